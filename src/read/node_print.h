/* node_print.h - a tree of elements as text, for `print definition`
 */
#ifndef NODE_PRINT_H
#define NODE_PRINT_H
#include "node.h"

/* One element or piece of text a line, indented; attributes as they were given. */
void node_print(struct buf *out, const struct node *root);
#endif
