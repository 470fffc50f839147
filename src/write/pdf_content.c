/* pdf_content.c - paths, text and forms as content stream operators */
#include "pdf_content.h"
#include "shape.h"

/* An array of TJ is closed and another begun at this many elements. */
#define ARRAY_ELEMENTS 1000
/* A string is closed and another begun at this many glyphs, of two bytes each and up to
 * four when escaped; PDF/A-2 6.1.13 allows 32,767 bytes. */
#define STRING_GLYPHS 4000

void pdf_content_start(struct pdf_content *c, struct pdf_out *out, mpt height)
{
    struct buf ops = {.arena = out->arena, .p = c->ops.p, .cap = c->ops.cap};
    *c = (struct pdf_content){.out = out,
                              .ops = ops,
                              .height = height,
                              .fill = PDF_UNSET,
                              .stroke = PDF_UNSET,
                              .width = PDF_UNSET,
                              .dash_on = 0,
                              .size = PDF_UNSET,
                              .tracking = 0,
                              .joins = 0};
}

static void put_number(struct pdf_content *c, mpt v)
{
    pdf_put_mpt(&c->ops, v);
    buf_char(&c->ops, ' ');
}

static void put_operator(struct pdf_content *c, const char *op)
{
    buf_put(&c->ops, str_of(op));
    buf_char(&c->ops, '\n');
}

static bool is_placed(struct pdf_content *c, point p)
{
    if (pdf_is_near(p))
        return true;
    return pdf_fail(c->out,
                    "something stands at %lld, %lld pt, which is off any page; "
                    "correct the lengths of the layout",
                    (long long)(p.x / MPT_PER_PT), (long long)(p.y / MPT_PER_PT));
}

static bool is_length(struct pdf_content *c, mpt v)
{
    if (v >= 0 && v <= PDF_FARTHEST_MPT)
        return true;
    return pdf_fail(c->out,
                    "a width or size of %lld pt cannot be drawn; "
                    "correct the lengths of the layout",
                    (long long)(v / MPT_PER_PT));
}

static void put_point(struct pdf_content *c, point p)
{
    put_number(c, p.x);
    put_number(c, c->height - p.y);
}

/* --- paths --- */

static void set_colour(struct pdf_content *c, int32_t *now, colour wanted, const char *op)
{
    int32_t rgb = wanted.r << 16 | wanted.g << 8 | wanted.b;
    if (*now == rgb)
        return;
    *now = rgb;
    const uint8_t parts[3] = {wanted.r, wanted.g, wanted.b};
    for (size_t i = 0; i < 3; i++)
        put_number(c, (parts[i] * MPT_PER_PT + 127) / 255);
    put_operator(c, op);
}

static void set_dash(struct pdf_content *c, mpt on, mpt off)
{
    if (c->dash_on == on && c->dash_off == off)
        return;
    c->dash_on = on;
    c->dash_off = off;
    buf_char(&c->ops, '[');
    if (on > 0) {
        put_number(c, on);
        pdf_put_mpt(&c->ops, off > 0 ? off : on);
    }
    put_operator(c, "]0 d");
}

static void set_pen(struct pdf_content *c, const struct ink *ink)
{
    set_colour(c, &c->stroke, ink->stroke, "RG");
    if (c->width != ink->width) {
        c->width = ink->width;
        put_number(c, ink->width);
        put_operator(c, "w");
    }
    set_dash(c, ink->dash_on, ink->dash_off);
    if (c->joins != ink->round_joins) {
        c->joins = ink->round_joins;
        put_operator(c, ink->round_joins ? "1 j" : "0 j");
    }
}

/* Corner after corner round an upright rectangle, as path_rect makes it. */
static bool is_rect(const struct path *p)
{
    if (p->n_ops != 5 || p->n_points != 4 || p->ops[0] != PATH_MOVE || p->ops[4] != PATH_CLOSE)
        return false;
    for (size_t i = 1; i < 4; i++)
        if (p->ops[i] != PATH_LINE)
            return false;
    const point *q = p->points;
    return q[0].y == q[1].y && q[1].x == q[2].x && q[2].y == q[3].y && q[3].x == q[0].x;
}

