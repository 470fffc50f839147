/* words_known.c - the figures that a box is about */
#include "words_known.h"
#include "words_period.h"

/* --- quantities --- */

static struct decimal power_of_ten(int power)
{
    int64_t v = 1;
    for (int i = 0; i < power && i < 18; i++)
        v *= 10;
    return decimal_from_int(v);
}

/* As whole units of ten to the power of `place`, or as a decimal of -place decimals. */
static bool round_at(struct decimal v, int place, struct decimal *out)
{
    if (place <= 0)
        return decimal_round(v, place < -9 ? 9 : -place, out);
    return decimal_divide(v, power_of_ten(place), 0, out);
}

bool quantity_equal(struct quantity a, struct quantity b)
{
    int place = a.place > b.place ? a.place : b.place;
    struct decimal one, other;
    return a.form == b.form && round_at(a.value, place, &one) && round_at(b.value, place, &other) &&
           decimal_compare(one, other) == 0;
}

static struct decimal without_sign(struct decimal d)
{
    d.digits = d.digits < 0 ? -d.digits : d.digits;
    return d;
}

bool quantity_within(struct decimal a, struct decimal b, int percent)
{
    struct decimal difference, limit, times;
    if (!decimal_subtract(a, b, &difference) ||
        !decimal_multiply(without_sign(b), decimal_from_int(percent), &limit) ||
        !decimal_multiply(without_sign(difference), decimal_from_int(100), &times))
        return false;
    return decimal_compare(times, limit) <= 0;
}

/* 2543 and 2453, 1680 and 1690: as many digits, one of them another, or two that changed places. */
static bool is_mistyped(struct decimal a, struct decimal b)
{
    int64_t x = a.digits < 0 ? -a.digits : a.digits, y = b.digits < 0 ? -b.digits : b.digits;
    int other = 0, places = 0, sum = 0;
    bool first = false;
    if (a.scale != b.scale || (a.digits < 0) != (b.digits < 0))
        return false;
    for (; x > 0 && y > 0; x /= 10, y /= 10, places++) {
        int difference = (int)(x % 10 - y % 10);
        other += difference != 0;
        sum += difference;
        first = difference != 0;
    }
    bool swapped = other == 2 && sum == 0;
    return x == 0 && y == 0 && places > 2 && !first && (other == 1 || swapped);
}

bool quantity_near(struct quantity said, struct quantity known)
{
    if (said.form != known.form || said.place > known.place || quantity_equal(said, known))
        return false;
    return quantity_within(said.value, known.value, 3) ||
           (is_mistyped(said.value, known.value) && quantity_within(said.value, known.value, 10));
}

struct decimal quantity_half(struct quantity q)
{
    struct decimal half = {0};
    if (q.form == FORM_PLAIN && q.place == 0)
        return half;
    if (q.place < 0 && q.place > -9)
        return (struct decimal){5, 1 - q.place};
    half = power_of_ten(q.place);
    half.digits = q.place > 0 ? half.digits / 2 : 5;
    half.scale = q.place > 0 ? 0 : 1;
    return half;
}

bool quantity_add(struct quantity *sum, struct quantity part)
{
    sum->place = part.place < sum->place ? part.place : sum->place;
    return decimal_add(sum->value, part.value, &sum->value);
}

str quantity_print(struct arena *a, struct quantity q)
{
    str digits = decimal_print(a, q.value, true);
    bool minus = str_starts(digits, "-");
    return str_print(a, "%s%s" STR_FMT "%s", minus ? "-" : "",
                     q.form == FORM_POUNDS ? "\xC2\xA3" : "",
                     STR_ARG(str_sub(digits, minus, digits.n)), q.form == FORM_PERCENT ? "%" : "");
}

/* --- what is known --- */

static enum form form_of(const struct figure *f, const struct indicator *i, size_t measure)
{
    bool part = measure == MEASURE_NUMERATOR || measure == MEASURE_DENOMINATOR;
    bool pounds = i->unit == UNIT_POUNDS || i->unit == UNIT_POUNDS_MILLIONS;
    if (f->percent || (i->unit == UNIT_PERCENT && !part))
        return FORM_PERCENT;
    return f->currency || pounds ? FORM_POUNDS : FORM_PLAIN;
}

static int multiple_power(const struct figure *f, const struct indicator *i, size_t measure)
{
    bool part = measure == MEASURE_NUMERATOR || measure == MEASURE_DENOMINATOR;
    bool millions = i->unit == UNIT_MILLIONS || i->unit == UNIT_POUNDS_MILLIONS;
    if (f->multiple)
        return f->multiple == 'b' ? 9 : f->multiple == 'k' ? 3 : 6;
    return millions && !part ? 6 : 0;
}

static bool quantity_of(const struct figure *f, const struct indicator *i, size_t measure,
                        struct quantity *out)
{
    struct quantity q = {f->value, -f->value.scale, form_of(f, i, measure)};
    int power = multiple_power(f, i, measure);
    if (power && q.form != FORM_PERCENT) {
        if (!decimal_multiply(q.value, power_of_ten(power), &q.value))
            return false;
        q.place += power;
    }
    *out = q;
    return true;
}

