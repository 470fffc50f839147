#include "layout.h"
#include "layout_fixture.h"

#define HEAD_LINE(words)                                                                           \
    "<text left=\"20pt\" top=\"2pt\" width=\"160pt\" style=\"least\" as=\"head\">" words "</text>"
#define FOOT_LINE(words)                                                                           \
    "<text left=\"20pt\" top=\"105pt\" width=\"160pt\" style=\"least\" as=\"foot\">" words "</"    \
    "text>"
/* The master "text" with this, and the others. */
#define MASTERS_WITH(text)                                                                         \
    "<master id=\"text\" " FIXTURE_PAGE ">" FIXTURE_REGION text "</master>"                        \
    "<master id=\"front\" numbering=\"roman\" " FIXTURE_PAGE ">" FIXTURE_REGION FOOT_LINE(         \
        "Page {page}") "</master>"                                                                 \
                       "<master id=\"boxes\" " FIXTURE_PAGE ">"                                    \
                       "<region left=\"20pt\" top=\"15pt\" width=\"160pt\" "                       \
                       "bottom=\"95pt\"/>" HEAD_LINE("{section}{continued}") "</master>"
#define MASTERS MASTERS_WITH(FIXTURE_TITLE FOOT_LINE("Page <b>{page}</b> of {pages}"))
#define BLOCKS                                                                                     \
    USUAL_BLOCKS "<block id=\"box\" style=\"body\" title-style=\"body\" note-style=\"small\""      \
                 " master=\"boxes\" widths=\"40pt *\" gutter=\"10pt\"/>"                           \
                 "<block id=\"contents\" style=\"body\" title-style=\"body\" value-style=\"body\"" \
                 " height=\"12pt\" stops=\"15pt 20pt 60pt 100pt 140pt\"/>"                         \
                 "<block id=\"list\" style=\"body\" gutter=\"10pt\"/>"

/* --- documents --------------------------------------------------------------------- */

static struct block *block_of(struct arena *a, enum block_kind kind, const char *style)
{
    struct block *b = arena_new(a, struct block);
    b->kind = kind;
    b->style = str_of(style);
    return b;
}

static struct rich_text rich_of(struct arena *a, const char *text)
{
    struct rich_text t = {arena_new(a, struct rich), 1};
    t.items[0].text = str_of(text);
    return t;
}

static struct block *para(struct arena *a, const char *text)
{
    struct block *b = block_of(a, BLOCK_PARA, "text");
    b->as.para = rich_of(a, text);
    return b;
}

#define CONTENT(a, ...)                                                                            \
    content_of((a), (struct block *[]){__VA_ARGS__},                                               \
               sizeof((struct block *[]){__VA_ARGS__}) / sizeof(struct block *))

static struct blocks content_of(struct arena *a, struct block *const *items, size_t n)
{
    struct blocks b = {arena_array(a, struct block *, n), n};
    memcpy(b.items, items, n * sizeof *items);
    return b;
}

static struct block *section(struct arena *a, const char *title, struct blocks content)
{
    struct block *b = block_of(a, BLOCK_SECTION, "");
    b->anchor = b->as.section.title = str_of(title);
    b->as.section.heading = true;
    b->as.section.content = content;
    return b;
}

/* A section without a title on pages numbered in roman. */
static struct block *front(struct arena *a, struct blocks content)
{
    struct block *b = section(a, "", content);
    b->as.section.heading = false;
    b->as.section.master = STR("front");
    return b;
}

static struct block *boxed(struct arena *a, const char *title, const char *text)
{
    struct block *b = block_of(a, BLOCK_BOX, "box");
    b->as.box.title = str_of(title);
    b->as.box.text = CONTENT(a, para(a, text));
    return b;
}

static struct block *on_new_page(struct block *b)
{
    b->page_start = true;
    return b;
}

