#include "agree.h"

void agree_trend(struct agreement *g)
{
    (void)g;
}
