/* pdf_font.c - a Type 0 font over a TrueType subset that keeps its glyph numbers
 *
 * Keeping the numbers costs some hundred bytes and lets text be written before it
 * is known which glyphs the subset will hold.
 */
#include "pdf_font.h"
#include <hb-subset.h>
#include <hb.h>

/* All that a CIDFontType2 with Identity-H needs; hints and layout are left out. */
static const hb_tag_t kept_tables[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
                                       HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                       HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p')};

/* Most entries of a block in a character map (Adobe 5014). */
#define CMAP_BLOCK 100

/* What a glyph without text of its own stands for: U+2060, which neither shows nor divides
 * words.  The run's ActualText tells the whole. */
#define NO_TEXT "\xE2\x81\xA0"

static bool is_used(const struct font *f, size_t glyph)
{
    return f->used[glyph / 8] >> (glyph % 8) & 1;
}

bool pdf_font_is_used(const struct font *f)
{
    for (size_t g = 0; f->used && g < f->n_glyphs; g++)
        if (is_used(f, g))
            return true;
    return false;
}

/* --- subset --- */

static void close_input(void *input)
{
    hb_subset_input_destroy(input);
}

static void close_face(void *face)
{
    hb_face_destroy(face);
}

static void close_blob(void *blob)
{
    hb_blob_destroy(blob);
}

static void close_font(void *font)
{
    hb_font_destroy(font);
}

static bool is_kept(hb_tag_t tag)
{
    for (size_t i = 0; i < sizeof kept_tables / sizeof *kept_tables; i++)
        if (kept_tables[i] == tag)
            return true;
    return false;
}

static void drop_tables(hb_subset_input_t *input, hb_face_t *face)
{
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_tag_t tag;
    for (unsigned i = 0, n = 1; hb_face_get_table_tags(face, i, &n, &tag), n == 1; i++)
        if (!is_kept(tag))
            hb_set_add(dropped, tag);
}

static hb_subset_input_t *subset_input(struct pdf_out *out, const struct font *f)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    arena_own(out->arena, input, close_input);
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t g = 0; g < f->n_glyphs; g++)
        if (is_used(f, g))
            hb_set_add(glyphs, (hb_codepoint_t)g);
    drop_tables(input, f->face);
    return input;
}

/* The subset's bytes, empty after reporting a failure. */
static str subset(struct pdf_out *out, const struct font *f)
{
    hb_subset_input_t *input = subset_input(out, f);
    hb_face_t *face = input ? hb_subset_or_fail(f->face, input) : NULL;
    arena_own(out->arena, face, close_face);
    hb_blob_t *blob = face ? hb_face_reference_blob(face) : NULL;
    arena_own(out->arena, blob, close_blob);
    unsigned n = 0;
    const char *bytes = blob ? hb_blob_get_data(blob, &n) : NULL;
    if (n == 0)
        pdf_fail(out,
                 "font file \"" STR_FMT "\" cannot be cut to the glyphs used; "
                 "give a sound TrueType font",
                 STR_ARG(f->file));
    return (str){bytes, n};
}

/* "ABCDEF+NotoSans-Regular"; the letters are a hash of the glyphs used (ISO 32000-1, 9.6.4). */
static str subset_name(struct pdf_out *out, const struct font *f)
{
    uint64_t hash = str_hash((str){(const char *)f->used, (f->n_glyphs + 7) / 8});
    struct buf b = {.arena = out->arena};
    for (int i = 0; i < 6; i++, hash /= 26)
        buf_char(&b, (char)('A' + hash % 26));
    buf_char(&b, '+');
    for (size_t i = 0; i < f->postscript_name.n; i++) {
        char c = f->postscript_name.p[i];
        bool is_regular = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_';
        buf_char(&b, is_regular ? c : '_');
    }
    return buf_str(&b);
}

/* --- widths --- */

