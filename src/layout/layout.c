/* layout.c - the whole document on pages */
#include "layout.h"
#include "arena.h"
#include "look.h"
#include "page.h"

static bool add_sections(struct job *j, struct sheets *sheets, struct pending_numbers *pending)
{
    bool ok = true;
    for (size_t i = 0; i < j->doc->blocks.n; i++)
        ok = pages_add_section(j, sheets, j->doc->blocks.items[i], pending) && ok;
    return ok;
}

struct pages *layout(struct arena *a, struct diag *d, const struct document *doc,
                     struct font_set *fonts)
{
    struct job j = {.arena = a,
                    .diag = d,
                    .doc = doc,
                    .spec = doc->layout,
                    .unit = node_length(doc->layout->root, "unit"),
                    .fonts = fonts,
                    .shaper = shaper_new(a, d),
                    .tags = tag_tree_new(a)};
    j.charts = charts_open(a, d, j.shaper);
    struct sheets sheets = {0};
    struct pending_numbers pending = {0};
    struct pages *pages = arena_new(a, struct pages);
    pages->tags = j.tags;
    styles_resolve(&j);
    looks_resolve(&j);
    if (!j.charts || !add_sections(&j, &sheets, &pending))
        return NULL;
    pages_finish(&j, &sheets, &pending, pages);
    if (!charts_finish(j.charts, &pages->charts))
        return NULL;
    return diag_errors(d) ? NULL : pages;
}
