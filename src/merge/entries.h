/* entries.h - the sections after the list of contents -> its entries
 */
#ifndef ENTRIES_H
#define ENTRIES_H
#include "merging.h"

void entries_from_node(struct merging *m, const struct node *n, struct contents *out);
#endif
