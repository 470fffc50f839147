/* bar.c - horizontal bars: categories down the left, values along the foot */
#include "plot.h"

#define THOUSAND 1000
#define HALF_CAP 357
/* Category labels take at most this share of the width. */
#define LABEL_SHARE 400
#define PLOT_LEAST (10 * MPT_PER_PT)
/* No label is set smaller. */
#define SIZE_LEAST 6200
/* Height of a bar with its share of the space around it, for one series and for several, in
 * thousandths of the size of its label. */
#define BAR_PITCH 1450
/* Room a label needs in its slot, in thousandths of its size. */
#define LINE_PITCH 1100

static bool starts_group(const struct plot *p, size_t category)
{
    const struct chart_category *c = p->data->categories;
    return has_groups(p->data) && (category == 0 || c[category].group != c[category - 1].group);
}

/* A group's label has a slot of its own above the group. */
static size_t count_slots(const struct plot *p)
{
    size_t n = p->data->n_categories;
    for (size_t i = 0; i < p->data->n_categories; i++)
        n += starts_group(p, i);
    return n;
}

static void place_slots(struct plot *p)
{
    mpt n = (mpt)count_slots(p), at = 0;
    p->slots = arena_array(p->arena, struct slot, p->data->n_categories);
    for (size_t i = 0; i < p->data->n_categories; i++) {
        at += starts_group(p, i);
        p->slots[i].at = p->area.y + p->area.h * at / n;
        at++;
        p->slots[i].size = p->area.y + p->area.h * at / n - p->slots[i].at;
    }
    p->unit = p->area.h / n;
}

static const struct text_style *category_style(const struct plot *p, size_t i)
{
    if (p->data->categories[i].total)
        return p->look->axis_total;
    return category_is_previous(p->data, i) ? p->look->axis_previous : p->look->axis;
}

/* At the size that fits into a slot, or smallest. */
static struct lines set_category(struct plot *p, size_t i, mpt *size)
{
    const struct text_style *style = category_style(p, i);
    struct lines l = {0};
    for (*size = style->size; *size >= SIZE_LEAST; *size -= MPT_PER_PT / 5) {
        l = break_label(p, p->data->categories[i].label, style_at_most(p->arena, style, *size),
                        p->width * LABEL_SHARE / THOUSAND);
        if ((mpt)l.n * *size * LINE_PITCH / THOUSAND <= p->unit)
            return l;
    }
    *size = SIZE_LEAST;
    return l;
}

static mpt widest_category(struct plot *p)
{
    mpt widest = 0, size;
    for (size_t i = 0; i < p->data->n_categories; i++)
        widest = mpt_max(widest, set_category(p, i, &size).widest);
    return widest;
}

static mpt widest_group(struct plot *p)
{
    mpt widest = 0;
    for (size_t g = 0; has_groups(p->data) && g < p->data->n_groups; g++) {
        bool previous = p->data->groups[g].previous;
        const struct text_style *style = previous ? p->look->group_previous : p->look->group;
        widest = mpt_max(widest, set_label(p, p->data->groups[g].label, style).widest);
    }
    return widest;
}

mpt bars_least_height(const struct plot *p)
{
    const struct chart_look *look = p->look;
    mpt bars =
        (mpt)(count_slots(p) * p->data->n_series) * look->data_label->size * BAR_PITCH / THOUSAND;
    mpt targets = (mpt)p->data->n_targets * look->target_label_leading;
    return look->inset_top + targets + bars + look->inset_bottom;
}

static mpt bar_height(const struct plot *p)
{
    mpt n = (mpt)p->data->n_series;
    return n == 1 ? p->unit * p->look->bar / THOUSAND
                  : p->unit * p->look->bar_pair * 2 / n / THOUSAND;
}

static const struct text_style *value_style(const struct plot *p, size_t category)
{
    mpt room = p->data->n_series == 1 ? p->unit : bar_height(p);
    mpt size = mpt_max(SIZE_LEAST, room * THOUSAND / LINE_PITCH);
    bool previous = category_is_previous(p->data, category);
    return style_at_most(p->arena, previous ? p->look->data_label_previous : p->look->data_label,
                         size);
}

static mpt widest_value(struct plot *p)
{
    mpt widest = 0;
    for (size_t s = 0; s < p->data->n_series; s++)
        for (size_t c = 0; c < p->data->n_categories; c++) {
            str text = with_minus(p->arena, plot_value(p, s, c)->label);
            widest = mpt_max(widest, set_label(p, text, value_style(p, c)).widest);
        }
    return widest;
}

