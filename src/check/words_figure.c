/* words_figure.c - numbers that their words tie to a period, a target or another place */
#include "words_english.h"
#include "words_claim.h"
#include "words_period.h"

static const char *const CORRECT_FIGURE = "correct the words or the figure";

/* --- how numbers are written --- */

void words_check_writing(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        struct token *t = &s->items[i];
        if (t->kind != TOKEN_NUMBER || !t->broken)
            continue;
        bool money = t->quantity.form == FORM_POUNDS;
        const struct indicator *owner = w->known.n ? w->known.items[0].indicator : NULL;
        words_found(w, RULE_WORDS_NUMBER, t, owner, str_print(w->arena, "\"" STR_FMT "\"", STR_ARG(t->text)),
                    money ? STR("money has two decimals, and commas before three digits only")
                          : STR("a number has one point, and commas before three digits only"),
                    money ? "write it in pounds and pence" : "write it as a number");
    }
}

/* --- the same as --- */

void words_check_same(struct wording *w, struct sentence *s)
{
    for (size_t i = 1; i + 2 < s->n; i++) {
        bool same = (token_is(s, i, "same") && token_is(s, i + 1, "as")) ||
                    (token_among(s, i, english[EN_EQUAL]) && token_is(s, i + 1, "to"));
        size_t a = i, b = i + 2;
        while (same && a > 0 && !token_is_figure(s, a))
            a--;
        while (same && b < s->n && b < i + 10 && !token_is_figure(s, b))
            b++;
        if (!same || !token_is_figure(s, a) || !token_is_figure(s, b) || token_is(s, b, ";"))
            continue;
        struct token *one = &s->items[a], *other = &s->items[b];
        if (one->quantity.form != other->quantity.form || one->about || other->about ||
            one->spelled || other->spelled)
            continue;
        if (quantity_equal(one->quantity, other->quantity)) {
            words_held(w, RULE_WORDS_FIGURE, one);
            continue;
        }
        const struct known *k = known_equal(w, one->quantity);
        words_found(w, RULE_WORDS_FIGURE, one, k ? k->indicator : NULL,
                    str_print(w->arena, STR_FMT " as the same as " STR_FMT, STR_ARG(one->text),
                              STR_ARG(other->text)),
                    STR("the two numbers differ"), "say how they differ, or correct one of them");
        other->taken = true;
    }
}

/* --- periods bound to a number --- */

static bool fills_time(const struct sentence *s, size_t i)
{
    return token_among(s, i, english[EN_IN_TIME]);
}

#define NOUNS_MOST 3 /* words between a number and "in": 108000 employees in 2022 */

/* The time said behind a number: "9.2% in 2021/22", "5.8% the quarter before". */
static const struct token *time_behind(const struct sentence *s, size_t number)
{
    size_t i = number + 1, nouns = 0;
    while (i < s->n && nouns < NOUNS_MOST && token_at(s, i)->kind == TOKEN_WORD && !fills_time(s, i) &&
           !token_among(s, i, english[EN_ENDS_NOUNS]))
        i++, nouns++;
    size_t fill = i;
    while (fills_time(s, i) && i < fill + 6)
        i++;
    const struct token *t = token_at(s, i);
    return t->kind == TOKEN_PERIOD && (i > fill || nouns == 0) ? t : NULL;
}

/* The time said in front of it: "2021/22 (2452)", "Quarter 1: 826", "In 2021-22 36%". */
static const struct token *time_before(const struct sentence *s, size_t number)
{
    if (number == 0)
        return NULL;
    const struct token *near = token_at(s, number - 1);
    bool marked = token_among(s, number - 1, english[EN_TIME_IS]);
    if (near->kind == TOKEN_PERIOD)
        return near;
    if (!marked || number < 2)
        return NULL;
    const struct token *t = token_at(s, number - 2);
    return t->kind == TOKEN_PERIOD ? t : NULL;
}

/* What says so beyond doubt: a number with a sign, with decimals or of three digits. */
static bool is_specific(const struct token *t)
{
    int64_t digits = t->quantity.value.digits < 0 ? -t->quantity.value.digits : t->quantity.value.digits;
    return t->quantity.form != FORM_PLAIN || t->quantity.place < 0 || digits >= 100;
}

