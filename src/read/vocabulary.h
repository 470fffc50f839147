/* vocabulary.h - questions to the table of a vocabulary */
#ifndef VOCABULARY_H
#define VOCABULARY_H
#include "node.h"

/* One rule of `children`: the names, apart by "|", and how many of them: ? * + ! */
struct child_rule {
    str names;
    char mark;
};
/* Takes the next rule off the front of *rest; false when there is none. */
bool vocabulary_next_rule(str *rest, struct child_rule *rule);

/* The element of this name below `parent` (NULL: the root), or NULL. */
const struct element *vocabulary_element(const struct vocabulary *v, str name,
                                         const struct element *parent);
bool element_allows(const struct element *parent, str child);
const struct attribute *element_attribute(const struct element *e, str name);
size_t element_attribute_count(const struct element *e);
#endif
