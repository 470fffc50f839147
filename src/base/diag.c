/* diag.c - the list of messages, equal ones counted */
#include "diag.h"
#include "vec.h"
#include <errno.h>

#define BUCKETS 1024

struct entry {
    struct message message;
    struct entry *next; /* in its bucket */
};

struct diag {
    struct arena *arena;
    void (*tell)(void *user, const struct message *);
    void *user;

    VEC(struct entry *) entries;
    struct entry *buckets[BUCKETS]; /* by text */
    size_t errors, warnings;        /* with repeated ones */
    bool system_failed;
};

struct diag *diag_new(struct arena *a, void (*tell)(void *user, const struct message *), void *user)
{
    struct diag *d = arena_new(a, struct diag);
    d->arena = a;
    d->tell = tell;
    d->user = user;
    return d;
}

static bool messages_equal(const struct message *a, const struct message *b)
{
    return a->level == b->level && a->rule == b->rule && a->at.source == b->at.source &&
           a->at.offset == b->at.offset && str_equal(a->text, b->text);
}

static struct message *find_equal(struct entry *bucket, const struct message *m)
{
    for (struct entry *e = bucket; e; e = e->next)
        if (messages_equal(&e->message, m))
            return &e->message;
    return NULL;
}

static void count(struct diag *d, enum level level)
{
    d->errors += level == LEVEL_ERROR || level == LEVEL_SYSTEM;
    d->warnings += level == LEVEL_WARNING;
    d->system_failed |= level == LEVEL_SYSTEM;
}

/* A message is one line on a terminal, whatever the input that it quotes holds. */
static str print_on_one_line(struct arena *a, const char *fmt, va_list ap)
{
    struct buf b = {.arena = a};
    buf_vprint(&b, fmt, ap);
    for (size_t i = 0; i < b.n; i++)
        if ((unsigned char)b.p[i] < ' ' || b.p[i] == 0x7F)
            b.p[i] = ' ';
    return buf_str(&b);
}

static void add(struct diag *d, const struct message *m, struct entry **bucket)
{
    struct entry *e = arena_new(d->arena, struct entry);
    e->message = *m;
    e->next = *bucket;
    vec_push(d->arena, &d->entries, e);
    *bucket = e;
    if (d->tell)
        d->tell(d->user, &e->message);
}

static void report_message(struct diag *d, struct message m, const char *fmt, va_list ap)
{
    struct arena_mark before = arena_mark(d->arena);
    m.times = 1;
    count(d, m.level);
    m.text = print_on_one_line(d->arena, fmt, ap);
    struct entry **bucket = &d->buckets[str_hash(m.text) % BUCKETS];
    struct message *same = find_equal(*bucket, &m);
    if (same) {
        same->times++;
        arena_rewind(d->arena, before);
    } else {
        add(d, &m, bucket);
    }
}

static void report(struct diag *d, enum level level, struct place at, const char *fmt, va_list ap)
{
    report_message(d, (struct message){.level = level, .at = at}, fmt, ap);
}

bool diag_error(struct diag *d, struct place at, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    report(d, LEVEL_ERROR, at, fmt, ap);
    va_end(ap);
    return false;
}

bool diag_warn(struct diag *d, struct place at, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    report(d, LEVEL_WARNING, at, fmt, ap);
    va_end(ap);
    return true;
}

bool diag_note(struct diag *d, struct place at, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    report(d, LEVEL_NOTE, at, fmt, ap);
    va_end(ap);
    return true;
}

static void report_rule(struct diag *d, struct message m, const char *fmt, ...) PRINTF(3, 4);
static void report_rule(struct diag *d, struct message m, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    report_message(d, m, fmt, ap);
    va_end(ap);
}

void diag_rule(struct diag *d, enum level level, const char *rule, struct place at, str text)
{
    report_rule(d, (struct message){.level = level, .rule = rule, .at = at}, STR_FMT,
                STR_ARG(text));
}

/* strerror follows the locale, messages do not. */
static const char *errno_text(int err)
{
    static const struct {
        int err;
        const char *text;
    } texts[] = {
        {ENOENT, "no such file or directory"},
        {EACCES, "permission denied"},
        {ENOSPC, "no space left on device"},
        {EISDIR, "is a directory"},
        {ENOTDIR, "not a directory"},
        {EROFS, "read-only file system"},
        {EFBIG, "file too large"},
        {EIO, "input/output error"},
        {ENOMEM, "out of memory"},
        {EINVAL, "not a plain file"},
        {ENAMETOOLONG, "name too long"},
        {EBADF, "not open"},
        {EPIPE, "nobody reads"},
        {EMFILE, "too many open files"},
        {ELOOP, "links that lead in a circle"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].err == err)
            return texts[i].text;
    return NULL;
}

static void report_system(struct diag *d, const char *fmt, ...) PRINTF(2, 3);
static void report_system(struct diag *d, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    report(d, LEVEL_SYSTEM, (struct place){0}, fmt, ap);
    va_end(ap);
}

bool diag_system(struct diag *d, const char *what, int err)
{
    const char *text = errno_text(err);
    if (err == 0)
        report_system(d, "%s", what);
    else if (text)
        report_system(d, "%s: %s", what, text);
    else
        report_system(d, "%s: error %d", what, err);
    return false;
}

size_t diag_errors(const struct diag *d)
{
    return d->errors;
}

size_t diag_warnings(const struct diag *d)
{
    return d->warnings;
}

bool diag_system_failed(const struct diag *d)
{
    return d->system_failed;
}

size_t diag_count(const struct diag *d)
{
    return d->entries.n;
}

const struct message *diag_message(const struct diag *d, size_t i)
{
    return &d->entries.items[i]->message;
}

const char *level_name(enum level level)
{
    switch (level) {
    case LEVEL_NOTE:
        return "note";
    case LEVEL_WARNING:
        return "warning";
    case LEVEL_ERROR:
    case LEVEL_SYSTEM:
        break;
    }
    return "error";
}

str message_text(struct arena *a, const struct message *m)
{
    struct buf b = {.arena = a};
    if (m->at.source) {
        struct line_column at = place_line_column(m->at);
        buf_put(&b, m->at.source->name);
        buf_print(&b, ":%zu:%zu: ", at.line, at.column);
    }
    buf_print(&b, "%s: ", level_name(m->level));
    buf_put(&b, m->text);
    if (m->times > 1)
        buf_print(&b, " (%zu times)", m->times);
    if (m->rule)
        buf_print(&b, " [%s]", m->rule);
    return buf_str(&b);
}
