/* period.h - the time a figure is about
 *
 * Written forms: "2023-24" a financial year (April to March); "2023-24 Q3" a quarter of it;
 * "2023-24 YTD" the year to date; "academic 2022-23" an academic year (August to July);
 * "academic 2023-24 YTD"; "academic 2023-24 autumn|spring|summer" a term; "2023" a calendar year;
 * "2004-06" rolling years (first and last, more than one apart); "rolling 5 years" without dates;
 * "31/03/2023" a snapshot; "Dec 2023" a month. Unlike kinds are never compared.
 */
#ifndef PERIOD_H
#define PERIOD_H
#include "diag.h"
#include <stdbool.h>

enum period_kind {
    PERIOD_NONE,
    PERIOD_YEAR,
    PERIOD_QUARTER,
    PERIOD_YTD,
    PERIOD_ACADEMIC_YEAR,
    PERIOD_ACADEMIC_YTD,
    PERIOD_TERM,
    PERIOD_CALENDAR_YEAR,
    PERIOD_ROLLING,
    PERIOD_ROLLING_OPEN,
    PERIOD_SNAPSHOT,
    PERIOD_MONTH
};

struct period {
    enum period_kind kind;
    int year; /* the first year of its label; of a date its own year */
    int part; /* quarter 1-4, term 1-3, month 1-12; rolling: last year; rolling open: years */
    int day;  /* snapshot: day of month, part is the month */
};

bool period_parse(str s, struct period *out);
/* The message for what period_parse refused.  Returns false. */
bool period_refuse(struct diag *d, struct place at, str s);
/* 1 to 12 for "Dec" or "December" in any case, 0 when it is no month. */
int month_of(str word);
bool period_equal(struct period a, struct period b);
/* -1, 0, 1 by time within one kind (quarters before the YTD of their year); 2 when they are unlike
 * and cannot be compared. */
int period_compare(struct period a, struct period b);
/* Moves to the one after it: Q4 is followed by the YTD, the YTD by Q1.  False for kinds that have
 * no next. */
bool period_next(struct period *p);
/* How many periods there are from `first` to `last`, both counted; above PERIOD_SPAN_MOST when
 * there are more, 0 when the one does not lead to the other. */
#define PERIOD_SPAN_MOST 64
size_t period_span(struct period first, struct period last);
/* Its months, counted from the year 0 (2023 * 12 for January 2023); terms as the months nearest. */
struct month_span {
    int first, last;
};
struct month_span period_months(struct period p);
/* The year, quarter 1 to 4 or YTD of the year that `p` lies in, the year moved by `years`.
 * Of an academic period, the academic year and YTD, but the financial quarter. */
struct period period_year_of(struct period p, int years);
struct period period_quarter_of(struct period p, int quarter);
struct period period_ytd_of(struct period p);

/* How a period is printed.  Of 2023-24 Q3: */
enum period_style {
    PERIOD_DATA,   /* 2023-24 Q3                (as it is written in data) */
    PERIOD_LONG,   /* Quarter 3 2023-24 */
    PERIOD_MONTHS, /* October to December 2023 */
    PERIOD_SHORT,  /* Oct-Dec 23/24; a year: 2023/24; academic YTD: Academic ytd;
                      academic year: Academic yr 2022/23; rolling 5 years: 5 Yr. rolling - no
                      start/end date */
    PERIOD_LABEL   /* Q3; YTD; a year: 2023-24; for chart axes and heads */
};
str period_print(struct arena *a, struct period p, enum period_style style);
#endif
