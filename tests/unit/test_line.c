#include "line.h"
#include "text_fixture.h"

#define PT 1000

struct setting {
    struct text_fixture fonts;
    struct text_style plain, strong;
};

static struct setting setting_new(struct harness *h)
{
    struct setting s = {.fonts = text_fixture_new(h)};
    s.plain = (struct text_style){.font = s.fonts.regular, .size = 8500, .leading = 11 * PT};
    s.strong = (struct text_style){.font = s.fonts.strong, .size = 8500, .leading = 11 * PT};
    return s;
}

static struct inline_text plain(const struct setting *s, const char *text)
{
    return (struct inline_text){.text = str_of(text), .style = &s->plain};
}

static struct inline_text strong(const struct setting *s, const char *text)
{
    return (struct inline_text){.text = str_of(text), .style = &s->strong};
}

/* What the lines say, parted by "|", without the space at a line's end; an object is "@". */
static str said(struct arena *a, struct lines lines)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < lines.n; i++) {
        if (i)
            buf_char(&b, '|');
        for (size_t k = 0; k < lines.items[i].n; k++) {
            const struct piece *p = &lines.items[i].pieces[k];
            if (p->of->object_width)
                buf_char(&b, '@');
            for (size_t r = 0; r < p->n_runs; r++)
                buf_put(&b, p->runs[r]->text);
        }
        if (b.n && strchr(" \t", b.p[b.n - 1]))
            b.n--;
    }
    return buf_str(&b);
}

static struct lines set_to(struct setting *s, const struct inline_text *texts, size_t n, mpt width)
{
    struct line_options opt = {.width = width};
    return lines_break(s->fonts.shaper, texts, n, &opt);
}

/* At no width at all, every break that is allowed is taken. */
static void assert_parts(struct harness *h, struct setting *s, const char *text, const char *wanted)
{
    struct inline_text t = plain(s, text);
    struct line_options opt = {.width = 1, .greedy = true};
    assert_str_equal(said(h->arena, lines_break(s->fonts.shaper, &t, 1, &opt)), wanted);
    assert_str_equal(said(h->arena, set_to(s, &t, 1, 1)), wanted);
}

static void lines_break_where_unicode_allows(void **state)
{
    static const char *const CASES[][2] = {
        {"one two", "one|two"},
        {"one  two ", "one|two"},
        {"well-known", "well-|known"},
        {"2023-24", "2023-24"},
        {"-5 and −5", "-5|and|−5"},
        {"spring – summer", "spring|–|summer"},
        {"spring—summer", "spring|—|summer"},
        {"he said “so there” twice", "he|said|“so|there”|twice"},
        {"it’s ‘fine’ now", "it’s|‘fine’|now"},
        {"\"plain quotes\"", "\"plain|quotes\""},
        {"a (b c) d", "a|(b|c)|d"},
        {"see [1], then", "see|[1],|then"},
        {"and/or", "and/|or"},
        {"n/a", "n/a"},
        {"2023/24", "2023/24"},
        {"why? so!", "why?|so!"},
        {"wait… what", "wait…|what"},
        {"5% £3,000 99.5", "5%|£3,000|99.5"},
        {"10–12", "10–12"},
        {"a\u00A0b c", "a\u00A0b|c"},
        {"a\u202Fb", "a\u202Fb"},
        {"a\u2011b", "a\u2011b"},
        {"a\u2060b", "a\u2060b"},
        {"e\u0301 x", "e\u0301|x"},
        {"re\u00ADport", "re\u00ADport"},
        {"CO₂ emissions", "CO₂|emissions"},
        {"▲ up", "▲|up"},
        {"name@luton.gov.uk", "name@luton.gov.uk"},
        {"don't, can't.", "don't,|can't."},
        {"a\tb", "a|b"},
        {"3.5: four; five", "3.5:|four;|five"},
    };
    struct harness *h = *state;
    struct setting s = setting_new(h);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_parts(h, &s, CASES[i][0], CASES[i][1]);
    assert_messages(h, "");
}

