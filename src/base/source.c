/* source.c - from byte offsets to lines and columns */
#include "source.h"
#include "arena.h"

struct source *source_new(struct arena *a, str name, str bytes)
{
    struct source *s = arena_new(a, struct source);
    s->name = name;
    s->bytes = bytes;
    return s;
}

struct place place_at(const struct source *s, size_t offset)
{
    return (struct place){s, offset};
}

/* CR LF ends at its LF. */
static bool ends_line(str s, size_t at)
{
    return s.p[at] == '\n' || (s.p[at] == '\r' && (at + 1 == s.n || s.p[at + 1] != '\n'));
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
    size_t start = skip_byte_order_mark(s);
    struct line_column found = {1, 1};
    for (size_t at = start; at < end; at++)
        if (ends_line(s, at)) {
            found.line++;
            start = at + 1;
        }
    while (start < end) {
        utf8_next(s, &start);
        found.column += start <= end;
    }
    return found;
}
