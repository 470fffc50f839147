/* canvas.h - the drawing interface: what paint calls, what write and trace implement
 *
 * Calls return nothing: a canvas remembers its first failure and its finish
 * function tells.  Everything drawn lies between begin (or begin_artifact) and
 * end; these do not nest.  Coordinates are the page's: y down, mpt.
 */
#ifndef CANVAS_H
#define CANVAS_H
#include "draw.h"
#include "tag.h"
struct run;
struct font;

/* A stretch of glyph runs set one after another from a baseline point. */
struct span {
    const struct run *const *runs;
    size_t n_runs;
    mpt size;
    mpt tracking;
    colour colour;
    point at;    /* left end of the baseline (foot end when turned) */
    bool turned; /* 90 degrees anticlockwise: reads upwards */
};

struct canvas;
struct canvas_ops {
    void (*page_begin)(struct canvas *c, mpt width, mpt height, str label);
    void (*page_end)(struct canvas *c);
    void (*begin)(struct canvas *c, struct tag *leaf);
    void (*begin_artifact)(struct canvas *c, enum artifact kind);
    void (*end)(struct canvas *c);
    void (*path)(struct canvas *c, const struct path *p, const struct ink *ink);
    void (*text)(struct canvas *c, const struct span *s);
    /* Page `index` of the charts' drawing, its top left corner at `at`. */
    void (*chart)(struct canvas *c, size_t index, point at);
    /* An active area; `link` is the TAG_LINK element it belongs to. */
    void (*link)(struct canvas *c, rect area, struct tag *link, const struct link_target *to);
    /* Names a place on the open page for links and bookmarks. */
    void (*anchor)(struct canvas *c, str name, point at);
    /* Bookmarks come in order; level counts from 1. */
    void (*bookmark)(struct canvas *c, unsigned level, str title, str anchor);
};
struct canvas {
    const struct canvas_ops *ops;
};
#endif
