#include "agree.h"
#include "checking.h"
#include "report_fixture.h"
#include <stdio.h>

/* --- a report and what the checks find in it --- */

#define HEAD                                                                                       \
    "<report xmlns=\"urn:quarterpress:report:1\" id=\"r\" layout=\"l\" period=\"2023-24 Q3\""      \
    " published=\"2024-03-04\"><title>Report</title><organisation>Council</organisation>"          \
    "<themes><theme id=\"t\" title=\"Theme\"/></themes>"                                           \
    "<ratings><rating id=\"green\" letter=\"G\" title=\"Green\" least=\"100\"/>"                   \
    "<rating id=\"amber\" letter=\"A\" title=\"Amber\" least=\"90\"/>"                             \
    "<rating id=\"red\" letter=\"R\" title=\"Red\"/></ratings>"                                    \
    "<data><register src=\"indicators.csv\"/><figures src=\"figures.csv\"/></data>"
#define REGISTER_HEAD                                                                              \
    "id,title,theme,unit,polarity,frequency,rollup,year,latest,number_row,numerator_name,"         \
    "denominator_name,value_name,target_basis\n"

static struct agreement *agreement_of(struct harness *h, const char *rows, const char *figures,
                                      const char *body)
{
    struct arena *a = h->arena;
    str xml = str_print(a, "%s<section id=\"s\" title=\"S\">%s</section></report>", HEAD, body);
    str reg = str_print(a, "%s%s", REGISTER_HEAD, rows);
    str csv = str_print(a, "indicator,period,measure,value,state,note\n%s", figures);
    struct fixture_file files[] = {
        {"indicators.csv", str_cstr(a, reg)}, {"figures.csv", str_cstr(a, csv)}, {NULL, NULL}};
    struct definition *def = fixture_definition(h, str_cstr(a, xml), files);
    struct figures *f = def ? figures_read(a, h->diag, def) : NULL;
    assert_messages(h, "");
    assert_non_null(f);
    struct checking *c = arena_new(a, struct checking);
    *c = (struct checking){.arena = a, .diag = h->diag, .definition = def, .figures = f};
    struct agreement *g = arena_new(a, struct agreement);
    g->arena = a;
    g->checking = c;
    agree_rollup(g);
    agree_ratio(g);
    agree_rating(g);
    agree_trend(g);
    agree_headline(g);
    return g;
}

static size_t count_rule(const struct agreement *g, enum rule_id rule)
{
    size_t n = 0;
    for (size_t k = 0; k < g->n; k++)
        n += g->items[k].rule == rule;
    return n;
}

static str findings_text(struct arena *a, const struct agreement *g)
{
    struct buf b = {.arena = a};
    for (size_t k = 0; k < g->n; k++) {
        const struct finding *f = &g->items[k];
        struct line_column at = place_line_column(f->at);
        buf_print(&b, STR_FMT ":%zu:%zu %s: " STR_FMT "; " STR_FMT "; " STR_FMT "\n",
                  STR_ARG(f->at.source->name), at.line, at.column, rules[f->rule].id,
                  STR_ARG(f->printed), STR_ARG(f->follows), STR_ARG(f->settle));
    }
    return buf_str(&b);
}

/* One relation, held or broken. */
struct example {
    const char *rows, *figures, *body;
    enum rule_id rule;
    const char *wanted; /* NULL: it holds */
};

static void try_example(void **state, const struct example *e)
{
    harness_close(state);
    harness_open(state);
    struct harness *h = *state;
    struct agreement *g = agreement_of(h, e->rows, e->figures, e->body ? e->body : "<p>Text.</p>");
    str all = findings_text(h->arena, g);
    if (e->wanted ? str_find(all, str_of(e->wanted), 0) == SIZE_MAX : count_rule(g, e->rule) > 0)
        fail_msg("wanted \"%s\" of %s, got:\n" STR_FMT "\nfrom:\n%s",
                 e->wanted ? e->wanted : "nothing", rules[e->rule].id, STR_ARG(all), e->figures);
    if (!e->wanted && g->tally[e->rule].tested == 0)
        fail_msg("%s was not tested by:\n%s", rules[e->rule].id, e->figures);
}

#define TRY(state, ...)                                                                            \
    do {                                                                                           \
        static const struct example examples_[] = {__VA_ARGS__};                                   \
        for (size_t k_ = 0; k_ < sizeof examples_ / sizeof *examples_; k_++)                       \
            try_example((state), &examples_[k_]);                                                  \
    } while (0)

#define ROW(unit, polarity, rollup)                                                                \
    "i,Indicator,t," unit "," polarity ",Q," rollup ",,2023-24 Q3,,,,,\n"
#define QUARTERS(a, b, c, ytd)                                                                     \
    "i,2023-24 Q1,value," a ",,\ni,2023-24 Q2,value," b ",,\ni,2023-24 Q3,value," c ",,\n"         \
    "i,2023-24 YTD,value," ytd ",,\n"

/* --- roll-ups --- */

