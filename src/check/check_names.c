/* check_names.c - every reference leads somewhere, and what is given is used
 *
 * Names that the layout gives (tables, styles, masters) are checked where the layout is read;
 * that ids are unique, where the definition is.
 */
#include "address.h"
#include "checking.h"
#include "vec.h"

enum target {
    TO_INDICATOR,
    TO_THEME,
    TO_RATING,
    TO_MEASURE,
    TO_PERIOD,
    TO_COMMENTARY,
    TO_TABLE,
    TO_LINK
};

static const struct reference {
    const char *element, *attribute;
    enum target target;
} references[] = {
    {"section", "theme", TO_THEME},
    {"indicator-table", "theme", TO_THEME},
    {"indicator-table", "indicators", TO_INDICATOR},
    {"indicator-table", "break-before", TO_INDICATOR},
    {"data-table", "data", TO_TABLE},
    {"box", "text", TO_COMMENTARY},
    {"box", "indicators", TO_INDICATOR},
    {"chart", "indicators", TO_INDICATOR},
    {"chart", "measure", TO_MEASURE},
    {"rating-donuts", "themes", TO_THEME},
    {"rating-rows", "themes", TO_THEME},
    {"commentary-text", "text", TO_COMMENTARY},
    {"figure", "indicator", TO_INDICATOR},
    {"figure", "period", TO_PERIOD},
    {"figure", "measure", TO_MEASURE},
    {"count", "rating", TO_RATING},
    {"count", "theme", TO_THEME},
    {"list", "names", TO_RATING},
    {"link", "to", TO_LINK},
    {"a", "to", TO_LINK},
};
#define N_REFERENCES (sizeof references / sizeof *references)

/* What one may name: "theme" ... "among the themes". */
struct names {
    const char *what, *where;
    VEC(str) all;
};

struct naming {
    const struct checking *check;
    struct names anchors; /* what "#id" may lead to */
    struct names tables;  /* of the data */
    bool *shown;          /* per indicator */
    bool *used;           /* per commentary */
};

/* --- messages --- */

static void refuse(const struct naming *n, struct place at, str name, const struct names *known)
{
    str nearest = str_nearest(name, known->all.items, known->all.n);
    if (nearest.n)
        diag_error(n->check->diag, at, "%s \"" STR_FMT "\" is not %s; did you mean \"" STR_FMT "\"",
                   known->what, STR_ARG(name), known->where, STR_ARG(nearest));
    else
        diag_error(n->check->diag, at, "%s \"" STR_FMT "\" is not %s; correct it or add it there",
                   known->what, STR_ARG(name), known->where);
}

static bool is_among(str name, const struct names *known)
{
    for (size_t i = 0; i < known->all.n; i++)
        if (str_equal(known->all.items[i], name))
            return true;
    return false;
}

static void need_name(const struct naming *n, struct place at, str name, const struct names *known)
{
    if (!is_among(name, known))
        refuse(n, at, name, known);
}

/* --- the kinds of target --- */

static void follow_indicator(const struct naming *n, struct place at, str id)
{
    const struct indicator *found = indicator_find(n->check->figures, id);
    if (found)
        n->shown[found->index] = true;
    else
        indicator_refuse(n->check->arena, n->check->diag, n->check->figures, at, id);
}

static void follow_theme(const struct naming *n, struct place at, str id)
{
    struct names known = {.what = "theme", .where = "among the themes"};
    for (size_t i = 0; i < n->check->figures->n_themes; i++)
        vec_push(n->check->arena, &known.all, n->check->figures->themes[i].id);
    need_name(n, at, id, &known);
}

static void follow_rating(const struct naming *n, struct place at, str id)
{
    struct names known = {.what = "rating", .where = "among the ratings"};
    for (size_t i = 0; i < n->check->figures->n_ratings; i++)
        vec_push(n->check->arena, &known.all, n->check->figures->ratings[i].id);
    need_name(n, at, id, &known);
}

