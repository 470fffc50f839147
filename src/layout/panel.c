/* panel.c - charts, donuts, rows of ratings, pyramids as blocks */
#include "panel.h"
#include "arena.h"
#include "format.h"
#include "ratings.h"

static struct frame *figure_frame(struct job *j, const struct chart *c, struct tag *figure)
{
    struct frame *f = frame_new(j->arena, c->width, c->height);
    struct item *area = frame_add(f, ITEM_BBOX, figure, (point){0, 0});
    area->as.link.width = c->width;
    area->as.link.height = c->height;
    frame_add(f, ITEM_CHART, figure, (point){0, 0})->as.chart = c->page;
    for (size_t i = 0; i < c->n_labels; i++) {
        const struct chart_label *label = &c->labels[i];
        for (size_t k = 0; k < label->lines.n; k++) {
            for (size_t p = 0; p < label->lines.items[k].n; p++)
                ((struct inline_text *)label->lines.items[k].pieces[p].of)->tag = figure;
            mpt leading =
                label->lines.items[k].n ? label->lines.items[k].pieces[0].of->style->leading : 0;
            frame_add_line(f, &label->lines.items[k],
                           (point){label->at.x, label->at.y + (mpt)k * leading});
        }
    }
    return f;
}

struct tag *panel_figure(struct tag *parent, str alt)
{
    struct tag *figure = tag_new(parent, TAG_FIGURE);
    figure->alt = alt;
    return figure;
}

struct frame *panel_chart(struct job *j, const struct chart_data *data, struct tag *parent,
                          mpt width, mpt plot_height)
{
    struct tag *figure = panel_figure(parent, (str){0});
    struct chart *c = chart_draw(j->charts, data, &j->chart_look, width, plot_height);
    if (!c)
        return NULL;
    figure->alt = c->alt;
    return figure_frame(j, c, figure);
}

/* --- donuts ------------------------------------------------------------------ */

static struct donut_data donut_data(struct job *j, const struct donut *d)
{
    const struct figures *f = j->doc->figures;
    struct donut_data data = {.title = d->title,
                              .n = f->n_ratings,
                              .middle_word = layout_word(j->spec, "rated"),
                              .segments =
                                  arena_array(j->arena, struct donut_segment, f->n_ratings)};
    for (size_t i = 0; i < f->n_ratings; i++) {
        const struct node *s = ratings_symbol(j, &f->ratings[i]);
        struct donut_segment *out = &data.segments[i];
        *out = (struct donut_segment){
            .letter = f->ratings[i].letter, .title = f->ratings[i].title, .count = d->counts[i]};
        if (!s)
            continue;
        out->fill = node_colour(s, "fill");
        out->text = node_colour(s, "letter");
        out->outlined = node_has(s, "outline");
    }
    return data;
}

/* A donut under way. */
struct donut_cell {
    struct job *job;
    const struct node *spec;
    const struct donut *donut;
    struct frame *frame;
};

/* One line under a donut: symbol, "68% (15)", the rating's name. */
static void add_donut_line(const struct donut_cell *c, size_t rating, struct tag *list, mpt top)
{
    struct job *j = c->job;
    struct frame *f = c->frame;
    const struct node_value *stops = node_value(c->spec, "stops");
    mpt at[3] = {0, SYMBOL_SLOT_MPT, 4 * SYMBOL_SLOT_MPT};
    for (size_t i = 0; i < stops->n && i < 3; i++)
        at[i] = stops->lengths[i];
    const struct rating *r = &j->doc->figures->ratings[rating];
    struct tag *body = tag_new(tag_new(list, TAG_LI), TAG_LBODY);
    str label = headline_label(j->arena, c->donut->counts[rating], c->donut->total);
    const struct text_style *value = style_at(j, c->spec, "value-style"),
                            *name = style_at(j, c->spec, "note-style");
    struct line *text = line_of(j, str_print(j->arena, STR_FMT " ", STR_ARG(label)), value,
                                tag_new(body, TAG_TEXT));
    struct line *word = line_of(j, r->title, name, tag_new(body, TAG_TEXT));
    mpt baseline = top + style_baseline(value);
    mpt centre = baseline - style_middle(value);
    frame_add_line(f, text, (point){at[1], baseline});
    frame_add_line(f, word, (point){at[2], baseline});
    ratings_add_symbol(j, f, r, (point){at[0], centre - SYMBOL_SLOT_MPT / 2}, SYMBOL_SLOT_MPT);
}

/* The rule and the title; returns where the ring begins. */
static mpt add_donut_title(const struct donut_cell *c, struct tag *cell)
{
    struct job *j = c->job;
    const struct text_style *style = style_at(j, c->spec, "title-style");
    mpt width = c->frame->width, rule = node_length(c->spec, "rule"),
        gap = node_length(c->spec, "rule-gap");
    struct texts title = texts_of_str(j, c->donut->title, style, tag_new(cell, TAG_P));
    struct lines lines =
        lines_break(j->shaper, title.items, title.n, &(struct line_options){.width = width});
    frame_add_rule(c->frame, (point){0, rule / 2}, width, rule,
                   node_colour(c->spec, "rule-colour"));
    frame_add_lines(c->frame, lines.items, lines.n, rule + gap,
                    &(struct line_box){0, width, LINE_START, style});
    return rule + gap + (mpt)lines.n * style->leading + gap;
}

