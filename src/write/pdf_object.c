/* pdf_object.c - dictionaries, streams and strings; every result of libharu is checked */
#include "pdf_object.h"
#include <libdeflate.h>
#include <stdint.h>

/* Of 60 full pages (27,000 structure elements, 100 ms in all) level 1 saves 28 ms and adds 22 %
 * to the file; level 9 takes 175 ms longer and saves 2 %. */
#define DEFLATE_LEVEL 6

/* Pages under one node of the page tree. */
#define PAGES_PER_NODE 64

/* The list of objects grows by copying; this many at a time keep that out of sight. */
#define OBJECTS_PER_GROWTH 65536

/* An object number is 23 bits (ISO 32000-1, Annex C). */
#define ID_BITS 0x00FFFFFFu

static void close_doc(void *doc)
{
    HPDF_Free(doc);
}

static void close_deflate(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

struct pdf_out *pdf_out_open(struct arena *a, struct diag *d)
{
    struct pdf_out *out = arena_new(a, struct pdf_out);
    out->arena = a;
    out->diag = d;
    out->doc = HPDF_New(NULL, NULL);
    arena_own(a, out->doc, close_doc);
    out->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    arena_own(a, out->deflate, close_deflate);
    if (!out->doc || !out->deflate) {
        diag_system(d, "writing PDF", 0);
        return NULL;
    }
    out->doc->pdf_version = HPDF_VER_17;
    out->doc->xref->entries->items_per_block = OBJECTS_PER_GROWTH;
    return pdf_check(out, HPDF_SetPagesConfiguration(out->doc, PAGES_PER_NODE)) ? out : NULL;
}

bool pdf_fail(struct pdf_out *out, const char *fmt, ...)
{
    if (out->failed)
        return false;
    out->failed = true;
    struct buf text = {.arena = out->arena};
    va_list ap;
    va_start(ap, fmt);
    buf_vprint(&text, fmt, ap);
    va_end(ap);
    return diag_error(out->diag, (struct place){0}, STR_FMT, STR_ARG(buf_str(&text)));
}

bool pdf_check(struct pdf_out *out, HPDF_STATUS status)
{
    HPDF_STATUS sticky = out->doc->error.error_no;
    if (status == HPDF_OK && sticky == HPDF_OK)
        return true;
    if (out->failed)
        return false;
    out->failed = true;
    unsigned code = (unsigned)(sticky != HPDF_OK ? sticky : status);
    str what = str_print(out->arena, "libharu, error 0x%04X", code);
    return diag_system(out->diag, what.p, 0);
}

uint32_t pdf_id(const void *libharu_object)
{
    const HPDF_Obj_Header *header = libharu_object;
    return header->obj_id & ID_BITS;
}

/* Called back while libharu saves: what it writes was made before. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct pdf_object *o = dict->attr;
    if (o->body.n == 0)
        return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)o->body.p, (HPDF_UINT)o->body.n);
}

struct pdf_object *pdf_object_adopt(struct pdf_out *out, HPDF_Dict dict)
{
    struct pdf_object *o = arena_new(out->arena, struct pdf_object);
    o->body.arena = out->arena;
    if (!dict) {
        pdf_check(out, HPDF_FAILD_TO_ALLOC_MEM);
        return o;
    }
    o->dict = dict;
    o->id = pdf_id(dict);
    dict->attr = o;
    dict->write_fn = write_body;
    return o;
}

struct pdf_object *pdf_object_new(struct pdf_out *out)
{
    HPDF_Dict dict = HPDF_Dict_New(out->doc->mmgr);
    if (dict && !pdf_check(out, HPDF_Xref_Add(out->doc->xref, dict)))
        dict = NULL;
    return pdf_object_adopt(out, dict);
}

struct pdf_object *pdf_stream_new(struct pdf_out *out)
{
    return pdf_object_adopt(out, HPDF_DictStream_New(out->doc->mmgr, out->doc->xref));
}

static void make_room(struct pdf_out *out, size_t room)
{
    struct buf *b = &out->deflated;
    if (b->cap >= room)
        return;
    b->cap = room > b->cap * 2 ? room : b->cap * 2;
    b->p = arena_alloc(out->arena, b->cap);
}

str pdf_deflate(struct pdf_out *out, str bytes)
{
    make_room(out, libdeflate_zlib_compress_bound(out->deflate, bytes.n));
    struct buf *b = &out->deflated;
    b->n = libdeflate_zlib_compress(out->deflate, bytes.p, bytes.n, b->p, b->cap);
    return buf_str(b);
}

/* libharu would write the length as an object of its own, which costs the reader a
 * look-up for each stream. */
static void hide_length_object(HPDF_Dict dict)
{
    for (HPDF_UINT i = 0; i < dict->list->count; i++) {
        HPDF_DictElement entry = HPDF_List_ItemAt(dict->list, i);
        if (str_is(str_of(entry->key), "Length"))
            ((HPDF_Obj_Header *)entry->value)->obj_id |= HPDF_OTYPE_HIDDEN;
    }
}

void pdf_stream_fill(struct pdf_out *out, struct pdf_object *o, str bytes, enum pdf_coding coding)
{
    if (out->failed || !o->dict)
        return;
    if (coding == PDF_DEFLATE)
        bytes = pdf_deflate(out, bytes);
    if (bytes.n > INT32_MAX) {
        pdf_fail(out, "a stream of %zu bytes is too large for the file; make the report shorter",
                 bytes.n);
        return;
    }
    hide_length_object(o->dict);
    buf_print(&o->body, "/Length %zu", bytes.n);
    if (coding != PDF_PLAIN)
        buf_put(&o->body, STR("/Filter/FlateDecode"));
    if (bytes.n > 0)
        pdf_check(out, HPDF_Stream_Write(o->dict->stream, (const HPDF_BYTE *)bytes.p,
                                         (HPDF_UINT)bytes.n));
}

/* Three decimals are all that a length has, so the float is exact enough to print it. */
static HPDF_REAL points(mpt v)
{
    return (HPDF_REAL)v / MPT_PER_PT;
}

static bool set_box(struct pdf_out *out, HPDF_Page page, mpt width, mpt height)
{
    HPDF_Array box = HPDF_Array_New(out->doc->mmgr);
    if (!box)
        return pdf_check(out, HPDF_FAILD_TO_ALLOC_MEM);
    HPDF_REAL sides[4] = {0, 0, points(width), points(height)};
    for (size_t i = 0; i < 4; i++)
        if (!pdf_check(out, HPDF_Array_AddReal(box, sides[i])))
            return false;
    return pdf_check(out, HPDF_Dict_Add(page, "MediaBox", box));
}

HPDF_Page pdf_page_new(struct pdf_out *out, mpt width, mpt height)
{
    if (out->failed)
        return NULL;
    HPDF_Page page = HPDF_AddPage(out->doc);
    if (!page) {
        pdf_check(out, HPDF_FAILD_TO_ALLOC_MEM);
        return NULL;
    }
    return set_box(out, page, width, height) ? page : NULL;
}

bool pdf_is_near(point p)
{
    return p.x >= -PDF_FARTHEST_MPT && p.x <= PDF_FARTHEST_MPT && p.y >= -PDF_FARTHEST_MPT &&
           p.y <= PDF_FARTHEST_MPT;
}

void pdf_put_mpt(struct buf *b, mpt v)
{
    if (v < 0)
        buf_char(b, '-');
    uint64_t size = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    unsigned part = (unsigned)(size % MPT_PER_PT);
    if (size >= MPT_PER_PT || part == 0)
        buf_int(b, (int64_t)(size / MPT_PER_PT));
    if (part == 0)
        return;
    buf_char(b, '.');
    for (unsigned place = MPT_PER_PT / 10; part > 0; place /= 10) {
        buf_char(b, (char)('0' + part / place));
        part %= place;
    }
}

void pdf_put_rect(struct buf *b, rect r, mpt height)
{
    mpt sides[4] = {r.x, height - r.y - r.h, r.x + r.w, height - r.y};
    for (size_t i = 0; i < 4; i++) {
        buf_char(b, i == 0 ? '[' : ' ');
        pdf_put_mpt(b, sides[i]);
    }
    buf_char(b, ']');
}

void pdf_put_ref(struct buf *b, uint32_t id)
{
    buf_int(b, id);
    buf_put(b, STR(" 0 R"));
}

static bool is_plain(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < ' ' || s.p[i] > '~')
            return false;
    return true;
}

