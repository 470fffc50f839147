/* test_definition.c - report.xml and its files; the tables of both vocabularies */
#include "definition.h"
#include "harness.h"
#include "layout_spec.h"
#include "value_type.h"
#include "vocabulary.h"
#include <stdio.h>

/* Every file is there but missing*.csv; broken.csv is UTF-16. */
static bool load(void *user, struct place asked, str name, str *bytes)
{
    struct harness *t = user;
    if (str_starts(name, "missing"))
        return diag_error(t->diag, asked, "file \"%.*s\" is not there; put it beside report.xml",
                          STR_ARG(name));
    *bytes = str_is(name, "broken.csv") ? STR("\xFF\xFE"
                                              "a\0")
                                        : STR("\xEF\xBB\xBF"
                                              "a\n");
    return true;
}

static struct definition *read_text(struct harness *t, const char *text)
{
    struct loader loader = {load, t};
    t->diag = diag_new(t->arena, NULL, NULL);
    return definition_read(t->arena, t->diag, source_of(t->arena, "r.xml", text), &loader);
}

static void refused(struct harness *t, const char *text, const char *wanted)
{
    struct definition *def = read_text(t, text);
    assert_messages(t, wanted);
    assert_null(def);
}

#define OPEN(more)                                                                                 \
    "<report xmlns='urn:quarterpress:report:1' id='r' layout='l' period='2023-24 Q3'" more ">"
#define REPORT OPEN(" published='2024-03-04'")
#define NAMES "<title>T</title><organisation>O</organisation>"
#define DATA "<data><register src='i.csv'/></data>"
#define BODY "<section id='s' title='S'/>"
#define END "</report>"

static void every_file_is_loaded_in_order(void **state)
{
    struct harness *t = *state;
    struct definition *def =
        read_text(t, REPORT NAMES "<data><register src='i.csv'/><figures "
                                  "src='f/f.csv'><column head='Q3' period='2023-24 Q3'/>"
                                  "</figures><table id='o' src='o.csv'/></data>" BODY END);
    assert_messages(t, "");
    assert_non_null(def);
    assert_int_equal(def->n_files, 3);
    assert_true(node_is(def->files[1].node, "figures"));
    assert_true(str_is(def->files[1].source->name, "f/f.csv"));
    assert_true(str_is(def->files[1].source->bytes, "a\n"));
    struct node *column = node_child(def->files[1].node, "column");
    assert_true(str_is(node_text(column, "measure"), "value"));
    assert_true(str_is(node_text(def->root, "lang"), "en-GB"));
}

static void all_files_that_fail_are_told(void **state)
{
    refused(*state,
            REPORT NAMES "\n<data><register src='missing.csv'/><figures src='broken.csv'/>"
                         "<glossary\nsrc='missing2.csv'/></data>" BODY END,
            "r.xml:2:22: error: file \"missing.csv\" is not there; put it beside report.xml\n"
            "broken.csv:1:1: error: the file is UTF-16; save it as UTF-8\n"
            "r.xml:3:6: error: file \"missing2.csv\" is not there; put it beside report.xml");
}

static void ids_are_unique_in_their_group(void **state)
{
    struct harness *t = *state;
    refused(
        t,
        REPORT NAMES
        "\n<themes><theme id='a' title='A'/>\n<theme id='a' title='B'/></themes>" DATA
        "\n<section id='s' title='S'>\n<section id='s' title='S'/></section>\n"
        "<section id='s' title='S'><data-table id='a' data='x' table='y'/></section>" END,
        "r.xml:5:14: error: id \"s\" is given twice among the sections and tables, first on line "
        "4; choose another\nr.xml:6:14: error: id \"s\" is given twice among the sections and "
        "tables, first on line 4; choose another\nr.xml:3:12: error: id \"a\" is given twice "
        "among the themes, first on line 2; choose another");
}

static void head_elements_are_checked(void **state)
{
    struct harness *t = *state;
    refused(
        t,
        OPEN(" published='4 March'") "<title> </title><organisation>O</organisation>" DATA BODY END,
        "r.xml:1:101: error: \"title\" is empty; write a text\nr.xml:1:92: error: published "
        "\"4 March\" is not a date; write it like 2024-03-04");
    refused(t, OPEN("") NAMES DATA BODY END,
            "r.xml:1:1: error: \"report\" has no \"published\"; write published=\"...\"");
    refused(t, REPORT "<organisation>O</organisation><title>T</title>" DATA END,
            "r.xml:1:1: error: \"report\" has no \"cover\" or \"contents\" or \"section\"; put at "
            "least "
            "one into it\nr.xml:1:134: error: \"title\" stands after \"organisation\" of line 1; "
            "put it "
            "before that");
}

