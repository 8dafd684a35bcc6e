/* ask: how much is needed, what budget does it take, who carries the risk, what to measure? */
#include "command/ask_answers.h"

#include "command/commands.h"
#include "command/finish.h"
#include "command/one_promise.h"
#include "output/json_need.h"
#include "output/say_agreement.h"
#include "output/say_enough.h"
#include "output/say_need.h"
#include "questions/drivers.h"
#include "questions/owners.h"
#include "questions/seek.h"

/* ---- needed for ---- */

static int print_need(struct fc_job *job, const struct fc_need *need,
                      const struct fc_enough *enough)
{
    static const char *const  next[] = {"ask", "", "owners", "", NULL};
    const struct fc_run_facts run = {
        .plan = job->plan, .seed = job->options.seed, .trials = need->trials};
    const struct fc_json_needed needed = {need, job->plan};
    const struct fc_json_more   more[] = {{"need", fc_json_need, &needed},
                                          {"enough", fc_json_enough, enough}};
    const struct fc_json_parts  parts = {
         .run = run, .n_more = enough == NULL ? 1 : 2, .more = more, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    if (enough != NULL) {
        fc_say_enough(&answer, job->plan, enough);
        fc_say_need_levels(&answer, job->plan, need);
    } else {
        fc_say_need(&answer, job->plan, need);
    }
    fc_finish_answer(job, &answer, &run, need->as_planned.standard_error, next);
    return fc_job_put_answer(job, &answer);
}

int fc_answer_need(struct fc_job *job, const struct fc_asked *asked)
{
    struct fc_need        need;
    struct fc_enough      enough;
    const struct fc_study study = fc_job_study(job);
    enum fc_status status = fc_need_find(&need, &study, &asked->promise.clause[0], &asked->goal,
                                         asked->goal.confidence, &job->error);
    if (status == FC_OK && asked->level_said)
        status = fc_enough_find(&enough, &study, &asked->promise, &asked->goal, &job->error);
    job->n_warnings = job->problems.size;
    return status == FC_OK ? print_need(job, &need, asked->level_said ? &enough : NULL)
                           : fc_job_fail(job, status);
}

/* ---- what budget ---- */

static const char *spend_of(struct fc_job *job, int channel)
{
    return fc_arena_print(&job->arena, "channel %s.spend",
                          job->plan->channel[channel].section.name);
}

int fc_answer_budget(struct fc_job *job, const struct fc_asked *asked)
{
    static const double          LEAST = 1e-9; /* trials that were asked for are all run */
    const bool                   all = (job->options.given & FC_OPTION_BIT(FC_O_TRIALS)) != 0;
    const struct fc_study        study = fc_job_study(job);
    struct fc_seek_key           key;
    struct fc_sought             sought;
    const struct fc_seek_request request = {.promise = &asked->promise,
                                            .key = &key,
                                            .curve = true,
                                            .confirm = true,
                                            .standard_error = all ? LEAST : 0};
    const char                  *name = asked->channel < 0 ? NULL : spend_of(job, asked->channel);
    if (asked->channel >= 0 && name == NULL)
        return fc_job_fail(job, FC_NO_MEMORY);
    enum fc_status status = fc_seek_key_read(&key, &study, name, &job->problems, &job->error);
    if (status == FC_OK)
        status = fc_seek(&sought, &study, &request, &job->problems, &job->error);
    return status == FC_OK ? fc_print_sought(job, &sought) : fc_job_fail(job, status);
}

/* ---- who and why ---- */

static enum fc_status promise_of(const struct fc_promise **out, struct fc_job *job,
                                 const struct fc_asked *asked)
{
    if (asked->promise.n_clauses == 0)
        return fc_one_promise(out, job);
    *out = &asked->promise;
    return FC_OK;
}

int fc_answer_risk(struct fc_job *job, const struct fc_asked *asked)
{
    const struct fc_promise *promise = NULL;
    struct fc_owners_answer  owners;
    const struct fc_study    study = fc_job_repeated_study(job);
    enum fc_status           status = promise_of(&promise, job, asked);
    if (status == FC_OK && promise == NULL)
        return fc_refuse_no_promise(job);
    if (status == FC_OK)
        status = fc_owners_find(&owners, &study, promise, &job->error);
    return status == FC_OK ? fc_print_owners(job, &owners) : fc_job_fail(job, status);
}

int fc_answer_measure(struct fc_job *job, const struct fc_asked *asked)
{
    const struct fc_study     study = fc_job_repeated_study(job);
    struct fc_drivers_request request = {.measure = -1, .study = &study};
    struct fc_drivers_answer  drivers;
    enum fc_status            status = promise_of(&request.promise, job, asked);
    if (status == FC_OK && request.promise == NULL)
        return fc_refuse_no_promise(job);
    if (status == FC_OK)
        status = fc_drivers_find(&drivers, &request, &job->error);
    return status == FC_OK ? fc_print_drivers(job, &drivers, NULL) : fc_job_fail(job, status);
}

static int print_agreement(struct fc_job *job, const struct fc_agreement *agreement)
{
    static const char *const  next[] = {"ask", "", "owners", "", NULL};
    const struct fc_json_more more = {"agreement", fc_json_agreement, agreement};
    const struct fc_run_facts run = {
        .plan = job->plan, .seed = job->options.seed, .trials = agreement->trials};
    const struct fc_json_parts parts = {
        .run = run, .n_more = 1, .more = &more, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    fc_say_agreement(&answer, agreement);
    fc_finish_answer(job, &answer, &run, agreement->all.standard_error, next);
    return fc_job_put_answer(job, &answer);
}

int fc_answer_agreement(struct fc_job *job, const struct fc_asked *asked)
{
    struct fc_agreement   agreement;
    const struct fc_study study = fc_job_repeated_study(job);
    job->plan->confidence = asked->confidence;
    const enum fc_status status = fc_agreement_find(&agreement, &study, &job->error);
    return status == FC_OK ? print_agreement(job, &agreement) : fc_job_fail(job, status);
}
