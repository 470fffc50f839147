/* text_decode.h - text files as people save them -> UTF-8 */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H
#include "diag.h"

/* UTF-8 loses its byte order mark; Windows-1252 is converted, with a warning.  False,
 * with a message, for NUL bytes, UTF-16 or neither. */
bool text_decode(struct arena *a, struct diag *d, str name, str bytes, struct source **out);
#endif
