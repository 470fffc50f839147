/* check_access.c - what a reader who does not see the page depends on
 *
 * Language, headings, captions, what links say, alternative texts typed by the author.  Contrast
 * is checked where the layout is read; tags and header cells are made by construction.
 */
#include "checking.h"
#include "vec.h"
#include <stdlib.h>

struct link {
    str text, to;
    struct place at;
};

struct links {
    VEC(struct link) all;
};

/* --- the language --- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_subtag(str part, bool first)
{
    if (part.n < (first ? 2 : 1) || part.n > 8)
        return false;
    for (size_t i = 0; i < part.n; i++)
        if (!is_letter(part.p[i]) && (first || part.p[i] < '0' || part.p[i] > '9'))
            return false;
    return true;
}

/* The shape of a tag of BCP 47: a language, then subtags of up to eight characters. */
static bool is_language_tag(str tag)
{
    str part;
    bool first = true;
    while (str_split(&tag, '-', &part)) {
        if (!is_subtag(part, first))
            return false;
        first = false;
    }
    return !first;
}

static void check_language(const struct checking *c)
{
    const struct node *root = c->definition->root;
    str lang = node_text(root, "lang");
    if (!is_language_tag(lang))
        diag_error(c->diag, node_place(root, "lang"),
                   "\"" STR_FMT "\" is not a language tag; write one such as en-GB", STR_ARG(lang));
}

/* --- texts that must say something --- */

/* Attributes that may be left out, but leave the reader with nothing when they are blank; of
 * those that must be given, the reader of the definition knows. */
static const struct spoken {
    const char *element, *attribute, *advice;
} spoken[] = {
    {"cover", "title", "name the page, as the bookmarks do"},
    {"contents", "title", "give the list a heading"},
    {"indicator-table", "caption", "say what the table shows or leave the attribute out"},
    {"data-table", "caption", "say what the table shows or leave the attribute out"},
    {"glossary-table", "caption", "say what the table shows or leave the attribute out"},
    {"box", "title", "write a heading or leave the attribute out"},
    {"chart", "title", "write a title or leave the attribute out"},
    {"chart", "alt", "say what the chart shows or leave the attribute out"},
    {"pyramid", "alt", "say what the pyramid shows or leave the attribute out"},
};
#define N_SPOKEN (sizeof spoken / sizeof *spoken)

static void check_spoken(const struct checking *c, const struct node *n)
{
    for (size_t i = 0; i < N_SPOKEN; i++) {
        if (!node_is(n, spoken[i].element))
            continue;
        const struct node_value *value = node_value(n, spoken[i].attribute);
        if (value->given && str_trim(value->text).n == 0)
            diag_error(c->diag, value->at, "the %s of the %s is blank; %s", spoken[i].attribute,
                       spoken[i].element, spoken[i].advice);
    }
    if ((node_is(n, "band") || node_is(n, "a")) && node_content(c->arena, n).n == 0)
        diag_error(c->diag, n->at, "the %s has no text; write one into it", n->kind->name);
}

/* Readers who do not tell the colours apart go by the letters. */
static void check_letters(const struct checking *c)
{
    const struct figures *f = c->figures;
    for (size_t i = 0; i < f->n_ratings; i++)
        for (size_t j = 0; j < i; j++)
            if (str_equal(f->ratings[i].letter, f->ratings[j].letter))
                diag_error(c->diag, node_place(f->ratings[i].node, "letter"),
                           "the ratings \"" STR_FMT "\" and \"" STR_FMT "\" have the same letter; "
                           "give each its own",
                           STR_ARG(f->ratings[j].id), STR_ARG(f->ratings[i].id));
}

/* --- links --- */

static bool equals_ignoring_case(str s, const char *words)
{
    if (s.n != str_of(words).n)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if ((is_letter(s.p[i]) ? s.p[i] | 0x20 : s.p[i]) != words[i])
            return false;
    return true;
}

