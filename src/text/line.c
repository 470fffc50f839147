#include "line.h"
#include "vec.h"
#include <linebreak.h>
#include <string.h>

/* What may happen after a character: libunibreak's answers, and one more. */
enum {
    FORCED = LINEBREAK_MUSTBREAK,
    ALLOWED = LINEBREAK_ALLOWBREAK,
    NONE = LINEBREAK_NOBREAK,
    IN_KEPT = 4 /* allowed only if a stretch marked no_break does not fit */
};

/* No line holds more atoms than this; bounds the work where nothing has a width. */
#define LINE_ATOMS_MAX 2048
/* A gap above this, 1000 m, is as bad as any; its square stays within 64 bits. */
#define GAP_MAX 1000000000
#define COST_NONE INT64_MAX

/* A drawn object breaks like this letter. */
#define OBJECT_CHAR 'x'

enum atom_kind { ATOM_WORD, ATOM_SPACE, ATOM_OBJECT, ATOM_END };

/* What is never divided: a word or part of one, a space, an object, a line feed. */
struct atom {
    enum atom_kind kind;
    size_t text;      /* index of its stretch */
    size_t first_run; /* in the paragraph's runs */
    size_t n_runs;
    int64_t units;
    size_t glyphs;
    char after; /* FORCED, ALLOWED, NONE, IN_KEPT */
};

/* Memory that one paragraph after the other uses. */
struct room {
    void *p;
    size_t cap; /* in items */
};

struct line_room {
    struct room chars, breaks, asked, answers, starts, cost, previous, next;
    VEC(struct atom) atoms;
    VEC(const struct run *) runs;
    VEC(struct line) lines;
};

struct paragraph {
    struct shaper *shaper;
    struct arena *arena;
    struct line_room *room;
    const struct inline_text *texts;
    size_t n_texts;

    uint32_t *chars; /* of all stretches in a row; an object counts as one */
    char *breaks;    /* per character, what may happen after it */
    size_t n_chars;
    size_t *starts; /* per stretch, its first character; one more at the end */

    struct atom *atoms;
    size_t n_atoms;
    const struct run **runs; /* of all atoms in order: pieces lend slices of it */
};

/* Items are as the paragraph before left them. */
static void *room_for(struct arena *a, struct room *r, size_t n, size_t size)
{
    if (n > r->cap) {
        r->cap = n > r->cap * 2 ? n : r->cap * 2;
        r->p = arena_calloc(a, r->cap, size);
    }
    return r->p;
}

#define ROOM(p, name, type, n) ((type *)room_for((p)->arena, &(p)->room->name, (n), sizeof(type)))

/* Characters */

static bool is_line_end(uint32_t c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* A space that a line may end at, and that is dropped there. */
static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '\t' || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F ||
           c == 0x3000;
}

/* Neither space nor line end, as most are: a look tells. */
static bool is_plain(uint32_t c)
{
    return c > ' ' && c < 0x7F;
}

/* Any space: each is a run of its own. */
static bool is_space(uint32_t c)
{
    return is_gap(c) || c == 0xA0 || c == 0x2007 || c == 0x202F;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250);
}

/* `set` is ASCII. */
static bool is_one_of(uint32_t c, const char *set)
{
    return c && c < 0x80 && strchr(set, (int)c);
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2212; /* hyphen, en dash, minus */
}

static bool is_opening(uint32_t c)
{
    switch (c) {
    case '(':
    case '[':
    case '"':
    case '\'':
    case 0x2018:
    case 0x201C:
        return true;
    default:
        return false;
    }
}

static bool is_closing(uint32_t c)
{
    switch (c) {
    case ')':
    case ']':
    case '"':
    case '\'':
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case 0x2019:
    case 0x201D:
        return true;
    default:
        return false;
    }
}

/* A sign that stands before the digits of a number: + - ~ < > plus-minus, compared, currencies. */
static bool is_number_sign(uint32_t c)
{
    return is_dash(c) || is_one_of(c, "+~<>$") || c == 0xA3 || c == 0x20AC || c == 0xB1 ||
           c == 0x2264 || c == 0x2265;
}