static void year_to_date_follows_from_its_quarters(void **state)
{
    TRY(state,
        {ROW("count", "high", "sum"), QUARTERS("298", "270", "252", "820"), NULL, RULE_ROLLUP_YTD,
         NULL},
        {ROW("count", "high", "sum"), QUARTERS("298", "270", "252", "252"), NULL, RULE_ROLLUP_YTD,
         "figures.csv:5:21 rollup-ytd: year to date 252; Quarter 1, Quarter 2 and Quarter 3 (298, "
         "270 and "
         "252) add up to 820, and 252 is Quarter 3 alone"},
        {ROW("count", "high", "latest"), QUARTERS("5818", "5138", "5783", "5138"), NULL,
         RULE_ROLLUP_YTD, "the newest quarter, Quarter 3, is 5783, and 5138 is Quarter 2 alone"},
        {ROW("percent", "low", "mean"), QUARTERS("9.9%", "11.6%", "11.16%", "10.53%"), NULL,
         RULE_ROLLUP_YTD,
         "is 10.89%, and 10.53% is the mean of Quarter 1 and Quarter 3: Quarter 2 is left out"},
        {ROW("days", "low", "mean"), QUARTERS("39.95", "31.87", "25.00", "32.27"), NULL,
         RULE_ROLLUP_YTD, NULL},
        {ROW("count", "none", "cumulative"), QUARTERS("826", "1741", "2549", "2549"), NULL,
         RULE_ROLLUP_YTD, NULL},
        {ROW("count", "none", "cumulative"), QUARTERS("826", "1741", "2549", "2548"), NULL,
         RULE_ROLLUP_YTD, "Quarter 3, is 2549"});
}

static void rounding_of_the_parts_is_no_fault(void **state)
{
    TRY(state,
        {ROW("pounds", "high", "sum"),
         QUARTERS("\"£87,141.80\"", "£99243.94", "£134796.00", "£321182"), NULL, RULE_ROLLUP_YTD,
         NULL},
        {ROW("millions", "high", "sum"), QUARTERS("1.4", "1.4", "1.4", "4.3"), NULL,
         RULE_ROLLUP_YTD, NULL},
        {ROW("millions", "high", "sum"), QUARTERS("1.4", "1.4", "1.4", "4.5"), NULL,
         RULE_ROLLUP_YTD, "add up to 4.2"},
        {ROW("pounds", "high", "sum"), QUARTERS("£1.2M", "£800000", "£50000", "£2050000"), NULL,
         RULE_ROLLUP_YTD, NULL});
}

static void quarter_without_a_value_is_left_out(void **state)
{
    TRY(state,
        {ROW("percent", "high", "latest"),
         "i,2023-24 Q1,value,93.3%,,\ni,2023-24 Q2,value,93.5%,,\ni,2023-24 Q3,value,,not-due,Mar "
         "24\n"
         "i,2023-24 YTD,value,93.5%,,\n",
         NULL, RULE_ROLLUP_YTD, NULL},
        {"i,Indicator,t,count,high,Q,sum,academic,academic 2023-24 YTD,,,,,\n",
         "i,2023-24 Q1,value,3,,\ni,2023-24 Q2,value,4,,\ni,academic 2023-24 YTD,value,9,,\n", NULL,
         RULE_ROLLUP_YTD, "Quarter 1 and Quarter 2 (3 and 4) add up to 7"},
        {ROW("count", "high", "sum"),
         "i,2022-23 Q1,value,1,,\ni,2022-23 Q2,value,2,,\ni,2022-23 Q3,value,3,,\ni,2022-23 "
         "Q4,value,4,,\n"
         "i,2022-23,value,11,,\n",
         NULL, RULE_ROLLUP_YTD, "total of the year 11; Quarter 1 2022-23"});
}

static void ratio_is_that_of_the_sums(void **state)
{
#define PARTS                                                                                      \
    "i,2023-24 Q1,numerator,10,,\ni,2023-24 Q1,denominator,40,,\ni,2023-24 Q2,numerator,30,,\n"    \
    "i,2023-24 Q2,denominator,60,,\n"
#define HALVES "i,2023-24 Q1,value,25%,,\ni,2023-24 Q2,value,50%,,\n"
    TRY(state,
        {ROW("percent", "high", "ratio"), HALVES PARTS "i,2023-24 YTD,value,40%,,\n", NULL,
         RULE_ROLLUP_YTD, NULL},
        {ROW("percent", "high", "ratio"), HALVES PARTS "i,2023-24 YTD,value,38%,,\n", NULL,
         RULE_ROLLUP_YTD, "the numerators add up to 40 and the denominators to 100, which is 40%"});
}

static void undeclared_rollup_is_named_when_one_fits(void **state)
{
    TRY(state,
        {ROW("days", "low", "none"), QUARTERS("23.21", "22.14", "13.76", "19.70"), NULL,
         RULE_ROLLUP_UNDECLARED, "all quarters fit mean; write it into the column rollup"},
        {ROW("days", "low", "none"), QUARTERS("23.21", "22.14", "13.76", "19.07"), NULL,
         RULE_ROLLUP_UNDECLARED,
         "no roll-up gives it: the sum is 59.11, the newest quarter 13.76, the mean 19.70: it lies "
         "between"},
        {ROW("percent", "low", "none"), QUARTERS("24.72%", "23.10%", "24.80%", "25.54%"), NULL,
         RULE_ROLLUP_UNDECLARED, "it lies above all of them, so no mean can give it"});
}

