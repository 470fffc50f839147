#include "report_fixture.h"

static void headline_counts_rated_rows_only(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "relief-no,2023-24 Q3,rating,green,,\n"
                                           "tax-pct,2023-24 Q3,rating,green,,\n"
                                           "ks4,2023-24,rating,red,,\n"
                                           "emissions,2023-24,rating,amber,,\n");
    size_t counts[3];
    assert_int_equal(headline_counts(f, theme_find(f, STR("wellbeing")), counts), 3);
    assert_true(counts[0] == 2 && counts[1] == 0 && counts[2] == 1);
    assert_int_equal(headline_counts(f, NULL, counts), 4);
    assert_true(counts[0] == 2 && counts[1] == 1 && counts[2] == 1);
}

static void percentages_round_half_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(headline_percent(15, 22), 68);
    assert_int_equal(headline_percent(3, 22), 14);
    assert_int_equal(headline_percent(1, 21), 5);
    assert_int_equal(headline_percent(1, 8), 13);
    assert_int_equal(headline_percent(0, 3), 0);
    assert_int_equal(headline_percent(0, 0), 0);
    assert_int_equal(headline_percent(6, 6), 100);
}

static void latest_figure_is_not_of_the_time_to_come(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "relief-no,2023-24 Q2,numerator,2,,\n"
                                           "relief-no,2023-24 Q3,numerator,3,,\n"
                                           "relief-no,2023-24 Q4,numerator,4,,\n"
                                           "relief-no,2022-23,numerator,1,,\n"
                                           "relief-no,2023-24,annual-target,241,,\n"
                                           "relief-no,2024-25,annual-target,250,,\n"
                                           "relief-no,2023-24 Q3,value,8,,\n"
                                           "relief-no,2023-24 YTD,value,20,,\n");
    const struct indicator *i = indicator_find(f, STR("relief-no"));
    assert_str_equal(figure_latest(f, i, MEASURE_NUMERATOR)->typed, "3");
    assert_str_equal(figure_latest(f, i, MEASURE_ANNUAL_TARGET)->typed, "241");
    assert_str_equal(figure_latest(f, i, MEASURE_VALUE)->typed, "8");
    assert_null(figure_latest(f, i, MEASURE_DENOMINATOR));
    assert_null(figure_latest(f, indicator_find(f, STR("ks4")), MEASURE_NUMERATOR));
}

/* The newest value of relief-no, whose latest period is 2023-24 Q3. */
static str latest_value(struct harness *h, const char *rows)
{
    struct figures *f = fixture_figures(h, rows);
    assert_messages(h, "");
    const struct figure *one = figure_latest(f, indicator_find(f, STR("relief-no")), MEASURE_VALUE);
    return one->has_value ? one->typed : one->note;
}

static void latest_figure_is_that_of_the_latest_period(void **state)
{
    struct harness *h = *state;
    assert_str_equal(latest_value(h, "relief-no,2023-24 Q3,value,20,,\n"
                                     "relief-no,2023-24 YTD,value,50,,\n"),
                     "20");
    assert_str_equal(latest_value(h, "relief-no,2023-24 Q3,value,20,,\n"
                                     "relief-no,2023-24 YTD,value,,not-due,Mar 24\n"),
                     "20");
}

static void latest_figure_is_not_one_that_is_not_due(void **state)
{
    struct harness *h = *state;
    assert_str_equal(latest_value(h, "relief-no,2023-24 Q1,value,10,,\n"
                                     "relief-no,2023-24 Q2,value,15,,\n"
                                     "relief-no,2023-24 Q3,value,,not-due,Mar 24\n"),
                     "15");
    assert_str_equal(latest_value(h, "relief-no,2023-24 Q2,value,15,,\n"
                                     "relief-no,2023-24 Q3,value,,not-available,*see commentary\n"),
                     "*see commentary");
    assert_str_equal(latest_value(h, "relief-no,2023-24 Q2,value,,not-due,Dec 23\n"
                                     "relief-no,2023-24 Q3,value,,not-due,Mar 24\n"),
                     "Mar 24");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(headline_counts_rated_rows_only),
        test(percentages_round_half_away_from_zero),
        test(latest_figure_is_not_of_the_time_to_come),
        test(latest_figure_is_that_of_the_latest_period),
        test(latest_figure_is_not_one_that_is_not_due),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
