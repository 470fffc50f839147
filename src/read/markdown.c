/* markdown.c - cmark's tree cut into keyed texts; alone knows cmark
 *
 * cmark gives lines and columns of blocks only, so a cursor follows the source through each
 * block and finds where every inline stands.
 *
 * cmark's allocator has no way to pass on that memory ended: it stops the program.  The size
 * limit of the file bounds what it takes.
 */
#include "markdown.h"
#include "arena.h"
#include "date.h"
#include "typography.h"
#include "vec.h"
#include <cmark.h>
#include <stdlib.h>

#define MAX_BYTES ((size_t)4 << 20)
#define MAX_DEPTH 16

/* The "Date:" and "Post:" lines below a heading of level 2. */
struct meta {
    size_t heading; /* its line, from 0 */
    struct {
        str value;
        struct place at;
    } date, post;
};

struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct source *source;
    str bytes;
    VEC(size_t) lines; /* offsets where they begin */
    VEC(struct meta) metas;
    size_t next_meta;
    VEC(struct commentary) items;

    /* Within one block */
    size_t cursor, end; /* offsets: what is still to be found lies between */
    bool html_told;     /* opening and closing tag are one fault */
    uint32_t before;    /* the last character put out, for typography */
};

/* Blocks or inlines that are being chained. */
struct chain {
    struct md *first, **last;
};

static struct md *chain_new(struct reading *r, struct chain *c, enum md_kind kind, size_t offset)
{
    struct md *m = arena_new(r->arena, struct md);
    m->kind = kind;
    m->at = place_at(r->source, offset);
    if (c->last)
        *c->last = m;
    else
        c->first = m;
    c->last = &m->next;
    return m;
}

/* Lines */

static void find_lines(struct reading *r)
{
    str s = r->bytes;
    vec_push(r->arena, &r->lines, 0);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\n' || (s.p[i] == '\r' && (i + 1 == s.n || s.p[i + 1] != '\n')))
            vec_push(r->arena, &r->lines, i + 1);
}

static size_t line_start(const struct reading *r, size_t line)
{
    return line < r->lines.n ? r->lines.items[line] : r->bytes.n;
}

static str line_text(const struct reading *r, size_t line)
{
    return str_trim(str_sub(r->bytes, line_start(r, line), line_start(r, line + 1)));
}

static size_t node_offset(const struct reading *r, cmark_node *n)
{
    int line = cmark_node_get_start_line(n), column = cmark_node_get_start_column(n);
    size_t at = line_start(r, line > 0 ? (size_t)line - 1 : 0);
    at += column > 0 ? (size_t)column - 1 : 0;
    return at < r->bytes.n ? at : r->bytes.n;
}

/* Date and Post */

static bool is_key_heading(str line)
{
    return str_starts(line, "## ") || str_starts(line, "##\t");
}

static bool take_meta(struct reading *r, struct meta *m, size_t line)
{
    str text = line_text(r, line);
    bool is_date = str_starts(text, "Date:");
    if (!is_date && !str_starts(text, "Post:"))
        return false;
    const char *name = is_date ? "Date" : "Post";
    str value = str_trim(str_sub(text, 5, text.n));
    size_t offset = (size_t)((value.n ? value.p : text.p) - r->bytes.p);
    struct place at = place_at(r->source, offset), known = is_date ? m->date.at : m->post.at;
    if (value.n == 0)
        diag_error(r->diag, at, "\"%s:\" has no value; write one behind it", name);
    else if (known.source)
        diag_error(r->diag, at, "\"%s:\" stands twice, first on line %zu; take one out", name,
                   place_line_column(known).line);
    else if (is_date && !date_is_british(value))
        diag_error(r->diag, at,
                   "date \"%.*s\" is not a day of the calendar; write it like 26/02/2024",
                   STR_ARG(value));
    else if (is_date)
        m->date.value = value, m->date.at = at;
    else
        m->post.value = value, m->post.at = at;
    return true;
}

/* Reads the lines below each heading and blanks them in `copy`, which cmark is given: so all
 * offsets stay. */
static void take_metas(struct reading *r, char *copy)
{
    for (size_t line = 0; line < r->lines.n; line++) {
        if (!is_key_heading(line_text(r, line)))
            continue;
        struct meta m = {.heading = line};
        while (line + 1 < r->lines.n) {
            str text = line_text(r, line + 1);
            if (text.n && !take_meta(r, &m, line + 1))
                break;
            if (text.n)
                memset(copy + (text.p - r->bytes.p), ' ', text.n);
            line++;
        }
        vec_push(r->arena, &r->metas, m);
    }
}