static void quarterly_targets_make_the_annual_one(void **state)
{
#define TARGETS(q, y) "i,2023-24,quarterly-target," q ",,\ni,2023-24,annual-target," y ",,\n"
    TRY(state, {ROW("count", "high", "sum"), TARGETS("25", "100"), NULL, RULE_ROLLUP_TARGET, NULL},
        {ROW("count", "high", "sum"), TARGETS("53", "210"), NULL, RULE_ROLLUP_TARGET,
         "4 times 53 is 212, and a quarter of 210 is 52.5"},
        {ROW("percent", "high", "latest"), TARGETS("10%", "10%"), NULL, RULE_ROLLUP_TARGET, NULL},
        {ROW("percent", "high", "latest"), TARGETS("10%", "12%"), NULL, RULE_ROLLUP_TARGET,
         "the two are the same target"},
        {ROW("count", "low", "latest"), TARGETS("0.25% decrease", "1% decrease"), NULL,
         RULE_ROLLUP_TARGET, NULL},
        {ROW("count", "low", "latest"), TARGETS("0.1% decrease", "1% decrease"), NULL,
         RULE_ROLLUP_TARGET, "4 times 0.1% is 0.4%"});
}

/* --- ratios --- */

#define RATIO(above, below)                                                                        \
    "i,2023-24 Q3,numerator," above ",,\ni,2023-24 Q3,denominator," below ",,\n"
#define PERCENT ROW("percent", "high", "latest")

static void percentage_is_numerator_of_denominator(void **state)
{
    TRY(state,
        {PERCENT, QUARTERS("80%", "78%", "80%", "80%") RATIO("265", "333"), NULL,
         RULE_RATIO_PERCENT, NULL},
        {PERCENT, QUARTERS("80%", "78%", "79%", "79%") RATIO("265", "333"), NULL,
         RULE_RATIO_PERCENT, "265 of 333 is 79.6%: 79% is cut, not rounded"},
        {PERCENT, QUARTERS("93%", "93%", "93%", "93%") RATIO("7706", "7152"), NULL,
         RULE_RATIO_PERCENT, "7706 of 7152 is 107.7%: the two are swapped, as 7152 of 7706 is 93%"},
        {PERCENT, QUARTERS("81.0%", "50.0%", "70.0%", "70.0%") RATIO("81", "100"), NULL,
         RULE_RATIO_PERCENT, "that is the figure of Quarter 1"},
        {PERCENT,
         "i,2022-23,value,93.0%,,\ni,2023-24 Q1..2023-24 YTD,value,,not-due,2024\n"
         "i,2023-24,numerator,466,,\ni,2023-24,denominator,500,,\n",
         NULL, RULE_RATIO_PERCENT, "466 of 500 beside 2022-23 93.0%; 466 of 500 is 93.20%"});
}

static void ratio_of_sums_is_told_at_its_own_quarter(void **state)
{
#define SHARES ROW("percent", "high", "ratio")
#define FIRST "i,2023-24 Q2,numerator,120,,\ni,2023-24 Q2,denominator,400,,\n"
    TRY(state,
        {SHARES, QUARTERS("9.0%", "30.0%", "31.6%", "30.9%") FIRST RATIO("133", "420"), NULL,
         RULE_RATIO_PERCENT, "133 of 420 is 31.67%: 31.6% is cut, not rounded"},
        {SHARES, QUARTERS("9.0%", "30.0%", "31.7%", "30.9%") FIRST RATIO("420", "133"), NULL,
         RULE_RATIO_PERCENT, "the two are swapped, as 133 of 420 is 31.7%"},
        {SHARES, QUARTERS("9.0%", "30.0%", "31.7%", "30.9%") FIRST RATIO("133", "0"), NULL,
         RULE_RATIO_PERCENT, "133 of 0 is no percentage"},
        {SHARES, QUARTERS("9.0%", "30.0%", "31.7%", "30.9%") FIRST RATIO("0", "0"), NULL,
         RULE_RATIO_PERCENT, NULL},
        {SHARES, "i,2023-24,quarterly-target,30.0%,,\ni,2023-24,annual-target,31.0%,,\n", NULL,
         RULE_ROLLUP_TARGET, "quarterly target 30.0% beside the annual target 31.0%"});
}

static void ratio_of_one_quarter_beside_the_year_is_told(void **state)
{
    TRY(state,
        {ROW("percent", "low", "sum"),
         QUARTERS(
             "3.69%", "3.08%", "2.70%",
             "9.47%") "i,2023-24 Q3,numerator,70,,of Quarter 3\ni,2023-24 Q3,denominator,2589,,\n",
         NULL, RULE_RATIO_BASIS, NULL},
        {ROW("percent", "low", "sum"),
         QUARTERS("3.69%", "3.08%", "2.70%", "9.47%") RATIO("70", "2589"), NULL, RULE_RATIO_BASIS,
         "70 of 2589 is 2.70%, the figure of Quarter 3 alone"},
        {ROW("percent", "low", "ratio"),
         QUARTERS("3.69%", "3.08%", "2.70%", "3.16%") RATIO("70", "2589"), NULL, RULE_RATIO_BASIS,
         NULL},
        {ROW("percent", "low", "latest"),
         QUARTERS("3.69%", "3.08%", "2.70%", "2.70%") RATIO("70", "2589"), NULL, RULE_RATIO_BASIS,
         NULL});
}

#define PAIR(rollup, of_number)                                                                    \
    "i,Share,t,percent,high,Q," rollup ",,2023-24 Q3,n,,,,\n"                                      \
    "n,Number,t,count,high,Q," of_number ",,2023-24 Q3,,,,,\n"
