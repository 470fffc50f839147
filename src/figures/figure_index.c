/* figure_index.c - figures by their keys
 *
 * A key is an indicator, a period and a measure.  A figure that spans several is one record
 * under each of its keys.  The slots of the hash table hold figures: a slot answers
 * for a key when its figure covers the key, and no two figures cover one.
 */
#include "arena.h"
#include "reading.h"

#define KEYS_MOST ((size_t)1 << 22) /* of all figures */

struct figure_index {
    size_t *slots; /* a figure's index + 1; the size is a power of two */
    size_t n_slots;
    size_t *starts; /* per indicator: where its figures begin in `by_indicator`; and the end */
    const struct figure **by_indicator;
};

struct key {
    size_t indicator;
    struct period period;
    size_t measure;
};

static bool figure_covers(const struct figure *f, const struct key *k)
{
    int after_first = period_compare(f->first_period, k->period);
    int before_last = period_compare(k->period, f->last_period);
    return k->indicator >= f->first_indicator && k->indicator <= f->last_indicator &&
           k->measure >= f->first_measure && k->measure <= f->last_measure && after_first <= 0 &&
           before_last <= 0;
}

static uint64_t hash_key(const struct key *k)
{
    uint64_t h = k->indicator;
    h = h * 64 + k->measure;
    h = h * 16 + (uint64_t)k->period.kind;
    h = h * 4096 + (uint64_t)k->period.year;
    h = h * 4096 + (uint64_t)(k->period.part * 32 + k->period.day);
    h *= 0x9E3779B97F4A7C15u; /* 2^64 over the golden ratio: spreads the low bits */
    return h ^ h >> 32;
}

static size_t *slot_of(const struct figures *f, const struct key *k)
{
    struct figure_index *index = f->index;
    size_t at = (size_t)hash_key(k) & (index->n_slots - 1);
    while (index->slots[at] && !figure_covers(&f->items[index->slots[at] - 1], k))
        at = (at + 1) & (index->n_slots - 1);
    return &index->slots[at];
}

static bool add_key(struct figures *f, size_t item, const struct key *k, size_t *other)
{
    size_t *slot = slot_of(f, k);
    if (*slot && *slot != item + 1) {
        *other = *slot - 1;
        return false;
    }
    *slot = item + 1;
    return true;
}

/* False when a key is another figure's already. */
static bool add_keys(struct figures *f, size_t item, struct key *k, size_t *other)
{
    const struct figure *one = &f->items[item];
    for (k->indicator = one->first_indicator; k->indicator <= one->last_indicator; k->indicator++)
        for (k->measure = one->first_measure; k->measure <= one->last_measure; k->measure++) {
            k->period = one->first_period;
            do
                if (!add_key(f, item, k, other))
                    return false;
            while (!period_equal(k->period, one->last_period) && period_next(&k->period));
        }
    return true;
}

static bool refuse_second(struct reading *r, const struct key *k, const struct figure *second,
                          const struct figure *first)
{
    const struct figures *f = r->figures;
    bool same = first->first_indicator == second->first_indicator &&
                first->last_indicator == second->last_indicator &&
                first->first_measure == second->first_measure &&
                first->last_measure == second->last_measure &&
                period_equal(first->first_period, second->first_period) &&
                period_equal(first->last_period, second->last_period);
    return diag_error(
        r->diag, second->at,
        "\"" STR_FMT "\" has a figure for " STR_FMT " " STR_FMT " in " STR_FMT " already; %s",
        STR_ARG(f->indicators[k->indicator].id),
        STR_ARG(period_print(r->arena, k->period, PERIOD_DATA)),
        STR_ARG(measure_name(f, k->measure)), STR_ARG(line_words(r->arena, first->at, second->at)),
        same ? "remove one of them" : "their spans overlap: shorten one of them");
}

static size_t count_keys(const struct figures *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->n_items && n <= KEYS_MOST; i++) {
        const struct figure *one = &f->items[i];
        n += (one->last_indicator - one->first_indicator + 1) *
             (one->last_measure - one->first_measure + 1) *
             period_span(one->first_period, one->last_period);
    }
    return n;
}

