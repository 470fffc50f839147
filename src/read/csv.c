/* csv.c - RFC 4180 with the separators that spreadsheets write */
#include "csv.h"
#include "arena.h"
#include "text_decode.h"
#include "vec.h"

#define MAX_BYTES ((size_t)64 << 20)
#define MAX_CELL ((size_t)1 << 20)
#define MAX_ROWS ((size_t)1000000)
#define MAX_COLUMNS ((size_t)1000)

struct parsing {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    str bytes;
    size_t at;
    char separator;
    VEC(struct csv_cell) cells; /* of the row being read */
    size_t found;               /* its cells, also those that are too many to keep */
    bool spoilt;                /* it has had its message, so the number of cells is no fault */
};

static bool ends_line(const struct parsing *p, size_t at)
{
    return at >= p->bytes.n || p->bytes.p[at] == '\n' || p->bytes.p[at] == '\r';
}

static bool ends_cell(const struct parsing *p, size_t at)
{
    return ends_line(p, at) || p->bytes.p[at] == p->separator;
}

static void skip_line_end(struct parsing *p)
{
    if (p->at < p->bytes.n && p->bytes.p[p->at] == '\r')
        p->at++;
    else if (p->at < p->bytes.n && p->bytes.p[p->at] == '\n') {
        p->at++;
        return;
    }
    if (p->at > 0 && p->at < p->bytes.n && p->bytes.p[p->at - 1] == '\r' &&
        p->bytes.p[p->at] == '\n')
        p->at++;
}

/* The separator that stands most often in the first line that holds something, outside
 * quotes. */
static char find_separator(str bytes)
{
    static const char separators[] = {',', ';', '\t'};
    size_t counts[sizeof separators] = {0}, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < bytes.n; i++) {
        if (bytes.p[i] == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (bytes.p[i] == '\n' || bytes.p[i] == '\r')
            break;
        for (size_t k = 0; k < sizeof separators; k++)
            counts[k] += bytes.p[i] == separators[k];
    }
    for (size_t k = 1; k < sizeof separators; k++)
        if (counts[k] > counts[best])
            best = k;
    return separators[best];
}

static bool report_long_cell(struct parsing *p, size_t from)
{
    return diag_error(p->diag, place_at(p->source, from),
                      "a cell is longer than %zu bytes; see "
                      "whether a quote is missing",
                      MAX_CELL);
}

static bool read_plain_cell(struct parsing *p, struct csv_cell *cell)
{
    size_t from = p->at;
    while (!ends_cell(p, p->at))
        if (p->at++ - from >= MAX_CELL)
            return report_long_cell(p, from);
    *cell = (struct csv_cell){str_sub(p->bytes, from, p->at), from};
    return true;
}

/* The text of a quoted cell whose doubled quotes are made single. */
static str undouble_quotes(struct parsing *p, str quoted)
{
    struct buf text = {.arena = p->arena};
    for (size_t i = 0; i < quoted.n; i++) {
        buf_char(&text, quoted.p[i]);
        if (quoted.p[i] == '"')
            i++;
    }
    return buf_str(&text);
}

static void check_after_quote(struct parsing *p, size_t opening)
{
    size_t from = p->at;
    if (ends_cell(p, from))
        return;
    while (!ends_cell(p, p->at))
        p->at++;
    str stray = str_sub(p->bytes, from, p->at);
    if (str_trim(stray).n == 0)
        return;
    if (stray.n > 24)
        stray = str_sub(stray, 0, 24);
    while (!utf8_valid(stray, NULL))
        stray.n--;
    p->spoilt = true;
    struct place at = place_at(p->source, from), open = place_at(p->source, opening);
    size_t line = place_line_column(at).line;
    if (place_line_column(open).line == line)
        diag_error(p->diag, at,
                   "\"%.*s\" follows the closing quote of the cell; write a quote inside "
                   "a cell twice",
                   STR_ARG(stray));
    else
        diag_error(p->diag, open,
                   "the quote that opens here is closed only on line %zu, before "
                   "\"%.*s\"; close it on its own line, or write a quote inside a cell twice",
                   line, STR_ARG(stray));
}

static bool read_quoted_cell(struct parsing *p, struct csv_cell *cell)
{
    size_t opening = p->at, from = ++p->at;
    bool doubled = false;
    for (;; p->at++) {
        if (p->at >= p->bytes.n)
            return diag_error(p->diag, place_at(p->source, opening),
                              "a quote opens here and is "
                              "never closed; close it, or take it out");
        if (p->at - from > MAX_CELL)
            return report_long_cell(p, opening);
        if (p->bytes.p[p->at] != '"')
            continue;
        if (p->at + 1 >= p->bytes.n || p->bytes.p[p->at + 1] != '"')
            break;
        doubled = true;
        p->at++;
    }
    str text = str_sub(p->bytes, from, p->at++);
    *cell = (struct csv_cell){doubled ? undouble_quotes(p, text) : text, from};
    check_after_quote(p, opening);
    return true;
}

static bool read_cell(struct parsing *p)
{
    struct csv_cell cell;
    bool quoted = p->at < p->bytes.n && p->bytes.p[p->at] == '"';
    if (!(quoted ? read_quoted_cell(p, &cell) : read_plain_cell(p, &cell)))
        return false;
    if (p->found++ < MAX_COLUMNS)
        vec_push(p->arena, &p->cells, cell);
    return true;
}

/* The next row into p->cells; false after a message that ends the reading. */
static bool read_cells(struct parsing *p)
{
    p->cells.n = 0;
    p->found = 0;
    p->spoilt = false;
    for (;;) {
        if (!read_cell(p))
            return false;
        if (ends_line(p, p->at))
            break;
        p->at++;
    }
    skip_line_end(p);
    return true;
}

