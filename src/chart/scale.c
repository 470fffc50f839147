/* scale.c - the numbers along an axis */
#include "scale.h"
#include "arena.h"
#include "decimal.h"
#include <math.h>

/* Steps searched: 1e-9 (the decimals of struct decimal) to 5e15. */
#define EXPONENT_LEAST (-9)
#define EXPONENT_MOST 15
/* A bound this near a tick, in steps, is that tick: 0.3 / 0.1 is not quite 3. */
#define NEAR 1e-9
/* So many steps from zero still multiply into 18 digits. */
#define STEPS_MOST 1e15

/* The highest bar ends at most this share below the top tick: its label then stands clear. */
#define HEADROOM 1.06
/* Room under and over the values of a truncated scale, in shares of their range. */
#define ROOM_BELOW 0.25
#define ROOM_ABOVE 0.15

static double step_size(int mantissa, int exponent)
{
    return mantissa * pow(10, exponent);
}

/* What an axis has to cover; beyond the ceiling (0: there is none) it has no tick. */
struct span_of_values {
    double low, high, ceiling;
};

/* True when the step covers low to high in at most `most` ticks. */
static bool step_serves(struct scale *s, double low, double high, unsigned most)
{
    double step = step_size(s->mantissa, s->exponent);
    double first = floor(low / step + NEAR), last = ceil(high / step - NEAR);
    if (fabs(first) > STEPS_MOST || fabs(last) > STEPS_MOST || last - first + 1 > most)
        return false;
    s->first = (int64_t)first;
    s->last = (int64_t)last;
    return true;
}

/* Ticks are added at the top, so that zero stays the foot of bars. */
static void add_ticks(struct scale *s, unsigned least, double ceiling)
{
    double step = step_size(s->mantissa, s->exponent);
    while (s->last - s->first + 1 < least &&
           (ceiling == 0 || (double)(s->last + 1) * step <= ceiling))
        s->last++;
}

/* The scale of this step in `least` to `most` ticks; fewer when the ceiling forbids more. */
static bool try_step(struct scale *s, struct span_of_values v, unsigned least, unsigned most)
{
    if (!step_serves(s, v.low, v.high, most))
        return false;
    add_ticks(s, least < most ? least : most, v.ceiling);
    return true;
}

/* Steps of 2.5 (25 tenths) have longer figures: whole ones only, where 5 gives too few ticks. */
static bool try_quarters(struct scale *s, struct span_of_values v, unsigned least, unsigned most)
{
    struct scale fives = {.mantissa = 5, .exponent = s->exponent + 1};
    if (s->exponent < 0 || !step_serves(&fives, v.low, v.high, most))
        return false;
    return fives.last - fives.first + 1 < least && try_step(s, v, least, most);
}

static struct scale choose(struct span_of_values v, unsigned least, unsigned most)
{
    struct scale s = {.mantissa = 1, .exponent = EXPONENT_MOST, .last = 1};
    if (most < 2)
        most = 2;
    for (int e = EXPONENT_LEAST; e <= EXPONENT_MOST; e++) {
        struct scale one = {.mantissa = 1, .exponent = e}, two = {.mantissa = 2, .exponent = e};
        struct scale quarters = {.mantissa = 25, .exponent = e - 1};
        struct scale five = {.mantissa = 5, .exponent = e};
        if (try_step(&one, v, least, most))
            return one;
        if (try_step(&two, v, least, most))
            return two;
        if (try_quarters(&quarters, v, least, most))
            return quarters;
        if (try_step(&five, v, least, most))
            return five;
    }
    return s;
}

/* The values themselves may lie beyond the ceiling: then it is none. */
static struct span_of_values keep_below(struct range r, struct span_of_values v)
{
    if (r.high > v.ceiling)
        v.ceiling = 0;
    else if (v.high > v.ceiling)
        v.high = v.ceiling;
    return v;
}

struct scale scale_choose(double low, double high, unsigned least, unsigned most)
{
    return choose((struct span_of_values){low, high, 0}, least, most);
}

struct scale scale_from_zero(struct range r, double ceiling, unsigned least, unsigned most)
{
    double low = r.low < 0 ? r.low * HEADROOM : 0;
    double high = r.high > 0 ? r.high * HEADROOM : 0;
    if (low == 0 && high == 0)
        high = 1;
    return choose(keep_below(r, (struct span_of_values){low, high, ceiling}), least, most);
}

struct scale scale_truncated(struct range r, double ceiling, unsigned least, unsigned most)
{
    double size = r.high - r.low;
    if (size <= 0)
        size = r.high != 0 ? fabs(r.high) / 10 : 1;
    double low = r.low - size * ROOM_BELOW;
    if (r.low >= 0 && low < 0)
        low = 0;
    struct span_of_values v = {low, r.high + size * ROOM_ABOVE, ceiling};
    struct scale s = choose(keep_below(r, v), least, most);
    s.truncated = s.first > 0 || s.last < 0;
    return s;
}

size_t scale_ticks(const struct scale *s)
{
    return (size_t)(s->last - s->first) + 1;
}

double scale_value(const struct scale *s, size_t tick)
{
    return (double)(s->first + (int64_t)tick) * step_size(s->mantissa, s->exponent);
}

mpt scale_position(const struct scale *s, double value, mpt length)
{
    double steps = value / step_size(s->mantissa, s->exponent) - (double)s->first;
    double share = steps / (double)(s->last - s->first);
    if (!(share > 0))
        return 0;
    return share < 1 ? (mpt)(share * (double)length + 0.5) : length;
}

/* By how many powers of ten pounds are shortened, and the letter for it. */
static int money_exponent(const struct scale *s, const struct tick_format *f, const char **letter)
{
    static const struct {
        double from;
        int exponent;
        const char *letter;
    } units[] = {
        {1e9, 9, "bn"},
        {1e6, 6, "m"},
        {1e4, 3, "k"},
    };
    double top = fmax(fabs(scale_value(s, 0)), fabs(scale_value(s, scale_ticks(s) - 1)));
    *letter = "";
    if (!str_is(f->prefix, "£") || f->suffix.n > 0)
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (top >= units[i].from) {
            *letter = units[i].letter;
            return units[i].exponent;
        }
    return 0;
}

str scale_print(struct arena *a, const struct scale *s, size_t tick, const struct tick_format *f)
{
    const char *letter;
    int exponent = s->exponent - money_exponent(s, f, &letter);
    int64_t digits = (s->first + (int64_t)tick) * s->mantissa;
    bool negative = digits < 0;
    if (negative)
        digits = -digits;
    for (; exponent > 0; exponent--)
        digits *= 10;
    struct decimal d = {.digits = digits, .scale = -exponent};
    str number = decimal_print(a, d, f->grouped);
    return str_print(a, "%s" STR_FMT STR_FMT "%s" STR_FMT, negative ? "\u2212" : "",
                     STR_ARG(f->prefix), STR_ARG(number), letter, STR_ARG(f->suffix));
}
