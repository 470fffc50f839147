/* period.c - periods from their written forms, in order, and as they are printed */
#include "period.h"
#include "date.h"

#define YEAR_FIRST 1900
#define YEAR_LAST 2199
#define ROLLING_YEARS_MOST 50

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const terms[] = {"autumn", "spring", "summer"};

/* --- reading --- */

/* The whole of `s` as a number of exactly `digits` digits. */
static bool parse_digits(str s, size_t digits, int *out)
{
    int v = 0;
    if (s.n != digits)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        v = v * 10 + (s.p[i] - '0');
    }
    *out = v;
    return true;
}

static bool parse_year(str s, int *out)
{
    return parse_digits(s, 4, out) && *out >= YEAR_FIRST && *out <= YEAR_LAST;
}

/* "2023-24": the first year, and the years from it to the last. */
static bool parse_years(str s, int *first, int *apart)
{
    int last;
    if (s.n != 7 || s.p[4] != '-' || !parse_year(str_sub(s, 0, 4), first) ||
        !parse_digits(str_sub(s, 5, 7), 2, &last))
        return false;
    *apart = (last - *first % 100 + 100) % 100;
    return *apart > 0;
}

static bool parse_split_year(str s, int *year)
{
    int apart;
    return parse_years(s, year, &apart) && apart == 1;
}

static bool same_letters(char a, char b)
{
    return (a | 0x20) == (b | 0x20);
}

int month_of(str word)
{
    for (int m = 0; m < 12; m++) {
        str name = str_of(months[m]);
        size_t i = 0;
        while (i < word.n && i < name.n && same_letters(word.p[i], name.p[i]))
            i++;
        if (i == word.n && (i == 3 || i == name.n))
            return m + 1;
    }
    return 0;
}

static bool parse_snapshot(str s, struct period *out)
{
    int day, month, year;
    if (!date_is_british(s) || !parse_digits(str_sub(s, 0, 2), 2, &day) ||
        !parse_digits(str_sub(s, 3, 5), 2, &month) || !parse_year(str_sub(s, 6, 10), &year))
        return false;
    *out = (struct period){PERIOD_SNAPSHOT, year, month, day};
    return true;
}

/* "2023", "2023-24", "2004-06", "31/03/2023" */
static bool parse_one_word(str s, struct period *out)
{
    int year, apart;
    if (parse_year(s, &year))
        *out = (struct period){.kind = PERIOD_CALENDAR_YEAR, .year = year};
    else if (!parse_years(s, &year, &apart))
        return parse_snapshot(s, out);
    else if (apart == 1)
        *out = (struct period){.kind = PERIOD_YEAR, .year = year};
    else if (apart <= ROLLING_YEARS_MOST)
        *out = (struct period){.kind = PERIOD_ROLLING, .year = year, .part = year + apart};
    else
        return false;
    return true;
}

/* "2023-24 Q3", "2023-24 YTD", "Dec 2023", "academic 2022-23" */
static bool parse_two_words(str first, str second, struct period *out)
{
    int year, month = month_of(first);
    if (month && parse_year(second, &year)) {
        *out = (struct period){.kind = PERIOD_MONTH, .year = year, .part = month};
        return true;
    }
    if (str_is(first, "academic") && parse_split_year(second, &year)) {
        *out = (struct period){.kind = PERIOD_ACADEMIC_YEAR, .year = year};
        return true;
    }
    if (!parse_split_year(first, &year))
        return false;
    if (second.n == 2 && second.p[0] == 'Q' && second.p[1] >= '1' && second.p[1] <= '4')
        *out = (struct period){.kind = PERIOD_QUARTER, .year = year, .part = second.p[1] - '0'};
    else if (str_is(second, "YTD"))
        *out = (struct period){.kind = PERIOD_YTD, .year = year};
    else
        return false;
    return true;
}

static bool parse_academic_part(int year, str part, struct period *out)
{
    if (str_is(part, "YTD")) {
        *out = (struct period){.kind = PERIOD_ACADEMIC_YTD, .year = year};
        return true;
    }
    for (int t = 0; t < 3; t++)
        if (str_is(part, terms[t])) {
            *out = (struct period){.kind = PERIOD_TERM, .year = year, .part = t + 1};
            return true;
        }
    return false;
}

/* "academic 2023-24 YTD", "rolling 5 years" */
static bool parse_three_words(const str *words, struct period *out)
{
    int year, count;
    if (str_is(words[0], "academic") && parse_split_year(words[1], &year))
        return parse_academic_part(year, words[2], out);
    if (!str_is(words[0], "rolling") || !str_is(words[2], "years"))
        return false;
    if (!parse_digits(words[1], words[1].n > 1 ? 2 : 1, &count) || count < 2 ||
        count > ROLLING_YEARS_MOST)
        return false;
    *out = (struct period){.kind = PERIOD_ROLLING_OPEN, .part = count};
    return true;
}

