/* pdf_font.h - the fonts of the file: subsets by glyph number, with the text of each glyph */
#ifndef PDF_FONT_H
#define PDF_FONT_H
#include "font.h"
#include "pdf_object.h"

/* True when a glyph of it was painted. */
bool pdf_font_is_used(const struct font *f);
/* Writes the font and gives its object.  Codes are glyph numbers, two bytes each. */
uint32_t pdf_font_write(struct pdf_out *out, const struct font *f);
#endif
