#include "layout_fixture.h"
#include <stdio.h>

/* Every rule has a thickness of its own, so that a test can tell them apart. */
#define OPENING PT(2)
#define HEAD_RULE 1500
#define GROUP_RULE 800
#define ROW_RULE 500
#define CLOSING PT(3)
/* A body row of one line, and the head of the table with its opening rule. */
#define ROW PT(20)
#define HEAD (OPENING + PT(10))
/* A region that holds the head and this many rows. */
#define ROOM(rows) (HEAD + (rows)*ROW + PT(2))

#define TABLE(attributes, columns)                                                                 \
    "<table id=\"t\" style=\"body\" words-style=\"small\" long-style=\"small\""                    \
    " least-style=\"least\" head-style=\"head\" group-style=\"head\" rating-style=\"body\""        \
    " padding=\"5pt\" padding-right=\"1pt\" slot=\"6pt\" plain-right=\"2pt\" opening=\"2pt\""      \
    " head-rule=\"1.5pt\" group-rule=\"0.8pt\" row-rule=\"0.5pt\" closing=\"3pt\""                 \
    " head-height=\"10pt\" head-gap=\"1pt\" group-height=\"12pt\" group-inset=\"3pt\" " attributes \
    ">" columns "</table>"
#define TITLE "<column title=\"Title\" kind=\"title\" width=\"60pt\"/>"
#define NUMBER(title) "<column title=\"" title "\" kind=\"number\" width=\"40pt\"/>"
#define TWO TITLE NUMBER("Q1")
#define THREE TITLE NUMBER("Q1") NUMBER("Q2")

static struct job *job_with(void **state, const char *table)
{
    return fixture_job(*state, (struct layout_parts){.tables = table});
}

static struct frame *whole_table(struct job *j, const char *rows)
{
    struct flow *f = table_of(j, PT(200), rows);
    assert_messages(((struct harness *)&(struct harness){j->arena, j->diag}), "");
    assert_non_null(f);
    struct fit fit = flow_fit(j, f, (struct space){PT(200), PT(5000), 0, true});
    assert_null(fit.rest);
    return fit.frame;
}

static struct sight seen_table(void **state, const char *table, const char *rows)
{
    struct job *j = job_with(state, table);
    return look_at(j->arena, whole_table(j, rows));
}

static struct stroke stroke_at(const struct sight *s, mpt weight, size_t nth)
{
    struct stroke out = {0};
    if (!find_stroke(s, weight, nth, &out))
        fail_msg("there is no rule %zu of %lld mpt", nth, (long long)weight);
    return out;
}

/* --- the digit edge -------------------------------------------------------------- */

static void digits_of_all_rows_end_at_one_place(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "!a|5\n!b|12.5%\n!c|1,234\n!d|0");
    mpt edge = PT(60 + 40 - 1 - 6);
    assert_int_equal(right_of(find_text(&s, "5")), edge);
    assert_int_equal(right_of(find_text(&s, "12.5")), edge);
    assert_int_equal(right_of(find_text(&s, "1,234")), edge);
    assert_int_equal(right_of(find_text(&s, "0")), edge);
}

static void percent_sign_hangs_outside_the_digit_edge(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "!a|12.5%");
    assert_int_equal(find_text(&s, "%")->at.x, PT(60 + 40 - 1 - 6));
    assert_int_equal(find_text(&s, "%")->at.y, find_text(&s, "12.5")->at.y);
}

static void column_without_a_place_for_percent_ends_nearer_its_edge(void **state)
{
    const char *plain = TABLE("", TITLE "<column title=\"n\" kind=\"number\" width=\"40pt\""
                                        " slot=\"no\"/>");
    struct sight s = seen_table(state, plain, "!a|5");
    assert_int_equal(right_of(find_text(&s, "5")), PT(60 + 40 - 2));
}

static void flat_head_of_a_number_column_ends_at_the_digit_edge(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "#Title|#Q1\n!a|5");
    assert_int_equal(right_of(find_text(&s, "Q1")), right_of(find_text(&s, "5")));
}

/* --- long numbers ------------------------------------------------------------------ */

static mpt size_of(const struct seen *s)
{
    return s->item->as.span.size;
}

