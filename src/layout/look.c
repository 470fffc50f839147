/* look.c - the looks of charts, donuts and pyramids, resolved */
#include "look.h"
#include "style.h"

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

void looks_resolve(struct job *j)
{
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
}
