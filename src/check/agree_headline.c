/* agree_headline.c - what the points of a list claim, held against the figures that they show */
#include "aim.h"
#include "arena.h"
#include "point.h"

enum verdict { VERDICT_UNKNOWN, VERDICT_TRUE, VERDICT_FALSE, VERDICT_OTHER_BASIS };

struct judging {
    struct agreement *g;
    const struct point *point;
    const struct claim *claim;
    const struct indicator *i;
    /* Of the figure that speaks most against it: */
    struct aim aim;
    struct given value;
    struct given compared; /* with which a change is untrue, when the claim says with which */
};

/* --- the target that the point shows --- */

/* The target of the indicator that stands in the point: of two, the one for the value's period. */
static const struct figure *shown_target(const struct judging *j, struct period p)
{
    const struct figure *quarterly = NULL, *annual = NULL;
    for (size_t k = 0; k < j->point->refs.n; k++) {
        const struct ref *r = &j->point->refs.items[k];
        if (r->i == j->i && r->measure == MEASURE_QUARTERLY_TARGET)
            quarterly = r->figure;
        if (r->i == j->i && r->measure == MEASURE_ANNUAL_TARGET)
            annual = r->figure;
    }
    if (p.kind == PERIOD_QUARTER)
        return quarterly ? quarterly : annual;
    return annual ? annual : quarterly;
}

/* A quarter of what adds up says nothing against the target of the whole year. */
static bool is_other_basis(const struct judging *j, const struct figure *target, struct period p)
{
    return target && target->first_measure == MEASURE_ANNUAL_TARGET && target->has_value &&
           target->sense == SENSE_LEVEL && p.kind == PERIOD_QUARTER && j->i->rollup == ROLLUP_SUM;
}

/* --- is it true? --- */

static bool has_good_way(const struct indicator *i)
{
    return i->polarity == POLARITY_HIGH || i->polarity == POLARITY_LOW;
}

static enum verdict verdict_of(bool holds)
{
    return holds ? VERDICT_TRUE : VERDICT_FALSE;
}

/* "Below target" may be said of the figure or of the performance, and of a share of the year's
 * target or the whole: it is untrue when it is untrue in each of these ways. */
static bool lies(const struct judging *j, const struct aim *a, int side)
{
    struct decimal full;
    int order = decimal_compare(a->value.value, a->level);
    bool of_performance = j->claim->says_target && a->polarity == POLARITY_LOW;
    if (order * side > 0 || (of_performance && order * side < 0))
        return true;
    return a->quarters < 4 && !a->base && decimal_multiply(a->level, decimal_from_int(4), &full) &&
           decimal_divide(full, decimal_from_int(a->quarters), 6, &full) &&
           decimal_compare(a->value.value, full) * side > 0;
}

static enum verdict judge_target(struct judging *j, const struct given *value)
{
    struct aim a;
    struct period p = value->figure->last_period;
    const struct figure *target = shown_target(j, p);
    if (is_other_basis(j, target, p)) {
        aim_at(j->g, j->i, value, target, &j->aim);
        j->aim.target = target;
        return VERDICT_OTHER_BASIS;
    }
    if (j->i->target_basis == BASIS_NONE || !aim_at(j->g, j->i, value, target, &a))
        return VERDICT_UNKNOWN;
    j->aim = a;
    bool told = has_good_way(j->i);
    switch (j->claim->kind) {
    case CLAIM_MET:
        return told ? verdict_of(aim_met(&a)) : VERDICT_UNKNOWN;
    case CLAIM_MISSED:
        return told ? verdict_of(!aim_met(&a)) : VERDICT_UNKNOWN;
    case CLAIM_EXCEEDED:
        return a.polarity == POLARITY_HIGH ? verdict_of(aim_met(&a)) : VERDICT_UNKNOWN;
    case CLAIM_BELOW:
        return verdict_of(lies(j, &a, -1));
    case CLAIM_ABOVE:
        return verdict_of(lies(j, &a, 1));
    case CLAIM_UP:
    case CLAIM_DOWN:
    case CLAIM_BETTER:
    case CLAIM_WORSE:
    case CLAIM_LOW_IS_GOOD:
    case CLAIM_HIGH_IS_GOOD:
        break;
    }
    return VERDICT_UNKNOWN;
}