static const struct meta *find_meta(struct reading *r, size_t heading)
{
    while (r->next_meta < r->metas.n && r->metas.items[r->next_meta].heading < heading)
        r->next_meta++;
    bool found = r->next_meta < r->metas.n && r->metas.items[r->next_meta].heading == heading;
    return found ? &r->metas.items[r->next_meta] : NULL;
}

/* Finding inlines */

static char char_at(const struct reading *r, size_t at)
{
    return at < r->end ? r->bytes.p[at] : '\0';
}

static void next_line(struct reading *r)
{
    while (r->cursor < r->end && r->bytes.p[r->cursor] != '\n' && r->bytes.p[r->cursor] != '\r')
        r->cursor++;
    while (r->cursor < r->end && strchr(" \t\r\n", r->bytes.p[r->cursor]))
        r->cursor++;
}

static size_t find(const struct reading *r, str what)
{
    size_t at = str_find(str_sub(r->bytes, 0, r->end), what, r->cursor);
    return at == SIZE_MAX ? r->cursor : at;
}

/* The offset of a text as cmark gives it: references and backslashes are resolved there. */
static size_t find_text(struct reading *r, str literal)
{
    char here = char_at(r, r->cursor);
    bool reference = here == '&' && !str_starts(literal, "&");
    size_t at = reference ? r->cursor : find(r, literal), after;
    if (here == '&' && (reference || str_is(literal, "&"))) {
        after = str_find(str_sub(r->bytes, 0, r->end), STR(";"), r->cursor);
        bool resolved = reference || str_starts(str_sub(r->bytes, at, r->end), "&amp;");
        r->cursor = resolved && after != SIZE_MAX ? after + 1 : r->cursor + 1;
        return at;
    }
    r->cursor = at + literal.n < r->end ? at + literal.n : r->end;
    return at;
}

/* Moves past the mark of strong or emphasised text, and gives where it stands. */
static size_t pass_mark(struct reading *r, size_t length)
{
    size_t at = r->cursor;
    while (at < r->end && r->bytes.p[at] != '*' && r->bytes.p[at] != '_')
        at++;
    if (at >= r->end)
        return r->cursor;
    r->cursor = at + length < r->end ? at + length : r->end;
    return at;
}

/* Moves past what follows the text of a link: ](address), ][name], ] or >. */
static void pass_address(struct reading *r)
{
    size_t at = r->cursor;
    if (char_at(r, at) == '>' || char_at(r, at) == ']')
        r->cursor = ++at;
    if (char_at(r, at) != '(' && char_at(r, at) != '[')
        return;
    char opening = char_at(r, at), closing = opening == '(' ? ')' : ']';
    for (int depth = 0; at < r->end; at++) {
        depth += (char_at(r, at) == opening) - (char_at(r, at) == closing);
        if (depth == 0) {
            r->cursor = at + 1;
            return;
        }
    }
}

/* Text */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t url_length(str s)
{
    size_t scheme = str_starts(s, "https://") ? 8 : str_starts(s, "http://") ? 7 : 0, n = scheme;
    int open = 0;
    while (scheme && n < s.n && !is_blank(s.p[n]) && s.p[n] != '<' && s.p[n] != '"')
        open += (s.p[n] == '(') - (s.p[n] == ')'), n++;
    for (; n > scheme && strchr(".,;:!?')]*", s.p[n - 1]); n--)
        if (s.p[n - 1] == ')' && open++ >= 0)
            break;
    return n > scheme ? n : 0;
}

static size_t find_url(str s)
{
    for (size_t at = 0; (at = str_find(s, STR("http"), at)) != SIZE_MAX; at++) {
        bool starts = at == 0 || is_blank(s.p[at - 1]) || strchr("([\"'", s.p[at - 1]);
        if (starts && url_length(str_sub(s, at, s.n)))
            return at;
    }
    return SIZE_MAX;
}

static void add_text(struct reading *r, struct chain *c, str text, size_t offset, uint32_t after)
{
    struct buf out = {.arena = r->arena};
    if (text.n == 0)
        return;
    typography_put(&out, text, &r->before, after);
    chain_new(r, c, MD_TEXT, offset)->text = buf_str(&out);
}

