/* layout_check.h - what must hold in a layout: references, contrast, sizes, places on the page
 */
#ifndef LAYOUT_CHECK_H
#define LAYOUT_CHECK_H
#include "layout_spec.h"

/* False, with messages, when something does not hold. */
bool layout_check(struct arena *a, struct diag *d, struct layout_spec *l);
/* Whether the element has an id by which others name it. */
bool layout_has_id(const struct node *n);
/* A colour of the layout by its id. */
bool layout_colour(const struct layout_spec *l, str id, colour *out);
#endif
