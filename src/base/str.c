/* str.c - slices, UTF-8, text that grows */
#include "str.h"
#include "arena.h"
#include <stdio.h>
#include <string.h>

#define REPLACEMENT 0xFFFDu

const char *str_cstr(struct arena *a, str s)
{
    char *copy = arena_alloc(a, s.n + 1);
    if (s.n)
        memcpy(copy, s.p, s.n);
    return copy;
}

str str_copy(struct arena *a, str s)
{
    return (str){str_cstr(a, s), s.n};
}

str str_print(struct arena *a, const char *fmt, ...)
{
    struct buf b = {.arena = a};
    va_list ap;
    va_start(ap, fmt);
    buf_vprint(&b, fmt, ap);
    va_end(ap);
    return buf_str(&b);
}

bool str_among(str s, const char *words)
{
    for (const char *at = words; s.n && *at; at += *at == ' ') {
        size_t n = strcspn(at, " ");
        if (n == s.n && memcmp(at, s.p, n) == 0)
            return true;
        at += n;
    }
    return false;
}

bool str_ends(str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return n <= s.n && str_is(str_sub(s, s.n - n, s.n), suffix);
}

int str_compare(str a, str b)
{
    size_t common = a.n < b.n ? a.n : b.n;
    int order = common ? memcmp(a.p, b.p, common) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
    size_t from = 0, to = s.n;
    while (from < to && is_blank(s.p[from]))
        from++;
    while (to > from && is_blank(s.p[to - 1]))
        to--;
    return str_sub(s, from, to);
}

str str_sub(str s, size_t from, size_t to)
{
    if (!s.p)
        return (str){0};
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return (str){s.p + from, to - from};
}

size_t str_find(str s, str what, size_t from)
{
    if (from > s.n || what.n > s.n - from)
        return SIZE_MAX;
    if (what.n == 0)
        return from;
    size_t last = s.n - what.n;
    while (from <= last) {
        const char *hit = memchr(s.p + from, what.p[0], last - from + 1);
        if (!hit)
            return SIZE_MAX;
        if (memcmp(hit, what.p, what.n) == 0)
            return (size_t)(hit - s.p);
        from = (size_t)(hit - s.p) + 1;
    }
    return SIZE_MAX;
}

bool str_split(str *rest, char sep, str *part)
{
    if (!rest->p)
        return false;
    const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    if (!hit) {
        *part = *rest;
        *rest = (str){0};
        return true;
    }
    size_t at = (size_t)(hit - rest->p);
    *part = str_sub(*rest, 0, at);
    *rest = str_sub(*rest, at + 1, rest->n);
    return true;
}

bool str_word(str *rest, str *word)
{
    size_t from = 0;
    while (from < rest->n && is_blank(rest->p[from]))
        from++;
    size_t to = from;
    while (to < rest->n && !is_blank(rest->p[to]))
        to++;
    *word = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->n);
    return to > from;
}

uint64_t str_hash(str s)
{
    uint64_t h = 0xcbf29ce484222325u; /* offset and prime of 64-bit FNV-1a */
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
    return h;
}

/* Bytes of the well-formed character at p, 0 if there is none; *c is the character.  The
 * ranges of the second byte shut out overlong forms, surrogates and values above 0x10FFFF
 * (Unicode, table 3-7). */
static size_t decode(const unsigned char *p, size_t n, uint32_t *c)
{
    unsigned char lead = p[0], low = 0x80, high = 0xBF;
    if (lead < 0x80) {
        *c = lead;
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length > n)
        return 0;
    if (lead == 0xE0)
        low = 0xA0;
    else if (lead == 0xED)
        high = 0x9F;
    else if (lead == 0xF0)
        low = 0x90;
    else if (lead == 0xF4)
        high = 0x8F;
    *c = lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (p[i] < low || p[i] > high)
            return 0;
        *c = *c << 6 | (p[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    return length;
}

uint32_t utf8_decode(str s, size_t *at)
{
    if (*at >= s.n)
        return REPLACEMENT;
    uint32_t c;
    size_t length = decode((const unsigned char *)s.p + *at, s.n - *at, &c);
    *at += length ? length : 1;
    return length ? c : REPLACEMENT;
}

size_t utf8_put(char out[4], uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = REPLACEMENT;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)((0xF00u >> length & 0xF0) | c);
    return length;
}

bool utf8_valid(str s, size_t *bad)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c;
        size_t length = decode((const unsigned char *)s.p + at, s.n - at, &c);
        if (!length) {
            if (bad)
                *bad = at;
            return false;
        }
        at += length;
    }
    return true;
}

size_t utf8_length(str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.n; n++)
        utf8_next(s, &at);
    return n;
}

/* Longer names are never near: the work per candidate stays small. */
#define NAME_MAX_BYTES 64

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours that make b from a; both
 * are at most NAME_MAX_BYTES long. */
static size_t count_edits(str a, str b)
{
    size_t rows[3][NAME_MAX_BYTES + 1];
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t replaced = above[j - 1] + (a.p[i - 1] != b.p[j - 1]);
            row[j] = least(replaced, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                row[j] = least(row[j], second[j - 2] + 1);
        }
    }
    return rows[a.n % 3][b.n];
}

str str_nearest(str s, const str *candidates, size_t n)
{
    str nearest = {0};
    size_t fewest = s.n / 3 + 1;
    if (s.n > NAME_MAX_BYTES)
        return nearest;
    for (size_t i = 0; i < n; i++) {
        if (candidates[i].n > NAME_MAX_BYTES)
            continue;
        size_t edits = count_edits(s, candidates[i]);
        if (edits < fewest) {
            fewest = edits;
            nearest = candidates[i];
        }
    }
    return nearest;
}

/* Room for `more` bytes and a NUL after them.  Sizes that cannot be are asked for as they
 * are, and the arena says no. */
static void reserve(struct buf *b, size_t more)
{
    if (b->p && more < b->cap - b->n)
        return;
    size_t need = more < SIZE_MAX / 2 - b->n ? b->n + more + 1 : SIZE_MAX;
    size_t cap = b->cap < SIZE_MAX / 4 ? b->cap * 2 : b->cap;
    if (cap < 64)
        cap = 64;
    if (cap < need)
        cap = need;
    char *grown = arena_alloc(b->arena, cap);
    if (b->n)
        memcpy(grown, b->p, b->n);
    b->p = grown;
    b->cap = cap;
}

void buf_put(struct buf *b, str s)
{
    reserve(b, s.n);
    if (s.n)
        memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
}

void buf_utf8(struct buf *b, uint32_t c)
{
    char bytes[4];
    buf_put(b, (str){bytes, utf8_put(bytes, c)});
}

void buf_print(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_vprint(b, fmt, ap);
    va_end(ap);
}

/* Most prints are shorter: they need no second try. */
#define PRINT_ROOM 60

void buf_vprint(struct buf *b, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    reserve(b, PRINT_ROOM);
    size_t room = b->cap - b->n;
    int length = vsnprintf(b->p + b->n, room, fmt, ap);
    if (length >= 0 && (size_t)length >= room) {
        reserve(b, (size_t)length);
        vsnprintf(b->p + b->n, (size_t)length + 1, fmt, again);
    }
    b->n += length > 0 ? (size_t)length : 0;
    va_end(again);
}

void buf_int(struct buf *b, int64_t v)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (v < 0)
        digits[--at] = '-';
    buf_put(b, (str){digits + at, sizeof digits - at});
}

str buf_str(const struct buf *b)
{
    return (str){b->p, b->n};
}
