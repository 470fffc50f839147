/* line_chart.c - points and lines */
#include "axis.h"
#include <math.h>

/* Markers are kept off labels by a little more than themselves. */
#define MARKER_CLEAR 300
/* White in the second series' square is what its outline leaves. */
#define MARKER_OUTLINE MPT_FROM_MM(0.4)

static point point_of(const struct plot *p, size_t series, size_t category)
{
    const struct slot *s = &p->slots[category];
    return (point){s->at + s->size / 2, plot_y(p, plot_value(p, series, category)->value)};
}

/* The line runs on from the category before: both have a value, in one group. */
static bool is_joined(const struct plot *p, size_t series, size_t category)
{
    const struct chart_category *c = p->data->categories;
    return category > 0 && plot_value(p, series, category)->present &&
           plot_value(p, series, category - 1)->present &&
           (!has_groups(p->data) || c[category].group == c[category - 1].group);
}

static void note_marks(struct plot *p)
{
    mpt r = mpt_max(p->look->marker_radius, p->look->marker_second / 2) + MARKER_CLEAR;
    for (size_t s = 0; s < p->data->n_series; s++)
        for (size_t c = 0; c < p->data->n_categories; c++) {
            if (!plot_value(p, s, c)->present)
                continue;
            point at = point_of(p, s, c);
            vec_push(p->arena, &p->bars, (rect){at.x - r, at.y - r, 2 * r, 2 * r});
            if (is_joined(p, s, c))
                vec_push(p->arena, &p->segments, (struct segment){point_of(p, s, c - 1), at});
        }
}

static const struct text_style *label_style(const struct plot *p, size_t category)
{
    const struct chart_look *look = p->look;
    const struct text_style *style =
        category_is_previous(p->data, category) ? look->data_label_previous : look->data_label;
    mpt size =
        p->fitting.largest > 0 ? mpt_min(p->fitting.largest, look->axis->size) : look->axis->size;
    return style_at_most(p->arena, style, size);
}

static bool above_the_foot(const struct plot *p, rect box)
{
    return box.y >= p->key_height && box.y + box.h <= p->area.y + p->area.h;
}

static bool try_at(struct plot *p, const struct lines *l, mpt size, point at)
{
    return above_the_foot(p, label_box(l, size, at)) && label_try(p, l, size, at);
}

/* The label would stand on the other side of a target line than its point. */
static bool target_parts(const struct plot *p, point mark, rect box)
{
    mpt top = mpt_min(mark.y, box.y), foot = mpt_max(mark.y, box.y + box.h);
    for (size_t i = 0; i < p->lines.n; i++) {
        const rect *l = &p->lines.items[i];
        mpt middle = l->y + l->h / 2;
        bool over = mark.x >= l->x && mark.x <= l->x + l->w;
        if (over && middle != mark.y && middle > top && middle < foot)
            return true;
    }
    return false;
}

/* Where a label goes: its point, how far it is moved away, and which way it runs from there. */
struct label_place {
    point mark;
    mpt away;
    enum { RUNS_BOTH_WAYS, RUNS_RIGHT, RUNS_LEFT, WAYS } way;
    bool below, beyond_target;
};

static bool try_place(struct plot *p, const struct lines *l, mpt size, struct label_place at)
{
    mpt x = at.way == RUNS_RIGHT  ? at.mark.x
            : at.way == RUNS_LEFT ? at.mark.x - l->widest
                                  : at.mark.x - l->widest / 2;
    mpt y = at.below ? at.mark.y + p->look->line_label_drop + at.away
                     : at.mark.y - p->look->line_label_rise - at.away;
    point from = {label_inside(p, x, l->widest), y};
    if (!at.beyond_target && target_parts(p, at.mark, label_box(l, size, from)))
        return false;
    return try_at(p, l, size, from);
}

/* Above the point or below it, centred or running off to one side. */
static bool try_around(struct plot *p, const struct lines *l, mpt size, struct label_place at)
{
    for (int way = RUNS_BOTH_WAYS; way < WAYS; way++)
        for (int below = 0; below < 2; below++) {
            at.way = way;
            at.below = below;
            if (try_place(p, l, size, at))
                return true;
        }
    return false;
}

