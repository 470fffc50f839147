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

static struct chart_data *pair(struct chart_sample *s, const char *title, const char *first,
                               const char *second)
{
    struct chart_data *d = sample_data(s, title, "2021-22=4 2022-23=5");
    d->series[0].title = str_of(first);
    sample_second(s, d, second, "2021-22=6 2022-23=7");
    return d;
}

static void series_are_named_by_what_differs_when_the_title_tells_the_rest(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    str alt = chart_alt(s.arena,
                        pair(&s, "Timeliness of Benefits", "Timeliness of Benefits: New Claims",
                             "Timeliness of Benefits: Changes"),
                        CHART_COLUMN);
    assert_str_equal(alt, "Column chart: Timeliness of Benefits. New Claims: 2021-22 4, 2022-23 5. "
                          "Changes: 2021-22 6, 2022-23 7.");
    alt = chart_alt(s.arena,
                    pair(&s, "% of Roles and Vacancies Covered by Agency",
                         "% of All Roles Covered by Agency", "% of Vacancies Covered by Agency"),
                    CHART_COLUMN);
    assert_true(holds(alt, "Agency. All Roles: 2021-22 4") && holds(alt, ". Vacancies: 2021-22 6"));
}

static void name_of_a_series_is_never_a_torn_one(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    str alt =
        chart_alt(s.arena, pair(&s, "Complaints", "Complaints (Stage 1)", "Complaints (Stage 2)"),
                  CHART_COLUMN);
    assert_true(holds(alt, ". Stage 1: 2021-22 4") && holds(alt, ". Stage 2: 2021-22 6"));
    alt = chart_alt(s.arena, pair(&s, "Obesity", "Obesity for Yr R", "Obesity for Yr 6"),
                    CHART_COLUMN);
    assert_true(holds(alt, "Yr R: 2021-22 4") && holds(alt, "Yr 6: 2021-22 6"));
    alt = chart_alt(s.arena, pair(&s, "Same", "Same", "Same"), CHART_COLUMN);
    assert_true(holds(alt, "Same: 2021-22 4") && holds(alt, "Same: 2021-22 6"));
}

static void what_the_title_does_not_tell_is_told_by_the_first_series(void **state)
{
    struct chart_sample s = {.arena = ((struct harness *)*state)->arena};
    str alt = chart_alt(
        s.arena,
        pair(&s, "Workforce", "Employees of an Ethnic Minority Background as a % of Our Workforce",
             "Senior Employees of an Ethnic Minority Background as a % of Our Workforce"),
        CHART_COLUMN);
    assert_true(holds(alt, "Employees of an Ethnic Minority Background as a % of Our Workforce: "));
    assert_true(holds(alt, ". Senior Employees: 2021-22 6, 2022-23 7."));
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
        test(series_are_named_by_what_differs_when_the_title_tells_the_rest),
        test(name_of_a_series_is_never_a_torn_one),
        test(what_the_title_does_not_tell_is_told_by_the_first_series),
        test(text_of_the_author_is_kept),
        test(shortest_chart_has_forty_characters),
        test(ring_tells_counts_and_shares_and_noughts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
