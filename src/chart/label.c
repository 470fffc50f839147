/* label.c - the words of a chart, kept apart */
#include "plot.h"

/* Ink of figures and capitals above and below the baseline, in thousandths of the size. */
#define INK_ABOVE 740
#define INK_BELOW 200
/* Between a label and a target line over or under it, in mpt. */
#define LINE_APART 700
/* Between a label and the middle of a line of a series, in mpt. */
#define SEGMENT_APART 1100
/* Between a label and the side of a bar that is not its own, in mpt. */
#define BAR_APART 600
/* Paper to the left and right of a label that covers a line, in mpt. */
#define GROUND_BESIDE 900

const struct text_style *style_at_most(struct arena *a, const struct text_style *style, mpt size)
{
    if (size == 0 || style->size <= size)
        return style;
    struct text_style *small = arena_new(a, struct text_style);
    *small = *style;
    small->size = size;
    return small;
}

str with_minus(struct arena *a, str s)
{
    if (s.n < 2 || s.p[0] != '-')
        return s;
    return str_print(a, "\u2212" STR_FMT, STR_ARG(str_sub(s, 1, s.n)));
}

struct lines break_label(struct plot *p, str text, const struct text_style *style, mpt width)
{
    struct inline_text *t = arena_new(p->arena, struct inline_text);
    *t = (struct inline_text){.text = text, .style = style, .at = p->data->at};
    struct line_options options = {.width = width, .greedy = true, .no_wrap = width == 0};
    return text.n > 0 ? lines_break(p->shaper, t, 1, &options) : (struct lines){0};
}

struct lines set_label(struct plot *p, str text, const struct text_style *style)
{
    struct lines l = break_label(p, text, style, 0);
    if (l.n > 1)
        l.n = 1;
    l.widest = l.n > 0 ? l.items[0].width : 0;
    return l;
}

struct lines set_tick(struct plot *p, size_t tick)
{
    struct tick_format f = {p->data->tick_prefix, p->data->tick_suffix, p->data->grouped_ticks};
    struct text_style *style = arena_new(p->arena, struct text_style);
    *style = *p->look->axis;
    style->colour = p->look->quiet;
    return set_label(p, scale_print(p->arena, &p->scale, tick, &f), style);
}

mpt label_inside(const struct plot *p, mpt x, mpt width)
{
    mpt right = p->width;
    if (has_targets(p->data))
        right = p->area.x + p->area.w + p->look->target_label_gap / 2;
    return mpt_max(p->area.x - p->look->tick_gap / 2, mpt_min(x, right - width));
}

rect label_box(const struct lines *l, mpt size, point at)
{
    mpt above = size * INK_ABOVE / 1000, below = size * INK_BELOW / 1000;
    return (rect){at.x, at.y - above, l->widest, above + below};
}

