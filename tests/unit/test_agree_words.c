/* Numbers of the commentary against the figures: each kind is found at its place, the rest is left
 * alone. */
#include "agree.h"
#include "checking.h"
#include "report_fixture.h"
#include <stdio.h>

/* --- a small report --- */

#define REGISTER                                                                                   \
    "rate,Unemployment Rate,wellbeing,,percent,1,low,Q,latest,,2023-24 Q3,S\n"                     \
    "cases,No. of Social Care Referrals,wellbeing,,count,0,none,Q,cumulative,,2023-24 Q3,S\n"      \
    "spend,Levy Spend,wellbeing,,pounds,2,high,Q,sum,,2023-24 Q3,S\n"                              \
    "visits,Town Centre Footfall,wellbeing,,millions,2,high,Q,sum,,2023-24 Q3,S\n"                 \
    "ends,No. of Successful Completions,wellbeing,,count,0,high,Q,sum,,2023-24 Q3,S\n"             \
    "plans,No. of Protection Plans,wellbeing,,count,0,low,Q,latest,,2023-24 Q3,S\n"                \
    "late,Prevalence of Obesity,wellbeing,,percent,1,low,A,none,,2022-23,S\n"                      \
    "speed,Days to Process Claims,wellbeing,,days,2,low,Q,mean,,2023-24 Q3,S\n"

#define FIGURES                                                                                    \
    "indicator,period,measure,value,state,note\n"                                                  \
    "rate,2020-21,value,9.2%,,\nrate,2021-22,value,6.0%,,\nrate,2022-23,value,5.5%,,\n"            \
    "rate,2023-24 Q1,value,7.1%,,\nrate,2023-24 Q2,value,7.3%,,\nrate,2023-24 Q3,value,6.7%,,\n"   \
    "rate,2023-24 Q3,england,67.3%,,\nrate,2023-24,annual-target,95.0%,,\n"                        \
    "cases,2021-22,value,2443,,\ncases,2022-23,value,3156,,\ncases,2023-24 Q3,value,2549,,\n"      \
    "spend,2023-24 Q3,value,\"£134,796.00\",,\n"                                                  \
    "visits,2021-22,value,9.21,,\nvisits,2022-23,value,7.38,,\nvisits,2023-24 Q3,value,1.77,,\n"   \
    "ends,2023-24 Q2,value,5,,\nends,2023-24 Q3,value,14,,\n"                                      \
    "plans,2020-21,value,294,,\nplans,2021-22,value,198,,\nplans,2022-23,value,214,,\n"            \
    "plans,2023-24 Q3,value,283,,\n"                                                               \
    "late,2022-23,value,9.3%,,\nlate,2023-24,value,,not-due,late 2024\n"                           \
    "speed,2023-24 Q2,value,22.14,,\nspeed,2023-24 Q3,value,13.76,,\n"

static str print_findings(struct arena *a, const struct agreement *g)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < g->n; i++) {
        struct line_column at = place_line_column(g->items[i].at);
        str id = g->items[i].indicator ? g->items[i].indicator->id : STR("-");
        buf_print(&b, "%zu:%zu %s " STR_FMT "\n", at.line, at.column, rules[g->items[i].rule].id,
                  STR_ARG(id));
    }
    return buf_str(&b);
}

static struct agreement *check_commentary(struct harness *h, const struct definition *def,
                                          const struct figures *f, const struct commentary_set *set)
{
    struct arena *a = h->arena;
    struct checking *c = arena_new(a, struct checking);
    struct agreement *g = arena_new(a, struct agreement);
    *c = (struct checking){
        .arena = a, .diag = h->diag, .definition = def, .figures = f, .commentary = set};
    *g = (struct agreement){.arena = a, .checking = c};
    agree_words(g);
    return g;
}

/* The text stands from line 3 on, in a box of these indicators. */
static struct agreement *agree_text_of(struct harness *h, const char *indicators, str text)
{
    struct arena *a = h->arena;
    str xml = str_print(a,
                        FIXTURE_OPENING "<data><register src=\"indicators.csv\"/><figures "
                                        "src=\"figures.csv\"/></data><section id=\"s\" title=\"S\">"
                                        "<box text=\"t\" indicators=\"%s\"/></section></report>",
                        indicators);
    struct fixture_file files[] = {
        {"indicators.csv", FIXTURE_REGISTER_HEAD REGISTER}, {"figures.csv", FIGURES}, {NULL, NULL}};
    struct definition *def = fixture_definition(h, str_cstr(a, xml), files);
    struct figures *f = def ? figures_read(a, h->diag, def) : NULL;
    struct commentary_set *set = arena_new(a, struct commentary_set);
    str commentary = str_print(a, "## t\n\n" STR_FMT "\n", STR_ARG(text));
    assert_messages(h, "");
    assert_non_null(f);
    markdown_read(a, h->diag, source_new(a, STR("commentary.md"), commentary), set);
    return check_commentary(h, def, f, set);
}

