/* series.c - charts from indicators */
#include "series.h"
#include "vec.h"

enum { YEARS_BEFORE = 3, QUARTERS = 4, OTHERS_MOST = 12 };

struct column {
    struct period period;
    bool before, total;
};
typedef VEC(struct column) columns_list;

/* A figure that stands for its own period: one that is printed across the year is about another. */
static const struct figure *charted(const struct series_job *j, const struct indicator *i,
                                    struct period p)
{
    const struct figure *f = figure_find(j->m->job->figures, i, p, j->measure);
    bool own = f && period_equal(f->first_period, f->last_period);
    return own && f->has_value && f->state != STATE_TEXT && f->state != STATE_NOT_DUE ? f : NULL;
}

static bool any_charted(const struct series_job *j, struct period p)
{
    for (size_t i = 0; i < j->indicators.n; i++)
        if (charted(j, j->indicators.items[i], p))
            return true;
    return false;
}

static bool is_quarterly(const struct series_job *j, struct period now)
{
    for (int quarter = 1; quarter <= QUARTERS; quarter++)
        if (any_charted(j, period_quarter_of(now, quarter)))
            return true;
    return false;
}

/* Quarters keep their places while they have no value yet. */
static columns_list quarterly_columns(const struct series_job *j, struct period now)
{
    columns_list list = {0};
    struct arena *a = j->m->arena;
    for (int back = YEARS_BEFORE; back >= 1; back--)
        vec_push(a, &list, (struct column){period_year_of(now, -back), true, false});
    for (int quarter = 1; quarter <= QUARTERS; quarter++)
        vec_push(a, &list, (struct column){period_quarter_of(now, quarter), false, false});
    vec_push(a, &list, (struct column){period_ytd_of(now), false, true});
    return list;
}

static columns_list annual_columns(const struct series_job *j, struct period now)
{
    columns_list list = {0};
    for (int back = YEARS_BEFORE; back >= 0; back--) {
        struct period year = period_year_of(now, -back);
        if (any_charted(j, year))
            vec_push(j->m->arena, &list, (struct column){year, false, false});
    }
    struct period ytd = period_ytd_of(now);
    if (any_charted(j, ytd))
        vec_push(j->m->arena, &list, (struct column){ytd, false, true});
    return list;
}

/* --- other periods ------------------------------------------------------- */

/* Kinds that lie along one line of time; to-date sums and open spans do not. */
static bool has_order(enum period_kind kind)
{
    return kind != PERIOD_NONE && kind != PERIOD_YTD && kind != PERIOD_ACADEMIC_YTD &&
           kind != PERIOD_ROLLING_OPEN;
}

/* Puts a period in its place in time; the earliest gives way when there are too many. */
static void insert_column(struct arena *a, columns_list *list, struct period p)
{
    vec_push(a, list, (struct column){p, false, false});
    for (size_t at = list->n - 1; at && period_compare(list->items[at - 1].period, p) > 0; at--) {
        list->items[at] = list->items[at - 1];
        list->items[at - 1].period = p;
    }
    if (list->n <= OTHERS_MOST)
        return;
    list->n--;
    memmove(list->items, list->items + 1, list->n * sizeof *list->items);
}

/* The last of those that an indicator has a value of, of one kind and begun; in order of time. */
static columns_list periods_of_kind(const struct series_job *j, const struct indicator *i,
                                    enum period_kind kind)
{
    columns_list list = {0};
    const struct figures *f = j->m->job->figures;
    for (size_t k = 0; k < f->n_items; k++) {
        struct period p = f->items[k].first_period;
        if (p.kind != kind || period_months(p).first > period_months(f->period).last ||
            charted(j, i, p) != &f->items[k])
            continue;
        insert_column(j->m->arena, &list, p);
    }
    return list;
}

/* Of the kind that has the most periods. */
static columns_list periods_of(const struct series_job *j, const struct indicator *i)
{
    columns_list most = {0};
    for (int kind = PERIOD_NONE; kind <= PERIOD_MONTH; kind++) {
        columns_list list = {0};
        if (has_order((enum period_kind)kind))
            list = periods_of_kind(j, i, (enum period_kind)kind);
        most = list.n > most.n ? list : most;
    }
    return most;
}

/* The first indicator that has values sets the periods of all. */
static columns_list other_columns(const struct series_job *j)
{
    columns_list list = {0};
    for (size_t i = 0; i < j->indicators.n && !list.n; i++)
        list = periods_of(j, j->indicators.items[i]);
    return list;
}

/* --- categories ---------------------------------------------------------- */

static void set_groups(struct chart_data *c, struct merging *m)
{
    struct period year = period_year_of(m->job->figures->period, 0);
    c->n_groups = 2;
    c->groups = arena_array(m->arena, struct chart_group, c->n_groups);
    c->groups[0] = (struct chart_group){layout_word(m->job->layout, "previous-years"), true};
    c->groups[1] = (struct chart_group){period_print(m->arena, year, PERIOD_LABEL), false};
}

/* Quarters and terms need their year where they are of more than one. */
static enum period_style label_style(const struct chart_data *c, const columns_list *columns)
{
    if (c->n_groups || !columns->n)
        return PERIOD_LABEL;
    struct period first = columns->items[0].period, last = columns->items[columns->n - 1].period;
    bool part = first.kind == PERIOD_QUARTER || first.kind == PERIOD_TERM;
    return part && first.year != last.year ? PERIOD_SHORT : PERIOD_LABEL;
}

static void set_categories(struct chart_data *c, struct merging *m, const columns_list *columns)
{
    enum period_style style = label_style(c, columns);
    c->n_categories = columns->n;
    c->categories = arena_array(m->arena, struct chart_category, columns->n + 1);
    for (size_t k = 0; k < columns->n; k++)
        c->categories[k] = (struct chart_category){
            .label = period_print(m->arena, columns->items[k].period, style),
            .group = c->n_groups && !columns->items[k].before ? 1 : 0,
            .total = columns->items[k].total,
        };
}

