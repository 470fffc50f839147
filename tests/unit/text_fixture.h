/* text_fixture.h - the shipped fonts in memory, for the tests of text */
#ifndef TEXT_FIXTURE_H
#define TEXT_FIXTURE_H
#include "harness.h"
#include "shape.h"
#include <stdio.h>

struct text_fixture {
    struct font_set *set;
    struct font *regular, *strong, *symbols, *math;
    struct shaper *shaper;
};

static const struct place NOWHERE = {NULL, 0};

static inline str read_font_file(struct arena *a, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/fonts/%s", QP_SOURCE_DIR, name);
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    size_t room = 1 << 20;
    char *bytes = arena_alloc(a, room);
    size_t n = fread(bytes, 1, room, in);
    fclose(in);
    return (str){bytes, n};
}

static inline struct font *add_font_file(struct harness *h, struct font_set *set, const char *name,
                                         const char *file)
{
    str bytes = read_font_file(h->arena, file);
    assert_true(font_add(set, h->diag, NOWHERE, str_of(name), str_of(file), bytes));
    return font_find(set, str_of(name));
}

/* Regular and strong fall back to symbols, then to math. */
static inline struct text_fixture text_fixture_new(struct harness *h)
{
    struct text_fixture t = {.set = font_set_new(h->arena)};
    t.regular = add_font_file(h, t.set, "regular", "NotoSans-Regular.ttf");
    t.strong = add_font_file(h, t.set, "strong", "NotoSans-SemiBold.ttf");
    t.symbols = add_font_file(h, t.set, "symbols", "NotoSansSymbols2-Regular.ttf");
    t.math = add_font_file(h, t.set, "math", "NotoSansMath-Regular.ttf");
    t.regular->fallback = t.strong->fallback = t.symbols;
    t.symbols->fallback = t.math;
    t.shaper = shaper_new(h->arena, h->diag);
    return t;
}
#endif
