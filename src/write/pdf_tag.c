/* pdf_tag.c - structure elements, parent tree and identifiers as packed objects
 *
 * Elements are numbered in tree order, so that a reader finds neighbours in the
 * same object stream; after them come the leaves of the two search trees.
 */
#include "pdf_tag.h"

/* Entries of a leaf, and leaves of a root, of the parent and identifier trees. */
#define ENTRIES_PER_LEAF 64

/* A stretch of content or an annotation that belongs to a tag. */
struct mark {
    const struct tag *tag;
    size_t page;
    bool is_annotation;
    uint32_t number; /* MCID, or the annotation's object */
    size_t key;      /* of an annotation in the parent tree */
};

struct page_marks {
    uint32_t id;
    mpt height;
    size_t key;
    size_t first; /* of its marks */
    size_t n_content;
};

struct pdf_tags {
    struct pdf_out *out;
    VEC(struct mark) marks; /* in order of painting, so page after page */
    VEC(struct page_marks) pages;
    size_t n_keys;
};

/* State of one writing. */
struct tree {
    struct pdf_tags *tags;
    struct pdf_packing *packing;
    struct buf *out; /* the object being written */
    const struct tag *root;
    uint32_t root_id;
    size_t n;         /* serials are below this */
    uint32_t *ids;    /* by serial; 0 for what is no element */
    size_t *first_of; /* by serial, n + 1: where its marks start in `sorted` */
    const struct mark **sorted;
};

struct pdf_tags *pdf_tags_new(struct pdf_out *out)
{
    struct pdf_tags *t = arena_new(out->arena, struct pdf_tags);
    t->out = out;
    return t;
}

/* --- noting --- */

size_t pdf_tags_page(struct pdf_tags *t, uint32_t id, mpt height)
{
    struct page_marks page = {.id = id, .height = height, .key = t->n_keys++, .first = t->marks.n};
    vec_push(t->out->arena, &t->pages, page);
    return page.key;
}

static struct page_marks *open_page(const struct pdf_tags *t)
{
    return &t->pages.items[t->pages.n - 1];
}

const struct tag *pdf_tags_element(const struct tag *leaf)
{
    while (leaf->role == TAG_TEXT && leaf->parent)
        leaf = leaf->parent;
    return leaf;
}

size_t pdf_tags_next_mark(const struct pdf_tags *t)
{
    return open_page(t)->n_content;
}

void pdf_tags_mark(struct pdf_tags *t, const struct tag *leaf)
{
    struct mark m = {
        .tag = leaf, .page = t->pages.n - 1, .number = (uint32_t)open_page(t)->n_content++};
    vec_push(t->out->arena, &t->marks, m);
}

size_t pdf_tags_annotation(struct pdf_tags *t, const struct tag *element, uint32_t id)
{
    struct mark m = {.tag = element,
                     .page = t->pages.n - 1,
                     .is_annotation = true,
                     .number = id,
                     .key = t->n_keys++};
    vec_push(t->out->arena, &t->marks, m);
    return m.key;
}

/* --- walking --- */

/* The tag after `t` in tree order, or NULL; without recursion, whatever the depth. */
static const struct tag *next_tag(const struct tag *t, const struct tag *root)
{
    if (t->first)
        return t->first;
    while (t != root && !t->next)
        t = t->parent;
    return t == root ? NULL : t->next;
}

static void number_elements(struct tree *w)
{
    uint32_t id = w->root_id;
    for (const struct tag *t = w->root; t; t = next_tag(t, w->root))
        if (t->role != TAG_TEXT)
            w->ids[t->serial] = ++id;
}

/* Marks by serial, each serial's in the order of painting. */
static bool sort_marks(struct tree *w)
{
    struct pdf_tags *tags = w->tags;
    for (size_t i = 0; i < tags->marks.n; i++) {
        const struct tag *t = tags->marks.items[i].tag;
        if (t->serial >= w->n || w->ids[pdf_tags_element(t)->serial] == 0)
            return pdf_fail(tags->out, "painted content is outside the structure tree; "
                                       "report this fault");
        w->first_of[t->serial + 1]++;
    }
    for (size_t s = 0; s < w->n; s++)
        w->first_of[s + 1] += w->first_of[s];
    size_t *next = arena_array(tags->out->arena, size_t, w->n + 1);
    for (size_t s = 0; s < w->n; s++)
        next[s] = w->first_of[s];
    for (size_t i = 0; i < tags->marks.n; i++)
        w->sorted[next[tags->marks.items[i].tag->serial]++] = &tags->marks.items[i];
    return true;
}

static void pack(struct tree *w, uint32_t id)
{
    pdf_pack_object(w->packing, id, buf_str(w->out));
    w->out->n = 0;
}

