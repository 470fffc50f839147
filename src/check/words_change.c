/* words_change.c - "up by 29%": changes held against the two figures that the words name
 *
 * Each claim is tried on the pairs of figures that its sentence names.  A pair is sure when
 * the words bind it to the claim: from A to B, than Quarter 2, a figure in brackets behind.  One
 * that is only near may explain a claim but never refutes it.
 */
#include "words_claim.h"
#include "words_english.h"
#include "words_pair.h"
#include "words_period.h"

/* What one sentence says of changes. */
struct changing {
    struct wording *w;
    struct sentence *s;
    VEC(struct claim) claims;
};

/* --- claims --- */

static int sign_before(const struct sentence *s, size_t i)
{
    return token_among(s, i, english[EN_UP]) ? 1 : token_among(s, i, english[EN_DOWN]) ? -1 : 0;
}

static int sign_after(const struct sentence *s, size_t i)
{
    return token_among(s, i, english[EN_UP_AFTER])     ? 1
           : token_among(s, i, english[EN_DOWN_AFTER]) ? -1
                                                       : 0;
}

/* "rose by about 29%", "a reduction of 30"; "up 0.8%".  "Rose to 7.3%" and "down from 11" are
 * levels. */
static int claim_before(const struct sentence *s, size_t i)
{
    bool by = false;
    /* "down by 5% in one year and by 1% in the next" */
    if (i > 1 && token_is(s, i - 1, "by") && token_is(s, i - 2, "and"))
        for (size_t n = i - 2; n > 0; n--)
            if (sign_before(s, n - 1))
                return sign_before(s, n - 1);
    for (size_t n = i; n > 0 && i - n < 5; n--) {
        by |= token_among(s, n - 1, english[EN_BIND_SIZE]);
        int sign = sign_before(s, n - 1);
        bool bound = by || token_at(s, i)->quantity.form == FORM_PERCENT;
        if (sign)
            return bound ? sign : 0;
        if (!token_among(s, n - 1, english[EN_FILLING]))
            return 0;
    }
    return 0;
}

/* "2.3% higher", "0.4 percentage points below". */
static int claim_after(const struct sentence *s, size_t i)
{
    size_t n = i + 1;
    bool percent = token_at(s, i)->quantity.form == FORM_PERCENT;
    if (token_at(s, n)->kind == TOKEN_MARK)
        return 0;
    while (token_among(s, n, english[EN_POINTS]))
        percent = true, n++;
    /* "50% above 20", a level with a threshold, is rare; "50% below the target" is a change. */
    return percent ? sign_after(s, n) : 0;
}

#define COUNTED_MOST 2 /* words of what is counted: 17 days fewer than */

/* "144 more than", "£4.3m less than": the token "than", or SIZE_MAX. */
static size_t than_behind(const struct sentence *s, size_t i)
{
    size_t n = i + 1;
    while (n <= i + COUNTED_MOST && token_at(s, n)->kind == TOKEN_WORD &&
           !token_among(s, n, english[EN_MORE_FEWER]))
        n++;
    return token_among(s, n, english[EN_MORE_FEWER]) && token_is(s, n + 1, "than") ? n + 1
                                                                                   : SIZE_MAX;
}

/* A difference, not a percentage. */
static bool is_difference(const struct sentence *s, size_t i)
{
    return token_at(s, i)->quantity.form != FORM_PERCENT && than_behind(s, i) != SIZE_MAX;
}

static int sign_of_difference(const struct sentence *s, size_t i)
{
    return is_difference(s, i) ? sign_after(s, than_behind(s, i) - 1) : 0;
}

