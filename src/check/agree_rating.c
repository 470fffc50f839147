#include "agree.h"

void agree_rating(struct agreement *g)
{
    (void)g;
}
