/* point.c - reads a point of a list
 *
 * Claims are set phrases; what they are about is told by the figure before them, by the period
 * named with them, or else by all figures of the point.
 */
#include "point.h"
#include "arena.h"
#include <string.h>

static const struct phrase {
    const char *words;
    enum claim_kind kind;
    /* Too common a word but behind figures, at the end of a clause or before a comparison. */
    bool alone;
} phrases[] = {
    /* Longer ones before those that begin alike. */
    {"within provisional target", CLAIM_MET, false},
    {"within target", CLAIM_MET, false},
    {"on target", CLAIM_MET, false},
    {"on track", CLAIM_MET, false},
    {"met target", CLAIM_MET, false},
    {"target met", CLAIM_MET, false},
    {"off target", CLAIM_MISSED, false},
    {"off track", CLAIM_MISSED, false},
    {"missed target", CLAIM_MISSED, false},
    {"target missed", CLAIM_MISSED, false},
    {"target not met", CLAIM_MISSED, false},
    {"exceeded target", CLAIM_EXCEEDED, false},
    {"target exceeded", CLAIM_EXCEEDED, false},
    {"above target", CLAIM_ABOVE, false},
    {"below target", CLAIM_BELOW, false},
    {"lower is good", CLAIM_LOW_IS_GOOD, false},
    {"lower is better", CLAIM_LOW_IS_GOOD, false},
    {"higher is good", CLAIM_HIGH_IS_GOOD, false},
    {"higher is better", CLAIM_HIGH_IS_GOOD, false},
    {"exceeded", CLAIM_EXCEEDED, true},
    {"above", CLAIM_ABOVE, true},
    {"higher", CLAIM_ABOVE, true},
    {"below", CLAIM_BELOW, true},
    {"lower", CLAIM_BELOW, true},
    {"increased", CLAIM_UP, true},
    {"rose", CLAIM_UP, true},
    {"decreased", CLAIM_DOWN, true},
    {"fell", CLAIM_DOWN, true},
    {"improved", CLAIM_BETTER, true},
    {"worsened", CLAIM_WORSE, true},
    {"better", CLAIM_BETTER, true},
    {"worse", CLAIM_WORSE, true},
};
enum { N_PHRASES = sizeof phrases / sizeof *phrases };

struct piece {
    size_t from;
    struct place at;
}; /* of the text, and where the definition has it */

struct scanning {
    const struct agreement *g;
    struct point point;
    struct buf text;
    VEC(struct piece) pieces;
};

/* --- the text --- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void put_plain(struct buf *b, char c)
{
    if (is_blank(c)) {
        if (b->n && b->p[b->n - 1] != ' ')
            buf_char(b, ' ');
        return;
    }
    buf_char(b, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
}

static void put_text(struct scanning *s, const struct node *n)
{
    vec_push(s->g->arena, &s->pieces, (struct piece){s->text.n, n->at});
    for (size_t k = 0; k < n->text.n; k++) {
        bool no_break = str_starts(str_sub(n->text, k, n->text.n), "\xC2\xA0");
        put_plain(&s->text, no_break ? ' ' : n->text.p[k]);
        k += no_break;
    }
}

static void put_figure(struct scanning *s, const struct node *n)
{
    const struct figures *f = s->g->checking->figures;
    struct ref r = {.i = indicator_find(f, node_text(n, "indicator")), .at = s->text.n};
    struct period p = f->period;
    r.measure = measure_find(f, node_text(n, "measure"));
    bool dated = node_has(n, "period") && period_parse(node_text(n, "period"), &p);
    if (!r.i || r.measure == SIZE_MAX)
        return;
    r.figure = figure_find(f, r.i, p, r.measure);
    if (!r.figure && !dated)
        r.figure = figure_latest(f, r.i, r.measure);
    vec_push(s->g->arena, &s->point.refs, r);
    buf_char(&s->text, POINT_FIGURE);
}

/* Items of a list inside it are points of their own. */
static void scan_node(struct scanning *s, const struct node *n)
{
    for (const struct node *c = n->first; c; c = c->next) {
        if (!c->kind)
            put_text(s, c);
        else if (node_is(c, "figure"))
            put_figure(s, c);
        else if (!node_is(c, "list"))
            scan_node(s, c);
    }
}

