/* inline.h - inlines of the definition and of Markdown -> stretches of text
 *
 * Blanks are collapsed as in HTML.  An abbreviation of the glossary gets its term where it first
 * stands as a whole word in a section of the report.
 */
#ifndef INLINE_H
#define INLINE_H
#include "merging.h"

/* The inlines in an element; lists in it are left out. */
struct rich_text inline_from_node(struct merging *m, const struct node *parent);
/* A run of Markdown inlines, from `first` on. */
struct rich_text inline_from_markdown(struct merging *m, const struct md *first);
/* Words that are final as they are: one stretch; none when they are empty. */
struct rich_text inline_from_words(struct merging *m, str words, struct place at);
/* The whole as one stretch that leads to `to` ("#id" or a URI). */
struct rich_text inline_from_link(struct merging *m, str words, str to, struct place at);
struct link_target *inline_target(struct merging *m, str to, str contents);
str inline_plain(struct merging *m, const struct rich_text *t);

/* Reads the abbreviations of the glossary; a report without one has none. */
void abbreviations_read(struct merging *m);
/* A section of the report begins: every abbreviation is explained anew. */
void abbreviations_forget(struct merging *m);
#endif
