/* test_chart.c - charts as drawn: labels apart and inside, pages, equal bytes */
#include "chart_sample.h"
#include "harness.h"
#include "plot.h"
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

/* The n-th label with this text. */
static const struct chart_label *label(const struct chart *c, const char *text, size_t n)
{
    for (size_t i = 0; i < c->n_labels; i++)
        if (str_is(c->labels[i].lines.items[0].pieces[0].of->text, text) && n-- == 0)
            return &c->labels[i];
    fail_msg("no label \"%s\"", text);
    return NULL;
}

/* Height on the page of a value, from the labels of two ticks with their values. */
static double height_of(const struct chart *c, const char *low, const char *high, double value)
{
    double a = atof(low), b = atof(high);
    double y_a = (double)label(c, low, 0)->at.y, y_b = (double)label(c, high, 0)->at.y;
    /* Figures are centred on the line of their tick. */
    return y_a + (value - a) / (b - a) * (y_b - y_a) - 0.357 * 7000;
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

static struct chart_data *level_pairs(struct chart_sample *s)
{
    struct chart_data *d =
        sample_data(s, "Fire",
                    "2020-21=96% 2021-22=96% 2022-23=100% | Q1=52% Q2=52% Q3=74% Q4= "
                    "YTD=74%");
    sample_second(s, d, "Gas",
                  "2020-21=100% 2021-22=100% 2022-23=100% | Q1=53% Q2=53% Q3=80% Q4= "
                  "YTD=80%");
    d->tick_suffix = STR("%");
    return d;
}

static void axis_of_shares_ends_at_a_hundred_percent(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    for (int mm = 39; mm <= 58; mm++) {
        struct chart *c = chart_draw(s.charts, level_pairs(&s), &s.look, WIDTH, MM(mm));
        assert_non_null(c);
        for (size_t i = 0; i < c->n_labels; i++)
            assert_true(atof(str_cstr(s.arena, c->labels[i].lines.items[0].pieces[0].of->text)) <=
                            100 ||
                        c->labels[i].at.y > c->height - MM(13.5));
        assert_labels_stand_apart(c);
    }
    arena_close(s.arena);
}

static void where_level_pairs_do_not_fit_the_first_series_is_always_higher(void **state)
{
    static const char *const pairs[][2] = {{"96%", "100%"}, {"52%", "53%"}, {"74%", "80%"}};
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d = level_pairs(&s);
    struct chart *c = chart_draw(s.charts, d, &s.look, WIDTH, MM(40));
    assert_non_null(c);
    for (size_t i = 0; i < 3; i++)
        for (size_t n = 0; n < 2; n++) {
            /* The first "100%" is that of the axis. */
            size_t second = n + (i == 0);
            assert_true(label(c, pairs[i][0], n)->at.y < label(c, pairs[i][1], second)->at.y);
        }
    arena_close(s.arena);
}

static void pair_is_read_in_the_order_of_its_series(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart *c = draw(&s, level_pairs(&s));
    assert_non_null(c);
    assert_true(label(c, "52%", 0) < label(c, "53%", 0));
    assert_true(label(c, "53%", 0) < label(c, "52%", 1));
    arena_close(s.arena);
}

static void assert_lines_are_parted(const struct chart *c, mpt apart)
{
    for (size_t i = 0; i < c->n_labels; i++)
        for (size_t k = 0; k < c->n_labels; k++) {
            const struct chart_label *a = &c->labels[i], *b = &c->labels[k];
            if (i != k && a->at.y == b->at.y && a->at.x <= b->at.x)
                assert_true(b->at.x - a->at.x - a->lines.items[0].width >= apart);
        }
}

static void figures_on_one_line_do_not_run_together(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d = sample_data(&s, "Rate",
                                       "2020-21=7.6% 2021-22=6.8% 2022-23=6.7% | Q1=4.7% Q2=4.8% "
                                       "Q3=5.6% Q4= YTD=5.6%");
    sample_second(&s, d, "Count",
                  "2020-21=9.2% 2021-22=6.0% 2022-23=5.5% | Q1=5.6% Q2=5.8% "
                  "Q3=5.7% Q4= YTD=5.7%");
    struct chart *c = chart_draw(s.charts, d, &s.look, WIDTH, MM(40));
    assert_non_null(c);
    assert_lines_are_parted(c, MM(0.4));
    arena_close(s.arena);
}

static void figures_of_one_chart_have_one_size(void **state)
{
    static const char *const figures[] = {"£1,757,584.00", "£3,508,801.00", "£170,000",
                                          "£744,680.00",   "£1,132,515.00", "£2,047,195"};
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d = sample_data(&s, "Grant",
                                       "2020-21= 2021-22=£1,757,584.00 2022-23=£3,508,801.00 | "
                                       "Q1=£170,000 Q2=£744,680.00 Q3=£1,132,515.00 Q4= "
                                       "YTD=£2,047,195");
    sample_target(&s, d, "Annual target", "£3.33M", 3330000, 7, 7);
    struct chart *c = draw(&s, d);
    assert_non_null(c);
    mpt size = label(c, figures[0], 0)->lines.items[0].pieces[0].of->style->size;
    for (size_t i = 1; i < 6; i++)
        assert_int_equal(label(c, figures[i], 0)->lines.items[0].pieces[0].of->style->size, size);
    assert_type_is_legible(c);
    assert_lines_are_parted(c, MM(0.6));
    arena_close(s.arena);
}

static void label_that_a_target_line_would_cross_stands_above_the_line(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d =
        sample_data(&s, "ASB",
                    "2020-21= 2021-22= 2022-23=68.7 | Q1=19.4 Q2=3.9 Q3=10.6 Q4= "
                    "YTD=33.9");
    sample_target(&s, d, "Annual target", "57.6", 57.6, 7, 7);
    sample_target(&s, d, "Quarterly target", "14.4", 14.4, 3, 6);
    struct chart *c = draw(&s, d);
    assert_non_null(c);
    double line = height_of(c, "0", "20", 14.4), half = (double)s.look.target_halo / 2;
    assert_true((double)label(c, "10.6", 0)->at.y <= line - half);
    assert_true((double)label(c, "19.4", 0)->at.y <= line - half);
    assert_true((double)label(c, "3.9", 0)->at.y - 0.72 * 7500 >= line + half);
    arena_close(s.arena);
}

static void label_of_a_point_stays_on_its_side_of_the_target(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d = sample_data(&s, "KS2", "2021-22=61.4% 2022-23=59.7%");
    d->tick_suffix = STR("%");
    sample_target(&s, d, "Annual target", "59.6%", 59.6, 1, 1);
    struct chart *c = draw(&s, d);
    assert_non_null(c);
    double line = height_of(c, "59.5%", "60.0%", 59.6);
    assert_true((double)label(c, "59.7%", 0)->at.y <= line - (double)s.look.target_halo / 2);
    arena_close(s.arena);
}

static void words_of_two_targets_are_parted(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart_data *d =
        sample_data(&s, "Homes", "2020-21=52 2021-22=0 2022-23=102 | Q1=15 Q2=0 Q3=0 Q4= YTD=15");
    sample_target(&s, d, "Annual target", "50", 50, 7, 7);
    sample_target(&s, d, "Quarterly target", "12", 12, 3, 6);
    struct chart *c = chart_draw(s.charts, d, &s.look, WIDTH, MM(40));
    assert_non_null(c);
    mpt first = label(c, "Quarterly target", 0)->at.y, last = label(c, "50", 1)->at.y;
    assert_true(label(c, "50", 1)->at.x > WIDTH - MM(14.6));
    assert_true(first - last >= s.look.target_label_leading + MM(1.2));
    arena_close(s.arena);
}

static void labels_end_in_a_space_for_readers_of_the_text(void **state)
{
    struct chart_sample s;
    (void)state;
    sample_open(&s);
    struct chart *c = draw(&s, level_pairs(&s));
    assert_non_null(c);
    for (size_t i = 0; i < c->n_labels; i++) {
        const struct line *l = &c->labels[i].lines.items[0];
        const struct piece *last = &l->pieces[l->n - 1];
        assert_true(last->runs[last->n_runs - 1]->is_space);
    }
    arena_close(s.arena);
}

static bool is_white(cairo_surface_t *surface, int x, int y)
{
    cairo_surface_flush(surface);
    const unsigned char *row = cairo_image_surface_get_data(surface) +
                               (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
    return row[x * 4] == 255;
}

static void only_labels_on_grid_lines_have_paper_under_them(void **state)
{
    struct harness *h = *state;
    struct chart_look look = {.paper = {255, 255, 255}};
    struct plot p = {.arena = h->arena, .look = &look, .kind = CHART_COLUMN};
    p.area = (rect){0, 0, 100000, 100000};
    p.scale = (struct scale){.mantissa = 1, .exponent = 1, .first = 0, .last = 10};
    vec_push(h->arena, &p.boxes, (rect){20000, 47000, 20000, 6000});
    vec_push(h->arena, &p.boxes, (rect){60000, 52000, 20000, 6000});
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 100);
    cairo_t *cr = cairo_create(surface);
    labels_clear_ground(&p, cr);
    assert_true(is_white(surface, 30, 50));
    assert_false(is_white(surface, 70, 55));
    assert_false(is_white(surface, 50, 50));
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
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
        test(axis_of_shares_ends_at_a_hundred_percent),
        test(where_level_pairs_do_not_fit_the_first_series_is_always_higher),
        test(pair_is_read_in_the_order_of_its_series),
        test(figures_on_one_line_do_not_run_together),
        test(figures_of_one_chart_have_one_size),
        test(label_that_a_target_line_would_cross_stands_above_the_line),
        test(label_of_a_point_stays_on_its_side_of_the_target),
        test(words_of_two_targets_are_parted),
        test(labels_end_in_a_space_for_readers_of_the_text),
        test(only_labels_on_grid_lines_have_paper_under_them),
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
