/* words_share.c - shares of a number: 11.9% (36 out of 301) */
#include "words_claim.h"

/* part / whole in per cent, to `decimals` places. */
static bool share_of(struct decimal part, struct decimal whole, int decimals, struct decimal *out)
{
    struct decimal hundredfold;
    return decimal_sign(whole) > 0 && decimal_multiply(part, decimal_from_int(100), &hundredfold) &&
           decimal_divide(hundredfold, whole, decimals, out);
}

#define SHARE_WORDS 8 /* a share and its percentage stand no farther apart */

/* The percentage that "36 out of 301" at `i` belongs to: before or behind it in the sentence. */
static size_t find_percent(const struct sentence *s, size_t i)
{
    for (size_t d = 1; d <= SHARE_WORDS; d++) {
        if (d <= i && token_is_percent(s, i - d))
            return i - d;
        if (token_is_percent(s, i + 3 + d))
            return i + 3 + d;
    }
    return SIZE_MAX;
}

/* In brackets behind the percentage, or right behind it, there is no doubt what is meant. */
static bool share_is_bound(const struct sentence *s, size_t percent, size_t i)
{
    if (percent < i && i - percent == 2 && token_is(s, percent + 1, ","))
        return true;
    for (size_t n = percent + 1; n < i; n++)
        if (token_is(s, n, "("))
            return true;
    return false;
}

static void check_share(struct wording *w, struct sentence *s, size_t i)
{
    size_t at = find_percent(s, i), wide = token_is(s, i + 1, "of") ? 2 : 3;
    if (at == SIZE_MAX || !token_is_count(s, i + wide))
        return;
    struct token *said = &s->items[at], *part = &s->items[i], *whole = &s->items[i + wide];
    struct decimal share;
    if (!share_of(part->quantity.value, whole->quantity.value, said->quantity.value.scale, &share))
        return;
    if (decimal_compare(share, said->quantity.value) == 0) {
        part->taken = whole->taken = true;
        words_held(w, RULE_WORDS_SUM, said);
        return;
    }
    struct decimal difference;
    decimal_subtract(share, said->quantity.value, &difference);
    difference.digits = difference.digits < 0 ? -difference.digits : difference.digits;
    bool near = decimal_compare(difference, (struct decimal){15, 1}) <= 0;
    if (said->about || !(near || (wide == 3 && share_is_bound(s, at, i))))
        return;
    const struct known *k = known_equal(w, whole->quantity);
    words_found(w, RULE_WORDS_SUM, said, k ? k->indicator : NULL,
                str_print(w->arena, STR_FMT " (" STR_FMT " out of " STR_FMT ")",
                          STR_ARG(said->text), STR_ARG(part->text), STR_ARG(whole->text)),
                str_print(w->arena, STR_FMT " / " STR_FMT " is " STR_FMT "%%", STR_ARG(part->text),
                          STR_ARG(whole->text), STR_ARG(decimal_print(w->arena, share, false))),
                "correct the percentage or the numbers");
}

void words_check_shares(struct wording *w, struct sentence *s)
{
    for (size_t i = 0; i + 2 < s->n; i++)
        if (token_is_count(s, i) && ((token_is(s, i + 1, "out") && token_is(s, i + 2, "of")) ||
                                     (token_is(s, i + 1, "of") && token_is_count(s, i + 2))))
            check_share(w, s, i);
}
