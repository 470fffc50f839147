/* test_chart.c - charts as drawn: labels apart and inside, pages, equal bytes */
#include "chart_sample.h"
#include "harness.h"
#include <math.h>

#define WIDTH MM(107.5)

static rect ink_of(const struct chart_label *l)
{
    mpt size = 0;
    for (size_t i = 0; i < l->lines.items[0].n; i++)
        size = mpt_max(size, l->lines.items[0].pieces[i].of->style->size);
    return (rect){l->at.x, l->at.y - size * 72 / 100, l->lines.items[0].width, size * 85 / 100};
}

static bool overlap(rect a, rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static void assert_labels_stand_apart(const struct chart *c)
{
    for (size_t i = 0; i < c->n_labels; i++) {
        rect a = ink_of(&c->labels[i]);
        assert_true(a.x >= 0 && a.y >= 0 && a.x + a.w <= c->width && a.y + a.h <= c->height);
        for (size_t k = 0; k < i; k++)
            assert_false(overlap(a, ink_of(&c->labels[k])));
    }
}

static void assert_type_is_legible(const struct chart *c)
{
    for (size_t i = 0; i < c->n_labels; i++)
        assert_true(c->labels[i].lines.items[0].pieces[0].of->style->size >= 6200);
}

static bool has_label(const struct chart *c, const char *text)
{
    for (size_t i = 0; i < c->n_labels; i++)
        for (size_t k = 0; k < c->labels[i].lines.items[0].n; k++)
            if (str_is(c->labels[i].lines.items[0].pieces[k].of->text, text))
                return true;
    return false;
}

static size_t count_pages(str pdf)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(pdf, STR("/Type /Page "), at)) != SIZE_MAX || n == 0;
         at++, n++)
        if (at == SIZE_MAX)
            return 0;
    return n;
}

static struct chart *draw(struct chart_sample *s, const struct chart_data *d)
{
    return chart_draw(s->charts, d, &s->look, WIDTH, MM(54));
}

static void real_rows_are_drawn_whole(void **state)
{
    static const char *const rows[] = {
        "2020-21=303 2021-22=194 2022-23=341 | Q1=96 Q2=102 Q3=116 Q4= YTD=314",
        "2020-21= 2021-22=£1,757,584.00 2022-23=£1,644,680.00 | Q1=£844,680.00 Q2=£744,680.00 "
        "Q3=£1,191,900 Q4= YTD=£2,744,680.00",
        "2020-21=3.7% 2021-22=1.3% 2022-23=-0.8%",
        "2021-22=61.4% 2022-23=59.7%",
        "2022-23=0",
        "2020-21=100% 2021-22=100% 2022-23=100% | Q1=53% Q2=53% Q3=80% Q4= YTD=80%",
        "2020-21= 2021-22= 2022-23= | Q1= Q2= Q3= Q4= YTD=",
    };
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct chart *c = draw(&s, sample_data(&s, "A row", rows[i]));
        assert_non_null(c);
        assert_int_equal(c->page, i);
        assert_labels_stand_apart(c);
        assert_type_is_legible(c);
    }
    assert_int_equal(diag_count(s.diag), 0);
    arena_close(s.arena);
}

static void two_series_with_long_labels_stand_apart(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d = sample_data(&s, "Roles",
                                       "2020-21=4.9% 2021-22=5.5% 2022-23=9.1% | Q1=9.9% Q2=11.6% "
                                       "Q3=11.16% Q4= YTD=10.53%");
    sample_second(&s, d, "Vacancies",
                  "2020-21=8.8% 2021-22=19.0% 2022-23=27.2% | Q1=22.5% Q2=23.49% "
                  "Q3=23.11% Q4= YTD=21.13%");
    struct chart *c = draw(&s, d);
    assert_non_null(c);
    assert_labels_stand_apart(c);
    assert_true(has_label(c, "Vacancies") && has_label(c, "11.16%") && has_label(c, "Q4"));
    assert_int_equal(c->height, chart_height(s.charts, d, &s.look, WIDTH, MM(54)));
    assert_true(c->height > MM(54));
    arena_close(s.arena);
}