/* Runs of neighbouring glyphs: "36[639 650]" (ISO 32000-1, 9.7.4.3). */
static void put_widths(struct pdf_out *out, struct buf *b, const struct font *f)
{
    hb_font_t *unscaled = hb_font_create(f->face);
    arena_own(out->arena, unscaled, close_font);
    buf_put(b, STR("/W["));
    bool in_run = false;
    for (size_t g = 0; g < f->n_glyphs; g++) {
        if (!is_used(f, g)) {
            buf_put(b, in_run ? STR("]") : STR(""));
            in_run = false;
            continue;
        }
        if (!in_run)
            buf_int(b, (int64_t)g);
        buf_char(b, in_run ? ' ' : '[');
        in_run = true;
        buf_int(b, hb_font_get_glyph_h_advance(unscaled, (hb_codepoint_t)g));
    }
    buf_put(b, in_run ? STR("]]") : STR("]"));
}

static void put_descriptor(struct buf *b, const struct font *f, str name, uint32_t file)
{
    /* The usual estimate of a stem from the weight; readers use it only to imitate a font
     * that is not embedded. */
    int stem = 50 + f->weight * f->weight / 4225;
    buf_print(b, "/Type/FontDescriptor/FontName/" STR_FMT, STR_ARG(name));
    /* 4: symbolic, as codes are glyph numbers and no standard encoding (table 123). */
    buf_print(b, "/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle %d", f->bbox[0], f->bbox[1],
              f->bbox[2], f->bbox[3], f->italic_angle);
    buf_print(b, "/Ascent %d/Descent %d/CapHeight %d/XHeight %d/StemV %d/FontFile2 %u 0 R",
              f->ascent, -f->descent, f->cap_height, f->x_height, stem, (unsigned)file);
}

/* --- text of the glyphs --- */

static const char cmap_head[] = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                                "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
static const char cmap_tail[] = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

static void put_mapping(struct buf *b, const struct font *f, size_t glyph)
{
    str text = f->unicode[glyph];
    buf_print(b, "<%04zX><", glyph);
    pdf_put_utf16(b, text.n > 0 ? text : STR(NO_TEXT));
    buf_put(b, STR(">\n"));
}

static str character_map(struct pdf_out *out, const struct font *f)
{
    struct buf b = {.arena = out->arena}, block = {.arena = out->arena};
    buf_put(&b, str_of(cmap_head));
    size_t held = 0;
    for (size_t g = 0; g <= f->n_glyphs; g++) {
        if (held == CMAP_BLOCK || (g == f->n_glyphs && held > 0)) {
            buf_print(&b, "%zu beginbfchar\n", held);
            buf_put(&b, buf_str(&block));
            buf_put(&b, STR("endbfchar\n"));
            held = block.n = 0;
        }
        if (g < f->n_glyphs && is_used(f, g)) {
            put_mapping(&block, f, g);
            held++;
        }
    }
    buf_put(&b, str_of(cmap_tail));
    return buf_str(&b);
}

uint32_t pdf_font_write(struct pdf_out *out, const struct font *f)
{
    struct pdf_object *font = pdf_object_new(out), *cid = pdf_object_new(out),
                      *descriptor = pdf_object_new(out), *file = pdf_stream_new(out),
                      *map = pdf_stream_new(out);
    str name = subset_name(out, f), bytes = subset(out, f);
    buf_print(&font->body,
              "/Type/Font/Subtype/Type0/BaseFont/" STR_FMT
              "/Encoding/Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
              STR_ARG(name), (unsigned)cid->id, (unsigned)map->id);
    buf_print(&cid->body,
              "/Type/Font/Subtype/CIDFontType2/BaseFont/" STR_FMT
              "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
              "/CIDToGIDMap/Identity/FontDescriptor %u 0 R",
              STR_ARG(name), (unsigned)descriptor->id);
    put_widths(out, &cid->body, f);
    put_descriptor(&descriptor->body, f, name, file->id);
    buf_print(&file->body, "/Length1 %zu", bytes.n);
    pdf_stream_fill(out, file, bytes, PDF_DEFLATE);
    pdf_stream_fill(out, map, character_map(out, f), PDF_DEFLATE);
    return font->id;
}
