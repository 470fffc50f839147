#include "agree.h"
#include "checking.h"
#include "report_fixture.h"

/* What is NULL is left out, or as the fixture has it. */
struct report {
    const char *opening; /* up to the ratings */
    const char *head;    /* between ratings and data */
    const char *body;
    const char *commentary, *glossary, *officers, *figures;
};

static struct figures *read_figures(struct harness *h, const char *rows)
{
    return fixture_figures(h, rows);
}

static struct agreement *agree_report(struct harness *h, const struct report *r,
                                      const struct figures *earlier)
{
    struct arena *a = h->arena;
    str xml =
        str_print(a,
                  "%s%s%s%s<section id=\"s\" title=\"All\"><indicator-table table=\"t\"/>%s"
                  "</section></report>",
                  r->opening ? r->opening : FIXTURE_OPENING, r->head ? r->head : "",
                  "<data><register src=\"indicators.csv\"/><figures src=\"figures.csv\"/>",
                  "<table id=\"officers\" src=\"officers.csv\"/></data>", r->body ? r->body : "");
    str csv =
        str_print(a, "indicator,period,measure,value,state,note\n%s", r->figures ? r->figures : "");
    struct fixture_file files[] = {{"indicators.csv", FIXTURE_REGISTER},
                                   {"figures.csv", str_cstr(a, csv)},
                                   {"officers.csv", r->officers ? r->officers : "area\n"},
                                   {NULL, NULL}};
    struct definition *def = fixture_definition(h, str_cstr(a, xml), files);
    assert_messages(h, "");
    struct commentary_set *set = arena_new(a, struct commentary_set);
    assert_true(markdown_read(
        a, h->diag, source_of(a, "commentary.md", r->commentary ? r->commentary : ""), set));
    struct checking c = {
        a,   h->diag,
        def, figures_read(a, h->diag, def),
        set, r->glossary ? csv_read(a, h->diag, STR("glossary.csv"), str_of(r->glossary)) : NULL};
    assert_messages(h, "");
    return agree(&c, earlier);
}

#define ACCEPTS(inside) "<accepts>" inside "</accepts>"

/* --- acceptances ------------------------------------------------------------- */

static void finding_is_told_with_its_rule(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = "<p>The LHA.</p>"};
    struct agreement *g = agree_report(h, &r, NULL);
    assert_int_equal(g->n, 1);
    assert_told(
        h, "warning: \"LHA\" (used 1 time); it is explained nowhere; add it to the glossary or "
           "write it out [text-unexplained]");
    assert_string_equal(diag_message(h->diag, 0)->rule, "text-unexplained");
}

static void accepted_finding_is_not_told(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .body = "<p>The LHA and the XYZ.</p>",
        .head = ACCEPTS("<accept rule=\"text-unexplained\" text=\"LHA\" reason=\"known\"/>")};
    struct agreement *g = agree_report(h, &r, NULL);
    assert_int_equal(g->tally[RULE_TEXT_UNEXPLAINED].tested, 2);
    assert_int_equal(g->tally[RULE_TEXT_UNEXPLAINED].accepted, 1);
    assert_int_equal(tally_open(&g->tally[RULE_TEXT_UNEXPLAINED]), 1);
    assert_int_equal(diag_count(h->diag), 1);
    assert_told(h, "\"XYZ\"");
}

static void acceptance_without_a_text_stands_for_all_of_its_rule(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = "<p>The LHA and the XYZ.</p>",
                       .head = ACCEPTS("<accept rule=\"text-unexplained\" reason=\"known\"/>")};
    struct agreement *g = agree_report(h, &r, NULL);
    assert_messages(h, "");
    assert_int_equal(agreement_total(g).accepted, 2);
}

static void acceptance_that_matches_nothing_is_a_finding(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .head = ACCEPTS("<accept rule=\"rollup-ytd\" indicator=\"relief-no\" reason=\"x\"/>")};
    agree_report(h, &r, NULL);
    assert_told(
        h, "warning: acceptance of \"rollup-ytd\" for \"relief-no\"; there is no such finding; "
           "take it out, or correct its rule, indicator or text [accept-unused]");
}

static void acceptance_of_another_indicator_does_not_fit(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .officers = "indicator,title\nks4,Other\n",
        .head = ACCEPTS("<accept rule=\"text-title\" indicator=\"relief-no\" reason=\"x\"/>")};
    agree_report(h, &r, NULL);
    assert_told(h, "[text-title]");
    assert_told(h, "[accept-unused]");
}

