/* words_pair.h - two figures, and whether a change that is claimed is theirs */
#ifndef WORDS_PAIR_H
#define WORDS_PAIR_H
#include "words_known.h"

struct claim {
    size_t at; /* token of its size */
    int sign;
    bool percent, about;
    struct decimal size;
    int place;
};

struct pair {
    struct quantity from, to;
    const struct indicator *indicator; /* NULL: both are numbers of the text */
    size_t from_at, to_at;             /* tokens, SIZE_MAX when they are figures of the table */
    str words;
};

/* In points, in units or in per cent, whichever the claim may mean; figures that were rounded may
 * have been anything that rounds to them. */
bool pair_makes(const struct pair *p, const struct claim *c);
/* "a fall of 19.9%": the change in the claim's unit. */
str pair_print_change(struct arena *a, const struct pair *p, const struct claim *claim);
#endif
