#include "harness.h"

static void copy_is_ended_by_a_nul(void **state)
{
    struct harness *h = *state;
    str copy = str_copy(h->arena, (str){"abcdef", 3});
    assert_int_equal(copy.n, 3);
    assert_string_equal(copy.p, "abc");
    assert_string_equal(str_cstr(h->arena, (str){0}), "");
}

static void null_is_the_empty_text(void **state)
{
    (void)state;
    assert_int_equal(str_of(NULL).n, 0);
    assert_true(str_equal(str_of(NULL), STR("")));
    assert_true(str_is((str){0}, ""));
    assert_true(str_starts((str){0}, ""));
    assert_int_equal(str_trim((str){0}).n, 0);
    assert_int_equal(str_compare((str){0}, STR("")), 0);
}

static void texts_compare_by_bytes(void **state)
{
    (void)state;
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("ab"), STR("a")) > 0);
    assert_true(str_compare(STR("z"), STR("\xC3\xA9")) < 0);
    assert_false(str_equal(STR("ab"), STR("ac")));
}

static void starts_and_ends_are_found(void **state)
{
    (void)state;
    assert_true(str_starts(STR("figures.csv"), "fig"));
    assert_true(str_ends(STR("figures.csv"), ".csv"));
    assert_false(str_ends(STR("csv"), ".csv"));
    assert_false(str_starts(STR("f"), "fig"));
}

static void blanks_at_the_ends_are_trimmed(void **state)
{
    (void)state;
    assert_str_equal(str_trim(STR(" \t a b\r\n")), "a b");
    assert_str_equal(str_trim(STR(" \n ")), "");
    assert_str_equal(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
}

static void part_of_a_text_is_clamped(void **state)
{
    (void)state;
    assert_str_equal(str_sub(STR("abc"), 1, 99), "bc");
    assert_str_equal(str_sub(STR("abc"), 5, 9), "");
    assert_str_equal(str_sub(STR("abc"), 2, 1), "");
}

static void text_is_found_from_an_offset_on(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("aabaab"), STR("ab"), 0), 1);
    assert_int_equal(str_find(STR("aabaab"), STR("ab"), 2), 4);
    assert_true(str_find(STR("aabaab"), STR("ab"), 5) == SIZE_MAX);
    assert_true(str_find(STR("ab"), STR("abc"), 0) == SIZE_MAX);
    assert_true(str_find(STR("ab"), STR("a"), 9) == SIZE_MAX);
    assert_true(str_find((str){0}, STR("a"), 0) == SIZE_MAX);
}

static void split_gives_empty_parts_too(void **state)
{
    (void)state;
    str rest = STR("a,,b,"), part;
    const char *wanted[] = {"a", "", "b", ""};
    for (size_t i = 0; i < 4; i++) {
        assert_true(str_split(&rest, ',', &part));
        assert_str_equal(part, wanted[i]);
    }
    assert_null(rest.p);
    assert_false(str_split(&rest, ',', &part));
}

static void split_of_an_empty_text_gives_one_part(void **state)
{
    (void)state;
    str rest = STR(""), part;
    assert_true(str_split(&rest, ',', &part));
    assert_int_equal(part.n, 0);
    assert_false(str_split(&rest, ',', &part));
}

static void words_are_parted_by_runs_of_blanks(void **state)
{
    (void)state;
    str rest = STR("  one\t\ntwo "), word;
    assert_true(str_word(&rest, &word));
    assert_str_equal(word, "one");
    assert_true(str_word(&rest, &word));
    assert_str_equal(word, "two");
    assert_false(str_word(&rest, &word));
}

static void word_is_found_among_words_whole(void **state)
{
    (void)state;
    assert_true(str_among(STR("may"), "may june july"));
    assert_true(str_among(STR("july"), "may june july"));
    assert_false(str_among(STR("ju"), "may june july"));
    assert_false(str_among(STR("junes"), "may june july"));
    assert_false(str_among(STR("may june"), "may june july"));
    assert_false(str_among(STR(""), "may  june"));
    assert_false(str_among(STR("may"), ""));
}

static void long_print_is_whole(void **state)
{
    (void)state;
    struct arena_source source = arena_source_malloc();
    struct arena *a = arena_open(&source);
    for (int n = 50; n < 140; n++) {
        str s = str_print(a, "%0*d", n, 7);
        assert_int_equal(s.n, n);
        assert_int_equal(s.p[n - 1], '7');
        assert_int_equal(s.p[n], '\0');
    }
    arena_close(a);
}

/* Published values of 64-bit FNV-1a. */
static void hash_is_fnv_1a(void **state)
{
    (void)state;
    assert_true(str_hash(STR("")) == 0xcbf29ce484222325u);
    assert_true(str_hash(STR("a")) == 0xaf63dc4c8601ec8cu);
    assert_true(str_hash(STR("foobar")) == 0x85944171f73967e8u);
}

