#include "layout_fixture.h"

static struct job *usual_job(void **state)
{
    return fixture_job(*state, (struct layout_parts){0});
}

static mpt top_of(struct job *j, const struct frame *f, const char *text)
{
    struct sight s = look_at(j->arena, f);
    const struct text_style *style = style_of(j, STR("body"), false, false);
    return find_text(&s, text)->at.y - style_baseline(style);
}

/* --- cutting text --------------------------------------------------------------- */

static void text_is_cut_between_lines(void **state)
{
    struct job *j = usual_job(state);
    assert_str_equal(parts_text(j, body(j, "a\nb\nc\nd\ne\nf"), PT(40)), "a/b/c/d\ne/f\n");
}

static void cut_leaves_the_least_lines_before_it(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = body(j, "a\nb\nc\nd\ne\nf\ng");
    f->as.text.least_lines = 3;
    assert_null(flow_fit(j, f, below(PT(29))).frame);
    assert_str_equal(frame_text(j->arena, flow_fit(j, f, below(PT(30))).frame), "a/b/c");
}

static void cut_leaves_the_least_lines_after_it(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = body(j, "a\nb\nc\nd\ne\nf\ng");
    f->as.text.least_lines = 3;
    struct fit fit = flow_fit(j, f, below(PT(60)));
    assert_str_equal(frame_text(j->arena, fit.frame), "a/b/c/d");
    assert_str_equal(parts_text(j, fit.rest, PT(60)), "e/f/g\n");
}

static void text_too_short_to_be_cut_moves_whole(void **state)
{
    struct job *j = usual_job(state);
    assert_null(flow_fit(j, body(j, "a\nb\nc"), below(PT(20))).frame);
    assert_str_equal(parts_text(j, STACK(j, body(j, "x"), body(j, "a\nb\nc")), PT(30)),
                     "x\na/b/c\n");
}

static void whole_text_is_not_cut_when_it_could_move(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = body(j, "a\nb\nc\nd\ne\nf");
    f->whole = true;
    assert_null(flow_fit(j, f, below(PT(50))).frame);
}

static void text_of_exactly_the_height_fits(void **state)
{
    struct job *j = usual_job(state);
    struct fit fit = flow_fit(j, body(j, "a\nb\nc"), below(PT(30)));
    assert_non_null(fit.frame);
    assert_null(fit.rest);
    assert_int_equal(fit.frame->height, PT(30));
}

static void fitting_twice_gives_the_same(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = STACK(j, body(j, "a\nb"), body(j, "c\nd\ne\nf"));
    str first = parts_text(j, f, PT(40));
    assert_true(str_equal(first, parts_text(j, f, PT(40))));
    assert_str_equal(first, "a/b/c/d\ne/f\n");
}

/* --- progress -------------------------------------------------------------------- */

static void nothing_that_fits_gives_no_frame(void **state)
{
    struct job *j = usual_job(state);
    assert_null(flow_fit(j, body(j, "a\nb"), below(PT(5))).frame);
    assert_null(flow_fit(j, box_of(j, PT(10), PT(30)), below(PT(29))).frame);
    assert_null(flow_fit(j, STACK(j, body(j, "a\nb")), below(PT(0))).frame);
}

static void text_makes_progress_even_in_a_region_lower_than_a_line(void **state)
{
    struct job *j = usual_job(state);
    assert_str_equal(parts_text(j, body(j, "a\nb\nc"), PT(4)), "a\nb\nc\n");
    assert_str_equal(parts_text(j, body(j, "a\nb"), -PT(4)), "a\nb\n");
}

static void stack_makes_progress_where_only_the_heading_fits(void **state)
{
    struct job *j = usual_job(state);
    struct flow *heading = body(j, "heading");
    heading->keep_next = true;
    struct flow *f = STACK(j, heading, box_of(j, PT(10), PT(25)), body(j, "after"));
    struct fit fit = flow_fit(j, f, region(PT(30)));
    assert_str_equal(frame_text(j->arena, fit.frame), "heading");
    assert_str_equal(parts_text(j, fit.rest, PT(40)), "after\n");
}

