/* flows.c - blocks to flows */
#include "flows.h"
#include "panel.h"
#include "share.h"
#include "table.h"
#include "vec.h"

/* A column of text narrower than this is a mistake in the layout: 10 mm. */
#define LEAST_COLUMN_MPT 28346
/* Titles take three lines at most: more is not a title. */
#define TITLE_LINES_MOST 3

static void put(struct making *m, struct flow *f)
{
    if (!f) {
        m->failed = true;
        return;
    }
    for (size_t i = 0; i < m->n_held; i++)
        flow_mark(m->job, f, m->held[i]);
    m->n_held = 0;
    f->page_start = f->page_start || m->start;
    m->start = false;
    vec_push(m->job->arena, m, f);
}

static struct making inside(const struct making *m, struct tag *parent, mpt width)
{
    return (struct making){
        .job = m->job, .pending = m->pending, .parent = parent, .depth = m->depth, .width = width};
}

static struct flow *stack_of(struct making *m, struct place at)
{
    return flow_stack(m->job, m->items, m->n, at);
}

static str new_anchor(struct job *j)
{
    return str_print(j->arena, "heading-%zu", ++j->next_anchor);
}

/* --- text -------------------------------------------------------------------- */

static struct flow *paragraph(struct making *m, const struct rich_text *text,
                              const struct node *spec, struct tag *tag, struct place at)
{
    str style = node_text(spec, "style");
    struct flow *f = flow_text(m->job, texts_of_rich(m->job, text, style, tag),
                               style_of(m->job, style, false, false), at);
    f->as.text.least_lines = (size_t)node_number(spec, "least-lines");
    f->before = mpt_max(f->before, node_length(spec, "before"));
    f->after = mpt_max(f->after, node_length(spec, "after"));
    return f;
}

static void make_para(struct making *m, const struct block *b)
{
    const struct node *spec = block_spec(m->job, b->style, b->at);
    struct flow *f = paragraph(m, &b->as.para, spec, tag_new(m->parent, TAG_P), b->at);
    flow_dress(f, spec);
    put(m, f);
}

/* `mark` is its place and its bookmark; one without an anchor gets one. */
static struct flow *heading_flow(struct making *m, struct mark mark, const struct text_style *style,
                                 struct place at)
{
    struct tag *tag = tag_new(m->parent, tag_heading(mark.level));
    struct flow *f = flow_text(m->job, texts_of_str(m->job, mark.title, style, tag), style, at);
    f->keep_next = true;
    f->whole = true;
    if (!mark.anchor.n)
        mark.anchor = new_anchor(m->job);
    flow_mark(m->job, f, mark);
    return f;
}

/* A sub-head inside a box: one level below the box's title, no bookmark. */
static void make_sub_heading(struct making *m, const struct block *b)
{
    const struct node *spec = block_spec(m->job, b->style, b->at);
    struct flow *f =
        paragraph(m, &b->as.para, spec, tag_new(m->parent, tag_heading(m->depth + 1)), b->at);
    flow_dress(f, spec);
    f->keep_next = true;
    f->whole = true;
    f->heads = true;
    put(m, f);
}

/* --- paragraphs on one line --------------------------------------------------- */

/* Paragraphs one behind the other as long as a line has room. */
struct running {
    struct making *m;
    const struct text_style *style;
    struct frame *frame;
    mpt x, y; /* where the next one begins */
};

static struct running running_start(struct making *m, const struct text_style *style)
{
    return (struct running){
        .m = m, .style = style, .frame = frame_new(m->job->arena, m->width, style->leading)};
}

/* `gap` is what stands behind it on the line. */
static void run_on(struct running *r, const struct rich_text *text, mpt gap)
{
    struct job *j = r->m->job;
    struct texts t = texts_of_rich(j, text, r->style->id, tag_new(r->m->parent, TAG_P));
    struct lines lines =
        lines_break(j->shaper, t.items, t.n, &(struct line_options){.width = r->m->width});
    if (!lines.n)
        return;
    if (r->x && r->x + lines.widest > r->m->width) {
        r->x = 0;
        r->y += r->style->leading;
    }
    frame_add_lines(r->frame, lines.items, lines.n, r->y,
                    &(struct line_box){r->x, r->m->width, LINE_START, r->style});
    r->y += (mpt)(lines.n - 1) * r->style->leading;
    r->x += lines.widest + gap;
}

