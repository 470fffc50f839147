/* layout_fixture.h - a small layout, a layout job over it, and eyes for its frames
 *
 * Lengths are round so that a test can count: the page is 200 by 120 pt, its region 160 by 70,
 * body text 8 on 10 pt.  Each test overrides only the part of the layout that it is about.
 */
#ifndef LAYOUT_FIXTURE_H
#define LAYOUT_FIXTURE_H
#include "../unit/text_fixture.h"
#include "block.h"
#include "layout_spec.h"
#include "look.h"
#include "table.h"
#include "vec.h"

#define PT(n) ((mpt)(n)*MPT_PER_PT)

/* Parts of a layout as XML; a part that is left out is the usual one. */
struct layout_parts {
    const char *attributes, *fonts, *colours, *styles, *words, *masters, *blocks, *tables, *rest;
};

#define USUAL_FONTS                                                                                \
    "<font id=\"regular\" file=\"NotoSans-Regular.ttf\"/>"                                         \
    "<font id=\"strong\" file=\"NotoSans-SemiBold.ttf\"/>"
#define USUAL_COLOURS                                                                              \
    "<colour id=\"ink\" value=\"#000000\"/><colour id=\"white\" value=\"#FFFFFF\"/>"               \
    "<colour id=\"tint\" value=\"#EEEEEE\"/><colour id=\"house\" value=\"#0B4A5B\"/>"
#define FIXTURE_STYLE(id, size, leading)                                                           \
    "<style id=\"" id "\" font=\"regular\" strong=\"strong\" size=\"" size "\" leading=\"" leading \
    "\"/>"
#define USUAL_STYLES                                                                               \
    FIXTURE_STYLE("body", "8pt", "10pt")                                                           \
    FIXTURE_STYLE("small", "7pt", "10pt")                                                          \
    FIXTURE_STYLE("least", "6.2pt", "10pt") FIXTURE_STYLE("title", "16pt", "20pt")                 \
        FIXTURE_STYLE("head", "7pt", "8pt")
#define FIXTURE_REGION                                                                             \
    "<region left=\"20pt\" top=\"30pt\" width=\"160pt\" bottom=\"100pt\" grid=\"30pt\"/>"
#define FIXTURE_TITLE                                                                              \
    "<title left=\"20pt\" top=\"10pt\" width=\"160pt\" style=\"title\""                            \
    " strapline-style=\"body\" gap=\"4pt\"/>"
#define FIXTURE_PAGE "width=\"200pt\" height=\"120pt\""
#define USUAL_MASTERS                                                                              \
    "<master id=\"text\" " FIXTURE_PAGE ">" FIXTURE_REGION FIXTURE_TITLE "</master>"
#define USUAL_BLOCKS "<block id=\"text\" style=\"body\"/><block id=\"heading-2\" style=\"body\"/>"

static inline const char *part_or(const char *given, const char *usual)
{
    return given ? given : usual;
}

static inline str fixture_layout_xml(struct arena *a, const struct layout_parts *p)
{
    str tables = p->tables ? str_print(a, "<tables>%s</tables>", p->tables) : (str){0};
    return str_print(a,
                     "<layout xmlns=\"urn:quarterpress:layout:1\" id=\"small\" %s>"
                     "<fonts>%s</fonts><colours>%s</colours><styles>%s</styles><words>%s</words>"
                     "<masters>%s</masters><blocks>%s</blocks>" STR_FMT "%s</layout>",
                     part_or(p->attributes, "master=\"text\" unit=\"10pt\""),
                     part_or(p->fonts, USUAL_FONTS), part_or(p->colours, USUAL_COLOURS),
                     part_or(p->styles, USUAL_STYLES), part_or(p->words, ""),
                     part_or(p->masters, USUAL_MASTERS), part_or(p->blocks, USUAL_BLOCKS),
                     STR_ARG(tables), part_or(p->rest, ""));
}

