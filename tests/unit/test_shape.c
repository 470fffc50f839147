#include "text_fixture.h"

static struct runs shape(struct text_fixture *t, const char *text)
{
    return shape_word(t->shaper, t->regular, str_of(text), NOWHERE);
}

/* The texts of all glyphs, each in brackets, runs parted by "|". */
static str glyph_texts(struct arena *a, struct runs runs)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < runs.n; i++) {
        if (i)
            buf_char(&b, '|');
        for (size_t k = 0; k < runs.items[i]->n; k++)
            buf_print(&b, "[" STR_FMT "]", STR_ARG(runs.items[i]->glyphs[k].text));
    }
    return buf_str(&b);
}

#define assert_glyphs(h, t, text, wanted)                                                          \
    assert_str_equal(glyph_texts((h)->arena, shape((t), (text))), (wanted))

static void pairs_are_kerned(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    int32_t apart = shape(&t, "A").units + shape(&t, "V").units;
    struct runs pair = shape(&t, "AV");
    assert_true(pair.units < apart);
    const struct glyph *g = pair.items[0]->glyphs;
    assert_int_equal(g[0].natural + g[1].natural, apart);
    assert_int_equal(g[0].advance + g[1].advance, pair.units);
}

static void digits_are_equally_wide_and_not_kerned(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    int32_t width = shape(&t, "0").units;
    for (char c[2] = "1"; c[0] <= '9'; c[0]++)
        assert_int_equal(shape(&t, c).units, width);
    assert_int_equal(shape(&t, "1174").units, 4 * width);
}

static void true_minus_is_as_wide_as_a_digit(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_int_equal(shape(&t, "−").units, shape(&t, "0").units);
}

static void ligature_carries_all_its_characters(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    str texts = glyph_texts(h->arena, shape(&t, "office"));
    struct buf plain = {.arena = h->arena};
    for (size_t i = 0; i < texts.n; i++)
        if (texts.p[i] != '[' && texts.p[i] != ']')
            buf_char(&plain, texts.p[i]);
    assert_str_equal(buf_str(&plain), "office");
    struct run *run = (struct run *)shape(&t, "office").items[0];
    assert_true(run->n <= 6);
}

static void presentation_ligatures_become_letters(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_int_equal(shape(&t, "eﬃcient").units, shape(&t, "efficient").units);
    assert_glyphs(h, &t, "ﬆ", "[s][t]");
    assert_str_equal(shape(&t, "eﬃcient").items[0]->text, "eﬃcient");
}

static void hyphens_share_a_glyph_and_soft_hyphen_goes(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_glyphs(h, &t, "a\u2011b\u2010c", "[a][-][b][-][c]");
    assert_glyphs(h, &t, "re\u00ADport", "[r][e][p][o][r][t]");
    assert_int_equal(shape(&t, "\u00AD").n, 0);
}

static void fixed_spaces_are_set_as_a_space_and_keep_their_text(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    static const char *const SPACES[] = {" ", "\u00A0", "\u202F", "\u2009"};
    for (size_t i = 0; i < 4; i++) {
        struct runs runs = shape(&t, SPACES[i]);
        assert_int_equal(runs.n, 1);
        assert_true(runs.items[0]->is_space);
        assert_int_equal(runs.units, font_space(t.regular));
        assert_str_equal(runs.items[0]->text, SPACES[i]);
        assert_str_equal(runs.items[0]->glyphs[0].text, " ");
    }
    assert_false(shape(&t, "a").items[0]->is_space);
}

static void missing_shapes_come_from_the_fallback(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    struct runs runs = shape(&t, "up▲✓5");
    assert_int_equal(runs.n, 3);
    assert_ptr_equal(runs.items[0]->font, t.regular);
    assert_ptr_equal(runs.items[1]->font, t.symbols);
    assert_ptr_equal(runs.items[2]->font, t.regular);
    assert_str_equal(runs.items[0]->text, "up");
    assert_str_equal(runs.items[1]->text, "▲✓");
    assert_glyphs(h, &t, "up▲✓5", "[u][p]|[▲][✓]|[5]");
    assert_int_equal(runs.units,
                     runs.items[0]->units + runs.items[1]->units + runs.items[2]->units);
    assert_messages(h, "");
}

static void subscript_two_is_in_the_text_face(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_int_equal(shape(&t, "CO₂").n, 1);
    assert_glyphs(h, &t, "CO₂", "[C][O][₂]");
}

