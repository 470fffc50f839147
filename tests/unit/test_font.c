#include "text_fixture.h"

static void metrics_come_from_the_font_file(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_int_equal(t.regular->ascent, 1069);
    assert_int_equal(t.regular->descent, 293);
    assert_int_equal(t.regular->cap_height, 714);
    assert_int_equal(t.regular->x_height, 536);
    assert_int_equal(t.regular->weight, 400);
    assert_int_equal(t.strong->weight, 600);
    assert_int_equal(t.regular->italic_angle, 0);
    assert_str_equal(t.regular->postscript_name, "NotoSans-Regular");
    assert_str_equal(t.strong->postscript_name, "NotoSans-SemiBold");
    assert_true(t.regular->bbox[0] < 0 && t.regular->bbox[2] > 1000);
    assert_true(t.regular->n_glyphs > 500);
}

static void italic_leans_right(void **state)
{
    struct harness *h = *state;
    struct font_set *set = font_set_new(h->arena);
    struct font *f = add_font_file(h, set, "italic", "NotoSans-Italic.ttf");
    assert_true(f->italic_angle < 0);
}

static void fonts_are_found_by_name_and_numbered(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_ptr_equal(font_find(t.set, STR("symbols")), t.symbols);
    assert_null(font_find(t.set, STR("Symbols")));
    for (size_t i = 0; i < t.set->n; i++)
        assert_int_equal(t.set->fonts[i]->index, i);
}

static void fallback_is_set_by_the_caller_only(void **state)
{
    struct harness *h = *state;
    struct font_set *set = font_set_new(h->arena);
    assert_null(add_font_file(h, set, "a", "NotoSans-Regular.ttf")->fallback);
    assert_null(add_font_file(h, set, "b", "NotoSans-Italic.ttf")->fallback);
}

static void every_shipped_text_face_has_the_letters_of_council_reports(void **state)
{
    static const char *const FACES[] = {"NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf",
                                        "NotoSans-Italic.ttf", "NotoSans-SemiBoldItalic.ttf"};
    struct harness *h = *state;
    struct font_set *set = font_set_new(h->arena);
    str letters = STR("AZaz09£€ŵŷŴŶẁẅąćęłńóśźżșțăâîẽéüñç₂²³½¼–—‘’“”…•™°µΩ×÷±");
    for (size_t i = 0; i < 4; i++) {
        struct font *f = add_font_file(h, set, FACES[i], FACES[i]);
        for (size_t at = 0; at < letters.n;)
            assert_ptr_equal(font_for_char(f, utf8_next(letters, &at)), f);
    }
}

static void character_is_found_in_the_first_font_that_has_it(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_ptr_equal(font_for_char(t.strong, 'a'), t.strong);
    assert_ptr_equal(font_for_char(t.regular, 0x25B2), t.symbols);
    assert_ptr_equal(font_for_char(t.regular, 0x2713), t.symbols);
    assert_ptr_equal(font_for_char(t.regular, 0x2212), t.math);
    assert_ptr_equal(font_for_char(t.regular, 0x2265), t.math);
    assert_null(font_for_char(t.regular, 0x1F600));
    assert_null(font_for_char(t.math, 'a'));
}

static void space_has_the_width_of_the_file(void **state)
{
    struct harness *h = *state;
    assert_int_equal(font_space(text_fixture_new(h).regular), 260);
}

static void first_text_of_a_glyph_stays(void **state)
{
    struct harness *h = *state;
    struct font *f = text_fixture_new(h).regular;
    font_use(f, 9, STR(""));
    assert_true(f->used[1] & 2);
    assert_int_equal(f->unicode_first[9], 0);
    font_use(f, 9, STR("ffi"));
    font_use(f, 9, STR("x"));
    assert_str_equal(f->unicode[9], "ffi");
    assert_int_equal(f->unicode_first[9], 'f');
    assert_false(f->used[1] & 1);
}

static void glyph_beyond_the_font_is_passed_over(void **state)
{
    struct harness *h = *state;
    font_use(text_fixture_new(h).regular, 65535, STR("x"));
}

static void other_files_are_refused_with_a_message(void **state)
{
    struct harness *h = *state;
    struct font_set *set = font_set_new(h->arena);
    assert_false(font_add(set, h->diag, NOWHERE, STR("a"), STR("a.txt"), STR("no font at all")));
    assert_false(font_add(set, h->diag, NOWHERE, STR("b"), STR("b.ttf"), STR("")));
    assert_int_equal(set->n, 0);
    assert_told(h, "\"a.txt\" is not a font with TrueType outlines; use a .ttf file");
    assert_told(h, "\"b.ttf\" is not a font");
}

static void other_units_per_em_are_refused(void **state)
{
    struct harness *h = *state;
    str bytes = str_copy(h->arena, read_font_file(h->arena, "NotoSans-Regular.ttf"));
    char *p = (char *)bytes.p;
    unsigned tables = (unsigned char)p[5];
    for (unsigned i = 0; i < tables; i++) {
        unsigned char *entry = (unsigned char *)p + 12 + 16 * i;
        size_t at = (size_t)entry[8] << 24 | entry[9] << 16 | entry[10] << 8 | entry[11];
        if (!memcmp(entry, "head", 4)) {
            p[at + 18] = 8; /* unitsPerEm 2048 */
            p[at + 19] = 0;
        }
    }
    assert_false(font_add(font_set_new(h->arena), h->diag, NOWHERE, STR("a"), STR("a.ttf"), bytes));
    assert_told(h, "2048 units per em; use one that has 1000");
}

static void cut_off_font_does_no_harm(void **state)
{
    struct harness *h = *state;
    str whole = read_font_file(h->arena, "NotoSansMath-Regular.ttf");
    struct font_set *set = font_set_new(h->arena);
    for (size_t n = 0; n < whole.n; n += 61) {
        char *exact = malloc(n + 1);
        memcpy(exact, whole.p, n);
        struct arena_mark mark = arena_mark(h->arena);
        struct font_set before = *set;
        font_add(set, diag_new(h->arena, NULL, NULL), NOWHERE, STR("a"), STR("a"), (str){exact, n});
        *set = before;
        arena_rewind(h->arena, mark);
        free(exact);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(metrics_come_from_the_font_file),
        test(italic_leans_right),
        test(fonts_are_found_by_name_and_numbered),
        test(fallback_is_set_by_the_caller_only),
        test(every_shipped_text_face_has_the_letters_of_council_reports),
        test(character_is_found_in_the_first_font_that_has_it),
        test(space_has_the_width_of_the_file),
        test(first_text_of_a_glyph_stays),
        test(glyph_beyond_the_font_is_passed_over),
        test(other_files_are_refused_with_a_message),
        test(other_units_per_em_are_refused),
        test(cut_off_font_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
