/* test_scale.c - the numbers along an axis */
#include "harness.h"
#include "scale.h"
#include <math.h>

static struct scale bars(double low, double high)
{
    return scale_from_zero((struct range){low, high, 2}, 0, 4, 8);
}

static str tick(struct harness *h, const struct scale *s, size_t i, const char *prefix,
                const char *suffix)
{
    struct tick_format f = {str_of(prefix), str_of(suffix), true};
    return scale_print(h->arena, s, i, &f);
}

static str last_tick(struct harness *h, const struct scale *s, const char *prefix,
                     const char *suffix)
{
    return tick(h, s, scale_ticks(s) - 1, prefix, suffix);
}

static void bars_begin_at_zero_and_end_at_a_round_number(void **state)
{
    struct harness *h = *state;
    struct scale s = bars(96, 341);
    assert_str_equal(tick(h, &s, 0, "", ""), "0");
    assert_str_equal(tick(h, &s, 1, "", ""), "100");
    assert_str_equal(last_tick(h, &s, "", ""), "400");
}

static void highest_bar_keeps_away_from_the_top(void **state)
{
    struct harness *h = *state;
    struct scale s = bars(15, 19);
    assert_str_equal(last_tick(h, &s, "", "%"), "25%");
}

static void shares_do_not_pass_a_hundred_percent(void **state)
{
    struct harness *h = *state;
    struct scale s = scale_from_zero((struct range){53, 100, 7}, 100, 4, 8);
    assert_str_equal(last_tick(h, &s, "", "%"), "100%");
    s = scale_from_zero((struct range){53, 130, 7}, 100, 4, 8);
    assert_true(scale_value(&s, scale_ticks(&s) - 1) >= 130);
}

/* Nor to make up the least number of ticks, nor on a scale without zero. */
static void no_height_of_plot_gives_a_tick_above_a_hundred_percent(void **state)
{
    (void)state;
    for (unsigned most = 3; most <= 8; most++)
        for (double high = 1; high <= 100; high += 0.9) {
            unsigned least = most < 4 ? most : 4;
            struct scale s = scale_from_zero((struct range){0, high, 7}, 100, least, most);
            struct range close = {high * 0.98, high, 3};
            struct scale t = scale_truncated(close, 100, least, most);
            assert_true(scale_value(&s, scale_ticks(&s) - 1) <= 100);
            assert_true(scale_value(&t, scale_ticks(&t) - 1) <= 100);
            assert_true(scale_value(&s, scale_ticks(&s) - 1) >= high);
        }
}

static void step_is_a_quarter_of_a_power_of_ten_where_a_half_is_too_wide(void **state)
{
    struct harness *h = *state;
    struct scale s = scale_from_zero((struct range){0, 100, 7}, 100, 4, 5);
    assert_str_equal(tick(h, &s, 1, "", "%"), "25%");
    assert_str_equal(last_tick(h, &s, "", "%"), "100%");
    s = scale_from_zero((struct range){0, 92e6, 5}, 0, 4, 5);
    assert_str_equal(tick(h, &s, 1, "£", ""), "£25m");
    s = bars(0, 15);
    assert_str_equal(tick(h, &s, 1, "", ""), "5");
}

static void negative_values_have_ticks_with_a_true_minus(void **state)
{
    struct harness *h = *state;
    struct scale s = bars(-1.4, 3.7);
    assert_str_equal(tick(h, &s, 0, "", "%"), "\u22122%");
    s = bars(-15000, -3000);
    assert_str_equal(last_tick(h, &s, "£", ""), "£0k");
    assert_true(str_starts(tick(h, &s, 0, "£", ""), "\u2212£"));
}

static void only_as_many_decimals_as_the_step_needs(void **state)
{
    struct harness *h = *state;
    struct scale s = bars(0, 3.2);
    assert_str_equal(tick(h, &s, 1, "", "%"), "0.5%");
    assert_str_equal(tick(h, &s, 2, "", "%"), "1.0%");
}

