/* test_xml.c - XML and the typed tree: places, rules of a vocabulary, messages */
#include "harness.h"
#include "node.h"
#include "xml.h"

#define NS "urn:test:1"

static const struct attribute box_attributes[] = {
    {.name = "id", .type = VALUE_ID},
    {.name = "width", .type = VALUE_LENGTH, .fallback = "4mm"},
    {.name = "gap", .type = VALUE_LENGTH},
    {.name = "tracks", .type = VALUE_LENGTHS},
    {.name = "of", .type = VALUE_IDS},
    {.name = "src", .type = VALUE_FILE},
    {.name = "share", .type = VALUE_NUMBER},
    {.name = "count", .type = VALUE_COUNT, .fallback = "1"},
    {.name = "fill", .type = VALUE_COLOUR},
    {.name = "open", .type = VALUE_BOOL, .fallback = "no"},
    {.name = "align", .type = VALUE_CHOICE, .fallback = "start", .choices = "start centre end"},
    {0}};
static const struct attribute doc_attributes[] = {
    {.name = "title", .type = VALUE_TEXT, .required = true}, {0}};
static const struct element elements[] = {
    {.name = "doc",
     .children = "head! note? box|p+",
     .attributes = doc_attributes,
     .ordered = true},
    {.name = "head", .mixed = true},
    {.name = "note", .mixed = true},
    {.name = "p", .children = "b", .mixed = true},
    {.name = "b", .children = "b", .mixed = true},
    {.name = "item", .mixed = true},
    {.name = "note", .mixed = true},
    {.name = "box", .children = "item+ box", .attributes = box_attributes},
    {0}};
static const struct vocabulary vocabulary = {NS, "doc", elements};

static struct node *read_bytes(struct harness *t, str bytes)
{
    t->diag = diag_new(t->arena, NULL, NULL);
    return node_read(t->arena, t->diag, source_new(t->arena, STR("t.xml"), bytes), &vocabulary);
}

static struct node *read_text(struct harness *t, const char *text)
{
    return read_bytes(t, str_of(text));
}

#define DOC "<doc xmlns='" NS "' title='t'>"
#define HEAD DOC "<head>h</head>"

/* The text is refused with exactly these messages, apart by line ends. */
static void refused(struct harness *t, const char *text, const char *wanted)
{
    struct node *root = read_text(t, text);
    assert_messages(t, wanted);
    assert_null(root);
}

static struct node *accepted(struct harness *t, const char *text)
{
    struct node *root = read_text(t, text);
    assert_messages(t, "");
    assert_non_null(root);
    return root;
}

/* Line and column of a place, as 100 * line + column. */
static int spot(struct place p)
{
    struct line_column at = place_line_column(p);
    return (int)(at.line * 100 + at.column);
}

static struct node *box(struct harness *t, const char *attributes)
{
    return node_child(
        accepted(t, str_cstr(t->arena,
                             str_print(t->arena, HEAD "<box %s><item/></box></doc>", attributes))),
        "box");
}

static void refused_box(struct harness *t, const char *attributes, const char *wanted)
{
    refused(
        t,
        str_cstr(t->arena, str_print(t->arena, HEAD "\n<box %s><item/></box></doc>", attributes)),
        wanted);
}

static void elements_attributes_and_texts_have_exact_places(void **state)
{
    struct harness *t = *state;
    struct node *doc =
        accepted(t, "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n<!-- é -->\n"
                    "<doc xmlns='" NS "'\n  title = 'a &amp; b'>\n"
                    "<head><!-- c --><?pi x?>text &lt;é&gt;</head>\n"
                    "<p>é<b>bold</b> tail</p>\n<box id=\"x\"\n  open='yes'><item/></box>"
                    "</doc>");
    assert_int_equal(spot(doc->at), 301);
    assert_int_equal(spot(node_place(doc, "title")), 412);
    assert_true(str_is(node_text(doc, "title"), "a & b"));
    struct node *head = node_child(doc, "head");
    assert_int_equal(spot(head->at), 501);
    assert_int_equal(spot(head->first->at), 525);
    assert_true(str_is(head->first->text, "text <é>"));
    struct node *p = node_child(doc, "p");
    assert_int_equal(spot(p->first->next->at), 605);
    assert_int_equal(spot(p->first->next->first->at), 608);
    assert_int_equal(spot(p->last->at), 616);
    struct node *b = node_child(doc, "box");
    assert_int_equal(spot(node_place(b, "id")), 710);
    assert_int_equal(spot(node_place(b, "open")), 809);
    assert_int_equal(spot(node_place(b, "width")), 701);
}

