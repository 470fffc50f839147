/* pdf_chart.c - taking over cairo's pages, streams and all, as Form XObjects */
#include "pdf_chart.h"
#include "decimal.h"
#include "pdf_operator.h"
#include "pdf_value.h"
#include <libdeflate.h>

/* A chart's operators, unpacked; far above any chart, far below what would hurt. */
#define CONTENT_BYTES ((size_t)16 << 20)

/* Forms within patterns within forms. */
#define IMPORT_DEPTH 4

struct pdf_charts {
    struct pdf_out *out;
    str bytes;
    bool is_open;
    struct libdeflate_decompressor *inflate;

    size_t *offsets; /* by object number; 0 for none */
    size_t n_objects;
    uint32_t *imported; /* by object number: ours; 0 for none yet */
    const struct value *kids;
    struct pdf_form *forms; /* by page */
    size_t n_forms;
};

/* An object of cairo's: its dictionary, and its stream if it has one. */
struct object {
    struct value dict;
    str stream;
    bool has_stream;
};

/* What is being imported, in messages: the page counted from 1. */
struct import {
    struct pdf_charts *charts;
    size_t page;
    int depth;
};

static bool refuse(struct pdf_charts *c, const char *what)
{
    return pdf_fail(c->out,
                    "the charts' drawing %s; draw with opaque colours, lines, fills and "
                    "hatches only",
                    what);
}

static bool refuse_name(struct import *im, const char *what, str name)
{
    return pdf_fail(im->charts->out,
                    "chart %zu has %s \"" STR_FMT "\", which is not known; draw "
                    "with opaque colours, lines, fills and hatches only",
                    im->page, what, STR_ARG(str_sub(name, 0, 60)));
}

/* --- objects --- */

static bool read_stream(struct pdf_charts *c, struct object *o, size_t at);

static bool read_object(struct pdf_charts *c, uint32_t id, struct object *o)
{
    *o = (struct object){0};
    size_t at = id < c->n_objects ? c->offsets[id] : 0, number;
    struct value v;
    if (at == 0 || at >= c->bytes.n || !pdf_value_read(c->out->arena, c->bytes, &at, &v) ||
        !value_count(&v, &number) || number != id || !skip_word(c->bytes, &at, "0") ||
        !skip_word(c->bytes, &at, "obj") || !pdf_value_read(c->out->arena, c->bytes, &at, &o->dict))
        return refuse(c, "has an object that cannot be read");
    if (skip_word(c->bytes, &at, "stream"))
        return read_stream(c, o, at);
    return true;
}

static bool stream_length(struct pdf_charts *c, const struct value *length, size_t *n)
{
    struct object o;
    if (length && length->kind == VALUE_REF) {
        if (!read_object(c, length->id, &o) || o.has_stream)
            return false;
        length = &o.dict;
    }
    return value_count(length, n);
}

static bool read_stream(struct pdf_charts *c, struct object *o, size_t at)
{
    size_t n;
    if (o->dict.kind != VALUE_DICT || !stream_length(c, value_entry(&o->dict, "Length"), &n))
        return refuse(c, "has a stream without a length");
    if (at < c->bytes.n && c->bytes.p[at] == '\r')
        at++;
    if (at < c->bytes.n && c->bytes.p[at] == '\n')
        at++;
    if (n > c->bytes.n - at)
        return refuse(c, "has a stream that is cut off");
    o->stream = str_sub(c->bytes, at, at + n);
    o->has_stream = true;
    at += n;
    return skip_word(c->bytes, &at, "endstream") || refuse(c, "has a stream of another length");
}

static bool read_dict(struct pdf_charts *c, const struct value *ref, struct object *o)
{
    if (!ref || ref->kind != VALUE_REF)
        return refuse(c, "lacks a part");
    if (!read_object(c, ref->id, o))
        return false;
    return (o->dict.kind == VALUE_DICT && !o->has_stream) ||
           refuse(c, "has a part of another kind");
}

/* --- the file --- */

