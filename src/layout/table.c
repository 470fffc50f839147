/* table.c - the rows of a table on a page */
#include "table.h"
#include "arena.h"
#include "ratings.h"

/* --- preparing ------------------------------------------------------------- */

static const struct text_style *table_style(struct job *j, const struct node *table,
                                            const char *name, const struct text_style *otherwise)
{
    str id = layout_table_value(j->spec, table, name)->text;
    return id.n ? style_of(j, id, false, false) : otherwise;
}

static mpt table_length(struct job *j, const struct node *table, const char *name)
{
    return layout_table_value(j->spec, table, name)->number;
}

static colour table_colour(struct job *j, const struct node *table, const char *name)
{
    return layout_table_value(j->spec, table, name)->colour;
}

static void table_styles(struct job *j, const struct node *n, struct table_metrics *m)
{
    m->cell = table_style(j, n, "style", style_of(j, (str){0}, false, false));
    m->words = table_style(j, n, "words-style", m->cell);
    m->known = table_style(j, n, "known-style", m->words);
    m->longer = table_style(j, n, "long-style", m->cell);
    m->least = table_style(j, n, "least-style", m->longer);
    m->head = table_style(j, n, "head-style", m->cell);
    m->group = table_style(j, n, "group-style", m->head);
    m->caption = table_style(j, n, "caption-style", m->cell);
    m->rating = table_style(j, n, "rating-style", m->cell);
    m->area = table_style(j, n, "area-style", m->cell);
}

static struct table_metrics table_metrics(struct job *j, const struct node *n)
{
    struct table_metrics m = {0};
    table_styles(j, n, &m);
    m.padding = table_length(j, n, "padding");
    m.padding_left = table_length(j, n, "padding-left");
    m.padding_right = table_length(j, n, "padding-right");
    m.text_right = table_length(j, n, "text-right");
    m.slot = table_length(j, n, "slot");
    m.plain_right = table_length(j, n, "plain-right");
    m.group_height = table_length(j, n, "group-height");
    m.head_height = table_length(j, n, "head-height");
    m.head_gap = table_length(j, n, "head-gap");
    m.group_inset = table_length(j, n, "group-inset");
    m.group_gap = table_length(j, n, "group-gap");
    m.opening = table_length(j, n, "opening");
    m.group_rule = table_length(j, n, "group-rule");
    m.head_rule = table_length(j, n, "head-rule");
    m.row_rule = table_length(j, n, "row-rule");
    m.closing = table_length(j, n, "closing");
    m.opening_colour = table_colour(j, n, "opening-colour");
    m.group_colour = table_colour(j, n, "group-colour");
    m.head_colour = table_colour(j, n, "head-colour");
    m.row_colour = table_colour(j, n, "row-colour");
    m.closing_colour = table_colour(j, n, "closing-colour");
    m.symbol = table_length(j, n, "symbol");
    m.symbol_gap = table_length(j, n, "symbol-gap");
    m.middle = str_is(layout_table_value(j->spec, n, "align")->text, "middle");
    str place = layout_table_value(j->spec, n, "caption")->text;
    m.caption_place = str_is(place, "corner")  ? CAPTION_CORNER
                      : str_is(place, "title") ? CAPTION_TITLE
                                               : CAPTION_ABOVE;
    return m;
}

static void map_grid(struct job *j, struct table_flow *t)
{
    const struct table *table = t->table;
    t->cells = arena_array(j->arena, struct ready, table->n_cells);
    t->at = arena_array(j->arena, size_t, table->n_rows * table->n_columns);
    for (size_t i = 0; i < table->n_cells; i++) {
        const struct cell *c = &table->cells[i];
        t->cells[i].cell = c;
        for (size_t row = c->row; row < c->row + c->row_span; row++)
            for (size_t column = c->column; column < c->column + c->column_span; column++)
                t->at[row * table->n_columns + column] = i;
        if (c->row < table->head_rows)
            t->n_heads = i + 1;
    }
    t->heads_again = arena_array(j->arena, struct ready, t->n_heads);
}

static mpt rows_height(const struct table_flow *t, size_t from, size_t n)
{
    mpt h = 0;
    for (size_t r = from; r < from + n; r++)
        h += t->row_height[r];
    return h;
}