static void find_claims(struct changing *c)
{
    struct arena *a = c->w->arena;
    for (size_t i = 0; i < c->s->n; i++) {
        const struct token *t = &c->s->items[i];
        if (t->kind != TOKEN_NUMBER || t->broken || t->label || t->taken || t->spelled)
            continue;
        int sign = claim_after(c->s, i);
        sign = sign ? sign : sign_of_difference(c->s, i);
        sign = sign ? sign : claim_before(c->s, i);
        if (!sign || decimal_sign(t->quantity.value) < 0)
            continue;
        struct claim claim = {.at = i,
                              .sign = sign,
                              .percent = t->quantity.form == FORM_PERCENT,
                              .about = t->about,
                              .size = t->quantity.value,
                              .place = t->quantity.place};
        vec_push(a, &c->claims, claim);
    }
}

static bool is_claim(const struct changing *c, size_t at)
{
    for (size_t i = 0; i < c->claims.n; i++)
        if (c->claims.items[i].at == at)
            return true;
    return false;
}

/* A number that is a level: of the form, and no claim itself. */
static bool is_level(const struct changing *c, size_t i, enum form form)
{
    return token_is_figure(c->s, i) && !is_claim(c, i) && !token_at(c->s, i)->spelled &&
           token_at(c->s, i)->quantity.form == form;
}

/* --- pairs that the words name --- */

static struct pair pair_of_tokens(const struct changing *c, size_t from, size_t to)
{
    struct pair p = {.from = c->s->items[from].quantity,
                     .to = c->s->items[to].quantity,
                     .from_at = from,
                     .to_at = to};
    p.words = str_print(c->w->arena, "from " STR_FMT " to " STR_FMT,
                        STR_ARG(c->s->items[from].text), STR_ARG(c->s->items[to].text));
    return p;
}

static size_t next_level(const struct changing *c, size_t from, size_t to, enum form form)
{
    for (size_t i = from; i < to && i < c->s->n; i++) {
        if (token_is(c->s, i, ";"))
            return SIZE_MAX;
        if (is_level(c, i, form))
            return i;
    }
    return SIZE_MAX;
}

static size_t last_level(const struct changing *c, size_t before, enum form form, bool in_brackets)
{
    for (size_t i = before; i > 0; i--) {
        if (token_is(c->s, i - 1, ";"))
            return SIZE_MAX;
        if (is_level(c, i - 1, form) && (in_brackets || i < 2 || !token_is(c->s, i - 2, "(")))
            return i - 1;
    }
    return SIZE_MAX;
}

#define NEAR_WORDS 3 /* between "from" or "to" and its number */

/* What stands between a number and "from" when it is where the change ends: 1,680, down from 1,705.
 */
static bool ends_before(const struct changing *c, size_t from)
{
    return from > 0 && (sign_before(c->s, from - 1) || token_is(c->s, from - 1, ",") ||
                        token_is_figure(c->s, from - 1));
}

/* From A ... to B; B, up from A: the first at or behind `start`. */
static bool find_from_to(const struct changing *c, size_t start, enum form form, struct pair *out)
{
    for (size_t i = start; i < c->s->n; i++) {
        size_t a =
            token_is(c->s, i, "from") ? next_level(c, i + 1, i + 1 + NEAR_WORDS, form) : SIZE_MAX;
        if (a == SIZE_MAX)
            continue;
        for (size_t n = a + 1; n < c->s->n && !token_is(c->s, n, ";"); n++) {
            size_t b =
                token_is(c->s, n, "to") ? next_level(c, n + 1, n + 1 + NEAR_WORDS, form) : SIZE_MAX;
            if (b != SIZE_MAX) {
                *out = pair_of_tokens(c, a, b);
                return true;
            }
        }
        size_t b = ends_before(c, i) ? last_level(c, i, form, true) : SIZE_MAX;
        if (b != SIZE_MAX) {
            *out = pair_of_tokens(c, a, b);
            return true;
        }
    }
    return false;
}

/* 0.8% above the Stat Neighbour figure (93.4%), above the national rate of 2.8%: of the figure
 * before the claim. */
