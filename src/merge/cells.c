/* cells.c - tables of indicators, of data and of the glossary */
#include "cells.h"
#include "address.h"
#include "vec.h"

static const struct node *look_of(struct merging *m, const struct node *n)
{
    return merging_look(m, "tables", "table", node_text(n, "table"), node_place(n, "table"));
}

static void name_table(struct merging *m, const struct node *n, struct table *t)
{
    t->caption = merging_filled(m, node_text(n, "caption"));
}

/* --- which indicators ---------------------------------------------------- */

typedef VEC(const struct indicator *) indicators;

static bool is_named(const struct node_value *ids, str id)
{
    for (size_t i = 0; i < ids->n; i++)
        if (str_equal(ids->ids[i], id))
            return true;
    return false;
}

static void add_further(struct merging *m, indicators *list, const struct indicator *i,
                        const struct node_value *ids)
{
    const struct figures *f = m->job->figures;
    for (size_t k = 0; k < f->n_indicators; k++)
        if (f->indicators[k].row_of == i && !is_named(ids, f->indicators[k].id))
            vec_push(m->arena, list, &f->indicators[k]);
}

static void add_theme(struct merging *m, indicators *list, const struct theme *t)
{
    const struct figures *f = m->job->figures;
    for (size_t k = 0; k < f->n_indicators; k++) {
        const struct indicator *i = &f->indicators[k];
        if ((i->row_of ? i->row_of : i)->theme == t)
            vec_push(m->arena, list, i);
    }
}

struct indicator_list indicators_named(struct merging *m, const struct node *n, bool further)
{
    indicators list = {0};
    const struct node_value *ids = node_value(n, "indicators");
    for (size_t i = 0; i < ids->n; i++) {
        const struct indicator *found = merging_indicator(m, ids->ids[i], node_id_place(ids, i));
        if (!found)
            continue;
        vec_push(m->arena, &list, found);
        if (further)
            add_further(m, &list, found, ids);
    }
    return (struct indicator_list){list.items, list.n};
}

static struct indicator_list rows_of_table(struct merging *m, const struct node *n)
{
    str theme = node_text(n, "theme");
    if (!theme.n || node_value(n, "indicators")->n)
        return indicators_named(m, n, true);
    indicators list = {0};
    const struct theme *t = merging_theme(m, theme, node_place(n, "theme"));
    if (t)
        add_theme(m, &list, t);
    return (struct indicator_list){list.items, list.n};
}

/* --- tables of indicators ------------------------------------------------ */

struct sheet {
    struct grid grid;
    struct indicator_list rows;
    const struct figure **figures; /* by row, then column: of number columns */
};

/* "year-3" to "year-0", "q1" to "q4", "ytd", or as in data; false for others, "latest" among them.
 */
static bool column_period(struct period report, str name, struct period *out)
{
    int digit = name.n ? name.p[name.n - 1] - '0' : -1;
    if (period_parse(name, out))
        return true;
    if (str_is(name, "ytd"))
        *out = period_ytd_of(report);
    else if (name.n == 2 && name.p[0] == 'q' && digit >= 1 && digit <= 4)
        *out = period_quarter_of(report, digit);
    else if (name.n == 6 && str_starts(name, "year-") && digit >= 0 && digit <= 9)
        *out = period_year_of(report, -digit);
    else
        return false;
    return true;
}

static const struct figure *column_figure(struct merging *m, const struct indicator *i,
                                          const struct node *column)
{
    const struct figures *f = m->job->figures;
    size_t measure = measure_find(f, node_text(column, "measure"));
    struct period p;
    if (measure == SIZE_MAX)
        return NULL;
    if (column_period(f->period, node_text(column, "period"), &p))
        return figure_find(f, i, p, measure);
    return figure_latest(f, i, measure);
}

static bool is_number_column(const struct sheet *s, size_t k)
{
    return node_choice_is(s->grid.table->columns[k], "kind", "number");
}

static bool check_period(struct merging *m, const struct node *column)
{
    str name = node_text(column, "period");
    struct period ignored;
    return str_is(name, "latest") || column_period(m->job->figures->period, name, &ignored) ||
           diag_error(m->diag, node_place(column, "period"),
                      "there is no period \"" STR_FMT "\"; it is latest, year-0 (the report's) to "
                      "year-9, q1 to q4, ytd, or one as in the data: 2023-24, 2023-24 Q3, "
                      "academic 2022-23, 2023, 2004-06, 31/03/2023 or Dec 2023",
                      STR_ARG(name));
}

