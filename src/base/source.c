/* source.c - from byte offsets to lines and columns */
#include "source.h"
#include "arena.h"

/* Lines are counted once, up to every so many bytes: a thousand messages about a long file cost
 * little more than one. */
#define STRIDE ((size_t)1 << 10)

/* CR LF ends at its LF. */
static bool ends_line(str s, size_t at)
{
    return s.p[at] == '\n' || (s.p[at] == '\r' && (at + 1 == s.n || s.p[at + 1] != '\n'));
}

static size_t line_ends(str s, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t at = from; at < to; at++)
        n += ends_line(s, at);
    return n;
}

static const size_t *count_lines(struct arena *a, str s)
{
    size_t *lines = arena_array(a, size_t, s.n / STRIDE + 1);
    for (size_t i = 0; i < s.n / STRIDE; i++)
        lines[i + 1] = lines[i] + line_ends(s, i * STRIDE, (i + 1) * STRIDE);
    return lines;
}

struct source *source_new(struct arena *a, str name, str bytes)
{
    struct source *s = arena_new(a, struct source);
    s->name = name;
    s->bytes = bytes;
    s->lines = count_lines(a, bytes);
    return s;
}

struct place place_at(const struct source *s, size_t offset)
{
    return (struct place){s, offset};
}

/* Editors do not count a byte order mark as a column. */
static size_t skip_byte_order_mark(str s)
{
    return str_starts(s, "\xEF\xBB\xBF") ? 3 : 0;
}

struct line_column place_line_column(struct place p)
{
    if (!p.source)
        return (struct line_column){0, 0};
    str s = p.source->bytes;
    size_t end = p.offset < s.n ? p.offset : s.n;
    size_t first = skip_byte_order_mark(s), start = end;
    size_t before = p.source->lines[end / STRIDE] + line_ends(s, end / STRIDE * STRIDE, end);
    struct line_column found = {before + 1, 1};
    while (start > first && !ends_line(s, start - 1))
        start--;
    while (start < end) {
        utf8_next(s, &start);
        found.column += start <= end;
    }
    return found;
}
