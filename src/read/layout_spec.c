/* layout_spec.c - reading a layout, and what is asked of it */
#include "layout_spec.h"
#include "arena.h"
#include "layout_check.h"
#include <string.h>

bool layout_has_id(const struct node *n)
{
    return n->kind && n->kind->attributes[0].name && strcmp(n->kind->attributes[0].name, "id") == 0;
}

const struct node *layout_find(const struct layout_spec *l, const char *list, str id)
{
    const struct node *parent = node_child(l->root, list);
    for (const struct node *n = parent ? parent->first : NULL; n; n = n->next)
        if (layout_has_id(n) && str_equal(node_text(n, "id"), id))
            return n;
    return NULL;
}

const struct node_value *layout_table_value(const struct layout_spec *l, const struct node *table,
                                            const char *name)
{
    const struct node_value *own = node_value(table, name);
    if (own->given || !node_has(table, "like"))
        return own;
    return layout_table_value(l, layout_find(l, "tables", node_text(table, "like")), name);
}

static const struct node *columns_owner(const struct layout_spec *l, const struct node *table)
{
    while (!table->first && node_has(table, "like"))
        table = layout_find(l, "tables", node_text(table, "like"));
    return table;
}

static const struct node *next_column(const struct node *owner, const struct node *n)
{
    while ((n = node_walk(owner, n)) && !node_is(n, "column"))
        ;
    return n;
}

struct table_columns layout_table_columns(struct arena *a, const struct layout_spec *l,
                                          const struct node *table)
{
    const struct node *owner = columns_owner(l, table);
    const struct node_value *widths = node_value(table, "widths");
    size_t most = 0;
    for (const struct node *c = next_column(owner, owner); c; c = next_column(owner, c))
        most++;
    struct table_columns t = {arena_array(a, const struct node *, most + 1),
                              arena_array(a, const struct node *, most + 1),
                              arena_array(a, int64_t, most + 1), 0};
    size_t i = 0;
    for (const struct node *c = next_column(owner, owner); c; c = next_column(owner, c), i++) {
        const struct node_value *own = node_value(c, "width");
        int64_t width = widths->given && i < widths->n ? widths->lengths[i]
                        : own->n                       ? own->lengths[0]
                                                       : -1000;
        if (!width)
            continue;
        t.columns[t.n] = c;
        t.groups[t.n] = node_is(c->parent, "group") ? c->parent : NULL;
        t.widths[t.n++] = width;
    }
    return t;
}

static bool find_colour(void *user, str id, colour *out)
{
    return layout_colour(user, id, out);
}

struct layout_spec *layout_spec_read(struct arena *a, struct diag *d, const struct source *s)
{
    struct layout_spec *l = arena_new(a, struct layout_spec);
    l->source = s;
    l->root = node_read(a, d, s, &layout_vocabulary);
    if (!l->root || !node_resolve_colours(d, l->root, find_colour, l))
        return NULL;
    return layout_check(a, d, l) ? l : NULL;
}
