/* pdf_meta.h - what the file says about itself: XMP, Info, output intent, language */
#ifndef PDF_META_H
#define PDF_META_H
#include "pdf.h"
#include "pdf_object.h"

/* Writes them and adds their entries to the catalog.  Gives the information dictionary. */
struct pdf_object *pdf_meta_write(struct pdf_out *out, const struct pdf_meta *m, str icc,
                                  struct pdf_object *catalog);
#endif
