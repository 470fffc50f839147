/* words_place.c - numbers that are called a target, another place's, the same as another; or no
 * number */
#include "words_claim.h"
#include "words_english.h"

/* --- how numbers are written --- */

void words_check_writing(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        struct token *t = &s->items[i];
        if (t->kind != TOKEN_NUMBER || !t->broken)
            continue;
        bool money = t->quantity.form == FORM_POUNDS;
        const struct indicator *owner = w->known.n ? w->known.items[0].indicator : NULL;
        words_found(w, RULE_WORDS_NUMBER, t, owner,
                    str_print(w->arena, "\"" STR_FMT "\"", STR_ARG(t->text)),
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
static void check_measure(struct wording *w, struct token *t, size_t first, size_t last,
                          int percent, const char *name)
{
    const struct known *near = NULL;
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        bool fits =
            one->measure >= first && one->measure <= last && one->quantity.form == t->quantity.form;
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
            check_measure(
                w, &s->items[at], MEASURE_COMPARATOR + c, MEASURE_COMPARATOR + c, 3,
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
        check_measure(w, &s->items[at], MEASURE_QUARTERLY_TARGET, MEASURE_ANNUAL_TARGET, 10,
                      "the target");
}

/* --- which side of the target --- */

/* "31.7% is below the target": from "target" back over its words; the side, 1 above, -1 below. */
static int side_before(const struct sentence *s, size_t *i)
{
    while (*i > 0 && token_among(s, *i - 1, english[EN_TARGET_OWN]))
        --*i;
    if (*i == 0)
        return 0;
    --*i;
    return token_among(s, *i, english[EN_ABOVE])   ? 1
           : token_among(s, *i, english[EN_BELOW]) ? -1
                                                   : 0;
}

/* The indicator whose value the number is; NULL when it is that of none, or of two. */
static const struct indicator *value_owner(const struct wording *w, const struct token *t)
{
    const struct indicator *owner = NULL;
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        if (one->measure != MEASURE_VALUE || one->quantity.form != t->quantity.form ||
            !quantity_equal(t->quantity, one->quantity))
            continue;
        if (owner && owner != one->indicator)
            return NULL;
        owner = one->indicator;
    }
    return owner;
}

/* A target of the indicator that the side is untrue for, when it is so for all of them. */
static const struct known *target_on_other_side(const struct wording *w, const struct token *t,
                                                const struct indicator *i, int side)
{
    const struct known *wrong = NULL;
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        if (one->indicator != i || one->measure < MEASURE_QUARTERLY_TARGET ||
            one->measure > MEASURE_ANNUAL_TARGET)
            continue;
        int found = decimal_compare(t->quantity.value, one->quantity.value);
        if (one->quantity.form != t->quantity.form || found == side)
            return NULL;
        wrong = one;
    }
    return wrong;
}

static void check_side(struct wording *w, struct sentence *s, size_t i)
{
    size_t at = i;
    int side = token_among(s, i, english[EN_TARGET]) ? side_before(s, &at) : 0;
    if (!side || at == 0)
        return;
    for (at--; at > 0 && token_among(s, at, english[EN_STANDS]); at--)
        ;
    struct token *t = &s->items[at];
    const struct indicator *owner =
        token_is_figure(s, at) && !t->about && !t->spelled ? value_owner(w, t) : NULL;
    const struct known *target = owner ? target_on_other_side(w, t, owner, side) : NULL;
    if (target)
        words_found(w, RULE_WORDS_FIGURE, t, owner,
                    str_print(w->arena, STR_FMT " %s the target", STR_ARG(t->text),
                              side > 0 ? "above" : "below"),
                    str_print(w->arena, "the table has " STR_FMT, STR_ARG(known_print(w, target))),
                    CORRECT_FIGURE);
}

void words_check_places(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++) {
        check_comparators(w, s, i);
        check_target(w, s, i);
        check_side(w, s, i);
    }
}
