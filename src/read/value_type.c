/* value_type.c - attribute values of every type: checked and worked out */
#include "value_type.h"
#include "vec.h"

#define MAX_WHOLE_DIGITS 9
#define MAX_DECIMALS 3
#define MAX_FILE_NAME 255
/* The vertical rhythm: one unit is 5.5 pt, so half a unit per thousandth is 11. */
#define UNIT_HALVES_MPT 11

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_id(str s)
{
    if (s.n == 0 || !is_letter(s.p[0]))
        return false;
    for (size_t i = 1; i < s.n; i++)
        if (!is_letter(s.p[i]) && !is_digit(s.p[i]) && s.p[i] != '-' && s.p[i] != '_' &&
            s.p[i] != '.')
            return false;
    return true;
}

static bool report(struct diag *d, const struct node_value *v, const char *wanted)
{
    return diag_error(d, v->at, "%s \"%.*s\" is not %s", v->of->name, STR_ARG(v->text), wanted);
}

static bool read_text(struct diag *d, struct node_value *v)
{
    if (v->of->required && str_trim(v->text).n == 0)
        return diag_error(d, v->at, "\"%s\" is empty; write a text", v->of->name);
    return true;
}

static bool read_id(struct diag *d, struct node_value *v)
{
    return is_id(v->text) || report(d, v, "an id; write a letter, then letters, digits, - _ .");
}

static bool read_ids(struct arena *a, struct diag *d, struct node_value *v)
{
    VEC(str) ids = {0};
    str rest = v->text, word;
    while (str_word(&rest, &word)) {
        if (!is_id(word))
            return diag_error(d, v->at,
                              "\"%.*s\" in %s is not "
                              "an id; write a letter, then letters, digits, - _ .",
                              STR_ARG(word), v->of->name);
        vec_push(a, &ids, word);
    }
    if (ids.n == 0)
        return diag_error(d, v->at, "\"%s\" is empty; write one id or more", v->of->name);
    v->ids = ids.items;
    v->n = ids.n;
    return true;
}

/* Parts between dots are not empty, but for the first of a hidden file: so "." and ".." and a
 * dot at the end are none. */
static bool is_file_step(str step)
{
    str part;
    bool first = true;
    if (step.n == 0 || str_is(step, "."))
        return false;
    while (str_split(&step, '.', &part)) {
        if (part.n == 0 && !first)
            return false;
        for (size_t i = 0; i < part.n; i++)
            if (part.p[i] == '\\' || part.p[i] == ':')
                return false;
        first = false;
    }
    return true;
}

static bool read_file(struct diag *d, struct node_value *v)
{
    str rest = v->text, step;
    if (rest.n == 0)
        return diag_error(d, v->at, "\"%s\" is empty; write the name of a file", v->of->name);
    if (rest.n > MAX_FILE_NAME)
        return diag_error(d, v->at, "%s has %zu bytes; name the file in %d or fewer", v->of->name,
                          rest.n, MAX_FILE_NAME);
    while (str_split(&rest, '/', &step))
        if (!is_file_step(step))
            return report(d, v,
                          "a file in the report's folder; write it like figures.csv or "
                          "data/figures.csv");
    return true;
}

/* Digits, then a point and up to three decimals, off the front of *rest, in thousandths. */
static bool take_thousandths(str *rest, int64_t *out)
{
    size_t i = 0, decimals = 0;
    int64_t n = 0;
    for (; i < rest->n && is_digit(rest->p[i]); i++) {
        if (i == MAX_WHOLE_DIGITS)
            return false;
        n = n * 10 + (rest->p[i] - '0');
    }
    if (i == 0)
        return false;
    if (i + 1 < rest->n && rest->p[i] == '.' && is_digit(rest->p[i + 1])) {
        for (i++; i < rest->n && is_digit(rest->p[i]); i++, decimals++) {
            if (decimals == MAX_DECIMALS)
                return false;
            n = n * 10 + (rest->p[i] - '0');
        }
    }
    for (; decimals < MAX_DECIMALS; decimals++)
        n *= 10;
    *rest = str_sub(*rest, i, rest->n);
    *out = n;
    return true;
}

static bool report_no_unit(struct diag *d, const struct node_value *v, str length)
{
    return diag_error(d, v->at, "%s \"%.*s\" has no unit; write %.*smm or %.*spt", v->of->name,
                      STR_ARG(length), STR_ARG(length), STR_ARG(length));
}

