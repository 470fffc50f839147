/* wording.h - texts compared as readers compare them; of this part only */
#ifndef WORDING_H
#define WORDING_H
#include "source.h"

/* Letters, digits, "&"; bytes of other scripts and of accents are letters, so that words stay
 * whole. */
bool is_word_char(char c);
bool is_capital(char c);
bool is_digit(char c);
char to_capital(char c);

/* Equal but for capitals, blanks and marks. */
bool wording_alike(str a, str b);
/* Equal but for runs of blanks. */
bool wording_equal(str a, str b);
/* Equal but for capitals and runs of blanks. */
bool wording_differs_in_capitals(str a, str b);
/* Offset of `word`, which may carry a plural s, as a whole word at or after `from`; SIZE_MAX. */
size_t wording_find(str s, str word, size_t from);
/* Where `word` of the text that begins at `text` stands in its source; `text` when it is not found,
 * as the source may write it with entities or marks. */
struct place wording_place(struct place text, str word);
/* KPIs are several of a KPI. */
str without_plural(str word);
#endif
