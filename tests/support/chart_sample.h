/* chart_sample.h - the look of the charts, by look.md, and a machine to draw them, for tests */
#ifndef CHART_SAMPLE_H
#define CHART_SAMPLE_H
#include "arena.h"
#include "chart.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MM(x) MPT_FROM_MM(x)

struct chart_sample {
    struct arena *arena;
    struct diag *diag;
    struct font *regular, *bold;
    struct shaper *shaper;
    struct charts *charts;
    struct chart_look look;
};

static inline str sample_file(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f)
        abort();
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f);
    rewind(f);
    char *p = arena_alloc(a, n + 1);
    if (fread(p, 1, n, f) != n)
        abort();
    fclose(f);
    return (str){p, n};
}

static inline struct font *sample_font(struct chart_sample *s, struct font_set *set,
                                       const char *file)
{
    struct place nowhere = {0};
    str name = str_of(file), path = str_print(s->arena, "%s/fonts/%s", QP_SOURCE_DIR, file);
    if (!font_add(set, s->diag, nowhere, name, name,
                  sample_file(s->arena, str_cstr(s->arena, path))))
        abort();
    return font_find(set, name);
}

static inline const struct text_style *sample_style(struct chart_sample *s, bool bold, double size,
                                                    colour c)
{
    struct text_style *style = arena_new(s->arena, struct text_style);
    *style = (struct text_style){.id = STR("s"),
                                 .font = bold ? s->bold : s->regular,
                                 .size = MPT_FROM_PT(size),
                                 .leading = MPT_FROM_PT(size * 1.18),
                                 .colour = c};
    return style;
}

static inline struct chart_look sample_look(struct chart_sample *s)
{
    colour ink = {0x1A, 0x22, 0x26}, ink2 = {0x46, 0x52, 0x5A}, quiet = {0x58, 0x64, 0x6C};
    return (struct chart_look){
        .data_label = sample_style(s, true, 7.5, ink),
        .data_label_previous = sample_style(s, false, 7.5, ink2),
        .data_label_second = sample_style(s, true, 6.8, ink),
        .axis = sample_style(s, false, 7, ink),
        .axis_previous = sample_style(s, false, 7, ink2),
        .axis_total = sample_style(s, true, 7, ink),
        .group = sample_style(s, true, 7.5, ink),
        .group_previous = sample_style(s, false, 7.5, ink2),
        .key = sample_style(s, false, 7, ink),
        .target = sample_style(s, false, 7, ink),
        .target_figure = sample_style(s, true, 7, ink),
        .ink = ink,
        .quiet = quiet,
        .grid = {0xD3, 0xDA, 0xDD},
        .house = {0x0B, 0x4A, 0x5B},
        .previous = {0x84, 0x94, 0x9B},
        .second = {0x7A, 0x2A, 0x5C},
        .second_tint = {0xF3, 0xE6, 0xEE},
        .total_fill = {0xD9, 0xE6, 0xE9},
        .paper = {255, 255, 255},
        .bar = 640,
        .bar_pair = 370,
        .previous_slot = 1220,
        .group_gap = 500,
        .target_reach = 480,
        .bracket_inset = 120,
        .inset_left = MM(3),
        .inset_right = MM(1),
        .inset_right_target = MM(14.6),
        .inset_right_pair = MM(3),
        .inset_top = MM(5),
        .inset_bottom = MM(6.5),
        .inset_bottom_groups = MM(13.5),
        .grid_width = MM(0.12),
        .zero_width = MM(0.26),
        .outline_width = MM(0.35),
        .bar_pair_gap = MM(0.3),
        .tick_gap = MM(1.2),
        .category_drop = MM(3.9),
        .bracket_drop = MM(5.6),
        .group_drop = MM(3.6),
        .label_rise = MM(1.1),
        .label_drop_negative = MM(3.1),
        .bracket_width = MM(0.45),
        .bracket_width_previous = MM(0.3),
        .target_width = MM(0.4),
        .target_halo = MM(1),
        .target_dash_on = MM(1.8),
        .target_dash_off = MM(0.9),
        .target_leader_width = MM(0.14),
        .target_label_gap = MM(1.9),
        .target_label_leading = MM(2.9),
        .target_label_apart = MM(6),
        .hatch_width = MM(0.32),
        .hatch_pitch = MM(1.1),
        .hatch_pitch_total = MM(2.2),
        .line_width = MM(0.55),
        .line_width_previous = MM(0.45),
        .marker_radius = MM(1),
        .marker_second = MM(1.9),
        .line_label_rise = MM(2),
        .line_label_drop = MM(4),
        .key_swatch_width = MM(4),
        .key_swatch_height = MM(2.6),
        .key_gap = MM(1.7),
        .key_line_sample = MM(7),
        .ticks_least = 4,
        .ticks_most = 8,
    };
}