/* --- claims --- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool stands_at(str text, size_t at, str words)
{
    size_t end = at + words.n;
    return end <= text.n && memcmp(text.p + at, words.p, words.n) == 0 &&
           (at == 0 || !is_letter(text.p[at - 1])) && (end == text.n || !is_letter(text.p[end]));
}

static bool ends_clause(str text, size_t at)
{
    while (at < text.n && text.p[at] == ' ')
        at++;
    return at == text.n || strchr(";,.):", text.p[at]);
}

static size_t clause_start(str text, size_t at)
{
    while (at > 0 && !strchr(";,()", text.p[at - 1]))
        at--;
    return at;
}

/* "quarter 3", "q3", "ytd", "year to date" in the clause before the claim. */
static void find_period(str clause, struct claim *c)
{
    size_t at = str_find(clause, STR("quarter "), 0);
    size_t digit = at == SIZE_MAX ? SIZE_MAX : at + 8;
    for (size_t k = 0; digit == SIZE_MAX && k + 1 < clause.n; k++)
        if (clause.p[k] == 'q' && (k == 0 || !is_letter(clause.p[k - 1])))
            digit = k + 1;
    if (digit < clause.n && clause.p[digit] >= '1' && clause.p[digit] <= '4') {
        c->has_period = true;
        c->quarter = clause.p[digit] - '0';
    } else if (str_find(clause, STR("ytd"), 0) != SIZE_MAX ||
               str_find(clause, STR("year to date"), 0) != SIZE_MAX) {
        c->has_period = true;
    }
}

static void find_subject(struct scanning *s, size_t at, struct claim *c)
{
    str text = buf_str(&s->text);
    size_t from = clause_start(text, at);
    c->ref = SIZE_MAX;
    for (size_t k = 0; k < s->point.refs.n; k++) {
        struct ref *r = &s->point.refs.items[k];
        if (r->at >= from && r->at < at && r->measure == MEASURE_VALUE)
            c->ref = k;
    }
    if (c->ref != SIZE_MAX)
        s->point.refs.items[c->ref].claimed = true;
    else
        find_period(str_sub(text, from, at), c);
}

/* In the definition the words may stand apart by other blanks and in other capitals. */
static bool words_at(str bytes, size_t at, str words)
{
    for (size_t k = 0; k < words.n; k++) {
        if (words.p[k] == ' ') {
            if (at >= bytes.n || !is_blank(bytes.p[at]))
                return false;
            while (at < bytes.n && is_blank(bytes.p[at]))
                at++;
            continue;
        }
        if (at >= bytes.n || (bytes.p[at] | 0x20) != (words.p[k] | 0x20))
            return false;
        at++;
    }
    return true;
}

static struct place place_of(const struct scanning *s, size_t at, str words)
{
    struct place piece = s->pieces.items[0].at;
    for (size_t k = 0; k < s->pieces.n && s->pieces.items[k].from <= at; k++)
        piece = s->pieces.items[k].at;
    str bytes = piece.source->bytes;
    for (size_t k = piece.offset; k + words.n <= bytes.n; k++)
        if (words_at(bytes, k, words))
            return place_at(piece.source, k);
    return piece;
}

static bool is_denied(str text, size_t at)
{
    return at >= 4 && text.p[at - 1] == ' ' && stands_at(text, at - 4, STR("not"));
}

static bool follows_figure(const struct scanning *s, size_t at)
{
    return s->point.refs.n && s->point.refs.items[0].at < at;
}