static void long_number_uses_the_place_of_percent_first(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "!a|12345678");
    const struct seen *number = find_text(&s, "12345678");
    assert_int_equal(size_of(number), PT(8));
    assert_int_equal(right_of(number), PT(60 + 40 - 1));
}

static void longer_number_is_set_smaller(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "!a|123456789");
    assert_int_equal(size_of(find_text(&s, "123456789")), PT(7));
}

static void long_number_with_percent_leaves_the_sign_its_place(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "!a|12345678%");
    const struct seen *number = find_text(&s, "12345678");
    assert_int_equal(size_of(number), PT(7));
    assert_int_equal(right_of(number), find_text(&s, "%")->at.x);
}

static void still_longer_number_takes_the_least_size(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "!a|1234567890");
    assert_int_equal(size_of(find_text(&s, "1234567890")), 6200);
}

static void number_too_long_for_its_column_takes_an_empty_neighbour(void **state)
{
    struct sight s = seen_table(state, TABLE("", THREE), "!a||123456789012");
    const struct seen *number = find_text(&s, "123456789012");
    assert_true(number->at.x >= PT(60) && number->at.x < PT(100));
    assert_true(right_of(number) <= PT(140));
}

static void number_never_runs_over_a_neighbour_that_is_not_empty(void **state)
{
    struct job *j = job_with(state, TABLE("", THREE));
    assert_null(table_of(j, PT(200), "!a|1|123456789012"));
    assert_told((struct harness *)*state,
                "\"123456789012\" does not fit column 3 \"Q2\" of table \"t\"");
}

/* The width in tenths of a millimetre that the message asks for. */
static int width_asked(struct harness *h)
{
    str all = messages_text(h->arena, h->diag);
    size_t at = str_find(all, STR("at least "), 0);
    int whole = 0, tenths = 0;
    assert_true(at != SIZE_MAX);
    assert_int_equal(sscanf(str_cstr(h->arena, all) + at, "at least %d.%d mm", &whole, &tenths), 2);
    return whole * 10 + tenths;
}

static bool fits_in(void **state, const char *number, int tenths)
{
    struct harness *h = *state;
    str xml = str_print(h->arena, "%s",
                        TABLE("", TITLE "<column title=\"n\" kind=\"number\" width=\"WW.Wmm\"/>"));
    char *bytes = (char *)(uintptr_t)str_cstr(h->arena, xml);
    char *width = strstr(bytes, "WW.W");
    width[0] = (char)('0' + tenths / 100);
    width[1] = (char)('0' + tenths / 10 % 10);
    width[3] = (char)('0' + tenths % 10);
    h->diag = diag_new(h->arena, NULL, NULL);
    struct job *j = job_with(state, bytes);
    return table_of(j, PT(200), str_cstr(h->arena, str_print(h->arena, "!a|%s", number)));
}

static void number_that_does_not_fit_names_the_width_it_needs(void **state)
{
    struct harness *h = *state;
    assert_false(fits_in(state, "123456789012345", 50));
    int asked = width_asked(h);
    assert_true(fits_in(state, "123456789012345", asked));
    assert_false(fits_in(state, "123456789012345", asked - 2));
}

static void percentage_that_does_not_fit_names_the_width_it_needs(void **state)
{
    struct harness *h = *state;
    assert_false(fits_in(state, "123456789012345%", 50));
    int asked = width_asked(h);
    assert_true(fits_in(state, "123456789012345%", asked));
    assert_false(fits_in(state, "123456789012345%", asked - 2));
}

/* --- words ---------------------------------------------------------------------------- */

static void assert_centred(const struct seen *s, mpt left, mpt right)
{
    mpt surplus = (s->at.x - left) - (right - right_of(s));
    assert_in_range(surplus + 2, 0, 4);
}

static void words_stand_in_the_middle_of_their_cell(void **state)
{
    struct sight s = seen_table(state, TABLE("", TWO), "!a|none");
    assert_centred(find_text(&s, "none"), PT(60), PT(100));
}

