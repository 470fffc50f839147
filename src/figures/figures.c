/* figures.c - figures from the rows of the data files */
#include "figures.h"
#include "reading.h"
#include "value.h"
#include "vec.h"

#define INDICATORS_MOST 256 /* of one figure */

static const char *const measure_words[] = {
    "value", "numerator", "denominator", "quarterly-target", "annual-target", "rating"};
static const char *const state_words[] = {"final",          "provisional", "revised",
                                          "estimated",      "not-due",     "not-available",
                                          "not-applicable", "suppressed",  "text"};
#define N_STATES (sizeof state_words / sizeof *state_words)

/* --- measures --- */

size_t measure_find(const struct figures *f, str name)
{
    for (size_t i = 0; i < MEASURE_COMPARATOR; i++)
        if (str_is(name, measure_words[i]))
            return i;
    for (size_t i = 0; i < f->n_comparators; i++)
        if (str_equal(name, f->comparators[i].id))
            return MEASURE_COMPARATOR + i;
    return SIZE_MAX;
}

str measure_name(const struct figures *f, size_t measure)
{
    if (measure < MEASURE_COMPARATOR)
        return str_of(measure_words[measure]);
    return f->comparators[measure - MEASURE_COMPARATOR].id;
}

bool measure_refuse(struct arena *a, struct diag *d, const struct figures *f, struct place at,
                    str name)
{
    size_t n = MEASURE_COMPARATOR + f->n_comparators;
    str *names = arena_array(a, str, n);
    for (size_t i = 0; i < n; i++)
        names[i] = measure_name(f, i);
    return diag_error(d, at, "measure \"" STR_FMT "\" is not known" STR_FMT, STR_ARG(name),
                      STR_ARG(names_words(a, name, names, n)));
}

/* Figures may span the columns of one group head. */
static bool measures_share_a_head(size_t a, size_t b)
{
    static const int heads[] = {0, 1, 1, 2, 2, 3};
    if (a >= MEASURE_COMPARATOR || b >= MEASURE_COMPARATOR)
        return a >= MEASURE_COMPARATOR && b >= MEASURE_COMPARATOR;
    return heads[a] == heads[b];
}

/* --- keys: each an item, or two with ".." between --- */

/* Cells of a figure: columns of the file, and the row that is read. */
struct row {
    struct cells cells;
    size_t indicator, period, measure, value, state, note; /* columns */
};

static void cut_range(str s, str *first, str *last)
{
    size_t dots = str_find(s, STR(".."), 0);
    *first = str_trim(str_sub(s, 0, dots == SIZE_MAX ? s.n : dots));
    *last = dots == SIZE_MAX ? *first : str_trim(str_sub(s, dots + 2, s.n));
}

static bool refuse_backwards(struct diag *d, struct place at, str first, str last)
{
    return diag_error(
        d, at, "\"" STR_FMT "\" comes before \"" STR_FMT "\"; write \"" STR_FMT ".." STR_FMT "\"",
        STR_ARG(last), STR_ARG(first), STR_ARG(last), STR_ARG(first));
}

static bool find_indicator(struct reading *r, struct place at, str id, size_t *out)
{
    const struct indicator *found = indicator_find(r->figures, id);
    if (found)
        *out = found->index;
    else if (id.n == 0)
        return diag_error(r->diag, at, "the indicator is blank; write its id");
    return found || indicator_refuse(r->arena, r->diag, r->figures, at, id);
}

static bool read_indicators(struct reading *r, struct place at, str s, struct figure *out)
{
    str first, last;
    cut_range(s, &first, &last);
    if (!find_indicator(r, at, first, &out->first_indicator) ||
        !find_indicator(r, at, last, &out->last_indicator))
        return false;
    if (out->last_indicator < out->first_indicator)
        return refuse_backwards(r->diag, at, first, last);
    if (out->last_indicator - out->first_indicator >= INDICATORS_MOST)
        return diag_error(r->diag, at, "one figure spans %zu indicators; span at most %d",
                          out->last_indicator - out->first_indicator + 1, INDICATORS_MOST);
    return true;
}