static void add_url(struct reading *r, struct chain *c, str url, size_t offset)
{
    struct md *link = chain_new(r, c, MD_LINK, offset);
    struct chain inside = {0};
    link->text = url;
    chain_new(r, &inside, MD_TEXT, offset)->text = url;
    link->first = inside.first;
    r->before = 'x';
}

/* One run of text on one line, its bare addresses made links. */
static void add_run(struct reading *r, struct chain *c, str text, size_t offset, uint32_t after)
{
    size_t at;
    while ((at = find_url(text)) != SIZE_MAX) {
        size_t length = url_length(str_sub(text, at, text.n));
        add_text(r, c, str_sub(text, 0, at), offset, 'h');
        add_url(r, c, str_sub(text, at, at + length), offset + at);
        text = str_sub(text, at + length, text.n);
        offset += at + length;
    }
    add_text(r, c, text, offset, after);
}

/* cmark cuts text at every character that could be a mark: the pieces up to the end of the
 * line become one.  Gives the last piece. */
static cmark_node *take_run(struct reading *r, struct chain *c, cmark_node *n, bool in_link)
{
    struct buf text = {.arena = r->arena};
    size_t offset = find_text(r, str_of(cmark_node_get_literal(n)));
    buf_put(&text, str_of(cmark_node_get_literal(n)));
    cmark_node *next;
    while ((next = cmark_node_next(n)) && cmark_node_get_type(next) == CMARK_NODE_TEXT) {
        n = next;
        find_text(r, str_of(cmark_node_get_literal(n)));
        buf_put(&text, str_of(cmark_node_get_literal(n)));
    }
    bool breaks = next && cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK;
    uint32_t after = breaks ? ' ' : next ? 'x' : 0;
    if (breaks)
        buf_char(&text, ' ');
    if (in_link && find_url(buf_str(&text)) == 0)
        chain_new(r, c, MD_TEXT, offset)->text = buf_str(&text);
    else if (in_link)
        add_text(r, c, buf_str(&text), offset, after);
    else
        add_run(r, c, buf_str(&text), offset, after);
    return n;
}

/* Inlines */

static struct md *take_inlines(struct reading *r, cmark_node *parent, bool in_link, int depth);

static void take_marked(struct reading *r, struct chain *c, cmark_node *n, bool in_link, int depth)
{
    bool strong = cmark_node_get_type(n) == CMARK_NODE_STRONG;
    size_t length = strong ? 2 : 1;
    struct md *m = chain_new(r, c, strong ? MD_STRONG : MD_EMPHASIS, pass_mark(r, length));
    m->first = take_inlines(r, n, in_link, depth + 1);
    pass_mark(r, length);
}

static void take_link(struct reading *r, struct chain *c, cmark_node *n, int depth)
{
    while (r->cursor < r->end && char_at(r, r->cursor) != '[' && char_at(r, r->cursor) != '<')
        r->cursor++;
    struct md *m = chain_new(r, c, MD_LINK, r->cursor);
    m->text = str_copy(r->arena, str_of(cmark_node_get_url(n)));
    if (m->text.n == 0)
        diag_error(r->diag, m->at, "a link has no address; write it like [text](https://...)");
    if (r->cursor < r->end)
        r->cursor++;
    m->first = take_inlines(r, n, true, depth + 1);
    pass_address(r);
}

static void refuse_inline(struct reading *r, cmark_node *n)
{
    const char *what = "HTML", *remedy = "write the text without it";
    size_t at = r->cursor;
    if (cmark_node_get_type(n) == CMARK_NODE_IMAGE) {
        what = "an image";
        remedy = "take it out";
        at = find(r, STR("!["));
        r->cursor = at + 2 < r->end ? at + 2 : r->end;
        while (r->cursor < r->end && char_at(r, r->cursor) != ']')
            r->cursor++;
        pass_address(r);
    } else if (cmark_node_get_type(n) == CMARK_NODE_CODE) {
        what = "code";
        remedy = "take the back quotes out";
        at = find(r, STR("`"));
        r->cursor = at;
        r->cursor = find(r, str_of(cmark_node_get_literal(n)));
        r->cursor = find(r, STR("`"));
    } else {
        at = find_text(r, str_of(cmark_node_get_literal(n)));
    }
    bool html = strcmp(what, "HTML") == 0;
    if (!html || !r->html_told)
        diag_error(r->diag, place_at(r->source, at), "%s is not allowed in commentary; %s", what,
                   remedy);
    r->html_told |= html;
}

