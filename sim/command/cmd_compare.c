/* compare: what a change costs and brings, or what each value of one key does. */
#include "command/commands.h"

#include <math.h>

#include "command/finish.h"
#include "command/job.h"
#include "command/other_plans.h"
#include "command/progress.h"
#include "output/json_compare.h"
#include "output/say_compare.h"
#include "output/say_sweep.h"
#include "questions/compare.h"
#include "questions/sweep.h"

/* ---- running ---- */

struct compared {
    int                             n; /* plans */
    const struct fc_plan          **plan;
    const char                    **label;
    int                             n_promises;
    const struct fc_promise *const *promise;
    struct fc_comparison            comparison;
};

static enum fc_status make_room(struct fc_job *job, struct compared *out, int n)
{
    *out = (struct compared){.n = n};
    out->plan = fc_arena_take(&job->arena, (size_t)n, sizeof *out->plan);
    out->label = fc_arena_take(&job->arena, (size_t)n, sizeof *out->label);
    if (out->plan == NULL || out->label == NULL)
        return FC_NO_MEMORY;
    out->plan[0] = job->plan;
    return fc_job_promises(job, &out->n_promises, &out->promise);
}

static enum fc_status run(struct fc_job *job, struct compared *of)
{
    struct fc_bar   bar;
    struct fc_study study = fc_job_study(job);
    fc_progress_begin(&bar, job->options.quiet);
    study.progress = fc_progress_to(&bar);
    job->n_warnings = job->problems.size;
    const enum fc_status status = fc_compare(&of->comparison, &study, of->n, of->plan, of->label,
                                             of->n_promises, of->promise, &job->error);
    fc_progress_end(&bar);
    return status;
}

static struct fc_run_facts facts_of(const struct fc_comparison *comparison)
{
    return (struct fc_run_facts){.plan = comparison->plan,
                                 .seed = comparison->seed,
                                 .trials = comparison->trials,
                                 .partial = comparison->partial};
}

/* Of all chances that were said. */
static double worst_error(const struct fc_comparison *comparison)
{
    double worst = 0;
    for (int i = 0; i < comparison->n; i++)
        for (int p = 0; p < comparison->with[i].n_promises; p++)
            for (int side = 0; side < 2; side++)
                worst = fmax(worst, comparison->with[i].promise[p].chance[side].standard_error);
    return worst;
}

/* Ends an answer, or prints it as JSON with this part. */
static int finish(struct fc_job *job, struct fc_answer *answer, const struct fc_json_more *part,
                  const struct fc_comparison *comparison)
{
    static const char *const   next[] = {"ask", "", "forecast", "", NULL};
    const struct fc_run_facts  facts = facts_of(comparison);
    const struct fc_json_parts parts = {
        .run = facts, .n_more = 1, .more = part, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    fc_finish_answer(job, answer, &facts, worst_error(comparison), next);
    return fc_finish_code(comparison->partial, fc_job_put_answer(job, answer));
}

/* ---- plans against the first ---- */

static int compare_plans(struct fc_job *job)
{
    struct compared of;
    enum fc_status  status = make_room(job, &of, job->options.words.n);
    for (int i = 1; i < of.n && status == FC_OK; i++)
        status = fc_job_load_other(job, job->options.words.text[i], NULL, &of.plan[i]);
    if (status == FC_OK && !fc_job_name_plans(job, of.n, of.plan, of.label))
        status = FC_NO_MEMORY;
    if (status == FC_OK)
        status = run(job, &of);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    struct fc_answer          answer = {.arena = &job->arena};
    const struct fc_json_more part = {"compare", fc_json_compare, &of.comparison};
    fc_say_compare(&answer, &of.comparison);
    fc_say_compare_months(&answer, &of.comparison);
    if (!job->options.quiet)
        fc_say_compare_luck(&answer, &of.comparison);
    return finish(job, &answer, &part, &of.comparison);
}

/* ---- a key over values ---- */

static int sweep(struct fc_job *job)
{
    struct compared of;
    struct fc_swept swept = {.comparison = &of.comparison};
    if (!fc_sweep_read(&swept.sweep, fc_piece_of("--sweep", job->options.sweep), &job->arena,
                       &job->problems))
        return fc_job_fail(job, FC_BAD_USAGE);
    enum fc_status status = make_room(job, &of, swept.sweep.n + 1);
    for (int i = 0; i < swept.sweep.n && status == FC_OK; i++) {
        status =
            fc_job_load_other(job, job->options.words.text[0], swept.sweep.set[i], &of.plan[i + 1]);
        of.label[i + 1] = swept.sweep.label[i];
    }
    if (status == FC_OK) {
        of.label[0] = fc_job_name_plan(job, job->plan);
        status = of.label[0] == NULL ? FC_NO_MEMORY : run(job, &of);
    }
    if (status != FC_OK)
        return fc_job_fail(job, status);
    struct fc_answer          answer = {.arena = &job->arena};
    const struct fc_json_more part = {"sweep", fc_json_sweep, &swept};
    fc_say_sweep(&answer, &swept);
    return finish(job, &answer, &part, &of.comparison);
}

int fc_cmd_compare(struct fc_job *job)
{
    const int n = job->options.words.n;
    if (job->options.sweep != NULL && n > 1)
        return fc_job_refuse(job, "name one plan; its key is varied",
                             "--sweep is about one plan, and %d are named", n);
    if (job->options.sweep == NULL && n < 2)
        return fc_job_refuse(job,
                             "add another plan, or --sweep 'channel search.spend = 10k..60k step "
                             "10k'",
                             "a plan is compared with another one");
    const enum fc_status status = fc_job_load(job);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    return job->options.sweep != NULL ? sweep(job) : compare_plans(job);
}
