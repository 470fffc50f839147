#include "chart_fixture.h"
#include "pdf.h"
#include "text_fixture.h"
#include "vec.h"
#include <libdeflate.h>

/* A report of two pages while it is painted. */
struct painting {
    struct harness *h;
    struct text_fixture text;
    struct canvas *canvas;
    struct tag_tree *tree;
    struct pdf_job job;
};

#define PT(v) ((mpt)(v)*MPT_PER_PT)

static str read_profile(struct arena *a)
{
    return read_font_file(a, "sRGB.icc");
}

static struct painting painting_new(struct harness *h)
{
    struct painting p = {.h = h, .text = text_fixture_new(h), .tree = tag_tree_new(h->arena)};
    p.job = (struct pdf_job){.meta = {.title = STR("Corporate Performance Report – “Q3”"),
                                      .organisation = STR("Luton & Council"),
                                      .subject = STR("Quarter 3"),
                                      .keywords = STR("performance, council"),
                                      .lang = STR("en-GB"),
                                      .date = STR("2024-03-04T00:00:00Z"),
                                      .producer = STR("Quarterpress 0.1.0")},
                             .fonts = p.text.set,
                             .root = p.tree->root,
                             .icc = read_profile(h->arena),
                             .charts = two_charts(h->arena)};
    p.canvas = pdf_open(h->arena, h->diag, &p.job);
    assert_non_null(p.canvas);
    return p;
}

static void show(struct painting *p, const char *text, mpt x, mpt y, bool turned)
{
    VEC(const struct run *) runs = {0};
    str rest = str_of(text), word;
    while (str_word(&rest, &word)) {
        if (runs.n > 0)
            vec_push(p->h->arena, &runs,
                     shape_word(p->text.shaper, p->text.regular, STR(" "), NOWHERE).items[0]);
        struct runs shaped = shape_word(p->text.shaper, p->text.regular, word, NOWHERE);
        for (size_t i = 0; i < shaped.n; i++)
            vec_push(p->h->arena, &runs, shaped.items[i]);
    }
    struct span s = {.runs = runs.items,
                     .n_runs = runs.n,
                     .size = PT(11),
                     .at = {PT(x), PT(y)},
                     .colour = {20, 30, 40},
                     .turned = turned,
                     .tracking = turned ? 250 : 0};
    p->canvas->ops->text(p->canvas, &s);
}

static void say(struct painting *p, struct tag *leaf, const char *text, mpt x, mpt y)
{
    p->canvas->ops->begin(p->canvas, leaf);
    show(p, text, x, y, false);
    p->canvas->ops->end(p->canvas);
}

static void rule(struct painting *p, enum artifact kind, mpt y)
{
    const struct canvas_ops *ops = p->canvas->ops;
    struct ink line = {.strokes = true, .width = 500, .dash_on = 2000, .dash_off = 1000};
    struct ink fill = {.fills = true, .fill = {240, 240, 240}};
    ops->begin_artifact(p->canvas, kind);
    ops->path(p->canvas, path_rect(p->h->arena, (rect){PT(70), PT(y), PT(450), PT(12)}), &fill);
    ops->path(p->canvas, path_line(p->h->arena, (point){PT(70), PT(y)}, (point){PT(520), PT(y)}),
              &line);
    ops->end(p->canvas);
}

static void footer(struct painting *p, const char *text)
{
    p->canvas->ops->begin_artifact(p->canvas, ARTIFACT_FOOTER);
    show(p, text, 70, 800, false);
    p->canvas->ops->end(p->canvas);
}

static void page(struct painting *p, const char *label)
{
    p->canvas->ops->page_begin(p->canvas, 595276, 841890, str_of(label));
}

static struct tag *link_in(struct painting *p, struct tag *paragraph, const char *words, mpt y)
{
    struct tag *link = tag_new(paragraph, TAG_LINK);
    link->alt = str_of(words);
    say(p, tag_new(link, TAG_TEXT), words, 200, y);
    return link;
}