/* Sorts the figures by indicator: counts, then places. */
static void list_by_indicator(struct reading *r)
{
    struct figures *f = r->figures;
    size_t *starts = arena_array(r->arena, size_t, f->n_indicators + 2), total = 0;
    for (size_t i = 0; i < f->n_items; i++)
        for (size_t at = f->items[i].first_indicator; at <= f->items[i].last_indicator; at++) {
            starts[at + 2]++;
            total++;
        }
    for (size_t at = 2; at < f->n_indicators + 2; at++)
        starts[at] += starts[at - 1];
    f->index->by_indicator = arena_array(r->arena, const struct figure *, total);
    for (size_t i = 0; i < f->n_items; i++)
        for (size_t at = f->items[i].first_indicator; at <= f->items[i].last_indicator; at++)
            f->index->by_indicator[starts[at + 1]++] = &f->items[i];
    f->index->starts = starts;
}

bool index_figures(struct reading *r)
{
    struct figures *f = r->figures;
    bool good = true;
    size_t n = count_keys(f);
    f->index = arena_new(r->arena, struct figure_index);
    if (n > KEYS_MOST)
        return diag_error(r->diag, f->items[f->n_items - 1].at,
                          "the figures fill more than %zu cells; split the report", KEYS_MOST);
    for (f->index->n_slots = 8; f->index->n_slots < n * 2;)
        f->index->n_slots *= 2;
    f->index->slots = arena_array(r->arena, size_t, f->index->n_slots);
    for (size_t i = 0; i < f->n_items; i++) {
        struct key k = {0};
        size_t other = SIZE_MAX;
        if (!add_keys(f, i, &k, &other))
            good = refuse_second(r, &k, &f->items[i], &f->items[other]);
    }
    if (good)
        list_by_indicator(r);
    return good;
}

const struct figure *figure_find(const struct figures *f, const struct indicator *i,
                                 struct period p, size_t measure)
{
    struct key k = {i->index, p, measure};
    size_t slot = *slot_of(f, &k);
    bool year = p.kind == PERIOD_YEAR || p.kind == PERIOD_YTD;
    if (!slot && i->academic && year) {
        k.period.kind = p.kind == PERIOD_YEAR ? PERIOD_ACADEMIC_YEAR : PERIOD_ACADEMIC_YTD;
        slot = *slot_of(f, &k);
    }
    return slot ? &f->items[slot - 1] : NULL;
}

/* Which of two periods that have begun is the newer: the one that ends later, what is still to
 * come not counted; of those, the longer, so that the year to date comes after its quarters. */
static bool period_is_newer(struct period a, struct period b, int now)
{
    struct month_span x = period_months(a), y = period_months(b);
    int end_x = x.last < now ? x.last : now, end_y = y.last < now ? y.last : now;
    return end_x != end_y ? end_x > end_y : x.first < y.first;
}

static bool has_begun(const struct figures *f, struct period p)
{
    return period_months(p).first <= period_months(f->period).last;
}

/* A value or rating, or words that say why there is none; what is not due yet says neither. */
static bool has_something(const struct figure *f)
{
    return f->has_value || f->rating || f->state != STATE_NOT_DUE;
}

static bool tells_more(const struct figure *a, const struct figure *b, int now)
{
    if (has_something(a) != has_something(b))
        return has_something(a);
    return period_is_newer(a->last_period, b->last_period, now);
}

/* That of the period which the register calls the indicator's latest. */
static const struct figure *figure_of_latest(const struct figures *f, const struct indicator *i,
                                             size_t measure)
{
    const struct figure *one = figure_find(f, i, i->latest, measure);
    return one && (one->has_value || one->rating) && has_begun(f, i->latest) ? one : NULL;
}

static const struct figure *figure_newest(const struct figures *f, const struct indicator *i,
                                          size_t measure)
{
    const struct figure *newest = NULL;
    int now = period_months(f->period).last;
    for (size_t at = f->index->starts[i->index]; at < f->index->starts[i->index + 1]; at++) {
        const struct figure *one = f->index->by_indicator[at];
        if (measure < one->first_measure || measure > one->last_measure ||
            !has_begun(f, one->last_period))
            continue;
        if (!newest || tells_more(one, newest, now))
            newest = one;
    }
    return newest;
}

const struct figure *figure_latest(const struct figures *f, const struct indicator *i,
                                   size_t measure)
{
    const struct figure *latest = figure_of_latest(f, i, measure);
    return latest ? latest : figure_newest(f, i, measure);
}
