/* rating.c - the scale of ratings, and the rating of an indicator
 *
 * Ratings are supplied by the services as figures of the measure "rating"; the least share of
 * the target that earns each is declared in the definition, for the check.
 */
#include "arena.h"
#include "reading.h"

static struct rating read_rating(const struct node *n, size_t index)
{
    return (struct rating){.id = node_text(n, "id"),
                           .letter = node_text(n, "letter"),
                           .title = node_text(n, "title"),
                           .performance = node_text(n, "performance"),
                           .index = index,
                           .node = n,
                           .has_least = node_has(n, "least"),
                           .least = {node_number(n, "least"), 3}};
}

bool ratings_read(struct reading *r)
{
    struct figures *f = r->figures;
    const struct node *list = node_child(f->definition->root, "ratings"), *c;
    size_t n = 0;
    for (c = list ? node_child(list, "rating") : NULL; c; c = node_next(c, "rating"))
        n++;
    f->ratings = arena_array(r->arena, struct rating, n);
    for (c = n ? node_child(list, "rating") : NULL; c; c = node_next(c, "rating")) {
        f->ratings[f->n_ratings] = read_rating(c, f->n_ratings);
        f->n_ratings++;
    }
    return true;
}

const struct rating *rating_find(const struct figures *f, str id)
{
    for (size_t i = 0; i < f->n_ratings; i++)
        if (str_equal(f->ratings[i].id, id))
            return &f->ratings[i];
    return NULL;
}

/* A rating of an earlier year says nothing about this report, but for an indicator whose newest
 * figure is of that year. */
const struct rating *indicator_rating(const struct figures *f, const struct indicator *i)
{
    const struct figure *newest = figure_latest(f, i, MEASURE_RATING);
    if (!newest)
        return NULL;
    struct period p = newest->last_period;
    bool this_year = period_months(p).last >= period_months(period_year_of(f->period, 0)).first;
    return this_year || period_equal(p, i->latest) ? newest->rating : NULL;
}
