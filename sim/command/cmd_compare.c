/* compare: what a change costs and brings, or what each value of one key does. */
#include "command/commands.h"

#include <math.h>
#include <string.h>

#include "command/finish.h"
#include "command/job.h"
#include "command/progress.h"
#include "output/json_compare.h"
#include "output/say_compare.h"
#include "output/say_sweep.h"
#include "questions/compare.h"
#include "questions/sweep.h"

/* ---- what plans are called ---- */

/* "cut-20" of "scenarios/cut-20.ini". */
static const char *stem_of(struct fc_job *job, const char *file)
{
    const char  *slash = strrchr(file, '/');
    const char  *name = slash == NULL ? file : slash + 1;
    const char  *dot = strrchr(name, '.');
    const size_t length = dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name);
    return fc_arena_copy(&job->arena, name, length);
}

static bool is_taken(const char *name, const char *const label[], int n)
{
    for (int i = 0; i < n; i++)
        if (label[i] == NULL || strcmp(label[i], name) == 0)
            return true;
    return false;
}

/* Their own names; files' names where two are alike; numbered where these are, too. */
static bool name_plans(struct fc_job *job, int n, const struct fc_plan *const plan[],
                       const char *label[])
{
    bool own = true;
    for (int i = 0; i < n; i++) {
        own = own && plan[i]->name != NULL && !is_taken(plan[i]->name, label, i);
        label[i] = plan[i]->name;
    }
    for (int i = 0; i < n && !own; i++) {
        const char *stem = stem_of(job, plan[i]->file);
        label[i] = stem == NULL               ? NULL
                   : is_taken(stem, label, i) ? fc_arena_print(&job->arena, "%s (%d)", stem, i + 1)
                                              : stem;
    }
    for (int i = 0; i < n; i++)
        if (label[i] == NULL)
            return false;
    return true;
}

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

static bool is_known(const struct fc_problems *problems, const struct fc_problem *problem)
{
    for (size_t i = 0; i < problems->size; i++)
        if (problems->item[i].place.line == problem->place.line &&
            strcmp(problems->item[i].text, problem->text) == 0)
            return true;
    return false;
}

/* What is odd about two plans in the same way stands in the file both are based on. */
static void add_warnings(struct fc_job *job, const struct fc_problems *found)
{
    for (size_t i = 0; i < found->size; i++)
        if (!is_known(&job->problems, &found->item[i]))
            fc_warning_at(&job->problems, found->item[i].rule, found->item[i].place,
                          found->item[i].hint, "%s", found->item[i].text);
}

/* The file with --set and this setting (or NULL) on top: settings count for every plan. */
static enum fc_status load_other(struct fc_job *job, const char *file, const char *set,
                                 const struct fc_plan **out)
{
    struct fc_problems own = {.arena = &job->arena};
    struct fc_study    study = fc_job_study(job);
    struct fc_plan    *plan = NULL;
    study.file = file;
    const enum fc_status status =
        fc_study_variant(&plan, &study, set != NULL, &set, &own, &job->error);
    *out = plan;
    if (status != FC_OK)
        job->problems = own;
    else if (set == NULL) /* what a value of a sweep makes odd is no remark on the plan */
        add_warnings(job, &own);
    return status;
}

static int compare_plans(struct fc_job *job)
{
    struct compared of;
    enum fc_status  status = make_room(job, &of, job->options.words.n);
    for (int i = 1; i < of.n && status == FC_OK; i++)
        status = load_other(job, job->options.words.text[i], NULL, &of.plan[i]);
    if (status == FC_OK && !name_plans(job, of.n, of.plan, of.label))
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
        status = load_other(job, job->options.words.text[0], swept.sweep.set[i], &of.plan[i + 1]);
        of.label[i + 1] = swept.sweep.label[i];
    }
    if (status == FC_OK) {
        of.label[0] =
            job->plan->name != NULL ? job->plan->name : stem_of(job, job->options.words.text[0]);
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
