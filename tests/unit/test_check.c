#include "check.h"
#include "report_fixture.h"

/* A report of this body and commentary, checked. */
static bool check_body(struct harness *h, const char *body, const char *commentary,
                       const char *rows, const char *glossary)
{
    struct arena *a = h->arena;
    str xml = str_print(a, "%s%s%s%s</report>", FIXTURE_OPENING,
                        "<data><register src=\"indicators.csv\"/><figures src=\"figures.csv\"/>",
                        "<table id=\"officers\" src=\"officers.csv\"/></data>", body);
    str csv = str_print(a, "indicator,period,measure,value,state,note\n%s", rows);
    struct fixture_file files[] = {{"indicators.csv", FIXTURE_REGISTER},
                                   {"figures.csv", str_cstr(a, csv)},
                                   {"officers.csv", "area\n"},
                                   {NULL, NULL}};
    struct definition *def = fixture_definition(h, str_cstr(a, xml), files);
    struct figures *f = def ? figures_read(a, h->diag, def) : NULL;
    struct commentary_set set = {0};
    struct csv *terms =
        glossary ? csv_read(a, h->diag, STR("glossary.csv"), str_of(glossary)) : NULL;
    assert_messages(h, "");
    assert_non_null(f);
    assert_true(markdown_read(a, h->diag, source_of(a, "commentary.md", commentary), &set));
    assert_messages(h, "");
    return check(&(struct checking){a, h->diag, def, f, &set, terms});
}

#define SECTION(inside) "<section id=\"all\" title=\"All\">" inside "</section>"
#define ALL_TABLES "<indicator-table table=\"t\"/>"
#define ALL_VALUES                                                                                 \
    "relief-no,2023-24 Q3,value,5,,\ntax-millions,2023-24 Q3,value,2.86,,\n"                       \
    "tax-pct,2023-24 Q3,value,94.8%,,\nks4,academic 2022-23,value,44.1%,,\n"                       \
    "emissions,2022-23,value,1431.15,,\n"

static void sound_report_draws_no_message(void **state)
{
    struct harness *h = *state;
    assert_true(check_body(
        h,
        "<contents/>" SECTION(
            "<indicator-table id=\"table\" table=\"t\" theme=\"wellbeing\" break-before=\"ks4\"/>"
            "<data-table data=\"officers\" table=\"t\"/>"
            "<box text=\"relief\" indicators=\"relief-no emissions\"/><rating-donuts "
            "themes=\"zero\"/>"
            "<p><figure indicator=\"relief-no\" period=\"2023-24 Q3\"/> <count rating=\"green\"/>"
            "<a to=\"#all\">All of it</a> <a to=\"#contents\">Contents</a>"
            "<a to=\"https://example.org/\">Example</a> <a to=\"#table\">The table</a></p>"),
        "## relief\n\nMore relief, see [the figures](#all).\n", ALL_VALUES, NULL));
    assert_messages(h, "");
}

struct fault {
    const char *inside, *message;
};