static bool find_bracketed(const struct changing *c, const struct claim *claim, struct pair *out)
{
    for (size_t i = claim->at + 2; i < claim->at + 9 && i < c->s->n; i++) {
        if (token_is(c->s, i, ",") || token_is(c->s, i, ";") || is_claim(c, i))
            return false;
        enum form form = c->s->items[i].quantity.form;
        if (!token_among(c->s, i, english[EN_NAMES_VALUE]) || !token_is_figure(c->s, i + 1))
            continue;
        form = c->s->items[i + 1].quantity.form;
        size_t to = is_level(c, i + 1, form) ? last_level(c, claim->at, form, false) : SIZE_MAX;
        if (to == SIZE_MAX)
            return false;
        *out = pair_of_tokens(c, i + 1, to);
        return true;
    }
    return false;
}

/* A further 50 would bring the total to 351 (a further 15% growth): from 301 to 351. */
static bool find_addition(const struct changing *c, const struct claim *claim, struct pair *out)
{
    size_t added = SIZE_MAX;
    for (size_t i = 0; i < claim->at; i++) {
        const struct sentence *s = c->s;
        bool count = token_is_figure(s, i) && s->items[i].quantity.form == FORM_PLAIN &&
                     !s->items[i].spelled;
        if (count && i && token_among(s, i - 1, english[EN_FURTHER]))
            added = i;
        if (!count || added == SIZE_MAX || added == i || !token_is(s, i - 1, "to"))
            continue;
        struct pair p = pair_of_tokens(c, added, i);
        if (!decimal_subtract(p.to.value, p.from.value, &p.from.value) ||
            decimal_sign(p.from.value) <= 0)
            return false;
        p.words =
            str_print(c->w->arena, STR_FMT " more than " STR_FMT, STR_ARG(s->items[added].text),
                      STR_ARG(quantity_print(c->w->arena, p.from)));
        const struct known *k = known_equal(c->w, p.from);
        p.indicator = k ? k->indicator : NULL;
        *out = p;
        return true;
    }
    return false;
}

/* 3300 ... 4% more than the 3164 of last year. */
static bool find_than(const struct changing *c, const struct claim *claim, struct pair *out)
{
    size_t n = claim->at + 1;
    while (n < claim->at + 4 && !token_is(c->s, n, "than"))
        n++;
    size_t from =
        token_is(c->s, n, "than") ? next_level(c, n + 1, n + 1 + NEAR_WORDS, FORM_PLAIN) : SIZE_MAX;
    if (from == SIZE_MAX)
        return false;
    for (size_t i = 0; i < claim->at; i++) {
        struct pair p = is_level(c, i, FORM_PLAIN) ? pair_of_tokens(c, from, i) : (struct pair){0};
        if (p.words.n && pair_makes(&p, claim)) {
            *out = p;
            return true;
        }
    }
    return false;
}

/* The one level of the form before `end`; SIZE_MAX when there are more or none. */
static size_t only_level(const struct changing *c, size_t end, enum form form)
{
    size_t at = next_level(c, 0, end, form);
    return at != SIZE_MAX && next_level(c, at + 1, end, form) == SIZE_MAX ? at : SIZE_MAX;
}

/* The total of 4,512 was 4.6% lower than the 4,730: the only figure before the claim, when it is
 * one of the table, is what is compared. */
static bool find_than_known(const struct changing *c, const struct claim *claim, struct pair *out)
{
    static const enum form forms[] = {FORM_PLAIN, FORM_POUNDS};
    size_t n = claim->at + 1;
    while (n < claim->at + 4 && !token_is(c->s, n, "than"))
        n++;
    for (size_t k = 0; claim->percent && token_is(c->s, n, "than") && k < 2; k++) {
        size_t from = next_level(c, n + 1, n + NEAR_WORDS, forms[k]);
        size_t to = from == SIZE_MAX ? from : only_level(c, claim->at, forms[k]);
        const struct known *known =
            to == SIZE_MAX ? NULL : known_equal(c->w, c->s->items[to].quantity);
        if (!known || c->s->items[from].about)
            continue;
        *out = pair_of_tokens(c, from, to);
        out->indicator = known->indicator;
        return true;
    }
    return false;
}

/* --- pairs of figures of the table --- */

