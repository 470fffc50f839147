/* contents.h - the list of contents; its page numbers are filled in when the pages are known
 */
#ifndef CONTENTS_H
#define CONTENTS_H
#include "block.h"

/* A page number still to be set: where, how, and of which place. */
struct pending_number {
    struct frame *frame;
    struct tag *leaf;
    const struct text_style *style;
    str anchor;
    mpt x, baseline;
    bool end; /* x is the right end */
    struct place at;
};
struct pending_numbers {
    struct pending_number *items;
    size_t n, cap;
};

struct flow *contents_flow(struct job *j, const struct block *b, struct tag *parent, mpt width,
                           struct pending_numbers *pending);
/* Sets one number; `label` is what the page calls itself. */
void contents_set_number(struct job *j, const struct pending_number *p, str label);
#endif
