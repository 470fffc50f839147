/* block.c - fitting flows into spaces */
#include "block.h"
#include "arena.h"
#include "table.h"

struct flow *flow_new(struct job *j, enum flow_kind kind, struct place at)
{
    struct flow *f = arena_new(j->arena, struct flow);
    f->kind = kind;
    f->at = at;
    f->rule_first = true;
    return f;
}

struct flow *flow_text(struct job *j, struct texts texts, const struct text_style *style,
                       struct place at)
{
    struct flow *f = flow_new(j, FLOW_TEXT, at);
    f->as.text.texts = texts;
    f->as.text.box.style = style;
    f->as.text.least_lines = 2;
    f->as.text.broken = arena_new(j->arena, struct text_lines);
    f->before = style->before;
    f->after = style->after;
    return f;
}

struct flow *flow_fixed(struct job *j, struct frame *frame, struct place at)
{
    struct flow *f = flow_new(j, FLOW_FIXED, at);
    f->as.fixed = frame;
    return f;
}

struct flow *flow_stack(struct job *j, struct flow **items, size_t n, struct place at)
{
    struct flow *f = flow_new(j, FLOW_STACK, at);
    f->as.stack.items = items;
    f->as.stack.n = n;
    return f;
}

void flow_mark(struct job *j, struct flow *f, struct mark mark)
{
    struct mark *marks = arena_array(j->arena, struct mark, f->n_marks + 1);
    for (size_t i = 0; i < f->n_marks; i++)
        marks[i] = f->marks[i];
    marks[f->n_marks++] = mark;
    f->marks = marks;
}

void flow_space(struct flow *f, const struct node *spec)
{
    f->before = mpt_max(f->before, node_length(spec, "before"));
    f->after = mpt_max(f->after, node_length(spec, "after"));
    f->snap = node_bool(spec, "snap");
    f->master = node_text(spec, "master");
}

void flow_dress(struct flow *f, const struct node *spec)
{
    flow_space(f, spec);
    f->rule = node_length(spec, "rule");
    f->rule_gap = node_length(spec, "rule-gap");
    f->rule_colour = node_colour(spec, "rule-colour");
    f->rule_first = node_bool(spec, "rule-first");
}

/* A flow without what only its first part has: rule, marks, space above. */
static struct flow *rest_of(struct job *j, const struct flow *f)
{
    struct flow *r = arena_new(j->arena, struct flow);
    *r = *f;
    r->before = 0;
    r->rule = 0;
    r->marks = NULL;
    r->n_marks = 0;
    r->page_start = false;
    r->is_rest = true;
    return r;
}

/* --- text ----------------------------------------------------------------- */

static size_t lines_that_fit(const struct flow *f, size_t left, mpt height)
{
    mpt leading = f->as.text.box.style->leading;
    size_t fits = height < 0 ? 0 : (size_t)(height / leading);
    size_t least = f->as.text.least_lines;
    if (fits >= left)
        return left;
    if (f->whole || fits < least || left < 2 * least)
        return 0;
    return left - fits < least ? left - least : fits;
}

static struct lines broken_lines(struct job *j, const struct flow *f, mpt width)
{
    struct text_lines *b = f->as.text.broken;
    if (!b->known || b->width != width) {
        b->lines = lines_break(j->shaper, f->as.text.texts.items, f->as.text.texts.n,
                               &(struct line_options){.width = width});
        b->width = width;
        b->known = true;
    }
    return b->lines;
}

static struct fit fit_text(struct job *j, const struct flow *f, struct space s)
{
    const struct line_box *style = &f->as.text.box;
    struct lines all = broken_lines(j, f, s.width);
    size_t left = all.n - f->as.text.from;
    size_t n = lines_that_fit(f, left, s.height);
    if (!n && s.first)
        n = left < 1 + (size_t)(mpt_max(s.height, 0) / style->style->leading)
                ? left
                : (size_t)mpt_max(s.height / style->style->leading, 1);
    if (!n && left)
        return (struct fit){NULL, NULL};
    struct frame *frame = frame_new(j->arena, s.width, (mpt)n * style->style->leading);
    struct line_box box = {0, s.width, style->align, style->style};
    frame_add_lines(frame, all.items + f->as.text.from, n, 0, &box);
    if (n == left)
        return (struct fit){frame, NULL};
    struct flow *rest = rest_of(j, f);
    rest->as.text.from += n;
    return (struct fit){frame, rest};
}

/* --- a stack: one below the other ------------------------------------------ */

/* What was placed of a stack so far. */
struct stacking {
    struct frame *frame;
    mpt y, after;
    bool head; /* the last one was a heading */
    size_t n;  /* items placed */
};

static mpt snapped(struct job *j, mpt y)
{
    return (y + j->unit - 1) / j->unit * j->unit;
}

