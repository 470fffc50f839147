#include "font.h"
#include "arena.h"
#include <errno.h>
#include <hb-ot.h>
#include <hb.h>
#include <limits.h>
#include <string.h>

#define UNITS_PER_EM 1000
/* Glyph numbers are 16 bits wide, in TrueType and in the PDF's text strings. */
#define GLYPHS_MAX 65535
#define FONTS_MAX 256
/* A quarter of the em: the usual space, for a font that has none. */
#define SPACE_UNITS 250

struct font_set *font_set_new(struct arena *a)
{
    struct font_set *set = arena_new(a, struct font_set);
    set->arena = a;
    return set;
}

static void close_face(void *face)
{
    hb_face_destroy(face);
}

static void close_font(void *font)
{
    hb_font_destroy(font);
}

/* One table of the font file, lent by HarfBuzz while `blob` lives. */
struct table {
    hb_blob_t *blob;
    const uint8_t *p;
    unsigned n;
};

static struct table open_table(hb_face_t *face, hb_tag_t tag)
{
    struct table t = {.blob = hb_face_reference_table(face, tag)};
    t.p = (const uint8_t *)hb_blob_get_data(t.blob, &t.n);
    return t;
}

static void close_table(struct table t)
{
    hb_blob_destroy(t.blob);
}

/* A short of the table, 0 beyond its end. */
static int table_short(struct table t, unsigned offset)
{
    if (offset + 2 > t.n)
        return 0;
    return (int16_t)(uint16_t)(t.p[offset] << 8 | t.p[offset + 1]);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    struct table t = open_table(face, tag);
    bool found = t.n > 0;
    close_table(t);
    return found;
}

/* The offsets in these four are those of the OpenType specification. */
static void read_head(struct font *f)
{
    struct table t = open_table(f->face, HB_TAG('h', 'e', 'a', 'd'));
    for (unsigned i = 0; i < 4; i++)
        f->bbox[i] = table_short(t, 36 + 2 * i);
    close_table(t);
}

static void read_hhea(struct font *f)
{
    struct table t = open_table(f->face, HB_TAG('h', 'h', 'e', 'a'));
    f->ascent = table_short(t, 4);
    f->descent = -table_short(t, 6);
    close_table(t);
}

static void read_os2(struct font *f)
{
    struct table t = open_table(f->face, HB_TAG('O', 'S', '/', '2'));
    f->weight = table_short(t, 4);
    f->x_height = table_short(t, 86);
    f->cap_height = table_short(t, 88);
    close_table(t);
}

static void read_post(struct font *f)
{
    struct table t = open_table(f->face, HB_TAG('p', 'o', 's', 't'));
    f->italic_angle = table_short(t, 4);
    close_table(t);
}

/* What a font file leaves out: the heights are versions 2 and later of OS/2. */
static void fill_metrics(struct font *f)
{
    if (f->cap_height <= 0)
        f->cap_height = f->ascent;
    if (f->x_height <= 0)
        f->x_height = f->cap_height * 7 / 10;
    if (f->weight <= 0)
        f->weight = 400;
}

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

/* Letters, digits and hyphens only: the name goes into the PDF as it is. */
static str clean_name(struct arena *a, str name)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < name.n; i++)
        if (name_char(name.p[i]))
            buf_char(&b, name.p[i]);
    return b.n ? buf_str(&b) : STR("Font");
}

