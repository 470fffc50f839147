#include "layout_fixture.h"
#include "paint.h"
#include "trace.h"

/* One page of this frame, painted on a canvas that prints. */
static str painted(struct job *j, struct frame *f)
{
    struct page page = {PT(200), PT(100), STR("8"), f};
    struct pages pages = {&page, 1, j->tags, {0}};
    struct buf *out = arena_new(j->arena, struct buf);
    out->arena = j->arena;
    paint(j->arena, &pages, trace_open(j->arena, out));
    return buf_str(out);
}

static struct job *usual_job(void **state)
{
    return fixture_job(*state, (struct layout_parts){0});
}

static struct frame *page_frame(struct job *j)
{
    return frame_new(j->arena, PT(200), PT(100));
}

static const struct text_style *body_style(struct job *j)
{
    return style_of(j, STR("body"), false, false);
}

static void add_words(struct job *j, struct frame *f, const char *words, struct tag *leaf, point at)
{
    frame_add_line(f, line_of(j, str_of(words), body_style(j), leaf), at);
}

static size_t count(str all, const char *what)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find(all, str_of(what), at)) != SIZE_MAX; at++)
        n++;
    return n;
}

static void assert_holds(str all, const char *wanted)
{
    if (str_find(all, str_of(wanted), 0) == SIZE_MAX)
        fail_msg("\"%s\" is not in:\n" STR_FMT, wanted, STR_ARG(all));
}

static void empty_page_is_begun_and_ended(void **state)
{
    struct job *j = usual_job(state);
    assert_str_equal(painted(j, page_frame(j)), "page 8 200.000 100.000\nend page\n");
}

static void text_is_traced_with_its_place_font_size_and_ink(void **state)
{
    struct job *j = usual_job(state);
    struct frame *f = page_frame(j);
    add_words(j, f, "two words", tag_new(j->tags->root, TAG_P), (point){PT(10), 20500});
    assert_str_equal(painted(j, f),
                     "page 8 200.000 100.000\n  begin P 1\n"
                     "    text 10.000 20.500 regular 8.000 ink=#000000 \"two words\"\n"
                     "  end\nend page\n");
}

static void lines_of_a_paragraph_are_one_mark(void **state)
{
    struct job *j = usual_job(state);
    struct tag *p = tag_new(j->tags->root, TAG_P);
    struct rich pieces[] = {{.text = STR("plain ")},
                            {.text = STR("strong"), .strong = true},
                            {.text = STR(" and\nmore lines\nof it")}};
    struct rich_text text = {pieces, 3};
    struct flow *flow =
        flow_text(j, texts_of_rich(j, &text, STR("body"), p), body_style(j), NOWHERE);
    str s = painted(j, flow_fit(j, flow, (struct space){PT(200), PT(100), 0, true}).frame);
    assert_int_equal(count(s, "  begin "), 1);
    assert_int_equal(count(s, "  end\n"), 1);
    assert_int_equal(count(s, "    text "), 5);
    assert_holds(s, "strong 8.000 ink=#000000 \"strong\"");
}

static void paragraphs_are_a_mark_each(void **state)
{
    struct job *j = usual_job(state);
    struct frame *f = page_frame(j);
    add_words(j, f, "a", tag_new(j->tags->root, TAG_P), (point){0, PT(10)});
    add_words(j, f, "b", tag_new(j->tags->root, TAG_P), (point){0, PT(20)});
    str s = painted(j, f);
    assert_int_equal(count(s, "  begin "), 2);
    assert_int_equal(count(s, "  end\n"), 2);
}

static void mark_goes_on_through_nested_frames(void **state)
{
    struct job *j = usual_job(state);
    struct tag *p = tag_new(j->tags->root, TAG_P);
    struct frame *f = page_frame(j), *inner = page_frame(j);
    add_words(j, f, "a", p, (point){0, PT(10)});
    add_words(j, inner, "b", p, (point){PT(1), PT(2)});
    frame_add_frame(f, inner, (point){PT(30), PT(40)});
    str s = painted(j, f);
    assert_int_equal(count(s, "  begin "), 1);
    assert_holds(s, "text 31.000 42.000 ");
}

