/* The months of a plan as tables. */
#ifndef FC_OUTPUT_SAY_FORECAST_H
#define FC_OUTPUT_SAY_FORECAST_H

#include "output/answer.h"
#include "results/result.h"

/* What people do (say_people); what enters each stage, what is booked and billed, month by month
   and in total: mean and 5, 25, 50, 75, 95 %; then what is spent, and the cash that leaves. */
void fc_say_months(struct fc_answer *answer, const struct fc_result *result);

#endif
