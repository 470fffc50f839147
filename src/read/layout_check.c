/* layout_check.c - what must hold in a layout */
#include "layout_check.h"
#include "vec.h"
#include <math.h>
#include <string.h>

struct pair {
    colour a, b;
};

struct reading {
    struct arena *arena;
    struct diag *diag;
    struct layout_spec *layout;
    VEC(struct pair) told; /* whose contrast is too low */
};

static void refuse_name(struct reading *r, struct place at, str name, const char *list)
{
    VEC(str) known = {0};
    const struct node *parent = node_child(r->layout->root, list);
    for (const struct node *n = parent ? parent->first : NULL; n; n = n->next)
        if (layout_has_id(n))
            vec_push(r->arena, &known, node_text(n, "id"));
    str nearest = str_nearest(name, known.items, known.n);
    if (nearest.n)
        diag_error(r->diag, at,
                   "\"" STR_FMT "\" is not among the layout's %s; did you mean \"" STR_FMT "\"",
                   STR_ARG(name), list, STR_ARG(nearest));
    else
        diag_error(r->diag, at,
                   "\"" STR_FMT "\" is not among the layout's %s; correct it or add it there",
                   STR_ARG(name), list);
}

static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance of WCAG 2.2. */
static double luminance(colour c)
{
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

int colour_contrast(colour a, colour b)
{
    double la = luminance(a), lb = luminance(b);
    double light = la > lb ? la : lb, dark = la > lb ? lb : la;
    return (int)((light + 0.05) / (dark + 0.05) * 100);
}

bool layout_colour(const struct layout_spec *l, str id, colour *out)
{
    const struct node *c = layout_find(l, "colours", id);
    if (!c)
        return false;
    *out = node_colour(c, "value");
    return true;
}

static bool same_colour(colour a, colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/* One colour is the fault of all the styles that use it. */
static bool told_of_pair(struct reading *r, colour a, colour b)
{
    for (size_t i = 0; i < r->told.n; i++)
        if (same_colour(r->told.items[i].a, a) && same_colour(r->told.items[i].b, b))
            return true;
    vec_push(r->arena, &r->told, (struct pair){a, b});
    return false;
}

/* A colour and what it is called. */
struct named_colour {
    str name;
    colour colour;
};

/* `least` is in hundredths of the ratio. */
static bool check_pair(struct reading *r, struct place at, struct named_colour of,
                       struct named_colour on, int least)
{
    int ratio = colour_contrast(of.colour, on.colour);
    if (ratio >= least || told_of_pair(r, of.colour, on.colour))
        return true;
    return diag_error(r->diag, at,
                      "contrast of \"" STR_FMT "\" on \"" STR_FMT
                      "\" is %d.%02d:1; it needs %d.%d:1: choose a darker or lighter colour",
                      STR_ARG(of.name), STR_ARG(on.name), ratio / 100, ratio % 100, least / 100,
                      least % 100 / 10);
}

static bool find_named(struct reading *r, const struct node_value *v, size_t i,
                       struct named_colour *out)
{
    out->name = v->ids[i];
    if (layout_colour(r->layout, out->name, &out->colour))
        return true;
    refuse_name(r, node_id_place(v, i), out->name, "colours");
    return false;
}

static void check_contrast(struct reading *r, const struct node *n)
{
    const struct node_value *ofs = node_value(n, "of"), *ons = node_value(n, "on");
    int least = node_choice_is(n, "kind", "text") ? 450 : 300;
    for (size_t i = 0; i < ofs->n; i++)
        for (size_t j = 0; j < ons->n; j++) {
            struct named_colour of, on;
            if (find_named(r, ofs, i, &of) && find_named(r, ons, j, &on))
                check_pair(r, n->at, of, on, least);
        }
}

/* Large text in WCAG's sense: 18 pt, or 14 pt and strong. */
static bool style_is_large(const struct node *style)
{
    mpt size = node_length(style, "size");
    bool strong = node_has(style, "strong") &&
                  str_equal(node_text(style, "strong"), node_text(style, "font"));
    return size >= 18 * MPT_PER_PT || (strong && size >= 14 * MPT_PER_PT);
}

static void check_style(struct reading *r, const struct node *n)
{
    mpt size = node_length(n, "size"), least = node_length(r->layout->root, "least-size");
    if (size < least)
        diag_error(r->diag, node_place(n, "size"),
                   "style \"" STR_FMT "\" is smaller than the least size of the layout, %d.%d pt; "
                   "make it larger, or allow less in least-size",
                   STR_ARG(node_text(n, "id")), (int)(least / 1000), (int)(least % 1000 / 100));
    if (node_length(n, "leading") < size)
        diag_error(r->diag, node_place(n, "leading"),
                   "leading of style \"" STR_FMT
                   "\" is less than its size, so lines would overlap; make it larger",
                   STR_ARG(node_text(n, "id")));
    struct named_colour of = {node_text(n, "id"), node_colour(n, "colour")},
                        on = {node_text(n, "on"), node_colour(n, "on")};
    check_pair(r, node_has(n, "colour") ? node_place(n, "colour") : n->at, of, on,
               style_is_large(n) ? 300 : 450);
}

static bool ends_with_style(const char *name)
{
    size_t n = strlen(name);
    return strcmp(name, "style") == 0 || (n > 6 && strcmp(name + n - 6, "-style") == 0);
}

/* Which list an attribute's id must be in, or NULL. */
static const char *list_of(const struct node *n, const char *attribute)
{
    static const char *const fonts[] = {"font", "strong", "emphasis", "strong-emphasis"};
    if (ends_with_style(attribute))
        return "styles";
    if (strcmp(attribute, "master") == 0)
        return "masters";
    if (strcmp(attribute, "like") == 0)
        return "tables";
    if (node_is(n, "font") && strcmp(attribute, "fallback") == 0)
        return "fonts";
    for (size_t i = 0; node_is(n, "style") && i < sizeof fonts / sizeof *fonts; i++)
        if (strcmp(attribute, fonts[i]) == 0)
            return "fonts";
    return NULL;
}

static void check_references(struct reading *r, const struct node *n)
{
    for (size_t i = 0; n->kind->attributes[i].name; i++) {
        const struct node_value *v = &n->values[i];
        const char *list = v->text.n ? list_of(n, v->of->name) : NULL;
        if (list && !layout_find(r->layout, list, v->text))
            refuse_name(r, v->at, v->text, list);
    }
}

static void check_unique(struct reading *r, const struct node *n)
{
    if (!layout_has_id(n) || !n->parent)
        return;
    for (const struct node *m = n->parent->first; m && m != n; m = m->next)
        if (m->kind == n->kind && str_equal(node_text(m, "id"), node_text(n, "id")))
            diag_error(r->diag, node_place(n, "id"),
                       "%s \"" STR_FMT "\" is there already, at line %zu; "
                       "give it another id",
                       n->kind->name, STR_ARG(node_text(n, "id")), place_line_column(m->at).line);
}

/* Where each names another of its list (`like`, `fallback`), that must end somewhere.  A circle is
 * told at the first that is part of it: who only leads into one comes upon an earlier, or goes
 * round more often than there are elements. */
static void check_chain(struct reading *r, const struct node *n, const char *list,
                        const char *attribute)
{
    const struct node *t = n;
    size_t left = 1;
    for (const struct node *m = n->parent->first; m; m = m->next)
        left++;
    do {
        t = node_has(t, attribute) ? layout_find(r->layout, list, node_text(t, attribute)) : NULL;
    } while (t && t->at.offset > n->at.offset && --left);
    if (t == n)
        diag_error(r->diag, node_place(n, attribute),
                   "%s \"" STR_FMT "\" leads back to itself by its %s; "
                   "name one that is complete",
                   n->kind->name, STR_ARG(node_text(n, "id")), attribute);
}

#define PAGE_LEAST_MPT (72 * MPT_PER_PT)

static void refuse_reach(struct reading *r, struct place at, const char *what, mpt reach, mpt page)
{
    double mm = MPT_PER_PT * 72 / 25.4;
    diag_error(r->diag, at,
               "the %s ends %.1f mm from the edge of a page of %.1f mm; make it end on the page",
               what, reach / mm, page / mm);
}

static void check_on_page(struct reading *r, const struct node *n)
{
    mpt width = node_length(n->parent, "width"),
        right = node_length(n, "left") + node_length(n, "width");
    if (node_length(n, "left") < 0 || node_length(n, "top") < 0)
        diag_error(r->diag, node_place(n, node_length(n, "left") < 0 ? "left" : "top"),
                   "the %s begins before the edge of the page; begin at 0mm or more",
                   n->kind->name);
    else if (node_length(n, "width") <= 0)
        diag_error(r->diag, node_place(n, "width"), "the %s has no width; give it some",
                   n->kind->name);
    else if (right > width)
        refuse_reach(r, node_place(n, "width"), n->kind->name, right, width);
}

static void check_region(struct reading *r, const struct node *n)
{
    mpt height = node_length(n->parent, "height"), bottom = node_length(n, "bottom");
    check_on_page(r, n);
    if (bottom <= node_length(n, "top"))
        diag_error(r->diag, node_place(n, "bottom"),
                   "the region ends above its top; measure its lower edge "
                   "from the top of the page");
    else if (bottom > height)
        refuse_reach(r, node_place(n, "bottom"), "region", bottom, height);
}

static void check_master(struct reading *r, const struct node *n)
{
    static const char *const sides[] = {"width", "height"};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        mpt side = node_length(n, sides[i]);
        if (side < PAGE_LEAST_MPT || side > MPT_MAX_LENGTH)
            diag_error(r->diag, node_place(n, sides[i]),
                       "the page's %s is " STR_FMT "; pages are from 1 to 200 "
                       "inches (25.4mm to 5080mm)",
                       sides[i], STR_ARG(node_text(n, sides[i])));
    }
}

static void check_node(struct reading *r, const struct node *n)
{
    check_unique(r, n);
    check_references(r, n);
    if (node_is(n, "contrast"))
        check_contrast(r, n);
    if (node_is(n, "style"))
        check_style(r, n);
    if (node_is(n, "table"))
        check_chain(r, n, "tables", "like");
    if (node_is(n, "font"))
        check_chain(r, n, "fonts", "fallback");
    if (node_is(n, "master"))
        check_master(r, n);
    if (node_is(n, "region"))
        check_region(r, n);
    if (node_is(n, "title") && node_is(n->parent, "master"))
        check_on_page(r, n);
}

bool layout_check(struct arena *a, struct diag *d, struct layout_spec *l)
{
    size_t before = diag_errors(d);
    struct reading r = {.arena = a, .diag = d, .layout = l};
    for (struct node *n = l->root; n; n = node_walk(l->root, n))
        if (n->kind)
            check_node(&r, n);
    return diag_errors(d) == before;
}
