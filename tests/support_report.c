#include "tests/support_report.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/load.h"
#include "random/table_store.h"

static struct fc_plan *load(struct support_report *report, const char *file)
{
    const struct fc_settings none = {0};
    struct fc_error          error = {0};
    struct fc_plan          *plan = NULL;
    if (fc_load(&plan, file, &none, &report->arena, &report->problems, &error) != FC_OK)
        fail_msg("%s cannot be loaded: %s", file, error.text);
    return plan;
}

static void fill_study(struct support_report *out, uint64_t trials, const char *file)
{
    out->plan = load(out, file);
    out->plan->tables = fc_table_store_make(&out->arena);
    out->promise =
        fc_arena_take(&out->arena, (size_t)out->plan->n_promises + 1, sizeof *out->promise);
    assert_non_null(out->promise);
    for (int i = 0; i < out->plan->n_promises; i++)
        out->promise[i] = &out->plan->promise[i];
    out->study = (struct fc_study){.plan = out->plan,
                                   .file = file,
                                   .seed = 42,
                                   .trials = trials,
                                   .threads = 1, /* no time is lost waiting for each other */
                                   .stop = out->stop,
                                   .arena = &out->arena};
}

enum fc_status support_report_try(struct support_report *out, uint64_t trials, int n,
                                  const char *const file[])
{
    const struct fc_plan **plan;
    const char           **label;
    struct fc_error        error = {0};
    assert_true(n > 0 && n <= SUPPORT_MOST_PLANS);
    *out = (struct support_report){.stop = out->stop};
    out->problems.arena = &out->arena;
    fill_study(out, trials, file[0]);
    plan = fc_arena_take(&out->arena, (size_t)n, sizeof *plan);
    label = fc_arena_take(&out->arena, (size_t)n, sizeof *label);
    assert_true(plan != NULL && label != NULL);
    for (int i = 0; i < n; i++) {
        plan[i] = i == 0 ? out->plan : load(out, file[i]);
        label[i] = plan[i]->name;
    }
    const struct fc_request   run = {.plan = out->plan,
                                     .n_promises = out->plan->n_promises,
                                     .promise = out->promise,
                                     .seed = out->study.seed,
                                     .trials = trials,
                                     .threads = out->study.threads};
    struct fc_promise_answers answers;
    assert_int_equal(fc_promises_answer(&answers, &run, &out->arena, &error), FC_OK);
    const struct fc_report_request request = {.study = &out->study,
                                              .answers = &answers,
                                              .why_trials = (trials + 1) / 2,
                                              .n_plans = n,
                                              .plan = plan,
                                              .label = label,
                                              .sample = true,
                                              .date = "2027-01-05"};
    enum fc_status                 status = fc_findings_make(&out->findings, &request, &error);
    if (status == FC_OK)
        status = fc_report_make(&out->report, &out->findings, &out->problems, &error);
    return status;
}

void support_report_make(struct support_report *out, uint64_t trials, int n,
                         const char *const file[])
{
    out->stop = NULL;
    assert_int_equal(support_report_try(out, trials, n, file), FC_OK);
}

void support_report_free(struct support_report *report)
{
    fc_findings_free(&report->findings);
    fc_arena_free(&report->arena);
}

const struct fc_said *support_report_said(const struct support_report *report,
                                          enum fc_said_kind kind, int n)
{
    for (const struct fc_said *said = report->report.answer.first; said != NULL; said = said->next)
        if (said->kind == kind && n-- == 0)
            return said;
    return NULL;
}

const char *const *support_files(const char *pattern, struct fc_arena *arena)
{
    glob_t found;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    const char **path = fc_arena_take(arena, found.gl_pathc + 1, sizeof *path);
    assert_non_null(path);
    for (size_t i = 0; i < found.gl_pathc; i++)
        assert_non_null(path[i] =
                            fc_arena_copy(arena, found.gl_pathv[i], strlen(found.gl_pathv[i])));
    globfree(&found);
    return path;
}
