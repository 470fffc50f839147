#include "harness.h"
#include "vec.h"

/* A source that counts what is live and gives `rations` times only. */
struct rationed {
    size_t live, rations;
};

static void *acquire(void *user, size_t bytes)
{
    struct rationed *r = user;
    if (r->rations == 0)
        return NULL;
    void *memory = malloc(bytes);
    assert_non_null(memory);
    memset(memory, 0xA5, bytes);
    r->rations--;
    r->live++;
    return memory;
}

static void release(void *user, void *memory)
{
    struct rationed *r = user;
    r->live--;
    free(memory);
}

static struct arena_source source_of_rations(struct rationed *r, size_t chunk)
{
    return (struct arena_source){acquire, release, r, ARENA_LIMIT, chunk};
}

static struct arena *open_rationed(struct rationed *r, size_t chunk)
{
    struct arena_source source = source_of_rations(r, chunk);
    struct arena *a = arena_open(&source);
    assert_non_null(a);
    return a;
}

/* Notes the order of closing in a text. */
struct closing {
    char *text;
    char letter;
};

static void close_letter(void *thing)
{
    struct closing *c = thing;
    size_t n = strlen(c->text);
    c->text[n] = c->letter;
    c->text[n + 1] = '\0';
}

static void own_letter(struct arena *a, char *text, char letter)
{
    struct closing *c = arena_new(a, struct closing);
    *c = (struct closing){text, letter};
    arena_own(a, c, close_letter);
}

static bool is_zero(const char *p, size_t n)
{
    while (n > 0 && p[n - 1] == 0)
        n--;
    return n == 0;
}

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct rationed r = {0, SIZE_MAX};
    struct arena *a = open_rationed(&r, 1000);
    for (size_t n = 0; n < 2000; n += 37) {
        char *p = arena_alloc(a, n);
        assert_int_equal((uintptr_t)p % 16, 0);
        assert_true(is_zero(p, n));
        memset(p, 0xFF, n);
    }
    arena_close(a);
    assert_int_equal(r.live, 0);
}

static void memory_used_again_is_zeroed(void **state)
{
    struct harness *h = *state;
    struct arena_mark mark = arena_mark(h->arena);
    char *first = arena_alloc(h->arena, 100);
    memset(first, 1, 100);
    arena_rewind(h->arena, mark);
    char *second = arena_alloc(h->arena, 100);
    assert_ptr_equal(first, second);
    assert_true(is_zero(second, 100));
}

static void allocations_do_not_overlap(void **state)
{
    (void)state;
    struct rationed r = {0, SIZE_MAX};
    struct arena *a = open_rationed(&r, 512);
    char *p[64];
    for (size_t i = 0; i < 64; i++)
        p[i] = memset(arena_alloc(a, i * 11 + 1), (int)i, i * 11 + 1);
    for (size_t i = 0; i < 64; i++)
        for (size_t j = 0; j <= i * 11; j++)
            assert_int_equal(p[i][j], i);
    arena_close(a);
    assert_int_equal(r.live, 0);
}

static void big_request_leaves_the_open_chunk_open(void **state)
{
    struct harness *h = *state;
    char *before = arena_alloc(h->arena, 16);
    arena_alloc(h->arena, 10 << 20);
    char *after = arena_alloc(h->arena, 16);
    assert_true(after > before && after - before < 4096);
}

static void rewind_crosses_chunks_and_gives_them_back(void **state)
{
    (void)state;
    struct rationed r = {0, SIZE_MAX};
    struct arena *a = open_rationed(&r, 256);
    char *kept = memset(arena_alloc(a, 40), 7, 40);
    struct arena_mark mark = arena_mark(a);
    size_t live = r.live;
    for (int i = 0; i < 50; i++)
        arena_alloc(a, (size_t)i * 30);
    assert_true(r.live > live);
    arena_rewind(a, mark);
    assert_int_equal(r.live, live);
    assert_int_equal(kept[39], 7);
    arena_close(a);
}

static void rewind_to_the_very_start_leaves_a_usable_arena(void **state)
{
    (void)state;
    struct rationed r = {0, SIZE_MAX};
    struct arena *a = open_rationed(&r, 0);
    struct arena_mark start = arena_mark(a);
    arena_alloc(a, 100);
    arena_rewind(a, start);
    assert_int_equal(r.live, 1);
    assert_non_null(arena_alloc(a, 100));
    arena_close(a);
    assert_int_equal(r.live, 0);
}

static void owned_things_close_newest_first(void **state)
{
    (void)state;
    char text[8] = "";
    struct rationed r = {0, SIZE_MAX};
    struct arena *a = open_rationed(&r, 64);
    own_letter(a, text, 'a');
    own_letter(a, text, 'b');
    arena_alloc(a, 10000);
    own_letter(a, text, 'c');
    arena_own(a, NULL, close_letter);
    arena_close(a);
    assert_string_equal(text, "cba");
    assert_int_equal(r.live, 0);
}

