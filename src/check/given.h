/* given.h - the figures of an indicator as numbers that relations can be tested on
 *
 * Numbers are in the indicator's unit: "£3.33M" of a row in pounds is 3330000, and 2.86 of a row
 * in millions is 2860000.  A printed number stands for all that round to it: `slack` is how
 * far the true one may lie from it.
 */
#ifndef GIVEN_H
#define GIVEN_H
#include "agree.h"

struct given {
    const struct figure *figure; /* NULL: there is none with a number */
    struct decimal value;
    struct decimal half;  /* half a unit of its last decimal */
    struct decimal slack; /* the same; 0 for what is counted or paid out to the penny */
};

/* The figure of this key with a number; of one key only (`alone`), or also one that spans
 * several. */
struct given given_at(const struct agreement *g, const struct indicator *i, struct period p,
                      size_t measure);
struct given given_alone(const struct agreement *g, const struct indicator *i, struct period p,
                         size_t measure);

/* The values of one year. */
struct year_given {
    struct period year;
    struct given quarter[4], ytd, whole; /* whole: of the year itself */
    size_t n;                            /* quarters that have a value */
    size_t newest;                       /* the last of them, 0 to 3 */
};
struct year_given given_year(const struct agreement *g, const struct indicator *i, int years_ago);
/* The newest value: year to date, quarter or year. */
struct given given_newest(const struct agreement *g, const struct indicator *i);
#define GIVEN_YEARS 10 /* as far back as relations are tested */

/* A figure's number in the indicator's unit. */
struct given given_number(const struct indicator *i, const struct figure *f);

/* True when the two differ by no more than `slack`. */
bool within(struct decimal a, struct decimal b, struct decimal slack);
/* Whether two printed numbers may be one: equal at the decimals of the less exact. */
bool given_equal(const struct given *a, const struct given *b);

/* Percentage of `part` in `whole`, rounded; false when it cannot be had. */
bool percentage(struct decimal part, struct decimal whole, int scale, struct decimal *out);
bool is_percentage(const struct indicator *i, const struct figure *f);

/* A number as the figure `like` is printed: its sign, currency, multiple and decimals, and
 * up to `more` of these that are not nought. */
str print_like(const struct agreement *g, const struct indicator *i, const struct figure *like,
               struct decimal v, int more);
/* "Quarter 3", "the year to date", "2021-22"; the year is told when it is not the report's. */
str period_words(const struct agreement *g, struct period p);
/* A plain number: without noughts after the point, grouped when long. */
str number_words(const struct agreement *g, struct decimal v);
str text_of(const struct agreement *g, const char *fmt, ...) PRINTF(2, 3);

/* A finding at a figure. */
void found(struct agreement *g, enum rule_id rule, const struct indicator *i, struct place at,
           str printed, str follows, str settle);
#endif