static str findings_of(struct harness *h, const char *indicators, const char *text)
{
    return print_findings(h->arena, agree_text_of(h, indicators, str_of(text)));
}

struct said {
    const char *indicators, *text, *found;
};

static void assert_all(struct harness *h, const struct said *said, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        str found = findings_of(h, said[i].indicators, said[i].text);
        if (!str_is(found, said[i].found))
            print_error("\"%s\"\n", said[i].text);
        assert_str_equal(found, said[i].found);
    }
}

#define assert_each(h, said) assert_all((h), (said), sizeof(said) / sizeof *(said))

/* --- what is found --- */

static void number_near_the_figure_of_its_period_is_found(void **state)
{
    static const struct said said[] = {
        {"cases", "The year ending 2021/22 (2452) was quiet.", "3:26 words-figure cases\n"},
        {"cases", "There were 2459 referrals by Quarter 3.", "3:12 words-figure cases\n"},
        {"cases", "In Quarter 3 2023/24 there were 2,594.", "3:33 words-figure cases\n"},
        {"visits", "In Quarter 3 there were 1.79 million visitors.", "3:25 words-figure visits\n"},
        {"rate", "It was 5.6% in March 2023.", "3:8 words-figure rate\n"},
        {"speed", "It took 13.67 days in Quarter 3.", "3:9 words-figure speed\n"},
        {"rate", "The rate was 7.1% in Quarter 1 and 8.4% in Quarter 2.",
         "3:36 words-figure rate\n"},
    };
    assert_each((struct harness *)*state, said);
}

static void figure_of_another_period_is_found(void **state)
{
    static const struct said said[] = {
        {"rate", "The rate was 9.2% in 2021/22.", "3:14 words-period rate\n"},
        {"rate", "It is 7.3%, from 7.1% the quarter before.", "3:18 words-period rate\n"},
        {"cases", "Year 2021-22: 3156 referrals", "3:15 words-period cases\n"},
        {"late", "Data due: August 2024", "3:11 words-period late\n"},
    };
    assert_each((struct harness *)*state, said);
}

static void other_places_and_targets_are_held_against_the_table(void **state)
{
    static const struct said said[] = {
        {"rate", "Worse than for England (65.9%).", "3:25 words-figure rate\n"},
        {"rate", "England is at 67.3%, under the 95% target.", ""},
        {"rate", "It is under the 96% target.", "3:17 words-figure rate\n"},
        {"rate", "The target of 94.5% is near.", "3:15 words-figure rate\n"},
        {"rate", "The rate of 6.7% is above the target.", "3:13 words-figure rate\n"},
        {"rate", "The rate of 6.7% is still below the annual target.", ""},
        {"rate", "At 59.7% it is the same as the national average of 59.6%.",
         "3:4 words-figure rate\n"},
    };
    assert_each((struct harness *)*state, said);
}

static void change_that_its_figures_do_not_make_is_found(void **state)
{
    static const struct said said[] = {
        {"visits", "There was a 20.1% drop from 2021-22 to 2022-23.", "3:13 words-change visits\n"},
        {"visits", "There was a 19.9% drop from 2021-22 to 2022-23.", ""},
        {"visits", "It rose by 19.9% between 2021-22 and 2022-23.", "3:12 words-change visits\n"},
        {"rate", "The rate is 6.7%, down 0.9% on the previous quarter.",
         "3:24 words-change rate\n"},
        {"rate", "The rate is 6.7%, down 0.6 percentage points on the previous quarter.", ""},
        {"rate", "It is at 94.2%: 1.8% above the regional figure (93.4%).",
         "3:17 words-change rate\n"},
        {"cases", "It may rise by about 29% and end at 3300, 4% more than the 3164 of before.",
         "3:22 words-change cases\n"},
        {"cases", "A further 50 would bring the total to 351 (a further 15% growth).",
         "3:54 words-change cases\n"},
        {"cases", "Firms grew by 6.2%, from 7,700 to 8,180.", ""},
        {"cases", "Firms grew by 7.2%, from 7,700 to 8,180.", "3:15 words-change cases\n"},
        {"cases", "The count fell from 7,700 to 8,180.", "3:30 words-change cases\n"},
    };
    assert_each((struct harness *)*state, said);
}

