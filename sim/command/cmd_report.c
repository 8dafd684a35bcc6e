/* report: everything an answer rests on, in one file to forward. */
#include "command/commands.h"

#include <string.h>

#include "base/write_file.h"
#include "command/job.h"
#include "command/other_plans.h"
#include "output/findings.h"
#include "output/picture.h"

/* Owners and drivers run the plan again and again. So many years tell the chance in one fifth of an
   input's range, and with it every other one, in whole points; more would only take longer. */
static const uint64_t ENOUGH_TO_SEE_WHY = 54000;

/* ---- what it is about ---- */

struct plans {
    int                    n;
    const struct fc_plan **plan;
    const char           **label;
};

static enum fc_status load_plans(struct fc_job *job, struct plans *out)
{
    const struct fc_texts *words = &job->options.words;
    enum fc_status         status = fc_job_load(job);
    out->n = words->n;
    out->plan = fc_arena_take(&job->arena, (size_t)words->n, sizeof *out->plan);
    out->label = fc_arena_take(&job->arena, (size_t)words->n, sizeof *out->label);
    if (status == FC_OK && (out->plan == NULL || out->label == NULL))
        status = FC_NO_MEMORY;
    if (status != FC_OK)
        return status;
    out->plan[0] = job->plan;
    for (int i = 1; i < out->n && status == FC_OK; i++)
        status = fc_job_load_other(job, words->text[i], NULL, &out->plan[i]);
    if (status == FC_OK && !fc_job_name_plans(job, out->n, out->plan, out->label))
        status = FC_NO_MEMORY;
    return status;
}

/* ---- the file ---- */

/* Bytes in memory first: a report that cannot be made leaves the old file as it is. */
static enum fc_status write_report(struct fc_job *job, const struct fc_report *report,
                                   const struct fc_report_format *format)
{
    struct fc_text bytes = {0};
    enum fc_status status = format->print(&bytes, report, &job->arena, &job->error);
    if (status == FC_OK && bytes.failed)
        status = FC_NO_MEMORY;
    if (status == FC_OK)
        status = fc_file_write(job->options.output, bytes.bytes, bytes.length, &job->error);
    fc_text_free(&bytes);
    return status;
}

static enum fc_status make(struct fc_job *job, const struct fc_findings *findings,
                           const struct fc_report_format *format, struct fc_report *report)
{
    enum fc_status status = fc_job_lint(job, &findings->answers.result);
    if (status == FC_OK)
        status = fc_report_make(report, findings, &job->problems, &job->error);
    if (status == FC_OK)
        status = write_report(job, report, format);
    fc_pictures_end();
    return status;
}

/* The promises answered as `ask` answers them, and what stands behind that. */
static enum fc_status find(struct fc_job *job, struct fc_findings *findings, struct fc_study *study,
                           bool sample)
{
    const bool                trials_given = (job->options.given & FC_OPTION_BIT(FC_O_TRIALS)) != 0;
    char                      date[16];
    struct plans              plans = {0};
    struct fc_promise_answers answers;
    int                       n;
    const struct fc_promise *const *promise;
    enum fc_status                  status = load_plans(job, &plans);
    if (status == FC_OK)
        status = fc_job_promises(job, &n, &promise);
    if (status == FC_OK)
        status = fc_job_answer(job, n, promise, &answers);
    if (status != FC_OK)
        return status;
    *study = fc_job_study(job);
    const struct fc_report_request request = {
        .study = study,
        .answers = &answers,
        .integrate = !trials_given,
        .why_trials = trials_given ? study->trials : ENOUGH_TO_SEE_WHY,
        .n_plans = plans.n,
        .plan = plans.plan,
        .label = plans.label,
        .sample = sample,
        .date = fc_arena_print(&job->arena, "%s", fc_job_date(job, date))};
    if (request.date != NULL)
        return fc_findings_make(findings, &request, &job->error);
    fc_promise_answers_free(&answers);
    return FC_NO_MEMORY;
}

static int run(struct fc_job *job, const struct fc_report_format *format)
{
    struct fc_findings findings;
    struct fc_report   report;
    struct fc_text     said = {0};
    struct fc_study    study;
    enum fc_status     status = find(job, &findings, &study, format->sample);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    status = make(job, &findings, format, &report);
    fc_findings_free(&findings);
    if (status != FC_OK)
        return fc_job_fail(job, status);
    if (!job->options.quiet)
        fc_text_add(&said, "%s: %s\n", job->options.output, report.title);
    return fc_job_put(&said);
}

int fc_cmd_report(struct fc_job *job)
{
    const char *output = job->options.output;
    if (output == NULL)
        return fc_job_refuse(
            job, fc_arena_print(&job->arena, "add -o FILE, ending in %s", fc_report_endings()),
            "say where the report goes");
    const struct fc_report_format *format = fc_report_format_of(output);
    if (format == NULL)
        return fc_job_refuse(job,
                             fc_arena_print(&job->arena, "end the name in %s", fc_report_endings()),
                             "the format of %s is not known", output);
    return run(job, format);
}
