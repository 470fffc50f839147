/* axis.h - the frame of a chart with upright values: slots, ticks, groups, grid */
#ifndef AXIS_H
#define AXIS_H
#include "plot.h"

/* Works out area, scale and slots, and puts the labels of both axes.  False when
 * category labels cannot be kept apart. */
bool axis_place(struct plot *p);
void axis_draw_grid(const struct plot *p, cairo_t *cr);
/* Zero line or base line, and the brackets of the groups; over the marks. */
void axis_draw_lines(const struct plot *p, cairo_t *cr);
#endif
