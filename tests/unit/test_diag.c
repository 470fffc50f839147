#include "harness.h"
#include <errno.h>

static const struct place nowhere;

static void message_names_file_line_and_column(void **state)
{
    struct harness *h = *state;
    struct source *s = source_of(h->arena, "report.xml", "<a>\n  <b/>\n</a>");
    assert_false(diag_error(h->diag, place_at(s, 6), "\"%s\" is not known; remove it", "b"));
    assert_messages(h, "report.xml:2:3: error: \"b\" is not known; remove it\n");
}

static void message_without_a_place_begins_with_its_level(void **state)
{
    struct harness *h = *state;
    assert_true(diag_warn(h->diag, nowhere, "no title"));
    assert_true(diag_note(h->diag, nowhere, "two pages"));
    assert_messages(h, "warning: no title\nnote: two pages\n");
}

static void only_errors_are_errors(void **state)
{
    struct harness *h = *state;
    diag_warn(h->diag, nowhere, "a");
    diag_note(h->diag, nowhere, "b");
    assert_int_equal(diag_errors(h->diag), 0);
    diag_error(h->diag, nowhere, "c");
    assert_int_equal(diag_errors(h->diag), 1);
    assert_false(diag_system_failed(h->diag));
    assert_int_equal(diag_count(h->diag), 3);
}

static void equal_messages_are_counted(void **state)
{
    struct harness *h = *state;
    for (int i = 0; i < 3; i++)
        diag_error(h->diag, nowhere, "gone");
    diag_warn(h->diag, nowhere, "gone");
    assert_messages(h, "error: gone (3 times)\nwarning: gone\n");
    assert_int_equal(diag_errors(h->diag), 3);
}

static void equal_text_at_another_place_is_another_message(void **state)
{
    struct harness *h = *state;
    struct source *s = source_of(h->arena, "a.csv", "1,2");
    diag_warn(h->diag, place_at(s, 0), "odd");
    diag_warn(h->diag, place_at(s, 2), "odd");
    assert_messages(h, "a.csv:1:1: warning: odd\na.csv:1:3: warning: odd\n");
}

static void system_errors_are_told_apart(void **state)
{
    struct harness *h = *state;
    assert_false(diag_system(h->diag, "a.pdf", ENOSPC));
    assert_false(diag_system(h->diag, "b.xml", ENOENT));
    assert_false(diag_system(h->diag, "font has no glyphs", 0));
    assert_false(diag_system(h->diag, "c", 9999));
    assert_true(diag_system_failed(h->diag));
    assert_int_equal(diag_errors(h->diag), 4);
    assert_messages(h, "error: a.pdf: no space left on device\n"
                       "error: b.xml: no such file or directory\n"
                       "error: font has no glyphs\n"
                       "error: c: error 9999\n");
}

static void message_stays_on_one_line(void **state)
{
    struct harness *h = *state;
    diag_error(h->diag, nowhere, "\"%s\" is odd", "a\nb\x1B[1m\x7F");
    assert_messages(h, "error: \"a b [1m \" is odd\n");
}

static void tell(void *user, const struct message *m)
{
    buf_put(user, m->text);
    buf_char(user, '\n');
}

static void listener_hears_each_new_message_once(void **state)
{
    struct harness *h = *state;
    struct buf heard = {.arena = h->arena};
    struct diag *d = diag_new(h->arena, tell, &heard);
    diag_error(d, nowhere, "one");
    diag_error(d, nowhere, "one");
    diag_note(d, nowhere, "two");
    assert_str_equal(buf_str(&heard), "one\ntwo\n");
}

static void messages_stay_where_they_are_while_more_come(void **state)
{
    struct harness *h = *state;
    diag_note(h->diag, nowhere, "first");
    const struct message *first = diag_message(h->diag, 0);
    for (int i = 0; i < 3000; i++)
        diag_note(h->diag, nowhere, "%d", i);
    assert_int_equal(diag_count(h->diag), 3001);
    assert_ptr_equal(diag_message(h->diag, 0), first);
    assert_str_equal(diag_message(h->diag, 3000)->text, "2999");
    assert_int_equal(first->times, 1);
    assert_null(first->rule);
}

static void rule_that_found_it_stands_at_the_end(void **state)
{
    struct harness *h = *state;
    diag_rule(h->diag, LEVEL_NOTE, "text-date", (struct place){0}, STR("100% old"));
    diag_rule(h->diag, LEVEL_WARNING, "text-title", (struct place){0}, STR("two titles"));
    diag_rule(h->diag, LEVEL_ERROR, "rollup-ytd", (struct place){0}, STR("wrong"));
    diag_rule(h->diag, LEVEL_ERROR, "rollup-ytd", (struct place){0}, STR("wrong"));
    assert_messages(h, "note: 100% old [text-date]\nwarning: two titles [text-title]\n"
                       "error: wrong (2 times) [rollup-ytd]\n");
    assert_int_equal(diag_errors(h->diag), 2);
    assert_int_equal(diag_warnings(h->diag), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(message_names_file_line_and_column),
        test(message_without_a_place_begins_with_its_level),
        test(only_errors_are_errors),
        test(equal_messages_are_counted),
        test(equal_text_at_another_place_is_another_message),
        test(system_errors_are_told_apart),
        test(message_stays_on_one_line),
        test(listener_hears_each_new_message_once),
        test(messages_stay_where_they_are_while_more_come),
        test(rule_that_found_it_stands_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
