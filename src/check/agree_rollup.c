/* agree_rollup.c - the year to date and its quarters, the annual target and the quarterly one */
#include "arena.h"
#include "given.h"

enum { ROLLUPS_TRIED = 3 };
static const enum rollup tried[ROLLUPS_TRIED] = {ROLLUP_SUM, ROLLUP_LATEST, ROLLUP_MEAN};
static const char *const rollup_names[] = {"none", "sum", "latest", "mean", "cumulative", "ratio"};

/* A total that is printed, and the quarters from which it should follow. */
struct rolling {
    struct agreement *g;
    const struct indicator *i;
    struct given total;
    const struct given *part[4]; /* the quarters that have a value */
    struct period when[4];
    size_t n;
};

#define ALL(r) ((1u << (r)->n) - 1)

static bool has(unsigned set, size_t k)
{
    return set >> k & 1;
}

/* --- arithmetic --- */

/* The quarters of the set added, and how far roundings may have carried the sum. */
static bool add_parts(const struct rolling *r, unsigned set, struct decimal *sum,
                      struct decimal *slack)
{
    *sum = *slack = decimal_from_int(0);
    for (size_t k = 0; k < r->n; k++)
        if (has(set, k) && (!decimal_add(*sum, r->part[k]->value, sum) ||
                            !decimal_add(*slack, r->part[k]->slack, slack)))
            return false;
    return true;
}