/* 1 for a rise, -1 for a fall; what is better is told by the polarity. */
static int claimed_side(const struct judging *j)
{
    int good = j->i->polarity == POLARITY_LOW ? -1 : 1;
    switch (j->claim->kind) {
    case CLAIM_UP:
        return 1;
    case CLAIM_BETTER:
        return good;
    case CLAIM_WORSE:
        return -good;
    default:
        return -1;
    }
}

/* 1 when the later of the two figures of the indicator in the point is the higher, -1 when it is
 * the lower; false when there is only one. */
static bool changes_in_point(const struct judging *j, const struct given *value, int *change)
{
    for (size_t k = 0; k < j->point->refs.n; k++) {
        const struct ref *r = &j->point->refs.items[k];
        if (r->measure != MEASURE_VALUE || r->i != j->i || !r->figure || !r->figure->has_value)
            continue;
        struct given other = given_number(j->i, r->figure);
        int order = period_compare(r->figure->last_period, value->figure->last_period);
        if (!other.figure || (order != -1 && order != 1))
            continue;
        *change = decimal_compare(value->value, other.value) * -order;
        return true;
    }
    return false;
}

/* The figure that "lower than last quarter" or "than a year ago" compares with. */
static struct given figure_before(const struct judging *j, const struct given *value)
{
    struct period p = value->figure->last_period;
    bool quarter_before = j->claim->against == AGAINST_QUARTER_BEFORE;
    if (quarter_before && p.kind != PERIOD_QUARTER)
        return (struct given){0};
    if (!quarter_before || p.part == 1)
        p.year--;
    if (quarter_before)
        p.part = p.part == 1 ? 4 : p.part - 1;
    return given_alone(j->g, j->i, p, MEASURE_VALUE);
}

static enum verdict judge_against(struct judging *j, const struct given *value)
{
    j->compared = figure_before(j, value);
    if (!j->compared.figure)
        return VERDICT_UNKNOWN;
    return verdict_of(decimal_compare(value->value, j->compared.value) * claimed_side(j) > 0);
}

/* With the other figures of the indicator in the point; without them, with the quarter and the year
 * before, of which either may be meant. */
static enum verdict judge_change(struct judging *j, const struct given *value)
{
    struct period p = value->figure->last_period, before = p, year = p;
    int side = claimed_side(j), compared = 0, change;
    if (j->claim->against != AGAINST_ANY)
        return judge_against(j, value);
    if (changes_in_point(j, value, &change))
        return verdict_of(change * side > 0);
    year.year--;
    if (p.kind == PERIOD_QUARTER && p.part > 1)
        before.part--;
    struct given pair[2] = {given_alone(j->g, j->i, before, MEASURE_VALUE),
                            given_alone(j->g, j->i, year, MEASURE_VALUE)};
    for (int k = 0; k < 2; k++) {
        if (!pair[k].figure || pair[k].figure == value->figure)
            continue;
        compared++;
        if (decimal_compare(value->value, pair[k].value) * side > 0)
            return VERDICT_TRUE;
    }
    return compared ? VERDICT_FALSE : VERDICT_UNKNOWN;
}