static void paint_text(struct painting *p, const char *anchor)
{
    const struct canvas_ops *ops = p->canvas->ops;
    struct tag *h1 = tag_new(p->tree->root, TAG_H1), *para = tag_new(p->tree->root, TAG_P);
    ops->anchor(p->canvas, STR("top"), (point){PT(70), PT(80)});
    ops->bookmark(p->canvas, 1, STR("Office – results"), STR("top"));
    say(p, tag_new(h1, TAG_TEXT), "Office results ▲", 70, 90);
    say(p, tag_new(para, TAG_TEXT), "AVAILABLE \\(kerned) see", 70, 120);
    struct tag *inner = link_in(p, para, "the table", 120);
    ops->link(p->canvas, (rect){PT(200), PT(110), PT(60), PT(14)}, inner,
              &(struct link_target){.anchor = str_of(anchor), .contents = STR("the table")});
    say(p, tag_new(para, TAG_TEXT), "and", 280, 120);
    struct tag *outer = link_in(p, para, "Luton’s data", 140);
    ops->link(p->canvas, (rect){PT(200), PT(130), PT(80), PT(14)}, outer,
              &(struct link_target){.uri = STR("https://example.org/é?a=(1)"),
                                    .contents = STR("Luton’s data")});
}

static void paint_list(struct painting *p)
{
    struct tag *list = tag_new(p->tree->root, TAG_L), *item = tag_new(list, TAG_LI);
    say(p, tag_new(tag_new(item, TAG_LBL), TAG_TEXT), "•", 70, 170);
    struct tag *body = tag_new(item, TAG_LBODY);
    say(p, tag_new(body, TAG_TEXT), "first", 80, 170);
    struct tag *note = tag_new(p->tree->root, TAG_NOTE);
    say(p, tag_new(note, TAG_TEXT), "Provisional.", 70, 190);
}

static void paint_figure(struct painting *p)
{
    const struct canvas_ops *ops = p->canvas->ops;
    struct tag *figure = tag_new(p->tree->root, TAG_FIGURE);
    figure->alt = STR("Bars: 60, 50, 40, 30 per cent – falling.");
    figure->bbox = (rect){PT(70), PT(220), PT(200), PT(100)};
    struct tag *leaf = tag_new(figure, TAG_TEXT);
    ops->begin(p->canvas, leaf);
    ops->chart(p->canvas, 0, (point){PT(70), PT(220)});
    show(p, "60%", 75, 330, false);
    show(p, "turned label", 290, 320, true);
    ops->end(p->canvas);
}

static struct tag *cell(struct painting *p, struct tag *row, enum tag_role role, const char *text,
                        mpt x, mpt y)
{
    struct tag *t = tag_new(row, role);
    if (*text)
        say(p, tag_new(t, TAG_TEXT), text, x, y);
    return t;
}

static void paint_table(struct painting *p)
{
    struct tag *table = tag_new(p->tree->root, TAG_TABLE);
    table->summary = STR("Two indicators, one per row.");
    struct tag *head = tag_new(tag_new(table, TAG_THEAD), TAG_TR);
    struct tag *columns[2] = {cell(p, head, TAG_TH, "Indicator", 70, 500),
                              cell(p, head, TAG_TH, "Value", 200, 500)};
    columns[0]->scope = columns[1]->scope = SCOPE_COLUMN;
    struct tag *body = tag_new(table, TAG_TBODY);
    static const char *const names[2] = {"Visits", "Loans"};
    for (size_t i = 0; i < 2; i++) {
        struct tag *row = tag_new(body, TAG_TR);
        struct tag *name = cell(p, row, TAG_TH, names[i], 70, 520 + 20 * (mpt)i);
        name->scope = SCOPE_ROW;
        struct tag *value = cell(p, row, TAG_TD, i ? "" : "1,200", 200, 520);
        value->headers = arena_array(p->h->arena, struct tag *, 2);
        value->headers[0] = columns[1];
        value->headers[1] = name;
        value->n_headers = 2;
    }
}

