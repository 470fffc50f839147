#include "harness.h"
#include "merge.h"

#define REGISTER_HEAD "id,title,theme,row_of,unit,decimals,polarity,frequency,rollup,year,latest\n"
#define FIGURES_HEAD "indicator,period,measure,value,state,note\n"

/* What a test gives; what it leaves out is a small report of two homes indicators and one pair. */
struct report {
    const char *body, *reg, *figures, *commentary, *glossary, *table, *tables, *symbols, *words;
    const struct agreement *agreement;
};

static const char usual_register[] = REGISTER_HEAD
    "relief,Homes found,homes,,count,0,high,Q,sum,financial,2023-24 Q3\n"
    "relief-pct,% of homes found,homes,,percent,0,high,Q,latest,financial,2023-24 Q3\n"
    "tax,Tax collected,money,,millions,1,high,A,latest,financial,2022-23\n"
    "tax-pct,,money,tax,percent,1,high,A,latest,financial,2022-23\n";

static const char usual_figures[] =
    FIGURES_HEAD "relief,2021-22,value,194,,\n"
                 "relief,2022-23,value,341,,\n"
                 "relief,2023-24 Q1,value,96,,\n"
                 "relief,2023-24 Q2,value,\"1,102\",,\n"
                 "relief,2023-24 Q3,value,,not-due,Mar 24\n"
                 "relief,2023-24 YTD,value,314,,\n"
                 "relief,2023-24,annual-target,241,,\n"
                 "relief,2023-24,quarterly-target,60,,\n"
                 "relief,2023-24 Q3,rating,green,,\n"
                 "relief-pct,2023-24 Q1..2023-24 YTD,value,,not-due,Dec 2025\n"
                 "relief-pct,2023-24 Q3,numerator..denominator,,not-available,see text\n"
                 "relief-pct,2023-24,annual-target,5% increase,,\n"
                 "relief-pct,2023-24 Q3,rating,red,,\n"
                 "tax,2021-22,value,91.0,,\n"
                 "tax,2022-23,value,-0.5,,\n"
                 "tax,2023-24,annual-target,90%,,\n"
                 "tax-pct,2022-23,value,90.9%,,\n";

static const char usual_table[] =
    "<table id=\"theme\">"
    "<column title=\"Indicator\" kind=\"title\"/>"
    "<group title=\"Before\"><column title=\"{year-1}\" kind=\"number\" period=\"year-1\"/></group>"
    "<group title=\"{year}\"><column title=\"Q1\" kind=\"number\" period=\"q1\"/>"
    "<column title=\"Q2\" kind=\"number\" period=\"q2\"/>"
    "<column title=\"Q3\" kind=\"number\" period=\"q3\"/>"
    "<column title=\"YTD\" kind=\"number\" period=\"ytd\"/></group>"
    "<group title=\"Latest\"><column title=\"Num\" kind=\"number\" measure=\"numerator\"/>"
    "<column title=\"Den\" kind=\"number\" measure=\"denominator\"/></group>"
    "<group title=\"Target\"><column kind=\"number\" measure=\"annual-target\"/></group>"
    "<column title=\"RAG\" kind=\"rating\"/></table>";

static const char usual_symbols[] = "<symbols><symbol id=\"green\" shape=\"circle\" fill=\"ink\"/>"
                                    "<symbol id=\"red\" shape=\"square\" fill=\"ink\"/></symbols>";

static str or_usual(const char *given, const char *usual)
{
    return str_of(given ? given : usual);
}

static bool load(void *user, struct place asked, str name, str *bytes)
{
    const struct report *r = user;
    (void)asked;
    if (str_is(name, "indicators.csv"))
        *bytes = or_usual(r->reg, usual_register);
    else if (str_is(name, "figures.csv"))
        *bytes = or_usual(r->figures, usual_figures);
    else if (str_is(name, "commentary.md"))
        *bytes = or_usual(r->commentary, "## key\nDate: 01/02/2024\nPost: Manager\n\nText.\n");
    else if (str_is(name, "glossary.csv"))
        *bytes = or_usual(r->glossary, "abbreviation,term,explanation,link_text,url\n"
                                       "NHS,National Health Service,,,https://nhs.uk/\n");
    else
        *bytes = or_usual(r->table, "area,title\nNorth,One\nNorth,Two\nSouth,Three\n");
    return true;
}

