/* block.h - flows: blocks made ready for a place
 *
 * A flow is asked to fill a space and answers with a frame and the rest:
 * `rest` is NULL when all went in, `frame` is NULL when nothing did.  Fitting has no side effects:
 * tags are made and charts are drawn before, so the same flow may be tried in several spaces.
 */
#ifndef BLOCK_H
#define BLOCK_H
#include "frame.h"
#include "style.h"
#include "texts.h"

enum flow_kind { FLOW_TEXT, FLOW_STACK, FLOW_ITEM, FLOW_SIDE, FLOW_NEWS, FLOW_TABLE, FLOW_FIXED };

/* A text's lines at the width they were last asked for: a text is tried in several spaces, but
 * almost always in one width. */
struct text_lines {
    mpt width;
    bool known;
    struct lines lines;
};

/* A place that links lead to, at the top of a flow, and its bookmark. */
struct mark {
    str anchor;
    unsigned level; /* of the bookmark; 0: none */
    str title;
};

struct flow {
    enum flow_kind kind;
    mpt before, after;  /* the larger of two meeting spaces counts; none at the top of a region */
    bool keep_next;     /* stands on the page of what follows */
    bool heads;         /* a heading over text: its `after` alone parts it from what follows */
    bool whole;         /* is not cut unless it is taller than a region */
    bool snap;          /* starts on the grid */
    bool page_start;    /* begins a page */
    bool is_rest;       /* what is left of a flow that was cut */
    str master;         /* of a page that it begins; empty: the section's */
    mpt rule, rule_gap; /* above it */
    colour rule_colour;
    bool rule_first;
    const struct mark *marks;
    size_t n_marks;
    struct place at;
    union {
        struct {
            struct texts texts;
            struct line_box box;
            size_t from;
            size_t least_lines;
            struct text_lines *broken;
        } text;
        struct {
            struct flow **items;
            size_t n;
        } stack;
        struct {
            struct line *label;
            mpt label_x;
            bool label_end;
            const struct text_style *label_style;
            mpt indent;
            struct flow *body;
        } item;
        struct {
            struct flow **columns;
            mpt *x, *width;
            size_t n;
        } side;
        struct {
            struct flow **items;
            size_t n;
            size_t columns;
            mpt gutter;
        } news;
        struct {
            struct table_flow *table;
            size_t from;
        } table;
        struct frame *fixed;
    } as;
};

struct space {
    mpt width, height;
    mpt y;      /* of its top on the page, from the start of the grid */
    bool first; /* it is a whole region, with nothing above */
};
struct fit {
    struct frame *frame;
    struct flow *rest;
};

struct fit flow_fit(struct job *j, const struct flow *f, struct space s);

struct flow *flow_new(struct job *j, enum flow_kind kind, struct place at);
struct flow *flow_text(struct job *j, struct texts texts, const struct text_style *style,
                       struct place at);
struct flow *flow_fixed(struct job *j, struct frame *frame, struct place at);
struct flow *flow_stack(struct job *j, struct flow **items, size_t n, struct place at);
/* The flow starts at `mark` too. */
void flow_mark(struct job *j, struct flow *f, struct mark mark);
/* before, after, snap and master of a layout's <block>. */
void flow_space(struct flow *f, const struct node *spec);
/* The same, and its rule above. */
void flow_dress(struct flow *f, const struct node *spec);
#endif
