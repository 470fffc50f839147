/* merging.h - what the writers of blocks share; of this part only
 */
#ifndef MERGING_H
#define MERGING_H
#include "csv.h"
#include "format.h"
#include "merge.h"
#include "vec.h"

struct abbreviation {
    str text, term;
    size_t explained_in;       /* the number of the last section that explains it; 0: none yet */
    struct abbreviation *next; /* whose first word has the same hash */
};

struct merging {
    struct arena *arena;
    struct diag *diag;
    const struct merge_job *job;
    struct state_words words;
    struct csv **sheets; /* per data file of the definition; read when asked for */
    struct abbreviation *abbreviations;
    size_t n_abbreviations;
    struct abbreviation **by_word; /* their chains by the hash of the first word */
    size_t n_by_word;              /* a power of two, or 0 */
    size_t section;                /* number of the top-level section under way, from 1 */
    bool *symbols;                 /* per rating: whether its symbol is drawn */
    VEC(str) missed; /* blocks and drawings that the layout lacks: each is told once */
};

/* The sheet of the data file `element` with this id (any when the id is empty), or NULL after a
 * message at `asked`. */
const struct csv *merging_sheet(struct merging *m, const char *element, str id, struct place asked);

/* NULL, after a message, for a name that is not known. */
const struct indicator *merging_indicator(struct merging *m, str id, struct place asked);
const struct theme *merging_theme(struct merging *m, str id, struct place asked);
/* False, after a message. */
bool merging_measure(struct merging *m, const struct node *n, size_t *measure);

/* The child of a list of the layout with this id, or NULL after a message with those that it has;
 * `what` is the singular: "block". */
const struct node *merging_look(struct merging *m, const char *list, const char *what, str id,
                                struct place asked);

/* Whether the layout says how such drawings look: "chart", "donut", "pyramid"; false after a
 * message. */
bool merging_drawing(struct merging *m, const char *element, struct place asked);

/* Notes that the symbols of all ratings are drawn, as a key or a count draws them. */
void merging_all_symbols(struct merging *m);

/* Typed words as they are printed: typography, blanks collapsed. */
str merging_words(struct merging *m, str typed);
/* The same with {year-3} to {year}, {quarter} and {period} filled in. */
str merging_filled(struct merging *m, str pattern);
/* As printed; a further row's is that of its first. */
str merging_title(struct merging *m, const struct indicator *i);

/* Where an entry of the contents leads: the id of a section or block, or a name made for it when
 * its entry asks for one. */
str merging_anchor(struct merging *m, const struct node *n);
#endif
