/* boxes.c - commentary, boxes, charts and drawings */
#include "boxes.h"

struct block *block_new(struct merging *m, enum block_kind kind, str style, struct place at)
{
    if (style.n && !merging_look(m, "blocks", "block", style, at))
        return NULL;
    struct block *b = arena_new(m->arena, struct block);
    b->kind = kind;
    b->style = style;
    b->at = at;
    return b;
}

struct blocks blocks_of(const block_list *list)
{
    return (struct blocks){list->items, list->n};
}

/* --- commentary ---------------------------------------------------------- */

static bool append_markdown(struct merging *m, const struct md *d, block_list *out);

static bool append_text(struct merging *m, const struct md *d, block_list *out)
{
    bool head = d->kind == MD_HEADING;
    struct block *b = block_new(m, head ? BLOCK_HEADING : BLOCK_PARA,
                                head ? STR("commentary-head") : STR("commentary"), d->at);
    if (!b)
        return false;
    b->as.para = inline_from_markdown(m, d->first);
    vec_push(m->arena, out, b);
    return true;
}

/* The first paragraph is the item's text; what follows it stands below. */
static bool read_item(struct merging *m, const struct md *d, struct list_item *item)
{
    const struct md *first = d->first;
    block_list more = {0};
    bool good = true;
    if (first && first->kind == MD_PARA) {
        item->text = inline_from_markdown(m, first->first);
        first = first->next;
    }
    for (; first; first = first->next)
        good &= append_markdown(m, first, &more);
    item->more = blocks_of(&more);
    return good;
}

static enum list_kind list_kind_of(enum md_list kind)
{
    switch (kind) {
    case MD_NUMBER:
        return LIST_NUMBER;
    case MD_LETTER:
        return LIST_LETTER;
    case MD_BULLET:
        break;
    }
    return LIST_BULLET;
}

static bool append_list(struct merging *m, const struct md *d, block_list *out)
{
    VEC(struct list_item) items = {0};
    bool good = true;
    struct block *b = block_new(m, BLOCK_LIST, STR("commentary-list"), d->at);
    if (!b)
        return false;
    for (const struct md *i = d->first; i; i = i->next) {
        struct list_item item = {0};
        good &= read_item(m, i, &item);
        vec_push(m->arena, &items, item);
    }
    b->as.list = (struct list){list_kind_of(d->list), d->start, 1, items.items, items.n};
    vec_push(m->arena, out, b);
    return good;
}

static bool append_markdown(struct merging *m, const struct md *d, block_list *out)
{
    return d->kind == MD_LIST ? append_list(m, d, out) : append_text(m, d, out);
}

static const struct commentary *find_text(struct merging *m, const struct node *n)
{
    str key = node_text(n, "text");
    const struct commentary *c =
        m->job->commentary ? commentary_find(m->job->commentary, key) : NULL;
    if (!c)
        diag_error(m->diag, node_place(n, "text"),
                   "there is no text \"" STR_FMT "\" in the commentary; "
                   "write it under a heading ## " STR_FMT,
                   STR_ARG(key), STR_ARG(key));
    return c;
}

static bool append_texts(struct merging *m, const struct commentary *c, block_list *out)
{
    bool good = true;
    for (const struct md *d = c->blocks; d; d = d->next)
        good &= append_markdown(m, d, out);
    return good;
}

bool commentary_append(struct merging *m, const struct node *n, block_list *out)
{
    const struct commentary *c = find_text(m, n);
    return c && append_texts(m, c, out);
}

/* --- charts -------------------------------------------------------------- */

static enum chart_kind chart_kind_of(const struct node *n)
{
    if (node_choice_is(n, "kind", "column"))
        return CHART_COLUMN;
    if (node_choice_is(n, "kind", "line"))
        return CHART_LINE;
    return node_choice_is(n, "kind", "bar") ? CHART_BAR : CHART_AUTO;
}

static void refuse_empty_chart(const struct series_job *j, const struct node *n)
{
    struct merging *m = j->m;
    struct buf ids = {.arena = m->arena};
    for (size_t i = 0; i < j->indicators.n; i++)
        buf_print(&ids, "%s\"" STR_FMT "\"", i ? ", " : "", STR_ARG(j->indicators.items[i]->id));
    diag_error(
        m->diag, n->at,
        "this chart has no figures to draw: of " STR_FMT " it looked for " STR_FMT
        " of the quarters and year to date of " STR_FMT ", of that year and the three before, "
        "then of any period up to the report's; give figures, name other indicators, or "
        "leave it out",
        STR_ARG(buf_str(&ids)), STR_ARG(measure_name(m->job->figures, j->measure)),
        STR_ARG(period_print(m->arena, period_year_of(m->job->figures->period, 0), PERIOD_LABEL)));
}

struct chart_data *chart_from_node(struct merging *m, const struct node *n)
{
    struct series_job j = {.m = m,
                           .indicators = indicators_named(m, n, false),
                           .targets = !node_choice_is(n, "targets", "none")};
    if (!j.indicators.n || !merging_measure(m, n, &j.measure))
        return NULL;
    struct chart_data *c = series_chart(&j);
    if (!j.n_with_values) {
        refuse_empty_chart(&j, n);
        return NULL;
    }
    str title = node_text(n, "title");
    c->kind = chart_kind_of(n);
    c->title = title.n ? merging_filled(m, title) : c->series[0].title;
    if (c->n_series == 1)
        c->series[0].title = c->title;
    c->alt = merging_words(m, node_text(n, "alt"));
    c->at = n->at;
    return c;
}