static str report_xml(struct arena *a, const struct report *r)
{
    return str_print(
        a,
        "<report xmlns=\"urn:quarterpress:report:1\" id=\"r\" layout=\"small\" period=\"2023-24 "
        "Q3\""
        " published=\"2024-03-04\"><title>Report</title><organisation>Council</"
        "organisation><themes>"
        "<theme id=\"homes\" title=\"Homes\"/><theme id=\"money\" "
        "title=\"Money\"/></themes><ratings>"
        "<rating id=\"green\" letter=\"G\" title=\"Green\" performance=\"H\"/>"
        "<rating id=\"red\" letter=\"R\" title=\"Red\" performance=\"L\"/>"
        "<note>Rated in {quarter}.</note></ratings><data>"
        "<register src=\"indicators.csv\"/><figures src=\"figures.csv\"/>"
        "<commentary src=\"commentary.md\"/><glossary src=\"glossary.csv\"/>"
        "<table id=\"list\" src=\"list.csv\"/></data>%s</report>",
        r->body);
}

static str layout_xml(struct arena *a, const struct report *r)
{
    return str_print(
        a,
        "<layout xmlns=\"urn:quarterpress:layout:1\" id=\"small\" master=\"text\"><fonts><font "
        "id=\"f\" file=\"f.ttf\"/>"
        "</fonts><colours><colour id=\"ink\" value=\"#000000\"/></colours>"
        "<styles><style id=\"s\" font=\"f\" size=\"9pt\" leading=\"11pt\" "
        "colour=\"ink\"/></styles>%s"
        "<masters><master id=\"text\"><region left=\"10mm\" top=\"10mm\" width=\"200mm\" "
        "bottom=\"200mm\"/>"
        "</master><master id=\"cover\"><region left=\"10mm\" top=\"10mm\" width=\"200mm\" "
        "bottom=\"200mm\"/>"
        "</master><master id=\"contents\"><region left=\"10mm\" top=\"10mm\" width=\"200mm\""
        " bottom=\"200mm\"/></master></masters>"
        "<blocks><block id=\"text\"/><block id=\"list\"/><block id=\"box\"/><block id=\"chart\"/>"
        "<block id=\"donuts\"/><block id=\"rating-rows\"/><block id=\"contents\"/><block "
        "id=\"commentary\"/>"
        "<block id=\"commentary-list\"/></blocks>"
        "<tables>%s%s<table id=\"plain\"><column title=\"x\" "
        "kind=\"text\"/></table></tables><chart/>"
        "<donut letter-style=\"s\" total-style=\"s\" word-style=\"s\"/>%s</layout>",
        r->words ? r->words : "", usual_table, r->tables ? r->tables : "",
        r->symbols ? r->symbols : usual_symbols);
}

/* The whole as printed, or "" when there were messages. */
static str merged(struct harness *h, struct report r)
{
    struct arena *a = h->arena;
    struct loader loader = {load, &r};
    struct commentary_set commentary = {0};
    struct layout_spec *layout =
        layout_spec_read(a, h->diag, source_new(a, STR("layout.xml"), layout_xml(a, &r)));
    struct definition *def =
        definition_read(a, h->diag, source_new(a, STR("report.xml"), report_xml(a, &r)), &loader);
    struct figures *figures = def ? figures_read(a, h->diag, def) : NULL;
    if (!figures || !layout || !markdown_read(a, h->diag, def->files[2].source, &commentary))
        return STR("");
    struct merge_job job = {def, figures, &commentary, layout, r.agreement};
    struct document *doc = merge(a, h->diag, &job);
    struct buf out = {.arena = a};
    if (doc)
        document_print(&out, doc);
    return buf_str(&out);
}

#define SECTION(blocks) "<section id=\"s\" title=\"S\">" blocks "</section>"

static void assert_holds(struct harness *h, str all, const char *wanted)
{
    if (str_find(all, str_of(wanted), 0) != SIZE_MAX)
        return;
    print_error("\"%s\" is not in:\n" STR_FMT STR_FMT, wanted, STR_ARG(all),
                STR_ARG(messages_text(h->arena, h->diag)));
    fail();
}

static void assert_lacks(str all, const char *unwanted)
{
    assert_true(all.n > 0);
    assert_true(str_find(all, str_of(unwanted), 0) == SIZE_MAX);
}