static void every_type_of_value_is_worked_out(void **state)
{
    struct harness *t = *state;
    struct node *b = box(t, "id='a-b.c_1' gap='12.5pt' tracks=' 30mm * 2.5* 2u' of='a  b' "
                            "src='data/x.csv' share='-0.25' count='12' fill='#1a6B3c' open='yes' "
                            "align='end'");
    assert_true(str_is(node_text(b, "id"), "a-b.c_1"));
    assert_int_equal(node_length(b, "gap"), 12500);
    const struct node_value *tracks = node_value(b, "tracks");
    assert_int_equal(tracks->n, 4);
    assert_int_equal(tracks->lengths[0], 85039);
    assert_int_equal(tracks->lengths[1], -1000);
    assert_int_equal(tracks->lengths[2], -2500);
    assert_int_equal(tracks->lengths[3], 11000);
    assert_int_equal(node_value(b, "of")->n, 2);
    assert_true(str_is(node_value(b, "of")->ids[1], "b"));
    assert_int_equal(node_number(b, "share"), -250);
    assert_int_equal(node_number(b, "count"), 12);
    assert_int_equal(node_colour(b, "fill").g, 0x6B);
    assert_true(node_bool(b, "open"));
    assert_true(node_choice_is(b, "align", "end"));
    assert_int_equal(node_number(b, "align"), 2);
}

static void what_is_left_out_has_its_fallback_or_nothing(void **state)
{
    struct node *b = box(*state, "");
    assert_int_equal(node_length(b, "width"), 11339);
    assert_true(node_has(b, "width"));
    assert_false(node_value(b, "width")->given);
    assert_false(node_has(b, "gap"));
    assert_int_equal(node_length(b, "gap"), 0);
    assert_int_equal(node_text(b, "id").n, 0);
}

static void content_is_all_text_with_blanks_collapsed(void **state)
{
    struct harness *t = *state;
    struct node *doc = accepted(t, HEAD "<p>\n one <b> two<b>three</b></b>\tfour \n</p></doc>");
    assert_true(str_is(node_content(t->arena, node_child(doc, "p")), "one twothree four"));
}

static void values_not_of_their_type_are_named_with_what_would_do(void **state)
{
    struct harness *t = *state;
    refused_box(t, "gap='4'", "t.xml:2:11: error: gap \"4\" has no unit; write 4mm or 4pt");
    refused_box(t, "gap='4cm'",
                "t.xml:2:11: error: gap \"4cm\" has the unit \"cm\"; units are mm, pt and u");
    refused_box(t, "gap='wide'",
                "t.xml:2:11: error: gap \"wide\" is not a length; write it like "
                "4.4mm, 12pt or 3u");
    refused_box(t, "gap='-2mm'",
                "t.xml:2:11: error: gap \"-2mm\" is not a length; write it like "
                "4.4mm, 12pt or 3u");
    refused_box(t, "gap='999999mm'",
                "t.xml:2:11: error: gap \"999999mm\" is longer than a page may "
                "be; write at most 5080mm");
    refused_box(t, "gap='99999999999999999999mm'",
                "t.xml:2:11: error: gap "
                "\"99999999999999999999mm\" is not a length; write it like 4.4mm, 12pt or 3u");
    refused_box(t, "tracks='1mm x*'",
                "t.xml:2:14: error: tracks \"x*\" is not a share; write it like * or 3*");
    refused_box(t, "tracks=' '",
                "t.xml:2:14: error: \"tracks\" is empty; write one length or more");
    refused_box(t, "id='4a'",
                "t.xml:2:10: error: id \"4a\" is not an id; write a letter, then "
                "letters, digits, - _ .");
    refused_box(t, "share='1,5'",
                "t.xml:2:13: error: share \"1,5\" is not a number; write it like "
                "12 or 0.5 (at most three decimals)");
    refused_box(t, "count='-1'",
                "t.xml:2:13: error: count \"-1\" is not a whole number; write it "
                "like 0, 1 or 12");
    refused_box(t, "fill='#12345'",
                "t.xml:2:12: error: fill \"#12345\" is not a colour; write it "
                "like #1A6B3C or as the id of a colour");
    refused_box(t, "open='true'",
                "t.xml:2:12: error: open \"true\" is not yes or no; write one of these");
    refused_box(t, "align='center'",
                "t.xml:2:13: error: align \"center\" is not one of start, "
                "centre, end; did you mean \"centre\"");
    refused_box(t, "align='left'",
                "t.xml:2:13: error: align \"left\" is not known; write one of start, centre, end");
}

