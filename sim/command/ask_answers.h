/* What ask answers besides promises: plans that are changed, what is needed, what it takes. */
#ifndef FC_COMMAND_ASK_ANSWERS_H
#define FC_COMMAND_ASK_ANSWERS_H

#include "command/job.h"
#include "output/answer.h"
#include "questions/ask.h"

/* Each runs, prints and returns the exit code. */
int fc_answer_change(struct fc_job *job, const struct fc_asked *asked);
int fc_answer_need(struct fc_job *job, const struct fc_asked *asked);
int fc_answer_budget(struct fc_job *job, const struct fc_asked *asked);
int fc_answer_risk(struct fc_job *job, const struct fc_asked *asked);
int fc_answer_measure(struct fc_job *job, const struct fc_asked *asked);
int fc_answer_agreement(struct fc_job *job, const struct fc_asked *asked);

/* Whether the search for levers was stopped before its end. */
bool fc_levers_partial(const struct fc_promise_answers *answers);

#endif