static uint32_t lower(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

static bool is_object(const struct inline_text *t)
{
    return t->object_width > 0;
}

/* The text of all stretches in a row */

static size_t most_chars(const struct inline_text *texts, size_t n)
{
    size_t chars = 0;
    for (size_t i = 0; i < n; i++)
        chars += is_object(&texts[i]) ? 1 : texts[i].text.n;
    return chars;
}

static void add_text_chars(struct paragraph *p, str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        /* libunibreak takes U+FFFF for the end of the text. */
        p->chars[p->n_chars++] = c == 0xFFFF ? 0xFFFD : c;
    }
}

static void join_texts(struct paragraph *p)
{
    p->chars = ROOM(p, chars, uint32_t, most_chars(p->texts, p->n_texts));
    p->starts = ROOM(p, starts, size_t, p->n_texts + 1);
    for (size_t i = 0; i < p->n_texts; i++) {
        p->starts[i] = p->n_chars;
        if (is_object(&p->texts[i]))
            p->chars[p->n_chars++] = OBJECT_CHAR;
        else
            add_text_chars(p, p->texts[i].text);
    }
    p->starts[p->n_texts] = p->n_chars;
}

/* Two letters or two digits are never parted, and what may follow them is the same as after one. */
static bool goes_on(const struct paragraph *p, size_t i)
{
    return i + 1 < p->n_chars && ((is_letter(p->chars[i]) && is_letter(p->chars[i + 1])) ||
                                  (is_digit(p->chars[i]) && is_digit(p->chars[i + 1])));
}

/* Where lines may end, by Unicode.  init_linebreak is not called: it writes a table that all
 * threads share, only to find characters faster.  Without it they are searched from the front,
 * so letters go as "#", of the same class and near the front, and of letters or digits in a row
 * only the last is asked about. */
static void ask_libunibreak(struct paragraph *p)
{
    uint32_t *asked = ROOM(p, asked, uint32_t, p->n_chars);
    char *answers = ROOM(p, answers, char, p->n_chars);
    size_t n = 0;
    for (size_t i = 0; i < p->n_chars; i++)
        if (!goes_on(p, i))
            asked[n++] = is_letter(p->chars[i]) ? '#' : p->chars[i];
    set_linebreaks_utf32(asked, n, "en", answers);
    for (size_t i = p->n_chars; i-- > 0;)
        p->breaks[i] = goes_on(p, i) ? NONE : answers[--n];
}

static void find_breaks(struct paragraph *p)
{
    p->breaks = ROOM(p, breaks, char, p->n_chars);
    ask_libunibreak(p);
    for (size_t i = 0; i < p->n_chars; i++) {
        if (p->breaks[i] == FORCED && !is_line_end(p->chars[i]))
            p->breaks[i] = ALLOWED;
        if (p->chars[i] == 0xAD) /* a soft hyphen: there is no hyphenation */
            p->breaks[i] = NONE;
    }
}

/* What is not broken although Unicode allows it */

/* A part of the paragraph's characters between spaces. */
struct token {
    size_t from, to;
};

static bool ends_token(uint32_t c)
{
    return !is_plain(c) && (is_gap(c) || is_line_end(c));
}

static bool token_next(const struct paragraph *p, struct token *t)
{
    size_t i = t->to;
    while (i < p->n_chars && ends_token(p->chars[i]))
        i++;
    t->from = i;
    while (i < p->n_chars && !ends_token(p->chars[i]))
        i++;
    t->to = i;
    return t->from < t->to;
}

static struct token token_core(const struct paragraph *p, struct token t)
{
    while (t.from < t.to && is_opening(p->chars[t.from]))
        t.from++;
    while (t.from < t.to && is_closing(p->chars[t.to - 1]))
        t.to--;
    return t;
}

static bool token_is(const struct paragraph *p, struct token t, const char *word, bool any_case)
{
    str w = str_of(word);
    size_t at = 0;
    for (size_t i = t.from; i < t.to; i++) {
        uint32_t c = any_case ? lower(p->chars[i]) : p->chars[i];
        if (at == w.n || utf8_next(w, &at) != c)
            return false;
    }
    return at == w.n;
}