/* --- an element's children --- */

/* K while it is written: one child stands alone, several stand in an array. */
struct kids {
    struct tree *tree;
    size_t page; /* the element's own, SIZE_MAX when none of its marks is its own */
    size_t bracket, n;
};

static void put_mark(struct kids *k, const struct mark *m)
{
    struct buf *b = k->tree->out;
    uint32_t page = k->tree->tags->pages.items[m->page].id;
    buf_char(b, ' ');
    k->n++;
    if (m->is_annotation)
        buf_print(b, "<</Type/OBJR/Obj %u 0 R/Pg %u 0 R>>", (unsigned)m->number, (unsigned)page);
    else if (m->page == k->page)
        buf_int(b, m->number);
    else
        buf_print(b, "<</Type/MCR/Pg %u 0 R/MCID %u>>", (unsigned)page, (unsigned)m->number);
}

static void put_marks(struct kids *k, const struct tag *t, bool annotations)
{
    const struct tree *w = k->tree;
    for (size_t i = w->first_of[t->serial]; i < w->first_of[t->serial + 1]; i++)
        if (w->sorted[i]->is_annotation == annotations)
            put_mark(k, w->sorted[i]);
}

/* Leaves below leaves are taken as one text. */
static void put_leaf(struct kids *k, const struct tag *leaf)
{
    for (const struct tag *t = leaf; t; t = next_tag(t, leaf))
        put_marks(k, t, false);
}

static void put_children(struct kids *k, const struct tag *element)
{
    put_marks(k, element, false);
    for (const struct tag *t = element->first; t; t = t->next) {
        if (t->role == TAG_TEXT) {
            put_leaf(k, t);
            continue;
        }
        buf_char(k->tree->out, ' ');
        pdf_put_ref(k->tree->out, k->tree->ids[t->serial]);
        k->n++;
    }
    put_marks(k, element, true);
}

static void put_kids(struct tree *w, const struct tag *element, size_t page)
{
    size_t start = w->out->n;
    buf_put(w->out, STR("/K["));
    struct kids k = {.tree = w, .page = page, .bracket = w->out->n - 1};
    put_children(&k, element);
    if (k.n == 0)
        w->out->n = start;
    else if (k.n == 1)
        w->out->p[k.bracket] = ' ';
    else
        buf_char(w->out, ']');
}

/* The page of the first mark that is the element's own, SIZE_MAX when there is none. */
static size_t first_page(const struct tree *w, const struct tag *element)
{
    if (w->first_of[element->serial] < w->first_of[element->serial + 1])
        return w->sorted[w->first_of[element->serial]]->page;
    for (const struct tag *t = element->first; t; t = t->next)
        if (t->role == TAG_TEXT && w->first_of[t->serial] < w->first_of[t->serial + 1])
            return w->sorted[w->first_of[t->serial]]->page;
    return SIZE_MAX;
}

/* --- attributes --- */

/* Of one length, so that the identifier tree's order is that of the serials. */
static void put_identifier(struct buf *b, const struct tag *t)
{
    char digits[10];
    size_t rest = t->serial;
    for (size_t i = sizeof digits; i-- > 0; rest /= 10)
        digits[i] = (char)('0' + rest % 10);
    buf_put(b, STR("(t"));
    buf_put(b, (str){digits, sizeof digits});
    buf_char(b, ')');
}

static bool needs_identifier(const struct tag *t)
{
    return t->needs_id || t->role == TAG_NOTE;
}

static const char *scope_name(enum tag_scope scope)
{
    static const char *const names[] = {
        [SCOPE_NONE] = "", [SCOPE_COLUMN] = "Column", [SCOPE_ROW] = "Row", [SCOPE_BOTH] = "Both"};
    return names[scope];
}

static void put_headers(struct buf *b, const struct tag *cell)
{
    buf_put(b, STR("/Headers["));
    for (size_t i = 0; i < cell->n_headers; i++)
        put_identifier(b, cell->headers[i]);
    buf_char(b, ']');
}

static void put_span(struct buf *b, str key, unsigned span)
{
    if (span < 2)
        return;
    buf_put(b, key);
    buf_int(b, span);
}

static void put_cell_attributes(struct buf *b, const struct tag *t)
{
    if (t->scope == SCOPE_NONE && t->row_span < 2 && t->col_span < 2 && t->n_headers == 0)
        return;
    buf_put(b, STR("/A<</O/Table"));
    if (t->role == TAG_TH && t->scope != SCOPE_NONE) {
        buf_put(b, STR("/Scope/"));
        buf_put(b, str_of(scope_name(t->scope)));
    }
    put_span(b, STR("/RowSpan "), t->row_span);
    put_span(b, STR("/ColSpan "), t->col_span);
    if (t->n_headers > 0)
        put_headers(b, t);
    buf_put(b, STR(">>"));
}

