/* pdf_pack.c - cutting libharu's file into its objects and packing them anew
 *
 * While it saves, libharu notes where each object starts, so nothing is parsed:
 * an object reaches to where the next one starts.
 */
#include "pdf_pack.h"
#include <string.h>

/* More in one stream shrinks the file by 1 % and makes a reader unpack more for one page. */
#define OBJECTS_PER_STREAM 200

/* Bytes of a cross-reference entry: kind, place, index (ISO 32000-1, 7.5.8.2). */
enum {
    KIND_BYTES = 1,
    PLACE_BYTES = 4,
    INDEX_BYTES = 2,
    ENTRY_BYTES = KIND_BYTES + PLACE_BYTES + INDEX_BYTES
};
enum entry_kind { ENTRY_FREE = 0, ENTRY_PLAIN = 1, ENTRY_PACKED = 2 };

/* PNG's "up": each byte is the difference to the one above, which for offsets is mostly nought. */
#define PNG_UP 2

/* What libharu writes, gathered without ever jumping out of its frames. */
struct sink {
    struct arena *arena;
    char *p;
    size_t n, cap;
};

struct entry {
    enum entry_kind kind;
    uint32_t place; /* offset in the file, or the number of the object stream */
    uint32_t index; /* within the object stream */
};

struct pdf_packing {
    struct pdf_out *out;
    struct sink saved;
    struct buf file;
    VEC(struct entry) entries;
    uint32_t next_id;
    /* The object stream being filled; it has a number when it holds something. */
    uint32_t stream_id;
    size_t held;
    struct buf numbers, bodies;
};

static bool grow(struct sink *s, size_t more)
{
    size_t cap = s->cap ? s->cap : 1 << 16;
    while (cap - s->n < more)
        cap *= 2;
    char *p = arena_try(s->arena, cap);
    if (!p)
        return false;
    if (s->n > 0)
        memcpy(p, s->p, s->n);
    s->p = p;
    s->cap = cap;
    return true;
}

static HPDF_STATUS gather(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    struct sink *s = stream->attr;
    /* libharu counts offsets in 31 bits. */
    if (n > INT32_MAX - s->n)
        return HPDF_FILE_IO_ERROR;
    if (n > s->cap - s->n && !grow(s, n))
        return HPDF_FAILD_TO_ALLOC_MEM;
    memcpy(s->p + s->n, bytes, n);
    s->n += n;
    return HPDF_OK;
}

static bool save(struct pdf_packing *p)
{
    HPDF_Doc doc = p->out->doc;
    p->saved.arena = p->out->arena;
    doc->stream = HPDF_CallbackWriter_New(doc->mmgr, gather, &p->saved);
    HPDF_STATUS status = doc->stream ? HPDF_SaveToStream(doc) : HPDF_FAILD_TO_ALLOC_MEM;
    return pdf_check(p->out, status);
}

uint32_t pdf_pack_first(const struct pdf_out *out)
{
    return out->doc->xref->entries->count;
}

uint32_t pdf_pack_id(struct pdf_packing *p)
{
    return p->next_id++;
}

/* --- object streams --- */

static void put_entry(struct pdf_packing *p, uint32_t id, struct entry e)
{
    while (p->entries.n <= id)
        vec_push(p->out->arena, &p->entries, (struct entry){0});
    p->entries.items[id] = e;
}

static void put_stream(struct pdf_packing *p, str dict, str bytes)
{
    str packed = pdf_deflate(p->out, bytes);
    buf_put(&p->file, STR("<<"));
    buf_put(&p->file, dict);
    buf_print(&p->file, "/Filter/FlateDecode/Length %zu>>stream\n", packed.n);
    buf_put(&p->file, packed);
    buf_put(&p->file, STR("\nendstream\nendobj\n"));
}