static inline void sample_open(struct chart_sample *s)
{
    struct arena_source source = arena_source_malloc();
    *s = (struct chart_sample){.arena = arena_open(&source)};
    s->diag = diag_new(s->arena, NULL, NULL);
    struct font_set *set = font_set_new(s->arena);
    s->regular = sample_font(s, set, "NotoSans-Regular.ttf");
    s->bold = sample_font(s, set, "NotoSans-SemiBold.ttf");
    s->regular->fallback = s->bold->fallback = sample_font(s, set, "NotoSansMath-Regular.ttf");
    s->shaper = shaper_new(s->arena, s->diag);
    s->charts = charts_open(s->arena, s->diag, s->shaper);
    s->look = sample_look(s);
}

/* "2020-21=303 2021-22=194 2022-23=341 | Q1=96 Q2=102 Q3=116 Q4= YTD=314": one series; labels as
 * typed.  With a bar: two groups, "Previous years" and "2023-24". */
static inline struct chart_data *sample_data(struct chart_sample *s, const char *title,
                                             const char *figures)
{
    struct chart_data *d = arena_new(s->arena, struct chart_data);
    str rest = str_of(figures), word;
    *d = (struct chart_data){.title = str_of(title)};
    d->categories = arena_array(s->arena, struct chart_category, 100);
    d->groups = arena_array(s->arena, struct chart_group, 2);
    d->groups[0] = (struct chart_group){STR("Previous years"), true};
    d->groups[1] = (struct chart_group){STR("2023-24"), false};
    d->series = arena_array(s->arena, struct chart_series, 9);
    d->series[0].values = arena_array(s->arena, struct chart_value, 100);
    d->series[0].title = d->title;
    d->n_series = 1;
    while (str_word(&rest, &word)) {
        if (str_is(word, "|")) {
            d->n_groups = 2;
            continue;
        }
        size_t eq = str_find(word, STR("="), 0), at = 0;
        str label = str_sub(word, eq + 1, word.n);
        char number[64] = "";
        for (size_t i = 0; i < label.n && at < sizeof number - 1; i++)
            if (strchr("0123456789.-", label.p[i]))
                number[at++] = label.p[i];
        d->categories[d->n_categories] = (struct chart_category){.label = str_sub(word, 0, eq),
                                                                 .group = d->n_groups == 2,
                                                                 .total = str_starts(word, "YTD")};
        d->series[0].values[d->n_categories++] =
            (struct chart_value){.present = label.n > 0, .value = atof(number), .label = label};
    }
    return d;
}

/* The figures of another series: the same categories. */
static inline void sample_second(struct chart_sample *s, struct chart_data *d, const char *title,
                                 const char *figures)
{
    struct chart_data *other = sample_data(s, title, figures);
    d->series[d->n_series++] = other->series[0];
}

static inline void sample_target(struct chart_sample *s, struct chart_data *d, const char *words,
                                 const char *figure, double value, size_t first, size_t last)
{
    if (!d->targets)
        d->targets = arena_array(s->arena, struct chart_target, 20);
    d->targets[d->n_targets++] =
        (struct chart_target){str_of(words), str_of(figure), value, first, last};
}
#endif