/* What the table knows of a number and the time that it is named with. */
struct timed {
    const struct known *there; /* near to it, of that time */
    const struct known *right; /* the value of that time, of the indicator that `other` is of */
    const struct known *other; /* equal to it, of another time */
    size_t values;             /* indicators that have a value for the time */
};

static bool know_timed(const struct wording *w, struct quantity q, struct period when, struct timed *out)
{
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        if (one->quantity.form != q.form)
            continue;
        const struct known *there = known_value(w, one->indicator, when);
        bool same = there && quantity_equal(q, one->quantity);
        if (same && period_equal(one->period, there->period))
            return false;
        if (there == one)
            out->values++;
        if (there == one && quantity_near(q, one->quantity) && !out->there)
            out->there = one;
        if (same && one->measure == MEASURE_VALUE && !out->other)
            out->other = one, out->right = there;
    }
    return true;
}

/* A time may mean several periods; the value of any of them will do. */
static const struct known *known_then(const struct wording *w, struct quantity q, struct period when)
{
    struct period meant[PERIODS_MOST];
    size_t n = periods_meant(when, w->figures->period, meant);
    for (size_t k = 0; k < w->known.n; k++)
        for (size_t m = 0; m < n; m++) {
            struct period p = w->known.items[k].period;
            bool then = p.year == meant[m].year &&
                        (p.kind == meant[m].kind || p.kind == PERIOD_ACADEMIC_YEAR ||
                         p.kind == PERIOD_ACADEMIC_YTD) &&
                        (p.kind != PERIOD_QUARTER || p.part == meant[m].part);
            if (then && quantity_equal(q, w->known.items[k].quantity))
                return &w->known.items[k];
        }
    return NULL;
}

static void check_timed(struct wording *w, struct token *t, const struct token *time)
{
    struct timed known = {0};
    const struct known *then = known_then(w, t->quantity, time->period);
    if (then) {
        t->owner = then->measure == MEASURE_VALUE ? then->indicator->index + 1 : 0;
        words_held(w, RULE_WORDS_FIGURE, t);
        return;
    }
    if (!know_timed(w, t->quantity, time->period, &known) || t->about)
        return;
    str printed = str_print(w->arena, STR_FMT " for " STR_FMT, STR_ARG(t->text), STR_ARG(time->text));
    if (known.other && is_specific(t))
        words_found(w, RULE_WORDS_PERIOD, t, known.other->indicator, printed,
                    str_print(w->arena, "it is the figure of " STR_FMT "; the table has " STR_FMT,
                              STR_ARG(period_print(w->arena, known.other->period, PERIOD_DATA)),
                              STR_ARG(known_print(w, known.right))),
                    "correct the period or the number");
    else if (!known.other && known.there && !known_equal(w, t->quantity)) {
        t->owner = known.there->indicator->index + 1;
        words_found(w, RULE_WORDS_FIGURE, t, known.there->indicator, printed,
                    str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, known.there))),
                    CORRECT_FIGURE);
    }
}

/* The time that a number is named with, or NULL. */
static const struct token *time_of(const struct sentence *s, size_t i)
{
    const struct token *time = time_before(s, i);
    time = time ? time : time_behind(s, i);
    return time && time->period.kind != PERIOD_NONE ? time : NULL;
}

static void check_times(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        struct token *t = &s->items[i];
        const struct token *time = token_is_figure(s, i) && !t->taken && !t->spelled ? time_of(s, i) : NULL;
        if (time)
            check_timed(w, t, time);
    }
}

/* --- less sure ties --- */

/* "In Quarter 3 there were 102,500": up to so many words between a time and a number. */
#define LOOSE_WORDS 4

/* A time that opens the clause, or "now"; `now` is the report's period. */
static bool loose_time(const struct sentence *s, size_t number, struct period now, struct token *out)
{
    for (size_t n = number; n > 0 && number - n < LOOSE_WORDS + 1; n--) {
        const struct token *t = token_at(s, n - 1);
        *out = *t;
        if (t->kind == TOKEN_PERIOD)
            return t->period.kind != PERIOD_NONE && n > 1 && token_among(s, n - 2, english[EN_OPENS_TIME]);
        if (token_among(s, n - 1, english[EN_NOW])) {
            out->period = now;
            return true;
        }
        if (t->kind != TOKEN_WORD || token_among(s, n - 1, english[EN_OTHER_LEVEL]))
            return false;
    }
    return false;
}

