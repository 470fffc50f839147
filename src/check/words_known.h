/* words_known.h - the figures that a box is about, and numbers held against them */
#ifndef WORDS_KNOWN_H
#define WORDS_KNOWN_H
#include "agree.h"
#include "words_token.h"

struct known {
    const struct indicator *indicator;
    const struct figure *figure;
    size_t measure;
    struct period period;
    struct quantity quantity;
};
struct known_list {
    struct known *items;
    size_t n, cap;
};

/* All that one text is checked with. */
struct wording {
    struct agreement *g;
    struct arena *arena;
    const struct figures *figures;
    const struct node *box;  /* where it is printed; NULL if no box prints it */
    struct known_list known; /* of the box's indicators */
    struct sentence_list sentences;
    size_t first_finding; /* in g: the findings of this text begin there */
};

void known_read(struct wording *w);

/* The same at the coarser of the two precisions. */
bool quantity_equal(struct quantity a, struct quantity b);
/* Not the same, but so close that it may be the same figure mistyped or from a draft: within 3%,
 * or one digit behind the first is another. */
bool quantity_near(struct quantity said, struct quantity known);
/* Half of its last place; 0 for whole numbers, which are counted. */
struct decimal quantity_half(struct quantity q);
/* "within `percent` per cent of": of whole numbers, and of others. */
bool quantity_within(struct decimal a, struct decimal b, int percent);
bool quantity_add(struct quantity *sum, struct quantity part);
str quantity_print(struct arena *a, struct quantity q);

/* The value of an indicator for a named time, or NULL. */
const struct known *known_value(const struct wording *w, const struct indicator *i,
                                struct period named);
/* The first known figure that is the quantity, of any measure and period; NULL if none. */
const struct known *known_equal(const struct wording *w, struct quantity q);
/* A whole-number value of one of the box's indicators in its latest quarter, near to this. */
const struct known *known_count_near(const struct wording *w, struct quantity q);
/* "5.8% for 2023-24 Q2" */
str known_print(const struct wording *w, const struct known *k);

/* A relation that held, or one that did not, of the number `t`.  A number that is said twice is
 * told once.  `i` NULL is the box's indicator when it has but one. */
void words_held(const struct wording *w, enum rule_id rule, struct token *t);
void words_found(const struct wording *w, enum rule_id rule, struct token *t,
                 const struct indicator *i, str printed, str follows, const char *settle);
#endif
