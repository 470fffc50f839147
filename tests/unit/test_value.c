#include "report_fixture.h"
#include "value.h"

/* --- numbers as typed --- */

struct typed_form {
    const char *cell, *number;
    int64_t digits;
    int scale;
    char currency;
    bool percent;
    char multiple;
    enum sense sense;
};

static void numbers_are_read_as_they_are_typed(void **state)
{
    (void)state;
    static const struct typed_form forms[] = {
        {"517", "517", 517, 0, 0, false, 0, SENSE_LEVEL},
        {"8,100", "8,100", 8100, 0, 0, false, 0, SENSE_LEVEL},
        {"1191900", "1191900", 1191900, 0, 0, false, 0, SENSE_LEVEL},
        {"12.00", "12.00", 1200, 2, 0, false, 0, SENSE_LEVEL},
        {"23.08%", "23.08%", 2308, 2, 0, true, 0, SENSE_LEVEL},
        {"-0.8%", "-0.8%", -8, 1, 0, true, 0, SENSE_LEVEL},
        {"-0.14", "-0.14", -14, 2, 0, false, 0, SENSE_LEVEL},
        {"\xE2\x88\x92"
         "5",
         "\xE2\x88\x92"
         "5",
         -5, 0, 0, false, 0, SENSE_LEVEL},
        {"£744,680.00", "£744,680.00", 74468000, 2, 'L', false, 0, SENSE_LEVEL},
        {"-£5", "-£5", -5, 0, 'L', false, 0, SENSE_LEVEL},
        {"£-5", "£-5", -5, 0, 'L', false, 0, SENSE_LEVEL},
        {"£3.33M", "£3.33M", 333, 2, 'L', false, 'M', SENSE_LEVEL},
        {"£1.2m", "£1.2m", 12, 1, 'L', false, 'm', SENSE_LEVEL},
        {"4bn", "4bn", 4, 0, 0, false, 'b', SENSE_LEVEL},
        {"0.25% decrease", "0.25%", 25, 2, 0, true, 0, SENSE_DECREASE},
        {"5% increase", "5%", 5, 0, 0, true, 0, SENSE_INCREASE},
        {"maintain 90%", "90%", 90, 0, 0, true, 0, SENSE_LEVEL},
        {"17% of total decisions", "17%", 17, 0, 0, true, 0, SENSE_LEVEL},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct typed_form *f = &forms[i];
        struct typed t = {0};
        if (!value_parse(str_of(f->cell), &t))
            fail_msg("\"%s\" was not read", f->cell);
        assert_str_equal(t.number, f->number);
        assert_true(t.value.digits == f->digits && t.value.scale == f->scale);
        assert_true(t.currency == f->currency && t.percent == f->percent);
        assert_true(t.multiple == f->multiple && t.sense == f->sense);
    }
}

struct fault {
    const char *cell, *message;
};

static void message_says_what_happened_to_a_number(void **state)
{
    static const struct fault faults[] = {
        {"12.5.%", "\"12.5.%\" is not a number; write 12.5% or give a state"},
        {"(5.2)", "\"(5.2)\" is not a number; write -5.2 or give a state"},
        {"$5", "\"$5\" is not a number; write 5 or give a state"},
        {"1.2.3", "\"1.2.3\" is not a number; write one such as 12.5% or give a state"},
        {"2023-24", "\"2023-24\" is not a number; write one such as 12.5% or give a state"},
        {"81,00", "put commas only between thousands and a point before decimals"},
        {"TBC", "\"TBC\" is not a number; leave the value empty and make it the note of a state"},
        {"Target is 808 staff 32% of 2527",
         "holds more than one number; write the one that is meant"},
        {"12-May", "\"12-May\" is a date where a number is wanted"},
        {"May-23", "\"May-23\" is a date where a number is wanted"},
        {"22/05/2023", "\"22/05/2023\" is a date where a number is wanted"},
        {"2023-05-22", "\"2023-05-22\" is a date where a number is wanted"},
        {"12 May 2023", "\"12 May 2023\" is a date where a number is wanted"},
        {"1.2E+05", "\"1.2E+05\" may have lost digits in a spreadsheet"},
        {"1234567890123456789", "is not a number"},
    };
    struct harness *h = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct typed t;
        str cell = str_of(faults[i].cell);
        if (value_parse(cell, &t))
            fail_msg("\"%s\" was read", faults[i].cell);
        assert_false(value_refuse(h->arena, h->diag, (struct place){0}, cell));
        assert_told(h, faults[i].message);
    }
}

