/* print_document.c - the tree of blocks as indented text */
#include "merge.h"

struct printing {
    struct buf *out;
    const struct figures *figures;
    unsigned depth;
};

static void print_blocks(struct printing p, const struct blocks *list);

static void indent(struct printing p)
{
    for (unsigned i = 0; i < p.depth; i++)
        buf_put(p.out, STR("  "));
}

static struct printing inside(struct printing p)
{
    p.depth++;
    return p;
}

static void end_line(struct printing p)
{
    buf_char(p.out, '\n');
}

static void print_text(struct printing p, str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\n')
            buf_put(p.out, STR("\\n"));
        else
            buf_char(p.out, s.p[i]);
}

static void print_named(struct printing p, const char *name, str value)
{
    if (!value.n)
        return;
    buf_print(p.out, " %s=\"", name);
    print_text(p, value);
    buf_char(p.out, '"');
}

/* --- text ---------------------------------------------------------------- */

/* "plain *strong* _emphasis_ ^2^ ~2~ [words](address) NHS{National Health Service}" */
static void print_stretch(struct printing p, const struct rich *r)
{
    const char *rise = r->rise > 0 ? "^" : r->rise < 0 ? "~" : "";
    buf_print(p.out, "%s%s%s%s", r->link ? "[" : "", r->strong ? "*" : "", r->emphasis ? "_" : "",
              rise);
    print_text(p, r->text);
    buf_print(p.out, "%s%s%s", rise, r->emphasis ? "_" : "", r->strong ? "*" : "");
    if (r->link)
        buf_print(p.out, "](%s" STR_FMT ")", r->link->anchor.n ? "#" : "",
                  STR_ARG(r->link->anchor.n ? r->link->anchor : r->link->uri));
    if (r->expansion.n)
        buf_print(p.out, "{" STR_FMT "}", STR_ARG(r->expansion));
}

static void print_rich(struct printing p, const struct rich_text *t)
{
    for (size_t i = 0; i < t->n; i++)
        print_stretch(p, &t->items[i]);
}

static void print_list(struct printing p, const struct list *l)
{
    static const char *const kinds[] = {"bullet", "number", "letter"};
    buf_print(p.out, " %s", kinds[l->kind]);
    if (l->columns > 1)
        buf_print(p.out, " columns=%u", l->columns);
    if (l->start > 1)
        buf_print(p.out, " start=%d", l->start);
    end_line(p);
    for (size_t i = 0; i < l->n; i++) {
        indent(p);
        buf_put(p.out, STR("- "));
        print_rich(p, &l->items[i].text);
        end_line(p);
        print_blocks(inside(p), &l->items[i].more);
    }
}

static void print_columns(struct printing p, const struct columns *c)
{
    end_line(p);
    for (size_t i = 0; i < c->n; i++) {
        indent(p);
        buf_put(p.out, STR("column\n"));
        print_blocks(inside(p), &c->columns[i]);
    }
}

/* --- tables -------------------------------------------------------------- */

static void print_cell(struct printing p, const struct cell *c)
{
    static const char *const kinds[] = {"empty", "head", "row-head", "number",
                                        "words", "text", "rating"};
    buf_print(p.out, "%u %s", c->column + 1, kinds[c->kind]);
    if (c->row_span > 1 || c->column_span > 1)
        buf_print(p.out, " %ux%u", c->row_span, c->column_span);
    buf_put(p.out, c->known ? STR(" known: ") : STR(": "));
    if (c->kind == CELL_NUMBER)
        buf_print(p.out, STR_FMT STR_FMT, STR_ARG(c->digits), STR_ARG(c->suffix));
    else if (c->kind == CELL_RATING)
        buf_put(p.out, c->rating->letter);
    else
        print_rich(p, &c->text);
    end_line(p);
}

static void print_row(struct printing p, const struct table *t, size_t row)
{
    indent(p);
    buf_print(p.out, "%s%s%s\n", row < t->head_rows ? "head" : "row",
              t->rows[row].break_before ? " break-before" : "",
              t->rows[row].keep_with_next ? " keep-with-next" : "");
}

