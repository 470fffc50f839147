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

/* A frame of four filled bars: unlike a stroke it stays inside even a very low rectangle. */
void ink_outline(cairo_t *cr, rect r, mpt width, colour c)
{
    mpt w = mpt_min(width, mpt_min(r.w, r.h));
    if (w <= 0)
        return;
    ink_set(cr, c);
    add_rect(cr, (rect){r.x, r.y, r.w, w});
    add_rect(cr, (rect){r.x, r.y + r.h - w, r.w, w});
    add_rect(cr, (rect){r.x, r.y, w, r.h});
    add_rect(cr, (rect){r.x + r.w - w, r.y, w, r.h});
    cairo_fill(cr);
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
    ink_set(cr, c);
    cairo_set_line_width(cr, points_from(width));
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
    ink_set(cr, c);
    cairo_set_line_width(cr, points_from(width));
    cairo_move_to(cr, points_from(from.x), points_from(from.y));
    cairo_line_to(cr, points_from(to.x), points_from(to.y));
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
}