static void one_name_may_mean_two_things_by_its_place(void **state)
{
    struct harness *t = *state;
    refused(
        t, REPORT NAMES DATA "\n<section id='s' title='S'><table id='x' src='y'/></section>" END,
        "r.xml:2:34: error: attribute \"id\" is not allowed on \"table\"; allowed are table, "
        "caption\nr.xml:2:41: error: attribute \"src\" is not allowed on \"table\"; allowed are "
        "table, caption\nr.xml:2:27: error: \"table\" has no \"caption\"; write "
        "caption=\"...\"\nr.xml:2:27: error: \"table\" has no \"row\"; put at least one into it");
}

/* The tables themselves */

static void check_fallback(struct harness *t, const struct element *e, const struct attribute *of)
{
    struct node_value v = {.of = of, .text = str_of(of->fallback)};
    t->diag = diag_new(t->arena, NULL, NULL);
    if (of->fallback && !value_read(t->arena, t->diag, &v))
        fail_msg("fallback of %s in %s", of->name, e->name);
    if (of->required && of->fallback)
        fail_msg("%s in %s is required and has a fallback", of->name, e->name);
    if (!of->about)
        fail_msg("%s in %s is not explained", of->name, e->name);
}

static void check_children(const struct vocabulary *v, const struct element *e)
{
    struct child_rule rule;
    str name;
    for (str rest = str_of(e->children); vocabulary_next_rule(&rest, &rule);)
        while (str_split(&rule.names, '|', &name))
            if (!vocabulary_element(v, name, e))
                fail_msg("child %.*s of %s is not in the table", STR_ARG(name), e->name);
}

static bool is_reached(const struct vocabulary *v, const struct element *e)
{
    for (const struct element *parent = v->elements; parent->name; parent++)
        if (element_allows(parent, str_of(e->name)) &&
            vocabulary_element(v, str_of(e->name), parent) == e)
            return true;
    return strcmp(e->name, v->root) == 0;
}

static void check_table(struct harness *t, const struct vocabulary *v)
{
    for (const struct element *e = v->elements; e->name; e++) {
        if (!is_reached(v, e))
            fail_msg("%s may stand nowhere", e->name);
        if (!e->about)
            fail_msg("%s is not explained", e->name);
        check_children(v, e);
        for (size_t i = 0; i < element_attribute_count(e); i++)
            check_fallback(t, e, &e->attributes[i]);
    }
}

static void tables_agree_with_themselves(void **state)
{
    check_table(*state, &report_vocabulary);
    check_table(*state, &layout_vocabulary);
}

static str read_shipped(struct harness *t, const char *name)
{
    str path = str_print(t->arena, "%s/layouts/schema/%s", QP_SOURCE_DIR, name);
    FILE *f = fopen(str_cstr(t->arena, path), "rb");
    char *bytes = arena_alloc(t->arena, 1 << 20);
    assert_non_null(f);
    str all = {bytes, fread(bytes, 1, 1 << 20, f)};
    fclose(f);
    return all;
}

static void shipped_schema_is_that_of_the_table(void **state)
{
    struct harness *t = *state;
    struct buf report = {.arena = t->arena}, layout = {.arena = t->arena};
    vocabulary_print_rng(&report, &report_vocabulary);
    assert_true(str_equal(buf_str(&report), read_shipped(t, "report.rng")));
    vocabulary_print_rng(&layout, &layout_vocabulary);
    assert_true(str_equal(buf_str(&layout), read_shipped(t, "layout.rng")));
}

static void shipped_manual_is_that_of_the_tables(void **state)
{
    struct harness *t = *state;
    struct buf manual = {.arena = t->arena};
    vocabulary_print_manual(&manual, &report_vocabulary);
    buf_char(&manual, '\n');
    vocabulary_print_manual(&manual, &layout_vocabulary);
    assert_true(str_equal(buf_str(&manual), read_shipped(t, "ELEMENTS.md")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(every_file_is_loaded_in_order),
        test(all_files_that_fail_are_told),
        test(ids_are_unique_in_their_group),
        test(head_elements_are_checked),
        test(one_name_may_mean_two_things_by_its_place),
        test(tables_agree_with_themselves),
        test(shipped_schema_is_that_of_the_table),
        test(shipped_manual_is_that_of_the_tables),
    };
    return cmocka_run_group_tests_name("definition", tests, NULL, NULL);
}