static const struct token *period_token(const struct sentence *s, size_t i)
{
    return token_at(s, i)->kind == TOKEN_PERIOD ? token_at(s, i) : NULL;
}

static bool named_pair(const struct changing *c, const struct indicator *i, struct period from,
                       struct period to, struct pair *out)
{
    const struct known *a = known_value(c->w, i, from), *b = known_value(c->w, i, to);
    if (!a || !b || a == b)
        return false;
    *out = (struct pair){.from = a->quantity,
                         .to = b->quantity,
                         .indicator = i,
                         .from_at = SIZE_MAX,
                         .to_at = SIZE_MAX};
    out->words = str_print(c->w->arena, "from " STR_FMT " to " STR_FMT,
                           STR_ARG(known_print(c->w, a)), STR_ARG(known_print(c->w, b)));
    return true;
}

/* From 2021-22 to 2022-23; between 2021-22 and 2022-23: at `i`. */
static bool times_at(const struct sentence *s, size_t i)
{
    return period_token(s, i + 1) && period_token(s, i + 3) &&
           ((token_is(s, i, "from") && token_is(s, i + 2, "to")) ||
            (token_is(s, i, "between") && token_is(s, i + 2, "and")));
}

#define TIMES_AHEAD                                                                                \
    8 /* words from the times to a claim behind them, or from a claim to its times */

/* The first pair of times behind the claim, else the last one before it; SIZE_MAX if none is near.
 */
static size_t find_both_times(const struct sentence *s, size_t claim)
{
    for (size_t i = claim + 1; i < claim + TIMES_AHEAD && i + 3 < s->n && !token_is(s, i, ";"); i++)
        if (times_at(s, i))
            return i;
    for (size_t i = claim; i > 0 && i + TIMES_AHEAD > claim && !token_is(s, i - 1, ";"); i--)
        if (times_at(s, i - 1))
            return i - 1;
    return SIZE_MAX;
}

/* The two times of a claim: "from 2021-22 to 2022-23"; "than Quarter 2", "on the previous quarter".
 * "In 2021-22" alone does not say since when. */
static bool find_times(const struct changing *c, const struct claim *claim, struct period *from,
                       struct period *to)
{
    const struct sentence *s = c->s;
    size_t both = find_both_times(s, claim->at);
    if (both != SIZE_MAX) {
        *from = s->items[both + 1].period;
        *to = s->items[both + 3].period;
        return true;
    }
    bool compares = false;
    size_t at = claim->at + 1;
    while (at < claim->at + 7 && !period_token(s, at) &&
           (token_among(s, at, english[EN_TO_TIME]) || sign_after(s, at))) {
        compares |= token_among(s, at, english[EN_THAN_SIDES]);
        at++;
    }
    if (!period_token(s, at) || !compares)
        return false;
    *from = s->items[at].period;
    *to = c->w->figures->period;
    for (size_t i = claim->at; i > 0; i--)
        if (period_token(s, i - 1)) {
            *to = s->items[i - 1].period;
            break;
        }
    return true;
}

/* --- judging --- */

static bool explained_by_text(const struct changing *c, const struct claim *claim)
{
    for (size_t a = 0; a < c->s->n; a++)
        for (size_t b = 0; b < c->s->n; b++) {
            const struct token *from = &c->s->items[a], *to = &c->s->items[b];
            if (a == b || from->kind != TOKEN_NUMBER || to->kind != TOKEN_NUMBER || from->label ||
                to->label || a == claim->at || b == claim->at)
                continue;
            struct pair p = pair_of_tokens(c, a, b);
            if (pair_makes(&p, claim))
                return true;
        }
    return false;
}

static void report_change(const struct changing *c, const struct claim *claim, const struct pair *p)
{
    const struct token *t = &c->s->items[claim->at];
    words_found(c->w, RULE_WORDS_CHANGE, &c->s->items[claim->at], p->indicator,
                str_print(c->w->arena, "a %s of " STR_FMT, claim->sign > 0 ? "rise" : "fall",
                          STR_ARG(t->text)),
                str_print(c->w->arena, STR_FMT " is " STR_FMT, STR_ARG(p->words),
                          STR_ARG(pair_print_change(c->w->arena, p, claim))),
                "correct the change or the figures");
}

