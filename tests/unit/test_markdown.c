/* test_markdown.c - keyed texts in Markdown */
#include "harness.h"
#include "markdown.h"

static bool read_text(struct harness *t, const char *text, struct commentary_set *set)
{
    t->diag = diag_new(t->arena, NULL, NULL);
    return markdown_read(t->arena, t->diag, source_of(t->arena, "c.md", text), set);
}

static struct commentary_set accepted(struct harness *t, const char *text)
{
    struct commentary_set set = {0};
    bool read = read_text(t, text, &set);
    assert_messages(t, "");
    assert_true(read);
    return set;
}

static void refused(struct harness *t, const char *text, const char *wanted)
{
    struct commentary_set set = {0};
    assert_false(read_text(t, text, &set));
    assert_messages(t, wanted);
}

/* The tree in one line: p[...], h[...], ul ol al[...], li[...], b i[...], a<address>[...], br. */
static void print_md(struct buf *out, const struct md *m, bool places)
{
    static const char *const lists[] = {"ul", "ol", "al"};
    static const char *const names[] = {"p", "h", "", "li", "", "b", "i", "a", "br"};
    for (; m; m = m->next) {
        struct line_column at = place_line_column(m->at);
        if (m->kind == MD_LIST)
            buf_print(out, "%s%s", lists[m->list], m->start != 1 ? "2" : "");
        buf_put(out, str_of(names[m->kind]));
        if (m->kind == MD_LINK)
            buf_print(out, "<%.*s>", STR_ARG(m->text));
        if (places)
            buf_print(out, "@%zu:%zu", at.line, at.column);
        if (m->kind == MD_TEXT)
            buf_print(out, "'%.*s'", STR_ARG(m->text));
        if (m->kind == MD_TEXT || m->kind == MD_BREAK)
            continue;
        buf_char(out, '[');
        print_md(out, m->first, places);
        buf_char(out, ']');
    }
}

static void reads_as(struct harness *t, const char *text, bool places, const char *wanted)
{
    struct buf out = {.arena = t->arena};
    struct commentary_set set =
        accepted(t, str_cstr(t->arena, str_print(t->arena, "## k\n\n%s", text)));
    assert_int_equal(set.n, 1);
    print_md(&out, set.items[0].blocks, places);
    assert_string_equal(str_cstr(t->arena, buf_str(&out)), wanted);
}

static void texts_are_found_by_their_key(void **state)
{
    struct commentary_set set = accepted(*state, "# For readers\n\n## relief\n\none\n\n## other\n"
                                                 "# Part two\n## third\n\nthree\n");
    assert_int_equal(set.n, 3);
    assert_non_null(commentary_find(&set, STR("relief"))->blocks);
    assert_null(commentary_find(&set, STR("other"))->blocks);
    assert_int_equal(place_line_column(commentary_find(&set, STR("third"))->at).line, 9);
    assert_null(commentary_find(&set, STR("none")));
}

static void date_and_post_stand_below_the_heading(void **state)
{
    struct commentary_set set = accepted(*state, "## a\nPost: Housing Manager\n\nDate: 26/02/2024\n"
                                                 "Owner: me\nDate: text\n## b\ntext\nDate: 1\n");
    const struct commentary *a = &set.items[0];
    assert_true(str_is(a->date, "26/02/2024"));
    assert_true(str_is(a->post, "Housing Manager"));
    assert_int_equal(place_line_column(a->date_at).line, 4);
    assert_int_equal(place_line_column(a->date_at).column, 7);
    assert_true(str_is(a->blocks->first->text, "Owner: me "));
    assert_true(str_is(a->blocks->first->next->text, "Date: text"));
    assert_int_equal(set.items[1].date.n, 0);
}

static void typing_becomes_typography(void **state)
{
    struct harness *t = *state;
    reads_as(t, "He said \"it's - well - 'fine'\"...\n", false,
             "p['He said “it’s – well – ‘fine’”…']");
    reads_as(t, "(\"a\") in 2023-24, well-known, the '23 figure, officers' -0.8%\n", false,
             "p['(“a”) in 2023-24, well-known, the ’23 figure, officers’ -0.8%']");
    reads_as(t, "**\"a\"** -\nb\n", false, "p[b['“a”']' – ''b']");
    reads_as(t, "R&D &amp; caf&eacute; 5 \\* 4 &lt; x\n", false, "p['R&D & café 5 * 4 < x']");
}

static void inlines_have_exact_places(void **state)
{
    struct harness *t = *state;
    reads_as(t, "one **two *three*** four\n  five [six](https://a.b/(c) \"t\") six\\\nseven\n",
             true,
             "p@3:1[@3:1'one 'b@3:5[@3:7'two 'i@3:11[@3:12'three']]@3:20' four '@4:3'five '"
             "a<https://a.b/(c)>@4:8[@4:9'six']@4:34' six'br@4:38@5:1'seven']");
}

static void lists_nest_and_count(void **state)
{
    struct harness *t = *state;
    reads_as(t, "- a\n- b\n  1. c\n  2. d\n", false,
             "ul[li[p['a']]li[p['b']ol[li[p['c']]li[p['d']]]]]");
    reads_as(t, "2) a\n\n3) b\n", false, "ol2[li[p['a']]li[p['b']]]");
    reads_as(t, "- a\n- *b*\n", true,
             "ul@3:1[li@3:1[p@3:3[@3:3'a']]li@4:1[p@4:3[i@4:3[@4:4'b']]]]");
}