static void put_plain(struct buf *b, str s)
{
    buf_char(b, '(');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '(' || s.p[i] == ')' || s.p[i] == '\\')
            buf_char(b, '\\');
        buf_char(b, s.p[i]);
    }
    buf_char(b, ')');
}

static void put_unit(struct buf *b, uint32_t unit)
{
    static const char hex[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4)
        buf_char(b, hex[unit >> shift & 15]);
}

void pdf_put_utf16(struct buf *b, str utf8)
{
    for (size_t at = 0; at < utf8.n;) {
        uint32_t c = utf8_next(utf8, &at);
        if (c >= 0x10000) {
            put_unit(b, 0xD800 + ((c - 0x10000) >> 10));
            put_unit(b, 0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put_unit(b, c);
        }
    }
}

void pdf_put_text(struct buf *b, str utf8)
{
    if (is_plain(utf8)) {
        put_plain(b, utf8);
        return;
    }
    buf_put(b, STR("<FEFF"));
    pdf_put_utf16(b, utf8);
    buf_char(b, '>');
}

static size_t text_bytes(str utf8)
{
    if (is_plain(utf8))
        return utf8.n;
    size_t bytes = 2;
    for (size_t at = 0; at < utf8.n;)
        bytes += utf8_next(utf8, &at) >= 0x10000 ? 4 : 2;
    return bytes;
}

void pdf_put_entry(struct pdf_out *out, struct buf *b, const char *key, str utf8)
{
    if (utf8.n == 0)
        return;
    if (text_bytes(utf8) > PDF_STRING_BYTES) {
        pdf_fail(out,
                 "a text of %zu bytes beginning \"" STR_FMT "\" is too long for PDF; "
                 "shorten it to 16,000 characters",
                 utf8.n, STR_ARG(str_sub(utf8, 0, 40)));
        return;
    }
    buf_char(b, '/');
    buf_put(b, str_of(key));
    pdf_put_text(b, utf8);
}
