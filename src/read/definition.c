/* definition.c - report.xml and the files that it names */
#include "definition.h"
#include "arena.h"
#include "date.h"
#include "text_decode.h"
#include "vec.h"
#include <stdlib.h>

/* Ids are unique within a group: what links lead to, themes, and so on. */
struct named {
    str id;
    const struct node *node;
};
static const struct group {
    const char *elements, *parent, *title;
} groups[] = {
    {"section indicator-table data-table", NULL, "sections and tables"},
    {"theme", NULL, "themes"},
    {"comparator", NULL, "comparators"},
    {"rating", NULL, "ratings"},
    {"table", "data", "tables of data"},
};

static bool is_in_group(const struct node *n, const struct group *g)
{
    str rest = str_of(g->elements), word;
    if (!n->kind || (g->parent && !(n->parent && node_is(n->parent, g->parent))))
        return false;
    while (str_word(&rest, &word))
        if (str_is(word, n->kind->name))
            return node_has(n, "id");
    return false;
}

/* By id, then by place. */
static int compare_named(const void *a, const void *b)
{
    const struct named *x = a, *y = b;
    int order = str_compare(x->id, y->id);
    size_t at = x->node->at.offset, other = y->node->at.offset;
    return order ? order : (at > other) - (at < other);
}

static void check_group(struct arena *a, struct diag *d, const struct node *root,
                        const struct group *g)
{
    VEC(struct named) named = {0};
    for (const struct node *n = root; n; n = node_walk(root, n))
        if (is_in_group(n, g))
            vec_push(a, &named, (struct named){node_text(n, "id"), n});
    if (named.n)
        qsort(named.items, named.n, sizeof *named.items, compare_named);
    for (size_t i = 1, first = 0; i < named.n; i++) {
        if (!str_equal(named.items[i].id, named.items[first].id)) {
            first = i;
            continue;
        }
        diag_error(d, node_place(named.items[i].node, "id"),
                   "id \"%.*s\" is given twice among the "
                   "%s, first on line %zu; choose another",
                   STR_ARG(named.items[i].id), g->title,
                   place_line_column(node_place(named.items[first].node, "id")).line);
    }
}

static void check_root(struct arena *a, struct diag *d, const struct node *root)
{
    static const char *const needed[] = {"title", "organisation"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const struct node *n = node_child(root, needed[i]);
        if (node_content(a, n).n == 0)
            diag_error(d, n->at, "\"%s\" is empty; write a text", needed[i]);
    }
    if (!date_is_iso(node_text(root, "published")))
        diag_error(d, node_place(root, "published"),
                   "published \"%.*s\" is not a date; write it "
                   "like 2024-03-04",
                   STR_ARG(node_text(root, "published")));
}

static bool load_file(struct arena *a, struct diag *d, const struct loader *load,
                      const struct node *n, struct data_file *out)
{
    str name = node_text(n, "src"), bytes = {0};
    out->node = n;
    return load->load(load->user, node_place(n, "src"), name, &bytes) &&
           text_decode(a, d, name, bytes, &out->source);
}

/* Every file is tried, so that all that are missing are told at once. */
static bool load_files(struct arena *a, struct diag *d, const struct loader *load,
                       struct definition *def)
{
    VEC(struct data_file) files = {0};
    bool all = true;
    for (struct node *n = node_child(def->root, "data")->first; n; n = n->next) {
        struct data_file file = {0};
        all = load_file(a, d, load, n, &file) && all;
        vec_push(a, &files, file);
    }
    def->files = files.items;
    def->n_files = files.n;
    return all;
}

struct definition *definition_read(struct arena *a, struct diag *d, const struct source *s,
                                   const struct loader *load)
{
    struct definition *def = arena_new(a, struct definition);
    size_t errors = diag_errors(d);
    def->source = s;
    def->root = node_read(a, d, s, &report_vocabulary);
    if (!def->root)
        return NULL;
    check_root(a, d, def->root);
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        check_group(a, d, def->root, &groups[i]);
    bool loaded = load_files(a, d, load, def);
    return loaded && diag_errors(d) == errors ? def : NULL;
}
