/* rule.c - the rules of agreement: why, how and an example of each */
#include "rule.h"

const struct rule rules[RULE_COUNT] = {
    [RULE_ROLLUP_YTD] =
        {
            .id = "rollup-ytd",
            .level = LEVEL_ERROR,
            .title = "The year to date follows from its quarters",
            .reason =
                "A reader who adds up the quarters must come to the year to date. When it is a "
                "quarter behind, every decision that rests on it is a quarter behind too.",
            .formula =
                "By the register's column rollup. sum: the quarters added. latest, cumulative: "
                "the newest quarter. mean: the quarters' plain mean. ratio: the numerators added, "
                "divided by the denominators added. Counts and money with pence must be equal to "
                "the "
                "last digit; other figures may differ by half a unit of the last decimal of each "
                "rounded figure. Mean and ratio are rounded half away from zero to the decimals "
                "that "
                "the year to date is printed with. The total of a year is held against its four "
                "quarters alike. Sum and mean are not tested when a quarter before the newest has "
                "no "
                "figure.",
            .example = "Printed: year to date 5,138. Follows: rollup is latest and the newest "
                       "quarter, Q3, is 5,783. Settles it: correct the year to date in the figures "
                       "file, or "
                       "accept it with a reason.",
        },
    [RULE_ROLLUP_UNDECLARED] =
        {
            .id = "rollup-undeclared",
            .level = LEVEL_WARNING,
            .title = "The register says how the year to date arises",
            .reason =
                "Without a declared roll-up nobody can tell whether the year to date is right, "
                "and the next person to fill it in has to guess.",
            .formula =
                "Tested where rollup is empty or none and there are at least two quarters and "
                "a year to date. Each of sum, latest and mean is tried as in rollup-ytd; the "
                "message "
                "names those that fit all the quarters, or says that none does.",
            .example =
                "Printed: year to date 19.07, no roll-up declared. Follows: sum gives 59.10, "
                "latest 13.76, mean 19.70. Settles it: write how it arises into the column rollup "
                "of "
                "the register, or correct it.",
        },
    [RULE_ROLLUP_TARGET] =
        {
            .id = "rollup-target",
            .level = LEVEL_WARNING,
            .title = "Quarterly targets make the annual target",
            .reason = "If every quarter meets its target, the year should meet its own.",
            .formula =
                "Where rollup is sum: quarterly target times 4 equals the annual target. Where "
                "it is latest, mean or ratio: the two targets are equal. A change (\"0.25% "
                "decrease\") "
                "may be equal or add up. No tolerance.",
            .example =
                "Printed: quarterly target 53, annual target 210. Follows: 4 times 53 is 212. "
                "Settles it: correct one of the targets, or accept it with the reason (such as a "
                "seasonal profile).",
        },
    [RULE_RATIO_PERCENT] =
        {
            .id = "ratio-percent",
            .level = LEVEL_ERROR,
            .title = "A percentage is its numerator divided by its denominator",
            .reason = "Numerator and denominator are printed so that a reader can check the "
                      "percentage. When they do not give it, one of the three figures is wrong.",
            .formula =
                "Numerator / denominator * 100, rounded half away from zero to the decimals "
                "that the percentage is printed with, must equal it. The message says when the "
                "figure "
                "was cut instead of rounded, when the two are swapped, and when another quarter or "
                "the quarters together give it.",
            .example =
                "Printed: 94.2% from 5,783 of 6,066. Follows: 5,783 / 6,066 is 95.3%. Settles "
                "it: correct the percentage, the numerator or the denominator.",
        },
    [RULE_RATIO_BASIS] =
        {
            .id = "ratio-basis",
            .level = LEVEL_WARNING,
            .title = "Numerator and denominator are those of the figure beside them",
            .reason =
                "A numerator of one quarter beside a percentage of the year to date invites a "
                "false sum.",
            .formula =
                "Where the printed numerator and denominator give the newest quarter but not "
                "the year to date that stands beside them.",
            .example = "Printed: numerator 70 and denominator 2,589 beside year to date 9.47%. "
                       "Follows: they give 2.70%, the quarter's. Settles it: give those of the "
                       "year to date, "
                       "or say in a note that they are the quarter's.",
        },
    [RULE_RATIO_ROWS] =
        {
            .id = "ratio-rows",
            .level = LEVEL_WARNING,
            .title = "The number row is the numerator of its percentage row",
            .reason = "Two rows that count the same thing must show the same number.",
            .formula =
                "Where the register's column number_row names the row that holds the number: "
                "its quarter, its year to date or its quarters together equal the numerator, "
                "without "
                "tolerance. Where the number adds up and the percentage is cumulative, each "
                "quarter's "
                "percentage is the numbers so far, of the denominator. Otherwise number / "
                "percentage "
                "is a whole in each period; one that is more than twice or less than half the "
                "median "
                "of them is told.",
            .example = "Printed: numerator 36 of \"acceptances-pct\". Follows: its number row "
                       "\"acceptances-no\" has 72 for the same quarter. Settles it: correct one of "
                       "them, or "
                       "the column number_row.",
        },
    [RULE_RATIO_QUANTITY] =
        {
            .id = "ratio-quantity",
            .level = LEVEL_WARNING,
            .title = "One quantity has one number",
            .reason =
                "If two rows divide by \"vacant roles\", the number of vacant roles must be the "
                "same in both.",
            .formula =
                "All figures whose numerator_name, denominator_name or value_name in the "
                "register is the same must be equal in the same period, without tolerance. A "
                "target "
                "in words (\"24% of 114\") is held against the denominator of its percentage row.",
            .example = "Printed: denominator 1,112, \"vacant roles\". Follows: row \"vacant-pct\" "
                       "counts 854 \"vacant roles\" in the same quarter. Settles it: correct one "
                       "of them, or "
                       "give them different names.",
        },
    [RULE_RATING_RULE] =
        {
            .id = "rating-rule",
            .level = LEVEL_ERROR,
            .title = "The rating is the one that the declared rule gives",
            .reason = "Red, amber and green mean something only when the same rule gives them to "
                      "every indicator.",
            .formula =
                "Share of the target achieved: value / target * 100 when high is good, target "
                "/ value * 100 when low is good; a change (\"1% decrease\") is judged against the "
                "figure of a year before, or compounded from the year that its note names; not a "
                "change of a percentage, which may mean points. The rating is the first whose "
                "attribute least is not above that share; exact, not rounded; ratings without "
                "least "
                "are not told apart. The register's target_basis says which figure and target; "
                "usually the newest quarter with the quarterly target.",
            .example =
                "Printed: rating green. Follows: 3.70 against the quarterly target 3.75 is "
                "98.7% of it, and green asks for 100%: amber. Settles it: correct the rating, the "
                "figure or the target, or accept it with a reason.",
        },
    [RULE_RATING_NO_TARGET] =
        {
            .id = "rating-no-target",
            .level = LEVEL_WARNING,
            .title = "What is rated has a target",
            .reason = "A rating says how a figure stands against a target; without one it is an "
                      "opinion.",
            .formula =
                "An indicator with a rating and no quarterly or annual target in the figures, "
                "or with a target but the polarity none, so that nobody can say which way is good.",
            .example = "Printed: rating green. Follows: no target is given. Settles it: add the "
                       "target's row to the figures file, or take the rating out.",
        },
    [RULE_TARGET_NO_RATING] =
        {
            .id = "target-no-rating",
            .level = LEVEL_NOTE,
            .title = "What has a target is rated",
            .reason = "A target that nobody holds the figure against is easily forgotten.",
            .formula =
                "An indicator with a numeric target and a figure for the report's period, but "
                "no rating.",
            .example =
                "Printed: target 28, figure 31. Follows: it could be rated. Settles it: give "
                "the rating, or accept it with the reason why it is not rated.",
        },
    [RULE_RATING_PROVISIONAL] =
        {
            .id = "rating-provisional",
            .level = LEVEL_NOTE,
            .title = "Provisional figures are rated with care",
            .reason = "A rating that rests on a provisional or estimated figure may turn when the "
                      "final one arrives.",
            .formula =
                "An indicator with a rating, whose figure or target has the state provisional "
                "or estimated.",
            .example =
                "Printed: rating green on a provisional 6.7%. Follows: the rating is as "
                "provisional. Settles it: wait for the final figure, or say in the commentary that "
                "the rating may change.",
        },
    [RULE_TREND_COPY] =
        {
            .id = "trend-copy",
            .level = LEVEL_NOTE,
            .title = "A new quarter has a figure of its own",
            .reason =
                "A figure that equals last quarter's in all its digits was often copied forward "
                "and never replaced.",
            .formula = "A quarter equals the one before in every digit and has at least three that "
                       "count (noughts at the end do not). Quiet where two earlier quarters of the "
                       "row are "
                       "equal too, and where the figure's own numerator and denominator give it.",
            .example =
                "Printed: 52.31% in Q3. Follows: Q2 is 52.31% too. Settles it: check it with "
                "the service; when it is right, accept it with a reason.",
        },
    [RULE_TREND_JUMP] =
        {
            .id = "trend-jump",
            .level = LEVEL_NOTE,
            .title = "A jump out of proportion is looked at",
            .reason = "Most jumps are typing errors: a digit more, a point less, another unit.",
            .formula =
                "Changes from figure to figure of a row are set against their median. With "
                "four changes or more, one is told when it lies more than 6 times the median "
                "absolute "
                "deviation from the median and the figure is at least twice or at most half the "
                "one "
                "before; with fewer, when it is at least ten times or at most a tenth. Quarters "
                "that "
                "add up are compared apart from years; what grows through the year by years only. "
                "Counts below 100 are left alone.",
            .example =
                "Printed: 115.95 tonnes. Follows: the year before has 1431.15, twelve times as "
                "much. Settles it: check the figure and its unit; when it is right, say why in the "
                "commentary or accept it with a reason.",
        },
    [RULE_HEADLINE_CLAIM] =
        {
            .id = "headline-claim",
            .level = LEVEL_ERROR,
            .title = "What a headline claims is true of its figure",
            .reason =
                "The headlines are what most people read; one that the table contradicts costs "
                "the report its credit.",
            .formula =
                "Points of lists that show an indicator's figure, or give its title, and claim "
                "\"on target\", \"within target\", \"on track\", \"exceeded\", \"above\", "
                "\"below\", "
                "\"lower\", \"increased\", \"improved\" are held against figure, target and "
                "polarity, without tolerance; \"lower than last quarter\", \"improved on a year "
                "ago\" "
                "against the figure of that time. A claim is about the figure before it, the "
                "period "
                "named with it, or all figures of the point, of which one is enough. A quarter of "
                "what "
                "adds up does not stand against the target of the year; without a quarterly target "
                "it "
                "stands against a quarter of that.",
            .example = "Printed: \"on target\". Follows: 93% against 100% is below the target, and "
                       "high is good. Settles it: change the words of the headline, or the figure.",
        },
    [RULE_HEADLINE_MISSING] =
        {
            .id = "headline-missing",
            .level = LEVEL_WARNING,
            .title = "What is rated worst is among the points to note",
            .reason = "A summary that leaves out a red indicator looks as if it hid it.",
            .formula = "Where a list has the attribute names, each indicator with one of these "
                       "ratings must have a figure in one of its points, or be named by its title "
                       "in a point "
                       "without figures.",
            .example = "Printed: rating red. Follows: \"Indicators to note\" does not name it. "
                       "Settles it: add a point, or accept it with a reason.",
        },
    [RULE_PARTS_TOTAL] =
        {
            .id = "parts-total",
            .level = LEVEL_WARNING,
            .title = "Parts that are shown make their whole",
            .reason =
                "A reader adds up what stands together. Shares that do not make 100%, or rows "
                "that do not make their total, cast doubt on all of them.",
            .formula =
                "The bands of a pyramid and the percentages of a donut must make 100%, and in a "
                "data table the rows above a row \"Total\" must make it, in each column of numbers "
                "(of percentages only if their total is 100%). Each rounded part may be half a "
                "unit off.",
            .example =
                "Printed: total 130 of \"Calls\". Follows: the 3 rows above it add up to 120. "
                "Settles it: correct the total or the row that is wrong.",
        },
    [RULE_WORDS_FIGURE] =
        {
            .id = "words-figure",
            .level = LEVEL_WARNING,
            .title = "A figure in the commentary is the figure of the table",
            .reason = "Commentary is often written from an earlier draft of the figures.",
            .formula =
                "A number in a box that its words tie to a period or a target of one of the "
                "box's indicators is held against that figure, rounded to the decimals written. A "
                "number that may be about something else is left alone.",
            .example = "Printed: \"3164 referrals in 2021/22\". Follows: the table has 3156 for "
                       "2021-22. Settles it: correct the words or the table.",
        },
    [RULE_WORDS_CHANGE] =
        {
            .id = "words-change",
            .level = LEVEL_WARNING,
            .title = "A change in the commentary is the change of the figures",
            .reason = "\"Rose by 29%\" is easily written about 4%, and a rise about a fall.",
            .formula =
                "A direction word, and the size when there is one, is held against the "
                "difference of the two figures that the words name: in points, in units and in per "
                "cent, each rounded to the decimals written. \"Fell to 7.3%\" is untrue when that "
                "is "
                "more than the quarter before and the year before.",
            .example =
                "Printed: \"a fall of 20.1%\". Follows: from 9.21 to 7.38 is a fall of 19.9%. "
                "Settles it: correct the words or the figures.",
        },
    [RULE_WORDS_SUM] =
        {
            .id = "words-sum",
            .level = LEVEL_WARNING,
            .title = "Parts named in the commentary make the total named",
            .reason =
                "Parts that do not make their total leave the reader to guess which is wrong.",
            .formula =
                "Numbers listed as parts of a stated total are added; shares are divided out. "
                "Counts must be equal; shares may differ by half a unit of the last decimal "
                "written a "
                "part.",
            .example = "Printed: \"23 students\", reasons 8, 1, 4, 8 and 1. Follows: they make 22. "
                       "Settles it: correct the total or a part.",
        },
    [RULE_WORDS_PERIOD] =
        {
            .id = "words-period",
            .level = LEVEL_WARNING,
            .title = "A figure is named with its own period",
            .reason =
                "A figure of one quarter under the name of another misleads most when all else "
                "is right.",
            .formula =
                "A number that equals the indicator's figure of one period, and no other, but "
                "is named with another one.",
            .example =
                "Printed: \"9.2% in 2021/22\". Follows: 9.2% is the figure of 2020-21; 2021-22 "
                "has 6.0%. Settles it: correct the period or the number.",
        },
    [RULE_WORDS_NUMBER] =
        {
            .id = "words-number",
            .level = LEVEL_WARNING,
            .title = "A number in the commentary is written as numbers are",
            .reason = "A number with a stray point or comma can be read in two ways.",
            .formula = "\"13.8.%\", \"44,932.940\" in pounds, \"1,00\": a second point, money with "
                       "three decimals, a comma that is not before three digits.",
            .example = "Printed: \"13.8.%\". Follows: it is not a number. Settles it: write 13.8%.",
        },
    [RULE_TEXT_TITLE] =
        {
            .id = "text-title",
            .level = LEVEL_WARNING,
            .title = "An indicator has one title",
            .reason =
                "Under two titles one indicator looks like two, and a search finds only half.",
            .formula =
                "The title in the register is compared with that in every data table with the "
                "columns indicator and title. A prefix in brackets such as (A) or (5Yr) does not "
                "count, nor do blanks.",
            .example = "Printed: \"% Fire Safety\". Follows: the register has \"% Fire Safety "
                       "Checks\". Settles it: write the same title in both.",
        },
    [RULE_TEXT_STRAPLINE] =
        {
            .id = "text-strapline",
            .level = LEVEL_WARNING,
            .title = "Each theme has a strapline of its own",
            .reason = "The strapline of another theme is what remains of a copied page.",
            .formula =
                "Straplines of themes and sections are compared without capitals, blanks and "
                "marks.",
            .example =
                "Printed: the strapline of Workforce Welfare. Follows: Resident Wellbeing has "
                "the same. Settles it: write its own.",
        },
    [RULE_TEXT_LISTS] =
        {
            .id = "text-lists",
            .level = LEVEL_WARNING,
            .title = "An indicator of one list is in the others",
            .reason = "Who is responsible for an indicator and what it shows belong together.",
            .formula =
                "Every row of a data table with a column indicator names an indicator of the "
                "register, and every indicator of the register (but further rows) has a row in it.",
            .example =
                "Printed: a row \"Obesity, Year 6\" without an id. Follows: the register has "
                "no such indicator. Settles it: write its id, add it to the register, or accept it "
                "with a reason.",
        },
    [RULE_TEXT_FIGURE] =
        {
            .id = "text-figure",
            .level = LEVEL_WARNING,
            .title = "A list of indicators gives the figures of the figures file",
            .reason = "An index that has another figure than the table leaves the reader to guess "
                      "which is right.",
            .formula = "In a data table with a column indicator, a column headed with a period "
                       "(2018-19, 2019-20 Q3, 2019-20 YTD) or a measure (annual-target) is held "
                       "against the "
                       "indicator's figure, at the decimals of the less exact; of several numbers "
                       "in a cell, "
                       "one is enough. Cells that do not begin with a number are left alone.",
            .example = "Printed: \"70.1%\" under 2018-19 in the index. Follows: the figures have "
                       "74.4%. Settles it: write the same figure in both.",
        },
    [RULE_TEXT_UNUSED] =
        {
            .id = "text-unused",
            .level = LEVEL_NOTE,
            .title = "The glossary explains what the report uses",
            .reason = "Entries that nothing needs hide those that are needed.",
            .formula = "Abbreviations of the glossary that stand nowhere in the definition, the "
                       "commentary, the register or the data tables; told once with their count.",
            .example =
                "Printed: 40 entries. Follows: nothing uses them. Settles it: take them out of "
                "the glossary file.",
        },
    [RULE_TEXT_MEANING] =
        {
            .id = "text-meaning",
            .level = LEVEL_WARNING,
            .title = "An abbreviation has one meaning",
            .reason =
                "An abbreviation explained in two ways is worse than one explained not at all.",
            .formula =
                "Explanations of one abbreviation in the glossary, in abbr elements and in "
                "brackets behind their words are compared, without capitals, blanks and marks.",
            .example = "Printed: \"Household Support Grant (HSG)\". Follows: the glossary explains "
                       "HSG as \"Housing Support Group\". Settles it: give it one meaning, or "
                       "write one of "
                       "the two out.",
        },
    [RULE_TEXT_LETTERS] =
        {
            .id = "text-letters",
            .level = LEVEL_NOTE,
            .title = "An abbreviation stands for its words",
            .reason = "Letters beside words that they do not stand for are often another entry's.",
            .formula = "In the glossary the capitals of an abbreviation occur in its term in their "
                       "order, each at the beginning of a word or later in a word that began with "
                       "an earlier "
                       "one, and the last one in the last word.",
            .example =
                "Printed: EVS as \"Electric Charging Points\". Follows: no word begins with V. "
                "Settles it: correct the letters or the words.",
        },
    [RULE_TEXT_UNEXPLAINED] =
        {
            .id = "text-unexplained",
            .level = LEVEL_WARNING,
            .title = "Abbreviations are explained",
            .reason =
                "A resident who reads one page of the report must be able to find out what its "
                "letters mean.",
            .formula = "Two capitals or more, without small letters, in the definition or the "
                       "commentary, that are neither in the glossary nor in an abbr element nor in "
                       "brackets "
                       "behind their words. A few that every reader of English knows are left out.",
            .example = "Printed: CLMT. Follows: it is explained nowhere. Settles it: add it to the "
                       "glossary or write it out.",
        },
    [RULE_TEXT_DATE] =
        {
            .id = "text-date",
            .level = LEVEL_NOTE,
            .title = "Commentary is about the period reported",
            .reason = "A box dated before the quarter began was written about another one.",
            .formula = "The date of a box lies before the first day of the report's period.",
            .example = "Printed: 04/04/2023. Follows: the quarter reported begins on 01/10/2023. "
                       "Settles it: renew the text, or correct its date.",
        },
    [RULE_RESTATED] =
        {
            .id = "restated",
            .level = LEVEL_ERROR,
            .title = "A published figure that changes says so",
            .reason =
                "Figures that change silently between two reports cannot be trusted in either.",
            .formula =
                "Each value, target and comparator of the earlier report is compared with the "
                "same indicator, measure and period now. One that differs must have the state "
                "revised "
                "or a note, unless it was provisional or estimated before. The year to date is "
                "compared only when both reports are of the same period. Values of the report's "
                "year "
                "and the three before must not be gone.",
            .example =
                "Printed: 353 for 2022-23. Follows: the earlier report has 349. Settles it: "
                "give it the state revised and a note with the reason, or put the published figure "
                "back.",
        },
    [RULE_ACCEPT_UNUSED] =
        {
            .id = "accept-unused",
            .level = LEVEL_WARNING,
            .title = "An acceptance stands for a finding",
            .reason = "An acceptance that outlives its finding would hide the next one.",
            .formula = "An accept element whose rule, indicator and text match no finding.",
            .example = "Printed: acceptance of \"rollup-ytd\" for \"eet-no\". Follows: there is no "
                       "such finding any more. Settles it: take the element out.",
        },
};

