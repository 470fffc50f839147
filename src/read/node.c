/* node.c - events of XML made into a typed tree by the table of a vocabulary */
#include "node.h"
#include "arena.h"
#include "value_type.h"
#include "vec.h"
#include "vocabulary.h"
#include "xml.h"
#include <assert.h>

/* An element that is open, and whether a child of it was not known: what is then missing
 * may be that child misspelt. */
struct open {
    struct node *node;
    bool child_unknown;
};

struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    const struct vocabulary *vocabulary;

    struct open open[XML_MAX_DEPTH + 1];
    size_t depth;
    size_t skipping; /* depth below an element that is not known */
    size_t errors_before;
    struct node *root;
};

static struct place place_of(const struct reading *r, size_t offset)
{
    return place_at(r->source, offset);
}

static const char *list_names(struct reading *r, const str *names, size_t n)
{
    struct buf list = {.arena = r->arena};
    for (size_t i = 0; i < n; i++)
        buf_print(&list, "%s%.*s", i == 0 ? "" : ", ", STR_ARG(names[i]));
    return str_cstr(r->arena, buf_str(&list));
}

/* Unknown elements */

struct names {
    str *items;
    size_t n, cap;
};

static struct names children_of(struct reading *r, const struct element *e)
{
    struct names names = {0};
    struct child_rule rule;
    str name;
    for (str rest = str_of(e->children); vocabulary_next_rule(&rest, &rule);)
        while (str_split(&rule.names, '|', &name))
            vec_push(r->arena, &names, name);
    return names;
}

static void report_unknown_element(struct reading *r, const struct xml_event *e,
                                   const struct element *parent)
{
    struct names allowed = children_of(r, parent);
    struct place at = place_of(r, e->offset);
    str near = str_nearest(e->name, allowed.items, allowed.n);
    if (allowed.n == 0)
        diag_error(r->diag, at, "element \"%.*s\" is not allowed in \"%s\"; no element is",
                   STR_ARG(e->name), parent->name);
    else if (near.n && !str_equal(near, e->name))
        diag_error(r->diag, at,
                   "element \"%.*s\" is not allowed in \"%s\"; did you mean "
                   "\"%.*s\" (allowed are %s)",
                   STR_ARG(e->name), parent->name, STR_ARG(near),
                   list_names(r, allowed.items, allowed.n));
    else
        diag_error(r->diag, at, "element \"%.*s\" is not allowed in \"%s\"; allowed are %s",
                   STR_ARG(e->name), parent->name, list_names(r, allowed.items, allowed.n));
}

static void report_other_name_space(struct reading *r, const struct xml_event *e)
{
    diag_error(r->diag, place_of(r, e->offset),
               "element \"%.*s\" is in the namespace \"%.*s\"; only elements of \"%s\" are allowed",
               STR_ARG(e->name), STR_ARG(e->name_space), r->vocabulary->name_space);
}

/* The root decides about the rest, so a wrong one ends the reading. */
static bool check_root(struct reading *r, const struct xml_event *e)
{
    const struct vocabulary *v = r->vocabulary;
    struct place at = place_of(r, e->offset);
    if (!str_is(e->local, v->root))
        return diag_error(r->diag, at, "the first element is \"%.*s\"; write <%s xmlns=\"%s\">",
                          STR_ARG(e->name), v->root, v->name_space);
    if (e->name_space.n == 0)
        return diag_error(r->diag, at, "\"%s\" has no namespace; write <%s xmlns=\"%s\">", v->root,
                          v->root, v->name_space);
    if (!str_is(e->name_space, v->name_space))
        return diag_error(r->diag, at, "namespace \"%.*s\" is not known; write xmlns=\"%s\"",
                          STR_ARG(e->name_space), v->name_space);
    return true;
}

/* Attributes */

static const struct xml_attribute *find_given(const struct xml_event *e, const char *name)
{
    for (size_t i = 0; i < e->n_attributes; i++)
        if (str_is(e->attributes[i].name, name))
            return &e->attributes[i];
    return NULL;
}

/* The known attributes that `e` leaves out. */
static struct names left_out(struct reading *r, const struct xml_event *e,
                             const struct element *kind)
{
    struct names names = {0};
    for (const struct attribute *known = kind->attributes; known && known->name; known++)
        if (!find_given(e, known->name))
            vec_push(r->arena, &names, str_of(known->name));
    return names;
}

