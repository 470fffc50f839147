/* xml.c - libxml2's SAX2 calls made into a list of events; alone knows libxml2
 *
 * libxml2 calls back into this file, so nothing here jumps when memory ends: the
 * callbacks allocate with arena_try, and xml_read jumps once libxml2 is closed.
 */
#include "xml.h"
#include "arena.h"
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdio.h>
#include <string.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ref;
#else
typedef xmlErrorPtr error_ref;
#endif

#define UTF8_MARK "\xEF\xBB\xBF"
#define NAME_ROOM 80 /* bytes kept of a name for a message */
#define ATTRIBUTES_MOST 1000

enum failure { FAILED_NOT, FAILED_XML, FAILED_DOCTYPE, FAILED_DEPTH, FAILED_MEMORY };

struct reader {
    struct arena *arena;
    xmlParserCtxtPtr context;
    str bytes;
    size_t skipped; /* bytes of the mark before what libxml2 sees */

    struct xml_event *events;
    size_t n, cap;
    size_t opened[XML_MAX_DEPTH]; /* offsets of the elements that are open */
    size_t depth;
    str name_space; /* the last one copied: nearly always the next one too */

    char *text; /* the text event that is being gathered */
    size_t text_n, text_cap;
    size_t after_markup; /* where the last tag ended */

    enum failure failure; /* the first; what comes after it is noise */
    size_t failed_at;
    int code;                  /* libxml2's, for FAILED_XML */
    char cause[2 * NAME_ROOM]; /* libxml2's words, for a code that has none of ours */
    char name[NAME_ROOM];      /* what the message is about */
};

static void fail(struct reader *r, enum failure failure, size_t at)
{
    if (r->failure != FAILED_NOT)
        return;
    r->failure = failure;
    r->failed_at = at < r->bytes.n ? at : r->bytes.n;
}

static void *try_alloc(struct reader *r, size_t count, size_t size)
{
    void *p = count <= SIZE_MAX / size ? arena_try(r->arena, count * size) : NULL;
    if (!p)
        fail(r, FAILED_MEMORY, 0);
    return p;
}

static size_t current_offset(const struct reader *r)
{
    const xmlParserInput *in = r->context->input;
    if (!in)
        return r->bytes.n;
    return r->skipped + (size_t)in->consumed + (size_t)(in->cur - in->base);
}

