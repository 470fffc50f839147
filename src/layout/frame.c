/* frame.c - building frames */
#include "frame.h"
#include "vec.h"

#define UNDERLINE_WEIGHT_MPT 400
#define UNDERLINE_DROP_MPT 1400

struct frame *frame_new(struct arena *a, mpt width, mpt height)
{
    struct frame *f = arena_new(a, struct frame);
    f->arena = a;
    f->width = width;
    f->height = height;
    return f;
}

struct item *frame_add(struct frame *f, enum item_kind kind, struct tag *tag, point at)
{
    vec_push(f->arena, f, (struct item){.kind = kind, .tag = tag, .at = at});
    return &f->items[f->n - 1];
}

void frame_add_frame(struct frame *f, struct frame *child, point at)
{
    frame_add(f, ITEM_FRAME, NULL, at)->as.frame = child;
}

void frame_add_path(struct frame *f, struct tag *tag, const struct path *p, const struct ink *ink,
                    point at)
{
    struct item *it = frame_add(f, ITEM_PATH, tag, at);
    it->as.path.path = p;
    it->as.path.ink = *ink;
}

void frame_add_rule(struct frame *f, point from, mpt length, mpt weight, colour c)
{
    if (length <= 0 || weight <= 0)
        return;
    struct path *p = path_line(f->arena, from, (point){from.x + length, from.y});
    frame_add_path(f, NULL, p, &(struct ink){.strokes = true, .stroke = c, .width = weight},
                   (point){0, 0});
}

void frame_add_rect(struct frame *f, rect r, colour fill)
{
    frame_add_path(f, NULL, path_rect(f->arena, r), &(struct ink){.fills = true, .fill = fill},
                   (point){0, 0});
}

mpt style_baseline(const struct text_style *s)
{
    mpt ascent = mpt_from_units(s->font->ascent, s->size);
    mpt descent = mpt_from_units(s->font->descent, s->size);
    return (s->leading - ascent - descent) / 2 + ascent;
}

mpt style_middle(const struct text_style *s)
{
    return mpt_from_units(s->font->cap_height, s->size) / 2;
}

static void add_piece(struct frame *f, const struct piece *p, point at, bool turned)
{
    for (size_t i = 0; i < p->n_runs;) {
        /* A span has one font; a word may change it for a character that the font lacks. */
        size_t n = 1;
        int64_t units = p->runs[i]->units, glyphs = (int64_t)p->runs[i]->n;
        while (i + n < p->n_runs && p->runs[i + n]->font == p->runs[i]->font) {
            units += p->runs[i + n]->units;
            glyphs += (int64_t)p->runs[i + n]->n;
            n++;
        }
        struct item *it = frame_add(f, ITEM_SPAN, p->of->tag, at);
        it->as.span.runs = p->runs + i;
        it->as.span.n = n;
        it->as.span.size = p->of->style->size;
        it->as.span.tracking = p->of->style->tracking;
        it->as.span.colour = p->of->style->colour;
        it->as.span.turned = turned;
        mpt width = mpt_from_units(units, p->of->style->size) + p->of->style->tracking * glyphs;
        if (turned)
            at.y -= width;
        else
            at.x += width;
        i += n;
    }
}

/* Neighbouring pieces of one link make one area. */
static void add_links(struct frame *f, const struct line *line, point at)
{
    for (size_t i = 0; i < line->n;) {
        const struct piece *p = &line->pieces[i];
        mpt end = p->x + p->width;
        size_t n = 1;
        while (i + n < line->n && line->pieces[i + n].of->link == p->of->link) {
            end = line->pieces[i + n].x + line->pieces[i + n].width;
            n++;
        }
        if (p->of->link) {
            const struct text_style *s = p->of->style;
            struct tag *tag = p->of->tag;
            while (tag && tag->role != TAG_LINK)
                tag = tag->parent;
            mpt rise = mpt_from_units(s->font->ascent, s->size);
            struct item *it = frame_add(f, ITEM_LINK, tag, (point){at.x + p->x, at.y - rise});
            it->as.link.width = end - p->x;
            it->as.link.height = rise + mpt_from_units(s->font->descent, s->size);
            it->as.link.to = p->of->link;
            frame_add_rule(f, (point){at.x + p->x, at.y + UNDERLINE_DROP_MPT}, end - p->x,
                           UNDERLINE_WEIGHT_MPT, s->colour);
        }
        i += n;
    }
}

void frame_add_line(struct frame *f, const struct line *line, point at)
{
    for (size_t i = 0; i < line->n; i++) {
        const struct piece *p = &line->pieces[i];
        add_piece(f, p, (point){at.x + p->x, at.y - p->of->rise}, false);
    }
}

void frame_add_turned(struct frame *f, const struct line *line, point at)
{
    for (size_t i = 0; i < line->n; i++)
        add_piece(f, &line->pieces[i], (point){at.x, at.y - line->pieces[i].x}, true);
}

static mpt line_start(const struct line *line, const struct line_box *box)
{
    mpt room = box->width - line->width;
    return box->x + (box->align == LINE_START ? 0 : box->align == LINE_CENTRE ? room / 2 : room);
}

void frame_add_lines(struct frame *f, const struct line *lines, size_t n, mpt top,
                     const struct line_box *box)
{
    mpt baseline = top + style_baseline(box->style);
    for (size_t i = 0; i < n; i++)
        frame_add_line(
            f, &lines[i],
            (point){line_start(&lines[i], box), baseline + (mpt)i * box->style->leading});
    /* After all the text, so that a paragraph's text is one stretch in the file. */
    for (size_t i = 0; i < n; i++)
        add_links(f, &lines[i],
                  (point){line_start(&lines[i], box), baseline + (mpt)i * box->style->leading});
}
