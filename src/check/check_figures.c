/* check_figures.c - figures agree with each other
 *
 * Here belongs what two figures, or a figure and its indicator, say of one another: of what
 * kind they are, and what must stand beside what.
 */
#include "checking.h"

/* A count is no share and money no number of days; comparators and targets are often typed
 * without their sign. */
static void check_unit(const struct checking *c, const struct indicator *i, const struct figure *f)
{
    bool share = i->unit == UNIT_PERCENT || i->unit == UNIT_NONE || i->unit == UNIT_RATE;
    bool money = i->unit == UNIT_POUNDS || i->unit == UNIT_POUNDS_MILLIONS ||
                 i->unit == UNIT_MILLIONS || i->unit == UNIT_NONE;
    if (f->percent && !share)
        diag_warn(c->diag, f->at,
                  "\"" STR_FMT "\" is a percentage, but the unit of \"" STR_FMT "\" is another; "
                  "correct the unit or the figure",
                  STR_ARG(f->typed), STR_ARG(i->id));
    else if (f->currency && !money)
        diag_warn(c->diag, f->at,
                  "\"" STR_FMT "\" is an amount of money, but the unit of \"" STR_FMT "\" is "
                  "another; correct the unit or the figure",
                  STR_ARG(f->typed), STR_ARG(i->id));
    else if (i->unit == UNIT_PERCENT && !f->percent)
        diag_warn(c->diag, f->at,
                  "\"" STR_FMT "\" has no per cent sign, but the unit of \"" STR_FMT "\" is "
                  "percent; write " STR_FMT "%% or correct the unit",
                  STR_ARG(f->typed), STR_ARG(i->id), STR_ARG(f->typed));
}

/* One without the other tells the reader nothing. */
static void check_fraction(const struct checking *c, const struct indicator *i,
                           const struct figure *f, size_t other)
{
    if (!figure_find(c->figures, i, f->first_period, other))
        diag_warn(c->diag, f->at,
                  "\"" STR_FMT "\" has a " STR_FMT " for " STR_FMT " but no " STR_FMT "; give both",
                  STR_ARG(i->id), STR_ARG(measure_name(c->figures, f->first_measure)),
                  STR_ARG(period_print(c->arena, f->first_period, PERIOD_DATA)),
                  STR_ARG(measure_name(c->figures, other)));
}

static void check_figure(const struct checking *c, const struct figure *f)
{
    const struct indicator *i = &c->figures->indicators[f->first_indicator];
    if (f->first_measure == MEASURE_VALUE && f->has_value && f->state != STATE_TEXT)
        check_unit(c, i, f);
    if (f->first_measure == f->last_measure && f->first_measure == MEASURE_NUMERATOR)
        check_fraction(c, i, f, MEASURE_DENOMINATOR);
    if (f->first_measure == f->last_measure && f->first_measure == MEASURE_DENOMINATOR)
        check_fraction(c, i, f, MEASURE_NUMERATOR);
}

/* A value of the time to come is a slip of the period; targets may be set ahead. */
static void check_time(const struct checking *c, const struct figure *f)
{
    if (f->first_measure != MEASURE_VALUE || !f->has_value)
        return;
    if (period_months(f->first_period).first > period_months(c->figures->period).last)
        diag_warn(c->diag, f->at,
                  "a value for " STR_FMT " lies after the report's period " STR_FMT "; correct one "
                  "of them",
                  STR_ARG(period_print(c->arena, f->first_period, PERIOD_DATA)),
                  STR_ARG(period_print(c->arena, c->figures->period, PERIOD_DATA)));
}

/* A row of blanks says nothing, not even that there is nothing to say. */
static void check_indicator(const struct checking *c, const struct indicator *i)
{
    if (!figure_latest(c->figures, i, MEASURE_VALUE))
        diag_warn(c->diag, i->at,
                  "indicator \"" STR_FMT "\" has no value in any period; give one or a state",
                  STR_ARG(i->id));
}

void check_figures(const struct checking *c)
{
    for (size_t i = 0; i < c->figures->n_items; i++) {
        check_figure(c, &c->figures->items[i]);
        check_time(c, &c->figures->items[i]);
    }
    for (size_t i = 0; i < c->figures->n_indicators; i++)
        check_indicator(c, &c->figures->indicators[i]);
}