/* Stands after a number and belongs to it. */
static const char *const UNITS[] = {
    "%",       "p",    "pp",    "k",    "m",     "bn",     "thousand", "million",
    "billion", "km",   "km²",   "kg",   "t",     "tonnes", "kWh",      "MWh",
    "GWh",     "tCO₂", "tCO₂e", "tCO2", "tCO2e", "µg/m³",  "μg/m³",
};

/* Stand before a number and belong to it. */
static const char *const NUMBERED[] = {"quarter", "stage", "target", "page", "year"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool token_in(const struct paragraph *p, struct token t, const char *const *words, size_t n,
                     bool any_case)
{
    for (size_t i = 0; i < n; i++)
        if (token_is(p, t, words[i], any_case))
            return true;
    return false;
}

static size_t after_prefix(const struct paragraph *p, struct token t)
{
    size_t i = t.from;
    while (i < t.to && is_number_sign(p->chars[i]))
        i++;
    return i;
}

/* "25", "£3.33", "1,200", "2023/24", "10–12". */
static bool is_number(const struct paragraph *p, struct token t)
{
    size_t i = after_prefix(p, t);
    if (i == t.to || !is_digit(p->chars[i]))
        return false;
    while (i < t.to &&
           (is_digit(p->chars[i]) || is_dash(p->chars[i]) || is_one_of(p->chars[i], ".,/")))
        i++;
    return i == t.to;
}

static bool starts_number(const struct paragraph *p, struct token t)
{
    size_t i = after_prefix(p, t);
    return i < t.to && is_digit(p->chars[i]);
}

static bool is_quarter(const struct paragraph *p, struct token t)
{
    return t.to - t.from == 2 && p->chars[t.from] == 'Q' && p->chars[t.from + 1] >= '1' &&
           p->chars[t.from + 1] <= '4';
}

static bool belong_together(const struct paragraph *p, struct token before, struct token after)
{
    if (is_number(p, before))
        return token_in(p, after, UNITS, COUNT(UNITS), false) || is_quarter(p, after);
    if (is_quarter(p, before))
        return is_number(p, after);
    if (starts_number(p, after) && token_is(p, before, "£", false))
        return true;
    return (starts_number(p, after) || token_is(p, after, "n", false)) &&
           token_in(p, before, NUMBERED, COUNT(NUMBERED), true);
}

/* Punctuation between the two parts them; that around the two does not. */
static bool pair_is_kept(const struct paragraph *p, struct token before, struct token after)
{
    if (is_closing(p->chars[before.to - 1]) || is_opening(p->chars[after.from]))
        return false;
    struct token a = token_core(p, before), b = token_core(p, after);
    return a.from < a.to && b.from < b.to && belong_together(p, a, b);
}

static bool token_has_scheme(const struct paragraph *p, struct token t)
{
    for (size_t i = t.from; i + 2 < t.to; i++)
        if (p->chars[i] == ':' && p->chars[i + 1] == '/' && p->chars[i + 2] == '/')
            return true;
    return false;
}

static bool is_url(const struct paragraph *p, struct token t)
{
    struct token core = token_core(p, t);
    struct token four = {core.from, core.from + 4 < core.to ? core.from + 4 : core.to};
    return token_is(p, four, "www.", true) || token_has_scheme(p, core);
}

static bool goes_on_url(uint32_t c)
{
    return is_letter(c) || is_digit(c) || is_one_of(c, "%#=~@") || c >= 0x250;
}

static void break_url(struct paragraph *p, struct token t)
{
    for (size_t i = t.from; i + 1 < t.to; i++)
        p->breaks[i] =
            is_one_of(p->chars[i], "/.-_?&") && goes_on_url(p->chars[i + 1]) ? ALLOWED : NONE;
}

static bool two_letters(const struct paragraph *p, struct token t, size_t from)
{
    return from >= t.from && from + 1 < t.to && is_letter(p->chars[from]) &&
           is_letter(p->chars[from + 1]);
}

/* "and/or" may be parted, "n/a" not. */
static bool slash_may_part(const struct paragraph *p, struct token t, size_t slash)
{
    return slash >= t.from + 2 && two_letters(p, t, slash - 2) && two_letters(p, t, slash + 1);
}

/* A range of numbers, "10–12", is one thing. */
static bool dash_in_range(const struct paragraph *p, struct token t, size_t dash)
{
    return dash > t.from && dash + 1 < t.to && is_dash(p->chars[dash]) &&
           is_digit(p->chars[dash - 1]) && is_digit(p->chars[dash + 1]);
}

static void keep_word(struct paragraph *p, struct token t)
{
    for (size_t i = t.from; i + 1 < t.to; i++) {
        bool kept = p->chars[i] == '/' ? !slash_may_part(p, t, i) : dash_in_range(p, t, i);
        if (kept && p->breaks[i] == ALLOWED)
            p->breaks[i] = NONE;
    }
}

static bool line_end_between(const struct paragraph *p, struct token a, struct token b)
{
    for (size_t i = a.to; i < b.from; i++)
        if (is_line_end(p->chars[i]))
            return true;
    return false;
}

static void keep_tokens(struct paragraph *p)
{
    struct token before = {0}, t = {0};
    while (token_next(p, &t)) {
        if (is_url(p, t))
            break_url(p, t);
        else
            keep_word(p, t);
        if (before.to > before.from && !line_end_between(p, before, t) &&
            pair_is_kept(p, before, t))
            p->breaks[t.from - 1] = NONE;
        before = t;
    }
}

static void mark_kept_texts(struct paragraph *p)
{
    for (size_t i = 0; i < p->n_texts; i++)
        for (size_t k = p->starts[i]; p->texts[i].no_break && k + 1 < p->starts[i + 1]; k++)
            if (p->breaks[k] == ALLOWED)
                p->breaks[k] = IN_KEPT;
}

/* Atoms */

static bool stands_alone(uint32_t c)
{
    return !is_plain(c) && (is_space(c) || is_line_end(c));
}

static bool ends_atom(const struct paragraph *p, size_t i, size_t text_end)
{
    return i + 1 == text_end || p->breaks[i] != NONE || stands_alone(p->chars[i]) ||
           stands_alone(p->chars[i + 1]);
}

static struct atom *add_atom(struct paragraph *p, enum atom_kind kind, size_t text, char after)
{
    struct line_room *r = p->room;
    vec_push(p->arena, &r->atoms,
             (struct atom){.kind = kind, .text = text, .first_run = r->runs.n, .after = after});
    return &r->atoms.items[r->atoms.n - 1];
}

static void shape_atom(struct paragraph *p, struct atom *a, str text)
{
    const struct inline_text *t = &p->texts[a->text];
    struct runs shaped = shape_word(p->shaper, t->style->font, text, t->at);
    for (size_t i = 0; i < shaped.n; i++) {
        vec_push(p->arena, &p->room->runs, shaped.items[i]);
        a->glyphs += shaped.items[i]->n;
    }
    a->n_runs = shaped.n;
    a->units = shaped.units;
}

static enum atom_kind kind_of(uint32_t c)
{
    return is_line_end(c) ? ATOM_END : is_gap(c) ? ATOM_SPACE : ATOM_WORD;
}

static void make_text_atoms(struct paragraph *p, size_t i)
{
    str text = p->texts[i].text;
    size_t at = 0, start = 0;
    for (size_t k = p->starts[i]; k < p->starts[i + 1]; k++) {
        utf8_next(text, &at);
        if (!ends_atom(p, k, p->starts[i + 1]))
            continue;
        struct atom *a = add_atom(p, kind_of(p->chars[k]), i, p->breaks[k]);
        if (a->kind != ATOM_END)
            shape_atom(p, a, str_sub(text, start, at));
        start = at;
    }
}

static void make_atoms(struct paragraph *p)
{
    p->room->atoms.n = p->room->runs.n = 0;
    for (size_t i = 0; i < p->n_texts; i++) {
        if (is_object(&p->texts[i]))
            add_atom(p, ATOM_OBJECT, i, p->breaks[p->starts[i]]);
        else
            make_text_atoms(p, i);
    }
    p->atoms = p->room->atoms.items;
    p->n_atoms = p->room->atoms.n;
}

/* Out of the room, which the next paragraph uses. */
static void *keep(struct arena *a, const void *items, size_t n, size_t size)
{
    void *kept = arena_calloc(a, n, size);
    if (n)
        memcpy(kept, items, n * size);
    return kept;
}

/* Widths: a piece is rounded once, as a whole, so that it is as wide as it is painted. */

struct measure {
    const struct paragraph *p;
    mpt done;    /* of the pieces before the one in hand */
    size_t text; /* the piece in hand */
    int64_t units;
    size_t glyphs;
    mpt solid; /* of all, without spaces at the end */
};

static mpt piece_width(const struct inline_text *t, int64_t units, size_t glyphs)
{
    if (is_object(t))
        return t->object_width;
    if (!glyphs)
        return 0;
    return mpt_from_units(units, t->style->size) + t->style->tracking * (mpt)glyphs;
}

static void measure_start(struct measure *m, const struct paragraph *p, size_t text)
{
    *m = (struct measure){.p = p, .text = text};
}

static mpt width_in_hand(const struct measure *m)
{
    return piece_width(&m->p->texts[m->text], m->units, m->glyphs);
}

static void measure_add(struct measure *m, const struct atom *a)
{
    if (a->kind == ATOM_END)
        return;
    if (a->text != m->text) {
        m->done += width_in_hand(m);
        m->text = a->text;
        m->units = 0;
        m->glyphs = 0;
    }
    m->units += a->units;
    m->glyphs += a->glyphs;
    if (a->kind != ATOM_SPACE)
        m->solid = m->done + width_in_hand(m);
}

static mpt width_of(const struct paragraph *p, size_t from, size_t to)
{
    struct measure m;
    if (from == to)
        return 0;
    measure_start(&m, p, p->atoms[from].text);
    for (size_t i = from; i < to; i++)
        measure_add(&m, &p->atoms[i]);
    return m.solid;
}

static size_t text_end(const struct paragraph *p, size_t from)
{
    size_t i = from + 1;
    while (i < p->n_atoms && p->atoms[i].text == p->atoms[from].text)
        i++;
    return i;
}

/* A stretch marked no_break is opened where it cannot fit. */
static void settle_kept(struct paragraph *p, mpt width)
{
    for (size_t i = 0, end; i < p->n_atoms; i = end) {
        end = text_end(p, i);
        if (!p->texts[p->atoms[i].text].no_break)
            continue;
        char after = width_of(p, i, end) > width ? ALLOWED : NONE;
        for (size_t k = i; k < end; k++)
            if (p->atoms[k].after == IN_KEPT)
                p->atoms[k].after = after;
    }
}

static struct line_room *line_room(struct shaper *s)
{
    struct line_room **room = shaper_line_room(s);
    if (!*room)
        *room = arena_new(shaper_arena(s), struct line_room);
    return *room;
}

static void read_paragraph(struct paragraph *p, struct shaper *s, const struct inline_text *texts,
                           size_t n, mpt width)
{
    *p = (struct paragraph){
        .shaper = s,
        .arena = shaper_arena(s),
        .room = line_room(s),
        .texts = texts,
        .n_texts = n,
    };
    join_texts(p);
    if (!p->n_chars)
        return;
    find_breaks(p);
    keep_tokens(p);
    mark_kept_texts(p);
    make_atoms(p);
    settle_kept(p, width);
}

/* After the forced break that ends it, or the end. */
static size_t segment_end(const struct paragraph *p, size_t from)
{
    size_t i = from;
    while (i < p->n_atoms && p->atoms[i].after != FORCED)
        i++;
    return i < p->n_atoms ? i + 1 : i;
}

/* Choosing the breaks */

struct filling {
    const struct paragraph *p;
    const struct line_options *opt;
    size_t from, to;  /* the atoms between forced breaks */
    int64_t *cost;    /* per atom: of the best lines before it; COST_NONE if no line starts there */
    size_t *previous; /* per atom: the start of the line before it */
    size_t *next;     /* per atom where a line starts: where it ends */
    mpt widest;
};

static mpt indent_at(const struct filling *f, size_t from)
{
    return from == 0 ? f->opt->first_indent : 0;
}

static bool may_end(const struct filling *f, size_t i)
{
    return i + 1 == f->to || f->p->atoms[i].after == ALLOWED;
}

static int64_t square(mpt gap)
{
    gap = mpt_min(mpt_max(gap, 0), GAP_MAX);
    return gap * gap;
}

static int64_t add_cost(int64_t a, int64_t b)
{
    return a > COST_NONE - 1 - b ? COST_NONE - 1 : a + b;
}

/* The last line may be short, but a short word left alone there counts as any other line. */
static int64_t line_cost(const struct filling *f, size_t to, mpt width, mpt room, bool one_word)
{
    if (to == f->to && !(one_word && width < room / 4))
        return 0;
    return square(room - width);
}

static void offer_line(struct filling *f, size_t from, size_t to, int64_t cost)
{
    cost = add_cost(f->cost[from], cost);
    /* Of equals the later start wins: it leaves the line before it fuller. */
    if (f->cost[to] != COST_NONE && cost > f->cost[to])
        return;
    f->cost[to] = cost;
    f->previous[to] = from;
}

static void offer_lines_from(struct filling *f, size_t from)
{
    struct measure m;
    mpt room = f->opt->width - indent_at(f, from);
    bool one_word = true;
    measure_start(&m, f->p, f->p->atoms[from].text);
    for (size_t i = from; i < f->to; i++) {
        measure_add(&m, &f->p->atoms[i]);
        if (!may_end(f, i))
            continue;
        if (!one_word && (m.solid > room || i - from >= LINE_ATOMS_MAX))
            return;
        offer_line(f, from, i + 1, line_cost(f, i + 1, m.solid, room, one_word));
        if (m.solid > room)
            return;
        one_word = false;
    }
}

static void choose_optimum(struct filling *f)
{
    for (size_t i = f->from; i <= f->to; i++)
        f->cost[i] = COST_NONE;
    f->cost[f->from] = 0;
    for (size_t i = f->from; i < f->to; i++)
        if (f->cost[i] != COST_NONE)
            offer_lines_from(f, i);
    for (size_t i = f->to; i > f->from; i = f->previous[i])
        f->next[f->previous[i]] = i;
}

static size_t first_fit(const struct filling *f, size_t from)
{
    struct measure m;
    mpt room = f->opt->width - indent_at(f, from);
    size_t end = from;
    measure_start(&m, f->p, f->p->atoms[from].text);
    for (size_t i = from; i < f->to; i++) {
        measure_add(&m, &f->p->atoms[i]);
        if (m.solid > room && end > from)
            break;
        if (may_end(f, i))
            end = i + 1;
    }
    return end;
}

static void choose_first_fit(struct filling *f)
{
    for (size_t i = f->from; i < f->to; i = f->next[i])
        f->next[i] = first_fit(f, i);
}

/* Making the lines */

static size_t trim_end(const struct paragraph *p, size_t from, size_t to)
{
    while (to > from && (p->atoms[to - 1].kind == ATOM_SPACE || p->atoms[to - 1].kind == ATOM_END))
        to--;
    return to;
}

static size_t piece_end(const struct paragraph *p, size_t from, size_t to)
{
    size_t i = from + 1;
    while (i < to && p->atoms[i].text == p->atoms[from].text)
        i++;
    return i;
}

static size_t count_pieces(const struct paragraph *p, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to; i = piece_end(p, i, to))
        n++;
    return n;
}