static bool read_offset(struct pdf_charts *c, size_t id, size_t *at)
{
    struct value offset, generation, kind;
    struct arena *a = c->out->arena;
    size_t n, ignored;
    if (!pdf_value_read(a, c->bytes, at, &offset) ||
        !pdf_value_read(a, c->bytes, at, &generation) || !pdf_value_read(a, c->bytes, at, &kind) ||
        !value_count(&offset, &n) || !value_count(&generation, &ignored) || kind.kind != VALUE_WORD)
        return false;
    c->offsets[id] = str_is(kind.text, "n") ? n : 0;
    return true;
}

/* An entry takes 20 bytes, so a count that the bytes cannot hold is a lie. */
static bool read_table(struct pdf_charts *c, size_t *at)
{
    struct value from, count;
    size_t first;
    if (!skip_word(c->bytes, at, "xref") || !pdf_value_read(c->out->arena, c->bytes, at, &from) ||
        !pdf_value_read(c->out->arena, c->bytes, at, &count) || !value_count(&from, &first) ||
        !value_count(&count, &c->n_objects) || first != 0 || c->n_objects > c->bytes.n / 20)
        return refuse(c, "has no table of its objects");
    c->offsets = arena_array(c->out->arena, size_t, c->n_objects);
    c->imported = arena_array(c->out->arena, uint32_t, c->n_objects);
    for (size_t id = 0; id < c->n_objects; id++)
        if (!read_offset(c, id, at))
            return refuse(c, "has a damaged table of its objects");
    return true;
}

static size_t find_last(str s, str what)
{
    size_t last = SIZE_MAX;
    size_t from = s.n > 1024 ? s.n - 1024 : 0;
    for (size_t at = str_find(s, what, from); at != SIZE_MAX; at = str_find(s, what, at + 1))
        last = at;
    return last;
}

static bool read_trailer(struct pdf_charts *c, struct value *trailer)
{
    size_t at = find_last(c->bytes, STR("startxref")), start;
    struct value v;
    if (!str_starts(c->bytes, "%PDF-1.") || at == SIZE_MAX ||
        !skip_word(c->bytes, &at, "startxref") ||
        !pdf_value_read(c->out->arena, c->bytes, &at, &v) || !value_count(&v, &start) ||
        start >= c->bytes.n)
        return refuse(c, "is no whole PDF");
    if (!read_table(c, &start))
        return false;
    return (skip_word(c->bytes, &start, "trailer") &&
            pdf_value_read(c->out->arena, c->bytes, &start, trailer) &&
            trailer->kind == VALUE_DICT) ||
           refuse(c, "has no trailer");
}

static bool open_file(struct pdf_charts *c)
{
    struct value trailer;
    struct object catalog, *pages = arena_new(c->out->arena, struct object);
    if (!read_trailer(c, &trailer) || !read_dict(c, value_entry(&trailer, "Root"), &catalog) ||
        !read_dict(c, value_entry(&catalog.dict, "Pages"), pages))
        return false;
    c->kids = value_entry(&pages->dict, "Kids");
    if (!c->kids || c->kids->kind != VALUE_ARRAY)
        return refuse(c, "has no pages");
    c->n_forms = c->kids->n;
    c->forms = arena_array(c->out->arena, struct pdf_form, c->n_forms);
    return true;
}

static void close_inflate(void *decompressor)
{
    libdeflate_free_decompressor(decompressor);
}

struct pdf_charts *pdf_charts_new(struct pdf_out *out, str bytes)
{
    struct pdf_charts *c = arena_new(out->arena, struct pdf_charts);
    c->out = out;
    c->bytes = bytes;
    return c;
}

static bool open_once(struct pdf_charts *c)
{
    if (c->is_open)
        return !c->out->failed;
    c->is_open = true;
    c->inflate = libdeflate_alloc_decompressor();
    arena_own(c->out->arena, c->inflate, close_inflate);
    if (!c->inflate)
        return pdf_fail(c->out, "there is no memory to read the charts; free some");
    return open_file(c);
}

/* --- what may stand where --- */

