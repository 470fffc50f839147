/* rating_rows.c - a row of symbols per theme, one symbol per rated indicator, and their key */
#include "format.h"
#include "panel.h"
#include "ratings.h"

/* Between what stands side by side on a row. */
#define APART_MPT (6 * MPT_PER_PT)

/* The rows while they are built: where symbols stand, and how far they must draw together so that
 * the longest row leaves room for its count. */
struct rows {
    struct job *job;
    const struct node *spec;
    const struct rating_rows *rating_rows;
    const struct text_style *name, *small;
    struct frame *frame;
    mpt left, pitch, gap, slot;
};

static str counts_in_words(struct job *j, const size_t *counts)
{
    const struct figures *f = j->doc->figures;
    struct buf b = {.arena = j->arena};
    for (size_t i = 0; i < f->n_ratings; i++)
        buf_print(&b, "%s%zu " STR_FMT, i ? ", " : "", counts[i], STR_ARG(f->ratings[i].title));
    return buf_str(&b);
}

static str rated_words(const struct rows *r, const struct donut *d)
{
    return str_print(r->job->arena, "%zu " STR_FMT, d->total,
                     STR_ARG(layout_word(r->job->spec, "rated")));
}

/* What a row's symbols and its count need from the symbols' left end on. */
static mpt row_need(const struct rows *r, const struct donut *d)
{
    mpt need = r->pitch * (mpt)d->total + APART_MPT;
    for (size_t i = 0; i < r->job->doc->figures->n_ratings; i++)
        need += d->counts[i] ? r->gap : 0;
    return need;
}

static void draw_together(struct rows *r)
{
    mpt fit = 1000;
    for (size_t i = 0; i < r->rating_rows->n; i++) {
        const struct donut *d = &r->rating_rows->items[i];
        mpt room =
            r->frame->width - r->left - line_of(r->job, rated_words(r, d), r->small, NULL)->width;
        mpt need = row_need(r, d);
        if (need > room)
            fit = mpt_min(fit, mpt_max(room, 0) * 1000 / need);
    }
    r->pitch = r->pitch * fit / 1000;
    r->gap = r->gap * fit / 1000;
    r->slot = r->slot * fit / 1000;
}

/* Drawn as one Figure whose words say the counts. */
static void add_symbols(struct rows *r, const struct donut *d, struct tag *parent, mpt centre)
{
    const struct figures *fig = r->job->doc->figures;
    struct frame *f = r->frame;
    struct tag *figure = panel_figure(parent, counts_in_words(r->job, d->counts));
    mpt x = r->left;
    for (size_t k = 0; k < fig->n_ratings; k++) {
        for (size_t i = 0; i < d->counts[k]; i++, x += r->pitch) {
            size_t before = f->n;
            point at = {x, centre - r->slot / 2};
            ratings_add_symbol(r->job, f, &fig->ratings[k], at, r->slot);
            for (size_t n = before; n < f->n; n++)
                f->items[n].tag = figure;
        }
        x += d->counts[k] ? r->gap : 0;
    }
    struct item *area = frame_add(f, ITEM_BBOX, figure, (point){r->left, centre - r->slot / 2});
    area->as.link.width = mpt_max(x - r->left, r->slot);
    area->as.link.height = r->slot;
}

/* Returns the row's height: its title may take several lines. */
static mpt add_row(struct rows *r, const struct donut *d, struct tag *list, mpt top)
{
    struct tag *body = tag_new(tag_new(list, TAG_LI), TAG_LBODY);
    struct texts title = texts_of_str(r->job, d->title, r->name, tag_new(body, TAG_TEXT));
    mpt width = r->left - APART_MPT;
    struct lines lines =
        lines_break(r->job->shaper, title.items, title.n, &(struct line_options){.width = width});
    mpt text = (mpt)lines.n * r->name->leading;
    mpt height = mpt_max(node_length(r->spec, "height"), text + APART_MPT),
        centre = top + height / 2;
    frame_add_lines(r->frame, lines.items, lines.n, centre - text / 2,
                    &(struct line_box){0, width, LINE_START, r->name});
    add_symbols(r, d, body, centre);
    struct line *count = line_of(r->job, rated_words(r, d), r->small, tag_new(body, TAG_TEXT));
    frame_add_line(r->frame, count,
                   (point){r->frame->width - count->width,
                           centre - r->small->leading / 2 + style_baseline(r->small)});
    frame_add_rule(r->frame, (point){0, top + height}, r->frame->width,
                   node_length(r->spec, "rule"), node_colour(r->spec, "rule-colour"));
    return height;
}

static size_t rating_count(const struct rows *r, size_t rating)
{
    size_t count = 0;
    for (size_t i = 0; i < r->rating_rows->n; i++)
        count += r->rating_rows->items[i].counts[rating];
    return count;
}