static void print_table(struct printing p, const struct table *t)
{
    size_t row = 0;
    print_named(p, "caption", t->caption);
    print_named(p, "summary", t->summary);
    end_line(p);
    for (size_t i = 0; i < t->n_cells || row < t->n_rows;) {
        if (row < t->n_rows && (i == t->n_cells || t->cells[i].row >= row)) {
            print_row(p, t, row++);
            continue;
        }
        if (t->cells[i].kind != CELL_EMPTY) {
            indent(inside(p));
            print_cell(p, &t->cells[i]);
        }
        i++;
    }
}

/* --- charts -------------------------------------------------------------- */

static void print_series(struct printing p, const struct chart_data *c, size_t i)
{
    indent(p);
    buf_put(p.out, STR("series \""));
    print_text(p, c->series[i].title);
    buf_put(p.out, STR("\":"));
    for (size_t k = 0; k < c->n_categories; k++) {
        const struct chart_value *v = &c->series[i].values[k];
        buf_put(p.out, k ? STR(" | ") : STR(" "));
        buf_put(p.out, v->present ? v->label : STR("-"));
    }
    end_line(p);
}

static void print_categories(struct printing p, const struct chart_data *c)
{
    indent(p);
    buf_put(p.out, STR("categories:"));
    for (size_t k = 0; k < c->n_categories; k++) {
        const struct chart_category *g = &c->categories[k];
        buf_put(p.out, k ? STR(" | ") : STR(" "));
        if (c->n_groups)
            buf_print(p.out, STR_FMT " / ", STR_ARG(c->groups[g->group].label));
        buf_print(p.out, STR_FMT "%s", STR_ARG(g->label), g->total ? " (total)" : "");
    }
    end_line(p);
}

static void print_chart_body(struct printing p, const struct chart_data *c)
{
    static const char *const kinds[] = {"auto", "column", "line", "bar"};
    buf_print(p.out, " %s", kinds[c->kind]);
    print_named(p, "title", c->title);
    print_named(p, "alt", c->alt);
    end_line(p);
    print_categories(p, c);
    for (size_t i = 0; i < c->n_series; i++)
        print_series(p, c, i);
    for (size_t i = 0; i < c->n_targets; i++) {
        const struct chart_target *t = &c->targets[i];
        indent(p);
        buf_print(p.out, "target " STR_FMT ": " STR_FMT " over %zu to %zu\n", STR_ARG(t->words),
                  STR_ARG(t->figure), t->first + 1, t->last + 1);
    }
}

static void print_box(struct printing p, const struct box *b)
{
    print_named(p, "title", b->title);
    print_named(p, "post", b->post);
    print_named(p, "date", b->date);
    end_line(p);
    for (size_t i = 0; i < b->n_charts; i++) {
        indent(p);
        buf_put(p.out, STR("chart"));
        print_chart_body(inside(p), b->charts[i]);
    }
    print_blocks(p, &b->text);
}

/* --- drawings and lists -------------------------------------------------- */

static void print_counts(struct printing p, const size_t *counts)
{
    for (size_t r = 0; counts && r < p.figures->n_ratings; r++)
        buf_print(p.out, " " STR_FMT " %zu", STR_ARG(p.figures->ratings[r].letter), counts[r]);
}

static void print_donuts(struct printing p, const struct donut *items, size_t n)
{
    end_line(p);
    for (size_t i = 0; i < n; i++) {
        indent(p);
        print_text(p, items[i].title);
        buf_put(p.out, STR(":"));
        print_counts(p, items[i].counts);
        buf_print(p.out, " of %zu\n", items[i].total);
    }
}

static void print_thousandths(struct printing p, double share)
{
    int64_t whole = (int64_t)(share * 1000 + 0.5);
    buf_int(p.out, whole / 1000);
    if (whole % 1000)
        buf_print(p.out, ".%03d", (int)(whole % 1000));
}

static void print_pyramid(struct printing p, const struct pyramid *y)
{
    print_named(p, "title", y->title);
    print_named(p, "alt", y->alt);
    end_line(p);
    for (size_t i = 0; i < y->n; i++) {
        indent(p);
        print_thousandths(p, y->bands[i].share);
        buf_print(p.out, "%% " STR_FMT ": ", STR_ARG(y->bands[i].style));
        print_rich(p, &y->bands[i].label);
        end_line(p);
    }
}

