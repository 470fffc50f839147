/* pdf_operator.c - the operators of a content stream against a table of those known */
#include "pdf_operator.h"

/* PDF/A-2 6.1.13 allows 28 levels of q; the page has one open around the form. */
#define STATE_DEPTH 26

/* Counts of operands: numbers, names, arrays. */
struct operands {
    size_t numbers, names, arrays;
};
struct operator
{
    const char *name;
    struct operands takes;
};

/* The most frequent first: they are searched in this order. */
static const struct operator operators[] = {
    {"m", {2, 0, 0}},  {"l", {2, 0, 0}},   {"re", {4, 0, 0}},  {"f", {0, 0, 0}},  {"S", {0, 0, 0}},
    {"h", {0, 0, 0}},  {"rg", {3, 0, 0}},  {"RG", {3, 0, 0}},  {"w", {1, 0, 0}},  {"d", {1, 0, 1}},
    {"q", {0, 0, 0}},  {"Q", {0, 0, 0}},   {"gs", {0, 1, 0}},  {"J", {1, 0, 0}},  {"j", {1, 0, 0}},
    {"M", {1, 0, 0}},  {"c", {6, 0, 0}},   {"W", {0, 0, 0}},   {"n", {0, 0, 0}},  {"cm", {6, 0, 0}},
    {"v", {4, 0, 0}},  {"y", {4, 0, 0}},   {"s", {0, 0, 0}},   {"f*", {0, 0, 0}}, {"B", {0, 0, 0}},
    {"B*", {0, 0, 0}}, {"b", {0, 0, 0}},   {"b*", {0, 0, 0}},  {"W*", {0, 0, 0}}, {"cs", {0, 1, 0}},
    {"CS", {0, 1, 0}}, {"scn", {0, 1, 0}}, {"SCN", {0, 1, 0}}, {"Do", {0, 1, 0}},
};

/* Reading the operators of one stream. */
struct content {
    const struct value *resources;
    struct fault *fault;
    struct operands held;
    str name; /* the last one held */
    size_t depth;
};

static bool refuse(struct content *c, const char *what, str name)
{
    *c->fault = (struct fault){what, name};
    return false;
}

static bool is_resource(struct content *c, const char *kind)
{
    const struct value *of = c->resources ? value_entry(c->resources, kind) : NULL;
    for (size_t i = 0; of && i < of->n && of->kind == VALUE_DICT; i++)
        if (str_equal(of->keys[i], c->name))
            return true;
    return refuse(c, "an unknown resource", c->name);
}

static bool knows_name(struct content *c, str op)
{
    if (str_is(op, "gs"))
        return is_resource(c, "ExtGState");
    if (str_is(op, "scn") || str_is(op, "SCN"))
        return is_resource(c, "Pattern");
    if (str_is(op, "Do"))
        return is_resource(c, "XObject");
    return str_is(c->name, "Pattern") || refuse(c, "a colour space", c->name);
}

static bool count_depth(struct content *c, str op)
{
    if (str_is(op, "q") && ++c->depth > STATE_DEPTH)
        return refuse(c, "too many levels of", op);
    if (str_is(op, "Q") && c->depth-- == 0)
        return refuse(c, "one too many", op);
    return true;
}

static bool take_operator(struct content *c, str op)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        const struct operands *takes = &operators[i].takes;
        if (!str_is(op, operators[i].name))
            continue;
        if (takes->numbers != c->held.numbers || takes->names != c->held.names ||
            takes->arrays != c->held.arrays)
            return refuse(c, "wrong operands before", op);
        c->held = (struct operands){0};
        return count_depth(c, op) && (takes->names == 0 || knows_name(c, op));
    }
    return refuse(c, "an operator", op);
}

static bool take_token(struct content *c, const struct value *v)
{
    if (v->kind == VALUE_NUMBER) {
        c->held.numbers++;
    } else if (v->kind == VALUE_NAME) {
        c->held.names++;
        c->name = v->text;
    } else if (value_is_numbers(v)) {
        c->held.arrays++;
    } else {
        return v->kind == VALUE_WORD ? take_operator(c, v->text) : refuse(c, "an operand", v->text);
    }
    return true;
}

/* The values read are dropped at once; what a fault names lies in `ops`. */
bool operators_are_known(struct arena *a, str ops, const struct value *resources,
                         struct fault *fault)
{
    struct content c = {.resources = resources, .fault = fault};
    for (size_t at = 0;;) {
        skip_blanks(ops, &at);
        if (at >= ops.n)
            break;
        struct arena_mark before = arena_mark(a);
        struct value v;
        size_t from = at;
        bool is_known =
            pdf_value_read(a, ops, &at, &v)
                ? take_token(&c, &v)
                : refuse(&c, "operators that cannot be read:", str_sub(ops, from, from + 20));
        arena_rewind(a, before);
        if (!is_known)
            return false;
    }
    bool is_whole = c.depth == 0 && c.held.numbers == 0 && c.held.names == 0 && c.held.arrays == 0;
    return is_whole || refuse(&c, "operators that are cut off after", str_sub(ops, 0, 20));
}
