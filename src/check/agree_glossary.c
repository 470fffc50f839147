/* agree_glossary.c - entries that nothing uses, and abbreviations with two meanings or another's
 * letters */
#include "arena.h"
#include "checking.h"
#include "glossary.h"
#include "vec.h"
#include "wording.h"

/* --- columns ----------------------------------------------------------------- */

str glossary_text(const struct csv *glossary, size_t row, const char *head)
{
    size_t column = glossary ? csv_column(glossary, str_of(head)) : SIZE_MAX;
    bool there = column != SIZE_MAX && row < glossary->n_rows;
    return there ? str_trim(glossary->rows[row].cells[column].text) : (str){0};
}

/* A plural explains its singular, unless that has an entry of its own: PAs explains PA. */
size_t glossary_find(const struct csv *glossary, str word)
{
    size_t plural = SIZE_MAX;
    for (size_t i = 0; glossary && i < glossary->n_rows; i++) {
        str entry = glossary_text(glossary, i, "abbreviation");
        if (str_equal(entry, word))
            return i;
        if (plural == SIZE_MAX && str_equal(without_plural(entry), word))
            plural = i;
    }
    return plural;
}

static struct place entry_place(const struct csv *glossary, size_t row)
{
    return csv_place(glossary,
                     &glossary->rows[row].cells[csv_column(glossary, STR("abbreviation"))]);
}

/* --- unused ------------------------------------------------------------------- */

static bool is_used(const struct definition *def, str word)
{
    if (wording_find(def->source->bytes, word, 0) != SIZE_MAX)
        return true;
    for (size_t i = 0; i < def->n_files; i++)
        if (!node_is(def->files[i].node, "glossary") &&
            wording_find(def->files[i].source->bytes, word, 0) != SIZE_MAX)
            return true;
    return false;
}

/* One note for all: forty would hide what matters. */
static void check_used(struct agreement *g)
{
    const struct csv *glossary = g->checking->glossary;
    struct buf names = {.arena = g->arena};
    size_t unused = 0, first = 0;
    for (size_t i = 0; i < glossary->n_rows; i++) {
        str word = glossary_text(glossary, i, "abbreviation");
        if (word.n == 0 || is_used(g->checking->definition, without_plural(word))) {
            agree_held(g, RULE_TEXT_UNUSED);
            continue;
        }
        first = unused ? first : i;
        buf_print(&names, "%s" STR_FMT, unused++ ? ", " : "", STR_ARG(word));
    }
    if (unused == 0)
        return;
    struct finding f = {.rule = RULE_TEXT_UNUSED, .at = entry_place(glossary, first)};
    f.printed = str_print(g->arena, "%zu of %zu entries of the glossary", unused, glossary->n_rows);
    f.follows =
        str_print(g->arena, "nothing in the report uses them: " STR_FMT, STR_ARG(buf_str(&names)));
    f.settle = STR("take them out, or leave them if later reports need them");
    agree_found(g, &f);
}

/* --- two meanings --------------------------------------------------------------- */

static void tell_meaning(struct agreement *g, struct place at, str word, str meaning, size_t row)
{
    const struct csv *glossary = g->checking->glossary;
    struct finding f = {.rule = RULE_TEXT_MEANING,
                        .at = at,
                        .settle = STR("give it one meaning, or write one of the two out")};
    f.printed =
        str_print(g->arena, "\"" STR_FMT "\" as \"" STR_FMT "\"", STR_ARG(word), STR_ARG(meaning));
    f.follows = str_print(g->arena, "the glossary explains it on line %zu as \"" STR_FMT "\"",
                          place_line_column(entry_place(glossary, row)).line,
                          STR_ARG(glossary_text(glossary, row, "term")));
    agree_found(g, &f);
}

static void compare_meaning(struct agreement *g, struct place at, str word, str meaning)
{
    size_t row = glossary_find(g->checking->glossary, word);
    if (row == SIZE_MAX || meaning.n == 0)
        return;
    if (wording_alike(glossary_text(g->checking->glossary, row, "term"), meaning))
        agree_held(g, RULE_TEXT_MEANING);
    else
        tell_meaning(g, at, word, meaning, row);
}

static void check_entries(struct agreement *g)
{
    const struct csv *glossary = g->checking->glossary;
    for (size_t i = 0; i < glossary->n_rows; i++) {
        str word = glossary_text(glossary, i, "abbreviation");
        if (word.n && glossary_find(glossary, word) != i)
            compare_meaning(g, entry_place(glossary, i), word, glossary_text(glossary, i, "term"));
    }
}

static void check_abbr(struct agreement *g)
{
    const struct node *root = g->checking->definition->root;
    for (const struct node *n = root; n; n = node_walk(root, n))
        if (node_is(n, "abbr"))
            compare_meaning(g, node_place(n, "expansion"),
                            without_plural(node_content(g->arena, n)), node_text(n, "expansion"));
}