/* Numbers without a library's randomness: the same in every run. */
static uint32_t next_number(uint32_t *seed)
{
    return *seed = *seed * 1664525u + 1013904223u;
}

static struct chart_data *generated(struct chart_sample *s, uint32_t *seed)
{
    static const char *const forms[] = {"%.0f", "%.1f%%", "£%.2f", "%.2f%%"};
    const char *form = forms[(next_number(seed) >> 16) % 4];
    int exponent = (int)((next_number(seed) >> 16) % 6);
    struct buf b = {.arena = s->arena};
    for (int i = 0; i < 8; i++) {
        static const char *const names[] = {"2020-21", "2021-22", "2022-23", "Q1",
                                            "Q2",      "Q3",      "Q4",      "YTD"};
        uint32_t r = next_number(seed) >> 8;
        double value = (r % 1000) / 1000.0 * pow(10, exponent) * (r % 13 == 0 ? -1 : 1);
        char number[64];
        snprintf(number, sizeof number, form, r % 11 == 0 ? 0 : value);
        buf_print(&b, "%s%s=%s ", i == 3 ? "| " : "", names[i], r % 7 == 0 ? "" : number);
    }
    buf_char(&b, '\0');
    return sample_data(s, "Generated", buf_str(&b).p);
}

static void generated_series_keep_labels_apart_and_inside(void **state)
{
    struct chart_sample s;
    uint32_t seed = 1;
    size_t drawn = 0;
    (void)state;
    sample_open(&s);
    for (int i = 0; i < 120; i++) {
        struct chart_data *d = generated(&s, &seed);
        d->kind = i % 3 == 0 ? CHART_LINE : i % 3 == 1 ? CHART_COLUMN : CHART_BAR;
        if (i % 2)
            sample_target(&s, d, "Annual target", "5", 5, 7, 7);
        if (i % 5 == 0)
            sample_target(&s, d, "Quarterly target", "6", 6, 3, 6);
        if (i % 4 == 0)
            d->series[d->n_series++] = generated(&s, &seed)->series[0];
        struct chart *c = draw(&s, d);
        if (!c)
            continue;
        drawn++;
        assert_labels_stand_apart(c);
        assert_type_is_legible(c);
        for (size_t k = 0; k < d->n_categories; k++)
            assert_true(str_find(c->alt, d->series[0].values[k].label, 0) != SIZE_MAX);
    }
    print_message("%zu of 120 generated charts drawn\n", drawn);
    assert_true(drawn >= 118);
    assert_int_equal(diag_errors(s.diag) > 0, drawn < 120);
    arena_close(s.arena);
}

static str drawing(struct chart_sample *s)
{
    str pdf = {0};
    sample_open(s);
    assert_non_null(draw(s, sample_data(s, "A", "2021-22=61.4% 2022-23=59.7%")));
    assert_non_null(draw(s, sample_data(s, "B", "2021-22=3 | Q1=4 YTD=5")));
    assert_non_null(draw(s, sample_data(s, "C", "2021-22=-3")));
    assert_true(charts_finish(s->charts, &pdf));
    return pdf;
}

/* Copy with the date of cairo's information dictionary blanked. */
static str dateless(struct arena *a, str pdf)
{
    str copy = str_copy(a, pdf);
    size_t at = str_find(copy, STR("/CreationDate ("), 0);
    assert_true(at != SIZE_MAX);
    memset((char *)copy.p + at + 15, 'x', 20);
    return copy;
}

static void two_runs_draw_the_same_bytes_a_page_per_chart(void **state)
{
    struct chart_sample one, two;
    (void)state;
    str first = drawing(&one), second = drawing(&two);
    assert_true(str_starts(first, "%PDF-1.4"));
    assert_true(str_equal(dateless(one.arena, first), dateless(two.arena, second)));
    assert_int_equal(count_pages(first), 3);
    arena_close(one.arena);
    arena_close(two.arena);
}