static void take_break(struct reading *r, struct chain *c)
{
    chain_new(r, c, MD_BREAK, r->cursor);
    next_line(r);
    r->before = ' ';
}

static struct md *take_inlines(struct reading *r, cmark_node *parent, bool in_link, int depth)
{
    struct chain c = {0};
    if (depth > MAX_DEPTH) {
        diag_error(r->diag, place_at(r->source, r->cursor),
                   "marks are nested more than %d deep; nest fewer", MAX_DEPTH);
        return NULL;
    }
    for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n)) {
        switch (cmark_node_get_type(n)) {
        case CMARK_NODE_TEXT:
            n = take_run(r, &c, n, in_link);
            break;
        case CMARK_NODE_SOFTBREAK:
            if (r->before && r->before != ' ')
                add_text(r, &c, STR(" "), r->cursor, 'x');
            next_line(r);
            break;
        case CMARK_NODE_LINEBREAK:
            take_break(r, &c);
            break;
        case CMARK_NODE_STRONG:
        case CMARK_NODE_EMPH:
            take_marked(r, &c, n, in_link, depth);
            break;
        case CMARK_NODE_LINK:
            take_link(r, &c, n, depth);
            break;
        default:
            refuse_inline(r, n);
        }
    }
    return c.first;
}

static void enter_block(struct reading *r, cmark_node *n)
{
    int last = cmark_node_get_end_line(n);
    r->cursor = node_offset(r, n);
    r->end = line_start(r, last > 0 ? (size_t)last : 0);
    if (r->end < r->cursor)
        r->end = r->bytes.n;
    r->before = 0;
    r->html_told = false;
}

/* Lettered lists: lines "a) ...", "b) ..." of paragraphs */

static bool starts_line(const struct reading *r, size_t at)
{
    while (at > 0 && (r->bytes.p[at - 1] == ' ' || r->bytes.p[at - 1] == '\t'))
        at--;
    return at == 0 || r->bytes.p[at - 1] == '\n' || r->bytes.p[at - 1] == '\r';
}

/* `first` says that m is the first inline of its paragraph, which may stand in a list item. */
static bool starts_letter(const struct reading *r, const struct md *m, char letter, bool first)
{
    return m && m->kind == MD_TEXT && m->text.n > 3 && m->text.p[0] == letter &&
           m->text.p[1] == ')' && m->text.p[2] == ' ' && (first || starts_line(r, m->at.offset));
}

static struct md *find_letter(const struct reading *r, struct md *inlines, char letter)
{
    for (struct md *m = inlines; m; m = m->next)
        if (starts_letter(r, m, letter, m == inlines))
            return m;
    return NULL;
}

/* Ends the chain before m, and takes off the blank that stood for the line's end there. */
static void cut_before(struct md **chain, const struct md *m)
{
    struct md **last = chain;
    for (; *chain && *chain != m; chain = &(*chain)->next)
        last = chain;
    *chain = NULL;
    if (!m || !*last || (*last)->kind != MD_TEXT || !str_ends((*last)->text, " "))
        return;
    (*last)->text.n--;
    if ((*last)->text.n == 0)
        *last = NULL;
}

static struct md *new_block(struct reading *r, enum md_kind kind, struct place at, struct md *first)
{
    struct chain c = {0};
    struct md *m = chain_new(r, &c, kind, at.offset);
    m->first = first;
    return m;
}

/* Appends the items that `inlines` (beginning with *letter) hold; *letter is then the next. */
static struct md **append_items(struct reading *r, struct md **end, struct md *inlines,
                                char *letter)
{
    while (inlines) {
        struct md *next = *letter < 'z' ? find_letter(r, inlines->next, (char)(*letter + 1)) : NULL;
        struct place at = inlines->at;
        cut_before(&inlines, next);
        inlines->text = str_sub(inlines->text, 3, inlines->text.n);
        inlines->at.offset += 3;
        struct md *para = new_block(r, MD_PARA, inlines->at, inlines);
        *end = new_block(r, MD_ITEM, at, para);
        end = &(*end)->next;
        inlines = next;
        ++*letter;
    }
    return end;
}

