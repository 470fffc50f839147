/* pyramid.c - a pyramid whose bands have the areas of their shares */
#include "plot.h"
#include <math.h>

/* The leader leaves the side of its band, and stops short of the words, by so much. */
#define LEADER_OFF MPT_FROM_MM(1)
#define LABEL_OFF MPT_FROM_MM(2)
/* The leader points at half the height of capitals, in thousandths of the size. */
#define HALF_CAP 357
/* In the tip the centre of area lies two thirds down. */
#define TIP_MIDDLE 667
#define BANDS_MOST 12

struct band {
    mpt top, bottom, leader, label;
    struct lines lines;
};

struct pyramid {
    struct plot plot;
    const struct pyramid_data *data;
    const struct pyramid_look *look;
    struct band *bands;
};

static bool check_shares(struct diag *d, const struct pyramid_data *data)
{
    if (data->n == 0 || data->n > BANDS_MOST)
        return diag_error(d, data->at, "%zu bands in a pyramid; 1 to %d can be shown", data->n,
                          BANDS_MOST);
    for (size_t i = 0; i < data->n; i++)
        if (!(data->bands[i].share > 0) || !isfinite(data->bands[i].share))
            return diag_error(d, data->at,
                              "band %zu of a pyramid has no share; give a percentage above 0",
                              i + 1);
    return true;
}

/* Areas from the tip grow with the square of the height. */
static void cut_bands(struct pyramid *y)
{
    double total = 0, sum = 0;
    for (size_t i = 0; i < y->data->n; i++)
        total += y->data->bands[i].share;
    mpt cut = 0;
    for (size_t i = 0; i < y->data->n; i++) {
        struct band *b = &y->bands[i];
        sum += y->data->bands[i].share;
        mpt next = (mpt)(sqrt(sum / total) * (double)y->look->height + 0.5);
        mpt gap = mpt_min(y->look->gap, (next - cut) / 2);
        b->top = i == 0 ? 0 : cut + gap / 2;
        b->bottom = i + 1 == y->data->n ? y->look->height : next - gap / 2;
        b->leader = i == 0 ? b->bottom * TIP_MIDDLE / 1000 : (b->top + b->bottom) / 2;
        cut = next;
    }
}

static mpt half_width_at(const struct pyramid *y, mpt at)
{
    return y->look->width / 2 * at / y->look->height;
}

static mpt label_height(const struct pyramid *y, const struct band *b)
{
    return (mpt)b->lines.n * y->look->label_leading;
}

static void set_labels(struct pyramid *y)
{
    mpt x = y->look->leader_x + LABEL_OFF;
    struct line_options options = {.width = mpt_max(1, y->plot.width - x), .greedy = true};
    for (size_t i = 0; i < y->data->n; i++) {
        const struct pyramid_band *b = &y->data->bands[i];
        if (b->n_label > 0)
            y->bands[i].lines = lines_break(y->plot.shaper, b->label, b->n_label, &options);
        y->bands[i].label = y->bands[i].leader;
    }
}

/* Labels that would overlap move down; what then hangs over the foot moves all back up. */
static bool part_labels(struct pyramid *y)
{
    mpt foot = 0;
    for (size_t i = 0; i < y->data->n; i++) {
        mpt half = label_height(y, &y->bands[i]) / 2;
        y->bands[i].label = mpt_max(y->bands[i].label, foot + half);
        foot = y->bands[i].label + half;
    }
    mpt head = y->plot.height;
    for (size_t i = y->data->n; i-- > 0;) {
        mpt half = label_height(y, &y->bands[i]) / 2;
        y->bands[i].label = mpt_min(y->bands[i].label, head - half);
        head = y->bands[i].label - half;
    }
    return head >= 0;
}

