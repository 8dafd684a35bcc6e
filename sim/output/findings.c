#include "output/findings.h"

#include <math.h>

#include "output/compare_figures.h"
#include "output/figures.h"
#include "output/report_sample.h"
#include "output/table_figures.h"
#include "output/why_figures.h"
#include "questions/every_month.h"
#include "questions/levers.h"

static enum fc_status no_memory(struct fc_error *err)
{
    return fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the report");
}

/* The study with fewer years, where that is enough. */
static struct fc_study why_study(const struct fc_findings *findings)
{
    struct fc_study study = *findings->of.study;
    if (findings->of.why_trials < study.trials)
        study.trials = findings->of.why_trials;
    return study;
}

/* ---- the promises ---- */

static enum fc_status find_levers(struct fc_findings *out, struct fc_error *err)
{
    if (out->answers.result.partial)
        return fc_fail(err, FC_INTERRUPTED, "interrupted: no report was written");
    return fc_levers_answer(&out->answers, out->of.study, err);
}

/* The months that the first promise leaves out, in the same years: a run of its own, so that the
   answers are those of every other command. *out is NULL where there are none. */
static enum fc_status watch_every_month(struct fc_promise_answer **out,
                                        const struct fc_findings *of, struct fc_error *err)
{
    const struct fc_study    *study = of->of.study;
    const struct fc_promise  *promise = NULL;
    struct fc_promise_answers answers;
    *out = NULL;
    if (of->answers.n == 0)
        return FC_OK;
    bool *keep = fc_arena_take(study->arena, (size_t)study->plan->n_measures, sizeof *keep);
    if (keep == NULL ||
        !fc_every_month(&promise, of->answers.answer[0].promise, study->plan, study->arena))
        return no_memory(err);
    if (promise == NULL)
        return FC_OK;
    const struct fc_request request = {.plan = study->plan,
                                       .n_promises = 1,
                                       .promise = &promise,
                                       .keep = keep,
                                       .seed = study->seed,
                                       .trials = of->answers.result.trials,
                                       .threads = study->threads,
                                       .integrate = of->of.integrate,
                                       .stop = study->stop};
    const enum fc_status    status = fc_promises_answer(&answers, &request, study->arena, err);
    if (status != FC_OK)
        return status;
    *out = answers.answer;
    const bool partial = answers.result.partial;
    fc_promise_answers_free(&answers);
    return partial ? fc_fail(err, FC_INTERRUPTED, "interrupted: no report was written") : FC_OK;
}

/* ---- what the charts are told ---- */

/* Money decides where there is any, else what comes out at the end. */
static int telling_measure(const struct fc_plan *plan)
{
    const int money = fc_money_measure(plan);
    return money >= 0 ? money : fc_measure_of(plan, FC_M_ENTERED, plan->n_stages - 1);
}

static enum fc_status fill_facts(struct fc_findings *out, struct fc_error *err)
{
    struct fc_arena          *arena = out->of.study->arena;
    const int                 n = out->answers.n;
    struct fc_promise_answer *every;
    bool                      made;
    const enum fc_status      status = watch_every_month(&every, out, err);
    if (status != FC_OK)
        return status;
    out->facts = fc_arena_take(arena, (size_t)n + 1, sizeof *out->facts);
    if (out->facts == NULL)
        return no_memory(err);
    out->measure = fc_measure_of(out->of.study->plan, FC_M_ENTERED, 0);
    made = n > 0 || fc_figures_of_measure(out->facts, &out->answers.result, out->measure,
                                          out->of.date, arena);
    for (int i = 0; i < n && made; i++) {
        const struct fc_figures_of of = {.result = &out->answers.result,
                                         .promise = &out->answers.answer[i],
                                         .every_month = i == 0 ? every : NULL,
                                         .date = out->of.date};
        made = fc_figures_make(&out->facts[i], &of, arena);
    }
    return made ? FC_OK : no_memory(err);
}

/* ---- why ---- */

static enum fc_status find_drivers(struct fc_findings *out, struct fc_error *err)
{
    const struct fc_study           study = why_study(out);
    const bool                      promised = out->answers.n > 0;
    const struct fc_drivers_request request = {.study = &study,
                                               .promise =
                                                   promised ? out->answers.answer[0].promise : NULL,
                                               .measure = telling_measure(study.plan)};
    const enum fc_status            status = fc_drivers_find(&out->drivers, &request, err);
    if (status != FC_OK || !promised)
        return status;
    /* the whole run knows it better, and the same promise has one chance in a report */
    out->drivers.chance = out->answers.answer[0].chance;
    out->facts[0].drivers = fc_drivers_figures(&out->drivers, study.arena);
    return out->facts[0].drivers == NULL ? no_memory(err) : FC_OK;
}

/* Too many owners are no reason to give no report. */
static enum fc_status find_owners(struct fc_findings *out, struct fc_error *err)
{
    const struct fc_study study = why_study(out);
    struct fc_error       own = {0};
    const enum fc_status  status =
        fc_owners_find(&out->owners, &study, out->answers.answer[0].promise, &own);
    out->has_owners = status == FC_OK && out->owners.n > 0;
    if (status == FC_BAD_INPUT)
        return FC_OK;
    if (status != FC_OK)
        return fc_fail(err, status, "%s", own.text);
    if (out->has_owners)
        out->facts[0].owners = fc_owners_figures(&out->owners, study.arena);
    return out->has_owners && out->facts[0].owners == NULL ? no_memory(err) : FC_OK;
}