static void words_over_several_columns_stand_in_the_middle_of_all(void **state)
{
    struct sight s = seen_table(state, TABLE("", THREE), "!a|see the text|<");
    assert_centred(find_text(&s, "see the text"), PT(60), PT(140));
}

static void word_wider_than_its_column_is_told(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    assert_null(table_of(j, PT(200), "!a|unbreakableword"));
    assert_told((struct harness *)*state, "\"unbreakableword\" does not fit column 2 \"Q1\"");
}

static void cells_of_a_row_share_the_first_baseline(void **state)
{
    struct sight s = seen_table(state, TABLE("", TITLE NUMBER("Q1") NUMBER("Q2")),
                                "!one two three four five six seven eight|5|words");
    mpt y = find_text(&s, "5")->at.y;
    assert_int_equal(find_text(&s, "words")->at.y, y);
    const struct seen *first = NULL;
    for (size_t i = 0; i < s.n && !first; i++)
        if (s.items[i].item->kind == ITEM_SPAN)
            first = &s.items[i];
    assert_int_equal(first->at.y, y);
}

static void row_is_as_high_as_its_lines_and_padding(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    struct frame *f = whole_table(j, "!one\ttwo|5\n!x|6");
    struct sight s = look_at(j->arena, f);
    assert_int_equal(find_text(&s, "6")->at.y - find_text(&s, "5")->at.y, ROW);
    assert_int_equal(f->height, OPENING + 2 * ROW + CLOSING / 2);
}

/* --- merged cells ------------------------------------------------------------------------ */

static void row_rules_stop_inside_a_merged_cell(void **state)
{
    struct sight s = seen_table(state, TABLE("", THREE), "!a|none|1\n!b|^|2\n!c|4|3");
    assert_int_equal(count_strokes(&s, ROW_RULE), 3);
    struct stroke left = stroke_at(&s, ROW_RULE, 0), right = stroke_at(&s, ROW_RULE, 1);
    assert_int_equal(left.y, right.y);
    assert_int_equal(left.x0, 0);
    assert_int_equal(left.x1, PT(60));
    assert_int_equal(right.x0, PT(100));
    assert_int_equal(right.x1, PT(140));
    struct stroke below_merge = stroke_at(&s, ROW_RULE, 2);
    assert_int_equal(below_merge.x0, 0);
    assert_int_equal(below_merge.x1, PT(140));
}

static void text_of_a_merged_cell_is_on_the_first_baseline_of_its_first_row(void **state)
{
    struct sight s = seen_table(state, TABLE("", THREE), "!a|none|1\n!b|^|2");
    assert_int_equal(find_text(&s, "none")->at.y, find_text(&s, "1")->at.y);
}

static void merge_over_the_last_row_carries_the_closing_rule(void **state)
{
    struct sight s = seen_table(state, TABLE("", THREE), "!a|none|1\n!b|^|2");
    struct stroke closing = stroke_at(&s, CLOSING, 0);
    assert_int_equal(closing.x0, 0);
    assert_int_equal(closing.x1, PT(140));
    assert_int_equal(closing.y, OPENING + 2 * ROW);
}

static void tall_merged_cell_makes_its_rows_high_enough(void **state)
{
    struct job *j =
        job_with(state, TABLE("", TITLE "<column title=\"x\" kind=\"text\" width=\"40pt\"/>"));
    struct frame *f =
        whole_table(j, "!a|=one two three four five six seven eight nine ten eleven\n!b|^");
    struct sight s = look_at(j->arena, f);
    mpt lowest = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.items[i].item->kind == ITEM_SPAN)
            lowest = mpt_max(lowest, s.items[i].at.y);
    assert_true(lowest > OPENING + 2 * ROW);
    assert_true(lowest < stroke_at(&s, CLOSING, 0).y - PT(5));
}

/* --- over pages ----------------------------------------------------------------------------- */

static const char five_rows[] = "#Title|#Q1\n!a|1\n!b|2\n!c|3\n!d|4\n!e|5";

static void rows_are_whole_and_each_stands_once(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    assert_str_equal(parts_text(j, table_of(j, PT(100), five_rows), ROOM(2)),
                     "Title/Q1/a/1/b/2\nTitle/Q1/c/3/d/4\nTitle/Q1/e/5\n");
}