static void groups_with_titles_make_two_head_rows(void **state)
{
    struct harness *h = *state;
    str s =
        merged(h, (struct report){SECTION("<indicator-table table=\"theme\" theme=\"homes\"/>")});
    assert_holds(h, s,
                 "head\n        1 head 2x1: Indicator\n        2 head: Before\n"
                 "        3 head 1x4: 2023-24\n        7 head 1x2: Latest\n"
                 "        9 head 2x1: Target\n        10 head 2x1: RAG\n");
    assert_holds(h, s, "head\n        2 head: 2022-23\n        3 head: Q1\n");
}

static void figure_over_several_columns_is_one_cell(void **state)
{
    struct harness *h = *state;
    str s =
        merged(h, (struct report){SECTION("<indicator-table table=\"theme\" theme=\"homes\"/>")});
    assert_holds(h, s, "3 words 1x4: annual measure, data published: Dec 2025\n");
    assert_holds(h, s, "7 words 1x2: see text\n");
}

static void missing_quarter_says_when_it_is_due(void **state)
{
    struct harness *h = *state;
    str s =
        merged(h, (struct report){SECTION("<indicator-table table=\"theme\" theme=\"homes\"/>")});
    assert_holds(h, s,
                 "4 number: 1,102\n        5 words: data due: Mar 24\n        6 number: 314\n");
}

static void figure_over_several_rows_keeps_them_together(void **state)
{
    struct harness *h = *state;
    str s = merged(
        h, (struct report){
               .body = SECTION(
                   "<indicator-table table=\"theme\" indicators=\"relief relief-pct tax\"/>"),
               .figures = FIGURES_HEAD "relief..relief-pct,2023-24,annual-target,17%,,\n"});
    assert_holds(h, s,
                 "row keep-with-next\n        1 row-head: Homes found\n        9 number 2x1: 17%\n"
                 "      row\n        1 row-head: % of homes found\n      row");
}

static void equal_figures_of_their_own_are_not_merged(void **state)
{
    struct harness *h = *state;
    str s = merged(
        h, (struct report){.body = SECTION("<indicator-table table=\"theme\" theme=\"homes\"/>"),
                           .figures = FIGURES_HEAD
                           "relief,2023-24 Q1,value,5,,\nrelief,2023-24 Q2,value,5,,\n"});
    assert_holds(h, s, "3 number: 5\n        4 number: 5\n");
}

static void further_row_shares_the_title_of_its_indicator(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<indicator-table table=\"theme\" indicators=\"tax\""
                                              " break-before=\"tax\"/>")});
    assert_holds(h, s, "row break-before keep-with-next\n        1 row-head 2x1: Tax collected\n");
    assert_holds(h, s, "2 number: 90.9%\n");
    assert_holds(
        h, s, "summary=\"1 indicator, one per row, with Before, 2023-24, Latest, Target and RAG\"");
}

static void break_before_a_row_elsewhere_is_told(void **state)
{
    struct harness *h = *state;
    merged(h, (struct report){SECTION("<indicator-table table=\"theme\" theme=\"homes\""
                                      " break-before=\"tax\"/>")});
    assert_told(h, "\"tax\" is not in this table");
}

static void donuts_count_the_ratings_of_each_theme(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<rating-donuts/>")});
    assert_holds(h, s, "donuts donuts\n      Homes: G 1 R 1 of 2\n");
    assert_lacks(s, "Money");
}

static void counts_are_written_into_sentences(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<p>Of <count/>, <count rating=\"red\"/> is red"
                                              " (<count rating=\"red\" form=\"percent\"/>).</p>")});
    assert_holds(h, s, "para text: Of 2, 1 is red (50%).\n");
}

static void figure_in_a_sentence_is_the_typed_one(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<p>Found <b><figure indicator=\"relief\""
                                              " period=\"2023-24 Q2\"/></b> homes.</p>")});
    assert_holds(h, s, "Found *1,102* homes.\n");
}

static void figure_that_is_not_there_is_told(void **state)
{
    struct harness *h = *state;
    merged(h, (struct report){SECTION("<p><figure indicator=\"relief\" period=\"2019-20\"/></p>")});
    assert_told(h, "\"relief\" has no value for 2019-20");
}

