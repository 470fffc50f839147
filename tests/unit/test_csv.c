/* test_csv.c - rows and cells with places, encodings, separators */
#include "csv.h"
#include "harness.h"

static struct csv *read_bytes(struct harness *t, str bytes)
{
    t->diag = diag_new(t->arena, NULL, NULL);
    return csv_read(t->arena, t->diag, STR("t.csv"), bytes);
}

static struct csv *accepted(struct harness *t, const char *text)
{
    struct csv *c = read_bytes(t, str_of(text));
    assert_messages(t, "");
    assert_non_null(c);
    return c;
}

static void refused(struct harness *t, str bytes, const char *wanted)
{
    struct csv *c = read_bytes(t, bytes);
    assert_messages(t, wanted);
    assert_null(c);
}

static void cell_is(const struct csv *c, size_t row, size_t column, const char *text)
{
    assert_true(row < c->n_rows);
    str cell = c->rows[row].cells[column].text;
    if (!str_is(cell, text))
        print_error("found %.*s\n", STR_ARG(cell));
    assert_true(str_is(cell, text));
}

static void rows_and_cells_have_exact_places(void **state)
{
    struct csv *c = accepted(*state, "\xEF\xBB\xBFid,né\r\n\r\na,\"b\"\rc, d \ne,f");
    assert_int_equal(c->n_rows, 3);
    cell_is(c, 0, 1, "b");
    cell_is(c, 1, 1, " d ");
    cell_is(c, 2, 1, "f");
    struct line_column at = place_line_column(csv_place(c, &c->rows[0].cells[1]));
    assert_int_equal(at.line, 3);
    assert_int_equal(at.column, 4);
    at = place_line_column(csv_place(c, &c->rows[2].cells[1]));
    assert_int_equal(at.line, 5);
    assert_int_equal(at.column, 3);
}

static void quoted_cell_may_hold_anything(void **state)
{
    struct csv *c = accepted(*state, "a,b\n\"x, \"\"y\"\"\r\nz\",\"\"\n");
    assert_int_equal(c->n_rows, 1);
    cell_is(c, 0, 0, "x, \"y\"\r\nz");
    cell_is(c, 0, 1, "");
}

static void quote_inside_a_plain_cell_is_a_character(void **state)
{
    cell_is(accepted(*state, "a,b\n5\" pipe,x\n"), 0, 0, "5\" pipe");
}

static void separator_is_seen_in_the_head_row(void **state)
{
    struct harness *t = *state;
    cell_is(accepted(t, "\n\na;\"b,c,d,e\";c\n1,5;2;3\n"), 0, 0, "1,5");
    cell_is(accepted(t, "a\tb;c\td\n1;x\t2\t3\n"), 0, 1, "2");
    cell_is(accepted(t, "a\n1;2\n"), 0, 0, "1;2");
}

static void rows_without_any_text_are_skipped(void **state)
{
    struct csv *c = accepted(*state, "a,b\n\n,\n , \n1,\n\n");
    assert_int_equal(c->n_rows, 1);
}

static void head_alone_is_a_table_without_rows(void **state)
{
    assert_int_equal(accepted(*state, "a,b")->n_rows, 0);
}

static void columns_are_found_by_their_head(void **state)
{
    struct harness *t = *state;
    struct csv *c = accepted(t, " Indicator ,Period\n");
    size_t column = 7;
    assert_int_equal(csv_column(c, STR("indicator")), 0);
    assert_int_equal(csv_column(c, STR("PERIOD ")), 1);
    assert_int_equal(csv_column(c, STR("x")), SIZE_MAX);
    assert_true(csv_need(t->diag, c, "period", &column));
    assert_int_equal(column, 1);
    assert_false(csv_need(t->diag, c, "value", &column));
    assert_messages(t, "t.csv:1:1: error: column \"value\" is missing; the columns are Indicator, "
                       "Period");
}

static void quote_never_closed_is_told_where_it_opens(void **state)
{
    refused(*state, STR("a,b\n1,\"x\n2,y\n3,z\n"),
            "t.csv:2:3: error: a quote opens here and is never closed; close it, or take it out");
}

static void text_after_a_closing_quote_is_told(void **state)
{
    refused(*state, STR("a,b\n1,\"x\"y\n"),
            "t.csv:2:6: error: \"y\" follows the closing quote of the "
            "cell; write a quote inside a cell twice");
}

static void quote_closed_lines_later_is_told_where_it_opens(void **state)
{
    refused(*state, STR("a,b\n1,\"x\n2,\"y\",z\n3,z\n"),
            "t.csv:2:3: error: the quote that opens here is closed only on line 3, before \"y\"\"; "
            "close it on its own line, or write a quote inside a cell twice");
}

static void ragged_rows_are_named_by_their_first_cell(void **state)
{
    refused(
        *state, STR("a,b,c\nneet,2\nx,1,2,3\nsingle\n"),
        "t.csv:2:1: error: the row of \"neet\" has 2 cells; give it 3, as many as the head row "
        "has\nt.csv:3:1: error: the row of \"x\" has 4 cells; give it 3, as many as the head row "
        "has\nt.csv:4:1: error: the row of \"single\" has 1 cell; give it 3, as many as the head "
        "row has");
}

