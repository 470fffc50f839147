/* value.c - numbers as typed, and what spreadsheets make of them */
#include "value.h"
#include "period.h"

/* --- a number as typed --- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool has_digit(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i]))
            return true;
    return false;
}

static bool take(str *s, const char *what)
{
    if (!str_starts(*s, what))
        return false;
    *s = str_sub(*s, str_of(what).n, s->n);
    return true;
}

static bool take_end(str *s, const char *what)
{
    if (!str_ends(*s, what))
        return false;
    *s = str_sub(*s, 0, s->n - str_of(what).n);
    return true;
}

static bool take_minus(str *s)
{
    return take(s, "-") || take(s, "\xE2\x88\x92");
}

static char take_multiple(str *s)
{
    if (take_end(s, "bn"))
        return 'b';
    if (take_end(s, "M"))
        return 'M';
    if (take_end(s, "m"))
        return 'm';
    return take_end(s, "k") || take_end(s, "K") ? 'k' : 0;
}

/* The sign may stand before or after the pound. */
static bool parse_number(str s, struct typed *out)
{
    *out = (struct typed){.number = s};
    bool minus = take_minus(&s), plus = !minus && take(&s, "+");
    out->currency = take(&s, "\xC2\xA3") ? 'L' : 0;
    if (!minus && !plus && out->currency)
        minus = take_minus(&s);
    out->percent = take_end(&s, "%");
    out->multiple = out->percent ? 0 : take_multiple(&s);
    if (s.n == 0 || !is_digit(s.p[0]) || !decimal_parse(s, &out->value))
        return false;
    if (minus)
        out->value.digits = -out->value.digits;
    return true;
}

static enum sense sense_of(str word)
{
    static const char *const up[] = {"increase", "rise"};
    static const char *const down[] = {"decrease", "reduction", "fall"};
    for (size_t i = 0; i < sizeof up / sizeof *up; i++)
        if (str_is(word, up[i]))
            return SENSE_INCREASE;
    for (size_t i = 0; i < sizeof down / sizeof *down; i++)
        if (str_is(word, down[i]))
            return SENSE_DECREASE;
    return SENSE_LEVEL;
}

/* What stands between blanks, hyphens and slashes; at most three parts, 0 when there are more. */
static size_t cut_date(str s, str parts[3])
{
    size_t n = 0, from = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && s.p[i] != '-' && s.p[i] != '/' && s.p[i] != ' ')
            continue;
        if (n == 3)
            return 0;
        parts[n++] = str_sub(s, from, i);
        from = i + 1;
    }
    return n;
}

/* 12-May, May-23, 22/05/2023, 2023-05-22, 12 May 2023: what a spreadsheet makes of "12-5". */
static bool is_date(str s)
{
    str parts[3];
    size_t n = cut_date(s, parts), month_names = 0, numbers = 0;
    for (size_t i = 0; n > 1 && i < n; i++) {
        struct decimal number;
        month_names += month_of(parts[i]) > 0;
        numbers += parts[i].n <= 4 && has_digit(parts[i]) && decimal_parse(parts[i], &number) &&
                   number.scale == 0;
    }
    return (month_names == 1 && n >= 2 && numbers == n - 1) || (n == 3 && numbers == 3);
}

bool value_parse(str cell, struct typed *out)
{
    str rest = cell, word;
    size_t numbers = 0;
    enum sense sense = SENSE_LEVEL;
    if (is_date(str_trim(cell)))
        return false;
    while (str_word(&rest, &word)) {
        if (!has_digit(word)) {
            if (sense_of(word) != SENSE_LEVEL)
                sense = sense_of(word);
            continue;
        }
        if (numbers++ > 0 || !parse_number(word, out))
            return false;
    }
    if (numbers == 1)
        out->sense = sense;
    return numbers == 1;
}

/* --- what went wrong in a cell --- */