/* "5.6%, up 0.8% on the previous quarter": the level right before the claim tells whose change it
 * is. */
static bool ends_at_level(const struct changing *c, const struct claim *claim, const struct pair *p)
{
    size_t at = last_level(c, claim->at, p->to.form, true);
    return at != SIZE_MAX && quantity_equal(c->s->items[at].quantity, p->to);
}

/* The pairs of the table that a claim's times name, one for each indicator. */
struct table_pairs {
    struct pair first, level;
    size_t n;
    bool has_level, made;
};

static void try_indicator(const struct changing *c, const struct claim *claim,
                          const struct indicator *i, struct period from, struct period to,
                          struct table_pairs *t)
{
    struct pair p;
    if (!named_pair(c, i, from, to, &p))
        return;
    t->made |= pair_makes(&p, claim);
    t->first = t->n++ ? t->first : p;
    if (!t->has_level && ends_at_level(c, claim, &p)) {
        t->has_level = true;
        t->level = p;
    }
}

/* Any one indicator of the box whose figures make the claim is enough. */
static bool judge_by_table(const struct changing *c, const struct claim *claim)
{
    struct period from, to;
    struct table_pairs t = {0};
    if (!find_times(c, claim, &from, &to))
        return false;
    const struct indicator *before = NULL;
    for (size_t k = 0; k < c->w->known.n; k++) {
        const struct indicator *i = c->w->known.items[k].indicator;
        if (i != before)
            try_indicator(c, claim, i, from, to, &t);
        before = i;
    }
    if (t.made)
        words_held(c->w, RULE_WORDS_CHANGE, &c->s->items[claim->at]);
    else if (t.has_level && !claim->about)
        report_change(c, claim, &t.level);
    else if (t.n == 1 && !claim->about && !explained_by_text(c, claim))
        report_change(c, claim, &t.first);
    return t.n > 0;
}

/* --- differences: 1,132 collections, 144 more than in Quarter 2 --- */

/* The time that a difference is counted from: than in Quarter 2. */
static const struct token *time_of_than(const struct changing *c, const struct claim *claim)
{
    size_t n = than_behind(c->s, claim->at) + 1;
    while (token_among(c->s, n, english[EN_TO_TIME]))
        n++;
    return period_token(c->s, n);
}

static struct period time_before_claim(const struct changing *c, const struct claim *claim)
{
    for (size_t i = claim->at; i > 0; i--)
        if (period_token(c->s, i - 1) && c->s->items[i - 1].period.kind != PERIOD_NONE)
            return c->s->items[i - 1].period;
    return c->w->figures->period;
}

/* Both figures are written: the newer before the difference, the older right behind its time. */
static bool both_written(const struct changing *c, const struct claim *claim, size_t time,
                         const struct pair *p)
{
    if (!token_is(c->s, time + 1, "(") || !is_level(c, time + 2, p->from.form) ||
        !quantity_equal(c->s->items[time + 2].quantity, p->from))
        return false;
    for (size_t i = 0; i < claim->at; i++)
        if (is_level(c, i, p->to.form) && quantity_equal(c->s->items[i].quantity, p->to))
            return true;
    return false;
}

/* The pair of the table whose newer figure stands right before the difference; nothing else tells
 * whose difference it is. */
static bool find_difference(const struct changing *c, const struct claim *claim, struct pair *out)
{
    const struct token *time = is_difference(c->s, claim->at) ? time_of_than(c, claim) : NULL;
    if (!time)
        return false;
    struct period to = time_before_claim(c, claim);
    for (size_t k = 0; k < c->w->known.n; k++)
        if (named_pair(c, c->w->known.items[k].indicator, time->period, to, out) &&
            (ends_at_level(c, claim, out) ||
             both_written(c, claim, (size_t)(time - c->s->items), out)))
            return true;
    return false;
}