static void add_known(struct wording *w, const struct figure *f, const struct indicator *i,
                      size_t measure)
{
    struct period p = f->first_period;
    size_t span = period_span(f->first_period, f->last_period);
    struct known k = {.indicator = i, .figure = f, .measure = measure};
    if (measure == MEASURE_RATING || f->sense != SENSE_LEVEL ||
        !quantity_of(f, i, measure, &k.quantity))
        return;
    for (size_t n = 0; n < (span ? span : 1) && n < PERIOD_SPAN_MOST; n++) {
        k.period = p;
        vec_push(w->arena, &w->known, k);
        if (!period_next(&p))
            break;
    }
}

static void read_figure(struct wording *w, const struct figure *f, const struct indicator *i)
{
    if (!f->has_value || i->index < f->first_indicator || i->index > f->last_indicator)
        return;
    for (size_t m = f->first_measure; m <= f->last_measure; m++)
        add_known(w, f, i, m);
}

static bool is_in_box(const struct node *box, const struct indicator *i)
{
    const struct node_value *v = node_value(box, "indicators");
    for (size_t n = 0; n < v->n; n++)
        if (str_equal(v->ids[n], i->id) || (i->row_of && str_equal(v->ids[n], i->row_of->id)))
            return true;
    return false;
}

void known_read(struct wording *w)
{
    const struct figures *f = w->figures;
    for (size_t i = 0; w->box && i < f->n_indicators; i++)
        if (is_in_box(w->box, &f->indicators[i]))
            for (size_t n = 0; n < f->n_items; n++)
                read_figure(w, &f->items[n], &f->indicators[i]);
}

static struct period plain_kind(struct period p)
{
    p.kind = p.kind == PERIOD_ACADEMIC_YEAR  ? PERIOD_YEAR
             : p.kind == PERIOD_ACADEMIC_YTD ? PERIOD_YTD
                                             : p.kind;
    return p;
}

const struct known *known_value(const struct wording *w, const struct indicator *i,
                                struct period named)
{
    struct period meant[PERIODS_MOST];
    size_t n = periods_meant(named, w->figures->period, meant);
    for (size_t m = 0; m < n; m++)
        for (size_t k = 0; k < w->known.n; k++) {
            const struct known *one = &w->known.items[k];
            if (one->indicator == i && one->measure == MEASURE_VALUE &&
                period_equal(plain_kind(one->period), meant[m]))
                return one;
        }
    return NULL;
}

const struct known *known_equal(const struct wording *w, struct quantity q)
{
    for (size_t k = 0; k < w->known.n; k++)
        if (quantity_equal(q, w->known.items[k].quantity))
            return &w->known.items[k];
    return NULL;
}

static bool is_latest_count(const struct wording *w, const struct known *k)
{
    bool part = k->measure == MEASURE_VALUE || k->measure == MEASURE_NUMERATOR;
    return part && k->quantity.form == FORM_PLAIN && k->quantity.place == 0 &&
           period_equal(k->period, w->figures->period);
}

const struct known *known_count_near(const struct wording *w, struct quantity q)
{
    const struct known *near = NULL;
    for (size_t k = 0; k < w->known.n; k++) {
        const struct known *one = &w->known.items[k];
        if (!is_latest_count(w, one))
            continue;
        if (quantity_equal(q, one->quantity))
            return one;
        if (quantity_within(q.value, one->quantity.value, 5))
            near = one;
    }
    return near;
}

str known_print(const struct wording *w, const struct known *k)
{
    str number = str_trim(k->figure->number.n ? k->figure->number : k->figure->typed);
    str when = period_print(w->arena, k->period, PERIOD_DATA);
    return str_print(
        w->arena, STR_FMT " for " STR_FMT "%s" STR_FMT, STR_ARG(number), STR_ARG(when),
        k->measure == MEASURE_VALUE ? "" : ", ",
        STR_ARG(k->measure == MEASURE_VALUE ? STR("") : measure_name(w->figures, k->measure)));
}

/* --- what is said of a number --- */

void words_held(const struct wording *w, enum rule_id rule, struct token *t)
{
    t->taken = true;
    agree_held(w->g, rule);
}

static const struct indicator *only_indicator(const struct wording *w)
{
    for (size_t k = 1; k < w->known.n; k++)
        if (w->known.items[k].indicator != w->known.items[0].indicator)
            return NULL;
    return w->known.n ? w->known.items[0].indicator : NULL;
}

static bool is_told(const struct wording *w, const struct finding *f, const struct token *t)
{
    for (size_t i = w->first_finding; i < w->g->n; i++) {
        const struct finding *told = &w->g->items[i];
        if (told->rule == f->rule && f->rule == RULE_WORDS_FIGURE &&
            told->indicator == f->indicator &&
            str_starts(told->printed, str_cstr(w->arena, t->text)))
            return true;
    }
    return false;
}

void words_found(const struct wording *w, enum rule_id rule, struct token *t,
                 const struct indicator *i, str printed, str follows, const char *settle)
{
    i = i ? i : only_indicator(w);
    if (i)
        printed = str_print(w->arena, STR_FMT ", understood as \"" STR_FMT "\"", STR_ARG(printed),
                            STR_ARG(i->id));
    struct finding f = {.rule = rule,
                        .indicator = i,
                        .at = t->at,
                        .printed = printed,
                        .follows = follows,
                        .settle = str_of(settle)};
    if (w->box)
        f.definition = w->box->at;
    t->taken = true;
    if (!is_told(w, &f, t))
        agree_found(w->g, &f);
}