bool boxes_meet(rect a, rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Cuts the parameters t0..t1 of a line to where its coordinate lies in low..high. */
static bool cut(double from, double delta, double low, double high, double *t0, double *t1)
{
    if (delta == 0)
        return from > low && from < high;
    double a = (low - from) / delta, b = (high - from) / delta;
    double enter = a < b ? a : b, leave = a < b ? b : a;
    *t0 = enter > *t0 ? enter : *t0;
    *t1 = leave < *t1 ? leave : *t1;
    return *t0 < *t1;
}

bool box_meets_segment(rect box, struct segment s)
{
    double t0 = 0, t1 = 1;
    double dx = (double)(s.to.x - s.from.x), dy = (double)(s.to.y - s.from.y);
    return cut((double)s.from.x, dx, (double)box.x, (double)(box.x + box.w), &t0, &t1) &&
           cut((double)s.from.y, dy, (double)box.y, (double)(box.y + box.h), &t0, &t1);
}

static rect grown(rect r, mpt beside, mpt over)
{
    return (rect){r.x - beside, r.y - over, r.w + 2 * beside, r.h + 2 * over};
}

static bool inside_chart(const struct plot *p, rect box)
{
    return box.x >= 0 && box.y >= 0 && box.x + box.w <= p->width && box.y + box.h <= p->height;
}

static const rect *met(const rect *items, size_t n, rect box)
{
    for (size_t i = 0; i < n; i++)
        if (boxes_meet(items[i], box))
            return &items[i];
    return NULL;
}

static bool meets_segment(const struct plot *p, rect label)
{
    rect box = grown(label, SEGMENT_APART, SEGMENT_APART);
    for (size_t i = 0; i < p->segments.n; i++)
        if (box_meets_segment(box, p->segments.items[i]))
            return true;
    return false;
}

static bool is_on_line_of(rect a, rect b)
{
    mpt foot_a = a.y + a.h, foot_b = b.y + b.h, limit = a.h * ONE_LINE / 1000;
    return foot_a < foot_b + limit && foot_b < foot_a + limit;
}

/* The label that stands too near: figures on one line would run together. */
static const rect *met_label(const struct plot *p, rect box)
{
    mpt apart = p->data->n_series > 1 ? LABELS_APART_PAIR : LABELS_APART;
    for (size_t i = 0; i < p->boxes.n; i++) {
        mpt beside = is_on_line_of(box, p->boxes.items[i]) ? apart : LABELS_APART_UNEVEN;
        if (boxes_meet(p->boxes.items[i], grown(box, beside, LABELS_APART_OVER / 2)))
            return &p->boxes.items[i];
    }
    return NULL;
}

static const rect *met_bar(const struct plot *p, rect box)
{
    return met(p->bars.items, p->bars.n, grown(box, BAR_APART, 0));
}

static const rect *met_line(const struct plot *p, rect box)
{
    return met(p->lines.items, p->lines.n, grown(box, 0, LINE_APART / 2));
}

bool label_is_free(const struct plot *p, rect box)
{
    return inside_chart(p, box) && !met_label(p, box) && !met_bar(p, box) &&
           (p->fitting.over_lines || (!met_line(p, box) && !meets_segment(p, box)));
}

bool labels_stand_apart(const struct plot *p)
{
    for (size_t i = 0; i < p->boxes.n; i++)
        if (!inside_chart(p, p->boxes.items[i]) || met(p->boxes.items, i, p->boxes.items[i]))
            return false;
    return true;
}

void label_put(struct plot *p, const struct lines *l, mpt size, point at)
{
    if (l->n == 0)
        return;
    vec_push(p->arena, &p->labels, (struct chart_label){.lines = *l, .at = at});
    vec_push(p->arena, &p->boxes, label_box(l, size, at));
}

bool label_try(struct plot *p, const struct lines *l, mpt size, point at)
{
    if (l->n > 0 && !label_is_free(p, label_box(l, size, at)))
        return false;
    label_put(p, l, size, at);
    return true;
}

mpt baseline_beyond(rect thing, mpt size, mpt gap, enum push way)
{
    if (way == PUSH_DOWN)
        return thing.y + thing.h + gap + size * INK_ABOVE / 1000;
    return thing.y - gap - size * INK_BELOW / 1000;
}

/* Over a mark the baseline keeps the rise it has over its own bar, if that clears the ink. */
static mpt mark_gap(const struct plot *p, mpt size, enum push way)
{
    mpt gap = p->look->label_rise - size * INK_BELOW / 1000;
    return way == PUSH_UP ? mpt_max(gap, LINE_APART) : LINE_APART;
}

/* The next baseline to try, or `y` when the box is free of marks and labels.  A step past
 * a target line is no sign of crowding: it moves the place the steps are counted from. */
static mpt next_baseline(const struct plot *p, rect box, mpt y, mpt size, enum push way, mpt *base)
{
    const rect *line = met_line(p, box);
    if (line)
        return *base = baseline_beyond(*line, size, mark_gap(p, size, way), way);
    const rect *bar = met_bar(p, box);
    if (bar)
        return baseline_beyond(*bar, size, mark_gap(p, size, way), way);
    const rect *other = met_label(p, box);
    return other ? baseline_beyond(*other, size, LABELS_APART_OVER, way) : y;
}

bool label_push(struct plot *p, const struct lines *l, mpt size, point at, enum push way)
{
    if (l->n == 0)
        return true;
    mpt limit = p->fitting.anywhere ? p->height : (mpt)p->fitting.rows * size * 12 / 10;
    mpt base = at.y;
    for (;;) {
        rect box = label_box(l, size, at);
        if (!inside_chart(p, box) || box.y < p->key_height)
            return false;
        mpt next = next_baseline(p, box, at.y, size, way, &base);
        if (next == at.y)
            break;
        if ((way == PUSH_UP ? base - next : next - base) > limit)
            return false;
        at.y = next;
    }
    label_put(p, l, size, at);
    return true;
}

/* In the plot: the labels of axes and targets stand beside it. */
static bool crosses_grid(const struct plot *p, rect box)
{
    for (size_t i = 0; i < scale_ticks(&p->scale); i++) {
        double value = scale_value(&p->scale, i);
        rect line = p->kind == CHART_BAR ? (rect){plot_x(p, value), p->area.y, 1, p->area.h}
                                         : (rect){p->area.x, plot_y(p, value), p->area.w, 1};
        if (boxes_meet(box, line))
            return true;
    }
    return false;
}

static void lay_ground(const struct plot *p, cairo_t *cr, rect box)
{
    ink_fill(cr, grown(box, GROUND_BESIDE, 0), p->look->paper);
}

void labels_clear_ground(const struct plot *p, cairo_t *cr)
{
    for (size_t i = 0; i < p->boxes.n; i++)
        if (crosses_grid(p, p->boxes.items[i]))
            lay_ground(p, cr, p->boxes.items[i]);
}

void labels_clear_lines(const struct plot *p, cairo_t *cr)
{
    for (size_t i = 0; i < p->boxes.n; i++) {
        rect box = p->boxes.items[i];
        if (met(p->lines.items, p->lines.n, box) || meets_segment(p, box))
            lay_ground(p, cr, box);
    }
}

static void end_line(struct arena *a, struct shaper *s, struct line *line)
{
    struct piece *last = &line->pieces[line->n - 1];
    struct runs space = shape_word(s, last->of->style->font, STR(" "), last->of->at);
    const struct run **runs = arena_array(a, const struct run *, last->n_runs + space.n);
    memcpy(runs, last->runs, last->n_runs * sizeof *runs);
    memcpy(runs + last->n_runs, space.items, space.n * sizeof *runs);
    last->runs = runs;
    last->n_runs += space.n;
}

void labels_end(struct arena *a, struct shaper *s, struct chart_label *labels, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < labels[i].lines.n; k++)
            if (labels[i].lines.items[k].n > 0)
                end_line(a, s, &labels[i].lines.items[k]);
}