static enum verdict judge_value(struct judging *j, const struct given *value)
{
    bool low = j->claim->kind == CLAIM_LOW_IS_GOOD;
    switch (j->claim->kind) {
    case CLAIM_UP:
    case CLAIM_DOWN:
        return judge_change(j, value);
    case CLAIM_BETTER:
    case CLAIM_WORSE:
        return has_good_way(j->i) ? judge_change(j, value) : VERDICT_UNKNOWN;
    case CLAIM_LOW_IS_GOOD:
    case CLAIM_HIGH_IS_GOOD:
        if (!has_good_way(j->i))
            return VERDICT_UNKNOWN;
        return verdict_of((j->i->polarity == POLARITY_LOW) == low);
    case CLAIM_MET:
    case CLAIM_MISSED:
    case CLAIM_EXCEEDED:
    case CLAIM_BELOW:
    case CLAIM_ABOVE:
        break;
    }
    return judge_target(j, value);
}

/* --- whose figures --- */

/* One figure for which it is true is enough, as the claim may be about that one. */
static void take_verdict(struct judging *j, const struct given *value, enum verdict *all)
{
    struct judging one = *j;
    enum verdict v = value->figure ? judge_value(&one, value) : VERDICT_UNKNOWN;
    if (*all == VERDICT_TRUE || v == VERDICT_UNKNOWN)
        return;
    if (v == VERDICT_TRUE || *all == VERDICT_UNKNOWN || v == VERDICT_FALSE) {
        *all = v;
        j->aim = one.aim;
        j->value = *value;
        j->compared = one.compared;
    }
}

static enum verdict judge_shown(struct judging *j)
{
    enum verdict all = VERDICT_UNKNOWN;
    for (size_t k = 0; k < j->point->refs.n; k++) {
        const struct ref *r = &j->point->refs.items[k];
        if (r->i != j->i || r->measure != MEASURE_VALUE || !r->figure)
            continue;
        if (j->claim->ref != SIZE_MAX ? k == j->claim->ref : !r->claimed) {
            struct given value = given_number(j->i, r->figure);
            take_verdict(j, &value, &all);
        }
    }
    return all;
}

static enum verdict judge_period(struct judging *j)
{
    enum verdict all = VERDICT_UNKNOWN;
    struct period p = period_ytd_of(j->g->checking->figures->period);
    if (j->claim->quarter)
        p = period_quarter_of(p, j->claim->quarter);
    struct given value = given_alone(j->g, j->i, p, MEASURE_VALUE);
    take_verdict(j, &value, &all);
    return all;
}

/* Named by its title alone: the figure that its rating is about. */
static enum verdict judge_named(struct judging *j)
{
    struct aim a;
    enum verdict all = VERDICT_UNKNOWN;
    if (aim_of(j->g, j->i, &a)) {
        take_verdict(j, &a.value, &all);
        return all;
    }
    struct given newest = given_newest(j->g, j->i);
    if (newest.figure)
        take_verdict(j, &newest, &all);
    return all;
}

/* --- telling --- */

static str follows_words(const struct judging *j, enum verdict v)
{
    const struct agreement *g = j->g;
    struct period p = j->value.figure->last_period;
    str value = text_of(g, "\"" STR_FMT "\" is " STR_FMT " in " STR_FMT, STR_ARG(j->i->id),
                        STR_ARG(j->value.figure->number), STR_ARG(period_words(g, p)));
    if (v == VERDICT_OTHER_BASIS) {
        struct given ytd = given_alone(g, j->i, period_ytd_of(p), MEASURE_VALUE);
        return text_of(g,
                       STR_FMT ", one quarter, and the target " STR_FMT
                               " is for the year; the year to date is " STR_FMT,
                       STR_ARG(value), STR_ARG(j->aim.target->number),
                       STR_ARG(ytd.figure ? ytd.figure->number : STR("not given")));
    }
    switch (j->claim->kind) {
    case CLAIM_UP:
    case CLAIM_DOWN:
    case CLAIM_BETTER:
    case CLAIM_WORSE:
        if (j->compared.figure)
            return text_of(g, STR_FMT ", and " STR_FMT " in " STR_FMT, STR_ARG(value),
                           STR_ARG(j->compared.figure->number),
                           STR_ARG(period_words(g, j->compared.figure->last_period)));
        return text_of(g, STR_FMT ", which is no such change from the period before",
                       STR_ARG(value));
    case CLAIM_LOW_IS_GOOD:
    case CLAIM_HIGH_IS_GOOD:
        return text_of(g, "the register has the polarity %s for \"" STR_FMT "\"",
                       j->i->polarity == POLARITY_LOW ? "low" : "high", STR_ARG(j->i->id));
    case CLAIM_MET:
    case CLAIM_MISSED:
    case CLAIM_EXCEEDED:
    case CLAIM_BELOW:
    case CLAIM_ABOVE:
        break;
    }
    return text_of(g, STR_FMT ": " STR_FMT, STR_ARG(value),
                   STR_ARG(aim_share_words(g, j->i, &j->aim)));
}

