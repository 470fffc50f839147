/* format.c - figures as the reader sees them */
#include "format.h"

/* --- templates --- */

static const struct field *field_find(const struct field *fields, size_t n, str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(name, fields[i].name))
            return &fields[i];
    return NULL;
}

str fields_fill(struct arena *a, str pattern, const struct field *fields, size_t n)
{
    struct buf b = {.arena = a};
    size_t at = 0;
    while (at < pattern.n) {
        size_t open = str_find(pattern, STR("{"), at);
        size_t close = open == SIZE_MAX ? SIZE_MAX : str_find(pattern, STR("}"), open);
        if (close == SIZE_MAX)
            break;
        const struct field *field = field_find(fields, n, str_sub(pattern, open + 1, close));
        buf_put(&b, str_sub(pattern, at, open));
        buf_put(&b, field ? field->value : str_sub(pattern, open, open + 1));
        at = field ? close + 1 : open + 1;
    }
    buf_put(&b, str_sub(pattern, at, pattern.n));
    return buf_str(&b);
}

/* The wording of a template without its {when}: what stands before the colon. */
static str cut_before_colon(str pattern)
{
    size_t field = str_find(pattern, STR("{when}"), 0);
    str before = str_trim(str_sub(pattern, 0, field));
    if (str_ends(before, ":"))
        before.n--;
    return str_trim(before);
}

/* --- states --- */

static str print_not_due(struct arena *a, const struct figure *f, bool merged,
                         const struct state_words *words)
{
    str pattern = merged ? words->not_due_merged : words->not_due;
    struct field when = {"when", f->note};
    return f->note.n ? fields_fill(a, pattern, &when, 1) : cut_before_colon(pattern);
}

static str join(struct arena *a, str value, str after)
{
    if (value.n == 0 || after.n == 0)
        return value.n ? value : after;
    return str_print(a, STR_FMT " " STR_FMT, STR_ARG(value), STR_ARG(after));
}

/* What stands after a value that is not final, when its author gave no note. */
static str note_or(const struct figure *f, const char *words)
{
    return f->note.n ? f->note : str_of(words);
}

static str print_words(struct arena *a, const struct figure *f, bool merged,
                       const struct state_words *words)
{
    str value = f->rating ? f->rating->title : f->typed;
    switch (f->state) {
    case STATE_FINAL:
        return join(a, value, f->note);
    case STATE_PROVISIONAL:
        return join(a, value, note_or(f, "(provisional)"));
    case STATE_REVISED:
        return join(a, value, note_or(f, "(revised)"));
    case STATE_ESTIMATED:
        return join(a, value, note_or(f, "(estimated)"));
    case STATE_NOT_DUE:
        return print_not_due(a, f, merged, words);
    case STATE_NOT_AVAILABLE:
        return f->note.n ? f->note : words->not_available;
    case STATE_NOT_APPLICABLE:
        return f->note.n ? f->note : words->not_applicable;
    case STATE_SUPPRESSED:
        return f->note.n ? f->note : words->suppressed;
    case STATE_TEXT:
        return f->note;
    }
    return (str){0};
}

/* --- figures --- */

/* A number and nothing else, so that it can stand in a column of numbers. */
static bool is_bare_number(const struct figure *f)
{
    return f->state == STATE_FINAL && f->has_value && f->note.n == 0 &&
           str_equal(f->typed, f->number);
}

struct printed figure_print(struct arena *a, const struct figure *f, bool merged,
                            const struct state_words *words)
{
    struct printed p = {.kind = PRINTED_EMPTY};
    if (!f)
        return p;
    p.text = print_words(a, f, merged, words);
    p.kind = p.text.n ? PRINTED_WORDS : PRINTED_EMPTY;
    if (is_bare_number(f)) {
        size_t digits = p.text.n - (str_ends(p.text, "%") ? 1 : 0);
        p.kind = PRINTED_NUMBER;
        p.digits = str_sub(p.text, 0, digits);
        p.suffix = str_sub(p.text, digits, p.text.n);
    }
    return p;
}

/* Typed with a hyphen, a minus is printed as one. */
static str with_real_minus(struct arena *a, const struct figure *f)
{
    size_t hyphen = str_find(f->number, STR("-"), 0);
    if (hyphen == SIZE_MAX)
        return f->typed;
    size_t at = (size_t)(f->number.p - f->typed.p) + hyphen;
    return str_print(a, STR_FMT "\xE2\x88\x92" STR_FMT, STR_ARG(str_sub(f->typed, 0, at)),
                     STR_ARG(str_sub(f->typed, at + 1, f->typed.n)));
}

str figure_in_text(struct arena *a, const struct figure *f, const struct state_words *words)
{
    if (!f)
        return (str){0};
    return f->has_value ? with_real_minus(a, f) : print_words(a, f, false, words);
}

str headline_label(struct arena *a, size_t part, size_t whole)
{
    return str_print(a, "%d%% (%zu)", headline_percent(part, whole), part);
}
