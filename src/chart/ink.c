/* ink.c - plain marks on a cairo page
 *
 * Only opaque colours, fills, strokes, dashes and rectangular clips: the import into
 * the report refuses anything else.
 */
#include "plot.h"
#include <math.h>

double points_from(mpt length)
{
    return (double)length / MPT_PER_PT;
}

void ink_set(cairo_t *cr, colour c)
{
    cairo_set_source_rgb(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
}

void ink_pen(cairo_t *cr, mpt width, colour c)
{
    ink_set(cr, c);
    cairo_set_line_width(cr, points_from(width));
}

void ink_trace(cairo_t *cr, point from, point to)
{
    cairo_move_to(cr, points_from(from.x), points_from(from.y));
    cairo_line_to(cr, points_from(to.x), points_from(to.y));
}

static void add_rect(cairo_t *cr, rect r)
{
    cairo_rectangle(cr, points_from(r.x), points_from(r.y), points_from(r.w), points_from(r.h));
}

void ink_fill(cairo_t *cr, rect r, colour c)
{
    ink_set(cr, c);
    add_rect(cr, r);
    cairo_fill(cr);
}

/* Where the two sides meet, all is ink: a stroke would lie outside so low a rectangle. */
void ink_outline(cairo_t *cr, rect r, mpt width, colour c)
{
    if (width <= 0 || r.w <= 0 || r.h <= 0)
        return;
    if (2 * width >= mpt_min(r.w, r.h)) {
        ink_fill(cr, r, c);
        return;
    }
    ink_pen(cr, width, c);
    add_rect(cr, (rect){r.x + width / 2, r.y + width / 2, r.w - width, r.h - width});
    cairo_stroke(cr);
}

void ink_hatch(cairo_t *cr, rect r, mpt width, mpt pitch, colour c)
{
    if (r.w <= 0 || r.h <= 0 || pitch <= 0)
        return;
    double step = points_from(pitch) * sqrt(2), x = points_from(r.x), y = points_from(r.y);
    double w = points_from(r.w), h = points_from(r.h);
    cairo_save(cr);
    add_rect(cr, r);
    cairo_clip(cr);
    ink_pen(cr, width, c);
    for (double at = step / 2 - ceil(h / step) * step; at < w; at += step) {
        cairo_move_to(cr, x + at - 1, y - 1);
        cairo_line_to(cr, x + at + h + 1, y + h + 1);
    }
    cairo_stroke(cr);
    cairo_restore(cr);
}

void ink_line(cairo_t *cr, point from, point to, mpt width, colour c)
{
    ink_dashed(cr, from, to, width, 0, 0, c);
}

void ink_dashed(cairo_t *cr, point from, point to, mpt width, mpt on, mpt off, colour c)
{
    double dash[] = {points_from(on), points_from(off)};
    if (on > 0 && off > 0)
        cairo_set_dash(cr, dash, 2, 0);
    ink_pen(cr, width, c);
    ink_trace(cr, from, to);
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
}