static void level_reached_lies_on_the_side_that_the_words_say(void **state)
{
    static const struct said said[] = {
        {"rate", "The rate rose to 6.7%.", ""}, /* than 5.5% a year before */
        {"plans", "Plans fell to 283.", "3:15 words-change plans\n"},
        {"plans", "Plans have fallen to 283 in Quarter 3.", "3:22 words-change plans\n"},
        {"plans", "Plans rose to 283.", ""},
        {"plans", "Plans fell to 283 since 2019-20.", ""},
        {"ends", "Completions decreased to 14.", "3:26 words-change ends\n"},
        {"ends", "Completions decreased to 14 of 15.", ""},
    };
    assert_each((struct harness *)*state, said);
}

static void difference_from_a_named_time_is_that_of_the_figures(void **state)
{
    static const struct said said[] = {
        {"cases", "In 2022-23 there were 3156, 713 more than in 2021-22.", ""},
        {"cases", "In 2022-23 there were 3156, 731 more than in 2021-22.",
         "3:29 words-change cases\n"},
        {"cases", "In 2022-23 there were 3156, 713 fewer than in 2021-22.",
         "3:29 words-change cases\n"},
        {"cases", "In 2022-23 there were 3156, 713 more than in 2021-22 (2443), a rise of 29.2%.",
         ""},
        {"cases", "In 2022-23 there were 3156, 713 more than in 2021-22 (2443), a rise of 39.2%.",
         "3:72 words-change cases\n"},
        {"cases",
         "In 2022-23 there were 3156, of a plan of 3000, and 731 more than in 2021-22 (2443).",
         "3:52 words-change cases\n"},
        {"cases", "In 2022-23 there were 3156; 90 schools sent 12 more than in 2021-22.", ""},
        {"speed", "It took 13.76 days, 8.38 days fewer than in Quarter 2.", ""},
        {"speed", "It took 13.76 days, 8.83 days fewer than in Quarter 2.",
         "3:21 words-change speed\n"},
        {"cases", "The 3156 of 2022-23 is 29.2% more than the 2443 of the year before.", ""},
        {"cases", "The 3156 of 2022-23 is 22.9% more than the 2443 of the year before.",
         "3:24 words-change cases\n"},
    };
    assert_each((struct harness *)*state, said);
}

static void year_before_is_that_before_the_year_named(void **state)
{
    static const struct said said[] = {
        {"rate", "It was 6.0% in 2021/22, against 9.2% the year before.", ""},
        {"rate", "It was 6.0% in 2021/22, against 9.4% the year before.",
         "3:33 words-figure rate\n"},
        {"rate", "It fell to 6.0% from 9.2% the year before.", ""},
        {"rate", "Last year 6.0% were out of work.", ""},
        {"rate", "In Quarter 2 it was 7.3%, after 7.1% the quarter before.", ""},
    };
    assert_each((struct harness *)*state, said);
}

static void parts_that_do_not_make_their_total_are_found(void **state)
{
    static const struct said said[] = {
        {"cases", "There are 393 children in all: 362 are open and 131 closed.",
         "3:11 words-sum cases\n"},
        {"cases", "There are 493 children in all: 362 are open and 131 closed.", ""},
        {"cases", "Absences were 4.7%, of which 3.2% authorised and 1.4% not.",
         "3:15 words-sum cases\n"},
        {"cases",
         "Of 23 excluded: 15 boys, 8 girls. The grounds were fights (8 pupils), weapons (one),\n"
         "assault (4), others (8) and abuse (one).",
         "3:60 words-sum cases\n"},
        {"cases", "Disabled are 11.9% (36 out of 301).", "3:14 words-sum cases\n"},
        {"cases", "Disabled are 12.0% (36 out of 301).", ""},
        {"cases", "White 39.5%, Asian 34.9%, Mixed 13.8%, Black 3.9%, others 9.9%.",
         "3:7 words-sum cases\n"},
        {"plans", "The 3 year end figures average 232.", "3:32 words-sum plans\n"},
        {"plans", "The 3 year end figures average 235.", ""},
        {"spend", "In Quarter 3 the monthly average was £44,932.94.", "3:38 words-sum spend\n"},
        {"spend", "In Quarter 3 the monthly average was £44,932.00.", ""},
        {"cases",
         "The teams have 100 staff in total:\n\n- Homes - 41\n- Schools - 40\n- Roads - 20",
         "3:16 words-sum cases\n"},
    };
    assert_each((struct harness *)*state, said);
}

