/* key.c - the key of a chart with several series, above its plot */
#include "plot.h"

/* Centre of lower-case letters above the baseline, in thousandths of the size. */
#define HALF_X 270
/* Between entries that stand one under another. */
#define ENTRY_APART MPT_FROM_MM(0.5)
/* Between entries on one line, in gaps of swatch and title. */
#define ENTRY_GAPS 4

static mpt sample_width(const struct plot *p)
{
    return p->kind == CHART_LINE ? p->look->key_line_sample : p->look->key_swatch_width;
}

static mpt text_x(const struct plot *p)
{
    return sample_width(p) + p->look->key_gap;
}

static struct lines set_title(struct plot *p, size_t series)
{
    return break_label(p, p->data->series[series].title, p->look->key, p->width - text_x(p));
}

static bool stands_on_one_line(struct plot *p)
{
    mpt width = 0;
    for (size_t s = 0; s < p->data->n_series; s++) {
        struct lines l = set_title(p, s);
        if (l.n > 1)
            return false;
        width += text_x(p) + l.widest + (s > 0 ? ENTRY_GAPS * p->look->key_gap : 0);
    }
    return width <= p->width;
}

/* Top left corners of the entries; returns the height of all. */
static mpt place_entries(struct plot *p, point *at)
{
    bool one_line = stands_on_one_line(p);
    mpt leading = p->look->key->leading, x = 0, y = 0, foot = 0;
    for (size_t s = 0; s < p->data->n_series; s++) {
        struct lines l = set_title(p, s);
        at[s] = (point){x, y};
        foot = y + leading * (mpt)(l.n > 0 ? l.n : 1);
        if (one_line)
            x += text_x(p) + l.widest + ENTRY_GAPS * p->look->key_gap;
        else
            y = foot + ENTRY_APART;
    }
    return foot;
}

mpt key_measure(struct plot *p)
{
    if (p->data->n_series < 2)
        return 0;
    return place_entries(p, arena_array(p->arena, point, p->data->n_series));
}

/* The first baseline below the top of its line: leading shared above and below the ink. */
static mpt first_baseline(const struct plot *p)
{
    return (p->look->key->leading + p->look->key->size * 7 / 10) / 2;
}

void key_place(struct plot *p)
{
    size_t n = p->data->n_series;
    point *at = arena_array(p->arena, point, n);
    if (n < 2)
        return;
    place_entries(p, at);
    for (size_t s = 0; s < n; s++) {
        struct lines l = set_title(p, s);
        for (size_t i = 0; i < l.n; i++) {
            struct lines one = {&l.items[i], 1, l.items[i].width};
            label_put(p, &one, p->look->key->size,
                      (point){at[s].x + text_x(p),
                              at[s].y + first_baseline(p) + (mpt)i * p->look->key->leading});
        }
    }
}

void key_draw(struct plot *p, cairo_t *cr)
{
    size_t n = p->data->n_series;
    point *at = arena_array(p->arena, point, n);
    if (n < 2)
        return;
    place_entries(p, at);
    for (size_t s = 0; s < n; s++) {
        mpt h = p->look->key_swatch_height;
        mpt middle = at[s].y + first_baseline(p) - p->look->key->size * HALF_X / 1000;
        rect r = {at[s].x, middle - h / 2, sample_width(p), h};
        if (p->kind == CHART_LINE)
            line_sample(p, cr, r, s);
        else
            bar_draw(p, cr, r, (struct bar_kind){.series = s});
    }
}