static void add_marks(const struct flow *f, struct frame *frame)
{
    for (size_t i = 0; i < f->n_marks; i++) {
        if (f->marks[i].anchor.n)
            frame_add(frame, ITEM_ANCHOR, NULL, (point){0, 0})->as.anchor = f->marks[i].anchor;
        if (!f->marks[i].level)
            continue;
        struct item *it = frame_add(frame, ITEM_BOOKMARK, NULL, (point){0, 0});
        it->as.bookmark.level = f->marks[i].level;
        it->as.bookmark.title = f->marks[i].title;
        it->as.bookmark.anchor = f->marks[i].anchor;
    }
}

/* The flow with its rule and marks. */
static struct fit fit_dressed(struct job *j, const struct flow *f, struct space s)
{
    mpt rule = f->rule && (f->rule_first || !s.first) ? f->rule : 0;
    mpt above = rule + f->rule_gap;
    struct fit fit =
        flow_fit(j, f, (struct space){s.width, s.height - above, s.y + above, s.first});
    if (!fit.frame || (!above && !f->n_marks))
        return fit;
    struct frame *dressed = frame_new(j->arena, s.width, fit.frame->height + above);
    add_marks(f, dressed);
    frame_add_rule(dressed, (point){0, rule / 2}, s.width, rule, f->rule_colour);
    frame_add_frame(dressed, fit.frame, (point){0, above});
    fit.frame = dressed;
    return fit;
}

static struct flow *stack_rest(struct job *j, const struct flow *f, size_t from, struct flow *head)
{
    struct flow *rest = rest_of(j, f);
    size_t n = f->as.stack.n - from;
    rest->as.stack.items = arena_array(j->arena, struct flow *, n);
    rest->as.stack.n = n;
    for (size_t i = 0; i < n; i++)
        rest->as.stack.items[i] = f->as.stack.items[from + i];
    if (head)
        rest->as.stack.items[0] = head;
    return rest;
}

/* Where the next item would start. */
static mpt next_top(struct job *j, const struct stacking *st, const struct flow *f, struct space s)
{
    if (!st->n)
        return 0;
    mpt y = st->y + (st->head ? st->after : mpt_max(st->after, f->before));
    return f->snap ? snapped(j, s.y + y) - s.y : y;
}

static struct fit fit_next(struct job *j, const struct stacking *st, const struct flow *f,
                           struct space s)
{
    mpt y = next_top(j, st, f, s);
    return fit_dressed(j, f, (struct space){s.width, s.height - y, s.y + y, s.first && !st->n});
}

static void place(struct job *j, struct stacking *st, const struct flow *f, struct space s,
                  struct frame *frame)
{
    mpt y = next_top(j, st, f, s);
    frame_add_frame(st->frame, frame, (point){0, y});
    st->y = y + frame->height;
    st->after = f->after;
    st->head = f->heads;
    st->n++;
}

/* Headings at the end of what was placed go with what did not fit. */
static size_t without_trailing_heads(const struct flow *f, size_t n)
{
    size_t kept = n;
    while (kept && f->as.stack.items[kept - 1]->keep_next)
        kept--;
    return kept;
}

static struct stacking place_first(struct job *j, const struct flow *f, struct space s, size_t n)
{
    struct stacking st = {.frame = frame_new(j->arena, s.width, 0)};
    for (size_t i = 0; i < n; i++)
        place(j, &st, f->as.stack.items[i], s, fit_next(j, &st, f->as.stack.items[i], s).frame);
    return st;
}

static struct fit end_stack(struct stacking *st, struct flow *rest)
{
    st->frame->height = st->y;
    return (struct fit){st->n || !rest ? st->frame : NULL, rest};
}

static struct fit fit_stack(struct job *j, const struct flow *f, struct space s)
{
    struct stacking st = {.frame = frame_new(j->arena, s.width, 0)};
    for (size_t i = 0; i < f->as.stack.n; i++) {
        const struct flow *item = f->as.stack.items[i];
        bool breaks = item->page_start && st.n;
        struct fit fit = breaks ? (struct fit){NULL, NULL} : fit_next(j, &st, item, s);
        if (!fit.frame) {
            size_t kept = without_trailing_heads(f, i);
            if (kept && kept < i)
                st = place_first(j, f, s, kept);
            else if (!kept && !s.first)
                return (struct fit){NULL, NULL};
            else
                kept = i;
            return end_stack(&st, stack_rest(j, f, kept, NULL));
        }
        place(j, &st, item, s, fit.frame);
        if (fit.rest)
            return end_stack(&st, stack_rest(j, f, i, fit.rest));
    }
    return end_stack(&st, NULL);
}

/* --- a list item ------------------------------------------------------------ */

