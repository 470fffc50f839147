/* words_token.h - commentary as sentences of words, numbers and periods, each with its place
 *
 * A number that is only a label (Year 8, Level 2), a length of time, an age or a part of a date is
 * marked so, or is no number at all: what is left may be a figure.
 */
#ifndef WORDS_TOKEN_H
#define WORDS_TOKEN_H
#include "decimal.h"
#include "markdown.h"
#include "period.h"
#include "vec.h"

/* A figure as far as it can be compared: what it is, and how exactly it is given. */
enum form { FORM_PLAIN, FORM_PERCENT, FORM_POUNDS };
struct quantity {
    struct decimal value; /* with its multiple: 1.77 million is 1770000 */
    int place;            /* power of ten of its last digit: -2 for 9.21, 4 for 1.77 million */
    enum form form;
};

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_PERIOD, TOKEN_MARK };

struct token {
    enum token_kind kind;
    str text; /* words in small letters; numbers and marks as they stand */
    struct place at;
    size_t from, to; /* in the text of its block */
    struct quantity quantity;
    bool spelled; /* "two" */
    bool label;   /* names, dates or counts something else */
    bool days;    /* "10 days": a figure only where figures are days */
    bool about;   /* "about 29%", "130+" */
    bool broken;  /* not written as numbers are */
    bool taken;   /* held against something already */
    size_t owner; /* 1 + index of the indicator that has this figure, 0 while none is known */
    struct period period; /* PERIOD_NONE: a time that has no name here */
    bool relative;        /* "the year before", counted from a time that is not sure */
};

struct sentence {
    struct token *items;
    size_t n;
    size_t paragraph; /* sentences of one paragraph or list share it */
    bool is_item;     /* it is a whole list item */
    str text;         /* of its whole block */
};

struct sentence_list {
    struct sentence *items;
    size_t n, cap;
};

/* `now` is the period of the report: "Quarter 3" is that of its year, "last quarter" the one
 * before. */
void words_read(struct arena *a, const struct commentary *text, struct period now,
                struct sentence_list *out);

/* The token at `i`, or one that is nothing when there is none. */
const struct token *token_at(const struct sentence *s, size_t i);
bool token_is(const struct sentence *s, size_t i, const char *word);
/* Whether it is one of the words, which stand apart by blanks. */
bool token_among(const struct sentence *s, size_t i, const char *words);
bool token_is_figure(const struct sentence *s, size_t i); /* a number that is no label */
bool token_is_count(const struct sentence *s, size_t i);  /* and a whole number, not below 0 */
bool token_is_percent(const struct sentence *s, size_t i);
/* The first time that it names, or NULL. */
const struct period *sentence_period(const struct sentence *s);
/* What was written from token `first` to `last`. */
str token_text(const struct sentence *s, size_t first, size_t last);
#endif