static void report_unknown_attribute(struct reading *r, const struct xml_attribute *given,
                                     const struct element *kind, struct names free, str near)
{
    struct place at = place_of(r, given->name_offset);
    if (near.n)
        diag_error(r->diag, at,
                   "attribute \"%.*s\" is not allowed on \"%s\"; did you mean "
                   "\"%.*s\"",
                   STR_ARG(given->name), kind->name, STR_ARG(near));
    else if (free.n)
        diag_error(r->diag, at, "attribute \"%.*s\" is not allowed on \"%s\"; allowed are %s",
                   STR_ARG(given->name), kind->name, list_names(r, free.items, free.n));
    else
        diag_error(r->diag, at, "attribute \"%.*s\" is not allowed on \"%s\"; take it out",
                   STR_ARG(given->name), kind->name);
}

/* True when an attribute that is not known may be `wanted` misspelt. */
static bool is_misspelt(const struct xml_event *e, const struct element *kind, struct names free,
                        const char *wanted)
{
    for (size_t i = 0; i < e->n_attributes; i++)
        if (!element_attribute(kind, e->attributes[i].name) &&
            str_is(str_nearest(e->attributes[i].name, free.items, free.n), wanted))
            return true;
    return false;
}

static void check_attributes(struct reading *r, const struct xml_event *e,
                             const struct element *kind)
{
    struct names free = left_out(r, e, kind);
    for (size_t i = 0; i < e->n_attributes && diag_errors(r->diag) - r->errors_before < DIAG_MANY;
         i++)
        if (!element_attribute(kind, e->attributes[i].name))
            report_unknown_attribute(r, &e->attributes[i], kind, free,
                                     str_nearest(e->attributes[i].name, free.items, free.n));
    for (const struct attribute *known = kind->attributes; known && known->name; known++)
        if (known->required && !find_given(e, known->name) &&
            !is_misspelt(e, kind, free, known->name))
            diag_error(r->diag, place_of(r, e->offset), "\"%s\" has no \"%s\"; write %s=\"...\"",
                       kind->name, known->name, known->name);
}

static void read_value(struct reading *r, const struct xml_event *e, struct node_value *v)
{
    const struct xml_attribute *given = find_given(e, v->of->name);
    v->given = given != NULL;
    v->at = place_of(r, given ? given->value_offset : e->offset);
    v->text = given ? given->value : str_of(v->of->fallback);
    bool read = (!given && !v->of->fallback) || value_read(r->arena, r->diag, v);
    assert(read || given); /* a fallback is of its type */
    (void)read;
}

static void read_attributes(struct reading *r, const struct xml_event *e, struct node *n)
{
    size_t count = element_attribute_count(n->kind);
    check_attributes(r, e, n->kind);
    n->values = arena_array(r->arena, struct node_value, count);
    for (size_t i = 0; i < count; i++) {
        n->values[i].of = &n->kind->attributes[i];
        read_value(r, e, &n->values[i]);
    }
}

/* Children: how many of each, and in which order */

static bool rule_holds(const struct child_rule *rule, const struct node *n)
{
    str names = rule->names, name;
    while (n->kind && str_split(&names, '|', &name))
        if (str_is(name, n->kind->name))
            return true;
    return false;
}

/* The names of a rule as a message gives them: "cover" or "contents" or "section". */
static const char *print_choice(struct reading *r, str names)
{
    struct buf out = {.arena = r->arena};
    str name;
    for (bool first = true; str_split(&names, '|', &name); first = false)
        buf_print(&out, "%s\"%.*s\"", first ? "" : " or ", STR_ARG(name));
    return str_cstr(r->arena, buf_str(&out));
}

static void check_count(struct reading *r, const struct node *n, const struct child_rule *rule,
                        bool child_unknown)
{
    const struct node *first = NULL;
    bool needed = rule->mark == '+' || rule->mark == '!';
    bool once = rule->mark == '?' || rule->mark == '!';
    for (const struct node *child = n->first; child; child = child->next) {
        if (!rule_holds(rule, child))
            continue;
        if (first && once)
            diag_error(r->diag, child->at,
                       "\"%s\" stands a second time in \"%s\"; take one out "
                       "(the first is on line %zu)",
                       child->kind->name, n->kind->name, place_line_column(first->at).line);
        first = first ? first : child;
    }
    if (!first && needed && !child_unknown)
        diag_error(r->diag, n->at, "\"%s\" has no %s; put %s into it", n->kind->name,
                   print_choice(r, rule->names), rule->mark == '!' ? "one" : "at least one");
}

