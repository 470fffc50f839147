#include "harness.h"
#include "period.h"

static struct period period_of(const char *text)
{
    struct period p = {0};
    if (!period_parse(str_of(text), &p))
        fail_msg("\"%s\" was not read", text);
    return p;
}

static void written_forms_are_read_and_written(void **state)
{
    struct harness *h = *state;
    static const char *const texts[] = {
        "2023-24",
        "1999-00",
        "2023-24 Q1",
        "2023-24 Q4",
        "2023-24 YTD",
        "academic 2022-23",
        "academic 2023-24 YTD",
        "academic 2023-24 autumn",
        "academic 2023-24 summer",
        "2023",
        "2004-06",
        "1998-02",
        "rolling 5 years",
        "rolling 10 years",
        "31/03/2023",
        "29/02/2024",
        "Dec 2023",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_str_equal(period_print(h->arena, period_of(texts[i]), PERIOD_DATA), texts[i]);
    assert_str_equal(period_print(h->arena, period_of(" December  2023 "), PERIOD_DATA),
                     "Dec 2023");
}

static void anything_else_is_no_period(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "2023/24",
        "2023-2024",
        "23-24",
        "2023-23",
        "Q3",
        "2023-24 Q5",
        "2023-24 Q0",
        "2023-24 q3",
        "2023-24 ytd",
        "2023-24 Q3 YTD",
        "academic 2004-06",
        "academic 2023-24 winter",
        "1066",
        "29/02/2023",
        "31/04/2023",
        "1/4/2023",
        "00/01/2023",
        "rolling years",
        "rolling 1 years",
        "rolling 99 years",
        "Decem 2023",
        "2003-90",
        "latest",
        "2023-24 Q3 Q4 YTD",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct period p;
        if (period_parse(str_of(texts[i]), &p))
            fail_msg("\"%s\" was read", texts[i]);
    }
}

static void message_names_the_written_forms(void **state)
{
    struct harness *h = *state;
    assert_false(period_refuse(h->diag, (struct place){0}, STR("2023/24")));
    assert_told(h, "\"2023/24\" is not a period; write 2023-24, 2023-24 Q3, 2023-24 YTD, ");
}

static void periods_of_one_kind_are_in_order(void **state)
{
    (void)state;
    assert_int_equal(period_compare(period_of("2022-23"), period_of("2023-24")), -1);
    assert_int_equal(period_compare(period_of("2023-24 Q3"), period_of("2023-24 Q3")), 0);
    assert_int_equal(period_compare(period_of("2023-24 YTD"), period_of("2023-24 Q4")), 1);
    assert_int_equal(period_compare(period_of("2022-23 YTD"), period_of("2023-24 Q1")), -1);
    assert_int_equal(period_compare(period_of("Jan 2024"), period_of("Dec 2023")), 1);
    assert_int_equal(period_compare(period_of("30/03/2023"), period_of("31/03/2023")), -1);
}

static void unlike_kinds_do_not_compare(void **state)
{
    (void)state;
    assert_int_equal(period_compare(period_of("2023-24"), period_of("2023-24 Q1")), 2);
    assert_int_equal(period_compare(period_of("2023-24"), period_of("academic 2023-24")), 2);
    assert_int_equal(period_compare(period_of("2023"), period_of("2023-24")), 2);
}

static void spans_are_counted(void **state)
{
    (void)state;
    assert_int_equal(period_span(period_of("2023-24 Q1"), period_of("2023-24 YTD")), 5);
    assert_int_equal(period_span(period_of("2020-21"), period_of("2022-23")), 3);
    assert_int_equal(period_span(period_of("Nov 2023"), period_of("Feb 2024")), 4);
    assert_int_equal(period_span(period_of("2004-06"), period_of("2005-07")), 0);
    assert_true(period_span(period_of("2023"), period_of("2022")) > PERIOD_SPAN_MOST);
}

static void years_and_quarters_are_worked_out(void **state)
{
    struct harness *h = *state;
    struct period q3 = period_of("2023-24 Q3"), ytd = period_of("academic 2023-24 YTD");
    struct arena *a = h->arena;
    assert_str_equal(period_print(a, period_year_of(q3, -3), PERIOD_DATA), "2020-21");
    assert_str_equal(period_print(a, period_quarter_of(q3, 1), PERIOD_DATA), "2023-24 Q1");
    assert_str_equal(period_print(a, period_ytd_of(q3), PERIOD_DATA), "2023-24 YTD");
    assert_str_equal(period_print(a, period_year_of(ytd, -1), PERIOD_DATA), "academic 2022-23");
    assert_str_equal(period_print(a, period_ytd_of(ytd), PERIOD_DATA), "academic 2023-24 YTD");
    assert_str_equal(period_print(a, period_year_of(period_of("31/03/2023"), 0), PERIOD_DATA),
                     "2022-23");
    assert_str_equal(period_print(a, period_year_of(period_of("Apr 2023"), 0), PERIOD_DATA),
                     "2023-24");
}

struct printed_form {
    const char *written, *long_form, *months, *short_form, *label;
};

static void periods_print_in_every_style(void **state)
{
    struct harness *h = *state;
    static const struct printed_form forms[] = {
        {"2023-24 Q3", "Quarter 3 2023-24", "October to December 2023", "Oct-Dec 23/24", "Q3"},
        {"2023-24 Q4", "Quarter 4 2023-24", "January to March 2024", "Jan-Mar 23/24", "Q4"},
        {"2023-24", "2023-24", "April 2023 to March 2024", "2023/24", "2023-24"},
        {"2023-24 YTD", "2023-24 year to date", "April 2023 to date", "YTD 23/24", "YTD"},
        {"academic 2022-23", "Academic year 2022-23", "August 2022 to July 2023",
         "Academic yr 2022/23", "2022-23"},
        {"academic 2023-24 YTD", "Academic year 2023-24 to date", "August 2023 to date",
         "Academic ytd", "YTD"},
        {"academic 2023-24 autumn", "Autumn term 2023-24", "Autumn term 2023-24",
         "Autumn term 23/24", "Autumn"},
        {"rolling 5 years", "rolling 5 years", "rolling 5 years",
         "5 Yr. rolling - no start/end date", "5 years"},
        {"2004-06", "2004 to 2006", "2004 to 2006", "2004-06", "2004-06"},
        {"31/03/2023", "31 March 2023", "31 March 2023", "31/03/2023", "31/03/2023"},
        {"Dec 2023", "December 2023", "December 2023", "Dec 2023", "Dec 2023"},
        {"2023", "2023", "January to December 2023", "2023", "2023"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct period p = period_of(forms[i].written);
        assert_str_equal(period_print(h->arena, p, PERIOD_LONG), forms[i].long_form);
        assert_str_equal(period_print(h->arena, p, PERIOD_MONTHS), forms[i].months);
        assert_str_equal(period_print(h->arena, p, PERIOD_SHORT), forms[i].short_form);
        assert_str_equal(period_print(h->arena, p, PERIOD_LABEL), forms[i].label);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(written_forms_are_read_and_written), test(anything_else_is_no_period),
        test(message_names_the_written_forms),    test(periods_of_one_kind_are_in_order),
        test(unlike_kinds_do_not_compare),        test(spans_are_counted),
        test(years_and_quarters_are_worked_out),  test(periods_print_in_every_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
