#include "agree.h"

void agree_headline(struct agreement *g)
{
    (void)g;
}