/* Only a near miss of a figure of that time counts. */
static void check_loose(struct wording *w, struct token *t, const struct token *time)
{
    struct timed known = {0};
    const struct known *then = known_then(w, t->quantity, time->period);
    if (then) {
        t->owner = then->measure == MEASURE_VALUE ? then->indicator->index + 1 : 0;
        words_held(w, RULE_WORDS_FIGURE, t);
    } else if (!t->about && !known_equal(w, t->quantity) &&
               know_timed(w, t->quantity, time->period, &known) && known.there) {
        words_found(w, RULE_WORDS_FIGURE, t, known.there->indicator,
                    str_print(w->arena, STR_FMT " for \"" STR_FMT "\"", STR_ARG(t->text), STR_ARG(time->text)),
                    str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, known.there))),
                    CORRECT_FIGURE);
    }
}

static void check_loosely(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        struct token time;
        bool open = token_is_figure(s, i) && !s->items[i].taken && !s->items[i].spelled && !time_of(s, i);
        if (open && loose_time(s, i, w->figures->period, &time))
            check_loose(w, &s->items[i], &time);
    }
}

/* --- the indicator's own noun: 2549 referrals by Quarter 3 --- */

#define NOUN_LEAST 5 /* letters of a noun that tells one thing from another */
#define NEAR_NOUN 25 /* per cent: farther off it may be a part of them */

static bool title_holds(str title, str noun)
{
    str word;
    while (str_word(&title, &word)) {
        size_t same = 0;
        while (same < word.n && same < noun.n && (word.p[same] | 0x20) == noun.p[same])
            same++;
        if (same >= NOUN_LEAST && same == noun.n)
            return true;
    }
    return false;
}

static void check_own_noun(struct wording *w, struct sentence *s, size_t i, const struct token *time)
{
    struct token *t = &s->items[i];
    const struct known *found = NULL;
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        bool counts = one->measure == MEASURE_VALUE && one->indicator->unit == UNIT_COUNT &&
                      known_value(w, one->indicator, time->period) == one;
        if (counts && title_holds(one->indicator->title, token_at(s, i + 1)->text) &&
            quantity_within(t->quantity.value, one->quantity.value, NEAR_NOUN))
            found = one;
    }
    if (found && is_specific(t) && !known_equal(w, t->quantity))
        words_found(w, RULE_WORDS_FIGURE, t, found->indicator,
                    str_print(w->arena, STR_FMT " for " STR_FMT, STR_ARG(t->text), STR_ARG(time->text)),
                    str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, found))),
                    CORRECT_FIGURE);
}

static void check_own_nouns(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i + 1 < s->n; i++) {
        const struct token *t = &s->items[i], *noun = token_at(s, i + 1);
        bool open = token_is_figure(s, i) && !t->taken && !t->spelled && !t->about &&
                    t->quantity.form == FORM_PLAIN && t->quantity.place == 0 && noun->kind == TOKEN_WORD;
        const struct token *time = open ? time_of(s, i) : NULL;
        if (time)
            check_own_noun(w, s, i, time);
    }
}

/* --- one of a series --- */

/* A sentence that gives an indicator's figure of one time and then a number for another is about
 * that indicator still, however far off the number is. */
static void check_in_series(struct wording *w, struct token *t, const struct token *time, size_t owner)
{
    const struct indicator *i = &w->figures->indicators[owner - 1];
    const struct known *k = known_value(w, i, time->period);
    if (!k || k->quantity.form != t->quantity.form || t->quantity.place != k->quantity.place ||
        known_equal(w, t->quantity))
        return;
    words_found(w, RULE_WORDS_FIGURE, t, i,
                str_print(w->arena, STR_FMT " for " STR_FMT, STR_ARG(t->text), STR_ARG(time->text)),
                str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, k))),
                CORRECT_FIGURE);
}

/* Adds what the sentence's numbers are figures of: SIZE_MAX when they are of more than one. */
static size_t add_owner(size_t owner, const struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        size_t one = is_specific(&s->items[i]) ? s->items[i].owner : 0;
        if (one && owner && one != owner)
            return SIZE_MAX;
        owner = one ? one : owner;
    }
    return owner;
}

