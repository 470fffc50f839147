/* trace.h - a canvas that prints its calls: the tests' eyes
 *
 * One line per call; lengths in points with three decimals, y down.
 */
#ifndef TRACE_H
#define TRACE_H
#include "canvas.h"

/* Prints into `out`, which must outlive the canvas. */
struct canvas *trace_open(struct arena *a, struct buf *out);
#endif
