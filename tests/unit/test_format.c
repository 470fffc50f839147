#include "format.h"
#include "harness.h"
#include "value.h"

static const struct state_words words = {
    .not_due = {"data due: {when}", 16},
    .not_due_merged = {"annual measure, data published: {when}", 38},
    .not_available = {"not available", 13},
    .not_applicable = {"not applicable", 14},
    .suppressed = {"suppressed", 10},
};

static struct figure figure_typed(const char *value, enum state state, const char *note)
{
    struct figure f = {.state = state, .typed = str_of(value), .note = str_of(note)};
    struct typed typed;
    if (f.typed.n && value_parse(f.typed, &typed)) {
        f.has_value = true;
        f.value = typed.value;
        f.number = typed.number;
    }
    return f;
}

struct variant {
    const char *value;
    enum state state;
    const char *note;
    bool merged;
    const char *printed;
    enum printed_kind kind;
};

static void every_cell_of_the_printed_report_comes_out_as_printed(void **state)
{
    struct harness *h = *state;
    static const struct variant variants[] = {
        {"517", STATE_FINAL, "", false, "517", PRINTED_NUMBER},
        {"0", STATE_FINAL, "", false, "0", PRINTED_NUMBER},
        {"8,100", STATE_FINAL, "", false, "8,100", PRINTED_NUMBER},
        {"1191900", STATE_FINAL, "", false, "1191900", PRINTED_NUMBER},
        {"733.50", STATE_FINAL, "", false, "733.50", PRINTED_NUMBER},
        {"12.00", STATE_FINAL, "", false, "12.00", PRINTED_NUMBER},
        {"16.00%", STATE_FINAL, "", false, "16.00%", PRINTED_NUMBER},
        {"-0.8%", STATE_FINAL, "", false, "-0.8%", PRINTED_NUMBER},
        {"-0.14", STATE_FINAL, "", false, "-0.14", PRINTED_NUMBER},
        {"£27,217,795.70", STATE_FINAL, "", false, "£27,217,795.70", PRINTED_NUMBER},
        {"£3.33M", STATE_FINAL, "", false, "£3.33M", PRINTED_NUMBER},
        {"", STATE_NOT_DUE, "Mar 24", false, "data due: Mar 24", PRINTED_WORDS},
        {"", STATE_NOT_DUE, "ONS not confirmed", false, "data due: ONS not confirmed",
         PRINTED_WORDS},
        {"", STATE_NOT_DUE, "", false, "data due", PRINTED_WORDS},
        {"", STATE_NOT_DUE, "late 2023-24", true, "annual measure, data published: late 2023-24",
         PRINTED_WORDS},
        {"", STATE_NOT_DUE, "", true, "annual measure, data published", PRINTED_WORDS},
        {"59.7%", STATE_REVISED, "(Revised data 2022/23)", true, "59.7% (Revised data 2022/23)",
         PRINTED_WORDS},
        {"43.8%", STATE_PROVISIONAL, "(Provisional data 2022/23)", true,
         "43.8% (Provisional data 2022/23)", PRINTED_WORDS},
        {"", STATE_NOT_APPLICABLE, "5 Yearly Basis", true, "5 Yearly Basis", PRINTED_WORDS},
        {"", STATE_NOT_AVAILABLE, "*see commentary", true, "*see commentary", PRINTED_WORDS},
        {"", STATE_NOT_AVAILABLE, "TBC", false, "TBC", PRINTED_WORDS},
        {"", STATE_NOT_AVAILABLE, "", false, "not available", PRINTED_WORDS},
        {"", STATE_NOT_APPLICABLE, "", false, "not applicable", PRINTED_WORDS},
        {"", STATE_SUPPRESSED, "", false, "suppressed", PRINTED_WORDS},
        {"10%", STATE_PROVISIONAL, "prov.", false, "10% prov.", PRINTED_WORDS},
        {"31.5%", STATE_PROVISIONAL, "(prov.)", false, "31.5% (prov.)", PRINTED_WORDS},
        {"31.5%", STATE_PROVISIONAL, "", false, "31.5% (provisional)", PRINTED_WORDS},
        {"31.5%", STATE_REVISED, "", false, "31.5% (revised)", PRINTED_WORDS},
        {"31.5%", STATE_ESTIMATED, "", false, "31.5% (estimated)", PRINTED_WORDS},
        {"0.25% decrease", STATE_FINAL, "", false, "0.25% decrease", PRINTED_WORDS},
        {"5% increase", STATE_FINAL, "", false, "5% increase", PRINTED_WORDS},
        {"maintain 90%", STATE_FINAL, "", false, "maintain 90%", PRINTED_WORDS},
        {"17% of total decisions", STATE_FINAL, "", true, "17% of total decisions", PRINTED_WORDS},
        {"9% decrease", STATE_TEXT, "9% year on year reduction, from 2020/21", true,
         "9% year on year reduction, from 2020/21", PRINTED_WORDS},
        {"", STATE_TEXT, "Net zero carbon 2040 target", true, "Net zero carbon 2040 target",
         PRINTED_WORDS},
        {"808", STATE_TEXT, "Target is 808 staff 32% of 2527 (total)", true,
         "Target is 808 staff 32% of 2527 (total)", PRINTED_WORDS},
        {"100%", STATE_TEXT, "(5 x 20= 100%)", false, "(5 x 20= 100%)", PRINTED_WORDS},
        {"14%", STATE_FINAL, "LG Workforce Summary Data 21/22", true,
         "14% LG Workforce Summary Data 21/22", PRINTED_WORDS},
        {"27.3", STATE_FINAL, "", false, "27.3", PRINTED_NUMBER},
    };
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        const struct variant *v = &variants[i];
        struct figure f = figure_typed(v->value, v->state, v->note);
        struct printed p = figure_print(h->arena, &f, v->merged, &words);
        assert_str_equal(p.text, v->printed);
        assert_int_equal(p.kind, v->kind);
    }
}

