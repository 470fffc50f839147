/* page.c - the page loop */
#include "page.h"
#include "format.h"
#include "table.h"
#include "vec.h"

/* More pages than this is a mistake: the outline and the number tree stay small, memory stays
 * bounded. */
#define PAGES_MOST 20000

static const struct node *master_of(struct job *j, str name, const struct section *s)
{
    str id = name.n ? name : s->master.n ? s->master : node_text(j->spec->root, "master");
    const struct node *m = layout_find(j->spec, "masters", id);
    return m ? m : layout_find(j->spec, "masters", node_text(j->spec->root, "master"));
}

/* --- templates of the masters ------------------------------------------------- */

struct furnishing {
    struct job *job;
    const struct sheet *sheet;
    str page, pages;
};

static str filled(const struct furnishing *u, str pattern)
{
    const struct document *doc = u->job->doc;
    struct arena *a = u->job->arena;
    const struct section *s = u->sheet->section;
    struct field fields[] = {
        {"title", doc->title},
        {"subtitle", doc->subtitle},
        {"organisation", doc->organisation},
        {"produced-by", doc->produced_by},
        {"period", period_print(a, doc->period, PERIOD_LONG)},
        {"months", period_print(a, doc->period, PERIOD_MONTHS)},
        {"section", s->title},
        {"strapline", s->strapline},
        {"page", u->page},
        {"pages", u->pages},
        {"continued", u->sheet->cut ? layout_word(u->job->spec, "continued") : (str){0}},
    };
    return fields_fill(a, pattern, fields, sizeof fields / sizeof *fields);
}

/* Mixed content of a master's <text>: plain and <b>, fields filled. */
static struct rich_text template_text(const struct furnishing *u, const struct node *n)
{
    size_t count = 0;
    for (const struct node *c = n->first; c; c = c->next)
        count++;
    struct rich_text t = {arena_array(u->job->arena, struct rich, count), 0};
    for (const struct node *c = n->first; c; c = c->next) {
        str text = c->kind ? node_content(u->job->arena, c) : c->text;
        t.items[t.n++] =
            (struct rich){.text = filled(u, text), .strong = c->kind != NULL, .at = c->at};
    }
    return t;
}

static enum line_align text_align(const struct node *n)
{
    return node_choice_is(n, "align", "end")      ? LINE_END
           : node_choice_is(n, "align", "centre") ? LINE_CENTRE
                                                  : LINE_START;
}

static void add_text(const struct furnishing *u, struct frame *f, const struct node *n,
                     struct tag *tag)
{
    struct job *j = u->job;
    struct rich_text rich = template_text(u, n);
    struct texts t = texts_of_rich(j, &rich, node_text(n, "style"), tag);
    mpt width = node_length(n, "width");
    struct lines lines =
        lines_break(j->shaper, t.items, t.n, &(struct line_options){.width = width});
    struct line_box box = {node_length(n, "left"), width, text_align(n), style_at(j, n, "style")};
    size_t from = f->n;
    frame_add_lines(f, lines.items, lines.n, node_length(n, "top"), &box);
    for (size_t i = from; i < f->n; i++)
        f->items[i].artifact = node_choice_is(n, "as", "foot") ? ARTIFACT_FOOTER : ARTIFACT_HEADER;
}

static void add_furniture(const struct furnishing *u)
{
    struct frame *under = u->sheet->under;
    for (const struct node *n = u->sheet->master->first; n; n = n->next) {
        size_t from = under->n;
        if (node_is(n, "rect"))
            frame_add_rect(under,
                           (rect){node_length(n, "left"), node_length(n, "top"),
                                  node_length(n, "width"), node_length(n, "height")},
                           node_colour(n, "fill"));
        else if (node_is(n, "rule"))
            frame_add_rule(under, (point){node_length(n, "left"), node_length(n, "top")},
                           node_length(n, "width"), node_length(n, "weight"),
                           node_colour(n, "colour"));
        else if (node_is(n, "text") && !node_choice_is(n, "as", "text"))
            add_text(u, u->sheet->over, n, NULL);
        for (size_t i = from; i < under->n; i++)
            under->items[i].artifact = ARTIFACT_BACKGROUND;
    }
}

