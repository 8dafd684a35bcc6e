/* What stands between the brackets of a section, taken apart. */
#ifndef FC_MODEL_HEADINGS_H
#define FC_MODEL_HEADINGS_H

#include "base/problem.h"
#include "model/layers.h"

/* Takes a heading apart. One of an unknown kind, or with a name that cannot be, is reported with
   the nearest known word and is not usable. */
struct fc_heading fc_heading_read(struct fc_piece piece, struct fc_problems *problems);

#endif
