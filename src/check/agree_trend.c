/* agree_trend.c - figures that repeat the quarter before, and jumps out of proportion */
#include "arena.h"
#include "given.h"
#include "vec.h"
#include <stdlib.h>

/* The values of one indicator in the order of time. */
struct run {
    struct agreement *g;
    const struct indicator *i;
    VEC(struct given) all;
};

static void add_value(struct run *r, const struct given *v)
{
    if (v->figure)
        vec_push(r->g->arena, &r->all, *v);
}

static struct run run_of(struct agreement *g, const struct indicator *i, bool quarters, bool years)
{
    struct run r = {.g = g, .i = i};
    for (int ago = GIVEN_YEARS - 1; ago >= 0; ago--) {
        struct year_given y = given_year(g, i, ago);
        for (int q = 0; quarters && q < 4; q++)
            add_value(&r, &y.quarter[q]);
        if (years && !(quarters && y.n))
            add_value(&r, &y.whole);
    }
    return r;
}

/* --- copies --- */

static int digits_that_count(struct decimal v)
{
    int n = 0;
    int64_t left = v.digits < 0 ? -v.digits : v.digits;
    while (left && left % 10 == 0)
        left /= 10;
    for (; left; left /= 10)
        n++;
    return n;
}

#define COPY_DIGITS 3

static bool same_digits(const struct given *a, const struct given *b)
{
    return a->figure->value.scale == b->figure->value.scale &&
           decimal_compare(a->value, b->value) == 0;
}

/* Numerator and denominator that give the figure show that it was worked out anew. */
static bool is_worked_out(const struct run *r, const struct given *v)
{
    struct period p = v->figure->first_period;
    struct given above = given_alone(r->g, r->i, p, MEASURE_NUMERATOR);
    struct given below = given_alone(r->g, r->i, p, MEASURE_DENOMINATOR);
    struct decimal share;
    return above.figure && below.figure &&
           percentage(above.value, below.value, v->figure->value.scale, &share) &&
           decimal_compare(share, v->figure->value) == 0;
}

static bool follows_quarter(const struct given *a, const struct given *b)
{
    struct period next = a->figure->first_period;
    if (next.kind != PERIOD_QUARTER)
        return false;
    next = next.part < 4 ? period_quarter_of(next, next.part + 1)
                         : period_quarter_of(period_year_of(next, 1), 1);
    return period_equal(next, b->figure->first_period);
}

/* A row that has stood still before stands still by its nature. */
static bool stood_still(const struct run *r, size_t before)
{
    for (size_t k = 1; k < before; k++)
        if (same_digits(&r->all.items[k - 1], &r->all.items[k]))
            return true;
    return false;
}

static void check_copy(const struct run *r, size_t k)
{
    const struct given *a = &r->all.items[k - 1], *b = &r->all.items[k];
    if (!follows_quarter(a, b) || digits_that_count(b->figure->value) < COPY_DIGITS)
        return;
    if (!same_digits(a, b) || is_worked_out(r, b) || stood_still(r, k)) {
        agree_held(r->g, RULE_TREND_COPY);
        return;
    }
    found(r->g, RULE_TREND_COPY, r->i, b->figure->at,
          text_of(r->g, STR_FMT " in " STR_FMT, STR_ARG(b->figure->number),
                  STR_ARG(period_words(r->g, b->figure->first_period))),
          text_of(r->g, STR_FMT " is " STR_FMT " too, to the last digit",
                  STR_ARG(period_words(r->g, a->figure->first_period)), STR_ARG(a->figure->number)),
          STR("check that it was not copied forward; when it is right, accept it with a reason"));
}

/* --- jumps --- */

enum {
    JUMP_CHANGES = 4,      /* changes that make a series to measure by */
    JUMP_DISTANCES = 6,    /* median absolute deviations from the median change */
    JUMP_TIMES = 2,        /* and that much more or less than the figure before */
    JUMP_TIMES_SHORT = 10, /* of a series too short to measure by */
    JUMP_COUNT_LEAST = 100 /* smaller counts jump by chance */
};

static int compare_decimals(const void *a, const void *b)
{
    return decimal_compare(*(const struct decimal *)a, *(const struct decimal *)b);
}

/* Sorts in place; of an even number, half the sum of the two in the middle. */
static struct decimal median(struct decimal *v, size_t n)
{
    struct decimal sum, half;
    qsort(v, n, sizeof *v, compare_decimals);
    if (n % 2 || !decimal_add(v[n / 2 - 1], v[n / 2], &sum) ||
        !decimal_divide(sum, decimal_from_int(2), sum.scale < 9 ? sum.scale + 1 : 9, &half))
        return v[n / 2];
    return half;
}

