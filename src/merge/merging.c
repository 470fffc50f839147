/* merging.c - names looked up, words filled in */
#include "merging.h"
#include "typography.h"

static const struct data_file *file_find(const struct merging *m, const char *element, str id)
{
    const struct definition *def = m->job->definition;
    for (size_t i = 0; i < def->n_files; i++) {
        const struct node *n = def->files[i].node;
        if (node_is(n, element) && (!id.n || str_equal(node_text(n, "id"), id)))
            return &def->files[i];
    }
    return NULL;
}

const struct csv *merging_sheet(struct merging *m, const char *element, str id, struct place asked)
{
    const struct data_file *file = file_find(m, element, id);
    if (!file) {
        diag_error(m->diag, asked, "<data> has no %s%s" STR_FMT "%s; give its file there", element,
                   id.n ? " \"" : "", STR_ARG(id), id.n ? "\"" : "");
        return NULL;
    }
    size_t i = (size_t)(file - m->job->definition->files);
    if (!m->sheets[i])
        m->sheets[i] = csv_read(m->arena, m->diag, file->source->name, file->source->bytes);
    return m->sheets[i];
}

const struct indicator *merging_indicator(struct merging *m, str id, struct place asked)
{
    const struct indicator *i = indicator_find(m->job->figures, id);
    if (!i)
        indicator_refuse(m->arena, m->diag, m->job->figures, asked, id);
    return i;
}

const struct theme *merging_theme(struct merging *m, str id, struct place asked)
{
    const struct theme *t = theme_find(m->job->figures, id);
    if (!t)
        diag_error(m->diag, asked, "there is no theme \"" STR_FMT "\"; <themes> names them all",
                   STR_ARG(id));
    return t;
}

bool merging_measure(struct merging *m, const struct node *n, size_t *measure)
{
    str name = node_text(n, "measure");
    *measure = measure_find(m->job->figures, name);
    return *measure != SIZE_MAX ||
           diag_error(m->diag, node_place(n, "measure"),
                      "there is no measure \"" STR_FMT
                      "\"; it is value, numerator, denominator, quarterly-target, annual-target, "
                      "rating or the id of a comparator",
                      STR_ARG(name));
}

static str names_in(struct merging *m, const char *list)
{
    struct buf names = {.arena = m->arena};
    const struct node *parent = node_child(m->job->layout->root, list);
    for (const struct node *n = parent ? parent->first : NULL; n; n = n->next)
        if (n->kind)
            buf_print(&names, "%s" STR_FMT, names.n ? ", " : "", STR_ARG(node_text(n, "id")));
    return buf_str(&names);
}

/* True the first time. */
static bool miss(struct merging *m, str name)
{
    for (size_t i = 0; i < m->missed.n; i++)
        if (str_equal(m->missed.items[i], name))
            return false;
    vec_push(m->arena, &m->missed, name);
    return true;
}

bool merging_drawing(struct merging *m, const char *element, struct place asked)
{
    const struct node *root = m->job->layout->root;
    if (node_child(root, element))
        return true;
    return miss(m, str_print(m->arena, "<%s>", element)) &&
           diag_error(m->diag, asked,
                      "the layout \"" STR_FMT "\" does not say how a %s looks; add <%s> to it, or "
                      "choose another layout",
                      STR_ARG(node_text(root, "id")), element, element);
}

const struct node *merging_look(struct merging *m, const char *list, const char *what, str id,
                                struct place asked)
{
    const struct node *look = layout_find(m->job->layout, list, id);
    if (look)
        return look;
    if (str_is(str_of(list), "blocks") && !miss(m, id))
        return NULL;
    str has = names_in(m, list);
    diag_error(m->diag, asked,
               "the layout \"" STR_FMT "\" has no %s \"" STR_FMT "\"; it has " STR_FMT,
               STR_ARG(node_text(m->job->layout->root, "id")), what, STR_ARG(id),
               STR_ARG(has.n ? has : STR("none")));
    return NULL;
}

void merging_all_symbols(struct merging *m)
{
    for (size_t i = 0; i < m->job->figures->n_ratings; i++)
        m->symbols[i] = true;
}

str merging_words(struct merging *m, str typed)
{
    struct buf collapsed = {.arena = m->arena}, printed = {.arena = m->arena};
    for (str word; str_word(&typed, &word);) {
        if (collapsed.n)
            buf_char(&collapsed, ' ');
        buf_put(&collapsed, word);
    }
    uint32_t before = 0;
    typography_put(&printed, buf_str(&collapsed), &before, 0);
    return buf_str(&printed);
}

str merging_filled(struct merging *m, str pattern)
{
    struct arena *a = m->arena;
    struct period now = m->job->figures->period;
    const struct field fields[] = {
        {"year-3", period_print(a, period_year_of(now, -3), PERIOD_LABEL)},
        {"year-2", period_print(a, period_year_of(now, -2), PERIOD_LABEL)},
        {"year-1", period_print(a, period_year_of(now, -1), PERIOD_LABEL)},
        {"year", period_print(a, period_year_of(now, 0), PERIOD_LABEL)},
        {"quarter", period_print(a, now, PERIOD_LABEL)},
        {"period", period_print(a, now, PERIOD_LONG)},
    };
    return merging_words(m, fields_fill(a, pattern, fields, sizeof fields / sizeof *fields));
}

str merging_title(struct merging *m, const struct indicator *i)
{
    return merging_words(m, i->row_of && !i->title.n ? i->row_of->title : i->title);
}

str merging_anchor(struct merging *m, const struct node *n)
{
    str id = node_text(n, "id");
    if (id.n || node_is(n, "section") || !node_text(n, "contents").n)
        return id;
    return str_print(m->arena, "at-%zu", n->at.offset);
}