static size_t rule_index(const struct element *e, const struct node *child)
{
    struct child_rule rule;
    size_t i = 0;
    for (str rest = str_of(e->children); vocabulary_next_rule(&rest, &rule); i++)
        if (rule_holds(&rule, child))
            return i;
    return i;
}

static void check_order(struct reading *r, const struct node *n)
{
    const struct node *furthest = NULL;
    size_t reached = 0;
    for (const struct node *child = n->first; child; child = child->next) {
        if (!child->kind)
            continue;
        size_t i = rule_index(n->kind, child);
        if (i < reached)
            diag_error(r->diag, child->at,
                       "\"%s\" stands after \"%s\" of line %zu; put it before "
                       "that",
                       child->kind->name, furthest->kind->name,
                       place_line_column(furthest->at).line);
        if (!furthest || i > reached) {
            reached = i;
            furthest = child;
        }
    }
}

static void check_children(struct reading *r, const struct node *n, bool child_unknown)
{
    struct child_rule rule;
    for (str rest = str_of(n->kind->children); vocabulary_next_rule(&rest, &rule);)
        if (rule.mark != '*')
            check_count(r, n, &rule, child_unknown);
    if (n->kind->ordered)
        check_order(r, n);
}

/* The tree */

static struct node *append_node(struct reading *r, size_t offset)
{
    struct node *n = arena_new(r->arena, struct node);
    struct node *parent = r->depth ? r->open[r->depth - 1].node : NULL;
    n->at = place_of(r, offset);
    n->parent = parent;
    if (!parent)
        r->root = n;
    else if (parent->last)
        parent->last->next = n;
    else
        parent->first = n;
    if (parent)
        parent->last = n;
    return n;
}

static const struct element *find_kind(struct reading *r, const struct xml_event *e)
{
    const struct vocabulary *v = r->vocabulary;
    if (r->depth == 0)
        return vocabulary_element(v, str_of(v->root), NULL);
    struct open *parent = &r->open[r->depth - 1];
    const struct element *within = parent->node->kind;
    if (!str_is(e->name_space, v->name_space)) {
        report_other_name_space(r, e);
    } else if (element_allows(within, e->local)) {
        const struct element *kind = vocabulary_element(v, e->local, within);
        assert(kind); /* every name among the children is in the table */
        return kind;
    } else {
        report_unknown_element(r, e, within);
    }
    parent->child_unknown = true;
    return NULL;
}

static void open_element(struct reading *r, const struct xml_event *e)
{
    const struct element *kind = r->skipping ? NULL : find_kind(r, e);
    if (!kind) {
        r->skipping++;
        return;
    }
    struct node *n = append_node(r, e->offset);
    n->kind = kind;
    read_attributes(r, e, n);
    r->open[r->depth++] = (struct open){n, false};
}

static void close_element(struct reading *r)
{
    if (r->skipping) {
        r->skipping--;
        return;
    }
    struct open *last = &r->open[--r->depth];
    check_children(r, last->node, last->child_unknown);
}

/* The place of the first character of a text that is no blank. */
static size_t skip_to_text(const struct reading *r, size_t offset)
{
    str rest = str_sub(r->source->bytes, offset, r->source->bytes.n);
    str trimmed = str_trim(rest);
    return offset + (trimmed.n ? (size_t)(trimmed.p - rest.p) : 0);
}

#define TEXT_SHOWN 24 /* characters of a stray text that its message shows */

static str shorten(struct arena *a, str s)
{
    size_t at = 0, shown = 0;
    while (at < s.n && shown < TEXT_SHOWN && s.p[at] != '\n') {
        utf8_next(s, &at);
        shown++;
    }
    return at < s.n ? str_print(a, "%.*s...", (int)at, s.p) : s;
}

static void take_text(struct reading *r, const struct xml_event *e)
{
    if (r->skipping)
        return;
    const struct element *kind = r->open[r->depth - 1].node->kind;
    if (kind->mixed)
        append_node(r, e->offset)->text = e->text;
    else if (str_trim(e->text).n)
        diag_error(r->diag, place_of(r, skip_to_text(r, e->offset)),
                   "text \"%.*s\" is not allowed in \"%s\"; put it into an element of its own",
                   STR_ARG(shorten(r->arena, str_trim(e->text))), kind->name);
}

