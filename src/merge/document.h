/* document.h - the tree of blocks: what layout sees
 *
 * Definition and figures merged; all text is final but for page numbers.  Looks are named,
 * not resolved: `style` is the id of a block of the layout.  Constant once made.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H
#include "chart.h"
#include "figures.h"
#include "layout_spec.h"
#include "tag.h"

/* A stretch of text of one meaning. */
struct rich {
    str text; /* "\n" breaks the line */
    bool strong, emphasis;
    int rise; /* 1 superscript, -1 subscript */
    const struct link_target *link;
    str expansion;               /* of an abbreviation, at its first use in a section */
    const struct rating *symbol; /* drawn in place of `text`, which says what it means */
    struct place at;
};
struct rich_text {
    struct rich *items;
    size_t n;
};

enum block_kind {
    BLOCK_SECTION,
    BLOCK_PARA,
    BLOCK_HEADING,
    BLOCK_LIST,
    BLOCK_COLUMNS,
    BLOCK_TABLE,
    BLOCK_BOX,
    BLOCK_CHART,
    BLOCK_DONUTS,
    BLOCK_PYRAMID,
    BLOCK_RATING_ROWS,
    BLOCK_LINKS,
    BLOCK_CONTENTS,
    BLOCK_PAGE_BREAK
};

struct blocks {
    struct block **items;
    size_t n;
};

struct section {
    str title, strapline;
    bool heading; /* false: a group without a heading or a level of its own */
    str master;   /* empty: the layout's default */
    struct blocks content;
};

/* list */
enum list_kind { LIST_BULLET, LIST_NUMBER, LIST_LETTER };
struct list_item {
    struct rich_text text;
    struct blocks more; /* nested lists */
};
struct list {
    enum list_kind kind;
    int start;
    unsigned columns;
    struct list_item *items;
    size_t n;
};

struct columns {
    struct blocks *columns;
    size_t n;
};

/* table: a full grid; every grid place belongs to exactly one cell */
enum cell_kind {
    CELL_EMPTY,
    CELL_HEAD,
    CELL_ROW_HEAD,
    CELL_NUMBER,
    CELL_WORDS,
    CELL_TEXT,
    CELL_RATING
};
struct cell {
    enum cell_kind kind;
    unsigned row, column, row_span, column_span; /* spans are 1 or more; head rows come first */
    struct rich_text text;                       /* WORDS, TEXT, ROW_HEAD, HEAD */
    str digits, suffix;                          /* NUMBER */
    const struct rating *rating;                 /* RATING */
    bool known; /* WORDS: a known short text that is never broken ("Oct-Dec 23/24") */
    struct place at;
};
struct table_row {
    bool break_before;
    bool keep_with_next; /* a merged cell or pair runs on */
};
struct table {
    const struct node *spec;     /* <table> of the layout */
    const struct node **columns; /* its <column>s, in order, without those of width 0 */
    const struct node **groups;  /* per column: its <group>, or NULL */
    size_t n_columns;
    size_t head_rows;       /* 0, 1 or 2 */
    struct table_row *rows; /* head rows and body rows */
    size_t n_rows;
    struct cell *cells; /* by row, then column */
    size_t n_cells;
    str caption, summary;
};

/* commentary box: charts with their titles, text, who wrote it and when */
struct box {
    str title; /* when there is no chart */
    struct chart_data **charts;
    size_t n_charts;
    struct blocks text;
    str post, date; /* as printed; empty: not given */
};

struct donuts {
    struct donut {
        str title;
        size_t *counts; /* per rating */
        size_t total;
    } * items;
    size_t n;
};
struct band {
    double share;
    str style;
    struct rich_text label;
};
struct pyramid {
    str title, alt;
    struct band *bands;
    size_t n;
};
struct rating_rows {
    struct donut *items;
    size_t n;
    str note; /* below the key */
};
struct link_line {
    str label;
    struct link_target *to;
    str text;
};
struct links {
    struct link_line *items;
    size_t n;
};

struct contents_entry {
    str text, anchor;
    struct contents_entry *subs;
    size_t n_subs;
    const size_t *counts; /* ratings of its theme, or NULL */
};
struct contents {
    struct contents_entry *items;
    size_t n;
};

struct block {
    enum block_kind kind;
    str style;  /* id of the layout's block: "text", "points", "box" ...; of a table, of
                 * its <table>; of a section, empty: heading-2 and so on by its depth */
    str anchor; /* name of the place, or empty */
    bool page_start;
    struct place at;
    union {
        struct section section;
        struct rich_text para; /* PARA, HEADING (a sub-head inside a box) */
        struct list list;
        struct columns columns;
        struct table table;
        struct box box;
        struct chart_data *chart;
        struct donuts donuts;
        struct pyramid pyramid;
        struct rating_rows rating_rows;
        struct links links;
        struct contents contents;
    } as;
};

struct document {
    str title, organisation, subtitle, produced_by, description, keywords, lang, published;
    struct period period;
    const struct figures *figures;
    const struct layout_spec *layout;
    struct blocks blocks; /* sections: cover, contents, sections */
};
#endif
