#include "command/other_plans.h"

#include <string.h>

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

const char *fc_job_name_plan(struct fc_job *job, const struct fc_plan *plan)
{
    return plan->name != NULL ? plan->name : stem_of(job, plan->file);
}

static bool is_taken(const char *name, const char *const label[], int n)
{
    for (int i = 0; i < n; i++)
        if (label[i] == NULL || strcmp(label[i], name) == 0)
            return true;
    return false;
}

bool fc_job_name_plans(struct fc_job *job, int n, const struct fc_plan *const plan[],
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

/* ---- loading ---- */

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

enum fc_status fc_job_load_other(struct fc_job *job, const char *file, const char *set,
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
