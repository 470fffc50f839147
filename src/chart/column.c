/* column.c - columns, alone and in pairs */
#include "axis.h"

#define THOUSAND 1000
/* A second hatch beside series three and four, so that all patterns differ. */
#define PATTERNS 4

static mpt bar_width(const struct plot *p, const struct slot *s)
{
    mpt n = (mpt)p->data->n_series;
    mpt share = n == 1 ? p->look->bar : p->look->bar_pair * 2 / n;
    return s->size * share / THOUSAND * p->fitting.thin / THOUSAND;
}

/* From zero to the value; of no height when it is zero. */
static rect bar_of(const struct plot *p, size_t series, size_t category)
{
    const struct slot *s = &p->slots[category];
    mpt n = (mpt)p->data->n_series, width = bar_width(p, s);
    mpt gap = n == 1 ? 0 : mpt_min(p->look->bar_pair_gap, width / 4);
    mpt all = n * width + (n - 1) * gap;
    mpt x = s->at + (s->size - all) / 2 + (mpt)series * (width + gap);
    mpt zero = plot_y(p, 0), end = plot_y(p, p->data->series[series].values[category].value);
    return (rect){x, mpt_min(zero, end), width, end > zero ? end - zero : zero - end};
}

static const struct text_style *label_style(const struct plot *p, size_t category)
{
    const struct chart_look *look = p->look;
    bool previous = category_is_previous(p->data, category), pair = p->data->n_series > 1;
    const struct text_style *style = pair ? look->data_label_second : look->data_label;
    if (previous)
        style = style_at_most(p->arena, look->data_label_previous, style->size);
    return style_at_most(p->arena, style, p->fitting.largest);
}

/* Of a pair of bars the shorter has its label flush with its inner edge, running outwards; the
 * taller too when it is not tall enough to carry its label above the other. */
static bool label_is_flush(const struct plot *p, size_t series, size_t category, mpt size)
{
    if (p->data->n_series != 2 || !plot_value(p, 1 - series, category)->present)
        return false;
    rect own = bar_of(p, series, category), other = bar_of(p, 1 - series, category);
    return own.h < other.h + size;
}

/* Labels of a pair that stand side by side keep apart evenly about the middle of the pair. */
static mpt off_the_middle(const struct plot *p, size_t series, size_t category, mpt x, mpt width)
{
    rect first = bar_of(p, 0, category), second = bar_of(p, 1, category);
    mpt middle = (first.x + first.w + second.x) / 2;
    if (series == 0)
        return mpt_min(x, middle - LABELS_APART_PAIR / 2 - width);
    return mpt_max(x, middle + LABELS_APART_PAIR / 2);
}

/* The labels of both bars would stand on one line or, where they may stand over one another,
 * would not quite clear each other. */
static bool pair_is_level(const struct plot *p, size_t category, mpt size)
{
    if (p->data->n_series != 2 || !plot_value(p, 0, category)->present ||
        !plot_value(p, 1, category)->present)
        return false;
    mpt first = bar_of(p, 0, category).h, second = bar_of(p, 1, category).h;
    mpt limit = p->fitting.rows > 0 ? size : size * ONE_LINE / THOUSAND;
    return first < second + limit && second < first + limit;
}

static mpt label_x(const struct plot *p, size_t series, size_t category, mpt width, mpt size)
{
    rect bar = bar_of(p, series, category);
    mpt x = bar.x + (bar.w - width) / 2;
    if (width > bar.w && label_is_flush(p, series, category, size))
        x = series == 0 ? bar.x + bar.w - width : bar.x;
    if (p->fitting.rows == 0 && pair_is_level(p, category, size))
        x = off_the_middle(p, series, category, x, width);
    return label_inside(p, x, width);
}

/* Once labels may stand over one another, those of all level pairs do, the first series' on top:
 * one rule for the whole chart. */
static mpt raised(const struct plot *p, size_t series, size_t category, mpt y, mpt size)
{
    if (p->fitting.rows == 0 || series != 0 || !pair_is_level(p, category, size) ||
        plot_value(p, 1, category)->label.n == 0)
        return y;
    const rect *second = &p->boxes.items[p->boxes.n - 1];
    return mpt_min(y, baseline_beyond(*second, size, LABELS_APART_OVER, PUSH_UP));
}

