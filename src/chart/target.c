/* target.c - target lines of charts with upright values, and their words at the right */
#include "plot.h"

/* Half the height of capitals and figures, in thousandths of the size: centres a line of text. */
#define HALF_CAP 357
/* The leader stops this far short of the words. */
#define LEADER_SHORT MPT_FROM_MM(0.6)
/* White between the words of two targets, beyond their leading. */
#define WORDS_APART MPT_FROM_MM(1.2)

struct words {
    struct lines text, figure;
};

static mpt words_width(const struct plot *p)
{
    return p->look->inset_right_target - p->look->target_label_gap;
}

static struct words set_words(struct plot *p, const struct chart_target *t)
{
    return (struct words){
        break_label(p, t->words, p->look->target, words_width(p)),
        break_label(p, with_minus(p->arena, t->figure), p->look->target_figure, words_width(p)),
    };
}

mpt target_inset(struct plot *p)
{
    mpt widest = 0;
    for (size_t i = 0; i < p->data->n_targets; i++) {
        struct words w = set_words(p, &p->data->targets[i]);
        widest = mpt_max(widest, mpt_max(w.text.widest, w.figure.widest));
    }
    return mpt_max(p->look->inset_right_target, p->look->target_label_gap + widest);
}

static mpt words_height(const struct plot *p, const struct words *w)
{
    return (mpt)(w->text.n + w->figure.n) * p->look->target_label_leading;
}

static void put_lines(struct plot *p, const struct lines *l, const struct text_style *style,
                      point *at)
{
    for (size_t i = 0; i < l->n; i++) {
        struct lines one = {&l->items[i], 1, l->items[i].width};
        label_put(p, &one, style->size, *at);
        at->y += p->look->target_label_leading;
    }
}

static void put_words(struct plot *p, const struct words *w, mpt centre)
{
    mpt leading = p->look->target_label_leading;
    mpt up = (words_height(p, w) - leading) / 2;
    point at = {p->area.x + p->area.w + p->look->target_label_gap,
                centre - up + p->look->target->size * HALF_CAP / 1000};
    put_lines(p, &w->text, p->look->target, &at);
    put_lines(p, &w->figure, p->look->target_figure, &at);
}

static void place_line(struct plot *p, const struct chart_target *t, struct target_mark *m)
{
    size_t last = t->last < p->data->n_categories ? t->last : p->data->n_categories - 1;
    size_t first = t->first < last ? t->first : last;
    const struct slot *a = &p->slots[first], *b = &p->slots[last];
    mpt right = p->area.x + p->area.w;
    m->at = m->label_at = plot_y(p, t->value);
    m->from = a->at + a->size / 2 - a->size * p->look->target_reach / 1000;
    m->to = b->at + b->size / 2 + b->size * p->look->target_reach / 1000;
    m->leader_to = right + p->look->target_label_gap - LEADER_SHORT;
    if (last + 1 == p->data->n_categories)
        m->to = mpt_max(m->to, right);
    mpt halo = p->look->target_halo;
    vec_push(p->arena, &p->lines, (rect){m->from, m->at - halo / 2, right - m->from, halo});
}