static void no_chart_gives_no_drawing(void **state)
{
    struct chart_sample s;
    str pdf = STR("something");
    (void)state;
    sample_open(&s);
    assert_true(charts_finish(s.charts, &pdf));
    assert_int_equal(pdf.n, 0);
    arena_close(s.arena);
}

static void too_much_is_refused_with_a_message(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d = sample_data(&s, "Many", "A=1");
    for (d->n_categories = 1; d->n_categories < 65; d->n_categories++)
        d->series[0].values[d->n_categories] = (struct chart_value){true, 1, STR("1")};
    assert_null(draw(&s, d));
    d = sample_data(&s, "Huge", "A=1");
    d->series[0].values[0].value = 1e16;
    assert_null(draw(&s, d));
    d->series[0].values[0].value = NAN;
    assert_null(draw(&s, d));
    d->n_categories = 0;
    assert_null(draw(&s, d));
    assert_int_equal(diag_errors(s.diag), 4);
    arena_close(s.arena);
}

static void symbols_lie_in_their_slot(void **state)
{
    static const char *const shapes[] = {"circle", "triangle", "diamond", "square", "octagon"};
    struct harness *h = *state;
    for (size_t i = 0; i < 5; i++) {
        struct path *p = symbol_path(h->arena, str_of(shapes[i]), (point){1000, 2000}, MM(4.4));
        assert_non_null(p);
        for (size_t k = 0; k < p->n_points; k++) {
            assert_in_range(p->points[k].x, 1000, 1000 + MM(4.4));
            assert_in_range(p->points[k].y, 2000, 2000 + MM(4.4));
        }
    }
    assert_null(symbol_path(h->arena, STR("star"), (point){0, 0}, MM(4.4)));
}

static void ring_has_letters_for_all_but_slivers(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    const struct text_style *style = s.look.data_label;
    struct donut_look look = {.ring = MM(8),
                              .gap = MM(0.5),
                              .outline = MM(0.2),
                              .least_angle = 16,
                              .letter = style,
                              .total = style,
                              .word = style};
    struct donut_segment segments[] = {
        {.letter = STR("G"), .title = STR("Green"), .count = 200},
        {.letter = STR("A"), .title = STR("Amber"), .count = 1, .outlined = true}};
    struct donut_data data = {STR("Theme"), segments, 2, STR("rated")};
    struct chart *c = donut_draw(s.charts, &data, &look, MM(46));
    assert_non_null(c);
    assert_true(has_label(c, "G") && has_label(c, "201") && has_label(c, "rated"));
    assert_false(has_label(c, "A"));
    assert_labels_stand_apart(c);
    arena_close(s.arena);
}

static void bands_without_a_share_are_refused(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct inline_text label = {.text = STR("Direct 3%"), .style = s.look.data_label};
    struct pyramid_band bands[] = {
        {.share = 3, .label = &label, .n_label = 1, .words = STR("Direct 3%")},
        {.share = 97, .label = &label, .n_label = 1, .words = STR("Rest 97%")}};
    struct pyramid_data data = {.title = STR("Emissions"), .bands = bands, .n = 2};
    struct pyramid_look look = {.width = MM(76),
                                .height = MM(66),
                                .gap = MM(0.8),
                                .leader_x = MM(78),
                                .leader_width = MM(0.2),
                                .outline = MM(0.35),
                                .label_leading = MM(4.7)};
    struct chart *c = pyramid_draw(s.charts, &data, &look, MM(140));
    assert_non_null(c);
    assert_labels_stand_apart(c);
    bands[0].share = 0;
    assert_null(pyramid_draw(s.charts, &data, &look, MM(140)));
    assert_int_equal(diag_errors(s.diag), 1);
    arena_close(s.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(real_rows_are_drawn_whole),
        test(two_series_with_long_labels_stand_apart),
        test(generated_series_keep_labels_apart_and_inside),
        test(two_runs_draw_the_same_bytes_a_page_per_chart),
        test(no_chart_gives_no_drawing),
        test(too_much_is_refused_with_a_message),
        test(symbols_lie_in_their_slot),
        test(ring_has_letters_for_all_but_slivers),
        test(bands_without_a_share_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