static void judge(struct agreement *g, const struct point *p, const struct claim *c,
                  const struct indicator *i)
{
    struct judging j = {.g = g, .point = p, .claim = c, .i = i};
    enum verdict v = p->refs.n == 0  ? judge_named(&j)
                     : c->has_period ? judge_period(&j)
                                     : judge_shown(&j);
    if (v == VERDICT_UNKNOWN)
        return;
    if (v == VERDICT_TRUE) {
        agree_held(g, RULE_HEADLINE_CLAIM);
        return;
    }
    found(g, RULE_HEADLINE_CLAIM, i, c->at,
          text_of(g, "\"" STR_FMT "\" of \"" STR_FMT "\"", STR_ARG(c->words), STR_ARG(i->id)),
          follows_words(&j, v),
          v == VERDICT_OTHER_BASIS
              ? STR("show the year to date, or the target of a quarter")
              : STR("change the words of the point, or correct the figure or its target"));
}

static void check_point(struct agreement *g, const struct point *p)
{
    for (size_t c = 0; c < p->claims.n; c++)
        for (size_t k = 0; k < p->named.n; k++)
            judge(g, p, &p->claims.items[c], p->named.items[k]);
}

/* --- what must be in a list --- */

static void check_list(struct agreement *g, const struct node *list, const bool *named)
{
    const struct figures *f = g->checking->figures;
    const struct node_value *wanted = node_value(list, "names");
    for (size_t k = 0; k < f->n_indicators; k++) {
        const struct rating *rating = indicator_rating(f, &f->indicators[k]);
        bool must = false;
        for (size_t n = 0; rating && n < wanted->n; n++)
            must |= str_equal(wanted->ids[n], rating->id);
        if (must && named[k])
            agree_held(g, RULE_HEADLINE_MISSING);
        else if (must)
            found(g, RULE_HEADLINE_MISSING, &f->indicators[k],
                  figure_latest(f, &f->indicators[k], MEASURE_RATING)->at,
                  text_of(g, "rating " STR_FMT, STR_ARG(rating->id)),
                  text_of(g,
                          "no point of the list that names all rated " STR_FMT
                          " (line %zu of " STR_FMT ") names it",
                          STR_ARG(rating->id), place_line_column(list->at).line,
                          STR_ARG(list->at.source->name)),
                  STR("add a point, or accept it with the reason why it is left out"));
    }
}

static void read_list(struct agreement *g, const struct node *list)
{
    bool *named = arena_array(g->arena, bool, g->checking->figures->n_indicators);
    for (const struct node *item = node_child(list, "item"); item; item = node_next(item, "item")) {
        struct point p = point_read(g, item);
        check_point(g, &p);
        for (size_t k = 0; k < p.named.n; k++)
            named[p.named.items[k]->index] = true;
    }
    if (node_has(list, "names"))
        check_list(g, list, named);
}

void agree_headline(struct agreement *g)
{
    const struct node *root = g->checking->definition->root;
    for (const struct node *n = root; n; n = node_walk(root, n))
        if (node_is(n, "list"))
            read_list(g, n);
}