static void large_money_is_shortened(void **state)
{
    struct harness *h = *state;
    struct scale s = bars(0, 744680);
    assert_str_equal(last_tick(h, &s, "£", ""), "£800k");
    s = bars(0, 2300000);
    assert_str_equal(last_tick(h, &s, "£", ""), "£2.5m");
    s = bars(0, 900);
    assert_str_equal(last_tick(h, &s, "£", ""), "£1,000");
    assert_str_equal(last_tick(h, &s, "£", "m"), "£1,000m");
}

static void truncated_scale_surrounds_the_values(void **state)
{
    (void)state;
    struct scale s = scale_truncated((struct range){59.7, 61.4, 2}, 100, 4, 8);
    assert_true(s.truncated);
    assert_true(scale_value(&s, 0) <= 59.7 && scale_value(&s, 0) > 58);
    assert_true(scale_value(&s, scale_ticks(&s) - 1) >= 61.4);
}

static void equal_values_still_have_an_axis(void **state)
{
    (void)state;
    struct scale zero = bars(0, 0), high = scale_truncated((struct range){7, 7, 3}, 0, 4, 8);
    assert_in_range(scale_ticks(&zero), 4, 8);
    assert_in_range(scale_ticks(&high), 4, 8);
}

static void any_range_gives_four_to_eight_ticks_that_cover_it(void **state)
{
    (void)state;
    for (int e = -6; e <= 14; e++)
        for (double m = 1; m < 10; m += 0.37) {
            double high = m * pow(10, e);
            double lows[] = {0, -high / 3, -high, -high / 1000};
            for (size_t i = 0; i < 4; i++) {
                struct scale s = bars(lows[i], high);
                assert_in_range(scale_ticks(&s), 4, 8);
                assert_true(scale_value(&s, 0) <= lows[i] * 0.999999);
                assert_true(scale_value(&s, scale_ticks(&s) - 1) >= high);
            }
        }
}

static void extreme_values_stay_on_the_axis(void **state)
{
    struct harness *h = *state;
    double values[] = {SCALE_MOST, SCALE_MOST - 1, 1e-9, 1e-12, 5e-324};
    for (size_t i = 0; i < 5; i++) {
        struct scale s = bars(-values[i], values[i]);
        struct range r = {values[i], values[i] * 1.0000001, 2};
        struct scale t = scale_truncated(r, 0, 4, 8);
        assert_in_range(scale_position(&s, values[i], 1000), 0, 1000);
        assert_in_range(scale_position(&t, values[i], 1000), 0, 1000);
        assert_true(last_tick(h, &s, "", "").n > 0 && last_tick(h, &t, "£", "").n > 0);
    }
}

static void position_is_in_proportion(void **state)
{
    (void)state;
    struct scale s = bars(0, 37);
    assert_int_equal(scale_position(&s, 0, 40000), 0);
    assert_int_equal(scale_position(&s, 20, 40000), 20000);
    assert_int_equal(scale_position(&s, 1e9, 40000), 40000);
    assert_int_equal(scale_position(&s, -5, 40000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(bars_begin_at_zero_and_end_at_a_round_number),
        test(highest_bar_keeps_away_from_the_top),
        test(shares_do_not_pass_a_hundred_percent),
        test(no_height_of_plot_gives_a_tick_above_a_hundred_percent),
        test(step_is_a_quarter_of_a_power_of_ten_where_a_half_is_too_wide),
        test(negative_values_have_ticks_with_a_true_minus),
        test(only_as_many_decimals_as_the_step_needs),
        test(large_money_is_shortened),
        test(truncated_scale_surrounds_the_values),
        test(equal_values_still_have_an_axis),
        test(any_range_gives_four_to_eight_ticks_that_cover_it),
        test(extreme_values_stay_on_the_axis),
        test(position_is_in_proportion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
