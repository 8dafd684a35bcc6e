#include "command/one_promise.h"

#include <string.h>

#include "output/say_run.h"

enum fc_status fc_one_promise(const struct fc_promise **out, struct fc_job *job)
{
    int                             n;
    const struct fc_promise *const *promise;
    if (job->options.promise.n > 1) {
        fc_error_at(&job->problems, "usage", (struct fc_place){.file = "--promise"},
                    "run it once for each promise",
                    "this is asked of one promise, and --promise "
                    "is given %d times",
                    job->options.promise.n);
        return FC_BAD_USAGE;
    }
    const enum fc_status status = fc_job_promises(job, &n, &promise);
    if (status == FC_OK)
        *out = n > 0 ? promise[0] : NULL;
    return status;
}

int fc_refuse_no_promise(struct fc_job *job)
{
    return fc_job_refuse(job, "add a [promise] section, or give --promise '150 leads a month'",
                         "the plan makes no promise");
}

void fc_say_other_promise(struct fc_answer *answer, struct fc_job *job, const char *command)
{
    if (job->options.quiet || job->options.promise.n > 0 || job->plan->n_promises < 2)
        return;
    const char *name = job->plan->promise[1].section.name;
    const char *rest = strpbrk(name, " '") != NULL
                           ? fc_arena_print(&job->arena, " --promise \"%s\"", name)
                           : fc_arena_print(&job->arena, " --promise %s", name);
    if (rest != NULL)
        fc_say_next(answer, command, job->options.words.text[0], rest);
}