static struct fit fit_item(struct job *j, const struct flow *f, struct space s)
{
    mpt indent = f->as.item.indent;
    struct fit fit =
        flow_fit(j, f->as.item.body, (struct space){s.width - indent, s.height, s.y, s.first});
    if (!fit.frame)
        return fit;
    struct frame *frame = frame_new(j->arena, s.width, fit.frame->height);
    if (f->as.item.label) {
        mpt x = f->as.item.label_x - (f->as.item.label_end ? f->as.item.label->width : 0);
        frame_add_line(frame, f->as.item.label, (point){x, style_baseline(f->as.item.label_style)});
    }
    frame_add_frame(frame, fit.frame, (point){indent, 0});
    struct flow *rest = NULL;
    if (fit.rest) {
        rest = rest_of(j, f);
        rest->as.item.label = NULL;
        rest->as.item.body = fit.rest;
    }
    return (struct fit){frame, rest};
}

/* --- side by side ------------------------------------------------------------ */

static struct fit fit_side(struct job *j, const struct flow *f, struct space s)
{
    size_t n = f->as.side.n;
    struct frame *frame = frame_new(j->arena, s.width, 0);
    struct flow **rests = arena_array(j->arena, struct flow *, n);
    bool cut = false, any = false;
    for (size_t i = 0; i < n; i++) {
        const struct flow *column = f->as.side.columns[i];
        if (!column)
            continue;
        struct fit fit =
            flow_fit(j, column, (struct space){f->as.side.width[i], s.height, s.y, s.first});
        if (fit.frame) {
            frame_add_frame(frame, fit.frame, (point){f->as.side.x[i], 0});
            frame->height = mpt_max(frame->height, fit.frame->height);
            any = any || fit.frame->n;
        }
        rests[i] = fit.frame ? fit.rest : f->as.side.columns[i];
        cut = cut || rests[i];
    }
    if (!cut)
        return (struct fit){frame, NULL};
    if (!any || (f->whole && !s.first))
        return (struct fit){NULL, NULL};
    struct flow *rest = rest_of(j, f);
    rest->as.side.columns = rests;
    return (struct fit){frame, rest};
}

/* --- newspaper columns -------------------------------------------------------- */

/* Fills the columns to `height`; returns how many items went in and the height that they took. */
static size_t fill_news(struct job *j, const struct flow *f, struct space s, mpt height,
                        struct frame *out)
{
    size_t columns = f->as.news.columns, at = 0;
    mpt width = (s.width - f->as.news.gutter * (mpt)(columns - 1)) / (mpt)columns;
    for (size_t c = 0; c < columns && at < f->as.news.n; c++) {
        struct stacking st = {.frame = frame_new(j->arena, width, 0)};
        while (at < f->as.news.n) {
            struct space column = {width, height, s.y, s.first};
            struct fit fit = fit_next(j, &st, f->as.news.items[at], column);
            if (!fit.frame || fit.rest)
                break;
            place(j, &st, f->as.news.items[at++], column, fit.frame);
        }
        frame_add_frame(out, st.frame, (point){(width + f->as.news.gutter) * (mpt)c, 0});
        out->height = mpt_max(out->height, st.y);
    }
    return at;
}

/* The least height that takes everything, so that the columns end level. */
static mpt balanced_height(struct job *j, const struct flow *f, struct space s)
{
    mpt low = 0, high = s.height;
    while (high - low > MPT_PER_PT) {
        mpt middle = (low + high) / 2;
        struct frame *trial = frame_new(j->arena, s.width, 0);
        if (fill_news(j, f, s, middle, trial) == f->as.news.n)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static struct fit fit_news(struct job *j, const struct flow *f, struct space s)
{
    struct frame *frame = frame_new(j->arena, s.width, 0);
    size_t n = fill_news(j, f, s, s.height, frame);
    if (n == f->as.news.n) {
        struct frame *level = frame_new(j->arena, s.width, 0);
        fill_news(j, f, s, balanced_height(j, f, s), level);
        return (struct fit){level, NULL};
    }
    if (!n || !s.first)
        return (struct fit){NULL, NULL};
    struct flow *rest = rest_of(j, f);
    rest->as.news.items += n;
    rest->as.news.n -= n;
    return (struct fit){frame, rest};
}

static struct fit fit_fixed(const struct flow *f, struct space s)
{
    bool fits = f->as.fixed->height <= s.height || s.first;
    return (struct fit){fits ? f->as.fixed : NULL, NULL};
}

struct fit flow_fit(struct job *j, const struct flow *f, struct space s)
{
    switch (f->kind) {
    case FLOW_TEXT:
        return fit_text(j, f, s);
    case FLOW_STACK:
        return fit_stack(j, f, s);
    case FLOW_ITEM:
        return fit_item(j, f, s);
    case FLOW_SIDE:
        return fit_side(j, f, s);
    case FLOW_NEWS:
        return fit_news(j, f, s);
    case FLOW_TABLE:
        return table_fit(j, f, s);
    case FLOW_FIXED:
        return fit_fixed(f, s);
    }
    return (struct fit){NULL, NULL};
}
