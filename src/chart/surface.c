/* surface.c - the drawing of all charts of a render: a page each, in one PDF in memory */
#include "plot.h"
#include <cairo-pdf.h>

/* Room for the first chart; then doubled. */
#define FIRST_ROOM ((size_t)16 << 10)

struct charts {
    struct arena *arena;
    struct diag *diag;
    struct shaper *shaper;
    cairo_surface_t *surface;
    cairo_t *cr;
    char *bytes;
    size_t n, cap;
    size_t pages;
    bool deaf; /* being closed: cairo's last bytes are of no use */
};

/* Called back by cairo, which must not be jumped over: arena_try. */
static bool make_room(struct charts *c, size_t more)
{
    if (more > SIZE_MAX / 4 || c->n > SIZE_MAX / 4)
        return false;
    size_t cap = c->cap > 0 ? c->cap : FIRST_ROOM;
    while (cap < c->n + more)
        cap *= 2;
    if (cap == c->cap)
        return true;
    char *bytes = arena_try(c->arena, cap);
    if (!bytes)
        return false;
    if (c->n > 0)
        memcpy(bytes, c->bytes, c->n);
    c->bytes = bytes;
    c->cap = cap;
    return true;
}

static cairo_status_t take_bytes(void *user, const unsigned char *bytes, unsigned int n)
{
    struct charts *c = user;
    if (c->deaf)
        return CAIRO_STATUS_SUCCESS;
    if (!make_room(c, n))
        return CAIRO_STATUS_WRITE_ERROR;
    memcpy(c->bytes + c->n, bytes, n);
    c->n += n;
    return CAIRO_STATUS_SUCCESS;
}

static void close_charts(void *user)
{
    struct charts *c = user;
    c->deaf = true;
    if (c->cr)
        cairo_destroy(c->cr);
    if (c->surface)
        cairo_surface_destroy(c->surface);
}

/* Version 1.4 keeps cairo from object streams, which the import does not read. */
struct charts *charts_open(struct arena *a, struct diag *d, struct shaper *s)
{
    struct charts *c = arena_new(a, struct charts);
    *c = (struct charts){.arena = a, .diag = d, .shaper = s};
    arena_own(a, c, close_charts);
    c->surface = cairo_pdf_surface_create_for_stream(take_bytes, c, 1, 1);
    cairo_pdf_surface_restrict_to_version(c->surface, CAIRO_PDF_VERSION_1_4);
    c->cr = cairo_create(c->surface);
    return c;
}

bool charts_finish(struct charts *c, str *pdf)
{
    *pdf = (str){0};
    if (c->pages == 0)
        return true;
    cairo_surface_finish(c->surface);
    if (cairo_surface_status(c->surface) != CAIRO_STATUS_SUCCESS)
        return diag_system(c->diag, "cairo", 0);
    *pdf = (str){c->bytes, c->n};
    return true;
}

cairo_t *charts_page_begin(struct charts *c, mpt width, mpt height)
{
    cairo_pdf_surface_set_size(c->surface, points_from(width), points_from(height));
    cairo_save(c->cr);
    cairo_new_path(c->cr);
    return c->cr;
}

bool charts_page_end(struct charts *c, size_t *page)
{
    cairo_restore(c->cr);
    cairo_show_page(c->cr);
    if (cairo_status(c->cr) != CAIRO_STATUS_SUCCESS)
        return diag_system(c->diag, "cairo", 0);
    *page = c->pages++;
    return true;
}

struct arena *charts_arena(struct charts *c)
{
    return c->arena;
}

struct shaper *charts_shaper(struct charts *c)
{
    return c->shaper;
}

struct diag *charts_diag(struct charts *c)
{
    return c->diag;
}