/* Makes a list of the lines of `para` from "a) " on, and of the paragraphs after it that go
 * on with the next letter.  Nothing is done for an "a)" without a "b)". */
static void gather_letters(struct reading *r, struct md *para)
{
    struct md *a = find_letter(r, para->first, 'a');
    bool goes_on =
        a && (find_letter(r, a->next, 'b') || (para->next && para->next->kind == MD_PARA &&
                                               starts_letter(r, para->next->first, 'b', true)));
    if (!goes_on)
        return;
    char letter = 'a';
    struct md *list = new_block(r, MD_LIST, a->at, NULL), **end = &list->first;
    list->list = MD_LETTER;
    list->start = 1;
    cut_before(&para->first, a);
    end = append_items(r, end, a, &letter);
    struct md *after = para->next;
    while (after && after->kind == MD_PARA && letter <= 'z' &&
           starts_letter(r, after->first, letter, true)) {
        end = append_items(r, end, after->first, &letter);
        after = after->next;
    }
    list->next = after;
    if (para->first)
        para->next = list;
    else
        *para = *list;
}

/* Blocks */

static void take_blocks(struct reading *r, struct chain *c, cmark_node *n, int depth);

static void take_items(struct reading *r, struct md *list, cmark_node *parent, int depth)
{
    struct chain items = {0};
    for (cmark_node *n = cmark_node_first_child(parent); n; n = cmark_node_next(n)) {
        struct md *item = chain_new(r, &items, MD_ITEM, node_offset(r, n));
        struct chain blocks = {0};
        for (cmark_node *b = cmark_node_first_child(n); b; b = cmark_node_next(b))
            take_blocks(r, &blocks, b, depth + 1);
        item->first = blocks.first;
        for (struct md *m = item->first; m; m = m->next)
            if (m->kind == MD_PARA)
                gather_letters(r, m);
    }
    list->first = items.first;
}

static void take_list(struct reading *r, struct chain *c, cmark_node *n, int depth)
{
    struct md *list = chain_new(r, c, MD_LIST, node_offset(r, n));
    bool numbered = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST;
    list->list = numbered ? MD_NUMBER : MD_BULLET;
    list->start = numbered ? cmark_node_get_list_start(n) : 1;
    if (depth >= MAX_DEPTH)
        diag_error(r->diag, list->at, "lists are nested more than %d deep; nest fewer", MAX_DEPTH);
    else
        take_items(r, list, n, depth);
}

static const char *block_words(cmark_node_type type)
{
    switch (type) {
    case CMARK_NODE_BLOCK_QUOTE:
        return "a quotation is not allowed in commentary; take the \">\" out";
    case CMARK_NODE_CODE_BLOCK:
        return "code is not allowed in commentary; begin the line at the left margin, without "
               "back quotes";
    case CMARK_NODE_HTML_BLOCK:
        return "HTML is not allowed in commentary; write the text without it";
    case CMARK_NODE_THEMATIC_BREAK:
        return "a rule is not allowed in commentary; take it out";
    default:
        return "this is not allowed in commentary; write paragraphs and lists";
    }
}

/* The block n of cmark put at the end of the chain. */
static void take_blocks(struct reading *r, struct chain *c, cmark_node *n, int depth)
{
    enum md_kind kind = MD_PARA;
    switch (cmark_node_get_type(n)) {
    case CMARK_NODE_LIST:
        take_list(r, c, n, depth);
        return;
    case CMARK_NODE_HEADING:
        kind = MD_HEADING;
        break;
    case CMARK_NODE_PARAGRAPH:
        break;
    default:
        diag_error(r->diag, place_at(r->source, node_offset(r, n)), "%s",
                   block_words(cmark_node_get_type(n)));
        return;
    }
    struct md *m = chain_new(r, c, kind, node_offset(r, n));
    enter_block(r, n);
    m->first = take_inlines(r, n, false, 0);
}

/* Texts */

static void close_iter(void *iter)
{
    cmark_iter_free(iter);
}

static void close_document(void *document)
{
    cmark_node_free(document);
}