/* The indicator of the sentence, or of the whole list that it is an item of; 0 when none is sure. */
static size_t owner_of(const struct wording *w, const struct sentence *s)
{
    size_t owner = add_owner(0, s);
    for (size_t i = 0; s->is_item && i < w->sentences.n; i++)
        if (w->sentences.items[i].paragraph == s->paragraph && w->sentences.items[i].is_item)
            owner = owner == SIZE_MAX ? owner : add_owner(owner, &w->sentences.items[i]);
    return owner == SIZE_MAX ? 0 : owner;
}

void words_check_series(struct wording *w, struct sentence *s)
{
    size_t owner = owner_of(w, s);
    for (size_t i = 0; owner && i < s->n; i++) {
        struct token *t = &s->items[i];
        bool open = token_is_figure(s, i) && !t->taken && !t->spelled && !t->about && is_specific(t);
        const struct token *time = open ? time_of(s, i) : NULL;
        if (time)
            check_in_series(w, t, time, owner);
    }
}

/* --- other places and targets --- */

/* Whether the title's words stand from `i` on; a plural counts as the same. */
static size_t title_at(const struct sentence *s, size_t i, str title)
{
    str word;
    size_t n = 0;
    while (str_word(&title, &word)) {
        const struct token *t = token_at(s, i + n);
        size_t same = 0;
        while (t->kind == TOKEN_WORD && same < word.n && same < t->text.n &&
               (word.p[same] | 0x20) == (t->text.p[same] | 0x20))
            same++;
        if (same < 3 || same + 1 < t->text.n || same + 1 < word.n)
            return 0;
        n++;
    }
    return n;
}

/* England (65.9%); 21.5% for England; England is at 65.9%. */
static size_t comparator_number(const struct sentence *s, size_t i, size_t length)
{
    size_t behind = i + length;
    if (token_is(s, behind, "(") || token_is(s, behind, ":"))
        return behind + 1;
    if (i > 1 && token_is(s, i - 1, "for"))
        return i - 2;
    while (behind < i + length + 3 && token_among(s, behind, english[EN_PLACE_IS]))
        behind++;
    return behind;
}

/* Held against the figures of one measure, whatever their period. */
static void check_measure(struct wording *w, struct token *t, size_t first, size_t last, int percent,
                          const char *name)
{
    const struct known *near = NULL;
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        bool fits = one->measure >= first && one->measure <= last && one->quantity.form == t->quantity.form;
        if (fits && quantity_equal(t->quantity, one->quantity)) {
            words_held(w, RULE_WORDS_FIGURE, t);
            return;
        }
        bool close = fits && (percent > 3 || t->quantity.place <= one->quantity.place) &&
                     quantity_within(t->quantity.value, one->quantity.value, percent);
        if (close && !near)
            near = one;
    }
    if (near && !t->about && !known_equal(w, t->quantity))
        words_found(w, RULE_WORDS_FIGURE, t, near->indicator,
                    str_print(w->arena, STR_FMT " as %s", STR_ARG(t->text), name),
                    str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, near))),
                    CORRECT_FIGURE);
}

static void check_comparators(struct wording *w, struct sentence *s, size_t i)
{
    for (size_t c = 0; c < w->figures->n_comparators; c++) {
        str title = w->figures->comparators[c].title;
        size_t length = title_at(s, i, title);
        size_t at = length ? comparator_number(s, i, length) : 0;
        if (length && token_is_figure(s, at) && !s->items[at].taken)
            check_measure(w, &s->items[at], MEASURE_COMPARATOR + c, MEASURE_COMPARATOR + c, 3,
                          str_cstr(w->arena, str_print(w->arena, "the figure of " STR_FMT, STR_ARG(title))));
    }
}

/* The 95% target; target of 95%. */
static void check_target(struct wording *w, struct sentence *s, size_t i)
{
    size_t at = i;
    if (!token_among(s, i, english[EN_TARGET]))
        return;
    if (i > 0 && token_is_figure(s, i - 1))
        at = i - 1;
    else if (token_among(s, i + 1, english[EN_TARGET_IS]) && token_is_figure(s, i + 2))
        at = i + 2;
    if (at != i && !s->items[at].taken && !s->items[at].spelled)
        check_measure(w, &s->items[at], MEASURE_QUARTERLY_TARGET, MEASURE_ANNUAL_TARGET, 10, "the target");
}

