/* What only the compiled plan can tell is odd, beyond the rules of model/check. */
#ifndef FC_QUESTIONS_LINT_H
#define FC_QUESTIONS_LINT_H

#include "base/fail.h"
#include "base/problem.h"
#include "model/plan.h"

/* Warns where the correlations cannot all hold together: how far the nearest that can are from
   them [correlation]. Fails as fc_layout_make. */
enum fc_status fc_lint(const struct fc_plan *plan, struct fc_problems *problems,
                       struct fc_error *err);

#endif
