/* aim.c - which target a figure is held against, and whether it is met */
#include "aim.h"

bool target_is_number(const struct figure *target)
{
    return target && target->has_value;
}

const struct figure *target_find(const struct agreement *g, const struct indicator *i,
                                 size_t measure)
{
    const struct figures *f = g->checking->figures;
    const struct figure *of_year = figure_find(f, i, period_year_of(f->period, 0), measure);
    return of_year ? of_year : figure_latest(f, i, measure);
}

/* --- targets that are a change --- */

/* "9% year on year reduction, from 2020/21": the year that the change is counted from. */
static bool find_base_year(str words, struct period *out)
{
    size_t at = str_find(words, STR("from 20"), 0);
    if (at == SIZE_MAX || words.n < at + 12)
        return false;
    char year[7];
    for (size_t k = 0; k < sizeof year; k++)
        year[k] = words.p[at + 5 + k] == '/' ? '-' : words.p[at + 5 + k];
    return period_parse((str){year, sizeof year}, out) && out->kind == PERIOD_YEAR;
}

/* The period that a change is counted from, and how many years lie between.  Like is compared with
 * like; only what adds up may set its year to date against a share of the year before. */
static struct given find_base(const struct agreement *g, const struct indicator *i,
                              const struct figure *target, struct period p, int *years)
{
    struct period base = p, named;
    bool year = p.kind == PERIOD_YEAR;
    base.year--;
    *years = 1;
    if (year && find_base_year(target->note, &named) && named.year < p.year) {
        base = named;
        *years = p.year - named.year;
    }
    struct given same = given_alone(g, i, base, MEASURE_VALUE);
    bool adds_up = i->rollup == ROLLUP_SUM && p.kind == PERIOD_YTD;
    return same.figure || !adds_up ? same : given_alone(g, i, period_year_of(p, -1), MEASURE_VALUE);
}

static bool compound(struct decimal base, const struct figure *target, int years,
                     struct decimal *level)
{
    struct decimal factor, change = target->value;
    if (target->sense == SENSE_DECREASE)
        change.digits = -change.digits;
    if (!decimal_add(decimal_from_int(100), change, &factor))
        return false;
    for (*level = base; years > 0; years--)
        if (!decimal_multiply(*level, factor, level) ||
            !decimal_divide(*level, decimal_from_int(100), 6, level))
            return false;
    return true;
}

/* "1% decrease" of a percentage may mean points: not judged. */
static bool level_of_change(const struct agreement *g, const struct indicator *i, struct aim *a)
{
    int years;
    struct period p = a->value.figure->last_period;
    if (!a->target->percent || is_percentage(i, a->value.figure))
        return false;
    struct given base = find_base(g, i, a->target, p, &years);
    a->base = base.figure;
    if (!base.figure || !compound(base.value, a->target, years, &a->level))
        return false;
    if (period_equal(base.figure->first_period, period_year_of(p, -1)) && p.kind == PERIOD_YTD)
        return true;
    a->quarters = 4;
    return true;
}

/* --- targets that are a level --- */

static bool level_of_target(const struct indicator *i, struct aim *a)
{
    const struct figure *t = a->target;
    if (t->percent && !is_percentage(i, a->value.figure))
        return false;
    struct given number = given_number(i, t);
    a->level = number.value;
    return number.figure;
}

static bool take_share(struct aim *a)
{
    struct decimal part;
    return a->quarters == 4 || (decimal_multiply(a->level, decimal_from_int(a->quarters), &part) &&
                                decimal_divide(part, decimal_from_int(4), 6, &a->level));
}

static bool set_level(const struct agreement *g, const struct indicator *i, struct aim *a)
{
    a->polarity = i->polarity;
    if (!a->value.figure || !target_is_number(a->target))
        return false;
    bool change = a->target->sense != SENSE_LEVEL;
    return (change ? level_of_change(g, i, a) : level_of_target(i, a)) && take_share(a);
}

/* --- which target --- */

static int quarters_gone(const struct agreement *g)
{
    struct period p = g->checking->figures->period;
    return p.kind == PERIOD_QUARTER ? p.part : 4;
}

static bool grows(const struct indicator *i)
{
    return i->rollup == ROLLUP_SUM || i->rollup == ROLLUP_CUMULATIVE;
}

static bool is_annual(const struct figure *target)
{
    return target->first_measure == MEASURE_ANNUAL_TARGET;
}

static bool is_whole_year(struct period p)
{
    return p.kind == PERIOD_YEAR || p.kind == PERIOD_ACADEMIC_YEAR;
}

/* Of a target for the year, the part that a figure of this period should reach.  Without the year's
 * end in sight a sum should have come as far as the year has. */
static int share_of_year(const struct agreement *g, const struct indicator *i, struct period p)
{
    if (is_whole_year(p) || i->target_basis == BASIS_YTD || i->target_basis == BASIS_LATEST ||
        !(grows(i) || i->target_basis == BASIS_SHARE))
        return 4;
    if (p.kind == PERIOD_QUARTER)
        return i->rollup == ROLLUP_SUM ? 1 : p.part;
    return quarters_gone(g);
}

/* A target of one quarter for what adds up is that many times as high for the quarters together. */
static int share_of_quarter(const struct agreement *g, const struct indicator *i, struct period p,
                            const struct figure *target)
{
    bool only_quarterly = target->last_measure == MEASURE_QUARTERLY_TARGET;
    if (p.kind == PERIOD_QUARTER || i->rollup != ROLLUP_SUM || !only_quarterly)
        return 4;
    return 4 * (is_whole_year(p) ? 4 : quarters_gone(g));
}

