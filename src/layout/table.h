/* table.h - tables: columns, cells, rows, heads that repeat
 *
 * table_flow prepares once: tags, column places, every cell's lines, row heights.
 * table_fit then only places.  Heads are tagged where they first stand; on later pages they are
 * artifacts.
 */
#ifndef TABLE_H
#define TABLE_H
#include "block.h"

/* A cell made ready. */
struct ready {
    const struct cell *cell;
    struct tag *tag; /* TH or TD */
    const struct text_style *style;
    struct texts texts;           /* turned cells: set again when their rows are low */
    struct lines lines;           /* words, heads */
    struct line *digits, *suffix; /* numbers; suffix may be NULL */
    mpt right;                    /* numbers: right edge of the digits, from the table's left */
    struct line *letter;          /* ratings */
    enum line_align align;
    bool turned;
    mpt height; /* of the row that it needs, padding included */
};

struct table_metrics { /* of the layout's <table>, resolved */
    const struct text_style *cell, *words, *known, *longer, *least, *head, *group, *caption,
        *rating, *area;
    mpt padding, padding_left, padding_right, text_right, slot, plain_right;
    mpt group_height, head_height, head_gap, group_inset, group_gap;
    mpt opening, group_rule, head_rule, row_rule, closing;
    colour opening_colour, group_colour, head_colour, row_colour, closing_colour;
    mpt symbol, symbol_gap;
    bool middle;
    enum { CAPTION_CORNER, CAPTION_TITLE, CAPTION_ABOVE } caption_place;
};

struct lack {
    const struct cell *cell;
    mpt needs;
};

struct table_flow {
    const struct table *table;
    struct table_metrics m;
    mpt *x;                    /* n_columns + 1 edges, from 0 */
    struct ready *cells;       /* as table->cells */
    struct ready *heads_again; /* head cells without tags, for later pages */
    size_t n_heads;            /* cells in head rows: the first ones */
    size_t *at;                /* grid: row * n_columns + column -> cell */
    mpt *row_height;
    mpt head_height;      /* of all head rows */
    bool heads_in_rows;   /* head rows of their own heights, not groups over columns */
    struct lack *lacks;   /* per column: the widest cell that does not fit */
    struct texts caption; /* tagged */
    struct lines caption_lines;
    bool caption_beside; /* it stands beside the page's title */
    struct tag *tag;
};

/* The flow of a table whose element stands under `parent`; NULL after a message (a column too
 * narrow for its longest word). */
struct flow *table_prepare(struct job *j, const struct block *b, struct tag *parent, mpt width);
struct fit table_fit(struct job *j, const struct flow *f, struct space s);
/* The caption when it stands beside the page's title; no items else. */
struct texts table_title_caption(const struct flow *f);
/* The flow begins a page with a title: a caption whose place is there is set there, not above. */
void table_begins_page(struct flow *f);

/* table_cell.c */
bool cells_prepare(struct job *j, struct table_flow *t);
mpt table_digit_edge(const struct table_flow *t, size_t column);
/* The layout's column, or NULL: a hand-written table may have none. */
const struct node *table_column(const struct table_flow *t, size_t column);
/* Whether it holds numbers: the layout says so, or the first body cell is one. */
bool table_column_counts(const struct table_flow *t, size_t column);
/* Whether it stands over a group of columns. */
bool table_head_is_group(const struct table_flow *t, const struct cell *c);

/* table_width.c: places the columns in `width`; false after a message when they do not fit. */
bool table_place_columns(struct job *j, struct table_flow *t, mpt width);
/* table_tag.c */
void table_tags(struct job *j, struct table_flow *t, struct tag *parent);
#endif