typedef VEC(struct chart_data *) chart_list;

static bool add_typed_charts(struct merging *m, const struct node *n, chart_list *charts)
{
    bool good = true;
    for (const struct node *k = node_child(n, "chart"); k; k = node_next(k, "chart")) {
        struct chart_data *c = chart_from_node(m, k);
        good &= c != NULL;
        if (c)
            vec_push(m->arena, charts, c);
    }
    return good;
}

static void add_own_charts(struct merging *m, const struct node *n, chart_list *charts)
{
    struct indicator_list all = indicators_named(m, n, true);
    for (size_t i = 0; i < all.n; i++) {
        struct series_job j = {
            .m = m, .indicators = {&all.items[i], 1}, .measure = MEASURE_VALUE, .targets = true};
        struct chart_data *c = series_chart(&j);
        c->title = c->series[0].title;
        c->at = n->at;
        if (j.n_with_values >= SERIES_LEAST_CATEGORIES)
            vec_push(m->arena, charts, c);
    }
}

/* --- boxes --------------------------------------------------------------- */

static str box_title(struct merging *m, const struct node *n)
{
    str title = node_text(n, "title");
    const struct node_value *ids = node_value(n, "indicators");
    const struct indicator *first =
        !title.n && ids->n ? indicator_find(m->job->figures, ids->ids[0]) : NULL;
    return first ? merging_title(m, first) : merging_filled(m, title);
}

static bool box_text(struct merging *m, const struct node *n, struct box *out)
{
    block_list text = {0};
    const struct commentary *c = node_text(n, "text").n ? find_text(m, n) : NULL;
    if (!c)
        return !node_text(n, "text").n;
    out->post = merging_words(m, c->post);
    out->date = merging_words(m, c->date);
    bool good = append_texts(m, c, &text);
    out->text = blocks_of(&text);
    return good;
}

bool box_from_node(struct merging *m, const struct node *n, struct box *out)
{
    chart_list charts = {0};
    bool good = true;
    if (node_child(n, "chart"))
        good = add_typed_charts(m, n, &charts);
    else if (!node_choice_is(n, "charts", "none"))
        add_own_charts(m, n, &charts);
    out->title = box_title(m, n);
    out->charts = charts.items;
    out->n_charts = charts.n;
    if (charts.n)
        good &= merging_drawing(m, "chart", n->at);
    return box_text(m, n, out) && good;
}

/* --- drawings ------------------------------------------------------------ */

typedef VEC(struct donut) donut_list;

/* The number of ratings counted. */
static size_t add_donut(struct merging *m, donut_list *list, const struct theme *t, bool empty_too)
{
    const struct figures *f = m->job->figures;
    struct donut d = {.title = merging_words(m, t->title),
                      .counts = arena_array(m->arena, size_t, f->n_ratings + 1)};
    d.total = headline_counts(f, t, d.counts);
    if (d.total || empty_too)
        vec_push(m->arena, list, d);
    return d.total;
}

bool ratings_by_theme(struct merging *m, const struct node *n, struct donuts *out)
{
    const struct figures *f = m->job->figures;
    const struct node_value *ids = node_value(n, "themes");
    donut_list list = {0};
    size_t total = 0;
    for (size_t i = 0; i < ids->n; i++) {
        const struct theme *t = merging_theme(m, ids->ids[i], node_id_place(ids, i));
        total += t ? add_donut(m, &list, t, true) : 0;
    }
    for (size_t i = 0; i < f->n_themes && !ids->n; i++)
        total += add_donut(m, &list, &f->themes[i], false);
    *out = (struct donuts){list.items, list.n};
    if (total)
        merging_all_symbols(m);
    return total ||
           diag_error(m->diag, n->at,
                      "no indicator of a theme has a rating to count; give figures of the measure "
                      "rating, or take %s out",
                      n->kind->name);
}

void pyramid_from_node(struct merging *m, const struct node *n, struct pyramid *out)
{
    VEC(struct band) bands = {0};
    for (const struct node *k = node_child(n, "band"); k; k = node_next(k, "band"))
        vec_push(m->arena, &bands,
                 (struct band){(double)node_number(k, "value") / 1000, node_text(k, "style"),
                               inline_from_node(m, k)});
    *out = (struct pyramid){merging_filled(m, node_text(n, "title")),
                            merging_words(m, node_text(n, "alt")), bands.items, bands.n};
}

void links_from_node(struct merging *m, const struct node *n, struct links *out)
{
    VEC(struct link_line) lines = {0};
    for (const struct node *k = node_child(n, "link"); k; k = node_next(k, "link")) {
        str text = merging_words(m, node_text(k, "text"));
        vec_push(m->arena, &lines,
                 (struct link_line){.label = merging_words(m, node_text(k, "label")),
                                    .text = text,
                                    .to = inline_target(m, node_text(k, "to"), text)});
    }
    *out = (struct links){lines.items, lines.n};
}
