/* node.h - typed XML elements: what the definition and the layout are read into
 *
 * One table of elements and attributes per vocabulary (report_elements.c,
 * layout_elements.c) drives reading, checking, the
 * RELAX NG schema and the manual page; nothing about an element stands anywhere else.
 * A tree that was read without errors holds only known elements, in allowed
 * places, with every required attribute and every value of its type.
 */
#ifndef NODE_H
#define NODE_H
#include "diag.h"
#include "draw.h"
#include "geom.h"

enum value_type {
    VALUE_TEXT,    /* any text */
    VALUE_ID,      /* a letter, then letters, digits, - _ . */
    VALUE_IDS,     /* ids apart by blanks */
    VALUE_FILE,    /* a file name relative to the report's folder; no "..", no leading "/" */
    VALUE_LENGTH,  /* 4.4mm, 12pt, or 3u (the layout's unit of vertical rhythm, 5.5 pt) */
    VALUE_LENGTHS, /* lengths apart by blanks; "*" and "3*" are shares of what is left (negative
                      numbers in lengths[]) */
    VALUE_NUMBER,  /* a plain decimal number, kept in thousandths */
    VALUE_COUNT,   /* a whole number, 0 or more */
    VALUE_COLOUR,  /* #RRGGBB, or the id of a colour of the layout */
    VALUE_BOOL,    /* yes, no */
    VALUE_CHOICE   /* one of the words in `choices` */
};

struct attribute {
    const char *name;
    enum value_type type;
    bool required;
    const char *fallback; /* the value when it is left out; NULL: it is then absent */
    const char *choices;  /* VALUE_CHOICE: words apart by blanks */
    const char *about;    /* a sentence for the manual */
};

struct element {
    const char *name;
    const char
        *children; /* names apart by blanks, each with an optional mark: ? * + as usual, ! for
                    * exactly one (default *); "(a|b)+" is a choice of names under one mark */
    bool mixed;    /* text may stand between the children */
    const struct attribute *attributes; /* ended by a NULL name */
    const char *about;
    bool ordered; /* the children come in the order of `children` */
    const char
        *within;         /* names of parents, apart by blanks, where a name means different things
                          * in different places (the first entry that fits counts); NULL: any parent */
    const char *example; /* for the manual, or NULL */
};

struct vocabulary {
    const char *name_space; /* "urn:quarterpress:report:1" */
    const char *root;
    const struct element *elements;     /* ended by a NULL name */
    void (*print_end)(struct buf *out); /* puts the end of the manual, or NULL */
};

struct node_value {
    const struct attribute *of;
    bool given;      /* false: it is the fallback */
    struct place at; /* of the value's first character; of the element when not given */
    str text;
    int64_t number; /* LENGTH in mpt, NUMBER in thousandths, COUNT, BOOL 0 or 1, CHOICE index */
    colour colour;
    str *ids;         /* IDS */
    int64_t *lengths; /* LENGTHS: mpt, or minus the share in thousandths */
    size_t n;         /* of ids or lengths */
};

struct node {
    const struct element *kind; /* NULL: a piece of text in mixed content */
    struct place at;            /* of "<", or of the text's first character */
    str text;                   /* text pieces: characters as written, entities resolved */
    struct node_value *values;  /* one per attribute of `kind`, in its order */
    struct node *parent, *first, *last, *next;
};

/* Access by name; asking for a name that the element does not declare is our own
 * mistake (assert).  A value that is absent reads as empty, 0, false. */
const struct node_value *node_value(const struct node *n, const char *name);
bool node_has(const struct node *n, const char *name); /* given, or has a fallback */
str node_text(const struct node *n, const char *name);
mpt node_length(const struct node *n, const char *name);
int64_t node_number(const struct node *n, const char *name); /* NUMBER, COUNT */
bool node_bool(const struct node *n, const char *name);
colour node_colour(const struct node *n, const char *name);
bool node_choice_is(const struct node *n, const char *name, const char *word);
struct place node_place(const struct node *n, const char *name);
/* Of one of the ids of an IDS. */
struct place node_id_place(const struct node_value *v, size_t i);

bool node_is(const struct node *n, const char *element);
struct node *node_child(const struct node *n, const char *element); /* the first, or NULL */
struct node *node_next(const struct node *n, const char *element);  /* the next sibling so named */
/* All character data below, blanks collapsed and trimmed. */
str node_content(struct arena *a, const struct node *n);
/* In document order, depth first: the node after n below `top`, or NULL. */
struct node *node_walk(const struct node *top, const struct node *n);

/* Reads and checks against the vocabulary; NULL, with messages, when there were errors.
 * Limits: 16 MiB of XML, depth 64, no DTD (so no entities), no network. */
struct node *node_read(struct arena *a, struct diag *d, const struct source *s,
                       const struct vocabulary *v);
/* Attribute values that name a colour of the layout are resolved when colours are known:
 * `find` returns false for an unknown id, which is reported here at its place. */
bool node_resolve_colours(struct diag *d, struct node *root,
                          bool (*find)(void *user, str id, colour *out), void *user);

/* The schema and the manual of a vocabulary, from its table. */
void vocabulary_print_rng(struct buf *out, const struct vocabulary *v);
void vocabulary_print_manual(struct buf *out, const struct vocabulary *v);
#endif
