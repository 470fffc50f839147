/* chart.h - one set of series to geometry, labels and words
 *
 * cairo draws the geometry, a page per chart, into one in-memory PDF; labels are
 * set by our own text engine and returned as placed spans (engineering notes:
 * cairo's own fonts fail PDF/A-2).  Everything that looks is in struct chart_look,
 * everything that means is in struct chart_data.  Sizes: at most 64 categories and
 * 8 series; axis values up to 1e15.
 */
#ifndef CHART_H
#define CHART_H
#include "diag.h"
#include "line.h"

enum chart_kind { CHART_AUTO, CHART_COLUMN, CHART_LINE, CHART_BAR };

struct chart_value {
    bool present;
    double value;
    str label; /* as the cell prints */
};
struct chart_category {
    str label;    /* "2020-21", "Q1", "YTD" */
    size_t group; /* index of its group; groups follow one another */
    bool total;   /* the year to date: set apart in colour */
};
struct chart_group {
    str label;
    bool previous; /* past: quieter */
};
struct chart_series {
    str title;
    struct chart_value *values; /* one per category */
};
struct chart_target {
    str words;  /* "Annual target" */
    str figure; /* "241" as printed */
    double value;
    size_t first, last; /* categories it applies to */
};
struct chart_data {
    enum chart_kind
        kind; /* AUTO: columns, or a line when the values lie close together far from zero */
    str title;
    struct chart_category *categories;
    size_t n_categories;
    struct chart_group *groups;
    size_t n_groups; /* 0 or 1: a one-level axis */
    struct chart_series *series;
    size_t n_series;
    struct chart_target *targets;
    size_t n_targets;
    str tick_prefix, tick_suffix; /* "£", "%" */
    bool grouped_ticks;           /* thousands commas at the axis */
    str alt;                      /* typed by the author; empty: written from the data */
    struct place at;              /* in the definition, for messages */
};

/* Styles and lengths of look.md, section 8; lengths in mpt, shares in thousandths of a slot. */
struct chart_look {
    const struct text_style *data_label, *data_label_previous, *data_label_second, *axis,
        *axis_previous, *axis_total, *group, *group_previous, *key, *target, *target_figure;
    colour ink, quiet, grid, house, previous, second, second_tint, total_fill, paper;
    int64_t bar, bar_pair, previous_slot, group_gap, target_reach, bracket_inset; /* shares */
    mpt inset_left, inset_right, inset_right_target, inset_right_pair, inset_top, inset_bottom,
        inset_bottom_groups;
    mpt grid_width, zero_width, outline_width, bar_pair_gap;
    mpt tick_gap, category_drop, bracket_drop, group_drop, label_rise, label_drop_negative;
    mpt bracket_width, bracket_width_previous;
    mpt target_width, target_halo, target_dash_on, target_dash_off, target_leader_width,
        target_label_gap, target_label_leading, target_label_apart;
    mpt hatch_width, hatch_pitch, hatch_pitch_total;
    mpt line_width, line_width_previous, marker_radius, marker_second, line_label_rise,
        line_label_drop;
    mpt key_swatch_width, key_swatch_height, key_gap, key_line_sample;
    unsigned ticks_least, ticks_most;
};

struct chart_label {
    struct lines lines; /* usually one line of one piece */
    point at;           /* left end of the first baseline, from the chart's top left corner */
};
struct chart {
    size_t page; /* of the drawing: the index for canvas->chart */
    mpt width, height;
    struct chart_label *labels;
    size_t n_labels;
    str alt;
};

/* All charts of one render. */
struct charts;
struct charts *charts_open(struct arena *a, struct diag *d, struct shaper *s);
/* The drawing: a PDF 1.4 by cairo, empty when no chart was drawn.  False after a message. */
bool charts_finish(struct charts *c, str *pdf);

/* The key (two series or more) stands above the plot and adds to its height, and horizontal bars
 * take what they need; nothing is drawn. */
mpt chart_height(struct charts *c, const struct chart_data *data, const struct chart_look *look,
                 mpt width, mpt plot_height);
/* NULL after a message: too many categories, labels that cannot be kept apart. */
struct chart *chart_draw(struct charts *c, const struct chart_data *data,
                         const struct chart_look *look, mpt width, mpt plot_height);

struct donut_segment {
    str letter, title;
    size_t count;
    colour fill, text;
    bool outlined;
};
struct donut_data {
    str title;
    struct donut_segment *segments;
    size_t n;
    str middle_word; /* "rated" */
};
struct donut_look {
    mpt ring, gap, outline;
    int least_angle; /* degrees for a letter */
    colour ink, paper;
    const struct text_style *letter, *total, *word;
};
struct chart *donut_draw(struct charts *c, const struct donut_data *data,
                         const struct donut_look *look, mpt diameter);

struct pyramid_band {
    double share; /* in % */
    enum { BAND_STRONG, BAND_MIDDLE, BAND_LIGHT } style;
    const struct inline_text *label;
    size_t n_label;
    str words;
};
struct pyramid_data {
    str title;
    struct pyramid_band *bands;
    size_t n; /* tip first */
    str alt;
    struct place at;
};
struct pyramid_look {
    mpt width, height, gap, leader_x, leader_width, outline, label_leading;
    colour house, previous, light, quiet;
};
struct chart *pyramid_draw(struct charts *c, const struct pyramid_data *data,
                           const struct pyramid_look *look, mpt width);

/* Rating symbols, as plain paths in a square slot of side `slot` (not cairo): shape "circle",
 * "triangle", "diamond", "square", "octagon".  NULL for an unknown shape. */
struct path *symbol_path(struct arena *a, str shape, point top_left, mpt slot);

/* chart_words.c: the alternative text, from the same numbers; 40 to about 400 characters. */
str chart_alt(struct arena *a, const struct chart_data *data, enum chart_kind drawn);
str donut_alt(struct arena *a, const struct donut_data *data);
#endif
