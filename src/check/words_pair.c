/* words_pair.c - two figures, and whether a change that is claimed is theirs */
#include "words_pair.h"

struct range {
    struct decimal low, high;
};

static bool widen(struct decimal value, struct decimal half, struct range *out)
{
    return decimal_subtract(value, half, &out->low) && decimal_add(value, half, &out->high);
}

static bool overlap(struct range a, struct range b)
{
    return decimal_compare(a.low, b.high) <= 0 && decimal_compare(b.low, a.high) <= 0;
}

static bool claim_range(const struct claim *c, struct range *out)
{
    struct quantity q = {c->size, c->place, FORM_PERCENT};
    struct decimal half = quantity_half(q), signed_size = c->size;
    if (c->about && !decimal_multiply(half, decimal_from_int(3), &half))
        return false;
    signed_size.digits *= c->sign;
    return widen(signed_size, half, out);
}

/* (to - from) / from in per cent, to four decimals. */
static bool relative(struct decimal to, struct decimal from, struct decimal *out)
{
    struct decimal change;
    return decimal_sign(from) > 0 && decimal_subtract(to, from, &change) &&
           decimal_multiply(change, decimal_from_int(100), &change) &&
           decimal_divide(change, from, 4, out);
}

/* All changes that the figures can have had before they were rounded. */
static bool relative_range(const struct pair *p, struct range *out)
{
    struct range from, to;
    return widen(p->from.value, quantity_half(p->from), &from) &&
           widen(p->to.value, quantity_half(p->to), &to) &&
           relative(to.low, from.high, &out->low) && relative(to.high, from.low, &out->high);
}

static bool difference_range(const struct pair *p, struct range *out)
{
    struct decimal difference, half;
    return decimal_subtract(p->to.value, p->from.value, &difference) &&
           decimal_add(quantity_half(p->from), quantity_half(p->to), &half) &&
           widen(difference, half, out);
}

bool pair_makes(const struct pair *p, const struct claim *c)
{
    struct range said, found;
    if (p->from.form != p->to.form || !claim_range(c, &said))
        return false;
    bool points = !c->percent || p->from.form == FORM_PERCENT;
    if (points && difference_range(p, &found) && overlap(said, found))
        return true;
    return c->percent && relative_range(p, &found) && overlap(said, found);
}

str pair_print_change(struct arena *a, const struct pair *p, const struct claim *claim)
{
    struct decimal change = {0}, size;
    bool points = !claim->percent || p->from.form == FORM_PERCENT;
    int decimals = claim->size.scale < 1 && !points ? 1 : claim->size.scale;
    bool known = points ? decimal_subtract(p->to.value, p->from.value, &change)
                        : relative(p->to.value, p->from.value, &change) &&
                              decimal_round(change, decimals, &change);
    size = change;
    size.digits = size.digits < 0 ? -size.digits : size.digits;
    if (!known)
        return STR("another change");
    const char *unit = !points ? "%" : p->from.form == FORM_PERCENT ? " points" : "";
    return str_print(a, "%s of " STR_FMT "%s", decimal_sign(change) < 0 ? "a fall" : "a rise",
                     STR_ARG(decimal_print(a, size, true)), unit);
}