/* Where the word before `end` begins; `end` when there is none. */
static size_t word_start(str s, size_t end)
{
    size_t from = end;
    while (from > 0 && is_word_char(s.p[from - 1]))
        from--;
    return from;
}

/* "of" and the like, which an abbreviation leaves out or not. */
static bool is_small_word(str word)
{
    static const char *const words[] = {"of", "and", "the", "for", "in", "to"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

/* The words before `end` whose initials spell `word`, as in "Business Intelligence (BI)"; empty
 * when they do not. */
static str words_spelling(str s, size_t end, str word)
{
    size_t from = end, stop = end;
    for (size_t i = word.n; i-- > 0;) {
        while (stop > 0 && (s.p[stop - 1] == ' ' || s.p[stop - 1] == '-'))
            stop--;
        from = word_start(s, stop);
        if (from < stop && to_capital(s.p[from]) != word.p[i] && i + 1 < word.n &&
            is_small_word(str_sub(s, from, stop))) {
            stop = from;
            i++;
            continue;
        }
        if (from == stop || to_capital(s.p[from]) != word.p[i])
            return (str){0};
        if (i + 1 == word.n)
            end = stop;
        stop = from;
    }
    return str_sub(s, from, end);
}

static bool is_capitals(str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!is_capital(word.p[i]))
            return false;
    return word.n >= 2;
}

static void read_brackets(struct agreement *g, str s, struct place at)
{
    for (size_t open = str_find(s, STR("("), 0); open != SIZE_MAX;
         open = str_find(s, STR("("), open + 1)) {
        size_t close = str_find(s, STR(")"), open);
        str word = close == SIZE_MAX ? (str){0} : str_sub(s, open + 1, close);
        if (is_capitals(word))
            compare_meaning(g, wording_place(at, word), word, words_spelling(s, open, word));
    }
}

static void read_texts(struct agreement *g, const struct md *first)
{
    for (const struct md *m = first; m; m = m->next) {
        if (m->kind == MD_TEXT)
            read_brackets(g, m->text, m->at);
        read_texts(g, m->first);
    }
}

/* --- letters --------------------------------------------------------------------- */

/* Whether a term may end here but for what says where or whose: "... Change in Luton". */
static bool is_aside(str rest)
{
    static const char *const words[] = {"in", "of", "for", "at", "by"};
    str word;
    if (!str_word(&rest, &word))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

/* Whether the letters from `i` on stand in `term` in their order, each at the beginning of a word
 * or later in one that began with a letter before it (`inside`), the last one in the last word. */
static bool letters_fit(str word, size_t i, str term, size_t at, bool inside)
{
    if (i == word.n) {
        while (at < term.n && is_word_char(term.p[at]))
            at++;
        return is_aside(str_sub(term, at, term.n));
    }
    for (bool begins = at == 0 || !is_word_char(term.p[at - 1]); at < term.n; at++) {
        bool letter = is_word_char(term.p[at]);
        if (letter && (begins || inside) && to_capital(term.p[at]) == word.p[i] &&
            letters_fit(word, i + 1, term, at + 1, true))
            return true;
        inside = inside && letter;
        begins = !letter;
    }
    return false;
}

/* More letters than this are a name; the bound keeps the search short. */
enum { LETTERS_MOST = 8, TERM_MOST = 120 };

static void check_letters(struct agreement *g, size_t row)
{
    const struct csv *glossary = g->checking->glossary;
    str word = without_plural(glossary_text(glossary, row, "abbreviation"));
    str term = glossary_text(glossary, row, "term");
    if (!is_capitals(word) || word.n > LETTERS_MOST || term.n == 0 || term.n > TERM_MOST)
        return;
    if (letters_fit(word, 0, term, 0, false)) {
        agree_held(g, RULE_TEXT_LETTERS);
        return;
    }
    struct finding f = {
        .rule = RULE_TEXT_LETTERS,
        .at = entry_place(glossary, row),
        .follows = STR("its letters do not stand for these words"),
        .settle = STR("correct the letters or the words, if they belong to another entry")};
    f.printed =
        str_print(g->arena, "\"" STR_FMT "\" as \"" STR_FMT "\"", STR_ARG(word), STR_ARG(term));
    agree_found(g, &f);
}

void agree_glossary(struct agreement *g)
{
    const struct checking *c = g->checking;
    if (!c->glossary || csv_column(c->glossary, STR("abbreviation")) == SIZE_MAX)
        return;
    check_used(g);
    check_entries(g);
    check_abbr(g);
    for (size_t i = 0; i < c->commentary->n; i++)
        read_texts(g, c->commentary->items[i].blocks);
    for (size_t i = 0; i < c->glossary->n_rows; i++)
        check_letters(g, i);
}