/* --- keeps ------------------------------------------------------------------------- */

static void heading_goes_with_what_follows_it(void **state)
{
    struct job *j = usual_job(state);
    struct flow *heading = body(j, "heading");
    heading->keep_next = true;
    assert_str_equal(parts_text(j, STACK(j, body(j, "a\nb"), heading, body(j, "c\nd\ne")), PT(40)),
                     "a/b\nheading/c/d/e\n");
}

static void several_headings_go_together(void **state)
{
    struct job *j = usual_job(state);
    struct flow *upper = body(j, "upper"), *lower = body(j, "lower");
    upper->keep_next = lower->keep_next = true;
    assert_str_equal(parts_text(j, STACK(j, body(j, "a"), upper, lower, body(j, "c\nd")), PT(40)),
                     "a\nupper/lower/c/d\n");
}

static void heading_stays_when_enough_of_what_follows_fits(void **state)
{
    struct job *j = usual_job(state);
    struct flow *heading = body(j, "heading");
    heading->keep_next = true;
    assert_str_equal(parts_text(j, STACK(j, body(j, "a"), heading, body(j, "c\nd\ne\nf")), PT(40)),
                     "a/heading/c/d\ne/f\n");
}

static void flow_that_starts_a_page_waits_for_it(void **state)
{
    struct job *j = usual_job(state);
    struct flow *second = body(j, "b");
    second->page_start = true;
    assert_str_equal(parts_text(j, STACK(j, body(j, "a"), second, body(j, "c")), PT(100)),
                     "a\nb/c\n");
}

/* --- spaces -------------------------------------------------------------------------- */

static void larger_of_two_meeting_spaces_counts(void **state)
{
    struct job *j = usual_job(state);
    struct flow *a = body(j, "a"), *b = body(j, "b"), *c = body(j, "c");
    a->after = PT(6);
    b->before = PT(4);
    b->after = PT(1);
    c->before = PT(7);
    struct frame *f = flow_fit(j, STACK(j, a, b, c), region(PT(100))).frame;
    assert_int_equal(top_of(j, f, "b"), PT(16));
    assert_int_equal(top_of(j, f, "c"), PT(33));
    assert_int_equal(f->height, PT(43));
}

static void space_below_a_heading_alone_parts_it_from_its_text(void **state)
{
    struct job *j = usual_job(state);
    struct flow *heading = body(j, "heading"), *text = body(j, "text");
    heading->heads = true;
    heading->after = PT(2);
    text->before = PT(6);
    struct frame *f = flow_fit(j, STACK(j, heading, text), region(PT(100))).frame;
    assert_int_equal(top_of(j, f, "text"), PT(12));
}

static void space_above_falls_away_at_the_top_of_a_region(void **state)
{
    struct job *j = usual_job(state);
    struct flow *a = body(j, "a"), *b = body(j, "b\nc");
    a->before = b->before = PT(9);
    struct fit fit = flow_fit(j, STACK(j, a, b), region(PT(20)));
    assert_int_equal(top_of(j, fit.frame, "a"), 0);
    assert_int_equal(top_of(j, flow_fit(j, fit.rest, region(PT(20))).frame, "b"), 0);
}

static void block_snaps_to_the_grid_of_the_page(void **state)
{
    struct job *j = usual_job(state);
    struct flow *b = body(j, "b");
    b->before = PT(3);
    b->snap = true;
    struct flow *f = STACK(j, body(j, "a"), b);
    assert_int_equal(j->unit, PT(10));
    struct space lower = {PT(100), PT(100), PT(4), true};
    assert_int_equal(top_of(j, flow_fit(j, f, region(PT(100))).frame, "b"), PT(20));
    assert_int_equal(top_of(j, flow_fit(j, f, lower).frame, "b"), PT(16));
}

