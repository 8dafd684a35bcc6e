/* allocate: where is a budget spent best? */
#include "command/commands.h"

#include <math.h>
#include <string.h>

#include "command/finish.h"
#include "command/one_promise.h"
#include "output/json_allocate.h"
#include "output/say_allocate.h"
#include "questions/allocate_limits.h"

static void add_options(struct fc_text *out, const char *name, struct fc_texts texts)
{
    for (int i = 0; i < texts.n; i++)
        fc_text_add(out, " --%s '%s'", name, texts.text[i]);
}

/* What stands behind the plan's name, into the job's arena; NULL where it is not worth saying. */
static const char *finish(struct fc_job *job, struct fc_text *text, bool worth)
{
    const char *words =
        worth && !text->failed ? fc_arena_copy(&job->arena, text->bytes, text->length) : NULL;
    fc_text_free(text);
    return words;
}

/* The plan as it was asked about, with the split. */
static const char *split_words(struct fc_job *job, const struct fc_allocation *allocation)
{
    struct fc_text text = {0};
    int            n = 0;
    add_options(&text, "set", job->options.set);
    for (int i = 0; i < allocation->n; i++)
        if (allocation->share[i].set != NULL) {
            fc_text_add(&text, " --set '%s'", allocation->share[i].set);
            n++;
        }
    return finish(job, &text, n > 0);
}

/* The same question, but no channel further than has been seen. */
static const char *limit_words(struct fc_job *job, const struct fc_allocation *allocation)
{
    const struct fc_options *options = &job->options;
    struct fc_text           text = {0};
    char                     most[FC_NUMBER_TEXT];
    int                      n = 0;
    add_options(&text, "set", options->set);
    add_options(&text, "promise", options->promise);
    if (options->objective != NULL)
        fc_text_add(&text, " --objective %s", options->objective);
    if (options->budget != NULL)
        fc_text_add(&text, " --budget '%s'", options->budget);
    add_options(&text, "limit", options->limit);
    for (int i = 0; i < allocation->n; i++)
        if (allocation->share[i].beyond && !allocation->share[i].limited) {
            fc_text_add(
                &text, " --limit '%s = ..%s'",
                allocation->plan->channel[allocation->share[i].channel].section.name,
                fc_print_short(most, FC_ALLOCATE_BEYOND * allocation->share[i].measured_at, 6));
            n++;
        }
    return finish(job, &text, n > 0);
}

static int print(struct fc_job *job, const struct fc_allocation *allocation)
{
    const struct fc_run_facts run = {
        .plan = job->plan, .seed = job->options.seed, .trials = allocation->trials};
    const struct fc_json_more  more = {"allocate", fc_json_allocate, allocation};
    const struct fc_json_parts parts = {
        .run = run, .n_more = 1, .more = &more, .checks = &job->problems};
    int code;
    if (fc_finish_data(job, &parts, &code))
        return code;
    struct fc_answer answer = {.arena = &job->arena};
    const char      *split = split_words(job, allocation), *held = limit_words(job, allocation);
    const char      *next[] = {split == NULL ? held == NULL ? NULL : "allocate" : "ask",
                          split == NULL ? held : split,
                          split == NULL || held == NULL ? NULL : "allocate", held, NULL};
    fc_say_allocate(&answer, allocation);
    fc_finish_answer(
        job, &answer, &run,
        fmax(allocation->chance[0].standard_error, allocation->chance[1].standard_error), next);
    return fc_job_put_answer(job, &answer);
}

/* What is to be best: as asked, else the promise, else money. */
static enum fc_allocate_for objective(const struct fc_job              *job,
                                      const struct fc_allocate_request *request)
{
    const char *asked = job->options.objective;
    if (asked == NULL)
        return request->promise != NULL ? FC_FOR_PROMISE : FC_FOR_GAIN;
    if (strcmp(asked, "gain") == 0)
        return FC_FOR_GAIN;
    return strcmp(asked, "promise") == 0 ? FC_FOR_PROMISE : FC_FOR_GAIN_IF_KEPT;
}

/* What was typed behind the plan's name. */
static enum fc_status read_request(struct fc_allocate_request *request, struct fc_job *job)
{
    const struct fc_options *options = &job->options;
    struct fc_limit         *limit =
        fc_arena_take(&job->arena, (size_t)job->plan->n_channels + 1, sizeof *limit);
    enum fc_status status = fc_one_promise(&request->promise, job);
    if (limit == NULL)
        return fc_fail(&job->error, FC_NO_MEMORY, "There is not enough memory for limits.");
    bool read =
        fc_limits_read(limit, job->plan, options->limit.n, options->limit.text, &job->problems);
    if (options->budget != NULL)
        read = fc_budget_read(&request->budget, job->plan, options->budget, &job->problems) && read;
    request->limit = limit;
    request->what = objective(job, request);
    return status == FC_OK && !read ? FC_BAD_INPUT : status;
}

int fc_cmd_allocate(struct fc_job *job)
{
    struct fc_allocate_request request = {0};
    struct fc_allocation       allocation;
    enum fc_status             status = fc_job_load(job);
    if (status == FC_OK)
        status = read_request(&request, job);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (request.what != FC_FOR_GAIN && request.promise == NULL)
        return fc_refuse_no_promise(job);
    const struct fc_study study = fc_job_study(job);
    request.study = &study;
    status = fc_allocate(&allocation, &request, &job->error);
    return status == FC_OK ? print(job, &allocation) : fc_job_fail(job, status);
}