bool period_parse(str s, struct period *out)
{
    str words[3] = {{0}}, more;
    size_t n = 0;
    while (n < 3 && str_word(&s, &words[n]))
        n++;
    if (str_word(&s, &more))
        return false;
    switch (n) {
    case 1:
        return parse_one_word(words[0], out);
    case 2:
        return parse_two_words(words[0], words[1], out);
    case 3:
        return parse_three_words(words, out);
    }
    return false;
}

bool period_refuse(struct diag *d, struct place at, str s)
{
    if (s.n == 0)
        return diag_error(d, at, "the period is blank; write one such as 2023-24 Q3");
    return diag_error(d, at,
                      "\"" STR_FMT "\" is not a period; write 2023-24, 2023-24 Q3, 2023-24 YTD, "
                      "academic 2023-24, academic 2023-24 YTD, academic 2023-24 autumn, 2023, "
                      "2004-06, rolling 5 years, 31/03/2023 or Dec 2023",
                      STR_ARG(s));
}

/* --- order --- */

bool period_equal(struct period a, struct period b)
{
    return a.kind == b.kind && a.year == b.year && a.part == b.part && a.day == b.day;
}

/* Quarters and the year to date stand in one row of columns, so do terms and theirs. */
static enum period_kind family_of(enum period_kind kind)
{
    if (kind == PERIOD_YTD)
        return PERIOD_QUARTER;
    return kind == PERIOD_ACADEMIC_YTD ? PERIOD_TERM : kind;
}

static int part_in_order(struct period p)
{
    return p.kind == PERIOD_YTD || p.kind == PERIOD_ACADEMIC_YTD ? 5 : p.part;
}

static int compare_ints(int a, int b)
{
    return (a > b) - (a < b);
}

int period_compare(struct period a, struct period b)
{
    if (family_of(a.kind) != family_of(b.kind))
        return 2;
    if (a.year != b.year)
        return compare_ints(a.year, b.year);
    if (part_in_order(a) != part_in_order(b))
        return compare_ints(part_in_order(a), part_in_order(b));
    return compare_ints(a.day, b.day);
}

bool period_next(struct period *p)
{
    switch (p->kind) {
    case PERIOD_YEAR:
    case PERIOD_ACADEMIC_YEAR:
    case PERIOD_CALENDAR_YEAR:
        p->year++;
        return true;
    case PERIOD_QUARTER:
        *p = p->part < 4 ? period_quarter_of(*p, p->part + 1) : period_ytd_of(*p);
        return true;
    case PERIOD_TERM:
        if (p->part < 3)
            p->part++;
        else
            *p = (struct period){.kind = PERIOD_ACADEMIC_YTD, .year = p->year};
        return true;
    case PERIOD_YTD:
        *p = (struct period){.kind = PERIOD_QUARTER, .year = p->year + 1, .part = 1};
        return true;
    case PERIOD_ACADEMIC_YTD:
        *p = (struct period){.kind = PERIOD_TERM, .year = p->year + 1, .part = 1};
        return true;
    case PERIOD_MONTH:
        *p = (struct period){
            .kind = PERIOD_MONTH, .year = p->year + p->part / 12, .part = p->part % 12 + 1};
        return true;
    case PERIOD_NONE:
    case PERIOD_ROLLING:
    case PERIOD_ROLLING_OPEN:
    case PERIOD_SNAPSHOT:
        break;
    }
    return false;
}

size_t period_span(struct period first, struct period last)
{
    size_t n = 1;
    while (n <= PERIOD_SPAN_MOST && !period_equal(first, last)) {
        if (!period_next(&first))
            return 0;
        n++;
    }
    return n;
}

/* --- years, and what lies in them --- */

static bool is_academic(enum period_kind kind)
{
    return kind == PERIOD_ACADEMIC_YEAR || kind == PERIOD_ACADEMIC_YTD || kind == PERIOD_TERM;
}

/* The year of its own calendar, financial or academic, in whose label a period stands.  A calendar
 * year stands in the financial year that begins in it, rolling years in their last. */
static int label_year(struct period p)
{
    if (p.kind == PERIOD_MONTH || p.kind == PERIOD_SNAPSHOT)
        return p.part >= 4 ? p.year : p.year - 1;
    return p.kind == PERIOD_ROLLING ? p.part : p.year;
}

struct period period_year_of(struct period p, int years)
{
    if (p.kind == PERIOD_NONE || p.kind == PERIOD_ROLLING_OPEN)
        return (struct period){0};
    return (struct period){.kind = is_academic(p.kind) ? PERIOD_ACADEMIC_YEAR : PERIOD_YEAR,
                           .year = label_year(p) + years};
}

