/* What every answer ends with: how it was made, what the checks found, what to type next. */
#ifndef FC_OUTPUT_SAY_RUN_H
#define FC_OUTPUT_SAY_RUN_H

#include "base/problem.h"
#include "output/answer.h"
#include "output/run_facts.h"

/* Said first when the run was stopped before its end; nothing otherwise. */
void fc_say_partial(struct fc_answer *answer, const struct fc_result *result);

/* Trials, seed and date, and how far chances can be off: by the largest standard error among those
   said, 0 when none was. date may be "". */
void fc_say_run(struct fc_answer *answer, const struct fc_run_facts *run, double standard_error,
                const char *date);

/* How far a mean can be off, when means were said: relative to the largest error of the totals. */
void fc_say_means_error(struct fc_answer *answer, const struct fc_result *result);

/* "Checks: no problem found." or each warning with its place. With a plan's file name only the
   first `known` of them and the one after, and where the rest is to be found. */
void fc_say_checks(struct fc_answer *answer, const struct fc_problems *problems, size_t known,
                   const char *plan);

/* A command to type next; the plan's name is quoted where a shell needs it. */
void fc_say_next(struct fc_answer *answer, const char *command, const char *plan, const char *rest);

#endif