static struct flow *running_end(struct running *r, struct place at)
{
    r->frame->height = r->y + r->style->leading;
    return flow_fixed(r->m->job, r->frame, at);
}

/* --- lists --------------------------------------------------------------------- */

static str item_label(struct job *j, const struct list *l, const struct node *spec, size_t i)
{
    int n = l->start ? l->start + (int)i : (int)i + 1;
    switch (l->kind) {
    case LIST_BULLET:
        return node_text(spec, "bullet");
    case LIST_NUMBER:
        return str_print(j->arena, "%d.", n);
    case LIST_LETTER:
        return n <= 26 ? str_print(j->arena, "%c)", 'a' + n - 1) : str_print(j->arena, "%d)", n);
    }
    return (str){0};
}

static struct flow *make_list(struct making *m, const struct list *l, const struct node *spec,
                              struct tag *parent, struct place at);

/* A list under way. */
struct listing {
    const struct list *list;
    const struct node *spec;
    struct tag *tag;
    struct place at;
};

static struct flow *list_item(struct making *m, const struct listing *g, size_t i)
{
    struct job *j = m->job;
    const struct list *l = g->list;
    const struct node *spec = g->spec;
    struct tag *li = tag_new(g->tag, TAG_LI);
    struct tag *lbl = tag_new(li, TAG_LBL), *body = tag_new(li, TAG_LBODY);
    const struct text_style *style = style_at(j, spec, "style");
    const struct text_style *label = l->kind == LIST_BULLET && node_has(spec, "label-style")
                                         ? style_at(j, spec, "label-style")
                                         : style;
    struct making in = inside(m, body, m->width);
    struct flow *text = paragraph(m, &l->items[i].text, spec, body, g->at);
    text->before = 0;
    put(&in, text);
    for (size_t k = 0; k < l->items[i].more.n; k++) {
        const struct block *b = l->items[i].more.items[k];
        if (b->kind == BLOCK_LIST)
            put(&in, make_list(&in, &b->as.list, block_spec(j, b->style, b->at), body, b->at));
    }
    struct flow *f = flow_new(j, FLOW_ITEM, g->at);
    f->before = node_length(spec, "item-gap");
    f->as.item.label = line_of(j, item_label(j, l, spec, i), label, lbl);
    f->as.item.label_style = style;
    f->as.item.label_x = l->kind == LIST_BULLET ? node_length(spec, "label-left") : 0;
    f->as.item.indent = node_length(spec, "indent") * (l->kind == LIST_BULLET ? 4 : 5) / 4;
    f->as.item.body = stack_of(&in, g->at);
    return f;
}

static struct flow *make_list(struct making *m, const struct list *l, const struct node *spec,
                              struct tag *parent, struct place at)
{
    struct job *j = m->job;
    struct tag *tag = tag_new(parent, TAG_L);
    tag->numbered = l->kind == LIST_NUMBER;
    tag->lettered = l->kind == LIST_LETTER;
    struct listing g = {l, spec, tag, at};
    struct flow **items = arena_array(j->arena, struct flow *, l->n);
    for (size_t i = 0; i < l->n; i++)
        items[i] = list_item(m, &g, i);
    struct flow *f = flow_stack(j, items, l->n, at);
    if (l->columns > 1) {
        f->kind = FLOW_NEWS;
        f->as.news.items = items;
        f->as.news.n = l->n;
        f->as.news.columns = l->columns;
        f->as.news.gutter = node_length(spec, "gutter");
    }
    f->before = mpt_max(node_length(spec, "item-gap"), node_length(spec, "before"));
    f->after = node_length(spec, "after");
    return f;
}

static void make_list_block(struct making *m, const struct block *b)
{
    const struct node *spec = block_spec(m->job, b->style, b->at);
    struct flow *f = make_list(m, &b->as.list, spec, m->parent, b->at);
    flow_dress(f, spec);
    put(m, f);
}

/* --- side by side ------------------------------------------------------------------- */

