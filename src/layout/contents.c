/* contents.c - a row per section: number, title, parts with their pages, counts of ratings */
#include "contents.h"
#include "format.h"
#include "ratings.h"
#include "vec.h"

/* Between what stands side by side. */
#define APART_MPT (8 * MPT_PER_PT)

/* Where things stand across a row; the layout's `stops`. */
struct stops {
    mpt number, title, sub, sub2, counts;
};

struct row {
    struct job *j;
    const struct node *spec;
    struct stops stops;
    struct frame *frame;
    struct pending_numbers *pending;
    mpt height;
};

static struct stops row_stops(const struct node *spec, mpt width)
{
    const struct node_value *v = node_value(spec, "stops");
    mpt at[5] = {width / 20, width / 10, width / 2, width * 3 / 4, width * 9 / 10};
    for (size_t i = 0; i < v->n && i < 5; i++)
        at[i] = v->lengths[i];
    return (struct stops){at[0], at[1], at[2], at[3], at[4]};
}

/* A link over a text and its page number: P > Link > text, number. */
static struct tag *link_tag(struct row *r, struct tag *toci, const struct contents_entry *e,
                            const struct link_target **to)
{
    struct link_target *t = arena_new(r->j->arena, struct link_target);
    t->anchor = e->anchor;
    t->contents = e->text;
    *to = t;
    struct tag *link = tag_new(tag_new(toci, TAG_P), TAG_LINK);
    link->alt = e->text;
    return link;
}

static void add_area(struct frame *f, struct tag *link, const struct link_target *to, rect area)
{
    struct item *it = frame_add(f, ITEM_LINK, link, (point){area.x, area.y});
    it->as.link.width = area.w;
    it->as.link.height = area.h;
    it->as.link.to = to;
}

/* `p` says where the number stands in the row, and of which place it is. */
static void pend(struct row *r, struct tag *link, struct pending_number p)
{
    p.frame = r->frame;
    p.leaf = tag_new(link, TAG_TEXT);
    p.at = r->spec->at;
    vec_push(r->j->arena, r->pending, p);
}

/* The title wraps before what stands at its right. */
static struct lines title_lines(struct row *r, const struct contents_entry *e, struct tag *leaf)
{
    mpt end = e->n_subs ? r->stops.sub : e->counts ? r->stops.counts : r->frame->width;
    struct texts t = texts_of_str(r->j, str_print(r->j->arena, STR_FMT " ", STR_ARG(e->text)),
                                  style_at(r->j, r->spec, "title-style"), leaf);
    return lines_break(r->j->shaper, t.items, t.n,
                       &(struct line_options){.width = end - r->stops.title - APART_MPT});
}

static void add_main(struct row *r, const struct contents_entry *e, struct tag *toci)
{
    const struct text_style *title = style_at(r->j, r->spec, "title-style");
    const struct text_style *number = style_at(r->j, r->spec, "value-style");
    const struct link_target *to;
    struct tag *link = link_tag(r, toci, e, &to);
    struct lines lines = title_lines(r, e, tag_new(link, TAG_TEXT));
    mpt top = (r->height - (mpt)lines.n * title->leading) / 2;
    struct line_box box = {r->stops.title, lines.widest, LINE_START, title};
    frame_add_lines(r->frame, lines.items, lines.n, top, &box);
    pend(r, link,
         (struct pending_number){.style = number,
                                 .anchor = e->anchor,
                                 .x = r->stops.number,
                                 .baseline = top + style_baseline(title),
                                 .end = true});
    add_area(r->frame, link, to,
             (rect){0, MPT_PER_PT, r->stops.title + lines.widest, r->height - 2 * MPT_PER_PT});
}

/* Sub-entries fill two columns row by row; the number stands one space after the words. */
static void add_sub(struct row *r, const struct contents_entry *e, struct tag *toc, point at,
                    mpt width)
{
    const struct text_style *style = style_at(r->j, r->spec, "style");
    const struct text_style *number = style_at(r->j, r->spec, "label-style");
    const struct link_target *to;
    struct tag *link = link_tag(r, tag_new(toc, TAG_TOCI), e, &to);
    struct texts t = texts_of_str(r->j, e->text, style, tag_new(link, TAG_TEXT));
    struct lines lines =
        lines_break(r->j->shaper, t.items, t.n, &(struct line_options){.width = width});
    mpt baseline = at.y + style_baseline(style) + (mpt)(lines.n - 1) * style->leading;
    frame_add_lines(r->frame, lines.items, lines.n, at.y,
                    &(struct line_box){at.x, width, LINE_START, style});
    mpt space = mpt_from_units(font_space(style->font), style->size);
    mpt end = lines.n ? lines.items[lines.n - 1].width : 0;
    pend(r, link,
         (struct pending_number){.style = number,
                                 .anchor = e->anchor,
                                 .x = at.x + end + 2 * space,
                                 .baseline = baseline});
    add_area(r->frame, link, to,
             (rect){at.x, at.y, lines.widest + 6 * space, (mpt)lines.n * style->leading});
}

/* Widths of the two columns of sub-entries, whose page number needs its place too; the last one
 * of an odd number has the room of both. */
static mpt sub_width(const struct row *r, const struct contents_entry *e, size_t i)
{
    mpt left = i % 2 ? r->stops.sub2 : r->stops.sub;
    mpt right = i % 2 || i + 1 == e->n_subs ? r->stops.counts : r->stops.sub2;
    return right - left - 2 * APART_MPT;
}

