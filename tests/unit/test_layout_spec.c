#include "layout_fixture.h"

static struct layout_spec *read_tables(struct harness *h, const char *tables)
{
    return fixture_layout(h, (struct layout_parts){.tables = tables});
}

/* --- contrast ------------------------------------------------------------------ */

static void contrast_is_that_of_the_wcag_formula(void **state)
{
    (void)state;
    colour black = {0, 0, 0}, white = {255, 255, 255};
    assert_int_equal(colour_contrast(black, white), 2100);
    assert_int_equal(colour_contrast(white, white), 100);
    /* Ratios of look.md, section 4, which are rounded. */
    assert_in_range(colour_contrast((colour){0x2A, 0x80, 0x43}, white), 491, 492);
    assert_in_range(colour_contrast((colour){0x84, 0x94, 0x9B}, white), 313, 314);
    assert_in_range(colour_contrast((colour){0x97, 0x13, 0x1B}, white), 865, 866);
}

static void order_of_the_colours_does_not_matter_to_contrast(void **state)
{
    (void)state;
    colour house = {0x0B, 0x4A, 0x5B}, tint = {0xED, 0xF3, 0xF4};
    assert_int_equal(colour_contrast(house, tint), colour_contrast(tint, house));
}

#define GREY_PAIR(grey, kind)                                                                      \
    USUAL_COLOURS "<colour id=\"grey\" value=\"" grey "\"/>"                                       \
                  "<contrast of=\"grey\" on=\"white\" kind=\"" kind "\"/>"

static void pair_of_colours_too_near_for_text_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(fixture_layout(h, (struct layout_parts){.colours = GREY_PAIR("#777777", "text")}));
    assert_told(h, "contrast of \"grey\" on \"white\" is 4.47:1; it needs 4.5:1");
}

static void pair_that_just_reaches_the_ratio_is_taken(void **state)
{
    struct harness *h = *state;
    assert_non_null(
        fixture_layout(h, (struct layout_parts){.colours = GREY_PAIR("#767676", "text")}));
    assert_messages(h, "");
}

static void graphics_need_less_contrast_than_text(void **state)
{
    struct harness *h = *state;
    assert_non_null(
        fixture_layout(h, (struct layout_parts){.colours = GREY_PAIR("#777777", "graphic")}));
    assert_null(
        fixture_layout(h, (struct layout_parts){.colours = GREY_PAIR("#999999", "graphic")}));
    assert_told(h, "it needs 3.0:1");
}

static struct layout_spec *read_style(struct harness *h, const char *style)
{
    str all = str_print(h->arena, "%s%s", USUAL_STYLES, style);
    return fixture_layout(h, (struct layout_parts){.styles = str_cstr(h->arena, all)});
}

static void style_too_pale_for_its_ground_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(read_style(h, "<style id=\"s\" font=\"regular\" size=\"8pt\" leading=\"9pt\""
                              " colour=\"tint\" on=\"white\"/>"));
    assert_told(h, "contrast of \"s\"");
}

static void large_type_needs_less_contrast_than_small(void **state)
{
    struct harness *h = *state;
    const char *large = "<style id=\"s\" font=\"regular\" size=\"18pt\" leading=\"20pt\""
                        " colour=\"#888888\"/>";
    const char *small = "<style id=\"s\" font=\"regular\" size=\"17.9pt\" leading=\"20pt\""
                        " colour=\"#888888\"/>";
    assert_non_null(read_style(h, large));
    assert_null(read_style(h, small));
}

/* --- styles -------------------------------------------------------------------- */

static void style_below_the_least_size_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(read_style(h, "<style id=\"s\" font=\"regular\" size=\"6.1pt\" leading=\"9pt\"/>"));
    assert_told(h, "style \"s\" is smaller than the least size of the layout, 6.2 pt");
}

static void layout_may_set_its_own_least_size(void **state)
{
    struct harness *h = *state;
    struct layout_parts p = {.attributes = "master=\"text\" least-size=\"12pt\""};
    assert_null(fixture_layout(h, p));
    assert_told(h, "style \"body\" is smaller than the least size of the layout, 12.0 pt");
}

static void leading_less_than_the_size_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(read_style(h, "<style id=\"s\" font=\"regular\" size=\"9pt\" leading=\"8pt\"/>"));
    assert_told(h, "leading of style \"s\" is less than its size");
}

