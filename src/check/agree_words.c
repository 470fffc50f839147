#include "agree.h"

void agree_words(struct agreement *g)
{
    (void)g;
}
