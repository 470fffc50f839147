/* grid.h - a table under way: places, the cells that hold them, heads
 */
#ifndef GRID_H
#define GRID_H
#include "inline.h"

struct grid {
    struct merging *m;
    struct table *table;
    struct cell **places; /* by row, then column: the cell that a place belongs to */
};

/* More places than this are no table that is read: a message. */
#define GRID_MOST_PLACES ((size_t)4000000)

/* A table of the layout with `n_rows` rows of cells under its heads, which are written.  False
 * after a message. */
bool grid_start(struct grid *g, struct merging *m, struct table *t, const struct node *spec,
                size_t n_rows);
/* The same for a table that is typed whole: with columns and head rows of its own, which are yet to
 * be written. */
struct grid_size {
    size_t head_rows, rows, columns;
};
bool grid_start_typed(struct grid *g, struct merging *m, struct table *t, const struct node *spec,
                      struct grid_size size);
bool grid_free(const struct grid *g, size_t row, size_t column);
/* A new cell of one place, which is free. */
struct cell *grid_put(struct grid *g, enum cell_kind kind, size_t row, size_t column);
/* The cell that a place belongs to. */
struct cell *grid_cell(const struct grid *g, size_t row, size_t column);
/* The cell takes more places, all free, right and down. */
void grid_widen(struct grid *g, struct cell *c, size_t row_span, size_t column_span);
/* Free places get empty cells, and the table its list. */
void grid_finish(struct grid *g);
/* Rows that are under one cell, but for one of an area, are kept together. */
void grid_keep_rows(struct grid *g);
/* "24 indicators, one per row, with Previous years, Target and RAG": the titles of groups and of
 * columns without one. */
str grid_summary(struct grid *g, size_t n, const char *one, const char *many);
#endif