static void acceptance_of_what_there_is_not_is_an_error(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .head = ACCEPTS("<accept rule=\"rollup-yt\" reason=\"x\"/>"
                        "<accept rule=\"rollup-ytd\" indicator=\"relief-on\" reason=\"x\"/>")};
    agree_report(h, &r, NULL);
    assert_told(h, "error: there is no rule \"rollup-yt\"; did you mean \"rollup-ytd\"");
    assert_told(h, "error: indicator \"relief-on\" is not in the register");
    assert_int_equal(diag_errors(h->diag), 2);
}

/* --- texts -------------------------------------------------------------------- */

static void title_is_the_registers_but_for_its_mark(void **state)
{
    struct harness *h = *state;
    struct report r = {.officers = "indicator,title\nks4,(A) KS4 Maths and English\n"
                                   "relief-no,No. homeless relief\ntax-pct,Council Tax\n"};
    agree_report(h, &r, NULL);
    assert_told(h, "officers.csv:3:11: warning: title \"No. homeless relief\" of \"relief-no\" "
                   "(report.xml:1:");
    assert_told(
        h, "the register has \"No. Homeless Relief\" on line 2, which differs in capitals only; "
           "write the same title in both [text-title]");
    assert_told(h, "officers.csv:4:9: warning: title \"Council Tax\" of \"tax-pct\"");
}

static void figure_of_a_list_is_that_of_the_figures_file(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .figures = "relief-no,2022-23,value,193,,\nrelief-no,2023-24 Q3,value,\"1,040\",,\n"
                   "relief-no,2023-24,annual-target,4000,,\n",
        .officers = "indicator,2022-23,2023-24 Q3,annual-target,remark\n"
                    "relief-no,139,1040,\"1,000 (4,000)\",5\n"
                    "relief-no,193.0 (136),10400,about 4000,6\nrelief-no,n/a,,5000 (4000),7\n"};
    agree_report(h, &r, NULL);
    assert_told(h, "officers.csv:2:11: warning: \"139\" under 2022-23 of \"relief-no\"");
    assert_told(h, "the figures have 193 on line 2; write the same figure in both [text-figure]");
    assert_told(h, "officers.csv:3:23: warning: \"10400\" under 2023-24 Q3 of \"relief-no\"");
    assert_int_equal(diag_warnings(h->diag), 2);
}

static void list_names_every_indicator_once_it_names_half_of_them(void **state)
{
    struct harness *h = *state;
    struct report r = {.officers =
                           "indicator,title\nks4,KS4 Maths and English\n"
                           "relief-no,No. Homeless Relief\ntax-millions,Council Tax Collected\n"
                           ",Obesity\nnothing,Nothing\n"};
    agree_report(h, &r, NULL);
    assert_told(h, "officers.csv:5:2: warning: row \"Obesity\" without an id;");
    assert_told(
        h, "officers.csv:6:1: warning: row \"Nothing\" with the id \"nothing\"; the register has "
           "no such id;");
    assert_told(h, "indicators.csv:6:1: warning: \"emissions\", \"Emissions\"");
    assert_int_equal(diag_count(h->diag), 3);
}

static void table_of_a_few_indicators_is_no_list_of_all(void **state)
{
    struct harness *h = *state;
    struct report r = {.officers = "indicator,title\nks4,KS4 Maths and English\n"};
    agree_report(h, &r, NULL);
    assert_messages(h, "");
}

static void strapline_of_another_theme_is_told(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .opening =
            "<report xmlns=\"urn:quarterpress:report:1\" id=\"r\" layout=\"l\" period=\"2023-24 "
            "Q3\""
            " published=\"2024-03-04\"><title>Report</title><organisation>Council</"
            "organisation><themes>"
            "<theme id=\"wellbeing\" title=\"Wellbeing\" strapline=\"Homes and health\"/>"
            "<theme id=\"zero\" title=\"Net Zero\" strapline=\"homes and  health.\"/></themes>",
        .body = "<section id=\"a\" title=\"A\" theme=\"wellbeing\" strapline=\"Homes and health\"/>"
                "<section id=\"b\" title=\"B\" theme=\"zero\" strapline=\"Own words\"/>"};
    agree_report(h, &r, NULL);
    assert_told(h, "warning: strapline \"homes and  health.\" of \"Net Zero\"; theme \"Wellbeing\" "
                   "has the same "
                   "on line 1; write its own [text-strapline]");
    assert_told(h, "strapline \"Homes and health\" of \"A\"; theme \"Net Zero\" has the same");
    assert_int_equal(diag_count(h->diag), 2);
}

