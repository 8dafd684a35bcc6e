/* Lines with fewer points that look the same. */
#ifndef FC_PLOTS_THIN_H
#define FC_PLOTS_THIN_H

#include "plots/canvas.h"

/* Copies the points that are needed so that none of those left out is further than `room` from the
   line drawn instead; the first and the last always stay. Returns how many there are. */
size_t fc_points_thin(struct fc_point out[], const struct fc_point point[], size_t size,
                      double room);

#endif