static void file_names_stay_in_the_report_folder(void **state)
{
    struct harness *t = *state;
    static const char *const wrong[] = {"/etc/passwd", "../x.csv", "a/../x", "a\\b", "C:x",
                                        "a//b",        "a/",       "./a",    "a."};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *attribute = str_cstr(t->arena, str_print(t->arena, "src='%s'", wrong[i]));
        refused_box(
            t, attribute,
            str_cstr(
                t->arena,
                str_print(
                    t->arena,
                    "t.xml:2:11: error: src "
                    "\"%s\" is not a file in the report's folder; write it like figures.csv or "
                    "data/figures.csv",
                    wrong[i])));
    }
    box(t, "src='.hidden/a.b.csv'");
}

static void unknown_names_get_a_suggestion_or_the_list(void **state)
{
    struct harness *t = *state;
    refused(t, HEAD "\n<bax/></doc>",
            "t.xml:2:1: error: element \"bax\" is not allowed in \"doc\"; "
            "did you mean \"box\" (allowed are head, note, box, p)");
    refused(t, HEAD "\n<zzz><p/></zzz><p/></doc>",
            "t.xml:2:1: error: element \"zzz\" is not allowed "
            "in \"doc\"; allowed are head, note, box, p");
    refused(t, DOC "\n<head><b/></head><p/></doc>",
            "t.xml:2:7: error: element \"b\" is not allowed in \"head\"; no element is");
    refused_box(t, "widht='2mm'",
                "t.xml:2:6: error: attribute \"widht\" is not allowed on \"box\"; "
                "did you mean \"width\"");
    refused(t, HEAD "<p\nx='1'/></doc>",
            "t.xml:2:1: error: attribute \"x\" is not allowed on \"p\"; take it out");
    refused(
        t, HEAD "<xi:include xmlns:xi='urn:x' href='/etc/passwd'/><p/></doc>",
        "t.xml:1:49: error: element \"xi:include\" is in the namespace \"urn:x\"; only elements "
        "of \"urn:test:1\" are allowed");
}

static void missing_attributes_and_children_are_reported(void **state)
{
    struct harness *t = *state;
    refused(t, "<doc xmlns='" NS "'><head/><p/></doc>",
            "t.xml:1:1: error: \"doc\" has no \"title\"; write title=\"...\"");
    refused(t, "<doc xmlns='" NS "' title=' '><head/><p/></doc>",
            "t.xml:1:32: error: \"title\" is empty; write a text");
    refused(t, DOC "<head/></doc>",
            "t.xml:1:1: error: \"doc\" has no \"box\" or \"p\"; put at least one into it");
    refused(t, DOC "<p/></doc>", "t.xml:1:1: error: \"doc\" has no \"head\"; put one into it");
    refused(t, HEAD "\n<box/></doc>",
            "t.xml:2:1: error: \"box\" has no \"item\"; put at least one into it");
}

static void wrong_order_and_repetition_are_reported(void **state)
{
    struct harness *t = *state;
    refused(t, DOC "<p/>\n<head/></doc>",
            "t.xml:2:1: error: \"head\" stands after \"p\" of line 1; put it before that");
    refused(t, HEAD "\n<head/><p/></doc>",
            "t.xml:2:1: error: \"head\" stands a second time in "
            "\"doc\"; take one out (the first is on line 1)");
}

static void text_where_none_may_stand_is_reported(void **state)
{
    refused(*state, HEAD "\n  stray words that go on for ever and ever<p/></doc>",
            "t.xml:2:3: error: text \"stray words that go on f...\" is not allowed in \"doc\"; put "
            "it into an element of its own");
}

