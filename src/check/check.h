/* check.h - what the definition and the data say, held against each other
 *
 * Reads and reports, and changes nothing.  What a reader of one file can see is
 * reported by that reader; here is what takes two of them, or the reader of
 * the report, to see.
 */
#ifndef CHECK_H
#define CHECK_H
#include "csv.h"
#include "figures.h"
#include "markdown.h"

/* False, with messages, when there were errors.  `glossary` is NULL when the report has none. */
bool check(struct arena *a, struct diag *d, const struct definition *def, const struct figures *f,
           const struct commentary_set *commentary, const struct csv *glossary);
#endif
