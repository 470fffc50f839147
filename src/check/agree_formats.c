/* agree_formats.c - the messages for other programs: JSON, and SARIF 2.1.0 (OASIS) */
#include "agree.h"
#include "checking.h"

/* What both formats say of a message or an accepted finding. */
struct told {
    enum level level;
    const char *rule;              /* NULL: found by another check */
    const struct finding *finding; /* NULL for such */
    struct place at;
    str text;
};

typedef void put_told(struct buf *out, const struct told *t);

/* --- JSON ----------------------------------------------------------------- */

static void put_string(struct buf *out, str s)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\')
            buf_print(out, "\\%c", c);
        else if (c < ' ')
            buf_print(out, "\\u%04x", c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, '"');
}

static void put_member(struct buf *out, const char *name, str s)
{
    buf_print(out, ", \"%s\": ", name);
    if (s.n)
        put_string(out, s);
    else
        buf_put(out, STR("null"));
}

static void put_number(struct buf *out, const char *name, size_t n, bool known)
{
    buf_print(out, ", \"%s\": ", name);
    if (known)
        buf_print(out, "%zu", n);
    else
        buf_put(out, STR("null"));
}

static void put_place(struct buf *out, struct place at)
{
    struct line_column lc = place_line_column(at);
    put_member(out, "file", at.source ? at.source->name : (str){0});
    put_number(out, "line", lc.line, at.source);
    put_number(out, "column", lc.column, at.source);
}

static void put_json(struct buf *out, const struct told *t)
{
    static const struct finding none;
    const struct finding *f = t->finding ? t->finding : &none;
    buf_print(out, "{\"severity\": \"%s\"", level_name(t->level));
    put_member(out, "rule", str_of(t->rule));
    put_member(out, "indicator", f->indicator ? f->indicator->id : (str){0});
    put_place(out, t->at);
    put_number(out, "definition_line", place_line_column(f->definition).line, f->definition.source);
    put_member(out, "printed", f->printed);
    put_member(out, "follows", f->follows);
    put_member(out, "settle", f->settle);
    put_member(out, "accepted", f->accepted ? node_text(f->accepted, "reason") : (str){0});
    put_member(out, "message", t->text);
    buf_char(out, '}');
}

/* --- all there is to tell -------------------------------------------------- */

static void put_separated(struct buf *out, const struct told *t, put_told *put, size_t *n)
{
    buf_put(out, (*n)++ ? STR(",\n") : STR("\n"));
    put(out, t);
}

/* Those with a rule are told as findings. */
static void put_messages(struct buf *out, const struct diag *d, put_told *put, size_t *n)
{
    for (size_t i = 0; i < diag_count(d); i++) {
        const struct message *m = diag_message(d, i);
        struct told t = {.level = m->level, .at = m->at, .text = m->text};
        if (!m->rule)
            put_separated(out, &t, put, n);
    }
}

static void put_findings(struct buf *out, const struct agreement *g, put_told *put, size_t *n)
{
    for (size_t i = 0; i < g->n; i++) {
        const struct finding *f = &g->items[i];
        struct told t = {rules[f->rule].level, rules[f->rule].id, f, f->at,
                         finding_text(g->arena, f)};
        put_separated(out, &t, put, n);
    }
}

static void put_all(struct buf *out, const struct diag *d, const struct agreement *g, put_told *put)
{
    size_t n = 0;
    buf_char(out, '[');
    put_messages(out, d, put, &n);
    if (g)
        put_findings(out, g, put, &n);
    buf_put(out, STR("\n]"));
}

void agreement_json(struct buf *out, const struct diag *d, const struct agreement *g)
{
    put_all(out, d, g, put_json);
    buf_char(out, '\n');
}

/* --- SARIF ---------------------------------------------------------------- */

static bool stands_in_uri(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~' || c == '/';
}

/* A file name as a relative reference (RFC 3986). */
static void put_uri(struct buf *out, str name)
{
    buf_char(out, '"');
    for (size_t i = 0; i < name.n; i++)
        if (stands_in_uri((unsigned char)name.p[i]))
            buf_char(out, name.p[i]);
        else
            buf_print(out, "%%%02X", (unsigned char)name.p[i]);
    buf_char(out, '"');
}

static void put_location(struct buf *out, struct place at, const char *message)
{
    struct line_column lc = place_line_column(at);
    buf_put(out, STR("{\"physicalLocation\": {\"artifactLocation\": {\"uri\": "));
    put_uri(out, at.source->name);
    buf_print(out, "}, \"region\": {\"startLine\": %zu, \"startColumn\": %zu}}", lc.line,
              lc.column);
    if (message)
        buf_print(out, ", \"message\": {\"text\": \"%s\"}", message);
    buf_char(out, '}');
}

static void put_text(struct buf *out, const char *name, str text)
{
    buf_print(out, ", \"%s\": {\"text\": ", name);
    put_string(out, text);
    buf_char(out, '}');
}

static void put_suppression(struct buf *out, const struct node *accept)
{
    buf_put(out, STR(", \"suppressions\": [{\"kind\": \"inSource\", \"location\": "));
    put_location(out, accept->at, NULL);
    put_member(out, "justification", node_text(accept, "reason"));
    buf_put(out, STR("}]"));
}

static void put_result(struct buf *out, const struct told *t)
{
    const struct finding *f = t->finding;
    buf_print(out, "{\"level\": \"%s\"", level_name(t->level));
    if (f)
        buf_print(out, ", \"ruleId\": \"%s\", \"ruleIndex\": %d", t->rule, (int)f->rule);
    put_text(out, "message", t->text);
    if (t->at.source) {
        buf_put(out, STR(", \"locations\": ["));
        put_location(out, t->at, NULL);
        buf_char(out, ']');
    }
    if (f && f->definition.source) {
        buf_put(out, STR(", \"relatedLocations\": ["));
        put_location(out, f->definition, "where the report shows it");
        buf_char(out, ']');
    }
    if (f && f->accepted)
        put_suppression(out, f->accepted);
    buf_char(out, '}');
}

static void put_rule(struct buf *out, const struct rule *r)
{
    buf_print(out, "{\"id\": \"%s\"", r->id);
    put_text(out, "shortDescription", str_of(r->title));
    put_text(out, "fullDescription", str_of(r->reason));
    put_text(out, "help", str_print(out->arena, "%s Example: %s", r->formula, r->example));
    buf_print(out, ", \"defaultConfiguration\": {\"level\": \"%s\"}}", level_name(r->level));
}

void agreement_sarif(struct buf *out, const struct diag *d, const struct agreement *g,
                     const char *version)
{
    buf_put(out,
            STR("{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
                "\"version\": \"2.1.0\",\n"
                "\"runs\": [{\"tool\": {\"driver\": {\"name\": \"quarterpress\", \"version\": "));
    put_string(out, str_of(version));
    buf_put(out, STR(", \"rules\": [\n"));
    for (size_t i = 0; i < RULE_COUNT; i++) {
        put_rule(out, &rules[i]);
        buf_put(out, i + 1 < RULE_COUNT ? STR(",\n") : STR("\n"));
    }
    buf_put(out, STR("]}},\n\"columnKind\": \"unicodeCodePoints\",\n\"results\": "));
    put_all(out, d, g, put_result);
    buf_put(out, STR("}]}\n"));
}