static void abbreviation_is_explained_once_in_each_section(void **state)
{
    struct harness *h = *state;
    str s = merged(
        h, (struct report){
               "<section id=\"a\" title=\"A\"><p>NHSE, the NHS and NHS.</p><p>NHS</p></section>"
               "<section id=\"b\" title=\"B\"><list><item>NHS’s</item></list></section>"});
    assert_holds(h, s, ": NHSE, the NHS{National Health Service} and NHS.\n    para text: NHS\n");
    assert_holds(h, s, "- NHS{National Health Service}’s\n");
}

static void blanks_collapse_and_quotes_are_curled(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<p>\n  a <b> \"b\" </b>\n c - d<br/> it's </p>")});
    assert_holds(h, s, "para text: a *“b” *c – d\\nit’s\n");
}

static void links_lead_to_places_and_addresses(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<p><a to=\"#s\">here</a> or "
                                              "<a to=\"https://x.org/\">there</a></p>")});
    assert_holds(h, s, "[here](#s) or [there](https://x.org/)\n");
}

static void quarterly_chart_keeps_the_place_of_missing_quarters(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<box text=\"key\" indicators=\"relief\"/>")});
    assert_holds(h, s, "box box title=\"Homes found\" post=\"Manager\" date=\"01/02/2024\"\n");
    assert_holds(
        h, s,
        "categories: Previous years / 2020-21 | Previous years / 2021-22 | Previous years / "
        "2022-23 | 2023-24 / Q1 | 2023-24 / Q2 | 2023-24 / Q3 | 2023-24 / Q4 | "
        "2023-24 / YTD (total)\n");
    assert_holds(h, s, "series \"Homes found\": - | 194 | 341 | 96 | 1,102 | - | - | 314\n");
}

static void targets_stand_over_what_they_apply_to(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<chart indicators=\"relief\"/>")});
    assert_holds(h, s,
                 "target Quarterly target: 60 over 4 to 7\n"
                 "      target Annual target: 241 over 8 to 8\n");
    s = merged(h, (struct report){SECTION("<chart indicators=\"relief\" targets=\"none\"/>")});
    assert_lacks(s, "target ");
}

static void target_of_another_form_is_not_drawn(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<chart indicators=\"tax\"/>")});
    assert_lacks(s, "target ");
}

static void annual_chart_shows_only_years_with_values(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<chart indicators=\"tax\"/>")});
    assert_holds(h, s,
                 "categories: 2021-22 | 2022-23\n      series \"Tax collected\": 91.0 | −0.5\n");
}

static void value_printed_across_the_year_is_not_charted(void **state)
{
    struct harness *h = *state;
    str s =
        merged(h, (struct report){.body = SECTION("<box text=\"key\" indicators=\"relief\"/>"),
                                  .figures = FIGURES_HEAD
                                  "relief,2021-22,value,61%,,\nrelief,2022-23,value,59%,,\n"
                                  "relief,2023-24 Q1..2023-24 YTD,value,59%,revised,(2022/23)\n"});
    assert_holds(h, s, "categories: 2021-22 | 2022-23\n");
}

static void box_draws_no_chart_of_one_value(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<box text=\"key\" indicators=\"tax-pct\"/>")});
    assert_lacks(s, "chart");
}

static void chart_without_years_shows_the_periods_that_it_has(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = SECTION("<chart indicators=\"relief relief-pct\"/>"),
                       .figures =
                           FIGURES_HEAD "relief,2022,value,7,,\nrelief,2020,value,5,,\n"
                                        "relief,Dec 2021,value,1,,\nrelief-pct,2022,value,9,,\n"
                                        "relief-pct,Dec 2020,value,9,,\n"};
    str s = merged(h, r);
    assert_holds(h, s,
                 "categories: 2020 | 2022\n      series \"Homes found\": 5 | 7\n"
                 "      series \"% of homes found\": - | 9\n");
    assert_lacks(s, "groups");
    r.figures = FIGURES_HEAD "relief,academic 2022-23 autumn,value,1,,\n"
                             "relief,academic 2021-22 summer,value,2,,\n";
    assert_holds(h, merged(h, r), "categories: Summer term 21/22 | Autumn term 22/23\n");
    r.figures = FIGURES_HEAD "relief,2018-20,value,1,,\nrelief,2019-21,value,2,,\n";
    assert_holds(h, merged(h, r), "categories: 2018-20 | 2019-21\n");
}