static void build_tree(struct reading *r, const struct xml_events *events)
{
    for (size_t i = 0; i < events->n; i++) {
        const struct xml_event *e = &events->items[i];
        if (diag_errors(r->diag) - r->errors_before >= DIAG_MANY)
            return;
        switch (e->kind) {
        case XML_EVENT_OPEN:
            open_element(r, e);
            break;
        case XML_EVENT_CLOSE:
            close_element(r);
            break;
        case XML_EVENT_TEXT:
            take_text(r, e);
            break;
        }
    }
}

struct node *node_read(struct arena *a, struct diag *d, const struct source *s,
                       const struct vocabulary *v)
{
    struct reading r = {
        .arena = a, .diag = d, .source = s, .vocabulary = v, .errors_before = diag_errors(d)};
    struct xml_events events = {0};
    if (!xml_read(a, d, s, &events) || events.n == 0 || !check_root(&r, &events.items[0]))
        return NULL;
    build_tree(&r, &events);
    return diag_errors(d) == r.errors_before ? r.root : NULL;
}

/* Access */

const struct node_value *node_value(const struct node *n, const char *name)
{
    const struct attribute *known = n->kind ? n->kind->attributes : NULL;
    for (size_t i = 0; known && known[i].name; i++)
        if (strcmp(known[i].name, name) == 0)
            return &n->values[i];
    assert(!"the element declares the attribute");
    return NULL;
}

bool node_has(const struct node *n, const char *name)
{
    const struct node_value *v = node_value(n, name);
    return v->given || v->of->fallback;
}

str node_text(const struct node *n, const char *name)
{
    return node_value(n, name)->text;
}

mpt node_length(const struct node *n, const char *name)
{
    return node_value(n, name)->number;
}

int64_t node_number(const struct node *n, const char *name)
{
    return node_value(n, name)->number;
}

bool node_bool(const struct node *n, const char *name)
{
    return node_value(n, name)->number != 0;
}

colour node_colour(const struct node *n, const char *name)
{
    return node_value(n, name)->colour;
}

bool node_choice_is(const struct node *n, const char *name, const char *word)
{
    return str_is(node_value(n, name)->text, word);
}

struct place node_place(const struct node *n, const char *name)
{
    return node_value(n, name)->at;
}

struct place node_id_place(const struct node_value *v, size_t i)
{
    return place_at(v->at.source, v->at.offset + (size_t)(v->ids[i].p - v->text.p));
}

bool node_is(const struct node *n, const char *element)
{
    return n->kind && strcmp(n->kind->name, element) == 0;
}

static struct node *find_from(struct node *n, const char *element)
{
    while (n && !node_is(n, element))
        n = n->next;
    return n;
}

struct node *node_child(const struct node *n, const char *element)
{
    return find_from(n->first, element);
}

struct node *node_next(const struct node *n, const char *element)
{
    return find_from(n->next, element);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str node_content(struct arena *a, const struct node *n)
{
    struct buf out = {.arena = a};
    bool blank = false; /* one is due before the next word */
    for (const struct node *at = n; at; at = node_walk(n, at)) {
        for (size_t i = 0; i < at->text.n; i++) {
            if (is_blank(at->text.p[i])) {
                blank = out.n > 0;
                continue;
            }
            if (blank)
                buf_char(&out, ' ');
            buf_char(&out, at->text.p[i]);
            blank = false;
        }
    }
    return buf_str(&out);
}

struct node *node_walk(const struct node *top, const struct node *n)
{
    if (n->first)
        return n->first;
    while (n != top && !n->next)
        n = n->parent;
    return n == top ? NULL : n->next;
}

static bool resolve_colour(struct diag *d, struct node_value *v,
                           bool (*find)(void *user, str id, colour *out), void *user)
{
    bool wanted =
        v->of->type == VALUE_COLOUR && (v->given || v->of->fallback) && !str_starts(v->text, "#");
    if (!wanted || find(user, v->text, &v->colour))
        return true;
    return diag_error(d, v->at,
                      "colour \"%.*s\" is not among the layout's colours; write #RRGGBB "
                      "or the id of one",
                      STR_ARG(v->text));
}

bool node_resolve_colours(struct diag *d, struct node *root,
                          bool (*find)(void *user, str id, colour *out), void *user)
{
    bool all = true;
    for (struct node *n = root; n; n = node_walk(root, n)) {
        size_t count = n->kind ? element_attribute_count(n->kind) : 0;
        for (size_t i = 0; i < count; i++)
            all = resolve_colour(d, &n->values[i], find, user) && all;
    }
    return all;
}
