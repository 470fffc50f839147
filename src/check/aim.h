/* aim.h - a figure and the target that it is held against */
#ifndef AIM_H
#define AIM_H
#include "given.h"

struct aim {
    struct given value;
    const struct figure *target;
    const struct figure *base; /* what a target that is a change starts from, or NULL */
    struct decimal level;      /* what the value should reach, in the indicator's unit */
    int quarters;              /* of four that the level is for: the target's share; 4: all of it */
    enum polarity polarity;
};

/* What the indicator's rating is about, by its target_basis; false when that cannot be told. */
bool aim_of(const struct agreement *g, const struct indicator *i, struct aim *out);
/* A value against a target; `target` NULL: the one that fits the value's period. */
bool aim_at(const struct agreement *g, const struct indicator *i, const struct given *value,
            const struct figure *target, struct aim *out);

/* By the indicator's polarity, which is high or low. */
bool aim_met(const struct aim *a);
/* Whether the share achieved is at least `least` per cent. */
bool aim_earns(const struct aim *a, struct decimal least);
/* "the target 93.7%", "3 quarters of the annual target 342, 256.5" */
str aim_target_words(const struct agreement *g, const struct indicator *i, const struct aim *a);
/* "93.5% is 99.8% of the target 93.7%" */
str aim_share_words(const struct agreement *g, const struct indicator *i, const struct aim *a);
/* Whether the target says how the indicator's figures should be at all. */
bool target_is_number(const struct figure *target);
/* The quarterly or annual target of the report's year, or NULL. */
const struct figure *target_find(const struct agreement *g, const struct indicator *i,
                                 size_t measure);
#endif