static void chart_of_other_periods_shows_the_last_twelve(void **state)
{
    struct harness *h = *state;
    struct buf rows = {.arena = h->arena};
    buf_print(&rows, "%s", FIGURES_HEAD);
    for (int day = 20; day >= 1; day--)
        buf_print(&rows, "relief,%02d/05/2023,value,%d,,\n", day, day);
    str s = merged(h, (struct report){.body = SECTION("<chart indicators=\"relief\"/>"),
                                      .figures = str_cstr(h->arena, buf_str(&rows))});
    assert_holds(h, s, "categories: 09/05/2023 | 10/05/2023 | ");
    assert_holds(h, s, "9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20\n");
}

static void empty_chart_says_what_it_looked_for(void **state)
{
    struct harness *h = *state;
    merged(h, (struct report){.body = SECTION("<chart indicators=\"relief tax\"/>"),
                              .figures = FIGURES_HEAD});
    assert_told(h, "of \"relief\", \"tax\" it looked for value of the quarters and year to date of "
                   "2023-24");
}

static void annual_chart_takes_the_latest_target(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = SECTION("<chart indicators=\"tax\"/>"),
                       .figures = FIGURES_HEAD
                       "tax,2021-22,value,90,,\ntax,2022-23,value,95,,\n"
                       "tax,2021-22,annual-target,91,,\ntax,2022-23,annual-target,92,,\n"};
    assert_holds(h, merged(h, r), "target Annual target: 92 over 2 to 2\n");
    r.figures = FIGURES_HEAD "tax,2021-22,value,90,,\ntax,2022-23,value,95,,\n"
                             "tax,2022-23,annual-target,92,,\ntax,2023-24,annual-target,93,,\n";
    assert_holds(h, merged(h, r), "target Annual target: 93 over 2 to 2\n");
}

#define COLUMN_TABLE(columns)                                                                      \
    "<table id=\"own\"><column title=\"I\" kind=\"title\"/>" columns "</table>"
#define PERIOD_COLUMN(period)                                                                      \
    COLUMN_TABLE("<column title=\"V\" kind=\"number\" period=\"" period "\"/>")

static void column_may_name_a_period_as_data_does(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = SECTION("<indicator-table table=\"own\" indicators=\"relief\"/>"),
                       .figures = FIGURES_HEAD "relief,2022,value,7,,\nrelief,Dec 2021,value,8,,\n"
                                               "relief,2022-23 Q2,value,9,,\n"};
    r.tables = PERIOD_COLUMN("2022");
    assert_holds(h, merged(h, r), "2 number: 7\n");
    r.tables = PERIOD_COLUMN("Dec 2021");
    assert_holds(h, merged(h, r), "2 number: 8\n");
    r.tables = PERIOD_COLUMN("2022-23 Q2");
    assert_holds(h, merged(h, r), "2 number: 9\n");
    assert_messages(h, "");
    r.tables = PERIOD_COLUMN("last year");
    assert_int_equal(merged(h, r).n, 0);
    assert_told(h, "layout.xml:");
    assert_told(h, "there is no period \"last year\"; it is latest, year-0");
}

static void row_that_is_blank_in_every_column_is_told(void **state)
{
    struct harness *h = *state;
    merged(h, (struct report){.body = SECTION("<indicator-table table=\"own\" theme=\"homes\"/>"),
                              .figures = FIGURES_HEAD "relief,2022,value,7,,\n"
                                                      "relief-pct,2023-24 Q1,value,8,,\n",
                              .tables = PERIOD_COLUMN("q1")});
    assert_told(h, "warning: indicator \"relief\" has figures, but none for a column of the table "
                   "\"own\"");
    assert_true(str_find(messages_text(h->arena, h->diag), STR("relief-pct"), 0) == SIZE_MAX);
}

static void unit_is_printed_in_words(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = SECTION("<indicator-table table=\"own\" theme=\"money\"/>"),
                       .tables =
                           COLUMN_TABLE("<column title=\"U\" kind=\"field\" field=\"unit\"/>")};
    str s = merged(h, r);
    assert_holds(h, s, "2 words known: million\n");
    assert_holds(h, s, "2 words known: %\n");
    r.words = "<words><word id=\"unit-millions\" text=\"in millions\"/></words>";
    assert_holds(h, merged(h, r), "2 words: in millions\n");
}

