/* schema.c - a vocabulary as a RELAX NG schema and as a manual page */
#include "node.h"
#include "value_type.h"
#include "vocabulary.h"

static void put_escaped(struct buf *out, str text)
{
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
        case '&':
            buf_put(out, STR("&amp;"));
            break;
        case '<':
            buf_put(out, STR("&lt;"));
            break;
        case '>':
            buf_put(out, STR("&gt;"));
            break;
        case '"':
            buf_put(out, STR("&quot;"));
            break;
        default:
            buf_char(out, text.p[i]);
        }
    }
}

static void put_line(struct buf *out, int depth, const char *markup)
{
    buf_print(out, "%*s%s\n", depth * 2, "", markup);
}

/* RELAX NG */

static void put_documentation(struct buf *out, int depth, const char *about)
{
    if (!about)
        return;
    buf_print(out, "%*s<a:documentation>", depth * 2, "");
    put_escaped(out, str_of(about));
    buf_put(out, STR("</a:documentation>\n"));
}

/* An element that means something only within some parents is defined under its place too. */
static void put_define_name(struct buf *out, const struct element *e)
{
    buf_put(out, str_of(e->name));
    str rest = str_of(e->within), word;
    while (str_word(&rest, &word))
        buf_print(out, ".in.%.*s", STR_ARG(word));
}

static void put_pattern(struct buf *out, int depth, const char *pattern)
{
    put_line(out, depth, "<data type=\"string\">");
    buf_print(out, "%*s<param name=\"pattern\">", (depth + 1) * 2, "");
    put_escaped(out, str_of(pattern));
    buf_put(out, STR("</param>\n"));
    put_line(out, depth, "</data>");
}

static void put_choices(struct buf *out, int depth, const char *choices)
{
    str rest = str_of(choices), word;
    put_line(out, depth, "<choice>");
    while (str_word(&rest, &word))
        buf_print(out, "%*s<value type=\"string\">%.*s</value>\n", (depth + 1) * 2, "",
                  STR_ARG(word));
    put_line(out, depth, "</choice>");
}

static void put_value(struct buf *out, int depth, const struct attribute *of)
{
    const char *pattern = value_type_pattern(of->type);
    if (of->type == VALUE_CHOICE)
        put_choices(out, depth, of->choices);
    else if (pattern)
        put_pattern(out, depth, pattern);
    else if (of->required)
        put_pattern(out, depth, "(.|\\s)*\\S(.|\\s)*");
    else
        put_line(out, depth, "<text/>");
}

static void put_attribute(struct buf *out, int depth, const struct attribute *of)
{
    int inner = depth + (of->required ? 0 : 1);
    if (!of->required)
        put_line(out, depth, "<optional>");
    buf_print(out, "%*s<attribute name=\"%s\"", inner * 2, "", of->name);
    if (of->fallback) {
        buf_put(out, STR(" a:defaultValue=\""));
        put_escaped(out, str_of(of->fallback));
        buf_char(out, '"');
    }
    buf_put(out, STR(">\n"));
    put_documentation(out, inner + 1, of->about);
    put_value(out, inner + 1, of);
    put_line(out, inner, "</attribute>");
    if (!of->required)
        put_line(out, depth, "</optional>");
}

static const char *wrapper_of(char mark)
{
    switch (mark) {
    case '?':
        return "optional";
    case '+':
        return "oneOrMore";
    case '!':
        return "group";
    default:
        return "zeroOrMore";
    }
}

static void put_ref(struct buf *out, int depth, const struct element *child)
{
    buf_print(out, "%*s<ref name=\"", depth * 2, "");
    put_define_name(out, child);
    buf_put(out, STR("\"/>\n"));
}

static void put_rule(struct buf *out, int depth, const struct vocabulary *v,
                     const struct element *e, struct child_rule rule)
{
    str name;
    buf_print(out, "%*s<%s>\n", depth * 2, "", wrapper_of(rule.mark));
    put_line(out, depth + 1, "<choice>");
    while (str_split(&rule.names, '|', &name))
        put_ref(out, depth + 2, vocabulary_element(v, name, e));
    put_line(out, depth + 1, "</choice>");
    buf_print(out, "%*s</%s>\n", depth * 2, "", wrapper_of(rule.mark));
}

