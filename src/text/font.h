/* font.h - faces, metrics, fallback, and which glyphs were used
 *
 * Alone with shape.c in knowing HarfBuzz for shaping.  Fonts are TrueType with
 * 1000 units per em, so a width is units * size / 1000 and every kern is whole.
 */
#ifndef FONT_H
#define FONT_H
#include "diag.h"
#include "geom.h"
struct arena;
struct hb_font_t;
struct hb_face_t;

struct font {
    str name;  /* "regular": the layout's id */
    str file;  /* "NotoSans-Regular.ttf" */
    str bytes; /* the font file; lent, lives as long as the render */
    struct hb_face_t *face;
    struct hb_font_t *hb;
    struct font *fallback; /* tried for characters that this font lacks; may be NULL */
    size_t index;          /* among the set's fonts */

    int ascent, descent; /* units per 1000 em; descent is positive downwards */
    int cap_height, x_height;
    int bbox[4];         /* xMin yMin xMax yMax */
    int weight;          /* usWeightClass: 400, 600, ... */
    int italic_angle;    /* degrees, 0 upright, negative leaning right */
    str postscript_name; /* "NotoSans-Regular" */

    uint8_t *used; /* a bit per glyph: set when shaped text is painted (font_use) */
    size_t n_glyphs;
    uint32_t *unicode_first; /* per glyph: first character of `unicode`, 0 for none */
    str *unicode;            /* per glyph: the text it stands for, for ToUnicode */
};

struct font_set {
    struct arena *arena;
    struct font **fonts;
    size_t n, cap;
};

struct font_set *font_set_new(struct arena *a);
/* False, with a message at `at`, when the bytes are no TrueType font of 1000 units per em. */
bool font_add(struct font_set *set, struct diag *d, struct place at, str name, str file, str bytes);
struct font *font_find(const struct font_set *set, str name);
/* The first of the font and its fallbacks that has the character, or NULL. */
struct font *font_for_char(struct font *f, uint32_t c);
/* Width of the font's own space, in units. */
int font_space(const struct font *f);
/* A painted glyph stands for this text.  The first text given to a glyph stays. */
void font_use(struct font *f, uint16_t glyph, str text);
#endif