static size_t scan_back_to_tag(const struct reader *r, size_t at)
{
    if (at >= r->bytes.n && at > 0)
        at = r->bytes.n - 1;
    while (at > 0 && r->bytes.p[at] != '<')
        at--;
    return at;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool ends_name(char c)
{
    return is_blank(c) || c == '=' || c == '/' || c == '>';
}

/* The name at `at`, as written. */
static str scan_name(str bytes, size_t at)
{
    size_t to = at;
    while (to < bytes.n && !ends_name(bytes.p[to]))
        to++;
    return str_sub(bytes, at, to);
}

static size_t skip_blanks(str bytes, size_t at)
{
    while (at < bytes.n && is_blank(bytes.p[at]))
        at++;
    return at;
}

static struct xml_event *add_event(struct reader *r, enum xml_event_kind kind, size_t offset)
{
    if (r->n == r->cap) {
        size_t cap = r->cap ? r->cap * 2 : 256;
        struct xml_event *grown = try_alloc(r, cap, sizeof *grown);
        if (!grown)
            return NULL;
        if (r->n)
            memcpy(grown, r->events, r->n * sizeof *grown);
        r->events = grown;
        r->cap = cap;
    }
    struct xml_event *event = &r->events[r->n++];
    *event = (struct xml_event){.kind = kind, .offset = offset};
    return event;
}

/* False when memory ended. */
static bool copy_bytes(struct reader *r, const char *p, size_t n, str *out)
{
    char *copy = try_alloc(r, n + 1, 1);
    if (!copy)
        return false;
    if (n)
        memcpy(copy, p, n);
    copy[n] = '\0';
    *out = (str){copy, n};
    return true;
}

/* Where the text after a tag has its first character: comments, processing instructions
 * and the opening of a CDATA section are no text. */
static size_t text_start(const struct reader *r)
{
    size_t at = r->after_markup;
    for (;;) {
        str rest = str_sub(r->bytes, at, r->bytes.n);
        size_t end = SIZE_MAX;
        if (str_starts(rest, "<!--"))
            end = str_find(r->bytes, STR("-->"), at + 4);
        else if (str_starts(rest, "<?"))
            end = str_find(r->bytes, STR("?>"), at + 2);
        else if (str_starts(rest, "<![CDATA["))
            return at + strlen("<![CDATA[");
        if (end == SIZE_MAX)
            return at;
        at = end + (rest.p[1] == '!' ? 3 : 2);
    }
}

static void flush_text(struct reader *r)
{
    if (r->text_n == 0)
        return;
    struct xml_event *event = add_event(r, XML_EVENT_TEXT, text_start(r));
    if (event)
        copy_bytes(r, r->text, r->text_n, &event->text);
    r->text_n = 0;
}

static void take_text(void *user, const xmlChar *p, int length)
{
    struct reader *r = user;
    size_t n = length > 0 ? (size_t)length : 0;
    if (r->failure != FAILED_NOT)
        return;
    if (n > r->text_cap - r->text_n) {
        size_t cap = (r->text_n + n) * 2;
        char *grown = try_alloc(r, cap, 1);
        if (!grown)
            return;
        if (r->text_n)
            memcpy(grown, r->text, r->text_n);
        r->text = grown;
        r->text_cap = cap;
    }
    memcpy(r->text + r->text_n, p, n);
    r->text_n += n;
}

/* Finds the next attribute of the start tag at *at, skipping namespace declarations.  The tag
 * is well-formed, or libxml2 would not have told of it. */
static bool scan_attribute(str tag, size_t *at, struct xml_attribute *out)
{
    do {
        size_t from = skip_blanks(tag, *at);
        out->name = scan_name(tag, from);
        out->name_offset = from;
        size_t equals = skip_blanks(tag, from + out->name.n);
        size_t quote = skip_blanks(tag, equals + 1);
        if (out->name.n == 0 || quote >= tag.n)
            return false;
        out->value_offset = quote + 1;
        size_t end = str_find(tag, str_sub(tag, quote, quote + 1), quote + 1);
        if (end == SIZE_MAX)
            return false;
        out->value = str_sub(tag, quote + 1, end);
        *at = end + 1;
    } while (str_is(out->name, "xmlns") || str_starts(out->name, "xmlns:"));
    return true;
}

/* `given` are libxml2's five pointers per attribute, in the order of the tag. */
static bool take_attributes(struct reader *r, struct xml_event *event, size_t end, size_t n,
                            const xmlChar **given)
{
    str tag = str_sub(r->bytes, 0, end);
    size_t at = event->offset + 1 + event->name.n;
    event->attributes = n ? try_alloc(r, n, sizeof *event->attributes) : NULL;
    if (n && !event->attributes)
        return false;
    for (size_t i = 0; i < n && scan_attribute(tag, &at, &event->attributes[i]); i++) {
        str *value = &event->attributes[i].value;
        const char *p = (const char *)given[5 * i + 3];
        size_t length = (size_t)(given[5 * i + 4] - given[5 * i + 3]);
        event->n_attributes = i + 1;
        bool as_written = length == value->n && memcmp(p, value->p, length) == 0;
        if (!as_written && !copy_bytes(r, p, length, value))
            return false;
    }
    return true;
}

static bool take_name_space(struct reader *r, struct xml_event *event, const char *uri)
{
    if (!str_is(r->name_space, uri ? uri : "") &&
        !copy_bytes(r, uri ? uri : "", uri ? strlen(uri) : 0, &r->name_space))
        return false;
    event->name_space = r->name_space;
    return true;
}

static void take_open(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                      int n_namespaces, const xmlChar **namespaces, int n_attributes,
                      int n_defaulted, const xmlChar **attributes)
{
    struct reader *r = user;
    (void)local, (void)prefix, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    if (r->failure != FAILED_NOT)
        return;
    flush_text(r);
    size_t end = current_offset(r), start = scan_back_to_tag(r, end);
    if (r->depth == XML_MAX_DEPTH) {
        fail(r, FAILED_DEPTH, start);
        return;
    }
    r->opened[r->depth++] = start;
    struct xml_event *event = add_event(r, XML_EVENT_OPEN, start);
    if (!event)
        return;
    event->name = scan_name(r->bytes, start + 1);
    size_t colon = str_find(event->name, STR(":"), 0);
    event->local = str_sub(event->name, colon == SIZE_MAX ? 0 : colon + 1, event->name.n);
    if (!take_name_space(r, event, (const char *)uri) ||
        !take_attributes(r, event, end, (size_t)n_attributes, attributes))
        return;
    size_t close = str_find(r->bytes, STR(">"), end);
    r->after_markup = close == SIZE_MAX ? r->bytes.n : close + 1;
}

static void take_close(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct reader *r = user;
    (void)local, (void)prefix, (void)uri;
    if (r->failure != FAILED_NOT)
        return;
    flush_text(r);
    size_t end = current_offset(r);
    add_event(r, XML_EVENT_CLOSE, scan_back_to_tag(r, end ? end - 1 : 0));
    r->after_markup = end;
    if (r->depth > 0)
        r->depth--;
}

static void refuse_doctype(void *user, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system)
{
    struct reader *r = user;
    (void)name, (void)external, (void)system;
    size_t at = 0, found = 0, here = current_offset(r);
    while ((found = str_find(r->bytes, STR("<!DOCTYPE"), found)) < here)
        at = found++;
    fail(r, FAILED_DOCTYPE, at);
    xmlStopParser(r->context);
}

static void keep_name(struct reader *r, const char *name)
{
    snprintf(r->name, sizeof r->name, "%s", name ? name : "");
}

static void keep_cause(struct reader *r, const char *message)
{
    snprintf(r->cause, sizeof r->cause, "%s", message ? message : "unknown cause");
    for (size_t n = strlen(r->cause); n > 0 && is_blank(r->cause[n - 1]); n--)
        r->cause[n - 1] = '\0';
}

static void take_error(void *user, error_ref error)
{
    struct reader *r = user;
    if (r->failure != FAILED_NOT || !error || error->level < XML_ERR_ERROR)
        return;
    if (error->code == XML_ERR_NO_MEMORY) {
        fail(r, FAILED_MEMORY, 0);
        return;
    }
    r->code = error->code;
    keep_name(r, error->code == XML_ERR_TAG_NAME_MISMATCH ? error->str2 : error->str1);
    keep_cause(r, error->message);
    fail(r, FAILED_XML, current_offset(r));
}

static void install_callbacks(struct reader *r)
{
    xmlSAXHandler *sax = r->context->sax;
    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;
    sax->startElementNs = take_open;
    sax->endElementNs = take_close;
    sax->characters = take_text;
    sax->ignorableWhitespace = take_text;
    sax->internalSubset = refuse_doctype;
    sax->serror = take_error;
    r->context->userData = r;
}

/* Our words for libxml2's codes, and where its place is to be moved to. */
enum shift { AT_HERE, AT_TAG, AT_AMPERSAND };
static const struct cause {
    int code;
    enum shift shift;
    const char *text;
} causes[] = {
    {XML_ERR_DOCUMENT_EMPTY, AT_HERE, "this is not XML; begin with the first element"},
    {XML_ERR_DOCUMENT_END, AT_HERE,
     "something stands after the end of the first element; take it out"},
    {XML_ERR_GT_REQUIRED, AT_TAG, "the tag does not end; write \">\" at its end"},
    {XML_ERR_LT_IN_ATTRIBUTE, AT_HERE,
     "\"<\" stands in the value of an attribute; write &lt; or close the value with its quote"},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, AT_HERE,
     "the value of an attribute has no quotes; write name=\"value\""},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, AT_TAG,
     "the value of an attribute does not end; close it with its quote"},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, AT_HERE, "an attribute has no value; write name=\"value\""},
    {XML_ERR_SPACE_REQUIRED, AT_HERE, "a blank is missing; put one between two attributes"},
    {XML_ERR_COMMENT_NOT_FINISHED, AT_HERE, "a comment does not end; write \"-->\" after it"},
    {XML_ERR_HYPHEN_IN_COMMENT, AT_HERE,
     "\"--\" stands inside a comment; only \"-->\" may, at its end"},
    {XML_ERR_PI_NOT_FINISHED, AT_HERE,
     "a processing instruction does not end; write \"?>\" after it"},
    {XML_ERR_CDATA_NOT_FINISHED, AT_HERE, "a CDATA section does not end; write \"]]>\" after it"},
    {XML_ERR_MISPLACED_CDATA_END, AT_HERE, "\"]]>\" stands in the text; write ]]&gt;"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, AT_AMPERSAND, "\"&\" stands in the text; write &amp;"},
    {XML_ERR_INVALID_CHARREF, AT_AMPERSAND,
     "this is not the number of a character; write for example &#8211;"},
    {XML_ERR_INVALID_HEX_CHARREF, AT_AMPERSAND,
     "this is not the number of a character; write for example &#x2013;"},
    {XML_ERR_INVALID_DEC_CHARREF, AT_AMPERSAND,
     "this is not the number of a character; write for example &#8211;"},
    {XML_ERR_RESERVED_XML_NAME, AT_HERE,
     "\"<?xml\" stands here; it may stand only at the very start of the file"},
};