/* The children that may stand any number of times, as one choice. */
static void put_free_children(struct buf *out, int depth, const struct vocabulary *v,
                              const struct element *e)
{
    struct child_rule rule;
    str name;
    put_line(out, depth, "<zeroOrMore>");
    put_line(out, depth + 1, "<choice>");
    for (str rest = str_of(e->children); vocabulary_next_rule(&rest, &rule);)
        while (rule.mark == '*' && str_split(&rule.names, '|', &name))
            put_ref(out, depth + 2, vocabulary_element(v, name, e));
    put_line(out, depth + 1, "</choice>");
    put_line(out, depth, "</zeroOrMore>");
}

static size_t count_rules(const struct element *e, bool free_ones)
{
    struct child_rule rule;
    size_t n = 0;
    for (str rest = str_of(e->children); vocabulary_next_rule(&rest, &rule);)
        n += (rule.mark == '*') == free_ones;
    return n;
}

static void put_child_parts(struct buf *out, int depth, const struct vocabulary *v,
                            const struct element *e)
{
    struct child_rule rule;
    for (str rest = str_of(e->children); vocabulary_next_rule(&rest, &rule);)
        if (e->ordered || rule.mark != '*')
            put_rule(out, depth, v, e, rule);
    if (!e->ordered && count_rules(e, true))
        put_free_children(out, depth, v, e);
}

/* An interleave of one part is left out: libxml2 2.9 refuses it where elements nest. */
static void put_children(struct buf *out, int depth, const struct vocabulary *v,
                         const struct element *e)
{
    const char *order = e->ordered ? "group" : "interleave";
    size_t parts = count_rules(e, false) + (count_rules(e, true) > 0);
    if (!e->ordered && parts == 1) {
        put_child_parts(out, depth, v, e);
        return;
    }
    buf_print(out, "%*s<%s>\n", depth * 2, "", order);
    put_child_parts(out, depth + 1, v, e);
    buf_print(out, "%*s</%s>\n", depth * 2, "", order);
}

static void put_content(struct buf *out, int depth, const struct vocabulary *v,
                        const struct element *e)
{
    bool has_children = count_rules(e, true) + count_rules(e, false) > 0;
    if (!has_children) {
        put_line(out, depth, e->mixed ? "<text/>" : "<empty/>");
        return;
    }
    if (e->mixed)
        put_line(out, depth, "<mixed>");
    put_children(out, depth + (e->mixed ? 1 : 0), v, e);
    if (e->mixed)
        put_line(out, depth, "</mixed>");
}

/* Attributes have no order, so an interleave says the same as the bare list; libxml2 needs it,
 * or its time doubles with every optional attribute that is given. */
static void put_attributes(struct buf *out, int depth, const struct element *e)
{
    size_t n = element_attribute_count(e);
    bool wrapped = n > 1;
    if (wrapped)
        put_line(out, depth, "<interleave>");
    for (size_t i = 0; i < n; i++)
        put_attribute(out, depth + (wrapped ? 1 : 0), &e->attributes[i]);
    if (wrapped)
        put_line(out, depth, "</interleave>");
}

static void put_define(struct buf *out, const struct vocabulary *v, const struct element *e)
{
    buf_put(out, STR("  <define name=\""));
    put_define_name(out, e);
    buf_print(out, "\">\n    <element name=\"%s\">\n", e->name);
    put_documentation(out, 3, e->about);
    put_attributes(out, 3, e);
    put_content(out, 3, v, e);
    buf_put(out, STR("    </element>\n  </define>\n"));
}

void vocabulary_print_rng(struct buf *out, const struct vocabulary *v)
{
    buf_print(out,
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<!-- Printed from the table of the vocabulary by tools/schema.c. -->\n"
              "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
              "         xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n"
              "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"\n"
              "         ns=\"%s\">\n",
              v->name_space);
    buf_print(out, "  <start>\n    <ref name=\"%s\"/>\n  </start>\n", v->root);
    for (const struct element *e = v->elements; e->name; e++)
        put_define(out, v, e);
    buf_put(out, STR("</grammar>\n"));
}

