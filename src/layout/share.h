/* share.h - widths side by side: lengths as the layout gives them, shares of what they leave */
#ifndef SHARE_H
#define SHARE_H
#include "geom.h"
#include <stddef.h>

/* A column that the layout gives no width has one share. */
#define ONE_SHARE (-1000)

/* Fills out[0..n) from `given`: an mpt, or minus a share in thousandths.  The last share takes the
 * rounding, so that the sum is exact.  Returns what the lengths leave for shares: below 0 when they
 * do not fit, and shares are then 0. */
mpt share_out(mpt width, const int64_t *given, size_t n_given, mpt *out, size_t n);
#endif
