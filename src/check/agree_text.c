/* agree_text.c - straplines and dates; the other checks of words have files of their own */
#include "agree.h"
#include "checking.h"
#include "glossary.h"
#include "wording.h"

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
    agree_lists(g);
    check_straplines(g);
    check_dates(g);
    agree_glossary(g);
    agree_abbreviations(g);
}
