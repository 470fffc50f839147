/* table_cell.c - cells to lines: styles, numbers at the digit edge, words centred */
#include "arena.h"
#include "table.h"

/* Codes and periods keep this far. */
#define CODE_MARGIN_MPT 500
/* Words keep this far from the edges of their cell. */
#define WORDS_MARGIN_MPT 1200

const struct node *table_column(const struct table_flow *t, size_t column)
{
    return t->table->columns ? t->table->columns[column] : NULL;
}

static const struct node *column_of(const struct table_flow *t, const struct cell *c)
{
    return table_column(t, c->column);
}

static mpt right_inset(const struct table_flow *t, size_t column)
{
    const struct node *n = table_column(t, column);
    bool slot = n && node_choice_is(n, "kind", "number") && node_bool(n, "slot");
    return slot ? t->m.padding_right + t->m.slot : t->m.plain_right;
}

mpt table_digit_edge(const struct table_flow *t, size_t column)
{
    return t->x[column + 1] - right_inset(t, column);
}

static enum line_align column_align(const struct table_flow *t, const struct cell *c)
{
    const struct node *column = column_of(t, c);
    return !column || node_choice_is(column, "align", "start") ? LINE_START
           : node_choice_is(column, "align", "centre")         ? LINE_CENTRE
                                                               : LINE_END;
}

static bool column_is(const struct table_flow *t, const struct cell *c, const char *kind)
{
    return column_of(t, c) && node_choice_is(column_of(t, c), "kind", kind);
}

bool table_column_counts(const struct table_flow *t, size_t column)
{
    const struct node *n = table_column(t, column);
    size_t row = t->table->head_rows;
    if (n || row >= t->table->n_rows)
        return n && node_choice_is(n, "kind", "number");
    return t->cells[t->at[row * t->table->n_columns + column]].cell->kind == CELL_NUMBER;
}

static mpt cell_width(const struct table_flow *t, const struct cell *c)
{
    return t->x[c->column + c->column_span] - t->x[c->column];
}

static bool column_strong(const struct table_flow *t, const struct cell *c)
{
    return column_of(t, c) && node_bool(column_of(t, c), "strong");
}

static const struct text_style *strong_if(struct job *j, const struct text_style *s, bool strong)
{
    return strong ? style_of(j, s->id, true, false) : s;
}

static const struct text_style *cell_style(struct job *j, const struct table_flow *t,
                                           const struct cell *c)
{
    const struct node *column = column_of(t, c);
    const struct text_style *s =
        column && node_has(column, "style") ? style_at(j, column, "style") : t->m.cell;
    return strong_if(j, s, column_strong(t, c));
}

/* Kept until all cells are known: one message for a column, with what its widest cell needs.
 * Returns false. */
static bool too_wide(const struct table_flow *t, const struct cell *c, mpt needs)
{
    struct lack *lack = &t->lacks[c->column];
    mpt column_needs = needs - cell_width(t, c) + t->x[c->column + 1] - t->x[c->column];
    if (!lack->cell || column_needs > lack->needs)
        *lack = (struct lack){c, column_needs};
    return false;
}

static void tell_lack(struct job *j, const struct table_flow *t, const struct lack *lack)
{
    const struct cell *c = lack->cell;
    const struct node *column = column_of(t, c);
    str title = column ? node_text(column, "title") : (str){0};
    int tenths = tenths_of_mm(lack->needs) + 1;
    str text = c->digits.n ? c->digits : c->text.n ? c->text.items[0].text : (str){0};
    diag_error(j->diag, c->at.source ? c->at : t->table->spec->at,
               "\"" STR_FMT "\" does not fit column %u \"" STR_FMT "\" of table \"" STR_FMT
               "\"; make the column at least %d.%d mm wide",
               STR_ARG(text), c->column + 1, STR_ARG(title),
               STR_ARG(node_text(t->table->spec, "id")), tenths / 10, tenths % 10);
}

/* --- numbers ------------------------------------------------------------- */

/* Room to the left of `right` in the cell; an empty neighbour may be taken. */
static mpt room(const struct table_flow *t, const struct cell *c, mpt right, bool neighbour)
{
    mpt left = t->x[c->column];
    if (neighbour && c->column) {
        const struct cell *beside =
            t->cells[t->at[c->row * t->table->n_columns + c->column - 1]].cell;
        if (beside->kind == CELL_EMPTY && beside->row == c->row)
            left = t->x[c->column - 1];
    }
    return right - left;
}

static void set_number(struct job *j, struct ready *r, const struct text_style *style, mpt right)
{
    r->style = style;
    r->right = right;
    r->digits = line_of(j, r->cell->digits, style, r->tag);
    r->suffix = r->cell->suffix.n ? line_of(j, r->cell->suffix, style, r->tag) : NULL;
}