static mpt sub_lines(struct row *r, const struct contents_entry *e, size_t i)
{
    if (i >= e->n_subs)
        return 0;
    struct texts t = texts_of_str(r->j, e->subs[i].text, style_at(r->j, r->spec, "style"), NULL);
    struct line_options options = {.width = sub_width(r, e, i)};
    return (mpt)lines_break(r->j->shaper, t.items, t.n, &options).n;
}

static mpt subs_height(struct row *r, const struct contents_entry *e)
{
    mpt lines = 0;
    for (size_t i = 0; i < e->n_subs; i += 2)
        lines += mpt_max(sub_lines(r, e, i), sub_lines(r, e, i + 1));
    return lines * style_at(r->j, r->spec, "style")->leading;
}

static void add_subs(struct row *r, const struct contents_entry *e, struct tag *toci)
{
    const struct text_style *style = style_at(r->j, r->spec, "style");
    if (!e->n_subs)
        return;
    struct tag *toc = tag_new(toci, TAG_TOC);
    mpt top = (r->height - subs_height(r, e)) / 2;
    for (size_t i = 0; i < e->n_subs; i++) {
        point at = {i % 2 ? r->stops.sub2 : r->stops.sub, top};
        add_sub(r, &e->subs[i], toc, at, sub_width(r, e, i));
        if (i % 2)
            top += mpt_max(sub_lines(r, e, i - 1), sub_lines(r, e, i)) * style->leading;
    }
}

/* Each count is spoken with its rating's name. */
static void add_counts(struct row *r, const struct contents_entry *e, struct tag *toci)
{
    const struct figures *f = r->j->doc->figures;
    const struct text_style *style =
        style_at(r->j, r->spec, node_has(r->spec, "count-style") ? "count-style" : "style");
    struct tag *p = tag_new(toci, TAG_P);
    mpt baseline = (r->height - style->leading) / 2 + style_baseline(style);
    mpt centre = baseline - style_middle(style);
    mpt room = r->frame->width - r->stops.counts;
    mpt pitch = mpt_min(node_length(r->spec, "pitch"), room / (mpt)f->n_ratings);
    for (size_t i = 0; i < f->n_ratings; i++) {
        struct tag *leaf = tag_new(p, TAG_SPAN);
        leaf->actual =
            str_print(r->j->arena, "%zu " STR_FMT " ", e->counts[i], STR_ARG(f->ratings[i].title));
        struct line *line = line_of(r->j, str_print(r->j->arena, "%zu", e->counts[i]), style, leaf);
        mpt x = r->stops.counts + pitch * (mpt)i;
        ratings_add_symbol(r->j, r->frame, &f->ratings[i], (point){x, centre - SYMBOL_SLOT_MPT / 2},
                           SYMBOL_SLOT_MPT);
        frame_add_line(r->frame, line, (point){x + SYMBOL_SLOT_MPT * 5 / 4, baseline});
    }
}

/* Over the counts: what they are. */
static void add_counts_head(struct job *j, struct frame *f, const struct node *spec,
                            struct tag *parent)
{
    const struct text_style *style = style_at(j, spec, "note-style");
    struct field ratings = {"ratings", ratings_titles(j)};
    str words = fields_fill(j->arena, layout_word(j->spec, "contents-counts"), &ratings, 1);
    struct line *line = line_of(j, words, style, tag_new(parent, TAG_P));
    frame_add_line(
        f, line,
        (point){f->width - line->width, -2 * MPT_PER_PT - style->leading + style_baseline(style)});
}

/* A row is as high as the layout says, or as its lines need. */
static void grow_row(struct row *r, const struct contents_entry *e)
{
    mpt title = (mpt)title_lines(r, e, NULL).n * style_at(r->j, r->spec, "title-style")->leading;
    r->height = mpt_max(r->height, mpt_max(title, subs_height(r, e)) + APART_MPT);
    r->frame->height = r->height;
}

static bool any_counts(const struct contents *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->items[i].counts)
            return true;
    return false;
}

struct flow *contents_flow(struct job *j, const struct block *b, struct tag *parent, mpt width,
                           struct pending_numbers *pending)
{
    const struct node *spec = block_spec(j, b->style, b->at);
    const struct contents *c = &b->as.contents;
    mpt height = node_length(spec, "height"), weight = node_length(spec, "rule");
    struct flow **rows = arena_array(j->arena, struct flow *, c->n + 1);
    struct frame *head = frame_new(j->arena, width, 0);
    if (any_counts(c))
        add_counts_head(j, head, spec, parent);
    frame_add_rule(head, (point){0, 0}, width, weight, node_colour(spec, "rule-colour"));
    rows[0] = flow_fixed(j, head, b->at);
    rows[0]->keep_next = true;
    struct tag *toc = tag_new(parent, TAG_TOC);
    for (size_t i = 0; i < c->n; i++) {
        struct row r = {j,       spec,  row_stops(spec, width), frame_new(j->arena, width, height),
                        pending, height};
        grow_row(&r, &c->items[i]);
        struct tag *toci = tag_new(toc, TAG_TOCI);
        add_main(&r, &c->items[i], toci);
        add_subs(&r, &c->items[i], toci);
        if (c->items[i].counts)
            add_counts(&r, &c->items[i], toci);
        frame_add_rule(r.frame, (point){0, r.height}, width, weight,
                       node_colour(spec, "rule-colour"));
        rows[i + 1] = flow_fixed(j, r.frame, b->at);
    }
    struct flow *flow = flow_stack(j, rows, c->n + 1, b->at);
    flow_space(flow, spec);
    return flow;
}

void contents_set_number(struct job *j, const struct pending_number *p, str label)
{
    struct line *line = line_of(j, label, p->style, p->leaf);
    frame_add_line(p->frame, line, (point){p->x - (p->end ? line->width : 0), p->baseline});
}