/* The space that a line ends at is set, so that a reader of the text does not join the words; it
 * counts in no width. */
static size_t with_space(const struct paragraph *p, size_t solid, size_t to)
{
    return solid < to && p->atoms[solid].kind == ATOM_SPACE ? solid + 1 : solid;
}

static struct piece make_piece(const struct paragraph *p, size_t from, size_t to, size_t solid,
                               mpt x)
{
    const struct inline_text *t = &p->texts[p->atoms[from].text];
    size_t glyphs = 0, runs = 0;
    int64_t units = 0;
    for (size_t i = from; i < to; i++) {
        units += i < solid ? p->atoms[i].units : 0;
        glyphs += i < solid ? p->atoms[i].glyphs : 0;
        runs += p->atoms[i].n_runs;
    }
    return (struct piece){
        .of = t,
        .x = x,
        .width = piece_width(t, units, glyphs),
        .runs = runs ? p->runs + p->atoms[from].first_run : NULL,
        .n_runs = runs,
    };
}

static void add_line(struct filling *f, size_t from, size_t to)
{
    const struct paragraph *p = f->p;
    mpt indent = indent_at(f, from);
    size_t solid = trim_end(p, from, to);
    to = with_space(p, solid, to);
    struct line line = {.n = count_pieces(p, from, to)};
    line.pieces = arena_array(p->arena, struct piece, line.n);
    for (size_t i = 0, end; from < to; i++, from = end) {
        end = piece_end(p, from, to);
        line.pieces[i] = make_piece(p, from, end, solid, indent + line.width);
        line.width += line.pieces[i].width;
    }
    vec_push(p->arena, &p->room->lines, line);
    f->widest = mpt_max(f->widest, indent + line.width);
}