static void errors_of_spreadsheets_are_recognised(void **state)
{
    struct harness *h = *state;
    static const char *const cells[] = {"#REF!",  "#N/A",    "#DIV/0!",
                                        "#NAME?", "#VALUE!", "########"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        assert_false(value_undamaged(h->diag, (struct place){0}, str_of(cells[i])));
    assert_told(h, "\"#REF!\" is an error of the spreadsheet; correct its formula");
    assert_told(h, "\"########\" is a column too narrow for its number; widen it");
    assert_true(value_undamaged(h->diag, (struct place){0}, STR("# of cases")));
}

/* --- rows --- */

static void figure_is_found_by_its_key(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "relief-no,2023-24 Q3,value,\"8,100\",,\n"
                                           "relief-no,2023-24,annual-target,5% increase,,\n"
                                           "relief-no,2023-24 Q3,england,,not-available,TBC\n");
    assert_messages(h, "");
    const struct figure *value = figure_of(f, "relief-no", "2023-24 Q3", MEASURE_VALUE);
    assert_str_equal(value->typed, "8,100");
    assert_null(figure_of(f, "relief-no", "2023-24 Q2", MEASURE_VALUE));
    assert_null(figure_of(f, "relief-no", "2023-24 Q3", MEASURE_NUMERATOR));
    assert_null(figure_of(f, "tax-pct", "2023-24 Q3", MEASURE_VALUE));
    assert_int_equal(figure_of(f, "relief-no", "2023-24", MEASURE_ANNUAL_TARGET)->sense,
                     SENSE_INCREASE);
    const struct figure *england =
        figure_of(f, "relief-no", "2023-24 Q3", measure_find(f, STR("england")));
    assert_int_equal(england->state, STATE_NOT_AVAILABLE);
    assert_str_equal(england->note, "TBC");
    assert_int_equal(place_line_column(england->at).column, 45);
}

static void spanning_figure_is_one_record_under_every_key(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(
        h, "ks4,2023-24 Q1..2023-24 YTD,value,,not-due,Dec 2025\n"
           "tax-millions..tax-pct,2023-24,quarterly-target..annual-target,17% of total,,\n");
    assert_messages(h, "");
    const struct figure *q2 = figure_of(f, "ks4", "2023-24 Q2", MEASURE_VALUE);
    assert_non_null(q2);
    assert_ptr_equal(q2, figure_of(f, "ks4", "2023-24 YTD", MEASURE_VALUE));
    assert_null(figure_of(f, "ks4", "2024-25 Q1", MEASURE_VALUE));
    const struct figure *target = figure_of(f, "tax-millions", "2023-24", MEASURE_QUARTERLY_TARGET);
    assert_ptr_equal(target, figure_of(f, "tax-pct", "2023-24", MEASURE_ANNUAL_TARGET));
    assert_int_equal(f->n_items, 2);
}

static void academic_year_is_found_as_the_year_of_its_label(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "ks4,academic 2022-23,value,44.1%,,\n"
                                           "ks4,academic 2023-24 YTD,value,45%,,\n"
                                           "relief-no,academic 2022-23,value,5,,\n");
    assert_non_null(figure_of(f, "ks4", "2022-23", MEASURE_VALUE));
    assert_non_null(figure_of(f, "ks4", "2023-24 YTD", MEASURE_VALUE));
    assert_null(figure_of(f, "relief-no", "2022-23", MEASURE_VALUE));
}

static void figure_given_twice_names_the_line_of_the_first(void **state)
{
    struct harness *h = *state;
    assert_null(fixture_figures(h, "relief-no,2023-24 Q3,value,5,,\n"
                                   "relief-no,2023-24 Q3,value,6,,\n"));
    assert_messages(h,
                    "figures.csv:3:28: error: \"relief-no\" has a figure for 2023-24 Q3 value in "
                    "line 2 already; remove one of them\n");
}

static void spans_that_overlap_are_refused(void **state)
{
    struct harness *h = *state;
    assert_null(fixture_figures(h, "ks4,2023-24 Q2,value,5%,,\n"
                                   "ks4,2023-24 Q1..2023-24 YTD,value,,not-due,\n"));
    assert_told(h,
                "\"ks4\" has a figure for 2023-24 Q2 value in line 2 already; their spans overlap");
}

