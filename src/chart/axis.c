/* axis.c - the frame of a chart with upright values */
#include "axis.h"

#define THOUSAND 1000
/* Half the height of figures, in thousandths of the size: centres a tick label on its line. */
#define HALF_CAP 357
/* Least distance of two ticks, in thousandths of the size of their labels. */
#define TICK_PITCH 1500
/* A second row of labels stands this much lower, in thousandths of the size. */
#define ROW_PITCH 1150
/* The plot keeps at least this much of the chart, in mpt, or there is nothing to see. */
#define PLOT_LEAST (10 * MPT_PER_PT)
/* Category labels are not set smaller. */
#define CATEGORY_LEAST 6200

static mpt widest_tick(struct plot *p)
{
    mpt widest = 0;
    for (size_t i = 0; i < scale_ticks(&p->scale); i++)
        widest = mpt_max(widest, set_tick(p, i).widest);
    return widest;
}

static mpt inset_right(struct plot *p)
{
    mpt inset = p->look->inset_right;
    if (p->data->n_series > 1 && p->kind == CHART_COLUMN)
        inset = mpt_max(inset, p->look->inset_right_pair);
    return has_targets(p->data) ? mpt_max(inset, target_inset(p)) : inset;
}

static mpt row_height(const struct text_style *style, mpt cap, unsigned rows)
{
    mpt size = cap > 0 ? mpt_min(cap, style->size) : style->size;
    return size * ROW_PITCH / THOUSAND * (mpt)rows;
}

static void measure_height(struct plot *p)
{
    const struct chart_look *look = p->look;
    mpt top = look->inset_top + row_height(look->data_label, p->fitting.largest, p->fitting.rows);
    mpt bottom = has_groups(p->data) ? look->inset_bottom_groups : look->inset_bottom;
    bottom += row_height(look->axis, p->axis_largest, p->axis_rows - 1);
    p->area.y = p->key_height + top;
    p->area.h = p->height - p->area.y - bottom;
}

/* Values that a label hangs under need room for it above the foot of the plot. */
static struct range with_room(const struct plot *p, struct range r)
{
    if (r.low >= 0 || p->kind != CHART_COLUMN)
        return r;
    double hang = (double)(p->look->label_drop_negative + p->look->data_label->size / 4);
    r.low -= hang / (double)p->area.h * (r.high > 0 ? r.high - r.low : -r.low);
    return r;
}

static void choose_scale(struct plot *p)
{
    const struct chart_look *look = p->look;
    struct range r = data_range(p->data, true);
    mpt fit = p->area.h * THOUSAND / (look->axis->size * TICK_PITCH) + 1;
    unsigned most = fit < (mpt)look->ticks_most ? (unsigned)mpt_max(fit, 3) : look->ticks_most;
    unsigned least = look->ticks_least < most ? look->ticks_least : most;
    struct range values = data_range(p->data, false);
    bool truncated = p->kind == CHART_LINE && values.n > 0 && r.low > 0 && r.low > r.high / 2;
    if (truncated)
        p->scale = scale_truncated(r, data_ceiling(p->data), least, most);
    else
        p->scale = scale_from_zero(with_room(p, r), data_ceiling(p->data), least, most);
}

static mpt slot_share(const struct plot *p, size_t category)
{
    bool pair = p->kind == CHART_COLUMN && p->data->n_series > 1;
    return category_is_previous(p->data, category) && !pair ? p->look->previous_slot : THOUSAND;
}

static bool starts_group(const struct plot *p, size_t category)
{
    const struct chart_category *c = p->data->categories;
    return has_groups(p->data) && category > 0 && c[category].group != c[category - 1].group;
}

static void place_slots(struct plot *p)
{
    size_t n = p->data->n_categories;
    mpt shares = 0, at = 0;
    for (size_t i = 0; i < n; i++)
        shares += slot_share(p, i) + (starts_group(p, i) ? p->look->group_gap : 0);
    p->slots = arena_array(p->arena, struct slot, n);
    for (size_t i = 0; i < n; i++) {
        at += starts_group(p, i) ? p->look->group_gap : 0;
        p->slots[i].at = p->area.x + p->area.w * at / shares;
        at += slot_share(p, i);
        p->slots[i].size = p->area.x + p->area.w * at / shares - p->slots[i].at;
    }
    p->unit = p->area.w * THOUSAND / shares;
}

static void put_ticks(struct plot *p)
{
    for (size_t i = 0; i < scale_ticks(&p->scale); i++) {
        struct lines l = set_tick(p, i);
        mpt size = p->look->axis->size;
        point at = {p->area.x - p->look->tick_gap - l.widest,
                    plot_y(p, scale_value(&p->scale, i)) + size * HALF_CAP / THOUSAND};
        label_put(p, &l, size, at);
    }
}

