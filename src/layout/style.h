/* style.h - the text styles of the layout, resolved, and its blocks by id */
#ifndef STYLE_H
#define STYLE_H
#include "job.h"

/* Before any other: the styles of the job's layout. */
void styles_resolve(struct job *j);
/* The style as plain, strong, emphasised text; the first style when the id is empty or unknown. */
const struct text_style *style_of(struct job *j, str id, bool strong, bool emphasis);
/* The same as links are set. */
const struct text_style *style_of_link(struct job *j, str id, bool strong, bool emphasis);
/* The style that attribute `name` of a layout node names; the layout's first when it names none. */
const struct text_style *style_at(struct job *j, const struct node *n, const char *name);
/* The <block> of this id; a missing one is an error, and any other block is lent. */
const struct node *block_spec(struct job *j, str id, struct place at);
#endif
