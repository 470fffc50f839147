/* pdf_nav.h - finding the way: links, places they lead to, bookmarks and page labels
 *
 * All are noted while pages are painted and written at the end, when every place
 * is known.
 */
#ifndef PDF_NAV_H
#define PDF_NAV_H
#include "canvas.h"
#include "pdf_object.h"

struct pdf_nav;
struct pdf_nav *pdf_nav_new(struct pdf_out *out);

void pdf_nav_page(struct pdf_nav *n, uint32_t page, mpt height, str label);
void pdf_nav_anchor(struct pdf_nav *n, str name, point at);
void pdf_nav_bookmark(struct pdf_nav *n, unsigned level, str title, str anchor);
/* The annotation's dictionary, which is the caller's to number and to put on its page. */
struct pdf_object *pdf_nav_link(struct pdf_nav *n, rect area, const struct link_target *to);
/* Resolves what leads to places, and adds outlines and labels to the catalog. */
void pdf_nav_write(struct pdf_nav *n, struct buf *catalog);
#endif