static void flush(struct pdf_packing *p)
{
    if (p->held == 0)
        return;
    put_entry(p, p->stream_id, (struct entry){ENTRY_PLAIN, (uint32_t)p->file.n, 0});
    buf_print(&p->file, "%u 0 obj\n", (unsigned)p->stream_id);
    str dict = str_print(p->out->arena, "/Type/ObjStm/N %zu/First %zu", p->held, p->numbers.n);
    buf_put(&p->numbers, buf_str(&p->bodies));
    put_stream(p, dict, buf_str(&p->numbers));
    p->numbers.n = p->bodies.n = p->held = 0;
}

void pdf_pack_object(struct pdf_packing *p, uint32_t id, str body)
{
    if (p->held == 0)
        p->stream_id = pdf_pack_id(p);
    put_entry(p, id, (struct entry){ENTRY_PACKED, p->stream_id, (uint32_t)p->held});
    buf_int(&p->numbers, id);
    buf_char(&p->numbers, ' ');
    buf_int(&p->numbers, (int64_t)p->bodies.n);
    buf_char(&p->numbers, ' ');
    buf_put(&p->bodies, body);
    buf_char(&p->bodies, '\n');
    if (++p->held == OBJECTS_PER_STREAM)
        flush(p);
}

/* --- libharu's objects --- */

static HPDF_XrefEntry saved_entry(const struct pdf_packing *p, uint32_t id)
{
    return HPDF_List_ItemAt(p->out->doc->xref->entries, id);
}

static str saved_object(const struct pdf_packing *p, uint32_t id)
{
    HPDF_Xref xref = p->out->doc->xref;
    bool is_last = id + 1 >= xref->entries->count;
    size_t from = saved_entry(p, id)->byte_offset;
    size_t to = is_last ? xref->addr : saved_entry(p, id + 1)->byte_offset;
    return str_sub((str){p->saved.p, p->saved.n}, from, to);
}

/* The value between "n 0 obj" and "endobj". */
static bool strip_object(str object, str *body)
{
    size_t start = str_find(object, STR("obj"), 0);
    object = str_trim(object);
    if (start == SIZE_MAX || !str_ends(object, "endobj") || start + 3 > object.n - 6)
        return false;
    *body = str_trim(str_sub(object, start + 3, object.n - 6));
    return true;
}

static bool is_stream(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((HPDF_Dict)object)->stream != NULL;
}

/* The only bare numbers are stream lengths, which the streams carry themselves. */
static bool is_unused(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_class == HPDF_OCLASS_NUMBER;
}

static bool take_object(struct pdf_packing *p, uint32_t id)
{
    const void *object = saved_entry(p, id)->obj;
    str whole = saved_object(p, id), body;
    if (is_unused(object)) {
        put_entry(p, id, (struct entry){ENTRY_FREE, 0, UINT16_MAX});
        return true;
    }
    if (is_stream(object)) {
        put_entry(p, id, (struct entry){ENTRY_PLAIN, (uint32_t)p->file.n, 0});
        buf_put(&p->file, whole);
        return true;
    }
    if (!strip_object(whole, &body))
        return pdf_fail(p->out, "object %u of the file was saved in part; report this fault",
                        (unsigned)id);
    pdf_pack_object(p, id, body);
    return true;
}

static bool take_saved(struct pdf_packing *p)
{
    uint32_t n = p->out->doc->xref->entries->count;
    size_t header = n > 1 ? saved_entry(p, 1)->byte_offset : 0;
    buf_put(&p->file, str_sub((str){p->saved.p, p->saved.n}, 0, header));
    put_entry(p, 0, (struct entry){ENTRY_FREE, 0, UINT16_MAX});
    for (uint32_t id = 1; id < n; id++)
        if (!take_object(p, id))
            return false;
    return true;
}

/* --- the end of the file --- */

static void put_bytes(struct buf *b, uint32_t v, int n)
{
    for (int shift = 8 * (n - 1); shift >= 0; shift -= 8)
        buf_char(b, (char)(v >> shift & 0xFF));
}