static void follow_measure(const struct naming *n, struct place at, str name)
{
    if (measure_find(n->check->figures, name) == SIZE_MAX)
        measure_refuse(n->check->arena, n->check->diag, n->check->figures, at, name);
}

static void follow_period(const struct naming *n, struct place at, str text)
{
    struct period ignored;
    if (!period_parse(text, &ignored))
        period_refuse(n->check->diag, at, text);
}

static void follow_commentary(const struct naming *n, struct place at, str key)
{
    const struct commentary_set *set = n->check->commentary;
    const struct commentary *found = commentary_find(set, key);
    if (found) {
        n->used[found - set->items] = true;
        return;
    }
    struct names known = {.what = "text", .where = "a heading of the commentary"};
    for (size_t i = 0; i < set->n; i++)
        vec_push(n->check->arena, &known.all, set->items[i].key);
    refuse(n, at, key, &known);
    const struct commentary *meant =
        commentary_find(set, str_nearest(key, known.all.items, known.all.n));
    if (meant)
        n->used[meant - set->items] = true;
}

/* Other links are addresses, which only their reader can follow. */
static void follow_link(const struct naming *n, struct place at, str to)
{
    if (str_starts(to, "#"))
        need_name(n, at, str_sub(to, 1, to.n), &n->anchors);
    else if (to.n > ADDRESS_MOST)
        diag_error(n->check->diag, at, "a link has %zu bytes; shorten it to %d", to.n,
                   ADDRESS_MOST);
    else if (!address_is_uri(to))
        diag_error(n->check->diag, at,
                   "link \"" STR_FMT
                   "\" leads nowhere; begin it with https: or mailto: and write blanks "
                   "as %%20, or with # and the id of a section",
                   STR_ARG(to));
}

static void follow(const struct naming *n, enum target target, struct place at, str name)
{
    switch (target) {
    case TO_INDICATOR:
        follow_indicator(n, at, name);
        return;
    case TO_THEME:
        follow_theme(n, at, name);
        return;
    case TO_RATING:
        follow_rating(n, at, name);
        return;
    case TO_MEASURE:
        follow_measure(n, at, name);
        return;
    case TO_PERIOD:
        follow_period(n, at, name);
        return;
    case TO_COMMENTARY:
        follow_commentary(n, at, name);
        return;
    case TO_TABLE:
        need_name(n, at, name, &n->tables);
        return;
    case TO_LINK:
        follow_link(n, at, name);
        return;
    }
}

/* --- the elements --- */

static void follow_attribute(const struct naming *n, const struct node *node,
                             const struct reference *r)
{
    const struct node_value *value = node_value(node, r->attribute);
    if (!value->given)
        return;
    if (value->of->type != VALUE_IDS) {
        follow(n, r->target, value->at, str_trim(value->text));
        return;
    }
    for (size_t i = 0; i < value->n; i++)
        follow(n, r->target, node_id_place(value, i), value->ids[i]);
}

/* A table of a theme shows its indicators; one that names nothing shows them all. */
static void note_table(const struct naming *n, const struct node *table)
{
    const struct figures *f = n->check->figures;
    if (node_has(table, "indicators"))
        return;
    for (size_t i = 0; i < f->n_indicators; i++) {
        const struct theme *theme = f->indicators[i].theme;
        if (!node_has(table, "theme") || (theme && str_equal(theme->id, node_text(table, "theme"))))
            n->shown[i] = true;
    }
}

/* Whether the data has the figure that a sentence names; of an unknown name there is a
 * message already. */
static void check_figure(const struct naming *n, const struct node *node)
{
    const struct figures *f = n->check->figures;
    const struct indicator *i = indicator_find(f, node_text(node, "indicator"));
    size_t measure = measure_find(f, node_text(node, "measure"));
    struct period p = f->period;
    bool dated = node_has(node, "period");
    if (!i || measure == SIZE_MAX || (dated && !period_parse(node_text(node, "period"), &p)))
        return;
    if (figure_find(f, i, p, measure) || (!dated && figure_latest(f, i, measure)))
        return;
    diag_error(n->check->diag, node_place(node, "indicator"),
               "\"" STR_FMT "\" has no figure for " STR_FMT " " STR_FMT "; add its row or correct "
               "the period",
               STR_ARG(i->id), STR_ARG(period_print(n->check->arena, p, PERIOD_DATA)),
               STR_ARG(measure_name(f, measure)));
}

