/* trend.c - what is worked out from the figures: the newest one, headline counts */
#include "figures.h"

size_t headline_counts(const struct figures *f, const struct theme *t, size_t *counts)
{
    size_t rated = 0;
    for (size_t r = 0; r < f->n_ratings; r++)
        counts[r] = 0;
    for (size_t i = 0; i < f->n_indicators; i++) {
        const struct indicator *one = &f->indicators[i];
        const struct rating *rating = !t || one->theme == t ? indicator_rating(f, one) : NULL;
        if (rating) {
            counts[rating->index]++;
            rated++;
        }
    }
    return rated;
}

int headline_percent(size_t part, size_t whole)
{
    struct decimal share, hundred = decimal_from_int(100);
    if (whole == 0 || part > whole || whole > (size_t)INT32_MAX)
        return 0;
    decimal_multiply(decimal_from_int((int64_t)part), hundred, &share);
    decimal_divide(share, decimal_from_int((int64_t)whole), 0, &share);
    return (int)share.digits;
}