static void abbreviation_is_explained_by_glossary_brackets_or_element(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .body = "<p>The KPIs and the <abbr expansion=\"year to date\">YTD</abbr> of the "
                "Business Team (BT), the BT and the NHS; CH01; CO<sub>2</sub>; UASC "
                "(unaccompanied asylum-seeking children)</p>"
                "<box text=\"one\" indicators=\"ks4\"/>",
        .commentary =
            "## one\n\nThe \"new\" rent\nof LHA, not of XLHA or LHAs; EHCPs; McDonald; a PA, some "
            "PAs.\n",
        .glossary = "abbreviation,term\nKPI,Key performance indicator\nEHCP,Education and Health "
                    "Care Plan\nPAs,Personal Advisors\n"};
    agree_report(h, &r, NULL);
    assert_told(h, "commentary.md:4:4: warning: \"LHA\" (used 2 times); it is explained nowhere");
    assert_told(h, "commentary.md:4:16: warning: \"XLHA\" (used 1 time); it is explained nowhere");
    assert_int_equal(diag_warnings(h->diag), 2);
}

static void raised_and_lowered_text_belongs_to_its_word(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = "<p>The CO<sub>2</sub> and NO<sub>2</sub> of the NHS<sup>1</sup>, "
                               "<b>XY</b>Z, PM<sub>x</sub>; in CO<sub>2</sub>e</p>",
                       .glossary = "abbreviation,term\nNO2,A gas\n"};
    agree_report(h, &r, NULL);
    assert_told(h, "\"XY\" (used 1 time)");
    assert_int_equal(diag_warnings(h->diag), 1);
}

static void glossary_is_told_of_what_is_unused_in_one_note(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = "<p>The KPI.</p>",
                       .glossary = "abbreviation,term\nKPI,Key Performance Indicator\n"
                                   "LHA,Local Housing Allowance\nEV,Electric Vehicle\n"};
    agree_report(h, &r, NULL);
    assert_messages(
        h, "glossary.csv:3:1: note: 2 of 3 entries of the glossary; nothing in the report uses "
           "them: LHA, EV; take them out, or leave them if later reports need them "
           "[text-unused]\n");
}

static void abbreviation_with_two_meanings_is_told(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = "<p>The <abbr expansion=\"Key Figure\">KF</abbr>, the "
                               "<abbr expansion=\"key fact\">KF</abbr>.</p>"
                               "<box text=\"one\" indicators=\"ks4\"/>",
                       .commentary =
                           "## one\n\nThe Local Housing Association (LHA), the new (KF).\n\n"
                           "The Total Sum of Money (TSM), the Year to Date (YTD).\n",
                       .glossary = "abbreviation,term\nKF,Key fact\nLHA,Local Housing Allowance\n"
                                   "TSM,Tenant Survey Measure\nYTD,Year to Date\n"};
    agree_report(h, &r, NULL);
    assert_told(h, "\"KF\" as \"Key Figure\"; the glossary explains it on line 2 as \"Key fact\"");
    assert_told(h, "commentary.md:3:32: warning: \"LHA\" as \"Local Housing Association\"; the "
                   "glossary explains it on line 3");
    assert_told(h, "\"TSM\" as \"Total Sum of Money\"");
    assert_int_equal(diag_warnings(h->diag), 3);
}

static void letters_that_do_not_stand_for_the_words_are_noted(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = "<p>EVS YTD LSOA VCS EPIC</p>",
                       .glossary =
                           "abbreviation,term\nEVS,Electric Charging Points\nYTD,Year to Date\n"
                           "LSOA,Lower Layer Super Output Areas\n"
                           "VCS,\"Voluntary, Community & Social Enterprise\"\n"
                           "EPIC,\"Empowering Parents, Influencing Change in Luton\"\n"};
    struct agreement *g = agree_report(h, &r, NULL);
    assert_told(h, "glossary.csv:2:1: note: \"EVS\" as \"Electric Charging Points\"");
    assert_told(h, "glossary.csv:5:1: note: \"VCS\"");
    assert_int_equal(tally_open(&g->tally[RULE_TEXT_LETTERS]), 2);
}