/* A wrong measure or period is one fault of the layout, not one of each row. */
static bool check_columns(struct sheet *s)
{
    struct merging *m = s->grid.m;
    bool good = true;
    size_t measure;
    for (size_t k = 0; k < s->grid.table->n_columns; k++) {
        if (!is_number_column(s, k))
            continue;
        good &= merging_measure(m, s->grid.table->columns[k], &measure);
        good &= check_period(m, s->grid.table->columns[k]);
    }
    return good;
}

static const struct figure **sheet_figure(struct sheet *s, size_t row, size_t k)
{
    return &s->figures[row * s->grid.table->n_columns + k];
}

static void find_figures(struct sheet *s)
{
    const struct table *t = s->grid.table;
    s->figures = arena_array(s->grid.m->arena, const struct figure *, s->rows.n * t->n_columns + 1);
    for (size_t row = 0; row < s->rows.n; row++)
        for (size_t k = 0; k < t->n_columns; k++)
            if (is_number_column(s, k))
                *sheet_figure(s, row, k) =
                    column_figure(s->grid.m, s->rows.items[row], t->columns[k]);
}

static bool row_is_blank(struct sheet *s, size_t row)
{
    size_t numbers = 0;
    for (size_t k = 0; k < s->grid.table->n_columns; k++) {
        numbers += is_number_column(s, k);
        if (*sheet_figure(s, row, k))
            return false;
    }
    return numbers > 0;
}

/* An indicator without any figure is told of by the checks. */
static void tell_blank_rows(struct sheet *s)
{
    struct merging *m = s->grid.m;
    for (size_t row = 0; row < s->rows.n; row++) {
        const struct indicator *i = s->rows.items[row];
        if (row_is_blank(s, row) && figure_latest(m->job->figures, i, MEASURE_VALUE))
            diag_warn(m->diag, i->at,
                      "indicator \"" STR_FMT
                      "\" has figures, but none for a column of the table \"" STR_FMT
                      "\", so that its row is blank; give the table a column of their period",
                      STR_ARG(i->id), STR_ARG(node_text(s->grid.table->spec, "id")));
    }
}

static bool covers_columns(const struct figure *f)
{
    return f->first_measure != f->last_measure || !period_equal(f->first_period, f->last_period);
}

static size_t columns_covered(struct sheet *s, size_t row, size_t k)
{
    const struct figure *f = *sheet_figure(s, row, k);
    size_t end = k + 1;
    while (covers_columns(f) && end < s->grid.table->n_columns && *sheet_figure(s, row, end) == f)
        end++;
    return end - k;
}

static size_t rows_covered(struct sheet *s, size_t row, size_t k, size_t width)
{
    const struct figure *f = *sheet_figure(s, row, k);
    size_t end = row + 1;
    while (f->first_indicator != f->last_indicator && end < s->rows.n &&
           *sheet_figure(s, end, k) == f && columns_covered(s, end, k) == width)
        end++;
    return end - row;
}

static bool has_blank(str s)
{
    return str_find(s, STR(" "), 0) != SIZE_MAX;
}

static void put_words(struct grid *g, struct cell *c, str words, bool known)
{
    c->kind = words.n ? CELL_WORDS : CELL_EMPTY;
    c->text = inline_from_words(g->m, words, c->at);
    c->known = known;
}

static void print_figure(struct grid *g, struct cell *c, const struct figure *f)
{
    bool merged = !period_equal(f->first_period, f->last_period);
    struct printed p = figure_print(g->m->arena, f, merged, &g->m->words);
    c->at = f->at;
    if (p.kind == PRINTED_WORDS) {
        put_words(g, c, p.text, !has_blank(p.text));
        return;
    }
    c->kind = p.kind == PRINTED_NUMBER ? CELL_NUMBER : CELL_EMPTY;
    c->digits = p.digits;
    c->suffix = p.suffix;
}

