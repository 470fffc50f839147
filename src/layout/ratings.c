/* ratings.c - symbols of ratings, and their titles */
#include "ratings.h"

const struct node *ratings_symbol(struct job *j, const struct rating *r)
{
    return layout_find(j->spec, "symbols", r->id);
}

void ratings_add_symbol(struct job *j, struct frame *f, const struct rating *r, point at, mpt slot)
{
    const struct node *s = ratings_symbol(j, r);
    if (!s)
        return;
    struct ink ink = {.fills = true, .fill = node_colour(s, "fill"), .round_joins = true};
    if (node_has(s, "outline")) {
        ink.strokes = true;
        ink.stroke = node_colour(s, "outline");
        ink.width = node_length(s, "outline-width");
    }
    struct path *p = symbol_path(j->arena, node_text(s, "shape"), (point){0, 0}, slot);
    if (p)
        frame_add_path(f, NULL, p, &ink, at);
}

str ratings_titles(struct job *j)
{
    const struct figures *f = j->doc->figures;
    struct buf b = {.arena = j->arena};
    for (size_t i = 0; i < f->n_ratings; i++) {
        str t = f->ratings[i].title;
        buf_put(&b, i == 0 ? STR("") : i + 1 == f->n_ratings ? STR(" and ") : STR(", "));
        for (size_t k = 0; k < t.n; k++)
            buf_char(&b, t.p[k] >= 'A' && t.p[k] <= 'Z' ? (char)(t.p[k] + 32) : t.p[k]);
    }
    return buf_str(&b);
}
