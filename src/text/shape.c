#include "shape.h"
#include "vec.h"
#include <errno.h>
#include <hb.h>
#include <limits.h>

#define CACHE_START 1024 /* slots; a power of two, as every size of the table */
#define CODE_POINTS 0x110000u

/* A shaped word.  Hash tables hold pointers, so that words stay where they are. */
struct word {
    const struct font *font;
    str text;
    uint64_t hash;
    struct runs runs;
};

/* A character after normalising. */
struct character {
    uint32_t c;
    size_t source;     /* offset in the word as given */
    size_t utf8;       /* offset in the normalised text */
    struct font *font; /* the one it is set in */
};

struct shaper {
    struct arena *arena;
    struct diag *diag;
    hb_buffer_t *buffer;
    hb_language_t language;
    hb_unicode_funcs_t *unicode;

    struct word **slots;
    size_t n_slots, n_words;

    VEC(struct character) chars; /* of the word in hand */
    str normal;                  /* its normalised text */
    struct line_room *line_room;
    uint8_t *told; /* a bit per code point that was reported missing */
};

static void close_buffer(void *buffer)
{
    hb_buffer_destroy(buffer);
}

struct shaper *shaper_new(struct arena *a, struct diag *d)
{
    struct shaper *s = arena_new(a, struct shaper);
    s->arena = a;
    s->diag = d;
    s->buffer = hb_buffer_create();
    arena_own(a, s->buffer, close_buffer);
    hb_buffer_set_flags(s->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    /* A mark keeps its own character, so that its base does not stand for both. */
    hb_buffer_set_cluster_level(s->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    s->language = hb_language_from_string("en", -1);
    s->unicode = hb_unicode_funcs_get_default();
    s->n_slots = CACHE_START;
    s->slots = arena_array(a, struct word *, s->n_slots);
    return s;
}

struct arena *shaper_arena(const struct shaper *s)
{
    return s->arena;
}

struct line_room **shaper_line_room(struct shaper *s)
{
    return &s->line_room;
}

/* The cache */

static size_t slot_of(struct word *const *slots, size_t n, const struct font *f, str text,
                      uint64_t hash)
{
    size_t i = hash & (n - 1);
    while (slots[i] &&
           !(slots[i]->hash == hash && slots[i]->font == f && str_equal(slots[i]->text, text)))
        i = (i + 1) & (n - 1);
    return i;
}

static void grow_cache(struct shaper *s)
{
    size_t n = s->n_slots * 2;
    struct word **slots = arena_array(s->arena, struct word *, n);
    for (size_t i = 0; i < s->n_slots; i++) {
        struct word *w = s->slots[i];
        if (w)
            slots[slot_of(slots, n, w->font, w->text, w->hash)] = w;
    }
    s->slots = slots;
    s->n_slots = n;
}

static void keep_word(struct shaper *s, struct word *w)
{
    if (s->n_words * 4 >= s->n_slots * 3)
        grow_cache(s);
    s->slots[slot_of(s->slots, s->n_slots, w->font, w->text, w->hash)] = w;
    s->n_words++;
}

/* The font is part of the hash; an odd factor spreads its number over all bits. */
static uint64_t word_hash(const struct font *f, str text)
{
    uint64_t h = str_hash(text) ^ (f->index + 1) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

/* Normalising */

static const char *const PRESENTATION_LIGATURES[] = {
    /* U+FB00 on */
    "ff", "fi", "fl", "ffi", "ffl", "st", "st",
};

/* Shape nothing themselves: soft hyphen, zero-width break and join, direction marks. */
static bool is_dropped(uint32_t c)
{
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static uint32_t plain_char(uint32_t c)
{
    switch (c) {
    case 0x2010:
    case 0x2011:
        return '-';
    case '\t':
    case 0xA0:
    case 0x2009:
    case 0x202F:
        return ' ';
    default:
        return c;
    }
}

static void add_char(struct shaper *s, uint32_t c, size_t source)
{
    vec_push(s->arena, &s->chars, (struct character){.c = c, .source = source});
}

static void normalise(struct shaper *s, str text)
{
    s->chars.n = 0;
    for (size_t at = 0; at < text.n;) {
        size_t source = at;
        uint32_t c = utf8_next(text, &at);
        if (is_dropped(c))
            continue;
        if (c < 0xFB00 || c > 0xFB06) {
            add_char(s, plain_char(c), source);
            continue;
        }
        for (const char *p = PRESENTATION_LIGATURES[c - 0xFB00]; *p; p++)
            add_char(s, (unsigned char)*p, source);
    }
}

static void write_normal(struct shaper *s)
{
    char *out = arena_calloc(s->arena, s->chars.n, 4);
    size_t n = 0;
    for (size_t i = 0; i < s->chars.n; i++) {
        s->chars.items[i].utf8 = n;
        n += utf8_put(out + n, s->chars.items[i].c);
    }
    s->normal = (str){out, n};
}

static size_t utf8_offset(const struct shaper *s, size_t i)
{
    return i < s->chars.n ? s->chars.items[i].utf8 : s->normal.n;
}

/* Choosing fonts */

/* Joiners and variation selectors: they change their base and are not drawn. */
static bool is_selector(uint32_t c)
{
    return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F);
}

static bool joins_base(const struct shaper *s, uint32_t c)
{
    if (c < 0x300)
        return false;
    hb_unicode_general_category_t kind = hb_unicode_general_category(s->unicode, c);
    return is_selector(c) || kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

static bool font_has(const struct font *f, uint32_t c)
{
    hb_codepoint_t glyph;
    return is_selector(c) || hb_font_get_nominal_glyph(f->hb, c, &glyph);
}

/* A base and its marks, as they stand or composed, which HarfBuzz does when it can. */
static bool font_has_cluster(const struct shaper *s, const struct font *f,
                             const struct character *chars, size_t n)
{
    uint32_t base = chars[0].c;
    for (size_t i = 1; i < n; i++) {
        hb_codepoint_t composed;
        if (hb_unicode_compose(s->unicode, base, chars[i].c, &composed) && font_has(f, composed))
            base = composed;
        else if (!font_has(f, chars[i].c))
            return false;
    }
    return font_has(f, base);
}

/* Controls and characters of private use, which each system draws differently, would spoil the
 * message that shows them: there the number must do. */
static str shown_char(struct arena *a, uint32_t c)
{
    char utf8[4];
    str bytes = {utf8, utf8_put(utf8, c)};
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c < 0xF900) || c >= 0xE0000)
        return str_print(a, "U+%04X", (unsigned)c);
    return str_print(a, "\"" STR_FMT "\" (U+%04X)", STR_ARG(bytes), (unsigned)c);
}

/* The text stands somewhere from `at` on, and the character's first place there is its own: it is
 * told once.  Written as a reference, it is not found, and the text's place must do. */
static struct place place_of_char(uint32_t c, struct place at)
{
    char utf8[4];
    str bytes = {utf8, utf8_put(utf8, c)};
    size_t found = at.source ? str_find(at.source->bytes, bytes, at.offset) : SIZE_MAX;
    return found == SIZE_MAX ? at : place_at(at.source, found);
}

static void tell_missing(struct shaper *s, uint32_t c, struct place at)
{
    if (!s->told)
        s->told = arena_alloc(s->arena, CODE_POINTS / 8);
    if (s->told[c / 8] & 1u << c % 8)
        return;
    s->told[c / 8] |= (uint8_t)(1u << c % 8);
    diag_error(s->diag, place_of_char(c, at),
               "no font has the character " STR_FMT "; "
               "write it another way, or give the layout a font that has it",
               STR_ARG(shown_char(s->arena, c)));
}

static struct font *replace_missing(struct shaper *s, struct font *f, struct character *chars,
                                    size_t n, struct place at)
{
    struct font *base = font_for_char(f, chars[0].c);
    if (!base)
        base = font_for_char(f, '?');
    if (!base)
        base = f;
    for (size_t i = 0; i < n; i++) {
        if (font_has(base, chars[i].c))
            continue;
        tell_missing(s, chars[i].c, at);
        chars[i].c = '?';
    }
    return base;
}

static struct font *cluster_font(struct shaper *s, struct font *f, struct character *chars,
                                 size_t n, struct place at)
{
    for (struct font *try = f; try; try = try->fallback)
        if (font_has_cluster(s, try, chars, n))
            return try;
    return replace_missing(s, f, chars, n, at);
}

static size_t cluster_end(const struct shaper *s, size_t from)
{
    size_t i = from + 1;
    while (i < s->chars.n && joins_base(s, s->chars.items[i].c))
        i++;
    return i;
}

static void choose_fonts(struct shaper *s, struct font *f, struct place at)
{
    for (size_t i = 0, end; i < s->chars.n; i = end) {
        end = cluster_end(s, i);
        struct font *font = cluster_font(s, f, &s->chars.items[i], end - i, at);
        for (size_t k = i; k < end; k++)
            s->chars.items[k].font = font;
    }
}

/* Shaping */

static int16_t short_of(int32_t v)
{
    return (int16_t)(v < INT16_MIN ? INT16_MIN : v > INT16_MAX ? INT16_MAX : v);
}

/* Features that place marks and join them to their bases. */
static const hb_feature_t no_marks[] = {
    {HB_TAG('c', 'c', 'm', 'p'), 0, 0, UINT_MAX},
    {HB_TAG('m', 'a', 'r', 'k'), 0, 0, UINT_MAX},
    {HB_TAG('m', 'k', 'm', 'k'), 0, 0, UINT_MAX},
};

static bool is_ascii(const struct shaper *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (s->chars.items[i].c >= 0x80)
            return false;
    return true;
}

static bool shape_buffer(struct shaper *s, struct font *f, size_t from, size_t to)
{
    hb_buffer_clear_contents(s->buffer);
    hb_buffer_set_content_type(s->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(s->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(s->buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(s->buffer, s->language);
    for (size_t i = from; i < to; i++)
        hb_buffer_add(s->buffer, s->chars.items[i].c, (unsigned)i);
    /* Words in ASCII have none, and are shaped a quarter faster without a search for them. */
    unsigned n = is_ascii(s, from, to) ? sizeof no_marks / sizeof *no_marks : 0;
    hb_shape(f->hb, s->buffer, no_marks, n);
    if (hb_buffer_allocation_successful(s->buffer))
        return true;
    return diag_system(s->diag, "HarfBuzz", ENOMEM);
}

/* Two glyphs for one accented letter: each says its own part, or the plain letter
 * would come to stand for the accented one. */
static bool split_text(struct shaper *s, struct glyph *g, uint32_t c)
{
    hb_codepoint_t part[2];
    if (!hb_unicode_decompose(s->unicode, c, &part[0], &part[1]) || !part[1])
        return false;
    for (size_t i = 0; i < 2; i++) {
        char *p = arena_alloc(s->arena, 4);
        g[i].text = (str){p, utf8_put(p, part[i])};
    }
    return true;
}

/* The characters `from` to `to` became the glyphs `g` to `g + n`. */
static void give_text(struct shaper *s, struct glyph *g, size_t n, size_t from, size_t to)
{
    if (n == 2 && to == from + 1 && split_text(s, g, s->chars.items[from].c))
        return;
    g[0].text = str_sub(s->normal, utf8_offset(s, from), utf8_offset(s, to));
}

static void give_texts(struct shaper *s, struct glyph *glyphs, size_t n, size_t end)
{
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, NULL);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i + 1; next < n && info[next].cluster == info[i].cluster; next++)
            continue;
        give_text(s, &glyphs[i], next - i, info[i].cluster, next < n ? info[next].cluster : end);
    }
}

static void copy_glyphs(struct shaper *s, struct run *run, size_t end)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(s->buffer, &n);
    struct glyph *glyphs = arena_array(s->arena, struct glyph, n);
    int64_t units = 0;
    for (unsigned i = 0; i < n; i++) {
        glyphs[i] = (struct glyph){
            .id = (uint16_t)info[i].codepoint,
            .advance = short_of(place[i].x_advance),
            .natural = short_of(hb_font_get_glyph_h_advance(run->font->hb, info[i].codepoint)),
            .dx = short_of(place[i].x_offset),
            .dy = short_of(place[i].y_offset),
        };
        units += glyphs[i].advance;
    }
    give_texts(s, glyphs, n, end);
    run->glyphs = glyphs;
    run->n = n;
    run->units = (int32_t)(units > INT32_MAX ? INT32_MAX : units < INT32_MIN ? INT32_MIN : units);
}

static bool is_space_char(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x205F || c == 0x3000;
}

static bool is_space_text(str text)
{
    size_t at = 0;
    return text.n && is_space_char(utf8_next(text, &at)) && at == text.n;
}

static size_t font_end(const struct shaper *s, size_t from)
{
    size_t i = from + 1;
    while (i < s->chars.n && s->chars.items[i].font == s->chars.items[from].font)
        i++;
    return i;
}

static size_t count_runs(const struct shaper *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->chars.n; i = font_end(s, i))
        n++;
    return n;
}