static bool knows_keys(struct import *im, const struct value *dict, const char *const *known)
{
    for (size_t i = 0; i < dict->n; i++) {
        const char *const *k = known;
        while (*k && !str_is(dict->keys[i], *k))
            k++;
        if (!*k)
            return refuse_name(im, "an entry", dict->keys[i]);
    }
    return true;
}

static bool is_one(const struct value *v)
{
    struct decimal d;
    return v->kind == VALUE_NUMBER && decimal_parse(v->text, &d) &&
           decimal_compare(d, decimal_from_int(1)) == 0;
}

static bool is_opaque(struct import *im, str name, const struct value *state)
{
    static const char *const known[] = {"Type", "CA", "ca", NULL};
    if (state->kind != VALUE_DICT)
        return refuse_name(im, "a graphics state", name);
    if (!knows_keys(im, state, known))
        return false;
    for (size_t i = 0; i < state->n; i++)
        if (!str_is(state->keys[i], "Type") && !is_one(&state->items[i]))
            return refuse_name(im, "the transparency", state->items[i].text);
    return true;
}

/* Dropped on import, as nothing is transparent: it only slows readers down. */
static bool is_plain_group(struct import *im, const struct value *group)
{
    static const char *const known[] = {"Type", "S", "I", "CS", NULL};
    if (!group)
        return true;
    if (group->kind != VALUE_DICT || !knows_keys(im, group, known) ||
        !value_is_name(value_entry(group, "S"), "Transparency"))
        return refuse_name(im, "a group", group->text);
    return true;
}

/* --- contents --- */

static bool is_known_content(struct import *im, str ops, const struct value *resources)
{
    struct fault fault = {0};
    return operators_are_known(im->charts->out->arena, ops, resources, &fault) ||
           refuse_name(im, fault.what, fault.name);
}

static bool unpack(struct pdf_charts *c, str packed, str *ops)
{
    for (size_t room = packed.n * 8 + 1024; room <= CONTENT_BYTES; room *= 2) {
        char *p = arena_alloc(c->out->arena, room);
        size_t n = 0;
        enum libdeflate_result r =
            libdeflate_zlib_decompress(c->inflate, packed.p, packed.n, p, room, &n);
        *ops = (str){p, n};
        if (r != LIBDEFLATE_INSUFFICIENT_SPACE)
            return r == LIBDEFLATE_SUCCESS || refuse(c, "has a stream that cannot be unpacked");
    }
    return refuse(c, "is too large");
}

/* --- importing --- */

static bool import_stream(struct import *im, const struct value *ref, bool is_pattern,
                          uint32_t *id);

static bool put_numbers(struct import *im, struct buf *b, const char *key, const struct value *v,
                        size_t n)
{
    if (!v || !value_is_numbers(v) || v->n != n)
        return refuse_name(im, "an unusual", str_of(key));
    buf_print(b, "/%s[", key);
    for (size_t i = 0; i < n; i++) {
        buf_char(b, ' ');
        buf_put(b, v->items[i].text);
    }
    buf_char(b, ']');
    return true;
}

static bool put_states(struct import *im, struct buf *b, const struct value *states)
{
    buf_put(b, STR("/ExtGState<<"));
    for (size_t i = 0; i < states->n; i++) {
        if (!is_opaque(im, states->keys[i], &states->items[i]))
            return false;
        buf_print(b, "/" STR_FMT "<</CA 1/ca 1>>", STR_ARG(states->keys[i]));
    }
    buf_put(b, STR(">>"));
    return true;
}

static bool put_imports(struct import *im, struct buf *b, const char *kind,
                        const struct value *refs)
{
    buf_print(b, "/%s<<", kind);
    for (size_t i = 0; i < refs->n; i++) {
        uint32_t id;
        if (!import_stream(im, &refs->items[i], str_is(str_of(kind), "Pattern"), &id))
            return false;
        buf_print(b, "/" STR_FMT " %u 0 R", STR_ARG(refs->keys[i]), (unsigned)id);
    }
    buf_put(b, STR(">>"));
    return true;
}