static void put_figure(struct sheet *s, size_t row, size_t k)
{
    struct grid *g = &s->grid;
    size_t grid_row = g->table->head_rows + row;
    const struct figure *f = *sheet_figure(s, row, k);
    if (!f || !grid_free(g, grid_row, k))
        return;
    size_t width = columns_covered(s, row, k), height = rows_covered(s, row, k, width);
    struct cell *c = grid_put(g, CELL_EMPTY, grid_row, k);
    grid_widen(g, c, height, width);
    print_figure(g, c, f);
}

/* Rows under one title: the indicator and the further ones that follow it. */
static void put_title(struct sheet *s, size_t row, size_t k)
{
    struct grid *g = &s->grid;
    size_t grid_row = g->table->head_rows + row, end = row + 1;
    const struct indicator *i = s->rows.items[row];
    if (!grid_free(g, grid_row, k))
        return;
    while (end < s->rows.n && s->rows.items[end]->row_of == i)
        end++;
    struct cell *c = grid_put(g, CELL_ROW_HEAD, grid_row, k);
    grid_widen(g, c, end - row, 1);
    c->at = i->at;
    c->text = inline_from_words(g->m, merging_title(g->m, i), i->at);
}

static void put_rating(struct grid *g, struct cell *c, const struct indicator *i, bool performance)
{
    const struct rating *rating = indicator_rating(g->m->job->figures, i);
    if (!rating)
        return;
    if (performance) {
        put_words(g, c, rating->performance, true);
        return;
    }
    g->m->symbols[rating->index] = true;
    c->kind = CELL_RATING;
    c->rating = rating;
}

/* The register's unit is a word of its own, which layouts say as they like. */
static str unit_words(struct merging *m, str unit)
{
    str id = str_print(m->arena, "unit-" STR_FMT, STR_ARG(unit));
    return merging_words(m, layout_word(m->job->layout, str_cstr(m->arena, id)));
}

static bool is_unit(const struct indicator *i, str field)
{
    return csv_column(i->csv, field) == csv_column(i->csv, STR("unit"));
}

static void put_field(struct grid *g, struct cell *c, const struct indicator *i, str field)
{
    const char *head = str_cstr(g->m->arena, field);
    str words = merging_words(g->m, indicator_field(i, head));
    if (words.n && is_unit(i, field))
        words = unit_words(g->m, words);
    c->at = indicator_field_place(i, head);
    put_words(g, c, words, !has_blank(words));
}

/* Other periods are wordings, which wrap. */
static bool is_short_period(enum period_kind kind)
{
    return kind == PERIOD_YEAR || kind == PERIOD_QUARTER || kind == PERIOD_YTD ||
           kind == PERIOD_ACADEMIC_YTD || kind == PERIOD_MONTH;
}

static void put_latest(struct grid *g, struct cell *c, const struct indicator *i)
{
    if (i->latest.kind == PERIOD_NONE)
        return;
    put_words(g, c, period_print(g->m->arena, i->latest, PERIOD_SHORT),
              is_short_period(i->latest.kind));
}

static void put_indicator_cell(struct sheet *s, size_t row, size_t k)
{
    struct grid *g = &s->grid;
    const struct node *column = g->table->columns[k];
    const struct indicator *i = s->rows.items[row];
    if (node_choice_is(column, "kind", "number")) {
        put_figure(s, row, k);
        return;
    }
    if (node_choice_is(column, "kind", "title")) {
        put_title(s, row, k);
        return;
    }
    struct cell *c = grid_put(g, CELL_EMPTY, g->table->head_rows + row, k);
    c->at = i->at;
    if (node_choice_is(column, "kind", "latest"))
        put_latest(g, c, i);
    else if (node_choice_is(column, "kind", "rating"))
        put_rating(g, c, i, false);
    else if (node_choice_is(column, "kind", "performance"))
        put_rating(g, c, i, true);
    else
        put_field(g, c, i, node_text(column, "field"));
}

static void break_before(struct sheet *s, const struct node *n)
{
    const struct node_value *ids = node_value(n, "break-before");
    for (size_t i = 0; i < ids->n; i++) {
        size_t row = 0;
        while (row < s->rows.n && !str_equal(s->rows.items[row]->id, ids->ids[i]))
            row++;
        if (row < s->rows.n)
            s->grid.table->rows[s->grid.table->head_rows + row].break_before = true;
        else
            diag_error(s->grid.m->diag, node_id_place(ids, i),
                       "\"" STR_FMT "\" is not in this table; name one of "
                       "its indicators",
                       STR_ARG(ids->ids[i]));
    }
}

