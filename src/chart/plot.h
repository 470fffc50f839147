/* plot.h - one chart while it is being laid out and drawn
 *
 * Inside chart/ only.  A plot is first laid out without drawing: geometry, then the
 * labels, each kept clear of what stands already.  When a label finds no place the
 * next fitting is tried on a new plot; the first that works is drawn.
 */
#ifndef PLOT_H
#define PLOT_H
#include "chart.h"
#include "scale.h"
#include "vec.h"
#include <cairo.h>

#define PI 3.14159265358979323846

/* How far labels are pressed to make room. */
struct fitting {
    mpt largest;     /* size of a data label; 0: as its style says */
    unsigned rows;   /* heights by which labels may stand above one another */
    mpt thin;        /* width of bars, in thousandths of what the look says */
    bool anywhere;   /* up to the top of the plot */
    bool over_lines; /* a label may lie on a line, on paper of its own */
};

struct slot {
    mpt at, size;
}; /* along the axis of categories */
struct segment {
    point from, to;
};

/* A target, worked out. */
struct target_mark {
    mpt at;        /* of the line, across the axis of categories */
    mpt from, to;  /* its ends */
    mpt leader_to; /* end of the leader; equal to `to` when there is none */
    mpt label_at;  /* centre of its words */
    mpt leader_at; /* height at which the leader meets the words */
};

struct plot {
    struct arena *arena;
    struct shaper *shaper;
    const struct chart_data *data;
    const struct chart_look *look;
    struct fitting fitting;
    enum chart_kind kind;

    mpt width, height, key_height;
    rect area; /* inside the axes */
    struct scale scale;
    mpt unit;           /* width of a slot of the current year */
    struct slot *slots; /* one per category */
    mpt axis_largest;   /* size of category labels; 0: as their style says */
    unsigned axis_rows; /* heights category labels stand in: 1 or 2 */
    bool axis_fits;     /* category labels stand apart: what fails now is a data label */
    struct target_mark *targets;

    VEC(struct chart_label) labels;
    VEC(rect) boxes;              /* of the labels */
    VEC(rect) bars;               /* labels do not lie on them */
    VEC(rect) lines;              /* target lines and leaders: the same */
    VEC(struct segment) segments; /* of a line chart */
};

/* plot.c */
bool category_is_previous(const struct chart_data *data, size_t category);
bool has_groups(const struct chart_data *data);
bool has_targets(const struct chart_data *data);
struct range data_range(const struct chart_data *data, bool with_targets);
/* 100 for shares in percent that keep to it, else 0. */
double data_ceiling(const struct chart_data *data);
const struct chart_value *plot_value(const struct plot *p, size_t series, size_t category);
/* Of a value, in the chart. */
mpt plot_y(const struct plot *p, double value);
mpt plot_x(const struct plot *p, double value);

/* label.c */
const struct text_style *style_at_most(struct arena *a, const struct text_style *style, mpt size);
/* The text with U+2212 for a leading hyphen. */
str with_minus(struct arena *a, str s);
/* One line; n is 0 when the text is empty. */
struct lines set_label(struct plot *p, str text, const struct text_style *style);
struct lines set_tick(struct plot *p, size_t tick);
struct lines break_label(struct plot *p, str text, const struct text_style *style, mpt width);
/* The left end, moved to be inside the chart, off tick labels and off the words of targets. */
mpt label_inside(const struct plot *p, mpt x, mpt width);
rect label_box(const struct lines *l, mpt size, point at);
bool label_is_free(const struct plot *p, rect box);
void label_put(struct plot *p, const struct lines *l, mpt size, point at);
/* Puts the label if nothing stands there. */
bool label_try(struct plot *p, const struct lines *l, mpt size, point at);
/* Puts the label at `at`, or as far above (below) as needed and allowed. */
enum push { PUSH_UP, PUSH_DOWN };
bool label_push(struct plot *p, const struct lines *l, mpt size, point at, enum push way);
bool boxes_meet(rect a, rect b);
/* The baseline just beyond a thing, for ink of this size to clear it by `gap`. */
mpt baseline_beyond(rect thing, mpt size, mpt gap, enum push way);
/* Least distances of two labels: side by side at one height, the same where bars in pairs tell
 * them apart, side by side at different heights, and one over another. */