static void judge_difference(const struct changing *c, const struct claim *claim)
{
    struct pair p;
    if (!find_difference(c, claim, &p))
        return;
    if (pair_makes(&p, claim))
        words_held(c->w, RULE_WORDS_CHANGE, &c->s->items[claim->at]);
    else if (!claim->about && !explained_by_text(c, claim))
        report_change(c, claim, &p);
}

/* "144 more than in Quarter 2 (988), an increase of 14.6%": a share that says nothing of a time is
 * that of the difference before it. */
static bool share_of_difference(const struct changing *c, const struct claim *claim,
                                struct pair *out)
{
    const struct token *next = token_at(c->s, claim->at + 1);
    if (!claim->percent || (claim->at + 1 < c->s->n && next->kind != TOKEN_MARK))
        return false;
    for (size_t i = 0; i < c->claims.n && c->claims.items[i].at < claim->at; i++)
        if (find_difference(c, &c->claims.items[i], out) && pair_makes(out, &c->claims.items[i]) &&
            out->from.form != FORM_PERCENT)
            return true;
    return false;
}

/* --- a claim and its pair --- */

/* Whether the claim has a pair bound to it by the words. */
static bool own_pair(const struct changing *c, const struct claim *claim, struct pair *out)
{
    return find_bracketed(c, claim, out) || find_addition(c, claim, out) ||
           find_than(c, claim, out) || find_than_known(c, claim, out) ||
           share_of_difference(c, claim, out);
}

/* A from-to pair beside the claim: "rose by 60, from 191 to 251". */
static bool pair_of_sentence(const struct changing *c, size_t start, struct pair *out)
{
    static const enum form forms[] = {FORM_PERCENT, FORM_PLAIN, FORM_POUNDS};
    for (size_t i = 0; i < 3; i++)
        if (find_from_to(c, start, forms[i], out))
            return true;
    return false;
}

static void judge(const struct changing *c, const struct claim *claim, const struct pair *shared)
{
    if (is_difference(c->s, claim->at)) {
        judge_difference(c, claim);
        return;
    }
    struct pair own;
    bool bound = own_pair(c, claim, &own), has_own = bound;
    struct token *t = &c->s->items[claim->at];
    t->taken = true;
    if (!has_own && judge_by_table(c, claim))
        return;
    has_own = has_own || pair_of_sentence(c, claim->at + 1, &own);
    const struct pair *p = has_own ? &own : shared;
    if (p && pair_makes(p, claim))
        words_held(c->w, RULE_WORDS_CHANGE, t);
    else if (p && (bound || !explained_by_text(c, claim)))
        report_change(c, claim, p);
}

/* The pair of one claim holds for the others of its sentence that have none: "a rise of 29%, so
 * that it ends at 3300, 4% more than the 3164 of last year". */
static const struct pair *shared_pair(const struct changing *c, struct pair *out)
{
    if (pair_of_sentence(c, 0, out))
        return out;
    for (size_t i = 0; i < c->claims.n; i++)
        if (find_than(c, &c->claims.items[i], out))
            return out;
    return NULL;
}

/* --- directions without a size: "went up from 33.5% to 30.3%" --- */

static void check_direction(const struct changing *c, const struct pair *p)
{
    int up = 0, down = 0, change;
    size_t low = p->from_at < p->to_at ? p->from_at : p->to_at, high = p->from_at + p->to_at - low;
    for (size_t i = low > 3 ? low - 3 : 0; i < high; i++) {
        bool verb = token_among(c->s, i, english[EN_MOVES]);
        up += verb && sign_before(c->s, i) > 0;
        down += verb && sign_before(c->s, i) < 0;
    }
    change = decimal_compare(p->to.value, p->from.value);
    if ((up > 0) == (down > 0) || change == 0)
        return;
    struct token *t = &c->s->items[p->to_at];
    if ((up > 0) == (change > 0)) {
        agree_held(c->w->g, RULE_WORDS_CHANGE);
        return;
    }
    words_found(c->w, RULE_WORDS_CHANGE, t, NULL,
                str_print(c->w->arena, "a %s " STR_FMT, up ? "rise" : "fall", STR_ARG(p->words)),
                str_print(c->w->arena, "that is a %s", up ? "fall" : "rise"),
                "correct the direction or the numbers");
}