static void number_stays_with_what_belongs_to_it(void **state)
{
    static const char *const CASES[][2] = {
        {"cost £3.33 m in all", "cost|£3.33 m|in|all"},
        {"(£3.33 m)", "(£3.33 m)"},
        {"12.5 % more", "12.5 %|more"},
        {"about 4 million.", "about|4 million."},
        {"120 kWh, 3 tCO₂e", "120 kWh,|3 tCO₂e"},
        {"in Quarter 3 of", "in|Quarter 3|of"},
        {"key stage 2 and Stage 1", "key|stage 2|and|Stage 1"},
        {"a target 25 or target n", "a|target 25|or|target n"},
        {"Page 3 of 12", "Page 3|of|12"},
        {"in Q3 2023/24 was", "in|Q3 2023/24|was"},
        {"in 2023/24 Q3 was", "in|2023/24 Q3|was"},
        {"5 per month", "5|per|month"},
        {"on target, 25 more", "on|target,|25|more"},
        {"Quarter three", "Quarter|three"},
        {"in 2023, m", "in|2023,|m"},
        {"£ 5", "£ 5"},
        {"15 minutes", "15|minutes"},
        {"Quarter\n3", "Quarter|3"},
    };
    struct harness *h = *state;
    struct setting s = setting_new(h);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_parts(h, &s, CASES[i][0], CASES[i][1]);
}

static void url_breaks_after_its_marks_only(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    assert_parts(h, &s, "see https://www.luton.gov.uk/a-b/c_d?e=1&f=2.",
                 "see|https://|www.|luton.|gov.|uk/|a-|b/|c_|d?|e=1&|f=2.");
    assert_parts(h, &s, "(www.luton.gov.uk/)", "(www.|luton.|gov.|uk/)");
}

static void line_feed_forces_a_break(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t = plain(&s, "one\ntwo\r\n\nthree\n");
    assert_str_equal(said(h->arena, set_to(&s, &t, 1, 500 * PT)), "one|two||three");
}

static void empty_text_gives_no_line(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t[2] = {plain(&s, ""), plain(&s, "")};
    assert_int_equal(set_to(&s, t, 2, PT).n, 0);
    assert_int_equal(set_to(&s, NULL, 0, PT).n, 0);
    assert_int_equal(lines_extent(s.fonts.shaper, t, 2).most, 0);
}

static void border_of_stretches_is_no_break(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t[3] = {plain(&s, "a half"), strong(&s, "bold"), plain(&s, "ened end")};
    assert_str_equal(said(h->arena, set_to(&s, t, 3, 1)), "a|halfboldened|end");
    struct inline_text pair[3] = {strong(&s, "Quarter"), plain(&s, " "), strong(&s, "3")};
    assert_str_equal(said(h->arena, set_to(&s, pair, 3, 1)), "Quarter 3");
    struct inline_text two[2] = {strong(&s, "Officer:"), plain(&s, " Jo")};
    assert_str_equal(said(h->arena, set_to(&s, two, 2, 1)), "Officer:|Jo");
}

static void pieces_stand_side_by_side_and_keep_their_stretch(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t[2] = {strong(&s, "Reading age: "), plain(&s, "below it")};
    struct lines lines = set_to(&s, t, 2, 500 * PT);
    assert_int_equal(lines.n, 1);
    assert_int_equal(lines.items[0].n, 2);
    const struct piece *p = lines.items[0].pieces;
    assert_ptr_equal(p[0].of, &t[0]);
    assert_ptr_equal(p[1].of, &t[1]);
    assert_int_equal(p[0].x, 0);
    assert_int_equal(p[1].x, p[0].width);
    assert_int_equal(lines.items[0].width, p[0].width + p[1].width);
    assert_int_equal(p[0].n_runs, 4);
    assert_int_equal(p[1].n_runs, 3);
    assert_true(p[1].runs[1]->is_space);
}

static void width_of_a_piece_is_exact(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    s.plain.size = 7333;
    s.plain.tracking = -200;
    struct inline_text t = plain(&s, "Five words of odd size ");
    struct lines lines = set_to(&s, &t, 1, 500 * PT);
    const struct piece *p = lines.items[0].pieces;
    int64_t units = 0;
    mpt glyphs = 0;
    assert_int_equal(p->n_runs, 10);
    for (size_t i = 0; i + 1 < p->n_runs; i++) {
        units += p->runs[i]->units;
        glyphs += (mpt)p->runs[i]->n;
    }
    assert_int_equal(p->width, mpt_from_units(units, 7333) - 200 * glyphs);
    assert_int_equal(lines.widest, p->width);
}

