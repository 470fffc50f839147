/* ratings.h - the ratings as a reader meets them: symbols, and their titles in a sentence */
#ifndef RATINGS_H
#define RATINGS_H
#include "frame.h"
#include "job.h"

/* The side of a symbol's slot at scale 1: 4.4 mm. */
#define SYMBOL_SLOT_MPT 12472

/* The layout's <symbol>, or NULL. */
const struct node *ratings_symbol(struct job *j, const struct rating *r);
/* Draws it as an artifact with its slot's top left corner at `at`; nothing without a <symbol>. */
void ratings_add_symbol(struct job *j, struct frame *f, const struct rating *r, point at, mpt slot);
/* "green, amber and red": the titles of all ratings, in small letters. */
str ratings_titles(struct job *j);
#endif