static str entry_rows(struct pdf_packing *p)
{
    struct buf rows = {.arena = p->out->arena};
    for (size_t i = 0; i < p->entries.n; i++) {
        const struct entry *e = &p->entries.items[i];
        put_bytes(&rows, e->kind, KIND_BYTES);
        put_bytes(&rows, e->place, PLACE_BYTES);
        put_bytes(&rows, e->index, INDEX_BYTES);
    }
    return buf_str(&rows);
}

static str predict(struct pdf_packing *p, str rows)
{
    struct buf b = {.arena = p->out->arena};
    for (size_t i = 0; i < rows.n; i++) {
        if (i % ENTRY_BYTES == 0)
            buf_char(&b, PNG_UP);
        unsigned above = i < ENTRY_BYTES ? 0 : (unsigned char)rows.p[i - ENTRY_BYTES];
        buf_char(&b, (char)((unsigned char)rows.p[i] - above));
    }
    return buf_str(&b);
}

/* The identifier is a hash of all that precedes it: equal files have equal ones. */
static void put_id(struct pdf_packing *p, struct buf *dict)
{
    str all = buf_str(&p->file);
    uint64_t halves[2] = {str_hash(all), 0};
    str other = str_print(p->out->arena, "%016llx of %zu bytes, second half",
                          (unsigned long long)halves[0], all.n);
    halves[1] = str_hash(other);
    str id = str_print(p->out->arena, "%016llX%016llX", (unsigned long long)halves[0],
                       (unsigned long long)halves[1]);
    buf_print(dict, "/ID[<" STR_FMT "><" STR_FMT ">]", STR_ARG(id), STR_ARG(id));
}

static void put_end(struct pdf_packing *p, const struct pdf_object *info)
{
    uint32_t id = (uint32_t)p->entries.n;
    size_t start = p->file.n;
    put_entry(p, id, (struct entry){ENTRY_PLAIN, (uint32_t)start, 0});
    struct buf dict = {.arena = p->out->arena};
    buf_print(&dict, "/Type/XRef/Size %zu/W[%d %d %d]/Root %u 0 R/Info %u 0 R", p->entries.n,
              KIND_BYTES, PLACE_BYTES, INDEX_BYTES, (unsigned)pdf_id(p->out->doc->catalog),
              (unsigned)info->id);
    buf_print(&dict, "/DecodeParms<</Predictor 12/Columns %d>>", ENTRY_BYTES);
    put_id(p, &dict);
    buf_print(&p->file, "%u 0 obj\n", (unsigned)id);
    put_stream(p, buf_str(&dict), predict(p, entry_rows(p)));
    buf_print(&p->file, "startxref\n%zu\n%%%%EOF\n", start);
}

struct pdf_packing *pdf_pack_open(struct pdf_out *out, size_t reserved)
{
    struct pdf_packing *p = arena_new(out->arena, struct pdf_packing);
    *p = (struct pdf_packing){.out = out,
                              .file = {.arena = out->arena},
                              .numbers = {.arena = out->arena},
                              .bodies = {.arena = out->arena}};
    if (reserved > HPDF_LIMIT_MAX_XREF_ELEMENT) {
        pdf_fail(out,
                 "the document has %zu structure elements, more than PDF allows; "
                 "split the report",
                 reserved);
        return NULL;
    }
    if (out->failed || !save(p))
        return NULL;
    p->next_id = pdf_pack_first(out) + (uint32_t)reserved;
    return take_saved(p) ? p : NULL;
}

bool pdf_pack_close(struct pdf_packing *p, const struct pdf_object *info, str *bytes)
{
    flush(p);
    if (p->file.n > INT32_MAX || p->entries.n > HPDF_LIMIT_MAX_XREF_ELEMENT)
        pdf_fail(p->out,
                 "the file would have %zu bytes and %zu objects, more than PDF allows; "
                 "split the report",
                 p->file.n, p->entries.n);
    if (p->out->failed)
        return false;
    put_end(p, info);
    *bytes = buf_str(&p->file);
    return true;
}
