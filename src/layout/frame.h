/* frame.h - items at fixed places: what paint sees
 *
 * A frame is a list of items, each at a point from the frame's top left corner; frames
 * nest.  Items that mean something carry the leaf of the structure tree that they belong to; the
 * rest are artifacts.
 */
#ifndef FRAME_H
#define FRAME_H
#include "draw.h"
#include "line.h"
#include "tag.h"

enum item_kind {
    ITEM_FRAME,
    ITEM_PATH,
    ITEM_SPAN,
    ITEM_CHART,
    ITEM_LINK,
    ITEM_ANCHOR,
    ITEM_BOOKMARK,
    ITEM_BBOX /* the area of the Figure `tag` */
};

struct item {
    enum item_kind kind;
    struct tag *tag; /* leaf; NULL: an artifact of this kind */
    enum artifact artifact;
    point at; /* SPAN: left end of the baseline; PATH: added to its points */
    union {
        struct frame *frame;
        struct {
            const struct path *path;
            struct ink ink;
        } path;
        struct {
            const struct run *const *runs;
            size_t n;
            mpt size, tracking;
            colour colour;
            bool turned;
        } span;
        size_t chart;
        struct {
            mpt width, height;
            const struct link_target *to;
        } link; /* LINK (tag: the TAG_LINK element), BBOX */
        str anchor;
        struct {
            unsigned level;
            str title, anchor;
        } bookmark;
    } as;
};

struct frame {
    struct arena *arena;
    struct item *items;
    size_t n, cap;
    mpt width, height;
};

struct frame *frame_new(struct arena *a, mpt width, mpt height);
/* The new last item, zeroed but for what is given; it may move when the next is added. */
struct item *frame_add(struct frame *f, enum item_kind kind, struct tag *tag, point at);
void frame_add_frame(struct frame *f, struct frame *child, point at);
void frame_add_rule(struct frame *f, point from, mpt length, mpt weight, colour c);
void frame_add_rect(struct frame *f, rect r, colour fill);
void frame_add_path(struct frame *f, struct tag *tag, const struct path *p, const struct ink *ink,
                    point at);

/* One line of text with its left end at `at.x` and its baseline at `at.y`; links become active
 * areas and are underlined (0.4 pt, 1.4 pt below the baseline). */
void frame_add_line(struct frame *f, const struct line *line, point at);
/* Lines one below the other from `top`, each in a box of `leading` as CSS sets it. */
enum line_align { LINE_START, LINE_CENTRE, LINE_END };
struct line_box {
    mpt x, width;
    enum line_align align;
    const struct text_style *style;
};
void frame_add_lines(struct frame *f, const struct line *lines, size_t n, mpt top,
                     const struct line_box *box);
/* A line turned 90 degrees anticlockwise; `at` is the foot end of its baseline. */
void frame_add_turned(struct frame *f, const struct line *line, point at);

/* Baseline of a style from the top of its line box: half the leading's surplus above the ascent. */
mpt style_baseline(const struct text_style *s);
/* Half the height of capitals: symbols in a line have their centre so far above the baseline. */
mpt style_middle(const struct text_style *s);
#endif
