/* words_token.c - commentary cut into sentences, words and numbers */
#include "words_token.h"
#include "words_english.h"
#include "words_period.h"

/* Farther than this from its piece of text a number's place is not sought. */
#define SEEK_MOST 4096

/* The text of one block, and where its pieces stand in the source. */
struct piece {
    size_t from;
    struct place at;
};
struct block_text {
    struct buf text;
    VEC(struct piece) pieces;
};

struct cutting {
    struct arena *arena;
    struct period now;
    struct sentence_list *out;
    size_t paragraph;
    bool is_item;
    str text; /* the block's */
    const struct block_text *block;
    size_t piece;             /* the one that `at` lies in */
    size_t seek;              /* offset in the source behind the last number placed */
    VEC(struct token) tokens; /* of the sentence so far */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char char_at(str s, size_t i)
{
    return i < s.n ? s.p[i] : '\0';
}

/* --- tokens --- */

const struct token *token_at(const struct sentence *s, size_t i)
{
    static const struct token nothing = {.kind = TOKEN_MARK};
    return i < s->n ? &s->items[i] : &nothing;
}

bool token_is(const struct sentence *s, size_t i, const char *word)
{
    const struct token *t = token_at(s, i);
    return (t->kind == TOKEN_WORD || t->kind == TOKEN_MARK) && str_is(t->text, word);
}

bool token_among(const struct sentence *s, size_t i, const char *words)
{
    const struct token *t = token_at(s, i);
    return (t->kind == TOKEN_WORD || t->kind == TOKEN_MARK) && str_among(t->text, words);
}

bool token_is_figure(const struct sentence *s, size_t i)
{
    const struct token *t = token_at(s, i);
    return t->kind == TOKEN_NUMBER && !t->label && !t->broken;
}

bool token_is_count(const struct sentence *s, size_t i)
{
    const struct token *t = token_at(s, i);
    return token_is_figure(s, i) && t->quantity.form == FORM_PLAIN && t->quantity.place == 0 &&
           t->quantity.value.digits >= 0;
}

bool token_is_percent(const struct sentence *s, size_t i)
{
    return token_is_figure(s, i) && token_at(s, i)->quantity.form == FORM_PERCENT;
}

const struct period *sentence_period(const struct sentence *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->items[i].kind == TOKEN_PERIOD)
            return &s->items[i].period;
    return NULL;
}

str token_text(const struct sentence *s, size_t first, size_t last)
{
    return str_trim(str_sub(s->text, s->items[first].from, s->items[last].to));
}

/* --- places --- */

/* Typography changes the length of the text but leaves numbers and words alone, so each is
 * sought in the source behind the one before it; up to its first blank, which may be a line's end.
 */
static struct place find_place(struct cutting *c, size_t from, str what)
{
    while (c->piece + 1 < c->block->pieces.n && c->block->pieces.items[c->piece + 1].from <= from)
        c->piece++;
    struct place at = c->block->pieces.items[c->piece].at;
    if (!at.source)
        return at;
    size_t start = c->seek > at.offset ? c->seek : at.offset;
    str near = str_sub(at.source->bytes, 0, start + SEEK_MOST), rest = what;
    str_word(&rest, &what);
    size_t found = str_find(near, what, start);
    if (found == SIZE_MAX)
        return at;
    c->seek = found + what.n;
    return place_at(at.source, found);
}

static struct token *add_token(struct cutting *c, enum token_kind kind, size_t from, size_t to)
{
    struct token t = {.kind = kind, .text = str_sub(c->text, from, to), .from = from, .to = to};
    t.at = find_place(c, from, t.text);
    vec_push(c->arena, &c->tokens, t);
    return &c->tokens.items[c->tokens.n - 1];
}

/* --- words --- */

static str small_letters(struct arena *a, str s)
{
    str copy = str_copy(a, s);
    char *p = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < copy.n; i++)
        p[i] = (char)(copy.p[i] >= 'A' && copy.p[i] <= 'Z' ? copy.p[i] + 'a' - 'A' : copy.p[i]);
    return (str){p, s.n};
}