static size_t count_role(const struct tag *t, enum tag_role role)
{
    size_t n = t->role == role;
    for (const struct tag *c = t->first; c; c = c->next)
        n += count_role(c, role);
    return n;
}

static void table_over_three_pages_is_one_table_with_one_head(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    parts_text(j, table_of(j, PT(100), five_rows), ROOM(2));
    assert_int_equal(count_role(j->tags->root, TAG_TABLE), 1);
    assert_int_equal(count_role(j->tags->root, TAG_THEAD), 1);
    assert_int_equal(count_role(j->tags->root, TAG_TBODY), 1);
    assert_int_equal(count_role(j->tags->root, TAG_TR), 6);
    assert_int_equal(count_role(j->tags->root, TAG_TD), 5);
}

static void repeated_heads_are_artifacts_in_the_same_place(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    struct fit first = flow_fit(j, table_of(j, PT(100), five_rows), region(ROOM(2)));
    struct sight a = look_at(j->arena, first.frame);
    struct sight b = look_at(j->arena, flow_fit(j, first.rest, region(ROOM(2))).frame);
    for (int i = 0; i < 2; i++) {
        const struct seen *once = find_text(&a, i ? "Q1" : "Title");
        const struct seen *again = find_text(&b, i ? "Q1" : "Title");
        assert_non_null(once->item->tag);
        assert_null(again->item->tag);
        assert_int_equal(once->at.x, again->at.x);
        assert_int_equal(once->at.y, again->at.y);
    }
    assert_non_null(find_text(&b, "3")->item->tag);
    assert_int_equal(find_text(&b, "3")->at.y, find_text(&a, "1")->at.y);
}

static void page_that_continues_ends_with_a_closing_rule(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    struct fit first = flow_fit(j, table_of(j, PT(100), five_rows), region(ROOM(2)));
    struct sight s = look_at(j->arena, first.frame);
    assert_int_equal(stroke_at(&s, CLOSING, 0).y, HEAD + 2 * ROW);
    assert_int_equal(count_strokes(&s, ROW_RULE), 1);
}

static void rows_kept_with_the_next_are_not_parted(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    struct flow *f = table_of(j, PT(100), "#Title|#Q1\n!a|1\n+!b|2\n!c|3\n!d|4");
    assert_str_equal(parts_text(j, f, ROOM(2)), "Title/Q1/a/1\nTitle/Q1/b/2/c/3\nTitle/Q1/d/4\n");
}

static void row_may_begin_a_page(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    struct flow *f = table_of(j, PT(100), "#Title|#Q1\n!a|1\n/!b|2\n!c|3");
    assert_str_equal(parts_text(j, f, ROOM(9)), "Title/Q1/a/1\nTitle/Q1/b/2/c/3\n");
}

static void table_with_no_room_for_a_row_moves_to_the_next_page(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    struct flow *f = table_of(j, PT(100), five_rows);
    assert_null(flow_fit(j, f, below(ROOM(1) - PT(1))).frame);
    assert_non_null(flow_fit(j, f, below(ROOM(1))).frame);
}

static void row_taller_than_a_page_is_told(void **state)
{
    struct job *j = job_with(state, TABLE("", TWO));
    struct fit fit = flow_fit(j, table_of(j, PT(100), five_rows), region(PT(20)));
    assert_non_null(fit.frame);
    assert_told((struct harness *)*state, "row of table \"t\" is taller than a page");
}

/* --- heads ------------------------------------------------------------------------------------ */

static void turned_head_reads_upwards_and_ends_at_the_digit_edge(void **state)
{
    const char *turned = TABLE("", TITLE "<column title=\"Yr\" kind=\"number\" width=\"40pt\""
                                         " turned=\"yes\"/>");
    struct job *j = job_with(state, turned);
    struct sight s = look_at(j->arena, whole_table(j, "#Title|#Yr\n!a|5"));
    const struct seen *head = find_text(&s, "Yr");
    const struct text_style *style = style_of(j, STR("head"), false, false);
    assert_true(head->item->as.span.turned);
    assert_int_equal(head->at.x - style_baseline(style) + style->leading,
                     right_of(find_text(&s, "5")));
    assert_int_equal(head->at.y, stroke_at(&s, HEAD_RULE, 0).y - PT(1));
}