/* Cells of one row first; what a cell over several rows lacks goes to its last row. */
static void measure_rows(struct job *j, struct table_flow *t)
{
    const struct table *table = t->table;
    t->row_height = arena_array(j->arena, mpt, table->n_rows);
    for (size_t r = table->head_rows; r < table->n_rows; r++)
        t->row_height[r] = t->m.cell->leading + 2 * t->m.padding;
    for (size_t i = t->n_heads; i < table->n_cells; i++) {
        const struct cell *c = &table->cells[i];
        if (c->row_span == 1)
            t->row_height[c->row] = mpt_max(t->row_height[c->row], t->cells[i].height);
    }
    for (size_t i = t->n_heads; i < table->n_cells; i++) {
        const struct cell *c = &table->cells[i];
        mpt lacks = t->cells[i].height - rows_height(t, c->row, c->row_span);
        if (c->row_span > 1 && lacks > 0)
            t->row_height[c->row + c->row_span - 1] += lacks;
    }
}

/* The height of the column heads, when the layout leaves it to their text. */
static mpt heads_height(const struct table_flow *t)
{
    mpt h = 0;
    for (size_t i = 0; i < t->n_heads; i++) {
        const struct ready *r = &t->cells[i];
        mpt lines =
            r->turned ? r->lines.widest + t->m.head_gap : (mpt)r->lines.n * r->style->leading;
        h = mpt_max(h, lines);
    }
    return h + 2 * t->m.head_gap;
}

static bool has_groups(const struct table_flow *t)
{
    for (size_t k = 0; t->table->groups && k < t->table->n_columns; k++)
        if (t->table->groups[k])
            return true;
    return false;
}

/* Heads of a hand-written table: each row as high as its own heads. */
static void measure_head_rows(struct table_flow *t)
{
    for (size_t i = 0; i < t->n_heads; i++) {
        const struct ready *r = &t->cells[i];
        mpt needs = (mpt)r->lines.n * r->style->leading + 2 * t->m.head_gap;
        size_t last = r->cell->row + r->cell->row_span - 1;
        mpt lacks = needs - rows_height(t, r->cell->row, r->cell->row_span);
        t->row_height[last] += mpt_max(lacks, 0);
    }
    t->head_height = rows_height(t, 0, t->table->head_rows);
}

static void measure_head(struct table_flow *t)
{
    if (!t->table->head_rows)
        return;
    t->heads_in_rows = t->table->head_rows > 1 && !has_groups(t);
    if (t->heads_in_rows) {
        measure_head_rows(t);
        return;
    }
    mpt heads = t->m.head_height ? t->m.head_height : heads_height(t);
    t->head_height = heads + (t->table->head_rows == 2 ? t->m.group_height : 0);
}

static void prepare_caption(struct job *j, struct table_flow *t)
{
    mpt width = t->m.caption_place == CAPTION_CORNER ? t->x[1] - t->m.padding_right
                                                     : t->x[t->table->n_columns];
    t->caption_lines = lines_break(j->shaper, t->caption.items, t->caption.n,
                                   &(struct line_options){.width = width});
}

struct flow *table_prepare(struct job *j, const struct block *b, struct tag *parent, mpt width)
{
    struct table_flow *t = arena_new(j->arena, struct table_flow);
    t->table = &b->as.table;
    t->m = table_metrics(j, b->as.table.spec);
    if (!table_place_columns(j, t, width))
        return NULL;
    map_grid(j, t);
    table_tags(j, t, parent);
    if (!cells_prepare(j, t))
        return NULL;
    measure_rows(j, t);
    measure_head(t);
    prepare_caption(j, t);
    struct flow *f = flow_new(j, FLOW_TABLE, b->at);
    f->before = table_length(j, b->as.table.spec, "before");
    f->after = table_length(j, b->as.table.spec, "after");
    f->as.table.table = t;
    f->as.table.from = t->table->head_rows;
    return f;
}

struct texts table_title_caption(const struct flow *f)
{
    const struct table_flow *t = f->kind == FLOW_TABLE ? f->as.table.table : NULL;
    return t && t->caption_beside ? t->caption : (struct texts){0};
}

void table_begins_page(struct flow *f)
{
    if (f->kind == FLOW_TABLE)
        f->as.table.table->caption_beside = f->as.table.table->m.caption_place == CAPTION_TITLE;
}

/* --- placing ------------------------------------------------------------------ */

