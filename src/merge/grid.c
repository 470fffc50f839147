/* grid.c - a table under way */
#include "grid.h"
#include "vec.h"

static struct cell **place_of(const struct grid *g, size_t row, size_t column)
{
    return &g->places[row * g->table->n_columns + column];
}

bool grid_free(const struct grid *g, size_t row, size_t column)
{
    return !*place_of(g, row, column);
}

struct cell *grid_put(struct grid *g, enum cell_kind kind, size_t row, size_t column)
{
    struct cell *c = arena_new(g->m->arena, struct cell);
    *c = (struct cell){.kind = kind,
                       .row = (unsigned)row,
                       .column = (unsigned)column,
                       .row_span = 1,
                       .column_span = 1};
    *place_of(g, row, column) = c;
    return c;
}

struct cell *grid_cell(const struct grid *g, size_t row, size_t column)
{
    return *place_of(g, row, column);
}

void grid_widen(struct grid *g, struct cell *c, size_t row_span, size_t column_span)
{
    c->row_span = (unsigned)row_span;
    c->column_span = (unsigned)column_span;
    for (size_t r = 0; r < row_span; r++)
        for (size_t k = 0; k < column_span; k++)
            *place_of(g, c->row + r, c->column + k) = c;
}

static bool starts_at(const struct cell *c, size_t row, size_t column)
{
    return c->row == row && c->column == column;
}

void grid_finish(struct grid *g)
{
    struct table *t = g->table;
    VEC(struct cell) cells = {0};
    for (size_t row = 0; row < t->n_rows; row++)
        for (size_t k = 0; k < t->n_columns; k++) {
            if (grid_free(g, row, k))
                grid_put(g, CELL_EMPTY, row, k);
            const struct cell *c = *place_of(g, row, k);
            if (starts_at(c, row, k))
                vec_push(g->m->arena, &cells, *c);
        }
    t->cells = cells.items;
    t->n_cells = cells.n;
}

static bool is_area(const struct table *t, const struct cell *c)
{
    const struct node *column = t->columns[c->column];
    return column && node_choice_is(column, "kind", "area");
}

void grid_keep_rows(struct grid *g)
{
    struct table *t = g->table;
    for (size_t i = 0; i < t->n_cells; i++) {
        const struct cell *c = &t->cells[i];
        if (c->row < t->head_rows || is_area(t, c))
            continue;
        for (size_t row = c->row; row + 1 < (size_t)c->row + c->row_span; row++)
            t->rows[row].keep_with_next = true;
    }
}

/* --- heads --------------------------------------------------------------- */

static str group_title(const struct table *t, size_t column)
{
    return t->groups[column] ? node_text(t->groups[column], "title") : (str){0};
}

static bool has_group_titles(const struct table *t)
{
    for (size_t k = 0; k < t->n_columns; k++)
        if (group_title(t, k).n)
            return true;
    return false;
}

static size_t group_end(const struct table *t, size_t column)
{
    size_t end = column + 1;
    while (end < t->n_columns && t->groups[end] == t->groups[column])
        end++;
    return end;
}

static struct cell *put_head(struct grid *g, size_t row, size_t column, const struct node *of)
{
    str title = merging_filled(g->m, node_text(of, "title"));
    struct cell *c = grid_put(g, title.n ? CELL_HEAD : CELL_EMPTY, row, column);
    c->text = inline_from_words(g->m, title, node_place(of, "title"));
    c->at = of->at;
    return c;
}

static void put_group(struct grid *g, size_t first, size_t end)
{
    struct table *t = g->table;
    bool alone = end == first + 1 && !node_text(t->columns[first], "title").n;
    struct cell *c = put_head(g, 0, first, t->groups[first]);
    grid_widen(g, c, alone ? 2 : 1, end - first);
    for (size_t k = first; k < end && !alone; k++)
        put_head(g, 1, k, t->columns[k]);
}

static void put_heads(struct grid *g)
{
    struct table *t = g->table;
    for (size_t k = 0; k < t->n_columns;)
        if (group_title(t, k).n) {
            size_t end = group_end(t, k);
            put_group(g, k, end);
            k = end;
        } else {
            grid_widen(g, put_head(g, 0, k, t->columns[k]), t->head_rows, 1);
            k++;
        }
}

/* --- beginning ----------------------------------------------------------- */

static bool make_places(struct grid *g, const struct node *spec, size_t n_rows)
{
    struct table *t = g->table;
    size_t most = GRID_MOST_PLACES / (t->n_columns + 1);
    if (n_rows > most)
        return diag_error(g->m->diag, spec->at,
                          "the table \"" STR_FMT "\" would have %zu rows; at most "
                          "%zu can be set",
                          STR_ARG(node_text(spec, "id")), n_rows, most);
    t->spec = spec;
    t->n_rows = t->head_rows + n_rows;
    t->rows = arena_array(g->m->arena, struct table_row, t->n_rows + 1);
    g->places = arena_array(g->m->arena, struct cell *, t->n_rows * t->n_columns + 1);
    return true;
}

bool grid_start(struct grid *g, struct merging *m, struct table *t, const struct node *spec,
                size_t n_rows)
{
    struct table_columns c = layout_table_columns(m->arena, m->job->layout, spec);
    *g = (struct grid){.m = m, .table = t};
    t->columns = c.columns;
    t->groups = c.groups;
    t->n_columns = c.n;
    if (!c.n)
        return diag_error(m->diag, spec->at,
                          "the table \"" STR_FMT "\" has no columns; give it "
                          "columns, or a width to those it has",
                          STR_ARG(node_text(spec, "id")));
    t->head_rows = has_group_titles(t) ? 2 : 1;
    if (!make_places(g, spec, n_rows))
        return false;
    put_heads(g);
    return true;
}

bool grid_start_typed(struct grid *g, struct merging *m, struct table *t, const struct node *spec,
                      struct grid_size size)
{
    struct table_columns c = layout_table_columns(m->arena, m->job->layout, spec);
    *g = (struct grid){.m = m, .table = t};
    t->n_columns = size.columns;
    t->head_rows = size.head_rows;
    t->columns = arena_array(m->arena, const struct node *, size.columns + 1);
    t->groups = arena_array(m->arena, const struct node *, size.columns + 1);
    for (size_t k = 0; k < size.columns && c.n; k++)
        t->columns[k] = c.columns[k < c.n ? k : c.n - 1];
    return make_places(g, spec, size.rows);
}

/* --- summary ------------------------------------------------------------- */

static bool is_title_column(const struct node *column)
{
    return node_choice_is(column, "kind", "title");
}

str grid_summary(struct grid *g, size_t n, const char *one, const char *many)
{
    const struct table *t = g->table;
    VEC(str) parts = {0};
    for (size_t k = 0; k < t->n_columns; k++) {
        bool grouped = group_title(t, k).n > 0;
        str title =
            merging_filled(g->m, grouped ? group_title(t, k) : node_text(t->columns[k], "title"));
        if (title.n && !is_title_column(t->columns[k]))
            vec_push(g->m->arena, &parts, title);
        k = grouped ? group_end(t, k) - 1 : k;
    }
    struct buf b = {.arena = g->m->arena};
    buf_print(&b, "%zu %s", n, n == 1 ? one : many);
    for (size_t i = 0; i < parts.n; i++)
        buf_print(&b, "%s" STR_FMT,
                  !i                 ? ", one per row, with "
                  : i + 1 == parts.n ? " and "
                                     : ", ",
                  STR_ARG(parts.items[i]));
    return buf_str(&b);
}