/* On the point's side of its target, else beyond it; near the point, then by half lines farther
 * away as the fitting allows. */
static bool place_label(struct plot *p, size_t series, size_t category)
{
    const struct text_style *style = label_style(p, category);
    str text = with_minus(p->arena, plot_value(p, series, category)->label);
    struct lines l = set_label(p, text, style);
    if (l.n == 0)
        return true;
    point mark = point_of(p, series, category);
    mpt reach = p->fitting.anywhere ? p->height : (mpt)p->fitting.rows * style->size * 12 / 10;
    for (int beyond = 0; beyond < 2; beyond++)
        for (mpt away = 0; away <= reach; away += style->size / 2)
            if (try_around(p, &l, style->size, (struct label_place){mark, away, 0, false, beyond}))
                return true;
    return false;
}

bool lines_place(struct plot *p)
{
    if (!axis_place(p) || !targets_place(p))
        return false;
    note_marks(p);
    for (size_t c = 0; c < p->data->n_categories; c++)
        for (size_t s = 0; s < p->data->n_series; s++)
            if (plot_value(p, s, c)->present && !place_label(p, s, c))
                return false;
    return true;
}

static colour series_colour(const struct plot *p, size_t series, bool previous)
{
    if (previous)
        return p->look->previous;
    return series % 2 == 0 ? p->look->house : p->look->second;
}

static void draw_disc(const struct plot *p, cairo_t *cr, point at, colour c)
{
    ink_set(cr, c);
    cairo_new_sub_path(cr);
    cairo_arc(cr, points_from(at.x), points_from(at.y), points_from(p->look->marker_radius), 0,
              2 * PI);
    cairo_fill(cr);
}

static void draw_square(const struct plot *p, cairo_t *cr, point at, colour c)
{
    mpt side = p->look->marker_second;
    rect r = {at.x - side / 2, at.y - side / 2, side, side};
    ink_fill(cr, r, p->look->paper);
    ink_outline(cr, r, MARKER_OUTLINE, c);
}

static void draw_marker(const struct plot *p, cairo_t *cr, point at, size_t series, bool previous)
{
    colour c = series_colour(p, series, previous);
    if (series % 2 == 0)
        draw_disc(p, cr, at, c);
    else
        draw_square(p, cr, at, c);
}

static void draw_piece(const struct plot *p, cairo_t *cr, struct segment s, size_t series,
                       bool previous)
{
    const struct chart_look *look = p->look;
    mpt on = series % 2 ? MPT_FROM_MM(1.4) : 0, off = series % 2 ? MPT_FROM_MM(0.9) : 0;
    ink_dashed(cr, s.from, s.to, previous ? look->line_width_previous : look->line_width, on, off,
               series_colour(p, series, previous));
}

void line_sample(const struct plot *p, cairo_t *cr, rect r, size_t series)
{
    point from = {r.x, r.y + r.h / 2}, to = {r.x + r.w, from.y};
    draw_piece(p, cr, (struct segment){from, to}, series, false);
    draw_marker(p, cr, (point){r.x + r.w / 2, from.y}, series, false);
}

static void draw_pieces(const struct plot *p, cairo_t *cr, size_t series)
{
    for (size_t c = 0; c < p->data->n_categories; c++)
        if (is_joined(p, series, c))
            draw_piece(p, cr, (struct segment){point_of(p, series, c - 1), point_of(p, series, c)},
                       series, category_is_previous(p->data, c));
}

static void draw_markers(const struct plot *p, cairo_t *cr, size_t series)
{
    for (size_t c = 0; c < p->data->n_categories; c++)
        if (plot_value(p, series, c)->present)
            draw_marker(p, cr, point_of(p, series, c), series, category_is_previous(p->data, c));
}

void lines_draw(const struct plot *p, cairo_t *cr)
{
    axis_draw_grid(p, cr);
    targets_draw(p, cr, false);
    axis_draw_lines(p, cr);
    for (size_t s = 0; s < p->data->n_series; s++)
        draw_pieces(p, cr, s);
    labels_clear_lines(p, cr);
    for (size_t s = 0; s < p->data->n_series; s++)
        draw_markers(p, cr, s);
}
