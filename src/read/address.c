/* address.c - the addresses that links lead to */
#include "address.h"
#include <string.h>

static bool is_scheme_char(char c, bool first)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (!first && c && strchr("0123456789+-.", c));
}

bool address_is_uri(str to)
{
    size_t colon = str_find(to, STR(":"), 0);
    if (colon == SIZE_MAX || colon == 0 || to.n > ADDRESS_MOST)
        return false;
    for (size_t i = 0; i < to.n; i++)
        if ((unsigned char)to.p[i] <= ' ' || to.p[i] == 0x7F ||
            (i < colon && !is_scheme_char(to.p[i], i == 0)))
            return false;
    return true;
}