static void block_that_is_on_the_grid_already_does_not_move(void **state)
{
    struct job *j = usual_job(state);
    struct flow *b = body(j, "b");
    b->snap = true;
    assert_int_equal(top_of(j, flow_fit(j, STACK(j, body(j, "a"), b), region(PT(50))).frame, "b"),
                     PT(10));
}

static void block_that_snapping_pushes_out_moves_to_the_next_page(void **state)
{
    struct job *j = usual_job(state);
    struct flow *b = body(j, "b");
    b->before = PT(1);
    b->snap = true;
    assert_str_equal(parts_text(j, STACK(j, body(j, "a"), b), PT(21)), "a\nb\n");
}

/* --- rules above -------------------------------------------------------------------------- */

static struct flow *ruled(struct flow *f, bool first)
{
    f->rule = PT(1);
    f->rule_gap = PT(5);
    f->rule_first = first;
    return f;
}

static void rule_stands_above_its_block(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = STACK(j, body(j, "a"), ruled(body(j, "b"), true));
    struct sight s = look_at(j->arena, flow_fit(j, f, region(PT(100))).frame);
    struct stroke rule = {0};
    assert_true(find_stroke(&s, PT(1), 0, &rule));
    assert_int_equal(rule.y, PT(10) + PT(1) / 2);
    assert_int_equal(rule.x1 - rule.x0, PT(100));
    assert_int_equal(find_text(&s, "b")->at.y - find_text(&s, "a")->at.y, PT(16));
}

static void rule_may_be_left_out_at_the_top_of_a_page(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = STACK(j, ruled(body(j, "a"), false), ruled(body(j, "b"), false));
    struct sight s = look_at(j->arena, flow_fit(j, f, region(PT(100))).frame);
    assert_int_equal(count_strokes(&s, PT(1)), 1);
}

static void rule_stands_only_above_the_first_part(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = STACK(j, ruled(body(j, "a\nb\nc\nd"), true));
    struct fit fit = flow_fit(j, f, region(PT(26)));
    assert_non_null(fit.rest);
    struct sight s = look_at(j->arena, flow_fit(j, fit.rest, region(PT(26))).frame);
    assert_int_equal(count_strokes(&s, PT(1)), 0);
}

/* --- marks -------------------------------------------------------------------------------- */

static void place_is_named_once_where_the_flow_begins(void **state)
{
    struct job *j = usual_job(state);
    struct flow *b = body(j, "b\nc\nd\ne");
    flow_mark(j, b, (struct mark){STR("here"), 2, STR("Title")});
    struct fit fit = flow_fit(j, STACK(j, body(j, "a"), b), region(PT(30)));
    struct sight first = look_at(j->arena, fit.frame);
    struct sight second = look_at(j->arena, flow_fit(j, fit.rest, region(PT(30))).frame);
    size_t anchors = 0;
    for (size_t i = 0; i < first.n; i++)
        if (first.items[i].item->kind == ITEM_ANCHOR) {
            assert_int_equal(first.items[i].at.y, PT(10));
            anchors++;
        }
    assert_int_equal(anchors, 1);
    for (size_t i = 0; i < second.n; i++)
        assert_int_equal(second.items[i].item->kind, ITEM_SPAN);
}

/* --- side by side -------------------------------------------------------------------------- */

static struct flow *side(struct job *j, struct flow *left, struct flow *right)
{
    struct flow *f = flow_new(j, FLOW_SIDE, NOWHERE);
    f->as.side.n = 2;
    f->as.side.columns = arena_array(j->arena, struct flow *, 2);
    f->as.side.x = arena_array(j->arena, mpt, 2);
    f->as.side.width = arena_array(j->arena, mpt, 2);
    f->as.side.columns[0] = left;
    f->as.side.columns[1] = right;
    f->as.side.width[0] = f->as.side.width[1] = PT(45);
    f->as.side.x[1] = PT(55);
    f->whole = true;
    return f;
}

