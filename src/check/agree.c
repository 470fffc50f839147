/* agree.c - runs the checks of agreement, matches what is accepted, reports the rest */
#include "agree.h"
#include "arena.h"
#include "checking.h"
#include <string.h>

/* --- for the checks --- */

void agree_held(struct agreement *g, enum rule_id rule)
{
    g->tally[rule].tested++;
    g->tally[rule].agreed++;
}

void agree_found(struct agreement *g, const struct finding *f)
{
    if (g->n == g->cap) {
        size_t cap = g->cap ? g->cap * 2 : 32;
        struct finding *grown = arena_array(g->arena, struct finding, cap);
        if (g->n)
            memcpy(grown, g->items, g->n * sizeof *grown);
        g->items = grown;
        g->cap = cap;
    }
    g->items[g->n++] = *f;
    g->tally[f->rule].tested++;
}

static bool ids_hold(const struct node_value *v, str id)
{
    for (size_t i = 0; i < v->n; i++)
        if (str_equal(v->ids[i], id))
            return true;
    return false;
}

/* A table without indicators shows those of its theme, or all. */
static bool node_shows(const struct node *n, const struct indicator *i)
{
    bool table = node_is(n, "indicator-table");
    if (!table && !node_is(n, "box"))
        return false;
    if (!table || node_has(n, "indicators"))
        return ids_hold(node_value(n, "indicators"), i->id);
    return !node_has(n, "theme") || (i->theme && str_equal(i->theme->id, node_text(n, "theme")));
}

struct place agree_shown_at(const struct agreement *g, const struct indicator *i)
{
    const struct node *root = g->checking->definition->root;
    for (const struct node *n = root; n; n = node_walk(root, n))
        if (node_shows(n, i))
            return n->at;
    return (struct place){0};
}

/* --- acceptances --- */

static bool accept_fits(const struct node *accept, const struct finding *f)
{
    if (!str_is(node_text(accept, "rule"), rules[f->rule].id))
        return false;
    if (node_has(accept, "indicator") &&
        !(f->indicator && str_equal(node_text(accept, "indicator"), f->indicator->id)))
        return false;
    return !node_has(accept, "text") ||
           str_find(f->printed, node_text(accept, "text"), 0) != SIZE_MAX;
}

static bool refuse_rule(const struct checking *c, const struct node *accept)
{
    str asked = node_text(accept, "rule"), ids[RULE_COUNT];
    for (size_t i = 0; i < RULE_COUNT; i++)
        ids[i] = str_of(rules[i].id);
    str nearest = str_nearest(asked, ids, RULE_COUNT);
    if (nearest.n)
        return diag_error(c->diag, node_place(accept, "rule"),
                          "there is no rule \"" STR_FMT "\"; did you mean \"" STR_FMT "\"",
                          STR_ARG(asked), STR_ARG(nearest));
    return diag_error(c->diag, node_place(accept, "rule"),
                      "there is no rule \"" STR_FMT "\"; write the one in brackets at the end of "
                      "the message",
                      STR_ARG(asked));
}

/* False, with a message, when it names what there is not. */
static bool accept_is_sound(const struct checking *c, const struct node *accept)
{
    if (!rule_find(node_text(accept, "rule")))
        return refuse_rule(c, accept);
    if (node_has(accept, "indicator") &&
        !indicator_find(c->figures, node_text(accept, "indicator")))
        return indicator_refuse(c->arena, c->diag, c->figures, node_place(accept, "indicator"),
                                node_text(accept, "indicator"));
    return true;
}

static void tell_unused(struct agreement *g, const struct node *accept)
{
    str whose = node_has(accept, "indicator") ? str_print(g->arena, " for \"" STR_FMT "\"",
                                                          STR_ARG(node_text(accept, "indicator")))
                                              : (str){0};
    struct finding f = {
        .rule = RULE_ACCEPT_UNUSED,
        .indicator = node_has(accept, "indicator")
                         ? indicator_find(g->checking->figures, node_text(accept, "indicator"))
                         : NULL,
        .at = accept->at,
        .printed = str_print(g->arena, "acceptance of \"" STR_FMT "\"" STR_FMT,
                             STR_ARG(node_text(accept, "rule")), STR_ARG(whose)),
        .follows = STR("there is no such finding"),
        .settle = STR("take it out, or correct its rule, indicator or text")};
    agree_found(g, &f);
}

/* The first acceptance that fits counts; each may stand for several findings. */
static void match_accept(struct agreement *g, const struct node *accept)
{
    size_t fits = 0;
    for (size_t i = 0; i < g->n; i++) {
        struct finding *f = &g->items[i];
        if (!accept_fits(accept, f))
            continue;
        fits++;
        g->tally[f->rule].accepted += !f->accepted;
        f->accepted = f->accepted ? f->accepted : accept;
    }
    if (fits)
        agree_held(g, RULE_ACCEPT_UNUSED);
    else
        tell_unused(g, accept);
}

static void match_accepts(struct agreement *g)
{
    const struct node *list = node_child(g->checking->definition->root, "accepts");
    for (const struct node *a = list ? node_child(list, "accept") : NULL; a;
         a = node_next(a, "accept"))
        if (accept_is_sound(g->checking, a))
            match_accept(g, a);
}

/* --- reporting --- */

/* Whose it is, unless the words name it already. */
static void put_owner(struct buf *b, const struct finding *f)
{
    struct arena *a = b->arena;
    str quoted =
        f->indicator ? str_print(a, "\"" STR_FMT "\"", STR_ARG(f->indicator->id)) : (str){0};
    if (quoted.n && str_find(f->printed, quoted, 0) == SIZE_MAX)
        buf_print(b, " of " STR_FMT, STR_ARG(quoted));
    if (f->definition.source) {
        struct line_column at = place_line_column(f->definition);
        buf_print(b, " (" STR_FMT ":%zu:%zu)", STR_ARG(f->definition.source->name), at.line,
                  at.column);
    }
}

str finding_text(struct arena *a, const struct finding *f)
{
    struct buf b = {.arena = a};
    buf_put(&b, f->printed);
    put_owner(&b, f);
    buf_print(&b, "; " STR_FMT "; " STR_FMT, STR_ARG(f->follows), STR_ARG(f->settle));
    return buf_str(&b);
}

static void report(const struct agreement *g)
{
    for (size_t i = 0; i < g->n; i++) {
        const struct finding *f = &g->items[i];
        if (!f->accepted)
            diag_rule(g->checking->diag, rules[f->rule].level, rules[f->rule].id, f->at,
                      finding_text(g->arena, f));
    }
}

/* --- the whole --- */

struct agreement *agree(const struct checking *c, const struct figures *earlier)
{
    struct agreement *g = arena_new(c->arena, struct agreement);
    g->arena = c->arena;
    struct checking *kept = arena_new(c->arena, struct checking);
    *kept = *c;
    g->checking = kept;
    g->figures = c->figures->n_items;
    agree_rollup(g);
    agree_ratio(g);
    agree_rating(g);
    agree_trend(g);
    agree_headline(g);
    agree_parts(g);
    agree_words(g);
    agree_text(g);
    agree_restated(g, earlier);
    match_accepts(g);
    report(g);
    return g;
}
