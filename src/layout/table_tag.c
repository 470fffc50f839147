/* table_tag.c - the structure of a table: rows, heads with scope, the heads of every cell */
#include "table.h"
#include "vec.h"

static bool is_head(const struct cell *c)
{
    return c->kind == CELL_HEAD || c->kind == CELL_ROW_HEAD;
}

/* One tag a cell, row by row. */
static void tag_rows(struct table_flow *t, struct tag *body, size_t from, size_t to)
{
    size_t i = 0;
    while (i < t->table->n_cells && t->table->cells[i].row < from)
        i++;
    for (size_t row = from; row < to; row++) {
        struct tag *tr = tag_new(body, TAG_TR);
        for (; i < t->table->n_cells && t->table->cells[i].row == row; i++) {
            const struct cell *c = &t->table->cells[i];
            struct tag *tag = tag_new(tr, is_head(c) ? TAG_TH : TAG_TD);
            tag->row_span = c->row_span;
            tag->col_span = c->column_span;
            tag->scope = c->kind == CELL_HEAD       ? SCOPE_COLUMN
                         : c->kind == CELL_ROW_HEAD ? SCOPE_ROW
                                                    : SCOPE_NONE;
            t->cells[i].tag = tag;
        }
    }
}

typedef VEC(struct tag *) tag_list;

static void add_once(struct job *j, tag_list *list, struct tag *tag)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->items[i] == tag)
            return;
    vec_push(j->arena, list, tag);
}

/* The heads over a cell's columns and beside its rows. */
static void add_headers(struct job *j, struct table_flow *t, struct ready *r)
{
    const struct cell *c = r->cell;
    tag_list list = {0};
    for (size_t column = c->column; column < c->column + c->column_span; column++)
        for (size_t row = 0; row < t->table->head_rows && row < c->row; row++)
            add_once(j, &list, t->cells[t->at[row * t->table->n_columns + column]].tag);
    for (size_t row = c->row; c->kind != CELL_HEAD && row < c->row + c->row_span; row++)
        for (size_t column = 0; column < c->column; column++) {
            struct ready *head = &t->cells[t->at[row * t->table->n_columns + column]];
            if (head->cell->kind == CELL_ROW_HEAD)
                add_once(j, &list, head->tag);
        }
    r->tag->headers = list.items;
    r->tag->n_headers = list.n;
}

void table_tags(struct job *j, struct table_flow *t, struct tag *parent)
{
    const struct table *table = t->table;
    t->tag = tag_new(parent, TAG_TABLE);
    t->tag->summary = table->summary;
    if (table->caption.n) {
        struct tag *caption = tag_new(t->tag, TAG_CAPTION);
        t->caption = texts_of_str(j, table->caption, t->m.caption, caption);
    }
    if (table->head_rows)
        tag_rows(t, tag_new(t->tag, TAG_THEAD), 0, table->head_rows);
    tag_rows(t, tag_new(t->tag, TAG_TBODY), table->head_rows, table->n_rows);
    for (size_t i = 0; i < table->n_cells; i++)
        add_headers(j, t, &t->cells[i]);
}
