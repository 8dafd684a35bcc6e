/* seek: the least spend, or the least change of any key, that keeps a promise. */
#include "command/commands.h"

#include <math.h>

#include "command/finish.h"
#include "command/one_promise.h"
#include "output/json_seek.h"
#include "output/say_seek.h"

/* Trials that were asked for are all run; else as many as a useful answer takes. */
static double error_wanted(const struct fc_job *job)
{
    static const double LEAST = 1e-9;
    return (job->options.given & FC_OPTION_BIT(FC_O_TRIALS)) != 0 ? LEAST : 0;
}

int fc_print_sought(struct fc_job *job, const struct fc_sought *sought)
{
    const struct fc_run_facts   run = {.plan = job->plan,
                                       .seed = job->options.seed,
                                       .trials = sought->trials,
                                       .closed_form = sought->closed_form};
    const struct fc_json_sought part = {sought, job->plan};
    const struct fc_json_more   more = {"seek", fc_json_seek, &part};
    const struct fc_json_parts  parts = {
         .run = run, .n_more = 1, .more = &more, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    const bool       moves = sought->found && sought->at != fc_seek_key_now(&sought->key);
    const char      *set = fc_arena_print(&job->arena, " --set '%s'", sought->set);
    const char      *next[] = {moves && set != NULL ? "ask" : NULL, set, NULL};
    fc_say_seek(&answer, job->plan, sought);
    fc_finish_answer(job, &answer, &run,
                     fmax(sought->chance.standard_error, sought->fresh.standard_error), next);
    return fc_job_put_answer(job, &answer);
}

int fc_cmd_seek(struct fc_job *job)
{
    struct fc_seek_key     key;
    struct fc_sought       sought;
    struct fc_seek_request request = {
        .key = &key, .curve = true, .confirm = true, .standard_error = error_wanted(job)};
    enum fc_status status = fc_job_load(job);
    if (status == FC_OK)
        status = fc_one_promise(&request.promise, job);
    if (status == FC_OK && request.promise == NULL)
        return fc_refuse_no_promise(job);
    const struct fc_study study = fc_job_study(job);
    if (status == FC_OK)
        status = fc_seek_key_read(&key, &study, job->options.vary, &job->problems, &job->error);
    if (status == FC_OK)
        status = fc_seek(&sought, &study, &request, &job->problems, &job->error);
    return status == FC_OK ? fc_print_sought(job, &sought) : fc_job_fail(job, status);
}