/* Or a reader of the tagged text would join the last word of a line and the first of the next. */
static void space_that_a_line_ends_at_is_set(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t[2] = {strong(&s, "Fire Safety"), plain(&s, " Checks")};
    struct lines lines = set_to(&s, t, 2, 1);
    assert_int_equal(lines.n, 3);
    for (size_t i = 0; i + 1 < lines.n; i++) {
        const struct piece *last = &lines.items[i].pieces[lines.items[i].n - 1];
        assert_true(last->runs[last->n_runs - 1]->is_space);
        assert_int_equal(last->x + last->width, lines.items[i].width);
    }
    assert_false(lines.items[2].pieces[0].runs[0]->is_space);
}

static void object_stands_like_a_word(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t[3] = {
        plain(&s, "rated "), {.object_width = 12 * PT, .style = &s.plain}, plain(&s, " G now")};
    assert_str_equal(said(h->arena, set_to(&s, t, 3, 1)), "rated|@|G|now");
    struct lines lines = set_to(&s, t, 3, 500 * PT);
    assert_int_equal(lines.items[0].n, 3);
    assert_int_equal(lines.items[0].pieces[1].width, 12 * PT);
    assert_int_equal(lines.items[0].pieces[2].x, lines.items[0].pieces[0].width + 12 * PT);
    t[1].style = NULL;
    assert_int_equal(set_to(&s, &t[1], 1, PT).widest, 12 * PT);
}

static void kept_stretch_is_whole_if_it_can_be(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t[2] = {plain(&s, "for "), plain(&s, "Oct-Dec 23/24")};
    t[1].no_break = true;
    mpt alone = lines_extent(s.fonts.shaper, &t[1], 1).most;
    assert_str_equal(said(h->arena, set_to(&s, t, 2, alone)), "for|Oct-Dec 23/24");
    assert_str_equal(said(h->arena, set_to(&s, t, 2, 1)), "for|Oct-|Dec|23/24");
    assert_int_equal(lines_extent(s.fonts.shaper, t, 2).least, alone);
}

static void long_word_sticks_out_and_widest_tells(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t = plain(&s, "an incomprehensibilities of it");
    struct lines lines = set_to(&s, &t, 1, 30 * PT);
    assert_str_equal(said(h->arena, lines), "an|incomprehensibilities|of it");
    assert_true(lines.widest > 30 * PT);
    assert_int_equal(lines.widest, lines_extent(s.fonts.shaper, &t, 1).least);
}

static void extent_gives_widest_word_and_whole_line(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t = plain(&s, "to the widest of\nall");
    struct inline_text word = plain(&s, "widest"), line = plain(&s, "to the widest of");
    struct text_extent e = lines_extent(s.fonts.shaper, &t, 1);
    assert_int_equal(e.least, set_to(&s, &word, 1, 500 * PT).widest);
    assert_int_equal(e.most, set_to(&s, &line, 1, 500 * PT).widest);
}

static void text_as_wide_as_its_extent_fits_one_line(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t[2] = {plain(&s, "Number of "), strong(&s, "visits made")};
    mpt most = lines_extent(s.fonts.shaper, t, 2).most;
    assert_int_equal(set_to(&s, t, 2, most).n, 1);
    assert_int_equal(set_to(&s, t, 2, most - 1).n, 2);
}

static void first_line_is_indented_alone(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t = plain(&s, "one two three four");
    mpt most = lines_extent(s.fonts.shaper, &t, 1).most;
    struct line_options opt = {.width = most, .first_indent = 10 * PT};
    struct lines lines = lines_break(s.fonts.shaper, &t, 1, &opt);
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.items[0].pieces[0].x, 10 * PT);
    assert_int_equal(lines.items[1].pieces[0].x, 0);
    assert_true(lines.items[0].width + 10 * PT <= most);
}

