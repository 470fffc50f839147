/* words_sum.c - parts and totals: numbers of a text held against each other */
#include "words_claim.h"
#include "words_english.h"
#include "words_period.h"

static const char *const CORRECT_SUM =
    "correct the total or the part that is wrong, or say what is left out";

static str print_number(const struct wording *w, const struct token *t)
{
    return quantity_print(w->arena, t->quantity);
}

/* --- a total and its parts --- */

/* What is being added up. */
struct adding {
    struct quantity sum;
    size_t n;
    size_t first, last; /* tokens */
    struct buf terms;   /* "362 + 131" */
};

static bool add_part(struct wording *w, struct adding *a, const struct sentence *s, size_t i)
{
    const struct token *t = &s->items[i];
    a->terms.arena = w->arena;
    if (a->n)
        buf_put(&a->terms, STR(" + "));
    else
        a->first = i, a->sum = (struct quantity){.form = t->quantity.form};
    buf_put(&a->terms, print_number(w, t));
    a->n++;
    a->last = i;
    return quantity_add(&a->sum, t->quantity);
}

/* Numbers of the form from token `from` up to the end or a semicolon. */
static bool add_parts(struct wording *w, struct adding *a, const struct sentence *s, size_t from,
                      enum form form)
{
    for (size_t i = from; i < s->n; i++)
        if (token_is_figure(s, i) && token_at(s, i)->quantity.form == form &&
            !token_at(s, i)->about && (form != FORM_PLAIN || token_is_count(s, i)) &&
            !add_part(w, a, s, i))
            return false;
    return a->n > 1;
}

/* Parts that come so near to a total, in per cent of it, are meant to make it. */
#define NEAR_TOTAL 15
#define NEAR_NAMED_TOTAL 30 /* behind "of these" */

/* Where the parts begin: behind a colon, or behind "of which". */
static size_t find_parts(const struct sentence *s, bool *bound)
{
    for (size_t i = 1; i < s->n; i++) {
        *bound = true;
        if (token_is(s, i, "of") && token_among(s, i + 1, english[EN_WHICH]))
            return i + 2;
        if (token_among(s, i, english[EN_NAMELY]) ||
            (token_among(s, i, english[EN_MADE]) && token_among(s, i + 1, english[EN_MADE_OF])))
            return i + 1;
        *bound = false;
        if (token_is(s, i, ":"))
            return i + 1;
    }
    return SIZE_MAX;
}

static bool says_total(const struct sentence *s, size_t to)
{
    for (size_t i = 0; i < to; i++)
        if (token_among(s, i, english[EN_TOTAL]) ||
            (token_is(s, i, "in") && token_among(s, i + 1, english[EN_IN_ALL])))
            return true;
    return false;
}

static const struct indicator *indicator_of(const struct wording *w, struct quantity q)
{
    const struct known *k = known_equal(w, q);
    return k ? k->indicator : w->known.n ? w->known.items[0].indicator : NULL;
}

/* Percentages are rounded one by one, so a unit of the last place more or less may be only that. */
static const char *rounding_remark(const struct adding *a, struct quantity total)
{
    struct decimal off, limit = {(int64_t)a->n + 1, 0}, units = {0};
    limit.digits *= 5;
    limit.scale = 1 - total.place;
    bool rounded = total.form == FORM_PERCENT && total.place > -9 && total.place <= 0 &&
                   decimal_subtract(a->sum.value, total.value, &off);
    if (!rounded)
        return "";
    units = off;
    units.digits = units.digits < 0 ? -units.digits : units.digits;
    return decimal_compare(units, limit) <= 0 ? " (rounding may explain it)" : "";
}

static void take_parts(struct sentence *s, const struct adding *a)
{
    for (size_t i = a->first; i <= a->last; i++)
        s->items[i].taken |= s->items[i].kind == TOKEN_NUMBER;
}

static void report_sum(struct wording *w, struct token *total, const struct adding *a)
{
    words_found(w, RULE_WORDS_SUM, total, indicator_of(w, total->quantity),
                str_print(w->arena, STR_FMT " as a total", STR_ARG(total->text)),
                str_print(w->arena, STR_FMT " = " STR_FMT "%s", STR_ARG(buf_str(&a->terms)),
                          STR_ARG(quantity_print(w->arena, a->sum)),
                          rounding_remark(a, total->quantity)),
                CORRECT_SUM);
}

/* "94.2%: 0.8% above the region (93.4%)" compares and adds nothing up. */
static bool compares(const struct sentence *s, size_t from)
{
    for (size_t i = from; i < s->n; i++)
        if (token_is_percent(s, i) && token_among(s, i + 1, english[EN_COMPARES]))
            return true;
    return false;
}

/* Parts behind a total in one sentence.  Gives the total when there is one that holds or does not.
 */