#define NUMBERS(a, b, c)                                                                           \
    "n,2023-24 Q1,value," a ",,\nn,2023-24 Q2,value," b ",,\nn,2023-24 Q3,value," c ",,\n"

static void number_row_holds_the_numerator(void **state)
{
    TRY(state,
        {PAIR("latest", "latest"),
         QUARTERS("16%", "19%", "36%", "36%") RATIO("36", "100") NUMBERS("16", "19", "36"), NULL,
         RULE_RATIO_ROWS, NULL},
        {PAIR("latest", "sum"),
         QUARTERS("16%", "19%", "36%", "36%") RATIO("36", "100") NUMBERS("16", "19", "72"), NULL,
         RULE_RATIO_ROWS, "\"n\", the row of its number, has 72 for Quarter 3; 72 of 100 is 72.0%"},
        {PAIR("latest", "latest"),
         QUARTERS("16%", "19%", "36%", "36%") RATIO("19", "100") NUMBERS("16", "20", "36"), NULL,
         RULE_RATIO_ROWS, "has 36 for Quarter 3; 36 of 100 is 36.0%"},
        {PAIR("latest", "latest"),
         QUARTERS("16%", "19%", "36%", "36%") RATIO("19", "100") NUMBERS("16", "19", "36"), NULL,
         RULE_RATIO_ROWS, "has 36 for Quarter 3, and 19 for Quarter 2; 36 of 100 is 36.0%"},
        {PAIR("cumulative", "sum"),
         QUARTERS("52%", "51%", "74%", "74%") RATIO("820", "1104") NUMBERS("298", "270", "252"),
         NULL, RULE_RATIO_ROWS, "52% in Quarter 1; \"n\" has 298 so far, and 298 of 1104 is 27.0%"},
        {PAIR("latest", "latest"),
         QUARTERS("9.9%", "11.6%", "11.2%", "11.2%")
             NUMBERS("250", "299", "289") "i,2021-22,value,5.5%,,\nn,2021-22,value,783,,\n",
         NULL, RULE_RATIO_ROWS, "so it would be of 14,236; the other periods are of about"});
}

static void one_quantity_has_one_number(void **state)
{
#define NAMED                                                                                      \
    "i,Covered,t,percent,high,Q,latest,,2023-24 Q3,,,vacant roles,,\n"                             \
    "k,Vacant,t,percent,low,Q,latest,,2023-24 Q3,,vacant roles,,,\n"
    TRY(state,
        {NAMED,
         RATIO("257", "1112") "k,2023-24 Q3,numerator,854,,\nk,2023-24 Q3,denominator,3443,,\n",
         NULL, RULE_RATIO_QUANTITY,
         "numerator 854, \"vacant roles\"; for the same period \"i\" has the denominator 1112 for "
         "them"},
        {NAMED,
         RATIO("257", "854") "k,2023-24 Q3,numerator,854,,\nk,2023-24 Q3,denominator,3443,,\n",
         NULL, RULE_RATIO_QUANTITY, NULL},
        {PAIR("latest", "latest"),
         RATIO("24", "115") "n,2023-24,annual-target,28,text,Target is 28 staff 24% of 114\n", NULL,
         RULE_RATIO_QUANTITY, "the denominator of \"i\" is 115, not 114"});
}

/* --- ratings --- */

#define RATED(target, rating)                                                                      \
    "i,2023-24,annual-target," target ",,\ni,2023-24 Q3,rating," rating ",,\n"

static void rating_is_the_one_the_rule_gives(void **state)
{
    TRY(state,
        {PERCENT, QUARTERS("93%", "93%", "93.5%", "93.5%") RATED("93.7%", "green"), NULL,
         RULE_RATING_RULE,
         "rating green for 93.5%; green needs at least 100% of the target; 93.5% is 99.8% of the "
         "target "
         "93.7%: amber"},
        {PERCENT, QUARTERS("93%", "93%", "93.5%", "93.5%") RATED("93.7%", "amber"), NULL,
         RULE_RATING_RULE, NULL},
        {ROW("percent", "low", "latest"),
         QUARTERS("17%", "16%", "16%", "16%") RATED("15%", "green"), NULL, RULE_RATING_RULE,
         "lower is better, and the target 15% is 93.8% of 16%"},
        {ROW("count", "high", "latest"), QUARTERS("1", "2", "818", "818") RATED("808", "amber"),
         NULL, RULE_RATING_RULE, "818 is 101.2% of the target 808: green"},
        {ROW("count", "high", "sum"), QUARTERS("48", "81", "118", "247") RATED("342", "amber"),
         NULL, RULE_RATING_RULE, NULL},
        {ROW("count", "high", "sum"), QUARTERS("48", "81", "118", "247") RATED("342", "red"), NULL,
         RULE_RATING_RULE,
         "247 is 96.3% of three quarters of the annual target 342, 256.5: amber"});
}

