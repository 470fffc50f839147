#include "agree.h"

void agree_ratio(struct agreement *g)
{
    (void)g;
}
