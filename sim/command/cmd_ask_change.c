/* ask: what if we cut it, do we need it, should we add it, should we trade one for another? */
#include "command/ask_answers.h"

#include <math.h>

#include "command/finish.h"
#include "command/progress.h"
#include "output/json_compare.h"
#include "output/say_change.h"
#include "output/say_compare.h"
#include "output/say_returns.h"
#include "questions/compare.h"
#include "questions/levers.h"

/* All that is known when it is said. */
struct changed {
    const struct fc_asked          *asked;
    struct fc_study                 study;
    struct fc_plan                 *plan; /* with the change */
    int                             n_promises;
    const struct fc_promise *const *promise; /* of the plan as it is, */
    const struct fc_promise       **moved;   /* [n_promises] the same of the changed one */
    struct fc_comparison            comparison;
};

/* ---- running ---- */

/* A confidence in the question counts for all promises that are looked at. */
static void lay_confidence(struct fc_job *job, struct changed *of)
{
    if (!of->asked->confidence_said)
        return;
    of->study.confidence = of->asked->confidence;
    job->plan->confidence = of->asked->confidence;
    for (int i = 0; i < job->plan->n_promises; i++)
        job->plan->promise[i].confidence = of->asked->confidence;
}

static enum fc_status choose_promises(struct fc_job *job, struct changed *of)
{
    const struct fc_promise **one;
    if (of->asked->promise.n_clauses == 0)
        return fc_job_promises(job, &of->n_promises, &of->promise);
    one = fc_arena_take(&job->arena, 1, sizeof *one);
    if (one == NULL)
        return FC_NO_MEMORY;
    *one = &of->asked->promise;
    of->n_promises = 1;
    of->promise = one;
    return FC_OK;
}

/* What the change makes odd is no remark on the plan; what makes it no plan is said. */
static enum fc_status load(struct fc_job *job, struct changed *of)
{
    struct fc_problems   own = {.arena = &job->arena};
    const enum fc_status status = fc_study_variant(&of->plan, &of->study, of->asked->change.n,
                                                   of->asked->change.set, &own, &job->error);
    if (status != FC_OK)
        job->problems = own;
    return status;
}

static enum fc_status move_promises(struct fc_job *job, struct changed *of)
{
    of->moved = fc_arena_take(&job->arena, (size_t)of->n_promises + 1, sizeof *of->moved);
    for (int i = 0; i < of->n_promises && of->moved != NULL; i++) {
        of->moved[i] = fc_promise_on(of->plan, of->promise[i], job->plan, &job->arena);
        if (of->moved[i] == NULL)
            return FC_NO_MEMORY;
    }
    return of->moved == NULL ? FC_NO_MEMORY : FC_OK;
}

static enum fc_status compare(struct fc_job *job, struct changed *of)
{
    const struct fc_plan *const plan[] = {job->plan, of->plan};
    const char                 *label[] = {"the plan as it is", NULL};
    struct fc_bar               bar;
    label[1] = fc_arena_print(&job->arena, "%s", fc_change_words(&of->asked->change).text);
    if (label[1] == NULL)
        return FC_NO_MEMORY;
    fc_progress_begin(&bar, job->options.quiet);
    of->study.progress = fc_progress_to(&bar);
    const enum fc_status status = fc_compare(&of->comparison, &of->study, 2, plan, label,
                                             of->n_promises, of->promise, &job->error);
    fc_progress_end(&bar);
    return status;
}

/* ---- as data: the changed plan's promises, and the difference ---- */

/* As if the changed plan were a file of its own: its levers go out from it. */
static enum fc_status find_levers(struct fc_job *job, const struct changed *of,
                                  struct fc_promise_answers *answers)
{
    const struct fc_settings *base = &of->study.settings;
    struct fc_study           study = of->study;
    const int                 n = base->n + of->asked->change.n;
    const char              **text = fc_arena_take(&job->arena, (size_t)n, sizeof *text);
    if (text == NULL)
        return FC_NO_MEMORY;
    for (int i = 0; i < n; i++)
        text[i] = i < base->n ? base->text[i] : of->asked->change.set[i - base->n];
    study.plan = of->plan;
    study.settings = (struct fc_settings){n, text};
    return fc_levers_answer(answers, &study, &job->error);
}