/* Text of the master that is part of the report, read where its section begins. */
static void add_master_text(struct job *j, struct sheet *sheet, struct tag *parent)
{
    struct furnishing u = {.job = j, .sheet = sheet};
    for (const struct node *n = sheet->master->first; n; n = n->next)
        if (node_is(n, "text") && node_choice_is(n, "as", "text"))
            add_text(&u, sheet->over, n, tag_new(parent, TAG_P));
}

/* --- the title line ------------------------------------------------------------- */

struct titling {
    struct job *job;
    const struct section *section;
    const struct node *title; /* <title> of the master */
    struct frame *frame;
};

static str strapline_words(struct job *j, const struct section *s, bool continued)
{
    struct buf b = {.arena = j->arena};
    if (s->strapline.n)
        buf_print(&b, "(" STR_FMT ")", STR_ARG(s->strapline));
    if (continued)
        buf_put(&b, layout_word(j->spec, "continued"));
    return buf_str(&b);
}

/* Sets what stands beside the title; on the next line when there is no room.  Returns the lines
 * added. */
static size_t add_beside(struct titling *t, struct texts texts, mpt end, mpt baseline)
{
    const struct text_style *style = style_at(t->job, t->title, "strapline-style");
    mpt width = node_length(t->title, "width");
    if (!texts.n)
        return 0;
    mpt gap = str_starts(texts.items[0].text, ",") ? 0 : node_length(t->title, "gap");
    struct lines lines =
        lines_break(t->job->shaper, texts.items, texts.n, &(struct line_options){.no_wrap = true});
    mpt x = node_length(t->title, "left");
    if (end + gap + lines.widest <= width) {
        frame_add_line(t->frame, &lines.items[0], (point){x + end + gap, baseline});
        return 0;
    }
    lines =
        lines_break(t->job->shaper, texts.items, texts.n, &(struct line_options){.width = width});
    for (size_t i = 0; i < lines.n; i++)
        frame_add_line(t->frame, &lines.items[i],
                       (point){x, baseline + (mpt)(i + 1) * style->leading});
    return lines.n;
}

/* The section's title; returns by how much the region moves down. */
static mpt add_title(struct titling *t, struct tag *heading, struct texts beside)
{
    const struct text_style *style = style_at(t->job, t->title, "style");
    struct texts texts = texts_of_str(t->job, t->section->title, style, heading);
    mpt left = node_length(t->title, "left"), top = node_length(t->title, "top"),
        width = node_length(t->title, "width");
    struct lines lines =
        lines_break(t->job->shaper, texts.items, texts.n, &(struct line_options){.width = width});
    if (!lines.n)
        return 0;
    frame_add_lines(t->frame, lines.items, lines.n, top,
                    &(struct line_box){left, width, LINE_START, style});
    mpt baseline = top + style_baseline(style) + (mpt)(lines.n - 1) * style->leading;
    size_t more = add_beside(t, beside, lines.items[lines.n - 1].width, baseline);
    return (mpt)(lines.n - 1 + more) * style->leading;
}

/* The caption as it is repeated on later pages: no tag, and "continued". */
static struct texts repeated_caption(struct job *j, struct texts caption)
{
    struct texts t = {arena_array(j->arena, struct inline_text, caption.n + 1), caption.n + 1};
    for (size_t i = 0; i < caption.n; i++) {
        t.items[i] = caption.items[i];
        t.items[i].tag = NULL;
    }
    t.items[caption.n] = (struct inline_text){.text = layout_word(j->spec, "continued"),
                                              .style = caption.items[0].style};
    return t;
}

/* What stands beside the title of a page that begins with this flow. */
static struct texts beside_title(struct titling *t, const struct flow *first, struct tag *parent,
                                 bool continued)
{
    struct job *j = t->job;
    const struct text_style *style = style_at(j, t->title, "strapline-style");
    struct texts caption = table_title_caption(first);
    if (caption.n)
        return first->as.table.from == first->as.table.table->table->head_rows
                   ? caption
                   : repeated_caption(j, caption);
    str words = strapline_words(j, t->section, first->is_rest);
    return texts_of_str(j, words, style, continued || !words.n ? NULL : tag_new(parent, TAG_P));
}

/* --- the loop -------------------------------------------------------------------- */

