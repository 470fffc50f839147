#include "harness.h"

static void assert_at(const char *bytes, size_t offset, size_t line, size_t column)
{
    struct arena_source memory = arena_source_malloc();
    struct arena *a = arena_open(&memory);
    struct line_column found =
        place_line_column(place_at(source_new(a, STR("x"), str_of(bytes)), offset));
    arena_close(a);
    assert_int_equal(found.line, line);
    assert_int_equal(found.column, column);
}

static void first_byte_is_line_one_column_one(void **state)
{
    (void)state;
    assert_at("abc", 0, 1, 1);
    assert_at("", 0, 1, 1);
    assert_at(NULL, 0, 1, 1);
}

static void every_kind_of_line_end_counts_once(void **state)
{
    (void)state;
    assert_at("a\nb\nc", 4, 3, 1);
    assert_at("a\rb\rc", 4, 3, 1);
    assert_at("a\r\nb\r\nc", 6, 3, 1);
    assert_at("\r\r\n\nx", 4, 4, 1);
}

static void line_end_belongs_to_its_line(void **state)
{
    (void)state;
    assert_at("ab\r\nc", 2, 1, 3);
    assert_at("ab\r\nc", 3, 1, 4);
    assert_at("ab\nc", 2, 1, 3);
}

static void columns_count_characters(void **state)
{
    (void)state;
    assert_at("\xC2\xA3\xE2\x88\x92\xF0\x9F\x93\x88x", 9, 1, 4);
    assert_at("\tx", 1, 1, 2);
    assert_at("\xE9x", 1, 1, 2);
}

static void place_within_a_character_is_at_that_character(void **state)
{
    (void)state;
    assert_at("a\xE2\x88\x92"
              "b",
              2, 1, 2);
    assert_at("a\xE2\x88\x92"
              "b",
              3, 1, 2);
    assert_at("a\xE2\x88\x92"
              "b",
              4, 1, 3);
}

static void byte_order_mark_is_no_column(void **state)
{
    (void)state;
    assert_at("\xEF\xBB\xBFxy", 0, 1, 1);
    assert_at("\xEF\xBB\xBFxy", 3, 1, 1);
    assert_at("\xEF\xBB\xBFxy", 4, 1, 2);
    assert_at("\xEF\xBB\xBFx\ny", 5, 2, 1);
}

static void offset_past_the_end_is_the_end(void **state)
{
    (void)state;
    assert_at("a\nbc", SIZE_MAX, 2, 3);
    assert_at("a\r", 99, 2, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(first_byte_is_line_one_column_one),
        test(every_kind_of_line_end_counts_once),
        test(line_end_belongs_to_its_line),
        test(columns_count_characters),
        test(place_within_a_character_is_at_that_character),
        test(byte_order_mark_is_no_column),
        test(offset_past_the_end_is_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
