/* words_period.c - times named in running text, and numbers that are no figures */
#include "words_period.h"
#include "words_english.h"

static bool whole_number(str s, int *out)
{
    struct decimal d;
    if (s.n == 0 || s.n > 4 || !decimal_parse(s, &d) || d.scale || d.digits < 0)
        return false;
    *out = (int)d.digits;
    return true;
}

bool period_of_years(str s, struct period *out)
{
    size_t cut = 0, dash = 1;
    while (cut < s.n && s.p[cut] >= '0' && s.p[cut] <= '9')
        cut++;
    if (cut + 2 < s.n && (unsigned char)s.p[cut] == 0xE2)
        dash = 3;
    int first, second;
    str rest = str_sub(s, cut + dash, s.n);
    if (!whole_number(str_sub(s, 0, cut), &first) || !whole_number(rest, &second))
        return false;
    first += cut == 2 ? 2000 : 0;
    second += rest.n == 2 ? first / 100 * 100 : 0;
    bool sized = (cut == 4 || cut == 2) && (rest.n == 2 || rest.n == 4);
    if (!sized || first < 1990 || first > 2049 || second != first + 1)
        return false;
    *out = (struct period){.kind = PERIOD_YEAR, .year = first};
    return true;
}

/* --- joining --- */

/* Makes tokens i to i + n - 1 one period. */
static void join(struct sentence *s, size_t i, size_t n, struct period p)
{
    struct token *t = &s->items[i];
    t->kind = TOKEN_PERIOD;
    t->period = p;
    t->to = s->items[i + n - 1].to;
    t->text = str_sub(s->text, t->from, t->to);
    memmove(&s->items[i + 1], &s->items[i + n], (s->n - i - n) * sizeof *s->items);
    s->n -= n - 1;
}

static int ordinal_of(const struct sentence *s, size_t i)
{
    for (int n = 0; n < 4; n++)
        if (token_among(s, i, english[EN_FIRST + n]))
            return n + 1;
    return 0;
}

static int quarter_number(const struct sentence *s, size_t i)
{
    const struct token *t = token_at(s, i);
    bool number = t->kind == TOKEN_NUMBER && t->quantity.form == FORM_PLAIN && !t->quantity.place;
    int64_t n = number ? t->quantity.value.digits : 0;
    return n >= 1 && n <= 4 ? (int)n : 0;
}

/* The year that a quarter is said to be of, behind it; moves *n past it. */
static int year_behind(const struct sentence *s, size_t i, size_t *n, struct period now)
{
    size_t at = i;
    while (token_among(s, at, english[EN_OF_YEAR]))
        at++;
    const struct token *t = token_at(s, at);
    bool bracket = at > i && token_is(s, at - 1, "(");
    if (t->kind != TOKEN_PERIOD || at > i + 3 || bracket ||
        (t->period.kind != PERIOD_YEAR && t->period.kind != PERIOD_CALENDAR_YEAR))
        return now.year;
    *n += at - i + 1;
    return t->period.year;
}

static struct period none(void)
{
    return (struct period){.kind = PERIOD_NONE};
}

/* Quarters 1, 2 and 3 of 2023-24, the first two quarters: a time that has no figure of its own. */
static bool join_quarters(struct sentence *s, size_t i, struct period now)
{
    size_t n = 1;
    if (!token_is(s, i, "quarters"))
        return false;
    while (quarter_number(s, i + n) ||
           (token_among(s, i + n, english[EN_LISTS]) && quarter_number(s, i + n + 1)) ||
           (token_is(s, i + n, ",") && token_is(s, i + n + 1, "and")))
        n++;
    year_behind(s, i + n, &n, now);
    join(s, i, n, none());
    return true;
}