static void put_rect(struct pdf_content *c, const point *corners)
{
    point from = corners[0], to = corners[2];
    put_number(c, mpt_min(from.x, to.x));
    put_number(c, c->height - mpt_max(from.y, to.y));
    put_number(c, mpt_max(from.x, to.x) - mpt_min(from.x, to.x));
    put_number(c, mpt_max(from.y, to.y) - mpt_min(from.y, to.y));
    put_operator(c, "re");
}

static void put_lines(struct pdf_content *c, const struct path *p)
{
    static const char *const operators[] = {
        [PATH_MOVE] = "m", [PATH_LINE] = "l", [PATH_CURVE] = "c", [PATH_CLOSE] = "h"};
    const point *at = p->points;
    for (size_t i = 0; i < p->n_ops; i++) {
        size_t n = p->ops[i] == PATH_CLOSE ? 0 : p->ops[i] == PATH_CURVE ? 3 : 1;
        for (size_t k = 0; k < n; k++)
            put_point(c, *at++);
        put_operator(c, operators[p->ops[i]]);
    }
}

static bool can_draw(struct pdf_content *c, const struct path *p, const struct ink *ink)
{
    for (size_t i = 0; i < p->n_points; i++)
        if (!is_placed(c, p->points[i]))
            return false;
    return !ink->strokes ||
           (is_length(c, ink->width) && is_length(c, ink->dash_on) && is_length(c, ink->dash_off));
}

void pdf_content_path(struct pdf_content *c, const struct path *p, const struct ink *ink)
{
    if ((!ink->fills && !ink->strokes) || p->n_ops == 0 || !can_draw(c, p, ink))
        return;
    if (ink->fills)
        set_colour(c, &c->fill, ink->fill, "rg");
    if (ink->strokes)
        set_pen(c, ink);
    if (is_rect(p))
        put_rect(c, p->points);
    else
        put_lines(c, p);
    put_operator(c, ink->fills && ink->strokes ? "B" : ink->fills ? "f" : "S");
}

/* --- text --- */

/* One TJ array as it is written.  Gaps are thousandths of the size, positive to the left. */
struct showing {
    struct pdf_content *content;
    size_t elements, glyphs;
    bool is_open, in_string;
    int gap;
    int rise; /* thousandths of the size */
};

static void close_string(struct showing *t)
{
    if (t->in_string)
        buf_char(&t->content->ops, ')');
    t->in_string = false;
    t->glyphs = 0;
}

static void close_array(struct showing *t)
{
    close_string(t);
    if (t->is_open)
        put_operator(t->content, "]TJ");
    t->is_open = false;
    t->elements = 0;
}

static void open_array(struct showing *t)
{
    if (t->elements >= ARRAY_ELEMENTS)
        close_array(t);
    if (!t->is_open)
        buf_char(&t->content->ops, '[');
    t->is_open = true;
}

static void put_gap(struct showing *t)
{
    if (t->gap == 0)
        return;
    close_string(t);
    open_array(t);
    buf_int(&t->content->ops, t->gap);
    t->elements++;
    t->gap = 0;
}

static void put_code_byte(struct buf *b, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\') {
        buf_char(b, '\\');
        buf_char(b, (char)byte);
    } else if (byte == '\r' || byte == '\n') {
        /* A bare carriage return would be read as a line feed. */
        buf_char(b, '\\');
        buf_char(b, byte == '\r' ? 'r' : 'n');
    } else {
        buf_char(b, (char)byte);
    }
}

static void put_code(struct showing *t, uint16_t glyph)
{
    struct buf *b = &t->content->ops;
    if (t->glyphs >= STRING_GLYPHS)
        close_string(t);
    if (!t->in_string) {
        open_array(t);
        buf_char(b, '(');
        t->in_string = true;
        t->elements++;
    }
    put_code_byte(b, (unsigned char)(glyph >> 8));
    put_code_byte(b, (unsigned char)(glyph & 0xFF));
    t->glyphs++;
}

