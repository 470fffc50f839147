/* agree_ratio.c - percentages, their numerators and denominators, and rows that count the same */
#include "arena.h"
#include "given.h"
#include "vec.h"

/* A percentage row's numerator and denominator of one period. */
struct ratio {
    struct agreement *g;
    const struct indicator *i;
    struct period period;
    struct given above, below;
};

/* --- the percentage --- */

static str ratio_words(const struct ratio *r)
{
    return text_of(r->g, STR_FMT " of " STR_FMT, STR_ARG(r->above.figure->number),
                   STR_ARG(r->below.figure->number));
}

/* To one decimal more than is printed, so that a rounding shows. */
static str share_words(const struct ratio *r, struct decimal part, struct decimal whole,
                       const struct figure *like)
{
    struct decimal share;
    int scale = like->value.scale + 1;
    if (!percentage(part, whole, scale > 9 ? 9 : scale, &share))
        return STR("no percentage");
    return text_of(r->g, STR_FMT "%%", STR_ARG(decimal_print(r->g->arena, share, false)));
}

static bool gives(struct decimal part, struct decimal whole, const struct figure *printed)
{
    struct decimal share;
    return percentage(part, whole, printed->value.scale, &share) &&
           decimal_compare(share, printed->value) == 0;
}

/* Cut: rounded it is one unit of the last decimal more, and more than that is over. */
static bool is_cut(const struct ratio *r, const struct figure *printed)
{
    struct decimal share, unit = {1, printed->value.scale}, rounded;
    int scale = printed->value.scale;
    return scale < 5 && percentage(r->above.value, r->below.value, scale, &rounded) &&
           percentage(r->above.value, r->below.value, scale + 4, &share) &&
           decimal_subtract(rounded, unit, &rounded) &&
           decimal_compare(rounded, printed->value) == 0 &&
           decimal_compare(share, printed->value) > 0;
}

/* The values of the year that it is of. */
static struct year_given year_of(const struct ratio *r, const struct indicator *i)
{
    return given_year(r->g, i, r->g->checking->figures->period.year - r->period.year);
}

/* The quarter, other than its own, whose percentage the two give. */
static bool find_other_quarter(const struct ratio *r, struct period *when)
{
    struct year_given y = year_of(r, r->i);
    for (int q = 0; q < 4; q++) {
        *when = period_quarter_of(y.year, q + 1);
        if (y.quarter[q].figure && !period_equal(*when, r->period) &&
            gives(r->above.value, r->below.value, y.quarter[q].figure))
            return true;
    }
    return false;
}

/* The quarters of the number row up to quarter `to` (from 0) added; false when one is missing. */
static bool add_quarters(const struct ratio *r, int to, struct decimal *sum)
{
    struct year_given y = year_of(r, r->i->number_row);
    *sum = decimal_from_int(0);
    for (int q = 0; q <= to; q++)
        if (!y.quarter[q].figure || !decimal_add(*sum, y.quarter[q].value, sum))
            return false;
    return to >= 0;
}

static str why_words(const struct ratio *r, const struct figure *printed)
{
    struct period other;
    struct decimal sum;
    const struct indicator *number = r->i->number_row;
    if (is_cut(r, printed))
        return text_of(r->g, ": " STR_FMT " is cut, not rounded", STR_ARG(printed->number));
    if (gives(r->below.value, r->above.value, printed))
        return text_of(r->g, ": the two are swapped, as " STR_FMT " of " STR_FMT " is " STR_FMT,
                       STR_ARG(r->below.figure->number), STR_ARG(r->above.figure->number),
                       STR_ARG(printed->number));
    if (find_other_quarter(r, &other))
        return text_of(r->g, ": that is the figure of " STR_FMT,
                       STR_ARG(period_words(r->g, other)));
    if (number && r->period.kind == PERIOD_QUARTER && add_quarters(r, r->period.part - 1, &sum) &&
        gives(sum, r->below.value, printed))
        return text_of(r->g, ": the quarters of \"" STR_FMT "\" together, " STR_FMT ", give it",
                       STR_ARG(number->id), STR_ARG(number_words(r->g, sum)));
    return (str){0};
}

/* The value that the two should give: that of their period; a quarter's stand beside the year to
 * date; those of a year without a figure are of the newest year that has one. */