static void all_errors_are_collected(void **state)
{
    refused(
        *state, HEAD "\n<x1/>\n<box gap='4'><item/></box>\n<p y='1'/></doc>",
        "t.xml:2:1: error: element \"x1\" is not allowed in \"doc\"; allowed are head, note, box, "
        "p\nt.xml:3:11: error: gap \"4\" has no unit; write 4mm or 4pt\n"
        "t.xml:4:4: error: attribute \"y\" is not allowed on \"p\"; take it out");
}

static void errors_end_when_there_are_many(void **state)
{
    struct harness *t = *state;
    struct buf text = {.arena = t->arena};
    buf_put(&text, STR(HEAD));
    for (int i = 0; i < 1000; i++)
        buf_print(&text, "<x%d/>", i);
    buf_put(&text, STR("</doc>"));
    assert_null(read_bytes(t, buf_str(&text)));
    assert_int_equal(diag_errors(t->diag), DIAG_MANY);
}

static void wrong_roots_are_refused(void **state)
{
    struct harness *t = *state;
    refused(t, "<report/>",
            "t.xml:1:1: error: the first element is \"report\"; write <doc "
            "xmlns=\"urn:test:1\">");
    refused(t, "<doc/>",
            "t.xml:1:1: error: \"doc\" has no namespace; write <doc "
            "xmlns=\"urn:test:1\">");
    refused(t, "<doc xmlns='urn:test:2'/>",
            "t.xml:1:1: error: namespace \"urn:test:2\" is not known; write xmlns=\"urn:test:1\"");
}

static void a_prefix_for_the_namespace_is_as_good(void **state)
{
    accepted(*state, "<d:doc xmlns:d='" NS "' title='t'><d:head/><d:p>x</d:p></d:doc>");
}

static void a_document_type_is_refused_at_its_place(void **state)
{
    struct harness *t = *state;
    const char *wanted = "t.xml:2:1: error: a document type is not allowed; take it out: entities "
                         "are not used";
    refused(t,
            "<?xml version='1.0'?>\n<!DOCTYPE doc [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\n"
            "<doc>&b;</doc>",
            wanted);
    refused(t, "<!-- <!DOCTYPE -->\n<!DOCTYPE doc SYSTEM 'file:///etc/passwd'><doc/>", wanted);
}

static void broken_xml_is_told_with_cause_and_place(void **state)
{
    struct harness *t = *state;
    refused(t, HEAD "\n<p>a</b></doc>",
            "t.xml:2:5: error: \"</b>\" does not close \"p\" of line 2; write </p> before it");
    refused(t, HEAD "\n<p>a",
            "t.xml:2:1: error: element \"p\" is never closed; write </p> at its "
            "end");
    refused(t, HEAD "\n<p>R&D</p></doc>",
            "t.xml:2:5: error: \"&\" stands in the text; write &amp;");
    refused(t, HEAD "\n<p>R & D</p></doc>",
            "t.xml:2:6: error: \"&\" stands in the text; write &amp;");
    refused(t, HEAD "\n<p>a &nbsp; b</p></doc>",
            "t.xml:2:6: error: entity \"nbsp\" is not known; write the character itself");
    refused(t, HEAD "\n<p>a < b</p></doc>",
            "t.xml:2:6: error: \"<\" stands in the text; write &lt;");
    refused(t, HEAD "\n<box id=a/></doc>",
            "t.xml:2:9: error: the value of an attribute has no quotes; write name=\"value\"");
    refused(t, HEAD "\n<box id/></doc>",
            "t.xml:2:8: error: an attribute has no value; write name=\"value\"");
    refused(t, HEAD "\n<box id='a' id='b'/></doc>",
            "t.xml:2:1: error: attribute \"id\" stands twice in this tag; take one out");
    refused(t, HEAD "\n<box id='a'gap='1mm'/></doc>",
            "t.xml:2:12: error: a blank is missing; put one between two attributes");
    refused(t, HEAD "\n<box id='<'/></doc>",
            "t.xml:2:10: error: \"<\" stands in the value of an "
            "attribute; write &lt; or close the value with its quote");
    refused(t, HEAD "\n<p <b>x</b></p></doc>",
            "t.xml:2:1: error: the tag does not end; write \">\" at its end");
    refused(t, HEAD "\n<p>\x01</p></doc>",
            "t.xml:2:4: error: a control character stands here, which "
            "XML does not allow; take it out");
    refused(t, HEAD "\n<p>&#0;</p></doc>",
            "t.xml:2:4: error: this is not the number of a "
            "character; write for example &#8211;");
    refused(t, HEAD "<p/></doc>\nmore",
            "t.xml:2:1: error: something stands after the end of the "
            "first element; take it out");
    refused(t, HEAD "<!-- a -- b --><p/></doc>",
            "t.xml:1:56: error: \"--\" stands inside a "
            "comment; only \"-->\" may, at its end");
    refused(t, HEAD "<x:p/></doc>",
            "t.xml:1:49: error: prefix \"x\" stands for no namespace; write "
            "the name without it");
    refused(t, "plain words", "t.xml:1:1: error: this is not XML; begin with the first element");
    refused(t, "  \n", "t.xml:1:1: error: the file is empty; it needs an XML element");
}

