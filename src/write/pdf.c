/* pdf.c - the canvas that writes a tagged PDF
 *
 * Pages are painted into one buffer, packed and handed to libharu as each ends.
 * Fonts, tree, links and metadata follow at the end, when all is known.
 */
#include "pdf.h"
#include "font.h"
#include "pdf_chart.h"
#include "pdf_content.h"
#include "pdf_font.h"
#include "pdf_meta.h"
#include "pdf_nav.h"
#include "pdf_pack.h"
#include "pdf_tag.h"
#include <assert.h>

/* What is open between begin and end. */
enum open { OPEN_NONE, OPEN_TAG, OPEN_ARTIFACT };

struct pdf {
    struct canvas canvas;
    struct pdf_out *out;
    const struct pdf_job *job;
    struct pdf_tags *tags;
    struct pdf_nav *nav;
    struct pdf_charts *charts;
    struct pdf_object *resources; /* shared by all pages */

    /* The open page. */
    HPDF_Page page;
    struct pdf_content content;
    HPDF_Array annotations;
    enum open open;
    struct tag *leaf;
    size_t before, after; /* of the marks' opening operator */
};

static struct pdf *pdf_of(struct canvas *c)
{
    return (struct pdf *)c;
}

static bool is_working(const struct pdf *p)
{
    return !p->out->failed && p->page;
}

/* --- pages --- */

static bool is_page_size(struct pdf *p, mpt width, mpt height)
{
    const mpt least = 3 * MPT_PER_PT;
    if (width >= least && height >= least && width <= MPT_MAX_LENGTH && height <= MPT_MAX_LENGTH)
        return true;
    return pdf_fail(p->out,
                    "a page of %lld by %lld pt cannot be written; "
                    "a side is 3 to 14400 pt",
                    (long long)(width / MPT_PER_PT), (long long)(height / MPT_PER_PT));
}

static void put_page_entries(struct pdf *p, size_t key)
{
    pdf_check(p->out, HPDF_Dict_Add(p->page, "Resources", p->resources->dict));
    pdf_check(p->out, HPDF_Dict_AddNumber(p->page, "StructParents", (HPDF_INT32)key));
    pdf_check(p->out, HPDF_Dict_AddName(p->page, "Tabs", "S"));
}

static void page_begin(struct canvas *c, mpt width, mpt height, str label)
{
    struct pdf *p = pdf_of(c);
    p->page = is_page_size(p, width, height) ? pdf_page_new(p->out, width, height) : NULL;
    if (!is_working(p))
        return;
    p->annotations = NULL;
    pdf_content_start(&p->content, p->out, height);
    pdf_nav_page(p->nav, pdf_id(p->page), height, label);
    put_page_entries(p, pdf_tags_page(p->tags, pdf_id(p->page), height));
}

static void page_end(struct canvas *c)
{
    struct pdf *p = pdf_of(c);
    assert(p->open == OPEN_NONE);
    if (!is_working(p))
        return;
    HPDF_PageAttr attributes = p->page->attr;
    struct pdf_object *contents = pdf_object_adopt(p->out, attributes->contents);
    pdf_stream_fill(p->out, contents, buf_str(&p->content.ops), PDF_DEFLATE);
    p->page = NULL;
}

/* --- marks --- */

static void begin(struct canvas *c, struct tag *leaf)
{
    struct pdf *p = pdf_of(c);
    assert(p->open == OPEN_NONE);
    p->open = OPEN_TAG;
    p->leaf = leaf;
    if (!is_working(p))
        return;
    struct buf *ops = &p->content.ops;
    p->before = ops->n;
    buf_char(ops, '/');
    buf_put(ops, str_of(tag_name(pdf_tags_element(leaf)->role)));
    buf_put(ops, STR("<</MCID "));
    buf_int(ops, (int64_t)pdf_tags_next_mark(p->tags));
    buf_put(ops, STR(">>BDC\n"));
    p->after = ops->n;
}

/* A background is a layout artifact: ISO 32000-1 14.8.2.2.2 counts background screens there,
 * and its Background type would need a BBox. */
static const char *artifact_entries(enum artifact kind)
{
    switch (kind) {
    case ARTIFACT_LAYOUT:
    case ARTIFACT_BACKGROUND:
        break;
    case ARTIFACT_PAGINATION:
        return "/Type/Pagination";
    case ARTIFACT_HEADER:
        return "/Type/Pagination/Subtype/Header";
    case ARTIFACT_FOOTER:
        return "/Type/Pagination/Subtype/Footer";
    }
    return "/Type/Layout";
}

static void begin_artifact(struct canvas *c, enum artifact kind)
{
    struct pdf *p = pdf_of(c);
    assert(p->open == OPEN_NONE);
    p->open = OPEN_ARTIFACT;
    if (!is_working(p))
        return;
    p->before = p->content.ops.n;
    buf_put(&p->content.ops, STR("/Artifact<<"));
    buf_put(&p->content.ops, str_of(artifact_entries(kind)));
    buf_put(&p->content.ops, STR(">>BDC\n"));
    p->after = p->content.ops.n;
}

/* Marks around nothing are taken back. */
static void end(struct canvas *c)
{
    struct pdf *p = pdf_of(c);
    enum open was = p->open;
    assert(was != OPEN_NONE);
    p->open = OPEN_NONE;
    if (!is_working(p))
        return;
    if (p->content.ops.n == p->after) {
        p->content.ops.n = p->before;
        return;
    }
    buf_put(&p->content.ops, STR("EMC\n"));
    if (was == OPEN_TAG)
        pdf_tags_mark(p->tags, p->leaf);
}

