/* value_type.h - attribute values of every type: checked and worked out
 *
 * The same table of types serves the reader, the schema and the manual.
 */
#ifndef VALUE_TYPE_H
#define VALUE_TYPE_H
#include "node.h"

/* Works out `v` from v->text; false, with a message at v->at, when it is not of its type.
 * v->of is set. */
bool value_read(struct arena *a, struct diag *d, struct node_value *v);
/* The name of a type in the manual. */
const char *value_type_name(enum value_type type);
/* What is written in such an attribute, in the manual's words; a part of a sentence. */
const char *value_type_about(enum value_type type);
/* A regular expression (XML Schema's) for the schema; NULL for any text. */
const char *value_type_pattern(enum value_type type);
#endif