static struct pages *laid_out_with(void **state, struct layout_parts parts, struct blocks sections)
{
    struct harness *h = *state;
    struct document *doc = arena_new(h->arena, struct document);
    struct figures *figures = arena_new(h->arena, struct figures);
    parts.masters = parts.masters ? parts.masters : MASTERS;
    parts.blocks = parts.blocks ? parts.blocks : BLOCKS;
    doc->layout = fixture_layout(h, parts);
    assert_messages(h, "");
    doc->title = STR("Report");
    doc->organisation = STR("Council");
    assert_true(period_parse(STR("2023-24 Q3"), &doc->period));
    figures->period = doc->period;
    doc->figures = figures;
    doc->blocks = sections;
    return layout(h->arena, h->diag, doc, fixture_fonts(h));
}

static struct pages *laid_out(void **state, struct blocks sections)
{
    struct harness *h = *state;
    struct pages *pages = laid_out_with(state, (struct layout_parts){0}, sections);
    assert_messages(h, "");
    assert_non_null(pages);
    return pages;
}

/* "1: Title/text ...", a line a page; furniture stands where its line is painted. */
static str pages_text(struct arena *a, const struct pages *p)
{
    struct buf b = {.arena = a};
    for (size_t i = 0; i < p->n; i++)
        buf_print(&b, STR_FMT ": " STR_FMT "\n", STR_ARG(p->items[i].label),
                  STR_ARG(frame_text(a, p->items[i].frame)));
    return buf_str(&b);
}

static struct sight page_sight(struct arena *a, const struct pages *p, size_t page)
{
    assert_true(page < p->n);
    return look_at(a, p->items[page].frame);
}

static void assert_page_holds(struct arena *a, const struct pages *p, size_t page, const char *text)
{
    assert_true(page < p->n);
    str all = frame_text(a, p->items[page].frame);
    if (str_find(all, str_of(text), 0) != SIZE_MAX)
        return;
    fail_msg("\"%s\" is not on page %zu: " STR_FMT, text, page, STR_ARG(all));
}

static void assert_page_lacks(struct arena *a, const struct pages *p, size_t page, const char *text)
{
    assert_true(page < p->n);
    assert_true(str_find(frame_text(a, p->items[page].frame), str_of(text), 0) == SIZE_MAX);
}

/* --- numbers --------------------------------------------------------------------------- */

static void roman_and_arabic_pages_count_apart(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(state, CONTENT(a, front(a, CONTENT(a, para(a, "a"))),
                                              section(a, "One", CONTENT(a, para(a, "b"))),
                                              front(a, CONTENT(a, para(a, "c"))),
                                              section(a, "Two", CONTENT(a, para(a, "d")))));
    assert_int_equal(p->n, 4);
    assert_str_equal(p->items[0].label, "i");
    assert_str_equal(p->items[1].label, "1");
    assert_str_equal(p->items[2].label, "ii");
    assert_str_equal(p->items[3].label, "2");
}

static void pages_of_are_the_arabic_ones(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(
        state, CONTENT(a, front(a, CONTENT(a, para(a, "a"))),
                       section(a, "One", CONTENT(a, para(a, "b"), on_new_page(para(a, "c"))))));
    assert_page_holds(a, p, 0, "Page i");
    assert_page_lacks(a, p, 0, " of ");
    assert_page_holds(a, p, 1, "Page 1 of 2");
    assert_page_holds(a, p, 2, "Page 2 of 2");
}

static void roman_numbers_subtract(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *many[49];
    for (size_t i = 0; i < 49; i++)
        many[i] = on_new_page(para(a, "x"));
    struct pages *p = laid_out(state, CONTENT(a, front(a, content_of(a, many, 49))));
    assert_int_equal(p->n, 49);
    assert_str_equal(p->items[3].label, "iv");
    assert_str_equal(p->items[8].label, "ix");
    assert_str_equal(p->items[43].label, "xliv");
    assert_str_equal(p->items[48].label, "xlix");
}

/* --- contents -------------------------------------------------------------------------- */

