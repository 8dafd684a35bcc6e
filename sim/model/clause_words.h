/* The words of one clause of a promise, before the plan's months come in. */
#ifndef FC_MODEL_CLAUSE_WORDS_H
#define FC_MODEL_CLAUSE_WORDS_H

#include <stdbool.h>

#include "base/problem.h"
#include "model/plan.h"
#include "model/tokens.h"
#include "model/window.h"

struct fc_clause_words {
    struct fc_piece      piece;
    int                  measure;
    bool                 direction_said, at_most;
    bool                 period_said, reading_said;
    enum fc_period       period;
    enum fc_reading      reading;
    int                  k, n; /* of k of n */
    struct fc_said_month from, to;
    int                  n_steps; /* at least 1 */
    double               level[FC_MAX_MONTHS];
    struct fc_said_month since[FC_MAX_MONTHS]; /* of each level but the first */
};

/* Steps over one clause, up to its end or an "and". False with a problem (rule "promise" or
   "number") at the word that was not understood. */
bool fc_clause_words_read(struct fc_clause_words *out, struct fc_tokens *tokens,
                          const struct fc_plan *plan, struct fc_problems *problems);

#endif