static size_t count_titles(const struct indicator_list *rows)
{
    size_t n = 0;
    for (size_t i = 0; i < rows->n; i++)
        n += !rows->items[i]->row_of;
    return n;
}

bool cells_from_indicators(struct merging *m, const struct node *n, struct table *out)
{
    const struct node *spec = look_of(m, n);
    struct sheet s = {.rows = rows_of_table(m, n)};
    if (!spec || !grid_start(&s.grid, m, out, spec, s.rows.n) || !check_columns(&s))
        return false;
    if (!s.rows.n)
        return diag_error(m->diag, n->at,
                          "this table has no indicators; give it a theme that has some, "
                          "or name them");
    find_figures(&s);
    tell_blank_rows(&s);
    for (size_t row = 0; row < s.rows.n; row++)
        for (size_t k = 0; k < out->n_columns; k++)
            put_indicator_cell(&s, row, k);
    grid_finish(&s.grid);
    grid_keep_rows(&s.grid);
    break_before(&s, n);
    name_table(m, n, out);
    out->summary = grid_summary(&s.grid, count_titles(&s.rows), "indicator", "indicators");
    return true;
}

/* --- tables of data ------------------------------------------------------ */

struct data {
    struct grid grid;
    const struct csv *csv;
    const struct csv_row **rows;
    size_t n_rows;
};

/* "area=Net Zero|Workforce Welfare" */
struct condition {
    size_t column;
    str wanted;
};

static bool read_condition(struct data *d, const struct node *n, struct condition *out)
{
    str text = node_text(n, "where");
    size_t equals = str_find(text, STR("="), 0);
    *out = (struct condition){.column = SIZE_MAX};
    if (!text.n)
        return true;
    struct merging *m = d->grid.m;
    str head = str_trim(str_sub(text, 0, equals));
    out->column = equals == SIZE_MAX ? SIZE_MAX : csv_column(d->csv, head);
    if (out->column == SIZE_MAX)
        return diag_error(m->diag, node_place(n, "where"),
                          "\"" STR_FMT "\" is not a condition on a "
                          "column of " STR_FMT "; write it like area=Net Zero|Child Friendly",
                          STR_ARG(text), STR_ARG(d->csv->source->name));
    out->wanted = str_sub(text, equals + 1, text.n);
    return true;
}

static bool meets(const struct csv_row *row, const struct condition *c)
{
    str rest = c->wanted;
    if (c->column == SIZE_MAX)
        return true;
    for (str one; str_split(&rest, '|', &one);)
        if (str_equal(str_trim(one), str_trim(row->cells[c->column].text)))
            return true;
    return false;
}

static bool choose_rows(struct data *d, const struct node *n)
{
    struct condition c;
    if (!read_condition(d, n, &c))
        return false;
    d->rows = arena_array(d->grid.m->arena, const struct csv_row *, d->csv->n_rows + 1);
    for (size_t i = 0; i < d->csv->n_rows; i++)
        if (meets(&d->csv->rows[i], &c))
            d->rows[d->n_rows++] = &d->csv->rows[i];
    return d->n_rows || diag_error(d->grid.m->diag, node_place(n, "where"),
                                   "no row of " STR_FMT " is so; the table would be empty",
                                   STR_ARG(d->csv->source->name));
}

/* Place of the CSV's column that an attribute of a table's column names; SIZE_MAX after a message.
 */
static size_t data_column(struct data *d, const struct node *column, const char *attribute)
{
    struct merging *m = d->grid.m;
    size_t found = csv_column(d->csv, node_text(column, attribute));
    struct buf heads = {.arena = m->arena};
    for (size_t i = 0; found == SIZE_MAX && i < d->csv->head.n; i++)
        buf_print(&heads, "%s" STR_FMT, i ? ", " : "",
                  STR_ARG(str_trim(d->csv->head.cells[i].text)));
    if (found == SIZE_MAX)
        diag_error(m->diag, node_place(column, attribute),
                   STR_FMT " has no column \"" STR_FMT "\"; its heads are " STR_FMT,
                   STR_ARG(d->csv->source->name), STR_ARG(node_text(column, attribute)),
                   STR_ARG(buf_str(&heads)));
    return found;
}

