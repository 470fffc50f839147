/* pdf_pack.h - the bytes of the file: object streams and a cross-reference stream
 *
 * libharu saves one object after another with a table; here its small objects are
 * put into object streams of two hundred.  Further objects are added that libharu
 * never sees, as the tens of thousands of structure elements: each is packed as
 * it is made and needs no room of its own.
 */
#ifndef PDF_PACK_H
#define PDF_PACK_H
#include "pdf_object.h"

struct pdf_packing;

/* The number after libharu's last: what may be called by number before it is made. */
uint32_t pdf_pack_first(const struct pdf_out *out);
/* Saves libharu's objects, which are complete; the `reserved` numbers from pdf_pack_first up are
 * the caller's to use.  NULL after reporting a failure. */
struct pdf_packing *pdf_pack_open(struct pdf_out *out, size_t reserved);
/* A number besides the reserved ones. */
uint32_t pdf_pack_id(struct pdf_packing *p);
/* Object `id` is `body`, which is not kept. */
void pdf_pack_object(struct pdf_packing *p, uint32_t id, str body);
/* `info` is the information dictionary.  False after reporting a failure. */
bool pdf_pack_close(struct pdf_packing *p, const struct pdf_object *info, str *bytes);
#endif
