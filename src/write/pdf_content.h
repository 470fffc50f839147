/* pdf_content.h - the operators of one page
 *
 * Keeps what the page's graphics state is and writes only what changes.  Numbers
 * are printed by hand: no locale, no exponent, nothing that is not finite.
 */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H
#include "canvas.h"
#include "pdf_object.h"

#define PDF_UNSET (-1)

struct pdf_content {
    struct pdf_out *out;
    struct buf ops;
    mpt height; /* of the page: PDF's y runs up from its foot */

    /* The graphics state; PDF_UNSET or NULL until something is set. */
    int32_t fill, stroke; /* 0xRRGGBB */
    mpt width, dash_on, dash_off, size, tracking;
    int joins;
    const struct font *font;
};

void pdf_content_start(struct pdf_content *c, struct pdf_out *out, mpt height);
void pdf_content_path(struct pdf_content *c, const struct path *p, const struct ink *ink);
/* Marks the glyphs as used.  `tagged` is false within an artifact, which nobody reads. */
void pdf_content_text(struct pdf_content *c, const struct span *s, bool tagged);
/* Paints form `name`, whose lower left corner comes to `at`. */
void pdf_content_form(struct pdf_content *c, str name, point at);
#endif