static bool join_quarter(struct sentence *s, size_t i, struct period now)
{
    static const char *const short_names[] = {"q1", "q2", "q3", "q4"};
    struct period p = {.kind = PERIOD_QUARTER};
    size_t n = 2;
    if (token_among(s, i, english[EN_QUARTER]))
        p.part = quarter_number(s, i + 1);
    else if (token_is(s, i + 1, "quarter"))
        p.part = ordinal_of(s, i);
    for (int q = 0; q < 4; q++)
        if (token_is(s, i, short_names[q]))
            p.part = q + 1, n = 1;
    if (!p.part)
        return false;
    p.year = year_behind(s, i + n, &n, now);
    join(s, i, n, p);
    return true;
}

/* The quarter and year before the report's. */
static struct period quarter_before(struct period now)
{
    if (now.kind != PERIOD_QUARTER)
        return none();
    bool first = now.part == 1;
    return (struct period){PERIOD_QUARTER, now.year - first, first ? 4 : now.part - 1, 0};
}

/* The last time of this kind that the sentence has named, or NULL. */
static const struct token *named_before(const struct sentence *s, size_t i, enum period_kind kind)
{
    while (i > 0) {
        const struct token *t = token_at(s, --i);
        if (t->kind == TOKEN_PERIOD && t->period.kind == kind && !t->relative)
            return t;
    }
    return NULL;
}

/* "The year before" is that before a year just named, else before the report's.  The yearly figure
 * in hand may be older than that, so which year it is stays unsure. */
static void join_year_before(struct sentence *s, size_t i, struct period now)
{
    struct period year = {PERIOD_YEAR, now.year - 1, 0, 0};
    const struct token *named = named_before(s, i, PERIOD_YEAR);
    if (named)
        year.year = named->period.year - 1;
    join(s, i, 2, year);
    s->items[i].relative = true;
}

static bool join_relative(struct sentence *s, size_t i, struct period now)
{
    struct period quarter = quarter_before(now), year = {PERIOD_YEAR, now.year - 1, 0, 0};
    if (token_among(s, i, english[EN_SAME]) && token_among(s, i + 1, english[EN_SAME_TIME]))
        join(s, i, 2, none());
    else if (token_among(s, i, english[EN_LAST]) && token_is(s, i + 1, "quarter"))
        join(s, i, 2, quarter);
    else if (token_is(s, i, "quarter") && token_among(s, i + 1, english[EN_BEFORE])) {
        const struct token *named = named_before(s, i, PERIOD_QUARTER);
        join(s, i, 2, named ? quarter_before(named->period) : quarter);
    } else if (token_among(s, i, english[EN_LAST]) && token_is(s, i + 1, "year")) {
        join(s, i, 2, year);
        s->items[i].relative = true;
    } else if (token_is(s, i, "year") && token_among(s, i + 1, english[EN_BEFORE]))
        join_year_before(s, i, now);
    else if (i > 1 && token_is(s, i, "the") && token_is(s, i - 1, "of") &&
             token_among(s, i - 2, english[EN_END]) &&
             token_among(s, i + 1, english[EN_WHOLE_TIME]) &&
             token_at(s, i + 2)->kind != TOKEN_PERIOD && !quarter_number(s, i + 2))
        join(s, i, 2, now);
    else if (token_is(s, i, "this") && token_is(s, i + 1, "quarter") && !quarter_number(s, i + 2))
        join(s, i, 2, now);
    else if (token_is(s, i, "year") && token_is(s, i + 1, "to") && token_is(s, i + 2, "date"))
        join(s, i, 3, (struct period){PERIOD_YTD, now.year, 0, 0});
    else if (token_is(s, i, "ytd"))
        join(s, i, 1, (struct period){PERIOD_YTD, now.year, 0, 0});
    else
        return false;
    return true;
}

static int month_at(const struct sentence *s, size_t i)
{
    const struct token *t = token_at(s, i);
    /* "may" is more often a verb. */
    bool verb = token_is(s, i, "may") && s->text.p[t->from] == 'm';
    return t->kind != TOKEN_WORD || verb ? 0 : token_is(s, i, "sept") ? 9 : month_of(t->text);
}