/* The part of the word that the characters stand for; dropped ones go with those before. */
static str source_text(const struct shaper *s, str text, size_t from, size_t to)
{
    size_t start = from ? s->chars.items[from].source : 0;
    size_t end = to < s->chars.n ? s->chars.items[to].source : text.n;
    return str_sub(text, start, end);
}

static void shape_runs(struct shaper *s, struct word *w)
{
    size_t n = count_runs(s);
    struct run *runs = arena_array(s->arena, struct run, n);
    const struct run **items = arena_calloc(s->arena, n, sizeof *items);
    int64_t units = 0;
    for (size_t i = 0, from = 0, end; i < n; i++, from = end) {
        end = font_end(s, from);
        struct run *run = &runs[i];
        run->font = s->chars.items[from].font;
        run->text = source_text(s, w->text, from, end);
        run->is_space = is_space_text(w->text);
        if (shape_buffer(s, run->font, from, end))
            copy_glyphs(s, run, end);
        items[i] = run;
        units += run->units;
    }
    w->runs = (struct runs){items, n, (int32_t)(units > INT32_MAX ? INT32_MAX : units)};
}

static struct word *shape_new_word(struct shaper *s, struct font *f, str text, struct place at)
{
    struct word *w = arena_new(s->arena, struct word);
    w->font = f;
    w->text = str_copy(s->arena, text);
    normalise(s, w->text);
    if (!s->chars.n)
        return w;
    choose_fonts(s, f, at);
    write_normal(s);
    shape_runs(s, w);
    return w;
}

struct runs shape_word(struct shaper *s, struct font *f, str text, struct place at)
{
    uint64_t hash = word_hash(f, text);
    struct word *w = s->slots[slot_of(s->slots, s->n_slots, f, text, hash)];
    if (!w) {
        w = shape_new_word(s, f, text, at);
        w->hash = hash;
        keep_word(s, w);
    }
    return w->runs;
}
