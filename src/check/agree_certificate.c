/* agree_certificate.c - the certificate of agreement as text */
#include "agree.h"
#include "checking.h"

size_t tally_open(const struct tally *t)
{
    return t->tested - t->agreed - t->accepted;
}

struct tally agreement_total(const struct agreement *g)
{
    struct tally all = {0};
    for (size_t i = 0; i < RULE_COUNT; i++) {
        all.tested += g->tally[i].tested;
        all.agreed += g->tally[i].agreed;
        all.accepted += g->tally[i].accepted;
    }
    return all;
}

size_t agreement_corrected(const struct agreement *g)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n_revisions; i++)
        n += g->revisions[i].reason.n > 0;
    return n;
}

str agreement_words(struct arena *a, const struct agreement *g)
{
    struct tally all = agreement_total(g);
    struct buf b = {.arena = a};
    buf_print(&b,
              "%zu figures. %zu relations tested: %zu agree, %zu accepted with reasons, %zu open.",
              g->figures, all.tested, all.agreed, all.accepted, tally_open(&all));
    if (g->compared)
        buf_print(&b, " Corrected since the earlier report: %zu.", agreement_corrected(g));
    return buf_str(&b);
}

static void put_row(struct buf *out, const char *name, const struct tally *t)
{
    buf_print(out, "%-20s %8zu %8zu %8zu %8zu\n", name, t->tested, t->agreed, t->accepted,
              tally_open(t));
}

static void put_table(struct buf *out, const struct agreement *g)
{
    struct tally all = agreement_total(g);
    buf_print(out, "%-20s %8s %8s %8s %8s\n", "rule", "tested", "agree", "accepted", "open");
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (g->tally[i].tested)
            put_row(out, rules[i].id, &g->tally[i]);
    put_row(out, "all", &all);
}

static void put_finding(struct buf *out, const struct finding *f)
{
    struct line_column at = place_line_column(f->at);
    buf_print(out, "- %s: ", rules[f->rule].id);
    if (f->at.source)
        buf_print(out, STR_FMT ":%zu:%zu: ", STR_ARG(f->at.source->name), at.line, at.column);
    buf_put(out, finding_text(out->arena, f));
    if (f->accepted)
        buf_print(out, "\n  accepted: " STR_FMT, STR_ARG(node_text(f->accepted, "reason")));
    buf_char(out, '\n');
}

static void put_list(struct buf *out, const struct agreement *g, const char *head, bool accepted)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++) {
        if ((g->items[i].accepted != NULL) != accepted)
            continue;
        if (n++ == 0)
            buf_print(out, "\n%s\n", head);
        put_finding(out, &g->items[i]);
    }
}

void agreement_certificate(struct buf *out, const struct agreement *g)
{
    const struct node *root = g->checking->definition->root;
    struct arena *a = g->arena;
    buf_print(
        out, "Certificate of agreement\n" STR_FMT ", " STR_FMT ", " STR_FMT "\n\n" STR_FMT "\n\n",
        STR_ARG(node_content(a, node_child(root, "title"))),
        STR_ARG(period_print(a, g->checking->figures->period, PERIOD_DATA)),
        STR_ARG(node_content(a, node_child(root, "organisation"))), STR_ARG(agreement_words(a, g)));
    put_table(out, g);
    put_list(out, g, "Accepted with reasons", true);
    put_list(out, g, "Open", false);
}
