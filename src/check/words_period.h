/* words_period.h - times named in running text */
#ifndef WORDS_PERIOD_H
#define WORDS_PERIOD_H
#include "words_token.h"

/* 2023/24, 2022-2023, 22/23: one year of a report. */
bool period_of_years(str s, struct period *out);
/* Joins "Quarter 3 2023-24", "December 2023", "the quarter before" into one token each, and marks
 * the numbers that are labels, lengths of time or parts of dates. */
void words_join_periods(struct sentence *s, struct period now);

/* The periods of figures that a named time may mean, at most PERIODS_MOST: a calendar year is
 * either financial year that it lies in, a month the quarter that ends with it or holds it. */
#define PERIODS_MOST 4
size_t periods_meant(struct period named, struct period now, struct period out[PERIODS_MOST]);
#endif
