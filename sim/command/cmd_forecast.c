/* forecast: the months of a plan, or its channels. */
#include "command/commands.h"

#include "command/finish.h"
#include "command/job.h"
#include "output/say_channels.h"
#include "output/say_deals.h"
#include "output/say_forecast.h"
#include "output/say_run.h"
#include "output/say_spend.h"
#include "output/say_totals.h"

static int print(struct fc_job *job, const struct fc_result *result)
{
    static const char *const   next[] = {"ask", "", NULL};
    const struct fc_json_parts parts = {
        .result = result, .measures = true, .checks = &job->problems};
    int code;
    if (fc_job_lint(job, result) != FC_OK)
        return fc_job_fail(job, FC_NO_MEMORY);
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    fc_say_partial(&answer, result);
    fc_say_money(&answer, result);
    fc_say_totals(&answer, result, !fc_has_net_gain(result->plan));
    fc_say_bills(&answer, result, -1);
    fc_say_large_deals(&answer, result, -1);
    fc_say_spend(&answer, result->plan, -1);
    if (job->by_channel)
        fc_say_channels(&answer, result);
    else
        fc_say_months(&answer, result);
    if (!job->options.quiet)
        fc_say_means_error(&answer, result);
    const struct fc_run_facts run = fc_run_facts_of(result);
    fc_finish_answer(job, &answer, &run, 0, next);
    return fc_finish_code(result->partial, fc_job_put_answer(job, &answer));
}

int fc_cmd_forecast(struct fc_job *job)
{
    struct fc_promise_answers answers;
    enum fc_status            status = fc_job_load(job);
    job->by_channel = job->options.by != NULL;
    if (status == FC_OK)
        status = fc_job_answer(job, 0, NULL, &answers);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    const int code = print(job, &answers.result);
    fc_promise_answers_free(&answers);
    return code;
}