static void change_is_judged_against_the_year_before(void **state)
{
#define YEARS "i,2020-21,value,683,,\ni,2021-22,value,2916,,\ni,2022-23,value,2583,,\n"
#define YEARLY(rating, note)                                                                       \
    "i,2023-24,annual-target,9% decrease,text," note "\ni,2023-24,rating," rating ",,\n"
    TRY(state,
        {ROW("tonnes", "low", "none"), YEARS YEARLY("green", "9% reduction"), NULL,
         RULE_RATING_RULE, NULL},
        {ROW("tonnes", "low", "none"), YEARS YEARLY("green", "\"9% reduction, from 2020/21\""),
         NULL, RULE_RATING_RULE, "9% a year less than the 683 of 2020-21, 565.59 is 21.9% of 2583"},
        {ROW("count", "high", "sum"),
         QUARTERS("6", "28", "16", "50") "i,2022-23,value,53,,\n" RATED("5% increase", "green"),
         NULL, RULE_RATING_RULE, NULL});
}

static void rating_and_target_go_together(void **state)
{
    TRY(state,
        {PERCENT, QUARTERS("1%", "2%", "3%", "3%") "i,2023-24 Q3,rating,green,,\n", NULL,
         RULE_RATING_NO_TARGET, "no target is given"},
        {ROW("pounds", "none", "sum"), QUARTERS("£1", "£2", "£3", "£6") RATED("£5", "green"), NULL,
         RULE_RATING_NO_TARGET,
         "£6 is above its target £5, and the register does not say which way is good"},
        {PERCENT, QUARTERS("1%", "2%", "3%", "3%") "i,2023-24,annual-target,4%,,\n", NULL,
         RULE_TARGET_NO_RATING, "the figure 3% is not rated against it"},
        {PERCENT,
         QUARTERS("1%", "2%", "3%", "3%") "i,2023-24,annual-target,3%,provisional,prov.\n"
                                          "i,2023-24 Q3,rating,green,,\n",
         NULL, RULE_RATING_PROVISIONAL, "its target 3% is provisional"},
        {ROW("count", "high", "sum"),
         "i,2023-24 Q3,value,3,provisional,prov.\ni,2023-24 YTD,value,6,,\n"
         "i,2023-24,quarterly-target,2,,\ni,2023-24 Q3,rating,green,,\n",
         NULL, RULE_RATING_PROVISIONAL, "its figure 3 is provisional"},
        {PERCENT, QUARTERS("1%", "2%", "3%", "3%") RATED("3%", "green"), NULL,
         RULE_RATING_PROVISIONAL, NULL});
}

/* --- trends --- */

static void copy_of_the_quarter_before_is_told(void **state)
{
    TRY(state,
        {PERCENT, QUARTERS("52.10%", "52.31%", "52.31%", "52.31%"), NULL, RULE_TREND_COPY,
         "52.31% in Quarter 3; Quarter 2 is 52.31% too, to the last digit"},
        {PERCENT, QUARTERS("52.10%", "52.31%", "52.33%", "52.33%"), NULL, RULE_TREND_COPY, NULL},
        {PERCENT, QUARTERS("84.3%", "84.4%", "84.4%", "84.4%") RATIO("13452", "15941"), NULL,
         RULE_TREND_COPY, NULL});
}

static void jump_out_of_proportion_wants_a_look(void **state)
{
    TRY(state,
        {ROW("tonnes", "low", "none"), "i,2020-21,value,1431.15,,\ni,2021-22,value,115.95,,\n",
         NULL, RULE_TREND_JUMP, "115.95 in 2021-22 after 1431.15 in 2020-21; wants a look"},
        {ROW("tonnes", "low", "none"), "i,2020-21,value,1431.15,,\ni,2021-22,value,715.95,,\n",
         NULL, RULE_TREND_JUMP, NULL},
        {ROW("count", "low", "latest"),
         "i,2021-22,value,783,,\ni,2022-23,value,283,,\n" QUARTERS("250", "299", "289", "289"),
         NULL, RULE_TREND_JUMP,
         "283 in 2022-23 after 783 in 2021-22; wants a look: half of all changes"});
}

/* --- headlines --- */

#define FIG(period) "<figure indicator=\"i\" period=\"2023-24 " period "\"/>"
#define GOAL(measure) "<figure indicator=\"i\" period=\"2023-24\" measure=\"" measure "\"/>"
#define POINT(text) "<list><item>" text "</item></list>"