struct period period_quarter_of(struct period p, int quarter)
{
    if (p.kind == PERIOD_NONE || p.kind == PERIOD_ROLLING_OPEN)
        return (struct period){0};
    return (struct period){.kind = PERIOD_QUARTER, .year = label_year(p), .part = quarter};
}

struct period period_ytd_of(struct period p)
{
    if (p.kind == PERIOD_NONE || p.kind == PERIOD_ROLLING_OPEN)
        return (struct period){0};
    return (struct period){.kind = is_academic(p.kind) ? PERIOD_ACADEMIC_YTD : PERIOD_YTD,
                           .year = label_year(p)};
}

struct month_span period_months(struct period p)
{
    int year = p.year * 12, april = year + 3, august = year + 7;
    switch (p.kind) {
    case PERIOD_YEAR:
    case PERIOD_YTD:
        return (struct month_span){april, april + 11};
    case PERIOD_QUARTER:
        return (struct month_span){april + (p.part - 1) * 3, april + p.part * 3 - 1};
    case PERIOD_ACADEMIC_YEAR:
    case PERIOD_ACADEMIC_YTD:
        return (struct month_span){august, august + 11};
    case PERIOD_TERM: /* August to December, January to April, May to July */
        return (struct month_span){august + (p.part > 1 ? p.part * 4 - 3 : 0),
                                   august + (p.part < 3 ? p.part * 4 : 11)};
    case PERIOD_CALENDAR_YEAR:
        return (struct month_span){year, year + 11};
    case PERIOD_ROLLING:
        return (struct month_span){year, p.part * 12 + 11};
    case PERIOD_SNAPSHOT:
    case PERIOD_MONTH:
        return (struct month_span){year + p.part - 1, year + p.part - 1};
    case PERIOD_NONE:
    case PERIOD_ROLLING_OPEN:
        break;
    }
    return (struct month_span){0, 0};
}

/* --- printing --- */

/* "2023-24", or with a slash "2023/24" */
static str print_split_year(struct arena *a, int year, char between)
{
    return str_print(a, "%d%c%02d", year, between, (year + 1) % 100);
}

/* "23/24" */
static str print_short_year(struct arena *a, int year)
{
    return str_print(a, "%02d/%02d", year % 100, (year + 1) % 100);
}

static const char *month_name(int month_count)
{
    return months[month_count % 12];
}

static str term_name(struct arena *a, int term)
{
    str name = str_of(terms[term - 1]);
    return str_print(a, "%c" STR_FMT, name.p[0] - 'a' + 'A', STR_ARG(str_sub(name, 1, name.n)));
}

static str print_data(struct arena *a, struct period p)
{
    str years = print_split_year(a, p.year, '-');
    switch (p.kind) {
    case PERIOD_NONE:
        break;
    case PERIOD_YEAR:
        return years;
    case PERIOD_QUARTER:
        return str_print(a, STR_FMT " Q%d", STR_ARG(years), p.part);
    case PERIOD_YTD:
        return str_print(a, STR_FMT " YTD", STR_ARG(years));
    case PERIOD_ACADEMIC_YEAR:
        return str_print(a, "academic " STR_FMT, STR_ARG(years));
    case PERIOD_ACADEMIC_YTD:
        return str_print(a, "academic " STR_FMT " YTD", STR_ARG(years));
    case PERIOD_TERM:
        return str_print(a, "academic " STR_FMT " %s", STR_ARG(years), terms[p.part - 1]);
    case PERIOD_CALENDAR_YEAR:
        return str_print(a, "%d", p.year);
    case PERIOD_ROLLING:
        return str_print(a, "%d-%02d", p.year, p.part % 100);
    case PERIOD_ROLLING_OPEN:
        return str_print(a, "rolling %d years", p.part);
    case PERIOD_SNAPSHOT:
        return str_print(a, "%02d/%02d/%d", p.day, p.part, p.year);
    case PERIOD_MONTH:
        return str_print(a, "%.3s %d", months[p.part - 1], p.year);
    }
    return (str){0};
}

