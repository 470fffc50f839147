/* markdown.h - commentary: a file of keyed texts in Markdown
 *
 * The file is cut at headings of level 1 and 2.  A level-2 heading is the key of a text ("##
 * relief"). Below it may stand "Date: 26/02/2024" and "Post: Housing Solutions Manager" lines (one
 * each, before the text).  Level-1 headings are for the reader of the file and are skipped.  Text
 * is CommonMark (cmark): paragraphs, bullet and numbered lists, emphasis, strong, links, headings
 * of level 3 and deeper (sub-heads), hard breaks. Also, for council use: a list item "a)" is a
 * lettered list; a paragraph's lead up to its first colon that is strong is a run-in head.  Other
 * CommonMark (images, HTML, code, quotes, rules) is an error at its place. Limits: 4 MiB a file,
 * lists and marks 16 deep.
 */
#ifndef MARKDOWN_H
#define MARKDOWN_H
#include "diag.h"

enum md_kind {
    MD_PARA,
    MD_HEADING,
    MD_LIST,
    MD_ITEM, /* blocks */
    MD_TEXT,
    MD_STRONG,
    MD_EMPHASIS,
    MD_LINK,
    MD_BREAK
}; /* inlines */
enum md_list { MD_BULLET, MD_NUMBER, MD_LETTER };

struct md {
    enum md_kind kind;
    struct place at; /* exact line and column in the file */
    str text;        /* MD_TEXT: with typographic quotes and dashes applied; MD_LINK: the address */
    enum md_list list;
    int start; /* number of a list's first item */
    struct md *first, *next;
};

struct commentary {
    str key;
    struct place at;
    str date, post; /* empty when not given */
    struct place date_at;
    struct md *blocks; /* NULL when there is no text */
};

struct commentary_set {
    struct commentary *items;
    size_t n;
};
bool markdown_read(struct arena *a, struct diag *d, struct source *s, struct commentary_set *out);
const struct commentary *commentary_find(const struct commentary_set *set, str key);
#endif