static void box_takes_the_greater_height_of_its_columns(void **state)
{
    struct job *j = usual_job(state);
    struct fit fit = flow_fit(j, side(j, body(j, "a"), body(j, "b\nc\nd")), region(PT(50)));
    assert_int_equal(fit.frame->height, PT(30));
    struct sight s = look_at(j->arena, fit.frame);
    assert_int_equal(find_text(&s, "b")->at.x, PT(55));
    assert_int_equal(find_text(&s, "b")->at.y, find_text(&s, "a")->at.y);
}

static void whole_box_moves_to_the_next_page(void **state)
{
    struct job *j = usual_job(state);
    struct flow *box = side(j, body(j, "chart"), body(j, "b\nc\nd\ne"));
    assert_str_equal(parts_text(j, STACK(j, body(j, "a"), box, body(j, "z")), PT(45)),
                     "a\nchart/b/c/d/e\nz\n");
}

static void box_taller_than_a_page_is_cut_and_its_text_keeps_its_column(void **state)
{
    struct job *j = usual_job(state);
    struct flow *text = body(j, "b\nc\nd\ne\nf\ng");
    struct flow *box = side(j, body(j, "chart"), text);
    struct fit fit = flow_fit(j, STACK(j, box), region(PT(40)));
    assert_str_equal(frame_text(j->arena, fit.frame), "chart/b/c/d/e");
    struct fit next = flow_fit(j, fit.rest, region(PT(40)));
    assert_str_equal(frame_text(j->arena, next.frame), "f/g");
    assert_null(next.rest);
    struct sight s = look_at(j->arena, next.frame);
    assert_int_equal(find_text(&s, "f")->at.x, PT(55));
}

static void box_taller_than_a_page_begins_on_a_page_of_its_own(void **state)
{
    struct job *j = usual_job(state);
    struct flow *box = side(j, body(j, "chart"), body(j, "b\nc\nd\ne\nf\ng"));
    assert_str_equal(parts_text(j, STACK(j, body(j, "a"), box), PT(40)), "a\nchart/b/c/d/e\nf/g\n");
}

/* --- lists ---------------------------------------------------------------------------------- */

static struct flow *list_item_of(struct job *j, const char *label, struct flow *text)
{
    struct flow *f = flow_new(j, FLOW_ITEM, NOWHERE);
    const struct text_style *style = style_of(j, STR("body"), false, false);
    f->as.item.label = line_of(j, str_of(label), style, NULL);
    f->as.item.label_style = style;
    f->as.item.indent = PT(12);
    f->as.item.body = text;
    return f;
}

static void label_of_a_list_item_stands_only_at_its_first_part(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = list_item_of(j, "1.", body(j, "a\nb\nc\nd"));
    struct fit fit = flow_fit(j, f, region(PT(20)));
    assert_str_equal(frame_text(j->arena, fit.frame), "1./a/b");
    struct fit next = flow_fit(j, fit.rest, region(PT(20)));
    assert_str_equal(frame_text(j->arena, next.frame), "c/d");
    struct sight s = look_at(j->arena, next.frame);
    assert_int_equal(find_text(&s, "c")->at.x, PT(12));
}

static void label_stands_on_the_first_baseline_of_its_text(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = list_item_of(j, "9.", body(j, "a\nb"));
    struct sight s = look_at(j->arena, flow_fit(j, f, region(PT(50))).frame);
    assert_int_equal(find_text(&s, "9.")->at.y, find_text(&s, "a")->at.y);
}

static void number_may_end_where_the_labels_end(void **state)
{
    struct job *j = usual_job(state);
    struct flow *f = list_item_of(j, "10.", body(j, "a"));
    f->as.item.label_end = true;
    f->as.item.label_x = PT(11);
    struct sight s = look_at(j->arena, flow_fit(j, f, region(PT(50))).frame);
    assert_int_equal(right_of(find_text(&s, "10.")), PT(11));
}

/* --- newspaper columns ------------------------------------------------------------------------ */