static void every_character_survives_a_round_trip(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x900 ? 1 : 61) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        str s = {bytes, utf8_put(bytes, c)};
        size_t at = 0;
        assert_true(utf8_valid(s, NULL));
        assert_int_equal(utf8_next(s, &at), c);
        assert_int_equal(at, s.n);
    }
}

static void bytes_that_are_not_utf8_count_one_by_one(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xE2\x82",
        "\xC3",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        str s = str_of(bad[i]);
        size_t at = 0, where = 99;
        assert_int_equal(utf8_next(s, &at), 0xFFFD);
        assert_int_equal(at, 1);
        assert_int_equal(utf8_length(s), s.n);
        assert_false(utf8_valid(s, &where));
        assert_int_equal(where, 0);
    }
}

static void first_bad_byte_is_named(void **state)
{
    (void)state;
    size_t bad = 0;
    assert_false(utf8_valid(STR("caf\xC3\xA9 \xE9t\xE9"), &bad));
    assert_int_equal(bad, 6);
    assert_true(utf8_valid((str){0}, &bad));
}

static void length_is_in_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_length(STR("\xC2\xA3"
                                     "5\xE2\x88\x92\xF0\x9F\x93\x88")),
                     4);
}

static void what_is_no_character_is_written_as_the_replacement(void **state)
{
    (void)state;
    char bytes[4];
    assert_str_equal(((str){bytes, utf8_put(bytes, 0xD800)}), "\xEF\xBF\xBD");
    assert_str_equal(((str){bytes, utf8_put(bytes, 0x110000)}), "\xEF\xBF\xBD");
}

static void near_name_is_suggested(void **state)
{
    (void)state;
    const str names[] = {STR("eet-no"), STR("neet-pct"), STR("title"), STR("")};
    assert_str_equal(str_nearest(STR("neet-pc"), names, 4), "neet-pct");
    assert_str_equal(str_nearest(STR("tilte"), names, 4), "title");
    assert_str_equal(str_nearest(STR("title"), names, 4), "title");
}

static void far_name_is_not_suggested(void **state)
{
    (void)state;
    char lengthy[200];
    memset(lengthy, 'x', sizeof lengthy);
    const str names[] = {STR("absence"), STR(""), {lengthy, sizeof lengthy}};
    assert_int_equal(str_nearest(STR("title"), names, 3).n, 0);
    assert_int_equal(str_nearest(STR("abs"), names, 3).n, 0);
    assert_int_equal(str_nearest((str){lengthy, sizeof lengthy}, names, 3).n, 0);
    assert_int_equal(str_nearest(STR("a"), names, 0).n, 0);
}

static void text_grows_as_it_is_put(void **state)
{
    struct harness *h = *state;
    struct buf b = {.arena = h->arena};
    for (int i = 0; i < 500; i++) {
        buf_put(&b, STR("ab"));
        buf_char(&b, '-');
        buf_utf8(&b, 0xE9);
        buf_print(&b, "%d;", i % 10);
    }
    assert_int_equal(b.n, 500 * 7);
    assert_str_equal(str_sub(buf_str(&b), 3493, 3500), "ab-\xC3\xA9"
                                                       "9;");
}

static void print_of_any_length_is_whole(void **state)
{
    struct harness *h = *state;
    char lengthy[5000];
    memset(lengthy, 'q', sizeof lengthy);
    str s = str_print(h->arena, "<" STR_FMT ">", 5000, lengthy);
    assert_int_equal(s.n, 5002);
    assert_int_equal(s.p[5001], '>');
    assert_str_equal(str_print(h->arena, "%s", ""), "");
}

static void numbers_are_written_to_their_limits(void **state)
{
    struct harness *h = *state;
    struct buf b = {.arena = h->arena};
    buf_int(&b, 0);
    buf_char(&b, ' ');
    buf_int(&b, INT64_MIN);
    buf_char(&b, ' ');
    buf_int(&b, INT64_MAX);
    assert_str_equal(buf_str(&b), "0 -9223372036854775808 9223372036854775807");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(copy_is_ended_by_a_nul),
        test(null_is_the_empty_text),
        test(texts_compare_by_bytes),
        test(starts_and_ends_are_found),
        test(blanks_at_the_ends_are_trimmed),
        test(part_of_a_text_is_clamped),
        test(text_is_found_from_an_offset_on),
        test(split_gives_empty_parts_too),
        test(split_of_an_empty_text_gives_one_part),
        test(words_are_parted_by_runs_of_blanks),
        test(word_is_found_among_words_whole),
        test(long_print_is_whole),
        test(hash_is_fnv_1a),
        test(every_character_survives_a_round_trip),
        test(bytes_that_are_not_utf8_count_one_by_one),
        test(first_bad_byte_is_named),
        test(length_is_in_characters),
        test(what_is_no_character_is_written_as_the_replacement),
        test(near_name_is_suggested),
        test(far_name_is_not_suggested),
        test(text_grows_as_it_is_put),
        test(print_of_any_length_is_whole),
        test(numbers_are_written_to_their_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
