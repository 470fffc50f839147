/* reading.h - what the readers of the register and of the figures share; of this part only
 *
 * The scale of ratings, themes and comparators stand in the definition, the register and the
 * figures in its data files, read in this order: each names things of those before.
 */
#ifndef READING_H
#define READING_H
#include "csv.h"
#include "figures.h"

struct reading {
    struct arena *arena;
    struct diag *diag;
    struct figures *figures; /* under way */
};

/* False after messages. */
bool ratings_read(struct reading *r);     /* rating.c */
bool themes_read(struct reading *r);      /* indicator.c */
bool comparators_read(struct reading *r); /* indicator.c */
bool register_read(struct reading *r);    /* indicator.c */

/* Finds two figures of one key, and makes the figures findable. */
bool index_figures(struct reading *r); /* figure_index.c */

/* A row of a file with the columns that its reader asked for. */
struct cells {
    const struct csv *csv;
    size_t row;
};
/* Trimmed; empty when the file has no such column (SIZE_MAX). */
str cell_text(const struct cells *c, size_t column);
/* Of the text, not of the blanks before it; of the row when there is no such column. */
struct place cell_place(const struct cells *c, size_t column);

/* "line 12", with the file's name before it when that is another: "indicators.csv, line 12". */
str line_words(struct arena *a, struct place of, struct place from);
/* "; did you mean ..." when one of the names is near, else "; write a, b or c" when few. */
str names_words(struct arena *a, str asked, const str *names, size_t n);
#endif