static void claim_of_a_point_is_true_of_its_figure(void **state)
{
#define CARERS QUARTERS("7", "1", "5", "13") "i,2023-24,annual-target,25,,\n"
#define SPEND QUARTERS("£10", "£20", "£30", "£60") "i,2023-24,annual-target,£50,,\n"
#define SUM ROW("count", "high", "sum")
    TRY(state,
        {SUM, CARERS,
         POINT("Carers (Quarter 3 " FIG("Q3") " on target; YTD " FIG("YTD") "): below target"),
         RULE_HEADLINE_CLAIM,
         "\"on target\" of \"i\"; \"i\" is 5 in Quarter 3: 5 is 80.0% of a quarter of"},
        {SUM, CARERS, POINT("Carers (YTD " FIG("YTD") "): below target"), RULE_HEADLINE_CLAIM,
         NULL},
        {SUM, CARERS, POINT("Carers (YTD " FIG("YTD") "): not on target"), RULE_HEADLINE_CLAIM,
         NULL},
        {SUM, CARERS, POINT("Carers (YTD " FIG("YTD") "): on\n  track"), RULE_HEADLINE_CLAIM,
         "\"on track\" of \"i\""},
        {SUM, CARERS, POINT("Carers (" FIG("Q2") ", " FIG("Q3") "): increased"),
         RULE_HEADLINE_CLAIM, NULL},
        {SUM, CARERS, POINT("Carers (" FIG("Q1") ", " FIG("Q3") "): increased"),
         RULE_HEADLINE_CLAIM, "which is no such change"},
        {ROW("count", "low", "sum"), CARERS,
         POINT("Carers (" FIG("Q1") ", " FIG("Q3") "): improved"), RULE_HEADLINE_CLAIM, NULL},
        {SUM, CARERS, POINT("Carers (" FIG("Q1") ", " FIG("Q3") "): improved"), RULE_HEADLINE_CLAIM,
         "\"improved\" of \"i\""},
        {ROW("pounds", "none", "sum"), SPEND,
         POINT("Spend (" FIG("Q3") "; target " GOAL("annual-target") "): within target"),
         RULE_HEADLINE_CLAIM,
         "one quarter, and the target £50 is for the year; the year to date is £60"},
        {ROW("count", "low", "latest"),
         QUARTERS("210", "249", "283", "283") "i,2023-24,quarterly-target,200,,\n",
         POINT("Plans (" FIG("Q3") "; target " GOAL("quarterly-target") "): above"),
         RULE_HEADLINE_CLAIM, NULL},
        {ROW("count", "low", "latest"),
         QUARTERS("210", "249", "283", "283") "i,2023-24,quarterly-target,200,,\n",
         POINT("Plans (" FIG("Q3") "; target " GOAL("quarterly-target") "): below"),
         RULE_HEADLINE_CLAIM, "\"below\" of \"i\""},
        {ROW("count", "high", "latest"), QUARTERS("1", "2", "3", "3"),
         POINT("Plans (" FIG("Q3") "): lower is good"), RULE_HEADLINE_CLAIM,
         "the register has the polarity high"});
}

static void comparison_of_a_point_is_with_the_period_it_names(void **state)
{
#define RATES QUARTERS("27.0%", "30.0%", "31.7%", "31.7%") "i,2022-23 Q3,value,37.0%,,\n"
#define SAYS(words) POINT("Rate (" FIG("Q3") "): " words)
    TRY(state,
        {PERCENT, RATES, SAYS("lower than last quarter"), RULE_HEADLINE_CLAIM,
         "\"i\" is 31.7% in Quarter 3, and 30.0% in Quarter 2"},
        {PERCENT, RATES, SAYS("higher than the previous quarter"), RULE_HEADLINE_CLAIM, NULL},
        {PERCENT, RATES, SAYS("improved on the same quarter of last year"), RULE_HEADLINE_CLAIM,
         "\"i\" is 31.7% in Quarter 3, and 37.0%"},
        {PERCENT, RATES, SAYS("worse than a year ago"), RULE_HEADLINE_CLAIM, NULL},
        {ROW("percent", "low", "latest"), RATES, SAYS("worse than a year ago"), RULE_HEADLINE_CLAIM,
         "\"worse\" of \"i\""});
}

static void point_without_figures_is_about_the_titles_it_names(void **state)
{
#define CHECKS(unit)                                                                               \
    "i,Housing Checks Completed Within Timescale: Fire,t," unit ",high,Q,latest,,2023-24 "         \
    "Q3,,,,,\n"
    TRY(state,
        {CHECKS("percent"), QUARTERS("93%", "93%", "93%", "93%") RATED("100%", "amber"),
         POINT("% of Housing Checks Completed Within Timescale: within target"),
         RULE_HEADLINE_CLAIM, "\"within target\" of \"i\""},
        {CHECKS("percent"), QUARTERS("100%", "100%", "100%", "100%") RATED("100%", "green"),
         POINT("% of Housing Checks Completed Within Timescale: within target"),
         RULE_HEADLINE_CLAIM, NULL});
}

static void worst_rated_is_named_where_the_list_says_so(void **state)
{
    TRY(state,
        {PERCENT, QUARTERS("1%", "2%", "3%", "3%") RATED("9%", "red"),
         "<list names=\"red\"><item>Nothing to tell</item></list>", RULE_HEADLINE_MISSING,
         "no point of the list that names all rated red"},
        {PERCENT, QUARTERS("1%", "2%", "3%", "3%") RATED("9%", "red"),
         "<list names=\"red\"><item>Indicator: " FIG("Q3") "</item></list>", RULE_HEADLINE_MISSING,
         NULL});
}

/* --- the register --- */

static void number_row_is_another_row_of_the_register(void **state)
{
    static const struct {
        const char *number, *message;
    } faults[] = {
        {"relief-mo", "\"relief-mo\" is not in the register; did you mean \"relief-no\""},
        {"relief-pct", "\"relief-pct\" is its own number row; name the row that holds the number"},
    };
    for (size_t k = 0; k < sizeof faults / sizeof *faults; k++) {
        harness_close(state);
        harness_open(state);
        struct harness *h = *state;
        str rows =
            str_print(h->arena,
                      REGISTER_HEAD "relief-no,No.,t,count,high,Q,sum,,2023-24 Q3,,,,,\n"
                                    "relief-pct,%%,t,percent,high,Q,sum,,2023-24 Q3,%s,,,,\n",
                      faults[k].number);
        struct fixture_file files[] = {{"indicators.csv", str_cstr(h->arena, rows)},
                                       {"figures.csv", "indicator,period,measure,value\n"},
                                       {NULL, NULL}};
        struct definition *def = fixture_definition(
            h, HEAD "<section id=\"s\" title=\"S\"><p>Text.</p></section></report>", files);
        assert_null(figures_read(h->arena, h->diag, def));
        assert_told(h, faults[k].message);
    }
}

