/* style.c - styles and looks of the layout, resolved */
#include "style.h"
#include <string.h>

/* A style in its four forms: [strong][emphasis]. */
struct styled {
    str id;
    struct text_style form[2][2], link[2][2];
};

static struct font *style_font(struct job *j, const struct node *n, const char *name,
                               struct font *otherwise)
{
    struct font *f = node_has(n, name) ? font_find(j->fonts, node_text(n, name)) : NULL;
    return f ? f : otherwise;
}

static struct styled resolve(struct job *j, const struct node *n)
{
    struct font *plain = style_font(j, n, "font", NULL);
    struct font *strong = style_font(j, n, "strong", plain);
    struct font *fonts[2][2] = {{plain, style_font(j, n, "emphasis", plain)},
                                {strong, style_font(j, n, "strong-emphasis", strong)}};
    colour ink = node_colour(n, "colour");
    struct styled s = {.id = node_text(n, "id")};
    for (int b = 0; b < 2; b++)
        for (int i = 0; i < 2; i++)
            s.form[b][i] = (struct text_style){
                .id = s.id,
                .font = fonts[b][i],
                .size = node_length(n, "size"),
                .leading = node_length(n, "leading"),
                .tracking = node_number(n, "tracking"),
                .colour = b && node_has(n, "strong-colour") ? node_colour(n, "strong-colour") : ink,
                .before = node_length(n, "before"),
                .after = node_length(n, "after")};
    memcpy(s.link, s.form, sizeof s.link);
    for (int k = 0; k < 4 && node_has(n, "link-colour"); k++)
        s.link[k / 2][k % 2].colour = node_colour(n, "link-colour");
    return s;
}

static void chart_styles(struct job *j, const struct node *n)
{
    struct chart_look *c = &j->chart_look;
    c->data_label = style_at(j, n, "data-label-style");
    c->data_label_previous = style_at(j, n, "data-label-previous-style");
    c->data_label_second = style_at(j, n, "data-label-second-style");
    c->axis = style_at(j, n, "category-style");
    c->axis_previous = style_at(j, n, "category-previous-style");
    c->axis_total = style_at(j, n, "category-total-style");
    c->group = style_at(j, n, "group-style");
    c->group_previous = style_at(j, n, "group-previous-style");
    c->key = style_at(j, n, "key-style");
    c->target = style_at(j, n, "target-style");
    c->target_figure = style_at(j, n, "target-figure-style");
}

static void chart_colours(struct job *j, const struct node *n)
{
    struct chart_look *c = &j->chart_look;
    c->ink = node_colour(n, "ink");
    c->quiet = node_colour(n, "quiet");
    c->grid = node_colour(n, "grid");
    c->house = node_colour(n, "house");
    c->previous = node_colour(n, "previous");
    c->second = node_colour(n, "second");
    c->second_tint = node_colour(n, "second-tint");
    c->total_fill = node_colour(n, "total-fill");
    c->paper = node_colour(n, "paper");
}

#define AT(field) offsetof(struct chart_look, field)
static const struct {
    const char *name;
    size_t field;
} chart_lengths[] = {
    {"inset-left", AT(inset_left)},
    {"inset-right", AT(inset_right)},
    {"inset-right-target", AT(inset_right_target)},
    {"inset-right-pair", AT(inset_right_pair)},
    {"inset-top", AT(inset_top)},
    {"inset-bottom", AT(inset_bottom)},
    {"inset-bottom-groups", AT(inset_bottom_groups)},
    {"grid-width", AT(grid_width)},
    {"zero-width", AT(zero_width)},
    {"outline-width", AT(outline_width)},
    {"bar-pair-gap", AT(bar_pair_gap)},
    {"tick-gap", AT(tick_gap)},
    {"category-drop", AT(category_drop)},
    {"bracket-drop", AT(bracket_drop)},
    {"group-drop", AT(group_drop)},
    {"label-rise", AT(label_rise)},
    {"label-drop", AT(label_drop_negative)},
    {"bracket-width", AT(bracket_width)},
    {"bracket-width-previous", AT(bracket_width_previous)},
    {"target-width", AT(target_width)},
    {"target-halo", AT(target_halo)},
    {"target-dash", AT(target_dash_on)},
    {"target-space", AT(target_dash_off)},
    {"target-leader", AT(target_leader_width)},
    {"target-label-gap", AT(target_label_gap)},
    {"target-label-leading", AT(target_label_leading)},
    {"target-label-apart", AT(target_label_apart)},
    {"hatch-width", AT(hatch_width)},
    {"hatch-pitch", AT(hatch_pitch)},
    {"hatch-pitch-total", AT(hatch_pitch_total)},
    {"line-width", AT(line_width)},
    {"line-width-previous", AT(line_width_previous)},
    {"marker", AT(marker_radius)},
    {"marker-second", AT(marker_second)},
    {"line-label-rise", AT(line_label_rise)},
    {"line-label-drop", AT(line_label_drop)},
    {"key-swatch-width", AT(key_swatch_width)},
    {"key-swatch-height", AT(key_swatch_height)},
    {"key-gap", AT(key_gap)},
    {"key-line", AT(key_line_sample)},
};
static const struct {
    const char *name;
    size_t field;
} chart_shares[] = {
    {"bar", AT(bar)},
    {"bar-pair", AT(bar_pair)},
    {"previous-slot", AT(previous_slot)},
    {"group-gap", AT(group_gap)},
    {"target-reach", AT(target_reach)},
    {"bracket-inset", AT(bracket_inset)},
};
#undef AT

