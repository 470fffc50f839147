/* chart_words.c - alternative text in English, from the same numbers as the drawing */
#include "plot.h"

static const char *kind_words(enum chart_kind kind)
{
    switch (kind) {
    case CHART_LINE:
        return "Line chart";
    case CHART_BAR:
        return "Bar chart";
    case CHART_AUTO:
    case CHART_COLUMN:
        break;
    }
    return "Column chart";
}

/* "Column chart: title. " */
static void put_opening(struct buf *b, const char *kind, str title)
{
    buf_print(b, title.n > 0 ? "%s: " : "%s", kind);
    buf_put(b, title);
    buf_put(b, str_ends(title, ".") ? STR(" ") : STR(". "));
}

static bool starts_group(const struct chart_data *d, size_t category)
{
    return has_groups(d) &&
           (category == 0 || d->categories[category].group != d->categories[category - 1].group);
}

static void put_group(struct buf *b, const struct chart_data *d, size_t category)
{
    size_t group = d->categories[category].group;
    if (category > 0)
        buf_put(b, STR("; "));
    if (group < d->n_groups && d->groups[group].label.n > 0) {
        buf_put(b, d->groups[group].label);
        buf_put(b, STR(": "));
    }
}

/* "2020-21 19%, 2021-22 no figure" */
static void put_values(struct buf *b, const struct chart_data *d, const struct chart_series *s)
{
    for (size_t c = 0; c < d->n_categories; c++) {
        if (starts_group(d, c))
            put_group(b, d, c);
        else if (c > 0)
            buf_put(b, STR(", "));
        buf_put(b, d->categories[c].label);
        buf_char(b, ' ');
        buf_put(b, s->values[c].present ? s->values[c].label : STR("no figure"));
    }
    buf_put(b, STR(". "));
}

static void put_series(struct buf *b, const struct chart_data *d)
{
    for (size_t s = 0; s < d->n_series; s++) {
        if (d->n_series > 1) {
            buf_put(b, d->series[s].title);
            buf_put(b, STR(": "));
        } else if (!has_groups(d)) {
            buf_put(b, STR("Figures by category: "));
        }
        put_values(b, d, &d->series[s]);
    }
}

static void put_targets(struct buf *b, const struct chart_data *d)
{
    for (size_t t = 0; t < d->n_targets; t++) {
        buf_put(b, d->targets[t].words);
        buf_char(b, ' ');
        buf_put(b, d->targets[t].figure);
        buf_put(b, STR(". "));
    }
}

str chart_alt(struct arena *a, const struct chart_data *data, enum chart_kind drawn)
{
    struct buf b = {.arena = a};
    if (data->alt.n > 0)
        return data->alt;
    put_opening(&b, kind_words(drawn), data->title);
    put_series(&b, data);
    put_targets(&b, data);
    return str_trim(buf_str(&b));
}

/* In whole percent, half rounded up; nought of nought is nought. */
static size_t percent(size_t count, size_t total)
{
    return total > 0 ? (size_t)((double)count * 100 / (double)total + 0.5) : 0;
}

str donut_alt(struct arena *a, const struct donut_data *data)
{
    struct buf b = {.arena = a};
    size_t total = 0;
    for (size_t i = 0; i < data->n; i++)
        total += data->segments[i].count;
    put_opening(&b, "Ring chart", data->title);
    buf_print(&b, "Total %zu " STR_FMT ": ", total, STR_ARG(data->middle_word));
    for (size_t i = 0; i < data->n; i++) {
        const struct donut_segment *s = &data->segments[i];
        buf_print(&b, "%s" STR_FMT " %zu (%zu%%)", i > 0 ? ", " : "", STR_ARG(s->title), s->count,
                  percent(s->count, total));
    }
    buf_char(&b, '.');
    return buf_str(&b);
}

str pyramid_alt(struct arena *a, const struct pyramid_data *data)
{
    struct buf b = {.arena = a};
    if (data->alt.n > 0)
        return data->alt;
    put_opening(&b, "Pyramid chart, from the tip down", data->title);
    for (size_t i = 0; i < data->n; i++) {
        buf_put(&b, i > 0 ? STR("; ") : STR(""));
        buf_put(&b, data->bands[i].words);
    }
    buf_char(&b, '.');
    return buf_str(&b);
}
