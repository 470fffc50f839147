/* agree_words.c - the numbers of the commentary held against the figures
 *
 * Each text is read into sentences and checked with the figures of the box that prints it.  A
 * number is judged once, by the first check that its words call for; most numbers are about
 * something else and are left alone.
 */
#include "checking.h"
#include "words_claim.h"

static const struct node *find_box(const struct agreement *g, str key)
{
    const struct node *root = g->checking->definition->root;
    for (const struct node *n = root; n; n = node_walk(root, n))
        if (node_is(n, "box") && str_equal(node_text(n, "text"), key))
            return n;
    return NULL;
}

/* "10 days" is a figure where days are counted, and a length of time elsewhere. */
static void label_days(struct wording *w)
{
    bool days = false;
    for (size_t k = 0; k < w->known.n; k++)
        days |= w->known.items[k].indicator->unit == UNIT_DAYS;
    for (size_t i = 0; i < w->sentences.n && !days; i++)
        for (size_t n = 0; n < w->sentences.items[i].n; n++)
            w->sentences.items[i].items[n].label |= w->sentences.items[i].items[n].days;
}

static void check_text(struct agreement *g, const struct commentary *text)
{
    struct wording w = {
        .g = g, .arena = g->arena, .figures = g->checking->figures, .first_finding = g->n};
    w.box = find_box(g, text->key);
    known_read(&w);
    words_read(w.arena, text, w.figures->period, &w.sentences);
    label_days(&w);
    for (size_t i = 0; i < w.sentences.n; i++) {
        words_check_writing(&w, &w.sentences.items[i]);
        words_check_shares(&w, &w.sentences.items[i]);
    }
    words_check_parts(&w);
    for (size_t i = 0; i < w.sentences.n; i++) {
        words_check_averages(&w, &w.sentences.items[i]);
        words_check_changes(&w, &w.sentences.items[i]);
        words_check_same(&w, &w.sentences.items[i]);
        words_check_places(&w, &w.sentences.items[i]);
        words_check_figures(&w, &w.sentences.items[i]);
        words_check_due(&w, &w.sentences.items[i]);
    }
    for (size_t i = 0; i < w.sentences.n; i++)
        words_check_series(&w, &w.sentences.items[i]);
}

void agree_words(struct agreement *g)
{
    for (size_t i = 0; i < g->checking->commentary->n; i++)
        check_text(g, &g->checking->commentary->items[i]);
}