static bool put_resources(struct import *im, struct buf *b, const struct value *resources)
{
    static const char *const known[] = {"ExtGState", "Pattern", "XObject", NULL};
    if (!knows_keys(im, resources, known))
        return false;
    buf_put(b, STR("/Resources<<"));
    for (size_t i = 0; known[i]; i++) {
        const struct value *of = value_entry(resources, known[i]);
        if (!of)
            continue;
        if (of->kind != VALUE_DICT)
            return refuse_name(im, "an unusual", str_of(known[i]));
        if (i == 0 ? !put_states(im, b, of) : !put_imports(im, b, known[i], of))
            return false;
    }
    buf_put(b, STR(">>"));
    return true;
}

/* Resources may stand apart or inside. */
static bool find_resources(struct import *im, const struct value *v, struct value *resources)
{
    struct object o;
    if (!v || v->kind == VALUE_DICT) {
        *resources = v ? *v : (struct value){.kind = VALUE_DICT};
        return true;
    }
    if (!read_dict(im->charts, v, &o))
        return false;
    *resources = o.dict;
    return true;
}

static bool check_and_fill(struct import *im, struct pdf_object *to, const struct object *from,
                           const struct value *resources)
{
    struct pdf_charts *c = im->charts;
    const struct value *filter = value_entry(&from->dict, "Filter");
    str ops = from->stream;
    if (filter && !value_is_name(filter, "FlateDecode"))
        return refuse_name(im, "a filter", filter->text);
    if (filter && !unpack(c, from->stream, &ops))
        return false;
    if (!is_known_content(im, ops, resources))
        return false;
    pdf_stream_fill(c->out, to, from->stream, filter ? PDF_DEFLATED : PDF_DEFLATE);
    return !c->out->failed;
}

static bool put_pattern_entries(struct import *im, struct buf *b, const struct value *dict)
{
    static const char *const known[] = {"Length",    "Filter", "Type",      "PatternType",
                                        "BBox",      "XStep",  "YStep",     "TilingType",
                                        "PaintType", "Matrix", "Resources", NULL};
    const struct value *type = value_entry(dict, "PatternType"),
                       *paint = value_entry(dict, "PaintType"), *x = value_entry(dict, "XStep"),
                       *y = value_entry(dict, "YStep");
    if (!knows_keys(im, dict, known))
        return false;
    if (!type || !paint || !is_one(type) || !is_one(paint) || !x || !y || x->kind != VALUE_NUMBER ||
        y->kind != VALUE_NUMBER)
        return refuse_name(im, "an unusual", STR("Pattern"));
    buf_print(
        b, "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/XStep " STR_FMT "/YStep " STR_FMT,
        STR_ARG(x->text), STR_ARG(y->text));
    return put_numbers(im, b, "BBox", value_entry(dict, "BBox"), 4) &&
           put_numbers(im, b, "Matrix", value_entry(dict, "Matrix"), 6);
}

static bool put_form_entries(struct import *im, struct buf *b, const struct value *dict)
{
    static const char *const known[] = {"Length", "Filter", "Type",      "Subtype",
                                        "BBox",   "Group",  "Resources", NULL};
    if (!value_is_name(value_entry(dict, "Subtype"), "Form"))
        return refuse_name(im, "an object that is no form:",
                           value_entry(dict, "Subtype") ? value_entry(dict, "Subtype")->text
                                                        : STR("none"));
    if (!knows_keys(im, dict, known) || !is_plain_group(im, value_entry(dict, "Group")))
        return false;
    buf_put(b, STR("/Type/XObject/Subtype/Form"));
    return put_numbers(im, b, "BBox", value_entry(dict, "BBox"), 4);
}

static bool import_new(struct import *im, uint32_t from_id, bool is_pattern, uint32_t *id)
{
    struct object o;
    struct value resources;
    if (!read_object(im->charts, from_id, &o))
        return false;
    if (!o.has_stream)
        return refuse(im->charts, "has a part of another kind");
    struct pdf_object *to = pdf_stream_new(im->charts->out);
    if (is_pattern ? !put_pattern_entries(im, &to->body, &o.dict)
                   : !put_form_entries(im, &to->body, &o.dict))
        return false;
    if (!find_resources(im, value_entry(&o.dict, "Resources"), &resources) ||
        !put_resources(im, &to->body, &resources) || !check_and_fill(im, to, &o, &resources))
        return false;
    *id = im->charts->imported[from_id] = to->id;
    return true;
}