static void lettered_lines_are_a_list(void **state)
{
    struct harness *t = *state;
    reads_as(t, "We will:\na) do **x**\n   more\nb) do y\n", false,
             "p['We will:']al[li[p['do 'b['x']' ''more']]li[p['do y']]]");
    reads_as(t, "a) x\n\nb) y\n\nc) z\n\nend\n", false,
             "al[li[p['x']]li[p['y']]li[p['z']]]p['end']");
    reads_as(t, "a) alone\n\nb is not\n", false, "p['a) alone']p['b is not']");
    reads_as(t, "- head\n  a) x\n  b) y\n", false, "ul[li[p['head']al[li[p['x']]li[p['y']]]]]");
}

static void bare_addresses_are_links(void **state)
{
    struct harness *t = *state;
    reads_as(t, "See https://a.b/c_d_e-f?x=1&y=2. Or (http://x.y/(z)), www.a.b, ons.gov.uk\n",
             false,
             "p['See 'a<https://a.b/c_d_e-f?x=1&y=2>['https://a.b/c_d_e-f?x=1&y=2']'. Or ('"
             "a<http://x.y/(z)>['http://x.y/(z)']'), www.a.b, ons.gov.uk']");
    reads_as(t, "<https://a.b/> [https://c.d](https://c.d/) https://\n", false,
             "p[a<https://a.b/>['https://a.b/']' 'a<https://c.d/>['https://c.d']' https://']");
}

static void sub_heads_and_hard_breaks_stand(void **state)
{
    reads_as(*state, "### Sub *head*\n\n**Lead:** a  \nb\n", false,
             "h['Sub 'i['head']]p[b['Lead:']' a'br'b']");
}

static void what_commentary_may_not_hold_is_refused_at_its_place(void **state)
{
    struct harness *t = *state;
    refused(t, "## a\n\nx ![p](q.png) `c` <b>y</b>\n",
            "c.md:3:3: error: an image is not allowed in commentary; take it out\n"
            "c.md:3:15: error: code is not allowed in commentary; take the back quotes out\n"
            "c.md:3:19: error: HTML is not allowed in commentary; write the text without it");
    refused(t, "## a\n\n> q\n\n***\n\n    code\n\n<div>\n",
            "c.md:3:1: error: a quotation is not allowed in commentary; take the \">\" out\n"
            "c.md:5:1: error: a rule is not allowed in commentary; take it out\n"
            "c.md:7:5: error: code is not allowed in commentary; begin the line at the left "
            "margin, without back quotes\n"
            "c.md:9:1: error: HTML is not allowed in commentary; write the text without it");
    refused(t, "## a\n\n[x]()\n",
            "c.md:3:1: error: a link has no address; write it like "
            "[text](https://...)");
}

static void keys_are_unique_and_every_text_has_one(void **state)
{
    struct harness *t = *state;
    refused(t, "## a\n\nx\n\n## a\n\n## a\n",
            "c.md:5:1: error: key \"a\" is given twice, first on line 1; choose another\n"
            "c.md:7:1: error: key \"a\" is given twice, first on line 1; choose another");
    refused(t, "text\n\n## a\n",
            "c.md:1:1: error: this text has no key; put it under a heading like "
            "## key");
    refused(t, "##\n\nx\n",
            "c.md:1:1: error: the heading is empty; write the key of the text, as ## "
            "key");
    refused(t, "## a\nDate: 01/02/2024\nDate: 2\nPost:\n\nx\n",
            "c.md:3:7: error: \"Date:\" stands twice, first on line 2; take one out\n"
            "c.md:4:1: error: \"Post:\" has no value; write one behind it");
    refused(t, "## a\nDate: 30/02/2024\n\nx\n",
            "c.md:2:7: error: date \"30/02/2024\" is not a day of the calendar; write it like "
            "26/02/2024");
}

static void nesting_has_a_limit(void **state)
{
    struct harness *t = *state;
    struct buf text = {.arena = t->arena};
    struct commentary_set set;
    buf_put(&text, STR("## a\n\n"));
    for (int i = 0; i < 200; i++)
        buf_print(&text, "%*s- x\n", 2 * i, "");
    assert_false(read_text(t, str_cstr(t->arena, buf_str(&text)), &set));
    buf_put(&text, STR("## b\n\n"));
    for (int i = 0; i < 2000; i++)
        buf_put(&text, STR("*a **b "));
    for (int i = 0; i < 2000; i++)
        buf_put(&text, STR("** *"));
    read_text(t, str_cstr(t->arena, buf_str(&text)), &set);
}

static void every_truncation_is_read_in_peace(void **state)
{
    struct harness *t = *state;
    const char *text =
        "# x\r\n## a\r\nDate: 01/02/2024\r\n\r\na) *x* &amp; **b**\rb) [l](https://a.b) `c`\n\n"
        "- 'q' ![i](j) https://a.b\n\n1. <b>é</b>\\\n   y";
    struct commentary_set set;
    for (size_t n = 0; n <= strlen(text); n++)
        read_text(t, str_cstr(t->arena, (str){text, n}), &set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(texts_are_found_by_their_key),
        test(date_and_post_stand_below_the_heading),
        test(typing_becomes_typography),
        test(inlines_have_exact_places),
        test(lists_nest_and_count),
        test(lettered_lines_are_a_list),
        test(bare_addresses_are_links),
        test(sub_heads_and_hard_breaks_stand),
        test(what_commentary_may_not_hold_is_refused_at_its_place),
        test(keys_are_unique_and_every_text_has_one),
        test(nesting_has_a_limit),
        test(every_truncation_is_read_in_peace),
    };
    return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