static struct frame *donut_frame(struct job *j, const struct node *spec, const struct donut *d,
                                 struct tag *parent, mpt width)
{
    struct donut_cell cell = {j, spec, d, frame_new(j->arena, width, 0)};
    struct tag *div = tag_new(parent, TAG_DIV);
    struct donut_data data = donut_data(j, d);
    mpt y = add_donut_title(&cell, div), line = node_length(spec, "height");
    struct chart *c =
        donut_draw(j->charts, &data, &j->donut_look, mpt_min(node_length(spec, "size"), width));
    if (!c)
        return NULL;
    struct tag *figure = panel_figure(div, c->alt);
    frame_add_frame(cell.frame, figure_frame(j, c, figure), (point){0, y});
    y += c->height + line * 3 / 4;
    struct tag *list = tag_new(div, TAG_L);
    for (size_t i = 0; i < data.n; i++, y += line)
        add_donut_line(&cell, i, list, y);
    cell.frame->height = y;
    return cell.frame;
}

struct flow *panel_donuts(struct job *j, const struct block *b, struct tag *parent, mpt width)
{
    const struct node *spec = block_spec(j, b->style, b->at);
    size_t per_row = node_value(spec, "widths")->n ? node_value(spec, "widths")->n : 5;
    mpt gutter = node_length(spec, "gutter");
    mpt cell = (width - gutter * (mpt)(per_row - 1)) / (mpt)per_row;
    struct frame *f = frame_new(j->arena, width, 0);
    mpt top = 0;
    for (size_t i = 0; i < b->as.donuts.n; i++) {
        struct frame *one = donut_frame(j, spec, &b->as.donuts.items[i], parent, cell);
        if (!one)
            return NULL;
        if (i && i % per_row == 0)
            top = f->height + gutter;
        frame_add_frame(f, one, (point){(cell + gutter) * (mpt)(i % per_row), top});
        f->height = mpt_max(f->height, top + one->height);
    }
    struct flow *flow = flow_fixed(j, f, b->at);
    flow_space(flow, spec);
    return flow;
}

/* --- pyramid -------------------------------------------------------------------- */

static str band_words(struct job *j, const struct rich_text *label)
{
    struct buf b = {.arena = j->arena};
    for (size_t i = 0; i < label->n; i++)
        buf_put(&b, label->items[i].text);
    return buf_str(&b);
}

/* Strong stretches of a band's label are its figure, in a style of their own. */
static struct texts band_label(struct job *j, const struct rich_text *label,
                               const struct node *look)
{
    struct texts t = texts_of_rich(j, label, node_text(look, "label-style"), NULL);
    for (size_t i = 0; i < t.n; i++)
        if (label->items[i].strong)
            t.items[i].style = style_at(j, look, "figure-style");
    return t;
}

struct flow *panel_pyramid(struct job *j, const struct block *b, struct tag *parent, mpt width)
{
    const struct node *spec = block_spec(j, b->style, b->at);
    const struct node *look = node_child(j->spec->root, "pyramid");
    const struct pyramid *p = &b->as.pyramid;
    if (!look) {
        diag_error(j->diag, b->at, "the layout \"" STR_FMT "\" has no <pyramid>; add one",
                   STR_ARG(node_text(j->spec->root, "id")));
        return NULL;
    }
    struct pyramid_data data = {.title = p->title,
                                .alt = p->alt,
                                .n = p->n,
                                .at = b->at,
                                .bands = arena_array(j->arena, struct pyramid_band, p->n)};
    for (size_t i = 0; i < p->n; i++) {
        struct texts t = band_label(j, &p->bands[i].label, look);
        data.bands[i] =
            (struct pyramid_band){.share = p->bands[i].share,
                                  .label = t.items,
                                  .n_label = t.n,
                                  .words = band_words(j, &p->bands[i].label),
                                  .style = str_is(p->bands[i].style, "strong")  ? BAND_STRONG
                                           : str_is(p->bands[i].style, "light") ? BAND_LIGHT
                                                                                : BAND_MIDDLE};
    }
    struct tag *figure = panel_figure(parent, (str){0});
    struct chart *c = pyramid_draw(j->charts, &data, &j->pyramid_look,
                                   mpt_min(width, mpt_max(node_length(spec, "size"), 1)));
    if (!c)
        return NULL;
    figure->alt = c->alt;
    struct flow *flow = flow_fixed(j, figure_frame(j, c, figure), b->at);
    flow_dress(flow, spec);
    return flow;
}
