/* records.h - what the check found, as blocks: the certificate of agreement, and revisions
 *
 * Both append to *out; false after a message.
 */
#ifndef RECORDS_H
#define RECORDS_H
#include "boxes.h"

bool certificate_append(struct merging *m, const struct node *n, block_list *out);
bool revisions_append(struct merging *m, const struct node *n, block_list *out);
#endif
