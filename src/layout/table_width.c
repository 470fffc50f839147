/* table_width.c - where the columns of a table stand: from the layout, or from what they hold */
#include "arena.h"
#include "share.h"
#include "table.h"

static bool refuse_widths(struct job *j, const struct table_flow *t, mpt need, mpt width)
{
    const struct node *spec = t->table->spec;
    int needs = tenths_of_mm(need) + 1, has = tenths_of_mm(width);
    return diag_error(j->diag, spec->at,
                      "the columns of table \"" STR_FMT "\" take %d.%d mm where there are %d.%d; "
                      "make them narrower",
                      STR_ARG(node_text(spec, "id")), needs / 10, needs % 10, has / 10, has % 10);
}

/* What the cells of a column need: their widest word, and their text on one line. */
struct need {
    mpt least, most;
};

static struct need cell_need(struct job *j, const struct table_flow *t, const struct cell *c)
{
    const struct text_style *style = c->kind == CELL_HEAD ? t->m.head : t->m.cell;
    mpt beside = t->m.padding_left + t->m.text_right;
    if (c->kind == CELL_NUMBER) {
        mpt digits = line_of(j, c->digits, style, NULL)->width + t->m.slot + t->m.padding_right;
        return (struct need){digits, digits + beside};
    }
    struct texts texts = texts_of_rich(j, &c->text, style->id, NULL);
    struct text_extent e = lines_extent(j->shaper, texts.items, texts.n);
    return (struct need){e.least + beside, e.most + beside};
}

static struct need *column_needs(struct job *j, const struct table_flow *t)
{
    struct need *needs = arena_array(j->arena, struct need, t->table->n_columns);
    for (size_t i = 0; i < t->table->n_cells; i++) {
        const struct cell *c = &t->table->cells[i];
        if (c->column_span > 1)
            continue;
        struct need n = cell_need(j, t, c);
        needs[c->column].least = mpt_max(needs[c->column].least, n.least);
        needs[c->column].most = mpt_max(needs[c->column].most, n.most);
    }
    return needs;
}

static struct need need_of_all(const struct need *needs, size_t n)
{
    struct need sum = {0, 0};
    for (size_t k = 0; k < n; k++) {
        sum.least += needs[k].least;
        sum.most += needs[k].most;
    }
    return sum;
}

/* A short text is not broken to make room for long ones: half an even share is its own, if all
 * columns have that much. */
static struct need *short_texts_whole(struct job *j, struct need *needs, size_t n, mpt width)
{
    struct need *kept = arena_array(j->arena, struct need, n);
    for (size_t k = 0; k < n; k++) {
        kept[k] = needs[k];
        kept[k].least = mpt_max(needs[k].least, mpt_min(needs[k].most, width / (mpt)(2 * n)));
    }
    return need_of_all(kept, n).least <= width ? kept : needs;
}

/* All columns get what their widest word needs; the rest goes to each as far as its text would use
 * it, and what then is left in proportion to its text. */
static bool place_by_content(struct job *j, struct table_flow *t, mpt width)
{
    struct need *needs = column_needs(j, t);
    size_t n = t->table->n_columns;
    if (need_of_all(needs, n).least > width)
        return refuse_widths(j, t, need_of_all(needs, n).least, width);
    needs = short_texts_whole(j, needs, n, width);
    struct need sum = need_of_all(needs, n);
    bool roomy = sum.most <= width;
    mpt left = width - (roomy ? sum.most : sum.least),
        shares = roomy ? sum.most : sum.most - sum.least;
    t->x = arena_array(j->arena, mpt, n + 1);
    for (size_t k = 0; k < n; k++) {
        mpt share = roomy ? needs[k].most : needs[k].most - needs[k].least;
        mpt more = shares ? left * share / shares : 0;
        left -= more;
        shares -= share;
        t->x[k + 1] = t->x[k] + (roomy ? needs[k].most : needs[k].least) + more;
    }
    return true;
}

static bool place_by_layout(struct job *j, struct table_flow *t, mpt width)
{
    size_t n = t->table->n_columns;
    struct table_columns c = layout_table_columns(j->arena, j->spec, t->table->spec);
    mpt *widths = arena_array(j->arena, mpt, n);
    mpt left = share_out(width, c.widths, c.n, widths, n);
    /* Each width was rounded to an mpt on its own. */
    if (left < -(mpt)n)
        return refuse_widths(j, t, width - left, width);
    t->x = arena_array(j->arena, mpt, n + 1);
    for (size_t i = 0; i < n; i++)
        t->x[i + 1] = t->x[i] + widths[i];
    return true;
}

bool table_place_columns(struct job *j, struct table_flow *t, mpt width)
{
    bool own = false;
    for (size_t k = 0; k < t->table->n_columns; k++)
        own = own || table_column(t, k);
    return own ? place_by_layout(j, t, width) : place_by_content(j, t, width);
}
