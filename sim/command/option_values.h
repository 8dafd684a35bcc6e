/* Values of options that are read by rules of their own. */
#ifndef FC_COMMAND_OPTION_VALUES_H
#define FC_COMMAND_OPTION_VALUES_H

#include <stdbool.h>

#include "base/problem.h"

/* Each is false, with a problem, for what it refuses, and then leaves *out alone. */
bool fc_option_date(const char **out, struct fc_piece piece, struct fc_problems *problems);
bool fc_option_scale(double *out, struct fc_piece piece, struct fc_problems *problems);
bool fc_option_precision(double *out, struct fc_piece piece, struct fc_problems *problems);

#endif
