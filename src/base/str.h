/* str.h - slices of UTF-8 text, and text that grows in an arena
 *
 * A str lends; it is not NUL-terminated unless it came from str_cstr's argument.
 */
#ifndef STR_H
#define STR_H
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
struct arena;

typedef struct {
    const char *p;
    size_t n;
} str;

#define STR(literal) ((str){("" literal), sizeof(literal) - 1})
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).n, ((s).p ? (s).p : "")
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

/* Lent; NULL gives the empty str. */
static inline str str_of(const char *cstr)
{
    return (str){cstr, cstr ? strlen(cstr) : 0};
}

str str_copy(struct arena *a, str s);         /* copy, NUL-terminated after its end */
const char *str_cstr(struct arena *a, str s); /* copy as a C string */
str str_print(struct arena *a, const char *fmt, ...) PRINTF(2, 3);
/* Written here, so that the compiler counts literals. */
static inline bool str_equal(str a, str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_is(str s, const char *cstr)
{
    return str_equal(s, str_of(cstr));
}

static inline bool str_starts(str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return n <= s.n && (n == 0 || memcmp(s.p, prefix, n) == 0);
}

/* Whether `s` is one of `words`, which stand between spaces: "may june july". */
bool str_among(str s, const char *words);
bool str_ends(str s, const char *suffix);
int str_compare(str a, str b);              /* by bytes, as memcmp */
str str_trim(str s);                        /* without ASCII blanks at the ends */
str str_sub(str s, size_t from, size_t to); /* bounds are clamped */
/* Offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t str_find(str s, str what, size_t from);
/* Takes the part before the first `sep` off the front of *rest; false when *rest was used up
 * (rest->p is NULL then).  "a,,b" gives "a", "", "b". */
bool str_split(str *rest, char sep, str *part);
/* Takes the next word (run of non-blanks) off the front of *rest; false when there is none. */
bool str_word(str *rest, str *word);
uint64_t str_hash(str s); /* FNV-1a; the same in every run */

/* UTF-8.  Decodes the character at s.p[*at] and moves *at past it; returns
 * 0xFFFD and moves one byte for a byte that is not UTF-8 (no overlong forms,
 * surrogates or values above 0x10FFFF). */
uint32_t utf8_decode(str s, size_t *at);
static inline uint32_t utf8_next(str s, size_t *at)
{
    if (*at < s.n && (unsigned char)s.p[*at] < 0x80) /* as most are */
        return (unsigned char)s.p[(*at)++];
    return utf8_decode(s, at);
}
size_t utf8_put(char out[4], uint32_t c); /* bytes written */
bool utf8_valid(str s, size_t *bad);      /* *bad is the offset of the first bad byte */
size_t utf8_length(str s);                /* in characters */
/* Of the candidates the nearest to `s` by edits, or the empty str when none is near
 * (more than a third of its length differs): for "did you mean". */
str str_nearest(str s, const str *candidates, size_t n);

/* Text that grows.  Zero-initialise and set `arena`. */
struct buf {
    struct arena *arena;
    char *p;
    size_t n, cap;
};
void buf_put(struct buf *b, str s);
static inline void buf_char(struct buf *b, char c)
{
    if (b->cap - b->n > 1) /* a NUL has room after it */
        b->p[b->n++] = c;
    else
        buf_put(b, (str){&c, 1});
}
void buf_utf8(struct buf *b, uint32_t c);
void buf_print(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_vprint(struct buf *b, const char *fmt, va_list ap);
void buf_int(struct buf *b, int64_t v); /* decimal, locale-free */
str buf_str(const struct buf *b);       /* lent */
#endif