/* The look's order for long numbers: the place of %, smaller type, the empty neighbour. */
static bool prepare_number(struct job *j, struct table_flow *t, struct ready *r)
{
    const struct cell *c = r->cell;
    bool strong = column_strong(t, c);
    const struct text_style *styles[] = {cell_style(j, t, c), strong_if(j, t->m.longer, strong),
                                         strong_if(j, t->m.least, strong)};
    mpt edge = table_digit_edge(t, c->column + c->column_span - 1);
    mpt end = t->x[c->column + c->column_span] - t->m.padding_right;
    mpt rights[] = {edge, c->suffix.n ? edge : end};
    for (int neighbour = 0; neighbour < 2; neighbour++)
        for (size_t s = 0; s < sizeof styles / sizeof *styles; s++)
            for (size_t e = 0; e < sizeof rights / sizeof *rights; e++) {
                set_number(j, r, styles[s], rights[e]);
                if (r->digits->width <= room(t, c, rights[e], neighbour))
                    return true;
            }
    return too_wide(t, c, r->digits->width + t->x[c->column + c->column_span] - r->right);
}

/* --- words ------------------------------------------------------------------ */

static void set_words(struct job *j, struct ready *r, const struct text_style *style, mpt width,
                      bool whole)
{
    struct texts texts = texts_of_rich(j, &r->cell->text, style->id, NULL);
    for (size_t i = 0; i < texts.n; i++)
        texts.items[i].tag = r->tag;
    r->style = style;
    r->lines = lines_break(j->shaper, texts.items, texts.n,
                           &(struct line_options){.width = width, .no_wrap = whole});
}

/* Period texts and codes: on one line in the style that lets them. */
static bool prepare_known(struct job *j, struct table_flow *t, struct ready *r)
{
    mpt width = cell_width(t, r->cell) - CODE_MARGIN_MPT * 2;
    const struct text_style *styles[] = {t->m.known, t->m.words, t->m.least};
    const struct node *column = column_of(t, r->cell);
    if (column && !node_choice_is(column, "kind", "latest") &&
        !node_choice_is(column, "kind", "number"))
        styles[0] = cell_style(j, t, r->cell);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        set_words(j, r, styles[i], width, true);
        if (r->lines.widest <= width)
            return true;
    }
    return false;
}

static void use_margin_for_fewer_lines(struct job *j, struct ready *r, mpt whole)
{
    struct ready wider = *r;
    set_words(j, &wider, r->style, whole - WORDS_MARGIN_MPT, false);
    if (wider.lines.n < r->lines.n)
        *r = wider;
}

static bool prepare_words(struct job *j, struct table_flow *t, struct ready *r)
{
    mpt whole = cell_width(t, r->cell), width = whole - 2 * WORDS_MARGIN_MPT;
    bool figure = !column_of(t, r->cell) || column_is(t, r->cell, "number");
    r->align = figure ? LINE_CENTRE : column_align(t, r->cell);
    if (r->cell->known && prepare_known(j, t, r))
        return true;
    const struct {
        const struct text_style *style;
        mpt width;
    } tries[] = {
        {t->m.words, width}, {t->m.words, whole}, {t->m.known, whole}, {t->m.least, whole}};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        set_words(j, r, tries[i].style, tries[i].width, false);
        if (r->lines.widest > tries[i].width)
            continue;
        use_margin_for_fewer_lines(j, r, whole);
        return true;
    }
    return too_wide(t, r->cell, r->lines.widest);
}

/* --- text and heads ------------------------------------------------------------ */

static bool prepare_text(struct job *j, struct table_flow *t, struct ready *r)
{
    const struct cell *c = r->cell;
    r->style = cell_style(j, t, c);
    r->align = column_align(t, c);
    r->turned = c->kind == CELL_ROW_HEAD && column_is(t, c, "area");
    if (r->turned)
        r->style = t->m.area;
    struct texts texts = texts_of_rich(j, &c->text, r->style->id, r->tag);
    if (column_strong(t, c))
        for (size_t i = 0; i < texts.n; i++)
            texts.items[i].style = style_of(j, r->style->id, true, false);
    r->texts = texts;
    mpt width = cell_width(t, c) - t->m.padding_left - t->m.text_right;
    r->lines =
        lines_break(j->shaper, texts.items, texts.n,
                    &(struct line_options){.width = width, .greedy = true, .no_wrap = r->turned});
    return r->turned || r->lines.widest <= width ||
           too_wide(t, c, r->lines.widest + t->m.padding_left + t->m.text_right);
}

