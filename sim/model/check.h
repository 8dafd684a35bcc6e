/* Rules between fields; collects every problem, not only the first. */
#ifndef FC_MODEL_CHECK_H
#define FC_MODEL_CHECK_H

#include <stdbool.h>

#include "base/problem.h"
#include "model/plan.h"

/* Checks a plan whose values are read and settled, with its measures. Adds an error for each rule
   broken and a warning for what is there but idle. True when no error was added. */
bool fc_check(const struct fc_plan *plan, struct fc_problems *problems);

#endif
