/* value.h - a cell that holds a number, as people type it
 *
 * 8,100  94.8%  £744,680.00  £3.33M  -0.8%  1% decrease  maintain 90%  17% of total decisions:
 * one number, perhaps with words before or after it.  What a spreadsheet makes of a
 * cell when it fails is recognised, so that the message can say what happened.
 */
#ifndef VALUE_H
#define VALUE_H
#include "decimal.h"
#include "diag.h"
#include "figures.h"

struct typed {
    struct decimal value;
    enum sense sense;
    char currency; /* 'L' for pounds; 0 */
    bool percent;
    char multiple; /* 'M', 'm', 'k', 'b'; 0 */
    str number;    /* slice of the cell: sign, currency, digits, multiple or % */
};

/* False when the cell does not hold exactly one number. */
bool value_parse(str cell, struct typed *out);
/* The message for a cell that value_parse refused.  Returns false. */
bool value_refuse(struct arena *a, struct diag *d, struct place at, str cell);
/* False, with a message, when a cell of any kind holds an error of a spreadsheet (#REF!). */
bool value_undamaged(struct diag *d, struct place at, str cell);
#endif
