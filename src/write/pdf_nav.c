/* pdf_nav.c - link annotations, destinations, the outline and the page labels */
#include "pdf_nav.h"
#include <stdlib.h>

struct page {
    uint32_t id;
    mpt height;
    str label;
};

struct anchor {
    str name;
    size_t page;
    point at;
    size_t order; /* of naming */
};

/* A link whose place is still to be found. */
struct pending {
    struct pdf_object *annotation;
    str anchor;
};

struct bookmark {
    unsigned level;
    str title, anchor;
};

struct pdf_nav {
    struct pdf_out *out;
    VEC(struct page) pages;
    VEC(struct anchor) anchors;
    VEC(struct pending) pending;
    VEC(struct bookmark) bookmarks;
};

struct pdf_nav *pdf_nav_new(struct pdf_out *out)
{
    struct pdf_nav *n = arena_new(out->arena, struct pdf_nav);
    n->out = out;
    return n;
}

void pdf_nav_page(struct pdf_nav *n, uint32_t page, mpt height, str label)
{
    vec_push(n->out->arena, &n->pages, (struct page){page, height, str_copy(n->out->arena, label)});
}

/* --- places --- */

void pdf_nav_anchor(struct pdf_nav *n, str name, point at)
{
    if (!pdf_is_near(at)) {
        pdf_fail(n->out, "place \"" STR_FMT "\" is off any page; correct the lengths of the layout",
                 STR_ARG(name));
        return;
    }
    struct anchor a = {str_copy(n->out->arena, name), n->pages.n - 1, at, n->anchors.n};
    vec_push(n->out->arena, &n->anchors, a);
}

static int compare_anchors(const void *a, const void *b)
{
    const struct anchor *x = a, *y = b;
    int by_name = str_compare(x->name, y->name);
    return by_name != 0 ? by_name : (x->order > y->order) - (x->order < y->order);
}

