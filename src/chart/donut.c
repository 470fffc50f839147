/* donut.c - the ring of a rating, with its letters and its total */
#include "plot.h"
#include <math.h>

/* Baselines: of a letter below the middle of the ring, of the total below the centre, of the
 * word below the total; in thousandths of the size. */
#define LETTER_DROP 357
#define TOTAL_DROP 250
#define WORD_DROP 1560
/* Of a segment's angle at most this share goes to the gaps at its ends. */
#define GAP_SHARE 0.5
#define TWELVE (-PI / 2)

struct ring {
    double x, y, outer, inner;
};
struct arc {
    double from, to;
};

static size_t total_of(const struct donut_data *data)
{
    size_t total = 0;
    for (size_t i = 0; i < data->n; i++)
        total += data->segments[i].count;
    return total;
}

/* Half the angle that a gap of this width takes at a radius. */
static double half_gap(double gap, double radius, struct arc arc)
{
    double angle = gap < 2 * radius ? asin(gap / 2 / radius) : PI;
    return fmin(angle, (arc.to - arc.from) * GAP_SHARE / 2);
}

/* The ends are parallel to the gap, so the gap is as wide inside as outside. */
static void trace_segment(cairo_t *cr, struct ring r, struct arc arc, double gap)
{
    double o = half_gap(gap, r.outer, arc), i = half_gap(gap, r.inner, arc);
    cairo_new_path(cr);
    cairo_arc(cr, r.x, r.y, r.outer, arc.from + o, arc.to - o);
    cairo_arc_negative(cr, r.x, r.y, r.inner, arc.to - i, arc.from + i);
    cairo_close_path(cr);
}

static void trace_ring(cairo_t *cr, struct ring r)
{
    cairo_new_path(cr);
    cairo_arc(cr, r.x, r.y, r.outer, 0, 2 * PI);
    cairo_close_path(cr);
    cairo_new_sub_path(cr);
    cairo_arc_negative(cr, r.x, r.y, r.inner, 2 * PI, 0);
    cairo_close_path(cr);
}

static struct ring thinner(struct ring r, double by)
{
    return (struct ring){r.x, r.y, r.outer - by, r.inner + by};
}

/* The outline lies inside the segment, so that the gaps stay open. */
static void ink_segment(cairo_t *cr, const struct donut_look *look, struct ring r, struct arc arc,
                        const struct donut_segment *s)
{
    double line = s->outlined ? points_from(look->outline) : 0, gap = points_from(look->gap) + line;
    struct ring inside = thinner(r, line / 2);
    if (arc.to - arc.from >= 2 * PI - 1e-9)
        trace_ring(cr, inside);
    else
        trace_segment(cr, inside, arc, gap);
    ink_set(cr, s->fill);
    cairo_fill_preserve(cr);
    if (s->outlined) {
        ink_set(cr, look->ink);
        cairo_set_line_width(cr, line);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

/* Where nothing is rated, an empty ring. */
static void ink_nothing(cairo_t *cr, const struct donut_look *look, struct ring r)
{
    trace_ring(cr, thinner(r, points_from(look->outline) / 2));
    ink_set(cr, look->ink);
    cairo_set_line_width(cr, points_from(look->outline));
    cairo_stroke(cr);
}

static void put_centred(struct plot *p, str text, const struct text_style *style, double x,
                        double y)
{
    struct lines l = set_label(p, text, style);
    label_put(p, &l, style->size,
              (point){(mpt)(x * MPT_PER_PT) - l.widest / 2, (mpt)(y * MPT_PER_PT)});
}

/* A whole ring has its letter at the top, any other in the middle of its arc. */
static void put_letter(struct plot *p, const struct donut_look *look, struct ring r, struct arc arc,
                       const struct donut_segment *s)
{
    double span = arc.to - arc.from;
    if (span * 180 / PI <= look->least_angle)
        return;
    double angle = span >= 2 * PI - 1e-9 ? TWELVE : (arc.from + arc.to) / 2;
    double radius = (r.outer + r.inner) / 2;
    struct text_style *style = arena_new(p->arena, struct text_style);
    *style = *look->letter;
    style->colour = s->text;
    put_centred(p, s->letter, style, r.x + radius * cos(angle),
                r.y + radius * sin(angle) + points_from(style->size * LETTER_DROP / 1000));
}

static void put_middle(struct plot *p, const struct donut_data *data, const struct donut_look *look,
                       struct ring r)
{
    double y = r.y + points_from(look->total->size * TOTAL_DROP / 1000);
    put_centred(p, str_print(p->arena, "%zu", total_of(data)), look->total, r.x, y);
    put_centred(p, data->middle_word, look->word, r.x,
                y + points_from(look->word->size * WORD_DROP / 1000));
}

static void draw_ring(struct plot *p, cairo_t *cr, const struct donut_data *data,
                      const struct donut_look *look, struct ring r)
{
    size_t total = total_of(data), before = 0;
    if (total == 0)
        ink_nothing(cr, look, r);
    for (size_t i = 0; i < data->n; i++) {
        const struct donut_segment *s = &data->segments[i];
        struct arc arc = {TWELVE + 2 * PI * (double)before / (double)total,
                          TWELVE + 2 * PI * (double)(before + s->count) / (double)total};
        before += s->count;
        if (s->count == 0)
            continue;
        ink_segment(cr, look, r, arc, s);
        put_letter(p, look, r, arc, s);
    }
}

struct chart *donut_draw(struct charts *c, const struct donut_data *data,
                         const struct donut_look *look, mpt diameter)
{
    static const struct chart_data no_data;
    struct plot p = {.arena = charts_arena(c),
                     .shaper = charts_shaper(c),
                     .data = &no_data,
                     .width = diameter,
                     .height = diameter};
    double radius = points_from(diameter) / 2, ring = fmin(points_from(look->ring), radius * 0.9);
    struct ring r = {radius, radius, radius, radius - ring};
    struct chart *chart = arena_new(p.arena, struct chart);
    draw_ring(&p, charts_page_begin(c, diameter, diameter), data, look, r);
    put_middle(&p, data, look, r);
    labels_end(p.arena, p.shaper, p.labels.items, p.labels.n);
    *chart = (struct chart){.width = diameter,
                            .height = diameter,
                            .labels = p.labels.items,
                            .n_labels = p.labels.n,
                            .alt = donut_alt(p.arena, data)};
    return charts_page_end(c, &chart->page) ? chart : NULL;
}