static enum fc_status answer_changed(struct fc_job *job, struct changed *of,
                                     struct fc_promise_answers *out)
{
    struct fc_plan *plan = job->plan;
    job->plan = of->plan;
    enum fc_status status = fc_job_answer(job, of->n_promises, of->moved, out);
    job->plan = plan;
    if (status != FC_OK || job->options.csv)
        return status;
    status = find_levers(job, of, out);
    if (status != FC_OK)
        fc_promise_answers_free(out);
    return status;
}

static int print_data(struct fc_job *job, struct changed *of, const struct fc_returns *returns)
{
    struct fc_promise_answers answers;
    const enum fc_status      status = answer_changed(job, of, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const struct fc_json_more  more[] = {{"change", fc_json_change, &of->asked->change},
                                         {"compare", fc_json_compare, &of->comparison}};
    const struct fc_json_parts parts = {.result = &answers.result,
                                        .promises = &answers,
                                        .returns = returns,
                                        .n_more = sizeof more / sizeof *more,
                                        .more = more,
                                        .checks = &job->problems};
    int                        code;
    fc_finish_data(job, &parts, &code);
    code = fc_finish_code(of->comparison.partial || fc_levers_partial(&answers), code);
    fc_promise_answers_free(&answers);
    return code;
}

/* ---- in words ---- */

static double worst_error(const struct fc_comparison *comparison)
{
    double worst = 0;
    for (int p = 0; p < comparison->with[0].n_promises; p++)
        for (int side = 0; side < 2; side++)
            worst = fmax(worst, comparison->with[0].promise[p].chance[side].standard_error);
    return worst;
}

static int print_words(struct fc_job *job, const struct changed *of, const struct fc_result *all,
                       const struct fc_returns *returns)
{
    struct fc_answer          answer = {.arena = &job->arena};
    const struct fc_run_facts run = {.plan = job->plan,
                                     .seed = of->comparison.seed,
                                     .trials = of->comparison.trials,
                                     .partial = of->comparison.partial};
    const char               *set = fc_change_as_options(&of->asked->change, &job->arena);
    const char *const         next[] = {"ask", set, "forecast", set, NULL};
    fc_say_change(&answer, of->asked, &of->comparison);
    fc_say_compare(&answer, &of->comparison);
    fc_say_compare_months(&answer, &of->comparison);
    fc_say_change_as_set(&answer, &of->asked->change);
    if (returns != NULL)
        fc_say_returns(&answer, all, returns);
    if (set == NULL)
        return fc_job_fail(job, FC_NO_MEMORY);
    fc_finish_answer(job, &answer, &run, worst_error(&of->comparison), next);
    return fc_finish_code(run.partial, fc_job_put_answer(job, &answer));
}

static int print(struct fc_job *job, struct changed *of, const struct fc_result *all,
                 const struct fc_returns *returns)
{
    job->n_warnings = job->problems.size;
    return job->options.json || job->options.csv ? print_data(job, of, returns)
                                                 : print_words(job, of, all, returns);
}

/* What the channel returns is told of the plan as it is. */
static int print_both(struct fc_job *job, struct changed *of)
{
    struct fc_promise_answers answers;
    job->by_channel = true;
    const enum fc_status status = fc_job_answer(job, 0, NULL, &answers);
    job->by_channel = false;
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const struct fc_returns returns = fc_returns_of(&answers.result, of->asked->channel);
    const int               code = print(job, of, &answers.result, &returns);
    fc_promise_answers_free(&answers);
    return code;
}

int fc_answer_change(struct fc_job *job, const struct fc_asked *asked)
{
    struct changed of = {.asked = asked, .study = fc_job_study(job)};
    lay_confidence(job, &of);
    enum fc_status status = choose_promises(job, &of);
    if (status == FC_OK)
        status = load(job, &of);
    if (status == FC_OK)
        status = move_promises(job, &of);
    if (status == FC_OK)
        status = compare(job, &of);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    return asked->returns ? print_both(job, &of) : print(job, &of, NULL, NULL);
}