static bool read_one_length(struct diag *d, const struct node_value *v, str s, int64_t *out)
{
    str unit = s;
    int64_t n = 0;
    if (!take_thousandths(&unit, &n))
        return diag_error(d, v->at, "%s \"%.*s\" is not a length; write it like 4.4mm, 12pt or 3u",
                          v->of->name, STR_ARG(s));
    if (unit.n == 0 && n != 0)
        return report_no_unit(d, v, s);
    if (str_is(unit, "mm"))
        n = (n * 720 + 127) / 254; /* 72000 mpt are 25.4 mm; the nearest mpt */
    else if (str_is(unit, "u"))
        n = (n * UNIT_HALVES_MPT + 1) / 2;
    else if (unit.n != 0 && !str_is(unit, "pt"))
        return diag_error(d, v->at, "%s \"%.*s\" has the unit \"%.*s\"; units are mm, pt and u",
                          v->of->name, STR_ARG(s), STR_ARG(unit));
    if (n > MPT_MAX_LENGTH)
        return diag_error(d, v->at,
                          "%s \"%.*s\" is longer than a page may be; write at most "
                          "5080mm",
                          v->of->name, STR_ARG(s));
    *out = n;
    return true;
}

/* "*" and "3*" are shares: minus their thousandths. */
static bool read_share_or_length(struct diag *d, const struct node_value *v, str s, int64_t *out)
{
    if (!str_ends(s, "*"))
        return read_one_length(d, v, s, out);
    str rest = s;
    int64_t share = 1000;
    bool counted = s.n == 1 || take_thousandths(&rest, &share);
    if (!counted || rest.n != 1 || share == 0)
        return diag_error(d, v->at, "%s \"%.*s\" is not a share; write it like * or 3*",
                          v->of->name, STR_ARG(s));
    *out = -share;
    return true;
}

static bool read_lengths(struct arena *a, struct diag *d, struct node_value *v)
{
    VEC(int64_t) lengths = {0};
    str rest = v->text, word;
    int64_t length = 0;
    while (str_word(&rest, &word)) {
        if (!read_share_or_length(d, v, word, &length))
            return false;
        vec_push(a, &lengths, length);
    }
    if (lengths.n == 0)
        return diag_error(d, v->at, "\"%s\" is empty; write one length or more", v->of->name);
    v->lengths = lengths.items;
    v->n = lengths.n;
    return true;
}

static bool read_number(struct diag *d, struct node_value *v)
{
    bool minus = str_starts(v->text, "-");
    str rest = str_sub(v->text, minus ? 1 : 0, v->text.n);
    int64_t n = 0;
    if (!take_thousandths(&rest, &n) || rest.n != 0)
        return report(d, v, "a number; write it like 12 or 0.5 (at most three decimals)");
    v->number = minus ? -n : n;
    return true;
}

static bool read_count(struct diag *d, struct node_value *v)
{
    if (v->text.n == 0 || v->text.n > MAX_WHOLE_DIGITS)
        return report(d, v, "a whole number; write it like 0, 1 or 12");
    v->number = 0;
    for (size_t i = 0; i < v->text.n; i++) {
        if (!is_digit(v->text.p[i]))
            return report(d, v, "a whole number; write it like 0, 1 or 12");
        v->number = v->number * 10 + (v->text.p[i] - '0');
    }
    return true;
}