static struct flow *news(struct job *j, struct flow **items, size_t n)
{
    struct flow *f = flow_new(j, FLOW_NEWS, NOWHERE);
    f->as.news.items = items;
    f->as.news.n = n;
    f->as.news.columns = 2;
    f->as.news.gutter = PT(10);
    return f;
}

static void newspaper_columns_end_level(void **state)
{
    struct job *j = usual_job(state);
    struct flow *items[] = {body(j, "a"), body(j, "b"), body(j, "c"), body(j, "d")};
    struct fit fit = flow_fit(j, news(j, items, 4), region(PT(100)));
    assert_null(fit.rest);
    assert_int_equal(fit.frame->height, PT(20));
    struct sight s = look_at(j->arena, fit.frame);
    assert_int_equal(find_text(&s, "b")->at.x, 0);
    assert_int_equal(find_text(&s, "c")->at.x, PT(55));
    assert_int_equal(find_text(&s, "c")->at.y, find_text(&s, "a")->at.y);
}

static void item_of_a_newspaper_column_is_kept_whole(void **state)
{
    struct job *j = usual_job(state);
    struct flow *items[] = {body(j, "a\nb\nc\nd"), body(j, "e\nf\ng\nh"), body(j, "i")};
    struct fit fit = flow_fit(j, news(j, items, 3), region(PT(60)));
    struct sight s = look_at(j->arena, fit.frame);
    assert_int_equal(find_text(&s, "d")->at.x, 0);
    assert_int_equal(find_text(&s, "e")->at.x, find_text(&s, "h")->at.x);
    assert_int_equal(fit.frame->height, PT(50));
}

static void newspaper_columns_taller_than_a_page_go_on_in_order(void **state)
{
    struct job *j = usual_job(state);
    struct flow *items[] = {body(j, "a"), body(j, "b"), body(j, "c"), body(j, "d"), body(j, "e")};
    assert_str_equal(parts_text(j, news(j, items, 5), PT(20)), "a/b/c/d\ne\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(text_is_cut_between_lines),
        test(cut_leaves_the_least_lines_before_it),
        test(cut_leaves_the_least_lines_after_it),
        test(text_too_short_to_be_cut_moves_whole),
        test(whole_text_is_not_cut_when_it_could_move),
        test(text_of_exactly_the_height_fits),
        test(fitting_twice_gives_the_same),
        test(nothing_that_fits_gives_no_frame),
        test(text_makes_progress_even_in_a_region_lower_than_a_line),
        test(stack_makes_progress_where_only_the_heading_fits),
        test(heading_goes_with_what_follows_it),
        test(several_headings_go_together),
        test(heading_stays_when_enough_of_what_follows_fits),
        test(flow_that_starts_a_page_waits_for_it),
        test(larger_of_two_meeting_spaces_counts),
        test(space_below_a_heading_alone_parts_it_from_its_text),
        test(space_above_falls_away_at_the_top_of_a_region),
        test(block_snaps_to_the_grid_of_the_page),
        test(block_that_is_on_the_grid_already_does_not_move),
        test(block_that_snapping_pushes_out_moves_to_the_next_page),
        test(rule_stands_above_its_block),
        test(rule_may_be_left_out_at_the_top_of_a_page),
        test(rule_stands_only_above_the_first_part),
        test(place_is_named_once_where_the_flow_begins),
        test(box_takes_the_greater_height_of_its_columns),
        test(whole_box_moves_to_the_next_page),
        test(box_taller_than_a_page_is_cut_and_its_text_keeps_its_column),
        test(box_taller_than_a_page_begins_on_a_page_of_its_own),
        test(label_of_a_list_item_stands_only_at_its_first_part),
        test(label_stands_on_the_first_baseline_of_its_text),
        test(number_may_end_where_the_labels_end),
        test(newspaper_columns_end_level),
        test(item_of_a_newspaper_column_is_kept_whole),
        test(newspaper_columns_taller_than_a_page_go_on_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
