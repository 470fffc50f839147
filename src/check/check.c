/* check.c - the checks, in the order in which their messages help */
#include "checking.h"

bool check(const struct checking *c)
{
    size_t before = diag_errors(c->diag);
    check_names(c);
    check_figures(c);
    check_access(c);
    return diag_errors(c->diag) == before;
}