/* --- any consistent report is clean, and a cell changed is found --- */

struct cell {
    char key[64]; /* "i3,2023-24 Q1,value" */
    char value[32];
    char changed[32]; /* breaks a relation; empty when the cell stands in none */
};

struct made {
    struct buf rows;
    struct cell cells[400];
    size_t n;
    uint64_t seed;
};

/* The numbers of Knuth's MMIX. */
static int64_t draw(struct made *m, int64_t least, int64_t most)
{
    m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
    return least + (int64_t)((m->seed >> 33) % (uint64_t)(most - least + 1));
}

static str decimal_text(struct arena *a, int64_t digits, int scale)
{
    return decimal_print(a, (struct decimal){digits, scale}, false);
}

/* `off`: by how many of the last decimal the changed value differs; 0: it need not be found. */
static void put_cell(struct made *m, size_t i, const char *key, int64_t digits, int scale,
                     const char *sign, int64_t off)
{
    struct cell *c = &m->cells[m->n++];
    assert_true(m->n <= sizeof m->cells / sizeof *m->cells);
    struct arena *a = m->rows.arena;
    snprintf(c->key, sizeof c->key, "i%zu,%s", i, key);
    snprintf(c->value, sizeof c->value, STR_FMT "%s", STR_ARG(decimal_text(a, digits, scale)),
             sign);
    if (off)
        snprintf(c->changed, sizeof c->changed, STR_FMT "%s",
                 STR_ARG(decimal_text(a, digits + off, scale)), sign);
}

static void put_rating(struct made *m, size_t i, int64_t achieved, int64_t wanted)
{
    const char *const ids[] = {"green", "amber", "red"};
    int r = achieved * 100 >= wanted * 100 ? 0 : achieved * 100 >= wanted * 90 ? 1 : 2;
    struct cell *c = &m->cells[m->n++];
    snprintf(c->key, sizeof c->key, "i%zu,2023-24 Q3,rating", i);
    snprintf(c->value, sizeof c->value, "%s", ids[r]);
    snprintf(c->changed, sizeof c->changed, "%s", ids[(r + 1 + (int)draw(m, 0, 1)) % 3]);
}

static int64_t rounded_share(int64_t part, int64_t whole, int64_t per)
{
    return (2 * part * per + whole) / (2 * whole);
}

static const char *const quarter_value[] = {"2023-24 Q1,value", "2023-24 Q2,value",
                                            "2023-24 Q3,value"};
static const char *const quarter_above[] = {"2023-24 Q1,numerator", "2023-24 Q2,numerator",
                                            "2023-24 Q3,numerator"};
static const char *const quarter_below[] = {"2023-24 Q1,denominator", "2023-24 Q2,denominator",
                                            "2023-24 Q3,denominator"};

static void put_row(struct made *m, size_t i, const char *unit, const char *polarity,
                    const char *rollup, size_t number)
{
    buf_print(&m->rows, "i%zu,Title %zu,t,%s,%s,Q,%s,,2023-24 Q3,", i, i, unit, polarity, rollup);
    if (number)
        buf_print(&m->rows, "i%zu", number);
    buf_print(&m->rows, ",,,,\n");
}

static void make_sum(struct made *m, size_t i)
{
    bool low = draw(m, 0, 1);
    int64_t target = draw(m, 5, 900), total = 0, last = 0;
    put_row(m, i, "count", low ? "low" : "high", "sum", 0);
    for (int q = 0; q < 3; q++) {
        last = draw(m, 1, 900);
        total += last;
        put_cell(m, i, quarter_value[q], last, 0, "", 1);
    }
    put_cell(m, i, "2023-24 YTD,value", total, 0, "", -1);
    put_cell(m, i, "2023-24,quarterly-target", target, 0, "", 1);
    put_cell(m, i, "2023-24,annual-target", 4 * target, 0, "", 1);
    put_rating(m, i, low ? target : last, low ? last : target);
}

/* A percentage and the row of its number. */
static void make_latest(struct made *m, size_t i)
{
    int64_t number[3], whole = draw(m, 200, 9000), share = 0, target = draw(m, 100, 999);
    put_row(m, i, "percent", "high", "latest", i + 1);
    put_row(m, i + 1, "count", "high", "latest", 0);
    for (int q = 0; q < 3; q++) {
        number[q] = draw(m, whole / 3, whole);
        share = rounded_share(number[q], whole, 1000);
        put_cell(m, i, quarter_value[q], share, 1, "%", q == 2 ? 9 : 0);
        put_cell(m, i + 1, quarter_value[q], number[q], 0, "", q == 2 ? 1 : 0);
    }
    put_cell(m, i, "2023-24 YTD,value", share, 1, "%", 9);
    put_cell(m, i + 1, "2023-24 YTD,value", number[2], 0, "", 1);
    put_cell(m, i, quarter_above[2], number[2], 0, "", whole / 50 + 1);
    put_cell(m, i, quarter_below[2], whole, 0, "", whole / 10 + 1);
    put_cell(m, i, "2023-24,annual-target", target, 1, "%", 0);
    put_rating(m, i, share, target);
}