static void turned_head_too_long_for_the_head_row_is_told(void **state)
{
    const char *turned = TABLE("", TITLE "<column title=\"Yr\" kind=\"number\" width=\"40pt\""
                                         " turned=\"yes\"/>");
    struct job *j = job_with(state, turned);
    assert_null(table_of(j, PT(200), "#Title|#Denominator\n!a|5"));
    assert_told((struct harness *)*state, "\"Denominator\"");
    assert_told((struct harness *)*state, "head-height");
}

#define GROUPED                                                                                    \
    TITLE "<group title=\"Past\">" NUMBER("Q1")                                                    \
        NUMBER("Q2") "</group>"                                                                    \
                     "<group title=\"Now\" ground=\"tint\">" NUMBER("Q3") "</group>"
static const char grouped_rows[] =
    "#Title|#Past|<|#Now\n^|#Q1|#Q2|#Q3\n!a|1|2|3\n!b|4|5|6\n!c|7|8|9";

static void group_rule_is_inset_at_each_end_of_its_group(void **state)
{
    struct sight s = seen_table(state, TABLE("", GROUPED), grouped_rows);
    struct stroke past = stroke_at(&s, GROUP_RULE, 0), now = stroke_at(&s, GROUP_RULE, 1);
    assert_int_equal(past.x0, PT(60 + 3));
    assert_int_equal(past.x1, PT(140 - 3));
    assert_int_equal(now.x0, PT(140 + 3));
    assert_centred(find_text(&s, "Past"), PT(60), PT(140));
    assert_true(find_text(&s, "Past")->at.y < past.y);
    assert_true(find_text(&s, "Q1")->at.y > past.y);
}

static void ground_runs_from_the_opening_to_the_closing_rule(void **state)
{
    struct job *j = job_with(state, TABLE("", GROUPED));
    struct flow *f = table_of(j, PT(180), grouped_rows);
    for (int page = 0; page < 2; page++) {
        struct fit fit = flow_fit(j, f, (struct space){PT(180), PT(12) + ROOM(2), 0, true});
        struct sight s = look_at(j->arena, fit.frame);
        struct stroke ground = stroke_at(&s, 0, 0);
        assert_int_equal(count_strokes(&s, 0), 1);
        assert_int_equal(ground.x0, PT(140));
        assert_int_equal(ground.x1, PT(180));
        assert_int_equal(ground.y, stroke_at(&s, OPENING, 0).y);
        assert_int_equal(ground.y + ground.height, stroke_at(&s, CLOSING, 0).y);
        assert_int_equal(s.items[0].item->kind, ITEM_PATH);
        f = fit.rest;
    }
    assert_null(f);
}

static const struct tag *tag_of(const struct sight *s, const char *text)
{
    const struct tag *t = find_text(s, text)->item->tag;
    while (t && t->role != TAG_TD && t->role != TAG_TH)
        t = t->parent;
    assert_non_null(t);
    return t;
}

static void cell_stands_under_its_group_its_column_and_beside_its_row(void **state)
{
    struct sight s = seen_table(state, TABLE("", GROUPED), grouped_rows);
    const struct tag *cell = tag_of(&s, "5");
    assert_int_equal(cell->role, TAG_TD);
    assert_int_equal(cell->n_headers, 3);
    assert_ptr_equal(cell->headers[0], tag_of(&s, "Past"));
    assert_ptr_equal(cell->headers[1], tag_of(&s, "Q2"));
    assert_ptr_equal(cell->headers[2], tag_of(&s, "b"));
    assert_int_equal(tag_of(&s, "Past")->col_span, 2);
    assert_int_equal(tag_of(&s, "Title")->row_span, 2);
    assert_int_equal(tag_of(&s, "Past")->scope, SCOPE_COLUMN);
    assert_int_equal(tag_of(&s, "b")->scope, SCOPE_ROW);
}

