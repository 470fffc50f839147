/* pdf_value.h - reading the part of PDF's syntax that cairo's drawings use
 *
 * Every read is bounded by the bytes given, every nesting by PDF_VALUE_DEPTH.
 */
#ifndef PDF_VALUE_H
#define PDF_VALUE_H
#include "str.h"
#include "vec.h"

#define PDF_VALUE_DEPTH 12

enum value_kind {
    VALUE_NUMBER,
    VALUE_NAME,
    VALUE_WORD,
    VALUE_REF,
    VALUE_ARRAY,
    VALUE_DICT,
    VALUE_STRING
};

struct value {
    enum value_kind kind;
    str text;            /* as it stands: a number, a word as `true`, a name without its slash */
    uint32_t id;         /* of a reference; its generation is 0 */
    struct value *items; /* of an array; of a dictionary its values */
    str *keys;           /* of a dictionary */
    size_t n;
};

/* Reads what starts at *at and moves past it; false for anything that is not a value. */
bool pdf_value_read(struct arena *a, str bytes, size_t *at, struct value *v);
/* The entry of a dictionary, or NULL. */
const struct value *value_entry(const struct value *dict, const char *key);
/* True when `v` is this name. */
bool value_is_name(const struct value *v, const char *name);
/* True when `v` is an array of numbers only. */
bool value_is_numbers(const struct value *v);
/* A whole number from 0 up; false when it is anything else. */
bool value_count(const struct value *v, size_t *count);

/* Past blanks and comments. */
void skip_blanks(str bytes, size_t *at);
/* Moves past `word` if it stands at *at, after blanks. */
bool skip_word(str bytes, size_t *at, const char *word);
#endif