static void put_figure_attributes(struct tree *w, const struct tag *t, size_t page)
{
    if (page == SIZE_MAX || t->bbox.w <= 0 || t->bbox.h <= 0)
        return;
    point corners[2] = {{t->bbox.x, t->bbox.y}, {t->bbox.w, t->bbox.h}};
    if (!pdf_is_near(corners[0]) || !pdf_is_near(corners[1])) {
        pdf_fail(w->tags->out,
                 "a figure is placed off any page; correct the lengths of the layout");
        return;
    }
    buf_put(w->out, STR("/A<</O/Layout/BBox"));
    pdf_put_rect(w->out, t->bbox, w->tags->pages.items[page].height);
    buf_put(w->out, STR(">>"));
}

static void put_attributes(struct tree *w, const struct tag *t, size_t page)
{
    if (t->role == TAG_TH || t->role == TAG_TD) {
        put_cell_attributes(w->out, t);
    } else if (t->role == TAG_FIGURE) {
        put_figure_attributes(w, t, page);
    } else if (t->role == TAG_L) {
        const char *numbering = t->lettered ? "LowerAlpha" : t->numbered ? "Decimal" : "Disc";
        buf_print(w->out, "/A<</O/List/ListNumbering/%s>>", numbering);
    } else if (t->role == TAG_TABLE && t->summary.n > 0) {
        buf_put(w->out, STR("/A<</O/Table"));
        pdf_put_entry(w->tags->out, w->out, "Summary", t->summary);
        buf_put(w->out, STR(">>"));
    }
}

static void put_texts(struct tree *w, const struct tag *t)
{
    struct pdf_out *out = w->tags->out;
    pdf_put_entry(out, w->out, "T", t->title);
    pdf_put_entry(out, w->out, "Alt", t->alt);
    pdf_put_entry(out, w->out, "ActualText", t->actual);
    pdf_put_entry(out, w->out, "E", t->expansion);
    pdf_put_entry(out, w->out, "Lang", t->lang);
}

static void put_element(struct tree *w, const struct tag *t)
{
    size_t page = first_page(w, t);
    uint32_t parent = t == w->root ? w->root_id : w->ids[pdf_tags_element(t->parent)->serial];
    buf_put(w->out, STR("<</Type/StructElem/S/"));
    buf_put(w->out, str_of(tag_name(t->role)));
    buf_put(w->out, STR("/P "));
    pdf_put_ref(w->out, parent);
    if (page != SIZE_MAX) {
        buf_put(w->out, STR("/Pg "));
        pdf_put_ref(w->out, w->tags->pages.items[page].id);
    }
    put_kids(w, t, page);
    put_texts(w, t);
    if (needs_identifier(t)) {
        buf_put(w->out, STR("/ID"));
        put_identifier(w->out, t);
    }
    put_attributes(w, t, page);
    buf_put(w->out, STR(">>"));
    pack(w, w->ids[t->serial]);
}

/* --- search trees --- */

/* A number or name tree while it is written: leaves below one root. */
struct search_tree {
    struct tree *tree;
    const char *entries; /* "Nums" or "Names" */
    size_t n;            /* entries in the open leaf */
    uint32_t leaf;
    struct buf low, high; /* the open leaf's limits, printed */
    struct buf leaves;    /* references to the leaves so far */
};

static struct search_tree search_tree(struct tree *w, const char *entries)
{
    struct arena *a = w->tags->out->arena;
    return (struct search_tree){.tree = w,
                                .entries = entries,
                                .low = {.arena = a},
                                .high = {.arena = a},
                                .leaves = {.arena = a}};
}

static void close_leaf(struct search_tree *s)
{
    if (s->n == 0)
        return;
    buf_print(s->tree->out, "]/Limits[" STR_FMT " " STR_FMT "]>>", STR_ARG(buf_str(&s->low)),
              STR_ARG(buf_str(&s->high)));
    pack(s->tree, s->leaf);
    s->n = 0;
}

/* What follows `key` is the caller's to write. */
static void put_key(struct search_tree *s, str key)
{
    if (s->n == ENTRIES_PER_LEAF)
        close_leaf(s);
    if (s->n == 0) {
        s->leaf = pdf_pack_id(s->tree->packing);
        pdf_put_ref(&s->leaves, s->leaf);
        buf_char(&s->leaves, ' ');
        buf_print(s->tree->out, "<</%s[", s->entries);
        s->low.n = 0;
        buf_put(&s->low, key);
    }
    s->n++;
    s->high.n = 0;
    buf_put(&s->high, key);
    buf_put(s->tree->out, key);
    buf_char(s->tree->out, ' ');
}

