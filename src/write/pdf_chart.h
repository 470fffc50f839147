/* pdf_chart.h - pages of cairo's PDF as forms of ours
 *
 * Fails closed: what cairo 1.16 and 1.18 write for opaque lines, fills, clips and
 * hatches is known and taken over; a key, operator or kind of object that is not
 * known is refused with a message, and so is every kind of damage.
 */
#ifndef PDF_CHART_H
#define PDF_CHART_H
#include "pdf_object.h"

struct pdf_charts;
/* `bytes` is lent until the file is finished; it may be empty when no chart is asked for. */
struct pdf_charts *pdf_charts_new(struct pdf_out *out, str bytes);

struct pdf_form {
    uint32_t id; /* 0: not imported yet */
    str name;    /* "C0" */
    mpt height;
};
/* Page `index` as a form, imported when first asked for; NULL after reporting a failure. */
const struct pdf_form *pdf_charts_form(struct pdf_charts *c, size_t index);
/* The forms imported so far, for a resource dictionary: "/XObject<</C0 7 0 R>>" or nothing. */
void pdf_charts_resources(const struct pdf_charts *c, struct buf *b);
#endif