void words_check_figures(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        check_comparators(w, s, i);
        check_target(w, s, i);
    }
    check_times(w, s);
    check_own_nouns(w, s);
    check_loosely(w, s);
}

/* --- when figures are due --- */

static bool time_of_year(str word, struct month_span *out)
{
    static const struct { const char *name; int first, last; } times[] = {
        {"early", 1, 4}, {"mid", 5, 8}, {"late", 9, 12}, {"spring", 3, 5}, {"summer", 6, 8},
        {"autumn", 9, 11}, {"winter", 11, 14}};
    char small[8] = "";
    for (size_t i = 0; i < word.n && i + 1 < sizeof small; i++)
        small[i] = (char)(word.p[i] | 0x20);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (str_is(word, times[i].name) || (word.n < sizeof small && strcmp(small, times[i].name) == 0)) {
            *out = (struct month_span){times[i].first, times[i].last};
            return true;
        }
    int month = month_of(word);
    *out = (struct month_span){month, month};
    return month > 0;
}

/* "late 2024", "Apr 2024", "Mar 24", "early in 2024"; of two names the longer time is meant. */
static bool due_span(str s, struct month_span *out)
{
    str word;
    struct month_span one, span = {0};
    struct decimal year = {0};
    while (str_word(&s, &word)) {
        if (time_of_year(word, &one)) {
            span.first = span.first && span.first < one.first ? span.first : one.first;
            span.last = span.last > one.last ? span.last : one.last;
        } else if ((word.n == 4 || word.n == 2) && decimal_parse(word, &year) && !year.scale) {
            year.digits += word.n == 2 ? 2000 : 0;
        } else if (!str_is(word, "in") && !str_is(word, "of")) {
            return false;
        }
    }
    out->first = (int)year.digits * 12 + span.first;
    out->last = (int)year.digits * 12 + span.last;
    return span.first && year.digits;
}

/* The time behind "due", as it is written; empty when there is none. */
static str due_words(const struct sentence *s, size_t i, size_t *at)
{
    size_t n = i + 1;
    while (token_among(s, n, english[EN_DUE_BY]))
        n++;
    *at = n;
    while (n < s->n && n < *at + 4 && token_at(s, n)->kind == TOKEN_WORD)
        n++;
    enum period_kind kind = token_at(s, n)->period.kind;
    bool dated = token_at(s, n)->kind == TOKEN_PERIOD &&
                 (kind == PERIOD_MONTH || kind == PERIOD_CALENDAR_YEAR);
    return dated ? token_text(s, *at, n) : (str){0};
}

/* Whether a due date of the box's figures lies outside of the time said: all that there are must. */
static const struct figure *find_other_due(const struct wording *w, struct month_span said,
                                           const struct indicator **owner)
{
    const struct figure *other = NULL;
    const struct node_value *ids = node_value(w->box, "indicators");
    for (size_t n = 0; n < w->figures->n_items; n++) {
        const struct figure *f = &w->figures->items[n];
        for (size_t i = 0; f->state == STATE_NOT_DUE && i < ids->n; i++) {
            const struct indicator *one = indicator_find(w->figures, ids->ids[i]);
            struct month_span due;
            if (!one || one->index < f->first_indicator || one->index > f->last_indicator)
                continue;
            if (!due_span(f->note, &due) || (due.first <= said.last && said.first <= due.last))
                return NULL;
            other = other ? other : f;
            *owner = *owner ? *owner : one;
        }
    }
    return other;
}

void words_check_due(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; w->box && i < s->n; i++) {
        struct month_span said;
        size_t at;
        bool due = token_is(s, i, "due") || (token_among(s, i, english[EN_COME]) && token_among(s, i + 1, english[EN_COME_OUT]));
        str words = due ? due_words(s, i, &at) : (str){0};
        const struct indicator *owner = NULL;
        const struct figure *other = words.n && due_span(words, &said) ? find_other_due(w, said, &owner) : NULL;
        if (other)
            words_found(w, RULE_WORDS_PERIOD, &s->items[at], owner,
                        str_print(w->arena, "due \"" STR_FMT "\"", STR_ARG(words)),
                        str_print(w->arena, "the table says \"" STR_FMT "\"", STR_ARG(other->note)),
                        "give the same date in both");
    }
}