static struct decimal size_of(struct decimal v)
{
    return (struct decimal){v.digits < 0 ? -v.digits : v.digits, v.scale};
}

static bool is_times(struct decimal a, struct decimal b, int times)
{
    struct decimal more;
    return decimal_multiply(b, decimal_from_int(times), &more) && decimal_compare(a, more) >= 0;
}

static bool differs_by(const struct run *r, size_t k, int times)
{
    struct decimal a = r->all.items[k - 1].value, b = r->all.items[k].value;
    if (decimal_sign(a) <= 0 || decimal_sign(b) <= 0)
        return false;
    return is_times(a, b, times) || is_times(b, a, times);
}

static bool is_small(const struct run *r, size_t k)
{
    struct decimal least = decimal_from_int(JUMP_COUNT_LEAST);
    return r->i->unit == UNIT_COUNT && decimal_compare(r->all.items[k].value, least) < 0 &&
           decimal_compare(r->all.items[k - 1].value, least) < 0;
}

struct spread {
    struct decimal *change; /* change[k]: from k - 1 to k */
    struct decimal middle, distance;
};

static bool measure_spread(const struct run *r, struct spread *s)
{
    size_t n = r->all.n - 1;
    struct decimal *sorted = arena_array(r->g->arena, struct decimal, n);
    s->change = arena_array(r->g->arena, struct decimal, r->all.n);
    for (size_t k = 1; k <= n; k++) {
        if (!decimal_subtract(r->all.items[k].value, r->all.items[k - 1].value, &s->change[k]))
            return false;
        sorted[k - 1] = s->change[k];
    }
    s->middle = median(sorted, n);
    for (size_t k = 1; k <= n; k++) {
        if (!decimal_subtract(s->change[k], s->middle, &sorted[k - 1]))
            return false;
        sorted[k - 1] = size_of(sorted[k - 1]);
    }
    s->distance = median(sorted, n);
    return true;
}

static bool is_out_of_proportion(const struct spread *s, size_t k)
{
    struct decimal off, most;
    return decimal_subtract(s->change[k], s->middle, &off) &&
           decimal_multiply(s->distance, decimal_from_int(JUMP_DISTANCES), &most) &&
           decimal_compare(size_of(off), most) > 0;
}

static void tell_jump(const struct run *r, size_t k, const struct spread *s)
{
    const struct figure *a = r->all.items[k - 1].figure, *b = r->all.items[k].figure;
    str measure =
        s ? text_of(r->g, "half of all changes in the row lie within " STR_FMT " of " STR_FMT,
                    STR_ARG(number_words(r->g, s->distance)),
                    STR_ARG(number_words(r->g, s->middle)))
          : STR("it is more than ten times as much, or less than a tenth");
    found(r->g, RULE_TREND_JUMP, r->i, b->at,
          text_of(r->g, STR_FMT " in " STR_FMT " after " STR_FMT " in " STR_FMT, STR_ARG(b->number),
                  STR_ARG(period_words(r->g, b->first_period)), STR_ARG(a->number),
                  STR_ARG(period_words(r->g, a->first_period))),
          text_of(r->g, "wants a look: " STR_FMT, STR_ARG(measure)),
          STR("check both figures and their units; when they are right, say why in the commentary "
              "or accept it with a reason"));
}

/* What jumps and comes back is told once. */
static void check_jumps(const struct run *r)
{
    struct spread s;
    if (r->all.n < 2)
        return;
    bool measured = r->all.n > JUMP_CHANGES && measure_spread(r, &s);
    for (size_t k = 1; k < r->all.n; k++) {
        bool jump = measured ? differs_by(r, k, JUMP_TIMES) && is_out_of_proportion(&s, k)
                             : differs_by(r, k, JUMP_TIMES_SHORT);
        if (!jump || is_small(r, k)) {
            agree_held(r->g, RULE_TREND_JUMP);
            continue;
        }
        tell_jump(r, k, measured ? &s : NULL);
        k++;
    }
}

/* What adds up through the year has quarters that are no years; what grows through it starts anew
 * each year. */
static void check_indicator(struct agreement *g, const struct indicator *i)
{
    struct run quarters = run_of(g, i, true, false);
    for (size_t k = 1; k < quarters.all.n; k++)
        check_copy(&quarters, k);
    bool grows = i->rollup == ROLLUP_SUM || i->rollup == ROLLUP_CUMULATIVE;
    if (i->rollup == ROLLUP_SUM)
        check_jumps(&quarters);
    struct run whole = run_of(g, i, !grows, true);
    check_jumps(&whole);
}

void agree_trend(struct agreement *g)
{
    const struct figures *f = g->checking->figures;
    for (size_t k = 0; k < f->n_indicators; k++)
        check_indicator(g, &f->indicators[k]);
}
