/* wording.c - texts compared as readers compare them */
#include "wording.h"

bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

char to_capital(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

bool is_word_char(char c)
{
    return is_capital(c) || (c >= 'a' && c <= 'z') || is_digit(c) || c == '&' ||
           (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next character that counts, at or after *at; 0 at the end. */
static char next_letter(str s, size_t *at)
{
    while (*at < s.n && !is_word_char(s.p[*at]))
        ++*at;
    return *at < s.n ? to_capital(s.p[(*at)++]) : 0;
}

bool wording_alike(str a, str b)
{
    size_t i = 0, k = 0;
    char x, y;
    do {
        x = next_letter(a, &i);
        y = next_letter(b, &k);
    } while (x && x == y);
    return x == y;
}

/* A run of blanks is one. */
static char next_printed(str s, size_t *at)
{
    if (*at == s.n)
        return 0;
    char c = s.p[(*at)++];
    if (!is_blank(c))
        return c;
    while (*at < s.n && is_blank(s.p[*at]))
        ++*at;
    return ' ';
}

static bool compare_printed(str a, str b, bool capitals_count)
{
    size_t i = 0, k = 0;
    char x, y;
    a = str_trim(a);
    b = str_trim(b);
    do {
        x = next_printed(a, &i);
        y = next_printed(b, &k);
        if (!capitals_count) {
            x = to_capital(x);
            y = to_capital(y);
        }
    } while (x && x == y);
    return x == y;
}

bool wording_equal(str a, str b)
{
    return compare_printed(a, b, true);
}

bool wording_differs_in_capitals(str a, str b)
{
    return !compare_printed(a, b, true) && compare_printed(a, b, false);
}

static bool is_whole_word(str s, size_t from, size_t to)
{
    if (from > 0 && is_word_char(s.p[from - 1]))
        return false;
    if (to < s.n && s.p[to] == 's')
        to++;
    return to >= s.n || !is_word_char(s.p[to]);
}

size_t wording_find(str s, str word, size_t from)
{
    size_t at = str_find(s, word, from);
    while (at != SIZE_MAX && !is_whole_word(s, at, at + word.n))
        at = str_find(s, word, at + 1);
    return at;
}

struct place wording_place(struct place text, str word)
{
    size_t at = wording_find(text.source->bytes, word, text.offset);
    return at == SIZE_MAX ? text : place_at(text.source, at);
}

str without_plural(str word)
{
    return word.n > 2 && str_ends(word, "s") ? str_sub(word, 0, word.n - 1) : word;
}