static bool refuse_columns(struct job *j, const struct node *spec, mpt width)
{
    return diag_error(j->diag, spec->at,
                      "the columns of block \"" STR_FMT
                      "\" do not fit the page's region, which is %d mm wide; "
                      "make them or the gutter narrower",
                      STR_ARG(node_text(spec, "id")), tenths_of_mm(width) / 10);
}

/* Makes room for `n` columns in `width`; false after a message. */
static bool place_columns(struct job *j, struct flow *f, const struct node *spec, size_t n,
                          mpt width)
{
    const struct node_value *v = node_value(spec, "widths");
    mpt gutter = node_length(spec, "gutter"), x = 0;
    bool narrow = false;
    f->as.side.n = n;
    f->as.side.columns = arena_array(j->arena, struct flow *, n);
    f->as.side.x = arena_array(j->arena, mpt, n);
    f->as.side.width = arena_array(j->arena, mpt, n);
    mpt left = share_out(width - gutter * (mpt)(n - 1), v->lengths, v->n, f->as.side.width, n);
    for (size_t i = 0; i < n; i++) {
        bool is_share = i >= v->n || v->lengths[i] < 0;
        narrow = narrow || (is_share && left < (mpt)n * LEAST_COLUMN_MPT);
        f->as.side.x[i] = x;
        x += f->as.side.width[i] + gutter;
    }
    /* Each length was rounded to an mpt on its own. */
    return (left >= -(mpt)n && !narrow) || refuse_columns(j, spec, width);
}

static void make_columns(struct making *m, const struct block *b)
{
    struct job *j = m->job;
    const struct node *spec = block_spec(j, b->style, b->at);
    struct flow *f = flow_new(j, FLOW_SIDE, b->at);
    flow_dress(f, spec);
    if (!place_columns(j, f, spec, b->as.columns.n, m->width)) {
        m->failed = true;
        return;
    }
    for (size_t i = 0; i < b->as.columns.n; i++) {
        struct making in = inside(m, m->parent, f->as.side.width[i]);
        flows_make(&in, &b->as.columns.columns[i]);
        f->as.side.columns[i] = stack_of(&in, b->at);
        m->failed = m->failed || in.failed;
    }
    put(m, f);
}

static void check_title(struct making *m, str title, const struct text_style *style,
                        struct place at)
{
    struct texts t = texts_of_str(m->job, title, style, NULL);
    size_t n =
        lines_break(m->job->shaper, t.items, t.n, &(struct line_options){.width = m->width}).n;
    if (n > TITLE_LINES_MOST)
        diag_warn(m->job->diag, at,
                  "the title \"" STR_FMT "\" takes %zu lines; shorten it to %d or fewer",
                  STR_ARG(title), n, TITLE_LINES_MOST);
}

static mpt plot_height(const struct node *spec, size_t charts)
{
    const struct node_value *plots = node_value(spec, "plots");
    size_t i = charts < plots->n ? charts : plots->n;
    return i ? plots->lengths[i - 1] : 0;
}

static void make_chart(struct making *m, const struct chart_data *data,
                       const struct text_style *title, mpt before, mpt plot)
{
    check_title(m, data->title, title, data->at);
    struct mark mark = {.level = m->depth + 1, .title = data->title};
    struct flow *head = heading_flow(m, mark, title, data->at);
    head->before = mpt_max(head->before, before);
    put(m, head);
    struct frame *frame = panel_chart(m->job, data, m->parent, m->width, plot);
    struct flow *f = frame ? flow_fixed(m->job, frame, data->at) : NULL;
    if (f && data->n_series > 1)
        f->before = node_length(node_child(m->job->spec->root, "chart"), "key-before");
    put(m, f);
}

/* "Name of officer: post    Date: date": two paragraphs, on one line when they fit. */
static struct flow *box_note(struct making *m, const struct node *spec, const struct box *box,
                             struct place at)
{
    struct running r = running_start(m, style_at(m->job, spec, "note-style"));
    const struct {
        const char *word;
        str value;
    } parts[] = {{"officer", box->post}, {"date", box->date}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].value.n)
            continue;
        str label = layout_word(m->job->spec, parts[i].word);
        struct rich pieces[2] = {{.text = str_print(m->job->arena, STR_FMT " ", STR_ARG(label))},
                                 {.text = parts[i].value, .strong = true}};
        run_on(&r, &(struct rich_text){pieces, 2}, r.style->size * 3 / 2);
    }
    return r.frame->n ? running_end(&r, at) : NULL;
}