static void rewind_closes_only_what_is_younger(void **state)
{
    char text[8] = "";
    struct harness *h = *state;
    own_letter(h->arena, text, 'a');
    struct arena_mark mark = arena_mark(h->arena);
    own_letter(h->arena, text, 'b');
    own_letter(h->arena, text, 'c');
    arena_rewind(h->arena, mark);
    assert_string_equal(text, "cb");
    arena_rewind(h->arena, mark);
    assert_string_equal(text, "cb");
    arena_rewind(h->arena, (struct arena_mark){mark.chunk, mark.used, NULL});
    assert_string_equal(text, "cba");
}

static void limit_is_kept(void **state)
{
    (void)state;
    struct rationed r = {0, SIZE_MAX};
    struct arena_source source = source_of_rations(&r, 1024);
    source.limit = 8192;
    struct arena *a = arena_open(&source);
    assert_null(arena_try(a, 8192));
    size_t n = 0;
    while (arena_try(a, 100))
        n++;
    assert_in_range(n, 40, 81);
    arena_close(a);
    assert_int_equal(r.live, 0);
}

static void limit_below_the_arena_itself_opens_nothing(void **state)
{
    (void)state;
    struct arena_source source = arena_source_malloc();
    source.limit = 1;
    assert_null(arena_open(&source));
}

static void size_that_cannot_be_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(arena_try(h->arena, SIZE_MAX));
    assert_null(arena_try(h->arena, SIZE_MAX - 8));
    assert_null(arena_try(h->arena, ARENA_LIMIT));
    assert_non_null(arena_try(h->arena, 1));
}

static void end_of_memory_jumps(void **state)
{
    (void)state;
    jmp_buf where;
    struct rationed r = {0, 3};
    struct arena *a = open_rationed(&r, 64);
    if (setjmp(where) == 0) {
        arena_catch(a, &where);
        for (;;)
            arena_alloc(a, 64);
    }
    assert_int_equal(r.rations, 0);
    arena_close(a);
    assert_int_equal(r.live, 0);
}

static void product_of_sizes_that_overflows_jumps(void **state)
{
    struct harness *h = *state;
    jmp_buf where;
    if (setjmp(where) == 0) {
        arena_catch(h->arena, &where);
        arena_calloc(h->arena, SIZE_MAX / 4, 8);
        fail();
    }
}

static void thing_that_cannot_be_noted_is_closed_at_once(void **state)
{
    (void)state;
    jmp_buf where;
    char text[8] = "";
    struct closing thing = {text, 'x'};
    struct rationed r = {0, 1};
    struct arena *a = open_rationed(&r, 64);
    if (setjmp(where) == 0) {
        arena_catch(a, &where);
        arena_own(a, &thing, close_letter);
        fail();
    }
    assert_string_equal(text, "x");
    arena_close(a);
    assert_string_equal(text, "x");
}

static void nothing_is_left_wherever_memory_ends(void **state)
{
    (void)state;
    for (size_t rations = 1; rations < 40; rations++) {
        struct rationed r = {0, rations};
        struct arena *a = open_rationed(&r, 64);
        for (size_t i = 0; i < 20; i++)
            arena_try(a, i * 50);
        arena_close(a);
        assert_int_equal(r.live, 0);
    }
}

static void used_counts_what_is_handed_out(void **state)
{
    struct harness *h = *state;
    size_t before = arena_used(h->arena);
    arena_alloc(h->arena, 1000);
    assert_in_range(arena_used(h->arena) - before, 1000, 1015);
}

static void vector_keeps_its_items_while_it_grows(void **state)
{
    struct harness *h = *state;
    VEC(size_t) numbers = {0};
    for (size_t i = 0; i < 1000; i++)
        vec_push(h->arena, &numbers, i * 3);
    assert_int_equal(numbers.n, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i * 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(memory_is_zeroed_and_aligned),
        test(memory_used_again_is_zeroed),
        test(allocations_do_not_overlap),
        test(big_request_leaves_the_open_chunk_open),
        test(rewind_crosses_chunks_and_gives_them_back),
        test(rewind_to_the_very_start_leaves_a_usable_arena),
        test(owned_things_close_newest_first),
        test(rewind_closes_only_what_is_younger),
        test(limit_is_kept),
        test(limit_below_the_arena_itself_opens_nothing),
        test(size_that_cannot_be_is_refused),
        test(end_of_memory_jumps),
        test(product_of_sizes_that_overflows_jumps),
        test(thing_that_cannot_be_noted_is_closed_at_once),
        test(nothing_is_left_wherever_memory_ends),
        test(used_counts_what_is_handed_out),
        test(vector_keeps_its_items_while_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
