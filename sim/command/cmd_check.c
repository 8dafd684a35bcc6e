/* check: what is wrong with a plan, and odd about it; whether a promise is kept, for scripts. */
#include "command/commands.h"

#include "command/finish.h"
#include "command/job.h"
#include "output/say_inputs.h"
#include "output/say_promise.h"
#include "output/say_run.h"
#include "questions/levers.h"
#include "questions/lint.h"

enum { NOT_KEPT = 1 };

static int print_checks(struct fc_job *job, const struct fc_result *result)
{
    const struct fc_json_parts parts = {.result = result, .checks = &job->problems};
    struct fc_answer           answer = {.arena = &job->arena};
    int                        code;
    if (fc_job_lint(job, result) != FC_OK)
        return fc_job_fail(job, FC_NO_MEMORY);
    if (fc_finish_data(job, &parts, &code))
        return code;
    if (!job->options.quiet)
        fc_say_plan(&answer, job->plan);
    if (job->options.show)
        fc_say_inputs(&answer, job->plan);
    if (!job->options.quiet || job->problems.size > 0)
        fc_say_checks(&answer, &job->problems, job->problems.size, NULL);
    return fc_job_put_answer(job, &answer);
}

/* Some mistakes only show in what comes of them: a few trials are enough to see. */
static int validate(struct fc_job *job, int n, const struct fc_promise *const promise[])
{
    struct fc_promise_answers answers;
    if ((job->options.given & FC_OPTION_BIT(FC_O_TRIALS)) == 0)
        job->options.trials = FC_LINT_TRIALS;
    const enum fc_status status = fc_job_answer(job, n, promise, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const int code = print_checks(job, &answers.result);
    fc_promise_answers_free(&answers);
    return code;
}

static bool all_kept(const struct fc_promise_answers *answers)
{
    bool kept = true;
    for (int i = 0; i < answers->n; i++)
        kept = kept && answers->answer[i].verdict == FC_VERDICT_YES;
    return kept;
}

static int print_verdicts(struct fc_job *job, const struct fc_promise_answers *answers)
{
    static const char *const   next[] = {"ask", "", NULL};
    const struct fc_json_parts parts = {
        .result = &answers->result, .promises = answers, .checks = &job->problems};
    struct fc_answer answer = {.arena = &job->arena};
    double           error = 0;
    int              code;
    if (fc_job_lint(job, &answers->result) != FC_OK)
        return fc_job_fail(job, FC_NO_MEMORY);
    if (fc_finish_data(job, &parts, &code))
        return code;
    for (int i = 0; i < answers->n; i++)
        if (answers->answer[i].chance.standard_error > error)
            error = answers->answer[i].chance.standard_error;
    if (job->options.show)
        fc_say_inputs(&answer, job->plan);
    fc_say_partial(&answer, &answers->result);
    fc_say_verdicts(&answer, answers);
    const struct fc_run_facts run = fc_run_facts_of(&answers->result);
    fc_finish_answer(job, &answer, &run, error, next);
    return fc_finish_code(answers->result.partial, fc_job_put_answer(job, &answer));
}

static int test(struct fc_job *job, int n, const struct fc_promise *const promise[])
{
    struct fc_promise_answers answers;
    enum fc_status            status = fc_job_answer(job, n, promise, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const struct fc_study study = fc_job_study(job);
    status = fc_levers_verdicts(&answers, &study, &job->error);
    int code = status == FC_OK ? print_verdicts(job, &answers) : fc_job_fail(job, status);
    if (code == 0 && !all_kept(&answers))
        code = NOT_KEPT;
    fc_promise_answers_free(&answers);
    return code;
}

int fc_cmd_check(struct fc_job *job)
{
    int                             n;
    const struct fc_promise *const *promise;
    enum fc_status                  status = fc_job_load(job);
    if (status == FC_OK)
        status = fc_job_promises(job, &n, &promise);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (job->options.promise.n == 0 && !job->options.kept)
        return validate(job, n, promise);
    if (job->options.promise.n > 0 && job->options.kept)
        return fc_job_refuse(job, "leave one of them out",
                             "--kept tests the plan's promises, --promise another instead");
    if (n == 0)
        return fc_job_refuse(job, "add a [promise] section, or give --promise",
                             "the plan makes no promise to test");
    return test(job, n, promise);
}
