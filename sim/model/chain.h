/* The order of the stages: a chain from the first inquiry to the last stage. */
#ifndef FC_MODEL_CHAIN_H
#define FC_MODEL_CHAIN_H

#include "base/problem.h"
#include "model/layers.h"
#include "model/roll.h"

/* order[i] becomes the stage of the roll that stands at place i, [stages->n]. In the first file a
   stage follows the one before it unless it says `after`; on top of that a stage is put behind the
   one it names, and moved when it was there before. Reports new stages that do not say where they
   belong, two that follow the same one, unknown names and cycles; the order is complete even then.
   The headings' `stage` are indices into the roll. */
void fc_chain_order(int order[], const struct fc_roll *stages, const struct fc_layers *layers,
                    struct fc_problems *problems);

#endif
