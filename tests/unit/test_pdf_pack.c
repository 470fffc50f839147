#include "harness.h"
#include "pdf_pack.h"
#include <libdeflate.h>

/* A file with one stream and `n` further objects. */
static str pack(struct harness *h, size_t n)
{
    struct pdf_out *out = pdf_out_open(h->arena, h->diag);
    assert_non_null(pdf_page_new(out, 200 * MPT_PER_PT, 100 * MPT_PER_PT));
    struct pdf_object *stream = pdf_stream_new(out);
    pdf_stream_fill(out, stream, STR("as it stands"), PDF_PLAIN);
    struct pdf_object *info = pdf_object_adopt(out, out->doc->info);
    uint32_t first = pdf_pack_first(out);
    struct pdf_packing *packing = pdf_pack_open(out, n);
    assert_non_null(packing);
    for (size_t i = 0; i < n; i++)
        pdf_pack_object(packing, first + (uint32_t)i, str_print(h->arena, "<</Extra %zu>>", i));
    str bytes = {0};
    assert_true(pdf_pack_close(packing, info, &bytes));
    assert_messages(h, "");
    return bytes;
}

static size_t number_after(str s, const char *key, size_t from)
{
    size_t at = str_find(s, str_of(key), from);
    assert_true(at != SIZE_MAX);
    return strtoul(s.p + at + strlen(key), NULL, 10);
}

static str inflate_at(struct harness *h, str file, size_t object)
{
    size_t n = number_after(file, "/Length ", object), made = 0;
    size_t from = str_find(file, STR("stream\n"), object) + 7;
    char *p = arena_alloc(h->arena, 1 << 20);
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    assert_int_equal(libdeflate_zlib_decompress(d, file.p + from, n, p, 1 << 20, &made),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(d);
    return (str){p, made};
}

struct row {
    unsigned kind, place, index;
};

/* Undoes PNG's "up" and splits into 1, 4 and 2 bytes. */
static struct row *read_rows(struct harness *h, str file, size_t *n)
{
    size_t start = number_after(file, "startxref\n", 0);
    *n = number_after(file, "/Size ", start);
    str data = inflate_at(h, file, start);
    assert_int_equal(data.n, *n * 8);
    struct row *rows = arena_array(h->arena, struct row, *n);
    unsigned char above[7] = {0};
    for (size_t i = 0; i < *n; i++) {
        for (size_t k = 0; k < 7; k++)
            above[k] = (unsigned char)(above[k] + (unsigned char)data.p[i * 8 + 1 + k]);
        rows[i] = (struct row){above[0],
                               (unsigned)above[1] << 24 | above[2] << 16 | above[3] << 8 | above[4],
                               above[5] << 8 | above[6]};
    }
    return rows;
}

static void every_object_is_where_the_table_says(void **state)
{
    struct harness *h = *state;
    str file = pack(h, 450);
    size_t n, packed = 0;
    struct row *rows = read_rows(h, file, &n);
    for (size_t i = 1; i < n; i++) {
        if (rows[i].kind == 1) {
            str head = str_print(h->arena, "%zu 0 obj", i);
            assert_int_equal(str_find(file, head, 0), rows[i].place);
        } else if (rows[i].kind == 2) {
            assert_int_equal(rows[rows[i].place].kind, 1);
            assert_true(rows[i].index < 200);
            packed++;
        }
    }
    assert_true(packed >= 450);
}

static void further_objects_are_found_in_their_object_stream(void **state)
{
    struct harness *h = *state;
    str file = pack(h, 450);
    size_t n;
    struct row *rows = read_rows(h, file, &n);
    size_t last = n - 1;
    while (rows[last].kind != 2)
        last--;
    size_t at = rows[rows[last].place].place;
    str text = inflate_at(h, file, at);
    str entry = str_print(h->arena, "%zu ", last);
    size_t offset = number_after(text, entry.p, 0) + number_after(file, "/First ", at);
    assert_true(str_starts(str_sub(text, offset, text.n), "<</Extra 449>>"));
}

static void stream_keeps_its_bytes_and_tells_its_length(void **state)
{
    struct harness *h = *state;
    str file = pack(h, 1);
    size_t at = str_find(file, STR("as it stands"), 0);
    assert_true(at != SIZE_MAX);
    assert_true(str_find(file, STR("/Length 12"), 0) < at);
    assert_int_equal(str_find(file, STR("/Length 12 0 R"), 0), SIZE_MAX);
}

static void equal_objects_give_equal_bytes(void **state)
{
    struct harness *h = *state;
    str a = pack(h, 30), b = pack(h, 30), other = pack(h, 31);
    assert_true(str_equal(a, b));
    assert_false(str_equal(a, other));
}

static void lengths_print_without_a_superfluous_digit(void **state)
{
    struct harness *h = *state;
    static const struct {
        mpt v;
        const char *wanted;
    } cases[] = {{0, "0"},      {1000, "1"},        {1500, "1.5"},      {250, ".25"},
                 {-1, "-.001"}, {-72010, "-72.01"}, {14400000, "14400"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf b = {.arena = h->arena};
        pdf_put_mpt(&b, cases[i].v);
        assert_str_equal(buf_str(&b), cases[i].wanted);
    }
}

static void text_beyond_ascii_is_written_as_utf16(void **state)
{
    struct harness *h = *state;
    struct buf b = {.arena = h->arena};
    pdf_put_text(&b, STR("a (b) \\"));
    pdf_put_text(&b, STR("£\xF0\x9F\x98\x80"));
    assert_str_equal(buf_str(&b), "(a \\(b\\) \\\\)<FEFF00A3D83DDE00>");
}

static void text_longer_than_a_string_is_refused_once(void **state)
{
    struct harness *h = *state;
    struct pdf_out *out = pdf_out_open(h->arena, h->diag);
    char *text = arena_alloc(h->arena, 40000);
    memset(text, 'x', 40000);
    struct buf b = {.arena = h->arena};
    pdf_put_entry(out, &b, "Alt", (str){text, 32767});
    assert_messages(h, "");
    pdf_put_entry(out, &b, "Alt", (str){text, 32768});
    pdf_put_entry(out, &b, "Alt", (str){text, 40000});
    assert_told(h, "too long for PDF");
    assert_int_equal(diag_errors(h->diag), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(every_object_is_where_the_table_says),
        test(further_objects_are_found_in_their_object_stream),
        test(stream_keeps_its_bytes_and_tells_its_length),
        test(equal_objects_give_equal_bytes),
        test(lengths_print_without_a_superfluous_digit),
        test(text_beyond_ascii_is_written_as_utf16),
        test(text_longer_than_a_string_is_refused_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
