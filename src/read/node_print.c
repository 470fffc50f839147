/* node_print.c - elements, their attributes and their text */
#include "node_print.h"

static unsigned depth_of(const struct node *root, const struct node *n)
{
    unsigned depth = 0;
    for (; n != root; n = n->parent)
        depth++;
    return depth;
}

static void print_attributes(struct buf *out, const struct node *n)
{
    for (size_t i = 0; n->kind->attributes && n->kind->attributes[i].name; i++)
        if (n->values[i].given)
            buf_print(out, " %s=\"" STR_FMT "\"", n->kind->attributes[i].name,
                      STR_ARG(n->values[i].text));
}

void node_print(struct buf *out, const struct node *root)
{
    for (const struct node *n = root; n; n = node_walk(root, n)) {
        str text = n->kind ? (str){0} : str_trim(n->text);
        if (!n->kind && !text.n)
            continue;
        buf_print(out, "%*s", (int)(2 * depth_of(root, n)), "");
        if (n->kind) {
            buf_put(out, str_of(n->kind->name));
            print_attributes(out, n);
        } else {
            buf_print(out, "\"" STR_FMT "\"", STR_ARG(text));
        }
        buf_char(out, '\n');
    }
}