/* Gives the root's object, 0 when the tree is empty. */
static uint32_t close_search_tree(struct search_tree *s)
{
    close_leaf(s);
    if (s->leaves.n == 0)
        return 0;
    uint32_t root = pdf_pack_id(s->tree->packing);
    buf_print(s->tree->out, "<</Kids[" STR_FMT "]>>", STR_ARG(buf_str(&s->leaves)));
    pack(s->tree, root);
    return root;
}

static void put_number_key(struct search_tree *s, size_t key)
{
    char digits[24];
    struct buf b = {.arena = s->tree->tags->out->arena, .p = digits, .cap = sizeof digits};
    buf_int(&b, (int64_t)key);
    put_key(s, buf_str(&b));
}

static void put_parent(struct tree *w, const struct mark *m)
{
    pdf_put_ref(w->out, w->ids[pdf_tags_element(m->tag)->serial]);
    buf_char(w->out, ' ');
}

static void put_page_parents(struct search_tree *s, size_t page)
{
    struct tree *w = s->tree;
    const struct pdf_tags *tags = w->tags;
    size_t from = tags->pages.items[page].first;
    size_t to = page + 1 < tags->pages.n ? tags->pages.items[page + 1].first : tags->marks.n;
    put_number_key(s, tags->pages.items[page].key);
    buf_char(w->out, '[');
    for (size_t i = from; i < to; i++)
        if (!tags->marks.items[i].is_annotation)
            put_parent(w, &tags->marks.items[i]);
    buf_char(w->out, ']');
    for (size_t i = from; i < to; i++) {
        if (!tags->marks.items[i].is_annotation)
            continue;
        put_number_key(s, tags->marks.items[i].key);
        put_parent(w, &tags->marks.items[i]);
    }
}

static uint32_t put_parent_tree(struct tree *w)
{
    struct search_tree s = search_tree(w, "Nums");
    for (size_t page = 0; page < w->tags->pages.n; page++)
        put_page_parents(&s, page);
    return close_search_tree(&s);
}

static const struct tag **tags_by_serial(struct tree *w)
{
    const struct tag **all = arena_array(w->tags->out->arena, const struct tag *, w->n);
    for (const struct tag *t = w->root; t; t = next_tag(t, w->root))
        all[t->serial] = t;
    return all;
}

static uint32_t put_id_tree(struct tree *w)
{
    struct search_tree s = search_tree(w, "Names");
    struct buf name = {.arena = w->tags->out->arena};
    const struct tag **all = tags_by_serial(w);
    for (size_t i = 0; i < w->n; i++) {
        if (!all[i] || all[i]->role == TAG_TEXT || !needs_identifier(all[i]))
            continue;
        name.n = 0;
        put_identifier(&name, all[i]);
        put_key(&s, buf_str(&name));
        pdf_put_ref(w->out, w->ids[i]);
    }
    return close_search_tree(&s);
}

/* --- the whole --- */

static void put_root(struct tree *w, uint32_t parents, uint32_t identifiers)
{
    buf_print(w->out, "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey %zu",
              (unsigned)w->ids[w->root->serial], (unsigned)parents, w->tags->n_keys);
    if (identifiers)
        buf_print(w->out, "/IDTree %u 0 R", (unsigned)identifiers);
    buf_put(w->out, STR(">>"));
    pack(w, w->root_id);
}

static void mark_referred_headers(struct tree *w)
{
    for (const struct tag *t = w->root; t; t = next_tag(t, w->root))
        for (size_t i = 0; i < t->n_headers; i++)
            t->headers[i]->needs_id = true;
}

size_t pdf_tags_count(const struct tag *root)
{
    size_t n = 1;
    for (const struct tag *t = root; t; t = next_tag(t, root))
        if (t->role != TAG_TEXT)
            n++;
    return n;
}

void pdf_tags_write(struct pdf_tags *tags, const struct tag *root, uint32_t first,
                    struct pdf_packing *packing)
{
    struct arena *a = tags->out->arena;
    size_t n = root->tree->n;
    struct buf object = {.arena = a};
    struct tree w = {.tags = tags,
                     .packing = packing,
                     .out = &object,
                     .root = root,
                     .root_id = first,
                     .n = n,
                     .ids = arena_array(a, uint32_t, n),
                     .first_of = arena_array(a, size_t, n + 1),
                     .sorted = arena_array(a, const struct mark *, tags->marks.n + 1)};
    number_elements(&w);
    if (!sort_marks(&w))
        return;
    mark_referred_headers(&w);
    for (const struct tag *t = root; t; t = next_tag(t, root))
        if (t->role != TAG_TEXT)
            put_element(&w, t);
    uint32_t parents = put_parent_tree(&w);
    put_root(&w, parents, put_id_tree(&w));
}