static bool import_stream(struct import *im, const struct value *ref, bool is_pattern, uint32_t *id)
{
    if (ref->kind != VALUE_REF || ref->id >= im->charts->n_objects)
        return refuse(im->charts, "lacks a part");
    *id = im->charts->imported[ref->id];
    if (*id != 0)
        return true;
    if (im->depth >= IMPORT_DEPTH)
        return refuse(im->charts, "is nested too deeply");
    im->depth++;
    bool is_done = import_new(im, ref->id, is_pattern, id);
    im->depth--;
    return is_done;
}

/* --- pages --- */

static bool page_height(struct import *im, const struct value *box, mpt *height)
{
    struct decimal side, mils;
    for (size_t i = 0; i < 4; i++) {
        if (!box || !value_is_numbers(box) || box->n != 4 ||
            !decimal_parse(box->items[i].text, &side) || (i < 2 && decimal_sign(side) != 0) ||
            !decimal_round(side, 3, &mils) || mils.digits < 0 || mils.digits > PDF_FARTHEST_MPT)
            return refuse_name(im, "an unusual", STR("MediaBox"));
    }
    *height = mils.digits;
    return true;
}

static bool import_page(struct import *im, const struct value *ref, struct pdf_form *form)
{
    static const char *const known[] = {"Type",  "Parent",    "MediaBox", "Contents",
                                        "Group", "Resources", NULL};
    struct pdf_charts *c = im->charts;
    struct object page, contents;
    struct value resources;
    if (!read_dict(c, ref, &page) || !knows_keys(im, &page.dict, known) ||
        !is_plain_group(im, value_entry(&page.dict, "Group")))
        return false;
    const struct value *box = value_entry(&page.dict, "MediaBox"),
                       *content_ref = value_entry(&page.dict, "Contents");
    if (!content_ref || content_ref->kind != VALUE_REF || !page_height(im, box, &form->height))
        return refuse(c, "has a page without contents");
    if (!read_object(c, content_ref->id, &contents))
        return false;
    static const char *const stream_keys[] = {"Length", "Filter", NULL};
    if (!contents.has_stream || !knows_keys(im, &contents.dict, stream_keys))
        return refuse(c, "has contents of another kind");
    struct pdf_object *to = pdf_stream_new(c->out);
    buf_put(&to->body, STR("/Type/XObject/Subtype/Form"));
    if (!put_numbers(im, &to->body, "BBox", box, 4) ||
        !find_resources(im, value_entry(&page.dict, "Resources"), &resources) ||
        !put_resources(im, &to->body, &resources) || !check_and_fill(im, to, &contents, &resources))
        return false;
    form->id = to->id;
    return true;
}

const struct pdf_form *pdf_charts_form(struct pdf_charts *c, size_t index)
{
    if (!open_once(c))
        return NULL;
    if (index >= c->n_forms) {
        pdf_fail(c->out,
                 "chart %zu is asked for, but the charts' drawing has %zu pages; "
                 "report this fault",
                 index + 1, c->n_forms);
        return NULL;
    }
    struct pdf_form *form = &c->forms[index];
    struct import im = {.charts = c, .page = index + 1};
    if (form->id == 0 && !import_page(&im, &c->kids->items[index], form))
        return NULL;
    if (form->name.n == 0)
        form->name = str_print(c->out->arena, "C%zu", index);
    return form;
}

void pdf_charts_resources(const struct pdf_charts *c, struct buf *b)
{
    size_t start = b->n, n = 0;
    buf_put(b, STR("/XObject<<"));
    for (size_t i = 0; i < c->n_forms; i++) {
        if (c->forms[i].id == 0 || c->forms[i].name.n == 0)
            continue;
        buf_print(b, "/" STR_FMT " %u 0 R", STR_ARG(c->forms[i].name), (unsigned)c->forms[i].id);
        n++;
    }
    buf_put(b, STR(">>"));
    if (n == 0)
        b->n = start;
}
