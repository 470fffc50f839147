/* cells.h - tables: indicators, data, glossary, and those typed in the definition
 *
 * Each fills *out; false after a message.
 */
#ifndef CELLS_H
#define CELLS_H
#include "grid.h"

bool cells_from_indicators(struct merging *m, const struct node *n, struct table *out);
bool cells_from_data(struct merging *m, const struct node *n, struct table *out);
bool cells_from_glossary(struct merging *m, const struct node *n, struct table *out);
bool cells_from_typed(struct merging *m, const struct node *n,
                      struct table *out); /* typed_table.c */

struct indicator_list {
    const struct indicator **items;
    size_t n;
};
/* Those that an element names; with `further`, each is followed by its further value rows that are
 * not named themselves. */
struct indicator_list indicators_named(struct merging *m, const struct node *n, bool further);
#endif