static struct sheet *sheet_new(struct job *j, struct sheets *sheets, const struct node *master,
                               const struct section *section)
{
    struct sheet s = {.master = master, .section = section};
    mpt width = node_length(master, "width"), height = node_length(master, "height");
    s.under = frame_new(j->arena, width, height);
    s.content = frame_new(j->arena, width, height);
    s.over = frame_new(j->arena, width, height);
    vec_push(j->arena, sheets, s);
    return &sheets->items[sheets->n - 1];
}

static bool too_tall(struct job *j, const struct flow *f)
{
    return diag_error(j->diag, f->at,
                      "this block is taller than a page and cannot be cut; make it shorter or give "
                      "it a larger page master");
}

/* Where the section's own heading and text of its first page stand in the tree: before its content.
 */
struct opening {
    struct tag *sect, *heading, *strapline, *text;
};

static mpt begin_page(struct job *j, struct sheet *s, const struct flow *first,
                      const struct opening *o, const struct block *section)
{
    const struct node *title = node_child(s->master, "title");
    if (!s->continued && o->text)
        add_master_text(j, s, o->text);
    if (!title || !s->section->heading)
        return 0;
    struct titling t = {j, s->section, title, s->content};
    struct tag *heading = s->continued ? NULL : o->heading;
    if (!s->continued) {
        frame_add(s->content, ITEM_ANCHOR, NULL, (point){0, 0})->as.anchor = section->anchor;
        struct item *mark = frame_add(s->content, ITEM_BOOKMARK, NULL, (point){0, 0});
        mark->as.bookmark.level = 1;
        mark->as.bookmark.title = s->section->title;
        mark->as.bookmark.anchor = section->anchor;
    }
    return add_title(&t, heading, beside_title(&t, first, o->strapline, s->continued));
}

static bool fill_pages(struct job *j, struct sheets *sheets, const struct block *section,
                       struct flow *rest, const struct opening *o)
{
    const struct section *sec = &section->as.section;
    for (bool continued = false; rest && rest->as.stack.n; continued = true) {
        const struct flow *first = rest->as.stack.items[0];
        const struct node *master = master_of(j, continued ? first->master : (str){0}, sec);
        struct sheet *s = sheet_new(j, sheets, master, sec);
        s->continued = continued;
        s->cut = first->is_rest;
        mpt push = begin_page(j, s, first, o, section);
        const struct node *region = node_child(master, "region");
        mpt top = node_length(region, "top") + push;
        struct space space = {node_length(region, "width"), node_length(region, "bottom") - top,
                              top - node_length(region, "grid"), true};
        struct fit fit = flow_fit(j, rest, space);
        if (!fit.frame || (fit.rest && !fit.frame->n))
            return too_tall(j, first);
        frame_add_frame(s->content, fit.frame, (point){node_length(region, "left"), top});
        rest = fit.rest;
        if (sheets->n > PAGES_MOST)
            return diag_errors(j->diag) == 0 &&
                   diag_error(j->diag, first->at, "the report has more than %d pages; divide it",
                              PAGES_MOST);
    }
    return true;
}

static mpt region_width(struct job *j, const struct section *s)
{
    return node_length(node_child(master_of(j, (str){0}, s), "region"), "width");
}

/* The parts of the opening, in reading order. */
static struct opening opening_tags(struct job *j, const struct section *s)
{
    const struct node *master = master_of(j, (str){0}, s);
    struct opening o = {.sect = tag_new(j->tags->root, TAG_SECT)};
    for (const struct node *n = master->first; n; n = n->next)
        if (node_is(n, "text") && node_choice_is(n, "as", "text") && !o.text)
            o.text = tag_new(o.sect, TAG_DIV);
    if (s->heading) {
        o.heading = tag_new(o.sect, TAG_H1);
        o.strapline = s->strapline.n ? tag_new(o.sect, TAG_DIV) : o.sect;
    }
    return o;
}

/* Elsewhere on a page nobody could tell which table a caption beside the title is for. */
static void place_captions(struct making *m)
{
    for (size_t i = 0; i < m->n; i++)
        if (i == 0 || m->items[i]->page_start)
            table_begins_page(m->items[i]);
}

