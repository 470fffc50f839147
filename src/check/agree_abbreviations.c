/* agree_abbreviations.c - abbreviations of running text that nothing explains */
#include "checking.h"
#include "glossary.h"
#include "vec.h"
#include "wording.h"

/* Known to every reader of English, or a mark rather than a word. */
static const char *const plain_words[] = {"UK", "EU",  "US",    "TV",  "ID",  "OK",
                                          "AM", "PM",  "VAT",   "PDF", "BBC", "NHS",
                                          "GP", "CO2", "COVID", "MP",  "LED"};

/* A report with more has its text in capitals, and more messages would only be noise. */
#define ABBREVIATIONS_MOST 1000

struct abbreviation {
    str text;
    struct place at; /* the first one */
    size_t times;
    bool explained;
};

struct reading_words {
    const struct checking *check;
    VEC(struct abbreviation) found;
};

/* Two capitals or more and no small letter; with two digits it is a code, such as CH01. */
static bool is_abbreviation(str word)
{
    size_t capitals = 0, digits = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (!is_capital(word.p[i]) && !is_digit(word.p[i]) && word.p[i] != '&')
            return false;
        capitals += is_capital(word.p[i]);
        digits += is_digit(word.p[i]);
    }
    return capitals >= 2 && digits < 2;
}

static bool is_plain(str word)
{
    for (size_t i = 0; i < sizeof plain_words / sizeof *plain_words; i++)
        if (str_is(word, plain_words[i]))
            return true;
    return false;
}

static bool is_known(const struct reading_words *r, str word)
{
    return is_plain(word) || glossary_find(r->check->glossary, word) != SIZE_MAX;
}

/* Without the number of a footnote: the NHS of NHS<sup>1</sup>. */
static str without_number(str word)
{
    return word.n > 1 && is_digit(word.p[word.n - 1]) ? str_sub(word, 0, word.n - 1) : word;
}

static struct abbreviation *find_abbreviation(struct reading_words *r, str word, struct place text)
{
    for (size_t i = 0; i < r->found.n; i++)
        if (str_equal(r->found.items[i].text, word))
            return &r->found.items[i];
    if (r->found.n == ABBREVIATIONS_MOST)
        return NULL;
    struct abbreviation one = {.text = word, .at = wording_place(text, word)};
    one.explained = is_known(r, word) || is_known(r, without_number(word));
    vec_push(r->check->arena, &r->found, one);
    return &r->found.items[r->found.n - 1];
}

/* "Business Intelligence (BI)" explains BI. */
static bool stands_in_brackets(str s, size_t from, size_t to)
{
    return from > 1 && to < s.n && s.p[from - 1] == '(' && s.p[to] == ')';
}

/* "UASC (unaccompanied asylum-seeking children)": the words in the bracket behind begin with the
 * first letter of the abbreviation, and one of them with its last. */
static bool stands_before_brackets(str s, str word, size_t to)
{
    if (to + 2 >= s.n || s.p[to] != ' ' || s.p[to + 1] != '(')
        return false;
    size_t end = str_find(s, STR(")"), to);
    if (end == SIZE_MAX)
        return false;
    str inside = str_sub(s, to + 2, end);
    char first = word.p[0] | 0x20, last = word.p[word.n - 1] | 0x20;
    bool found = false;
    for (size_t i = 1; i < inside.n; i++)
        found |= !is_word_char(inside.p[i - 1]) && (inside.p[i] | 0x20) == last;
    return found && (inside.p[0] | 0x20) == first;
}

static void read_text(struct reading_words *r, str s, struct place at)
{
    size_t from = 0;
    while (from < s.n) {
        size_t to = from;
        while (to < s.n && is_word_char(s.p[to]))
            to++;
        str word = without_plural(str_sub(s, from, to));
        if (is_abbreviation(word)) {
            struct abbreviation *one = find_abbreviation(r, word, at);
            if (one) {
                one->times++;
                one->explained |=
                    stands_in_brackets(s, from, to) || stands_before_brackets(s, word, to);
            }
        }
        from = to + 1;
    }
}

static void read_commentary(struct reading_words *r, const struct md *first)
{
    for (const struct md *m = first; m; m = m->next) {
        if (m->kind == MD_TEXT)
            read_text(r, m->text, m->at);
        read_commentary(r, m->first);
    }
}

/* What an abbr element stands around is explained by it. */
static void read_abbr(struct reading_words *r, const struct node *n)
{
    str word = without_plural(node_content(r->check->arena, n));
    struct abbreviation *one = is_abbreviation(word) ? find_abbreviation(r, word, n->at) : NULL;
    if (one)
        one->explained = true;
}

static bool is_raised_or_lowered(const struct node *n)
{
    return node_is(n, "sub") || node_is(n, "sup");
}

/* Text and what stands raised or lowered in it are one: the CO2 of CO<sub>2</sub>. */
static bool runs_on(const struct node *n)
{
    return n && (!n->kind || is_raised_or_lowered(n));
}

static void read_run(struct reading_words *r, const struct node *first)
{
    struct buf run = {.arena = r->check->arena};
    for (const struct node *n = first; runs_on(n); n = n->next)
        buf_put(&run, n->kind ? node_content(r->check->arena, n) : n->text);
    read_text(r, buf_str(&run), first->at);
}

static void read_titles(struct reading_words *r, const struct node *n)
{
    static const char *const titled[] = {"section", "box", "chart", "pyramid"};
    for (size_t i = 0; i < sizeof titled / sizeof *titled; i++)
        if (node_is(n, titled[i]) && node_has(n, "title"))
            read_text(r, node_text(n, "title"), node_place(n, "title"));
}

/* As deep as XML may be nested; see node_read. */
static void read_element(struct reading_words *r, const struct node *n)
{
    bool unread = is_raised_or_lowered(n) || node_is(n, "keywords"), running = false;
    if (node_is(n, "abbr"))
        read_abbr(r, n);
    read_titles(r, n);
    for (const struct node *k = n->first; k; k = k->next) {
        if (runs_on(k) && !running && !unread)
            read_run(r, k);
        running = runs_on(k);
        if (k->kind)
            read_element(r, k);
    }
}

static void tell(struct agreement *g, const struct abbreviation *one)
{
    struct finding f = {.rule = RULE_TEXT_UNEXPLAINED,
                        .at = one->at,
                        .settle = STR("add it to the glossary or write it out")};
    f.printed = str_print(g->arena, "\"" STR_FMT "\" (used %zu time%s)", STR_ARG(one->text),
                          one->times, one->times == 1 ? "" : "s");
    f.follows = STR("it is explained nowhere");
    agree_found(g, &f);
}

void agree_abbreviations(struct agreement *g)
{
    const struct checking *c = g->checking;
    struct reading_words r = {.check = c};
    read_element(&r, c->definition->root);
    for (size_t i = 0; i < c->commentary->n; i++)
        read_commentary(&r, c->commentary->items[i].blocks);
    for (size_t i = 0; i < r.found.n; i++)
        if (r.found.items[i].explained)
            agree_held(g, RULE_TEXT_UNEXPLAINED);
        else
            tell(g, &r.found.items[i]);
}