static struct block *contents(struct arena *a, const char *first, const char *second)
{
    struct block *b = block_of(a, BLOCK_CONTENTS, "contents");
    b->as.contents.items = arena_array(a, struct contents_entry, 2);
    b->as.contents.n = 2;
    b->as.contents.items[0].text = b->as.contents.items[0].anchor = str_of(first);
    b->as.contents.items[1].text = b->as.contents.items[1].anchor = str_of(second);
    return b;
}

/* The label of the page that names this place. */
static str label_of_anchor(struct arena *a, const struct pages *p, const char *anchor)
{
    for (size_t i = 0; i < p->n; i++) {
        struct sight s = page_sight(a, p, i);
        for (size_t k = 0; k < s.n; k++)
            if (s.items[k].item->kind == ITEM_ANCHOR && str_is(s.items[k].item->as.anchor, anchor))
                return p->items[i].label;
    }
    return STR("nowhere");
}

static void contents_give_the_pages_of_their_places(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *late = section(a, "Late", CONTENT(a, para(a, "x")));
    struct pages *p = laid_out(state, CONTENT(a, front(a, CONTENT(a, contents(a, "One", "Late"))),
                                              section(a, "One",
                                                      CONTENT(a, para(a, "1\n2\n3\n4\n5\n6"),
                                                              para(a, "1\n2\n3\n4\n5\n6"), late))));
    assert_str_equal(label_of_anchor(a, p, "One"), "1");
    assert_str_equal(label_of_anchor(a, p, "Late"), "3");
    struct sight s = page_sight(a, p, 0);
    assert_int_equal(right_of(find_text(&s, "1")), PT(20 + 15));
    assert_int_equal(right_of(find_text(&s, "3")), PT(20 + 15));
    assert_int_equal(find_text(&s, "3")->at.y, find_text(&s, "Late")->at.y);
    assert_null(seen_text(&s, "2", 0));
}

static void number_in_the_contents_belongs_to_the_link_of_its_entry(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(state, CONTENT(a, front(a, CONTENT(a, contents(a, "One", "Two"))),
                                              section(a, "One", CONTENT(a, para(a, "x"))),
                                              section(a, "Two", CONTENT(a, para(a, "x")))));
    struct sight s = page_sight(a, p, 0);
    const struct tag *number = find_text(&s, "2")->item->tag;
    assert_int_equal(number->parent->role, TAG_LINK);
    assert_str_equal(number->parent->alt, "Two");
    size_t links = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.items[i].item->kind == ITEM_LINK && s.items[i].item->tag == number->parent) {
            assert_str_equal(s.items[i].item->as.link.to->anchor, "Two");
            links++;
        }
    assert_int_equal(links, 1);
}

static void entry_that_leads_nowhere_is_told(void **state)
{
    struct harness *h = *state;
    struct arena *a = h->arena;
    assert_null(laid_out_with(state, (struct layout_parts){0},
                              CONTENT(a, front(a, CONTENT(a, contents(a, "One", "Lost"))),
                                      section(a, "One", CONTENT(a, para(a, "x"))))));
    assert_told(h, "\"Lost\", which stands nowhere");
}

/* --- titles ------------------------------------------------------------------------------ */

static mpt body_top(void **state, const char *title)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(state, CONTENT(a, section(a, title, CONTENT(a, para(a, "body")))));
    struct sight s = page_sight(a, p, 0);
    return find_text(&s, "body")->at.y;
}

static void title_that_wraps_moves_the_region_down_by_its_leading(void **state)
{
    mpt one = body_top(state, "Short");
    assert_int_equal(body_top(state, "A title that is set on two lines") - one, PT(20));
    assert_int_equal(
        body_top(state, "A title that is set on three lines as it is longer still") - one, PT(40));
}

static void title_is_a_heading_once_and_an_artifact_on_later_pages(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(
        state,
        CONTENT(a, section(a, "Title", CONTENT(a, para(a, "a"), on_new_page(para(a, "b"))))));
    struct sight first = page_sight(a, p, 0), second = page_sight(a, p, 1);
    assert_int_equal(find_text(&first, "Title")->item->tag->role, TAG_H1);
    assert_null(find_text(&second, "Title")->item->tag);
    assert_int_equal(find_text(&second, "Title")->at.y, find_text(&first, "Title")->at.y);
}

