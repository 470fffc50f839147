/* layout.h - document -> pages
 *
 * Limit: 20,000 pages.
 */
#ifndef LAYOUT_H
#define LAYOUT_H
#include "document.h"
#include "frame.h"

struct page {
    mpt width, height;
    str label;           /* "ii", "8" */
    struct frame *frame; /* from the page's top left corner */
};
struct pages {
    struct page *items;
    size_t n;
    struct tag_tree *tags;
    str charts; /* the charts' drawing, for the canvas */
};

/* `fonts` holds the layout's fonts by id, with their fallbacks.  NULL, with messages: a block that
 * does not fit, a character that no font has. */
struct pages *layout(struct arena *a, struct diag *d, const struct document *doc,
                     struct font_set *fonts);
#endif