bool aim_at(const struct agreement *g, const struct indicator *i, const struct given *value,
            const struct figure *target, struct aim *out)
{
    *out = (struct aim){.value = *value, .target = target};
    if (!value->figure)
        return false;
    struct period p = value->figure->last_period;
    const struct figure *quarterly = target_find(g, i, MEASURE_QUARTERLY_TARGET);
    if (!out->target && p.kind == PERIOD_QUARTER && target_is_number(quarterly))
        out->target = quarterly;
    if (!out->target)
        out->target = target_find(g, i, MEASURE_ANNUAL_TARGET);
    if (!out->target)
        out->target = quarterly;
    if (!out->target)
        return false;
    out->quarters =
        is_annual(out->target) ? share_of_year(g, i, p) : share_of_quarter(g, i, p, out->target);
    return set_level(g, i, out);
}

/* --- the rating's --- */

static struct given newest_quarter(const struct agreement *g, const struct indicator *i)
{
    struct year_given y = given_year(g, i, 0);
    return y.n ? y.quarter[y.newest] : (struct given){0};
}

/* With the quarterly target unless it is the year that is rated. */
static bool aims_at_quarter(const struct indicator *i, const struct figure *quarterly)
{
    if (i->target_basis == BASIS_QUARTER)
        return true;
    return i->target_basis == BASIS_USUAL && target_is_number(quarterly);
}

bool aim_of(const struct agreement *g, const struct indicator *i, struct aim *out)
{
    const struct figure *quarterly = target_find(g, i, MEASURE_QUARTERLY_TARGET);
    const struct figure *annual = target_find(g, i, MEASURE_ANNUAL_TARGET);
    struct given quarter = newest_quarter(g, i), newest = given_newest(g, i);
    if (i->target_basis == BASIS_NONE)
        return false;
    if (aims_at_quarter(i, quarterly) && quarter.figure)
        return aim_at(g, i, &quarter, quarterly, out);
    if (i->target_basis == BASIS_LATEST && quarter.figure)
        return aim_at(g, i, &quarter, annual ? annual : quarterly, out);
    return aim_at(g, i, &newest, annual ? annual : quarterly, out);
}

/* --- judging --- */

bool aim_met(const struct aim *a)
{
    int order = decimal_compare(a->value.value, a->level);
    return a->polarity == POLARITY_LOW ? order <= 0 : order >= 0;
}

/* Shares of nothing and of less than nothing have no meaning: such a target is met or not. */
bool aim_earns(const struct aim *a, struct decimal least)
{
    struct decimal got = a->value.value, wanted = a->level, left, right;
    if (decimal_sign(wanted) <= 0 || decimal_sign(got) < 0)
        return aim_met(a);
    if (a->polarity == POLARITY_LOW) {
        got = a->level;
        wanted = a->value.value;
    }
    return decimal_multiply(got, decimal_from_int(100), &left) &&
           decimal_multiply(wanted, least, &right) && decimal_compare(left, right) >= 0;
}

static str level_words(const struct agreement *g, const struct indicator *i, const struct aim *a)
{
    struct decimal level = a->level;
    while (level.scale > a->value.figure->value.scale && level.digits % 10 == 0)
        level = (struct decimal){level.digits / 10, level.scale - 1};
    int more = level.scale - a->value.figure->value.scale;
    return print_like(g, i, a->value.figure, a->level, more > 2 ? 2 : more > 0 ? more : 0);
}

str aim_target_words(const struct agreement *g, const struct indicator *i, const struct aim *a)
{
    const char *kind = is_annual(a->target) && a->quarters != 4 ? "annual " : "";
    str typed = a->target->number;
    static const char *const parts[] = {"none", "a quarter", "half", "three quarters"};
    const char *part = parts[a->quarters & 3];
    if (a->base)
        return text_of(g, "%s%s" STR_FMT " %s than the " STR_FMT " of " STR_FMT ", " STR_FMT,
                       a->quarters < 4 ? part : "", a->quarters < 4 ? " of " : "", STR_ARG(typed),
                       a->target->sense == SENSE_DECREASE ? "a year less" : "a year more",
                       STR_ARG(a->base->number), STR_ARG(period_words(g, a->base->first_period)),
                       STR_ARG(level_words(g, i, a)));
    if (a->quarters == 4)
        return text_of(g, "the target " STR_FMT, STR_ARG(typed));
    if (a->quarters > 4)
        return text_of(g, "%d times the quarterly target " STR_FMT ", " STR_FMT, a->quarters / 4,
                       STR_ARG(typed), STR_ARG(level_words(g, i, a)));
    return text_of(g, "%s of the %starget " STR_FMT ", " STR_FMT, part, kind, STR_ARG(typed),
                   STR_ARG(level_words(g, i, a)));
}

str aim_share_words(const struct agreement *g, const struct indicator *i, const struct aim *a)
{
    struct decimal share;
    bool low = a->polarity == POLARITY_LOW;
    str value = a->value.figure->number, target = aim_target_words(g, i, a);
    struct decimal part = low ? a->level : a->value.value, whole = low ? a->value.value : a->level;
    if (decimal_sign(whole) <= 0 || !percentage(part, whole, 1, &share))
        return text_of(g, STR_FMT " stands against " STR_FMT, STR_ARG(value), STR_ARG(target));
    str percent = decimal_print(g->arena, share, false);
    if (low)
        return text_of(g, "lower is better, and " STR_FMT " is " STR_FMT "%% of " STR_FMT,
                       STR_ARG(target), STR_ARG(percent), STR_ARG(value));
    return text_of(g, STR_FMT " is " STR_FMT "%% of " STR_FMT, STR_ARG(value), STR_ARG(percent),
                   STR_ARG(target));
}
