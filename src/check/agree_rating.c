/* agree_rating.c - the ratings against the declared rule and the targets */
#include "aim.h"

/* --- the rule --- */

static bool has_rule(const struct figures *f)
{
    for (size_t k = 0; k < f->n_ratings; k++)
        if (f->ratings[k].has_least)
            return true;
    return false;
}

/* The best rating that the share achieved earns; NULL when it earns none that the rule tells. */
static const struct rating *earned(const struct figures *f, const struct aim *a)
{
    for (size_t k = 0; k < f->n_ratings; k++)
        if (f->ratings[k].has_least && aim_earns(a, f->ratings[k].least))
            return &f->ratings[k];
    return NULL;
}

/* The rule leaves open which of the ratings without a least share it is, when none is earned. */
static bool fits_rule(const struct rating *supplied, const struct rating *best)
{
    return best ? supplied == best : !supplied->has_least;
}

static str rule_words(const struct agreement *g, const struct rating *r)
{
    return text_of(g, STR_FMT " needs at least " STR_FMT "%% of the target", STR_ARG(r->id),
                   STR_ARG(number_words(g, r->least)));
}

/* The rating whose limit tells the supplied one from what was earned. */
static const struct rating *telling(const struct rating *supplied, const struct rating *best)
{
    return best && best->index < supplied->index ? best : supplied;
}

static void check_rule(struct agreement *g, const struct indicator *i, const struct figure *rated)
{
    const struct figures *f = g->checking->figures;
    bool judged = i->polarity == POLARITY_HIGH || i->polarity == POLARITY_LOW;
    struct aim a;
    if (!judged || !has_rule(f) || !aim_of(g, i, &a))
        return;
    const struct rating *best = earned(f, &a);
    if (fits_rule(rated->rating, best)) {
        agree_held(g, RULE_RATING_RULE);
        return;
    }
    str rule = rule_words(g, telling(rated->rating, best));
    str follows =
        text_of(g, STR_FMT "; " STR_FMT, STR_ARG(rule), STR_ARG(aim_share_words(g, i, &a)));
    if (best)
        follows = text_of(g, STR_FMT ": " STR_FMT, STR_ARG(follows), STR_ARG(best->id));
    found(g, RULE_RATING_RULE, i, rated->at,
          text_of(g, "rating " STR_FMT " for " STR_FMT, STR_ARG(rated->rating->id),
                  STR_ARG(a.value.figure->number)),
          follows,
          STR("correct the rating, the figure or the target, or say in the register (polarity, "
              "target_basis) how it is judged"));
}

/* --- ratings and targets that stand alone --- */

static bool has_target(const struct figure *quarterly, const struct figure *annual)
{
    return quarterly || annual;
}

/* A target that no one can judge by, as the register does not say which way is good. */
static bool lacks_polarity(const struct indicator *i, const struct figure *target)
{
    return i->polarity == POLARITY_NONE && i->target_basis != BASIS_NONE &&
           target_is_number(target) && target->sense == SENSE_LEVEL;
}

static void tell_no_polarity(struct agreement *g, const struct indicator *i,
                             const struct figure *rated, const struct figure *target)
{
    struct given value = given_newest(g, i), level = given_number(i, target);
    if (!value.figure)
        return;
    int order = decimal_compare(value.value, level.value);
    found(g, RULE_RATING_NO_TARGET, i, rated->at,
          text_of(g, "rating " STR_FMT, STR_ARG(rated->rating->id)),
          text_of(g,
                  STR_FMT " is %s its target " STR_FMT
                          ", and the register does not say which way is good",
                  STR_ARG(value.figure->number),
                  order > 0   ? "above"
                  : order < 0 ? "below"
                              : "at",
                  STR_ARG(target->number)),
          STR("give its polarity in the register, or take the rating out"));
}

static void check_target(struct agreement *g, const struct indicator *i, const struct figure *rated)
{
    const struct figure *quarterly = target_find(g, i, MEASURE_QUARTERLY_TARGET);
    const struct figure *annual = target_find(g, i, MEASURE_ANNUAL_TARGET);
    const struct figure *target = target_is_number(annual) ? annual : quarterly;
    if (!has_target(quarterly, annual))
        found(g, RULE_RATING_NO_TARGET, i, rated->at,
              text_of(g, "rating " STR_FMT, STR_ARG(rated->rating->id)),
              STR("no target is given, so nothing tells what it is rated against"),
              STR("add the target to the figures, or take the rating out"));
    else if (lacks_polarity(i, target))
        tell_no_polarity(g, i, rated, target);
    else
        agree_held(g, RULE_RATING_NO_TARGET);
}

/* Only what has a figure in the report's year can be rated. */
static void check_unrated(struct agreement *g, const struct indicator *i)
{
    const struct figure *quarterly = target_find(g, i, MEASURE_QUARTERLY_TARGET);
    const struct figure *annual = target_find(g, i, MEASURE_ANNUAL_TARGET);
    const struct figure *target = target_is_number(annual) ? annual : quarterly;
    struct given value = given_newest(g, i);
    int year = g->checking->figures->period.year;
    if (!target_is_number(target) || !value.figure || value.figure->last_period.year != year ||
        g->checking->figures->n_ratings == 0)
        return;
    found(
        g, RULE_TARGET_NO_RATING, i, target->at,
        text_of(g, "target " STR_FMT, STR_ARG(target->typed)),
        text_of(g, "the figure " STR_FMT " is not rated against it", STR_ARG(value.figure->number)),
        STR("give the rating, or accept it with the reason why there is none"));
}

/* --- what may still change --- */

static bool may_change(const struct figure *f)
{
    return f && (f->state == STATE_PROVISIONAL || f->state == STATE_ESTIMATED);
}

static void check_provisional(struct agreement *g, const struct indicator *i,
                              const struct figure *rated)
{
    const struct figure *annual = target_find(g, i, MEASURE_ANNUAL_TARGET);
    const struct figure *target = annual ? annual : target_find(g, i, MEASURE_QUARTERLY_TARGET);
    struct given value = given_newest(g, i);
    struct aim a = {0};
    const struct figure *judged = aim_of(g, i, &a) ? a.value.figure : NULL;
    const struct figure *open = may_change(value.figure) ? value.figure
                                : may_change(judged)     ? judged
                                : may_change(target)     ? target
                                                         : NULL;
    if (!open) {
        agree_held(g, RULE_RATING_PROVISIONAL);
        return;
    }
    found(g, RULE_RATING_PROVISIONAL, i, rated->at,
          text_of(g, "rating " STR_FMT, STR_ARG(rated->rating->id)),
          text_of(g, "its %s " STR_FMT " is %s, and so is the rating",
                  open == target ? "target" : "figure", STR_ARG(open->number),
                  open->state == STATE_PROVISIONAL ? "provisional" : "estimated"),
          STR("confirm it when it is final, or say in the commentary that the rating may change"));
}

void agree_rating(struct agreement *g)
{
    const struct figures *f = g->checking->figures;
    for (size_t k = 0; k < f->n_indicators; k++) {
        const struct indicator *i = &f->indicators[k];
        const struct figure *rated = figure_latest(f, i, MEASURE_RATING);
        if (!rated || indicator_rating(f, i) != rated->rating || !rated->rating) {
            check_unrated(g, i);
            continue;
        }
        check_rule(g, i, rated);
        check_target(g, i, rated);
        check_provisional(g, i, rated);
    }
}