static void figure_that_is_the_sum_of_all_parts_is_found(void **state)
{
    static const struct said said[] = {
        {"ends", "Of those due in Quarter 3, 7 have completed, 4 go on, 2 stopped and 1 withdrew.",
         "3:28 words-figure ends\n"},
        {"ends", "Of those due in Quarter 3, 14 have completed, 4 go on, 2 stopped and 1 withdrew.",
         ""},
    };
    assert_each((struct harness *)*state, said);
}

static void number_that_is_not_written_as_one_is_found(void **state)
{
    static const struct said said[] = {
        {"spend", "It averaged £14,000.892 a month.", "3:13 words-number spend\n"},
        {"rate", "It was 13.8.% at most.", "3:8 words-number rate\n"},
        {"spend", "It was £14,0000 at most.", "3:8 words-number spend\n"},
        {"spend", "It was £1.234m, or 1.2345 a head.", ""},
    };
    assert_each((struct harness *)*state, said);
}

static void message_names_indicator_figures_and_remedy(void **state)
{
    struct harness *h = *state;
    struct agreement *g =
        agree_text_of(h, "cases", STR("The year ending 2021/22 (2452) was quiet."));
    assert_int_equal(g->n, 1);
    assert_str_equal(g->items[0].printed, "2452 for 2021/22, understood as \"cases\"");
    assert_str_equal(g->items[0].follows, "the table has 2443 for 2021-22");
    assert_str_equal(g->items[0].settle, "correct the words or the figure");
    assert_int_equal(place_line_column(g->items[0].definition).line, 1);
    assert_int_equal(g->tally[RULE_WORDS_FIGURE].tested, 1);
}

static void number_said_twice_is_told_once(void **state)
{
    assert_str_equal(findings_of(*state, "cases", "In 2021/22 (2452) as said, 2452 for 2021/22."),
                     "3:13 words-figure cases\n");
}

static void place_is_exact_behind_quotes_marks_and_line_ends(void **state)
{
    static const struct said said[] = {
        {"cases", "\"Here\" -- 'there'... it's\n**the year** 2021/22 (2452).",
         "4:23 words-figure cases\n"},
        {"visits", "- one\n- In Quarter 3 there were 1.79\n  million visitors.",
         "4:27 words-figure visits\n"},
        {"rate", "É à £5 — the rate was 9.2% in\n2021/22.", "3:23 words-period rate\n"},
    };
    assert_each((struct harness *)*state, said);
}

/* --- what is left alone --- */

static void innocent_numbers_are_left_alone(void **state)
{
    static const char *const texts[] = {
        "The rate was 6.0% in 2021/22, 5.5% at the close of 2022-23 and 6.7% in Quarter 3.",
        "From 7.1% in Quarter 1 it went up to 7.3% in Quarter 2.",
        "Homes are let at about £900 a month and a 1 bed flat costs £650.",
        "Rents go from £625 to £700 while others go above £1000.",
        "Call 01582 546000 between 9 and 5, or 9.30 on 24/12/2023.",
        "Those aged 16 to 64, and the 22-24 year olds, in Year 8, Level 3 and Stage 2.",
        "The team of 9 out of 12 staff has 25 cases each.",
        "12 out of 13 schools take part; 5843 of 35,397 are absent, an attendance of 90% or less.",
        "It is 2.3% higher than in the same part of the year before.",
        "In Quarters 1, 2 and 3 of 2023-24 it was 2.8% more than in Quarter 3 of 2022-23.",
        "Enrolments went up by 153% in 2021/22 and by another 126% in 2022/23.",
        "The rate per 10,000 is 66.4, lower than the neighbours (73.8) and England (70.0).",
        "Self-referrals were 5 in Quarter 1, 13 in Quarter 2 and 9 in Quarter 3.",
        "Wards with most: Lewsey (14), Stopsley (13), Beech Hill (10), Farley (10).",
        "The goal is less than 10% by 2028, and 19 million visitors per annum.",
        "Spend was 2 x 6 months, £3.6m in total; this year's 12 month grant is £3.6m.",
        "There were 1.77 million visitors, 2549 referrals and 6.7% out of work in Quarter 3.",
        "It was 5.5% in March 2023 and 6.7% at the end of December 2023.",
        "White 39.5%, Asian 34.9%, Mixed 13.8%, Black 3.9%, Other 1.3%, and 6.6% not known.",
        "Two schools and six of the 12 teams joined; one left, and 130+ people came.",
        "The S106 flats, 5 year plans, 150mins a week, CO2, A1, 1,2,3 and 4/5.",
        "New data are due late in 2024; others came out in May 2022.",
        "- Quarter 1: 826\n- Quarter 2: 1741",
        "In Quarter 2 10 teams, and in Quarter 3 of 2019 15 of them, had -0.8% or minus 0.8%.",
        "% £ £. .% -% +, 1. 2) 3: (4 5) £,5 ...7%...",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        str found = findings_of(*state, "rate cases spend visits ends plans late speed", texts[i]);
        if (found.n)
            print_error("\"%s\"\n", texts[i]);
        assert_str_equal(found, "");
    }
}