/* Symbol, name and count of each rating; returns where the next line may stand. */
static mpt add_key_entries(struct rows *r, struct tag *key, mpt top, mpt *end)
{
    const struct figures *fig = r->job->doc->figures;
    mpt x = r->left, step = SYMBOL_SLOT_MPT * 5 / 4;
    for (size_t k = 0; k < fig->n_ratings; k++) {
        str text = str_print(r->job->arena, STR_FMT " %zu ", STR_ARG(fig->ratings[k].title),
                             rating_count(r, k));
        struct line *line = line_of(r->job, text, r->small, tag_new(key, TAG_TEXT));
        if (x > r->left && x + step + line->width > r->frame->width) {
            x = r->left;
            top += r->small->leading * 3 / 2;
        }
        mpt baseline = top + style_baseline(r->small);
        mpt centre = baseline - style_middle(r->small);
        point at = {x, centre - SYMBOL_SLOT_MPT / 2};
        ratings_add_symbol(r->job, r->frame, &fig->ratings[k], at, SYMBOL_SLOT_MPT);
        frame_add_line(r->frame, line, (point){x + step, baseline});
        x += step + line->width + APART_MPT * 3;
    }
    *end = x;
    return top;
}

/* How many there are in all: at the right of the key, or under it; returns the foot. */
static mpt add_total(struct rows *r, struct tag *parent, mpt top, mpt key_end)
{
    size_t all = 0;
    for (size_t k = 0; k < r->job->doc->figures->n_ratings; k++)
        all += rating_count(r, k);
    struct field n = {"n", str_print(r->job->arena, "%zu", all)};
    str words = fields_fill(r->job->arena, layout_word(r->job->spec, "rating-total"), &n, 1);
    struct line *line = line_of(r->job, words, r->small, tag_new(parent, TAG_P));
    if (r->frame->width - line->width < key_end)
        top += r->small->leading * 3 / 2;
    mpt x = mpt_max(r->frame->width - line->width, 0);
    frame_add_line(r->frame, line, (point){x, top + style_baseline(r->small)});
    return top + r->small->leading;
}

/* What the definition says of the ratings, under the key; returns the foot. */
static mpt add_note(struct rows *r, struct tag *parent, mpt top)
{
    str note = r->rating_rows->note;
    if (!note.n)
        return top;
    mpt width = r->frame->width - r->left;
    struct texts texts = texts_of_str(r->job, note, r->small, tag_new(parent, TAG_P));
    struct lines lines =
        lines_break(r->job->shaper, texts.items, texts.n, &(struct line_options){.width = width});
    top += r->small->leading / 2;
    frame_add_lines(r->frame, lines.items, lines.n, top,
                    &(struct line_box){r->left, width, LINE_START, r->small});
    return top + (mpt)lines.n * r->small->leading;
}

static mpt add_head(struct rows *r, struct tag *parent)
{
    const struct text_style *head = style_at(r->job, r->spec, "title-style");
    struct line *title =
        line_of(r->job, layout_word(r->job->spec, "headline"), head, tag_new(parent, TAG_P));
    frame_add_line(r->frame, title, (point){0, style_baseline(head)});
    mpt y = mpt_max(node_length(r->spec, "rule-gap"), head->leading);
    frame_add_rule(r->frame, (point){0, y}, r->frame->width, node_length(r->spec, "rule"),
                   node_colour(r->spec, "rule-colour"));
    return y;
}

static struct rows rows_start(struct job *j, const struct block *b, mpt width)
{
    const struct node *spec = block_spec(j, b->style, b->at);
    const struct node_value *stops = node_value(spec, "stops");
    struct rows r = {.job = j,
                     .spec = spec,
                     .rating_rows = &b->as.rating_rows,
                     .name = style_at(j, spec, "style"),
                     .small = style_at(j, spec, "note-style"),
                     .frame = frame_new(j->arena, width, 0),
                     .left = stops->n ? stops->lengths[0] : width / 4,
                     .pitch = node_length(spec, "pitch"),
                     .gap = node_length(spec, "pitch-gap"),
                     .slot = SYMBOL_SLOT_MPT * node_number(spec, "scale") / 1000};
    draw_together(&r);
    return r;
}

struct flow *panel_rating_rows(struct job *j, const struct block *b, struct tag *parent, mpt width)
{
    struct rows r = rows_start(j, b, width);
    mpt y = add_head(&r, parent), end;
    struct tag *list = tag_new(parent, TAG_L);
    for (size_t i = 0; i < b->as.rating_rows.n; i++)
        y += add_row(&r, &b->as.rating_rows.items[i], list, y);
    y = add_key_entries(&r, tag_new(parent, TAG_P), y + SYMBOL_SLOT_MPT * 3 / 4, &end);
    r.frame->height = add_note(&r, parent, add_total(&r, parent, y, end));
    struct flow *flow = flow_fixed(j, r.frame, b->at);
    flow_space(flow, r.spec);
    return flow;
}