static void heads_differ_and_are_not_empty(void **state)
{
    refused(*state, STR("id,, ID ,x\n1,2,3,4\n"),
            "t.csv:1:4: error: column 2 has no head; name it in the first row\n"
            "t.csv:1:5: error: columns 1 and 3 are both headed \"ID\"; give one another head");
}

static void files_that_are_no_text_are_refused(void **state)
{
    struct harness *t = *state;
    refused(t, STR("a,b\n1,\0"),
            "t.csv:2:3: error: a NUL byte stands here, so this is not a text "
            "file; save it as UTF-8");
    refused(t,
            STR("\xFF\xFE"
                "a\0"),
            "t.csv:1:1: error: the file is UTF-16; save it as UTF-8");
    refused(t, STR("\xFE\xFF\0a"), "t.csv:1:1: error: the file is UTF-16; save it as UTF-8");
    refused(t, STR("a\x81\n"),
            "t.csv:1:2: error: byte 0x81 is neither UTF-8 nor Windows-1252; save "
            "the file as UTF-8");
    refused(t, STR("\xC3\xA9,\xA3\n"),
            "t.csv:1:3: error: byte 0xA3 is not UTF-8 as the rest of the "
            "file is; save all of it as UTF-8");
    refused(t, STR(""), "t.csv:1:1: error: the file is empty; it needs a head row");
    refused(t, STR("\xEF\xBB\xBF\r\n\n"),
            "t.csv:1:1: error: the file is empty; it needs a head row");
}

static void windows_1252_is_converted_with_one_warning(void **state)
{
    struct harness *t = *state;
    struct csv *c = read_bytes(t, STR("a,b\nx,\x80 5\x96"
                                      "6\nCaf\xE9,\xA3"
                                      "1\n"));
    assert_messages(t, "t.csv:2:3: warning: byte 0x80 is not UTF-8, so the file is read as "
                       "Windows-1252; save it as UTF-8");
    assert_non_null(c);
    cell_is(c, 0, 1, "€ 5–6");
    cell_is(c, 1, 0, "Café");
    cell_is(c, 1, 1, "£1");
    assert_int_equal(place_line_column(csv_place(c, &c->rows[1].cells[1])).column, 6);
}

static void huge_cells_are_refused_quickly(void **state)
{
    struct harness *t = *state;
    size_t n = (size_t)50 << 20;
    char *bytes = arena_alloc(t->arena, n);
    memset(bytes, 'x', n);
    memcpy(bytes, "a,b\n1,", 6);
    refused(t, (str){bytes, n},
            "t.csv:2:3: error: a cell is longer than 1048576 bytes; see whether "
            "a quote is missing");
    bytes[6] = '"';
    refused(t, (str){bytes, n},
            "t.csv:2:3: error: a cell is longer than 1048576 bytes; see whether "
            "a quote is missing");
}

static void files_columns_and_rows_have_limits(void **state)
{
    struct harness *t = *state;
    size_t n = ((size_t)64 << 20) + 1;
    char *bytes = arena_alloc(t->arena, n);
    assert_null(read_bytes(t, (str){bytes, n}));
    assert_messages(t, "t.csv:1:1: error: the file has 67108865 bytes; at most 67108864 are read");
    memset(bytes, ',', 1001);
    assert_null(read_bytes(t, (str){bytes, 1001}));
    assert_messages(t, "t.csv:1:1: error: the head row has 1002 cells; at most 1000 are read");
    for (size_t i = 0; i < 1000002; i++)
        memcpy(bytes + 2 * i, "x\n", 2);
    assert_null(read_bytes(t, (str){bytes, 2 * 1000002}));
    assert_messages(t, "t.csv:1000002:1: error: the file has more than 1000000 rows; cut it into "
                       "several");
}

static void many_errors_end_the_reading(void **state)
{
    struct harness *t = *state;
    struct buf text = {.arena = t->arena};
    buf_put(&text, STR("a,b\n"));
    for (int i = 0; i < 1000; i++)
        buf_print(&text, "r%d\n", i);
    assert_null(read_bytes(t, buf_str(&text)));
    assert_int_equal(diag_errors(t->diag), DIAG_MANY);
}

static void every_truncation_is_read_in_peace(void **state)
{
    struct harness *t = *state;
    const char *text = "\xEF\xBB\xBF"
                       "a,b\r\n\"x\"\"y\",\"é\r\n\"\n1,\"2\"3\r4,5\n\xA3,\n";
    for (size_t n = 0; n <= strlen(text); n++)
        read_bytes(t, str_copy(t->arena, (str){text, n}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(rows_and_cells_have_exact_places),
        test(quoted_cell_may_hold_anything),
        test(quote_inside_a_plain_cell_is_a_character),
        test(separator_is_seen_in_the_head_row),
        test(rows_without_any_text_are_skipped),
        test(head_alone_is_a_table_without_rows),
        test(columns_are_found_by_their_head),
        test(quote_never_closed_is_told_where_it_opens),
        test(text_after_a_closing_quote_is_told),
        test(quote_closed_lines_later_is_told_where_it_opens),
        test(ragged_rows_are_named_by_their_first_cell),
        test(heads_differ_and_are_not_empty),
        test(files_that_are_no_text_are_refused),
        test(windows_1252_is_converted_with_one_warning),
        test(huge_cells_are_refused_quickly),
        test(files_columns_and_rows_have_limits),
        test(many_errors_end_the_reading),
        test(every_truncation_is_read_in_peace),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