static int size_of(unsigned set)
{
    int n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

static bool is_sum(const struct rolling *r, unsigned set)
{
    struct decimal sum, slack, own = r->total.slack;
    if (!add_parts(r, set, &sum, &slack) || !decimal_add(slack, own, &slack))
        return false;
    return within(r->total.value, sum, slack);
}

/* A mean is rounded even when what it is of is counted.  Held without dividing: n times the
 * total against the sum. */
static bool is_mean(const struct rolling *r, unsigned set)
{
    struct decimal sum, slack, n = decimal_from_int(size_of(set)), total, own;
    if (!add_parts(r, set, &sum, &slack) || !decimal_multiply(r->total.value, n, &total) ||
        !decimal_multiply(r->total.half, n, &own) || !decimal_add(slack, own, &slack))
        return false;
    return within(total, sum, slack);
}

static bool mean_of(const struct rolling *r, unsigned set, int scale, struct decimal *out)
{
    struct decimal sum, slack;
    return add_parts(r, set, &sum, &slack) &&
           decimal_divide(sum, decimal_from_int(size_of(set)), scale, out);
}

static bool fits(const struct rolling *r, enum rollup rollup)
{
    switch (rollup) {
    case ROLLUP_SUM:
        return is_sum(r, ALL(r));
    case ROLLUP_MEAN:
        return is_mean(r, ALL(r));
    case ROLLUP_LATEST:
    case ROLLUP_CUMULATIVE:
        return given_equal(&r->total, r->part[r->n - 1]);
    case ROLLUP_NONE:
    case ROLLUP_RATIO:
        break;
    }
    return false;
}

/* --- words --- */

static str part_words(const struct rolling *r, size_t k)
{
    return r->part[k]->figure->number;
}

/* "Quarter 1, Quarter 2 and Quarter 3"; of the numbers when `numbers`. */
static str set_words(const struct rolling *r, unsigned set, bool numbers)
{
    struct buf b = {.arena = r->g->arena};
    size_t left = (size_t)size_of(set);
    for (size_t k = 0; k < r->n; k++) {
        if (!has(set, k))
            continue;
        buf_put(&b, numbers ? part_words(r, k) : period_words(r->g, r->when[k]));
        left--;
        buf_print(&b, "%s", left > 1 ? ", " : left == 1 ? " and " : "");
    }
    return buf_str(&b);
}

/* More decimals than the total has only where its mean would otherwise hide what was rounded. */
#define MEAN_DECIMALS 6

static str mean_words(const struct rolling *r, unsigned set)
{
    struct decimal mean;
    int more = r->total.figure->value.scale == 0 ? 1 : 0;
    if (!mean_of(r, set, MEAN_DECIMALS, &mean))
        return STR("too large a number");
    return print_like(r->g, r->i, r->total.figure, mean, more);
}

static str sum_words(const struct rolling *r, unsigned set)
{
    struct decimal sum, slack;
    int scale = 0;
    if (!add_parts(r, set, &sum, &slack))
        return STR("too large a number");
    for (size_t k = 0; k < r->n; k++)
        if (r->part[k]->figure->value.scale > scale)
            scale = r->part[k]->figure->value.scale;
    int more = scale - r->total.figure->value.scale;
    return print_like(r->g, r->i, r->total.figure, sum, more > 0 ? more : 0);
}

static str total_name(const struct rolling *r)
{
    bool ytd = r->total.figure->first_period.kind != PERIOD_YEAR &&
               r->total.figure->first_period.kind != PERIOD_ACADEMIC_YEAR;
    return ytd ? STR("year to date") : STR("total of the year");
}

static str total_words(const struct rolling *r)
{
    return text_of(r->g, STR_FMT " " STR_FMT, STR_ARG(total_name(r)),
                   STR_ARG(r->total.figure->number));
}

/* What all quarters give by a roll-up. */
static str given_words(const struct rolling *r, enum rollup rollup)
{
    str numbers = set_words(r, ALL(r), true), name = set_words(r, ALL(r), false);
    if (rollup == ROLLUP_SUM)
        return text_of(r->g, STR_FMT " (" STR_FMT ") %s " STR_FMT, STR_ARG(name), STR_ARG(numbers),
                       r->n == 1 ? "is" : "add up to", STR_ARG(sum_words(r, ALL(r))));
    if (rollup == ROLLUP_MEAN)
        return text_of(r->g, "the mean of " STR_FMT " (" STR_FMT ") is " STR_FMT, STR_ARG(name),
                       STR_ARG(numbers), STR_ARG(mean_words(r, ALL(r))));
    return text_of(r->g, "the newest quarter, " STR_FMT ", is " STR_FMT,
                   STR_ARG(period_words(r->g, r->when[r->n - 1])),
                   STR_ARG(part_words(r, r->n - 1)));
}

static str left_out_words(const struct rolling *r, unsigned set)
{
    unsigned rest = ALL(r) & ~set;
    return text_of(r->g, STR_FMT " %s left out", STR_ARG(set_words(r, rest, false)),
                   size_of(rest) == 1 ? "is" : "are");
}

/* How the total may have come about instead; empty when nothing plain gives it. */
static str origin_words(const struct rolling *r)
{
    str printed = r->total.figure->number;
    for (size_t k = 0; k < r->n; k++)
        if (given_equal(&r->total, r->part[k]))
            return text_of(r->g, STR_FMT " is " STR_FMT " alone", STR_ARG(printed),
                           STR_ARG(period_words(r->g, r->when[k])));
    if (is_sum(r, ALL(r)))
        return text_of(r->g, STR_FMT " is their sum", STR_ARG(printed));
    if (is_mean(r, ALL(r)))
        return text_of(r->g, STR_FMT " is their mean", STR_ARG(printed));
    for (unsigned set = 1; set < ALL(r); set++) {
        bool mean = size_of(set) > 1 && is_mean(r, set);
        if (mean || (size_of(set) > 1 && is_sum(r, set)))
            return text_of(r->g, STR_FMT " is the %s of " STR_FMT ": " STR_FMT, STR_ARG(printed),
                           mean ? "mean" : "sum", STR_ARG(set_words(r, set, false)),
                           STR_ARG(left_out_words(r, set)));
    }
    return (str){0};
}

/* --- the year to date --- */

static struct rolling rolling_of(struct agreement *g, const struct indicator *i,
                                 const struct year_given *y, const struct given *total)
{
    struct rolling r = {.g = g, .i = i, .total = *total};
    for (size_t q = 0; q < 4; q++)
        if (y->quarter[q].figure) {
            r.part[r.n] = &y->quarter[q];
            r.when[r.n++] = period_quarter_of(y->year, (int)q + 1);
        }
    return r;
}

static str settle_words(const struct rolling *r)
{
    return text_of(r->g,
                   "correct the " STR_FMT " or the quarter that is wrong; or the register, "
                   "when its rollup \"%s\" is not how it arises",
                   STR_ARG(total_name(r)), rollup_names[r->i->rollup]);
}

static void check_declared(const struct rolling *r)
{
    if (fits(r, r->i->rollup)) {
        agree_held(r->g, RULE_ROLLUP_YTD);
        return;
    }
    str follows = given_words(r, r->i->rollup), origin = origin_words(r);
    if (origin.n)
        follows = text_of(r->g, STR_FMT ", and " STR_FMT, STR_ARG(follows), STR_ARG(origin));
    found(r->g, RULE_ROLLUP_YTD, r->i, r->total.figure->at, total_words(r), follows,
          settle_words(r));
}

/* The numerators of the quarters added, of the denominators added. */
static bool add_measure(const struct rolling *r, size_t measure, struct decimal *sum)
{
    *sum = decimal_from_int(0);
    for (size_t k = 0; k < r->n; k++) {
        struct given one = given_alone(r->g, r->i, r->when[k], measure);
        if (!one.figure || !decimal_add(*sum, one.value, sum))
            return false;
    }
    return true;
}

/* Tested only where every quarter says of what it is a ratio. */
static void check_ratio(const struct rolling *r)
{
    struct decimal above, below, share;
    const struct figure *total = r->total.figure;
    if (!is_percentage(r->i, total) || !add_measure(r, MEASURE_NUMERATOR, &above) ||
        !add_measure(r, MEASURE_DENOMINATOR, &below) ||
        !percentage(above, below, total->value.scale, &share))
        return;
    if (decimal_compare(share, total->value) == 0) {
        agree_held(r->g, RULE_ROLLUP_YTD);
        return;
    }
    found(r->g, RULE_ROLLUP_YTD, r->i, total->at, total_words(r),
          text_of(r->g,
                  "the numerators add up to " STR_FMT " and the denominators to " STR_FMT
                  ", which is " STR_FMT,
                  STR_ARG(number_words(r->g, above)), STR_ARG(number_words(r->g, below)),
                  STR_ARG(print_like(r->g, r->i, total, share, 0))),
          settle_words(r));
}

/* "it lies above all of them", when it does. */
static str outside_words(const struct rolling *r)
{
    size_t below = 0, above = 0;
    for (size_t k = 0; k < r->n; k++) {
        below += decimal_compare(r->total.value, r->part[k]->value) < 0;
        above += decimal_compare(r->total.value, r->part[k]->value) > 0;
    }
    if (below == r->n || above == r->n)
        return text_of(r->g, ": it lies %s all of them, so no mean can give it",
                       below == r->n ? "below" : "above");
    return STR(": it lies between them, so a mean with weights may give it");
}

/* When the row of its number and the denominator give the percentage, that is how it came about. */
static str number_row_words(const struct rolling *r)
{
    const struct indicator *number = r->i->number_row;
    if (!number || !is_percentage(r->i, r->total.figure))
        return (str){0};
    struct period newest = r->when[r->n - 1], ytd = r->total.figure->first_period;
    struct given part = given_alone(r->g, number, ytd, MEASURE_VALUE);
    struct given whole = given_alone(r->g, r->i, newest, MEASURE_DENOMINATOR);
    struct decimal share;
    if (!part.figure || !whole.figure ||
        !percentage(part.value, whole.value, r->total.figure->value.scale, &share) ||
        decimal_compare(share, r->total.figure->value) != 0)
        return (str){0};
    return text_of(r->g, "; it is " STR_FMT ", the year to date of \"" STR_FMT "\", of " STR_FMT,
                   STR_ARG(part.figure->number), STR_ARG(number->id),
                   STR_ARG(whole.figure->number));
}

static str fitting_words(const struct rolling *r, size_t *n)
{
    struct buf b = {.arena = r->g->arena};
    *n = 0;
    for (size_t k = 0; k < ROLLUPS_TRIED; k++)
        if (fits(r, tried[k]))
            buf_print(&b, "%s%s", (*n)++ ? " and " : "", rollup_names[tried[k]]);
    return buf_str(&b);
}

static void check_undeclared(const struct rolling *r)
{
    size_t n;
    str fitting = fitting_words(r, &n);
    if (r->n < 2)
        return;
    if (n) {
        found(r->g, RULE_ROLLUP_UNDECLARED, r->i, indicator_field_place(r->i, "rollup"),
              text_of(r->g, STR_FMT " with no roll-up declared", STR_ARG(total_words(r))),
              text_of(r->g, "all quarters fit " STR_FMT, STR_ARG(fitting)),
              STR("write it into the column rollup of the register"));
        return;
    }
    str origin = origin_words(r);
    struct buf b = {.arena = r->g->arena};
    buf_print(&b,
              "no roll-up gives it: the sum is " STR_FMT ", the newest quarter " STR_FMT
              ", the mean " STR_FMT STR_FMT STR_FMT,
              STR_ARG(sum_words(r, ALL(r))), STR_ARG(part_words(r, r->n - 1)),
              STR_ARG(mean_words(r, ALL(r))), STR_ARG(outside_words(r)),
              STR_ARG(number_row_words(r)));
    if (origin.n)
        buf_print(&b, "; " STR_FMT, STR_ARG(origin));
    found(r->g, RULE_ROLLUP_UNDECLARED, r->i, r->total.figure->at,
          text_of(r->g, STR_FMT " with no roll-up declared", STR_ARG(total_words(r))), buf_str(&b),
          STR("correct it, or ask the service how it arises, and declare that in the column rollup "
              "of the register or accept it with the reason"));
}

static void check_total(struct agreement *g, const struct indicator *i, const struct year_given *y,
                        const struct given *total)
{
    struct rolling r = rolling_of(g, i, y, total);
    if (i->rollup == ROLLUP_NONE)
        check_undeclared(&r);
    else if (i->rollup == ROLLUP_RATIO)
        check_ratio(&r);
    else
        check_declared(&r);
}

/* The quarters make the year only when all four are there; the year to date needs those that there
 * are, but none may be missing in between. */
static void check_year(struct agreement *g, const struct indicator *i, int years_ago)
{
    struct year_given y = given_year(g, i, years_ago);
    bool gap = y.n > 0 && y.n != y.newest + 1,
         newest_only = i->rollup == ROLLUP_LATEST || i->rollup == ROLLUP_CUMULATIVE;
    if (y.n == 0 || (gap && !newest_only))
        return;
    if (y.ytd.figure)
        check_total(g, i, &y, &y.ytd);
    if (y.whole.figure && y.n == 4)
        check_total(g, i, &y, &y.whole);
}

/* --- targets --- */

/* Four times a change a quarter is the change of the year; a yearly change may also be asked of
 * each quarter. */
static bool targets_agree(const struct indicator *i, const struct given *quarter,
                          const struct given *year, struct decimal *four)
{
    if (!decimal_multiply(quarter->value, decimal_from_int(4), four))
        return true;
    bool equal = decimal_compare(quarter->value, year->value) == 0;
    bool adds = decimal_compare(*four, year->value) == 0;
    if (quarter->figure->sense != SENSE_LEVEL)
        return equal || adds;
    return i->rollup == ROLLUP_SUM ? adds : equal;
}

static str targets_words(const struct agreement *g, const struct indicator *i,
                         const struct given *quarter, const struct given *year, struct decimal four)
{
    struct decimal part;
    if (i->rollup != ROLLUP_SUM && quarter->figure->sense == SENSE_LEVEL)
        return STR("where the year to date is no sum, the two are the same target");
    str product = print_like(g, i, quarter->figure, four, 0);
    if (!decimal_divide(year->value, decimal_from_int(4), 6, &part))
        return product;
    str typed = quarter->figure->number, annual = year->figure->number;
    return text_of(g,
                   "4 times " STR_FMT " is " STR_FMT ", and a quarter of " STR_FMT " is " STR_FMT,
                   STR_ARG(typed), STR_ARG(product), STR_ARG(annual),
                   STR_ARG(print_like(g, i, quarter->figure, part, 2)));
}

static void check_targets(struct agreement *g, const struct indicator *i)
{
    struct period year = period_year_of(g->checking->figures->period, 0);
    struct given quarter = given_alone(g, i, year, MEASURE_QUARTERLY_TARGET);
    struct given annual = given_alone(g, i, year, MEASURE_ANNUAL_TARGET);
    struct decimal four;
    bool told = i->rollup == ROLLUP_SUM || i->rollup == ROLLUP_LATEST || i->rollup == ROLLUP_MEAN ||
                i->rollup == ROLLUP_RATIO;
    if (!told || !quarter.figure || !annual.figure || quarter.figure->sense != annual.figure->sense)
        return;
    if (targets_agree(i, &quarter, &annual, &four)) {
        agree_held(g, RULE_ROLLUP_TARGET);
        return;
    }
    found(g, RULE_ROLLUP_TARGET, i, quarter.figure->at,
          text_of(g, "quarterly target " STR_FMT " beside the annual target " STR_FMT,
                  STR_ARG(quarter.figure->typed), STR_ARG(annual.figure->typed)),
          targets_words(g, i, &quarter, &annual, four),
          STR("correct one of them, or accept it with the reason, such as a season in which more "
              "is expected"));
}

void agree_rollup(struct agreement *g)
{
    const struct figures *f = g->checking->figures;
    for (size_t k = 0; k < f->n_indicators; k++) {
        for (int ago = 0; ago < GIVEN_YEARS; ago++)
            check_year(g, &f->indicators[k], ago);
        check_targets(g, &f->indicators[k]);
    }
}