static struct given value_beside(const struct ratio *r)
{
    struct given value = {0};
    struct year_given y = year_of(r, r->i);
    if (r->period.kind == PERIOD_QUARTER && (y.n == 0 || r->period.part > (int)y.newest))
        value = given_at(r->g, r->i, period_ytd_of(r->period), MEASURE_VALUE);
    if (!value.figure)
        value = given_at(r->g, r->i, r->period, MEASURE_VALUE);
    bool year = r->period.kind == PERIOD_YEAR || r->period.kind == PERIOD_ACADEMIC_YEAR;
    if (!value.figure && year)
        value = given_newest(r->g, r->i);
    return value;
}

static void tell_basis(const struct ratio *r, const struct given *value, const struct given *own)
{
    found(r->g, RULE_RATIO_BASIS, r->i, r->above.figure->at,
          text_of(r->g, STR_FMT " beside " STR_FMT " " STR_FMT, STR_ARG(ratio_words(r)),
                  STR_ARG(period_words(r->g, value->figure->last_period)),
                  STR_ARG(value->figure->number)),
          text_of(r->g, STR_FMT " is " STR_FMT ", the figure of " STR_FMT " alone",
                  STR_ARG(ratio_words(r)), STR_ARG(own->figure->number),
                  STR_ARG(period_words(r->g, r->period))),
          STR("give numerator and denominator of the year to date, or say in a note that they are "
              "the quarter's"));
}

static void tell_percent(const struct ratio *r, const struct given *value)
{
    const struct figure *printed = value->figure;
    found(r->g, RULE_RATIO_PERCENT, r->i, r->above.figure->at,
          text_of(r->g, STR_FMT " beside " STR_FMT " " STR_FMT, STR_ARG(ratio_words(r)),
                  STR_ARG(period_words(r->g, printed->last_period)), STR_ARG(printed->number)),
          text_of(r->g, STR_FMT " is " STR_FMT STR_FMT, STR_ARG(ratio_words(r)),
                  STR_ARG(share_words(r, r->above.value, r->below.value, printed)),
                  STR_ARG(why_words(r, printed))),
          STR("correct the percentage, the numerator or the denominator"));
}

/* A note at the numerator or the denominator tells of which period they are; so does the register,
 * when the year to date is the quarters' numerators over their denominators. */
static bool says_period(const struct ratio *r)
{
    return r->above.figure->note.n > 0 || r->below.figure->note.n > 0 ||
           r->i->rollup == ROLLUP_RATIO;
}

/* Which of the two figures the message is about, when neither follows: the one that has a known
 * cause, and the quarter's own where the register gives the year to date numerators of its own. */
static const struct given *figure_to_tell(const struct ratio *r, const struct given *beside,
                                          const struct given *own)
{
    if (!own->figure || own->figure == beside->figure)
        return beside;
    if (r->i->rollup == ROLLUP_RATIO)
        return own;
    bool known = why_words(r, own->figure).n > 0 && why_words(r, beside->figure).n == 0;
    return known ? own : beside;
}

static void check_percent(const struct ratio *r)
{
    struct given value = value_beside(r), own = given_at(r->g, r->i, r->period, MEASURE_VALUE);
    bool of_nothing = decimal_sign(r->above.value) == 0 && decimal_sign(r->below.value) == 0;
    if (!value.figure || !is_percentage(r->i, value.figure) || of_nothing)
        return;
    bool beside_total = own.figure && own.figure != value.figure;
    if (gives(r->above.value, r->below.value, value.figure)) {
        agree_held(r->g, RULE_RATIO_PERCENT);
        if (beside_total)
            agree_held(r->g, RULE_RATIO_BASIS);
    } else if (beside_total && gives(r->above.value, r->below.value, own.figure)) {
        agree_held(r->g, RULE_RATIO_PERCENT);
        if (says_period(r))
            agree_held(r->g, RULE_RATIO_BASIS);
        else
            tell_basis(r, &value, &own);
    } else {
        tell_percent(r, figure_to_tell(r, &value, &own));
    }
}

/* --- the row of its number --- */

/* What the number row has for the numerator: the quarter itself, the year to date, or the quarters
 * so far together. */