static void put_area(struct data *d, size_t row, size_t k, size_t from)
{
    struct grid *g = &d->grid;
    size_t grid_row = g->table->head_rows + row, end = row + 1;
    const struct csv_cell *first = &d->rows[row]->cells[from];
    if (!grid_free(g, grid_row, k))
        return;
    while (end < d->n_rows && str_equal(d->rows[end]->cells[from].text, first->text))
        end++;
    struct cell *c = grid_put(g, CELL_ROW_HEAD, grid_row, k);
    grid_widen(g, c, end - row, 1);
    c->at = csv_place(d->csv, first);
    c->text = inline_from_words(g->m, merging_words(g->m, first->text), c->at);
}

static void put_number_typed(struct cell *c, str typed)
{
    bool percent = str_ends(typed, "%");
    c->kind = typed.n ? CELL_NUMBER : CELL_EMPTY;
    c->digits = str_sub(typed, 0, typed.n - percent);
    c->suffix = percent ? STR("%") : (str){0};
}

static void put_data_cell(struct data *d, size_t row, size_t k, size_t from)
{
    struct grid *g = &d->grid;
    const struct node *column = g->table->columns[k];
    const struct csv_cell *source = &d->rows[row]->cells[from];
    str words = merging_words(g->m, source->text);
    struct cell *c = grid_put(g, CELL_EMPTY, g->table->head_rows + row, k);
    c->at = csv_place(d->csv, source);
    if (node_choice_is(column, "kind", "number")) {
        put_number_typed(c, words);
        return;
    }
    c->text = inline_from_words(g->m, words, c->at);
    if (words.n)
        c->kind = node_choice_is(column, "kind", "title") ? CELL_ROW_HEAD : CELL_TEXT;
}

/* The words lead to the address that the row has, if it has one. */
static void put_link(struct data *d, size_t row, size_t k, size_t words, size_t address)
{
    struct merging *m = d->grid.m;
    const struct csv_cell *cells = d->rows[row]->cells;
    str uri = str_trim(cells[address].text);
    put_data_cell(d, row, k, words);
    if (!uri.n)
        return;
    if (!address_is_uri(uri)) {
        diag_error(m->diag, csv_place(d->csv, &cells[address]),
                   "\"" STR_FMT
                   "\" is not an address; begin it with https: or mailto:, write blanks as "
                   "%%20, and stay below %d bytes",
                   STR_ARG(str_sub(uri, 0, 80)), ADDRESS_MOST);
        return;
    }
    struct cell *c = grid_cell(&d->grid, d->grid.table->head_rows + row, k);
    str shown = merging_words(m, cells[words].text);
    c->kind = CELL_TEXT;
    c->text = inline_from_link(m, shown.n ? shown : uri, uri, c->at);
}

static void put_data_row(struct data *d, size_t row, size_t k, const size_t from[2])
{
    const struct node *column = d->grid.table->columns[k];
    if (node_choice_is(column, "kind", "area"))
        put_area(d, row, k, from[0]);
    else if (from[1] != SIZE_MAX)
        put_link(d, row, k, from[0], from[1]);
    else
        put_data_cell(d, row, k, from[0]);
}

static void put_data_column(struct data *d, size_t k)
{
    const struct node *column = d->grid.table->columns[k];
    bool link = node_choice_is(column, "kind", "link") && node_has(column, "address");
    size_t from[2] = {data_column(d, column, "field"),
                      link ? data_column(d, column, "address") : SIZE_MAX};
    if (from[0] == SIZE_MAX || (link && from[1] == SIZE_MAX))
        return;
    for (size_t row = 0; row < d->n_rows; row++)
        put_data_row(d, row, k, from);
}

bool cells_from_data(struct merging *m, const struct node *n, struct table *out)
{
    struct data d = {.grid = {.m = m}};
    const struct node *spec = look_of(m, n);
    d.csv = merging_sheet(m, "table", node_text(n, "data"), node_place(n, "data"));
    if (!spec || !d.csv || !choose_rows(&d, n) || !grid_start(&d.grid, m, out, spec, d.n_rows))
        return false;
    for (size_t k = 0; k < out->n_columns; k++)
        put_data_column(&d, k);
    grid_finish(&d.grid);
    name_table(m, n, out);
    out->summary = grid_summary(&d.grid, d.n_rows, "entry", "entries");
    return true;
}