/* "two" to "twelve"; "one" is more often a pronoun, and counts only in brackets or in a list. */
static bool spelled_number(str word, int *value)
{
    static const char *const words[] = {"one",   "two",   "three", "four", "five",   "six",
                                        "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i])) {
            *value = (int)i + 1;
            return true;
        }
    return false;
}

static size_t read_word(struct cutting *c, size_t from)
{
    size_t to = from;
    while (is_letter(char_at(c->text, to)) || is_digit(char_at(c->text, to)) ||
           (to < c->text.n && (unsigned char)c->text.p[to] >= 0xC3 &&
            (unsigned char)c->text.p[to] < 0xE2) ||
           (to > from && to < c->text.n && ((unsigned char)c->text.p[to] & 0xC0) == 0x80))
        to++;
    to = to > from ? to : from + 1;
    struct token *t = add_token(c, TOKEN_WORD, from, to);
    int value;
    t->text = small_letters(c->arena, t->text);
    if (spelled_number(t->text, &value)) {
        t->kind = TOKEN_NUMBER;
        t->spelled = true;
        t->quantity.value = decimal_from_int(value);
    }
    /* The possessive says nothing here. */
    if (str_starts(str_sub(c->text, to, c->text.n), "\xE2\x80\x99s"))
        to += 4;
    return to;
}

/* --- numbers --- */

/* Multiplies by ten to the power of `power`, which is 3, 6 or 9. */
static bool scale_up(struct quantity *q, int power)
{
    struct decimal ten = decimal_from_int(power == 3 ? 1000 : power == 6 ? 1000000 : 1000000000);
    struct decimal value;
    if (!decimal_multiply(q->value, ten, &value))
        return false;
    q->value = value;
    q->place += power;
    return true;
}

static int multiple_at(str s, size_t at, size_t *length)
{
    static const struct {
        const char *word;
        int power;
    } multiples[] = {{"bn", 9}, {"m", 6},        {"M", 6},        {"k", 3},
                     {"K", 3},  {" million", 6}, {" billion", 9}, {" thousand", 3}};
    str rest = str_sub(s, at, s.n);
    for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
        size_t n = str_of(multiples[i].word).n;
        char after = char_at(rest, n);
        if (str_starts(rest, multiples[i].word) && !is_letter(after) && !is_digit(after)) {
            *length = n;
            return multiples[i].power;
        }
    }
    *length = 0;
    return 0;
}

/* Digits with commas and points between digits. */
static size_t digits_end(str s, size_t at)
{
    while (is_digit(char_at(s, at)) ||
           ((char_at(s, at) == ',' || char_at(s, at) == '.') && is_digit(char_at(s, at + 1))))
        at++;
    return at;
}

static bool joins_digits(str s, size_t at)
{
    size_t dash = str_starts(str_sub(s, at, s.n), "\xE2\x80\x93")  ? 3
                  : char_at(s, at) == '-' || char_at(s, at) == '/' ? 1
                                                                   : 0;
    return dash && is_digit(char_at(s, at + dash));
}

/* 2023/24, 26/02/2024, 22-24, 1-2: a year, or nothing that is compared. */
static size_t read_range(struct cutting *c, size_t from, size_t at)
{
    while (at < c->text.n && (is_digit(c->text.p[at]) || joins_digits(c->text, at)))
        at += is_digit(c->text.p[at]) || c->text.p[at] == '-' || c->text.p[at] == '/' ? 1 : 3;
    struct token *t = add_token(c, TOKEN_WORD, from, at);
    if (period_of_years(t->text, &t->period))
        t->kind = TOKEN_PERIOD;
    return at;
}

/* A bare year is no count. */
static bool is_year(str digits, int *year)
{
    struct decimal d;
    if (digits.n != 4 || !decimal_parse(digits, &d) || d.digits < 1990 || d.digits > 2049)
        return false;
    *year = (int)d.digits;
    return true;
}

static bool parse_digits(str digits, struct quantity *q)
{
    str text = digits;
    char with_nought[32];
    if (digits.n && digits.p[0] == '.' && digits.n < sizeof with_nought - 1) {
        with_nought[0] = '0';
        memcpy(with_nought + 1, digits.p, digits.n);
        text = (str){with_nought, digits.n + 1};
    }
    if (!decimal_parse(text, &q->value))
        return false;
    q->place = -q->value.scale;
    return true;
}

