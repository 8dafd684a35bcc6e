/* The metric of a promise sentence: the longest run of words that names a measure. */
#ifndef FC_MODEL_METRIC_H
#define FC_MODEL_METRIC_H

#include "base/problem.h"
#include "model/plan.h"
#include "model/tokens.h"

/* Steps over the words and returns the measure's index; or -1 with a problem (rule "promise") that
   says what was nearly meant, what the words may mean, or what the plan lacks for it. */
int fc_metric_read(struct fc_tokens *tokens, const struct fc_plan *plan,
                   struct fc_problems *problems);

/* The measure that all of these words name, for an option; refuses alike. */
int fc_metric_find(struct fc_piece words, const struct fc_plan *plan, struct fc_problems *problems);

#endif