static double multiple_of(char letter)
{
    switch (letter) {
    case 'k':
        return 1e3;
    case 'm':
    case 'M':
        return 1e6;
    case 'b':
        return 1e9;
    default:
        return 1;
    }
}

static str with_real_minus(struct arena *a, str typed)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < typed.n; i++)
        if (typed.p[i] == '-')
            buf_utf8(&b, 0x2212);
        else
            buf_char(&b, typed.p[i]);
    return buf_str(&b);
}

static double amount(const struct figure *f)
{
    return decimal_to_double(f->value) * multiple_of(f->multiple);
}

static void set_value(struct series_job *j, struct chart_value *v, const struct figure *f)
{
    if (f)
        *v = (struct chart_value){true, amount(f), with_real_minus(j->m->arena, f->number)};
}

static void set_series(struct chart_data *c, struct series_job *j, const columns_list *columns)
{
    struct arena *a = j->m->arena;
    c->n_series = j->indicators.n;
    c->series = arena_array(a, struct chart_series, c->n_series + 1);
    for (size_t i = 0; i < c->n_series; i++) {
        c->series[i].title = merging_title(j->m, j->indicators.items[i]);
        c->series[i].values = arena_array(a, struct chart_value, columns->n + 1);
        for (size_t k = 0; k < columns->n; k++)
            set_value(j, &c->series[i].values[k],
                      charted(j, j->indicators.items[i], columns->items[k].period));
    }
    for (size_t k = 0; k < columns->n; k++)
        j->n_with_values += any_charted(j, columns->items[k].period);
}

/* The figure whose form the axis takes: the first that is drawn. */
static const struct figure *first_charted(const struct series_job *j, const columns_list *columns)
{
    for (size_t i = 0; i < j->indicators.n; i++)
        for (size_t k = 0; k < columns->n; k++) {
            const struct figure *f = charted(j, j->indicators.items[i], columns->items[k].period);
            if (f)
                return f;
        }
    return NULL;
}

static void set_ticks(struct chart_data *c, const struct figure *form)
{
    c->tick_prefix = form && form->currency ? STR("\xC2\xA3") : (str){0};
    c->tick_suffix = form && form->percent ? STR("%") : (str){0};
    for (size_t i = 0; i < c->n_series; i++)
        for (size_t k = 0; k < c->n_categories; k++) {
            const struct chart_value *v = &c->series[i].values[k];
            c->grouped_ticks |= v->present && (v->value >= 10000 || v->value <= -10000 ||
                                               str_find(v->label, STR(","), 0) != SIZE_MAX);
        }
}

/* --- targets ------------------------------------------------------------- */

static const struct figure *target_figure(struct series_job *j, size_t measure)
{
    struct period year = period_year_of(j->m->job->figures->period, 0);
    return figure_find(j->m->job->figures, j->indicators.items[0], year, measure);
}

/* A chart of years may end before the report's year, and its target with it. */
static const struct figure *annual_target(struct series_job *j, bool quarterly)
{
    const struct figure *own = target_figure(j, MEASURE_ANNUAL_TARGET);
    if (own || quarterly)
        return own;
    return figure_latest(j->m->job->figures, j->indicators.items[0], MEASURE_ANNUAL_TARGET);
}

static void add_target(struct chart_data *c, struct series_job *j, const struct figure *f,
                       const char *words, const struct figure *form)
{
    if (!f || !f->has_value || f->sense != SENSE_LEVEL || f->percent != form->percent ||
        f->currency != form->currency)
        return;
    c->targets[c->n_targets++] = (struct chart_target){
        .words = layout_word(j->m->job->layout, words),
        .figure = with_real_minus(j->m->arena, f->number),
        .value = amount(f),
        .first = c->n_categories - 1,
        .last = c->n_categories - 1,
    };
}

/* The quarterly target holds over the four quarters, the annual one over the last category; one
 * figure for both holds over all of them. */
static void set_targets(struct chart_data *c, struct series_job *j, const struct figure *form)
{
    if (!j->targets || c->n_series != 1 || !form || j->measure != MEASURE_VALUE)
        return;
    const struct figure *annual = annual_target(j, c->n_groups > 0);
    const struct figure *quarterly =
        c->n_groups ? target_figure(j, MEASURE_QUARTERLY_TARGET) : NULL;
    bool both = quarterly && annual && quarterly->has_value && annual->has_value &&
                str_equal(quarterly->number, annual->number) && quarterly->sense == annual->sense;
    c->targets = arena_array(j->m->arena, struct chart_target, 2);
    add_target(c, j, quarterly, both ? "target" : "quarterly-target", form);
    if (c->n_targets) {
        c->targets[0].first = YEARS_BEFORE;
        c->targets[0].last = both ? c->n_categories - 1 : YEARS_BEFORE + QUARTERS - 1;
    }
    if (!both)
        add_target(c, j, annual, "annual-target", form);
}

struct chart_data *series_chart(struct series_job *j)
{
    struct period now = j->m->job->figures->period;
    struct chart_data *c = arena_new(j->m->arena, struct chart_data);
    bool quarterly = is_quarterly(j, now);
    columns_list columns = quarterly ? quarterly_columns(j, now) : annual_columns(j, now);
    if (!columns.n)
        columns = other_columns(j);
    if (quarterly)
        set_groups(c, j->m);
    set_categories(c, j->m, &columns);
    set_series(c, j, &columns);
    const struct figure *form = first_charted(j, &columns);
    set_ticks(c, form);
    set_targets(c, j, form);
    return c;
}