static void no_wrap_breaks_at_line_feeds_only(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t = plain(&s, "as wide as it is\nand more ");
    struct line_options opt = {.width = 1, .no_wrap = true};
    struct lines lines = lines_break(s.fonts.shaper, &t, 1, &opt);
    assert_str_equal(said(h->arena, lines), "as wide as it is|and more");
}

static const char *const PARAGRAPH =
    "The number of visits to leisure centres in Quarter 3 was 412,000, which is 4.5 % above the "
    "same quarter of last year and the best since records began; swimming lessons, gym visits "
    "and the well-attended walking groups (at Stockwood and Wardown Parks) made up most of it. "
    "Spending stood at £3.33 m against a budget of £3.4 m.";

/* Sum of the squared gaps of all lines but the last. */
static double roughness(struct lines lines, mpt width)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < lines.n; i++) {
        double gap = (double)(width - lines.items[i].width);
        sum += gap * gap;
    }
    return sum;
}

static void optimum_fit_is_never_rougher_than_first_fit(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t = plain(&s, PARAGRAPH);
    size_t better = 0;
    for (mpt width = 60 * PT; width <= 300 * PT; width += 7 * PT) {
        struct line_options opt = {.width = width, .greedy = true};
        struct lines greedy = lines_break(s.fonts.shaper, &t, 1, &opt);
        struct lines best = set_to(&s, &t, 1, width);
        /* There optimum fit may pay for a better last line. */
        if (greedy.items[greedy.n - 1].width < width / 4)
            continue;
        assert_true(roughness(best, width) <= roughness(greedy, width));
        better += roughness(best, width) < roughness(greedy, width);
        assert_true(best.widest <= width && greedy.widest <= width);
    }
    assert_true(better > 0);
}

static void every_character_is_set_once_and_in_order(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text t = plain(&s, PARAGRAPH);
    str all = said(h->arena, set_to(&s, &t, 1, 90 * PT));
    assert_int_equal(all.n, strlen(PARAGRAPH));
    for (size_t i = 0; i < all.n; i++)
        assert_true(all.p[i] == PARAGRAPH[i] || (all.p[i] == '|' && PARAGRAPH[i] == ' '));
}

static void last_line_is_not_one_short_word(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    struct inline_text whole = plain(&s, "several words in a line and it");
    struct inline_text without = plain(&s, "several words in a line and");
    mpt width = lines_extent(s.fonts.shaper, &without, 1).most;
    assert_str_equal(said(h->arena, set_to(&s, &whole, 1, width)),
                     "several words in a line|and it");
}

static void strange_text_does_no_harm(void **state)
{
    struct harness *h = *state;
    struct setting s = setting_new(h);
    static const char *const CASES[] = {"\xFF\xFE a", "\xEF\xBF\xBF b",
                                        "a \xF0\x9F", "   ",
                                        " \n ",       "\u200B\u200B\u200B",
                                        "\r",         "\u2028x",
                                        "://",        "www.",
                                        "/",          "\u0301",
                                        "Quarter",    "3 "};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct inline_text t = plain(&s, CASES[i]);
        set_to(&s, &t, 1, 1);
        set_to(&s, &t, 1, 20 * PT);
        lines_extent(s.fonts.shaper, &t, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(lines_break_where_unicode_allows),
        test(number_stays_with_what_belongs_to_it),
        test(url_breaks_after_its_marks_only),
        test(line_feed_forces_a_break),
        test(empty_text_gives_no_line),
        test(border_of_stretches_is_no_break),
        test(pieces_stand_side_by_side_and_keep_their_stretch),
        test(width_of_a_piece_is_exact),
        test(space_that_a_line_ends_at_is_set),
        test(object_stands_like_a_word),
        test(kept_stretch_is_whole_if_it_can_be),
        test(long_word_sticks_out_and_widest_tells),
        test(extent_gives_widest_word_and_whole_line),
        test(text_as_wide_as_its_extent_fits_one_line),
        test(first_line_is_indented_alone),
        test(no_wrap_breaks_at_line_feeds_only),
        test(optimum_fit_is_never_rougher_than_first_fit),
        test(every_character_is_set_once_and_in_order),
        test(last_line_is_not_one_short_word),
        test(strange_text_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
