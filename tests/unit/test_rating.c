#include "report_fixture.h"

/* --- the register --- */

static void register_is_read_with_its_fields(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "");
    assert_messages(h, "");
    const struct indicator *pct = indicator_find(f, STR("tax-pct"));
    const struct indicator *ks4 = indicator_find(f, STR("ks4"));
    assert_ptr_equal(pct->row_of, indicator_find(f, STR("tax-millions")));
    assert_true(pct->unit == UNIT_PERCENT && pct->decimals == 1);
    assert_true(pct->polarity == POLARITY_HIGH && pct->rollup == ROLLUP_LATEST);
    assert_str_equal(indicator_field(pct, "service"), "Revenues");
    assert_str_equal(indicator_field(pct, "director_post"), "");
    assert_true(ks4->academic && period_equal(ks4->latest, period_of("academic 2022-23")));
    assert_ptr_equal(indicator_find(f, STR("emissions"))->theme, theme_find(f, STR("zero")));
    assert_null(indicator_find(f, STR("no-such")));
}

struct fault {
    const char *rows, *message;
};

static void faulty_registers_are_told_with_their_place(void **state)
{
    static const struct fault faults[] = {
        {"a,A,wellbeing,,count,0,high,Q,sum,,,\na,B,wellbeing,,count,0,high,Q,sum,,,\n",
         "indicators.csv:3:1: error: indicator \"a\" is also in line 2; give one of them another "
         "id"},
        {"a,A,welbeing,,count,0,high,Q,sum,,,\n",
         "indicators.csv:2:5: error: theme \"welbeing\" is not in the definition; did you mean "
         "\"wellbeing\""},
        {"a,A,wellbeing,,litres,0,high,Q,sum,,,\n",
         "unit \"litres\" is not known; write none, count, percent, pounds,"},
        {"a,A,wellbeing,,count,0,hihg,Q,sum,,,\n",
         "polarity \"hihg\" is not known; did you mean \"high\""},
        {"a,A,wellbeing,,count,0,high,Q,total,,,\n",
         "rollup \"total\" is not known; write none, sum,"},
        {"a,A,wellbeing,,count,two,high,Q,sum,,,\n", "decimals \"two\" is not a count"},
        {"a,A,wellbeing,,count,0,high,Q,sum,,Q3,\n", "\"Q3\" is not a period; write"},
        {"a,,wellbeing,,count,0,high,Q,sum,,,\n", "indicator \"a\" has no title; give it one"},
        {",A,wellbeing,,count,0,high,Q,sum,,,\n", "the indicator has no id; give it"},
        {"1a,A,wellbeing,,count,0,high,Q,sum,,,\n", "id \"1a\" is not a letter and then letters"},
        {"a,#NAME?,wellbeing,,count,0,high,Q,sum,,,\n",
         "\"#NAME?\" is an error of the spreadsheet"},
        {"a,A,wellbeing,,count,0,high,Q,sum,,,\nb,,wellbeing,x,count,0,high,Q,sum,,,\n",
         "indicators.csv:3:14: error: indicator \"x\" is not in the register"},
        {"a,A,wellbeing,,count,0,high,Q,sum,,,\nb,B,wellbeing,,count,0,high,Q,sum,,,\n"
         "c,,wellbeing,a,count,0,high,Q,sum,,,\n",
         "\"c\" is not right below \"a\", whose row it is; move it there"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        harness_close(state);
        harness_open(state);
        struct harness *h = *state;
        assert_null(fixture_register(h, faults[i].rows));
        assert_told(h, faults[i].message);
        assert_int_equal(diag_errors(h->diag), 1);
    }
}

/* --- ratings --- */

static void rating_of_the_latest_period_is_the_indicators(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "relief-no,2023-24 Q3,rating,amber,,\n"
                                           "relief-no,2023-24 Q2,rating,red,,\n"
                                           "ks4,2023-24,rating,green,,\n"
                                           "tax-pct,2022-23,rating,red,,\n");
    assert_messages(h, "");
    assert_str_equal(indicator_rating(f, indicator_find(f, STR("relief-no")))->letter, "A");
    assert_str_equal(indicator_rating(f, indicator_find(f, STR("ks4")))->letter, "G");
    assert_null(indicator_rating(f, indicator_find(f, STR("tax-pct"))));
    assert_null(indicator_rating(f, indicator_find(f, STR("emissions"))));
}

static void ratings_keep_the_order_of_the_definition(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "");
    assert_int_equal(f->n_ratings, 3);
    assert_int_equal(rating_find(f, STR("green"))->index, 0);
    assert_int_equal(rating_find(f, STR("red"))->index, 2);
    assert_null(rating_find(f, STR("blue")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(register_is_read_with_its_fields),
        test(faulty_registers_are_told_with_their_place),
        test(rating_of_the_latest_period_is_the_indicators),
        test(ratings_keep_the_order_of_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
