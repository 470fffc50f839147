/* scale.h - the numbers along an axis
 *
 * Ticks are whole multiples of a step of 1, 2, 2.5 or 5 times a power of ten, so
 * they are exact and print without rounding.
 */
#ifndef SCALE_H
#define SCALE_H
#include "geom.h"
#include "str.h"
struct arena;

/* The largest value an axis may carry, either sign. */
#define SCALE_MOST 1e15

struct scale {
    int mantissa, exponent; /* the step is mantissa * 10^exponent */
    int64_t first, last;    /* the ticks are i * step, first <= i <= last */
    bool truncated;         /* does not begin at zero */
};

/* The least and the highest of n values, all within SCALE_MOST. */
struct range {
    double low, high;
    size_t n;
};

/* Covers low to high in `least` to `most` ticks. */
struct scale scale_choose(double low, double high, unsigned least, unsigned most);
/* For bars: zero is a tick, and the highest value keeps a little away from the top.  No tick
 * passes `ceiling` when no value does (100 for shares in %; 0 for none). */
struct scale scale_from_zero(struct range r, double ceiling, unsigned least, unsigned most);
/* For lines: no zero, room about the values. */
struct scale scale_truncated(struct range r, double ceiling, unsigned least, unsigned most);

size_t scale_ticks(const struct scale *s);
double scale_value(const struct scale *s, size_t tick);
/* Distance of a value from the low end of an axis that is `length` long; kept on the axis. */
mpt scale_position(const struct scale *s, double value, mpt length);

struct tick_format {
    str prefix, suffix;
    bool grouped;
};
/* "−2%", "£0.5m": as few decimals as the step needs; thousands, millions and billions of
 * pounds by letter when the ends of the axis reach 10,000. */
str scale_print(struct arena *a, const struct scale *s, size_t tick, const struct tick_format *f);
#endif