bool pages_add_section(struct job *j, struct sheets *sheets, const struct block *section,
                       struct pending_numbers *pending)
{
    const struct section *s = &section->as.section;
    struct opening o = opening_tags(j, s);
    struct making m = {.job = j,
                       .pending = pending,
                       .parent = o.sect,
                       .depth = s->heading ? 1 : 0,
                       .width = region_width(j, s)};
    if (s->heading && !node_child(master_of(j, (str){0}, s), "title"))
        return diag_error(j->diag, section->at,
                          "the page master of section \"" STR_FMT "\" has no place for its title; "
                          "add <title/> to the master, or give the section heading=\"no\"",
                          STR_ARG(s->title));
    flows_make(&m, &s->content);
    if (!s->heading && m.n && section->anchor.n)
        flow_mark(j, m.items[0], (struct mark){section->anchor, 0, {0}});
    if (m.failed)
        return false;
    if (s->heading)
        place_captions(&m);
    if (!m.n)
        vec_push(j->arena, &m, flow_fixed(j, frame_new(j->arena, m.width, 0), section->at));
    return fill_pages(j, sheets, section, flow_stack(j, m.items, m.n, section->at), &o);
}

/* --- finishing ------------------------------------------------------------------- */

static str roman(struct arena *a, size_t n)
{
    static const struct {
        unsigned value;
        const char *text;
    } parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    struct buf b = {.arena = a};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; n >= parts[i].value; n -= parts[i].value)
            buf_put(&b, str_of(parts[i].text));
    return buf_str(&b);
}

/* Roman and arabic pages count apart; returns the count of arabic ones. */
static size_t number_pages(struct job *j, struct sheets *sheets)
{
    size_t arabic = 0, romans = 0;
    for (size_t i = 0; i < sheets->n; i++) {
        struct sheet *s = &sheets->items[i];
        if (node_choice_is(s->master, "numbering", "roman"))
            s->label = roman(j->arena, ++romans);
        else
            s->label = str_print(j->arena, "%zu", ++arabic);
    }
    return arabic;
}

/* The anchors of a frame, each with its page. */
struct anchors {
    struct {
        str name;
        size_t sheet;
    } * items;
    size_t n, cap;
};

static void find_anchors(struct job *j, struct anchors *out, const struct frame *f, size_t sheet)
{
    for (size_t i = 0; i < f->n; i++) {
        if (f->items[i].kind == ITEM_FRAME)
            find_anchors(j, out, f->items[i].as.frame, sheet);
        if (f->items[i].kind == ITEM_ANCHOR) {
            vec_grow(j->arena, (void **)&out->items, out->n, &out->cap, sizeof *out->items);
            out->items[out->n].name = f->items[i].as.anchor;
            out->items[out->n++].sheet = sheet;
        }
    }
}

static void set_pending(struct job *j, const struct sheets *sheets,
                        const struct pending_numbers *pending)
{
    struct anchors anchors = {0};
    for (size_t i = 0; i < sheets->n; i++)
        find_anchors(j, &anchors, sheets->items[i].content, i);
    for (size_t i = 0; i < pending->n; i++) {
        size_t k = 0;
        while (k < anchors.n && !str_equal(anchors.items[k].name, pending->items[i].anchor))
            k++;
        if (k < anchors.n)
            contents_set_number(j, &pending->items[i], sheets->items[anchors.items[k].sheet].label);
        else
            diag_error(j->diag, pending->items[i].at,
                       "an entry of the contents leads to \"" STR_FMT "\", which stands nowhere",
                       STR_ARG(pending->items[i].anchor));
    }
}

static struct page page_of(struct job *j, const struct sheet *s)
{
    struct frame *whole = frame_new(j->arena, s->under->width, s->under->height);
    frame_add_frame(whole, s->under, (point){0, 0});
    frame_add_frame(whole, s->over, (point){0, 0});
    frame_add_frame(whole, s->content, (point){0, 0});
    return (struct page){whole->width, whole->height, s->label, whole};
}

void pages_finish(struct job *j, struct sheets *sheets, const struct pending_numbers *pending,
                  struct pages *out)
{
    str pages = str_print(j->arena, "%zu", number_pages(j, sheets));
    set_pending(j, sheets, pending);
    out->items = arena_array(j->arena, struct page, sheets->n);
    out->n = sheets->n;
    for (size_t i = 0; i < sheets->n; i++) {
        struct furnishing u = {j, &sheets->items[i], sheets->items[i].label, pages};
        add_furniture(&u);
        out->items[i] = page_of(j, &sheets->items[i]);
    }
}
