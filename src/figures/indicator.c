/* indicator.c - the register: one indicator a row, and the themes and comparators it names */
#include "reading.h"
#include "value.h"
#include "vec.h"

/* The words of the columns, in the order of their enums; the first is meant by a blank. */
static const char *const unit_words[] = {
    "none", "count", "percent", "pounds", "millions", "pounds-millions",
    "days", "rate",  "tonnes",  "score"};
static const char *const polarity_words[] = {"none", "high", "low", "near"};
static const char *const rollup_words[] = {"none", "sum", "latest", "mean", "cumulative", "ratio"};
static const char *const year_words[] = {"financial", "academic"};
static const char *const basis_words[] = {"usual", "quarter", "ytd", "share", "latest", "none"};

#define DECIMALS_MOST 9

/* --- cells and words of messages --- */

str cell_text(const struct cells *c, size_t column)
{
    if (column == SIZE_MAX)
        return (str){0};
    return str_trim(c->csv->rows[c->row].cells[column].text);
}

struct place cell_place(const struct cells *c, size_t column)
{
    if (column == SIZE_MAX)
        return place_at(c->csv->source, c->csv->rows[c->row].offset);
    const struct csv_cell *cell = &c->csv->rows[c->row].cells[column];
    struct place at = csv_place(c->csv, cell);
    str trimmed = str_trim(cell->text);
    if (trimmed.n)
        at.offset += (size_t)(trimmed.p - cell->text.p);
    return at;
}

str line_words(struct arena *a, struct place of, struct place from)
{
    size_t line = place_line_column(of).line;
    if (of.source == from.source || !of.source)
        return str_print(a, "line %zu", line);
    return str_print(a, STR_FMT ", line %zu", STR_ARG(of.source->name), line);
}

str names_words(struct arena *a, str asked, const str *names, size_t n)
{
    enum { NAMES_LISTED_MOST = 16 };
    struct buf b = {.arena = a};
    str nearest = str_nearest(asked, names, n);
    if (nearest.n)
        return str_print(a, "; did you mean \"" STR_FMT "\"", STR_ARG(nearest));
    if (n == 0 || n > NAMES_LISTED_MOST)
        return (str){0};
    buf_print(&b, "; write ");
    for (size_t i = 0; i < n; i++)
        buf_print(&b, "%s" STR_FMT, i == 0 ? "" : i + 1 < n ? ", " : " or ", STR_ARG(names[i]));
    return buf_str(&b);
}

/* --- themes and comparators --- */

static struct node *list_of(const struct figures *f, const char *element)
{
    return node_child(f->definition->root, element);
}

static size_t count_children(const struct node *list, const char *element)
{
    size_t n = 0;
    for (const struct node *c = list ? node_child(list, element) : NULL; c;
         c = node_next(c, element))
        n++;
    return n;
}

bool themes_read(struct reading *r)
{
    struct figures *f = r->figures;
    const struct node *list = list_of(f, "themes");
    f->themes = arena_array(r->arena, struct theme, count_children(list, "theme"));
    for (const struct node *c = list ? node_child(list, "theme") : NULL; c;
         c = node_next(c, "theme"))
        f->themes[f->n_themes++] =
            (struct theme){node_text(c, "id"), node_text(c, "title"), node_text(c, "strapline"), c};
    return true;
}

/* A comparator's id is a measure in the data, so it must not be one already. */
bool comparators_read(struct reading *r)
{
    struct figures *f = r->figures;
    bool good = true;
    const struct node *list = list_of(f, "comparators");
    f->comparators = arena_array(r->arena, struct comparator, count_children(list, "comparator"));
    for (const struct node *c = list ? node_child(list, "comparator") : NULL; c;
         c = node_next(c, "comparator")) {
        str id = node_text(c, "id");
        if (measure_find(f, id) < MEASURE_COMPARATOR)
            good = diag_error(r->diag, node_place(c, "id"),
                              "comparator \"" STR_FMT "\" has the name of a measure; give it "
                              "another id",
                              STR_ARG(id));
        f->comparators[f->n_comparators++] = (struct comparator){id, node_text(c, "title")};
    }
    return good;
}

const struct theme *theme_find(const struct figures *f, str id)
{
    for (size_t i = 0; i < f->n_themes; i++)
        if (str_equal(f->themes[i].id, id))
            return &f->themes[i];
    return NULL;
}

/* --- the columns of a register --- */

struct columns {
    size_t id, title, theme, row_of, unit, decimals, polarity, frequency, rollup, year, latest;
    size_t numerator_name, denominator_name, value_name, basis;
};