static str print_long(struct arena *a, struct period p)
{
    str years = print_split_year(a, p.year, '-');
    switch (p.kind) {
    case PERIOD_NONE:
    case PERIOD_YEAR:
    case PERIOD_CALENDAR_YEAR:
    case PERIOD_ROLLING_OPEN:
        break;
    case PERIOD_QUARTER:
        return str_print(a, "Quarter %d " STR_FMT, p.part, STR_ARG(years));
    case PERIOD_YTD:
        return str_print(a, STR_FMT " year to date", STR_ARG(years));
    case PERIOD_ACADEMIC_YEAR:
        return str_print(a, "Academic year " STR_FMT, STR_ARG(years));
    case PERIOD_ACADEMIC_YTD:
        return str_print(a, "Academic year " STR_FMT " to date", STR_ARG(years));
    case PERIOD_TERM:
        return str_print(a, STR_FMT " term " STR_FMT, STR_ARG(term_name(a, p.part)),
                         STR_ARG(years));
    case PERIOD_ROLLING:
        return str_print(a, "%d to %d", p.year, p.part);
    case PERIOD_SNAPSHOT:
        return str_print(a, "%d %s %d", p.day, months[p.part - 1], p.year);
    case PERIOD_MONTH:
        return str_print(a, "%s %d", months[p.part - 1], p.year);
    }
    return print_data(a, p);
}

/* The year of the first month is named only when it is another. */
static str print_month_span(struct arena *a, struct month_span s)
{
    if (s.first / 12 == s.last / 12)
        return str_print(a, "%s to %s %d", month_name(s.first), month_name(s.last), s.last / 12);
    return str_print(a, "%s %d to %s %d", month_name(s.first), s.first / 12, month_name(s.last),
                     s.last / 12);
}

/* Terms begin and end with the school's year, not with a month. */
static str print_months(struct arena *a, struct period p)
{
    switch (p.kind) {
    case PERIOD_YEAR:
    case PERIOD_QUARTER:
    case PERIOD_ACADEMIC_YEAR:
    case PERIOD_CALENDAR_YEAR:
        return print_month_span(a, period_months(p));
    case PERIOD_YTD:
    case PERIOD_ACADEMIC_YTD:
        return str_print(a, "%s %d to date", month_name(period_months(p).first), p.year);
    case PERIOD_NONE:
    case PERIOD_TERM:
    case PERIOD_ROLLING:
    case PERIOD_ROLLING_OPEN:
    case PERIOD_SNAPSHOT:
    case PERIOD_MONTH:
        break;
    }
    return print_long(a, p);
}

static str print_short(struct arena *a, struct period p)
{
    struct month_span s = period_months(p);
    switch (p.kind) {
    case PERIOD_YEAR:
        return print_split_year(a, p.year, '/');
    case PERIOD_QUARTER:
        return str_print(a, "%.3s-%.3s " STR_FMT, month_name(s.first), month_name(s.last),
                         STR_ARG(print_short_year(a, p.year)));
    case PERIOD_YTD:
        return str_print(a, "YTD " STR_FMT, STR_ARG(print_short_year(a, p.year)));
    case PERIOD_ACADEMIC_YEAR:
        return str_print(a, "Academic yr " STR_FMT, STR_ARG(print_split_year(a, p.year, '/')));
    case PERIOD_ACADEMIC_YTD:
        return STR("Academic ytd");
    case PERIOD_TERM:
        return str_print(a, STR_FMT " term " STR_FMT, STR_ARG(term_name(a, p.part)),
                         STR_ARG(print_short_year(a, p.year)));
    case PERIOD_ROLLING_OPEN:
        return str_print(a, "%d Yr. rolling - no start/end date", p.part);
    case PERIOD_NONE:
    case PERIOD_CALENDAR_YEAR:
    case PERIOD_ROLLING:
    case PERIOD_SNAPSHOT:
    case PERIOD_MONTH:
        break;
    }
    return print_data(a, p);
}

static str print_label(struct arena *a, struct period p)
{
    switch (p.kind) {
    case PERIOD_QUARTER:
        return str_print(a, "Q%d", p.part);
    case PERIOD_YTD:
    case PERIOD_ACADEMIC_YTD:
        return STR("YTD");
    case PERIOD_ACADEMIC_YEAR:
        return print_split_year(a, p.year, '-');
    case PERIOD_TERM:
        return term_name(a, p.part);
    case PERIOD_ROLLING_OPEN:
        return str_print(a, "%d years", p.part);
    case PERIOD_NONE:
    case PERIOD_YEAR:
    case PERIOD_CALENDAR_YEAR:
    case PERIOD_ROLLING:
    case PERIOD_SNAPSHOT:
    case PERIOD_MONTH:
        break;
    }
    return print_data(a, p);
}

str period_print(struct arena *a, struct period p, enum period_style style)
{
    switch (style) {
    case PERIOD_DATA:
        break;
    case PERIOD_LONG:
        return print_long(a, p);
    case PERIOD_MONTHS:
        return print_months(a, p);
    case PERIOD_SHORT:
        return print_short(a, p);
    case PERIOD_LABEL:
        return print_label(a, p);
    }
    return print_data(a, p);
}