/* Of places of one name the first; NULL when there is none.  The list is sorted. */
static const struct anchor *find_anchor(const struct pdf_nav *n, str name)
{
    size_t low = 0, high = n->anchors.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(n->anchors.items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < n->anchors.n && str_equal(n->anchors.items[low].name, name);
    return is_found ? &n->anchors.items[low] : NULL;
}

/* The reader keeps its zoom: the third number is null. */
static void put_destination(struct pdf_nav *n, struct buf *b, str name)
{
    const struct anchor *a = find_anchor(n, name);
    if (!a) {
        pdf_fail(n->out,
                 "a link or bookmark leads to \"" STR_FMT "\", which is nowhere in the "
                 "document; give something this id",
                 STR_ARG(name));
        return;
    }
    const struct page *page = &n->pages.items[a->page];
    buf_print(b, "[%u 0 R/XYZ ", (unsigned)page->id);
    pdf_put_mpt(b, a->at.x);
    buf_char(b, ' ');
    pdf_put_mpt(b, page->height - a->at.y);
    buf_put(b, STR(" null]"));
}

/* --- links --- */

static bool is_uri(str uri)
{
    for (size_t i = 0; i < uri.n; i++)
        if ((unsigned char)uri.p[i] <= ' ' || uri.p[i] == 0x7F)
            return false;
    return uri.n <= PDF_STRING_BYTES / 3;
}

/* A URI string is ASCII (ISO 32000-1, table 206): other bytes are percent-encoded. */
static str ascii_uri(struct pdf_out *out, str uri)
{
    struct buf b = {.arena = out->arena};
    for (size_t i = 0; i < uri.n; i++) {
        unsigned byte = (unsigned char)uri.p[i];
        if (byte < 0x80)
            buf_char(&b, (char)byte);
        else
            buf_print(&b, "%%%02X", byte);
    }
    return buf_str(&b);
}

static void put_action(struct pdf_nav *n, struct buf *b, str uri)
{
    if (!is_uri(uri)) {
        pdf_fail(n->out,
                 "link \"" STR_FMT "\" holds a blank or is too long; "
                 "write a blank as %%20",
                 STR_ARG(str_sub(uri, 0, 200)));
        return;
    }
    buf_put(b, STR("/A<</S/URI/URI"));
    pdf_put_text(b, ascii_uri(n->out, uri));
    buf_put(b, STR(">>"));
}

struct pdf_object *pdf_nav_link(struct pdf_nav *n, rect area, const struct link_target *to)
{
    struct pdf_object *o = pdf_object_new(n->out);
    point far = {area.x + area.w, area.y + area.h};
    if (!pdf_is_near((point){area.x, area.y}) || !pdf_is_near((point){area.w, area.h}) ||
        !pdf_is_near(far)) {
        pdf_fail(n->out, "a link's area is off any page; correct the lengths of the layout");
        return o;
    }
    /* F 4: printed with the page, as PDF/A asks of every annotation. */
    buf_put(&o->body, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"));
    pdf_put_rect(&o->body, area, n->pages.items[n->pages.n - 1].height);
    pdf_put_entry(n->out, &o->body, "Contents", to->contents);
    if (to->uri.n > 0)
        put_action(n, &o->body, to->uri);
    else
        vec_push(n->out->arena, &n->pending,
                 (struct pending){o, str_copy(n->out->arena, to->anchor)});
    return o;
}

static void write_links(struct pdf_nav *n)
{
    for (size_t i = 0; i < n->pending.n; i++) {
        struct buf *b = &n->pending.items[i].annotation->body;
        buf_put(b, STR("/A<</S/GoTo/D"));
        put_destination(n, b, n->pending.items[i].anchor);
        buf_put(b, STR(">>"));
    }
}

/* --- bookmarks --- */

void pdf_nav_bookmark(struct pdf_nav *n, unsigned level, str title, str anchor)
{
    struct arena *a = n->out->arena;
    vec_push(a, &n->bookmarks,
             (struct bookmark){level ? level : 1, str_copy(a, title), str_copy(a, anchor)});
}

/* An outline item, or with index 0 the outline itself. */
struct item {
    struct pdf_object *object;
    unsigned level;
    size_t parent, previous, next, first, last, n_kids; /* 0: none */
};

/* A level that was left out is as if it were not there: 1, 3, 2 are 1 and two below it. */
static void join_items(struct item *items, size_t n)
{
    for (size_t i = 1; i <= n; i++) {
        size_t parent = i - 1;
        while (parent != 0 && items[parent].level >= items[i].level)
            parent = items[parent].parent;
        struct item *p = &items[parent];
        items[i].parent = parent;
        items[i].previous = p->last;
        if (p->last)
            items[p->last].next = i;
        else
            p->first = i;
        p->last = i;
        p->n_kids++;
    }
}

static void put_neighbour(struct buf *b, const char *key, const struct item *items, size_t i)
{
    if (i != 0)
        buf_print(b, "/%s %u 0 R", key, (unsigned)items[i].object->id);
}

/* First level items show what is below them; the others open when asked. */
static void put_count(struct buf *b, const struct item *items, size_t i)
{
    size_t shown = items[i].n_kids;
    for (size_t k = items[i].first; i == 0 && k != 0; k = items[k].next)
        shown += items[k].n_kids;
    bool is_open = i == 0 || items[i].parent == 0;
    if (shown > 0)
        buf_print(b, is_open ? "/Count %zu" : "/Count -%zu", shown);
}

static void put_item(struct pdf_nav *n, const struct item *items, size_t i)
{
    struct buf *b = &items[i].object->body;
    if (i == 0) {
        buf_put(b, STR("/Type/Outlines"));
    } else {
        const struct bookmark *mark = &n->bookmarks.items[i - 1];
        pdf_put_entry(n->out, b, "Title", mark->title);
        buf_print(b, "/Parent %u 0 R/Dest", (unsigned)items[items[i].parent].object->id);
        put_destination(n, b, mark->anchor);
    }
    put_neighbour(b, "Prev", items, items[i].previous);
    put_neighbour(b, "Next", items, items[i].next);
    put_neighbour(b, "First", items, items[i].first);
    put_neighbour(b, "Last", items, items[i].last);
    put_count(b, items, i);
}

static void write_outline(struct pdf_nav *n, struct buf *catalog)
{
    size_t count = n->bookmarks.n;
    if (count == 0)
        return;
    struct item *items = arena_array(n->out->arena, struct item, count + 1);
    for (size_t i = 0; i <= count; i++) {
        items[i].object = pdf_object_new(n->out);
        items[i].level = i == 0 ? 0 : n->bookmarks.items[i - 1].level;
    }
    join_items(items, count);
    for (size_t i = 0; i <= count; i++)
        put_item(n, items, i);
    buf_print(catalog, "/Outlines %u 0 R/PageMode/UseOutlines", (unsigned)items[0].object->id);
}

/* --- page labels --- */

/* A label as a viewer builds it: a number in a style, or a text with no number. */
struct label {
    char style; /* 'D', 'r', 'R', or 0 for a text */
    unsigned number;
};

static str roman(struct arena *a, unsigned number, bool upper)
{
    static const struct {
        unsigned value;
        const char *lower, *upper;
    } parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                 {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                 {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                 {1, "i", "I"}};
    struct buf b = {.arena = a};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (; number >= parts[i].value; number -= parts[i].value)
            buf_put(&b, str_of(upper ? parts[i].upper : parts[i].lower));
    return buf_str(&b);
}

static unsigned roman_value(char c)
{
    static const struct {
        char letter;
        unsigned value;
    } letters[] = {{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}, {'c', 100}, {'d', 500}, {'m', 1000}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if ((c | 0x20) == letters[i].letter)
            return letters[i].value;
    return 0;
}

static bool read_roman(struct arena *a, str s, struct label *l)
{
    unsigned sum = 0, before = 0;
    if (s.n == 0 || s.n > 15)
        return false;
    for (size_t i = s.n; i-- > 0;) {
        unsigned v = roman_value(s.p[i]);
        if (v == 0)
            return false;
        sum = v < before ? sum - v : sum + v;
        before = v;
    }
    bool upper = s.p[0] >= 'A' && s.p[0] <= 'Z';
    *l = (struct label){upper ? 'R' : 'r', sum};
    return sum < 4000 && str_equal(roman(a, sum, upper), s);
}

static bool read_decimal(str s, struct label *l)
{
    unsigned v = 0;
    if (s.n == 0 || s.n > 6 || s.p[0] == '0')
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        v = v * 10 + (unsigned)(s.p[i] - '0');
    }
    *l = (struct label){'D', v};
    return true;
}

static struct label read_label(struct arena *a, str s)
{
    struct label l;
    return read_decimal(s, &l) || read_roman(a, s, &l) ? l : (struct label){0};
}

static void put_label(struct pdf_nav *n, struct buf *b, size_t page, struct label l)
{
    buf_print(b, "%zu<<", page);
    if (l.style)
        buf_print(b, "/S/%c/St %u", l.style, l.number);
    else
        pdf_put_entry(n->out, b, "P", n->pages.items[page].label);
    buf_put(b, STR(">>"));
}

/* A range lasts as long as the numbers count up by one. */
static void write_labels(struct pdf_nav *n, struct buf *catalog)
{
    struct pdf_object *labels = pdf_object_new(n->out);
    struct label expected = {0};
    buf_put(&labels->body, STR("/Nums["));
    for (size_t i = 0; i < n->pages.n; i++) {
        struct label l = read_label(n->out->arena, n->pages.items[i].label);
        if (i == 0 || !l.style || l.style != expected.style || l.number != expected.number)
            put_label(n, &labels->body, i, l);
        expected = (struct label){l.style, l.number + 1};
    }
    buf_char(&labels->body, ']');
    buf_print(catalog, "/PageLabels %u 0 R", (unsigned)labels->id);
}

void pdf_nav_write(struct pdf_nav *n, struct buf *catalog)
{
    if (n->anchors.n > 0)
        qsort(n->anchors.items, n->anchors.n, sizeof *n->anchors.items, compare_anchors);
    write_links(n);
    write_outline(n, catalog);
    write_labels(n, catalog);
}