static bool read_periods(struct reading *r, struct place at, str s, struct figure *out)
{
    str first, last;
    cut_range(s, &first, &last);
    if (!period_parse(first, &out->first_period))
        return period_refuse(r->diag, at, first);
    if (!period_parse(last, &out->last_period))
        return period_refuse(r->diag, at, last);
    int order = period_compare(out->first_period, out->last_period);
    if (order == 1)
        return refuse_backwards(r->diag, at, first, last);
    size_t n = order == 2 ? 0 : period_span(out->first_period, out->last_period);
    if (n == 0)
        return diag_error(r->diag, at,
                          "\"" STR_FMT "\" and \"" STR_FMT "\" are not ends of one row of periods; "
                          "give a figure for each kind",
                          STR_ARG(first), STR_ARG(last));
    if (n > PERIOD_SPAN_MOST)
        return diag_error(r->diag, at, "one figure spans more than %d periods; span fewer",
                          PERIOD_SPAN_MOST);
    return true;
}

static bool find_measure(struct reading *r, struct place at, str name, size_t *out)
{
    *out = measure_find(r->figures, name);
    return *out != SIZE_MAX || measure_refuse(r->arena, r->diag, r->figures, at, name);
}

static bool read_measures(struct reading *r, struct place at, str s, struct figure *out)
{
    str first, last;
    cut_range(s, &first, &last);
    if (!find_measure(r, at, first, &out->first_measure) ||
        !find_measure(r, at, last, &out->last_measure))
        return false;
    if (!measures_share_a_head(out->first_measure, out->last_measure))
        return diag_error(r->diag, at,
                          "\"" STR_FMT "\" and \"" STR_FMT "\" do not stand side by side; give a "
                          "figure for each",
                          STR_ARG(first), STR_ARG(last));
    if (out->last_measure < out->first_measure)
        return refuse_backwards(r->diag, at, first, last);
    return true;
}

/* --- what the figure says --- */

static bool read_state(struct reading *r, struct place at, str s, enum state *out)
{
    str names[N_STATES];
    *out = STATE_FINAL;
    for (size_t i = 0; i < N_STATES; i++) {
        names[i] = str_of(state_words[i]);
        if (str_equal(s, names[i]))
            *out = (enum state)i;
    }
    return s.n == 0 || str_equal(s, names[*out]) ||
           diag_error(r->diag, at, "state \"" STR_FMT "\" is not known" STR_FMT, STR_ARG(s),
                      STR_ARG(names_words(r->arena, s, names, N_STATES)));
}

static bool read_rating(struct reading *r, struct figure *out)
{
    const struct figures *f = r->figures;
    out->rating = rating_find(f, out->typed);
    if (out->rating)
        return true;
    str *names = arena_array(r->arena, str, f->n_ratings);
    for (size_t i = 0; i < f->n_ratings; i++)
        names[i] = f->ratings[i].id;
    return diag_error(r->diag, out->at, "rating \"" STR_FMT "\" is not in the definition" STR_FMT,
                      STR_ARG(out->typed),
                      STR_ARG(names_words(r->arena, out->typed, names, f->n_ratings)));
}

/* "maintain 90%" is a target; what was counted is a number and nothing else. */
static bool check_wording(struct reading *r, const struct figure *f, str number)
{
    if (f->first_measure > MEASURE_DENOMINATOR || number.n == f->typed.n)
        return true;
    return diag_error(r->diag, f->at,
                      "\"" STR_FMT "\" has words beside its number; write " STR_FMT ", with the "
                      "state estimated if it is an estimate, and words as its note",
                      STR_ARG(f->typed), STR_ARG(number));
}

static bool read_number(struct reading *r, struct figure *out)
{
    struct typed typed;
    if (!value_undamaged(r->diag, out->at, out->typed))
        return false;
    if (!value_parse(out->typed, &typed))
        return value_refuse(r->arena, r->diag, out->at, out->typed);
    if (!check_wording(r, out, typed.number))
        return false;
    out->has_value = true;
    out->value = typed.value;
    out->sense = typed.sense;
    out->currency = typed.currency;
    out->percent = typed.percent;
    out->multiple = typed.multiple;
    out->number = typed.number;
    return true;
}