static bool number_row_has(const struct ratio *r, const struct indicator *number)
{
    struct given same = given_at(r->g, number, r->period, MEASURE_VALUE);
    struct given ytd = given_at(r->g, number, period_ytd_of(r->period), MEASURE_VALUE);
    struct decimal sum;
    if ((same.figure && given_equal(&same, &r->above)) ||
        (ytd.figure && given_equal(&ytd, &r->above)))
        return true;
    return number->rollup == ROLLUP_SUM && r->period.kind == PERIOD_QUARTER &&
           add_quarters(r, r->period.part - 1, &sum) && decimal_compare(sum, r->above.value) == 0;
}

/* ", and 120 for Quarter 1" when the numerator is that of another quarter; else nothing. */
static str other_quarter_words(const struct ratio *r)
{
    struct year_given y = year_of(r, r->i->number_row);
    for (int q = 0; q < 4; q++)
        if (y.quarter[q].figure && given_equal(&y.quarter[q], &r->above))
            return text_of(r->g, ", and " STR_FMT " for " STR_FMT,
                           STR_ARG(y.quarter[q].figure->number),
                           STR_ARG(period_words(r->g, period_quarter_of(y.year, q + 1))));
    return (str){0};
}

static void check_number_row(const struct ratio *r)
{
    const struct indicator *number = r->i->number_row;
    if (!number)
        return;
    struct given same = given_at(r->g, number, r->period, MEASURE_VALUE);
    if (!same.figure)
        return;
    if (number_row_has(r, number)) {
        agree_held(r->g, RULE_RATIO_ROWS);
        return;
    }
    struct given part = r->below;
    found(r->g, RULE_RATIO_ROWS, r->i, r->above.figure->at,
          text_of(r->g, "numerator " STR_FMT, STR_ARG(r->above.figure->number)),
          text_of(r->g,
                  "\"" STR_FMT "\", the row of its number, has " STR_FMT " for " STR_FMT STR_FMT
                  "; " STR_FMT " of " STR_FMT " is " STR_FMT,
                  STR_ARG(number->id), STR_ARG(same.figure->number),
                  STR_ARG(period_words(r->g, r->period)), STR_ARG(other_quarter_words(r)),
                  STR_ARG(same.figure->number), STR_ARG(part.figure->number),
                  STR_ARG(share_words(r, same.value, part.value, r->above.figure))),
          STR("correct the numerator or the other row, or the column number_row of the register"));
}

/* A percentage that grows through the year over a number that adds up is of the year's whole, so
 * each quarter's follows from the numbers so far. */
static void check_quarter_share(const struct ratio *r, const struct year_given *y, int q)
{
    const struct figure *printed = y->quarter[q].figure;
    struct decimal sum;
    if (!printed || !add_quarters(r, q, &sum))
        return;
    if (gives(sum, r->below.value, printed)) {
        agree_held(r->g, RULE_RATIO_ROWS);
        return;
    }
    found(r->g, RULE_RATIO_ROWS, r->i, printed->at,
          text_of(r->g, STR_FMT " in " STR_FMT, STR_ARG(printed->number),
                  STR_ARG(period_words(r->g, printed->first_period))),
          text_of(r->g,
                  "\"" STR_FMT "\" has %s" STR_FMT " so far, and " STR_FMT " of " STR_FMT
                  " is " STR_FMT,
                  STR_ARG(r->i->number_row->id), q ? "altogether " : "",
                  STR_ARG(number_words(r->g, sum)), STR_ARG(number_words(r->g, sum)),
                  STR_ARG(r->below.figure->number),
                  STR_ARG(share_words(r, sum, r->below.value, printed))),
          STR("correct the percentage or the number of that quarter"));
}

static void check_quarter_shares(const struct ratio *r)
{
    const struct indicator *number = r->i->number_row;
    bool of_the_year = number && number->rollup == ROLLUP_SUM &&
                       r->i->rollup == ROLLUP_CUMULATIVE && r->period.kind == PERIOD_QUARTER;
    if (!of_the_year || decimal_sign(r->below.value) <= 0)
        return;
    struct year_given y = year_of(r, r->i);
    for (int q = 0; q < r->period.part - 1; q++)
        check_quarter_share(r, &y, q);
}

static void check_ratio(struct agreement *g, const struct figure *above)
{
    if (above->first_measure != MEASURE_NUMERATOR || !above->has_value)
        return;
    const struct indicator *i = &g->checking->figures->indicators[above->first_indicator];
    struct ratio r = {.g = g, .i = i, .period = above->first_period};
    r.above = given_alone(g, i, r.period, MEASURE_NUMERATOR);
    r.below = given_alone(g, i, r.period, MEASURE_DENOMINATOR);
    if (!r.above.figure || !r.below.figure)
        return;
    check_percent(&r);
    check_number_row(&r);
    check_quarter_shares(&r);
}