bool table_head_is_group(const struct table_flow *t, const struct cell *c)
{
    const struct node *g = t->table->groups ? t->table->groups[c->column] : NULL;
    return t->table->head_rows == 2 && c->row == 0 && g && node_has(g, "title");
}

/* A turned head has the height of the head row to fill. */
static bool too_long(struct job *j, const struct table_flow *t, const struct ready *r)
{
    int tenths = tenths_of_mm(r->lines.widest + t->m.head_gap) + 1;
    return diag_error(j->diag, t->table->spec->at,
                      "\"" STR_FMT "\" does not fit the heads of table \"" STR_FMT
                      "\"; make their head-height at least %d.%d mm",
                      STR_ARG(r->cell->text.items[0].text),
                      STR_ARG(node_text(t->table->spec, "id")), tenths / 10, tenths % 10);
}

static bool prepare_head(struct job *j, struct table_flow *t, struct ready *r)
{
    const struct cell *c = r->cell;
    const struct node *column = column_of(t, c);
    bool group = table_head_is_group(t, c);
    r->style = group ? t->m.group
                     : strong_if(j, t->m.head, column_strong(t, c) && column_is(t, c, "number"));
    r->turned = !group && column && node_bool(column, "turned");
    r->align = group                               ? LINE_CENTRE
               : table_column_counts(t, c->column) ? LINE_END
                                                   : column_align(t, c);
    mpt width = r->turned ? t->m.head_height - t->m.head_gap : cell_width(t, c);
    if (!group && !r->turned)
        width -= table_column_counts(t, c->column) ? right_inset(t, c->column) : 0;
    struct texts texts = texts_of_rich(j, &c->text, r->style->id, NULL);
    for (size_t i = 0; i < texts.n; i++) {
        texts.items[i].tag = r->tag;
        texts.items[i].style = r->style;
    }
    r->lines =
        lines_break(j->shaper, texts.items, texts.n,
                    &(struct line_options){
                        .width = width, .greedy = true, .no_wrap = r->turned && !t->m.head_height});
    if (r->lines.widest <= width || (r->turned && !t->m.head_height))
        return true;
    return r->turned ? too_long(j, t, r)
                     : too_wide(t, c, r->lines.widest + cell_width(t, c) - width);
}

static bool prepare_rating(struct job *j, struct table_flow *t, struct ready *r)
{
    const struct rating *rating = r->cell->rating;
    struct tag *leaf = r->tag;
    if (leaf) {
        leaf = tag_new(leaf, TAG_SPAN);
        leaf->expansion = rating->title;
    }
    r->style = t->m.rating;
    r->letter = line_of(j, rating->letter, t->m.rating, leaf);
    return true;
}

static bool prepare(struct job *j, struct table_flow *t, struct ready *r)
{
    switch (r->cell->kind) {
    case CELL_EMPTY:
        return true;
    case CELL_HEAD:
        return prepare_head(j, t, r);
    case CELL_ROW_HEAD:
    case CELL_TEXT:
        return prepare_text(j, t, r);
    case CELL_NUMBER:
        return prepare_number(j, t, r);
    case CELL_WORDS:
        return prepare_words(j, t, r);
    case CELL_RATING:
        return prepare_rating(j, t, r);
    }
    return true;
}

/* What a row must be high for this cell. */
static mpt needed_height(struct job *j, const struct table_flow *t, const struct ready *r)
{
    mpt lines = (mpt)r->lines.n * (r->style ? r->style->leading : 0);
    if (r->digits || r->letter)
        lines = t->m.cell->leading;
    if (r->turned)
        return lines_extent(j->shaper, r->texts.items, r->texts.n).least;
    mpt drop = t->m.middle || !r->style || r->digits || r->letter
                   ? 0
                   : style_baseline(t->m.cell) - style_baseline(r->style);
    return lines ? lines + drop + 2 * t->m.padding : 0;
}

bool cells_prepare(struct job *j, struct table_flow *t)
{
    bool ok = true;
    t->lacks = arena_array(j->arena, struct lack, t->table->n_columns);
    for (size_t i = 0; i < t->table->n_cells; i++) {
        ok = prepare(j, t, &t->cells[i]) && ok;
        t->cells[i].height = needed_height(j, t, &t->cells[i]);
    }
    for (size_t i = 0; i < t->n_heads; i++) {
        t->heads_again[i].cell = t->cells[i].cell;
        ok = prepare(j, t, &t->heads_again[i]) && ok;
    }
    for (size_t i = 0; i < t->table->n_columns; i++)
        if (t->lacks[i].cell)
            tell_lack(j, t, &t->lacks[i]);
    return ok;
}