static size_t shift_place(const struct reader *r, enum shift shift)
{
    size_t at = r->failed_at;
    if (shift == AT_TAG)
        return scan_back_to_tag(r, at);
    if (shift == AT_AMPERSAND) {
        while (at > 0 && (at >= r->bytes.n || r->bytes.p[at] != '&'))
            at--;
    }
    return at;
}

static void report_known_cause(const struct reader *r, struct diag *d, const struct source *s)
{
    for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
        if (causes[i].code == r->code) {
            struct place at = place_at(s, shift_place(r, causes[i].shift));
            diag_error(d, at, "%s", causes[i].text);
            return;
        }
    }
    diag_error(d, place_at(s, r->failed_at), "this is not XML: %s; put it right", r->cause);
}

/* The innermost element that is open when the file breaks. */
static str innermost(const struct reader *r, size_t *at)
{
    *at = r->depth ? r->opened[r->depth - 1] : 0;
    return scan_name(r->bytes, *at + 1);
}

static void report_mismatch(const struct reader *r, struct diag *d, const struct source *s)
{
    size_t at;
    str open = innermost(r, &at);
    size_t close = scan_back_to_tag(r, r->failed_at ? r->failed_at - 1 : 0);
    size_t line = place_line_column(place_at(s, at)).line;
    diag_error(d, place_at(s, close),
               "\"</%s>\" does not close \"%.*s\" of line %zu; write </%.*s> before it", r->name,
               STR_ARG(open), line, STR_ARG(open));
}

