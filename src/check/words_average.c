/* words_average.c - averages against the figures that they are averages of */
#include "words_claim.h"
#include "words_english.h"
#include "words_period.h"

/* Averages so near to what the figures make, in per cent of it, are meant to be theirs. */
#define NEAR_AVERAGE 15

static bool is_average(const struct sentence *s, size_t i)
{
    return token_among(s, i, english[EN_AVERAGE]);
}

/* The number that is called an average: behind the word, or right before it. */
static size_t find_average(const struct sentence *s, size_t i)
{
    for (size_t d = 1; d <= 4; d++) {
        const struct token *t = token_at(s, i + d);
        if (t->kind == TOKEN_NUMBER && !t->broken)
            return i + d;
        if (t->kind == TOKEN_MARK)
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

/* "3 year end figures": how many years or quarters are averaged; 0 when it is not said. */
static int averaged_count(const struct sentence *s, size_t i, const char *unit)
{
    for (size_t n = i > 8 ? i - 8 : 0; n < s->n && n < i + 12; n++) {
        const struct token *t = token_at(s, n);
        bool whole =
            t->kind == TOKEN_NUMBER && t->quantity.form == FORM_PLAIN && !t->quantity.value.scale;
        if (whole && t->quantity.value.digits > 1 && t->quantity.value.digits <= 8 &&
            token_among(s, n + 1, unit))
            return (int)t->quantity.value.digits;
    }
    return 0;
}

/* The mean of an indicator's last `count` years or quarters; false when one is missing. */
static bool mean_of(struct wording *w, const struct indicator *i, struct period last, int count,
                    int decimals, struct decimal *out, struct buf *terms)
{
    struct decimal sum = {0};
    terms->arena = w->arena;
    for (int n = count - 1; n >= 0; n--) {
        struct period p = last;
        p.year -= p.kind == PERIOD_YEAR ? n : 0;
        p.part -= p.kind == PERIOD_QUARTER ? n : 0;
        const struct known *k =
            p.kind == PERIOD_QUARTER && p.part < 1 ? NULL : known_value(w, i, p);
        if (!k || !decimal_add(sum, k->quantity.value, &sum))
            return false;
        buf_put(terms, n < count - 1 ? STR(", ") : STR(""));
        buf_put(terms, quantity_print(w->arena, k->quantity));
    }
    return decimal_divide(sum, decimal_from_int(count), decimals, out);
}

static bool check_mean(struct wording *w, struct token *t, const struct indicator *i,
                       struct period last, int count)
{
    struct decimal mean, shown;
    struct buf terms = {0};
    int decimals = t->quantity.value.scale;
    if (!mean_of(w, i, last, count, decimals, &mean, &terms) ||
        !quantity_within(t->quantity.value, mean, NEAR_AVERAGE))
        return false;
    if (decimal_compare(mean, t->quantity.value) == 0) {
        words_held(w, RULE_WORDS_SUM, t);
        return true;
    }
    terms = (struct buf){0};
    mean_of(w, i, last, count, decimals < 8 ? decimals + 1 : decimals, &shown, &terms);
    words_found(w, RULE_WORDS_SUM, t, i,
                str_print(w->arena, "average of " STR_FMT, STR_ARG(t->text)),
                str_print(w->arena, "the average of " STR_FMT " (\"" STR_FMT "\") is " STR_FMT,
                          STR_ARG(buf_str(&terms)), STR_ARG(i->id),
                          STR_ARG(decimal_print(w->arena, shown, true))),
                "correct the average, or say of what it is one");
    return true;
}

/* A monthly average, three times, is the quarter's figure but for the rounding of the average. */
static bool check_monthly(struct wording *w, struct token *t, const struct known *k)
{
    struct decimal three, half, off;
    struct decimal times = decimal_from_int(3);
    if (t->quantity.form != k->quantity.form || k->indicator->rollup != ROLLUP_SUM ||
        !decimal_multiply(t->quantity.value, times, &three) ||
        !quantity_within(three, k->quantity.value, NEAR_AVERAGE) ||
        !decimal_multiply(quantity_half(t->quantity), times, &half) ||
        !decimal_add(half, quantity_half(k->quantity), &half) ||
        !decimal_subtract(three, k->quantity.value, &off))
        return false;
    off.digits = off.digits < 0 ? -off.digits : off.digits;
    if (decimal_compare(off, half) <= 0) {
        words_held(w, RULE_WORDS_SUM, t);
        return true;
    }
    struct quantity whole = {three, t->quantity.place, t->quantity.form};
    words_found(w, RULE_WORDS_SUM, t, k->indicator,
                str_print(w->arena, STR_FMT " a month on average", STR_ARG(t->text)),
                str_print(w->arena, "three months make " STR_FMT "; \"" STR_FMT "\" has " STR_FMT,
                          STR_ARG(quantity_print(w->arena, whole)), STR_ARG(k->indicator->id),
                          STR_ARG(known_print(w, k))),
                "correct the average or the figure");
    return true;
}

static bool says_monthly(const struct sentence *s, size_t average, size_t number)
{
    return (average && token_is(s, average - 1, "monthly")) ||
           token_is(s, average + 1, "monthly") ||
           (token_among(s, number + 1, english[EN_A_MONTH]) && token_is(s, number + 2, "month"));
}

static void check_average(struct wording *w, struct sentence *s, size_t word, size_t number)
{
    struct token *t = &s->items[number];
    struct period now = w->figures->period, last_year = {PERIOD_YEAR, now.year - 1, 0, 0};
    int years = averaged_count(s, word, english[EN_YEARS]),
        quarters = averaged_count(s, word, english[EN_QUARTERS]);
    bool monthly = says_monthly(s, word, number), done = false;
    const struct period *named = sentence_period(s);
    const struct indicator *before = NULL;
    for (size_t n = 0; n < w->known.n && !done && !t->taken; n++) {
        const struct known *k = &w->known.items[n];
        bool fits = k->measure == MEASURE_VALUE && k->quantity.form == t->quantity.form;
        if (fits && monthly && named && known_value(w, k->indicator, *named) == k)
            done = check_monthly(w, t, k);
        if (!fits || k->indicator == before)
            continue;
        before = k->indicator;
        if (years)
            done = check_mean(w, t, k->indicator, last_year, years);
        else if (quarters && now.kind == PERIOD_QUARTER)
            done = check_mean(w, t, k->indicator, now, quarters);
    }
    t->taken = true;
}

void words_check_averages(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        size_t number = is_average(s, i) ? find_average(s, i) : SIZE_MAX;
        if (number != SIZE_MAX && !known_equal(w, s->items[number].quantity))
            check_average(w, s, i, number);
    }
}