/* Whether value and note are there as the state wants them. */
static bool state_holds(struct diag *d, const struct figure *f)
{
    switch (f->state) {
    case STATE_FINAL:
    case STATE_PROVISIONAL:
    case STATE_REVISED:
    case STATE_ESTIMATED:
        return f->typed.n ||
               diag_error(d, f->at,
                          "the value is blank; a blank is never silent: give a value or a state");
    case STATE_NOT_DUE:
    case STATE_NOT_AVAILABLE:
    case STATE_NOT_APPLICABLE:
    case STATE_SUPPRESSED:
        return f->typed.n == 0 ||
               diag_error(d, f->at,
                          "the value is \"" STR_FMT "\" where the state says \"%s\"; empty it or "
                          "correct the state",
                          STR_ARG(f->typed), state_words[f->state]);
    case STATE_TEXT:
        return f->note.n ||
               diag_error(d, f->at,
                          "the state \"text\" prints its note, which is blank; write the wording "
                          "there");
    }
    return false;
}

static bool read_content(struct reading *r, struct figure *out)
{
    if (!state_holds(r->diag, out))
        return false;
    if (out->typed.n == 0)
        return true;
    return out->first_measure == MEASURE_RATING ? read_rating(r, out) : read_number(r, out);
}

static bool read_row(struct reading *r, const struct row *row, struct figure *out)
{
    const struct cells *c = &row->cells;
    *out = (struct figure){.typed = cell_text(c, row->value), .note = cell_text(c, row->note)};
    bool note_only = out->typed.n == 0 && out->note.n > 0;
    out->at = cell_place(c, note_only ? row->note : row->value);
    bool good = value_undamaged(r->diag, cell_place(c, row->note), out->note);
    good &= read_indicators(r, cell_place(c, row->indicator), cell_text(c, row->indicator), out);
    good &= read_periods(r, cell_place(c, row->period), cell_text(c, row->period), out);
    good &= read_measures(r, cell_place(c, row->measure), cell_text(c, row->measure), out);
    good &= read_state(r, cell_place(c, row->state), cell_text(c, row->state), &out->state);
    return good && read_content(r, out);
}

/* --- files: a row per figure, or a sheet with a column per period --- */

struct found {
    VEC(struct figure) figures;
};

static bool find_columns(struct diag *d, const struct csv *csv, struct row *row)
{
    bool indicator = csv_need(d, csv, "indicator", &row->indicator);
    bool period = csv_need(d, csv, "period", &row->period);
    bool measure = csv_need(d, csv, "measure", &row->measure);
    bool value = csv_need(d, csv, "value", &row->value);
    row->state = csv_column(csv, STR("state"));
    row->note = csv_column(csv, STR("note"));
    return indicator && period && measure && value;
}

static bool read_rows(struct reading *r, const struct csv *csv, struct found *found)
{
    struct row row = {.cells.csv = csv};
    bool good = find_columns(r->diag, csv, &row);
    for (size_t i = 0; good && i < csv->n_rows; i++) {
        struct figure one;
        row.cells.row = i;
        if (read_row(r, &row, &one))
            vec_push(r->arena, &found->figures, one);
        else if (diag_errors(r->diag) >= DIAG_MANY)
            good = false;
    }
    return good;
}

/* A column of a sheet, with the period and measure that the definition gives it. */
struct sheet_column {
    size_t column;
    struct figure key; /* its periods and measures */
};

static bool map_column(struct reading *r, const struct csv *csv, const struct node *n,
                       struct sheet_column *out)
{
    bool found = csv_need(r->diag, csv, str_cstr(r->arena, node_text(n, "head")), &out->column);
    bool period = read_periods(r, node_place(n, "period"), node_text(n, "period"), &out->key);
    bool measure = read_measures(r, node_place(n, "measure"), node_text(n, "measure"), &out->key);
    return found && period && measure;
}

struct sheet {
    size_t id_column;
    VEC(struct sheet_column) columns;
};

static bool row_is_blank(const struct cells *c, const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->columns.n; i++)
        if (cell_text(c, sheet->columns.items[i].column).n)
            return false;
    return true;
}

/* Blank cells of a sheet are no figures. */
static bool read_sheet_row(struct reading *r, const struct cells *c, const struct sheet *sheet,
                           struct found *found)
{
    struct figure row;
    bool good = true;
    if (row_is_blank(c, sheet))
        return true;
    if (!read_indicators(r, cell_place(c, sheet->id_column), cell_text(c, sheet->id_column), &row))
        return false;
    for (size_t i = 0; i < sheet->columns.n; i++) {
        struct figure one = sheet->columns.items[i].key;
        one.first_indicator = row.first_indicator;
        one.last_indicator = row.last_indicator;
        one.typed = cell_text(c, sheet->columns.items[i].column);
        one.at = cell_place(c, sheet->columns.items[i].column);
        if (one.typed.n && !read_content(r, &one))
            good = false;
        else if (one.typed.n)
            vec_push(r->arena, &found->figures, one);
    }
    return good;
}