static void only_utf8_is_read(void **state)
{
    struct harness *t = *state;
    refused(t, "<doc>\n caf\xE9</doc>",
            "t.xml:2:5: error: byte 0xE9 is not UTF-8; save the file as UTF-8");
    refused(t, "<?xml version='1.0' encoding='windows-1252'?><doc/>",
            "t.xml:1:31: error: encoding "
            "\"windows-1252\" is declared; save the file as UTF-8 and say so here");
    assert_null(read_bytes(t, STR("\xFF\xFE<\0d\0o\0c\0/\0>\0")));
    assert_string_equal(str_cstr(t->arena, message_text(t->arena, diag_message(t->diag, 0))),
                        "t.xml:1:1: error: the file is UTF-16; save it as UTF-8");
}

static void nesting_has_a_limit(void **state)
{
    struct harness *t = *state;
    struct buf text = {.arena = t->arena};
    buf_put(&text, STR(HEAD "<p>"));
    for (int i = 0; i < 100000; i++)
        buf_put(&text, STR("<b>"));
    assert_null(read_bytes(t, buf_str(&text)));
    assert_string_equal(str_cstr(t->arena, diag_message(t->diag, 0)->text),
                        "elements are nested more than 64 deep; nest fewer");
}

static void every_truncation_of_a_document_is_refused_in_peace(void **state)
{
    struct harness *t = *state;
    const char *text =
        HEAD "<!-- c --><p>a &amp; <b>b</b><![CDATA[x]]></p><box id='a'><item/></box>"
             "</doc>";
    for (size_t n = 0; n < strlen(text); n++) {
        assert_null(read_bytes(t, str_copy(t->arena, (str){text, n})));
        assert_int_equal(diag_errors(t->diag), 1);
    }
}

static bool find_leaf(void *user, str id, colour *out)
{
    (void)user;
    *out = (colour){1, 2, 3};
    return str_is(id, "leaf");
}

static void colours_are_looked_up_by_id(void **state)
{
    struct harness *t = *state;
    struct node *b = box(t, "fill='leaf'");
    assert_true(node_resolve_colours(t->diag, b->parent, find_leaf, NULL));
    assert_int_equal(node_colour(b, "fill").b, 3);
    b = box(t, "fill='lief'");
    assert_false(node_resolve_colours(t->diag, b->parent, find_leaf, NULL));
    assert_int_equal(diag_errors(t->diag), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(elements_attributes_and_texts_have_exact_places),
        test(every_type_of_value_is_worked_out),
        test(what_is_left_out_has_its_fallback_or_nothing),
        test(content_is_all_text_with_blanks_collapsed),
        test(values_not_of_their_type_are_named_with_what_would_do),
        test(file_names_stay_in_the_report_folder),
        test(unknown_names_get_a_suggestion_or_the_list),
        test(missing_attributes_and_children_are_reported),
        test(wrong_order_and_repetition_are_reported),
        test(text_where_none_may_stand_is_reported),
        test(all_errors_are_collected),
        test(errors_end_when_there_are_many),
        test(wrong_roots_are_refused),
        test(a_prefix_for_the_namespace_is_as_good),
        test(a_document_type_is_refused_at_its_place),
        test(broken_xml_is_told_with_cause_and_place),
        test(only_utf8_is_read),
        test(nesting_has_a_limit),
        test(every_truncation_of_a_document_is_refused_in_peace),
        test(colours_are_looked_up_by_id),
    };
    return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
