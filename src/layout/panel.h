/* panel.h - drawings that stand as one block: charts, donuts, rows of ratings, pyramids
 *
 * Each makes its tags under `parent` and is ready to place.
 */
#ifndef PANEL_H
#define PANEL_H
#include "block.h"

/* A chart as a Figure; NULL after a message. */
struct frame *panel_chart(struct job *j, const struct chart_data *data, struct tag *parent,
                          mpt width, mpt plot_height);
struct flow *panel_donuts(struct job *j, const struct block *b, struct tag *parent, mpt width);
struct flow *panel_rating_rows(struct job *j, const struct block *b, struct tag *parent, mpt width);
struct flow *panel_pyramid(struct job *j, const struct block *b, struct tag *parent, mpt width);
/* A new Figure under `parent`. */
struct tag *panel_figure(struct tag *parent, str alt);
#endif
