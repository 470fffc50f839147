/* words_due.c - when a text says that figures come, against when the table says so */
#include "words_claim.h"
#include "words_english.h"
#include "words_period.h"

static bool time_of_year(str word, struct month_span *out)
{
    static const struct {
        const char *name;
        int first, last;
    } times[] = {{"early", 1, 4},  {"mid", 5, 8},     {"late", 9, 12},   {"spring", 3, 5},
                 {"summer", 6, 8}, {"autumn", 9, 11}, {"winter", 11, 14}};
    char small[8] = "";
    for (size_t i = 0; i < word.n && i + 1 < sizeof small; i++)
        small[i] = (char)(word.p[i] | 0x20);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++)
        if (str_is(word, times[i].name) ||
            (word.n < sizeof small && strcmp(small, times[i].name) == 0)) {
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

/* Whether a due date of the box's figures lies outside of the time said: all that there are must.
 */
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
        bool due = token_is(s, i, "due") || (token_among(s, i, english[EN_COME]) &&
                                             token_among(s, i + 1, english[EN_COME_OUT]));
        str words = due ? due_words(s, i, &at) : (str){0};
        const struct indicator *owner = NULL;
        const struct figure *other =
            words.n && due_span(words, &said) ? find_other_due(w, said, &owner) : NULL;
        if (other)
            words_found(w, RULE_WORDS_PERIOD, &s->items[at], owner,
                        str_print(w->arena, "due \"" STR_FMT "\"", STR_ARG(words)),
                        str_print(w->arena, "the table says \"" STR_FMT "\"", STR_ARG(other->note)),
                        "give the same date in both");
    }
}
