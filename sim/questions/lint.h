/* What planners get wrong: remarks on a plan that can be simulated, but not yet believed. */
#ifndef FC_QUESTIONS_LINT_H
#define FC_QUESTIONS_LINT_H

#include <stdbool.h>

#include "base/fail.h"
#include "base/problem.h"
#include "results/result.h"

/* Enough for the rules that ask a result. */
enum { FC_LINT_TRIALS = 4000 };

struct fc_lint_request {
    const struct fc_plan   *plan;
    const struct fc_result *result; /* of that plan; NULL: rules that ask one are passed over */
    bool                    confidence_laid; /* the plan's confidences are not those of its file */
};

/* Adds a warning for everything a colleague would remark on, the most important first, each at the
   key it is about and with what to write instead. Of promises the plan's own are judged that the
   result watched. A file on top of another is compared with that, which is read anew. When memory
   is out, problems->no_memory. */
void fc_lint(const struct fc_lint_request *request, struct fc_problems *problems);

/* Marks the measures that rules read in a result of that plan, as far as they can find anything. */
void fc_lint_keep(const struct fc_plan *plan, bool keep[]);

/* Warns where the correlations cannot all hold together: how far the nearest that can are from them
   [correlation]. Fails as fc_layout_make. */
enum fc_status fc_lint_ties(const struct fc_plan *plan, struct fc_problems *problems,
                            struct fc_error *err);

/* The names of all rules, the most important first. */
extern const int fc_lint_count;
const char      *fc_lint_rule(int i);

#endif