static void cell_over_several_columns_stands_under_the_heads_of_all(void **state)
{
    struct sight s = seen_table(state, TABLE("", GROUPED),
                                "#Title|#Past|<|#Now\n^|#Q1|#Q2|#Q3\n!a|1|words here|<");
    const struct tag *cell = tag_of(&s, "words here");
    assert_int_equal(cell->col_span, 2);
    assert_int_equal(cell->n_headers, 5);
    assert_ptr_equal(cell->headers[3], tag_of(&s, "Q3"));
}

/* --- areas ---------------------------------------------------------------------------------------
 */

#define AREAS                                                                                      \
    TABLE("", "<column title=\"Area\" kind=\"area\" width=\"12pt\"/>"                              \
              "<column title=\"Title\" kind=\"title\" width=\"50pt\"/>")
static const char area_rows[] = "!North|!a\n^|!b\n^|!c\n!Sea|!d";

static void area_is_turned_beside_its_rows(void **state)
{
    struct sight s = seen_table(state, AREAS, area_rows);
    const struct seen *north = find_text(&s, "North");
    assert_true(north->item->as.span.turned);
    mpt middle = north->at.y - span_width(north) / 2;
    assert_in_range(middle, OPENING + 3 * ROW / 2 - 2, OPENING + 3 * ROW / 2 + 2);
}

static void area_longer_than_its_rows_makes_them_high_enough(void **state)
{
    struct sight s = seen_table(state, AREAS, "!Northwestern|!a\n!Sea|!b");
    const struct seen *area = find_text(&s, "Northwestern");
    assert_true(area->at.y <= stroke_at(&s, ROW_RULE, 0).y);
    assert_true(area->at.y - span_width(area) >= OPENING);
    assert_int_equal(stroke_at(&s, CLOSING, 0).y - stroke_at(&s, ROW_RULE, 0).y, ROW);
}

static void area_over_a_page_break_is_repeated_as_an_artifact(void **state)
{
    struct job *j = job_with(state, AREAS);
    struct flow *f = table_of(j, PT(62), area_rows);
    struct fit first = flow_fit(j, f, region(OPENING + 2 * ROW + PT(2)));
    assert_non_null(first.rest);
    struct sight a = look_at(j->arena, first.frame);
    struct fit second = flow_fit(j, first.rest, region(OPENING + 2 * ROW + PT(2)));
    struct sight b = look_at(j->arena, second.frame);
    assert_non_null(find_text(&a, "North")->item->tag);
    assert_null(find_text(&b, "North")->item->tag);
    assert_non_null(find_text(&b, "Sea")->item->tag);
    mpt middle = find_text(&b, "North")->at.y - span_width(find_text(&b, "North")) / 2;
    assert_in_range(middle, OPENING + ROW / 2 - 2, OPENING + ROW / 2 + 2);
}

/* --- columns, captions, ratings
 * --------------------------------------------------------------------- */

static void columns_that_share_add_up_exactly(void **state)
{
    struct job *j = job_with(state, TABLE("", "<column title=\"a\" kind=\"text\" width=\"*\"/>"
                                              "<column title=\"b\" kind=\"text\" width=\"2*\"/>"
                                              "<column title=\"c\" kind=\"text\" width=\"10pt\"/>"
                                              "<column title=\"d\" kind=\"text\" width=\"*\"/>"));
    struct flow *f = table_of(j, 100003, "=a|=b|=c|=d");
    const mpt *x = f->as.table.table->x;
    assert_int_equal(x[4], 100003);
    assert_int_equal(x[3] - x[2], PT(10));
    assert_in_range(x[2] - x[1] - 2 * (x[1] - x[0]) + 2, 0, 4);
}

static void caption_above_stands_once_and_pushes_the_table_down(void **state)
{
    struct job *j = job_with(state, TABLE("caption-style=\"body\"", TWO));
    struct block *b = grid_block(j->arena, j->spec, five_rows);
    b->as.table.caption = STR("All figures");
    struct flow *f = table_prepare(j, b, j->tags->root, PT(100));
    struct fit first = flow_fit(j, f, region(ROOM(2) + PT(12)));
    struct sight s = look_at(j->arena, first.frame);
    assert_int_equal(find_text(&s, "All figures")->item->tag->role, TAG_CAPTION);
    assert_true(find_text(&s, "All figures")->at.y < stroke_at(&s, OPENING, 0).y);
    struct sight later = look_at(j->arena, flow_fit(j, first.rest, region(ROOM(2))).frame);
    assert_null(seen_text(&later, "All figures", 0));
    assert_int_equal(stroke_at(&later, OPENING, 0).y, OPENING / 2);
}