bool value_undamaged(struct diag *d, struct place at, str cell)
{
    static const char *const errors[] = {"#REF!", "#N/A",   "#DIV/0!", "#NAME?", "#VALUE!",
                                         "#NUM!", "#NULL!", "#SPILL!", "#CALC!"};
    size_t hashes = 0;
    if (cell.n == 0 || cell.p[0] != '#')
        return true;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        if (str_is(cell, errors[i]))
            return diag_error(d, at,
                              "\"%s\" is an error of the spreadsheet; correct its formula and save "
                              "again, or give a state",
                              errors[i]);
    while (hashes < cell.n && cell.p[hashes] == '#')
        hashes++;
    if (hashes < 2 || hashes < cell.n)
        return true;
    return diag_error(d, at,
                      "\"" STR_FMT "\" is a column too narrow for its number; widen it in the "
                      "spreadsheet and save again",
                      STR_ARG(cell));
}

/* 1.2E+05 */
static bool is_scientific(str s)
{
    struct decimal before, after;
    size_t e = str_find(s, STR("E"), 0);
    if (e == SIZE_MAX)
        e = str_find(s, STR("e"), 0);
    return e != SIZE_MAX && decimal_parse(str_sub(s, 0, e), &before) &&
           decimal_parse(str_sub(s, e + 1, s.n), &after);
}

static size_t count_numbers(str cell)
{
    str word;
    size_t n = 0;
    while (str_word(&cell, &word))
        n += has_digit(word);
    return n;
}

/* Whether a character of a mistyped number is kept when it is mended. */
static bool belongs(str s, size_t i)
{
    if (is_digit(s.p[i]) || s.p[i] == '%')
        return true;
    return s.p[i] == '.' && i + 1 < s.n && is_digit(s.p[i + 1]);
}

/* The number that a mistyped one may have meant, or empty: an accountant's brackets are a minus,
 * and stray signs are left out, but for those between digits, where anything may be meant. */
static str mend_number(struct arena *a, str s)
{
    struct buf b = {.arena = a};
    struct typed ignored;
    if (s.n > 2 && s.p[0] == '(' && s.p[s.n - 1] == ')')
        buf_char(&b, '-');
    for (size_t i = 0; i < s.n; i++) {
        bool between = i > 0 && i + 1 < s.n && is_digit(s.p[i - 1]) && is_digit(s.p[i + 1]);
        if (belongs(s, i) || (s.p[i] == '-' && i == 0))
            buf_char(&b, s.p[i]);
        else if (str_starts(str_sub(s, i, s.n), "\xC2\xA3"))
            buf_put(&b, STR("\xC2\xA3"));
        else if (between)
            return (str){0};
    }
    return parse_number(buf_str(&b), &ignored) ? buf_str(&b) : (str){0};
}

static bool refuse_number(struct arena *a, struct diag *d, struct place at, str cell)
{
    if (str_find(cell, STR(","), 0) != SIZE_MAX)
        return diag_error(d, at,
                          "\"" STR_FMT "\" is not a number; put commas only between thousands "
                          "and a point before decimals",
                          STR_ARG(cell));
    str mended = mend_number(a, cell);
    if (mended.n)
        return diag_error(d, at,
                          "\"" STR_FMT "\" is not a number; write " STR_FMT " or give a state",
                          STR_ARG(cell), STR_ARG(mended));
    return diag_error(d, at,
                      "\"" STR_FMT "\" is not a number; write one such as 12.5%% or give a state",
                      STR_ARG(cell));
}

bool value_refuse(struct arena *a, struct diag *d, struct place at, str cell)
{
    if (is_date(cell))
        return diag_error(d, at,
                          "\"" STR_FMT "\" is a date where a number is wanted, as a spreadsheet "
                          "makes of numbers; format the column as text and type it again",
                          STR_ARG(cell));
    if (is_scientific(cell))
        return diag_error(d, at,
                          "\"" STR_FMT "\" may have lost digits in a spreadsheet; format the "
                          "column as a number and save again",
                          STR_ARG(cell));
    size_t numbers = count_numbers(cell);
    if (numbers == 0)
        return diag_error(d, at,
                          "\"" STR_FMT "\" is not a number; leave the value empty and make it the "
                          "note of a state such as not-available",
                          STR_ARG(cell));
    if (numbers > 1)
        return diag_error(d, at,
                          "\"" STR_FMT "\" holds more than one number; write the one that is "
                          "meant, and the wording as note of the state text",
                          STR_ARG(cell));
    return refuse_number(a, d, at, cell);
}
