/* pdf_tag.h - the structure tree, and which marks on the pages belong to it
 *
 * Marks are noted while pages are painted; the tree is written when it is
 * complete.  A TAG_TEXT leaf is no element: its marks are its nearest real
 * ancestor's and keep the leaf's place among the children.
 */
#ifndef PDF_TAG_H
#define PDF_TAG_H
#include "pdf_pack.h"
#include "tag.h"

struct pdf_tags;
struct pdf_tags *pdf_tags_new(struct pdf_out *out);

/* A page opens: `id` is its object.  Gives its key in the parent tree. */
size_t pdf_tags_page(struct pdf_tags *t, uint32_t id, mpt height);
/* The element that a leaf's marks belong to. */
const struct tag *pdf_tags_element(const struct tag *leaf);
/* Number of the mark about to be made on the open page, and making it. */
size_t pdf_tags_next_mark(const struct pdf_tags *t);
void pdf_tags_mark(struct pdf_tags *t, const struct tag *leaf);
/* Annotation `id` on the open page belongs to `element`.  Gives its key in the parent tree. */
size_t pdf_tags_annotation(struct pdf_tags *t, const struct tag *element, uint32_t id);

/* Objects that the tree takes: its root, whose number is the first, and its elements. */
size_t pdf_tags_count(const struct tag *root);
/* Packs the tree, whose numbers from `first` up were reserved. */
void pdf_tags_write(struct pdf_tags *t, const struct tag *root, uint32_t first,
                    struct pdf_packing *packing);
#endif
