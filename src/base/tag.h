/* tag.h - what a thing on the page means: the structure tree
 *
 * The tree follows the document: it is made in reading order while the blocks are
 * laid out, and paint only points at its leaves.  An element may hold marks of
 * several pages.  TAG_TEXT is no element of its own: it is a place among an
 * element's children where text of the element itself stands, so that a
 * paragraph reads "text, link, text" in that order.
 *
 * Roles are standard structure types of ISO 32000-1, 14.8.4.
 */
#ifndef TAG_H
#define TAG_H
#include "geom.h"
#include "str.h"

enum tag_role {
    TAG_TEXT,
    TAG_DOCUMENT,
    TAG_SECT,
    TAG_DIV,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_P,
    TAG_SPAN,
    TAG_LINK,
    TAG_NOTE,
    TAG_L,
    TAG_LI,
    TAG_LBL,
    TAG_LBODY,
    TAG_TABLE,
    TAG_CAPTION,
    TAG_THEAD,
    TAG_TBODY,
    TAG_TR,
    TAG_TH,
    TAG_TD,
    TAG_FIGURE,
    TAG_TOC,
    TAG_TOCI
};

enum tag_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

struct tag {
    enum tag_role role;
    struct tag *parent, *first, *last, *next;
    struct tag_tree *tree;
    size_t serial; /* 0 for the root; counts up in order of making */

    str alt;       /* Figure, Link */
    str actual;    /* replacement text */
    str expansion; /* of an abbreviation: /E */
    str lang;      /* where it differs from the document's */
    str title;

    enum tag_scope scope;        /* TH */
    unsigned row_span, col_span; /* TH, TD; 0 and 1 mean one */
    struct tag **headers;        /* TD, TH: the TH cells it stands under; each gets an /ID */
    size_t n_headers;
    bool needs_id; /* something refers to it, or the standard wants it (Note) */
    str summary;   /* Table */
    bool numbered; /* L: ListNumbering Decimal or LowerAlpha, else Disc */
    bool lettered;
    rect bbox; /* Figure: on its page, y down; set when it is placed */
};

/* What is drawn but means nothing: furniture of the page. */
enum artifact {
    ARTIFACT_LAYOUT,
    ARTIFACT_PAGINATION,
    ARTIFACT_HEADER,
    ARTIFACT_FOOTER,
    ARTIFACT_BACKGROUND
};

/* Where a link leads: `uri`, or `anchor` inside the document. */
struct link_target {
    str uri;
    str anchor;
    str contents; /* what a reader is told */
};

struct tag_tree {
    struct arena *arena;
    struct tag *root; /* TAG_DOCUMENT */
    size_t n;         /* serials are below this */
};

struct tag_tree *tag_tree_new(struct arena *a);
/* The new last child of `parent`. */
struct tag *tag_new(struct tag *parent, enum tag_role role);
/* "H1", "TBody"; "" for TAG_TEXT. */
const char *tag_name(enum tag_role role);
/* The heading of this nesting depth, 1 to 6; deeper ones are 6. */
enum tag_role tag_heading(unsigned depth);
/* The tree as indented text, for `print tags` and the tests. */
void tag_print(struct buf *out, const struct tag *root);
#endif