/* Charts with their titles; without a chart the box's own title. */
static void make_box_charts(struct making *m, const struct node *spec, const struct box *box,
                            struct place at)
{
    const struct text_style *title = style_at(m->job, spec, "title-style");
    for (size_t i = 0; i < box->n_charts; i++)
        make_chart(m, box->charts[i], title, i ? node_length(spec, "chart-gap") : 0,
                   plot_height(spec, box->n_charts));
    if (box->n_charts || !box->title.n)
        return;
    check_title(m, box->title, title, at);
    struct mark mark = {.level = m->depth + 1, .title = box->title};
    struct flow *head = heading_flow(m, mark, title, at);
    head->keep_next = false;
    put(m, head);
}

static void make_box_text(struct making *m, const struct box *box)
{
    m->depth++;
    flows_make(m, &box->text);
    m->depth--;
}

static void make_box_note(struct making *m, const struct node *spec, const struct box *box,
                          struct place at)
{
    struct flow *note = box_note(m, spec, box, at);
    if (!note)
        return;
    note->before = node_length(spec, "note-gap");
    put(m, note);
}

/* One column: charts, text, note, one below the other; such a box may be cut anywhere. */
static void make_box_stacked(struct making *m, const struct node *spec, const struct block *b,
                             struct tag *sect)
{
    struct making in = inside(m, sect, m->width);
    make_box_charts(&in, spec, &b->as.box, b->at);
    make_box_text(&in, &b->as.box);
    make_box_note(&in, spec, &b->as.box, b->at);
    struct flow *f = stack_of(&in, b->at);
    flow_dress(f, spec);
    m->failed = m->failed || in.failed;
    put(m, f);
}

/* Charts and note in the first column, text in the second; read charts, text, note. */
static void make_box_beside(struct making *m, const struct node *spec, const struct block *b,
                            struct tag *sect)
{
    struct flow *f = flow_new(m->job, FLOW_SIDE, b->at);
    flow_dress(f, spec);
    f->whole = true;
    if (!place_columns(m->job, f, spec, 2, m->width)) {
        m->failed = true;
        return;
    }
    struct making left = inside(m, sect, f->as.side.width[0]);
    struct making right = inside(m, sect, f->as.side.width[1]);
    make_box_charts(&left, spec, &b->as.box, b->at);
    make_box_text(&right, &b->as.box);
    make_box_note(&left, spec, &b->as.box, b->at);
    f->as.side.columns[0] = stack_of(&left, b->at);
    f->as.side.columns[1] = stack_of(&right, b->at);
    m->failed = m->failed || left.failed || right.failed;
    put(m, f);
}

static void make_box(struct making *m, const struct block *b)
{
    const struct node *spec = block_spec(m->job, b->style, b->at);
    struct tag *sect = tag_new(m->parent, TAG_SECT);
    if (node_value(spec, "widths")->n == 1)
        make_box_stacked(m, spec, b, sect);
    else
        make_box_beside(m, spec, b, sect);
}

/* --- links ------------------------------------------------------------------------------ */

static void make_links(struct making *m, const struct block *b)
{
    struct job *j = m->job;
    const struct node *spec = block_spec(j, b->style, b->at);
    struct running r = running_start(m, style_at(j, spec, "style"));
    for (size_t i = 0; i < b->as.links.n; i++) {
        const struct link_line *l = &b->as.links.items[i];
        struct rich pieces[2] = {
            {.text = str_print(j->arena, STR_FMT "%s", STR_ARG(l->label), l->label.n ? " " : ""),
             .at = b->at},
            {.text = l->text, .link = l->to, .at = b->at}};
        run_on(&r, &(struct rich_text){pieces, 2}, node_length(spec, "gutter"));
    }
    struct flow *flow = running_end(&r, b->at);
    flow_dress(flow, spec);
    put(m, flow);
}

/* --- sections and the rest -------------------------------------------------------------- */

