/* line.h - styled text to lines
 *
 * Lines are broken where Unicode allows (UAX #14, libunibreak) and the text is
 * set ragged right by optimum fit: the sum of the squares of the gaps at the line ends is least,
 * with a penalty for a last line of one short word.  No hyphenation.  Not broken: inside a
 * number with its unit, between "Quarter", "Stage", "target", "Page" and the number after it,
 * at U+00A0, and inside a URL except after "/" "." "-" "_" "?" "&".
 */
#ifndef LINE_H
#define LINE_H
#include "draw.h"
#include "shape.h"
struct tag;

struct text_style {
    str id;
    struct font *font;
    mpt size, leading;
    mpt tracking; /* added after every glyph; may be negative */
    colour colour;
    mpt before, after; /* space around a block in this style */
};

/* A stretch of one style and one meaning. */
struct inline_text {
    str text; /* a line feed forces a break */
    const struct text_style *style;
    struct tag *tag;  /* leaf the text belongs to; NULL for an artifact */
    struct place at;  /* where it was written, for messages */
    mpt rise;         /* baseline shift up, for sub- and superscripts */
    const void *link; /* carried through to the pieces; NULL for none */
    bool underline;
    bool no_break;      /* the stretch is kept on one line if it can be */
    mpt object_width;   /* > 0: not text but a drawn object this wide (rating symbol) */
    const void *object; /* carried through */
};

/* A stretch as it stands on a line. */
struct piece {
    const struct inline_text *of;
    mpt x, width; /* from the left edge of the text; the space at a line's end counts in no width */
    const struct run *const *runs;
    size_t n_runs;
};

struct line {
    struct piece *pieces;
    size_t n;
    mpt width;
};

struct lines {
    struct line *items;
    size_t n;
    mpt widest; /* right edge of the line that reaches furthest, indent included */
};

struct line_options {
    mpt width;        /* to be filled */
    mpt first_indent; /* of the first line, within width */
    bool greedy;      /* table cells: first fit */
    bool no_wrap;     /* one line per line feed, however wide */
};

/* A word wider than `width` stands on a line of its own and sticks out: the caller sees it in
 * `widest` and decides.  Empty text gives no line. */
struct lines lines_break(struct shaper *s, const struct inline_text *texts, size_t n,
                         const struct line_options *opt);
/* Width of the widest thing that cannot be broken, and of the whole without breaks. */
struct text_extent {
    mpt least, most;
};
struct text_extent lines_extent(struct shaper *s, const struct inline_text *texts, size_t n);
#endif