/* --- the glossary -------------------------------------------------------- */

enum { ABBREVIATION, TERM, EXPLANATION, LINK_TEXT, URL, GLOSSARY_COLUMNS };

struct glossary {
    struct grid grid;
    const struct csv *csv;
    size_t columns[GLOSSARY_COLUMNS];
};

static bool glossary_columns(struct glossary *g, struct merging *m)
{
    static const char *const heads[] = {"abbreviation", "term", "explanation", "link_text", "url"};
    bool good = true;
    for (size_t i = 0; i < GLOSSARY_COLUMNS; i++)
        good &= csv_need(m->diag, g->csv, heads[i], &g->columns[i]);
    return good;
}

static str glossary_words(struct glossary *g, size_t row, size_t column)
{
    return merging_words(g->grid.m, g->csv->rows[row].cells[g->columns[column]].text);
}

static struct place glossary_place(struct glossary *g, size_t row, size_t column)
{
    return csv_place(g->csv, &g->csv->rows[row].cells[g->columns[column]]);
}

static struct rich_text glossary_explanation(struct glossary *g, size_t row)
{
    str term = glossary_words(g, row, TERM), more = glossary_words(g, row, EXPLANATION);
    if (more.n && term.n)
        term = str_print(g->grid.m->arena, STR_FMT ". " STR_FMT, STR_ARG(term), STR_ARG(more));
    return inline_from_words(g->grid.m, term.n ? term : more, glossary_place(g, row, TERM));
}

static struct rich_text glossary_link(struct glossary *g, size_t row)
{
    str words = glossary_words(g, row, LINK_TEXT);
    str url = str_trim(g->csv->rows[row].cells[g->columns[URL]].text);
    struct place at = glossary_place(g, row, words.n ? LINK_TEXT : URL);
    if (!url.n)
        return inline_from_words(g->grid.m, words, at);
    return inline_from_link(g->grid.m, words.n ? words : url, url, at);
}

static struct rich_text glossary_field(struct glossary *g, size_t row, str field, bool *known)
{
    *known = true;
    if (str_is(field, "abbreviation"))
        return inline_from_words(g->grid.m, glossary_words(g, row, ABBREVIATION),
                                 glossary_place(g, row, ABBREVIATION));
    if (str_is(field, "explanation"))
        return glossary_explanation(g, row);
    if (str_is(field, "link"))
        return glossary_link(g, row);
    *known = false;
    return (struct rich_text){0};
}

static bool put_glossary_column(struct glossary *g, size_t k)
{
    const struct node *column = g->grid.table->columns[k];
    bool title = node_choice_is(column, "kind", "title"), known = true;
    for (size_t row = 0; row < g->csv->n_rows && known; row++) {
        struct cell *c = grid_put(&g->grid, CELL_EMPTY, g->grid.table->head_rows + row, k);
        c->text = glossary_field(g, row, node_text(column, "field"), &known);
        if (c->text.n) {
            c->kind = title ? CELL_ROW_HEAD : CELL_TEXT;
            c->at = c->text.items->at;
        }
    }
    return known || diag_error(g->grid.m->diag, node_place(column, "field"),
                               "a glossary has no field \"" STR_FMT
                               "\"; it is abbreviation, explanation or link",
                               STR_ARG(node_text(column, "field")));
}

bool cells_from_glossary(struct merging *m, const struct node *n, struct table *out)
{
    struct glossary g = {.csv = merging_sheet(m, "glossary", STR(""), n->at)};
    const struct node *spec = look_of(m, n);
    if (!spec || !g.csv || !glossary_columns(&g, m) ||
        !grid_start(&g.grid, m, out, spec, g.csv->n_rows))
        return false;
    for (size_t k = 0; k < out->n_columns; k++)
        if (!put_glossary_column(&g, k))
            return false;
    grid_finish(&g.grid);
    name_table(m, n, out);
    out->summary = grid_summary(&g.grid, g.csv->n_rows, "abbreviation", "abbreviations");
    return true;
}
