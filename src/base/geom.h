/* geom.h - lengths, points and rectangles on a page
 *
 * Every length is a whole number of thousandths of a point, so widths add up
 * exactly and pages break the same everywhere.  x runs right and y runs down
 * from the top left corner of the page.
 */
#ifndef GEOM_H
#define GEOM_H
#include <stdint.h>

typedef int64_t mpt; /* thousandths of a PostScript point (1/72 inch) */

#define MPT_PER_PT 1000
/* 1 inch is 25.4 mm and 72 pt; mm may have decimals. */
#define MPT_FROM_MM(mm) ((mpt)((mm)*72000.0 / 25.4 + 0.5))
#define MPT_FROM_PT(pt) ((mpt)((pt)*1000.0 + 0.5))
/* The largest length that input may give: 200 inches, the limit of PDF 1.7 Annex C. */
#define MPT_MAX_LENGTH ((mpt)14400 * MPT_PER_PT)

typedef struct {
    mpt x, y;
} point;
typedef struct {
    mpt x, y, w, h;
} rect;

static inline mpt mpt_max(mpt a, mpt b)
{
    return a > b ? a : b;
}
static inline mpt mpt_min(mpt a, mpt b)
{
    return a < b ? a : b;
}
/* In whole tenths of a millimetre, for messages. */
static inline int tenths_of_mm(mpt length)
{
    return (int)(length * 254 / 72000);
}
#endif
