/* style.c - the text styles of the layout, resolved */
#include "style.h"
#include "arena.h"
#include <string.h>

/* A style in its four forms: [strong][emphasis]. */
struct styled {
    str id;
    struct text_style form[2][2], link[2][2];
};

static struct font *style_font(struct job *j, const struct node *n, const char *name,
                               struct font *otherwise)
{
    struct font *f = node_has(n, name) ? font_find(j->fonts, node_text(n, name)) : NULL;
    return f ? f : otherwise;
}

static struct styled resolve(struct job *j, const struct node *n)
{
    struct font *plain = style_font(j, n, "font", NULL);
    struct font *strong = style_font(j, n, "strong", plain);
    struct font *fonts[2][2] = {{plain, style_font(j, n, "emphasis", plain)},
                                {strong, style_font(j, n, "strong-emphasis", strong)}};
    colour ink = node_colour(n, "colour");
    struct styled s = {.id = node_text(n, "id")};
    for (int b = 0; b < 2; b++)
        for (int i = 0; i < 2; i++)
            s.form[b][i] = (struct text_style){
                .id = s.id,
                .font = fonts[b][i],
                .size = node_length(n, "size"),
                .leading = node_length(n, "leading"),
                .tracking = node_number(n, "tracking"),
                .colour = b && node_has(n, "strong-colour") ? node_colour(n, "strong-colour") : ink,
                .before = node_length(n, "before"),
                .after = node_length(n, "after")};
    memcpy(s.link, s.form, sizeof s.link);
    for (int k = 0; k < 4 && node_has(n, "link-colour"); k++)
        s.link[k / 2][k % 2].colour = node_colour(n, "link-colour");
    return s;
}

void styles_resolve(struct job *j)
{
    const struct node *styles = node_child(j->spec->root, "styles");
    for (const struct node *n = styles->first; n; n = n->next)
        j->n_styles++;
    j->styles = arena_array(j->arena, struct styled, j->n_styles);
    size_t i = 0;
    for (const struct node *n = styles->first; n; n = n->next)
        j->styles[i++] = resolve(j, n);
}

static const struct styled *find_style(const struct job *j, str id)
{
    for (size_t i = 0; i < j->n_styles; i++)
        if (str_equal(j->styles[i].id, id))
            return &j->styles[i];
    return &j->styles[0];
}

const struct text_style *style_of(struct job *j, str id, bool strong, bool emphasis)
{
    return &find_style(j, id)->form[strong][emphasis];
}

const struct text_style *style_of_link(struct job *j, str id, bool strong, bool emphasis)
{
    return &find_style(j, id)->link[strong][emphasis];
}

const struct text_style *style_at(struct job *j, const struct node *n, const char *name)
{
    return style_of(j, node_text(n, name), false, false);
}

const struct node *block_spec(struct job *j, str id, struct place at)
{
    const struct node *n = layout_find(j->spec, "blocks", id);
    if (n)
        return n;
    diag_error(j->diag, at,
               "the layout \"" STR_FMT "\" has no block \"" STR_FMT "\"; add <block id=\"" STR_FMT
               "\"/> to it",
               STR_ARG(node_text(j->spec->root, "id")), STR_ARG(id), STR_ARG(id));
    return node_child(j->spec->root, "blocks")->first;
}