static void check_node(const struct naming *n, const struct node *node)
{
    for (size_t i = 0; i < N_REFERENCES; i++)
        if (node_is(node, references[i].element))
            follow_attribute(n, node, &references[i]);
    if (node_is(node, "indicator-table"))
        note_table(n, node);
    if (node_is(node, "figure"))
        check_figure(n, node);
    if (node_is(node, "glossary-table") && !n->check->glossary)
        diag_error(n->check->diag, node->at,
                   "the report has no glossary; name its file in a glossary element of the data");
}

/* --- links of the commentary --- */

static void check_texts(const struct naming *n, const struct md *first)
{
    for (const struct md *m = first; m; m = m->next) {
        if (m->kind == MD_LINK)
            follow_link(n, m->at, m->text);
        check_texts(n, m->first);
    }
}

static void check_glossary(const struct naming *n, const struct csv *glossary)
{
    size_t column = glossary ? csv_column(glossary, STR("url")) : SIZE_MAX;
    for (size_t i = 0; column != SIZE_MAX && i < glossary->n_rows; i++) {
        const struct csv_cell *cell = &glossary->rows[i].cells[column];
        if (str_trim(cell->text).n)
            follow_link(n, csv_place(glossary, cell), str_trim(cell->text));
    }
}

/* --- what is never used --- */

static void tell_unused(const struct naming *n)
{
    const struct figures *f = n->check->figures;
    const struct commentary_set *set = n->check->commentary;
    for (size_t i = 0; i < f->n_indicators; i++) {
        const struct indicator *one = &f->indicators[i];
        if (!n->shown[i] && !(one->row_of && n->shown[one->row_of->index]))
            diag_note(n->check->diag, one->at,
                      "indicator \"" STR_FMT "\" is in no table, box, chart or sentence",
                      STR_ARG(one->id));
    }
    for (size_t i = 0; i < set->n; i++)
        if (!n->used[i])
            diag_warn(n->check->diag, set->items[i].at,
                      "the text \"" STR_FMT "\" is never printed; name it in a box or take it out",
                      STR_ARG(set->items[i].key));
}

static bool is_anchor(const struct node *node)
{
    static const char *const elements[] = {"section", "indicator-table", "data-table"};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (node_is(node, elements[i]))
            return node_has(node, "id");
    return false;
}

static void collect_names(struct naming *n, const struct node *root)
{
    struct arena *a = n->check->arena;
    for (const struct node *node = root; node; node = node_walk(root, node)) {
        if (is_anchor(node))
            vec_push(a, &n->anchors.all, node_text(node, "id"));
        else if (node_is(node, "contents"))
            vec_push(a, &n->anchors.all, STR("contents"));
        else if (node_is(node, "table") && node_is(node->parent, "data"))
            vec_push(a, &n->tables.all, node_text(node, "id"));
    }
}

void check_names(const struct checking *c)
{
    struct naming n = {.check = c,
                       .anchors = {.what = "link", .where = "the id of a section or table"},
                       .tables = {.what = "table", .where = "among the data"}};
    const struct node *root = c->definition->root;
    n.shown = arena_array(c->arena, bool, c->figures->n_indicators);
    n.used = arena_array(c->arena, bool, c->commentary->n);
    collect_names(&n, root);
    for (const struct node *node = root; node; node = node_walk(root, node))
        check_node(&n, node);
    for (size_t i = 0; i < c->commentary->n; i++)
        check_texts(&n, c->commentary->items[i].blocks);
    check_glossary(&n, c->glossary);
    tell_unused(&n);
}