/* NULL after messages. */
static inline struct layout_spec *fixture_layout(struct harness *h, struct layout_parts p)
{
    struct source *s = source_new(h->arena, STR("layout.xml"), fixture_layout_xml(h->arena, &p));
    return layout_spec_read(h->arena, h->diag, s);
}

static inline struct font_set *fixture_fonts(struct harness *h)
{
    struct font_set *set = font_set_new(h->arena);
    add_font_file(h, set, "regular", "NotoSans-Regular.ttf");
    add_font_file(h, set, "strong", "NotoSans-SemiBold.ttf");
    return set;
}

/* A job as layout() opens one, for tests of flows. */
static inline struct job *fixture_job(struct harness *h, struct layout_parts p)
{
    struct job *j = arena_new(h->arena, struct job);
    struct document *doc = arena_new(h->arena, struct document);
    j->arena = h->arena;
    j->diag = h->diag;
    j->spec = doc->layout = fixture_layout(h, p);
    assert_messages(h, "");
    j->doc = doc;
    j->fonts = fixture_fonts(h);
    j->shaper = shaper_new(h->arena, h->diag);
    j->tags = tag_tree_new(h->arena);
    j->unit = node_length(j->spec->root, "unit");
    styles_resolve(j);
    looks_resolve(j);
    return j;
}

/* --- what stands in a frame -------------------------------------------------- */

/* An item where it stands, counted from the outermost frame. */
struct seen {
    const struct item *item;
    point at;
    str text; /* SPAN */
};
struct sight {
    struct seen *items;
    size_t n, cap;
};

static inline str item_text(struct arena *a, const struct item *it)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; it->kind == ITEM_SPAN && i < it->as.span.n; i++)
        buf_put(&b, it->as.span.runs[i]->text);
    return buf_str(&b);
}

static inline void look_into(struct arena *a, struct sight *s, const struct frame *f, point origin)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct item *it = &f->items[i];
        point at = {origin.x + it->at.x, origin.y + it->at.y};
        if (it->kind == ITEM_FRAME)
            look_into(a, s, it->as.frame, at);
        else
            vec_push(a, s, (struct seen){it, at, item_text(a, it)});
    }
}

static inline struct sight look_at(struct arena *a, const struct frame *f)
{
    struct sight s = {0};
    assert_non_null(f);
    look_into(a, &s, f, (point){0, 0});
    return s;
}

/* The nth (from 0) span of this text, the space at a line's end left out; NULL if there is none. */
static inline const struct seen *seen_text(const struct sight *s, const char *text, size_t nth)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->items[i].item->kind == ITEM_SPAN && str_is(str_trim(s->items[i].text), text) &&
            nth-- == 0)
            return &s->items[i];
    return NULL;
}

static inline const struct seen *find_text(const struct sight *s, const char *text)
{
    const struct seen *found = seen_text(s, text, 0);
    if (!found)
        fail_msg("\"%s\" stands nowhere in the frame", text);
    return found;
}

static inline mpt span_width(const struct seen *s)
{
    int64_t units = 0;
    for (size_t i = 0; i < s->item->as.span.n; i++)
        units += s->item->as.span.runs[i]->units;
    return mpt_from_units(units, s->item->as.span.size);
}

static inline mpt right_of(const struct seen *s)
{
    return s->at.x + span_width(s);
}

/* A span that goes on where the one before it ended, but for rounding. */
static inline bool goes_on(const struct seen *last, const struct seen *s)
{
    mpt gap = s->at.x - right_of(last);
    return last->at.y == s->at.y && gap < 100 && gap > -100;
}

/* The frame's text in painting order, a "/" where it does not go on from the stretch before. */
static inline str frame_text(struct arena *a, const struct frame *f)
{
    struct sight s = look_at(a, f);
    struct buf b = {.arena = a};
    const struct seen *last = NULL;
    for (size_t i = 0; i < s.n; i++) {
        if (s.items[i].item->kind != ITEM_SPAN)
            continue;
        if (last && !goes_on(last, &s.items[i]))
            buf_char(&b, '/');
        buf_put(&b, s.items[i].text);
        last = &s.items[i];
    }
    return buf_str(&b);
}

