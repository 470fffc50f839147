/* check.c - the checks, in the order in which their messages help */
#include "checking.h"

bool check(struct arena *a, struct diag *d, const struct definition *def, const struct figures *f,
           const struct commentary_set *commentary, const struct csv *glossary)
{
    const struct checking c = {a, d, def, f, commentary, glossary};
    size_t before = diag_errors(d);
    check_names(&c);
    check_figures(&c);
    check_access(&c);
    return diag_errors(d) == before;
}