static void reference_that_leads_nowhere_is_an_error(void **state)
{
    static const struct fault faults[] = {
        {"<box indicators=\"relief-mo\"/>",
         "error: indicator \"relief-mo\" is not in the register; did you mean \"relief-no\""},
        {"<box text=\"releif\" indicators=\"ks4\"/>",
         "text \"releif\" is not a heading of the commentary; did you mean \"relief\""},
        {"<indicator-table table=\"t\" theme=\"welbeing\"/>",
         "theme \"welbeing\" is not among the themes; did you mean \"wellbeing\""},
        {"<data-table data=\"oficers\" table=\"t\"/>",
         "table \"oficers\" is not among the data; did you mean \"officers\""},
        {"<p><count rating=\"gren\"/></p>",
         "rating \"gren\" is not among the ratings; did you mean \"green\""},
        {"<p><a to=\"#contents\">Contents</a></p>",
         "link \"contents\" is not the id of a section or table; correct it"},
        {"<p><a to=\"www.example.org\">Example</a></p>",
         "link \"www.example.org\" leads nowhere; begin it with https:"},
        {"<chart indicators=\"ks4\" measure=\"valeu\"/>",
         "measure \"valeu\" is not known; did you mean \"value\""},
        {"<p><figure indicator=\"ks4\" period=\"2023/24\"/></p>", "\"2023/24\" is not a period"},
        {"<p><figure indicator=\"ks4\" period=\"2020-21\"/></p>",
         "\"ks4\" has no figure for 2020-21 value; add its row or correct the period"},
        {"<glossary-table table=\"t\"/>", "the report has no glossary; name its file"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        harness_close(state);
        harness_open(state);
        struct harness *h = *state;
        str body = str_print(h->arena, SECTION("%s"), faults[i].inside);
        assert_false(
            check_body(h, str_cstr(h->arena, body), "## relief\n\nText.\n", ALL_VALUES, NULL));
        assert_told(h, faults[i].message);
        assert_int_equal(diag_errors(h->diag), 1);
    }
}

static void what_is_never_printed_is_told(void **state)
{
    struct harness *h = *state;
    assert_true(check_body(h, SECTION("<indicator-table table=\"t\" theme=\"wellbeing\"/>"),
                           "## relief\n\nText.\n", ALL_VALUES, NULL));
    assert_messages(h,
                    "indicators.csv:6:1: note: indicator \"emissions\" is in no table, box, chart "
                    "or sentence\n"
                    "commentary.md:1:1: warning: the text \"relief\" is never printed; name it in "
                    "a box or take it out\n");
}

static void figures_of_the_wrong_kind_are_told(void **state)
{
    struct harness *h = *state;
    assert_true(check_body(h, SECTION(ALL_TABLES), "",
                           ALL_VALUES "relief-no,2023-24 Q2,value,5%,,\n"
                                      "relief-no,2023-24 Q1,value,£5,,\n"
                                      "tax-pct,2023-24 Q2,value,93.1,,\n"
                                      "ks4,2023-24,numerator,36,,\n"
                                      "relief-no,2024-25 Q1,value,7,,\n",
                           NULL));
    assert_told(h,
                "figures.csv:7:28: warning: \"5%\" is a percentage, but the unit of \"relief-no\"");
    assert_told(h, "\"£5\" is an amount of money, but the unit of \"relief-no\" is another");
    assert_told(
        h, "\"93.1\" has no per cent sign, but the unit of \"tax-pct\" is percent; write 93.1%");
    assert_told(h, "\"ks4\" has a numerator for 2023-24 but no denominator; give both");
    assert_told(h, "a value for 2024-25 Q1 lies after the report's period 2023-24 Q3");
    assert_int_equal(diag_count(h->diag), 5);
}

static void indicator_without_a_value_is_told(void **state)
{
    struct harness *h = *state;
    assert_true(check_body(h, SECTION(ALL_TABLES), "",
                           "relief-no,2023-24 Q3,value,5,,\ntax-millions,2023-24 Q3,value,2.86,,\n"
                           "tax-pct,2023-24 Q3,value,94.8%,,\n"
                           "ks4,2023-24 Q1..2023-24 YTD,value,,not-due,Mar 24\n",
                           NULL));
    assert_messages(h, "indicators.csv:6:1: warning: indicator \"emissions\" has no value in any "
                       "period; give one or a state\n");
}

static void link_must_say_where_it_leads(void **state)
{
    struct harness *h = *state;
    assert_true(check_body(
        h,
        SECTION(ALL_TABLES "<p><a to=\"https://a.org/\">Click here</a> "
                           "<a to=\"https://a.org/\">https://a.org/</a> "
                           "<a to=\"https://a.org/\">Wards</a> <a to=\"https://a.org/\">Wards</a> "
                           "<a to=\"https://b.org/\">Wards</a></p>"),
        "", ALL_VALUES, NULL));
    assert_told(h, "the link text \"Click here\" does not say where it leads; name the page");
    assert_told(h, "the link text \"https://a.org/\" is an address, which is read out");
    assert_told(h, "the link text \"Wards\" leads elsewhere in line 1 of report.xml; word them");
    assert_int_equal(diag_count(h->diag), 3);
}

static void blank_texts_that_are_read_out_are_errors(void **state)
{
    static const struct fault faults[] = {
        {"<box title=\" \" indicators=\"ks4\"/>", "the title of the box is blank"},
        {"<data-table data=\"officers\" table=\"t\" caption=\"\"/>",
         "the caption of the data-table is blank; say what the table shows"},
        {"<chart indicators=\"ks4\" alt=\"\"/>", "the alt of the chart is blank"},
        {"<pyramid title=\"Shares\"><band value=\"100\"/></pyramid>", "the band has no text"},
        {"<p><a to=\"https://a.org/\"/></p>", "the a has no text; write one into it"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        harness_close(state);
        harness_open(state);
        struct harness *h = *state;
        str body = str_print(h->arena, SECTION(ALL_TABLES "%s"), faults[i].inside);
        assert_false(check_body(h, str_cstr(h->arena, body), "", ALL_VALUES, NULL));
        assert_told(h, faults[i].message);
        assert_int_equal(diag_count(h->diag), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(sound_report_draws_no_message),
        test(reference_that_leads_nowhere_is_an_error),
        test(what_is_never_printed_is_told),
        test(figures_of_the_wrong_kind_are_told),
        test(indicator_without_a_value_is_told),
        test(link_must_say_where_it_leads),
        test(blank_texts_that_are_read_out_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