/* A horizontal rule or a rectangle, with its ends on the page. */
struct stroke {
    mpt x0, x1, y, height, weight;
    colour colour;
    bool filled;
};

static inline struct stroke stroke_of(const struct seen *s)
{
    const struct path *p = s->item->as.path.path;
    const struct ink *ink = &s->item->as.path.ink;
    mpt x0 = p->points[0].x, x1 = x0, y0 = p->points[0].y, y1 = y0;
    for (size_t i = 1; i < p->n_points; i++) {
        x0 = mpt_min(x0, p->points[i].x);
        x1 = mpt_max(x1, p->points[i].x);
        y0 = mpt_min(y0, p->points[i].y);
        y1 = mpt_max(y1, p->points[i].y);
    }
    return (struct stroke){s->at.x + x0, s->at.x + x1, s->at.y + y0,
                           y1 - y0,      ink->width,   ink->fills ? ink->fill : ink->stroke,
                           ink->fills};
}

/* The nth rule of this weight, from the first drawn; weight 0 finds rectangles. */
static inline bool find_stroke(const struct sight *s, mpt weight, size_t nth, struct stroke *out)
{
    for (size_t i = 0; i < s->n; i++) {
        if (s->items[i].item->kind != ITEM_PATH)
            continue;
        *out = stroke_of(&s->items[i]);
        if (out->filled == (weight == 0) && (weight == 0 || out->weight == weight) && nth-- == 0)
            return true;
    }
    return false;
}

static inline size_t count_strokes(const struct sight *s, mpt weight)
{
    struct stroke out;
    size_t n = 0;
    while (find_stroke(s, weight, n, &out))
        n++;
    return n;
}

/* --- flows ------------------------------------------------------------------- */

/* A text of the style "body" whose lines are those of `text`; at least two stand together. */
static inline struct flow *body(struct job *j, const char *text)
{
    const struct text_style *s = style_of(j, STR("body"), false, false);
    return flow_text(j, texts_of_str(j, str_of(text), s, NULL), s, NOWHERE);
}

static inline struct flow *box_of(struct job *j, mpt width, mpt height)
{
    return flow_fixed(j, frame_new(j->arena, width, height), NOWHERE);
}

#define STACK(j, ...)                                                                              \
    stack_of_items((j), (struct flow *[]){__VA_ARGS__},                                            \
                   sizeof((struct flow *[]){__VA_ARGS__}) / sizeof(struct flow *))

static inline struct flow *stack_of_items(struct job *j, struct flow *const *items, size_t n)
{
    struct flow **copy = arena_array(j->arena, struct flow *, n);
    memcpy(copy, items, n * sizeof *copy);
    return flow_stack(j, copy, n, NOWHERE);
}

/* A whole region of this height whose top is on the grid. */
static inline struct space region(mpt height)
{
    return (struct space){PT(100), height, 0, true};
}

/* The same below something else. */
static inline struct space below(mpt height)
{
    return (struct space){PT(100), height, 0, false};
}

/* The text of every part that the flow is cut into by regions of this height, one to a line. */
static inline str parts_text(struct job *j, const struct flow *f, mpt height)
{
    struct buf b = {.arena = j->arena};
    for (size_t pages = 0; f; pages++) {
        struct fit fit = flow_fit(j, f, region(height));
        assert_non_null(fit.frame);
        assert_true(pages < 50);
        buf_put(&b, frame_text(j->arena, fit.frame));
        buf_char(&b, '\n');
        f = fit.rest;
    }
    return buf_str(&b);
}

/* --- tables ------------------------------------------------------------------- */

