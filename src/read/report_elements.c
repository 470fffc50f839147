/* report_elements.c - the vocabulary of report.xml */
#include "definition.h"

#define PHRASE "b i sub sup br abbr figure count period"
#define INLINE PHRASE " a"
#define BLOCKS "p list columns indicator-table data-table table links box chart rating-donuts " \
               "rating-rows pyramid commentary-text glossary-table certificate revisions page-break section"

#define ATTRIBUTES (const struct attribute[])
#define NO_MORE {.name = NULL}

#define STYLE {.name = "style", .type = VALUE_ID, \
               .about = "The layout's block that dresses it; the usual one of its kind when left out."}
#define MASTER(usual) {.name = "master", .type = VALUE_ID, .fallback = usual, \
                       .about = "The layout's page master."}
#define CAPTION {.name = "caption", .type = VALUE_TEXT, \
                 .about = "What the table shows, in one line; read out before the table."}
#define TABLE_ID {.name = "id", .type = VALUE_ID, .about = "A name that links can lead to."}
#define MEASURE {.name = "measure", .type = VALUE_TEXT, .fallback = "value", \
                 .about = "What is meant: value, numerator, denominator, quarterly-target, " \
                          "annual-target, rating or the id of a comparator."}

static const struct element report_elements[] = {
    /* The report */
    {.name = "report", .ordered = true,
     .children = "title! subtitle? organisation! produced-by? description? keywords? themes? "
                 "comparators? ratings? accepts? data! (cover|contents|section)+",
     .attributes = ATTRIBUTES{
         {.name = "id", .type = VALUE_ID, .required = true,
          .about = "A short name of the report; part of what identifies the PDF for good."},
         {.name = "layout", .type = VALUE_ID, .required = true,
          .about = "How the report looks: the name of a file in the folder layouts, without .xml."},
         {.name = "period", .type = VALUE_TEXT, .required = true,
          .about = "The period reported on, such as 2023-24 Q3."},
         {.name = "lang", .type = VALUE_TEXT, .fallback = "en-GB",
          .about = "The language of the text, as a language tag; readers aloud need it."},
         {.name = "published", .type = VALUE_TEXT, .required = true,
          .about = "The date of publication, year-month-day; the date that the PDF carries."},
         NO_MORE},
     .about = "The whole report: first what it is called and which data it uses, then what is "
              "printed, in order.",
     .example = "<report xmlns=\"urn:quarterpress:report:1\" id=\"cpr-2023-24-q3\" "
                "layout=\"cpr-a4\" period=\"2023-24 Q3\" published=\"2024-03-04\">"},
    {.name = "title", .mixed = true,
     .about = "The title of the report, as the PDF viewer shows it.",
     .example = "<title>Corporate Performance Report</title>"},
    {.name = "subtitle", .mixed = true,
     .about = "What follows the title on the cover, such as the period in words."},
    {.name = "organisation", .mixed = true,
     .about = "Whose report it is; the author that the PDF names."},
    {.name = "produced-by", .mixed = true,
     .about = "The team that made the report."},
    {.name = "description", .mixed = true,
     .about = "A sentence about the report for search engines and archives."},
    {.name = "keywords", .mixed = true,
     .about = "Words by which the report may be found, apart by commas."},
    {.name = "themes", .children = "theme+",
     .about = "The themes that the indicators belong to, in the order of the headline pages."},
    {.name = "theme",
     .attributes = ATTRIBUTES{
         {.name = "id", .type = VALUE_ID, .required = true,
          .about = "The name that the register and the sections use."},
         {.name = "title", .type = VALUE_TEXT, .required = true, .about = "The theme as printed."},
         {.name = "strapline", .type = VALUE_TEXT,
          .about = "The sentence under the theme's title."},
         NO_MORE},
     .about = "One theme of the report.",
     .example = "<theme id=\"wellbeing\" title=\"Resident Wellbeing\"/>"},
    {.name = "comparators", .children = "comparator+",
     .about = "Whom the figures are compared with."},
    {.name = "comparator",
     .attributes = ATTRIBUTES{
         {.name = "id", .type = VALUE_ID, .required = true,
          .about = "The measure under which the figures file gives the comparator's figures."},
         {.name = "title", .type = VALUE_TEXT, .required = true,
          .about = "The comparator as printed."},
         NO_MORE},
     .about = "Another figure to compare with, such as the average of England.",
     .example = "<comparator id=\"england\" title=\"England\"/>"},
    {.name = "ratings", .children = "rating+ note?", .ordered = true,
     .about = "The ratings that a figure can have, the best one first, and a note about them."},
    {.name = "rating",
     .attributes = ATTRIBUTES{
         {.name = "id", .type = VALUE_ID, .required = true,
          .about = "The name that the figures file uses, such as green."},
         {.name = "letter", .type = VALUE_TEXT, .required = true,
          .about = "The letter printed in the cell, so that colour is not all that tells."},
         {.name = "title", .type = VALUE_TEXT, .required = true,
          .about = "The rating in words, as the key prints it."},
         {.name = "performance", .type = VALUE_TEXT,
          .about = "The letter of the performance column, such as H."},
         {.name = "least", .type = VALUE_NUMBER,
          .about = "The least share of the target, in per cent, that earns this rating; the last "
                   "rating has none. With it the ratings in the data are checked."},
         NO_MORE},
     .about = "One rating.",
     .example = "<rating id=\"green\" letter=\"G\" title=\"On or above target\" least=\"100\"/>"},
    {.name = "note", .mixed = true, .about = "What is printed below the key of the ratings."},

    /* What stands for a reason */
    {.name = "accepts", .children = "accept+",
     .about = "The findings of check that stand, each with its reason."},
    {.name = "accept",
     .attributes = ATTRIBUTES{
         {.name = "rule", .type = VALUE_ID, .required = true,
          .about = "The rule, as it stands in brackets at the end of the message; data/RULES.md "
                   "lists them."},
         {.name = "indicator", .type = VALUE_ID,
          .about = "Only findings about this indicator; all of the rule when left out."},
         {.name = "text", .type = VALUE_TEXT,
          .about = "Only findings whose message begins with words that hold this text."},
         {.name = "reason", .type = VALUE_TEXT, .required = true,
          .about = "Why it stands; the certificate prints it."},
         NO_MORE},
     .about = "A finding that stands. One that accepts nothing is itself a finding.",
     .example = "<accept rule=\"rollup-ytd\" indicator=\"eet-no\" reason=\"as printed\"/>"},

    /* The data */
    {.name = "data", .children = "(register|figures|commentary|glossary|table)+",
     .about = "The files that hold the data; all stand in the report's folder."},
    {.name = "register",
     .attributes = ATTRIBUTES{
         {.name = "src", .type = VALUE_FILE, .required = true,
          .about = "The CSV file of the indicators, one row each."},
         NO_MORE},
     .about = "The register of indicators: their titles, units, themes and officers.",
     .example = "<register src=\"indicators.csv\"/>"},
    {.name = "figures", .children = "column",
     .attributes = ATTRIBUTES{
         {.name = "src", .type = VALUE_FILE, .required = true,
          .about = "The CSV file of figures, one row each."},
         {.name = "indicator", .type = VALUE_TEXT, .fallback = "indicator",
          .about = "The head of the column that holds the indicator's id."},
         NO_MORE},
     .about = "A file of figures. With column elements it is a wide sheet instead: one row per "
              "indicator and one column per period.",
     .example = "<figures src=\"figures.csv\"/>"},
    {.name = "column", .within = "figures",
     .attributes = ATTRIBUTES{
         {.name = "head", .type = VALUE_TEXT, .required = true,
          .about = "The head of the column in the file."},
         {.name = "period", .type = VALUE_TEXT, .required = true,
          .about = "The period that its figures belong to."},
         MEASURE, NO_MORE},
     .about = "What a column of a wide sheet holds.",
     .example = "<column head=\"Q3\" period=\"2023-24 Q3\"/>"},
    {.name = "commentary",
     .attributes = ATTRIBUTES{
         {.name = "src", .type = VALUE_FILE, .required = true,
          .about = "The Markdown file of texts, each under a heading that is its key."},
         NO_MORE},
     .about = "A file of commentary.",
     .example = "<commentary src=\"commentary.md\"/>"},
    {.name = "glossary",
     .attributes = ATTRIBUTES{
         {.name = "src", .type = VALUE_FILE, .required = true,
          .about = "The CSV file of abbreviations and terms."},
         NO_MORE},
     .about = "The glossary.",
     .example = "<glossary src=\"glossary.csv\"/>"},
    {.name = "table", .within = "data",
     .attributes = ATTRIBUTES{
         {.name = "id", .type = VALUE_ID, .required = true,
          .about = "The name that a data-table uses."},
         {.name = "src", .type = VALUE_FILE, .required = true, .about = "The CSV file."},
         NO_MORE},
     .about = "Any other CSV file, to be printed by a data-table.",
     .example = "<table id=\"officers\" src=\"officers.csv\"/>"},

    /* The parts of the report */
    {.name = "cover", .children = BLOCKS,
     .attributes = ATTRIBUTES{
         MASTER("cover"),
         {.name = "title", .type = VALUE_TEXT, .fallback = "Cover",
          .about = "The name of the page among the bookmarks."},
         NO_MORE},
     .about = "The cover page."},
    {.name = "contents",
     .attributes = ATTRIBUTES{
         {.name = "title", .type = VALUE_TEXT, .fallback = "Contents",
          .about = "The heading of the list."},
         MASTER("contents"), NO_MORE},
     .about = "The list of contents, made from the sections."},
    {.name = "section", .children = BLOCKS,
     .attributes = ATTRIBUTES{
         {.name = "id", .type = VALUE_ID, .required = true,
          .about = "A name that links can lead to; unique in the report."},
         {.name = "title", .type = VALUE_TEXT, .required = true,
          .about = "The heading of the section."},
         {.name = "theme", .type = VALUE_ID, .about = "The theme that the section is about."},
         {.name = "strapline", .type = VALUE_TEXT,
          .about = "What stands beside the title; the theme's when left out. Not for a section "
                   "inside another."},
         {.name = "master", .type = VALUE_ID,
          .about = "The layout's page master. Not for a section inside another."},
         {.name = "start", .type = VALUE_CHOICE, .choices = "page here", .fallback = "page",
          .about = "Whether a section inside another begins on a new page or where the block "
                   "before ends."},
         {.name = "contents", .type = VALUE_BOOL, .fallback = "yes",
          .about = "Whether the list of contents names the section."},
         {.name = "style", .type = VALUE_ID,
          .about = "The layout's block that dresses the heading of a section inside another; "
                   "heading-2 and so on when left out."},
         {.name = "heading", .type = VALUE_BOOL, .fallback = "yes",
          .about = "no: the section groups blocks without a heading or a level of its own."},
         {.name = "contents-text", .type = VALUE_TEXT,
          .about = "What the list of contents says instead of the title."},
         NO_MORE},
     .about = "A part of the report under a heading; sections in it are its sub-sections.",
     .example = "<section id=\"introduction\" title=\"Introduction\"><p>...</p></section>"},

    /* Text */
    {.name = "p", .children = INLINE, .mixed = true, .attributes = ATTRIBUTES{STYLE, NO_MORE},
     .about = "A paragraph.",
     .example = "<p>We report on <count/> indicators.</p>"},
    {.name = "list", .children = "item+",
     .attributes = ATTRIBUTES{
         {.name = "kind", .type = VALUE_CHOICE, .choices = "bullet number letter",
          .fallback = "bullet", .about = "What stands before the items."},
         STYLE,
         {.name = "columns", .type = VALUE_COUNT, .fallback = "1",
          .about = "How many columns the items are set in."},
         {.name = "names", .type = VALUE_IDS,
          .about = "Ratings of which every indicator must be named in the list, for the check."},
         NO_MORE},
     .about = "A list.",
     .example = "<list><item>Housing</item><item>Health</item></list>"},
    {.name = "item", .children = INLINE " list?", .mixed = true,
     .about = "An item of a list; a list inside it is one level deeper."},
    {.name = "columns", .children = "column+", .attributes = ATTRIBUTES{STYLE, NO_MORE},
     .about = "Columns side by side.",
     .example = "<columns><column><p>Left</p></column><column><p>Right</p></column></columns>"},
    {.name = "column", .within = "columns", .children = BLOCKS, .about = "One of the columns."},
    {.name = "page-break", .about = "The next block begins on a new page."},

    /* Tables */
    {.name = "indicator-table",
     .attributes = ATTRIBUTES{
         {.name = "table", .type = VALUE_ID, .required = true,
          .about = "The layout's table: its columns and their heads."},
         {.name = "theme", .type = VALUE_ID,
          .about = "The theme whose indicators are shown, in the order of the register."},
         {.name = "indicators", .type = VALUE_IDS,
          .about = "The indicators shown, instead of a theme's."},
         CAPTION,
         {.name = "break-before", .type = VALUE_IDS,
          .about = "Indicators that begin a new page."},
         TABLE_ID,
         {.name = "contents", .type = VALUE_TEXT,
          .about = "The wording of an entry of its own in the list of contents."},
         NO_MORE},
     .about = "The table of indicators and their figures.",
     .example = "<indicator-table table=\"theme\" theme=\"wellbeing\"/>"},
    {.name = "data-table",
     .attributes = ATTRIBUTES{
         {.name = "data", .type = VALUE_ID, .required = true,
          .about = "The id of a table among the data."},
         {.name = "table", .type = VALUE_ID, .required = true,
          .about = "The layout's table: its columns and their heads."},
         {.name = "where", .type = VALUE_TEXT,
          .about = "Which rows are shown, as column=value; all when left out."},
         CAPTION, TABLE_ID,
         {.name = "contents", .type = VALUE_TEXT,
          .about = "The wording of an entry of its own in the list of contents."},
         {.name = "start", .type = VALUE_CHOICE, .choices = "page here", .fallback = "here",
          .about = "Whether the table begins on a new page or where the block before ends."},
         NO_MORE},
     .about = "Rows of a CSV file as a table.",
     .example = "<data-table data=\"officers\" table=\"officers\" where=\"area=Housing\"/>"},
    {.name = "table", .children = "head? row+", .ordered = true,
     .attributes = ATTRIBUTES{
         {.name = "table", .type = VALUE_ID, .fallback = "plain",
          .about = "The layout's table: its look and the widths of its columns."},
         {.name = "caption", .type = VALUE_TEXT, .required = true,
          .about = "What the table shows, in one line; read out before the table."},
         NO_MORE},
     .about = "A table written here by hand.",
     .example = "<table caption=\"Dates\"><row><cell>Q3</cell><cell>March</cell></row></table>"},
    {.name = "head", .children = "row+",
     .about = "The head rows, repeated on every page that the table goes on to."},
    {.name = "row", .children = "cell+", .about = "A row of a table."},
    {.name = "cell", .children = INLINE, .mixed = true,
     .attributes = ATTRIBUTES{
         {.name = "colspan", .type = VALUE_COUNT, .fallback = "1",
          .about = "How many columns the cell goes over."},
         {.name = "rowspan", .type = VALUE_COUNT, .fallback = "1",
          .about = "How many rows the cell goes over."},
         {.name = "align", .type = VALUE_CHOICE, .choices = "start centre end",
          .fallback = "start", .about = "Where the text stands between the cell's edges."},
         {.name = "heading", .type = VALUE_BOOL, .fallback = "no",
          .about = "Whether the cell is the heading of its row; cells of the head always are."},
         NO_MORE},
     .about = "A cell of a table."},
    {.name = "glossary-table",
     .attributes = ATTRIBUTES{
         {.name = "table", .type = VALUE_ID, .required = true,
          .about = "The layout's table: its columns and their heads."},
         CAPTION, NO_MORE},
     .about = "The glossary as a table.",
     .example = "<glossary-table table=\"glossary\"/>"},

    {.name = "certificate",
     .attributes = ATTRIBUTES{
         {.name = "table", .type = VALUE_ID, .fallback = "plain",
          .about = "The layout's table: its look and the widths of its columns."},
         CAPTION, NO_MORE},
     .about = "The certificate of agreement: how many relations of each rule were tested, agree and "
              "are accepted, and the reasons of those.",
     .example = "<certificate/>"},
    {.name = "revisions",
     .attributes = ATTRIBUTES{
         {.name = "table", .type = VALUE_ID, .fallback = "plain",
          .about = "The layout's table: its look and the widths of its columns."},
         CAPTION, NO_MORE},
     .about = "The figures that have changed since the earlier report (--earlier), with both values "
              "and the reason.",
     .example = "<revisions/>"},

    /* Figures, charts and commentary */
    {.name = "box", .children = "chart",
     .attributes = ATTRIBUTES{
         {.name = "text", .type = VALUE_TEXT,
          .about = "The key of the commentary; its heading in the commentary file."},
         {.name = "indicators", .type = VALUE_IDS, .required = true,
          .about = "The indicators that the box is about."},
         {.name = "title", .type = VALUE_TEXT,
          .about = "The head of the box; the indicator's title when left out."},
         {.name = "charts", .type = VALUE_CHOICE, .choices = "auto none", .fallback = "auto",
          .about = "Whether charts of the indicators are drawn when the box names none."},
         NO_MORE},
     .about = "A box of commentary beside the charts of its indicators.",
     .example = "<box text=\"relief\" indicators=\"homeless-relief-no\"/>"},
    {.name = "chart",
     .attributes = ATTRIBUTES{
         {.name = "indicators", .type = VALUE_IDS, .required = true,
          .about = "The indicators shown together."},
         {.name = "kind", .type = VALUE_CHOICE, .choices = "auto column line bar",
          .fallback = "auto", .about = "How they are drawn; auto takes what suits the figures."},
         {.name = "title", .type = VALUE_TEXT,
          .about = "The title of the chart; that of its first indicator when left out."},
         MEASURE,
         {.name = "alt", .type = VALUE_TEXT,
          .about = "What is read out instead of the text that is written from the figures."},
         {.name = "targets", .type = VALUE_CHOICE, .choices = "auto none", .fallback = "auto",
          .about = "Whether targets are drawn where there are any."},
         NO_MORE},
     .about = "A chart: the three years before, the quarters and the year to date; without quarters "
              "the years. Calendar years, rolling years, terms and months are not drawn.",
     .example = "<chart indicators=\"homeless-relief-no\" kind=\"column\"/>"},
    {.name = "rating-donuts",
     .attributes = ATTRIBUTES{
         {.name = "themes", .type = VALUE_IDS,
          .about = "The themes shown; all that have ratings when left out."},
         NO_MORE},
     .about = "A ring per theme that shows how many indicators have which rating."},
    {.name = "rating-rows",
     .attributes = ATTRIBUTES{
         {.name = "themes", .type = VALUE_IDS,
          .about = "The themes shown; all that have ratings when left out."},
         NO_MORE},
     .about = "A row per theme with the numbers of indicators that have each rating."},
    {.name = "pyramid", .children = "band+",
     .attributes = ATTRIBUTES{
         {.name = "title", .type = VALUE_TEXT, .required = true,
          .about = "The title of the drawing."},
         {.name = "alt", .type = VALUE_TEXT,
          .about = "What is read out instead of the text that is written from the bands."},
         NO_MORE},
     .about = "A pyramid of shares, its bands from the tip to the base.",
     .example = "<pyramid title=\"Need\"><band value=\"5\"><b>5%</b> high</band></pyramid>"},
    {.name = "band", .children = INLINE, .mixed = true,
     .attributes = ATTRIBUTES{
         {.name = "value", .type = VALUE_NUMBER, .required = true,
          .about = "The share of the band in per cent."},
         {.name = "style", .type = VALUE_CHOICE, .choices = "strong middle light",
          .about = "How dark the band is; by its place when left out."},
         NO_MORE},
     .about = "A band of a pyramid with its text; the figure stands in b."},
    {.name = "commentary-text",
     .attributes = ATTRIBUTES{
         {.name = "text", .type = VALUE_TEXT, .required = true,
          .about = "The key of the commentary; its heading in the commentary file."},
         NO_MORE},
     .about = "A text of the commentary without a box.",
     .example = "<commentary-text text=\"introduction\"/>"},
    {.name = "links", .children = "link+", .about = "A list of links, such as on the last page."},
    {.name = "link",
     .attributes = ATTRIBUTES{
         {.name = "to", .type = VALUE_TEXT, .required = true,
          .about = "A web address, or #id of a section, or #contents."},
         {.name = "text", .type = VALUE_TEXT, .required = true, .about = "What is printed."},
         {.name = "label", .type = VALUE_TEXT, .about = "What stands before the link."},
         NO_MORE},
     .about = "One link of the list.",
     .example = "<link to=\"https://example.org/\" text=\"Our web site\"/>"},

    /* Inside a line */
    {.name = "b", .children = INLINE, .mixed = true, .about = "Strong text."},
    {.name = "i", .children = INLINE, .mixed = true, .about = "Emphasised text."},
    {.name = "sub", .children = INLINE, .mixed = true, .about = "Text lowered, as in CO2."},
    {.name = "sup", .children = INLINE, .mixed = true, .about = "Text raised, as in m2."},
    {.name = "br", .about = "A new line inside a paragraph."},
    {.name = "a", .children = PHRASE, .mixed = true,
     .attributes = ATTRIBUTES{
         {.name = "to", .type = VALUE_TEXT, .required = true,
          .about = "A web address, or #id of a section, or #contents."},
         NO_MORE},
     .about = "A link inside a text.",
     .example = "<a to=\"#glossary\">the glossary</a>"},
    {.name = "abbr", .children = PHRASE, .mixed = true,
     .attributes = ATTRIBUTES{
         {.name = "expansion", .type = VALUE_TEXT, .required = true,
          .about = "What it stands for; read out in its place."},
         NO_MORE},
     .about = "An abbreviation.",
     .example = "<abbr expansion=\"year to date\">YTD</abbr>"},
    {.name = "figure",
     .attributes = ATTRIBUTES{
         {.name = "indicator", .type = VALUE_ID, .required = true,
          .about = "The indicator whose figure is printed."},
         {.name = "period", .type = VALUE_TEXT,
          .about = "Of which period; the report's when left out."},
         MEASURE, NO_MORE},
     .about = "A figure from the data, so that the sentence cannot go stale.",
     .example = "<figure indicator=\"homeless-relief-no\"/>"},
    {.name = "count",
     .attributes = ATTRIBUTES{
         {.name = "rating", .type = VALUE_ID, .about = "Only indicators with this rating."},
         {.name = "theme", .type = VALUE_ID, .about = "Only indicators of this theme."},
         {.name = "form", .type = VALUE_CHOICE, .choices = "count percent", .fallback = "count",
          .about = "The number itself, or its share in per cent."},
         NO_MORE},
     .about = "How many indicators there are.",
     .example = "<count rating=\"green\" form=\"percent\"/>"},
    {.name = "period",
     .attributes = ATTRIBUTES{
         {.name = "form", .type = VALUE_CHOICE, .choices = "long short months",
          .fallback = "long", .about = "How it is written."},
         NO_MORE},
     .about = "The report's period in words."},
    NO_MORE};

const struct vocabulary report_vocabulary = {"urn:quarterpress:report:1", "report",
                                             report_elements};
