/* agree_lists.c - data tables with a row per indicator: their rows, titles and figures are those of
 * the register and the figures */
#include "agree.h"
#include "arena.h"
#include "checking.h"
#include "value.h"
#include "wording.h"

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

/* --- figures that the list gives ------------------------------------------- */

/* What a column's head says of its figures: a period of the values, or a measure of the report's
 * year. */
static bool column_key(const struct agreement *g, str head, struct period *p, size_t *measure)
{
    *measure = MEASURE_VALUE;
    if (period_parse(head, p))
        return true;
    *p = period_year_of(g->checking->figures->period, 0);
    *measure = measure_find(g->checking->figures, head);
    return *measure != SIZE_MAX && *measure != MEASURE_RATING;
}

/* Equal at the decimals of the less exact. */
static bool same_number(struct decimal a, struct decimal b)
{
    int scale = a.scale < b.scale ? a.scale : b.scale;
    return decimal_round(a, scale, &a) && decimal_round(b, scale, &b) && decimal_compare(a, b) == 0;
}

static bool same_kind(const struct figure *own, const struct typed *typed)
{
    return own->multiple == typed->multiple && own->percent == typed->percent &&
           own->sense == typed->sense;
}

/* Whether a cell tells the figure: yes, another one, or nothing that can be compared.  Of several
 * numbers, such as "193 (136)", any one will do; one of another kind is another way to write it. */
enum told { TOLD_NOTHING, TOLD_SAME, TOLD_OTHER };

static enum told cell_tells(str cell, const struct figure *own)
{
    enum told told = TOLD_NOTHING;
    str word;
    while (str_word(&cell, &word)) {
        struct typed typed;
        if (str_starts(word, "("))
            word = str_sub(word, 1, word.n);
        if (word.n && word.p[word.n - 1] == ')')
            word.n--;
        if (!value_parse(word, &typed) || !same_kind(own, &typed)) {
            if (told == TOLD_NOTHING)
                return told;
            continue;
        }
        if (same_number(own->value, typed.value))
            return TOLD_SAME;
        told = TOLD_OTHER;
    }
    return told;
}

static void tell_cell(struct agreement *g, struct place at, const struct indicator *i, str cell,
                      str head, const struct figure *own)
{
    struct finding f = {.rule = RULE_TEXT_FIGURE,
                        .indicator = i,
                        .at = at,
                        .definition = agree_shown_at(g, i),
                        .printed = str_print(g->arena, "\"" STR_FMT "\" under " STR_FMT,
                                             STR_ARG(cell), STR_ARG(head)),
                        .follows = str_print(g->arena, "the figures have " STR_FMT " on line %zu",
                                             STR_ARG(own->number), place_line_column(own->at).line),
                        .settle = STR("write the same figure in both")};
    agree_found(g, &f);
}

static void check_cell(struct agreement *g, const struct list *l, size_t row, size_t column,
                       const struct indicator *i)
{
    struct period p;
    size_t measure;
    str head = str_trim(l->csv->head.cells[column].text), cell = list_text(l, row, column);
    if (!column_key(g, head, &p, &measure))
        return;
    const struct figure *own = figure_find(g->checking->figures, i, p, measure);
    enum told told = own && own->has_value ? cell_tells(cell, own) : TOLD_NOTHING;
    if (told == TOLD_SAME)
        agree_held(g, RULE_TEXT_FIGURE);
    else if (told == TOLD_OTHER)
        tell_cell(g, list_place(l, row, column), i, cell, head, own);
}

/* --- rows -------------------------------------------------------------------- */

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
    for (size_t column = 0; column < l->csv->rows[row].n; column++)
        check_cell(g, l, row, column, i);
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

void agree_lists(struct agreement *g)
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