static void chart_numbers(struct job *j, const struct node *n)
{
    char *look = (char *)&j->chart_look;
    for (size_t i = 0; i < sizeof chart_lengths / sizeof *chart_lengths; i++)
        *(mpt *)(void *)(look + chart_lengths[i].field) = node_length(n, chart_lengths[i].name);
    for (size_t i = 0; i < sizeof chart_shares / sizeof *chart_shares; i++)
        *(int64_t *)(void *)(look + chart_shares[i].field) = node_number(n, chart_shares[i].name);
    j->chart_look.ticks_least = (unsigned)node_number(n, "ticks-least");
    j->chart_look.ticks_most = (unsigned)node_number(n, "ticks-most");
}

static void donut_look(struct job *j, const struct node *n)
{
    j->donut_look = (struct donut_look){.ring = node_length(n, "ring"),
                                        .gap = node_length(n, "gap"),
                                        .outline = node_length(n, "outline"),
                                        .least_angle = (int)node_number(n, "least-angle"),
                                        .ink = node_colour(n, "ink"),
                                        .paper = node_colour(n, "paper"),
                                        .letter = style_at(j, n, "letter-style"),
                                        .total = style_at(j, n, "total-style"),
                                        .word = style_at(j, n, "word-style")};
}

static void pyramid_look(struct job *j, const struct node *n)
{
    j->pyramid_look = (struct pyramid_look){.width = node_length(n, "width"),
                                            .height = node_length(n, "height"),
                                            .gap = node_length(n, "gap"),
                                            .leader_x = node_length(n, "leader"),
                                            .leader_width = node_length(n, "leader-width"),
                                            .outline = node_length(n, "outline"),
                                            .label_leading = style_at(j, n, "label-style")->leading,
                                            .house = node_colour(n, "strong"),
                                            .previous = node_colour(n, "middle"),
                                            .light = node_colour(n, "light"),
                                            .quiet = node_colour(n, "quiet")};
}

bool styles_open(struct job *j)
{
    const struct node *styles = node_child(j->spec->root, "styles");
    for (const struct node *n = styles->first; n; n = n->next)
        j->n_styles++;
    j->styles = arena_array(j->arena, struct styled, j->n_styles);
    size_t i = 0;
    for (const struct node *n = styles->first; n; n = n->next)
        j->styles[i++] = resolve(j, n);
    j->unit = node_length(j->spec->root, "unit");
    const struct node *chart = node_child(j->spec->root, "chart");
    const struct node *donut = node_child(j->spec->root, "donut");
    const struct node *pyramid = node_child(j->spec->root, "pyramid");
    if (chart) {
        chart_styles(j, chart);
        chart_colours(j, chart);
        chart_numbers(j, chart);
    }
    if (donut)
        donut_look(j, donut);
    if (pyramid)
        pyramid_look(j, pyramid);
    return diag_errors(j->diag) == 0;
}

static const struct styled *find_style(const struct job *j, str id)
{
    for (size_t i = 0; i < j->n_styles; i++)
        if (str_equal(j->styles[i].id, id))
            return &j->styles[i];
    return &j->styles[0];
}

const struct text_style *style_of(struct job *j, str id, bool strong, bool emphasis)
{
    return &find_style(j, id)->form[strong][emphasis];
}

