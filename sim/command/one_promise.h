/* The one promise a command is about: that of --promise, else the plan's first. */
#ifndef FC_COMMAND_ONE_PROMISE_H
#define FC_COMMAND_ONE_PROMISE_H

#include "command/job.h"

/* *out is NULL when the plan makes no promise and none was given. FC_BAD_USAGE, with a problem, for
   more than one --promise. */
enum fc_status fc_one_promise(const struct fc_promise **out, struct fc_job *job);

/* Refuses a plan without a promise; the exit code. */
int fc_refuse_no_promise(struct fc_job *job);

/* Adds what to type for the plan's next promise, when it has another one and none was named. */
void fc_say_other_promise(struct fc_answer *answer, struct fc_job *job, const char *command);

#endif
