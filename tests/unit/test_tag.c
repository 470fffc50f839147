#include "draw.h"
#include "harness.h"
#include "tag.h"

static str print(struct harness *h, const struct tag *root)
{
    struct buf b = {.arena = h->arena};
    tag_print(&b, root);
    return buf_str(&b);
}

static void new_tree_is_a_document(void **state)
{
    struct harness *h = *state;
    struct tag_tree *tree = tag_tree_new(h->arena);
    assert_int_equal(tree->n, 1);
    assert_int_equal(tree->root->serial, 0);
    assert_str_equal(print(h, tree->root), "Document\n");
}

static void children_keep_the_order_of_making(void **state)
{
    struct harness *h = *state;
    struct tag_tree *tree = tag_tree_new(h->arena);
    struct tag *sect = tag_new(tree->root, TAG_SECT);
    struct tag *p = tag_new(tree->root, TAG_P);
    struct tag *heading = tag_new(sect, TAG_H1);
    assert_int_equal(tree->n, 4);
    assert_int_equal(heading->serial, 3);
    assert_ptr_equal(heading->parent, sect);
    assert_ptr_equal(sect->next, p);
    assert_str_equal(print(h, tree->root), "Document\n  Sect\n    H1\n  P\n");
}

static void text_among_children_is_not_printed(void **state)
{
    struct harness *h = *state;
    struct tag_tree *tree = tag_tree_new(h->arena);
    struct tag *p = tag_new(tree->root, TAG_P);
    tag_new(p, TAG_TEXT);
    tag_new(p, TAG_LINK);
    tag_new(p, TAG_TEXT);
    assert_str_equal(print(h, tree->root), "Document\n  P\n    Link\n");
}

static void attributes_print_in_their_order(void **state)
{
    struct harness *h = *state;
    struct tag *th = tag_new(tag_tree_new(h->arena)->root, TAG_TH);
    struct tag *headers[4] = {th, th, th, th};
    th->summary = STR("s");
    th->actual = STR("actual");
    th->alt = STR("say \"hi\"\nnow");
    th->expansion = STR("long");
    th->headers = headers;
    th->n_headers = 4;
    th->col_span = 3;
    th->row_span = 2;
    th->scope = SCOPE_ROW;
    assert_str_equal(print(h, th), "TH scope=Row rowspan=2 colspan=3 headers=4 E=\"long\""
                                   " Alt=\"say \\\"hi\\\"\\nnow\" ActualText=\"actual\""
                                   " summary=\"s\"\n");
}

static void spans_of_one_are_not_printed(void **state)
{
    struct harness *h = *state;
    struct tag *td = tag_new(tag_tree_new(h->arena)->root, TAG_TD);
    td->row_span = td->col_span = 1;
    assert_str_equal(print(h, td), "TD\n");
}

static void part_of_a_tree_prints_alone(void **state)
{
    struct harness *h = *state;
    struct tag_tree *tree = tag_tree_new(h->arena);
    struct tag *list = tag_new(tree->root, TAG_L);
    tag_new(tag_new(list, TAG_LI), TAG_LBODY);
    tag_new(tree->root, TAG_P);
    assert_str_equal(print(h, list), "L\n  LI\n    LBody\n");
}

static void names_are_those_of_the_standard(void **state)
{
    (void)state;
    assert_string_equal(tag_name(TAG_TEXT), "");
    assert_string_equal(tag_name(TAG_TBODY), "TBody");
    assert_string_equal(tag_name(TAG_TOCI), "TOCI");
    for (int role = TAG_DOCUMENT; role <= TAG_TOCI; role++)
        assert_true(strlen(tag_name((enum tag_role)role)) > 0);
}

static void headings_end_at_six(void **state)
{
    (void)state;
    assert_int_equal(tag_heading(1), TAG_H1);
    assert_int_equal(tag_heading(6), TAG_H6);
    assert_int_equal(tag_heading(60), TAG_H6);
    assert_int_equal(tag_heading(0), TAG_H1);
}

static void circle_touches_its_four_sides(void **state)
{
    struct harness *h = *state;
    struct path *p = path_circle(h->arena, (point){5000, 6000}, 1000);
    assert_int_equal(p->n_ops, 6);
    assert_int_equal(p->n_points, 13);
    point ends[] = {{6000, 6000}, {5000, 7000}, {4000, 6000}, {5000, 5000}, {6000, 6000}};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(p->points[i * 3].x, ends[i].x);
        assert_int_equal(p->points[i * 3].y, ends[i].y);
    }
    assert_int_equal(p->points[1].x, 6000);
    assert_int_equal(p->points[1].y, 6552);
    assert_int_equal(p->points[2].x, 5552);
    assert_int_equal(p->points[2].y, 7000);
}

static void rectangle_is_closed_and_line_is_open(void **state)
{
    struct harness *h = *state;
    struct path *p = path_rect(h->arena, (rect){1, 2, 10, 20});
    assert_int_equal(p->n_points, 4);
    assert_int_equal(p->ops[p->n_ops - 1], PATH_CLOSE);
    assert_int_equal(p->points[2].x, 11);
    assert_int_equal(p->points[2].y, 22);
    p = path_line(h->arena, (point){0, 0}, (point){3, 4});
    assert_int_equal(p->n_ops, 2);
    assert_int_equal(p->ops[1], PATH_LINE);
    assert_int_equal(path_polygon(h->arena, NULL, 0)->n_ops, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(new_tree_is_a_document),
        test(children_keep_the_order_of_making),
        test(text_among_children_is_not_printed),
        test(attributes_print_in_their_order),
        test(spans_of_one_are_not_printed),
        test(part_of_a_tree_prints_alone),
        test(names_are_those_of_the_standard),
        test(headings_end_at_six),
        test(circle_touches_its_four_sides),
        test(rectangle_is_closed_and_line_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
