#include "agree.h"

void agree_text(struct agreement *g)
{
    (void)g;
}
