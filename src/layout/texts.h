/* texts.h - the text of the document in its styles, with its tags, ready to be broken into lines */
#ifndef TEXTS_H
#define TEXTS_H
#include "job.h"

struct texts {
    struct inline_text *items;
    size_t n;
};
/* Text in a style with its leaves under `parent` (NULL: an artifact). */
struct texts texts_of_rich(struct job *j, const struct rich_text *text, str style,
                           struct tag *parent);
/* Plain text of one leaf (the element itself). */
struct texts texts_of_str(struct job *j, str text, const struct text_style *style,
                          struct tag *leaf);

/* One line, as wide as it needs. */
struct line *line_of(struct job *j, str text, const struct text_style *style, struct tag *leaf);
#endif