static bool join_month(struct sentence *s, size_t i)
{
    int month = month_at(s, i);
    const struct token *year = token_at(s, i + 1);
    bool dated = year->kind == TOKEN_PERIOD && year->period.kind == PERIOD_CALENDAR_YEAR;
    struct period p = dated ? (struct period){PERIOD_MONTH, year->period.year, month, 0} : none();
    const struct token *day = i ? token_at(s, i - 1) : NULL;
    if (!month || (!dated && token_is(s, i, "may")))
        return false;
    if (day && day->kind == TOKEN_NUMBER && day->quantity.form == FORM_PLAIN &&
        decimal_compare(day->quantity.value, decimal_from_int(31)) <= 0)
        s->items[i - 1].label = true;
    join(s, i, dated ? 2 : 1, p);
    return true;
}

/* --- labels --- */

#define LABEL_MOST 100 /* "this year 393 children" is no Year 393 */

static bool is_rate_of_time(const struct sentence *s, size_t i)
{
    return token_among(s, i, english[EN_EACH]) && token_among(s, i + 1, english[EN_RATE_UNITS]);
}

static void mark_label(struct sentence *s, size_t i)
{
    struct token *t = &s->items[i];
    if (t->kind != TOKEN_NUMBER)
        return;
    bool plain = t->quantity.form == FORM_PLAIN;
    t->about |= i && token_among(s, i - 1, english[EN_ABOUT]);
    t->about |= i > 1 && token_is(s, i - 1, "than") && token_among(s, i - 2, english[EN_MORE_LESS]);
    t->about |= token_is(s, i + 1, "or") && token_among(s, i + 2, english[EN_OR_MORE]);
    bool low = decimal_compare(t->quantity.value, decimal_from_int(LABEL_MOST)) <= 0;
    if (plain &&
        ((i && low && token_among(s, i - 1, english[EN_NAMES_NUMBER])) ||
         (i && token_is(s, i - 1, "per")) || token_among(s, i + 1, english[EN_COUNTS_TIME])))
        t->label = true;
    if (plain && token_is(s, i + 1, "-") && token_among(s, i + 2, english[EN_COUNTS_TIME]))
        t->label = true;
    /* "one" in running text is a pronoun. */
    if (t->spelled && t->quantity.value.digits == 1 && !(i && token_is(s, i - 1, "(")) &&
        !token_is(s, i + 1, "in"))
        t->label = true;
    t->days = plain && token_among(s, i + 1, english[EN_DAYS]);
    /* Averages a month are compared apart. */
    if (is_rate_of_time(s, i + 1))
        t->label = true;
}

void words_join_periods(struct sentence *s, struct period now)
{
    for (size_t i = 0; i < s->n; i++)
        if (!join_quarters(s, i, now) && !join_relative(s, i, now) && !join_quarter(s, i, now))
            join_month(s, i);
    for (size_t i = 0; i < s->n; i++)
        mark_label(s, i);
}

/* --- what a time may mean --- */

size_t periods_meant(struct period p, struct period now, struct period out[PERIODS_MOST])
{
    size_t n = 0;
    if (p.kind == PERIOD_NONE)
        return 0;
    out[n++] = p;
    if (p.kind == PERIOD_CALENDAR_YEAR) {
        out[n++] = (struct period){PERIOD_YEAR, p.year, 0, 0};
        out[n++] = (struct period){PERIOD_YEAR, p.year - 1, 0, 0};
    }
    if (p.kind == PERIOD_MONTH) {
        int first = p.part >= 4 ? p.year : p.year - 1;
        out[n++] = (struct period){PERIOD_QUARTER, first, (p.part + 8) % 12 / 3 + 1, 0};
        if (p.part == 3)
            out[n++] = (struct period){PERIOD_YEAR, first, 0, 0};
    }
    bool latest = now.kind == PERIOD_QUARTER && p.kind == PERIOD_QUARTER && period_equal(p, now);
    if (latest || (p.kind == PERIOD_YEAR && p.year == now.year))
        out[n++] = (struct period){PERIOD_YTD, now.year, 0, 0};
    return n;
}
