/* given.c - figures as numbers, and numbers as words */
#include "given.h"
#include "arena.h"

/* --- numbers --- */

static int power_of(const struct indicator *i, const struct figure *f, bool own_unit)
{
    switch (f->multiple) {
    case 'M':
    case 'm':
        return 6;
    case 'k':
        return 3;
    case 'b':
        return 9;
    default:
        return own_unit && !f->percent &&
                       (i->unit == UNIT_MILLIONS || i->unit == UNIT_POUNDS_MILLIONS)
                   ? 6
                   : 0;
    }
}

static struct decimal ten_to(int power)
{
    struct decimal v = {1, 0};
    while (power-- > 0)
        v.digits *= 10;
    return v;
}

/* Numerators and denominators are in units of their own. */
static bool in_own_unit(const struct figure *f)
{
    return f->first_measure != MEASURE_NUMERATOR && f->first_measure != MEASURE_DENOMINATOR;
}

/* Counts are whole, and money with pence is exact; all else is rounded to what is printed. */
static bool is_exact(const struct indicator *i, const struct figure *f)
{
    if (f->multiple || f->percent)
        return false;
    return i->unit == UNIT_COUNT || (i->unit == UNIT_POUNDS && f->value.scale >= 2);
}

static struct decimal half_unit(struct decimal printed, int power)
{
    struct decimal half =
        printed.scale < 9 ? (struct decimal){5, printed.scale + 1} : (struct decimal){1, 9};
    if (!decimal_multiply(half, ten_to(power), &half))
        return decimal_from_int(0);
    return half;
}

struct given given_number(const struct indicator *i, const struct figure *f)
{
    struct given out = {0};
    if (!f || !f->has_value)
        return out;
    int power = power_of(i, f, in_own_unit(f));
    if (!decimal_multiply(f->value, ten_to(power), &out.value))
        return out;
    out.figure = f;
    out.half = half_unit(f->value, power);
    out.slack = is_exact(i, f) ? decimal_from_int(0) : out.half;
    return out;
}

static bool stands_alone(const struct figure *f)
{
    return f->first_indicator == f->last_indicator && f->first_measure == f->last_measure &&
           period_equal(f->first_period, f->last_period);
}

struct given given_at(const struct agreement *g, const struct indicator *i, struct period p,
                      size_t measure)
{
    return given_number(i, figure_find(g->checking->figures, i, p, measure));
}

struct given given_alone(const struct agreement *g, const struct indicator *i, struct period p,
                         size_t measure)
{
    const struct figure *f = figure_find(g->checking->figures, i, p, measure);
    return given_number(i, f && stands_alone(f) ? f : NULL);
}

struct year_given given_year(const struct agreement *g, const struct indicator *i, int years_ago)
{
    struct year_given y = {.year = period_year_of(g->checking->figures->period, -years_ago)};
    for (int q = 0; q < 4; q++) {
        y.quarter[q] = given_alone(g, i, period_quarter_of(y.year, q + 1), MEASURE_VALUE);
        if (y.quarter[q].figure) {
            y.n++;
            y.newest = (size_t)q;
        }
    }
    y.ytd = given_alone(g, i, period_ytd_of(y.year), MEASURE_VALUE);
    y.whole = given_alone(g, i, y.year, MEASURE_VALUE);
    return y;
}

struct given given_newest(const struct agreement *g, const struct indicator *i)
{
    for (int ago = 0; ago < GIVEN_YEARS; ago++) {
        struct year_given y = given_year(g, i, ago);
        struct given ytd = given_at(g, i, period_ytd_of(y.year), MEASURE_VALUE);
        if (ytd.figure)
            return ytd;
        if (y.whole.figure)
            return y.whole;
        if (y.n)
            return y.quarter[y.newest];
    }
    return (struct given){0};
}

bool within(struct decimal a, struct decimal b, struct decimal slack)
{
    struct decimal difference;
    if (!decimal_subtract(a, b, &difference))
        return false;
    if (difference.digits < 0)
        difference.digits = -difference.digits;
    return decimal_compare(difference, slack) <= 0;
}

bool given_equal(const struct given *a, const struct given *b)
{
    int order = decimal_compare(a->half, b->half);
    if (order == 0)
        return decimal_compare(a->value, b->value) == 0;
    return within(a->value, b->value, order > 0 ? a->half : b->half);
}

bool percentage(struct decimal part, struct decimal whole, int scale, struct decimal *out)
{
    struct decimal hundredfold;
    return decimal_multiply(part, decimal_from_int(100), &hundredfold) &&
           decimal_divide(hundredfold, whole, scale, out);
}

bool is_percentage(const struct indicator *i, const struct figure *f)
{
    return f->percent || i->unit == UNIT_PERCENT;
}

/* --- words --- */

str text_of(const struct agreement *g, const char *fmt, ...)
{
    struct buf b = {.arena = g->arena};
    va_list ap;
    va_start(ap, fmt);
    buf_vprint(&b, fmt, ap);
    va_end(ap);
    return buf_str(&b);
}

str number_words(const struct agreement *g, struct decimal v)
{
    while (v.scale > 0 && v.digits % 10 == 0)
        v = (struct decimal){v.digits / 10, v.scale - 1};
    struct decimal size = {v.digits < 0 ? -v.digits : v.digits, v.scale};
    return decimal_print(g->arena, v, decimal_compare(size, decimal_from_int(10000)) >= 0);
}

str print_like(const struct agreement *g, const struct indicator *i, const struct figure *like,
               struct decimal v, int more)
{
    int scale = like->value.scale + more;
    struct decimal shown = v;
    decimal_divide(v, ten_to(power_of(i, like, in_own_unit(like))), scale > 9 ? 9 : scale, &shown);
    while (shown.scale > like->value.scale && shown.digits % 10 == 0)
        shown = (struct decimal){shown.digits / 10, shown.scale - 1};
    bool negative = shown.digits < 0;
    if (negative)
        shown.digits = -shown.digits;
    bool grouped = str_find(like->number, STR(","), 0) != SIZE_MAX || like->currency == 'L';
    struct buf b = {.arena = g->arena};
    buf_print(&b, "%s%s" STR_FMT, negative ? "-" : "", like->currency == 'L' ? "£" : "",
              STR_ARG(decimal_print(g->arena, shown, grouped)));
    if (like->multiple)
        buf_print(&b, "%s", like->multiple == 'b' ? "bn" : (char[]){like->multiple, '\0'});
    if (like->percent)
        buf_char(&b, '%');
    return buf_str(&b);
}

str period_words(const struct agreement *g, struct period p)
{
    bool this_year = p.year == g->checking->figures->period.year;
    if (this_year && p.kind == PERIOD_QUARTER)
        return text_of(g, "Quarter %d", p.part);
    if (this_year && (p.kind == PERIOD_YTD || p.kind == PERIOD_ACADEMIC_YTD))
        return STR("the year to date");
    return period_print(g->arena, p, p.kind == PERIOD_YEAR ? PERIOD_DATA : PERIOD_LONG);
}

void found(struct agreement *g, enum rule_id rule, const struct indicator *i, struct place at,
           str printed, str follows, str settle)
{
    agree_found(g, &(struct finding){.rule = rule,
                                     .indicator = i,
                                     .at = at,
                                     .definition = agree_shown_at(g, i),
                                     .printed = printed,
                                     .follows = follows,
                                     .settle = settle});
}