static struct token *check_total(struct wording *w, struct sentence *s)
{
    bool bound;
    size_t from = find_parts(s, &bound), at = from == SIZE_MAX ? 0 : from;
    while (at > 0 && !(token_is_figure(s, at - 1) && !s->items[at - 1].about))
        at--;
    if (at == 0)
        return NULL;
    struct token *total = &s->items[at - 1];
    struct adding a = {0};
    if ((total->quantity.form == FORM_PLAIN && !token_is_count(s, at - 1)) ||
        (!bound && compares(s, from)) || !add_parts(w, &a, s, from, total->quantity.form))
        return NULL;
    if (decimal_compare(a.sum.value, total->quantity.value) == 0) {
        take_parts(s, &a);
        words_held(w, RULE_WORDS_SUM, total);
        return total;
    }
    /* Parts may be left out, so that they make less; more than all they cannot be. */
    bool near = quantity_within(a.sum.value, total->quantity.value, NEAR_TOTAL);
    bool more =
        (bound || says_total(s, from)) && decimal_compare(a.sum.value, total->quantity.value) > 0;
    if (!near && !more)
        return NULL;
    take_parts(s, &a);
    report_sum(w, total, &a);
    return total;
}

/* --- parts in brackets: disruption (8 students), assault (4) and abuse (one) --- */

static bool add_bracketed(struct wording *w, struct adding *a, const struct sentence *s)
{
    for (size_t i = 1; i < s->n; i++)
        if (token_is_count(s, i) && token_is(s, i - 1, "(") && !add_part(w, a, s, i))
            return false;
    return a->n > 2;
}

/* Of a total that the paragraph has stated. */
static void check_against(struct wording *w, struct sentence *s, const struct adding *a,
                          const struct token *total, int percent)
{
    if (decimal_compare(a->sum.value, total->quantity.value) == 0) {
        take_parts(s, a);
        words_held(w, RULE_WORDS_SUM, &s->items[a->last]);
        return;
    }
    struct decimal off;
    bool near = quantity_within(a->sum.value, total->quantity.value, percent) ||
                (decimal_subtract(a->sum.value, total->quantity.value, &off) && off.scale == 0 &&
                 off.digits >= -1 && off.digits <= 1);
    if (!near)
        return;
    take_parts(s, a);
    words_found(w, RULE_WORDS_SUM, &s->items[a->first], indicator_of(w, total->quantity),
                str_print(w->arena, "parts " STR_FMT " of " STR_FMT, STR_ARG(buf_str(&a->terms)),
                          STR_ARG(total->text)),
                str_print(w->arena, "they make " STR_FMT ", not " STR_FMT,
                          STR_ARG(quantity_print(w->arena, a->sum)), STR_ARG(total->text)),
                CORRECT_SUM);
}

static void check_parts_of(struct wording *w, struct sentence *s, const struct token *total)
{
    struct adding bracketed = {0}, named = {0};
    bool of_these = token_is(s, 0, "of") && token_among(s, 1, english[EN_THESE]);
    if (add_bracketed(w, &bracketed, s))
        check_against(w, s, &bracketed, total, NEAR_TOTAL);
    else if (of_these && add_parts(w, &named, s, 2, FORM_PLAIN))
        check_against(w, s, &named, total, NEAR_NAMED_TOTAL);
}

/* --- lists whose items end in numbers --- */

static bool item_ends_in_count(const struct sentence *s)
{
    if (!s->is_item || s->n < 3 || !token_is_count(s, s->n - 1) ||
        !token_among(s, s->n - 2, english[EN_BEFORE_COUNT]))
        return false;
    for (size_t i = 0; i < s->n; i++)
        if (s->items[i].kind == TOKEN_PERIOD)
            return false;
    return true;
}

/* The number in the sentences before the list that it nearly makes. */
static struct token *total_before(struct wording *w, size_t list, struct quantity sum)
{
    for (size_t i = list;
         i > 0 && w->sentences.items[i - 1].paragraph + 2 > w->sentences.items[list].paragraph;
         i--) {
        struct sentence *s = &w->sentences.items[i - 1];
        for (size_t n = 0; n < s->n; n++)
            if (token_is_count(s, n) && !s->items[n].spelled &&
                quantity_within(sum.value, s->items[n].quantity.value, 5))
                return &s->items[n];
    }
    return NULL;
}

/* Adds up the items from sentence `i` on; gives the sentence behind them. */
static size_t check_list(struct wording *w, size_t i)
{
    struct adding a = {0};
    size_t to = i;
    for (; to < w->sentences.n && item_ends_in_count(&w->sentences.items[to]); to++) {
        struct sentence *s = &w->sentences.items[to];
        if (!add_part(w, &a, s, s->n - 1))
            return to + 1;
    }
    if (a.n < 3)
        return to > i ? to : i + 1;
    struct token *total = total_before(w, i, a.sum);
    const struct known *k = known_count_near(w, a.sum);
    struct token *first = &w->sentences.items[i].items[w->sentences.items[i].n - 1];
    if (total && decimal_compare(total->quantity.value, a.sum.value) == 0)
        words_held(w, RULE_WORDS_SUM, first);
    else if (total)
        report_sum(w, total, &a);
    else if (k && quantity_equal(k->quantity, a.sum))
        words_held(w, RULE_WORDS_SUM, first);
    else if (k)
        words_found(w, RULE_WORDS_SUM, first, k->indicator,
                    str_print(w->arena, "parts " STR_FMT, STR_ARG(buf_str(&a.terms))),
                    str_print(w->arena, "they make " STR_FMT "; the table has " STR_FMT,
                              STR_ARG(quantity_print(w->arena, a.sum)), STR_ARG(known_print(w, k))),
                    CORRECT_SUM);
    return to;
}

