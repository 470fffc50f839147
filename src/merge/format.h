/* format.h - figures as the reader sees them
 *
 * A figure prints as it was typed: its decimals, commas and signs are the author's.  What is added
 * is said by its state.  Rules: data/README.md, "figures.csv".
 */
#ifndef FORMAT_H
#define FORMAT_H
#include "figures.h"

enum printed_kind { PRINTED_EMPTY, PRINTED_NUMBER, PRINTED_WORDS };
struct printed {
    enum printed_kind kind;
    str text;   /* all of it: "94.8%", "data due: Mar 24", "31.5% (prov.)" */
    str digits; /* PRINTED_NUMBER: the part before the sign that hangs at the right */
    str suffix; /* "%" or empty */
};

/* Wording of states: the layout's, with {when} for the note. */
struct state_words {
    str not_due, not_due_merged;
    str not_available, not_applicable, suppressed;
};

/* `merged`: the figure is printed across several period columns.  NULL figure: PRINTED_EMPTY. */
struct printed figure_print(struct arena *a, const struct figure *f, bool merged,
                            const struct state_words *words);
/* In a sentence: the typed number; with a real minus. */
str figure_in_text(struct arena *a, const struct figure *f, const struct state_words *words);
/* "68% (15)" */
str headline_label(struct arena *a, size_t part, size_t whole);
/* Fills {name} fields of a template; an unknown field stays as it is. */
struct field {
    const char *name;
    str value;
};
str fields_fill(struct arena *a, str pattern, const struct field *fields, size_t n);
#endif