static void report_unclosed(const struct reader *r, struct diag *d, const struct source *s)
{
    size_t at;
    str open = innermost(r, &at);
    diag_error(d, place_at(s, at), "element \"%.*s\" is never closed; write </%.*s> at its end",
               STR_ARG(open), STR_ARG(open));
}

/* No name follows "<" or "&": mostly they were meant as text. */
static void report_nameless(const struct reader *r, struct diag *d, const struct source *s)
{
    size_t at = r->failed_at ? r->failed_at - 1 : 0;
    if (r->bytes.p[at] == '&')
        diag_error(d, place_at(s, at), "\"&\" stands in the text; write &amp;");
    else if (r->bytes.p[at] == '<')
        diag_error(d, place_at(s, at), "\"<\" stands in the text; write &lt;");
    else if (r->failed_at < r->bytes.n && r->bytes.p[r->failed_at] == '<')
        diag_error(d, place_at(s, scan_back_to_tag(r, at)),
                   "the tag does not end; write \">\" at its end");
    else
        diag_error(d, place_at(s, r->failed_at), "a name is missing; write one here");
}

/* The character is written as itself, or as a reference like &#1; before the place. */
static void report_bad_character(const struct reader *r, struct diag *d, const struct source *s)
{
    size_t at = r->failed_at;
    if (at > 0 && at < r->bytes.n && r->bytes.p[at - 1] == ';' &&
        (unsigned char)r->bytes.p[at] >= ' ')
        diag_error(d, place_at(s, shift_place(r, AT_AMPERSAND)),
                   "this is not the number of a character; write for example &#8211;");
    else
        diag_error(d, place_at(s, at),
                   "a control character stands here, which XML does not "
                   "allow; take it out");
}

