/* style.h - one layout job: styles resolved, looks of charts, rich text to inline text
 */
#ifndef STYLE_H
#define STYLE_H
#include "arena.h"
#include "document.h"
#include "frame.h"

struct job {
    struct arena *arena;
    struct diag *diag;
    const struct document *doc;
    const struct layout_spec *spec;
    struct font_set *fonts;
    struct shaper *shaper;
    struct charts *charts;
    struct tag_tree *tags;
    struct styled *styles; /* style.c's own */
    size_t n_styles;
    struct chart_look chart_look;
    struct donut_look donut_look;
    struct pyramid_look pyramid_look;
    mpt unit;           /* of vertical rhythm */
    size_t next_anchor; /* number of the next made-up anchor */
};

/* Resolves styles and chart looks; false after a message. */
bool styles_open(struct job *j);
/* The style as plain, strong, emphasised text.  NULL id or unknown: the first style. */
const struct text_style *style_of(struct job *j, str id, bool strong, bool emphasis);
/* The style that attribute `name` of a layout node names; the layout's first when it names none. */
const struct text_style *style_at(struct job *j, const struct node *n, const char *name);
/* The <block> of this id; a missing one is an error, once, and any other block is lent. */
const struct node *block_spec(struct job *j, str id, struct place at);
const struct node *symbol_spec(struct job *j, const struct rating *r);

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

/* The side of a rating symbol's slot at scale 1: 4.4 mm (look.md, section 6). */
#define SYMBOL_SLOT_MPT 12472

/* Draws a rating's symbol as an artifact with its slot's top left corner at `at`. */
void add_symbol(struct job *j, struct frame *f, const struct rating *r, point at, mpt slot);
#endif
