/* One run of one command: its options, its plan, and what all commands do alike. */
#ifndef FC_COMMAND_JOB_H
#define FC_COMMAND_JOB_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/problem.h"
#include "command/command.h"
#include "command/options.h"
#include "model/plan.h"
#include "output/answer.h"
#include "questions/promise.h"
#include "questions/study.h"

struct fc_job {
    const struct fc_command *command;
    struct fc_options        options;
    struct fc_arena          arena;
    struct fc_problems       problems;
    size_t                   n_warnings; /* of the problems: those of reading, before fc_job_lint */
    struct fc_error          error;
    struct fc_plan          *plan;       /* after fc_job_load */
    bool                     by_channel; /* runs keep each channel's own figures */
    const bool *keep; /* [n_measures] that runs keep besides promised ones; NULL: all */
};

/* Prints all problems, or the error, to stderr; the exit code. */
int fc_job_fail(struct fc_job *job, enum fc_status status);

/* A problem without a place, such as a missing option; the exit code. */
__attribute__((format(printf, 3, 4))) int fc_job_refuse(struct fc_job *job, const char *hint,
                                                        const char *format, ...);

/* Loads the plan named by the first word with --set on top, lays --confidence over it, and warns of
   what is odd about it as a whole. */
enum fc_status fc_job_load(struct fc_job *job);

/* The promises --promise gives (the plan's by name, or sentences), else the plan's own; in the
   job's arena. *n may be 0. */
enum fc_status fc_job_promises(struct fc_job *job, int *n,
                               const struct fc_promise *const **promise);

/* Runs these promises with the options' seed, trials and threads, showing progress. */
enum fc_status fc_job_answer(struct fc_job *job, int n, const struct fc_promise *const promise[],
                             struct fc_promise_answers *out);

/* What questions about other plans start from: the job's plan, options and arena. Without
   progress. */
struct fc_study fc_job_study(struct fc_job *job);

/* The same for questions that run the plan again and again: 54,000 trials are enough for what they
   say, unless --trials says otherwise. */
struct fc_study fc_job_repeated_study(struct fc_job *job);

/* Adds to the problems what planners get wrong (questions/lint), as far as the result tells. */
enum fc_status fc_job_lint(struct fc_job *job, const struct fc_result *result);

/* The date to print: --date, else SOURCE_DATE_EPOCH's, else today. */
const char *fc_job_date(struct fc_job *job, char out[16]);

/* Writes the text to stdout at once and gives it back; 0, or 3 with a sentence when that failed. */
int fc_job_put(struct fc_text *text);

/* The same for an answer, as plain text. */
int fc_job_put_answer(struct fc_job *job, struct fc_answer *answer);

#endif