static void print_links(struct printing p, const struct links *l)
{
    end_line(p);
    for (size_t i = 0; i < l->n; i++) {
        const struct link_line *line = &l->items[i];
        indent(p);
        buf_print(p.out, STR_FMT "%s[" STR_FMT "](%s" STR_FMT ")\n", STR_ARG(line->label),
                  line->label.n ? " " : "", STR_ARG(line->text), line->to->anchor.n ? "#" : "",
                  STR_ARG(line->to->anchor.n ? line->to->anchor : line->to->uri));
    }
}

static void print_entry(struct printing p, const struct contents_entry *e)
{
    indent(p);
    print_text(p, e->text);
    buf_print(p.out, " (#" STR_FMT ")", STR_ARG(e->anchor));
    print_counts(p, e->counts);
    end_line(p);
    for (size_t i = 0; i < e->n_subs; i++)
        print_entry(inside(p), &e->subs[i]);
}

static void print_contents(struct printing p, const struct contents *c)
{
    end_line(p);
    for (size_t i = 0; i < c->n; i++)
        print_entry(p, &c->items[i]);
}

/* --- blocks -------------------------------------------------------------- */

static void print_section(struct printing p, const struct section *s)
{
    print_named(p, "title", s->title);
    print_named(p, "strapline", s->strapline);
    print_named(p, "master", s->master);
    buf_print(p.out, "%s\n", s->heading ? "" : " no-heading");
    print_blocks(p, &s->content);
}

static const char *block_name(enum block_kind kind)
{
    static const char *const names[] = {"section",     "para",  "heading",  "list",      "columns",
                                        "table",       "box",   "chart",    "donuts",    "pyramid",
                                        "rating-rows", "links", "contents", "page-break"};
    return names[kind];
}

static void print_para(struct printing p, const struct rich_text *t)
{
    buf_put(p.out, STR(": "));
    print_rich(p, t);
    end_line(p);
}

static void print_body(struct printing p, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_SECTION:
        print_section(p, &b->as.section);
        return;
    case BLOCK_PARA:
    case BLOCK_HEADING:
        print_para(p, &b->as.para);
        return;
    case BLOCK_LIST:
        print_list(p, &b->as.list);
        return;
    case BLOCK_COLUMNS:
        print_columns(p, &b->as.columns);
        return;
    case BLOCK_TABLE:
        print_table(p, &b->as.table);
        return;
    case BLOCK_BOX:
        print_box(p, &b->as.box);
        return;
    case BLOCK_CHART:
        print_chart_body(p, b->as.chart);
        return;
    case BLOCK_DONUTS:
        print_donuts(p, b->as.donuts.items, b->as.donuts.n);
        return;
    case BLOCK_PYRAMID:
        print_pyramid(p, &b->as.pyramid);
        return;
    case BLOCK_RATING_ROWS:
        print_named(p, "note", b->as.rating_rows.note);
        print_donuts(p, b->as.rating_rows.items, b->as.rating_rows.n);
        return;
    case BLOCK_LINKS:
        print_links(p, &b->as.links);
        return;
    case BLOCK_CONTENTS:
        print_contents(p, &b->as.contents);
        return;
    case BLOCK_PAGE_BREAK:
        end_line(p);
        return;
    }
}

static void print_blocks(struct printing p, const struct blocks *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct block *b = list->items[i];
        indent(p);
        buf_print(p.out, "%s%s" STR_FMT "%s" STR_FMT "%s", block_name(b->kind),
                  b->style.n ? " " : "", STR_ARG(b->style), b->anchor.n ? " #" : "",
                  STR_ARG(b->anchor), b->page_start ? " new-page" : "");
        print_body(inside(p), b);
    }
}

void document_print(struct buf *out, const struct document *doc)
{
    struct printing p = {out, doc->figures, 0};
    buf_put(out, STR("document"));
    print_named(p, "title", doc->title);
    print_named(p, "subtitle", doc->subtitle);
    print_named(p, "organisation", doc->organisation);
    print_named(p, "produced-by", doc->produced_by);
    print_named(p, "description", doc->description);
    print_named(p, "keywords", doc->keywords);
    print_named(p, "lang", doc->lang);
    print_named(p, "published", doc->published);
    end_line(p);
    print_blocks(inside(p), &doc->blocks);
}