static str heading_text(struct reading *r, cmark_node *heading)
{
    struct buf out = {.arena = r->arena};
    cmark_iter *iter = cmark_iter_new(heading);
    arena_own(r->arena, iter, close_iter);
    for (cmark_event_type e; (e = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        const char *literal = cmark_node_get_literal(cmark_iter_get_node(iter));
        if (e == CMARK_EVENT_ENTER && literal)
            buf_put(&out, str_of(literal));
    }
    return str_trim(buf_str(&out));
}

static void open_text(struct reading *r, cmark_node *heading)
{
    struct commentary item = {.key = heading_text(r, heading),
                              .at = place_at(r->source, node_offset(r, heading))};
    int line = cmark_node_get_start_line(heading);
    const struct meta *m = find_meta(r, line > 0 ? (size_t)line - 1 : 0);
    if (m) {
        item.date = m->date.value;
        item.date_at = m->date.at;
        item.post = m->post.value;
    }
    if (item.key.n == 0)
        diag_error(r->diag, item.at, "the heading is empty; write the key of the text, as ## key");
    vec_push(r->arena, &r->items, item);
}

static int heading_level(cmark_node *n)
{
    return cmark_node_get_type(n) == CMARK_NODE_HEADING ? cmark_node_get_heading_level(n) : 0;
}

/* The blocks from n up to the next heading that cuts; gives that heading. */
static cmark_node *take_body(struct reading *r, cmark_node *n)
{
    struct chain blocks = {0};
    for (; n && heading_level(n) != 1 && heading_level(n) != 2; n = cmark_node_next(n))
        take_blocks(r, &blocks, n, 0);
    for (struct md *m = blocks.first; m; m = m->next)
        if (m->kind == MD_PARA)
            gather_letters(r, m);
    r->items.items[r->items.n - 1].blocks = blocks.first;
    return n;
}

static cmark_node *skip_body(struct reading *r, cmark_node *n)
{
    if (n && heading_level(n) != 1 && heading_level(n) != 2)
        diag_error(r->diag, place_at(r->source, node_offset(r, n)),
                   "this text has no key; put it under a heading like ## key");
    while (n && heading_level(n) != 1 && heading_level(n) != 2)
        n = cmark_node_next(n);
    return n;
}

static void take_texts(struct reading *r, cmark_node *document)
{
    cmark_node *n = skip_body(r, cmark_node_first_child(document));
    while (n) {
        bool keyed = heading_level(n) == 2;
        if (keyed)
            open_text(r, n);
        n = cmark_node_next(n);
        n = keyed ? take_body(r, n) : skip_body(r, n);
    }
}

static int compare_keys(const void *a, const void *b)
{
    const struct commentary *const *x = a, *const *y = b;
    int order = str_compare((*x)->key, (*y)->key);
    return order ? order : (*x > *y) - (*x < *y);
}

static void check_keys(struct reading *r)
{
    size_t n = r->items.n;
    const struct commentary **sorted = arena_array(r->arena, const struct commentary *, n);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &r->items.items[i];
    if (n)
        qsort(sorted, n, sizeof *sorted, compare_keys);
    for (size_t i = 1, first = 0; i < n; i++) {
        if (!str_equal(sorted[i]->key, sorted[first]->key))
            first = i;
        else if (sorted[i]->key.n)
            diag_error(r->diag, sorted[i]->at,
                       "key \"%.*s\" is given twice, first on line %zu; "
                       "choose another",
                       STR_ARG(sorted[i]->key), place_line_column(sorted[first]->at).line);
    }
}

bool markdown_read(struct arena *a, struct diag *d, struct source *s, struct commentary_set *out)
{
    struct reading r = {.arena = a, .diag = d, .source = s, .bytes = s->bytes};
    size_t errors = diag_errors(d);
    if (s->bytes.n > MAX_BYTES)
        return diag_error(d, place_at(s, 0), "the file has %zu bytes; at most %zu are read",
                          s->bytes.n, MAX_BYTES);
    find_lines(&r);
    str copy = str_copy(a, s->bytes);
    take_metas(&r, (char *)(uintptr_t)copy.p);
    cmark_node *document = cmark_parse_document(copy.p, copy.n, CMARK_OPT_DEFAULT);
    arena_own(a, document, close_document);
    take_texts(&r, document);
    check_keys(&r);
    *out = (struct commentary_set){r.items.items, r.items.n};
    return diag_errors(d) == errors;
}

const struct commentary *commentary_find(const struct commentary_set *set, str key)
{
    for (size_t i = 0; i < set->n; i++)
        if (str_equal(set->items[i].key, key))
            return &set->items[i];
    return NULL;
}
