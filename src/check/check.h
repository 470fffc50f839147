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

/* What is held against each other, and where it is told. */
struct checking {
    struct arena *arena;
    struct diag *diag;
    const struct definition *definition;
    const struct figures *figures;
    const struct commentary_set *commentary;
    const struct csv *glossary; /* NULL when there is none */
};

/* False, with messages, when there were errors. */
bool check(const struct checking *c);
#endif
