/* vocabulary.c - questions to the table of a vocabulary */
#include "vocabulary.h"
#include <string.h>

bool vocabulary_next_rule(str *rest, struct child_rule *rule)
{
    str word;
    if (!str_word(rest, &word))
        return false;
    char last = word.p[word.n - 1];
    bool marked = strchr("?*+!", last) != NULL;
    str names = str_sub(word, 0, word.n - (marked ? 1 : 0));
    if (str_starts(names, "(") && str_ends(names, ")"))
        names = str_sub(names, 1, names.n - 1);
    *rule = (struct child_rule){names, marked ? last : '*'};
    return true;
}

const struct element *vocabulary_element(const struct vocabulary *v, str name,
                                         const struct element *parent)
{
    for (const struct element *e = v->elements; e->name; e++)
        if (str_is(name, e->name) &&
            (!e->within || (parent && str_among(str_of(parent->name), e->within))))
            return e;
    return NULL;
}

bool element_allows(const struct element *parent, str child)
{
    struct child_rule rule;
    str name;
    for (str rest = str_of(parent->children); vocabulary_next_rule(&rest, &rule);)
        while (str_split(&rule.names, '|', &name))
            if (str_equal(name, child))
                return true;
    return false;
}

const struct attribute *element_attribute(const struct element *e, str name)
{
    for (const struct attribute *known = e->attributes; known && known->name; known++)
        if (str_is(name, known->name))
            return known;
    return NULL;
}

size_t element_attribute_count(const struct element *e)
{
    size_t n = 0;
    while (e->attributes && e->attributes[n].name)
        n++;
    return n;
}
