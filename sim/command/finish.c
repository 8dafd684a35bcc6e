#include "command/finish.h"

#include <stdio.h>

#include "output/as_csv.h"
#include "output/as_problems.h"
#include "output/say_run.h"

/* Remarks are talk, warnings are not. */
static struct fc_problems not_kept_back(const struct fc_job *job)
{
    struct fc_problems problems = job->problems;
    if (job->options.quiet) {
        problems.size = job->n_warnings;
        problems.left_out = 0;
    }
    return problems;
}

static void say_checks(struct fc_job *job, struct fc_answer *answer)
{
    const struct fc_problems problems = not_kept_back(job);
    if (!job->options.quiet || problems.size > 0)
        fc_say_checks(answer, &problems, job->n_warnings, job->options.words.text[0]);
}

void fc_finish_answer(struct fc_job *job, struct fc_answer *answer, const struct fc_run_facts *run,
                      double standard_error, const char *const next[])
{
    char date[16];
    if (job->plan->note != NULL)
        fc_answer_say(answer, FC_SAY_NOTE, "Note: %s", job->plan->note);
    if (!job->options.quiet)
        fc_say_run(answer, run, standard_error, fc_job_date(job, date));
    say_checks(job, answer);
    if (job->options.quiet)
        return;
    for (int i = 0; next[i] != NULL; i += 2)
        fc_say_next(answer, next[i], job->options.words.text[0], next[i + 1]);
}

bool fc_finish_data(struct fc_job *job, const struct fc_json_parts *parts, int *code)
{
    struct fc_text text = {0};
    if (job->options.json) {
        fc_as_json(&text, parts);
    } else if (job->options.csv) {
        struct fc_text           warnings = {0};
        const struct fc_problems problems = not_kept_back(job);
        fc_as_problems(&warnings, &problems, false);
        if (warnings.length > 0 && !warnings.failed)
            fwrite(warnings.bytes, 1, warnings.length, stderr);
        fc_text_free(&warnings);
        fc_as_csv(&text, parts->result);
    } else {
        return false;
    }
    *code = fc_finish_code(parts->result == NULL ? parts->run.partial : parts->result->partial,
                           fc_job_put(&text));
    return true;
}

int fc_finish_code(bool partial, int code)
{
    return code == 0 && partial ? fc_status_exit(FC_INTERRUPTED) : code;
}
