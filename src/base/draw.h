/* draw.h - what can be drawn: colours, paths
 *
 * Only opaque colours: PDF/A-2 allows transparency, printers and readers thank us
 * for none.
 */
#ifndef DRAW_H
#define DRAW_H
#include "geom.h"
#include <stdbool.h>
#include <stddef.h>

struct arena;

typedef struct {
    uint8_t r, g, b;
} colour;

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };
/* MOVE and LINE use one point, CURVE three (two controls, the end), CLOSE none. */
struct path {
    enum path_op *ops;
    size_t n_ops;
    point *points;
    size_t n_points;
};

/* How a path is inked; fill first, then stroke. */
struct ink {
    bool fills, strokes;
    colour fill, stroke;
    mpt width;             /* of the stroke */
    mpt dash_on, dash_off; /* 0: a whole line */
    bool round_joins;
};

/* Paths in arena memory. */
struct path *path_rect(struct arena *a, rect r);
struct path *path_line(struct arena *a, point from, point to);
struct path *path_polygon(struct arena *a, const point *points, size_t n);
struct path *path_circle(struct arena *a, point centre, mpt radius);
#endif
