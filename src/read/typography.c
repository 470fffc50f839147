/* typography.c - straight typing made into print */
#include "typography.h"

#define NO_BREAK_SPACE 0xA0
#define EN_DASH 0x2013
#define EM_DASH 0x2014
#define OPENING_SINGLE 0x2018
#define CLOSING_SINGLE 0x2019
#define OPENING_DOUBLE 0x201C
#define CLOSING_DOUBLE 0x201D
#define ELLIPSIS 0x2026

static bool is_blank(uint32_t c)
{
    return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == NO_BREAK_SPACE;
}

/* A quote after such a character opens. */
static bool opens_after(uint32_t c)
{
    return is_blank(c) || c == '(' || c == '[' || c == '{' || c == '/' || c == '-' ||
           c == EN_DASH || c == EM_DASH || c == OPENING_SINGLE || c == OPENING_DOUBLE;
}

static uint32_t single_quote(uint32_t before, uint32_t after)
{
    bool shortens_a_year = after >= '0' && after <= '9'; /* '23 */
    bool opens = opens_after(before) && !is_blank(after) && !shortens_a_year;
    return opens ? OPENING_SINGLE : CLOSING_SINGLE;
}

static uint32_t improve(uint32_t c, uint32_t before, uint32_t after)
{
    if (c == '"')
        return opens_after(before) ? OPENING_DOUBLE : CLOSING_DOUBLE;
    if (c == '\'')
        return single_quote(before, after);
    if (c == '-' && before != 0 && is_blank(before) && is_blank(after))
        return EN_DASH;
    return c;
}

void typography_put(struct buf *out, str text, uint32_t *before, uint32_t after)
{
    for (size_t at = 0; at < text.n;) {
        bool dots = str_starts(str_sub(text, at, text.n), "...");
        uint32_t c = utf8_next(text, &at);
        size_t peek = at;
        uint32_t next = at < text.n ? utf8_next(text, &peek) : after;
        if (dots)
            at += 2;
        c = dots ? ELLIPSIS : improve(c, *before, next);
        buf_utf8(out, c);
        *before = c;
    }
}