static void text_without_a_box_is_checked_against_itself(void **state)
{
    struct harness *h = *state;
    struct figures *f = fixture_figures(h, "relief-no,2023-24 Q3,value,5,,\n");
    struct commentary_set set = {0};
    assert_true(markdown_read(
        h->arena, h->diag,
        source_of(h->arena, "commentary.md", "## other\n\nIt was 5% (1 out of 10) in 2021/22.\n"),
        &set));
    assert_str_equal(print_findings(h->arena, check_commentary(h, f->definition, f, &set)),
                     "3:8 words-sum -\n");
}

static void every_truncation_of_a_text_is_read_in_peace(void **state)
{
    static const char text[] =
        "In Quarters 1, 2 and 3 of 2023/24 a fall of £1,234.56m (from 9.2% to "
        "99999999999999999999) or +5 out of 301, the 3 year figures average "
        "232; 1.5% more than the 3164 of last year — “½” Q3 2022-2023.";
    struct harness *h = *state;
    for (size_t n = 1; n < sizeof text; n++)
        agree_text_of(h, "rate cases spend visits", str_sub(str_of(text), 0, n));
}

/* --- the whole sample, and its corrected twin --- */

struct sample {
    struct fixture_file files[7];
    const char *xml;
    struct definition *definition;
    struct figures *figures;
    struct csv *words;
};

static const char *load_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        fail_msg("\"%s\" cannot be read", path);
    struct buf b = {.arena = a};
    char piece[4096];
    for (size_t n; (n = fread(piece, 1, sizeof piece, f)) > 0;)
        buf_put(&b, (str){piece, n});
    fclose(f);
    return str_cstr(a, buf_str(&b));
}

#define SAMPLE QP_SOURCE_DIR "/data/cpr-2023-24-q3/"

static void load_sample(struct harness *h, struct sample *s)
{
    static const char *const names[] = {"indicators.csv", "figures.csv", "officers.csv",
                                        "glossary.csv", "commentary.md"};
    struct arena *a = h->arena;
    for (size_t i = 0; i < 5; i++)
        s->files[i] = (struct fixture_file){
            names[i], load_file(a, str_cstr(a, str_print(a, SAMPLE "%s", names[i])))};
    s->definition = fixture_definition(h, load_file(a, SAMPLE "report.xml"), s->files);
    s->figures = s->definition ? figures_read(a, h->diag, s->definition) : NULL;
    const char *words = QP_SOURCE_DIR "/tests/reference/cpr-2023-24-q3/words.csv";
    s->words = csv_read(a, h->diag, STR("words.csv"), str_of(load_file(a, words)));
    assert_messages(h, "");
    assert_non_null(s->figures);
    assert_non_null(s->words);
}

static bool is_digit_at(str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* A number stands there whole: no digit follows, and none precedes it, with or without a point. */
static bool stands_whole(str s, size_t at, size_t n)
{
    bool inside = at > 1 && (s.p[at - 1] == '.' || s.p[at - 1] == ',') && is_digit_at(s, at - 2);
    return !inside && !(at > 0 && is_digit_at(s, at - 1)) && !is_digit_at(s, at + n);
}

/* Where the text of a key has a number for the nth time. */
static size_t find_printed(const struct commentary *c, str printed, int64_t nth)
{
    str bytes = c->at.source->bytes;
    size_t at = str_find(bytes, printed, c->at.offset);
    while (at != SIZE_MAX && (!stands_whole(bytes, at, printed.n) || --nth > 0))
        at = str_find(bytes, printed, at + 1);
    return at;
}

static bool is_found_at(const struct agreement *g, size_t offset)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->items[i].at.offset == offset)
            return true;
    return false;
}