static const struct text_style *category_style(const struct plot *p, size_t i)
{
    const struct text_style *style = p->look->axis;
    if (p->data->categories[i].total)
        style = p->look->axis_total;
    else if (category_is_previous(p->data, i))
        style = p->look->axis_previous;
    return style_at_most(p->arena, style, p->axis_largest);
}

/* Left end of a label centred on `middle`, kept inside the chart. */
static mpt centred(const struct plot *p, mpt middle, mpt width)
{
    mpt x = mpt_min(middle - width / 2, p->width - width);
    return mpt_max(x, 0);
}

static bool put_categories(struct plot *p)
{
    for (size_t i = 0; i < p->data->n_categories; i++) {
        const struct text_style *style = category_style(p, i);
        struct lines l = set_label(p, p->data->categories[i].label, style);
        mpt row = i % p->axis_rows == 0 ? 0 : style->size * ROW_PITCH / THOUSAND;
        point at = {centred(p, p->slots[i].at + p->slots[i].size / 2, l.widest),
                    p->area.y + p->area.h + p->look->category_drop + row};
        if (!label_try(p, &l, style->size, at))
            return false;
    }
    return true;
}

struct span_of_slots {
    mpt from, to;
    bool any;
};

static struct span_of_slots group_span(const struct plot *p, size_t group)
{
    struct span_of_slots s = {0};
    for (size_t i = 0; i < p->data->n_categories; i++) {
        if (p->data->categories[i].group != group)
            continue;
        s.from = s.any ? s.from : p->slots[i].at;
        s.to = p->slots[i].at + p->slots[i].size;
        s.any = true;
    }
    mpt inset = mpt_min(p->unit * p->look->bracket_inset / THOUSAND, (s.to - s.from) / 4);
    s.from += inset;
    s.to -= inset;
    return s;
}

/* Foot of the category labels' last row. */
static mpt bracket_y(const struct plot *p)
{
    mpt rows = row_height(p->look->axis, p->axis_largest, p->axis_rows - 1);
    return p->area.y + p->area.h + p->look->bracket_drop + rows;
}

static bool put_group(struct plot *p, size_t group)
{
    struct span_of_slots s = group_span(p, group);
    bool previous = p->data->groups[group].previous;
    const struct text_style *style = previous ? p->look->group_previous : p->look->group;
    for (mpt size = style->size; s.any && size >= CATEGORY_LEAST; size -= MPT_PER_PT / 4) {
        const struct text_style *fitted = style_at_most(p->arena, style, size);
        struct lines l = set_label(p, p->data->groups[group].label, fitted);
        point at = {centred(p, (s.from + s.to) / 2, l.widest), bracket_y(p) + p->look->group_drop};
        if (label_try(p, &l, size, at))
            return true;
    }
    return !s.any;
}

static bool put_groups(struct plot *p)
{
    for (size_t g = 0; has_groups(p->data) && g < p->data->n_groups; g++)
        if (!put_group(p, g))
            return false;
    return true;
}

bool axis_place(struct plot *p)
{
    measure_height(p);
    if (p->area.h < PLOT_LEAST)
        return false;
    choose_scale(p);
    p->area.x = p->look->inset_left + widest_tick(p);
    p->area.w = p->width - p->area.x - inset_right(p);
    if (p->area.w < PLOT_LEAST)
        return false;
    place_slots(p);
    put_ticks(p);
    p->axis_fits = put_categories(p) && put_groups(p);
    return p->axis_fits;
}

static void draw_level(const struct plot *p, cairo_t *cr, mpt y, mpt width, colour c)
{
    ink_line(cr, (point){p->area.x, y}, (point){p->area.x + p->area.w, y}, width, c);
}

void axis_draw_grid(const struct plot *p, cairo_t *cr)
{
    ink_pen(cr, p->look->grid_width, p->look->grid);
    for (size_t i = 0; i < scale_ticks(&p->scale); i++) {
        mpt y = plot_y(p, scale_value(&p->scale, i));
        ink_trace(cr, (point){p->area.x, y}, (point){p->area.x + p->area.w, y});
    }
    cairo_stroke(cr);
    labels_clear_ground(p, cr);
}

static void draw_bracket(const struct plot *p, cairo_t *cr, size_t group)
{
    const struct chart_look *look = p->look;
    struct span_of_slots s = group_span(p, group);
    bool previous = p->data->groups[group].previous;
    if (s.any)
        ink_line(cr, (point){s.from, bracket_y(p)}, (point){s.to, bracket_y(p)},
                 previous ? look->bracket_width_previous : look->bracket_width,
                 previous ? look->previous : look->house);
}

void axis_draw_lines(const struct plot *p, cairo_t *cr)
{
    if (p->scale.truncated)
        draw_level(p, cr, p->area.y + p->area.h, p->look->zero_width, p->look->quiet);
    else
        draw_level(p, cr, plot_y(p, 0), p->look->zero_width, p->look->ink);
    for (size_t g = 0; has_groups(p->data) && g < p->data->n_groups; g++)
        draw_bracket(p, cr, g);
}
