/* trace.c - calls as text */
#include "trace.h"
#include "arena.h"
#include "shape.h"

struct trace {
    struct canvas canvas;
    struct buf *out;
};

static struct buf *out_of(struct canvas *c)
{
    return ((struct trace *)c)->out;
}

static void put_length(struct buf *out, mpt v)
{
    mpt whole = v < 0 ? -v : v;
    buf_print(out, "%s%lld.%03lld", v < 0 ? "-" : "", (long long)(whole / 1000),
              (long long)(whole % 1000));
}

static void put_point(struct buf *out, point p)
{
    buf_char(out, ' ');
    put_length(out, p.x);
    buf_char(out, ' ');
    put_length(out, p.y);
}

static void put_colour(struct buf *out, const char *what, colour c)
{
    buf_print(out, " %s=#%02X%02X%02X", what, c.r, c.g, c.b);
}

static void trace_page_begin(struct canvas *c, mpt width, mpt height, str label)
{
    buf_print(out_of(c), "page " STR_FMT, STR_ARG(label));
    put_point(out_of(c), (point){width, height});
    buf_char(out_of(c), '\n');
}

static void trace_page_end(struct canvas *c)
{
    buf_put(out_of(c), STR("end page\n"));
}

static void trace_begin(struct canvas *c, struct tag *leaf)
{
    const struct tag *shown = leaf->role == TAG_TEXT ? leaf->parent : leaf;
    buf_print(out_of(c), "  begin %s %zu\n", tag_name(shown->role), leaf->serial);
}

static void trace_begin_artifact(struct canvas *c, enum artifact kind)
{
    static const char *const names[] = {"layout", "pagination", "header", "footer", "background"};
    buf_print(out_of(c), "  artifact %s\n", names[kind]);
}

static void trace_end(struct canvas *c)
{
    buf_put(out_of(c), STR("  end\n"));
}

static void trace_path(struct canvas *c, const struct path *p, const struct ink *ink)
{
    struct buf *out = out_of(c);
    buf_put(out, STR("    path"));
    if (ink->fills)
        put_colour(out, "fill", ink->fill);
    if (ink->strokes) {
        put_colour(out, "stroke", ink->stroke);
        buf_put(out, STR(" width="));
        put_length(out, ink->width);
    }
    for (size_t i = 0; i < p->n_points; i++)
        put_point(out, p->points[i]);
    buf_char(out, '\n');
}

static void trace_text(struct canvas *c, const struct span *s)
{
    struct buf *out = out_of(c);
    buf_put(out, s->turned ? STR("    turned") : STR("    text"));
    put_point(out, s->at);
    buf_print(out, " " STR_FMT " ", STR_ARG(s->n_runs ? s->runs[0]->font->name : (str){0}));
    put_length(out, s->size);
    put_colour(out, "ink", s->colour);
    buf_put(out, STR(" \""));
    for (size_t i = 0; i < s->n_runs; i++)
        buf_put(out, s->runs[i]->text);
    buf_put(out, STR("\"\n"));
}

static void trace_chart(struct canvas *c, size_t index, point at)
{
    buf_print(out_of(c), "    chart %zu", index);
    put_point(out_of(c), at);
    buf_char(out_of(c), '\n');
}

static void trace_link(struct canvas *c, rect area, struct tag *link, const struct link_target *to)
{
    (void)link;
    buf_put(out_of(c), STR("  link"));
    put_point(out_of(c), (point){area.x, area.y});
    put_point(out_of(c), (point){area.w, area.h});
    buf_print(out_of(c), " %s" STR_FMT "\n", to->uri.n ? "" : "#",
              STR_ARG(to->uri.n ? to->uri : to->anchor));
}

static void trace_anchor(struct canvas *c, str name, point at)
{
    buf_print(out_of(c), "  anchor " STR_FMT, STR_ARG(name));
    put_point(out_of(c), at);
    buf_char(out_of(c), '\n');
}

static void trace_bookmark(struct canvas *c, unsigned level, str title, str anchor)
{
    buf_print(out_of(c), "  bookmark %u \"" STR_FMT "\" #" STR_FMT "\n", level, STR_ARG(title),
              STR_ARG(anchor));
}

static const struct canvas_ops trace_ops = {
    trace_page_begin, trace_page_end, trace_begin, trace_begin_artifact, trace_end,      trace_path,
    trace_text,       trace_chart,    trace_link,  trace_anchor,         trace_bookmark,
};

struct canvas *trace_open(struct arena *a, struct buf *out)
{
    struct trace *t = arena_new(a, struct trace);
    t->canvas.ops = &trace_ops;
    t->out = out;
    return &t->canvas;
}
