/* agree_text.c - titles, straplines, lists and dates: one thing said in two places */
#include "agree.h"
#include "arena.h"
#include "checking.h"
#include "glossary.h"
#include "wording.h"

/* --- tables that list indicators ------------------------------------------ */

/* A data table with a row per indicator. */
struct list {
    str name; /* of its file */
    const struct csv *csv;
    size_t indicator, title; /* columns; title may be SIZE_MAX */
};

/* A file that cannot be read is told of where it is printed. */
static bool list_open(const struct agreement *g, const struct data_file *file, struct list *out)
{
    struct diag *silent = diag_new(g->arena, NULL, NULL);
    if (!node_is(file->node, "table"))
        return false;
    *out = (struct list){.name = file->source->name};
    out->csv = csv_read(g->arena, silent, file->source->name, file->source->bytes);
    if (!out->csv)
        return false;
    out->indicator = csv_column(out->csv, STR("indicator"));
    out->title = csv_column(out->csv, STR("title"));
    return out->indicator != SIZE_MAX;
}

static str list_text(const struct list *l, size_t row, size_t column)
{
    return column == SIZE_MAX ? (str){0} : str_trim(l->csv->rows[row].cells[column].text);
}

static struct place list_place(const struct list *l, size_t row, size_t column)
{
    return csv_place(l->csv, &l->csv->rows[row].cells[column]);
}

/* "(A) ", "(5Yr) " and the like mark the frequency and are no part of a title. */
static str without_mark(str title)
{
    size_t end = str_starts(title, "(") ? str_find(title, STR(")"), 0) : SIZE_MAX;
    return end == SIZE_MAX ? title : str_trim(str_sub(title, end + 1, title.n));
}

static const struct indicator *titled(const struct indicator *i)
{
    return i->row_of ? i->row_of : i;
}

static void check_title(struct agreement *g, const struct list *l, size_t row,
                        const struct indicator *i)
{
    str title = list_text(l, row, l->title), own = titled(i)->title;
    if (title.n == 0)
        return;
    if (wording_equal(without_mark(title), own) || wording_equal(title, own)) {
        agree_held(g, RULE_TEXT_TITLE);
        return;
    }
    bool capitals = wording_differs_in_capitals(without_mark(title), own);
    struct place at = indicator_field_place(titled(i), "title");
    struct finding f = {.rule = RULE_TEXT_TITLE,
                        .indicator = i,
                        .at = list_place(l, row, l->title),
                        .definition = agree_shown_at(g, i),
                        .printed = str_print(g->arena, "title \"" STR_FMT "\"", STR_ARG(title)),
                        .follows =
                            str_print(g->arena, "the register has \"" STR_FMT "\" on line %zu%s",
                                      STR_ARG(own), place_line_column(at).line,
                                      capitals ? ", which differs in capitals only" : ""),
                        .settle = STR("write the same title in both")};
    agree_found(g, &f);
}

static void tell_row(struct agreement *g, const struct list *l, size_t row, str id)
{
    struct finding f = {.rule = RULE_TEXT_LISTS,
                        .settle = STR("write its id, add it to the register, or "
                                      "take the row out")};
    size_t title = l->title == SIZE_MAX ? l->indicator : l->title;
    f.at = list_place(l, row, id.n ? l->indicator : title);
    f.printed = str_print(g->arena, "row \"" STR_FMT "\" %s" STR_FMT "%s",
                          STR_ARG(list_text(l, row, title)),
                          id.n ? "with the id \"" : "without an id", STR_ARG(id), id.n ? "\"" : "");
    f.follows = id.n ? STR("the register has no such id")
                     : STR("no table shows it, as nothing says which indicator "
                           "it is");
    agree_found(g, &f);
}

static void check_row(struct agreement *g, const struct list *l, size_t row, bool *listed)
{
    str id = list_text(l, row, l->indicator);
    const struct indicator *i = id.n ? indicator_find(g->checking->figures, id) : NULL;
    if (!i) {
        tell_row(g, l, row, id);
        return;
    }
    agree_held(g, RULE_TEXT_LISTS);
    listed[titled(i)->index] = true;
    check_title(g, l, row, i);
}

static void tell_missing(struct agreement *g, const struct list *l, const struct indicator *i)
{
    struct finding f = {.rule = RULE_TEXT_LISTS,
                        .indicator = i,
                        .at = i->at,
                        .definition = agree_shown_at(g, i),
                        .printed = str_print(g->arena, "\"" STR_FMT "\", \"" STR_FMT "\"",
                                             STR_ARG(i->id), STR_ARG(i->title)),
                        .follows =
                            str_print(g->arena, STR_FMT " has no row for it", STR_ARG(l->name)),
                        .settle = STR("add its row there")};
    agree_found(g, &f);
}