static void faulty_rows_are_told_with_their_place(void **state)
{
    static const struct fault faults[] = {
        {"relief-mo,2023-24 Q3,value,5,,",
         "figures.csv:2:1: error: indicator \"relief-mo\" is not in the register; did you mean "
         "\"relief-no\""},
        {"relief-no,2023/24,value,5,,",
         "figures.csv:2:11: error: \"2023/24\" is not a period; write"},
        {"relief-no,2023-24,target,5,,",
         "figures.csv:2:19: error: measure \"target\" is not known; write value, numerator, "},
        {"relief-no,2023-24,value,5,final?,",
         "state \"final?\" is not known; did you mean \"final\""},
        {"relief-no,2023-24,value,,,",
         "the value is blank; a blank is never silent: give a value or a state"},
        {"relief-no,2023-24,value,5,not-due,Mar 24",
         "figures.csv:2:25: error: the value is \"5\" where the state says \"not-due\""},
        {"relief-no,2023-24,value,5,text,", "the state \"text\" prints its note, which is blank"},
        {"relief-no,2023-24 YTD..2023-24 Q1,value,5,,",
         "\"2023-24 Q1\" comes before \"2023-24 YTD\"; write \"2023-24 Q1..2023-24 YTD\""},
        {"relief-no,2022-23..2023-24 YTD,value,5,,", "are not ends of one row of periods"},
        {"ks4..relief-no,2023-24,value,5,,", "\"relief-no\" comes before \"ks4\""},
        {"ks4,2023-24,annual-target..quarterly-target,5,,",
         "\"quarterly-target\" comes before \"annual-target\""},
        {"ks4,2023-24,value..numerator,5,,", "do not stand side by side"},
        {"ks4,2023-24,rating,gren,,",
         "rating \"gren\" is not in the definition; did you mean \"green\""},
        {"ks4,2023-24,value,  12.5.%,,",
         "figures.csv:2:21: error: \"12.5.%\" is not a number; write 12.5% or give a state"},
        {"ks4,2023-24,value,#REF!,,", "\"#REF!\" is an error of the spreadsheet"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        harness_close(state);
        harness_open(state);
        struct harness *h = *state;
        assert_null(
            fixture_figures(h, str_cstr(h->arena, str_print(h->arena, "%s\n", faults[i].cell))));
        assert_told(h, faults[i].message);
        assert_int_equal(diag_errors(h->diag), 1);
    }
}

static void wide_sheet_is_mapped_by_the_definition(void **state)
{
    struct harness *h = *state;
    struct fixture_file files[] = {
        {"indicators.csv", FIXTURE_REGISTER},
        {"wide.csv", "Ref,Name,Q2,Q3,Target\nrelief-no,Relief,15,20,\nks4,KS4,,44.1%,45%\n,,,,\n"},
        {NULL, NULL}};
    struct definition *def = fixture_definition(
        h,
        FIXTURE_OPENING "<data><register src=\"indicators.csv\"/>"
                        "<figures src=\"wide.csv\" indicator=\"Ref\">"
                        "<column head=\"Q2\" period=\"2023-24 Q2\"/>"
                        "<column head=\"Q3\" period=\"2023-24 Q3\"/>"
                        "<column head=\"Target\" period=\"2023-24\" measure=\"annual-target\"/>"
                        "</figures></data>" FIXTURE_END,
        files);
    struct figures *f = def ? figures_read(h->arena, h->diag, def) : NULL;
    assert_messages(h, "");
    assert_int_equal(f->n_items, 4);
    assert_str_equal(figure_of(f, "relief-no", "2023-24 Q3", MEASURE_VALUE)->typed, "20");
    assert_null(figure_of(f, "relief-no", "2023-24", MEASURE_ANNUAL_TARGET));
    assert_str_equal(figure_of(f, "ks4", "2023-24", MEASURE_ANNUAL_TARGET)->typed, "45%");
}

static void figures_print_one_to_a_line(void **state)
{
    struct harness *h = *state;
    struct figures *f =
        fixture_figures(h, "ks4,2023-24 Q1..2023-24 YTD,value,,not-due,Dec 2025\n"
                           "tax-pct,2023-24,annual-target,31.5%,provisional,(prov.)\n");
    struct buf b = {.arena = h->arena};
    figures_print(&b, f);
    assert_str_equal(
        buf_str(&b),
        "ks4 | 2023-24 Q1..2023-24 YTD | value | Dec 2025 | not-due | figures.csv:2:44\n"
        "tax-pct | 2023-24 | annual-target | 31.5% (prov.) | provisional | "
        "figures.csv:3:31\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(numbers_are_read_as_they_are_typed),
        test(message_says_what_happened_to_a_number),
        test(errors_of_spreadsheets_are_recognised),
        test(figure_is_found_by_its_key),
        test(spanning_figure_is_one_record_under_every_key),
        test(academic_year_is_found_as_the_year_of_its_label),
        test(figure_given_twice_names_the_line_of_the_first),
        test(spans_that_overlap_are_refused),
        test(faulty_rows_are_told_with_their_place),
        test(wide_sheet_is_mapped_by_the_definition),
        test(figures_print_one_to_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