/* Each promise alone is missed as often as its verdict says, to the last digit. */
static enum fc_status say_missed(struct fc_findings *out, const struct fc_risk_facts *counted,
                                 struct fc_error *err)
{
    struct fc_arena      *arena = out->of.study->arena;
    struct fc_risk_facts *facts = fc_arena_take(arena, 1, sizeof *facts);
    double               *missed = fc_arena_take(arena, counted->promise_count, sizeof *missed);
    if (facts == NULL || missed == NULL)
        return no_memory(err);
    for (int i = 0; i < out->answers.n; i++)
        missed[i] = 1 - out->answers.answer[i].chance.p;
    *facts = *counted;
    facts->missed = missed;
    out->facts[0].risk = facts;
    return FC_OK;
}

/* Which of several promises is missed: of the plan's own, in all the years of the run. */
static enum fc_status find_risk(struct fc_findings *out, struct fc_error *err)
{
    const struct fc_plan       *plan = out->of.study->plan;
    const struct fc_risk_facts *counted;
    struct fc_study             study = *out->of.study;
    study.trials = out->answers.result.trials;
    if (plan->n_promises < 2 || out->answers.n != plan->n_promises ||
        out->answers.answer[0].promise != &plan->promise[0])
        return FC_OK;
    const enum fc_status status = fc_risk_figures(&counted, &study, err);
    return status == FC_OK ? say_missed(out, counted, err) : status;
}

static enum fc_status find_table(struct fc_findings *out, struct fc_error *err)
{
    const char *why_not;
    return fc_table_figures_make(&out->facts[0].table, &why_not, out->of.study,
                                 &out->answers.result, &out->answers.answer[0], err);
}

/* ---- other plans, and the workbook's years ---- */

static const struct fc_promise **list_promises(const struct fc_findings *of)
{
    const struct fc_promise **list =
        fc_arena_take(of->of.study->arena, (size_t)of->answers.n + 1, sizeof *list);
    for (int i = 0; list != NULL && i < of->answers.n; i++)
        list[i] = of->answers.answer[i].promise;
    return list;
}

static enum fc_status compare(struct fc_findings *out, struct fc_error *err)
{
    const struct fc_report_request *of = &out->of;
    const char                     *why_not;
    if (of->n_plans < 2)
        return FC_OK;
    const struct fc_promise **promise = list_promises(out);
    if (promise == NULL)
        return no_memory(err);
    const enum fc_status status = fc_compare(&out->comparison, of->study, of->n_plans, of->plan,
                                             of->label, out->answers.n, promise, err);
    return status != FC_OK ? status
                           : fc_compare_figures_make(&out->facts[0].compare, &why_not,
                                                     &out->comparison, of->study->arena, err);
}

static enum fc_status take_sample(struct fc_findings *out, struct fc_error *err)
{
    const struct fc_promise **promise = list_promises(out);
    if (!out->of.sample)
        return FC_OK;
    return promise == NULL
               ? no_memory(err)
               : fc_report_sample_make(&out->sample, out->of.study, out->answers.n, promise, err);
}

/* ---- all of it ---- */

static double worst_error(const struct fc_findings *findings)
{
    double worst = findings->answers.n > 0 ? findings->drivers.fifth_error : 0;
    for (int i = 0; i < findings->answers.n; i++)
        worst = fmax(worst, findings->answers.answer[i].chance.standard_error);
    if (findings->has_owners)
        worst = fmax(worst, findings->owners.kept.standard_error);
    for (int i = 0; i < findings->comparison.n; i++)
        for (int p = 0; p < findings->comparison.with[i].n_promises; p++)
            worst = fmax(worst, findings->comparison.with[i].promise[p].chance[1].standard_error);
    return worst;
}

enum fc_status fc_findings_make(struct fc_findings *out, const struct fc_report_request *request,
                                struct fc_error *err)
{
    static enum fc_status (*const of_promise[])(struct fc_findings *, struct fc_error *) = {
        find_owners, find_risk, find_table};
    static enum fc_status (*const always[])(struct fc_findings *, struct fc_error *) = {
        find_drivers, compare, take_sample};

    *out = (struct fc_findings){.of = *request, .answers = *request->answers, .measure = -1};
    enum fc_status status = find_levers(out, err);
    if (status == FC_OK)
        status = fill_facts(out, err);
    for (size_t i = 0; i < sizeof of_promise / sizeof *of_promise && out->answers.n > 0; i++)
        status = status == FC_OK ? of_promise[i](out, err) : status;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        status = status == FC_OK ? always[i](out, err) : status;
    if (status == FC_OK)
        out->standard_error = worst_error(out);
    else
        fc_findings_free(out);
    return status;
}

void fc_findings_free(struct fc_findings *findings)
{
    fc_promise_answers_free(&findings->answers);
}