static void commentary_from_before_the_period_is_noted(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .body = "<box text=\"one\" indicators=\"ks4\"/><box text=\"two\" indicators=\"ks4\"/>",
        .commentary = "## one\n\nDate: 30/09/2023\n\nWords.\n\n"
                      "## two\n\nDate: 01/10/2023\n\nWords.\n"};
    agree_report(h, &r, NULL);
    assert_told(h,
                "commentary.md:3:7: note: commentary dated 30/09/2023 of \"ks4\" (report.xml:1:");
    assert_int_equal(diag_count(h->diag), 1);
}

/* --- an earlier report ------------------------------------------------------------ */

#define EARLIER                                                                                    \
    "emissions,2022-23,value,1431.15,,\nks4,academic 2022-23,value,44.1%,provisional,\n"           \
    "relief-no,2023-24 Q1,value,5,,\nrelief-no,2023-24 YTD,value,5,,\n"

static void published_figure_that_changes_must_say_why(void **state)
{
    struct harness *h = *state;
    struct report r = {.figures =
                           "emissions,2022-23,value,1431.20,,\nks4,academic 2022-23,value,44.2%,,\n"
                           "relief-no,2023-24 Q1,value,5,,\nrelief-no,2023-24 YTD,value,5,,\n"};
    struct agreement *g = agree_report(h, &r, read_figures(h, EARLIER));
    assert_told(
        h, "figures.csv:2:25: error: 1431.20 value for 2022-23 of \"emissions\" (report.xml:1:");
    assert_told(
        h, "the earlier report has 1431.15 (figures.csv:2); give it the state revised and a note "
           "with the reason, or put the published figure back [restated]");
    assert_int_equal(diag_errors(h->diag), 1);
    assert_int_equal(g->n_revisions, 2);
    assert_str_equal(g->revisions[1].reason, "provisional before");
}

static void revised_figure_is_listed_and_no_fault(void **state)
{
    struct harness *h = *state;
    struct report r = {.figures =
                           "emissions,2022-23,value,1431.20,revised,meter read again\n"
                           "ks4,academic 2022-23,value,44.1%,,\n"
                           "relief-no,2023-24 Q1,value,5,,\nrelief-no,2023-24 YTD,value,5,,\n"};
    struct agreement *g = agree_report(h, &r, read_figures(h, EARLIER));
    assert_int_equal(diag_errors(h->diag), 0);
    assert_int_equal(g->n_revisions, 1);
    assert_int_equal(agreement_corrected(g), 1);
    assert_str_equal(g->revisions[0].reason, "meter read again");
    assert_str_equal(g->revisions[0].before->typed, "1431.15");
}

static void published_figure_that_is_gone_is_told(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .figures = "emissions,2022-23,value,1431.15,,\nks4,academic 2022-23,value,44.1%,,\n"};
    agree_report(h, &r,
                 read_figures(h, "relief-no,2023-24 Q1,value,5,,\nrelief-no,2018-19,value,9,,\n"));
    assert_told(h, "error: no value for 2023-24 Q1 of \"relief-no\"");
    assert_int_equal(diag_errors(h->diag), 1);
}

/* --- formats --------------------------------------------------------------------- */

/* Whether quotes, brackets and braces of JSON close as they open. */
static bool is_balanced(str s)
{
    char open[64];
    size_t depth = 0;
    bool text = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (text && c == '\\')
            i++;
        else if (c == '"')
            text = !text;
        else if (!text && (c == '{' || c == '[') && depth < sizeof open)
            open[depth++] = c;
        else if (!text && (c == '}' || c == ']') &&
                 (depth == 0 || open[--depth] != (c == '}' ? '{' : '[')))
            return false;
    }
    return depth == 0 && !text;
}

static void json_tells_findings_accepted_ones_and_other_messages(void **state)
{
    struct harness *h = *state;
    struct buf out = {.arena = h->arena};
    struct report r = {
        .body = "<p>The LHA and the XYZ.</p>",
        .head = ACCEPTS(
            "<accept rule=\"text-unexplained\" text=\"LHA\" reason=\"a &quot;term&quot;\"/>")};
    struct agreement *g = agree_report(h, &r, NULL);
    diag_warn(h->diag, (struct place){0}, "another");
    agreement_json(&out, h->diag, g);
    str json = buf_str(&out);
    assert_true(str_starts(json, "[\n{\"severity\": \"warning\", \"rule\": null") &&
                is_balanced(json));
    assert_true(str_find(json, STR("\"printed\": \"\\\"LHA\\\" (used 1 time)\""), 0) != SIZE_MAX);
    assert_true(str_find(json, STR("\"accepted\": \"a \\\"term\\\"\""), 0) != SIZE_MAX);
    assert_true(str_find(json, STR("\"message\": \"another\""), 0) != SIZE_MAX);
}