/* Behind a word of change: with what it compares. */
static const struct comparison {
    const char *words;
    enum against against;
} comparisons[] = {
    /* Longer ones before those that begin alike. */
    {"last quarter", AGAINST_QUARTER_BEFORE},
    {"the last quarter", AGAINST_QUARTER_BEFORE},
    {"previous quarter", AGAINST_QUARTER_BEFORE},
    {"the previous quarter", AGAINST_QUARTER_BEFORE},
    {"the quarter before", AGAINST_QUARTER_BEFORE},
    {"the same quarter last year", AGAINST_YEAR_BEFORE},
    {"the same quarter of last year", AGAINST_YEAR_BEFORE},
    {"the same quarter a year ago", AGAINST_YEAR_BEFORE},
    {"the same quarter a year before", AGAINST_YEAR_BEFORE},
    {"the same period last year", AGAINST_YEAR_BEFORE},
    {"the same period of last year", AGAINST_YEAR_BEFORE},
    {"the same time last year", AGAINST_YEAR_BEFORE},
    {"this time last year", AGAINST_YEAR_BEFORE},
    {"a year ago", AGAINST_YEAR_BEFORE},
    {"a year before", AGAINST_YEAR_BEFORE},
};
static const char *const comparing[] = {
    " than at ", " than in ",       " than ",        " on ",     " since ",
    " from ",    " compared with ", " compared to ", " against "};

/* Where the comparison that begins at `at` ends, and with what it compares; `at` for none. */
static size_t comparison_end(str text, size_t at, enum against *against)
{
    str rest = str_sub(text, at, text.n);
    for (size_t k = 0; k < sizeof comparing / sizeof *comparing; k++) {
        size_t from = at + strlen(comparing[k]);
        if (!str_starts(rest, comparing[k]))
            continue;
        for (size_t c = 0; c < sizeof comparisons / sizeof *comparisons; c++) {
            str words = str_of(comparisons[c].words);
            if (stands_at(text, from, words)) {
                *against = comparisons[c].against;
                return from + words.n;
            }
        }
    }
    return at;
}

/* "Lower than last quarter" is said of the change, "lower" alone of the target. */
static enum claim_kind kind_of_change(enum claim_kind kind)
{
    return kind == CLAIM_BELOW ? CLAIM_DOWN : kind == CLAIM_ABOVE ? CLAIM_UP : kind;
}

/* A denied claim of another kind is left alone. */
static void add_claim(struct scanning *s, const struct phrase *p, size_t at)
{
    str words = str_of(p->words), text = buf_str(&s->text);
    struct claim c = {.kind = p->kind, .words = words};
    bool denied = is_denied(text, at);
    size_t end = p->alone ? comparison_end(text, at + words.n, &c.against) : at + words.n;
    if (p->alone && (!follows_figure(s, at) || !ends_clause(text, end)))
        return;
    if (c.against != AGAINST_ANY)
        c.kind = kind_of_change(c.kind);
    if (denied && p->kind != CLAIM_MET)
        return;
    if (denied) {
        c.kind = CLAIM_MISSED;
        c.words = str_print(s->g->arena, "not " STR_FMT, STR_ARG(words));
    }
    c.says_target = str_find(words, STR("target"), 0) != SIZE_MAX;
    c.at = place_of(s, denied ? at - 4 : at, c.words);
    find_subject(s, at, &c);
    vec_push(s->g->arena, &s->point.claims, c);
}

static size_t claim_at(struct scanning *s, size_t at)
{
    for (size_t k = 0; k < N_PHRASES; k++) {
        str words = str_of(phrases[k].words);
        if (stands_at(buf_str(&s->text), at, words)) {
            add_claim(s, &phrases[k], at);
            return words.n;
        }
    }
    return 1;
}

static void find_claims(struct scanning *s)
{
    for (size_t at = 0; at < s->text.n;)
        at += claim_at(s, at);
}

/* --- titles --- */

struct words {
    VEC(str) all;
};

static bool is_plain_word(str w)
{
    static const char *const plain[] = {"of", "the", "in",  "and", "a",  "for",    "to",   "at",
                                        "by", "who", "are", "as",  "no", "number", "both", "all"};
    for (size_t k = 0; k < sizeof plain / sizeof *plain; k++)
        if (str_is(w, plain[k]))
            return true;
    return false;
}

