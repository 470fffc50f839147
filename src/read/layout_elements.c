/* layout_elements.c - the vocabulary of layouts, and the wordings that a layout may change */
#include "layout_spec.h"
#include <string.h>

#define NO_MORE { .name = NULL }
#define LENGTH(n, f, a) { .name = n, .type = VALUE_LENGTH, .fallback = f, .about = a }
#define LENGTH_NEEDED(n, a) { .name = n, .type = VALUE_LENGTH, .required = true, .about = a }
#define LENGTHS(n, f, a) { .name = n, .type = VALUE_LENGTHS, .fallback = f, .about = a }
#define ID(n, f, a) { .name = n, .type = VALUE_ID, .fallback = f, .about = a }
#define ID_NEEDED(n, a) { .name = n, .type = VALUE_ID, .required = true, .about = a }
#define COLOUR(n, f, a) { .name = n, .type = VALUE_COLOUR, .fallback = f, .about = a }
#define COLOUR_NEEDED(n, a) { .name = n, .type = VALUE_COLOUR, .required = true, .about = a }
#define NUMBER(n, f, a) { .name = n, .type = VALUE_NUMBER, .fallback = f, .about = a }
#define COUNT(n, f, a) { .name = n, .type = VALUE_COUNT, .fallback = f, .about = a }
#define YESNO(n, f, a) { .name = n, .type = VALUE_BOOL, .fallback = f, .about = a }
#define TEXT(n, f, a) { .name = n, .type = VALUE_TEXT, .fallback = f, .about = a }
#define CHOICE(n, f, c, a) { .name = n, .type = VALUE_CHOICE, .fallback = f, .choices = c, .about = a }
#define ATTRIBUTES (const struct attribute[])