/* --- what the two rows imply --- */

/* Number and percentage of one period: of how many the percentage is. */
struct implied {
    struct given number, share;
    struct decimal whole;
    struct period when;
};

struct implying {
    struct agreement *g;
    const struct indicator *i; /* the percentages */
    VEC(struct implied) all;
};

static void note_implied(struct implying *m, struct period p)
{
    struct implied one = {.when = p};
    one.number = given_alone(m->g, m->i->number_row, p, MEASURE_VALUE);
    one.share = given_alone(m->g, m->i, p, MEASURE_VALUE);
    bool positive = one.number.figure && one.share.figure && decimal_sign(one.number.value) > 0 &&
                    decimal_sign(one.share.value) > 0;
    if (positive && percentage(one.number.value, one.share.value, 0, &one.whole))
        vec_push(m->g->arena, &m->all, one);
}

static struct decimal median_whole(const struct implying *m)
{
    struct decimal *sorted = arena_array(m->g->arena, struct decimal, m->all.n);
    for (size_t k = 0; k < m->all.n; k++) {
        size_t at = k;
        for (; at > 0 && decimal_compare(sorted[at - 1], m->all.items[k].whole) > 0; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = m->all.items[k].whole;
    }
    return sorted[m->all.n / 2];
}

/* Totals differ from period to period, but one that is more than twice or less than half the others
 * belongs to a figure that does not. */
#define WHOLE_TIMES 2

static bool is_far(struct decimal whole, struct decimal median)
{
    struct decimal twice, half;
    struct decimal times = decimal_from_int(WHOLE_TIMES);
    return decimal_multiply(median, times, &twice) && decimal_multiply(whole, times, &half) &&
           (decimal_compare(whole, twice) > 0 || decimal_compare(half, median) < 0);
}

static void check_implied(const struct implying *m)
{
    if (m->all.n < 3)
        return;
    struct decimal median = median_whole(m);
    for (size_t k = 0; k < m->all.n; k++) {
        const struct implied *one = &m->all.items[k];
        if (!is_far(one->whole, median)) {
            agree_held(m->g, RULE_RATIO_ROWS);
            continue;
        }
        found(m->g, RULE_RATIO_ROWS, m->i->number_row, one->number.figure->at,
              text_of(m->g, STR_FMT " in " STR_FMT, STR_ARG(one->number.figure->number),
                      STR_ARG(period_words(m->g, one->when))),
              text_of(m->g,
                      "\"" STR_FMT "\" has " STR_FMT " for it, so it would be of " STR_FMT
                      "; the other periods are of about " STR_FMT,
                      STR_ARG(m->i->id), STR_ARG(one->share.figure->number),
                      STR_ARG(number_words(m->g, one->whole)), STR_ARG(number_words(m->g, median))),
              STR("correct the number or the percentage of that period"));
    }
}

/* A number that adds up through the year is compared with the like: quarters apart from years. */
static void check_rows(struct agreement *g, const struct indicator *i)
{
    struct implying m = {.g = g, .i = i};
    enum rollup rollup = i->number_row->rollup;
    bool adds_up = rollup == ROLLUP_SUM || rollup == ROLLUP_CUMULATIVE;
    struct period now = g->checking->figures->period;
    if (i->unit != UNIT_PERCENT || i->rollup == ROLLUP_CUMULATIVE)
        return;
    for (int ago = GIVEN_YEARS - 1; ago >= 0; ago--)
        note_implied(&m, period_year_of(now, -ago));
    if (adds_up) {
        check_implied(&m);
        m.all.n = 0;
    }
    for (int ago = GIVEN_YEARS - 1; ago >= 0; ago--)
        for (int q = 1; q <= 4; q++)
            note_implied(&m, period_quarter_of(period_year_of(now, -ago), q));
    check_implied(&m);
}

/* --- quantities by name --- */

struct quantity {
    str name;
    const struct indicator *i;
    struct given number;
};

struct quantities {
    VEC(struct quantity) all;
};

static void note_quantity(struct agreement *g, struct quantities *q, const struct figure *f)
{
    const struct indicator *i = &g->checking->figures->indicators[f->first_indicator];
    str name = f->first_measure == MEASURE_NUMERATOR     ? i->numerator_name
               : f->first_measure == MEASURE_DENOMINATOR ? i->denominator_name
               : f->first_measure == MEASURE_VALUE       ? i->value_name
                                                         : (str){0};
    struct given number =
        name.n ? given_alone(g, i, f->first_period, f->first_measure) : (struct given){0};
    if (number.figure)
        vec_push(g->arena, &q->all, (struct quantity){name, i, number});
}

/* The first one of this name and period; `one` itself when it is that. */
static const struct quantity *first_of(const struct quantities *q, const struct quantity *one)
{
    const struct quantity *first = q->all.items;
    while (first < one &&
           !(str_equal(first->name, one->name) &&
             period_equal(first->number.figure->first_period, one->number.figure->first_period)))
        first++;
    return first;
}

static str quantity_words(const struct agreement *g, const struct quantity *q)
{
    return text_of(g, STR_FMT " " STR_FMT,
                   STR_ARG(measure_name(g->checking->figures, q->number.figure->first_measure)),
                   STR_ARG(q->number.figure->number));
}

static void check_quantity(struct agreement *g, const struct quantity *first,
                           const struct quantity *one)
{
    if (given_equal(&first->number, &one->number)) {
        agree_held(g, RULE_RATIO_QUANTITY);
        return;
    }
    found(g, RULE_RATIO_QUANTITY, one->i, one->number.figure->at,
          text_of(g, STR_FMT ", \"" STR_FMT "\"", STR_ARG(quantity_words(g, one)),
                  STR_ARG(one->name)),
          text_of(g, "for the same period \"" STR_FMT "\" has the " STR_FMT " for them",
                  STR_ARG(first->i->id), STR_ARG(quantity_words(g, first))),
          STR("correct one of them, or give them different names in the register"));
}

static void check_quantities(struct agreement *g)
{
    struct quantities q = {0};
    const struct figures *f = g->checking->figures;
    for (size_t k = 0; k < f->n_items; k++)
        if (f->items[k].has_value)
            note_quantity(g, &q, &f->items[k]);
    for (size_t k = 0; k < q.all.n; k++) {
        const struct quantity *first = first_of(&q, &q.all.items[k]);
        if (first != &q.all.items[k])
            check_quantity(g, first, &q.all.items[k]);
    }
}

/* --- a target in words: "28 staff, 24% of 114" --- */

static bool find_whole_in(str note, struct decimal *whole)
{
    size_t at = str_find(note, STR("% of "), 0);
    if (at == SIZE_MAX)
        return false;
    str rest = str_sub(note, at + 5, note.n), word;
    return str_word(&rest, &word) && decimal_parse(word, whole);
}

/* The whole on which a target was set against the denominator of the row that is its percentage. */
static void check_target_whole(struct agreement *g, const struct indicator *i)
{
    const struct figures *f = g->checking->figures;
    const struct figure *target = figure_latest(f, i->number_row, MEASURE_ANNUAL_TARGET);
    const struct figure *below = figure_latest(f, i, MEASURE_DENOMINATOR);
    struct decimal whole;
    if (!target || !below || !below->has_value || !find_whole_in(target->note, &whole))
        return;
    if (decimal_compare(whole, below->value) == 0) {
        agree_held(g, RULE_RATIO_QUANTITY);
        return;
    }
    found(g, RULE_RATIO_QUANTITY, i->number_row, target->at,
          text_of(g, "target \"" STR_FMT "\"", STR_ARG(target->note)),
          text_of(g, "the denominator of \"" STR_FMT "\" is " STR_FMT ", not " STR_FMT,
                  STR_ARG(i->id), STR_ARG(below->number), STR_ARG(number_words(g, whole))),
          STR("set the target on today's number, or accept it when the target stays as set"));
}

void agree_ratio(struct agreement *g)
{
    const struct figures *f = g->checking->figures;
    for (size_t k = 0; k < f->n_items; k++)
        check_ratio(g, &f->items[k]);
    for (size_t k = 0; k < f->n_indicators; k++)
        if (f->indicators[k].number_row) {
            check_rows(g, &f->indicators[k]);
            check_target_whole(g, &f->indicators[k]);
        }
    check_quantities(g);
}
