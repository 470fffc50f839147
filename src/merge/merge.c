/* merge.c - elements of the body -> blocks */
#include "boxes.h"
#include "entries.h"
#include "records.h"

static struct blocks merge_children(struct merging *m, const struct node *parent);

static str style_of(const struct node *n, const char *usual)
{
    str own = node_text(n, "style");
    return own.n ? own : str_of(usual);
}

/* --- text ---------------------------------------------------------------- */

static struct block *merge_para(struct merging *m, const struct node *n)
{
    struct block *b = block_new(m, BLOCK_PARA, style_of(n, "text"), node_place(n, "style"));
    if (b)
        b->as.para = inline_from_node(m, n);
    return b;
}

static struct block *merge_list(struct merging *m, const struct node *n);

static struct list_item merge_item(struct merging *m, const struct node *n)
{
    struct list_item item = {.text = inline_from_node(m, n)};
    block_list more = {0};
    for (const struct node *k = node_child(n, "list"); k; k = node_next(k, "list")) {
        struct block *b = merge_list(m, k);
        if (b)
            vec_push(m->arena, &more, b);
    }
    item.more = blocks_of(&more);
    return item;
}

static struct block *merge_list(struct merging *m, const struct node *n)
{
    VEC(struct list_item) items = {0};
    struct block *b = block_new(m, BLOCK_LIST, style_of(n, "list"), node_place(n, "style"));
    if (!b)
        return NULL;
    for (const struct node *k = node_child(n, "item"); k; k = node_next(k, "item"))
        vec_push(m->arena, &items, merge_item(m, k));
    enum list_kind kind = node_choice_is(n, "kind", "number")   ? LIST_NUMBER
                          : node_choice_is(n, "kind", "letter") ? LIST_LETTER
                                                                : LIST_BULLET;
    int64_t columns = node_number(n, "columns");
    b->as.list = (struct list){kind, 1, columns >= 1 && columns <= 12 ? (unsigned)columns : 1,
                               items.items, items.n};
    return b;
}

static struct block *merge_columns(struct merging *m, const struct node *n)
{
    VEC(struct blocks) columns = {0};
    struct block *b = block_new(m, BLOCK_COLUMNS, style_of(n, "columns"), node_place(n, "style"));
    if (!b)
        return NULL;
    for (const struct node *k = node_child(n, "column"); k; k = node_next(k, "column"))
        vec_push(m->arena, &columns, merge_children(m, k));
    b->as.columns = (struct columns){columns.items, columns.n};
    return b;
}

/* --- tables -------------------------------------------------------------- */

typedef bool table_writer(struct merging *m, const struct node *n, struct table *out);

/* A table's look is the layout's table of its name, which stands in for a block. */
static struct block *merge_table(struct merging *m, const struct node *n, table_writer *write)
{
    struct block *b = block_new(m, BLOCK_TABLE, (str){0}, n->at);
    if (!write(m, n, &b->as.table))
        return NULL;
    b->style = node_text(n, "table");
    return b;
}

static struct block *merge_named_table(struct merging *m, const struct node *n, table_writer *write)
{
    struct block *b = merge_table(m, n, write);
    if (b)
        b->anchor = merging_anchor(m, n);
    return b;
}

static struct block *merge_data_table(struct merging *m, const struct node *n)
{
    struct block *b = merge_named_table(m, n, cells_from_data);
    if (b)
        b->page_start = node_choice_is(n, "start", "page");
    return b;
}

/* --- drawings and boxes -------------------------------------------------- */

static struct block *merge_box(struct merging *m, const struct node *n)
{
    struct block *b = block_new(m, BLOCK_BOX, STR("box"), n->at);
    return b && box_from_node(m, n, &b->as.box) ? b : NULL;
}

static struct block *merge_chart(struct merging *m, const struct node *n)
{
    struct block *b = block_new(m, BLOCK_CHART, STR("chart"), n->at);
    bool drawn = merging_drawing(m, "chart", n->at);
    return b && drawn && (b->as.chart = chart_from_node(m, n)) ? b : NULL;
}

static struct block *merge_donuts(struct merging *m, const struct node *n)
{
    struct block *b = block_new(m, BLOCK_DONUTS, STR("donuts"), n->at);
    bool drawn = merging_drawing(m, "donut", n->at);
    return b && drawn && ratings_by_theme(m, n, &b->as.donuts) ? b : NULL;
}

static str ratings_note(struct merging *m)
{
    const struct node *ratings = node_child(m->job->definition->root, "ratings");
    const struct node *note = ratings ? node_child(ratings, "note") : NULL;
    return note ? merging_filled(m, node_content(m->arena, note)) : (str){0};
}