static void read_name(struct arena *a, struct font *f)
{
    char name[64];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(f->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    f->postscript_name = clean_name(a, size ? (str){name, size} : f->file);
}

/* NULL, with a message, when the bytes are not such a font. */
static hb_face_t *open_face(struct diag *d, struct place at, str file, str bytes)
{
    if (bytes.n > INT_MAX) {
        diag_error(d, at, "font \"" STR_FMT "\" is above 2 GiB; use a smaller file", STR_ARG(file));
        return NULL;
    }
    hb_blob_t *blob =
        hb_blob_create(bytes.p, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    if (face == hb_face_get_empty()) {
        diag_system(d, "HarfBuzz", ENOMEM);
        return NULL;
    }
    return face;
}

static bool check_face(struct diag *d, struct place at, str file, hb_face_t *face)
{
    unsigned glyphs = hb_face_get_glyph_count(face);
    if (!glyphs || glyphs > GLYPHS_MAX || !has_table(face, HB_TAG('g', 'l', 'y', 'f')) ||
        !has_table(face, HB_TAG('c', 'm', 'a', 'p')) ||
        !has_table(face, HB_TAG('h', 'm', 't', 'x')))
        return diag_error(d, at,
                          "\"" STR_FMT "\" is not a font with TrueType outlines; "
                          "use a .ttf file",
                          STR_ARG(file));
    if (hb_face_get_upem(face) != UNITS_PER_EM)
        return diag_error(d, at, "font \"" STR_FMT "\" has %u units per em; use one that has %d",
                          STR_ARG(file), hb_face_get_upem(face), UNITS_PER_EM);
    return true;
}

static struct font *new_font(struct arena *a, hb_face_t *face, hb_font_t *hb)
{
    struct font *f = arena_new(a, struct font);
    f->face = face;
    f->hb = hb;
    f->n_glyphs = hb_face_get_glyph_count(face);
    f->used = arena_array(a, uint8_t, (f->n_glyphs + 7) / 8);
    f->unicode_first = arena_array(a, uint32_t, f->n_glyphs);
    f->unicode = arena_array(a, str, f->n_glyphs);
    return f;
}

static void append_font(struct font_set *set, struct font *f)
{
    if (set->n == set->cap) {
        size_t cap = set->cap ? set->cap * 2 : 8;
        struct font **grown = arena_array(set->arena, struct font *, cap);
        if (set->n)
            memcpy(grown, set->fonts, set->n * sizeof *grown);
        set->fonts = grown;
        set->cap = cap;
    }
    f->index = set->n;
    set->fonts[set->n++] = f;
}

bool font_add(struct font_set *set, struct diag *d, struct place at, str name, str file, str bytes)
{
    struct arena *a = set->arena;
    if (set->n == FONTS_MAX)
        return diag_error(d, at, "font \"" STR_FMT "\" is one more than %d; leave some out",
                          STR_ARG(name), FONTS_MAX);
    hb_face_t *face = open_face(d, at, file, bytes);
    if (!face)
        return false;
    arena_own(a, face, close_face);
    if (!check_face(d, at, file, face))
        return false;
    hb_font_t *hb = hb_font_create(face);
    if (hb == hb_font_get_empty())
        return diag_system(d, "HarfBuzz", ENOMEM);
    arena_own(a, hb, close_font);

    struct font *f = new_font(a, face, hb);
    f->name = str_copy(a, name);
    f->file = str_copy(a, file);
    f->bytes = bytes;
    read_head(f);
    read_hhea(f);
    read_os2(f);
    read_post(f);
    fill_metrics(f);
    read_name(a, f);
    append_font(set, f);
    return true;
}

struct font *font_find(const struct font_set *set, str name)
{
    for (size_t i = 0; i < set->n; i++)
        if (str_equal(set->fonts[i]->name, name))
            return set->fonts[i];
    return NULL;
}

struct font *font_for_char(struct font *f, uint32_t c)
{
    hb_codepoint_t glyph;
    while (f && !hb_font_get_nominal_glyph(f->hb, c, &glyph))
        f = f->fallback;
    return f;
}

int font_space(const struct font *f)
{
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(f->hb, ' ', &glyph))
        return SPACE_UNITS;
    return hb_font_get_glyph_h_advance(f->hb, glyph);
}

void font_use(struct font *f, uint16_t glyph, str text)
{
    if (glyph >= f->n_glyphs)
        return;
    f->used[glyph / 8] |= (uint8_t)(1u << glyph % 8);
    if (f->unicode[glyph].n || !text.n)
        return;
    size_t at = 0;
    f->unicode[glyph] = text;
    f->unicode_first[glyph] = utf8_next(text, &at);
}