static bool ticks_stand_apart(struct plot *p)
{
    mpt pitch = p->area.w / (mpt)(scale_ticks(&p->scale) - 1);
    for (size_t i = 0; i < scale_ticks(&p->scale); i++)
        if (set_tick(p, i).widest + p->look->axis->size / 2 > pitch)
            return false;
    return true;
}

/* As many ticks as have room for their figures. */
static bool choose_scale(struct plot *p)
{
    struct range r = data_range(p->data, true);
    for (unsigned most = p->look->ticks_most; most >= 2; most--) {
        unsigned least = p->look->ticks_least < most ? p->look->ticks_least : most;
        p->scale = scale_from_zero(r, data_ceiling(p->data), least, most);
        if (ticks_stand_apart(p))
            return true;
    }
    return false;
}

static void put_ticks(struct plot *p)
{
    for (size_t i = 0; i < scale_ticks(&p->scale); i++) {
        struct lines l = set_tick(p, i);
        mpt x = plot_x(p, scale_value(&p->scale, i)) - l.widest / 2;
        x = mpt_max(0, mpt_min(x, p->width - l.widest));
        label_put(p, &l, p->look->axis->size,
                  (point){x, p->area.y + p->area.h + p->look->category_drop});
    }
}

static bool put_category(struct plot *p, size_t i)
{
    mpt size;
    struct lines l = set_category(p, i, &size);
    mpt pitch = size * LINE_PITCH / THOUSAND;
    mpt y = p->slots[i].at + p->slots[i].size / 2 - pitch * ((mpt)l.n - 1) / 2 +
            size * HALF_CAP / THOUSAND;
    for (size_t k = 0; k < l.n; k++, y += pitch) {
        struct lines one = {&l.items[k], 1, l.items[k].width};
        point at = {p->area.x - p->look->tick_gap - one.widest, y};
        if ((mpt)l.n * pitch > p->slots[i].size || !label_try(p, &one, size, at))
            return false;
    }
    return true;
}

static bool put_group(struct plot *p, size_t i)
{
    size_t group = p->data->categories[i].group;
    if (!starts_group(p, i) || group >= p->data->n_groups)
        return true;
    bool previous = p->data->groups[group].previous;
    const struct text_style *style = previous ? p->look->group_previous : p->look->group;
    struct lines l = set_label(p, p->data->groups[group].label, style);
    return label_try(p, &l, style->size,
                     (point){0, p->slots[i].at - p->unit / 2 + style->size * HALF_CAP / THOUSAND});
}

static rect bar_of(const struct plot *p, size_t series, size_t category)
{
    mpt n = (mpt)p->data->n_series, h = bar_height(p);
    const struct slot *s = &p->slots[category];
    mpt y = s->at + (s->size - n * h) / 2 + (mpt)series * h;
    mpt zero = plot_x(p, 0), end = plot_x(p, plot_value(p, series, category)->value);
    return (rect){mpt_min(zero, end), y, end > zero ? end - zero : zero - end, h};
}

/* Right of the bar, or of zero when the bar runs left; past any target that would cross it. */
static bool put_value(struct plot *p, size_t series, size_t category)
{
    const struct chart_value *v = plot_value(p, series, category);
    if (!v->present)
        return true;
    const struct text_style *style = value_style(p, category);
    struct lines l = set_label(p, with_minus(p->arena, v->label), style);
    rect bar = bar_of(p, series, category);
    point at = {bar.x + bar.w + p->look->label_rise / 2,
                bar.y + bar.h / 2 + style->size * HALF_CAP / THOUSAND};
    for (size_t t = 0; t < p->lines.n; t++)
        for (size_t k = 0; k < p->lines.n; k++)
            if (boxes_meet(label_box(&l, style->size, at), p->lines.items[k]))
                at.x = p->lines.items[k].x + p->lines.items[k].w + p->look->label_rise / 2;
    return label_try(p, &l, style->size, at);
}

static struct lines set_target(struct plot *p, const struct chart_target *t)
{
    str words = str_print(p->arena, STR_FMT " " STR_FMT, STR_ARG(t->words),
                          STR_ARG(with_minus(p->arena, t->figure)));
    return set_label(p, words, p->look->target_figure);
}