/* What a number is made of, before it is a token. */
struct numeral {
    size_t from, digits, to; /* sign, first digit, end */
    bool minus, pounds, percent, plus_after, broken, is_word;
    int power;
};

static size_t pass_percent(str s, size_t at, bool *percent)
{
    static const char *const marks[] = {"%", " %", " per cent", " percent"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_sub(s, at, s.n), marks[i]) &&
            !is_letter(char_at(s, at + str_of(marks[i]).n))) {
            *percent = true;
            return at + str_of(marks[i]).n;
        }
    return at;
}

static size_t pass_sign(str s, size_t at, struct numeral *n)
{
    str rest = str_sub(s, at, s.n);
    if (char_at(s, at) == '-' || str_starts(rest, "\xE2\x88\x92")) {
        n->minus = true;
        at += char_at(s, at) == '-' ? 1 : 3;
    } else if (char_at(s, at) == '+') {
        at++;
    }
    if (str_starts(str_sub(s, at, s.n), "\xC2\xA3")) {
        n->pounds = true;
        at += 2;
    }
    return at;
}

static void end_numeral(str s, struct numeral *n)
{
    size_t length;
    n->to = pass_percent(s, n->to, &n->percent);
    if (!n->percent && char_at(s, n->to) == '.' && char_at(s, n->to + 1) == '%') {
        n->broken = n->percent = true;
        n->to += 2;
    }
    n->power = n->percent ? 0 : multiple_at(s, n->to, &length);
    if (n->power)
        n->to += length;
    n->plus_after = char_at(s, n->to) == '+';
    n->is_word = !n->percent && !n->power && is_letter(char_at(s, n->to));
}

/* Money has two decimals at most, unless it is in millions. */
static bool is_well_written(const struct numeral *n, const struct quantity *q)
{
    return !n->broken && (!n->pounds || n->power || q->value.scale <= 2);
}

static void fill_number(struct token *t, str digits, const struct numeral *n)
{
    bool parsed = parse_digits(digits, &t->quantity);
    bool written = parsed && is_well_written(n, &t->quantity);
    t->quantity.form = n->percent ? FORM_PERCENT : n->pounds ? FORM_POUNDS : FORM_PLAIN;
    t->about = n->plus_after;
    if (n->minus)
        t->quantity.value.digits = -t->quantity.value.digits;
    /* A list such as "1,2,3" is no number, but need not be a mistake. */
    t->label = !parsed && !n->pounds && !n->percent;
    t->broken = !written && !t->label;
    if (parsed && n->power)
        t->label = !scale_up(&t->quantity, n->power);
}

static size_t read_number(struct cutting *c, size_t from)
{
    str s = c->text;
    int year;
    struct numeral n = {.from = from};
    n.digits = pass_sign(s, from, &n);
    n.to = digits_end(s, n.digits + (char_at(s, n.digits) == '.'));
    if (joins_digits(s, n.to) && !n.pounds)
        return read_range(c, from, n.to);
    str digits = str_sub(s, n.digits, n.to);
    end_numeral(s, &n);
    if (n.is_word) {
        while (is_letter(char_at(s, n.to)) || is_digit(char_at(s, n.to)))
            n.to++;
        struct token *t = add_token(c, TOKEN_WORD, from, n.to);
        t->text = small_letters(c->arena, t->text);
        return n.to;
    }
    struct token *t = add_token(c, TOKEN_NUMBER, from, n.to);
    fill_number(t, digits, &n);
    if (n.to == n.digits + 4 && n.from == n.digits && is_year(digits, &year)) {
        t->kind = TOKEN_PERIOD;
        t->period = (struct period){.kind = PERIOD_CALENDAR_YEAR, .year = year};
    }
    return n.to + n.plus_after;
}

static bool number_starts(str s, size_t at)
{
    char before = at ? s.p[at - 1] : ' ';
    bool fresh = is_blank(before) || before == '(' || before == '/';
    struct numeral n = {0};
    if (is_digit(char_at(s, at)))
        return true;
    size_t after = pass_sign(s, at, &n);
    if (n.pounds || (fresh && after > at))
        return is_digit(char_at(s, after)) ||
               (char_at(s, after) == '.' && is_digit(char_at(s, after + 1)));
    return fresh && char_at(s, at) == '.' && is_digit(char_at(s, at + 1));
}