static bool place_label(struct plot *p, size_t series, size_t category)
{
    const struct chart_value *v = plot_value(p, series, category);
    if (!v->present)
        return true;
    const struct text_style *style = label_style(p, category);
    struct lines l = set_label(p, with_minus(p->arena, v->label), style);
    rect bar = bar_of(p, series, category);
    point at = {label_x(p, series, category, l.widest, style->size), bar.y - p->look->label_rise};
    if (v->value >= 0) {
        at.y = raised(p, series, category, at.y, style->size);
        return label_push(p, &l, style->size, at, PUSH_UP);
    }
    at.y = bar.y + bar.h + p->look->label_drop_negative;
    return label_push(p, &l, style->size, at, PUSH_DOWN);
}

/* Read in the order of the series. */
static void reverse_labels(struct plot *p, size_t from)
{
    for (size_t a = from, b = p->labels.n; a + 1 < b; a++) {
        b--;
        struct chart_label label = p->labels.items[a];
        p->labels.items[a] = p->labels.items[b];
        p->labels.items[b] = label;
        rect box = p->boxes.items[a];
        p->boxes.items[a] = p->boxes.items[b];
        p->boxes.items[b] = box;
    }
}

/* From the last series up, so that where labels stand over one another the first is on top. */
static bool place_labels(struct plot *p, size_t category)
{
    size_t from = p->labels.n;
    for (size_t s = p->data->n_series; s-- > 0;)
        if (!place_label(p, s, category))
            return false;
    reverse_labels(p, from);
    return true;
}

static void note_bars(struct plot *p)
{
    for (size_t s = 0; s < p->data->n_series; s++)
        for (size_t c = 0; c < p->data->n_categories; c++)
            if (plot_value(p, s, c)->present)
                vec_push(p->arena, &p->bars, bar_of(p, s, c));
}

bool columns_place(struct plot *p)
{
    if (!axis_place(p) || !targets_place(p))
        return false;
    note_bars(p);
    for (size_t c = 0; c < p->data->n_categories; c++)
        if (!place_labels(p, c))
            return false;
    return true;
}

static void draw_solid(const struct plot *p, cairo_t *cr, rect r, struct bar_kind k)
{
    const struct chart_look *look = p->look;
    ink_fill(cr, r, k.total ? look->total_fill : k.previous ? look->previous : look->house);
    if (k.total)
        ink_outline(cr, r, look->outline_width, look->house);
}

static void draw_hatched(const struct plot *p, cairo_t *cr, rect r, struct bar_kind k)
{
    const struct chart_look *look = p->look;
    colour line = k.previous ? look->previous : look->second;
    ink_fill(cr, r, k.previous || k.total ? look->paper : look->second_tint);
    ink_hatch(cr, r, look->hatch_width, k.total ? look->hatch_pitch_total : look->hatch_pitch,
              line);
    ink_outline(cr, r, look->outline_width, line);
}

/* Third and fourth series: an empty bar, and a wide hatch in the first one's colour. */
static void draw_outlined(const struct plot *p, cairo_t *cr, rect r, struct bar_kind k)
{
    const struct chart_look *look = p->look;
    colour line = k.previous ? look->previous : look->house;
    ink_fill(cr, r, k.series % PATTERNS == 2 ? look->total_fill : look->paper);
    if (k.series % PATTERNS == 3)
        ink_hatch(cr, r, look->hatch_width, look->hatch_pitch_total, line);
    ink_outline(cr, r, look->outline_width, line);
}

void bar_draw(const struct plot *p, cairo_t *cr, rect r, struct bar_kind k)
{
    if (r.w <= 0 || r.h <= 0)
        return;
    if (k.series % PATTERNS == 0)
        draw_solid(p, cr, r, k);
    else if (k.series % PATTERNS == 1)
        draw_hatched(p, cr, r, k);
    else
        draw_outlined(p, cr, r, k);
}

void columns_draw(const struct plot *p, cairo_t *cr)
{
    axis_draw_grid(p, cr);
    for (size_t s = 0; s < p->data->n_series; s++)
        for (size_t c = 0; c < p->data->n_categories; c++)
            if (plot_value(p, s, c)->present)
                bar_draw(p, cr, bar_of(p, s, c),
                         (struct bar_kind){s, category_is_previous(p->data, c),
                                           p->data->categories[c].total});
    targets_draw(p, cr, true);
    axis_draw_lines(p, cr);
}