#define LABELS_APART MPT_FROM_MM(0.6)
#define LABELS_APART_PAIR MPT_FROM_MM(0.4)
#define LABELS_APART_UNEVEN MPT_FROM_MM(0.25)
#define LABELS_APART_OVER MPT_FROM_MM(0.5)
/* Labels whose baselines are nearer than this share of their size, in thousandths, read as one
 * line. */
#define ONE_LINE 600
/* Paper under the labels that lie on grid lines; before the marks are drawn. */
void labels_clear_ground(const struct plot *p, cairo_t *cr);
/* The same for labels that found no place free of lines; after the lines, before the markers. */
void labels_clear_lines(const struct plot *p, cairo_t *cr);
/* Ends each line of the labels with a space, so that readers of the text part them. */
void labels_end(struct arena *a, struct shaper *s, struct chart_label *labels, size_t n);
/* True when all labels lie in the chart, none on another. */
bool labels_stand_apart(const struct plot *p);
bool box_meets_segment(rect box, struct segment s);

/* ink.c */
double points_from(mpt length);
void ink_set(cairo_t *cr, colour c);
void ink_pen(cairo_t *cr, mpt width, colour c);
/* Adds a line to the path: strokes of one pen together make a shorter file than each alone. */
void ink_trace(cairo_t *cr, point from, point to);
void ink_fill(cairo_t *cr, rect r, colour c);
/* The outline lies inside the rectangle. */
void ink_outline(cairo_t *cr, rect r, mpt width, colour c);
void ink_hatch(cairo_t *cr, rect r, mpt width, mpt pitch, colour c);
void ink_line(cairo_t *cr, point from, point to, mpt width, colour c);
void ink_dashed(cairo_t *cr, point from, point to, mpt width, mpt on, mpt off, colour c);

/* column.c */
bool columns_place(struct plot *p);
void columns_draw(const struct plot *p, cairo_t *cr);
/* A bar of one series, in its colours: also the swatch of the key. */
struct bar_kind {
    size_t series;
    bool previous, total;
};
void bar_draw(const struct plot *p, cairo_t *cr, rect r, struct bar_kind kind);

/* line_chart.c */
bool lines_place(struct plot *p);
void lines_draw(const struct plot *p, cairo_t *cr);
/* A piece of line with its marker: the sample of the key. */
void line_sample(const struct plot *p, cairo_t *cr, rect r, size_t series);

/* bar.c: horizontal bars have axes of their own. */
bool bars_place(struct plot *p);
/* So low a plot still has room for the labels of all bars. */
mpt bars_least_height(const struct plot *p);
void bars_draw(const struct plot *p, cairo_t *cr);

/* target.c */
mpt target_inset(struct plot *p);
bool targets_place(struct plot *p);
void targets_draw(const struct plot *p, cairo_t *cr, bool halo);

/* key.c */
mpt key_measure(struct plot *p);
void key_place(struct plot *p);
void key_draw(struct plot *p, cairo_t *cr);

/* chart_words.c: as chart_alt, for a pyramid. */
str pyramid_alt(struct arena *a, const struct pyramid_data *data);

/* surface.c: one page of the drawing. */
cairo_t *charts_page_begin(struct charts *c, mpt width, mpt height);
/* The page's index, or false after a message. */
bool charts_page_end(struct charts *c, size_t *page);
struct arena *charts_arena(struct charts *c);
struct shaper *charts_shaper(struct charts *c);
struct diag *charts_diag(struct charts *c);
#endif