/* Indices of the targets from the highest line down. */
static size_t *sort_by_height(const struct plot *p)
{
    size_t n = p->data->n_targets;
    size_t *order = arena_array(p->arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        for (; at > 0 && p->targets[order[at - 1]].at > p->targets[i].at; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    return order;
}

static mpt least_apart(const struct plot *p, const struct words *a, const struct words *b)
{
    mpt heights = (words_height(p, a) + words_height(p, b)) / 2;
    return mpt_max(p->look->target_label_apart, heights + WORDS_APART);
}

/* The words of the targets, from the top down. */
struct column {
    const struct words *words;
    const size_t *order;
    size_t n;
    mpt top, bottom;
};

static mpt half_height(const struct plot *p, const struct column *c, size_t i)
{
    return words_height(p, &c->words[c->order[i]]) / 2;
}

static void push_down(struct plot *p, const struct column *c)
{
    mpt least = c->top + half_height(p, c, 0);
    for (size_t i = 0; i < c->n; i++) {
        mpt *at = &p->targets[c->order[i]].label_at;
        *at = mpt_max(*at, least);
        if (i + 1 < c->n)
            least = *at + least_apart(p, &c->words[c->order[i]], &c->words[c->order[i + 1]]);
    }
}

static void push_up(struct plot *p, const struct column *c)
{
    mpt most = c->bottom - half_height(p, c, c->n - 1);
    for (size_t i = c->n; i-- > 0;) {
        mpt *at = &p->targets[c->order[i]].label_at;
        *at = mpt_min(*at, most);
        if (i > 0)
            most = *at - least_apart(p, &c->words[c->order[i]], &c->words[c->order[i - 1]]);
    }
}

/* Two words that stand alone share the shift that parts them. */
static void part_pair(struct plot *p, const struct column *c)
{
    mpt *upper = &p->targets[c->order[0]].label_at, *lower = &p->targets[c->order[1]].label_at;
    mpt apart = least_apart(p, &c->words[c->order[0]], &c->words[c->order[1]]);
    mpt missing = apart - (*lower - *upper);
    if (missing > 0)
        *upper -= missing / 2;
}

static bool part_words(struct plot *p, const struct column *c)
{
    if (c->n == 2)
        part_pair(p, c);
    push_down(p, c);
    push_up(p, c);
    push_down(p, c);
    return p->targets[c->order[c->n - 1]].label_at + half_height(p, c, c->n - 1) <= c->bottom;
}

/* The height in the words nearest to the line; a leader from there is level when it can be. */
static mpt nearest_line(const struct plot *p, const struct words *w, const struct target_mark *m)
{
    mpt reach = (words_height(p, w) - p->look->target_label_leading) / 2;
    return mpt_max(m->label_at - reach, mpt_min(m->at, m->label_at + reach));
}

bool targets_place(struct plot *p)
{
    size_t n = p->data->n_targets;
    if (n == 0)
        return true;
    struct words *w = arena_array(p->arena, struct words, n);
    p->targets = arena_array(p->arena, struct target_mark, n);
    for (size_t i = 0; i < n; i++) {
        w[i] = set_words(p, &p->data->targets[i]);
        place_line(p, &p->data->targets[i], &p->targets[i]);
    }
    struct column c = {w, sort_by_height(p), n, p->key_height, p->height};
    if (!part_words(p, &c))
        return false;
    for (size_t i = 0; i < n; i++) {
        p->targets[i].leader_at = nearest_line(p, &w[i], &p->targets[i]);
        put_words(p, &w[i], p->targets[i].label_at);
    }
    return true;
}

/* Level as far as the plot reaches, then to the words wherever they moved. */
static void draw_leader(const struct plot *p, cairo_t *cr, const struct target_mark *m)
{
    const struct chart_look *look = p->look;
    mpt right = p->area.x + p->area.w;
    if (m->to < right)
        ink_line(cr, (point){m->to, m->at}, (point){right, m->at}, look->target_leader_width,
                 look->quiet);
    if (m->to < right || m->label_at != m->at)
        ink_line(cr, (point){right, m->at}, (point){m->leader_to, m->leader_at},
                 look->target_leader_width, look->quiet);
}

void targets_draw(const struct plot *p, cairo_t *cr, bool halo)
{
    const struct chart_look *look = p->look;
    for (size_t i = 0; i < p->data->n_targets; i++) {
        const struct target_mark *m = &p->targets[i];
        point from = {m->from, m->at}, to = {m->to, m->at};
        if (halo)
            ink_line(cr, from, to, look->target_halo, look->paper);
        draw_leader(p, cr, m);
        ink_dashed(cr, from, to, look->target_width, look->target_dash_on, look->target_dash_off,
                   look->ink);
    }
}