/* --- painting --- */

static void path(struct canvas *c, const struct path *shape, const struct ink *ink)
{
    struct pdf *p = pdf_of(c);
    assert(p->open != OPEN_NONE);
    if (is_working(p))
        pdf_content_path(&p->content, shape, ink);
}

static void text(struct canvas *c, const struct span *s)
{
    struct pdf *p = pdf_of(c);
    assert(p->open != OPEN_NONE);
    if (is_working(p))
        pdf_content_text(&p->content, s, p->open == OPEN_TAG);
}

static void chart(struct canvas *c, size_t index, point at)
{
    struct pdf *p = pdf_of(c);
    assert(p->open != OPEN_NONE);
    const struct pdf_form *form = is_working(p) ? pdf_charts_form(p->charts, index) : NULL;
    if (form && pdf_is_near(at))
        at.y += form->height;
    if (form)
        pdf_content_form(&p->content, form->name, at);
}

/* --- navigation --- */

static bool add_annotation(struct pdf *p, HPDF_Dict annotation)
{
    if (!p->annotations) {
        p->annotations = HPDF_Array_New(p->out->doc->mmgr);
        if (!p->annotations)
            return pdf_check(p->out, HPDF_FAILD_TO_ALLOC_MEM);
        if (!pdf_check(p->out, HPDF_Dict_Add(p->page, "Annots", p->annotations)))
            return false;
    }
    return pdf_check(p->out, HPDF_Array_Add(p->annotations, annotation));
}

static void link_area(struct canvas *c, rect area, struct tag *element,
                      const struct link_target *to)
{
    struct pdf *p = pdf_of(c);
    if (!is_working(p))
        return;
    struct pdf_object *o = pdf_nav_link(p->nav, area, to);
    if (p->out->failed || !add_annotation(p, o->dict))
        return;
    size_t key = pdf_tags_annotation(p->tags, pdf_tags_element(element), o->id);
    buf_print(&o->body, "/StructParent %zu", key);
}

static void anchor(struct canvas *c, str name, point at)
{
    struct pdf *p = pdf_of(c);
    if (is_working(p))
        pdf_nav_anchor(p->nav, name, at);
}

static void bookmark(struct canvas *c, unsigned level, str title, str name)
{
    struct pdf *p = pdf_of(c);
    if (!p->out->failed)
        pdf_nav_bookmark(p->nav, level, title, name);
}

static const struct canvas_ops operations = {
    .page_begin = page_begin,
    .page_end = page_end,
    .begin = begin,
    .begin_artifact = begin_artifact,
    .end = end,
    .path = path,
    .text = text,
    .chart = chart,
    .link = link_area,
    .anchor = anchor,
    .bookmark = bookmark,
};

/* --- the whole --- */

struct canvas *pdf_open(struct arena *a, struct diag *d, const struct pdf_job *job)
{
    struct pdf_out *out = pdf_out_open(a, d);
    if (!out)
        return NULL;
    struct pdf *p = arena_new(a, struct pdf);
    struct pdf_job *copy = arena_new(a, struct pdf_job);
    *copy = *job;
    *p = (struct pdf){.canvas = {&operations},
                      .out = out,
                      .job = copy,
                      .tags = pdf_tags_new(out),
                      .nav = pdf_nav_new(out),
                      .charts = pdf_charts_new(out, job->charts),
                      .resources = pdf_object_new(out)};
    return out->failed ? NULL : &p->canvas;
}

static void write_resources(struct pdf *p)
{
    struct buf *b = &p->resources->body;
    buf_put(b, STR("/Font<<"));
    for (size_t i = 0; i < p->job->fonts->n && !p->out->failed; i++) {
        const struct font *f = p->job->fonts->fonts[i];
        if (pdf_font_is_used(f))
            buf_print(b, "/F%zu %u 0 R", f->index, (unsigned)pdf_font_write(p->out, f));
    }
    buf_put(b, STR(">>"));
    pdf_charts_resources(p->charts, b);
}

static bool has_pages(struct pdf *p)
{
    return p->out->doc->page_list->count > 0 ||
           pdf_fail(p->out, "the document has no page; give the report some content");
}

bool pdf_finish(struct canvas *c, str *bytes)
{
    struct pdf *p = pdf_of(c);
    struct pdf_out *out = p->out;
    assert(p->open == OPEN_NONE);
    if (out->failed || !has_pages(p))
        return false;
    struct pdf_object *catalog = pdf_object_adopt(out, out->doc->catalog);
    write_resources(p);
    pdf_nav_write(p->nav, &catalog->body);
    struct pdf_object *info = pdf_meta_write(out, &p->job->meta, p->job->icc, catalog);
    if (out->failed)
        return false;
    uint32_t tree = pdf_pack_first(out);
    buf_print(&catalog->body, "/StructTreeRoot %u 0 R", (unsigned)tree);
    struct pdf_packing *packing = pdf_pack_open(out, pdf_tags_count(p->job->root));
    if (!packing)
        return false;
    pdf_tags_write(p->tags, p->job->root, tree, packing);
    return pdf_pack_close(packing, info, bytes);
}
