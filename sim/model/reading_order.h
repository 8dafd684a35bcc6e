/* Problems in the order in which one reads. */
#ifndef FC_MODEL_READING_ORDER_H
#define FC_MODEL_READING_ORDER_H

#include "base/problem.h"
#include "model/layers.h"

/* Sorts by layer, line and column; what has no place comes last. */
void fc_problems_sort(const struct fc_layers *layers, struct fc_problems *problems);

#endif
