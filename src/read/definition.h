/* definition.h - report.xml: what is printed and in which order
 *
 * The definition names data by id and never repeats a figure.  Elements are listed
 * in the table report_elements; layouts/schema/ELEMENTS.md is printed from it.
 */
#ifndef DEFINITION_H
#define DEFINITION_H
#include "node.h"

extern const struct vocabulary report_vocabulary;

struct data_file {
    const struct node *node; /* register, figures, commentary, glossary or data element */
    struct source *source;   /* its bytes, loaded and converted to UTF-8 */
};

struct definition {
    const struct source *source;
    struct node *root;       /* <report> */
    struct data_file *files; /* in the order of the definition */
    size_t n_files;
};

/* Loads a file of the report by the name that the definition gives it: true and the bytes, or
 * false after a message. */
struct loader {
    bool (*load)(void *user, struct place asked, str name, str *bytes);
    void *user;
};

/* NULL, with messages, when the definition or a data file cannot be read. */
struct definition *definition_read(struct arena *a, struct diag *d, const struct source *s,
                                   const struct loader *load);
#endif
