/* checking.h - what the checks share; outside this part only quarterpress.c fills one */
#ifndef CHECKING_H
#define CHECKING_H
#include "check.h"

struct checking {
    struct arena *arena;
    struct diag *diag;
    const struct definition *definition;
    const struct figures *figures;
    const struct commentary_set *commentary;
    const struct csv *glossary; /* NULL when there is none */
};

void check_names(const struct checking *c);
void check_figures(const struct checking *c);
void check_access(const struct checking *c);
#endif