/* A table of the layout's <table id="t">, written as rows of cells between "|":
 *     #words  head      !words  row head     12.5%  number, % as its suffix
 *     =words  text      *G      rating       <      goes on from the left
 *     words   words     (blank) empty        ^      goes on from above
 * A row that begins with "+" is kept with the next one, with "/" begins a page. */
static inline struct cell cell_of(struct arena *a, str s)
{
    static const struct rating green = {{"green", 5}, {"G", 1}, {"Green", 5}, {NULL, 0}, 0, NULL};
    struct cell c = {.kind = CELL_WORDS, .row_span = 1, .column_span = 1};
    char first = s.n ? s.p[0] : 0;
    bool marked = first == '#' || first == '!' || first == '=';
    c.text = (struct rich_text){arena_new(a, struct rich), 1};
    c.text.items[0].text = marked ? str_sub(s, 1, s.n) : s;
    if (!s.n) {
        c.kind = CELL_EMPTY;
        c.text.n = 0;
    } else if (marked) {
        c.kind = first == '#' ? CELL_HEAD : first == '!' ? CELL_ROW_HEAD : CELL_TEXT;
    } else if (first == '*') {
        c.kind = CELL_RATING;
        c.rating = &green;
    } else if (first >= '0' && first <= '9') {
        size_t n = str_ends(s, "%") ? s.n - 1 : s.n;
        c.kind = CELL_NUMBER;
        c.digits = str_sub(s, 0, n);
        c.suffix = str_sub(s, n, s.n);
    }
    return c;
}

static inline void add_grid_row(struct arena *a, struct table *t, str line, size_t *owner)
{
    struct table_row *row = &t->rows[t->n_rows];
    row->keep_with_next = line.n && line.p[0] == '+';
    row->break_before = line.n && line.p[0] == '/';
    line = str_sub(line, row->keep_with_next || row->break_before, line.n);
    str cell;
    for (size_t column = 0; str_split(&line, '|', &cell); column++) {
        size_t *at = &owner[t->n_rows * t->n_columns + column];
        assert_true(column < t->n_columns);
        cell = str_trim(cell);
        if (str_is(cell, "<")) {
            *at = at[-1];
            t->cells[*at].column_span = (unsigned)(column + 1 - t->cells[*at].column);
        } else if (str_is(cell, "^")) {
            *at = at[-(ptrdiff_t)t->n_columns];
            t->cells[*at].row_span = (unsigned)(t->n_rows + 1 - t->cells[*at].row);
        } else {
            *at = t->n_cells;
            struct cell *c = &t->cells[t->n_cells++];
            *c = cell_of(a, cell);
            c->row = (unsigned)t->n_rows;
            c->column = (unsigned)column;
            t->head_rows = c->kind == CELL_HEAD ? t->n_rows + 1 : t->head_rows;
        }
    }
    t->n_rows++;
}

static inline struct block *grid_block(struct arena *a, const struct layout_spec *l,
                                       const char *rows)
{
    struct block *b = arena_new(a, struct block);
    b->kind = BLOCK_TABLE;
    struct table *t = &b->as.table;
    t->spec = layout_find(l, "tables", STR("t"));
    assert_non_null(t->spec);
    struct table_columns columns = layout_table_columns(a, l, t->spec);
    t->columns = columns.columns;
    t->groups = columns.groups;
    t->n_columns = columns.n;
    size_t most = 1;
    for (const char *p = rows; *p; p++)
        most += *p == '\n';
    t->rows = arena_array(a, struct table_row, most);
    t->cells = arena_array(a, struct cell, most * t->n_columns);
    size_t *owner = arena_array(a, size_t, most * t->n_columns);
    str rest = str_of(rows), line;
    while (str_split(&rest, '\n', &line))
        add_grid_row(a, t, line, owner);
    return b;
}

/* NULL after a message. */
static inline struct flow *table_of(struct job *j, mpt width, const char *rows)
{
    return table_prepare(j, grid_block(j->arena, j->spec, rows), j->tags->root, width);
}
#endif