/* A table with fewer than half of the indicators is a choice of them, not a list of all. */
static void check_missing(struct agreement *g, const struct list *l, const bool *listed)
{
    const struct figures *f = g->checking->figures;
    size_t heads = 0, present = 0;
    for (size_t i = 0; i < f->n_indicators; i++) {
        heads += !f->indicators[i].row_of;
        present += listed[i];
    }
    for (size_t i = 0; i < f->n_indicators && present * 2 >= heads; i++)
        if (!f->indicators[i].row_of && !listed[i])
            tell_missing(g, l, &f->indicators[i]);
}

static void check_lists(struct agreement *g)
{
    const struct definition *def = g->checking->definition;
    for (size_t i = 0; i < def->n_files; i++) {
        struct list l;
        if (!list_open(g, &def->files[i], &l))
            continue;
        bool *listed = arena_array(g->arena, bool, g->checking->figures->n_indicators);
        for (size_t row = 0; row < l.csv->n_rows; row++)
            check_row(g, &l, row, listed);
        check_missing(g, &l, listed);
    }
}

/* --- straplines ------------------------------------------------------------ */

static void tell_strapline(struct agreement *g, struct place at, str whose, str strapline,
                           const struct theme *other)
{
    struct finding f = {
        .rule = RULE_TEXT_STRAPLINE,
        .at = at,
        .printed = str_print(g->arena, "strapline \"" STR_FMT "\" of \"" STR_FMT "\"",
                             STR_ARG(strapline), STR_ARG(whose)),
        .follows = str_print(g->arena, "theme \"" STR_FMT "\" has the same on line %zu",
                             STR_ARG(other->title),
                             place_line_column(node_place(other->node, "strapline")).line),
        .settle = STR("write its own")};
    agree_found(g, &f);
}

/* The first theme other than `own`, before the theme `end`, with this strapline. */
static const struct theme *strapline_find(const struct figures *f, str strapline,
                                          const struct theme *own, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (&f->themes[i] != own && f->themes[i].strapline.n &&
            wording_alike(f->themes[i].strapline, strapline))
            return &f->themes[i];
    return NULL;
}

static void check_theme(struct agreement *g, const struct theme *t)
{
    const struct figures *f = g->checking->figures;
    const struct theme *other = strapline_find(f, t->strapline, t, (size_t)(t - f->themes));
    if (other)
        tell_strapline(g, node_place(t->node, "strapline"), t->title, t->strapline, other);
    else
        agree_held(g, RULE_TEXT_STRAPLINE);
}

static void check_section(struct agreement *g, const struct node *n)
{
    const struct figures *f = g->checking->figures;
    const struct theme *own = theme_find(f, node_text(n, "theme"));
    str strapline = node_text(n, "strapline");
    const struct theme *other = strapline_find(f, strapline, own, f->n_themes);
    if (other && own)
        tell_strapline(g, node_place(n, "strapline"), node_text(n, "title"), strapline, other);
    else
        agree_held(g, RULE_TEXT_STRAPLINE);
}

static void check_straplines(struct agreement *g)
{
    const struct figures *f = g->checking->figures;
    const struct node *root = g->checking->definition->root;
    for (size_t i = 0; i < f->n_themes; i++)
        if (f->themes[i].strapline.n)
            check_theme(g, &f->themes[i]);
    for (const struct node *n = root; n; n = node_walk(root, n))
        if (node_is(n, "section") && node_text(n, "strapline").n)
            check_section(g, n);
}

/* --- dates ----------------------------------------------------------------- */

static void tell_date(struct agreement *g, const struct commentary *c, const struct node *box)
{
    const struct figures *f = g->checking->figures;
    const struct node_value *shown = node_value(box, "indicators");
    struct finding told = {
        .rule = RULE_TEXT_DATE,
        .at = c->date_at,
        .definition = box->at,
        .indicator = shown->n ? indicator_find(f, shown->ids[0]) : NULL,
        .printed = str_print(g->arena, "commentary dated " STR_FMT, STR_ARG(c->date)),
        .follows = str_print(g->arena, "the period reported, " STR_FMT ", had not begun",
                             STR_ARG(period_print(g->arena, f->period, PERIOD_MONTHS))),
        .settle = STR("renew the text, or correct its date")};
    agree_found(g, &told);
}

static void check_date(struct agreement *g, const struct node *box)
{
    const struct commentary *c = commentary_find(g->checking->commentary, node_text(box, "text"));
    int begins = period_months(g->checking->figures->period).first;
    struct period day;
    if (!c || !period_parse(c->date, &day) || day.kind != PERIOD_SNAPSHOT)
        return;
    if (period_months(day).first < begins)
        tell_date(g, c, box);
    else
        agree_held(g, RULE_TEXT_DATE);
}

static void check_dates(struct agreement *g)
{
    const struct node *root = g->checking->definition->root;
    for (const struct node *n = root; n; n = node_walk(root, n))
        if (node_is(n, "box") && node_has(n, "text"))
            check_date(g, n);
}

void agree_text(struct agreement *g)
{
    check_lists(g);
    check_straplines(g);
    check_dates(g);
    agree_glossary(g);
    agree_abbreviations(g);
}
