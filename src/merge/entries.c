/* entries.c - entries of the list of contents */
#include "entries.h"
#include "vec.h"

typedef VEC(struct contents_entry) entries;

static str entry_text(struct merging *m, const struct node *n)
{
    if (!node_is(n, "section"))
        return merging_filled(m, node_text(n, "contents"));
    str own = node_text(n, "contents-text");
    return merging_filled(m, own.n ? own : node_text(n, "title"));
}

static bool has_entry(const struct node *n)
{
    if (node_is(n, "section"))
        return node_bool(n, "contents");
    return (node_is(n, "indicator-table") || node_is(n, "data-table")) &&
           node_text(n, "contents").n;
}

static const size_t *theme_counts(struct merging *m, const struct node *section)
{
    str id = node_text(section, "theme");
    const struct theme *t = id.n ? theme_find(m->job->figures, id) : NULL;
    size_t *counts = arena_array(m->arena, size_t, m->job->figures->n_ratings + 1);
    if (!t || !headline_counts(m->job->figures, t, counts))
        return NULL;
    merging_all_symbols(m);
    return counts;
}

static struct contents_entry entry_of(struct merging *m, const struct node *section)
{
    entries subs = {0};
    for (const struct node *n = node_walk(section, section); n; n = node_walk(section, n))
        if (n->kind && has_entry(n))
            vec_push(
                m->arena, &subs,
                (struct contents_entry){.text = entry_text(m, n), .anchor = merging_anchor(m, n)});
    return (struct contents_entry){entry_text(m, section), merging_anchor(m, section), subs.items,
                                   subs.n, theme_counts(m, section)};
}

void entries_from_node(struct merging *m, const struct node *n, struct contents *out)
{
    entries list = {0};
    for (const struct node *s = node_next(n, "section"); s; s = node_next(s, "section"))
        if (node_bool(s, "contents"))
            vec_push(m->arena, &list, entry_of(m, s));
    *out = (struct contents){list.items, list.n};
}