static void make_mean(struct made *m, size_t i)
{
    int64_t sum = 0;
    put_row(m, i, "days", "low", "mean", 0);
    for (int q = 0; q < 3; q++) {
        int64_t v = draw(m, 100, 9000);
        sum += v;
        put_cell(m, i, quarter_value[q], v, 2, "", 9);
    }
    put_cell(m, i, "2023-24 YTD,value", rounded_share(sum, 3, 1), 2, "", 3);
}

static void make_cumulative(struct made *m, size_t i)
{
    int64_t v = 0;
    put_row(m, i, "count", "none", "cumulative", 0);
    for (int q = 0; q < 3; q++) {
        v += draw(m, 0, 900);
        put_cell(m, i, quarter_value[q], v, 0, "", q == 2 ? 1 : 0);
    }
    put_cell(m, i, "2023-24 YTD,value", v, 0, "", -1);
}

static void make_ratio(struct made *m, size_t i)
{
    int64_t above = 0, below = 0;
    put_row(m, i, "percent", "none", "ratio", 0);
    for (int q = 0; q < 3; q++) {
        int64_t whole = draw(m, 200, 900), part = draw(m, 50, 150);
        above += part;
        below += whole;
        put_cell(m, i, quarter_value[q], rounded_share(part, whole, 1000), 1, "%", q < 2 ? 9 : 0);
        put_cell(m, i, quarter_above[q], part, 0, "", whole / 10 + 9);
        put_cell(m, i, quarter_below[q], whole, 0, "", whole);
    }
    put_cell(m, i, "2023-24 YTD,value", rounded_share(above, below, 1000), 1, "%", 9);
}

static void make_report(struct made *m)
{
    for (size_t i = 1; i <= 12; i += 2)
        switch (draw(m, 0, 4)) {
        case 0:
            make_sum(m, i);
            break;
        case 1:
            make_latest(m, i);
            break;
        case 2:
            make_mean(m, i);
            break;
        case 3:
            make_cumulative(m, i);
            break;
        default:
            make_ratio(m, i);
            break;
        }
}

/* Faults only: notes such as a figure that repeats itself come by chance. */
static size_t count_faults(const struct agreement *g)
{
    size_t n = 0;
    for (size_t k = 0; k < g->n; k++)
        n += rules[g->items[k].rule].level != LEVEL_NOTE && g->items[k].rule != RULE_RATIO_BASIS;
    return n;
}

static struct agreement *agreement_of_made(struct harness *h, const struct made *m, size_t changed)
{
    struct buf figures = {.arena = h->arena};
    for (size_t k = 0; k < m->n; k++)
        buf_print(&figures, "%s,%s,,\n", m->cells[k].key,
                  k == changed ? m->cells[k].changed : m->cells[k].value);
    return agreement_of(h, str_cstr(h->arena, buf_str(&m->rows)),
                        str_cstr(h->arena, buf_str(&figures)), "<p>Text.</p>");
}

static void consistent_report_is_clean_and_a_changed_cell_is_found(void **state)
{
    struct harness *h = *state;
    size_t changes = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct arena_mark before = arena_mark(h->arena);
        struct made *m = arena_new(h->arena, struct made);
        m->rows.arena = h->arena;
        m->seed = seed;
        make_report(m);
        struct agreement *g = agreement_of_made(h, m, SIZE_MAX);
        if (count_faults(g))
            fail_msg("seed %u is consistent, but:\n" STR_FMT, (unsigned)seed,
                     STR_ARG(findings_text(h->arena, g)));
        for (size_t k = 0; k < m->n; k++) {
            if (!m->cells[k].changed[0])
                continue;
            struct arena_mark one = arena_mark(h->arena);
            changes++;
            if (count_faults(agreement_of_made(h, m, k)) == 0)
                fail_msg("seed %u: %s of %s instead of %s is not found", (unsigned)seed,
                         m->cells[k].changed, m->cells[k].key, m->cells[k].value);
            arena_rewind(h->arena, one);
        }
        arena_rewind(h->arena, before);
    }
    assert_true(changes > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(year_to_date_follows_from_its_quarters),
        test(rounding_of_the_parts_is_no_fault),
        test(quarter_without_a_value_is_left_out),
        test(ratio_is_that_of_the_sums),
        test(undeclared_rollup_is_named_when_one_fits),
        test(quarterly_targets_make_the_annual_one),
        test(percentage_is_numerator_of_denominator),
        test(ratio_of_sums_is_told_at_its_own_quarter),
        test(ratio_of_one_quarter_beside_the_year_is_told),
        test(number_row_holds_the_numerator),
        test(one_quantity_has_one_number),
        test(rating_is_the_one_the_rule_gives),
        test(change_is_judged_against_the_year_before),
        test(rating_and_target_go_together),
        test(copy_of_the_quarter_before_is_told),
        test(jump_out_of_proportion_wants_a_look),
        test(claim_of_a_point_is_true_of_its_figure),
        test(comparison_of_a_point_is_with_the_period_it_names),
        test(point_without_figures_is_about_the_titles_it_names),
        test(worst_rated_is_named_where_the_list_says_so),
        test(number_row_is_another_row_of_the_register),
        test(consistent_report_is_clean_and_a_changed_cell_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
