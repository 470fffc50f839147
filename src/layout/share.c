/* share.c - widths divided by shares */
#include "share.h"

mpt share_out(mpt width, const int64_t *given, size_t n_given, mpt *out, size_t n)
{
    int64_t shares = 0;
    mpt left = width;
    for (size_t i = 0; i < n; i++) {
        out[i] = i < n_given ? given[i] : ONE_SHARE;
        shares += out[i] < 0 ? -out[i] : 0;
        left -= out[i] < 0 ? 0 : out[i];
    }
    mpt rest = mpt_max(left, 0);
    for (size_t i = 0; i < n; i++) {
        if (out[i] >= 0)
            continue;
        mpt part = rest * -out[i] / shares;
        shares += out[i];
        rest -= part;
        out[i] = part;
    }
    return left;
}
