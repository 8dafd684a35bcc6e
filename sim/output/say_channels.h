/* The whole plan channel by channel. */
#ifndef FC_OUTPUT_SAY_CHANNELS_H
#define FC_OUTPUT_SAY_CHANNELS_H

#include "output/answer.h"
#include "results/result.h"

/* From a result by channel, a row for each channel that is on, one for the open pipeline that
   belongs to none, and all of them: means of what enters each stage; what is spent, booked and
   gained; how far the gain may lie from its mean and how often it covers the cost; and the cost per
   item of each stage. */
void fc_say_channels(struct fc_answer *answer, const struct fc_result *result);

#endif