static void report_broken_xml(const struct reader *r, struct diag *d, const struct source *s)
{
    switch (r->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        report_mismatch(r, d, s);
        break;
    case XML_ERR_TAG_NOT_FINISHED:
        report_unclosed(r, d, s);
        break;
    case XML_ERR_INVALID_CHAR:
        report_bad_character(r, d, s);
        break;
    case XML_ERR_NAME_REQUIRED:
        report_nameless(r, d, s);
        break;
    case XML_ERR_UNDECLARED_ENTITY:
        diag_error(d, place_at(s, shift_place(r, AT_AMPERSAND)),
                   "entity \"%s\" is not known; write the character itself", r->name);
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        diag_error(d, place_at(s, scan_back_to_tag(r, r->failed_at)),
                   "attribute \"%s\" stands twice in this tag; take one out", r->name);
        break;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        diag_error(d, place_at(s, scan_back_to_tag(r, r->failed_at)),
                   "prefix \"%s\" stands for no namespace; write the name without it", r->name);
        break;
    default:
        report_known_cause(r, d, s);
    }
}

static bool report_failure(const struct reader *r, struct diag *d, const struct source *s)
{
    struct place at = place_at(s, r->failed_at);
    switch (r->failure) {
    case FAILED_NOT:
        return true;
    case FAILED_XML:
        report_broken_xml(r, d, s);
        return false;
    case FAILED_DOCTYPE:
        return diag_error(d, at,
                          "a document type is not allowed; take it out: entities are not "
                          "used");
    case FAILED_DEPTH:
        return diag_error(d, at, "elements are nested more than %d deep; nest fewer",
                          XML_MAX_DEPTH);
    case FAILED_MEMORY:
        arena_alloc(r->arena, SIZE_MAX / 2); /* never had: jumps, as memory has ended */
    }
    return false;
}

/* An encoding other than UTF-8 in the XML declaration. */
static bool check_declared_encoding(struct diag *d, const struct source *s, size_t start)
{
    str bytes = s->bytes;
    if (!str_starts(str_sub(bytes, start, bytes.n), "<?xml "))
        return true;
    size_t end = str_find(bytes, STR("?>"), start);
    str head = str_sub(bytes, 0, end == SIZE_MAX ? bytes.n : end);
    size_t at = str_find(head, STR("encoding"), start);
    if (at == SIZE_MAX)
        return true;
    size_t quote = skip_blanks(head, skip_blanks(head, at + strlen("encoding")) + 1);
    size_t close = str_find(head, str_sub(head, quote, quote + 1), quote + 1);
    if (quote >= head.n || close == SIZE_MAX)
        return true; /* broken: libxml2 says how */
    str name = str_sub(head, quote + 1, close);
    static const char *const known[] = {"UTF-8", "utf-8", "UTF8", "utf8", "US-ASCII"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(name, known[i]))
            return true;
    return diag_error(d, place_at(s, quote + 1),
                      "encoding \"%.*s\" is declared; save the file as UTF-8 and say so here",
                      STR_ARG(name));
}

