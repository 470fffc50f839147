/* chart.c - from data to a drawn page: checks, the kind, and the fitting of the labels */
#include "plot.h"
#include <math.h>

#define CATEGORIES_MOST 64
#define SERIES_MOST 8
#define TARGETS_MOST 16
/* Values whose range is a smaller share of the highest lie close together: columns from
 * zero would all look alike. */
#define CLOSE_SHARE 0.15

/* From the styles as they are to the smallest type and the freest places.  Labels beside one
 * another at a small size read more calmly than large ones at several heights. */
static const struct fitting fittings[] = {
    {0, 0, 1000, false, false},    {6800, 0, 1000, false, false}, {6500, 0, 1000, false, false},
    {6500, 0, 850, false, false},  {6200, 0, 1000, false, false}, {6200, 0, 850, false, false},
    {6200, 0, 750, false, false},  {0, 1, 1000, false, false},    {6800, 1, 1000, false, false},
    {6500, 1, 1000, false, false}, {6500, 1, 850, false, false},  {6200, 1, 1000, false, false},
    {6200, 1, 750, false, false},  {6200, 2, 700, false, false},  {6200, 3, 600, false, false},
    {6200, 2, 600, true, false},   {6200, 4, 500, true, false},   {6200, 4, 500, true, true},
};

/* The same for the labels of categories: size, heights. */
static const struct {
    mpt largest;
    unsigned rows;
} axis_fittings[] = {
    {0, 1}, {6600, 1}, {6200, 1}, {0, 2}, {6200, 2},
};

static bool value_is_fit(double value)
{
    return isfinite(value) && fabs(value) <= SCALE_MOST;
}

static bool values_are_fit(const struct chart_data *d)
{
    for (size_t s = 0; s < d->n_series; s++)
        for (size_t c = 0; c < d->n_categories; c++)
            if (d->series[s].values[c].present && !value_is_fit(d->series[s].values[c].value))
                return false;
    for (size_t t = 0; t < d->n_targets; t++)
        if (!value_is_fit(d->targets[t].value))
            return false;
    return true;
}

static bool check_data(struct diag *d, const struct chart_data *data)
{
    if (data->n_categories == 0 || data->n_series == 0)
        return diag_error(d, data->at, "chart \"" STR_FMT "\" has nothing to show; give it figures",
                          STR_ARG(data->title));
    if (data->n_categories > CATEGORIES_MOST)
        return diag_error(d, data->at, "%zu categories in a chart; at most %d can be shown",
                          data->n_categories, CATEGORIES_MOST);
    if (data->n_series > SERIES_MOST)
        return diag_error(d, data->at, "%zu series in a chart; at most %d can be shown",
                          data->n_series, SERIES_MOST);
    if (data->n_targets > TARGETS_MOST)
        return diag_error(d, data->at, "%zu targets in a chart; at most %d can be shown",
                          data->n_targets, TARGETS_MOST);
    if (!values_are_fit(data))
        return diag_error(d, data->at,
                          "chart \"" STR_FMT
                          "\" has a figure beyond 1,000,000,000,000,000; use a larger unit",
                          STR_ARG(data->title));
    return true;
}

static bool values_lie_close(const struct chart_data *d)
{
    struct range r = data_range(d, false);
    return r.n > 1 && r.low > 0 && r.high > r.low && r.high - r.low < CLOSE_SHARE * r.high;
}

static enum chart_kind kind_of(const struct chart_data *d)
{
    if (d->kind != CHART_AUTO)
        return d->kind;
    return !has_groups(d) && d->n_series == 1 && values_lie_close(d) ? CHART_LINE : CHART_COLUMN;
}

static struct plot plot_init(struct charts *c, const struct chart_data *data,
                             const struct chart_look *look, mpt width)
{
    return (struct plot){
        .arena = charts_arena(c),
        .shaper = charts_shaper(c),
        .data = data,
        .look = look,
        .kind = kind_of(data),
        .width = width,
        .axis_rows = 1,
    };
}

/* Columns and lines stand in any plot; bars need a height for each. */
static mpt whole_height(struct plot *p, mpt plot_height)
{
    if (p->kind == CHART_BAR)
        plot_height = mpt_max(plot_height, bars_least_height(p));
    return key_measure(p) + plot_height;
}

mpt chart_height(struct charts *c, const struct chart_data *data, const struct chart_look *look,
                 mpt width, mpt plot_height)
{
    struct plot p = plot_init(c, data, look, width);
    return whole_height(&p, plot_height);
}

static bool place(struct plot *p)
{
    key_place(p);
    switch (p->kind) {
    case CHART_LINE:
        return lines_place(p);
    case CHART_BAR:
        return bars_place(p);
    case CHART_AUTO:
    case CHART_COLUMN:
        break;
    }
    return columns_place(p);
}

static void draw(struct plot *p, cairo_t *cr)
{
    key_draw(p, cr);
    switch (p->kind) {
    case CHART_LINE:
        lines_draw(p, cr);
        return;
    case CHART_BAR:
        bars_draw(p, cr);
        return;
    case CHART_AUTO:
    case CHART_COLUMN:
        columns_draw(p, cr);
    }
}

/* Tries the fittings in turn; the plot is the first that keeps all labels apart. */
static bool fit(struct plot *p)
{
    const struct plot empty = *p;
    for (size_t f = 0; f < sizeof fittings / sizeof *fittings; f++)
        for (size_t a = 0; a < sizeof axis_fittings / sizeof *axis_fittings; a++) {
            *p = empty;
            p->fitting = fittings[f];
            p->axis_largest = axis_fittings[a].largest;
            p->axis_rows = axis_fittings[a].rows;
            if (place(p) && labels_stand_apart(p))
                return true;
            if (p->axis_fits)
                break;
        }
    return false;
}

static struct chart *chart_from_plot(struct plot *p, size_t page)
{
    struct chart *chart = arena_new(p->arena, struct chart);
    labels_end(p->arena, p->shaper, p->labels.items, p->labels.n);
    *chart = (struct chart){
        .page = page,
        .width = p->width,
        .height = p->height,
        .labels = p->labels.items,
        .n_labels = p->labels.n,
        .alt = chart_alt(p->arena, p->data, p->kind),
    };
    return chart;
}

struct chart *chart_draw(struct charts *c, const struct chart_data *data,
                         const struct chart_look *look, mpt width, mpt plot_height)
{
    size_t page;
    if (!check_data(charts_diag(c), data))
        return NULL;
    struct plot p = plot_init(c, data, look, width);
    p.key_height = key_measure(&p);
    p.height = whole_height(&p, plot_height);
    if (!fit(&p)) {
        diag_error(charts_diag(c), data->at,
                   "the labels of chart \"" STR_FMT
                   "\" cannot be kept apart; use fewer categories or more room",
                   STR_ARG(data->title));
        return NULL;
    }
    draw(&p, charts_page_begin(c, p.width, p.height));
    return charts_page_end(c, &page) ? chart_from_plot(&p, page) : NULL;
}