static void put_label(struct pyramid *y, size_t i)
{
    const struct band *b = &y->bands[i];
    const struct pyramid_band *band = &y->data->bands[i];
    mpt size = band->n_label > 0 ? band->label[0].style->size : 0, leading = y->look->label_leading;
    point at = {y->look->leader_x + LABEL_OFF,
                b->label - ((mpt)b->lines.n - 1) * leading / 2 + size * HALF_CAP / 1000};
    for (size_t k = 0; k < b->lines.n; k++, at.y += leading) {
        struct lines one = {&b->lines.items[k], 1, b->lines.items[k].width};
        label_put(&y->plot, &one, size, at);
    }
}

static void trace_band(const struct pyramid *y, cairo_t *cr, const struct band *b, double inset)
{
    double middle = points_from(y->look->width) / 2, top = points_from(b->top),
           bottom = points_from(b->bottom);
    double slope = middle / points_from(y->look->height), slant = inset * sqrt(1 + slope * slope);
    double upper = fmax(top + inset, slant / slope), lower = bottom - inset;
    double a = fmax(0, upper * slope - slant), c = fmax(0, lower * slope - slant);
    cairo_new_path(cr);
    cairo_move_to(cr, middle - a, upper);
    cairo_line_to(cr, middle + a, upper);
    cairo_line_to(cr, middle + c, lower);
    cairo_line_to(cr, middle - c, lower);
    cairo_close_path(cr);
}

static void draw_band(const struct pyramid *y, cairo_t *cr, size_t i)
{
    const struct pyramid_look *look = y->look;
    int style = (int)y->data->bands[i].style;
    double line = points_from(look->outline);
    trace_band(y, cr, &y->bands[i], 0);
    ink_set(cr, style == BAND_STRONG   ? look->house
                : style == BAND_MIDDLE ? look->previous
                                       : look->light);
    cairo_fill(cr);
    if (style != BAND_LIGHT || points_from(y->bands[i].bottom - y->bands[i].top) <= 2 * line)
        return;
    trace_band(y, cr, &y->bands[i], line / 2);
    ink_set(cr, look->house);
    cairo_set_line_width(cr, line);
    cairo_stroke(cr);
}

static void draw_leader(const struct pyramid *y, cairo_t *cr, const struct band *b)
{
    mpt from = y->look->width / 2 + half_width_at(y, b->leader) + LEADER_OFF;
    if (b->lines.n > 0 && from < y->look->leader_x)
        ink_line(cr, (point){from, b->leader}, (point){y->look->leader_x, b->label},
                 y->look->leader_width, y->look->quiet);
}

struct chart *pyramid_draw(struct charts *c, const struct pyramid_data *data,
                           const struct pyramid_look *look, mpt width)
{
    static const struct chart_data no_data;
    if (!check_shares(charts_diag(c), data))
        return NULL;
    struct pyramid y = {
        .plot = {.arena = charts_arena(c),
                 .shaper = charts_shaper(c),
                 .data = &no_data,
                 .width = width,
                 .height = look->height},
        .data = data,
        .look = look,
        .bands = arena_array(charts_arena(c), struct band, data->n),
    };
    cut_bands(&y);
    set_labels(&y);
    if (!part_labels(&y)) {
        diag_error(charts_diag(c), data->at,
                   "the labels of a pyramid do not fit beside it; use fewer words");
        return NULL;
    }
    cairo_t *cr = charts_page_begin(c, width, look->height);
    for (size_t i = 0; i < data->n; i++) {
        draw_band(&y, cr, i);
        draw_leader(&y, cr, &y.bands[i]);
        put_label(&y, i);
    }
    struct chart *chart = arena_new(y.plot.arena, struct chart);
    labels_end(y.plot.arena, y.plot.shaper, y.plot.labels.items, y.plot.labels.n);
    *chart = (struct chart){.width = width,
                            .height = look->height,
                            .labels = y.plot.labels.items,
                            .n_labels = y.plot.labels.n,
                            .alt = pyramid_alt(y.plot.arena, data)};
    return charts_page_end(c, &chart->page) ? chart : NULL;
}
