/* words_figure.c - numbers that their words tie to a time */
#include "words_claim.h"
#include "words_english.h"
#include "words_period.h"

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
    while (i < s->n && nouns < NOUNS_MOST && token_at(s, i)->kind == TOKEN_WORD &&
           !fills_time(s, i) && !token_among(s, i, english[EN_ENDS_NOUNS]))
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
    int64_t digits =
        t->quantity.value.digits < 0 ? -t->quantity.value.digits : t->quantity.value.digits;
    return t->quantity.form != FORM_PLAIN || t->quantity.place < 0 || digits >= 100;
}

/* What the table knows of a number and the time that it is named with. */
struct timed {
    const struct known *there; /* near to it, of that time */
    const struct known *right; /* the value of that time, of the indicator that `other` is of */
    const struct known *other; /* equal to it, of another time */
};

static bool know_timed(const struct wording *w, struct quantity q, struct period when,
                       struct timed *out)
{
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        if (one->quantity.form != q.form)
            continue;
        const struct known *there = known_value(w, one->indicator, when);
        bool same = there && quantity_equal(q, one->quantity);
        if (same && period_equal(one->period, there->period))
            return false;
        if (there == one && quantity_near(q, one->quantity) && !out->there)
            out->there = one;
        if (same && one->measure == MEASURE_VALUE && !out->other)
            out->other = one, out->right = there;
    }
    return true;
}

/* A time may mean several periods; the value of any of them will do. */
static const struct known *known_then(const struct wording *w, struct quantity q,
                                      struct period when)
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
    str printed =
        str_print(w->arena, STR_FMT " for " STR_FMT, STR_ARG(t->text), STR_ARG(time->text));
    bool unsure = time->relative && known.other && known.other->period.kind != PERIOD_QUARTER;
    if (known.other && is_specific(t) && !unsure)
        words_found(w, RULE_WORDS_PERIOD, t, known.other->indicator, printed,
                    str_print(w->arena, "it is the figure of " STR_FMT "; the table has " STR_FMT,
                              STR_ARG(period_print(w->arena, known.other->period, PERIOD_DATA)),
                              STR_ARG(known_print(w, known.right))),
                    "correct the period or the number");
    else if (!known.other && known.there && !known_equal(w, t->quantity)) {
        t->owner = known.there->indicator->index + 1;
        words_found(
            w, RULE_WORDS_FIGURE, t, known.there->indicator, printed,
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
        const struct token *time =
            token_is_figure(s, i) && !t->taken && !t->spelled ? time_of(s, i) : NULL;
        if (time)
            check_timed(w, t, time);
    }
}

/* --- less sure ties --- */

/* "In Quarter 3 there were 102,500": up to so many words between a time and a number. */
#define LOOSE_WORDS 4

/* A time that opens the clause, or "now"; `now` is the report's period. */
static bool loose_time(const struct sentence *s, size_t number, struct period now,
                       struct token *out)
{
    for (size_t n = number; n > 0 && number - n < LOOSE_WORDS + 1; n--) {
        const struct token *t = token_at(s, n - 1);
        *out = *t;
        if (t->kind == TOKEN_PERIOD)
            return t->period.kind != PERIOD_NONE && n > 1 &&
                   token_among(s, n - 2, english[EN_OPENS_TIME]);
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
        words_found(
            w, RULE_WORDS_FIGURE, t, known.there->indicator,
            str_print(w->arena, STR_FMT " for \"" STR_FMT "\"", STR_ARG(t->text),
                      STR_ARG(time->text)),
            str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, known.there))),
            CORRECT_FIGURE);
    }
}

static void check_loosely(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        struct token time;
        bool open =
            token_is_figure(s, i) && !s->items[i].taken && !s->items[i].spelled && !time_of(s, i);
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

static void check_own_noun(struct wording *w, struct sentence *s, size_t i,
                           const struct token *time)
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
        words_found(
            w, RULE_WORDS_FIGURE, t, found->indicator,
            str_print(w->arena, STR_FMT " for " STR_FMT, STR_ARG(t->text), STR_ARG(time->text)),
            str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, found))),
            CORRECT_FIGURE);
}

static void check_own_nouns(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i + 1 < s->n; i++) {
        const struct token *t = &s->items[i], *noun = token_at(s, i + 1);
        bool open = token_is_figure(s, i) && !t->taken && !t->spelled && !t->about &&
                    t->quantity.form == FORM_PLAIN && t->quantity.place == 0 &&
                    noun->kind == TOKEN_WORD;
        const struct token *time = open ? time_of(s, i) : NULL;
        if (time)
            check_own_noun(w, s, i, time);
    }
}

/* --- one of a series --- */

/* A sentence that gives an indicator's figure of one time and then a number for another is about
 * that indicator still, however far off the number is. */
static void check_in_series(struct wording *w, struct token *t, const struct token *time,
                            size_t owner)
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

/* The indicator of the sentence, or of the whole list that it is an item of; 0 when none is sure.
 */
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
        bool open =
            token_is_figure(s, i) && !t->taken && !t->spelled && !t->about && is_specific(t);
        const struct token *time = open ? time_of(s, i) : NULL;
        if (time)
            check_in_series(w, t, time, owner);
    }
}

void words_check_figures(struct wording *w, struct sentence *s)
{
    check_times(w, s);
    check_own_nouns(w, s);
    check_loosely(w, s);
}