/* A part of the table as it stands on a page. */
struct part {
    struct job *job;
    const struct table_flow *t;
    struct frame *frame;
    size_t from, to; /* body rows */
    mpt top;         /* of the opening rule */
    mpt *row_top;    /* of rows from..to, and the end */
    bool first;
};

static void add_head_lines(struct part *p, const struct ready *r, mpt top, mpt bottom)
{
    const struct table_flow *t = p->t;
    const struct cell *c = r->cell;
    mpt height = (mpt)r->lines.n * r->style->leading;
    struct line_box box = {t->x[c->column], t->x[c->column + c->column_span] - t->x[c->column],
                           r->align, r->style};
    if (table_column_counts(t, c->column) && r->align == LINE_END)
        box.width = table_digit_edge(t, c->column) - box.x;
    mpt y = bottom - t->m.head_gap - height;
    frame_add_lines(p->frame, r->lines.items, r->lines.n, mpt_max(y, top), &box);
}

/* Turned heads stand on the rule; the right edge of their last line is the digit edge. */
static void add_turned_head(struct part *p, const struct ready *r, mpt bottom)
{
    const struct table_flow *t = p->t;
    size_t column = r->cell->column;
    mpt leading = r->style->leading, n = (mpt)r->lines.n;
    mpt left = r->align == LINE_END ? table_digit_edge(t, column) - n * leading
                                    : (t->x[column] + t->x[column + 1] - n * leading) / 2;
    for (size_t i = 0; i < r->lines.n; i++)
        frame_add_turned(
            p->frame, &r->lines.items[i],
            (point){left + (mpt)i * leading + style_baseline(r->style), bottom - t->m.head_gap});
}

static void add_group_head(struct part *p, const struct ready *r, mpt top)
{
    const struct table_flow *t = p->t;
    mpt left = t->x[r->cell->column], right = t->x[r->cell->column + r->cell->column_span];
    mpt rule = top + t->m.group_height;
    mpt text_top = rule - t->m.group_gap - t->m.group_rule - (mpt)r->lines.n * r->style->leading;
    struct line_box box = {left, right - left, LINE_CENTRE, r->style};
    frame_add_lines(p->frame, r->lines.items, r->lines.n, mpt_max(text_top, top), &box);
    frame_add_rule(p->frame, (point){left + t->m.group_inset, rule},
                   right - left - 2 * t->m.group_inset, t->m.group_rule, t->m.group_colour);
}

static void add_heads(struct part *p)
{
    const struct table_flow *t = p->t;
    mpt top = p->top + t->m.opening, bottom = top + t->head_height;
    for (size_t i = 0; i < t->n_heads; i++) {
        const struct ready *r = p->first ? &t->cells[i] : &t->heads_again[i];
        if (t->heads_in_rows)
            add_head_lines(p, r, top + rows_height(t, 0, r->cell->row),
                           top + rows_height(t, 0, r->cell->row + r->cell->row_span));
        else if (table_head_is_group(t, r->cell))
            add_group_head(p, r, top);
        else if (r->turned)
            add_turned_head(p, r, bottom);
        else
            add_head_lines(p, r, top, bottom);
    }
}

static mpt first_baseline(const struct table_flow *t, const struct ready *r, mpt top, mpt height,
                          mpt lines)
{
    if (t->m.middle)
        return top + (height - lines) / 2 + style_baseline(r->style);
    return top + t->m.padding + style_baseline(t->m.cell);
}

static void add_number(struct part *p, const struct ready *r, mpt baseline)
{
    frame_add_line(p->frame, r->digits, (point){r->right - r->digits->width, baseline});
    if (r->suffix)
        frame_add_line(p->frame, r->suffix, (point){r->right, baseline});
}

static void add_rating(struct part *p, const struct ready *r, mpt baseline)
{
    const struct table_flow *t = p->t;
    mpt width = t->m.symbol + t->m.symbol_gap + r->letter->width;
    mpt left = t->x[r->cell->column], right = t->x[r->cell->column + r->cell->column_span];
    mpt x = left + (right - left - width) / 2;
    mpt centre = baseline - style_middle(r->style);
    frame_add_line(p->frame, r->letter, (point){x + t->m.symbol + t->m.symbol_gap, baseline});
    ratings_add_symbol(p->job, p->frame, r->cell->rating, (point){x, centre - t->m.symbol / 2},
                       t->m.symbol);
}