static const struct element layout_elements[] = {
    { "layout", "fonts! colours! styles! words? masters! blocks! tables? chart? donut? pyramid? symbols?",
      false, ATTRIBUTES{
        ID_NEEDED("id", "The layout's name; the file is layouts/ID.xml."),
        LENGTH("unit", "5.5pt", "The unit of vertical rhythm: blocks start on a multiple of it, and lengths may be given in it, as 2u."),
        LENGTH("least-size", "6.2pt", "No style may be smaller than this."),
        ID_NEEDED("master", "The page master of sections that name none."),
        NO_MORE },
      "How a report looks. One layout serves any report that uses the blocks it has.", .ordered = true },
    { "fonts", "font+", false, ATTRIBUTES{ NO_MORE }, "The fonts, each a file in the fonts folder." },
    { "font", "", false, ATTRIBUTES{
        ID_NEEDED("id", "The name that styles use."),
        { .name = "file", .type = VALUE_FILE, .required = true, .about = "A TrueType file in the fonts folder." },
        ID("fallback", NULL, "The font tried for characters that this one lacks."),
        NO_MORE }, "One font file." },
    { "colours", "colour+ contrast*", false, ATTRIBUTES{ NO_MORE }, "The palette. No colour stands anywhere else." },
    { "colour", "", false, ATTRIBUTES{
        ID_NEEDED("id", "The name that the layout uses."),
        COLOUR_NEEDED("value", "Red, green and blue as #RRGGBB."),
        NO_MORE }, "One colour." },
    { "contrast", "", false, ATTRIBUTES{
        { .name = "of", .type = VALUE_IDS, .required = true, .about = "Colours that are read." },
        { .name = "on", .type = VALUE_IDS, .required = true, .about = "Colours they are read on." },
        CHOICE("kind", "text", "text large graphic", "Text wants 4.5:1; large text (18pt, or 14pt strong) and graphics want 3:1."),
        NO_MORE }, "Pairs of colours whose contrast is computed when the layout is read; too little is an error." },
    { "styles", "style+", false, ATTRIBUTES{ NO_MORE }, "The text styles." },
    { "style", "", false, ATTRIBUTES{
        ID_NEEDED("id", "The name that blocks, tables and masters use."),
        ID_NEEDED("font", "Font of plain text."),
        ID("strong", NULL, "Font of strong text; left out: as plain."),
        ID("emphasis", NULL, "Font of emphasised text; left out: as plain."),
        ID("strong-emphasis", NULL, "Font of text that is both."),
        LENGTH_NEEDED("size", "Size of the type."),
        LENGTH_NEEDED("leading", "Distance from line to line."),
        COLOUR("colour", "#000000", "Colour of the text."),
        COLOUR("strong-colour", NULL, "Colour of strong text; left out: as plain."),
        COLOUR("link-colour", NULL, "Colour of links; left out: as plain."),
        COLOUR("on", "#FFFFFF", "Ground that the text stands on; the contrast is computed."),
        NUMBER("tracking", "0", "Points added after every letter; may be negative."),
        LENGTH("before", "0pt", "Space above a block; the larger of two meeting spaces counts."),
        LENGTH("after", "0pt", "Space below a block."),
        NO_MORE }, "A text style." },
    { "words", "word*", false, ATTRIBUTES{ NO_MORE }, "Printed words that come from neither definition nor data." },
    { "word", "", false, ATTRIBUTES{
        ID_NEEDED("id", "Which wording; the list stands at the end of this page."),
        { .name = "text", .type = VALUE_TEXT, .required = true, .about = "What is printed." },
        NO_MORE }, "One wording." },
    { "masters", "master+", false, ATTRIBUTES{ NO_MORE }, "The kinds of page." },
    { "master", "region! title? (rect|rule|text)*", false, ATTRIBUTES{
        ID_NEEDED("id", "The name that the layout, its blocks and sections use."),
        LENGTH("width", "297mm", "Width of the page."),
        LENGTH("height", "210mm", "Height of the page."),
        CHOICE("numbering", "arabic", "arabic roman", "Which sequence of page numbers the page counts in."),
        NO_MORE }, "One kind of page: where its text goes and what stands on every page." },
    { "region", "", false, ATTRIBUTES{
        LENGTH_NEEDED("left", "Left edge."),
        LENGTH_NEEDED("top", "Upper edge."),
        LENGTH_NEEDED("width", "Width."),
        LENGTH_NEEDED("bottom", "Lower edge, measured from the top of the page."),
        LENGTH("grid", "13mm", "Where the grid of vertical rhythm starts, from the top of the page."),
        NO_MORE }, "Where the blocks go." },
    { "title", "", false, ATTRIBUTES{
        LENGTH_NEEDED("left", "Left edge."),
        LENGTH_NEEDED("top", "Upper edge of its first line."),
        LENGTH_NEEDED("width", "Width; a longer title wraps and moves the region down by its leading."),
        ID_NEEDED("style", "Style of the title."),
        ID_NEEDED("strapline-style", "Style of the strapline and of \"continued\"."),
        LENGTH("gap", "2mm", "Space between the title and what follows on its line."),
        NO_MORE }, "Where the section's title stands. It is a heading on the section's first page, and repeated on later ones." },
    { "rect", "", false, ATTRIBUTES{
        LENGTH_NEEDED("left", "Left edge."), LENGTH_NEEDED("top", "Upper edge."),
        LENGTH_NEEDED("width", "Width."), LENGTH_NEEDED("height", "Height."),
        COLOUR_NEEDED("fill", "Its colour."), NO_MORE }, "A filled rectangle on every page." },
    { "rule", "", false, ATTRIBUTES{
        LENGTH_NEEDED("left", "Left end."), LENGTH_NEEDED("top", "Distance from the top of the page."),
        LENGTH_NEEDED("width", "Length."), LENGTH("weight", "0.4pt", "Thickness."),
        COLOUR_NEEDED("colour", "Its colour."), NO_MORE }, "A line across, on every page." },
    { "text", "b*", true, ATTRIBUTES{
        LENGTH_NEEDED("left", "Left edge."), LENGTH_NEEDED("top", "Upper edge of the line."),
        LENGTH_NEEDED("width", "Width."),
        CHOICE("align", "start", "start centre end", "Where in the width the line stands."),
        ID_NEEDED("style", "Style of the text."),
        CHOICE("as", "head", "head foot text", "head, foot: furniture that a screen reader skips; text: part of the report, read once."),
        NO_MORE }, "A line on every page. {title} {organisation} {subtitle} {produced-by} {period} {months} {section} {strapline} {continued} {page} {pages} are filled in." },
    { "b", "", true, ATTRIBUTES{ NO_MORE }, "Strong text." },
    { "blocks", "block+", false, ATTRIBUTES{ NO_MORE }, "How each kind of block looks." },
    { "block", "", false, ATTRIBUTES{
        ID_NEEDED("id", "The kind of block: text, list, commentary, commentary-head, commentary-list, heading-2, heading-3, columns, box, chart, links, donuts, rating-rows, pyramid, contents; or a name of your own, which the definition gives as a style."),
        ID("style", NULL, "Style of the text."),
        ID("title-style", NULL, "Style of titles inside the block."),
        ID("label-style", NULL, "Style of labels, bullets and numbers."),
        ID("note-style", NULL, "Style of small print: officer and date, words under figures."),
        ID("value-style", NULL, "Style of figures that stand out."),
        ID("count-style", NULL, "contents: style of the counts of ratings."),
        ID("master", NULL, "Master of a page that this block begins, other than the first of its section; left out: the section's."),
        LENGTH("before", "0pt", "Space above."), LENGTH("after", "0pt", "Space below."),
        YESNO("snap", "no", "The block starts on the grid of vertical rhythm."),
        LENGTHS("widths", NULL, "Widths of the columns; * is a share of what is left. box: two, of the charts and of the text; donuts: as many as stand in a row, all equally wide."),
        LENGTH("gutter", "5mm", "Space between columns."),
        LENGTH("rule", "0pt", "Thickness of the rule above the block; donuts: above each; contents, rating-rows: between rows too."),
        COLOUR("rule-colour", "#000000", "Its colour."),
        LENGTH("rule-gap", "0pt", "Space between the rule and the block."),
        YESNO("rule-first", "yes", "The rule is drawn also when the block is the first on its page."),
        LENGTH("indent", "4mm", "Indent of list items' text."),
        LENGTH("label-left", "0mm", "Where bullets and letters stand."),
        TEXT("bullet", "\xE2\x80\xA2", "The bullet."),
        LENGTH("item-gap", "0pt", "Space between items."),
        LENGTHS("plots", "55mm 40mm 40mm 36mm", "Heights of the plots in a box with one, two, three, four charts."),
        LENGTH("chart-gap", "11pt", "Space between charts."),
        LENGTH("note-gap", "5.5pt", "Space above the small print."),
        LENGTH("height", "0pt", "Height of a row, a chart or a symbol's line."),
        LENGTH("size", "0pt", "Diameter or width of the drawing."),
        LENGTH("pitch", "7.6mm", "Distance from symbol to symbol."),
        LENGTH("pitch-gap", "2.4mm", "More distance between ratings."),
        NUMBER("scale", "1", "Scale of rating symbols."),
        LENGTHS("stops", NULL, "Places across the block, from its left edge. donuts: symbol, figure, name; rating-rows: symbols and key; contents: right edge of the page number, title, first and second column of sub-entries, counts."),
        COUNT("least-lines", "3", "Lines that must stand together when the text is cut over pages."),
        NO_MORE }, "How one kind of block looks." },
    { "tables", "table+", false, ATTRIBUTES{ NO_MORE }, "The tables." },
    { "table", "(group|column)*", false, ATTRIBUTES{
        ID_NEEDED("id", "The name that the definition uses."),
        ID("like", NULL, "Another table whose columns and attributes hold where this one gives none."),
        LENGTHS("widths", NULL, "Widths of the columns in order, in place of their own; 0mm leaves a column out."),
        ID("style", NULL, "Style of cells."), ID("words-style", NULL, "Style of words in a value cell."),
        ID("known-style", NULL, "Style of short period texts that are never broken."),
        ID("long-style", NULL, "Style of numbers that are too long."),
        ID("least-style", NULL, "Style of numbers that are still too long."),
        ID("head-style", NULL, "Style of column heads."), ID("group-style", NULL, "Style of group heads."),
        ID("caption-style", NULL, "Style of the caption."), ID("rating-style", NULL, "Style of the rating's letter."),
        ID("area-style", NULL, "Style of turned area cells."),
        CHOICE("caption", "above", "corner title above", "Where the caption stands: in the empty corner of the head, beside the page title, or above the table."),
        LENGTH("padding", "2.35pt", "Space above and below the text of a row."),
        LENGTH("padding-left", "0mm", "Space at the left of a text cell."),
        LENGTH("padding-right", "0.7mm", "Space at the right of a cell."),
        LENGTH("text-right", "0.7mm", "Space at the right of a cell of text."),
        LENGTH("slot", "2.2mm", "Place at the right of the digits where % hangs."),
        LENGTH("plain-right", "1.2mm", "Right of the digits in columns without that place."),
        CHOICE("align", "baseline", "baseline middle", "Cells of a row share the first baseline, or stand in the middle."),
        LENGTH("group-height", "4.3mm", "Height of the row of group heads."),
        LENGTH("head-height", "0mm", "Height of the row of column heads; 0: as its text needs."),
        LENGTH("head-gap", "2.4pt", "Space between heads and the rule under them."),
        LENGTH("group-inset", "0.9mm", "The rule under a group head is shorter by this at each end."),
        LENGTH("group-gap", "1.4pt", "Space between a group head and its rule."),
        LENGTH("opening", "1pt", "Rule above the table."), COLOUR("opening-colour", "#000000", "Its colour."),
        LENGTH("group-rule", "0.5pt", "Rule under a group head."), COLOUR("group-colour", "#000000", "Its colour."),
        LENGTH("head-rule", "0.75pt", "Rule under the heads."), COLOUR("head-colour", "#000000", "Its colour."),
        LENGTH("row-rule", "0.35pt", "Rule between rows."), COLOUR("row-colour", "#000000", "Its colour."),
        LENGTH("closing", "0.75pt", "Rule under the table and at the foot of a page that continues."), COLOUR("closing-colour", "#000000", "Its colour."),
        LENGTH("symbol", "4.4mm", "Side of the square that rating symbols are drawn in."),
        LENGTH("symbol-gap", "0.8mm", "Space between symbol and letter."),
        LENGTH("before", "0pt", "Space above."), LENGTH("after", "0pt", "Space below."),
        NO_MORE }, "How a table looks and, for tables of indicators or data, what its columns hold." },
    { "group", "column+", false, ATTRIBUTES{
        TEXT("title", NULL, "Head over the columns; {year} and {year-1} are filled in."),
        COLOUR("ground", NULL, "Colour behind the columns."),
        NO_MORE }, "Columns under one head." },
    { "column", "", false, ATTRIBUTES{
        TEXT("title", NULL, "Head of the column; {year-3} is filled in."),
        LENGTHS("width", "*", "Width, or * for a share of what is left."),
        { .name = "kind", .type = VALUE_CHOICE, .required = true,
          .choices = "title number rating performance field latest text link area",
          .about = "What its cells hold: title: the row's head; number: a figure; rating: letter and symbol; performance: the rating's other letter; field: a field of the register; latest: the indicator's latest period; text: a field of a data table; link: the link of a glossary, or words of a data table that lead to an address; area: equal neighbours become one turned cell." },
        TEXT("measure", "value", "number: which measure."),
        TEXT("period", "latest", "number: latest (that of the indicator); year-0 (the report's year), year-1 (the one before) to year-9; q1 to q4; ytd; or a period as in the data: 2023, 2004-06, academic 2022-23, Dec 2023, 2023-24 Q2."),
        TEXT("field", NULL, "field, text, link, title, area: the head of the data's column; the register's unit is printed by the word unit-percent and so on."),
        TEXT("address", NULL, "link in a data table: the head of the column that holds the address (https:, mailto:); an empty cell is no link."),
        YESNO("turned", "no", "The head is turned and reads upwards."),
        YESNO("slot", "yes", "number: digits leave a place for % at their right."),
        YESNO("strong", "no", "The cells are strong."),
        CHOICE("align", "start", "start centre end", "Where text stands in its cell."),
        ID("style", NULL, "Style of the cells, in place of the table's."),
        NO_MORE }, "One column." },
    { "chart", "", false, ATTRIBUTES{
        ID("data-label-style", NULL, "Labels of values."), ID("data-label-previous-style", NULL, "Labels of past values."),
        ID("data-label-second-style", NULL, "Labels when there are two series."),
        ID("category-style", NULL, "Categories of the current year, and ticks in the quiet colour."),
        ID("category-previous-style", NULL, "Categories of the past."), ID("category-total-style", NULL, "The year to date."),
        ID("group-style", NULL, "Group of the current year."), ID("group-previous-style", NULL, "Group of the past."),
        ID("key-style", NULL, "Titles of series."), ID("target-style", NULL, "Words at a target line."), ID("target-figure-style", NULL, "Its figure."),
        COLOUR("ink", "#000000", "Zero line and target line."), COLOUR("quiet", "#555555", "Leaders and base lines."),
        COLOUR("grid", "#CCCCCC", "Grid lines."), COLOUR("house", "#000000", "Current values."),
        COLOUR("previous", "#888888", "Past values."), COLOUR("second", "#000000", "Second series."),
        COLOUR("second-tint", "#FFFFFF", "Its ground."), COLOUR("total-fill", "#FFFFFF", "The year to date."), COLOUR("paper", "#FFFFFF", "The page."),
        NUMBER("bar", "0.64", "Width of a bar, as a share of its slot."), NUMBER("bar-pair", "0.37", "Width of each of two bars."),
        NUMBER("previous-slot", "1.22", "Width of a slot of the past, as a share of a current one."),
        NUMBER("group-gap", "0.5", "Gap between groups, in slots."), NUMBER("target-reach", "0.48", "Reach of a target line each way, in slots."),
        NUMBER("bracket-inset", "0.12", "Inset of a group's line, in slots."),
        LENGTH("inset-left", "3mm", "Left of the tick labels."), LENGTH("inset-right", "1mm", "Right of the plot."),
        LENGTH("inset-right-target", "14.6mm", "Right of a plot with a target."), LENGTH("inset-right-pair", "3mm", "Right of a plot with pairs of bars."),
        LENGTH("inset-top", "5mm", "Above the plot."), LENGTH("inset-bottom", "6.5mm", "Below a plot with one level of categories."),
        LENGTH("inset-bottom-groups", "13.5mm", "Below a plot with two levels."),
        LENGTH("grid-width", "0.12mm", "Thickness of grid lines."), LENGTH("zero-width", "0.26mm", "Of the zero line."),
        LENGTH("outline-width", "0.35mm", "Of outlines."), LENGTH("bar-pair-gap", "0.3mm", "Between two bars."),
        LENGTH("tick-gap", "1.2mm", "Between tick labels and plot."), LENGTH("category-drop", "3.9mm", "From plot to categories' baseline."),
        LENGTH("bracket-drop", "5.6mm", "From plot to a group's line."), LENGTH("group-drop", "3.6mm", "From there to its baseline."),
        LENGTH("label-rise", "1.1mm", "From a bar to its label."), LENGTH("label-drop", "3.1mm", "From a negative bar to its label's baseline."),
        LENGTH("bracket-width", "0.45mm", "Thickness of the current group's line."), LENGTH("bracket-width-previous", "0.3mm", "Of the past's."),
        LENGTH("target-width", "0.4mm", "Thickness of a target line."), LENGTH("target-halo", "1mm", "Of the light line under it."),
        LENGTH("target-dash", "1.8mm", "Length of its dashes."), LENGTH("target-space", "0.9mm", "Space between them."),
        LENGTH("target-leader", "0.14mm", "Thickness of its leader."), LENGTH("target-label-gap", "1.9mm", "From plot to its label."),
        LENGTH("target-label-leading", "2.9mm", "Leading of its label."), LENGTH("target-label-apart", "6mm", "Least distance of two labels."),
        LENGTH("hatch-width", "0.32mm", "Thickness of hatch lines."), LENGTH("hatch-pitch", "1.1mm", "Distance of hatch lines."),
        LENGTH("hatch-pitch-total", "2.2mm", "The same for the year to date."),
        LENGTH("line-width", "0.55mm", "Thickness of a line."), LENGTH("line-width-previous", "0.45mm", "Of a line in the past."),
        LENGTH("marker", "1mm", "Radius of the first series' points."), LENGTH("marker-second", "1.9mm", "Side of the second's."),
        LENGTH("line-label-rise", "2mm", "From a point to its label."), LENGTH("line-label-drop", "4mm", "From a point to a label below."),
        LENGTH("key-swatch-width", "4mm", "Width of a swatch in the key."), LENGTH("key-swatch-height", "2.6mm", "Its height."),
        LENGTH("key-before", "2.5pt", "Above the key."), LENGTH("key-gap", "1.7mm", "From swatch to words."), LENGTH("key-line", "7mm", "Length of a line in the key."),
        COUNT("ticks-least", "4", "Fewest ticks."), COUNT("ticks-most", "8", "Most ticks."),
        NO_MORE }, "How charts look." },
    { "donut", "", false, ATTRIBUTES{
        LENGTH("ring", "8mm", "Thickness of the ring."), LENGTH("gap", "0.5mm", "Gap between segments."),
        LENGTH("outline", "0.2mm", "Outline of segments that need one."), COUNT("least-angle", "16", "Degrees that a segment needs for its letter."),
        COLOUR("ink", "#000000", "Outline."), COLOUR("paper", "#FFFFFF", "The page."),
        ID_NEEDED("letter-style", "Letters in the ring."), ID_NEEDED("total-style", "The total in the middle."), ID_NEEDED("word-style", "The word under it."),
        NO_MORE }, "How donuts look." },
    { "pyramid", "", false, ATTRIBUTES{
        LENGTH("width", "76mm", "Width of the base."), LENGTH("height", "66mm", "Height."), LENGTH("gap", "0.8mm", "Gap at each cut."),
        LENGTH("leader", "78mm", "Where leaders end."), LENGTH("leader-width", "0.2mm", "Their thickness."), LENGTH("outline", "0.35mm", "Outline of light bands."),
        COLOUR("strong", "#000000", "Strong bands."), COLOUR("middle", "#888888", "Middle bands."), COLOUR("light", "#FFFFFF", "Light bands."), COLOUR("quiet", "#555555", "Leaders."),
        ID_NEEDED("label-style", "Labels."), ID_NEEDED("figure-style", "Figures in labels."),
        NO_MORE }, "How share pyramids look." },
    { "symbols", "symbol+", false, ATTRIBUTES{ NO_MORE }, "The symbols of ratings." },
    { "symbol", "", false, ATTRIBUTES{
        ID_NEEDED("id", "The rating's id in the definition."),
        CHOICE("shape", "circle", "circle triangle diamond square octagon", "Its shape."),
        COLOUR_NEEDED("fill", "Its colour."), COLOUR("outline", NULL, "Colour of its outline; left out: none."),
        LENGTH("outline-width", "0.6pt", "Thickness of the outline."),
        COLOUR("letter", "#FFFFFF", "Colour of a letter that stands in it."),
        NO_MORE }, "Shape and colour of one rating; the shapes must differ." },
    { .name = NULL },
};