/* --- shares of a whole: White 39.5%, Asian 34.9%, ... --- */

/* Three shares or more that are close to 100% and yet not 100%. */
static void check_hundred(struct wording *w, struct sentence *s)
{
    struct adding a = {0};
    int place = -9;
    for (size_t i = 0; i < s->n; i++) {
        if (!token_is_percent(s, i) || s->items[i].taken)
            continue;
        if (s->items[i].about || !add_part(w, &a, s, i))
            return;
        place = s->items[i].quantity.place > place ? s->items[i].quantity.place : place;
    }
    struct quantity hundred = {decimal_from_int(100), place, FORM_PERCENT};
    if (a.n < 3 || !quantity_within(a.sum.value, hundred.value, a.n > 3 ? 5 : 2))
        return;
    struct token *last = &s->items[a.last];
    take_parts(s, &a);
    if (*rounding_remark(&a, hundred))
        words_held(w, RULE_WORDS_SUM, last);
    else
        words_found(w, RULE_WORDS_SUM, &s->items[a.first], indicator_of(w, last->quantity),
                    str_print(w->arena, "shares " STR_FMT, STR_ARG(buf_str(&a.terms))),
                    str_print(w->arena, "they make " STR_FMT ", not 100%%",
                              STR_ARG(quantity_print(w->arena, a.sum))),
                    CORRECT_SUM);
}

/* --- a figure that is the sum of all parts, beside the one part that it should be --- */

#define STEM 7 /* letters that two words of one stem share: completed, completions */

static bool shares_stem(str word, str title)
{
    for (size_t at = 0; word.n >= STEM && at + STEM <= title.n; at++) {
        size_t n = 0;
        bool begins = at == 0 || title.p[at - 1] == ' ';
        while (begins && n < STEM && word.p[n] == (title.p[at + n] | 0x20))
            n++;
        if (n == STEM)
            return true;
    }
    return false;
}

/* The count that the indicator's own word follows: "7 have completed". */
static size_t find_own_count(const struct sentence *s, const struct indicator *i)
{
    for (size_t n = 0; n < s->n; n++)
        for (size_t d = 1; token_is_count(s, n) && d <= 2; d++) {
            const struct token *t = token_at(s, n + d);
            if (t->kind == TOKEN_WORD && shares_stem(t->text, i->title))
                return n;
        }
    return SIZE_MAX;
}

static void check_own_part(struct wording *w, struct sentence *s, const struct indicator *i)
{
    const struct period *when = sentence_period(s);
    const struct known *k = when && i->unit == UNIT_COUNT ? known_value(w, i, *when) : NULL;
    size_t own = k ? find_own_count(s, i) : SIZE_MAX;
    struct adding a = {0};
    if (own == SIZE_MAX || !add_parts(w, &a, s, 0, FORM_PLAIN) || a.n < 3 ||
        !quantity_equal(a.sum, k->quantity) || quantity_equal(s->items[own].quantity, k->quantity))
        return;
    take_parts(s, &a);
    words_found(w, RULE_WORDS_FIGURE, &s->items[own], i,
                str_print(w->arena, "\"" STR_FMT "\"",
                          STR_ARG(token_text(s, own, own + 2 < s->n ? own + 2 : own))),
                str_print(w->arena, "the table has " STR_FMT ", which is all of " STR_FMT,
                          STR_ARG(known_print(w, k)), STR_ARG(buf_str(&a.terms))),
                "correct the figure, or say what it counts");
}

static void check_own_parts(struct wording *w, struct sentence *s)
{
    const struct indicator *before = NULL;
    for (size_t k = 0; k < w->known.n; k++) {
        if (w->known.items[k].indicator != before)
            check_own_part(w, s, w->known.items[k].indicator);
        before = w->known.items[k].indicator;
    }
}

void words_check_parts(struct wording *w)
{
    const struct token *total = NULL;
    size_t paragraph = 0;
    for (size_t i = 0; i < w->sentences.n; i++) {
        struct sentence *s = &w->sentences.items[i];
        total = s->paragraph == paragraph ? total : NULL;
        paragraph = s->paragraph;
        struct token *here = check_total(w, s);
        if (!here && total)
            check_parts_of(w, s, total);
        total = here && here->quantity.form == FORM_PLAIN ? here : total;
        check_hundred(w, s);
        check_own_parts(w, s);
    }
    for (size_t i = 0; i < w->sentences.n;)
        i = check_list(w, i);
}
