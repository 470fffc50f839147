#include "decimal.h"
#include "harness.h"

static struct decimal number(const char *text)
{
    struct decimal d = {0};
    if (!decimal_parse(str_of(text), &d))
        fail_msg("\"%s\" was not read", text);
    return d;
}

#define assert_decimal(h, d, wanted)                                                               \
    assert_str_equal(decimal_print((h)->arena, (d), false), (wanted))

static void number_prints_as_it_was_typed(void **state)
{
    struct harness *h = *state;
    static const char *const texts[] = {
        "0", "12.00", "-0.05", "5", "999999999999999999", "-999999999.999999999", "0.000000001",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_decimal(h, number(texts[i]), texts[i]);
}

static void signs_and_commas_are_read(void **state)
{
    struct harness *h = *state;
    assert_decimal(h, number("+7"), "7");
    assert_decimal(h,
                   number("\xE2\x88\x92"
                          "1.5"),
                   "-1.5");
    assert_decimal(h, number("8,100"), "8100");
    assert_decimal(h, number("-12,345,678.90"), "-12345678.90");
    assert_decimal(h, number("007"), "7");
    assert_decimal(h, number("-0"), "0");
}

static void anything_else_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "-",
        "+",
        ".",
        ".5",
        "5.",
        "1.2.3",
        "1e3",
        " 1",
        "1 ",
        "--1",
        "+-1",
        "81,00",
        "1,2345",
        "1234,567",
        ",123",
        "1,",
        "1,23",
        "1,234,56",
        "0,123",
        "1.234,567",
        "12%",
        "0x1",
        "1000000000000000000",
        "1.0123456789",
        "1234567890.123456789",
        "\xE2\x88",
        "NaN",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct decimal d = {42, 3};
        if (decimal_parse(str_of(texts[i]), &d))
            fail_msg("\"%s\" was read", texts[i]);
        assert_true(d.digits == 42 && d.scale == 3);
    }
}

static void numbers_compare_by_value(void **state)
{
    (void)state;
    assert_int_equal(decimal_compare(number("1.50"), number("1.5")), 0);
    assert_int_equal(decimal_compare(number("-2"), number("1.5")), -1);
    assert_int_equal(decimal_compare(number("0.000000001"), number("0")), 1);
    assert_int_equal(decimal_compare(number("999999999999999999"), number("999999999.999999999")),
                     1);
    assert_int_equal(decimal_sign(number("-0.1")), -1);
    assert_int_equal(decimal_sign(number("-0.0")), 0);
}

static void sums_are_exact(void **state)
{
    struct harness *h = *state;
    struct decimal d;
    assert_true(decimal_add(number("0.1"), number("0.20"), &d));
    assert_decimal(h, d, "0.30");
    assert_true(decimal_subtract(number("1"), number("1.001"), &d));
    assert_decimal(h, d, "-0.001");
    assert_true(decimal_multiply(number("-1.5"), number("0.05"), &d));
    assert_decimal(h, d, "-0.075");
    assert_true(decimal_multiply(number("0.000005"), number("0.0001"), &d));
    assert_decimal(h, d, "0.000000001");
}

static void overflow_leaves_the_result_alone(void **state)
{
    (void)state;
    struct decimal d = {42, 3}, most = number("999999999999999999"), tiny = number("0.000000001");
    assert_false(decimal_add(most, decimal_from_int(1), &d));
    assert_false(decimal_add(most, tiny, &d));
    assert_false(decimal_subtract(number("-999999999999999999"), decimal_from_int(1), &d));
    assert_false(decimal_multiply(most, most, &d));
    assert_false(decimal_divide(most, tiny, 9, &d));
    assert_false(decimal_divide(most, number("0.00"), 2, &d));
    assert_false(decimal_round(most, 1, &d));
    assert_false(decimal_round(most, 10, &d));
    assert_false(decimal_round(most, -1, &d));
    assert_false(decimal_multiply(decimal_from_int(INT64_MIN), decimal_from_int(INT64_MIN), &d));
    assert_true(d.digits == 42 && d.scale == 3);
}

static void division_rounds_half_away_from_nought(void **state)
{
    struct harness *h = *state;
    static const struct {
        const char *a, *b;
        int scale;
        const char *wanted;
    } cases[] = {
        {"1", "3", 2, "0.33"},   {"2", "3", 2, "0.67"},       {"1", "8", 2, "0.13"},
        {"-1", "8", 2, "-0.13"}, {"1", "-8", 2, "-0.13"},     {"-1", "-8", 2, "0.13"},
        {"1", "2", 0, "1"},      {"-1", "2", 0, "-1"},        {"0.49", "1", 0, "0"},
        {"10", "4", 1, "2.5"},   {"1.234567", "1", 1, "1.2"}, {"0", "7", 3, "0.000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decimal d;
        assert_true(decimal_divide(number(cases[i].a), number(cases[i].b), cases[i].scale, &d));
        assert_decimal(h, d, cases[i].wanted);
    }
}

static void rounding_is_half_away_from_nought(void **state)
{
    struct harness *h = *state;
    struct decimal d;
    assert_true(decimal_round(number("12.345"), 2, &d));
    assert_decimal(h, d, "12.35");
    assert_true(decimal_round(number("-0.5"), 0, &d));
    assert_decimal(h, d, "-1");
    assert_true(decimal_round(number("12.3449"), 2, &d));
    assert_decimal(h, d, "12.34");
    assert_true(decimal_round(number("5"), 3, &d));
    assert_decimal(h, d, "5.000");
}

static void thousands_are_grouped_when_asked(void **state)
{
    struct harness *h = *state;
    static const char *const cases[][2] = {
        {"-1234.50", "-1,234.50"},  {"999", "999"},
        {"1000", "1,000"},          {"-123456", "-123,456"},
        {"0.1234567", "0.1234567"}, {"1234567", "1,234,567"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str_equal(decimal_print(h->arena, number(cases[i][0]), true), cases[i][1]);
}

static void least_and_greatest_integers_print(void **state)
{
    struct harness *h = *state;
    assert_decimal(h, decimal_from_int(INT64_MIN), "-9223372036854775808");
    assert_decimal(h, decimal_from_int(INT64_MAX), "9223372036854775807");
    assert_true(decimal_to_double(number("-12.5")) == -12.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(number_prints_as_it_was_typed),
        test(signs_and_commas_are_read),
        test(anything_else_is_refused),
        test(numbers_compare_by_value),
        test(sums_are_exact),
        test(overflow_leaves_the_result_alone),
        test(division_rounds_half_away_from_nought),
        test(rounding_is_half_away_from_nought),
        test(thousands_are_grouped_when_asked),
        test(least_and_greatest_integers_print),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