static bool find_columns(struct diag *d, const struct csv *csv, struct columns *c)
{
    bool id = csv_need(d, csv, "id", &c->id), title = csv_need(d, csv, "title", &c->title);
    bool theme = csv_need(d, csv, "theme", &c->theme), unit = csv_need(d, csv, "unit", &c->unit);
    bool polarity = csv_need(d, csv, "polarity", &c->polarity);
    bool rollup = csv_need(d, csv, "rollup", &c->rollup);
    bool frequency = csv_need(d, csv, "frequency", &c->frequency);
    bool latest = csv_need(d, csv, "latest", &c->latest);
    c->row_of = csv_column(csv, STR("row_of"));
    c->decimals = csv_column(csv, STR("decimals"));
    c->year = csv_column(csv, STR("year"));
    c->numerator_name = csv_column(csv, STR("numerator_name"));
    c->denominator_name = csv_column(csv, STR("denominator_name"));
    c->value_name = csv_column(csv, STR("value_name"));
    c->basis = csv_column(csv, STR("target_basis"));
    return id && title && theme && unit && polarity && rollup && frequency && latest;
}

static bool undamaged_row(struct diag *d, const struct cells *c)
{
    bool good = true;
    for (size_t i = 0; i < c->csv->rows[c->row].n; i++)
        good &= value_undamaged(d, cell_place(c, i), cell_text(c, i));
    return good;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* As the definition writes ids; ".." stands between two of them. */
static bool is_id(str s)
{
    if (s.n == 0 || !is_letter(s.p[0]) || str_find(s, STR(".."), 0) != SIZE_MAX)
        return false;
    for (size_t i = 1; i < s.n; i++)
        if (!is_letter(s.p[i]) && !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-' &&
            s.p[i] != '_' && s.p[i] != '.')
            return false;
    return true;
}

static bool read_id(struct reading *r, const struct cells *c, size_t column, str *out)
{
    *out = cell_text(c, column);
    if (is_id(*out))
        return true;
    if (out->n == 0)
        return diag_error(r->diag, cell_place(c, column),
                          "the indicator has no id; give it a short name such as rent-arrears");
    return diag_error(r->diag, cell_place(c, column),
                      "id \"" STR_FMT "\" is not a letter and then letters, digits or hyphens; "
                      "write a name such as rent-arrears",
                      STR_ARG(*out));
}

/* At most 16 words. */
struct choice {
    const char *const *words;
    size_t n;
};

/* The place of the cell's word among them; of the first when it is blank. */
static bool read_word(struct reading *r, const struct cells *c, size_t column,
                      const struct choice *choice, int *out)
{
    str word = cell_text(c, column), names[16];
    *out = 0;
    for (size_t i = 0; i < choice->n; i++) {
        names[i] = str_of(choice->words[i]);
        if (str_equal(word, names[i]))
            *out = (int)i;
    }
    if (word.n == 0 || str_equal(word, names[*out]))
        return true;
    return diag_error(r->diag, cell_place(c, column),
                      STR_FMT " \"" STR_FMT "\" is not known" STR_FMT,
                      STR_ARG(str_trim(c->csv->head.cells[column].text)), STR_ARG(word),
                      STR_ARG(names_words(r->arena, word, names, choice->n)));
}
#define READ_WORD(r, c, column, words, out)                                                        \
    read_word((r), (c), (column), &(struct choice){(words), sizeof(words) / sizeof *(words)}, (out))

static bool read_decimals(struct reading *r, const struct cells *c, size_t column, int *out)
{
    str s = cell_text(c, column);
    *out = 0;
    if (s.n == 0)
        return true;
    if (s.n == 1 && s.p[0] >= '0' && s.p[0] <= '0' + DECIMALS_MOST) {
        *out = s.p[0] - '0';
        return true;
    }
    return diag_error(r->diag, cell_place(c, column),
                      "decimals \"" STR_FMT "\" is not a count; write a digit from 0 to %d",
                      STR_ARG(s), DECIMALS_MOST);
}

static bool read_theme(struct reading *r, const struct cells *c, size_t column,
                       const struct theme **out)
{
    const struct figures *f = r->figures;
    str id = cell_text(c, column);
    *out = theme_find(f, id);
    if (*out || (id.n == 0 && f->n_themes == 0))
        return true;
    str *names = arena_array(r->arena, str, f->n_themes);
    for (size_t i = 0; i < f->n_themes; i++)
        names[i] = f->themes[i].id;
    return diag_error(r->diag, cell_place(c, column),
                      "theme \"" STR_FMT "\" is not in the definition" STR_FMT, STR_ARG(id),
                      STR_ARG(names_words(r->arena, id, names, f->n_themes)));
}

static bool read_latest(struct reading *r, const struct cells *c, size_t column, struct period *out)
{
    str s = cell_text(c, column);
    return s.n == 0 || period_parse(s, out) || period_refuse(r->diag, cell_place(c, column), s);
}

static bool read_title(struct reading *r, const struct cells *c, const struct columns *col,
                       struct indicator *out)
{
    bool further_row = cell_text(c, col->row_of).n > 0;
    out->title = cell_text(c, col->title);
    if (further_row && out->title.n)
        return diag_warn(r->diag, cell_place(c, col->title),
                         "the title of \"" STR_FMT
                         "\" is never printed, as it is a row of \"" STR_FMT "\"; leave it empty",
                         STR_ARG(out->id), STR_ARG(cell_text(c, col->row_of)));
    if (!further_row && out->title.n == 0)
        return diag_error(r->diag, cell_place(c, col->title),
                          "indicator \"" STR_FMT "\" has no title; give it one", STR_ARG(out->id));
    return true;
}

static bool read_indicator(struct reading *r, const struct cells *c, const struct columns *col,
                           struct indicator *out)
{
    int unit, polarity, rollup, year, basis;
    *out = (struct indicator){.csv = c->csv, .row = c->row, .at = cell_place(c, col->id)};
    bool good = undamaged_row(r->diag, c) && read_id(r, c, col->id, &out->id);
    if (!good)
        return false;
    good &= read_title(r, c, col, out);
    good &= read_theme(r, c, col->theme, &out->theme);
    good &= READ_WORD(r, c, col->unit, unit_words, &unit);
    good &= READ_WORD(r, c, col->polarity, polarity_words, &polarity);
    good &= READ_WORD(r, c, col->rollup, rollup_words, &rollup);
    good &= READ_WORD(r, c, col->year, year_words, &year);
    good &= READ_WORD(r, c, col->basis, basis_words, &basis);
    good &= read_decimals(r, c, col->decimals, &out->decimals);
    good &= read_latest(r, c, col->latest, &out->latest);
    out->unit = (enum unit)unit;
    out->polarity = (enum polarity)polarity;
    out->rollup = (enum rollup)rollup;
    out->academic = year == 1;
    out->target_basis = (enum target_basis)basis;
    out->frequency = cell_text(c, col->frequency);
    out->numerator_name = cell_text(c, col->numerator_name);
    out->denominator_name = cell_text(c, col->denominator_name);
    out->value_name = cell_text(c, col->value_name);
    return good;
}

/* --- ids --- */

/* Open addressing; the size is a power of two above the count.  A slot holds an index + 1. */
static size_t *slot_of(const struct figures *f, str id)
{
    size_t at = str_hash(id) & (f->n_id_slots - 1);
    while (f->id_slots[at] && !str_equal(f->indicators[f->id_slots[at] - 1].id, id))
        at = (at + 1) & (f->n_id_slots - 1);
    return &f->id_slots[at];
}

static bool index_ids(struct reading *r)
{
    struct figures *f = r->figures;
    bool good = true;
    for (f->n_id_slots = 8; f->n_id_slots < f->n_indicators * 2;)
        f->n_id_slots *= 2;
    f->id_slots = arena_array(r->arena, size_t, f->n_id_slots);
    for (size_t i = 0; i < f->n_indicators; i++) {
        struct indicator *one = &f->indicators[i];
        size_t *slot = slot_of(f, one->id);
        if (*slot)
            good = diag_error(r->diag, one->at,
                              "indicator \"" STR_FMT "\" is also in " STR_FMT "; give one of them "
                              "another id",
                              STR_ARG(one->id),
                              STR_ARG(line_words(r->arena, f->indicators[*slot - 1].at, one->at)));
        else
            *slot = i + 1;
    }
    return good;
}

const struct indicator *indicator_find(const struct figures *f, str id)
{
    size_t slot = f->n_indicators ? *slot_of(f, id) : 0;
    return slot ? &f->indicators[slot - 1] : NULL;
}

bool indicator_refuse(struct arena *a, struct diag *d, const struct figures *f, struct place at,
                      str id)
{
    str *ids = arena_array(a, str, f->n_indicators);
    for (size_t i = 0; i < f->n_indicators; i++)
        ids[i] = f->indicators[i].id;
    str nearest = str_nearest(id, ids, f->n_indicators);
    if (nearest.n)
        return diag_error(d, at,
                          "indicator \"" STR_FMT "\" is not in the register; did you mean "
                          "\"" STR_FMT "\"",
                          STR_ARG(id), STR_ARG(nearest));
    return diag_error(d, at,
                      "indicator \"" STR_FMT "\" is not in the register; correct it or add its row",
                      STR_ARG(id));
}

/* --- further rows --- */

/* A further row stands right below its indicator, as their cells are printed under one title. */
static bool resolve_row_of(struct reading *r, struct indicator *one)
{
    struct figures *f = r->figures;
    str id = indicator_field(one, "row_of");
    if (id.n == 0)
        return true;
    struct place at = indicator_field_place(one, "row_of");
    const struct indicator *head = indicator_find(f, id);
    if (!head)
        return indicator_refuse(r->arena, r->diag, f, at, id);
    const struct indicator *above = one->index ? &f->indicators[one->index - 1] : NULL;
    if (!above || (above != head && above->row_of != head))
        return diag_error(r->diag, at,
                          "\"" STR_FMT "\" is not right below \"" STR_FMT "\", whose row it is; "
                          "move it there",
                          STR_ARG(one->id), STR_ARG(id));
    if (head->row_of)
        return diag_error(r->diag, at,
                          "\"" STR_FMT "\" is itself a further row; write \"" STR_FMT "\"",
                          STR_ARG(id), STR_ARG(head->row_of->id));
    one->row_of = head;
    return true;
}

/* A percentage and its number are rows of one report; neither is the number of itself. */
static bool resolve_number_row(struct reading *r, struct indicator *one)
{
    str id = indicator_field(one, "number_row");
    if (id.n == 0)
        return true;
    struct place at = indicator_field_place(one, "number_row");
    const struct indicator *number = indicator_find(r->figures, id);
    if (!number)
        return indicator_refuse(r->arena, r->diag, r->figures, at, id);
    if (number == one)
        return diag_error(r->diag, at,
                          "\"" STR_FMT
                          "\" is its own number row; name the row that holds the number",
                          STR_ARG(id));
    one->number_row = number;
    return true;
}

/* --- reading --- */

static bool read_file(struct reading *r, const struct data_file *file)
{
    struct figures *f = r->figures;
    struct columns columns;
    VEC(struct indicator) found = {f->indicators, f->n_indicators, f->n_indicators};
    struct csv *csv = csv_read(r->arena, r->diag, file->source->name, file->source->bytes);
    if (!csv || !find_columns(r->diag, csv, &columns))
        return false;
    bool good = true;
    for (size_t row = 0; row < csv->n_rows && diag_errors(r->diag) < DIAG_MANY; row++) {
        struct cells cells = {csv, row};
        struct indicator one;
        if (read_indicator(r, &cells, &columns, &one)) {
            one.index = found.n;
            vec_push(r->arena, &found, one);
        } else {
            good = false;
        }
    }
    f->indicators = found.items;
    f->n_indicators = found.n;
    return good;
}

static const struct data_file *first_file(const struct definition *def, const char *element)
{
    for (size_t i = 0; i < def->n_files; i++)
        if (node_is(def->files[i].node, element))
            return &def->files[i];
    return NULL;
}

/* Told once here, and not at every figure. */
static bool check_not_empty(struct reading *r)
{
    const struct definition *def = r->figures->definition;
    const struct data_file *file = first_file(def, "register"),
                           *figures = first_file(def, "figures");
    if (r->figures->n_indicators)
        return true;
    if (file)
        return diag_error(r->diag, place_at(file->source, 0),
                          "the register has no indicators; give each a row");
    return !figures || diag_error(r->diag, figures->node->at,
                                  "the figures have no register; name its file in a register "
                                  "element of the data");
}

bool register_read(struct reading *r)
{
    struct figures *f = r->figures;
    bool good = true;
    for (size_t i = 0; i < f->definition->n_files; i++)
        if (node_is(f->definition->files[i].node, "register"))
            good &= read_file(r, &f->definition->files[i]);
    if (!good || !check_not_empty(r) || !index_ids(r))
        return false;
    for (size_t i = 0; i < f->n_indicators; i++)
        good &= resolve_row_of(r, &f->indicators[i]) & resolve_number_row(r, &f->indicators[i]);
    return good;
}

/* --- fields by head --- */

str indicator_field(const struct indicator *i, const char *head)
{
    struct cells c = {i->csv, i->row};
    return cell_text(&c, csv_column(i->csv, str_of(head)));
}

struct place indicator_field_place(const struct indicator *i, const char *head)
{
    struct cells c = {i->csv, i->row};
    return cell_place(&c, csv_column(i->csv, str_of(head)));
}