static void rating_is_a_symbol_beside_a_letter_that_says_its_name(void **state)
{
    struct job *j = fixture_job(
        *state,
        (struct layout_parts){
            .tables = TABLE("symbol=\"12pt\" symbol-gap=\"2pt\"",
                            TITLE "<column title=\"RAG\" kind=\"rating\" width=\"40pt\"/>"),
            .rest = "<symbols><symbol id=\"green\" shape=\"diamond\" fill=\"house\"/></symbols>"});
    struct sight s = look_at(j->arena, whole_table(j, "!a|*G\n!b|"));
    const struct seen *letter = find_text(&s, "G");
    assert_str_equal(letter->item->tag->expansion, "Green");
    struct stroke symbol = stroke_at(&s, 0, 0);
    assert_true(symbol.x0 > PT(60) && symbol.x1 <= letter->at.x - PT(2));
    const struct font *font = style_of(j, STR("body"), false, false)->font;
    mpt half_cap = mpt_from_units(font->cap_height, PT(8)) / 2;
    assert_in_range(symbol.y + symbol.height / 2, letter->at.y - half_cap - 5,
                    letter->at.y - half_cap + 5);
    assert_int_equal(count_strokes(&s, 0), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(digits_of_all_rows_end_at_one_place),
        test(percent_sign_hangs_outside_the_digit_edge),
        test(column_without_a_place_for_percent_ends_nearer_its_edge),
        test(flat_head_of_a_number_column_ends_at_the_digit_edge),
        test(long_number_uses_the_place_of_percent_first),
        test(longer_number_is_set_smaller),
        test(long_number_with_percent_leaves_the_sign_its_place),
        test(still_longer_number_takes_the_least_size),
        test(number_too_long_for_its_column_takes_an_empty_neighbour),
        test(number_never_runs_over_a_neighbour_that_is_not_empty),
        test(number_that_does_not_fit_names_the_width_it_needs),
        test(percentage_that_does_not_fit_names_the_width_it_needs),
        test(words_stand_in_the_middle_of_their_cell),
        test(words_over_several_columns_stand_in_the_middle_of_all),
        test(word_wider_than_its_column_is_told),
        test(cells_of_a_row_share_the_first_baseline),
        test(row_is_as_high_as_its_lines_and_padding),
        test(row_rules_stop_inside_a_merged_cell),
        test(text_of_a_merged_cell_is_on_the_first_baseline_of_its_first_row),
        test(merge_over_the_last_row_carries_the_closing_rule),
        test(tall_merged_cell_makes_its_rows_high_enough),
        test(rows_are_whole_and_each_stands_once),
        test(table_over_three_pages_is_one_table_with_one_head),
        test(repeated_heads_are_artifacts_in_the_same_place),
        test(page_that_continues_ends_with_a_closing_rule),
        test(rows_kept_with_the_next_are_not_parted),
        test(row_may_begin_a_page),
        test(table_with_no_room_for_a_row_moves_to_the_next_page),
        test(row_taller_than_a_page_is_told),
        test(turned_head_reads_upwards_and_ends_at_the_digit_edge),
        test(turned_head_too_long_for_the_head_row_is_told),
        test(group_rule_is_inset_at_each_end_of_its_group),
        test(ground_runs_from_the_opening_to_the_closing_rule),
        test(cell_stands_under_its_group_its_column_and_beside_its_row),
        test(cell_over_several_columns_stands_under_the_heads_of_all),
        test(area_is_turned_beside_its_rows),
        test(area_longer_than_its_rows_makes_them_high_enough),
        test(area_over_a_page_break_is_repeated_as_an_artifact),
        test(columns_that_share_add_up_exactly),
        test(caption_above_stands_once_and_pushes_the_table_down),
        test(rating_is_a_symbol_beside_a_letter_that_says_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