static void hold_mark(struct making *m, struct mark mark)
{
    struct mark *held = arena_array(m->job->arena, struct mark, m->n_held + 1);
    for (size_t i = 0; i < m->n_held; i++)
        held[i] = m->held[i];
    held[m->n_held++] = mark;
    m->held = held;
}

/* The block that dresses a heading: the section's style, or heading-N of its depth. */
static const struct node *heading_spec(struct job *j, const struct block *b, unsigned depth)
{
    str id = b->style.n ? b->style
                        : str_print(j->arena, "heading-%u",
                                    depth < 2   ? 2
                                    : depth > 3 ? 3
                                                : depth);
    return block_spec(j, id, b->at);
}

static void make_heading(struct making *m, const struct block *b)
{
    const struct node *spec = heading_spec(m->job, b, m->depth);
    struct mark mark = {b->anchor, m->depth, b->as.section.title};
    struct flow *f = heading_flow(m, mark, style_at(m->job, spec, "style"), b->at);
    flow_dress(f, spec);
    f->heads = true;
    put(m, f);
}

static void make_section(struct making *m, const struct block *b)
{
    struct tag *parent = m->parent;
    unsigned depth = m->depth;
    m->parent = tag_new(parent, TAG_SECT);
    if (b->as.section.heading) {
        m->depth++;
        make_heading(m, b);
    } else if (b->anchor.n) {
        hold_mark(m, (struct mark){b->anchor, 0, {0}});
    }
    flows_make(m, &b->as.section.content);
    m->parent = parent;
    m->depth = depth;
}

/* The block's space below is not the title's. */
static void dress_title(struct flow *title, const struct node *spec)
{
    mpt after = title->after;
    flow_dress(title, spec);
    title->after = after;
}

static void make_chart_block(struct making *m, const struct block *b)
{
    const struct node *spec = block_spec(m->job, b->style, b->at);
    struct making in =
        inside(m, m->parent, mpt_min(m->width, mpt_max(node_length(spec, "size"), 1)));
    make_chart(&in, b->as.chart, style_at(m->job, spec, "title-style"), node_length(spec, "before"),
               node_length(spec, "height"));
    m->failed = m->failed || in.failed;
    if (in.failed)
        return;
    dress_title(in.items[0], spec);
    in.items[in.n - 1]->after = node_length(spec, "after");
    for (size_t i = 0; i < in.n; i++)
        put(m, in.items[i]);
}

static void make_block(struct making *m, const struct block *b)
{
    struct job *j = m->job;
    if (b->page_start || b->kind == BLOCK_PAGE_BREAK)
        m->start = m->n > 0;
    if (b->anchor.n && b->kind != BLOCK_SECTION)
        hold_mark(m, (struct mark){b->anchor, 0, {0}});
    switch (b->kind) {
    case BLOCK_SECTION:
        make_section(m, b);
        return;
    case BLOCK_PARA:
        make_para(m, b);
        return;
    case BLOCK_HEADING:
        make_sub_heading(m, b);
        return;
    case BLOCK_LIST:
        make_list_block(m, b);
        return;
    case BLOCK_COLUMNS:
        make_columns(m, b);
        return;
    case BLOCK_TABLE:
        put(m, table_prepare(j, b, m->parent, m->width));
        return;
    case BLOCK_BOX:
        make_box(m, b);
        return;
    case BLOCK_CHART:
        make_chart_block(m, b);
        return;
    case BLOCK_DONUTS:
        put(m, panel_donuts(j, b, m->parent, m->width));
        return;
    case BLOCK_PYRAMID:
        put(m, panel_pyramid(j, b, m->parent, m->width));
        return;
    case BLOCK_RATING_ROWS:
        put(m, panel_rating_rows(j, b, m->parent, m->width));
        return;
    case BLOCK_LINKS:
        make_links(m, b);
        return;
    case BLOCK_CONTENTS:
        put(m, contents_flow(j, b, m->parent, m->width, m->pending));
        return;
    case BLOCK_PAGE_BREAK:
        return;
    }
}

void flows_make(struct making *m, const struct blocks *blocks)
{
    for (size_t i = 0; i < blocks->n; i++)
        make_block(m, blocks->items[i]);
}