static bool cells_are_empty(const struct parsing *p)
{
    for (size_t i = 0; i < p->cells.n; i++)
        if (str_trim(p->cells.items[i].text).n)
            return false;
    return true;
}

static struct csv_row keep_row(struct parsing *p, size_t offset)
{
    struct csv_row row = {arena_array(p->arena, struct csv_cell, p->cells.n), p->cells.n, offset};
    memcpy(row.cells, p->cells.items, p->cells.n * sizeof *row.cells);
    return row;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_head(str a, str b)
{
    a = str_trim(a);
    b = str_trim(b);
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]))
            return false;
    return true;
}

static void check_head(struct parsing *p, const struct csv_row *head)
{
    for (size_t i = 0; i < head->n; i++) {
        struct place at = place_at(p->source, head->cells[i].offset);
        if (str_trim(head->cells[i].text).n == 0) {
            diag_error(p->diag, at, "column %zu has no head; name it in the first row", i + 1);
            continue;
        }
        for (size_t k = 0; k < i; k++)
            if (same_head(head->cells[i].text, head->cells[k].text)) {
                diag_error(p->diag, at,
                           "columns %zu and %zu are both headed \"%.*s\"; give one "
                           "another head",
                           k + 1, i + 1, STR_ARG(str_trim(head->cells[i].text)));
                break;
            }
    }
}

static bool read_head(struct parsing *p, struct csv *c)
{
    size_t offset;
    do {
        if (p->at >= p->bytes.n)
            return diag_error(p->diag, place_at(p->source, 0),
                              "the file is empty; it needs a head row");
        offset = p->at;
        if (!read_cells(p))
            return false;
    } while (p->found == 1 && cells_are_empty(p));
    if (p->found > MAX_COLUMNS)
        return diag_error(p->diag, place_at(p->source, offset),
                          "the head row has %zu cells; at "
                          "most %zu are read",
                          p->found, MAX_COLUMNS);
    c->head = keep_row(p, offset);
    check_head(p, &c->head);
    return true;
}

static void report_ragged_row(struct parsing *p, size_t offset, size_t wanted)
{
    str first = str_trim(p->cells.items[0].text);
    if (first.n > 60)
        first = str_sub(first, 0, 60);
    while (!utf8_valid(first, NULL))
        first.n--;
    diag_error(p->diag, place_at(p->source, offset),
               "the row of \"%.*s\" has %zu cell%s; give it "
               "%zu, as many as the head row has",
               STR_ARG(first), p->found, p->found == 1 ? "" : "s", wanted);
}

static bool read_rows(struct parsing *p, struct csv *c)
{
    VEC(struct csv_row) rows = {0};
    size_t errors = diag_errors(p->diag);
    while (p->at < p->bytes.n && diag_errors(p->diag) - errors < DIAG_MANY) {
        size_t offset = p->at;
        if (!read_cells(p))
            return false;
        if (cells_are_empty(p) && p->found <= c->head.n)
            continue;
        if (rows.n == MAX_ROWS)
            return diag_error(p->diag, place_at(p->source, offset),
                              "the file has more than %zu rows; cut it into several", MAX_ROWS);
        if (p->found != c->head.n && !p->spoilt)
            report_ragged_row(p, offset, c->head.n);
        else if (p->found == c->head.n)
            vec_push(p->arena, &rows, keep_row(p, offset));
    }
    c->rows = rows.items;
    c->n_rows = rows.n;
    return true;
}

struct csv *csv_read(struct arena *a, struct diag *d, str name, str bytes)
{
    struct csv *c = arena_new(a, struct csv);
    size_t errors = diag_errors(d);
    if (bytes.n > MAX_BYTES) {
        diag_error(d, place_at(source_new(a, name, bytes), 0),
                   "the file has %zu bytes; at most %zu are read", bytes.n, MAX_BYTES);
        return NULL;
    }
    if (!text_decode(a, d, name, bytes, &c->source))
        return NULL;
    struct parsing p = {.arena = a, .diag = d, .source = c->source, .bytes = c->source->bytes};
    while (p.at < p.bytes.n && ends_line(&p, p.at))
        p.at++;
    p.separator = find_separator(str_sub(p.bytes, p.at, p.bytes.n));
    bool read = read_head(&p, c) && read_rows(&p, c);
    return read && diag_errors(d) == errors ? c : NULL;
}

size_t csv_column(const struct csv *c, str head)
{
    for (size_t i = 0; i < c->head.n; i++)
        if (same_head(c->head.cells[i].text, head))
            return i;
    return SIZE_MAX;
}

bool csv_need(struct diag *d, const struct csv *c, const char *head, size_t *column)
{
    char list[512] = "";
    size_t n = 0;
    *column = csv_column(c, str_of(head));
    if (*column != SIZE_MAX)
        return true;
    for (size_t i = 0; i < c->head.n; i++) {
        str name = str_trim(c->head.cells[i].text);
        if (n + name.n + 6 > sizeof list) {
            memcpy(list + n, " ...", 4);
            n += 4;
            break;
        }
        memcpy(list + n, ", ", 2);
        memcpy(list + n + 2, name.p, name.n);
        n += name.n + 2;
    }
    return diag_error(d, place_at(c->source, c->head.offset),
                      "column \"%s\" is missing; the "
                      "columns are %.*s",
                      head, (int)(n > 2 ? n - 2 : 0), list + 2);
}

struct place csv_place(const struct csv *c, const struct csv_cell *cell)
{
    return place_at(c->source, cell->offset);
}