static void percent_sign_hangs_apart_from_the_digits(void **state)
{
    struct harness *h = *state;
    struct figure share = figure_typed("94.8%", STATE_FINAL, "");
    struct figure money = figure_typed("£3.33M", STATE_FINAL, "");
    struct printed p = figure_print(h->arena, &share, false, &words);
    assert_str_equal(p.digits, "94.8");
    assert_str_equal(p.suffix, "%");
    p = figure_print(h->arena, &money, false, &words);
    assert_str_equal(p.digits, "£3.33M");
    assert_str_equal(p.suffix, "");
}

static void no_figure_prints_nothing(void **state)
{
    struct harness *h = *state;
    assert_int_equal(figure_print(h->arena, NULL, false, &words).kind, PRINTED_EMPTY);
    assert_str_equal(figure_in_text(h->arena, NULL, &words), "");
}

static void rating_prints_its_title(void **state)
{
    struct harness *h = *state;
    struct rating amber = {.title = STR("Amber")};
    struct figure f = {.typed = STR("amber"), .rating = &amber};
    assert_str_equal(figure_print(h->arena, &f, false, &words).text, "Amber");
}

static void sentence_has_a_real_minus(void **state)
{
    struct harness *h = *state;
    struct figure below = figure_typed("-0.8%", STATE_FINAL, "");
    struct figure money = figure_typed("£-5", STATE_FINAL, "");
    struct figure due = figure_typed("", STATE_NOT_DUE, "Mar 24");
    struct figure change = figure_typed("1% decrease", STATE_FINAL, "");
    assert_str_equal(figure_in_text(h->arena, &below, &words), "\xE2\x88\x92"
                                                               "0.8%");
    assert_str_equal(figure_in_text(h->arena, &money, &words), "£\xE2\x88\x92"
                                                               "5");
    assert_str_equal(figure_in_text(h->arena, &due, &words), "data due: Mar 24");
    assert_str_equal(figure_in_text(h->arena, &change, &words), "1% decrease");
}

static void headline_label_is_percent_and_count(void **state)
{
    struct harness *h = *state;
    assert_str_equal(headline_label(h->arena, 15, 22), "68% (15)");
    assert_str_equal(headline_label(h->arena, 0, 3), "0% (0)");
}

static void fields_are_filled_and_unknown_ones_stay(void **state)
{
    struct harness *h = *state;
    const struct field fields[] = {{"page", STR("3")}, {"pages", STR("12")}};
    assert_str_equal(fields_fill(h->arena, STR("Page {page} of {pages}"), fields, 2),
                     "Page 3 of 12");
    assert_str_equal(fields_fill(h->arena, STR("{title} {page"), fields, 2), "{title} {page");
    assert_str_equal(fields_fill(h->arena, STR("{{page}}"), fields, 2), "{3}");
    assert_str_equal(fields_fill(h->arena, STR(""), fields, 2), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(every_cell_of_the_printed_report_comes_out_as_printed),
        test(percent_sign_hangs_apart_from_the_digits),
        test(no_figure_prints_nothing),
        test(rating_prints_its_title),
        test(sentence_has_a_real_minus),
        test(headline_label_is_percent_and_count),
        test(fields_are_filled_and_unknown_ones_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
