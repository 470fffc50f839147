/* test_chart_words.c - alternative text of charts */
#include "chart_sample.h"
#include "harness.h"

static bool holds(str text, const char *part)
{
    return str_find(text, str_of(part), 0) != SIZE_MAX;
}

static void every_category_is_told_with_its_label(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    struct chart_data *d =
        sample_data(&s, "No. Homeless Relief",
                    "2021-22=194 2022-23=341 | Q1=96 Q2=102 Q3=£1,757,584.00 Q4= YTD=314");
    sample_target(&s, d, "Annual target", "241", 241, 6, 6);
    str alt = chart_alt(s.arena, d, CHART_COLUMN);
    assert_str_equal(
        alt, "Column chart: No. Homeless Relief. Previous years: 2021-22 194, 2022-23 341; "
             "2023-24: Q1 96, Q2 102, Q3 £1,757,584.00, Q4 no figure, YTD 314. Annual target 241.");
}

static void kind_is_the_one_drawn(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    struct chart_data *d = sample_data(&s, "Reading", "2021-22=61.4% 2022-23=59.7%");
    assert_true(str_starts(chart_alt(s.arena, d, CHART_LINE), "Line chart: Reading."));
    assert_true(str_starts(chart_alt(s.arena, d, CHART_BAR), "Bar chart: Reading."));
}

static void every_series_is_named(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    struct chart_data *d = sample_data(&s, "New claims", "2021-22=4 2022-23=5");
    sample_second(&s, d, "Changes", "2021-22=6 2022-23=");
    str alt = chart_alt(s.arena, d, CHART_COLUMN);
    assert_true(holds(alt, "New claims: 2021-22 4, 2022-23 5."));
    assert_true(holds(alt, "Changes: 2021-22 6, 2022-23 no figure."));
}

static void text_of_the_author_is_kept(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    struct chart_data *d = sample_data(&s, "Reading", "2021-22=4");
    d->alt = STR("Reading fell.");
    assert_str_equal(chart_alt(s.arena, d, CHART_COLUMN), "Reading fell.");
}

static void shortest_chart_has_forty_characters(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    assert_true(chart_alt(s.arena, sample_data(&s, "X", "A=1"), CHART_COLUMN).n >= 40);
}

static void ring_tells_counts_and_shares_and_noughts(void **state)
{
    struct harness *h = *state;
    struct donut_segment segments[] = {{.title = STR("Green"), .count = 15},
                                       {.title = STR("Amber"), .count = 4},
                                       {.title = STR("Red")}};
    struct donut_data data = {STR("Net Zero"), segments, 3, STR("rated")};
    assert_str_equal(
        donut_alt(h->arena, &data),
        "Ring chart: Net Zero. Total 19 rated: Green 15 (79%), Amber 4 (21%), Red 0 (0%).");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(every_category_is_told_with_its_label),
        test(kind_is_the_one_drawn),
        test(every_series_is_named),
        test(text_of_the_author_is_kept),
        test(shortest_chart_has_forty_characters),
        test(ring_tells_counts_and_shares_and_noughts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