static void words_of_a_data_table_may_lead_to_an_address(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = SECTION("<data-table data=\"list\" table=\"own\"/>"),
                       .table = "title,url\nOne,https://example.org/\nTwo,\n",
                       .tables = "<table id=\"own\"><column title=\"L\" kind=\"link\" "
                                 "field=\"title\" address=\"url\"/></table>"};
    str s = merged(h, r);
    assert_holds(h, s, "1 text: [One](https://example.org/)\n      row\n        1 text: Two\n");
    r.table = "title,url\nOne,example.org\n";
    merged(h, r);
    assert_told(h, "list.csv:2:5: error: \"example.org\" is not an address");
    r.table = "title,web\nOne,\n";
    merged(h, r);
    assert_told(h, "list.csv has no column \"url\"; its heads are title, web");
}

static void note_about_the_ratings_stands_with_their_rows(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<rating-rows/>")});
    assert_holds(h, s, "note=\"Rated in Q3.\"");
}

static void rating_that_is_shown_needs_a_symbol(void **state)
{
    struct harness *h = *state;
    struct report r = {.body = SECTION("<indicator-table table=\"theme\" indicators=\"tax\"/>"),
                       .symbols = "<symbols><symbol id=\"green\" fill=\"ink\"/></symbols>"};
    assert_true(merged(h, r).n > 0);
    r.body = SECTION("<indicator-table table=\"theme\" theme=\"homes\"/>");
    assert_int_equal(merged(h, r).n, 0);
    assert_told(h, "the layout \"small\" has no symbol \"red\"; add <symbol id=\"red\" .../>");
}

static void commentary_lists_may_hold_more_blocks(void **state)
{
    struct harness *h = *state;
    str s = merged(
        h, (struct report){.body = SECTION("<commentary-text text=\"key\"/>"),
                           .commentary = "## key\n\nFirst *one*:\n\n3. three\n   - inner\n"});
    assert_holds(h, s,
                 "para commentary: First _one_:\n    list commentary-list number start=3\n"
                 "      - three\n        list commentary-list bullet\n          - inner\n");
}

static void text_that_is_not_in_the_commentary_is_told(void **state)
{
    struct harness *h = *state;
    merged(h, (struct report){SECTION("<commentary-text text=\"other\"/>")});
    assert_told(h, "there is no text \"other\" in the commentary");
}

static void equal_areas_become_one_cell_that_rows_may_leave(void **state)
{
    struct harness *h = *state;
    str s = merged(
        h, (struct report){
               .body = SECTION("<data-table data=\"list\" table=\"areas\"/>"),
               .tables = "<table id=\"areas\"><column title=\"Area\" kind=\"area\" field=\"area\"/>"
                         "<column title=\"Title\" kind=\"title\" field=\"title\"/></table>"});
    assert_holds(h, s,
                 "      row\n        1 row-head 2x1: North\n        2 row-head: One\n      row\n"
                 "        2 row-head: Two\n      row\n        1 row-head: South\n");
}

static void where_chooses_the_rows_of_data(void **state)
{
    struct harness *h = *state;
    struct report r = {
        .body = SECTION("<data-table data=\"list\" table=\"areas\" where=\"area=South|East\"/>"),
        .tables =
            "<table id=\"areas\"><column title=\"T\" kind=\"title\" field=\"title\"/></table>"};
    str s = merged(h, r);
    assert_holds(h, s, "row-head: Three\n");
    assert_lacks(s, "row-head: One");
    r.body = SECTION("<data-table data=\"list\" table=\"areas\" where=\"area=West\"/>");
    merged(h, r);
    assert_told(h, "the table would be empty");
}

static void glossary_link_without_words_shows_its_address(void **state)
{
    struct harness *h = *state;
    str s = merged(
        h, (struct report){
               .body = SECTION("<glossary-table table=\"words\"/>"),
               .tables =
                   "<table id=\"words\"><column title=\"A\" kind=\"title\" field=\"abbreviation\"/>"
                   "<column title=\"B\" kind=\"text\" field=\"explanation\"/>"
                   "<column title=\"C\" kind=\"link\" field=\"link\"/></table>"});
    assert_holds(h, s,
                 "1 row-head: NHS\n        2 text: National Health Service\n"
                 "        3 text: [https://nhs.uk/](https://nhs.uk/)\n");
}

