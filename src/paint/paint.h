/* paint.h - pages -> calls on a canvas
 *
 * Walks the frames in their order and opens a mark only where the leaf changes, so that a
 * paragraph is one mark on its page.
 */
#ifndef PAINT_H
#define PAINT_H
#include "canvas.h"
#include "layout.h"

void paint(struct arena *a, const struct pages *pages, struct canvas *c);
#endif
