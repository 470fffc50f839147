/* tag.c - growing and printing the structure tree */
#include "tag.h"
#include "arena.h"

static struct tag *make(struct tag_tree *tree, enum tag_role role)
{
    struct tag *t = arena_new(tree->arena, struct tag);
    t->role = role;
    t->tree = tree;
    t->serial = tree->n++;
    return t;
}

struct tag_tree *tag_tree_new(struct arena *a)
{
    struct tag_tree *tree = arena_new(a, struct tag_tree);
    tree->arena = a;
    tree->root = make(tree, TAG_DOCUMENT);
    return tree;
}

struct tag *tag_new(struct tag *parent, enum tag_role role)
{
    struct tag *t = make(parent->tree, role);
    t->parent = parent;
    if (parent->last)
        parent->last->next = t;
    else
        parent->first = t;
    parent->last = t;
    return t;
}

const char *tag_name(enum tag_role role)
{
    static const char *const names[] = {
        [TAG_TEXT] = "",       [TAG_DOCUMENT] = "Document",
        [TAG_SECT] = "Sect",   [TAG_DIV] = "Div",
        [TAG_H1] = "H1",       [TAG_H2] = "H2",
        [TAG_H3] = "H3",       [TAG_H4] = "H4",
        [TAG_H5] = "H5",       [TAG_H6] = "H6",
        [TAG_P] = "P",         [TAG_SPAN] = "Span",
        [TAG_LINK] = "Link",   [TAG_NOTE] = "Note",
        [TAG_L] = "L",         [TAG_LI] = "LI",
        [TAG_LBL] = "Lbl",     [TAG_LBODY] = "LBody",
        [TAG_TABLE] = "Table", [TAG_CAPTION] = "Caption",
        [TAG_THEAD] = "THead", [TAG_TBODY] = "TBody",
        [TAG_TR] = "TR",       [TAG_TH] = "TH",
        [TAG_TD] = "TD",       [TAG_FIGURE] = "Figure",
        [TAG_TOC] = "TOC",     [TAG_TOCI] = "TOCI",
    };
    return names[role];
}

enum tag_role tag_heading(unsigned depth)
{
    if (depth < 1)
        depth = 1;
    if (depth > 6)
        depth = 6;
    return (enum tag_role)(TAG_H1 + (depth - 1));
}

static const char *scope_name(enum tag_scope scope)
{
    switch (scope) {
    case SCOPE_NONE:
        break;
    case SCOPE_COLUMN:
        return "Column";
    case SCOPE_ROW:
        return "Row";
    case SCOPE_BOTH:
        return "Both";
    }
    return "";
}

/* An element stays on its line: a line end within a text prints as \n. */
static void print_text(struct buf *out, const char *name, str text)
{
    if (text.n == 0)
        return;
    buf_print(out, " %s=\"", name);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '"' || c == '\\')
            buf_char(out, '\\');
        if (c == '\n')
            buf_put(out, STR("\\n"));
        else
            buf_char(out, c);
    }
    buf_char(out, '"');
}

static void print_attributes(struct buf *out, const struct tag *t)
{
    if (t->scope != SCOPE_NONE)
        buf_print(out, " scope=%s", scope_name(t->scope));
    if (t->row_span > 1)
        buf_print(out, " rowspan=%u", t->row_span);
    if (t->col_span > 1)
        buf_print(out, " colspan=%u", t->col_span);
    if (t->n_headers > 0)
        buf_print(out, " headers=%zu", t->n_headers);
    print_text(out, "E", t->expansion);
    print_text(out, "Alt", t->alt);
    print_text(out, "ActualText", t->actual);
    print_text(out, "summary", t->summary);
}

static void print_line(struct buf *out, const struct tag *t, size_t depth)
{
    if (t->role == TAG_TEXT)
        return;
    for (size_t i = 0; i < depth; i++)
        buf_put(out, STR("  "));
    buf_put(out, str_of(tag_name(t->role)));
    print_attributes(out, t);
    buf_char(out, '\n');
}

/* Walks without recursion, so that no depth of nesting can use up the stack. */
void tag_print(struct buf *out, const struct tag *root)
{
    size_t depth = 0;
    const struct tag *t = root;
    for (;;) {
        print_line(out, t, depth);
        if (t->first) {
            t = t->first;
            depth++;
            continue;
        }
        while (t != root && !t->next) {
            t = t->parent;
            depth--;
        }
        if (t == root)
            return;
        t = t->next;
    }
}
