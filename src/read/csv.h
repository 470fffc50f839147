/* csv.h - rows and cells with places
 *
 * RFC 4180, UTF-8 with or without a byte order mark; Windows-1252 is recognised and
 * converted with a warning; comma, semicolon or tab as separator is recognised
 * from the head row.  The first row is the head row.  Excel's damage is
 * reported by the readers of the cells (value.c), not here, but for NUL bytes.
 * Limits: 64 MiB a file, 1 MiB a cell, 1,000,000 rows, 1,000 columns.
 */
#ifndef CSV_H
#define CSV_H
#include "diag.h"

struct csv_cell {
    str text;
    size_t offset;
}; /* text unquoted; offset of its first byte in the source */
struct csv_row {
    struct csv_cell *cells;
    size_t n;
    size_t offset;
};
struct csv {
    struct source *source; /* as UTF-8: places point into this */
    struct csv_row head;
    struct csv_row *rows;
    size_t n_rows;
};

/* NULL, with messages.  A row with more or fewer cells than the head is an error; empty lines
 * are skipped.  Heads must differ and not be empty. */
struct csv *csv_read(struct arena *a, struct diag *d, str name, str bytes);
/* Column of a head (case and blanks at the ends do not count), or SIZE_MAX. */
size_t csv_column(const struct csv *c, str head);
/* The same, but a missing column is an error at the head row that names the columns found. */
bool csv_need(struct diag *d, const struct csv *c, const char *head, size_t *column);
struct place csv_place(const struct csv *c, const struct csv_cell *cell);
#endif
