#include "harness.h"
#include "rule.h"
#include <stdio.h>

static void rule_is_found_by_its_id(void **state)
{
    (void)state;
    assert_ptr_equal(rule_find(STR("rollup-ytd")), &rules[RULE_ROLLUP_YTD]);
    assert_ptr_equal(rule_find(STR("accept-unused")), &rules[RULE_ACCEPT_UNUSED]);
    assert_null(rule_find(STR("rollup")));
    assert_null(rule_find((str){0}));
}

static bool is_small_or_hyphen(const char *id)
{
    for (; *id; id++)
        if (*id != '-' && !(*id >= 'a' && *id <= 'z'))
            return false;
    return true;
}

static void every_rule_says_why_and_how_and_gives_an_example(void **state)
{
    (void)state;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        assert_non_null(rules[i].id);
        assert_true(is_small_or_hyphen(rules[i].id));
        assert_true(rules[i].level <= LEVEL_ERROR);
        assert_true(str_of(rules[i].title).n > 0 && str_of(rules[i].reason).n > 0);
        assert_true(str_of(rules[i].formula).n > 0);
        assert_true(str_starts(str_of(rules[i].example), "Printed: "));
        assert_true(str_find(str_of(rules[i].example), STR("Follows: "), 0) != SIZE_MAX);
        assert_true(str_find(str_of(rules[i].example), STR("Settles it: "), 0) != SIZE_MAX);
    }
}

static void ids_differ(void **state)
{
    (void)state;
    for (size_t i = 0; i < RULE_COUNT; i++)
        assert_ptr_equal(rule_find(str_of(rules[i].id)), &rules[i]);
}

static void explanation_names_the_rule_and_its_level(void **state)
{
    struct harness *h = *state;
    struct buf out = {.arena = h->arena};
    rule_explain(&out, &rules[RULE_ROLLUP_YTD]);
    assert_true(str_starts(buf_str(&out), "rollup-ytd (error): "));
    assert_true(str_find(buf_str(&out), STR("\nExample: "), 0) != SIZE_MAX);
}

static str file_text(struct arena *a, const char *path)
{
    struct buf b = {.arena = a};
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    for (int c; (c = fgetc(f)) != EOF;)
        buf_char(&b, (char)c);
    fclose(f);
    return buf_str(&b);
}

/* Renewed by: schema rules >data/RULES.md */
static void page_of_rules_is_the_table(void **state)
{
    struct harness *h = *state;
    struct buf page = {.arena = h->arena};
    rules_print_page(&page);
    assert_true(str_equal(buf_str(&page), file_text(h->arena, QP_SOURCE_DIR "/data/RULES.md")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(rule_is_found_by_its_id),
        test(every_rule_says_why_and_how_and_gives_an_example),
        test(ids_differ),
        test(explanation_names_the_rule_and_its_level),
        test(page_of_rules_is_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
