/* agree_restated.c - figures that an earlier report has published, held against the present ones */
#include "agree.h"
#include "arena.h"
#include "checking.h"
#include "vec.h"

struct comparing {
    struct agreement *g;
    const struct figures *before, *now;
    VEC(struct revision) revisions;
};

/* The year to date and open periods go on, so that they change with every report. */
static bool period_is_closed(const struct comparing *c, struct period p)
{
    bool open = p.kind == PERIOD_YTD || p.kind == PERIOD_ACADEMIC_YTD ||
                p.kind == PERIOD_ROLLING_OPEN || p.kind == PERIOD_NONE;
    return !open || period_equal(c->before->period, c->now->period);
}

/* A span of cells is one figure: its first cell stands for it. */
static const struct figure *find_now(const struct comparing *c, const struct indicator *i,
                                     const struct figure *before)
{
    size_t measure = measure_find(c->now, measure_name(c->before, before->first_measure));
    return measure == SIZE_MAX ? NULL : figure_find(c->now, i, before->first_period, measure);
}

static bool is_unchanged(const struct figure *before, const struct figure *now)
{
    return now->has_value && decimal_compare(before->value, now->value) == 0 &&
           before->multiple == now->multiple && before->sense == now->sense &&
           before->percent == now->percent;
}

/* Reports show three years before their own; what is older may be left out. */
static bool is_still_shown(const struct comparing *c, const struct figure *before)
{
    struct period first = period_year_of(c->now->period, -3);
    return before->first_measure == MEASURE_VALUE &&
           period_months(before->first_period).first >= period_months(first).first;
}

static str reason_of(const struct figure *before, const struct figure *now)
{
    if (now && now->note.n)
        return now->note;
    if (now && now->state == STATE_REVISED)
        return STR("revised");
    bool open = before->state == STATE_PROVISIONAL || before->state == STATE_ESTIMATED;
    return now && open ? STR("provisional before") : (str){0};
}

static void tell(struct comparing *c, const struct revision *r)
{
    struct arena *a = c->g->arena;
    struct line_column was = place_line_column(r->before->at);
    str period = period_print(a, r->before->first_period, PERIOD_DATA);
    str measure = measure_name(c->before, r->before->first_measure);
    str now = !r->now ? STR("no") : r->now->typed.n ? r->now->typed : STR("nothing");
    struct finding f = {.rule = RULE_RESTATED,
                        .indicator = r->indicator,
                        .definition = agree_shown_at(c->g, r->indicator)};
    f.at = r->now ? r->now->at : r->indicator->at;
    f.printed = str_print(a, STR_FMT " " STR_FMT " for " STR_FMT, STR_ARG(now), STR_ARG(measure),
                          STR_ARG(period));
    f.follows = str_print(a, "the earlier report has " STR_FMT " (" STR_FMT ":%zu)",
                          STR_ARG(r->before->typed), STR_ARG(r->before->at.source->name), was.line);
    f.settle =
        r->now ? STR("give it the state revised and a note with the reason, or put the published "
                     "figure back")
               : STR("put the published figure back, or give its row the state not-available "
                     "and a note with the reason");
    agree_found(c->g, &f);
}

static void compare_figure(struct comparing *c, const struct figure *before)
{
    const struct indicator *was = &c->before->indicators[before->first_indicator];
    const struct indicator *i = indicator_find(c->now, was->id);
    if (!i || !before->has_value || before->first_measure == MEASURE_RATING ||
        !period_is_closed(c, before->first_period))
        return;
    const struct figure *now = find_now(c, i, before);
    if (now ? is_unchanged(before, now) : !is_still_shown(c, before)) {
        agree_held(c->g, RULE_RESTATED);
        return;
    }
    struct revision r = {i, before, now, reason_of(before, now)};
    vec_push(c->g->arena, &c->revisions, r);
    if (r.reason.n)
        agree_held(c->g, RULE_RESTATED);
    else
        tell(c, &r);
}

void agree_restated(struct agreement *g, const struct figures *earlier)
{
    struct comparing c = {.g = g, .before = earlier, .now = g->checking->figures};
    if (!earlier)
        return;
    for (size_t i = 0; i < earlier->n_items; i++)
        compare_figure(&c, &earlier->items[i]);
    g->compared = true;
    g->revisions = c.revisions.items;
    g->n_revisions = c.revisions.n;
}