/* Each target has a line of its own above the plot for its words. */
static bool put_target(struct plot *p, size_t i)
{
    const struct chart_target *t = &p->data->targets[i];
    size_t last = t->last < p->data->n_categories ? t->last : p->data->n_categories - 1;
    size_t first = t->first < last ? t->first : last;
    struct target_mark *m = &p->targets[i];
    struct lines l = set_target(p, t);
    m->at = plot_x(p, t->value);
    m->label_at = p->area.y - p->look->label_rise - (mpt)i * p->look->target_label_leading;
    m->leader_to = m->label_at + p->look->target->size / 5;
    m->from = p->slots[first].at;
    m->to = p->slots[last].at + p->slots[last].size;
    mpt halo = p->look->target_halo;
    vec_push(p->arena, &p->lines, (rect){m->at - halo / 2, p->area.y, halo, m->to - p->area.y});
    mpt x = mpt_max(0, mpt_min(m->at - l.widest / 2, p->width - l.widest));
    return label_try(p, &l, p->look->target->size, (point){x, m->label_at});
}

static bool put_targets(struct plot *p)
{
    p->targets = arena_array(p->arena, struct target_mark, p->data->n_targets);
    for (size_t i = 0; i < p->data->n_targets; i++)
        if (!put_target(p, i))
            return false;
    return true;
}

static bool measure(struct plot *p)
{
    const struct chart_look *look = p->look;
    p->area.y =
        p->key_height + look->inset_top + (mpt)p->data->n_targets * look->target_label_leading;
    p->area.h = p->height - p->area.y - look->inset_bottom;
    if (p->area.h < PLOT_LEAST)
        return false;
    p->unit = p->area.h / (mpt)count_slots(p);
    mpt names = mpt_max(widest_category(p), widest_group(p) + look->tick_gap - look->inset_left);
    p->area.x = look->inset_left + names;
    mpt tail = widest_value(p) + look->label_rise * (has_targets(p->data) ? 2 : 1);
    p->area.w = p->width - p->area.x - mpt_max(look->inset_right, tail);
    return p->area.w >= PLOT_LEAST;
}

bool bars_place(struct plot *p)
{
    p->axis_fits = true;
    if (!measure(p) || !choose_scale(p))
        return false;
    place_slots(p);
    put_ticks(p);
    if (!put_targets(p))
        return false;
    for (size_t c = 0; c < p->data->n_categories; c++) {
        if (!put_category(p, c) || !put_group(p, c))
            return false;
        for (size_t s = 0; s < p->data->n_series; s++)
            if (!put_value(p, s, c))
                return false;
    }
    return true;
}

static void draw_grid(const struct plot *p, cairo_t *cr)
{
    ink_pen(cr, p->look->grid_width, p->look->grid);
    for (size_t i = 0; i < scale_ticks(&p->scale); i++) {
        mpt x = plot_x(p, scale_value(&p->scale, i));
        ink_trace(cr, (point){x, p->area.y}, (point){x, p->area.y + p->area.h});
    }
    cairo_stroke(cr);
}

static void draw_zero(const struct plot *p, cairo_t *cr)
{
    mpt x = plot_x(p, 0);
    ink_line(cr, (point){x, p->area.y}, (point){x, p->area.y + p->area.h}, p->look->zero_width,
             p->look->ink);
}

static void draw_target(const struct plot *p, cairo_t *cr, const struct target_mark *m)
{
    const struct chart_look *look = p->look;
    point from = {m->at, m->from}, to = {m->at, m->to};
    ink_line(cr, from, to, look->target_halo, look->paper);
    if (m->from > p->area.y)
        ink_line(cr, (point){m->at, p->area.y}, from, look->target_leader_width, look->quiet);
    ink_dashed(cr, from, to, look->target_width, look->target_dash_on, look->target_dash_off,
               look->ink);
}

void bars_draw(const struct plot *p, cairo_t *cr)
{
    draw_grid(p, cr);
    labels_clear_ground(p, cr);
    for (size_t s = 0; s < p->data->n_series; s++)
        for (size_t c = 0; c < p->data->n_categories; c++)
            if (plot_value(p, s, c)->present)
                bar_draw(p, cr, bar_of(p, s, c),
                         (struct bar_kind){s, category_is_previous(p->data, c),
                                           p->data->categories[c].total});
    for (size_t i = 0; i < p->data->n_targets; i++)
        draw_target(p, cr, &p->targets[i]);
    labels_clear_lines(p, cr);
    draw_zero(p, cr);
}
