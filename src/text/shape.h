/* shape.h - text to glyph runs, with the word cache
 *
 * A run is one word or one space in one font.  Runs are cached by (font, text) and
 * shared, so the same pointer comes back for the same word.  Kerning and
 * ligatures within words; lining tabular figures (the fonts' default digits).
 *
 * Input is normalised first: U+FB00..FB06 to letters, U+2010/2011 to the hyphen,
 * U+00A0/202F/2009 to the space glyph (the run keeps the character for breaking),
 * U+00AD removed.
 */
#ifndef SHAPE_H
#define SHAPE_H
#include "font.h"

struct glyph {
    uint16_t id;
    int16_t advance; /* units per 1000 em, kerning included */
    int16_t natural; /* the font's own advance of the glyph (hmtx): what /W says */
    int16_t dx, dy;  /* offset of the drawing, not of the pen */
    str text;        /* the characters it stands for; empty when a neighbour carries them */
};

struct run {
    struct font *font;
    str text;
    const struct glyph *glyphs;
    size_t n;
    int32_t units; /* sum of advances */
    bool is_space;
};

struct shaper;
struct shaper *shaper_new(struct arena *a, struct diag *d);
/* Where the runs live; lines are made there too. */
struct arena *shaper_arena(const struct shaper *s);
/* What line.c keeps from one paragraph to the next; NULL at first. */
struct line_room;
struct line_room **shaper_line_room(struct shaper *s);

/* `text` is without spaces, or is one space character.  A text that needs fallback fonts gives
 * several runs; `next` in the result's order.  A character that no font has is an error at `at`,
 * naming it; it is told once per character, and is shaped as "?". */
struct runs {
    const struct run *const *items;
    size_t n;
    int32_t units;
};
struct runs shape_word(struct shaper *s, struct font *f, str text, struct place at);

/* units at a size, rounded half up: the one way from units to lengths. */
static inline mpt mpt_from_units(int64_t units, mpt size)
{
    int64_t v = units * size;
    return v >= 0 ? (v + 500) / 1000 : -((-v + 500) / 1000);
}
#endif