/* The manual page */

static void put_title(struct buf *out, const struct element *e)
{
    buf_print(out, "\n## %s", e->name);
    str rest = str_of(e->within), word;
    for (bool first = true; str_word(&rest, &word); first = false)
        buf_print(out, "%s%.*s", first ? " (in " : ", ", STR_ARG(word));
    buf_put(out, e->within ? STR(")\n\n") : STR("\n\n"));
}

static void put_parents(struct buf *out, const struct vocabulary *v, const struct element *e)
{
    bool first = true;
    for (const struct element *parent = v->elements; parent->name; parent++) {
        if (!element_allows(parent, str_of(e->name)) ||
            vocabulary_element(v, str_of(e->name), parent) != e)
            continue;
        buf_print(out, "%s`%s`", first ? "Stands in: " : ", ", parent->name);
        first = false;
    }
    buf_put(out, first ? STR("It is the first element of the file.\n") : STR(".\n"));
}

static const char *mark_words(char mark)
{
    switch (mark) {
    case '?':
        return " (at most one)";
    case '+':
        return " (at least one)";
    case '!':
        return " (exactly one)";
    default:
        return "";
    }
}

static void put_allowed(struct buf *out, const struct element *e)
{
    struct child_rule rule;
    str name;
    bool holds = count_rules(e, true) + count_rules(e, false) > 0;
    if (!e->mixed && !holds) {
        buf_put(out, STR("\nIt is empty.\n"));
        return;
    }
    buf_print(out, "\nHolds %s%s%s", e->mixed ? "text" : "", e->mixed && holds ? " and " : "",
              holds && e->ordered ? "in this order " : "");
    bool first = true;
    for (str rest = str_of(e->children); vocabulary_next_rule(&rest, &rule); first = false) {
        buf_put(out, first ? STR("") : STR(", "));
        for (bool start = true; str_split(&rule.names, '|', &name); start = false)
            buf_print(out, "%s`%.*s`", start ? "" : " or ", STR_ARG(name));
        buf_put(out, str_of(mark_words(rule.mark)));
    }
    buf_put(out, STR(".\n"));
}

static void put_manual_attribute(struct buf *out, const struct attribute *of)
{
    buf_print(out, "| `%s` | ", of->name);
    str rest = str_of(of->choices), word;
    if (of->type == VALUE_CHOICE)
        for (bool first = true; str_word(&rest, &word); first = false)
            buf_print(out, "%s`%.*s`", first ? "" : ", ", STR_ARG(word));
    else
        buf_put(out, str_of(value_type_name(of->type)));
    if (of->required)
        buf_put(out, STR(" | must be given"));
    else if (of->fallback)
        buf_print(out, " | `%s`", of->fallback);
    else
        buf_put(out, STR(" | none"));
    buf_print(out, " | %s |\n", of->about ? of->about : "");
}

static void put_manual_element(struct buf *out, const struct vocabulary *v, const struct element *e)
{
    put_title(out, e);
    buf_print(out, "%s\n\n", e->about ? e->about : "");
    put_parents(out, v, e);
    put_allowed(out, e);
    if (element_attribute_count(e))
        buf_put(out, STR("\n| attribute | type | when left out | meaning |\n|---|---|---|---|\n"));
    for (size_t i = 0; i < element_attribute_count(e); i++)
        put_manual_attribute(out, &e->attributes[i]);
    if (e->example)
        buf_print(out, "\n```xml\n%s\n```\n", e->example);
}

void vocabulary_print_manual(struct buf *out, const struct vocabulary *v)
{
    buf_print(out,
              "# Elements of `%s`\n\nNamespace: `%s`. Printed from the table of the vocabulary "
              "by tools/schema.c.\n\nTypes of attributes:\n\n",
              v->root, v->name_space);
    for (int type = VALUE_TEXT; type <= VALUE_CHOICE; type++)
        buf_print(out, "- %s: %s\n", value_type_name((enum value_type)type),
                  value_type_about((enum value_type)type));
    for (const struct element *e = v->elements; e->name; e++)
        put_manual_element(out, v, e);
    if (v->print_end)
        v->print_end(out);
}