const struct rule *rule_find(str id)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (str_is(id, rules[i].id))
            return &rules[i];
    return NULL;
}

/* Characters in a line of explained text. */
enum { LINE_MOST = 96 };

/* Puts text under its label, broken at blanks. */
static void put_wrapped(struct buf *out, const char *label, const char *text)
{
    str rest = str_of(text), word;
    size_t column = str_of(label).n;
    buf_print(out, "%s", label);
    while (str_word(&rest, &word)) {
        if (column + 1 + word.n > LINE_MOST) {
            buf_print(out, "\n   ");
            column = 3;
        }
        buf_char(out, ' ');
        buf_put(out, word);
        column += 1 + word.n;
    }
    buf_char(out, '\n');
}

void rule_explain(struct buf *out, const struct rule *r)
{
    buf_print(out, "%s (%s): %s\n\n", r->id, level_name(r->level), r->title);
    put_wrapped(out, "Why:", r->reason);
    put_wrapped(out, "How:", r->formula);
    put_wrapped(out, "Example:", r->example);
}

void rules_list(struct buf *out)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        buf_print(out, "%-18s %-8s %s\n", rules[i].id, level_name(rules[i].level), rules[i].title);
}

static void print_section(struct buf *out, const struct rule *r)
{
    buf_print(out, "\n## %s\n\n%s (%s).\n\n", r->id, r->title, level_name(r->level));
    put_wrapped(out, "- Why:", r->reason);
    put_wrapped(out, "- How:", r->formula);
    put_wrapped(out, "- Example:", r->example);
}

void rules_print_page(struct buf *out)
{
    buf_print(out,
              "# The rules of agreement\n\n"
              "What `quarterpress check` holds against each other. Each message ends with the id "
              "of its rule;\n"
              "`quarterpress explain RULE` prints one of the sections below. Ids never change.\n\n"
              "An error stops `render`, a warning only with `--strict`, a note never. A finding "
              "that stands for\n"
              "a reason is accepted in the definition, after its ratings:\n\n"
              "    <accepts><accept rule=\"rollup-ytd\" indicator=\"eet-no\" reason=\"as "
              "printed\"/></accepts>\n\n"
              "| Rule | Level | What must hold |\n|---|---|---|\n");
    for (size_t i = 0; i < RULE_COUNT; i++)
        buf_print(out, "| [%s](#%s) | %s | %s |\n", rules[i].id, rules[i].id,
                  level_name(rules[i].level), rules[i].title);
    for (size_t i = 0; i < RULE_COUNT; i++)
        print_section(out, &rules[i]);
}