/* --- references ------------------------------------------------------------------ */

static void unknown_style_is_told_where_it_stands(void **state)
{
    struct harness *h = *state;
    struct layout_parts p = {.blocks = "<block id=\"text\" style=\"loud\"/>"};
    str xml = fixture_layout_xml(h->arena, &p);
    size_t column = str_find(xml, STR("loud"), 0) + 1;
    assert_null(fixture_layout(h, p));
    str wanted = str_print(
        h->arena, "layout.xml:1:%zu: error: \"loud\" is not among the layout's styles", column);
    assert_told(h, str_cstr(h->arena, wanted));
}

static void unknown_font_is_told(void **state)
{
    struct harness *h = *state;
    assert_null(read_style(h, "<style id=\"s\" font=\"comic\" size=\"8pt\" leading=\"9pt\"/>"));
    assert_told(h, "\"comic\" is not among the layout's fonts");
}

static void every_reference_that_leads_nowhere_is_told_at_once(void **state)
{
    struct harness *h = *state;
    assert_null(fixture_layout(
        h,
        (struct layout_parts){.attributes = "master=\"poster\"",
                              .blocks = "<block id=\"text\" master=\"boxes\"/>",
                              .tables = "<table id=\"t\" like=\"other\" head-style=\"loud\"/>"}));
    assert_told(h, "\"poster\" is not among the layout's masters");
    assert_told(h, "\"boxes\" is not among the layout's masters");
    assert_told(h, "\"other\" is not among the layout's tables");
    assert_told(h, "\"loud\" is not among the layout's styles");
}

static void two_blocks_of_one_name_are_refused(void **state)
{
    struct harness *h = *state;
    struct layout_parts p = {.blocks = "<block id=\"text\"/><block id=\"text\"/>"};
    assert_null(fixture_layout(h, p));
    assert_told(h, "block \"text\" is there already");
}

static void equal_names_in_different_lists_are_no_fault(void **state)
{
    struct harness *h = *state;
    assert_non_null(fixture_layout(h, (struct layout_parts){.blocks = "<block id=\"body\"/>"}));
    assert_messages(h, "");
}

/* --- tables like tables -------------------------------------------------------- */

#define COLUMN(width) "<column title=\"c\" kind=\"text\" width=\"" width "\"/>"

static void tables_like_each_other_in_a_circle_are_refused(void **state)
{
    struct harness *h = *state;
    assert_null(read_tables(h, "<table id=\"a\" like=\"b\"/><table id=\"b\" like=\"a\"/>"));
    assert_told(h, "table \"a\"");
    assert_int_equal(diag_count(h->diag), 1);
}

static void table_that_leads_into_a_circle_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(read_tables(h, "<table id=\"a\" like=\"b\"/><table id=\"b\" like=\"c\"/>"
                               "<table id=\"c\" like=\"b\"/>"));
    assert_told(h, "table \"b\"");
    assert_int_equal(diag_count(h->diag), 1);
}

static void table_like_another_takes_what_it_does_not_give(void **state)
{
    struct harness *h = *state;
    struct layout_spec *l = read_tables(
        h, "<table id=\"a\" padding=\"7pt\" slot=\"5pt\">" COLUMN(
               "30pt") "</table>"
                       "<table id=\"b\" like=\"a\" slot=\"9pt\"/><table id=\"c\" like=\"b\"/>");
    const struct node *c = layout_find(l, "tables", STR("c"));
    assert_int_equal(layout_table_value(l, c, "padding")->number, PT(7));
    assert_int_equal(layout_table_value(l, c, "slot")->number, PT(9));
    assert_int_equal(layout_table_value(l, c, "opening")->number, PT(1));
    assert_int_equal(layout_table_columns(h->arena, l, c).n, 1);
}