static void typed_table_may_have_spans(void **state)
{
    struct harness *h = *state;
    str s =
        merged(h, (struct report){SECTION(
                      "<table caption=\"C\"><head><row><cell>a</cell><cell>b</cell></row></head>"
                      "<row><cell rowspan=\"2\" heading=\"yes\">c</cell><cell>d</cell></row>"
                      "<row><cell align=\"end\">5</cell></row></table>")});
    assert_holds(h, s,
                 "head\n        1 head: a\n        2 head: b\n      row keep-with-next\n"
                 "        1 row-head 2x1: c\n        2 text: d\n      row\n        2 number: 5\n");
}

static void typed_row_of_another_length_is_told(void **state)
{
    struct harness *h = *state;
    merged(h, (struct report){SECTION("<table caption=\"C\"><row><cell>a</cell><cell>b</cell></row>"
                                      "<row><cell>c</cell></row></table>")});
    assert_told(h, "this row ends after 1 of 2 columns");
}

static void contents_name_the_sections_after_them(void **state)
{
    struct harness *h = *state;
    str s = merged(
        h,
        (struct report){
            "<contents/><section id=\"a\" title=\"A\" theme=\"homes\"><section id=\"b\" title=\"B\""
            " contents-text=\"Bee\"/></section><section id=\"c\" title=\"C\" contents=\"no\"/>"});
    assert_holds(h, s, "contents contents\n      A (#a) G 1 R 1\n        Bee (#b)\n  section #a");
}

static void look_that_the_layout_lacks_is_told(void **state)
{
    struct harness *h = *state;
    str s = merged(h, (struct report){SECTION("<p style=\"loud\">x</p>")});
    assert_int_equal(s.n, 0);
    assert_told(h, "the layout \"small\" has no block \"loud\"; it has text, list, box");
}

static void attribute_that_changes_nothing_is_refused(void **state)
{
    struct harness *h = *state;
    merged(h, (struct report){"<section id=\"a\" title=\"A\" start=\"here\" style=\"text\">"
                              "<section id=\"b\" title=\"B\" master=\"text\" strapline=\"s\"/>"
                              "<section id=\"c\" title=\"C\" heading=\"no\" style=\"text\"/>"
                              "</section>"});
    assert_told(h, "start changes nothing here: a section of the report always begins a page");
    assert_told(h, "style changes nothing here: its heading is the title of a page");
    assert_told(h, "master changes nothing here: a section inside another stands on that one's");
    assert_told(h, "strapline changes nothing here: a section inside another has none");
    assert_told(h, "style changes nothing here: the section has no heading; take it out");
    assert_int_equal(diag_errors(h->diag), 5);
}

static void certificate_is_a_sentence_and_a_table_of_rules(void **state)
{
    struct harness *h = *state;
    struct agreement g = {.figures = 12, .arena = h->arena};
    g.tally[RULE_ROLLUP_YTD] = (struct tally){1200, 1199, 0};
    str s = merged(h, (struct report){SECTION("<certificate/>"), .agreement = &g});
    assert_holds(h, s,
                 "12 figures. 1200 relations tested: 1199 agree, 0 accepted with reasons, 1 open.");
    assert_holds(h, s, "The year to date follows from its quarters");
    assert_holds(h, s, "1,199");
    assert_lacks(s, "Accepted with reasons");
    assert_lacks(s, rules[RULE_RATIO_PERCENT].title);
}

