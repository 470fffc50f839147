/* point.h - a point of a list: the figures it shows, the indicators it names, what it claims */
#ifndef POINT_H
#define POINT_H
#include "given.h"
#include "vec.h"

struct ref {
    const struct indicator *i;
    size_t measure;
    const struct figure *figure; /* NULL: the data has none */
    size_t at;                   /* in the text */
    bool claimed;                /* a claim stands right behind it */
};

enum claim_kind {
    CLAIM_MET,
    CLAIM_MISSED,
    CLAIM_EXCEEDED,
    CLAIM_BELOW,
    CLAIM_ABOVE,
    CLAIM_UP,
    CLAIM_DOWN,
    CLAIM_BETTER,
    CLAIM_WORSE,
    CLAIM_LOW_IS_GOOD,
    CLAIM_HIGH_IS_GOOD
};

/* With which figure a claim of change compares. */
enum against { AGAINST_ANY, AGAINST_QUARTER_BEFORE, AGAINST_YEAR_BEFORE };

struct claim {
    enum claim_kind kind;
    bool says_target; /* "below target", not "below" alone */
    str words;
    struct place at;
    size_t ref;           /* the figure that it stands right behind, or SIZE_MAX */
    enum against against; /* "lower than last quarter" */
    bool has_period;      /* it says of which period it is: */
    int quarter;          /* 1 to 4, or 0 for the year to date */
};

struct point {
    str text; /* lower case, blanks single; a figure is the byte POINT_FIGURE */
    VEC(struct ref) refs;
    VEC(struct claim) claims;
    VEC(const struct indicator *) named; /* by its figures; without any, by title */
};
#define POINT_FIGURE '\x01'

struct point point_read(const struct agreement *g, const struct node *item);
#endif
