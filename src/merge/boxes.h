/* boxes.h - commentary, boxes, charts, and the drawings of ratings and shares
 *
 * Those that fill *out return false after a message.
 */
#ifndef BOXES_H
#define BOXES_H
#include "series.h"
#include "vec.h"

typedef VEC(struct block *) block_list;

/* NULL, after a message, when the layout has no block of this style. */
struct block *block_new(struct merging *m, enum block_kind kind, str style, struct place at);
struct blocks blocks_of(const block_list *list);

/* The text of this key, block by block, in the styles commentary, commentary-list and
 * commentary-head. */
bool commentary_append(struct merging *m, const struct node *n, block_list *out);

bool box_from_node(struct merging *m, const struct node *n, struct box *out);
/* NULL after a message. */
struct chart_data *chart_from_node(struct merging *m, const struct node *n);
/* One for each theme named, or for each that has ratings; false after a message when none has. */
bool ratings_by_theme(struct merging *m, const struct node *n, struct donuts *out);
void pyramid_from_node(struct merging *m, const struct node *n, struct pyramid *out);
void links_from_node(struct merging *m, const struct node *n, struct links *out);
#endif
