#include "command/chart_questions.h"

#include <string.h>

#include "command/other_plans.h"
#include "output/compare_figures.h"
#include "output/table_figures.h"
#include "output/why_figures.h"
#include "questions/compare.h"

/* Other budgets are run only for the chart that shows them. */
static enum fc_status add_table(struct fc_picture_of *of, struct fc_job *job)
{
    const struct fc_study study = fc_job_study(job);
    return fc_table_figures_make(&of->table, &of->no_table, &study, of->result, of->promise,
                                 &job->error);
}

/* The promise that is shown, asked of the plans of --against too. */
static enum fc_status add_compare(struct fc_picture_of *of, struct fc_job *job)
{
    const int              n = job->options.against.n + 1;
    const struct fc_study  study = fc_job_study(job);
    struct fc_comparison   comparison;
    const struct fc_plan **plan = fc_arena_take(&job->arena, (size_t)n, sizeof *plan);
    const char           **label = fc_arena_take(&job->arena, (size_t)n, sizeof *label);
    if (n == 1)
        return FC_OK;
    if (plan == NULL || label == NULL)
        return FC_NO_MEMORY;
    enum fc_status status = FC_OK;
    plan[0] = job->plan;
    for (int i = 1; i < n && status == FC_OK; i++)
        status = fc_job_load_other(job, job->options.against.text[i - 1], NULL, &plan[i]);
    if (status == FC_OK && !fc_job_name_plans(job, n, plan, label))
        status = FC_NO_MEMORY;
    const struct fc_promise *promise = of->promise == NULL ? NULL : of->promise->promise;
    if (status == FC_OK)
        status =
            fc_compare(&comparison, &study, n, plan, label, promise != NULL, &promise, &job->error);
    if (status == FC_OK)
        status = fc_compare_figures_make(&of->compare, &of->no_compare, &comparison, &job->arena,
                                         &job->error);
    return status;
}

static enum fc_status no_memory(struct fc_job *job)
{
    return fc_fail(&job->error, FC_NO_MEMORY, "There is not enough memory for the chart.");
}

static enum fc_status add_drivers(struct fc_picture_of *of, struct fc_job *job)
{
    const struct fc_study           study = fc_job_repeated_study(job);
    struct fc_drivers_answer        drivers;
    const struct fc_drivers_request request = {.study = &study, .promise = of->promise->promise};
    const enum fc_status            status = fc_drivers_find(&drivers, &request, &job->error);
    if (status == FC_OK)
        of->drivers = fc_drivers_figures(&drivers, &job->arena);
    return status == FC_OK && of->drivers == NULL ? no_memory(job) : status;
}

static enum fc_status add_owners(struct fc_picture_of *of, struct fc_job *job)
{
    const struct fc_study   study = fc_job_repeated_study(job);
    struct fc_owners_answer owners;
    const enum fc_status    status =
        fc_owners_find(&owners, &study, of->promise->promise, &job->error);
    if (status == FC_OK)
        of->owners = fc_owners_figures(&owners, &job->arena);
    return status == FC_OK && of->owners == NULL ? no_memory(job) : status;
}

static enum fc_status add_risk(struct fc_picture_of *of, struct fc_job *job)
{
    const struct fc_study study = fc_job_repeated_study(job);
    return fc_risk_figures(&of->risk, &study, &job->error);
}

/* Charts that need more than the promise's own run, and what makes it. */
static const struct {
    const char *type;
    enum fc_status (*add)(struct fc_picture_of *of, struct fc_job *job);
} questions[] = {{"table", add_table},
                 {"drivers", add_drivers},
                 {"risk", add_risk},
                 {"owners", add_owners},
                 {"compare", add_compare}};

enum fc_status fc_chart_questions(struct fc_picture_of *of, struct fc_job *job, const char *type)
{
    enum fc_status status = FC_OK;
    for (size_t i = 0; i < sizeof questions / sizeof *questions && status == FC_OK; i++) {
        const bool asked = type == NULL || strcmp(type, questions[i].type) == 0;
        const bool fits = of->promise != NULL || questions[i].add == add_compare;
        if (asked && fits && !of->result->partial)
            status = questions[i].add(of, job);
    }
    return status;
}