/* Wordings with what is printed when a layout does not give them. */
static const struct { const char *id, *text; } wordings[] = {
    { "not-due", "data due: {when}" },
    { "not-due-merged", "annual measure, data published: {when}" },
    { "not-available", "not available" },
    { "not-applicable", "not applicable" },
    { "suppressed", "suppressed" },
    { "officer", "Name of Officer Filling in Commentary:" },
    { "date", "Date:" },
    { "continued", ", continued" },
    { "previous-years", "Previous years" },
    { "quarterly-target", "Quarterly target" },
    { "annual-target", "Annual target" },
    { "target", "Target" },
    { "rated", "rated" },
    { "headline", "Headline RAG Rating" },
    { "rating-total", "One symbol for each indicator with a target: {n} in all" },
    { "rating-rows", "Indicators rated {ratings}" },
    { "contents-counts", "Indicators rated {ratings}" },
    { "page", "Page" },
    { "unit-none", "" },
    { "unit-count", "number" },
    { "unit-percent", "%" },
    { "unit-pounds", "\xC2\xA3" },
    { "unit-millions", "million" },
    { "unit-pounds-millions", "\xC2\xA3 million" },
    { "unit-days", "days" },
    { "unit-rate", "rate" },
    { "unit-tonnes", "tonnes" },
    { "unit-score", "score" },
};

static void print_wordings(struct buf *out)
{
    buf_put(out, STR("\n## Printed words\n\n| id of the `word` | when left out |\n|---|---|\n"));
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        buf_print(out, "| `%s` | %s |\n", wordings[i].id, wordings[i].text);
}

const struct vocabulary layout_vocabulary = { "urn:quarterpress:layout:1", "layout", layout_elements,
                                              print_wordings };

str layout_word(const struct layout_spec *l, const char *id)
{
    const struct node *word = layout_find(l, "words", str_of(id));
    if (word)
        return node_text(word, "text");
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++)
        if (strcmp(wordings[i].id, id) == 0)
            return str_of(wordings[i].text);
    return str_of(id);
}
