/* figures.h - everything the data says: the register, the figures, the scale of ratings
 *
 * Made by figures_read from the definition's data files; constant from then on.  One figure
 * may cover several columns (periods or measures) and several indicators: it is
 * one record, found under each of its keys, and is printed once across them.
 */
#ifndef FIGURES_H
#define FIGURES_H
#include "decimal.h"
#include "definition.h"
#include "period.h"

enum unit {
    UNIT_NONE,
    UNIT_COUNT,
    UNIT_PERCENT,
    UNIT_POUNDS,
    UNIT_MILLIONS,
    UNIT_POUNDS_MILLIONS,
    UNIT_DAYS,
    UNIT_RATE,
    UNIT_TONNES,
    UNIT_SCORE
};
enum polarity { POLARITY_NONE, POLARITY_HIGH, POLARITY_LOW, POLARITY_NEAR };
enum rollup {
    ROLLUP_NONE,
    ROLLUP_SUM,
    ROLLUP_LATEST,
    ROLLUP_MEAN,
    ROLLUP_CUMULATIVE,
    ROLLUP_RATIO
};
/* Which figure a rating holds against which target; BASIS_NONE: its target cannot judge it. */
enum target_basis { BASIS_USUAL, BASIS_QUARTER, BASIS_YTD, BASIS_SHARE, BASIS_LATEST, BASIS_NONE };

struct theme {
    str id, title, strapline;
    const struct node *node;
};

struct indicator {
    str id, title;
    size_t index; /* in the register */
    const struct theme *theme;
    const struct indicator *row_of; /* this is a further value row of that one; NULL else */
    const struct indicator
        *number_row; /* holds the number of which this is the percentage, or NULL */
    str numerator_name, denominator_name, value_name; /* what they count; empty when not declared */
    enum unit unit;
    int decimals;
    enum polarity polarity;
    enum rollup rollup;
    enum target_basis target_basis;
    bool academic; /* its years are academic years */
    str frequency; /* as printed */
    struct period latest;
    struct place at;       /* of its id in the register */
    const struct csv *csv; /* the register and its row, for fields by head */
    size_t row;
};

/* Measures below MEASURE_COMPARATOR are fixed; comparator i is MEASURE_COMPARATOR + i. */
enum {
    MEASURE_VALUE,
    MEASURE_NUMERATOR,
    MEASURE_DENOMINATOR,
    MEASURE_QUARTERLY_TARGET,
    MEASURE_ANNUAL_TARGET,
    MEASURE_RATING,
    MEASURE_COMPARATOR
};

enum state {
    STATE_FINAL,
    STATE_PROVISIONAL,
    STATE_REVISED,
    STATE_ESTIMATED,
    STATE_NOT_DUE,
    STATE_NOT_AVAILABLE,
    STATE_NOT_APPLICABLE,
    STATE_SUPPRESSED,
    STATE_TEXT
};
/* A target may be a change on the year before instead of a level. */
enum sense { SENSE_LEVEL, SENSE_INCREASE, SENSE_DECREASE };

struct figure {
    size_t first_indicator, last_indicator; /* register indexes, inclusive */
    struct period first_period, last_period;
    size_t first_measure, last_measure;
    enum state state;
    bool has_value;
    struct decimal value;
    enum sense sense;
    char currency; /* 'L' for pounds; 0 for none */
    bool percent;
    char multiple; /* 'M', 'm', 'k', 'b' (bn) after the number; 0 */
    str typed;     /* the value cell as typed, trimmed */
    str number;    /* the part of `typed` that is the number with its sign and currency: "£3.33M",
                      "94.8%" */
    str note;      /* printed */
    const struct rating *rating; /* of measure rating */
    struct place at;             /* of the value cell (of the note when the value is empty) */
};

struct rating {
    str id, letter, title, performance;
    size_t index;
    const struct node *node;
    bool has_least;
    struct decimal least; /* per cent of the target that earns it */
};
struct comparator {
    str id, title;
};

struct figures {
    struct period period; /* the report's */
    struct theme *themes;
    size_t n_themes;
    struct comparator *comparators;
    size_t n_comparators;
    struct rating *ratings;
    size_t n_ratings;
    struct indicator *indicators;
    size_t n_indicators;
    struct figure *items;
    size_t n_items;
    size_t *id_slots;
    size_t n_id_slots;          /* indicator.c's own: indicators by id */
    struct figure_index *index; /* figure_index.c's own: figures by key */
    const struct definition *definition;
};

/* NULL, with messages, when register or figures have errors. */
struct figures *figures_read(struct arena *a, struct diag *d, const struct definition *def);

const struct indicator *indicator_find(const struct figures *f, str id);
/* The message for an id that indicator_find did not find.  Returns false. */
bool indicator_refuse(struct arena *a, struct diag *d, const struct figures *f, struct place at,
                      str id);
const struct theme *theme_find(const struct figures *f, str id);
const struct rating *rating_find(const struct figures *f, str id);
/* SIZE_MAX when there is no such measure. */
size_t measure_find(const struct figures *f, str name);
/* The message for a name that measure_find did not find.  Returns false. */
bool measure_refuse(struct arena *a, struct diag *d, const struct figures *f, struct place at,
                    str name);
str measure_name(const struct figures *f, size_t measure);
/* A field of the register by its head ("service"); empty when there is none. */
str indicator_field(const struct indicator *i, const char *head);
struct place indicator_field_place(const struct indicator *i, const char *head);

/* The figure of exactly this key, or NULL.  A financial year also finds the academic year of the
 * same label for an indicator whose years are academic (and its YTD likewise). */
const struct figure *figure_find(const struct figures *f, const struct indicator *i,
                                 struct period p, size_t measure);
/* That of the indicator's `latest` period when it has a value; else the newest, not after the
 * report's period, that has a value or says why not; else the newest that is not due.  NULL when
 * there is none. */
const struct figure *figure_latest(const struct figures *f, const struct indicator *i,
                                   size_t measure);
/* The indicator's rating in this report, or NULL. */
const struct rating *indicator_rating(const struct figures *f, const struct indicator *i);

/* Headline counts of a theme (NULL: all): counts[r] of ratings[r]; returns their sum. */
size_t headline_counts(const struct figures *f, const struct theme *t, size_t *counts);
/* Share of `part` in `whole` in whole percent, rounded half away from zero; 0 when whole is 0. */
int headline_percent(size_t part, size_t whole);

/* For `print figures`: one line per figure. */
void figures_print(struct buf *out, const struct figures *f);
#endif
