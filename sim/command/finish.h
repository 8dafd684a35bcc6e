/* How an answer ends and leaves: the closing notes, the format asked for, the exit code. */
#ifndef FC_COMMAND_FINISH_H
#define FC_COMMAND_FINISH_H

#include "command/job.h"
#include "output/as_json.h"

/* Adds the plan's note, trials, seed, date, checks and what to type next (`next`, NULL-terminated
   pairs of command and the words behind the plan's name); nothing of that when quiet, but warnings
   of reading are never kept back. Of the remarks the first is said. standard_error: see
   fc_say_run. */
void fc_finish_answer(struct fc_job *job, struct fc_answer *answer, const struct fc_run_facts *run,
                      double standard_error, const char *const next[]);

/* Prints the parts as --json asks, or their result as --csv asks, and returns true, or returns
   false when neither is asked. *code is then the exit code. */
bool fc_finish_data(struct fc_job *job, const struct fc_json_parts *parts, int *code);

/* 130 for a partial run, else the code. */
int fc_finish_code(bool partial, int code);

#endif