static void title_says_continued_when_a_block_was_cut(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(
        state, CONTENT(a, section(a, "T", CONTENT(a, para(a, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10")))));
    assert_int_equal(p->n, 2);
    assert_page_lacks(a, p, 0, "continued");
    assert_page_holds(a, p, 1, ", continued");
}

static void title_does_not_say_continued_when_whole_blocks_follow(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(
        state,
        CONTENT(a, section(a, "T", CONTENT(a, para(a, "1\n2\n3\n4"), para(a, "1\n2\n3\n4")))));
    assert_int_equal(p->n, 2);
    assert_page_lacks(a, p, 1, "continued");
}

static void title_that_leaves_no_room_still_lets_the_text_end(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(
        state, CONTENT(a, section(a,
                                  "A title that is far too long for its page because its writer"
                                  " never came to an end and went on and on and on, line by line",
                                  CONTENT(a, para(a, "a\nb\nc")))));
    assert_in_range(p->n, 1, 3);
    assert_page_holds(a, p, p->n - 1, "c");
}

static void caption_that_cannot_stand_beside_the_title_is_not_lost(void **state)
{
    struct harness *h = *state;
    struct arena *a = h->arena;
    struct layout_parts parts = {
        .tables = "<table id=\"t\" style=\"body\" caption-style=\"body\" caption=\"title\""
                  " padding=\"5pt\"><column title=\"x\" kind=\"text\" width=\"40pt\"/></table>"};
    parts.masters = MASTERS;
    parts.blocks = parts.blocks ? parts.blocks : BLOCKS;
    struct block *b = grid_block(a, fixture_layout(h, parts), "=a\n=b");
    b->as.table.caption = STR("Figures");
    struct pages *p =
        laid_out_with(state, parts, CONTENT(a, section(a, "T", CONTENT(a, para(a, "x"), b))));
    assert_non_null(p);
    assert_page_holds(a, p, 0, "Figures");
}

static void strapline_stands_beside_the_title(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *b = section(a, "T", CONTENT(a, para(a, "x"), on_new_page(para(a, "y"))));
    b->as.section.strapline = STR("about it");
    struct pages *p = laid_out(state, CONTENT(a, b));
    struct sight first = page_sight(a, p, 0), second = page_sight(a, p, 1);
    const struct seen *line = find_text(&first, "(about it)"), *title = find_text(&first, "T");
    assert_int_equal(line->at.y, title->at.y);
    assert_int_equal(line->at.x, right_of(title) + PT(4));
    assert_non_null(line->item->tag);
    assert_null(find_text(&second, "(about it)")->item->tag);
}

static void strapline_without_room_goes_below_and_moves_the_region(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    mpt usual = body_top(state, "A title as wide as this");
    struct block *b = section(a, "A title as wide as this", CONTENT(a, para(a, "body")));
    b->as.section.strapline = STR("with words");
    struct pages *p = laid_out(state, CONTENT(a, b));
    struct sight s = page_sight(a, p, 0);
    assert_true(find_text(&s, "(with words)")->at.y >
                find_text(&s, "A title as wide as this")->at.y);
    assert_true(find_text(&s, "body")->at.y > usual);
    assert_true(find_text(&s, "body")->at.y > find_text(&s, "(with words)")->at.y + PT(8));
}

static void caption_of_a_table_stands_beside_the_title(void **state)
{
    struct harness *h = *state;
    struct arena *a = h->arena;
    struct layout_parts parts = {
        .tables = "<table id=\"t\" style=\"body\" caption-style=\"body\" caption=\"title\""
                  " padding=\"5pt\"><column title=\"x\" kind=\"text\" width=\"40pt\"/></table>"};
    parts.masters = MASTERS;
    parts.blocks = parts.blocks ? parts.blocks : BLOCKS;
    struct block *b = grid_block(a, fixture_layout(h, parts), "=a\n=b\n=c\n=d\n=e");
    b->as.table.caption = STR("Figures");
    struct pages *p = laid_out_with(state, parts, CONTENT(a, section(a, "T", CONTENT(a, b))));
    assert_non_null(p);
    assert_int_equal(p->n, 2);
    struct sight first = page_sight(a, p, 0), second = page_sight(a, p, 1);
    assert_int_equal(find_text(&first, "Figures")->item->tag->role, TAG_CAPTION);
    assert_int_equal(find_text(&first, "Figures")->at.y, find_text(&first, "T")->at.y);
    assert_null(find_text(&second, "Figures")->item->tag);
    assert_page_holds(a, p, 1, "Figures, continued");
}

static void section_whose_master_has_no_place_for_its_title_is_told(void **state)
{
    struct harness *h = *state;
    struct arena *a = h->arena;
    struct block *b = section(a, "Title", CONTENT(a, para(a, "x")));
    b->as.section.master = STR("boxes");
    assert_null(laid_out_with(state, (struct layout_parts){0}, CONTENT(a, b)));
    assert_told(h, "no place for its title");
}

/* --- masters and furniture ------------------------------------------------------------------ */

static void page_that_a_box_begins_has_the_master_of_boxes(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p =
        laid_out(state, CONTENT(a, section(a, "Theme",
                                           CONTENT(a, para(a, "1\n2\n3\n4\n5\n6"),
                                                   boxed(a, "Box", "a\nb\nc"), para(a, "x")))));
    assert_int_equal(p->n, 2);
    assert_page_lacks(a, p, 1, "of 2");
    struct sight s = page_sight(a, p, 1);
    const struct seen *head = find_text(&s, "Theme");
    assert_int_equal(head->item->artifact, ARTIFACT_HEADER);
    assert_true(head->at.y < PT(15));
    assert_true(find_text(&s, "a")->at.y > PT(15) && find_text(&s, "a")->at.y < PT(25));
}

static void page_that_a_paragraph_begins_has_the_master_of_its_block(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *b = on_new_page(para(a, "y"));
    b->style = STR("far");
    struct pages *p =
        laid_out_with(state,
                      (struct layout_parts){.blocks = USUAL_BLOCKS
                                            "<block id=\"far\" style=\"body\" master=\"boxes\"/>"},
                      CONTENT(a, section(a, "Theme", CONTENT(a, para(a, "x"), b))));
    assert_int_equal(p->n, 2);
    assert_page_holds(a, p, 1, "Theme");
}

static void running_head_says_continued_only_when_a_box_was_cut(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(
        state, CONTENT(a, section(a, "Theme",
                                  CONTENT(a, para(a, "1\n2\n3\n4\n5\n6"),
                                          boxed(a, "Box", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl"),
                                          boxed(a, "Other", "m\nn\no\np\nq\nr")))));
    assert_int_equal(p->n, 4);
    assert_page_lacks(a, p, 1, "Theme, continued");
    assert_page_holds(a, p, 1, "Box");
    assert_page_holds(a, p, 2, "Theme, continued");
    assert_page_lacks(a, p, 2, "Box");
    assert_page_holds(a, p, 3, "Theme/Other");
}

static void cut_box_leaves_three_lines_on_each_side(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *b = section(
        a, "T",
        CONTENT(a, para(a, "x"), on_new_page(boxed(a, "Box", "a\nb\nc\nd\ne\nf\ng\nh\ni"))));
    struct pages *p = laid_out(state, CONTENT(a, b));
    assert_int_equal(p->n, 3);
    assert_page_holds(a, p, 1, "a/b/c/d/e/f");
    assert_page_holds(a, p, 2, "g/h/i");
}

static void head_and_foot_are_artifacts_and_background_lies_under_all(void **state)
{
    struct harness *h = *state;
    struct arena *a = h->arena;
    struct layout_parts parts = {
        .masters = MASTERS_WITH(
            FIXTURE_TITLE "<rect left=\"0pt\" top=\"0pt\" width=\"200pt\" height=\"9pt\" "
                          "fill=\"tint\"/>" HEAD_LINE("{organisation}") FOOT_LINE("{title}"))};
    struct pages *p =
        laid_out_with(state, parts, CONTENT(a, section(a, "T", CONTENT(a, para(a, "x")))));
    assert_non_null(p);
    struct sight s = page_sight(a, p, 0);
    assert_int_equal(s.items[0].item->kind, ITEM_PATH);
    assert_int_equal(s.items[0].item->artifact, ARTIFACT_BACKGROUND);
    assert_null(s.items[0].item->tag);
    assert_null(find_text(&s, "Council")->item->tag);
    assert_int_equal(find_text(&s, "Council")->item->artifact, ARTIFACT_HEADER);
    assert_int_equal(find_text(&s, "Report")->item->artifact, ARTIFACT_FOOTER);
}

/* Which of two tags is read first below `t`. */
static const struct tag *first_of(const struct tag *t, const struct tag *a, const struct tag *b)
{
    const struct tag *found = t == a || t == b ? t : NULL;
    for (const struct tag *c = t->first; c && !found; c = c->next)
        found = first_of(c, a, b);
    return found;
}

static void text_of_a_master_is_read_once_before_the_content(void **state)
{
    struct harness *h = *state;
    struct arena *a = h->arena;
    struct layout_parts parts = {
        .masters = MASTERS_WITH("<text left=\"20pt\" top=\"2pt\" width=\"99pt\" style=\"body\""
                                " as=\"text\">{title}</text>")};
    struct block *b = section(a, "", CONTENT(a, para(a, "x"), on_new_page(para(a, "y"))));
    b->as.section.heading = false;
    struct pages *p = laid_out_with(state, parts, CONTENT(a, b));
    assert_non_null(p);
    struct sight first = page_sight(a, p, 0), second = page_sight(a, p, 1);
    const struct tag *read = find_text(&first, "Report")->item->tag;
    assert_non_null(read);
    assert_ptr_equal(first_of(p->tags->root, read, find_text(&first, "x")->item->tag), read);
    assert_null(seen_text(&second, "Report", 0));
}

/* --- pages ------------------------------------------------------------------------------------ */

static void block_may_start_a_page(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(
        state,
        CONTENT(
            a, section(a, "T", CONTENT(a, para(a, "x"), on_new_page(para(a, "y")), para(a, "z")))));
    assert_int_equal(p->n, 2);
    assert_page_holds(a, p, 1, "y/z");
}

static void page_break_ends_a_page(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *pause = block_of(a, BLOCK_PAGE_BREAK, "");
    struct pages *p =
        laid_out(state, CONTENT(a, section(a, "T", CONTENT(a, para(a, "x"), pause, para(a, "y")))));
    assert_int_equal(p->n, 2);
    assert_page_holds(a, p, 1, "y");
}

static void first_block_that_starts_a_page_leaves_no_empty_page(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p =
        laid_out(state, CONTENT(a, section(a, "T", CONTENT(a, on_new_page(para(a, "x"))))));
    assert_int_equal(p->n, 1);
}

static void section_without_content_has_its_page(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct pages *p = laid_out(state, CONTENT(a, section(a, "T", (struct blocks){0})));
    assert_int_equal(p->n, 1);
    assert_str_equal(label_of_anchor(a, p, "T"), "1");
}

static void heading_of_a_part_goes_with_its_text(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *part = section(a, "Part", CONTENT(a, para(a, "a\nb\nc")));
    struct pages *p =
        laid_out(state, CONTENT(a, section(a, "T", CONTENT(a, para(a, "1\n2\n3\n4\n5"), part))));
    assert_int_equal(p->n, 2);
    assert_page_lacks(a, p, 0, "Part");
    assert_page_holds(a, p, 1, "Part/a/b/c");
}

static void bookmarks_follow_the_headings(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    struct block *part = section(a, "Part", CONTENT(a, para(a, "a")));
    struct pages *p =
        laid_out(state, CONTENT(a, section(a, "Whole", CONTENT(a, para(a, "x"), part))));
    struct sight s = page_sight(a, p, 0);
    struct buf b = {.arena = a};
    for (size_t i = 0; i < s.n; i++)
        if (s.items[i].item->kind == ITEM_BOOKMARK)
            buf_print(&b, "%u " STR_FMT " #" STR_FMT ";", s.items[i].item->as.bookmark.level,
                      STR_ARG(s.items[i].item->as.bookmark.title),
                      STR_ARG(s.items[i].item->as.bookmark.anchor));
    assert_str_equal(buf_str(&b), "1 Whole #Whole;2 Part #Part;");
    assert_int_equal(find_text(&s, "Part")->item->tag->role, TAG_H2);
}

static void list_item_taller_than_a_page_in_columns_is_told(void **state)
{
    struct harness *h = *state;
    struct arena *a = h->arena;
    struct block *b = block_of(a, BLOCK_LIST, "list");
    b->as.list.kind = LIST_NUMBER;
    b->as.list.columns = 2;
    b->as.list.n = 1;
    b->as.list.items = arena_new(a, struct list_item);
    b->as.list.items[0].text = rich_of(a, "1\n2\n3\n4\n5\n6\n7\n8\n9");
    assert_null(
        laid_out_with(state, (struct layout_parts){0}, CONTENT(a, section(a, "T", CONTENT(a, b)))));
    assert_told(h, "this block is taller than a page and cannot be cut");
}

static void layout_twice_gives_the_same_pages(void **state)
{
    struct arena *a = ((struct harness *)*state)->arena;
    str texts[2];
    for (int i = 0; i < 2; i++)
        texts[i] = pages_text(
            a, laid_out(state, CONTENT(a, section(a, "T",
                                                  CONTENT(a, para(a, "1\n2\n3\n4\n5\n6\n7\n8"))))));
    assert_true(str_equal(texts[0], texts[1]));
    assert_true(texts[0].n > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(roman_and_arabic_pages_count_apart),
        test(pages_of_are_the_arabic_ones),
        test(roman_numbers_subtract),
        test(contents_give_the_pages_of_their_places),
        test(number_in_the_contents_belongs_to_the_link_of_its_entry),
        test(entry_that_leads_nowhere_is_told),
        test(title_that_wraps_moves_the_region_down_by_its_leading),
        test(title_is_a_heading_once_and_an_artifact_on_later_pages),
        test(title_says_continued_when_a_block_was_cut),
        test(title_does_not_say_continued_when_whole_blocks_follow),
        test(title_that_leaves_no_room_still_lets_the_text_end),
        test(caption_that_cannot_stand_beside_the_title_is_not_lost),
        test(strapline_stands_beside_the_title),
        test(strapline_without_room_goes_below_and_moves_the_region),
        test(caption_of_a_table_stands_beside_the_title),
        test(section_whose_master_has_no_place_for_its_title_is_told),
        test(page_that_a_box_begins_has_the_master_of_boxes),
        test(page_that_a_paragraph_begins_has_the_master_of_its_block),
        test(running_head_says_continued_only_when_a_box_was_cut),
        test(cut_box_leaves_three_lines_on_each_side),
        test(head_and_foot_are_artifacts_and_background_lies_under_all),
        test(text_of_a_master_is_read_once_before_the_content),
        test(block_may_start_a_page),
        test(page_break_ends_a_page),
        test(first_block_that_starts_a_page_leaves_no_empty_page),
        test(section_without_content_has_its_page),
        test(heading_of_a_part_goes_with_its_text),
        test(bookmarks_follow_the_headings),
        test(list_item_taller_than_a_page_in_columns_is_told),
        test(layout_twice_gives_the_same_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