static bool check_bytes(struct diag *d, const struct source *s, size_t *start)
{
    str bytes = s->bytes;
    size_t bad = 0;
    struct place top = place_at(s, 0);
    if (bytes.n > XML_MAX_BYTES)
        return diag_error(d, top, "the file has %zu bytes; at most %zu are read", bytes.n,
                          XML_MAX_BYTES);
    if (str_trim(bytes).n == 0)
        return diag_error(d, top, "the file is empty; it needs an XML element");
    if (bytes.n >= 2 && (memcmp(bytes.p, "\xFF\xFE", 2) == 0 ||
                         memcmp(bytes.p, "\xFE\xFF", 2) == 0 || !bytes.p[0] || !bytes.p[1]))
        return diag_error(d, top, "the file is UTF-16; save it as UTF-8");
    *start = str_starts(bytes, UTF8_MARK) ? strlen(UTF8_MARK) : 0;
    if (!check_declared_encoding(d, s, *start))
        return false;
    if (!utf8_valid(bytes, &bad))
        return diag_error(d, place_at(s, bad), "byte 0x%02X is not UTF-8; save the file as UTF-8",
                          (unsigned char)bytes.p[bad]);
    return true;
}

/* libxml2 is closed before anything may jump. */
static void parse(struct reader *r)
{
    str seen = str_sub(r->bytes, r->skipped, r->bytes.n);
    xmlInitParser();
    r->context = xmlCreateMemoryParserCtxt(seen.p, (int)seen.n);
    if (!r->context) {
        fail(r, FAILED_MEMORY, 0);
        return;
    }
    install_callbacks(r);
    /* NOENT: else libxml2 gives "&amp;" in an attribute as "&#38;".  Without a document type
     * there is nothing else to expand. */
    xmlCtxtUseOptions(r->context, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
    xmlParseDocument(r->context);
    if (!r->context->wellFormed && r->failure == FAILED_NOT) {
        keep_cause(r, NULL);
        fail(r, FAILED_XML, current_offset(r));
    }
    xmlFreeDoc(r->context->myDoc);
    xmlFreeParserCtxt(r->context);
    r->context = NULL;
}

/* The end of the tag or comment that begins at `at`, and how many quoted values it has. */
static size_t pass_tag(str s, size_t at, size_t *values)
{
    bool comment = str_starts(str_sub(s, at, s.n), "<!--");
    size_t end = comment ? str_find(s, STR("-->"), at) : SIZE_MAX;
    char open = 0;
    *values = 0;
    if (comment)
        return end == SIZE_MAX ? s.n : end;
    for (; at < s.n && (open || s.p[at] != '>'); at++) {
        if (open && s.p[at] == open) {
            open = 0;
            ++*values;
        } else if (!open && (s.p[at] == '"' || s.p[at] == '\'')) {
            open = s.p[at];
        }
    }
    return at;
}

/* libxml2 compares each attribute of a tag with every other, which takes minutes with a hundred
 * thousand: so they are counted before. */
static bool check_tags(struct diag *d, const struct source *s)
{
    size_t values;
    for (size_t at = 0; (at = str_find(s->bytes, STR("<"), at)) != SIZE_MAX;) {
        size_t end = pass_tag(s->bytes, at, &values);
        if (values > ATTRIBUTES_MOST)
            return diag_error(d, place_at(s, at),
                              "this tag has %zu attributes; at most %d are read", values,
                              ATTRIBUTES_MOST);
        at = end;
    }
    return true;
}

bool xml_read(struct arena *a, struct diag *d, const struct source *s, struct xml_events *out)
{
    struct reader r = {.arena = a, .bytes = s->bytes};
    if (!check_bytes(d, s, &r.skipped) || !check_tags(d, s))
        return false;
    parse(&r);
    if (!report_failure(&r, d, s))
        return false;
    *out = (struct xml_events){r.events, r.n};
    return true;
}