static void mark_stays_with_its_base_and_each_says_its_own(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    struct runs runs = shape(&t, "x\u0301y");
    assert_int_equal(runs.n, 1);
    assert_glyphs(h, &t, "x\u0301y", "[x][\u0301][y]");
    assert_int_equal(runs.items[0]->glyphs[1].advance, 0);
}

static void composed_letter_carries_base_and_mark(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    struct runs parts = shape(&t, "e\u0301"), whole = shape(&t, "é");
    assert_int_equal(parts.items[0]->n, 1);
    assert_int_equal(parts.items[0]->glyphs[0].id, whole.items[0]->glyphs[0].id);
}

static void missing_character_is_told_once_with_its_place(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    struct source *src = source_of(h->arena, "report.xml", "abc\ndef");
    struct runs runs = shape_word(t.shaper, t.regular, STR("a😀b"), place_at(src, 5));
    shape_word(t.shaper, t.regular, STR("😀"), place_at(src, 0));
    shape_word(t.shaper, t.strong, STR("😀😀"), place_at(src, 0));
    assert_int_equal(diag_errors(h->diag), 1);
    assert_told(h, "report.xml:2:2: error: no font has the character \"😀\" (U+1F600); ");
    assert_str_equal(glyph_texts(h->arena, runs), "[a][?][b]");
}

static void different_missing_characters_are_each_told(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    shape(&t, "中文\x01");
    assert_int_equal(diag_errors(h->diag), 3);
    assert_told(h, "(U+4E2D)");
    assert_told(h, "(U+6587)");
    assert_told(h, "character U+0001");
}

static void same_word_gives_the_same_runs(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    char one[] = "indicator", two[] = "indicator";
    struct runs a = shape(&t, one), b = shape(&t, two);
    assert_ptr_equal(a.items, b.items);
    assert_ptr_equal(a.items[0], b.items[0]);
    struct runs strong = shape_word(t.shaper, t.strong, STR("indicator"), NOWHERE);
    assert_ptr_not_equal(strong.items[0], a.items[0]);
    assert_ptr_equal(strong.items[0]->font, t.strong);
}

static void runs_stay_where_they_are_while_the_cache_grows(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    const struct run *first = shape(&t, "first").items[0];
    for (unsigned i = 0; i < 5000; i++) {
        char word[16];
        snprintf(word, sizeof word, "w%u", i);
        assert_str_equal(shape(&t, word).items[0]->text, word);
    }
    assert_ptr_equal(shape(&t, "first").items[0], first);
    assert_str_equal(first->text, "first");
}

static void text_of_the_run_outlives_its_source(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    char word[] = "gone";
    struct runs runs = shape(&t, word);
    memset(word, 'x', 4);
    assert_str_equal(runs.items[0]->text, "gone");
    assert_glyphs(h, &t, "gone", "[g][o][n][e]");
}

static void broken_bytes_do_no_harm(void **state)
{
    struct harness *h = *state;
    struct text_fixture t = text_fixture_new(h);
    assert_true(shape(&t, "a\xFF\xC3").n >= 1);
    assert_int_equal(shape(&t, "").n, 0);
    shape(&t, "\u0301\u200D\uFE0F");
}

static void lengths_round_half_up(void **state)
{
    (void)state;
    assert_int_equal(mpt_from_units(1000, 7500), 7500);
    assert_int_equal(mpt_from_units(1, 500), 1);
    assert_int_equal(mpt_from_units(1, 499), 0);
    assert_int_equal(mpt_from_units(-572, 10000), -5720);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(pairs_are_kerned),
        test(digits_are_equally_wide_and_not_kerned),
        test(true_minus_is_as_wide_as_a_digit),
        test(ligature_carries_all_its_characters),
        test(presentation_ligatures_become_letters),
        test(hyphens_share_a_glyph_and_soft_hyphen_goes),
        test(fixed_spaces_are_set_as_a_space_and_keep_their_text),
        test(missing_shapes_come_from_the_fallback),
        test(subscript_two_is_in_the_text_face),
        test(mark_stays_with_its_base_and_each_says_its_own),
        test(composed_letter_carries_base_and_mark),
        test(missing_character_is_told_once_with_its_place),
        test(different_missing_characters_are_each_told),
        test(same_word_gives_the_same_runs),
        test(runs_stay_where_they_are_while_the_cache_grows),
        test(text_of_the_run_outlives_its_source),
        test(broken_bytes_do_no_harm),
        test(lengths_round_half_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
