/* job.h - what all steps of one layout share */
#ifndef JOB_H
#define JOB_H
#include "document.h"

struct job {
    struct arena *arena;
    struct diag *diag;
    const struct document *doc;
    const struct layout_spec *spec;
    struct font_set *fonts;
    struct shaper *shaper;
    struct charts *charts;
    struct tag_tree *tags;
    struct styled *styles; /* style.c's own */
    size_t n_styles;
    struct chart_look chart_look;
    struct donut_look donut_look;
    struct pyramid_look pyramid_look;
    mpt unit;           /* of vertical rhythm */
    size_t next_anchor; /* number of the next made-up anchor */
};
#endif