/* A paragraph that runs on over the page's end. */
static void paint_running_text(struct painting *p)
{
    struct tag *para = tag_new(p->tree->root, TAG_P), *leaf = tag_new(para, TAG_TEXT);
    say(p, leaf, "begun here", 70, 780);
    rule(p, ARTIFACT_LAYOUT, 600);
    footer(p, "Page i");
    p->canvas->ops->page_end(p->canvas);
    page(p, "1");
    say(p, leaf, "and ended there", 70, 80);
}

static bool paint(struct harness *h, const char *anchor, str *bytes)
{
    struct painting p = painting_new(h);
    page(&p, "i");
    rule(&p, ARTIFACT_BACKGROUND, 60);
    paint_text(&p, anchor);
    paint_list(&p);
    paint_figure(&p);
    paint_running_text(&p);
    p.canvas->ops->anchor(p.canvas, STR("table"), (point){PT(70), PT(480)});
    p.canvas->ops->bookmark(p.canvas, 2, STR("Table"), STR("table"));
    paint_table(&p);
    footer(&p, "Page 1");
    p.canvas->ops->page_end(p.canvas);
    return pdf_finish(p.canvas, bytes);
}

static bool holds(str bytes, const char *what)
{
    return str_find(bytes, str_of(what), 0) != SIZE_MAX;
}

/* All streams, unpacked, one after another. */
static str unpacked(struct arena *a, str file)
{
    struct buf all = {.arena = a};
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    char *p = arena_alloc(a, 1 << 20);
    for (size_t at = 0; (at = str_find(file, STR("stream"), at)) != SIZE_MAX; at++) {
        size_t from = str_find(file, STR("\n"), at), n = 0;
        if (from != SIZE_MAX &&
            libdeflate_zlib_decompress_ex(d, file.p + from + 1, file.n - from - 1, p, 1 << 20, NULL,
                                          &n) == LIBDEFLATE_SUCCESS)
            buf_put(&all, (str){p, n});
    }
    libdeflate_free_decompressor(d);
    return buf_str(&all);
}

static void document_is_written_without_a_message(void **state)
{
    struct harness *h = *state;
    str bytes = {0};
    assert_true(paint(h, "table", &bytes));
    assert_messages(h, "");
    assert_true(str_starts(bytes, "%PDF-1.7\n"));
    assert_true(str_ends(bytes, "%%EOF\n"));
    /* Kept for the validators when a name is given. */
    const char *keep = getenv("QP_KEEP_PDF");
    FILE *out = keep ? fopen(keep, "wb") : NULL;
    if (out) {
        fwrite(bytes.p, 1, bytes.n, out);
        fclose(out);
    }
}

static void equal_calls_give_equal_bytes(void **state)
{
    struct harness *h = *state;
    str a = {0}, b = {0};
    assert_true(paint(h, "table", &a));
    assert_true(paint(h, "table", &b));
    assert_true(str_equal(a, b));
}

