#include "chart_fixture.h"
#include "pdf_chart.h"

static const struct pdf_form *import(struct harness *h, str bytes, size_t index)
{
    struct pdf_out *out = pdf_out_open(h->arena, h->diag);
    assert_non_null(out);
    return pdf_charts_form(pdf_charts_new(out, bytes), index);
}

static void page_becomes_a_form_of_its_size(void **state)
{
    struct harness *h = *state;
    str bytes = two_charts(h->arena);
    const struct pdf_form *form = import(h, bytes, 0);
    assert_messages(h, "");
    assert_non_null(form);
    assert_int_equal(form->height, 100 * MPT_PER_PT);
    assert_int_equal(import(h, bytes, 1)->height, 150 * MPT_PER_PT);
}

static void page_is_imported_once(void **state)
{
    struct harness *h = *state;
    struct pdf_out *out = pdf_out_open(h->arena, h->diag);
    struct pdf_charts *charts = pdf_charts_new(out, two_charts(h->arena));
    const struct pdf_form *form = pdf_charts_form(charts, 0);
    uint32_t id = form->id;
    assert_ptr_equal(pdf_charts_form(charts, 0), form);
    assert_int_equal(form->id, id);
    struct buf b = {.arena = h->arena};
    pdf_charts_resources(charts, &b);
    str wanted = str_print(h->arena, "/XObject<</C0 %u 0 R>>", (unsigned)id);
    assert_str_equal(buf_str(&b), wanted.p);
}

static void nothing_imported_gives_no_resources(void **state)
{
    struct harness *h = *state;
    struct pdf_out *out = pdf_out_open(h->arena, h->diag);
    struct buf b = {.arena = h->arena};
    pdf_charts_resources(pdf_charts_new(out, STR("")), &b);
    assert_int_equal(b.n, 0);
}

static void missing_page_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(import(h, two_charts(h->arena), 2));
    assert_told(h, "chart 3 is asked for");
}

static void page_with_an_image_is_refused(void **state)
{
    struct harness *h = *state;
    struct drawing d;
    drawing_open(&d, h->arena, 100, 100);
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 4, 4);
    cairo_set_source_surface(d.cairo, image, 10, 10);
    cairo_paint(d.cairo);
    cairo_surface_destroy(image);
    assert_null(import(h, drawing_close(&d), 0));
    assert_told(h, "Image");
}

static void page_with_transparency_is_refused(void **state)
{
    struct harness *h = *state;
    struct drawing d;
    drawing_open(&d, h->arena, 100, 100);
    cairo_set_source_rgba(d.cairo, 1, 0, 0, .5);
    cairo_paint(d.cairo);
    assert_null(import(h, drawing_close(&d), 0));
    assert_told(h, "transparency");
}

/* cairo would load fontconfig for text, so the key is put in place of another. */
static void page_with_a_font_is_refused(void **state)
{
    struct harness *h = *state;
    str bytes = two_charts(h->arena);
    size_t at = str_find(bytes, STR("/ExtGState"), 0);
    assert_true(at != SIZE_MAX);
    memcpy((char *)bytes.p + at, "/Font     ", 10);
    assert_null(import(h, bytes, 0));
    assert_told(h, "\"Font\"");
}

static void page_with_a_gradient_is_refused(void **state)
{
    struct harness *h = *state;
    struct drawing d;
    drawing_open(&d, h->arena, 100, 100);
    cairo_pattern_t *p = cairo_pattern_create_linear(0, 0, 100, 0);
    cairo_pattern_add_color_stop_rgb(p, 0, 1, 0, 0);
    cairo_pattern_add_color_stop_rgb(p, 1, 0, 0, 1);
    cairo_set_source(d.cairo, p);
    cairo_paint(d.cairo);
    cairo_pattern_destroy(p);
    assert_null(import(h, drawing_close(&d), 0));
    assert_int_equal(diag_errors(h->diag), 1);
}

static void other_bytes_are_refused(void **state)
{
    struct harness *h = *state;
    assert_null(import(h, STR(""), 0));
    assert_null(import(h, STR("%PDF-1.4\nstartxref\n99999999999999999999\n%%EOF"), 0));
    assert_null(import(h, STR("%PDF-1.4\nxref\n0 4294967295\nstartxref\n9\n%%EOF"), 0));
    assert_told(h, "has no table of its objects");
}

/* Imported or refused, with a message; the sanitizers watch the rest. */
static void try_import(struct harness *h, str bytes)
{
    struct arena_mark before = arena_mark(h->arena);
    struct diag *d = diag_new(h->arena, NULL, NULL);
    struct pdf_out *out = pdf_out_open(h->arena, d);
    bool is_done = pdf_charts_form(pdf_charts_new(out, bytes), 0) != NULL;
    assert_int_equal(diag_errors(d), is_done ? 0 : 1);
    arena_rewind(h->arena, before);
}

static void bytes_cut_off_anywhere_are_refused(void **state)
{
    struct harness *h = *state;
    str bytes = two_charts(h->arena);
    for (size_t n = 0; n + 64 < bytes.n; n += 64) {
        char *exact = malloc(n ? n : 1);
        memcpy(exact, bytes.p, n);
        try_import(h, (str){exact, n});
        free(exact);
    }
}

static void damaged_bytes_do_no_harm(void **state)
{
    struct harness *h = *state;
    str bytes = two_charts(h->arena);
    for (size_t i = 0; i < bytes.n; i += 3) {
        char *damaged = malloc(bytes.n);
        memcpy(damaged, bytes.p, bytes.n);
        damaged[i] = (char)(damaged[i] ^ (1 << i % 7));
        try_import(h, (str){damaged, bytes.n});
        free(damaged);
    }
}

static void object_that_holds_itself_is_refused(void **state)
{
    struct harness *h = *state;
    struct buf b = {.arena = h->arena};
    size_t at[6];
    buf_put(&b, STR("%PDF-1.4\n"));
    const char *const objects[] = {
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
        "/Resources<</XObject<</x 5 0 R>>>>>>",
        "<</Length 5>>stream\n/x Do\nendstream",
        "<</Subtype/Form/BBox[0 0 9 9]/Length 5/Resources<</XObject<</x 5 0 R>>>>>>stream\n"
        "/x Do\nendstream"};
    for (size_t i = 0; i < 5; i++) {
        at[i + 1] = b.n;
        buf_print(&b, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    size_t table = b.n;
    buf_put(&b, STR("xref\n0 6\n0000000000 65535 f \n"));
    for (size_t i = 1; i < 6; i++)
        buf_print(&b, "%010zu 00000 n \n", at[i]);
    buf_print(&b, "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", table);
    assert_null(import(h, buf_str(&b), 0));
    assert_told(h, "nested too deeply");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(page_becomes_a_form_of_its_size),
        test(page_is_imported_once),
        test(nothing_imported_gives_no_resources),
        test(missing_page_is_refused),
        test(page_with_an_image_is_refused),
        test(page_with_transparency_is_refused),
        test(page_with_a_font_is_refused),
        test(page_with_a_gradient_is_refused),
        test(other_bytes_are_refused),
        test(bytes_cut_off_anywhere_are_refused),
        test(damaged_bytes_do_no_harm),
        test(object_that_holds_itself_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