static struct block *merge_rating_rows(struct merging *m, const struct node *n)
{
    struct block *b = block_new(m, BLOCK_RATING_ROWS, STR("rating-rows"), n->at);
    struct donuts themes;
    if (!b || !ratings_by_theme(m, n, &themes))
        return NULL;
    b->as.rating_rows = (struct rating_rows){themes.items, themes.n, ratings_note(m)};
    return b;
}

static struct block *merge_pyramid(struct merging *m, const struct node *n)
{
    struct block *b = block_new(m, BLOCK_PYRAMID, STR("pyramid"), n->at);
    if (merging_drawing(m, "pyramid", n->at) && b)
        pyramid_from_node(m, n, &b->as.pyramid);
    return b;
}

static struct block *merge_links(struct merging *m, const struct node *n)
{
    struct block *b = block_new(m, BLOCK_LINKS, STR("links"), n->at);
    if (b)
        links_from_node(m, n, &b->as.links);
    return b;
}

/* --- sections ------------------------------------------------------------ */

static str section_strapline(struct merging *m, const struct node *n, const struct theme *t)
{
    str own = node_text(n, "strapline");
    return own.n || !t ? merging_filled(m, own) : merging_words(m, t->strapline);
}

static struct block *section_new(struct merging *m, const struct node *n, bool heading)
{
    struct block *b = block_new(m, BLOCK_SECTION, (str){0}, n->at);
    struct section *section = &b->as.section;
    section->title = merging_filled(m, node_text(n, "title"));
    section->heading = heading;
    section->master = node_text(n, "master");
    if (section->master.n)
        merging_look(m, "masters", "master", section->master, node_place(n, "master"));
    return b;
}

static void refuse_idle(struct merging *m, const struct node *n, const char *name, const char *why)
{
    if (node_value(n, name)->given)
        diag_error(m->diag, node_place(n, name), "%s changes nothing here: %s; take it out", name,
                   why);
}

/* Sections of the report have pages of their own, and their title is that of the page. */
static void check_idle(struct merging *m, const struct node *n)
{
    bool has_pages = node_is(n->parent, "report");
    if (!node_bool(n, "heading"))
        refuse_idle(m, n, "style", "the section has no heading");
    else if (has_pages)
        refuse_idle(m, n, "style", "its heading is the title of a page, which the master dresses");
    if (has_pages && node_choice_is(n, "start", "here"))
        refuse_idle(m, n, "start", "a section of the report always begins a page");
    if (!has_pages) {
        refuse_idle(m, n, "master", "a section inside another stands on that one's pages");
        refuse_idle(m, n, "strapline", "a section inside another has none");
    }
}

static struct block *merge_section(struct merging *m, const struct node *n)
{
    str theme = node_text(n, "theme");
    check_idle(m, n);
    struct block *b = section_new(m, n, node_bool(n, "heading"));
    struct section *section = &b->as.section;
    section->strapline =
        section_strapline(m, n, theme.n ? merging_theme(m, theme, node_place(n, "theme")) : NULL);
    section->content = merge_children(m, n);
    b->anchor = merging_anchor(m, n);
    b->page_start = node_choice_is(n, "start", "page");
    b->style = node_text(n, "style");
    if (b->style.n)
        merging_look(m, "blocks", "block", b->style, node_place(n, "style"));
    return b;
}

static struct block *merge_cover(struct merging *m, const struct node *n)
{
    struct block *b = section_new(m, n, false);
    b->as.section.content = merge_children(m, n);
    b->anchor = STR("cover");
    b->page_start = true;
    return b;
}

static struct block *merge_contents(struct merging *m, const struct node *n)
{
    block_list list = {0};
    struct block *b = section_new(m, n, true);
    struct block *entries = block_new(m, BLOCK_CONTENTS, STR("contents"), n->at);
    if (entries) {
        entries_from_node(m, n, &entries->as.contents);
        vec_push(m->arena, &list, entries);
    }
    b->as.section.content = blocks_of(&list);
    b->anchor = STR("contents");
    b->page_start = true;
    return b;
}

/* --- dispatch ------------------------------------------------------------ */

static struct block *merge_page_break(struct merging *m, const struct node *n)
{
    return block_new(m, BLOCK_PAGE_BREAK, (str){0}, n->at);
}

static struct block *merge_indicator_table(struct merging *m, const struct node *n)
{
    return merge_named_table(m, n, cells_from_indicators);
}

static struct block *merge_typed_table(struct merging *m, const struct node *n)
{
    return merge_table(m, n, cells_from_typed);
}

static struct block *merge_glossary(struct merging *m, const struct node *n)
{
    return merge_table(m, n, cells_from_glossary);
}

