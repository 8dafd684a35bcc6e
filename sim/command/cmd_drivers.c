/* drivers: what decides a promise, what is plain chance, what to measure first? */
#include "command/commands.h"

#include <string.h>

#include "command/finish.h"
#include "command/one_promise.h"
#include "model/metric.h"
#include "output/say_drivers.h"

/* The plans of --between, by commas. */
struct choice {
    int                    n;
    const struct fc_plan **plan;
    const char           **label;
};

static enum fc_status load_choice(struct choice *out, struct fc_job *job,
                                  const struct fc_study *study)
{
    const char *text = job->options.between;
    size_t      room = 1;
    for (const char *at = text; *at != '\0'; at++)
        room += *at == ',';
    out->plan = fc_arena_take(&job->arena, room, sizeof *out->plan);
    out->label = fc_arena_take(&job->arena, room, sizeof *out->label);
    for (; out->plan != NULL && out->label != NULL && (size_t)out->n < room; out->n++) {
        const size_t    length = strcspn(text, ",");
        struct fc_plan *plan = NULL;
        out->label[out->n] = fc_arena_copy(&job->arena, text, length);
        if (out->label[out->n] == NULL)
            return FC_NO_MEMORY;
        const enum fc_status status =
            fc_study_other(&plan, study, out->label[out->n], &job->problems, &job->error);
        if (status != FC_OK)
            return status;
        out->plan[out->n] = plan;
        text += length + (text[length] == ',');
    }
    return out->plan == NULL || out->label == NULL ? FC_NO_MEMORY : FC_OK;
}

int fc_print_drivers(struct fc_job *job, const struct fc_drivers_answer *drivers,
                     const char *const label[])
{
    static const char *const next[] = {"owners", "", NULL}, *const none[] = {NULL};
    const struct fc_json_more more = {"drivers", fc_json_drivers, drivers};
    const struct fc_run_facts run = {
        .plan = job->plan, .seed = job->options.seed, .trials = drivers->trials};
    const struct fc_json_parts parts = {
        .run = run, .n_more = 1, .more = &more, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    fc_say_drivers(&answer, drivers, label);
    fc_finish_answer(job, &answer, &run, drivers->fifth_error,
                     drivers->promise != NULL ? next : none);
    if (drivers->promise != NULL)
        fc_say_other_promise(&answer, job, "drivers");
    return fc_job_put_answer(job, &answer);
}

/* What is asked about: a measure, or a promise. */
static enum fc_status choose(struct fc_job *job, struct fc_drivers_request *request)
{
    const char *name = job->options.measure;
    if (name == NULL)
        return fc_one_promise(&request->promise, job);
    request->measure = fc_metric_find(fc_piece_of("--measure", name), job->plan, &job->problems);
    return request->measure < 0 ? FC_BAD_INPUT : FC_OK;
}

int fc_cmd_drivers(struct fc_job *job)
{
    struct fc_drivers_request request = {.measure = -1};
    struct fc_drivers_answer  drivers;
    struct choice             choice = {0};
    if (job->options.between != NULL && strchr(job->options.between, ',') == NULL)
        return fc_job_refuse(job, "such as --between today.ini,cut.ini",
                             "a choice needs two plans or more, with a comma between them");
    enum fc_status status = fc_job_load(job);
    if (status == FC_OK)
        status = choose(job, &request);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (request.promise == NULL && request.measure < 0)
        return fc_refuse_no_promise(job);
    const struct fc_study study = fc_job_repeated_study(job);
    if (job->options.between != NULL)
        status = load_choice(&choice, job, &study);
    request.study = &study;
    request.n_choices = choice.n;
    request.choice = choice.plan;
    if (status == FC_OK)
        status = fc_drivers_find(&drivers, &request, &job->error);
    return status == FC_OK ? fc_print_drivers(job, &drivers, choice.label)
                           : fc_job_fail(job, status);
}