static void json_without_figures_tells_the_messages(void **state)
{
    struct harness *h = *state;
    struct buf out = {.arena = h->arena};
    agreement_json(&out, h->diag, NULL);
    assert_str_equal(buf_str(&out), "[\n]\n");
    diag_error(h->diag, (struct place){0}, "line\tone");
    agreement_json(&out, h->diag, NULL);
    assert_true(is_balanced(buf_str(&out)));
}

static void sarif_names_rules_places_and_suppressions(void **state)
{
    struct harness *h = *state;
    struct buf out = {.arena = h->arena};
    struct report r = {.body = "<p>The LHA.</p>",
                       .officers = "indicator,title\nks4,Other\n",
                       .head = ACCEPTS("<accept rule=\"text-unexplained\" reason=\"known\"/>")};
    struct agreement *g = agree_report(h, &r, NULL);
    agreement_sarif(&out, h->diag, g, "1.2.3");
    str sarif = buf_str(&out);
    assert_true(is_balanced(sarif));
    assert_true(str_find(sarif, STR("\"version\": \"2.1.0\""), 0) != SIZE_MAX);
    assert_true(str_find(sarif, STR("\"ruleId\": \"text-title\""), 0) != SIZE_MAX);
    assert_true(
        str_find(
            sarif,
            STR("\"uri\": \"officers.csv\"}, \"region\": {\"startLine\": 2, \"startColumn\": 5}"),
            0) != SIZE_MAX);
    assert_true(str_find(sarif, STR("\"suppressions\": [{\"kind\": \"inSource\""), 0) != SIZE_MAX);
}

static void certificate_counts_what_was_tested(void **state)
{
    struct harness *h = *state;
    struct buf out = {.arena = h->arena};
    struct report r = {
        .body = "<p>The LHA, the XYZ and the KPI (a KPI).</p>",
        .glossary = "abbreviation,term\nKPI,Key Performance Indicator\n",
        .head = ACCEPTS("<accept rule=\"text-unexplained\" text=\"LHA\" reason=\"known\"/>")};
    struct agreement *g = agree_report(h, &r, NULL);
    agreement_certificate(&out, g);
    str text = buf_str(&out);
    assert_true(str_starts(text, "Certificate of agreement\nReport, 2023-24 Q3, Council\n"));
    assert_true(str_find(text, STR("text-unexplained            3        1        1        1\n"),
                         0) != SIZE_MAX);
    assert_true(str_find(text, STR("  accepted: known\n"), 0) != SIZE_MAX);
    assert_true(str_find(text, STR("\nOpen\n- text-unexplained: report.xml:1:"), 0) != SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(finding_is_told_with_its_rule),
        test(accepted_finding_is_not_told),
        test(acceptance_without_a_text_stands_for_all_of_its_rule),
        test(acceptance_that_matches_nothing_is_a_finding),
        test(acceptance_of_another_indicator_does_not_fit),
        test(acceptance_of_what_there_is_not_is_an_error),
        test(title_is_the_registers_but_for_its_mark),
        test(figure_of_a_list_is_that_of_the_figures_file),
        test(list_names_every_indicator_once_it_names_half_of_them),
        test(table_of_a_few_indicators_is_no_list_of_all),
        test(strapline_of_another_theme_is_told),
        test(abbreviation_is_explained_by_glossary_brackets_or_element),
        test(raised_and_lowered_text_belongs_to_its_word),
        test(glossary_is_told_of_what_is_unused_in_one_note),
        test(abbreviation_with_two_meanings_is_told),
        test(letters_that_do_not_stand_for_the_words_are_noted),
        test(commentary_from_before_the_period_is_noted),
        test(published_figure_that_changes_must_say_why),
        test(revised_figure_is_listed_and_no_fault),
        test(published_figure_that_is_gone_is_told),
        test(json_tells_findings_accepted_ones_and_other_messages),
        test(json_without_figures_tells_the_messages),
        test(sarif_names_rules_places_and_suppressions),
        test(certificate_counts_what_was_tested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