/* Elements that become one block each. */
static const struct {
    const char *element;
    struct block *(*merge)(struct merging *m, const struct node *n);
} mergers[] = {
    {"p", merge_para},
    {"list", merge_list},
    {"columns", merge_columns},
    {"indicator-table", merge_indicator_table},
    {"data-table", merge_data_table},
    {"table", merge_typed_table},
    {"glossary-table", merge_glossary},
    {"links", merge_links},
    {"box", merge_box},
    {"chart", merge_chart},
    {"rating-donuts", merge_donuts},
    {"rating-rows", merge_rating_rows},
    {"pyramid", merge_pyramid},
    {"page-break", merge_page_break},
    {"section", merge_section},
    {"cover", merge_cover},
    {"contents", merge_contents},
};

static void append(struct merging *m, const struct node *n, block_list *out)
{
    if (node_is(n, "commentary-text"))
        commentary_append(m, n, out);
    if (node_is(n, "certificate"))
        certificate_append(m, n, out);
    if (node_is(n, "revisions"))
        revisions_append(m, n, out);
    for (size_t i = 0; i < sizeof mergers / sizeof *mergers; i++) {
        if (!node_is(n, mergers[i].element))
            continue;
        struct block *b = mergers[i].merge(m, n);
        if (b)
            vec_push(m->arena, out, b);
    }
}

static struct blocks merge_children(struct merging *m, const struct node *parent)
{
    block_list list = {0};
    for (const struct node *n = parent->first; n; n = n->next)
        if (n->kind)
            append(m, n, &list);
    return blocks_of(&list);
}

static bool is_part_of_body(const struct node *n)
{
    return node_is(n, "cover") || node_is(n, "contents") || node_is(n, "section");
}

static struct blocks merge_body(struct merging *m)
{
    block_list list = {0};
    for (const struct node *n = m->job->definition->root->first; n; n = n->next) {
        if (!n->kind || !is_part_of_body(n))
            continue;
        abbreviations_forget(m);
        append(m, n, &list);
    }
    return blocks_of(&list);
}

static str content_of(struct merging *m, const char *element)
{
    const struct node *n = node_child(m->job->definition->root, element);
    return n ? merging_words(m, node_content(m->arena, n)) : (str){0};
}

static struct state_words words_of_states(const struct layout_spec *l)
{
    return (struct state_words){
        .not_due = layout_word(l, "not-due"),
        .not_due_merged = layout_word(l, "not-due-merged"),
        .not_available = layout_word(l, "not-available"),
        .not_applicable = layout_word(l, "not-applicable"),
        .suppressed = layout_word(l, "suppressed"),
    };
}

static void name_document(struct merging *m, struct document *doc)
{
    const struct node *root = m->job->definition->root;
    doc->title = content_of(m, "title");
    doc->organisation = content_of(m, "organisation");
    doc->subtitle = content_of(m, "subtitle");
    doc->produced_by = content_of(m, "produced-by");
    doc->description = content_of(m, "description");
    doc->keywords = content_of(m, "keywords");
    doc->lang = node_text(root, "lang");
    doc->published = node_text(root, "published");
}

/* A rating that is shown by its symbol needs one. */
static void check_symbols(struct merging *m)
{
    const struct figures *f = m->job->figures;
    for (size_t i = 0; i < f->n_ratings; i++) {
        const struct rating *r = &f->ratings[i];
        if (m->symbols[i] && !layout_find(m->job->layout, "symbols", r->id))
            diag_error(m->diag, node_place(r->node, "id"),
                       "the layout \"" STR_FMT "\" has no symbol \"" STR_FMT
                       "\"; add <symbol id=\"" STR_FMT "\" .../>",
                       STR_ARG(node_text(m->job->layout->root, "id")), STR_ARG(r->id),
                       STR_ARG(r->id));
    }
}

struct document *merge(struct arena *a, struct diag *d, const struct merge_job *job)
{
    struct merging m = {.arena = a,
                        .diag = d,
                        .job = job,
                        .words = words_of_states(job->layout),
                        .sheets = arena_array(a, struct csv *, job->definition->n_files + 1),
                        .symbols = arena_array(a, bool, job->figures->n_ratings + 1)};
    struct document *doc = arena_new(a, struct document);
    size_t errors = diag_errors(d);
    abbreviations_read(&m);
    name_document(&m, doc);
    doc->period = job->figures->period;
    doc->figures = job->figures;
    doc->layout = job->layout;
    doc->blocks = merge_body(&m);
    check_symbols(&m);
    return diag_errors(d) == errors ? doc : NULL;
}
