/* Charts that answer a question of their own: what they are told is run for them alone. */
#ifndef FC_COMMAND_CHART_QUESTIONS_H
#define FC_COMMAND_CHART_QUESTIONS_H

#include "command/job.h"
#include "output/picture.h"

/* Adds to `of` what the chart of this type needs besides the promise's own run; NULL: all types.
   Nothing for a run that was stopped. */
enum fc_status fc_chart_questions(struct fc_picture_of *of, struct fc_job *job, const char *type);

#endif
