/* records.c - what the check found, as blocks */
#include "records.h"
#include "grid.h"

/* A table that is made row by row; its head is the first row. */
struct record {
    struct merging *m;
    const struct node *node;
    struct block *block;
    struct grid grid;
    size_t row; /* the next one */
};

static void put_cell(struct record *r, enum cell_kind kind, size_t column, str words)
{
    struct cell *c = grid_put(&r->grid, kind, r->row, column);
    c->at = r->node->at;
    if (kind == CELL_NUMBER)
        c->digits = words;
    c->text = inline_from_words(r->m, merging_words(r->m, words), r->node->at);
    if (c->text.n == 0)
        c->kind = CELL_EMPTY;
}

static void put_count(struct record *r, size_t column, size_t n)
{
    put_cell(r, CELL_NUMBER, column,
             decimal_print(r->m->arena, decimal_from_int((int64_t)n), true));
}

/* `heads` ends with NULL. */
static bool start(struct record *r, str caption, const char *const *heads, size_t n_rows)
{
    struct merging *m = r->m;
    size_t n = 0;
    const struct node *spec = merging_look(m, "tables", "table", node_text(r->node, "table"),
                                           node_place(r->node, "table"));
    while (heads[n])
        n++;
    r->block = spec ? block_new(m, BLOCK_TABLE, (str){0}, r->node->at) : NULL;
    if (!r->block ||
        !grid_start_typed(&r->grid, m, &r->block->as.table, spec, (struct grid_size){1, n_rows, n}))
        return false;
    r->block->style = node_text(r->node, "table");
    r->block->as.table.caption = merging_filled(m, caption);
    r->block->as.table.summary =
        str_print(m->arena, "%zu %s under %zu columns", n_rows, n_rows == 1 ? "row" : "rows", n);
    for (size_t i = 0; i < n; i++)
        put_cell(r, CELL_HEAD, i, str_of(heads[i]));
    r->row = 1;
    return true;
}

static void finish(struct record *r, block_list *out)
{
    grid_finish(&r->grid);
    grid_keep_rows(&r->grid);
    vec_push(r->m->arena, out, r->block);
}

static bool append_sentence(struct merging *m, const struct node *n, str words, block_list *out)
{
    struct block *b = block_new(m, BLOCK_PARA, STR("text"), n->at);
    if (!b)
        return false;
    b->as.para = inline_from_words(m, merging_words(m, words), n->at);
    vec_push(m->arena, out, b);
    return true;
}

static str caption_of(const struct node *n, const char *usual)
{
    return node_has(n, "caption") ? node_text(n, "caption") : str_of(usual);
}

/* --- certificate ------------------------------------------------------------ */

static void put_tally(struct record *r, str title, const struct tally *t)
{
    put_cell(r, CELL_ROW_HEAD, 0, title);
    put_count(r, 1, t->tested);
    put_count(r, 2, t->agreed);
    put_count(r, 3, t->accepted);
    put_count(r, 4, tally_open(t));
    r->row++;
}

static bool append_tallies(struct merging *m, const struct node *n, block_list *out)
{
    static const char *const heads[] = {"What must hold", "Tested", "Agree",
                                        "Accepted",       "Open",   NULL};
    const struct agreement *g = m->job->agreement;
    struct tally all = agreement_total(g);
    struct record r = {.m = m, .node = n};
    size_t rows = 1;
    for (size_t i = 0; i < RULE_COUNT; i++)
        rows += g->tally[i].tested > 0;
    if (!start(&r, caption_of(n, "Relations tested, by rule"), heads, rows))
        return false;
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (g->tally[i].tested)
            put_tally(&r, str_of(rules[i].title), &g->tally[i]);
    put_tally(&r, STR("All"), &all);
    finish(&r, out);
    return true;
}

static bool append_accepted(struct merging *m, const struct node *n, size_t rows, block_list *out)
{
    static const char *const heads[] = {"Indicator", "Printed", "What follows from the figures",
                                        "Reason", NULL};
    const struct agreement *g = m->job->agreement;
    struct record r = {.m = m, .node = n};
    if (!start(&r, STR("Accepted with reasons"), heads, rows))
        return false;
    for (size_t i = 0; i < g->n; i++) {
        const struct finding *f = &g->items[i];
        if (!f->accepted)
            continue;
        put_cell(&r, CELL_ROW_HEAD, 0,
                 f->indicator ? merging_title(m, f->indicator) : str_of(rules[f->rule].title));
        put_cell(&r, CELL_TEXT, 1, f->printed);
        put_cell(&r, CELL_TEXT, 2, f->follows);
        put_cell(&r, CELL_TEXT, 3, node_text(f->accepted, "reason"));
        r.row++;
    }
    finish(&r, out);
    return true;
}

bool certificate_append(struct merging *m, const struct node *n, block_list *out)
{
    const struct agreement *g = m->job->agreement;
    if (!g)
        return diag_error(m->diag, n->at,
                          "the figures were not compared; take the certificate out");
    size_t accepted = agreement_total(g).accepted;
    return append_sentence(m, n, agreement_words(m->arena, g), out) && append_tallies(m, n, out) &&
           (accepted == 0 || append_accepted(m, n, accepted, out));
}

/* --- revisions ---------------------------------------------------------------- */

static void put_revision(struct record *r, const struct revision *v)
{
    struct merging *m = r->m;
    const struct figure *before = v->before;
    str measure = measure_name(m->job->figures, before->first_measure);
    str period = period_print(m->arena, before->first_period, PERIOD_DATA);
    put_cell(r, CELL_ROW_HEAD, 0, merging_title(m, v->indicator));
    put_cell(r, CELL_TEXT, 1,
             before->first_measure == MEASURE_VALUE
                 ? period
                 : str_print(m->arena, STR_FMT ", " STR_FMT, STR_ARG(period), STR_ARG(measure)));
    put_cell(r, CELL_NUMBER, 2, before->typed);
    put_cell(r, CELL_NUMBER, 3,
             !v->now           ? STR("taken out")
             : v->now->typed.n ? v->now->typed
                               : STR("none"));
    put_cell(r, CELL_TEXT, 4, v->reason);
    r->row++;
}

bool revisions_append(struct merging *m, const struct node *n, block_list *out)
{
    static const char *const heads[] = {"Indicator", "Period", "Published", "Now", "Reason", NULL};
    const struct agreement *g = m->job->agreement;
    struct record r = {.m = m, .node = n};
    if (!g || !g->compared)
        return diag_error(
            m->diag, n->at,
            "there is no earlier report to compare with; name it with --earlier, or take "
            "revisions out");
    if (g->n_revisions == 0)
        return append_sentence(m, n, STR("No figure has changed since the last report."), out);
    if (!start(&r, caption_of(n, "Revisions since the last report"), heads, g->n_revisions))
        return false;
    for (size_t i = 0; i < g->n_revisions; i++)
        put_revision(&r, &g->revisions[i]);
    finish(&r, out);
    return true;
}