static void set_rise(struct showing *t, int rise)
{
    if (t->rise == rise)
        return;
    t->rise = rise;
    put_gap(t);
    close_array(t);
    put_number(t->content, mpt_from_units(rise, t->content->size));
    put_operator(t->content, "Ts");
}

static void set_font(struct showing *t, const struct font *f, mpt size)
{
    struct pdf_content *c = t->content;
    if (c->font == f && c->size == size)
        return;
    put_gap(t);
    close_array(t);
    c->font = f;
    c->size = size;
    buf_put(&c->ops, STR("/F"));
    buf_int(&c->ops, (int64_t)f->index);
    buf_char(&c->ops, ' ');
    put_number(c, size);
    put_operator(c, "Tf");
}

static bool same_text(str a, str b)
{
    return (a.p == b.p && a.n == b.n) || str_equal(a, b);
}

/* Notes each glyph as used.  False when one of them is known under another text, or has
 * none of its own: the run's text must then be told besides. */
static bool use_glyphs(struct pdf_content *c, const struct run *r)
{
    bool agrees = true;
    for (size_t i = 0; i < r->n; i++) {
        const struct glyph *g = &r->glyphs[i];
        if (g->id == 0 || g->id >= r->font->n_glyphs) {
            pdf_fail(c->out,
                     "font \"" STR_FMT "\" lacks a character of \"" STR_FMT "\"; "
                     "write it with others",
                     STR_ARG(r->font->name), STR_ARG(r->text));
            return true;
        }
        font_use(r->font, g->id, g->text);
        agrees = agrees && g->text.n > 0 && same_text(r->font->unicode[g->id], g->text);
    }
    return agrees;
}

static void put_glyphs(struct showing *t, const struct run *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct glyph *g = &r->glyphs[i];
        set_rise(t, g->dy);
        t->gap -= g->dx;
        put_gap(t);
        put_code(t, g->id);
        /* The reader moves on by the font's own advance. */
        t->gap += g->natural + g->dx - g->advance;
    }
}

static void put_run(struct showing *t, const struct run *r, bool tells_text)
{
    if (!tells_text) {
        put_glyphs(t, r);
        return;
    }
    struct buf *b = &t->content->ops;
    put_gap(t);
    close_array(t);
    buf_put(b, STR("/Span<<"));
    pdf_put_entry(t->content->out, b, "ActualText", r->text);
    buf_put(b, STR(">>BDC\n"));
    put_glyphs(t, r);
    put_gap(t);
    close_array(t);
    put_operator(t->content, "EMC");
}

static void start_text(struct pdf_content *c, const struct span *s)
{
    set_colour(c, &c->fill, s->colour, "rg");
    put_operator(c, "BT");
    if (c->tracking != s->tracking) {
        c->tracking = s->tracking;
        put_number(c, s->tracking);
        put_operator(c, "Tc");
    }
    if (s->turned)
        buf_put(&c->ops, STR("0 1 -1 0 "));
    put_point(c, s->at);
    put_operator(c, s->turned ? "Tm" : "Td");
}

void pdf_content_text(struct pdf_content *c, const struct span *s, bool tagged)
{
    if (s->n_runs == 0 || !is_placed(c, s->at) || !is_length(c, s->size) ||
        !is_length(c, s->tracking < 0 ? -s->tracking : s->tracking))
        return;
    start_text(c, s);
    struct showing t = {.content = c};
    for (size_t i = 0; i < s->n_runs && !c->out->failed; i++) {
        set_font(&t, s->runs[i]->font, s->size);
        bool agrees = use_glyphs(c, s->runs[i]);
        put_run(&t, s->runs[i], tagged && !agrees);
    }
    set_rise(&t, 0);
    close_array(&t);
    put_operator(c, "ET");
}

void pdf_content_form(struct pdf_content *c, str name, point at)
{
    if (!is_placed(c, at))
        return;
    buf_put(&c->ops, STR("q 1 0 0 1 "));
    put_point(c, at);
    buf_put(&c->ops, STR("cm/"));
    buf_put(&c->ops, name);
    put_operator(c, " Do Q");
}
