/* plot.c - what all kinds of chart ask of their data */
#include "plot.h"

bool category_is_previous(const struct chart_data *data, size_t category)
{
    size_t group = data->categories[category].group;
    return data->n_groups > 1 && group < data->n_groups && data->groups[group].previous;
}

bool has_groups(const struct chart_data *data)
{
    return data->n_groups > 1;
}

bool has_targets(const struct chart_data *data)
{
    return data->n_targets > 0;
}

static void widen(struct range *r, double value)
{
    r->low = r->n == 0 || value < r->low ? value : r->low;
    r->high = r->n == 0 || value > r->high ? value : r->high;
    r->n++;
}

struct range data_range(const struct chart_data *data, bool with_targets)
{
    struct range r = {0};
    for (size_t s = 0; s < data->n_series; s++)
        for (size_t c = 0; c < data->n_categories; c++)
            if (data->series[s].values[c].present)
                widen(&r, data->series[s].values[c].value);
    for (size_t t = 0; with_targets && t < data->n_targets; t++)
        widen(&r, data->targets[t].value);
    return r;
}

double data_ceiling(const struct chart_data *data)
{
    return str_is(data->tick_suffix, "%") ? 100 : 0;
}

const struct chart_value *plot_value(const struct plot *p, size_t series, size_t category)
{
    return &p->data->series[series].values[category];
}

mpt plot_y(const struct plot *p, double value)
{
    return p->area.y + p->area.h - scale_position(&p->scale, value, p->area.h);
}

mpt plot_x(const struct plot *p, double value)
{
    return p->area.x + scale_position(&p->scale, value, p->area.w);
}