static str lower(struct arena *a, str s)
{
    struct buf b = {.arena = a};
    for (size_t k = 0; k < s.n; k++)
        put_plain(&b, s.p[k]);
    return buf_str(&b);
}

static struct words words_of(struct arena *a, str text)
{
    struct words w = {0};
    for (size_t from = 0, to; from < text.n; from = to + 1) {
        for (to = from; to < text.n && is_letter(text.p[to]); to++)
            ;
        str word = str_sub(text, from, to);
        if (word.n && !is_plain_word(word))
            vec_push(a, &w.all, word);
    }
    return w;
}

static bool holds_word(const struct words *w, str word)
{
    for (size_t k = 0; k < w->all.n; k++)
        if (str_equal(w->all.items[k], word))
            return true;
    return false;
}

static bool holds_all(const struct words *w, const struct words *part)
{
    for (size_t k = 0; k < part->all.n; k++)
        if (!holds_word(w, part->all.items[k]))
            return false;
    return true;
}

/* Fewer words than these may be a subject, but hardly a title. */
#define TITLE_WORDS 4

static str without_brackets(str title)
{
    size_t at = str_find(title, STR("("), 0);
    return at == SIZE_MAX ? title : str_sub(title, 0, at);
}

/* Percentages are named with %, numbers with No. */
static bool kind_fits(str said, const struct indicator *i)
{
    if (str_starts(said, "%"))
        return i->unit == UNIT_PERCENT;
    return !(str_starts(said, "no.") || str_starts(said, "number ")) || i->unit != UNIT_PERCENT;
}

static bool title_is_alone(const struct scanning *s, const struct indicator *i, str title)
{
    const struct figures *f = s->g->checking->figures;
    for (size_t k = 0; k < f->n_indicators; k++) {
        str other = without_brackets(lower(s->g->arena, f->indicators[k].title));
        if (k != i->index && str_equal(str_trim(title), str_trim(other)))
            return false;
    }
    return true;
}

/* The point names the whole title, or the title is one of several that begin as the point does. */
static bool names(const struct scanning *s, str subject, const struct indicator *i)
{
    struct arena *a = s->g->arena;
    str title = lower(a, i->title), main = without_brackets(title);
    struct words said = words_of(a, subject), whole = words_of(a, title), part = words_of(a, main);
    if (said.all.n < TITLE_WORDS || part.all.n < TITLE_WORDS || !kind_fits(subject, i))
        return false;
    return holds_all(&said, &whole) || holds_all(&whole, &said) ||
           (holds_all(&said, &part) && title_is_alone(s, i, main));
}

static void name_indicator(struct scanning *s, const struct indicator *i)
{
    for (size_t k = 0; k < s->point.named.n; k++)
        if (s->point.named.items[k] == i)
            return;
    vec_push(s->g->arena, &s->point.named, i);
}

/* What the point says before its first claim. */
static str subject_text(const struct scanning *s)
{
    str text = buf_str(&s->text);
    for (size_t at = 0; at < text.n; at++)
        for (size_t k = 0; k < N_PHRASES; k++)
            if (!phrases[k].alone && stands_at(text, at, str_of(phrases[k].words)))
                return str_trim(str_sub(text, 0, at));
    return str_trim(text);
}

static void find_named(struct scanning *s)
{
    const struct figures *f = s->g->checking->figures;
    for (size_t k = 0; k < s->point.refs.n; k++)
        name_indicator(s, s->point.refs.items[k].i);
    str subject = s->point.refs.n ? (str){0} : subject_text(s);
    for (size_t k = 0; subject.n && k < f->n_indicators; k++)
        if (f->indicators[k].title.n && names(s, subject, &f->indicators[k]))
            name_indicator(s, &f->indicators[k]);
}

struct point point_read(const struct agreement *g, const struct node *item)
{
    struct scanning s = {.g = g, .text.arena = g->arena};
    scan_node(&s, item);
    if (s.pieces.n)
        find_claims(&s);
    find_named(&s);
    s.point.text = buf_str(&s.text);
    return s.point;
}