static const struct text_style *style_of_rich(struct job *j, str id, const struct rich *r)
{
    const struct styled *s = find_style(j, id);
    return r->link ? &s->link[r->strong][r->emphasis] : &s->form[r->strong][r->emphasis];
}

const struct text_style *style_at(struct job *j, const struct node *n, const char *name)
{
    return style_of(j, node_text(n, name), false, false);
}

const struct node *block_spec(struct job *j, str id, struct place at)
{
    const struct node *n = layout_find(j->spec, "blocks", id);
    if (n)
        return n;
    diag_error(j->diag, at,
               "the layout \"" STR_FMT "\" has no block \"" STR_FMT "\"; add <block id=\"" STR_FMT
               "\"/> to it",
               STR_ARG(node_text(j->spec->root, "id")), STR_ARG(id), STR_ARG(id));
    return node_child(j->spec->root, "blocks")->first;
}

const struct node *symbol_spec(struct job *j, const struct rating *r)
{
    return layout_find(j->spec, "symbols", r->id);
}

/* The leaf of a stretch: links and abbreviations are elements of their own; text beside them keeps
 * its place among them. */
static struct tag *leaf_of(const struct rich *r, struct tag *parent, bool alone)
{
    if (!parent)
        return NULL;
    struct tag *at = parent;
    if (r->link) {
        at = tag_new(parent, TAG_LINK);
        at->alt = r->link->contents;
    }
    if (r->expansion.n) {
        at = tag_new(at, TAG_SPAN);
        at->expansion = r->expansion;
    }
    return at != parent || alone ? at : tag_new(parent, TAG_TEXT);
}

/* Stretches that differ only in looks share a leaf. */
static bool same_leaf(const struct rich *a, const struct rich *b)
{
    return a->link == b->link && !a->expansion.n && !b->expansion.n;
}

struct texts texts_of_rich(struct job *j, const struct rich_text *text, str style,
                           struct tag *parent)
{
    struct texts t = {arena_array(j->arena, struct inline_text, text->n + 1), text->n};
    bool alone = true;
    for (size_t i = 0; i < text->n; i++)
        alone = alone && !text->items[i].link && !text->items[i].expansion.n;
    for (size_t i = 0; i < text->n; i++) {
        const struct rich *r = &text->items[i];
        struct inline_text *out = &t.items[i];
        bool joins = i && same_leaf(r, r - 1);
        out->text = r->text;
        out->style = style_of_rich(j, style, r);
        out->tag = joins ? t.items[i - 1].tag : leaf_of(r, parent, alone);
        out->at = r->at;
        out->link = r->link;
        if (r->rise) {
            struct text_style *small = arena_new(j->arena, struct text_style);
            *small = *out->style;
            small->size = out->style->size * 7 / 10;
            out->rise = r->rise > 0 ? out->style->size * 35 / 100 : -(out->style->size * 15 / 100);
            out->style = small;
        }
        if (r->symbol) {
            out->object = r->symbol;
            out->object_width = out->style->size;
        }
    }
    return t;
}

struct texts texts_of_str(struct job *j, str text, const struct text_style *style, struct tag *leaf)
{
    struct texts t = {arena_array(j->arena, struct inline_text, 1), text.n ? 1 : 0};
    t.items[0] = (struct inline_text){.text = text, .style = style, .tag = leaf};
    return t;
}

struct line *line_of(struct job *j, str text, const struct text_style *style, struct tag *leaf)
{
    struct texts t = texts_of_str(j, text, style, leaf);
    struct lines lines =
        lines_break(j->shaper, t.items, t.n, &(struct line_options){.no_wrap = true});
    return lines.n ? lines.items : arena_new(j->arena, struct line);
}

void add_symbol(struct job *j, struct frame *f, const struct rating *r, point at, mpt slot)
{
    const struct node *s = symbol_spec(j, r);
    if (!s)
        return;
    struct ink ink = {.fills = true, .fill = node_colour(s, "fill"), .round_joins = true};
    if (node_has(s, "outline")) {
        ink.strokes = true;
        ink.stroke = node_colour(s, "outline");
        ink.width = node_length(s, "outline-width");
    }
    struct path *p = symbol_path(j->arena, node_text(s, "shape"), (point){0, 0}, slot);
    if (p)
        frame_add_path(f, NULL, p, &ink, at);
}