/* A cell that began on an earlier page is seen again, but was read there. */
static void add_turned_cell(struct part *p, const struct ready *r, mpt top, mpt bottom)
{
    const struct table_flow *t = p->t;
    size_t from = p->frame->n;
    mpt width = t->x[r->cell->column + 1] - t->x[r->cell->column];
    struct lines lines = r->lines;
    if (lines.widest > bottom - top)
        lines = lines_break(p->job->shaper, r->texts.items, r->texts.n,
                            &(struct line_options){.width = bottom - top});
    for (size_t i = 0; i < lines.n; i++) {
        mpt x = t->x[r->cell->column] + (width - (mpt)lines.n * r->style->leading) / 2 +
                (mpt)i * r->style->leading + style_baseline(r->style);
        mpt y = (top + bottom + lines.items[i].width) / 2;
        frame_add_turned(p->frame, &lines.items[i], (point){x, y});
    }
    for (size_t i = from; i < p->frame->n && r->cell->row < p->from; i++)
        p->frame->items[i].tag = NULL;
}

static void add_cell(struct part *p, const struct ready *r)
{
    const struct table_flow *t = p->t;
    const struct cell *c = r->cell;
    size_t from = c->row < p->from ? p->from : c->row;
    size_t to = c->row + c->row_span < p->to ? c->row + c->row_span : p->to;
    mpt top = p->row_top[from - p->from], bottom = p->row_top[to - p->from];
    mpt lines = (mpt)r->lines.n * (r->style ? r->style->leading : 0);
    if (r->turned) {
        add_turned_cell(p, r, top, bottom);
        return;
    }
    if (!r->style)
        return;
    if (r->digits || r->letter)
        lines = r->style->leading;
    mpt baseline = first_baseline(t, r, top, bottom - top, lines);
    if (r->digits) {
        add_number(p, r, baseline);
    } else if (r->letter) {
        add_rating(p, r, baseline);
    } else {
        mpt left = t->x[c->column], width = t->x[c->column + c->column_span] - left;
        bool centred = r->align == LINE_CENTRE;
        struct line_box box = {centred ? left : left + t->m.padding_left,
                               centred ? width : width - t->m.padding_left - t->m.text_right,
                               r->align, r->style};
        frame_add_lines(p->frame, r->lines.items, r->lines.n, baseline - style_baseline(r->style),
                        &box);
    }
}

/* The first cell below the heads that reaches into the part. */
static size_t first_cell(const struct part *p)
{
    const struct table *table = p->t->table;
    size_t first = table->n_cells;
    for (size_t k = 0; k < table->n_columns && p->from < p->to; k++) {
        size_t cell = p->t->at[p->from * table->n_columns + k];
        first = cell < first ? cell : first;
    }
    return first < p->t->n_heads ? p->t->n_heads : first;
}

static void add_cells(struct part *p)
{
    const struct table *table = p->t->table;
    for (size_t i = first_cell(p); i < table->n_cells && table->cells[i].row < p->to; i++) {
        const struct cell *c = &table->cells[i];
        if (c->row + c->row_span > p->from)
            add_cell(p, &p->t->cells[i]);
    }
}

/* Between two rows a rule runs but where a cell runs on. */
static void add_row_rule(struct part *p, size_t row, mpt y)
{
    const struct table_flow *t = p->t;
    size_t n = t->table->n_columns;
    for (size_t from = 0; from < n;) {
        size_t to = from;
        while (to < n && t->at[(row - 1) * n + to] != t->at[row * n + to])
            to++;
        frame_add_rule(p->frame, (point){t->x[from], y}, t->x[to] - t->x[from], t->m.row_rule,
                       t->m.row_colour);
        from = to + 1;
        while (from < n && t->at[(row - 1) * n + from] == t->at[row * n + from])
            from++;
    }
}

static void add_rules(struct part *p)
{
    const struct table_flow *t = p->t;
    mpt width = t->x[t->table->n_columns];
    mpt bottom = p->row_top[p->to - p->from];
    frame_add_rule(p->frame, (point){0, p->top + t->m.opening / 2}, width, t->m.opening,
                   t->m.opening_colour);
    if (t->table->head_rows)
        frame_add_rule(p->frame, (point){0, p->row_top[0]}, width, t->m.head_rule,
                       t->m.head_colour);
    for (size_t r = p->from + 1; r < p->to; r++)
        add_row_rule(p, r, p->row_top[r - p->from]);
    frame_add_rule(p->frame, (point){0, bottom}, width, t->m.closing, t->m.closing_colour);
}

