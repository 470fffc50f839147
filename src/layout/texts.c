/* texts.c - the text of the document as stretches that can be set */
#include "texts.h"
#include "arena.h"
#include "style.h"

/* The leaf of a stretch: links and abbreviations are elements of their own; text beside them keeps
 * its place among them. */
static struct tag *leaf_of(const struct rich *r, struct tag *parent, bool alone)
{
    if (!parent)
        return NULL;
    struct tag *at = parent;
    if (r->link) {
        at = tag_new(parent, TAG_LINK);
        at->alt = r->link->contents;
    }
    if (r->expansion.n) {
        at = tag_new(at, TAG_SPAN);
        at->expansion = r->expansion;
    }
    return at != parent || alone ? at : tag_new(parent, TAG_TEXT);
}

/* Stretches that differ only in looks share a leaf. */
static bool same_leaf(const struct rich *a, const struct rich *b)
{
    return a->link == b->link && !a->expansion.n && !b->expansion.n;
}

struct texts texts_of_rich(struct job *j, const struct rich_text *text, str style,
                           struct tag *parent)
{
    struct texts t = {arena_array(j->arena, struct inline_text, text->n + 1), text->n};
    bool alone = true;
    for (size_t i = 0; i < text->n; i++)
        alone = alone && !text->items[i].link && !text->items[i].expansion.n;
    for (size_t i = 0; i < text->n; i++) {
        const struct rich *r = &text->items[i];
        struct inline_text *out = &t.items[i];
        bool joins = i && same_leaf(r, r - 1);
        out->text = r->text;
        out->style = r->link ? style_of_link(j, style, r->strong, r->emphasis)
                             : style_of(j, style, r->strong, r->emphasis);
        out->tag = joins ? t.items[i - 1].tag : leaf_of(r, parent, alone);
        out->at = r->at;
        out->link = r->link;
        if (r->rise) {
            struct text_style *small = arena_new(j->arena, struct text_style);
            *small = *out->style;
            small->size = out->style->size * 7 / 10;
            out->rise = r->rise > 0 ? out->style->size * 35 / 100 : -(out->style->size * 15 / 100);
            out->style = small;
        }
        if (r->symbol) {
            out->object = r->symbol;
            out->object_width = out->style->size;
        }
    }
    return t;
}

struct texts texts_of_str(struct job *j, str text, const struct text_style *style, struct tag *leaf)
{
    struct texts t = {arena_array(j->arena, struct inline_text, 1), text.n ? 1 : 0};
    t.items[0] = (struct inline_text){.text = text, .style = style, .tag = leaf};
    return t;
}

struct line *line_of(struct job *j, str text, const struct text_style *style, struct tag *leaf)
{
    struct texts t = texts_of_str(j, text, style, leaf);
    struct lines lines =
        lines_break(j->shaper, t.items, t.n, &(struct line_options){.no_wrap = true});
    return lines.n ? lines.items : arena_new(j->arena, struct line);
}