/* --- "fell to 7.3%" --- */

/* The one quarter of one indicator that has this value, or NULL. */
static const struct known *quarter_of_level(const struct wording *w, struct quantity q)
{
    const struct known *only = NULL;
    for (size_t i = 0; i < w->known.n; i++) {
        const struct known *k = &w->known.items[i];
        if (k->measure != MEASURE_VALUE || !quantity_equal(k->quantity, q))
            continue;
        bool is_quarter = k->period.kind == PERIOD_QUARTER;
        if (only && (only->indicator != k->indicator || is_quarter))
            return NULL;
        if (is_quarter)
            only = k;
    }
    return only;
}

/* A sentence with another figure or another time may compare with that. */
static bool says_nothing_else(const struct sentence *s, size_t at, struct period p)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct token *t = &s->items[i];
        if ((t->kind == TOKEN_NUMBER && i != at) ||
            (t->kind == TOKEN_PERIOD && !period_equal(t->period, p)))
            return false;
    }
    return true;
}

/* How many of the quarter before, the quarter and the year of a year before the move goes from;
 * `against` counts those that it would go from the other way. */
static int count_moves(const struct wording *w, const struct known *k, int sign, int *against)
{
    struct period p = k->period, earlier[3] = {p, p, period_year_of(p, -1)};
    earlier[0].year -= p.part == 1;
    earlier[0].part = p.part == 1 ? 4 : p.part - 1;
    earlier[1].year--;
    int n = k->indicator->rollup == ROLLUP_SUM ? 2 : 3, with = 0;
    *against = 0;
    for (int i = 0; i < n; i++) {
        const struct known *from = known_value(w, k->indicator, earlier[i]);
        int change = from ? decimal_compare(k->quantity.value, from->quantity.value) * sign : 0;
        with += from && change >= 0;
        *against += change < 0;
    }
    return with;
}

/* Untrue only when no earlier figure that it may start from lets it be true. */
static void check_level(const struct changing *c, size_t i)
{
    int sign = token_among(c->s, i - 2, english[EN_MOVES]) ? sign_before(c->s, i - 2) : 0, against;
    struct token *t = &c->s->items[i];
    const struct known *k = sign ? quarter_of_level(c->w, t->quantity) : NULL;
    if (!k || k->indicator->rollup == ROLLUP_CUMULATIVE || !says_nothing_else(c->s, i, k->period))
        return;
    if (count_moves(c->w, k, sign, &against) > 0)
        words_held(c->w, RULE_WORDS_CHANGE, t);
    else if (against > 0)
        words_found(c->w, RULE_WORDS_CHANGE, t, k->indicator,
                    str_print(c->w->arena, "a %s to " STR_FMT, sign > 0 ? "rise" : "fall",
                              STR_ARG(t->text)),
                    str_print(c->w->arena, STR_FMT " is a %s from each earlier figure",
                              STR_ARG(known_print(c->w, k)), sign > 0 ? "fall" : "rise"),
                    "correct the direction or the figure");
}

void words_check_changes(struct wording *w, struct sentence *s)
{
    struct changing c = {.w = w, .s = s};
    struct pair pair;
    find_claims(&c);
    const struct pair *shared = c.claims.n ? shared_pair(&c, &pair) : NULL;
    for (size_t i = 0; i < c.claims.n; i++)
        judge(&c, &c.claims.items[i], shared);
    struct pair from_to;
    if (pair_of_sentence(&c, 0, &from_to))
        check_direction(&c, &from_to);
    for (size_t i = 2; i < s->n; i++)
        if (token_is(s, i - 1, "to") && token_is_figure(s, i))
            check_level(&c, i);
}
