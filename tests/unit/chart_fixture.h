/* chart_fixture.h - drawings as cairo writes them: PDF 1.4 with a page per chart */
#ifndef CHART_FIXTURE_H
#define CHART_FIXTURE_H
#include "harness.h"
#include <cairo-pdf.h>

struct drawing {
    struct buf bytes;
    cairo_surface_t *surface;
    cairo_t *cairo;
};

static inline cairo_status_t take_bytes(void *user, const unsigned char *p, unsigned n)
{
    buf_put(user, (str){(const char *)p, n});
    return CAIRO_STATUS_SUCCESS;
}

static inline void drawing_open(struct drawing *d, struct arena *a, double width, double height)
{
    *d = (struct drawing){.bytes = {.arena = a}};
    d->surface = cairo_pdf_surface_create_for_stream(take_bytes, &d->bytes, width, height);
    cairo_pdf_surface_restrict_to_version(d->surface, CAIRO_PDF_VERSION_1_4);
    d->cairo = cairo_create(d->surface);
}

static inline str drawing_close(struct drawing *d)
{
    cairo_show_page(d->cairo);
    cairo_destroy(d->cairo);
    cairo_surface_destroy(d->surface);
    return buf_str(&d->bytes);
}

static inline void draw_bars(cairo_t *cr)
{
    cairo_set_source_rgb(cr, .1, .3, .4);
    for (int i = 0; i < 4; i++)
        cairo_rectangle(cr, 10 + 20 * i, 20 + 10 * i, 15, 70 - 10 * i);
    cairo_fill(cr);
}

static inline void draw_dashes(cairo_t *cr)
{
    const double dashes[] = {3, 2};
    cairo_set_dash(cr, dashes, 2, 0);
    cairo_set_line_width(cr, 1.5);
    cairo_move_to(cr, 5, 5);
    cairo_curve_to(cr, 40, 5, 60, 80, 95, 90);
    cairo_stroke(cr);
}

static inline void draw_hatch(cairo_t *cr)
{
    cairo_rectangle_t tile = {0, 0, 6, 6};
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &tile);
    cairo_t *in = cairo_create(surface);
    cairo_set_source_rgb(in, .6, .1, .1);
    cairo_move_to(in, 0, 6);
    cairo_line_to(in, 6, 0);
    cairo_stroke(in);
    cairo_destroy(in);
    cairo_pattern_t *hatch = cairo_pattern_create_for_surface(surface);
    cairo_pattern_set_extend(hatch, CAIRO_EXTEND_REPEAT);
    cairo_set_source(cr, hatch);
    cairo_rectangle(cr, 100, 10, 80, 80);
    cairo_fill(cr);
    cairo_pattern_destroy(hatch);
    cairo_surface_destroy(surface);
}

/* Two pages: bars, dashes and a hatch on 200 by 100 pt; a clipped disc on 120 by 150. */
static inline str two_charts(struct arena *a)
{
    struct drawing d;
    drawing_open(&d, a, 200, 100);
    draw_bars(d.cairo);
    draw_dashes(d.cairo);
    draw_hatch(d.cairo);
    cairo_show_page(d.cairo);
    cairo_pdf_surface_set_size(d.surface, 120, 150);
    cairo_set_source_rgb(d.cairo, 0, .4, .2);
    cairo_arc(d.cairo, 60, 75, 40, 0, 6.28);
    cairo_clip(d.cairo);
    cairo_paint(d.cairo);
    return drawing_close(&d);
}
#endif
