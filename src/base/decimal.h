/* decimal.h - exact decimal numbers
 *
 * A number as a person typed it: digits and the count of decimals are kept, so
 * 12.00 stays 12.00.  No binary floating point: figures are compared and printed
 * with these.  Limits: 18 digits in all, at most 9 decimals.
 */
#ifndef DECIMAL_H
#define DECIMAL_H
#include "str.h"

struct decimal {
    int64_t digits; /* the number times 10^scale */
    int scale;      /* decimals, 0 to 9 */
};

/* Whole of `s`: [+-]digits[.digits]; U+2212 counts as minus.  Thousands commas are
 * allowed where they belong (8,100; not 81,00).  False when it is anything else
 * or too long. */
bool decimal_parse(str s, struct decimal *out);
int decimal_compare(struct decimal a, struct decimal b);
int decimal_sign(struct decimal a);
/* False on overflow; *out is then untouched. */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_subtract(struct decimal a, struct decimal b, struct decimal *out);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *out);
/* a / b rounded half away from zero to `scale` decimals; false when b is 0. */
bool decimal_divide(struct decimal a, struct decimal b, int scale, struct decimal *out);
/* Half away from zero; widening adds noughts. */
bool decimal_round(struct decimal a, int scale, struct decimal *out);
struct decimal decimal_from_int(int64_t v);
/* For drawing only, never for comparing or printing. */
double decimal_to_double(struct decimal a);
/* "-1234.50", or "-1,234.50" when grouped. */
str decimal_print(struct arena *a, struct decimal d, bool grouped);
#endif
