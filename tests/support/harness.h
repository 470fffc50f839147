/* harness.h - what every unit test needs: an arena, a list of messages, comparisons
 *
 *     static void cell_is_read(void **state)
 *     {
 *         struct harness *h = *state;
 *         assert_str_equal(read(h->arena, h->diag), "text");
 *     }
 *     cmocka_unit_test_setup_teardown(cell_is_read, harness_open, harness_close)
 *
 * or, shorter, `test(cell_is_read)`.
 */
#ifndef HARNESS_H
#define HARNESS_H
#include "arena.h"
#include "diag.h"
#include "source.h"
#include "str.h"
#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct harness {
    struct arena *arena;
    struct diag *diag;
};

/* Every test has an arena and messages of its own. */
#define test(f) cmocka_unit_test_setup_teardown(f, harness_open, harness_close)

static inline int harness_open(void **state)
{
    struct arena_source source = arena_source_malloc();
    struct arena *a = arena_open(&source);
    if (!a)
        return -1;
    struct harness *h = arena_new(a, struct harness);
    h->arena = a;
    h->diag = diag_new(a, NULL, NULL);
    *state = h;
    return 0;
}

static inline int harness_close(void **state)
{
    struct harness *h = *state;
    arena_close(h->arena);
    return 0;
}

/* A source whose name and bytes are C strings. */
static inline struct source *source_of(struct arena *a, const char *name, const char *bytes)
{
    return source_new(a, str_of(name), str_of(bytes));
}

/* A str against a C string. */
#define assert_str_equal(got, wanted) compare_str((got), (wanted), __FILE__, __LINE__)

static inline void compare_str(str got, const char *wanted, const char *file, int line)
{
    if (str_is(got, wanted))
        return;
    print_error("got    \"" STR_FMT "\"\nwanted \"%s\"\n", STR_ARG(got), wanted);
    _fail(file, line);
}

/* All messages as printed, one to a line. */
static inline str messages_text(struct arena *a, const struct diag *d)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < diag_count(d); i++) {
        buf_put(&b, message_text(a, diag_message(d, i)));
        buf_char(&b, '\n');
    }
    return buf_str(&b);
}

/* Exactly these messages, one to a line; the last may end in \n; "" when there are none. */
#define assert_messages(h, wanted) compare_messages((h), (wanted), __FILE__, __LINE__)

static inline void compare_messages(const struct harness *h, const char *wanted, const char *file,
                                    int line)
{
    str all = messages_text(h->arena, h->diag);
    bool ended = str_ends(str_of(wanted), "\n");
    compare_str(str_sub(all, 0, all.n && !ended ? all.n - 1 : all.n), wanted, file, line);
}

/* At least one message holds this text. */
#define assert_told(h, wanted) find_told((h), (wanted), __FILE__, __LINE__)

static inline void find_told(struct harness *h, const char *wanted, const char *file, int line)
{
    str all = messages_text(h->arena, h->diag);
    if (str_find(all, str_of(wanted), 0) != SIZE_MAX)
        return;
    print_error("no message holds \"%s\" in:\n" STR_FMT, wanted, STR_ARG(all));
    _fail(file, line);
}
#endif
