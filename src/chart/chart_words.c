/* chart_words.c - alternative text in English, from the same numbers as the drawing */
#include "plot.h"

/* Shorter, what is left of a title says too little. */
#define NAME_LEAST 3
/* So much of a title is not told again although the chart's own title has it not. */
#define SHARED_LONG 30

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

static str series_title(const struct chart_data *d, size_t s)
{
    return d->series[s].title;
}

/* All titles begin with the same n bytes (end with them), and enough is left of each. */
static bool is_shared(const struct chart_data *d, size_t n, bool at_end)
{
    str first = series_title(d, 0);
    for (size_t s = 0; s < d->n_series; s++) {
        str t = series_title(d, s);
        if (t.n < n + NAME_LEAST ||
            !str_equal(at_end ? str_sub(t, t.n - n, t.n) : str_sub(t, 0, n),
                       at_end ? str_sub(first, first.n - n, first.n) : str_sub(first, 0, n)))
            return false;
    }
    return true;
}

/* A bracket that is opened here and closed in what is left. */
static bool parts_brackets(str s)
{
    int open = 0;
    for (size_t i = 0; i < s.n; i++)
        open += (s.p[i] == '(') - (s.p[i] == ')');
    return open != 0;
}

/* The longest beginning in whole words that all titles share, with the space after it. */
static size_t shared_start(const struct chart_data *d)
{
    str t = series_title(d, 0);
    for (size_t n = t.n; n > 0; n--)
        if (t.p[n - 1] == ' ' && !parts_brackets(str_sub(t, 0, n)) && is_shared(d, n, false))
            return n;
    return 0;
}

/* The longest end, with the space before it. */
static size_t shared_end(const struct chart_data *d)
{
    str t = series_title(d, 0);
    for (size_t n = t.n; n > 0; n--)
        if (t.p[t.n - n] == ' ' && !parts_brackets(str_sub(t, t.n - n, t.n)) &&
            is_shared(d, n, true))
            return n;
    return 0;
}

/* Needless: the chart's title has told it, or the first series did at length. */
static bool is_told(const struct chart_data *d, size_t series, str shared)
{
    str words = str_trim(shared);
    if (str_ends(words, ":") || str_ends(words, ","))
        words.n--;
    return str_find(d->title, words, 0) != SIZE_MAX || (series > 0 && shared.n > SHARED_LONG);
}

/* What tells the series from the others: "New Claims" of "Timeliness of Benefits: New Claims". */
static str series_name(const struct chart_data *d, size_t series)
{
    str t = series_title(d, series);
    size_t start = shared_start(d), end = shared_end(d), from = 0, to = t.n;
    if (start > 0 && is_told(d, series, str_sub(t, 0, start)))
        from = start;
    if (end > 0 && is_told(d, series, str_sub(t, t.n - end, t.n)))
        to = t.n - end;
    if (to < from + NAME_LEAST)
        return t;
    t = str_sub(t, from, to);
    if (str_starts(t, "(") && str_ends(t, ")"))
        t = str_sub(t, 1, t.n - 1);
    return t;
}

static void put_series(struct buf *b, const struct chart_data *d)
{
    for (size_t s = 0; s < d->n_series; s++) {
        if (d->n_series > 1) {
            buf_put(b, series_name(d, s));
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
