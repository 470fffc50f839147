/* agree_parts.c - parts that are shown with their whole: bands of a pyramid, shares of a donut,
 * rows above a total */
#include "agree.h"
#include "arena.h"
#include "csv.h"

/* Parts are rounded one by one, so each may be half a unit off. */
static bool makes(struct decimal sum, struct decimal whole, size_t parts)
{
    struct decimal off = {0, 0};
    if (!decimal_subtract(sum, whole, &off))
        return true;
    int64_t units = off.digits < 0 ? -off.digits : off.digits;
    return 2 * units <= (int64_t)parts;
}

static bool makes_hundred(int64_t thousandths, size_t parts)
{
    int64_t off = thousandths > 100000 ? thousandths - 100000 : 100000 - thousandths;
    return 2 * off <= (int64_t)parts * 1000;
}

/* From thousandths, without noughts at the end. */
static str share_words(struct arena *a, int64_t thousandths)
{
    struct decimal share = {thousandths, 3};
    while (share.scale && share.digits % 10 == 0)
        share = (struct decimal){share.digits / 10, share.scale - 1};
    return str_print(a, STR_FMT "%%", STR_ARG(decimal_print(a, share, false)));
}

static void check_bands(struct agreement *g, const struct node *pyramid)
{
    int64_t sum = 0;
    size_t n = 0;
    for (const struct node *b = node_child(pyramid, "band"); b; b = node_next(b, "band"), n++)
        sum += node_number(b, "value");
    if (makes_hundred(sum, n)) {
        agree_held(g, RULE_PARTS_TOTAL);
        return;
    }
    agree_found(g,
                &(struct finding){.rule = RULE_PARTS_TOTAL,
                                  .at = pyramid->at,
                                  .printed = STR("bands of a pyramid"),
                                  .follows = str_print(g->arena, "their shares add up to " STR_FMT,
                                                       STR_ARG(share_words(g->arena, sum))),
                                  .settle = STR("give shares that make 100%")});
}

/* The labels of a donut are whole per cents of its ratings. */
static void check_donut(struct agreement *g, const struct node *donuts, const struct theme *t)
{
    const struct figures *f = g->checking->figures;
    size_t *counts = arena_array(g->arena, size_t, f->n_ratings);
    size_t rated = headline_counts(f, t, counts);
    int64_t sum = 0;
    for (size_t i = 0; i < f->n_ratings; i++)
        sum += 1000 * (int64_t)headline_percent(counts[i], rated);
    if (!rated || makes_hundred(sum, f->n_ratings)) {
        agree_held(g, RULE_PARTS_TOTAL);
        return;
    }
    agree_found(g,
                &(struct finding){
                    .rule = RULE_PARTS_TOTAL,
                    .at = donuts->at,
                    .printed = str_print(g->arena, "donut of \"" STR_FMT "\"", STR_ARG(t->title)),
                    .follows = str_print(g->arena, "its percentages add up to " STR_FMT,
                                         STR_ARG(share_words(g->arena, sum))),
                    .settle = STR("give every rated indicator one of the ratings")});
}

/* --- rows above a total ------------------------------------------------------ */

static bool is_total(str words)
{
    return str_is(words, "Total") || str_is(words, "total") || str_is(words, "TOTAL");
}

/* The row whose first words are "Total"; the word in another column may mean anything. */
static size_t find_total(const struct csv *c)
{
    for (size_t row = 0; row < c->n_rows; row++) {
        size_t k = 0;
        while (k < c->rows[row].n && !str_trim(c->rows[row].cells[k].text).n)
            k++;
        if (k < c->rows[row].n && is_total(str_trim(c->rows[row].cells[k].text)))
            return row;
    }
    return SIZE_MAX;
}

/* A number with its pounds or per cents left out; false for anything else. */
static bool read_number(str words, struct decimal *out, bool *percent)
{
    str s = str_trim(words);
    if (str_starts(s, "\xC2\xA3"))
        s = str_sub(s, 2, s.n);
    *percent = str_ends(s, "%");
    return decimal_parse(*percent ? str_sub(s, 0, s.n - 1) : s, out);
}

/* The sum of the rows above, when all are numbers of the total's kind; their count. */
static size_t add_rows(const struct csv *c, size_t total, size_t column, bool percent,
                       struct decimal *sum)
{
    *sum = (struct decimal){0, 0};
    for (size_t row = 0; row < total; row++) {
        struct decimal part;
        bool is_percent;
        if (!read_number(c->rows[row].cells[column].text, &part, &is_percent) ||
            is_percent != percent || !decimal_add(*sum, part, sum))
            return 0;
    }
    return total;
}

/* A column of per cents has parts only if its total is 100%; else it is a rate. */
static void check_column(struct agreement *g, const struct csv *c, size_t total, size_t column)
{
    struct decimal whole, sum;
    bool percent;
    const struct csv_cell *cell = &c->rows[total].cells[column];
    if (!read_number(cell->text, &whole, &percent) ||
        (percent && decimal_compare(whole, (struct decimal){100, 0}) != 0))
        return;
    size_t parts = add_rows(c, total, column, percent, &sum);
    if (parts < 2)
        return;
    if (makes(sum, whole, whole.scale || percent ? parts : 0)) {
        agree_held(g, RULE_PARTS_TOTAL);
        return;
    }
    agree_found(
        g, &(struct finding){.rule = RULE_PARTS_TOTAL,
                             .at = csv_place(c, cell),
                             .printed = str_print(g->arena, "total " STR_FMT " of \"" STR_FMT "\"",
                                                  STR_ARG(str_trim(cell->text)),
                                                  STR_ARG(c->head.cells[column].text)),
                             .follows = str_print(
                                 g->arena, "the %zu rows above it add up to " STR_FMT "%s", parts,
                                 STR_ARG(decimal_print(g->arena, sum, true)), percent ? "%" : ""),
                             .settle = STR("correct the total or the row that is wrong")});
}

static void check_sheet(struct agreement *g, const struct csv *c)
{
    size_t total = find_total(c);
    for (size_t k = 0; total != SIZE_MAX && k < c->head.n; k++)
        check_column(g, c, total, k);
}

static void check_shown(struct agreement *g)
{
    const struct figures *f = g->checking->figures;
    const struct node *root = g->checking->definition->root;
    for (const struct node *n = root; n; n = node_walk(root, n)) {
        if (node_is(n, "pyramid"))
            check_bands(g, n);
        for (size_t i = 0; node_is(n, "rating-donuts") && i < f->n_themes; i++)
            check_donut(g, n, &f->themes[i]);
    }
}

void agree_parts(struct agreement *g)
{
    const struct definition *def = g->checking->definition;
    check_shown(g);
    struct diag *silent =
        diag_new(g->arena, NULL, NULL); /* merge tells what is wrong with a sheet */
    for (size_t i = 0; i < def->n_files; i++) {
        const struct data_file *file = &def->files[i];
        struct csv *sheet =
            node_is(file->node, "table")
                ? csv_read(g->arena, silent, file->source->name, file->source->bytes)
                : NULL;
        if (sheet)
            check_sheet(g, sheet);
    }
}
