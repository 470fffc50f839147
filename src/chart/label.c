/* label.c - the words of a chart, kept apart */
#include "plot.h"

/* Ink of figures and capitals above and below the baseline, in thousandths of the size. */
#define INK_ABOVE 740
#define INK_BELOW 200
/* Between two labels, in mpt: half of it on each side. */
#define APART 700

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

static rect grown(rect r, mpt by)
{
    return (rect){r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
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

static bool meets_segment(const struct plot *p, rect box)
{
    for (size_t i = 0; i < p->segments.n; i++)
        if (box_meets_segment(box, p->segments.items[i]))
            return true;
    return false;
}

bool label_is_free(const struct plot *p, rect box)
{
    return inside_chart(p, box) && !met(p->boxes.items, p->boxes.n, grown(box, APART)) &&
           !met(p->bars.items, p->bars.n, box) && !met(p->lines.items, p->lines.n, box) &&
           (p->fitting.over_lines || !meets_segment(p, box));
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

/* The baseline just beyond a thing, for ink of this size to clear it by `gap`. */
static mpt baseline_beyond(rect thing, mpt size, mpt gap, enum push way)
{
    if (way == PUSH_DOWN)
        return thing.y + thing.h + gap + size * INK_ABOVE / 1000;
    return thing.y - gap - size * INK_BELOW / 1000;
}

/* Over a mark the baseline keeps the rise it has over its own bar, if that clears the ink. */
static mpt mark_gap(const struct plot *p, mpt size, enum push way)
{
    mpt gap = p->look->label_rise - size * INK_BELOW / 1000;
    return way == PUSH_UP ? mpt_max(gap, APART) : APART;
}

/* The next baseline to try, or `y` when the box is free of marks and labels.  A step past
 * a target line is no sign of crowding: it moves the place the steps are counted from. */
static mpt next_baseline(const struct plot *p, rect box, mpt y, mpt size, enum push way, mpt *base)
{
    const rect *line = met(p->lines.items, p->lines.n, box);
    if (line)
        return *base = baseline_beyond(*line, size, mark_gap(p, size, way), way);
    const rect *bar = met(p->bars.items, p->bars.n, box);
    if (bar)
        return baseline_beyond(*bar, size, mark_gap(p, size, way), way);
    const rect *other = met(p->boxes.items, p->boxes.n, grown(box, APART));
    return other ? baseline_beyond(*other, size, 2 * APART, way) : y;
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
