/* layout_spec.h - layouts/NAME.xml: how a report looks
 *
 * Page masters, text styles, colours with their contrast, printed words, blocks,
 * tables and charts.  Elements are listed in the table layout_elements;
 * layouts/schema/ELEMENTS.md is printed from it.  Nothing here knows a report.
 */
#ifndef LAYOUT_SPEC_H
#define LAYOUT_SPEC_H
#include "node.h"

extern const struct vocabulary layout_vocabulary;

struct layout_spec {
    const struct source *source;
    struct node *root; /* <layout>; every colour is resolved */
};

/* NULL, with messages: unknown references, a contrast too low, a style smaller than the layout's
 * own least size.  Contrast is WCAG 2.2's relative luminance: 4.5 for text, 3 for large text and
 * graphics. */
struct layout_spec *layout_spec_read(struct arena *a, struct diag *d, const struct source *s);

/* The child of `list` ("fonts", "colours", "styles", "words", "masters", "blocks",
 * "tables", "symbols") with this id, or NULL. */
const struct node *layout_find(const struct layout_spec *l, const char *list, str id);
/* A printed word or wording by id; the vocabulary gives each its fallback. */
str layout_word(const struct layout_spec *l, const char *id);
/* An attribute of a <table>: its own, or that of the table it is `like`. */
const struct node_value *layout_table_value(const struct layout_spec *l, const struct node *table,
                                            const char *name);
/* The columns that a table shows, after `like`, `widths` and without those of width 0. */
struct table_columns {
    const struct node **columns;
    const struct node **groups; /* per column: its <group>, or NULL */
    int64_t *widths;            /* mpt, or minus a share in thousandths */
    size_t n;
};
struct table_columns layout_table_columns(struct arena *a, const struct layout_spec *l,
                                          const struct node *table);
/* Ratio of the WCAG formula, times 100: 450 is 4.5:1. */
int colour_contrast(colour a, colour b);
#endif
