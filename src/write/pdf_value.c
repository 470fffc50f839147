/* pdf_value.c - numbers, names, arrays, dictionaries and references (ISO 32000-1, 7.3) */
#include "pdf_value.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' ||
           c == '}' || c == '/' || c == '%';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void skip_blanks(str s, size_t *at)
{
    while (*at < s.n && (is_blank(s.p[*at]) || s.p[*at] == '%')) {
        if (s.p[*at] != '%') {
            ++*at;
            continue;
        }
        while (*at < s.n && s.p[*at] != '\n' && s.p[*at] != '\r')
            ++*at;
    }
}

static str take_regular(str s, size_t *at)
{
    size_t from = *at;
    while (*at < s.n && !is_blank(s.p[*at]) && !is_delimiter(s.p[*at]))
        ++*at;
    return str_sub(s, from, *at);
}

bool skip_word(str s, size_t *at, const char *word)
{
    size_t here = *at;
    skip_blanks(s, &here);
    if (!str_is(take_regular(s, &here), word))
        return false;
    *at = here;
    return true;
}

static bool is_number(str t)
{
    size_t digits = 0, points = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (is_digit(t.p[i]))
            digits++;
        else if (t.p[i] == '.')
            points++;
        else if (i != 0 || (t.p[i] != '-' && t.p[i] != '+'))
            return false;
    }
    return digits > 0 && digits <= 15 && points <= 1;
}

static bool read_whole(str t, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < t.n; i++) {
        if (!is_digit(t.p[i]) || i >= 10)
            return false;
        *count = *count * 10 + (size_t)(t.p[i] - '0');
    }
    return t.n > 0;
}

bool value_count(const struct value *v, size_t *count)
{
    return v && v->kind == VALUE_NUMBER && read_whole(v->text, count);
}

/* "7 0 R" begins as a number does. */
static void widen_to_ref(str s, size_t *at, struct value *v)
{
    size_t id, here = *at;
    if (!read_whole(v->text, &id) || id > UINT32_MAX)
        return;
    if (!skip_word(s, &here, "0") || !skip_word(s, &here, "R"))
        return;
    v->kind = VALUE_REF;
    v->id = (uint32_t)id;
    *at = here;
}

static bool read_name(str s, size_t *at, struct value *v)
{
    ++*at;
    v->kind = VALUE_NAME;
    v->text = take_regular(s, at);
    for (size_t i = 0; i < v->text.n; i++)
        if (v->text.p[i] == '#' || v->text.p[i] < '!' || v->text.p[i] > '~')
            return false;
    return v->text.n > 0 && v->text.n <= 127;
}

/* Not looked into: its text is what lies between the outer parentheses. */
static bool read_string(str s, size_t *at, struct value *v)
{
    size_t from = ++*at;
    v->kind = VALUE_STRING;
    for (size_t depth = 1; *at < s.n; ++*at) {
        if (s.p[*at] == '\\')
            ++*at;
        else if (s.p[*at] == '(')
            depth++;
        else if (s.p[*at] == ')' && --depth == 0) {
            v->text = str_sub(s, from, (*at)++);
            return true;
        }
    }
    return false;
}

static bool read_value(struct arena *a, str s, size_t *at, struct value *v, int depth);

static bool read_array(struct arena *a, str s, size_t *at, struct value *v, int depth)
{
    VEC(struct value) items = {0};
    for (++*at;;) {
        skip_blanks(s, at);
        if (*at < s.n && s.p[*at] == ']')
            break;
        struct value item;
        if (!read_value(a, s, at, &item, depth))
            return false;
        vec_push(a, &items, item);
    }
    ++*at;
    *v = (struct value){.kind = VALUE_ARRAY, .items = items.items, .n = items.n};
    return true;
}

static bool starts_here(str s, size_t at, const char *what)
{
    return at < s.n && str_starts(str_sub(s, at, s.n), what);
}

static bool read_dict(struct arena *a, str s, size_t *at, struct value *v, int depth)
{
    VEC(struct value) items = {0};
    VEC(str) keys = {0};
    for (*at += 2;;) {
        skip_blanks(s, at);
        if (starts_here(s, *at, ">>"))
            break;
        struct value key, item;
        if (!read_value(a, s, at, &key, depth) || key.kind != VALUE_NAME ||
            !read_value(a, s, at, &item, depth))
            return false;
        vec_push(a, &keys, key.text);
        vec_push(a, &items, item);
    }
    *at += 2;
    *v = (struct value){.kind = VALUE_DICT, .items = items.items, .keys = keys.items, .n = items.n};
    return true;
}

static bool read_value(struct arena *a, str s, size_t *at, struct value *v, int depth)
{
    *v = (struct value){0};
    skip_blanks(s, at);
    if (*at >= s.n || depth >= PDF_VALUE_DEPTH)
        return false;
    if (s.p[*at] == '/')
        return read_name(s, at, v);
    if (s.p[*at] == '(')
        return read_string(s, at, v);
    if (s.p[*at] == '[')
        return read_array(a, s, at, v, depth + 1);
    if (s.p[*at] == '<' && starts_here(s, *at, "<<"))
        return read_dict(a, s, at, v, depth + 1);
    v->text = take_regular(s, at);
    v->kind = is_number(v->text) ? VALUE_NUMBER : VALUE_WORD;
    if (v->kind == VALUE_NUMBER)
        widen_to_ref(s, at, v);
    return v->text.n > 0;
}

bool pdf_value_read(struct arena *a, str bytes, size_t *at, struct value *v)
{
    return read_value(a, bytes, at, v, 0);
}

const struct value *value_entry(const struct value *dict, const char *key)
{
    for (size_t i = 0; i < dict->n && dict->kind == VALUE_DICT; i++)
        if (str_is(dict->keys[i], key))
            return &dict->items[i];
    return NULL;
}

bool value_is_name(const struct value *v, const char *name)
{
    return v && v->kind == VALUE_NAME && str_is(v->text, name);
}

bool value_is_numbers(const struct value *v)
{
    if (v->kind != VALUE_ARRAY)
        return false;
    for (size_t i = 0; i < v->n; i++)
        if (v->items[i].kind != VALUE_NUMBER)
            return false;
    return true;
}