static void column_of_width_0_is_left_out(void **state)
{
    struct harness *h = *state;
    struct layout_spec *l =
        read_tables(h, "<table id=\"a\"><column title=\"one\" kind=\"text\" width=\"10pt\"/>"
                       "<group title=\"g\"><column title=\"two\" kind=\"text\" width=\"20pt\"/>"
                       "<column title=\"three\" kind=\"text\" width=\"*\"/></group></table>"
                       "<table id=\"b\" like=\"a\" widths=\"12pt 0mm 2*\"/>");
    struct table_columns t = layout_table_columns(h->arena, l, layout_find(l, "tables", STR("b")));
    assert_int_equal(t.n, 2);
    assert_int_equal(t.widths[0], PT(12));
    assert_null(t.groups[0]);
    assert_str_equal(node_text(t.columns[1], "title"), "three");
    assert_str_equal(node_text(t.groups[1], "title"), "g");
    assert_int_equal(t.widths[1], -2000);
}

static void columns_without_a_width_of_their_own_share_the_rest(void **state)
{
    struct harness *h = *state;
    struct layout_spec *l =
        read_tables(h, "<table id=\"a\"><column title=\"x\" kind=\"text\"/>" COLUMN(
                           "9pt") "</table>"
                                  "<table id=\"b\" like=\"a\" widths=\"3*\"/>");
    struct table_columns a = layout_table_columns(h->arena, l, layout_find(l, "tables", STR("a")));
    struct table_columns b = layout_table_columns(h->arena, l, layout_find(l, "tables", STR("b")));
    assert_int_equal(a.widths[0], -1000);
    assert_int_equal(b.widths[0], -3000);
    assert_int_equal(b.widths[1], PT(9));
}

/* --- words ----------------------------------------------------------------------- */

static void word_of_the_layout_is_printed(void **state)
{
    struct harness *h = *state;
    struct layout_spec *l = fixture_layout(
        h, (struct layout_parts){.words = "<word id=\"continued\" text=\" (cont.)\"/>"});
    assert_str_equal(layout_word(l, "continued"), " (cont.)");
}

static void word_that_the_layout_leaves_out_has_a_fallback(void **state)
{
    struct harness *h = *state;
    struct layout_spec *l = fixture_layout(h, (struct layout_parts){0});
    assert_str_equal(layout_word(l, "continued"), ", continued");
    assert_str_equal(layout_word(l, "not-due"), "data due: {when}");
}

/* --- lengths ---------------------------------------------------------------------- */

static void length_in_units_is_a_multiple_of_half_a_body_line(void **state)
{
    struct harness *h = *state;
    struct layout_spec *l =
        fixture_layout(h, (struct layout_parts){.attributes = "master=\"text\"",
                                                .blocks = "<block id=\"text\" before=\"3u\"/>"});
    assert_int_equal(node_length(layout_find(l, "blocks", STR("text")), "before"), 16500);
}

static void region_that_ends_off_the_page_is_refused(void **state)
{
    struct harness *h = *state;
    assert_null(fixture_layout(
        h, (struct layout_parts){.masters = "<master id=\"text\" " FIXTURE_PAGE ">"
                                            "<region left=\"20pt\" top=\"30pt\" width=\"190pt\""
                                            " bottom=\"100pt\"/></master>"}));
    assert_told(h, "the region ends");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(contrast_is_that_of_the_wcag_formula),
        test(order_of_the_colours_does_not_matter_to_contrast),
        test(pair_of_colours_too_near_for_text_is_refused),
        test(pair_that_just_reaches_the_ratio_is_taken),
        test(graphics_need_less_contrast_than_text),
        test(style_too_pale_for_its_ground_is_refused),
        test(large_type_needs_less_contrast_than_small),
        test(style_below_the_least_size_is_refused),
        test(layout_may_set_its_own_least_size),
        test(leading_less_than_the_size_is_refused),
        test(unknown_style_is_told_where_it_stands),
        test(unknown_font_is_told),
        test(every_reference_that_leads_nowhere_is_told_at_once),
        test(two_blocks_of_one_name_are_refused),
        test(equal_names_in_different_lists_are_no_fault),
        test(tables_like_each_other_in_a_circle_are_refused),
        test(table_that_leads_into_a_circle_is_refused),
        test(table_like_another_takes_what_it_does_not_give),
        test(column_of_width_0_is_left_out),
        test(columns_without_a_width_of_their_own_share_the_rest),
        test(word_of_the_layout_is_printed),
        test(word_that_the_layout_leaves_out_has_a_fallback),
        test(length_in_units_is_a_multiple_of_half_a_body_line),
        test(region_that_ends_off_the_page_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
