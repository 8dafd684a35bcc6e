/* Problems as a compiler prints them: place, what is wrong, the line, a caret, what to do. */
#ifndef FC_OUTPUT_AS_PROBLEMS_H
#define FC_OUTPUT_AS_PROBLEMS_H

#include <stdbool.h>

#include "base/problem.h"
#include "base/text.h"

/* Appends all problems, and how many were left out:

       plan.ini:7:14: error: a rate must lie between 0 and 1, or end in %
           7 |   rate = 30
             |          ^^
             = hint: write 30% or 0.30

   Colours mark error, warning and caret; they say nothing that words do not. */
void fc_as_problems(struct fc_text *out, const struct fc_problems *problems, bool colours);

#endif
