/* owners: who carries the risk of a promise, and what is plain chance? */
#include "command/commands.h"

#include "command/finish.h"
#include "command/one_promise.h"
#include "output/say_owners.h"

int fc_print_owners(struct fc_job *job, const struct fc_owners_answer *owners)
{
    static const char *const  next[] = {"drivers", "", NULL};
    const struct fc_json_more more = {"owners", fc_json_owners, owners};
    const struct fc_run_facts run = {
        .plan = job->plan, .seed = job->options.seed, .trials = owners->trials};
    const struct fc_json_parts parts = {
        .run = run, .n_more = 1, .more = &more, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    fc_say_owners(&answer, owners);
    fc_finish_answer(job, &answer, &run, owners->kept.standard_error, next);
    fc_say_other_promise(&answer, job, "owners");
    return fc_job_put_answer(job, &answer);
}

int fc_cmd_owners(struct fc_job *job)
{
    const struct fc_promise *promise;
    struct fc_owners_answer  owners;
    enum fc_status           status = fc_job_load(job);
    if (status == FC_OK)
        status = fc_one_promise(&promise, job);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (promise == NULL)
        return fc_refuse_no_promise(job);
    const struct fc_study study = fc_job_repeated_study(job);
    status = fc_owners_find(&owners, &study, promise, &job->error);
    return status == FC_OK ? fc_print_owners(job, &owners) : fc_job_fail(job, status);
}