static bool read_sheet(struct reading *r, const struct csv *csv, const struct node *n,
                       struct found *found)
{
    struct sheet sheet = {0};
    const char *head = str_cstr(r->arena, node_text(n, "indicator"));
    bool good = csv_need(r->diag, csv, head, &sheet.id_column);
    for (const struct node *c = node_child(n, "column"); c; c = node_next(c, "column")) {
        struct sheet_column one = {0};
        good &= map_column(r, csv, c, &one);
        vec_push(r->arena, &sheet.columns, one);
    }
    for (size_t i = 0; good && i < csv->n_rows && diag_errors(r->diag) < DIAG_MANY; i++) {
        struct cells cells = {csv, i};
        read_sheet_row(r, &cells, &sheet, found);
    }
    return good;
}

static bool read_file(struct reading *r, const struct data_file *file, struct found *found)
{
    size_t before = diag_errors(r->diag);
    struct csv *csv = csv_read(r->arena, r->diag, file->source->name, file->source->bytes);
    if (!csv)
        return false;
    bool good = node_child(file->node, "column") ? read_sheet(r, csv, file->node, found)
                                                 : read_rows(r, csv, found);
    return good && diag_errors(r->diag) == before;
}

/* --- reading all --- */

static bool read_period(struct reading *r)
{
    const struct node *root = r->figures->definition->root;
    str s = str_trim(node_text(root, "period"));
    return period_parse(s, &r->figures->period) ||
           period_refuse(r->diag, node_place(root, "period"), s);
}

static bool read_figures(struct reading *r)
{
    struct figures *f = r->figures;
    struct found found = {0};
    bool good = true;
    for (size_t i = 0; i < f->definition->n_files; i++)
        if (node_is(f->definition->files[i].node, "figures"))
            good &= read_file(r, &f->definition->files[i], &found);
    f->items = found.figures.items;
    f->n_items = found.figures.n;
    return index_figures(r) && good;
}

struct figures *figures_read(struct arena *a, struct diag *d, const struct definition *def)
{
    struct figures *f = arena_new(a, struct figures);
    struct reading r = {a, d, f};
    f->definition = def;
    bool good = read_period(&r);
    good &= ratings_read(&r);
    good &= themes_read(&r);
    good &= comparators_read(&r);
    good = register_read(&r) && good;
    return good && read_figures(&r) ? f : NULL;
}

/* --- printing --- */

static void print_ids(struct buf *out, const struct figures *f, const struct figure *one)
{
    buf_put(out, f->indicators[one->first_indicator].id);
    if (one->last_indicator != one->first_indicator)
        buf_print(out, ".." STR_FMT, STR_ARG(f->indicators[one->last_indicator].id));
}

static void print_periods(struct buf *out, const struct figure *one)
{
    buf_put(out, period_print(out->arena, one->first_period, PERIOD_DATA));
    if (!period_equal(one->first_period, one->last_period))
        buf_print(out, ".." STR_FMT,
                  STR_ARG(period_print(out->arena, one->last_period, PERIOD_DATA)));
}

static void print_measures(struct buf *out, const struct figures *f, const struct figure *one)
{
    buf_put(out, measure_name(f, one->first_measure));
    if (one->last_measure != one->first_measure)
        buf_print(out, ".." STR_FMT, STR_ARG(measure_name(f, one->last_measure)));
}

static void print_figure(struct buf *out, const struct figures *f, const struct figure *one)
{
    struct line_column at = place_line_column(one->at);
    print_ids(out, f, one);
    buf_put(out, STR(" | "));
    print_periods(out, one);
    buf_put(out, STR(" | "));
    print_measures(out, f, one);
    buf_print(out, " | " STR_FMT "%s" STR_FMT " | %s | " STR_FMT ":%zu:%zu\n", STR_ARG(one->typed),
              one->typed.n && one->note.n ? " " : "", STR_ARG(one->note), state_words[one->state],
              STR_ARG(one->at.source->name), at.line, at.column);
}

void figures_print(struct buf *out, const struct figures *f)
{
    for (size_t i = 0; i < f->n_items; i++)
        print_figure(out, f, &f->items[i]);
}
