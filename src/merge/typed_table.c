/* typed_table.c - tables that are typed in the definition */
#include "cells.h"

/* A cell wider or higher than this is a slip. */
#define MOST_SPAN 1000

struct typed_table {
    struct grid grid;
    struct grid_size size;
};

static const struct node *first_row(const struct node *table, bool *in_head)
{
    const struct node *head = node_child(table, "head");
    const struct node *row = head ? node_child(head, "row") : NULL;
    *in_head = row != NULL;
    return row ? row : node_child(table, "row");
}

static const struct node *next_row(const struct node *table, const struct node *row, bool *in_head)
{
    const struct node *next = node_next(row, "row");
    if (next || !*in_head)
        return next;
    *in_head = false;
    return node_child(table, "row");
}

static bool span_of(struct merging *m, const struct node *cell, const char *name, size_t *span)
{
    int64_t typed = node_number(cell, name);
    *span = (size_t)typed;
    return (typed >= 1 && typed <= MOST_SPAN) ||
           diag_error(m->diag, node_place(cell, name), "%s is %lld; it is 1 to %d", name,
                      (long long)typed, MOST_SPAN);
}

static bool count_rows(struct typed_table *t, struct merging *m, const struct node *n)
{
    bool in_head;
    for (const struct node *row = first_row(n, &in_head); row; row = next_row(n, row, &in_head)) {
        t->size.head_rows += in_head;
        t->size.rows += !in_head;
    }
    return t->size.head_rows <= 2 ||
           diag_error(m->diag, n->at, "the table's head has %zu rows; it may have two",
                      t->size.head_rows);
}

/* The first row has nothing above it: its cells are the columns. */
static bool count_columns(struct typed_table *t, struct merging *m, const struct node *n)
{
    bool in_head;
    const struct node *row = first_row(n, &in_head);
    size_t width;
    for (const struct node *c = row ? node_child(row, "cell") : NULL; c; c = node_next(c, "cell")) {
        if (!span_of(m, c, "colspan", &width))
            return false;
        t->size.columns += width;
    }
    return t->size.columns ||
           diag_error(m->diag, n->at, "the table has no cells; give its rows some");
}

static void fill_cell(struct typed_table *t, struct cell *c, const struct node *n, bool in_head)
{
    struct rich_text text = inline_from_node(t->grid.m, n);
    c->at = n->at;
    if (!text.n)
        return;
    c->text = text;
    if (in_head || node_bool(n, "heading"))
        c->kind = in_head ? CELL_HEAD : CELL_ROW_HEAD;
    else if (node_choice_is(n, "align", "end")) {
        c->kind = CELL_NUMBER;
        c->digits = inline_plain(t->grid.m, &text);
    } else
        c->kind = node_choice_is(n, "align", "centre") ? CELL_WORDS : CELL_TEXT;
}

/* Places of a cell. */
struct span {
    size_t row, column, height, width;
};

static bool fits(const struct typed_table *t, struct span at, bool in_head)
{
    size_t below = in_head ? t->size.head_rows : t->size.head_rows + t->size.rows;
    if (at.column + at.width > t->size.columns || at.row + at.height > below)
        return false;
    for (size_t k = at.column; k < at.column + at.width; k++)
        if (!grid_free(&t->grid, at.row, k))
            return false;
    return true;
}

static bool put_cell(struct typed_table *t, const struct node *n, size_t row, size_t *column,
                     bool in_head)
{
    struct merging *m = t->grid.m;
    struct span at = {.row = row};
    while (*column < t->size.columns && !grid_free(&t->grid, row, *column))
        ++*column;
    at.column = *column;
    if (!span_of(m, n, "colspan", &at.width) || !span_of(m, n, "rowspan", &at.height))
        return false;
    if (!fits(t, at, in_head))
        return diag_error(
            m->diag, n->at,
            "this cell does not fit into a table of %zu columns, as many as its first row "
            "has; take it out or let it go over fewer",
            t->size.columns);
    struct cell *c = grid_put(&t->grid, CELL_EMPTY, row, *column);
    grid_widen(&t->grid, c, at.height, at.width);
    fill_cell(t, c, n, in_head);
    *column += at.width;
    return true;
}

static bool put_row(struct typed_table *t, const struct node *n, size_t row, bool in_head)
{
    size_t column = 0;
    for (const struct node *c = node_child(n, "cell"); c; c = node_next(c, "cell"))
        if (!put_cell(t, c, row, &column, in_head))
            return false;
    while (column < t->size.columns && !grid_free(&t->grid, row, column))
        column++;
    return column == t->size.columns ||
           diag_error(t->grid.m->diag, n->at,
                      "this row ends after %zu of %zu columns; give it the other "
                      "cells, empty ones if need be",
                      column, t->size.columns);
}

static bool put_rows(struct typed_table *t, const struct node *n)
{
    bool in_head;
    size_t row = 0;
    for (const struct node *r = first_row(n, &in_head); r; row++) {
        if (!put_row(t, r, row, in_head))
            return false;
        r = next_row(n, r, &in_head);
    }
    return true;
}

bool cells_from_typed(struct merging *m, const struct node *n, struct table *out)
{
    struct typed_table t = {0};
    const struct node *spec =
        merging_look(m, "tables", "table", node_text(n, "table"), node_place(n, "table"));
    if (!spec || !count_rows(&t, m, n) || !count_columns(&t, m, n) ||
        !grid_start_typed(&t.grid, m, out, spec, t.size) || !put_rows(&t, n))
        return false;
    grid_finish(&t.grid);
    grid_keep_rows(&t.grid);
    out->caption = merging_filled(m, node_text(n, "caption"));
    out->summary = str_print(m->arena, "%zu %s under %zu columns", t.size.rows,
                             t.size.rows == 1 ? "row" : "rows", t.size.columns);
    return true;
}
