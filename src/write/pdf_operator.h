/* pdf_operator.h - are these the operators of opaque paths, and nothing else
 *
 * The list is what cairo writes for lines, fills, clips and hatches.  Each takes
 * its exact operands, names are those of the resources, and q and Q pair.
 */
#ifndef PDF_OPERATOR_H
#define PDF_OPERATOR_H
#include "pdf_value.h"

/* What is wrong, as in `has WHAT "NAME"`. */
struct fault {
    const char *what;
    str name;
};

bool operators_are_known(struct arena *a, str ops, const struct value *resources,
                         struct fault *fault);
#endif
