/* paint.c - walking the frames */
#include "paint.h"
#include "arena.h"

/* The mark that is open on the canvas. */
struct painting {
    struct arena *arena;
    struct canvas *canvas;
    bool open;
    struct tag *tag; /* of the open mark; NULL: an artifact of this kind */
    enum artifact artifact;
};

static void close_mark(struct painting *p)
{
    if (p->open)
        p->canvas->ops->end(p->canvas);
    p->open = false;
}

static void open_mark(struct painting *p, const struct item *it)
{
    if (p->open && p->tag == it->tag && (it->tag || p->artifact == it->artifact))
        return;
    close_mark(p);
    if (it->tag)
        p->canvas->ops->begin(p->canvas, it->tag);
    else
        p->canvas->ops->begin_artifact(p->canvas, it->artifact);
    p->open = true;
    p->tag = it->tag;
    p->artifact = it->artifact;
}

static void paint_path(struct painting *p, const struct item *it, point at)
{
    struct path moved = *it->as.path.path;
    if (at.x || at.y) {
        moved.points = arena_array(p->arena, point, moved.n_points);
        for (size_t i = 0; i < moved.n_points; i++)
            moved.points[i] =
                (point){it->as.path.path->points[i].x + at.x, it->as.path.path->points[i].y + at.y};
    }
    p->canvas->ops->path(p->canvas, &moved, &it->as.path.ink);
}

static void paint_span(struct painting *p, const struct item *it, point at)
{
    struct span s = {.runs = it->as.span.runs,
                     .n_runs = it->as.span.n,
                     .size = it->as.span.size,
                     .tracking = it->as.span.tracking,
                     .colour = it->as.span.colour,
                     .at = at,
                     .turned = it->as.span.turned};
    p->canvas->ops->text(p->canvas, &s);
}

static void paint_frame(struct painting *p, const struct frame *f, point origin);

static void paint_item(struct painting *p, const struct item *it, point at)
{
    const struct canvas_ops *ops = p->canvas->ops;
    switch (it->kind) {
    case ITEM_FRAME:
        paint_frame(p, it->as.frame, at);
        return;
    case ITEM_PATH:
        open_mark(p, it);
        paint_path(p, it, at);
        return;
    case ITEM_SPAN:
        open_mark(p, it);
        paint_span(p, it, at);
        return;
    case ITEM_CHART:
        open_mark(p, it);
        ops->chart(p->canvas, it->as.chart, at);
        return;
    case ITEM_LINK:
        ops->link(p->canvas, (rect){at.x, at.y, it->as.link.width, it->as.link.height}, it->tag,
                  it->as.link.to);
        return;
    case ITEM_ANCHOR:
        ops->anchor(p->canvas, it->as.anchor, at);
        return;
    case ITEM_BOOKMARK:
        ops->bookmark(p->canvas, it->as.bookmark.level, it->as.bookmark.title,
                      it->as.bookmark.anchor);
        return;
    case ITEM_BBOX:
        it->tag->bbox = (rect){at.x, at.y, it->as.link.width, it->as.link.height};
        return;
    }
}

static void paint_frame(struct painting *p, const struct frame *f, point origin)
{
    for (size_t i = 0; i < f->n; i++)
        paint_item(p, &f->items[i],
                   (point){origin.x + f->items[i].at.x, origin.y + f->items[i].at.y});
}

void paint(struct arena *a, const struct pages *pages, struct canvas *c)
{
    for (size_t i = 0; i < pages->n; i++) {
        const struct page *page = &pages->items[i];
        struct painting p = {.arena = a, .canvas = c};
        c->ops->page_begin(c, page->width, page->height, page->label);
        paint_frame(&p, page->frame, (point){0, 0});
        close_mark(&p);
        c->ops->page_end(c);
    }
}