/* --- sentences --- */

static void end_sentence(struct cutting *c)
{
    if (c->tokens.n == 0)
        return;
    struct sentence s = {
        .n = c->tokens.n, .paragraph = c->paragraph, .is_item = c->is_item, .text = c->text};
    s.items = c->tokens.items;
    words_join_periods(&s, c->now);
    vec_push(c->arena, c->out, s);
    memset(&c->tokens, 0, sizeof c->tokens);
}

/* A point ends a sentence before a capital or a digit, but not behind a short form. */
static bool ends_sentence(const struct cutting *c, size_t at)
{
    struct sentence so_far = {.items = c->tokens.items, .n = c->tokens.n};
    size_t next = at + 1;
    while (next < c->text.n && is_blank(c->text.p[next]))
        next++;
    if (c->text.p[at] == '!' || c->text.p[at] == '?' || next >= c->text.n)
        return true;
    if (next == at + 1 || (c->text.p[next] >= 'a' && c->text.p[next] <= 'z'))
        return false;
    return !c->tokens.n || !token_among(&so_far, so_far.n - 1, english[EN_SHORT_FORMS]);
}

static size_t read_mark(struct cutting *c, size_t at)
{
    static const char marks[] = ",;:()-/+";
    char here = c->text.p[at];
    if ((here == '.' || here == '!' || here == '?') && ends_sentence(c, at)) {
        end_sentence(c);
        return at + 1;
    }
    bool dash = str_starts(str_sub(c->text, at, c->text.n), "\xE2\x80\x93");
    if (strchr(marks, here))
        add_token(c, TOKEN_MARK, at, at + 1);
    else if (dash)
        add_token(c, TOKEN_MARK, at, at + 3)->text = STR("-");
    return at + (dash ? 3 : 1);
}

static void cut_block(struct cutting *c, const struct block_text *block)
{
    c->block = block;
    c->text = buf_str(&block->text);
    c->piece = 0;
    for (size_t at = 0; at < c->text.n;) {
        if (is_blank(c->text.p[at]) || c->text.p[at] == '\0')
            at++;
        else if (number_starts(c->text, at))
            at = read_number(c, at);
        else if (is_letter(c->text.p[at]) ||
                 ((unsigned char)c->text.p[at] >= 0xC3 && (unsigned char)c->text.p[at] < 0xE2))
            at = read_word(c, at);
        else
            at = read_mark(c, at);
    }
    end_sentence(c);
}

/* --- blocks --- */

static void put_inlines(struct arena *a, struct block_text *out, const struct md *first)
{
    for (const struct md *m = first; m; m = m->next) {
        if (m->kind == MD_TEXT && str_starts(m->text, "http"))
            continue; /* an address holds no figures */
        if (m->kind == MD_TEXT)
            vec_push(a, &out->pieces, (struct piece){out->text.n, m->at});
        if (m->kind == MD_TEXT)
            buf_put(&out->text, m->text);
        else if (m->kind == MD_BREAK)
            buf_char(&out->text, ' ');
        put_inlines(a, out, m->first);
    }
}

static bool is_inline(const struct md *m)
{
    return m && m->kind >= MD_TEXT;
}

static void cut_blocks(struct cutting *c, const struct md *first, bool in_item)
{
    for (const struct md *m = first; m; m = m->next) {
        if (!in_item)
            c->paragraph++;
        if (m->kind == MD_LIST || (m->kind == MD_ITEM && !is_inline(m->first))) {
            cut_blocks(c, m->first, true);
            continue;
        }
        struct block_text block = {.text = {.arena = c->arena}};
        put_inlines(c->arena, &block, m->first);
        c->is_item = in_item;
        c->seek = m->at.offset;
        if (block.pieces.n)
            cut_block(c, &block);
    }
}

void words_read(struct arena *a, const struct commentary *text, struct period now,
                struct sentence_list *out)
{
    struct cutting c = {.arena = a, .now = now, .out = out};
    cut_blocks(&c, text->blocks, false);
}
