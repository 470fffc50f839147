/* checking.h - the checks of a definition and its data; of this part only */
#ifndef CHECKING_H
#define CHECKING_H
#include "check.h"

void check_names(const struct checking *c);
void check_figures(const struct checking *c);
void check_access(const struct checking *c);
#endif