static void rule_between_paragraphs_is_an_artifact(void **state)
{
    struct job *j = usual_job(state);
    struct tag *p = tag_new(j->tags->root, TAG_P);
    struct frame *f = page_frame(j);
    add_words(j, f, "a", p, (point){0, PT(10)});
    frame_add_rule(f, (point){PT(5), PT(12)}, PT(20), 500, (colour){0x0B, 0x4A, 0x5B});
    add_words(j, f, "b", p, (point){0, PT(20)});
    assert_str_equal(painted(j, f),
                     "page 8 200.000 100.000\n"
                     "  begin P 1\n    text 0.000 10.000 regular 8.000 ink=#000000 \"a\"\n  end\n"
                     "  artifact layout\n"
                     "    path stroke=#0B4A5B width=0.500 5.000 12.000 25.000 12.000\n  end\n"
                     "  begin P 1\n    text 0.000 20.000 regular 8.000 ink=#000000 \"b\"\n  end\n"
                     "end page\n");
}

static void artifacts_of_one_kind_share_a_mark(void **state)
{
    struct job *j = usual_job(state);
    struct frame *f = page_frame(j);
    frame_add_rule(f, (point){0, PT(1)}, PT(9), 500, (colour){0});
    frame_add_rule(f, (point){0, PT(2)}, PT(9), 500, (colour){0});
    frame_add_rect(f, (rect){0, 0, PT(9), PT(9)}, (colour){0});
    f->items[2].artifact = ARTIFACT_BACKGROUND;
    str s = painted(j, f);
    assert_int_equal(count(s, "  artifact layout\n"), 1);
    assert_int_equal(count(s, "  artifact background\n"), 1);
    assert_int_equal(count(s, "  end\n"), 2);
}

static void marks_end_with_their_page(void **state)
{
    struct job *j = usual_job(state);
    struct tag *p = tag_new(j->tags->root, TAG_P);
    struct page page[2];
    struct buf out = {.arena = j->arena};
    for (int i = 0; i < 2; i++) {
        page[i] = (struct page){PT(200), PT(100), i ? STR("2") : STR("1"), page_frame(j)};
        add_words(j, page[i].frame, "x", p, (point){0, PT(10)});
    }
    struct pages pages = {page, 2, j->tags, {0}};
    paint(j->arena, &pages, trace_open(j->arena, &out));
    str s = buf_str(&out);
    assert_int_equal(count(s, "  begin P 1\n"), 2);
    assert_int_equal(count(s, "  end\nend page\n"), 2);
}

static void area_of_a_figure_is_told_in_page_coordinates(void **state)
{
    struct job *j = usual_job(state);
    struct tag *figure = tag_new(j->tags->root, TAG_FIGURE);
    struct frame *f = page_frame(j), *inner = page_frame(j);
    struct item *area = frame_add(inner, ITEM_BBOX, figure, (point){PT(1), PT(2)});
    area->as.link.width = PT(30);
    area->as.link.height = PT(40);
    frame_add(inner, ITEM_CHART, figure, (point){PT(1), PT(2)})->as.chart = 3;
    frame_add_frame(f, inner, (point){PT(100), PT(50)});
    str s = painted(j, f);
    assert_int_equal(figure->bbox.x, PT(101));
    assert_int_equal(figure->bbox.y, PT(52));
    assert_int_equal(figure->bbox.w, PT(30));
    assert_int_equal(figure->bbox.h, PT(40));
    assert_holds(s, "  begin Figure 1\n    chart 3 101.000 52.000\n  end\n");
}

static void path_of_a_figure_moves_with_its_frame_and_stays_itself(void **state)
{
    struct job *j = usual_job(state);
    struct tag *figure = tag_new(j->tags->root, TAG_FIGURE);
    struct frame *f = page_frame(j);
    struct path *p = path_rect(j->arena, (rect){0, 0, PT(2), PT(2)});
    struct ink ink = {.fills = true, .fill = {255, 0, 0}};
    frame_add_path(f, figure, p, &ink, (point){PT(10), PT(20)});
    str s = painted(j, f);
    assert_holds(s, "path fill=#FF0000 10.000 20.000 12.000 20.000");
    assert_int_equal(p->points[0].x, 0);
}

static struct flow *linked(struct job *j, const struct link_target *to, const char *words,
                           struct tag *p)
{
    struct rich pieces[] = {
        {.text = STR("See ")}, {.text = str_of(words), .link = to}, {.text = STR(" now")}};
    struct rich_text text = {pieces, 3};
    return flow_text(j, texts_of_rich(j, &text, STR("body"), p), body_style(j), NOWHERE);
}