static void sample_gives_what_the_reference_expects(void **state)
{
    struct harness *h = *state;
    struct sample s = {0};
    struct commentary_set set = {0};
    size_t found = 0;
    load_sample(h, &s);
    assert_true(markdown_read(h->arena, h->diag,
                              source_of(h->arena, "commentary.md", s.files[4].bytes), &set));
    struct agreement *g = check_commentary(h, s.definition, s.figures, &set);
    for (size_t i = 0; i < s.words->n_rows; i++) {
        const struct csv_cell *row = s.words->rows[i].cells;
        const struct commentary *c = commentary_find(&set, row[0].text);
        struct decimal nth;
        assert_non_null(c);
        assert_true(decimal_parse(row[2].text, &nth));
        size_t at = find_printed(c, row[1].text, nth.digits);
        bool expected = str_is(row[3].text, "yes");
        if (is_found_at(g, at) != expected)
            fail_msg(STR_FMT " in \"" STR_FMT "\" is %s", STR_ARG(row[1].text),
                     STR_ARG(row[0].text), expected ? "not found" : "a false alarm");
        found += expected;
    }
    assert_int_equal(g->n, found);
}

/* The errors put right: longer texts first where one holds another. */
static const char *const corrections[][2] = {
    {"(65.9%)", "(67.3%)"},
    {"9.2%\nin 2021/22", "6.0%\nin 2021/22"},
    {"Quarter 3, 7 have completed", "Quarter 3, 14 have completed"},
    {"£44,932.94", "£44,932.00"},
    {"£14,000.892", "£14,000.89"},
    {"20.1% drop", "19.9% drop"},
    {"(2452)", "(2443)"},
    {"(3164)", "(3156)"},
    {"rise of about 29%", "rise of about 5%"},
    {"3164 of last", "3156 of last"},
    {"4.7%, of which", "4.6%, of which"},
    {"393 children", "493 children"},
    {"abuse (one)", "abuse (2)"},
    {"average 232", "average 235"},
    {"11.9% (36", "12.0% (36"},
    {"further 15% growth", "further 17% growth"},
    {"August 2024", "late 2024"},
    {"average of 59.6%", "average of 59.7%"},
};

static str replace_once(struct arena *a, str s, str what, str with)
{
    size_t at = str_find(s, what, 0);
    if (at == SIZE_MAX)
        fail_msg("\"" STR_FMT "\" is not in the commentary", STR_ARG(what));
    return str_print(a, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(s, 0, at)), STR_ARG(with),
                     STR_ARG(str_sub(s, at + what.n, s.n)));
}

static void corrected_twin_of_the_sample_is_clean(void **state)
{
    struct harness *h = *state;
    struct sample s = {0};
    struct commentary_set set = {0};
    load_sample(h, &s);
    str text = str_of(s.files[4].bytes);
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++)
        text = replace_once(h->arena, text, str_of(corrections[i][0]), str_of(corrections[i][1]));
    assert_true(
        markdown_read(h->arena, h->diag, source_new(h->arena, STR("commentary.md"), text), &set));
    assert_str_equal(print_findings(h->arena, check_commentary(h, s.definition, s.figures, &set)),
                     "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(number_near_the_figure_of_its_period_is_found),
        test(figure_of_another_period_is_found),
        test(other_places_and_targets_are_held_against_the_table),
        test(change_that_its_figures_do_not_make_is_found),
        test(level_reached_lies_on_the_side_that_the_words_say),
        test(difference_from_a_named_time_is_that_of_the_figures),
        test(year_before_is_that_before_the_year_named),
        test(parts_that_do_not_make_their_total_are_found),
        test(figure_that_is_the_sum_of_all_parts_is_found),
        test(number_that_is_not_written_as_one_is_found),
        test(message_names_indicator_figures_and_remedy),
        test(number_said_twice_is_told_once),
        test(place_is_exact_behind_quotes_marks_and_line_ends),
        test(innocent_numbers_are_left_alone),
        test(text_without_a_box_is_checked_against_itself),
        test(every_truncation_of_a_text_is_read_in_peace),
        test(sample_gives_what_the_reference_expects),
        test(corrected_twin_of_the_sample_is_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
