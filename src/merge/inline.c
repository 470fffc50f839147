/* inline.c - stretches of text, links and abbreviations */
#include "inline.h"
#include "typography.h"
#include "vec.h"

struct writer {
    struct merging *m;
    VEC(struct rich) items;
    struct rich look; /* of what is written now */
    struct buf text;  /* of the stretch under way */
    uint32_t before;  /* the character written last; 0 at the start of a line */
};

static struct writer writer_start(struct merging *m)
{
    return (struct writer){.m = m, .text = {.arena = m->arena}};
}

static void close_stretch(struct writer *w)
{
    if (!w->text.n)
        return;
    struct rich r = w->look;
    r.text = buf_str(&w->text);
    vec_push(w->m->arena, &w->items, r);
    w->text = (struct buf){.arena = w->m->arena};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* One space for a run of blanks, none where a line starts or a space stands already. */
static str collapse_blanks(struct writer *w, str typed)
{
    struct buf out = {.arena = w->m->arena};
    bool spaced = !w->before || w->before == ' ';
    for (size_t i = 0; i < typed.n; i++) {
        bool blank = is_blank(typed.p[i]);
        if (!blank || !spaced)
            buf_char(&out, blank ? ' ' : typed.p[i]);
        spaced = blank;
    }
    return buf_str(&out);
}

static void note_place(struct writer *w, struct place at)
{
    if (!w->text.n)
        w->look.at = at;
}

static void put_typed(struct writer *w, str typed, struct place at)
{
    note_place(w, at);
    typography_put(&w->text, collapse_blanks(w, typed), &w->before, 0);
}

/* Text that needs no typography: figures, and Markdown, whose reader has done it. */
static void put_final(struct writer *w, str s, struct place at)
{
    note_place(w, at);
    str words = collapse_blanks(w, s);
    buf_put(&w->text, words);
    for (size_t i = 0; i < words.n;)
        w->before = utf8_next(words, &i);
}

static void trim_end(struct writer *w)
{
    if (w->before != ' ')
        return;
    if (w->text.n) {
        w->text.n--;
        return;
    }
    struct rich *last = w->items.n ? &w->items.items[w->items.n - 1] : NULL;
    if (last && last->text.n && --last->text.n == 0)
        w->items.n--;
}

static void put_break(struct writer *w)
{
    trim_end(w);
    buf_char(&w->text, '\n');
    w->before = 0;
}

static str words_since(struct writer *w, size_t first)
{
    struct rich_text t = {w->items.items + first, w->items.n - first};
    return str_trim(inline_plain(w->m, &t));
}

str inline_plain(struct merging *m, const struct rich_text *t)
{
    struct buf out = {.arena = m->arena};
    for (size_t i = 0; i < t->n; i++)
        buf_put(&out, t->items[i].text);
    return buf_str(&out);
}

struct link_target *inline_target(struct merging *m, str to, str contents)
{
    struct link_target *t = arena_new(m->arena, struct link_target);
    t->contents = contents;
    if (str_starts(to, "#"))
        t->anchor = str_sub(to, 1, to.n);
    else
        t->uri = to;
    return t;
}

/* --- abbreviations ------------------------------------------------------- */

static void put_abbreviation(struct merging *m, const struct csv *glossary, size_t row,
                             const size_t column[2])
{
    const struct csv_cell *cells = glossary->rows[row].cells;
    str text = merging_words(m, cells[column[0]].text),
        term = merging_words(m, cells[column[1]].text);
    if (text.n && term.n)
        m->abbreviations[m->n_abbreviations++] = (struct abbreviation){text, term, 0, NULL};
}

static bool is_word_character(str s, size_t i)
{
    char c = i < s.n ? s.p[i] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The chain of those that can stand at `from`: an abbreviation that stands there as a whole word
 * shares the letters and digits up to the first other character, which may be none. */
static struct abbreviation **chain_at(const struct merging *m, str s, size_t from)
{
    size_t end = from;
    while (is_word_character(s, end))
        end++;
    return &m->by_word[str_hash(str_sub(s, from, end)) & (m->n_by_word - 1)];
}

/* From the last to the first, so that each chain keeps the order of the glossary. */
static void index_abbreviations(struct merging *m)
{
    for (m->n_by_word = 1; m->n_by_word < m->n_abbreviations;)
        m->n_by_word *= 2;
    m->by_word = arena_array(m->arena, struct abbreviation *, m->n_by_word);
    for (size_t i = m->n_abbreviations; i-- > 0;) {
        struct abbreviation *b = &m->abbreviations[i];
        struct abbreviation **chain = chain_at(m, b->text, 0);
        b->next = *chain;
        *chain = b;
    }
}

void abbreviations_read(struct merging *m)
{
    const struct definition *def = m->job->definition;
    const struct node *data = node_child(def->root, "data");
    const struct node *asked = data ? node_child(data, "glossary") : NULL;
    const struct csv *c = asked ? merging_sheet(m, "glossary", STR(""), asked->at) : NULL;
    size_t column[2];
    if (!c || !csv_need(m->diag, c, "abbreviation", &column[0]) ||
        !csv_need(m->diag, c, "term", &column[1]))
        return;
    m->abbreviations = arena_array(m->arena, struct abbreviation, c->n_rows + 1);
    for (size_t row = 0; row < c->n_rows; row++)
        put_abbreviation(m, c, row, column);
    index_abbreviations(m);
}

void abbreviations_forget(struct merging *m)
{
    m->section++;
}

/* The longest abbreviation that stands as a whole word at `from`, or NULL. */
static struct abbreviation *abbreviation_at(struct merging *m, str s, size_t from)
{
    struct abbreviation *found = NULL;
    for (struct abbreviation *b = m->n_by_word ? *chain_at(m, s, from) : NULL; b; b = b->next) {
        size_t end = from + b->text.n;
        if (end <= s.n && memcmp(s.p + from, b->text.p, b->text.n) == 0 &&
            !is_word_character(s, end) && (!found || b->text.n > found->text.n))
            found = b;
    }
    return found;
}

static void put_part(struct writer *w, const struct rich *whole, size_t from, size_t to,
                     str expansion)
{
    if (from == to)
        return;
    struct rich part = *whole;
    part.text = str_sub(whole->text, from, to);
    part.expansion = expansion;
    vec_push(w->m->arena, &w->items, part);
}

/* Links stay whole: their words are the link's name. */
static void explain_stretch(struct writer *w, const struct rich *r)
{
    size_t done = 0;
    for (size_t i = 0; i < r->text.n && !r->link && !r->expansion.n; i++) {
        if (i && is_word_character(r->text, i - 1))
            continue;
        struct abbreviation *b = abbreviation_at(w->m, r->text, i);
        if (!b)
            continue;
        size_t end = i + b->text.n;
        if (b->explained_in != w->m->section) {
            put_part(w, r, done, i, (str){0});
            put_part(w, r, i, end, b->term);
            b->explained_in = w->m->section;
            done = end;
        }
        i = end - 1;
    }
    put_part(w, r, done, r->text.n, r->expansion);
}

static struct rich_text explain_abbreviations(struct writer *w)
{
    struct writer out = writer_start(w->m);
    for (size_t i = 0; i < w->items.n; i++)
        explain_stretch(&out, &w->items.items[i]);
    return (struct rich_text){out.items.items, out.items.n};
}

static struct rich_text writer_finish(struct writer *w)
{
    trim_end(w);
    close_stretch(w);
    return explain_abbreviations(w);
}

/* --- inlines of the definition ------------------------------------------- */

static void put_children(struct writer *w, const struct node *parent);

static void put_figure(struct writer *w, const struct node *n)
{
    struct merging *m = w->m;
    str id = node_text(n, "indicator"), period = node_text(n, "period");
    const struct indicator *i = merging_indicator(m, id, node_place(n, "indicator"));
    size_t measure;
    struct period p = m->job->figures->period;
    if (!i || !merging_measure(m, n, &measure))
        return;
    if (period.n && !period_parse(period, &p)) {
        diag_error(m->diag, node_place(n, "period"),
                   "\"" STR_FMT "\" is not a period; write it "
                   "like 2023-24 Q3, 2023-24 YTD or 2023-24",
                   STR_ARG(period));
        return;
    }
    const struct figure *f = figure_find(m->job->figures, i, p, measure);
    str text = f ? figure_in_text(m->arena, f, &m->words) : (str){0};
    if (text.n)
        put_final(w, text, n->at);
    else
        diag_error(m->diag, n->at,
                   "\"" STR_FMT "\" has no " STR_FMT " for " STR_FMT
                   "; give it in the figures or name another",
                   STR_ARG(id), STR_ARG(measure_name(m->job->figures, measure)),
                   STR_ARG(period_print(m->arena, p, PERIOD_DATA)));
}

static void put_count(struct writer *w, const struct node *n)
{
    struct merging *m = w->m;
    const struct figures *f = m->job->figures;
    str theme_id = node_text(n, "theme"), rating_id = node_text(n, "rating");
    const struct theme *theme =
        theme_id.n ? merging_theme(m, theme_id, node_place(n, "theme")) : NULL;
    const struct rating *rating = rating_id.n ? rating_find(f, rating_id) : NULL;
    if (theme_id.n && !theme)
        return;
    if (rating_id.n && !rating) {
        diag_error(m->diag, node_place(n, "rating"),
                   "there is no rating \"" STR_FMT "\"; <ratings> names them all",
                   STR_ARG(rating_id));
        return;
    }
    size_t *counts = arena_array(m->arena, size_t, f->n_ratings + 1);
    size_t whole = headline_counts(f, theme, counts), part = rating ? counts[rating->index] : whole;
    if (node_choice_is(n, "form", "percent"))
        put_final(w, str_print(m->arena, "%d%%", headline_percent(part, whole)), n->at);
    else
        put_final(w, str_print(m->arena, "%zu", part), n->at);
}

static void put_period(struct writer *w, const struct node *n)
{
    enum period_style style = node_choice_is(n, "form", "short")    ? PERIOD_SHORT
                              : node_choice_is(n, "form", "months") ? PERIOD_MONTHS
                                                                    : PERIOD_LONG;
    put_final(w, period_print(w->m->arena, w->m->job->figures->period, style), n->at);
}

static void put_link(struct writer *w, const struct node *n)
{
    size_t first = w->items.n;
    struct link_target *t = inline_target(w->m, node_text(n, "to"), (str){0});
    w->look.link = t;
    put_children(w, n);
    close_stretch(w);
    t->contents = words_since(w, first);
}

/* Text of the same look as that around it. */
static bool put_value(struct writer *w, const struct node *n)
{
    if (node_is(n, "figure"))
        put_figure(w, n);
    else if (node_is(n, "count"))
        put_count(w, n);
    else if (node_is(n, "period"))
        put_period(w, n);
    else if (node_is(n, "br"))
        put_break(w);
    else
        return false;
    return true;
}

static void put_element(struct writer *w, const struct node *n)
{
    struct rich outer = w->look;
    if (put_value(w, n))
        return;
    close_stretch(w);
    w->look.strong |= node_is(n, "b");
    w->look.emphasis |= node_is(n, "i");
    w->look.rise = node_is(n, "sup") ? 1 : node_is(n, "sub") ? -1 : w->look.rise;
    if (node_is(n, "abbr"))
        w->look.expansion = merging_words(w->m, node_text(n, "expansion"));
    if (node_is(n, "a"))
        put_link(w, n);
    else
        put_children(w, n);
    close_stretch(w);
    w->look = outer;
}

static void put_children(struct writer *w, const struct node *parent)
{
    for (const struct node *n = parent->first; n; n = n->next)
        if (!n->kind)
            put_typed(w, n->text, n->at);
        else if (!node_is(n, "list"))
            put_element(w, n);
}

struct rich_text inline_from_node(struct merging *m, const struct node *parent)
{
    struct writer w = writer_start(m);
    put_children(&w, parent);
    return writer_finish(&w);
}

/* --- inlines of Markdown ------------------------------------------------- */

static void put_markdown(struct writer *w, const struct md *first);

static void put_markdown_inline(struct writer *w, const struct md *d)
{
    struct rich outer = w->look;
    size_t first = w->items.n + (w->text.n > 0);
    close_stretch(w);
    w->look.strong |= d->kind == MD_STRONG;
    w->look.emphasis |= d->kind == MD_EMPHASIS;
    struct link_target *t = d->kind == MD_LINK ? inline_target(w->m, d->text, (str){0}) : NULL;
    if (t)
        w->look.link = t;
    put_markdown(w, d->first);
    close_stretch(w);
    if (t)
        t->contents = words_since(w, first);
    w->look = outer;
}

static void put_markdown(struct writer *w, const struct md *first)
{
    for (const struct md *d = first; d; d = d->next)
        if (d->kind == MD_TEXT)
            put_final(w, d->text, d->at);
        else if (d->kind == MD_BREAK)
            put_break(w);
        else
            put_markdown_inline(w, d);
}

struct rich_text inline_from_markdown(struct merging *m, const struct md *first)
{
    struct writer w = writer_start(m);
    put_markdown(&w, first);
    return writer_finish(&w);
}

/* --- plain words --------------------------------------------------------- */

struct rich_text inline_from_words(struct merging *m, str words, struct place at)
{
    if (!words.n)
        return (struct rich_text){0};
    struct rich *r = arena_new(m->arena, struct rich);
    *r = (struct rich){.text = words, .at = at};
    return (struct rich_text){r, 1};
}

struct rich_text inline_from_link(struct merging *m, str words, str to, struct place at)
{
    struct rich_text t = inline_from_words(m, words, at);
    if (t.n)
        t.items->link = inline_target(m, to, words);
    return t;
}