static int hex_value(char c)
{
    return is_digit(c)            ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool read_colour(struct diag *d, struct node_value *v)
{
    uint8_t parts[3] = {0};
    str s = v->text;
    if (is_id(s))
        return true; /* looked up when the colours are known */
    if (s.n != 7 || s.p[0] != '#')
        return report(d, v, "a colour; write it like #1A6B3C or as the id of a colour");
    for (size_t i = 0; i < 6; i++) {
        int digit = hex_value(s.p[i + 1]);
        if (digit < 0)
            return report(d, v, "a colour; write it like #1A6B3C or as the id of a colour");
        parts[i / 2] = (uint8_t)(parts[i / 2] * 16 + digit);
    }
    v->colour = (colour){parts[0], parts[1], parts[2]};
    return true;
}

static bool read_bool(struct diag *d, struct node_value *v)
{
    v->number = str_is(v->text, "yes");
    return v->number || str_is(v->text, "no") || report(d, v, "yes or no; write one of these");
}

static bool read_choice(struct arena *a, struct diag *d, struct node_value *v)
{
    VEC(str) words = {0};
    str rest = str_of(v->of->choices), word;
    while (str_word(&rest, &word)) {
        if (str_equal(word, v->text)) {
            v->number = (int64_t)words.n;
            return true;
        }
        vec_push(a, &words, word);
    }
    str near = str_nearest(v->text, words.items, words.n);
    struct buf list = {.arena = a};
    for (size_t i = 0; i < words.n; i++)
        buf_print(&list, "%s%.*s", i == 0 ? "" : ", ", STR_ARG(words.items[i]));
    if (near.n)
        return diag_error(d, v->at, "%s \"%.*s\" is not one of %.*s; did you mean \"%.*s\"",
                          v->of->name, STR_ARG(v->text), STR_ARG(buf_str(&list)), STR_ARG(near));
    return diag_error(d, v->at, "%s \"%.*s\" is not known; write one of %.*s", v->of->name,
                      STR_ARG(v->text), STR_ARG(buf_str(&list)));
}

bool value_read(struct arena *a, struct diag *d, struct node_value *v)
{
    switch (v->of->type) {
    case VALUE_TEXT:
        return read_text(d, v);
    case VALUE_ID:
        return read_id(d, v);
    case VALUE_IDS:
        return read_ids(a, d, v);
    case VALUE_FILE:
        return read_file(d, v);
    case VALUE_LENGTH:
        return read_one_length(d, v, v->text, &v->number);
    case VALUE_LENGTHS:
        return read_lengths(a, d, v);
    case VALUE_NUMBER:
        return read_number(d, v);
    case VALUE_COUNT:
        return read_count(d, v);
    case VALUE_COLOUR:
        return read_colour(d, v);
    case VALUE_BOOL:
        return read_bool(d, v);
    case VALUE_CHOICE:
        return read_choice(a, d, v);
    }
    return false;
}

#define ID_PATTERN "[A-Za-z][A-Za-z0-9_.\\-]*"
#define NUMBER_PATTERN "[0-9]{1,9}(\\.[0-9]{1,3})?"
#define LENGTH_PATTERN "(" NUMBER_PATTERN "(mm|pt|u)|0{1,9}(\\.0{1,3})?)"
#define SHARE_PATTERN "(" LENGTH_PATTERN "|(" NUMBER_PATTERN ")?\\*)"
#define FILE_STEP_PATTERN "\\.?[^./\\\\:]+(\\.[^./\\\\:]+)*"
#define LIST_PATTERN(item) " *" item "( +" item ")* *"

/* What the schema and the manual say of a type, in the order of enum value_type. */
static const struct type_words {
    const char *name, *about, *pattern;
} type_words[] = {
    [VALUE_TEXT] = {"text", "any text", NULL},
    [VALUE_ID] = {"id", "a letter, then letters, digits, `-`, `_` or `.`", ID_PATTERN},
    [VALUE_IDS] = {"ids", "ids with blanks between them", LIST_PATTERN(ID_PATTERN)},
    [VALUE_FILE] = {"file",
                    "the name of a file in the report's folder (fonts: in the fonts folder)",
                    FILE_STEP_PATTERN "(/" FILE_STEP_PATTERN ")*"},
    [VALUE_LENGTH] = {"length", "`4.4mm`, `12pt` or `3u` (units of 5.5 pt)", LENGTH_PATTERN},
    [VALUE_LENGTHS] = {"lengths",
                       "lengths with blanks between them; `*` and `3*` share what is left",
                       LIST_PATTERN(SHARE_PATTERN)},
    [VALUE_NUMBER] = {"number", "a number with at most three decimals", "-?" NUMBER_PATTERN},
    [VALUE_COUNT] = {"count", "a whole number, 0 or more", "[0-9]{1,9}"},
    [VALUE_COLOUR] = {"colour", "`#RRGGBB`, or the id of a colour of the layout",
                      "#[0-9A-Fa-f]{6}|" ID_PATTERN},
    [VALUE_BOOL] = {"yes or no", "`yes` or `no`", "yes|no"},
    [VALUE_CHOICE] = {"choice", "one of the words listed", NULL},
};

const char *value_type_name(enum value_type type)
{
    return type_words[type].name;
}

const char *value_type_about(enum value_type type)
{
    return type_words[type].about;
}

const char *value_type_pattern(enum value_type type)
{
    return type_words[type].pattern;
}
