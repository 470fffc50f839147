/* merge.h - definition + figures + layout's columns -> document
 */
#ifndef MERGE_H
#define MERGE_H
#include "agree.h"
#include "document.h"
#include "markdown.h"

struct merge_job {
    const struct definition *definition;
    const struct figures *figures;
    const struct commentary_set *commentary;
    const struct layout_spec *layout;
    const struct agreement *agreement; /* what certificate and revisions print */
};
/* NULL, with messages: a table or block that the layout does not have. */
struct document *merge(struct arena *a, struct diag *d, const struct merge_job *job);
/* For `print document`: the tree with its text. */
void document_print(struct buf *out, const struct document *doc);
#endif
