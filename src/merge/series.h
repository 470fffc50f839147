/* series.h - indicators -> the series, categories and targets of a chart
 */
#ifndef SERIES_H
#define SERIES_H
#include "cells.h"

/* Fewer categories with values than this show nothing that a table does not. */
#define SERIES_LEAST_CATEGORIES 2

/* The categories are the three years before and the quarters and YTD of the report's year; where no
 * quarter has a value, the years that have one; where none has, the last twelve of the periods that
 * the first indicator has values of, all of one kind.  `n_with_values` counts categories with a
 * value. */
struct series_job {
    struct merging *m;
    struct indicator_list indicators;
    size_t measure;
    bool targets; /* drawn when there is one series */
    size_t n_with_values;
};
struct chart_data *series_chart(struct series_job *j);
#endif
