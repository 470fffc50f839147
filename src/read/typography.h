/* typography.h - straight typing made into print: quotes, dashes, ellipses
 *
 * Straight quotes become curly, a hyphen between blanks an en dash, three dots an ellipsis.
 * Hyphens inside words and ranges like 2023-24 stay.
 */
#ifndef TYPOGRAPHY_H
#define TYPOGRAPHY_H
#include "str.h"

/* Puts `text` out.  *before is the character before it (0 at the start of a block) and becomes
 * its last one; `after` is the character after it, 0 at the end. */
void typography_put(struct buf *out, str text, uint32_t *before, uint32_t after);
#endif