static bool fits_one_line(const struct filling *f)
{
    return f->opt->no_wrap ||
           width_of(f->p, f->from, f->to) <= f->opt->width - indent_at(f, f->from);
}

static void fill_segment(struct filling *f)
{
    if (fits_one_line(f)) {
        add_line(f, f->from, f->to);
        return;
    }
    if (f->opt->greedy)
        choose_first_fit(f);
    else
        choose_optimum(f);
    for (size_t i = f->from; i < f->to; i = f->next[i])
        add_line(f, i, f->next[i]);
}

static void make_room(struct filling *f)
{
    f->next = ROOM(f->p, next, size_t, f->p->n_atoms + 1);
    if (f->opt->greedy)
        return;
    f->previous = ROOM(f->p, previous, size_t, f->p->n_atoms + 1);
    f->cost = ROOM(f->p, cost, int64_t, f->p->n_atoms + 1);
}

struct lines lines_break(struct shaper *s, const struct inline_text *texts, size_t n,
                         const struct line_options *opt)
{
    struct paragraph p;
    read_paragraph(&p, s, texts, n, opt->width);
    if (!p.n_atoms)
        return (struct lines){0};
    p.runs = keep(p.arena, p.room->runs.items, p.room->runs.n, sizeof *p.runs);
    p.room->lines.n = 0;
    struct filling f = {.p = &p, .opt = opt};
    if (!opt->no_wrap)
        make_room(&f);
    for (; f.from < p.n_atoms; f.from = f.to) {
        f.to = segment_end(&p, f.from);
        fill_segment(&f);
    }
    size_t n_lines = p.room->lines.n;
    struct line *lines = keep(p.arena, p.room->lines.items, n_lines, sizeof *lines);
    return (struct lines){lines, n_lines, f.widest};
}

static mpt widest_word(const struct paragraph *p, size_t from, size_t to)
{
    mpt widest = 0;
    for (size_t i = from, start = from; i < to; i++) {
        if (i + 1 < to && p->atoms[i].after != ALLOWED)
            continue;
        widest = mpt_max(widest, width_of(p, start, i + 1));
        start = i + 1;
    }
    return widest;
}

struct text_extent lines_extent(struct shaper *s, const struct inline_text *texts, size_t n)
{
    struct paragraph p;
    struct text_extent extent = {0};
    read_paragraph(&p, s, texts, n, INT64_MAX);
    for (size_t i = 0, end; i < p.n_atoms; i = end) {
        end = segment_end(&p, i);
        extent.most = mpt_max(extent.most, width_of(&p, i, end));
        extent.least = mpt_max(extent.least, widest_word(&p, i, end));
    }
    return extent;
}
