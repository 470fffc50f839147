/* source.h - a named run of bytes, and places in it
 *
 * Everything that is read (definition, layout, data) is a source.  A place is a
 * source and a byte offset; line and column are worked out when it is printed.
 */
#ifndef SOURCE_H
#define SOURCE_H
#include "str.h"
struct arena;

struct source {
    str name;            /* as messages print it: "report.xml", "figures.csv" */
    str bytes;           /* lent by the caller of qp_render, or the arena's */
    const size_t *lines; /* source.c's own: line ends before every so many bytes */
};

struct place {
    const struct source *source; /* NULL: nowhere in particular */
    size_t offset;
};

struct source *source_new(struct arena *a, str name, str bytes);
struct place place_at(const struct source *s, size_t offset);

/* Line and column count from 1; columns count characters, not bytes, and a tab
 * is one.  CR LF, LF and CR each end a line. */
struct line_column {
    size_t line, column;
};
struct line_column place_line_column(struct place p);
#endif
