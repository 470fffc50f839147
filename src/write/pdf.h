/* pdf.h - a canvas that writes PDF 1.7, tagged PDF/UA-1 and PDF/A-2a
 *
 * Same calls, same bytes: nothing here reads the clock, the locale or the
 * environment.  There is no untagged mode.  write/ alone knows libharu.
 */
#ifndef PDF_H
#define PDF_H
#include "canvas.h"
#include "diag.h"
struct font_set;

struct pdf_meta {
    str title, organisation, subject, keywords;
    str lang;     /* BCP 47: "en-GB" */
    str date;     /* "2024-03-04T00:00:00Z": of the report, both created and modified */
    str producer; /* "Quarterpress 0.1.0" */
};

struct pdf_job {
    struct pdf_meta meta;
    const struct font_set *fonts;
    struct tag *root; /* complete before pdf_finish is called */
    str icc;          /* the sRGB output intent profile */
    str charts;       /* cairo's PDF 1.4 with one page per chart; empty when there is none */
};

/* NULL, with a message, on failure.  Closed by the arena. */
struct canvas *pdf_open(struct arena *a, struct diag *d, const struct pdf_job *job);
/* The file's bytes, in the arena; false, with a message, on the first failure since pdf_open. */
bool pdf_finish(struct canvas *c, str *bytes);
#endif