static void certificate_gives_the_reasons_of_what_is_accepted(void **state)
{
    struct harness *h = *state;
    struct node *accept = node_read(
        h->arena, h->diag,
        source_of(
            h->arena, "report.xml",
            "<report xmlns=\"urn:quarterpress:report:1\" id=\"r\" layout=\"l\" period=\"2023\" "
            "published=\"2024-03-04\"><title>T</title><organisation>O</organisation><accepts>"
            "<accept rule=\"rollup-ytd\" reason=\"as printed\"/></accepts><data><register "
            "src=\"r.csv\"/></data><contents/></report>"),
        &report_vocabulary);
    assert_non_null(accept);
    struct finding f = {.rule = RULE_ROLLUP_YTD,
                        .printed = STR("year to date 5138"),
                        .follows = STR("its newest quarter is 5783"),
                        .accepted = node_child(node_child(accept, "accepts"), "accept")};
    struct agreement g = {.items = &f, .n = 1, .arena = h->arena};
    g.tally[RULE_ROLLUP_YTD] = (struct tally){1, 0, 1};
    str s = merged(h, (struct report){SECTION("<certificate/>"), .agreement = &g});
    assert_holds(h, s, "Accepted with reasons");
    assert_holds(h, s, "year to date 5138");
    assert_holds(h, s, "its newest quarter is 5783");
    assert_holds(h, s, "as printed");
}

static void revisions_need_an_earlier_report(void **state)
{
    struct harness *h = *state;
    struct agreement g = {.arena = h->arena};
    assert_int_equal(merged(h, (struct report){SECTION("<revisions/>"), .agreement = &g}).n, 0);
    assert_told(h, "error: there is no earlier report to compare with; name it with --earlier");
}

static void revisions_show_both_values_and_the_reason(void **state)
{
    struct harness *h = *state;
    struct indicator relief = {.title = STR("Homes found")};
    struct figure before = {.typed = STR("340"),
                            .first_measure = MEASURE_VALUE,
                            .first_period = {PERIOD_YEAR, 2022, 0, 0}};
    struct figure now = {.typed = STR("341")};
    struct revision v = {&relief, &before, &now, STR("counted again")};
    struct agreement g = {.revisions = &v, .n_revisions = 1, .compared = true, .arena = h->arena};
    str s = merged(h, (struct report){SECTION("<revisions/>"), .agreement = &g});
    assert_holds(h, s, "Homes found");
    assert_holds(h, s, "2022-23");
    assert_holds(h, s, "340");
    assert_holds(h, s, "341");
    assert_holds(h, s, "counted again");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(groups_with_titles_make_two_head_rows),
        test(figure_over_several_columns_is_one_cell),
        test(missing_quarter_says_when_it_is_due),
        test(figure_over_several_rows_keeps_them_together),
        test(equal_figures_of_their_own_are_not_merged),
        test(further_row_shares_the_title_of_its_indicator),
        test(break_before_a_row_elsewhere_is_told),
        test(donuts_count_the_ratings_of_each_theme),
        test(counts_are_written_into_sentences),
        test(figure_in_a_sentence_is_the_typed_one),
        test(figure_that_is_not_there_is_told),
        test(abbreviation_is_explained_once_in_each_section),
        test(blanks_collapse_and_quotes_are_curled),
        test(links_lead_to_places_and_addresses),
        test(quarterly_chart_keeps_the_place_of_missing_quarters),
        test(targets_stand_over_what_they_apply_to),
        test(target_of_another_form_is_not_drawn),
        test(annual_chart_shows_only_years_with_values),
        test(value_printed_across_the_year_is_not_charted),
        test(box_draws_no_chart_of_one_value),
        test(chart_without_years_shows_the_periods_that_it_has),
        test(chart_of_other_periods_shows_the_last_twelve),
        test(empty_chart_says_what_it_looked_for),
        test(annual_chart_takes_the_latest_target),
        test(column_may_name_a_period_as_data_does),
        test(row_that_is_blank_in_every_column_is_told),
        test(unit_is_printed_in_words),
        test(words_of_a_data_table_may_lead_to_an_address),
        test(note_about_the_ratings_stands_with_their_rows),
        test(rating_that_is_shown_needs_a_symbol),
        test(commentary_lists_may_hold_more_blocks),
        test(text_that_is_not_in_the_commentary_is_told),
        test(equal_areas_become_one_cell_that_rows_may_leave),
        test(where_chooses_the_rows_of_data),
        test(glossary_link_without_words_shows_its_address),
        test(typed_table_may_have_spans),
        test(typed_row_of_another_length_is_told),
        test(contents_name_the_sections_after_them),
        test(look_that_the_layout_lacks_is_told),
        test(attribute_that_changes_nothing_is_refused),
        test(certificate_is_a_sentence_and_a_table_of_rules),
        test(certificate_gives_the_reasons_of_what_is_accepted),
        test(revisions_need_an_earlier_report),
        test(revisions_show_both_values_and_the_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