static void link_is_an_active_area_over_its_words(void **state)
{
    struct job *j = usual_job(state);
    struct link_target to = {.uri = STR("https://example.org/"), .contents = STR("Example")};
    struct tag *p = tag_new(j->tags->root, TAG_P);
    struct fit fit =
        flow_fit(j, linked(j, &to, "the page", p), (struct space){PT(200), PT(50), 0, true});
    struct sight s = look_at(j->arena, fit.frame);
    const struct seen *words = find_text(&s, "the page");
    assert_int_equal(words->item->tag->role, TAG_LINK);
    assert_str_equal(words->item->tag->alt, "Example");
    for (size_t i = 0; i < s.n; i++)
        if (s.items[i].item->kind == ITEM_LINK) {
            const struct item *it = s.items[i].item;
            assert_ptr_equal(it->tag, words->item->tag);
            assert_int_equal(s.items[i].at.x, words->at.x);
            assert_in_range(it->as.link.width - span_width(words) + 2, 0, 4);
            assert_true(s.items[i].at.y < words->at.y &&
                        s.items[i].at.y + it->as.link.height > words->at.y);
        }
    str trace = painted(j, fit.frame);
    assert_int_equal(count(trace, "  link "), 1);
    assert_holds(trace, " https://example.org/\n");
    assert_int_equal(count(trace, "width=0.400"), 1);
}

static void link_with_strong_words_is_one_area(void **state)
{
    struct job *j = usual_job(state);
    struct link_target to = {.anchor = STR("there")};
    struct tag *p = tag_new(j->tags->root, TAG_P);
    struct rich pieces[] = {{.text = STR("one "), .link = &to},
                            {.text = STR("two"), .strong = true, .link = &to}};
    struct rich_text text = {pieces, 2};
    struct flow *flow =
        flow_text(j, texts_of_rich(j, &text, STR("body"), p), body_style(j), NOWHERE);
    str s = painted(j, flow_fit(j, flow, (struct space){PT(200), PT(50), 0, true}).frame);
    assert_int_equal(count(s, "    text "), 2);
    assert_int_equal(count(s, "  link "), 1);
    assert_int_equal(count(s, "  begin Link"), 1);
}

static void link_over_two_lines_has_an_area_on_each(void **state)
{
    struct job *j = usual_job(state);
    struct link_target to = {.anchor = STR("there")};
    struct tag *p = tag_new(j->tags->root, TAG_P);
    struct fit fit =
        flow_fit(j, linked(j, &to, "one\ntwo", p), (struct space){PT(200), PT(50), 0, true});
    str s = painted(j, fit.frame);
    assert_int_equal(count(s, "  link "), 2);
    assert_int_equal(count(s, " #there\n"), 2);
    assert_int_equal(count(s, "begin Link"), 1);
}

static void anchors_and_bookmarks_are_told_where_they_stand(void **state)
{
    struct job *j = usual_job(state);
    struct frame *f = page_frame(j);
    frame_add(f, ITEM_ANCHOR, NULL, (point){PT(1), PT(2)})->as.anchor = STR("here");
    struct item *it = frame_add(f, ITEM_BOOKMARK, NULL, (point){0, 0});
    it->as.bookmark.level = 2;
    it->as.bookmark.title = STR("Title");
    it->as.bookmark.anchor = STR("here");
    assert_str_equal(painted(j, f), "page 8 200.000 100.000\n  anchor here 1.000 2.000\n"
                                    "  bookmark 2 \"Title\" #here\nend page\n");
}

static void turned_text_is_traced_as_turned(void **state)
{
    struct job *j = usual_job(state);
    struct frame *f = page_frame(j);
    frame_add_turned(f, line_of(j, STR("Up"), body_style(j), NULL), (point){PT(7), PT(90)});
    assert_holds(painted(j, f),
                 "  artifact layout\n    turned 7.000 90.000 regular 8.000 ink=#000000 \"Up\"\n");
}

static void length_below_zero_keeps_its_sign(void **state)
{
    struct job *j = usual_job(state);
    struct frame *f = page_frame(j);
    add_words(j, f, "x", NULL, (point){-250, -PT(3)});
    assert_holds(painted(j, f), "text -0.250 -3.000 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(empty_page_is_begun_and_ended),
        test(text_is_traced_with_its_place_font_size_and_ink),
        test(lines_of_a_paragraph_are_one_mark),
        test(paragraphs_are_a_mark_each),
        test(mark_goes_on_through_nested_frames),
        test(rule_between_paragraphs_is_an_artifact),
        test(artifacts_of_one_kind_share_a_mark),
        test(marks_end_with_their_page),
        test(area_of_a_figure_is_told_in_page_coordinates),
        test(path_of_a_figure_moves_with_its_frame_and_stays_itself),
        test(link_is_an_active_area_over_its_words),
        test(link_with_strong_words_is_one_area),
        test(link_over_two_lines_has_an_area_on_each),
        test(anchors_and_bookmarks_are_told_where_they_stand),
        test(turned_text_is_traced_as_turned),
        test(length_below_zero_keeps_its_sign),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