static void tree_holds_text_and_links_in_reading_order(void **state)
{
    struct harness *h = *state;
    str bytes = {0};
    assert_true(paint(h, "table", &bytes));
    str all = unpacked(h->arena, bytes);
    assert_true(holds(all, "/S/H1"));
    /* Text, link, text, link. */
    size_t p = str_find(all, STR("/S/P"), 0);
    str kids = str_sub(all, str_find(all, STR("/K["), p), str_find(all, STR("]"), p));
    assert_true(str_starts(kids, "/K[ 1 ") && holds(kids, " 0 R 3 "));
    assert_true(holds(all, "/A<</O/Table/Scope/Column>>"));
    assert_true(holds(all, "/Headers[(t00"));
    assert_true(holds(all, "/A<</O/Layout/BBox[70 521.89 270 621.89]>>"));
    assert_true(holds(all, "/Type/MCR/Pg"));
    assert_true(holds(all, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"));
    assert_true(holds(all, "/Nums[0<</S/r/St 1>>1<</S/D/St 1>>]"));
}

static void link_to_an_unknown_place_fails(void **state)
{
    struct harness *h = *state;
    str bytes = {0};
    assert_false(paint(h, "tabel", &bytes));
    assert_told(h, "leads to \"tabel\", which is nowhere in the document");
    assert_int_equal(diag_errors(h->diag), 1);
}

static void font_that_is_not_painted_is_not_written(void **state)
{
    struct harness *h = *state;
    str bytes = {0};
    assert_true(paint(h, "table", &bytes));
    str all = unpacked(h->arena, bytes);
    assert_true(holds(all, "+NotoSans-Regular"));
    assert_true(holds(all, "+NotoSansSymbols2-Regular") || holds(all, "+NotoSansMath"));
    assert_false(holds(all, "+NotoSans-SemiBold"));
}

/* A page with one tagged span of these glyphs of the regular font, at 10 pt; its operators. */
static str operators_of(struct harness *h, const struct glyph *glyphs, size_t n, str text)
{
    struct painting p = painting_new(h);
    struct run run = {.font = p.text.regular, .text = text, .glyphs = glyphs, .n = n};
    const struct run *runs[1] = {&run};
    struct span s = {.runs = runs, .n_runs = 1, .size = PT(10), .at = {PT(50), PT(100)}};
    page(&p, "1");
    p.canvas->ops->begin(p.canvas, tag_new(tag_new(p.tree->root, TAG_P), TAG_TEXT));
    p.canvas->ops->text(p.canvas, &s);
    p.canvas->ops->end(p.canvas);
    p.canvas->ops->page_end(p.canvas);
    str bytes = {0};
    if (!pdf_finish(p.canvas, &bytes))
        return STR("");
    str all = unpacked(h->arena, bytes);
    size_t from = str_find(all, STR("BT\n"), 0);
    return str_sub(all, from, str_find(all, STR("ET\n"), from));
}

static void kerning_is_the_difference_to_the_fonts_own_advance(void **state)
{
    struct harness *h = *state;
    const struct glyph pair[] = {
        {.id = 0x0041, .advance = 560, .natural = 600, .text = STR("A")},
        {.id = 0x0042, .advance = 600, .natural = 600, .dx = 5, .text = STR("B")},
        {.id = 0x0043, .advance = 600, .natural = 600, .text = STR("C")}};
    str ops = operators_of(h, pair, 3, STR("ABC"));
    assert_true(str_find(ops, STR("[(\0A)35(\0B)5(\0C)]TJ"), 0) != SIZE_MAX);
}

static void codes_are_escaped_where_a_string_would_end_or_change(void **state)
{
    struct harness *h = *state;
    const struct glyph glyphs[] = {{.id = 0x28, .text = STR("a")},
                                   {.id = 0x29, .text = STR("b")},
                                   {.id = 0x5C, .text = STR("c")},
                                   {.id = 0x0D, .text = STR("d")}};
    str ops = operators_of(h, glyphs, 4, STR("abcd"));
    assert_true(str_find(ops, STR("(\0\\(\0\\)\0\\\\\0\\r)"), 0) != SIZE_MAX);
}

static void raised_glyph_moves_up_and_back(void **state)
{
    struct harness *h = *state;
    const struct glyph glyphs[] = {{.id = 0x41, .dy = 300, .text = STR("a")},
                                   {.id = 0x42, .text = STR("b")}};
    str ops = operators_of(h, glyphs, 2, STR("ab"));
    size_t up = str_find(ops, STR("3 Ts"), 0), down = str_find(ops, STR("0 Ts"), 0);
    assert_true(up < down && down != SIZE_MAX);
}

static void glyph_with_a_second_text_is_read_by_actual_text(void **state)
{
    struct harness *h = *state;
    const struct glyph same[] = {{.id = 0x41, .text = STR("a")}, {.id = 0x41, .text = STR("a")}};
    assert_false(holds(operators_of(h, same, 2, STR("aa")), "/ActualText"));
    const struct glyph two[] = {{.id = 0x41, .text = STR("a")}, {.id = 0x41, .text = STR("b")}};
    assert_true(holds(operators_of(h, two, 2, STR("ab")), "/Span<</ActualText(ab)>>BDC"));
}

static void missing_glyph_is_refused(void **state)
{
    struct harness *h = *state;
    const struct glyph none[] = {{.id = 0, .text = STR("a")}};
    assert_str_equal(operators_of(h, none, 1, STR("a")), "");
    assert_told(h, "lacks a character of \"a\"");
}

static void link_with_a_blank_in_its_address_is_refused(void **state)
{
    struct harness *h = *state;
    struct painting p = painting_new(h);
    struct tag *paragraph = tag_new(p.tree->root, TAG_P);
    page(&p, "1");
    struct tag *link = link_in(&p, paragraph, "words", 100);
    p.canvas->ops->link(p.canvas, (rect){0, 0, PT(9), PT(9)}, link,
                        &(struct link_target){.uri = STR("https://a b"), .contents = STR("c")});
    p.canvas->ops->page_end(p.canvas);
    str bytes = {0};
    assert_false(pdf_finish(p.canvas, &bytes));
    assert_told(h, "holds a blank");
}

static void point_far_off_the_page_is_refused(void **state)
{
    struct harness *h = *state;
    struct painting p = painting_new(h);
    struct ink ink = {.strokes = true};
    page(&p, "1");
    p.canvas->ops->begin_artifact(p.canvas, ARTIFACT_LAYOUT);
    p.canvas->ops->path(p.canvas, path_line(h->arena, (point){0, INT64_MIN}, (point){0, 0}), &ink);
    p.canvas->ops->end(p.canvas);
    p.canvas->ops->page_end(p.canvas);
    str bytes = {0};
    assert_false(pdf_finish(p.canvas, &bytes));
    assert_told(h, "off any page");
}

static void page_of_impossible_size_is_refused(void **state)
{
    struct harness *h = *state;
    struct painting p = painting_new(h);
    p.canvas->ops->page_begin(p.canvas, PT(15000), PT(100), STR("1"));
    p.canvas->ops->page_end(p.canvas);
    str bytes = {0};
    assert_false(pdf_finish(p.canvas, &bytes));
    assert_told(h, "cannot be written");
}

static void document_without_pages_is_refused(void **state)
{
    struct harness *h = *state;
    struct painting p = painting_new(h);
    str bytes = {0};
    assert_false(pdf_finish(p.canvas, &bytes));
    assert_told(h, "has no page");
}

static bool finish_with(struct harness *h, const struct pdf_job *job)
{
    struct canvas *c = pdf_open(h->arena, h->diag, job);
    str bytes = {0};
    c->ops->page_begin(c, PT(300), PT(300), STR("Appendix"));
    c->ops->page_end(c);
    return pdf_finish(c, &bytes);
}

static void document_says_its_title_language_and_date(void **state)
{
    struct harness *h = *state;
    struct pdf_job job = painting_new(h).job;
    assert_true(finish_with(h, &job));
    struct pdf_job wrong = job;
    wrong.meta.title = STR("");
    assert_false(finish_with(h, &wrong));
    wrong = job;
    wrong.meta.lang = STR("");
    assert_false(finish_with(h, &wrong));
    wrong = job;
    wrong.meta.date = STR("4 March 2024");
    assert_false(finish_with(h, &wrong));
    assert_int_equal(diag_errors(h->diag), 3);
}

static void profile_that_is_no_rgb_profile_is_refused(void **state)
{
    struct harness *h = *state;
    struct pdf_job job = painting_new(h).job;
    job.icc = STR("sRGB");
    assert_false(finish_with(h, &job));
    assert_told(h, "no RGB profile");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(document_is_written_without_a_message),
        test(equal_calls_give_equal_bytes),
        test(tree_holds_text_and_links_in_reading_order),
        test(link_to_an_unknown_place_fails),
        test(font_that_is_not_painted_is_not_written),
        test(kerning_is_the_difference_to_the_fonts_own_advance),
        test(codes_are_escaped_where_a_string_would_end_or_change),
        test(raised_glyph_moves_up_and_back),
        test(glyph_with_a_second_text_is_read_by_actual_text),
        test(missing_glyph_is_refused),
        test(link_with_a_blank_in_its_address_is_refused),
        test(point_far_off_the_page_is_refused),
        test(page_of_impossible_size_is_refused),
        test(document_without_pages_is_refused),
        test(document_says_its_title_language_and_date),
        test(profile_that_is_no_rgb_profile_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