static void add_grounds(struct part *p)
{
    const struct table_flow *t = p->t;
    size_t n = t->table->n_columns;
    mpt top = p->top + t->m.opening / 2, bottom = p->row_top[p->to - p->from];
    for (size_t from = 0; t->table->groups && from < n;) {
        const struct node *g = t->table->groups[from];
        size_t to = from + 1;
        while (to < n && t->table->groups[to] == g)
            to++;
        if (g && node_has(g, "ground"))
            frame_add_rect(p->frame, (rect){t->x[from], top, t->x[to] - t->x[from], bottom - top},
                           node_colour(g, "ground"));
        from = to;
    }
}

static mpt caption_height(const struct table_flow *t, bool first)
{
    return first && t->m.caption_place != CAPTION_CORNER && !t->caption_beside
               ? (mpt)t->caption_lines.n * t->m.caption->leading +
                     (t->caption_lines.n ? t->m.head_gap : 0)
               : 0;
}

static void add_caption(struct part *p)
{
    const struct table_flow *t = p->t;
    if (!p->first || !t->caption_lines.n || t->caption_beside)
        return;
    mpt top = 0;
    if (t->m.caption_place == CAPTION_CORNER)
        top = p->top + t->m.opening + t->m.group_height - t->m.group_gap - t->m.group_rule -
              t->m.caption->leading;
    struct line_box box = {0, t->x[t->table->n_columns], LINE_START, t->m.caption};
    frame_add_lines(p->frame, t->caption_lines.items, t->caption_lines.n, top, &box);
}

/* The end of the rows that must stand together from `row` on. */
static size_t rows_together(const struct table *t, size_t row)
{
    while (row + 1 < t->n_rows && t->rows[row].keep_with_next)
        row++;
    return row + 1;
}

static size_t rows_that_fit(const struct table_flow *t, size_t from, mpt height)
{
    size_t row = from;
    while (row < t->table->n_rows && (row == from || !t->table->rows[row].break_before)) {
        size_t end = rows_together(t->table, row);
        height -= rows_height(t, row, end - row);
        if (height < 0)
            break;
        row = end;
    }
    return row;
}

static struct frame *part_frame(struct job *j, const struct table_flow *t, size_t from, size_t to,
                                bool first)
{
    struct part p = {j,    t,    frame_new(j->arena, t->x[t->table->n_columns], 0),
                     from, to,   caption_height(t, first),
                     NULL, first};
    p.row_top = arena_array(j->arena, mpt, to - from + 1);
    p.row_top[0] = p.top + t->m.opening + t->head_height;
    for (size_t r = from; r < to; r++)
        p.row_top[r - from + 1] = p.row_top[r - from] + t->row_height[r];
    p.frame->height = p.row_top[to - from] + t->m.closing / 2;
    add_grounds(&p);
    add_caption(&p);
    add_heads(&p);
    add_cells(&p);
    add_rules(&p);
    return p.frame;
}

struct fit table_fit(struct job *j, const struct flow *f, struct space s)
{
    const struct table_flow *t = f->as.table.table;
    size_t from = f->as.table.from;
    bool first = from == t->table->head_rows;
    mpt room =
        s.height - caption_height(t, first) - t->m.opening - t->head_height - t->m.closing / 2;
    size_t to = rows_that_fit(t, from, room);
    if (to == from && from < t->table->n_rows) {
        if (!s.first)
            return (struct fit){NULL, NULL};
        to = rows_together(t->table, from);
        diag_error(j->diag, t->cells[t->at[from * t->table->n_columns]].cell->at,
                   "this row of table \"" STR_FMT
                   "\" is taller than a page; make its columns wider or its text shorter",
                   STR_ARG(node_text(t->table->spec, "id")));
    }
    struct frame *frame = part_frame(j, t, from, to, first);
    if (to == t->table->n_rows)
        return (struct fit){frame, NULL};
    struct flow *rest = arena_new(j->arena, struct flow);
    *rest = *f;
    rest->before = 0;
    rest->marks = NULL;
    rest->n_marks = 0;
    rest->page_start = false;
    rest->is_rest = true;
    rest->as.table.from = to;
    return (struct fit){frame, rest};
}