static bool says_nothing(str text)
{
    static const char *const phrases[] = {"click here", "here",      "click", "link",
                                          "this link",  "read more", "more",  "more information"};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (equals_ignoring_case(text, phrases[i]))
            return true;
    return false;
}

static bool is_bare_address(str text)
{
    return str_starts(text, "http://") || str_starts(text, "https://") || str_starts(text, "www.");
}

static void note_link(const struct checking *c, struct links *links, str text, str to,
                      struct place at)
{
    if (says_nothing(text))
        diag_warn(c->diag, at,
                  "the link text \"" STR_FMT "\" does not say where it leads; name the page",
                  STR_ARG(text));
    else if (is_bare_address(text))
        diag_warn(c->diag, at,
                  "the link text \"" STR_FMT "\" is an address, which is read out letter by "
                  "letter; name the page",
                  STR_ARG(text));
    else if (text.n)
        vec_push(c->arena, &links->all, (struct link){text, to, at});
}

static void note_element(const struct checking *c, struct links *links, const struct node *n)
{
    if (node_is(n, "a"))
        note_link(c, links, node_content(c->arena, n), node_text(n, "to"), n->at);
    else if (node_is(n, "link"))
        note_link(c, links, str_trim(node_text(n, "text")), node_text(n, "to"),
                  node_place(n, "text"));
}

static void put_words(struct buf *b, const struct md *first)
{
    for (const struct md *m = first; m; m = m->next) {
        if (m->kind == MD_TEXT)
            buf_put(b, m->text);
        put_words(b, m->first);
    }
}

static void note_commentary(const struct checking *c, struct links *links, const struct md *first)
{
    for (const struct md *m = first; m; m = m->next) {
        if (m->kind == MD_LINK) {
            struct buf b = {.arena = c->arena};
            put_words(&b, m->first);
            note_link(c, links, str_trim(buf_str(&b)), m->text, m->at);
        } else {
            note_commentary(c, links, m->first);
        }
    }
}

static void note_glossary(const struct checking *c, struct links *links)
{
    const struct csv *g = c->glossary;
    size_t text = g ? csv_column(g, STR("link_text")) : SIZE_MAX;
    size_t to = g ? csv_column(g, STR("url")) : SIZE_MAX;
    if (text == SIZE_MAX || to == SIZE_MAX)
        return;
    for (size_t i = 0; i < g->n_rows; i++)
        note_link(c, links, str_trim(g->rows[i].cells[text].text),
                  str_trim(g->rows[i].cells[to].text), csv_place(g, &g->rows[i].cells[text]));
}

/* By text; of the same text, in the order in which they were found. */
static int compare_links(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    int order = str_compare(x->text, y->text);
    if (order)
        return order;
    if (x->at.source != y->at.source)
        return str_compare(x->at.source->name, y->at.source->name);
    return (x->at.offset > y->at.offset) - (x->at.offset < y->at.offset);
}

/* In a list of links, the text is all that tells one from the other. */
static void compare_targets(const struct checking *c, struct links *links)
{
    if (links->all.n)
        qsort(links->all.items, links->all.n, sizeof *links->all.items, compare_links);
    for (size_t i = 1; i < links->all.n; i++) {
        const struct link *one = &links->all.items[i], *before = one - 1;
        if (str_equal(one->text, before->text) && !str_equal(one->to, before->to))
            diag_warn(c->diag, one->at,
                      "the link text \"" STR_FMT "\" leads elsewhere in line %zu of " STR_FMT "; "
                      "word them differently",
                      STR_ARG(one->text), place_line_column(before->at).line,
                      STR_ARG(before->at.source->name));
    }
}

void check_access(const struct checking *c)
{
    struct links links = {0};
    const struct node *root = c->definition->root;
    check_language(c);
    check_letters(c);
    for (const struct node *n = root; n; n = node_walk(root, n)) {
        check_spoken(c, n);
        note_element(c, &links, n);
    }
    for (size_t i = 0; i < c->commentary->n; i++)
        note_commentary(c, &links, c->commentary->items[i].blocks);
    note_glossary(c, &links);
    compare_targets(c, &links);
}
