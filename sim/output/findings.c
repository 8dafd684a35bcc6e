#include "output/findings.h"

#include <math.h>

#include "output/compare_figures.h"
#include "output/figures.h"
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

/* The first promise in every month is watched too, for the chart of the months: *every_month is
   then its answer. */
static enum fc_status answer_promises(struct fc_findings              *out,
                                      const struct fc_promise_answer **every_month,
                                      struct fc_error                 *err)
{
    const struct fc_report_request *of = &out->of;
    const struct fc_study          *study = of->study;
    const size_t                    n = (size_t)of->n_promises;
    const struct fc_promise       **watched = fc_arena_take(study->arena, n + 1, sizeof *watched);
    if (watched == NULL ||
        (n > 0 && !fc_every_month(&watched[n], of->promise[0], study->plan, study->arena)))
        return no_memory(err);
    for (size_t i = 0; i < n; i++)
        watched[i] = of->promise[i];
    const struct fc_request request = {.plan = study->plan,
                                       .n_promises = (int)n + (watched[n] != NULL),
                                       .promise = watched,
                                       .seed = study->seed,
                                       .trials = study->trials,
                                       .threads = study->threads,
                                       .integrate = of->integrate,
                                       .progress = study->progress,
                                       .stop = study->stop};
    const enum fc_status    status = fc_promises_answer(&out->answers, &request, study->arena, err);
    if (status != FC_OK)
        return status;
    *every_month = watched[n] == NULL ? NULL : &out->answers.answer[n];
    out->answers.n = (int)n;
    if (out->answers.result.partial)
        return fc_fail(err, FC_INTERRUPTED, "interrupted: no report was written");
    return fc_levers_answer(&out->answers, study, err);
}

/* ---- what the charts are told ---- */

/* Money decides where there is any, else what comes out at the end. */
static int telling_measure(const struct fc_plan *plan)
{
    const int money = fc_money_measure(plan);
    return money >= 0 ? money : fc_measure_of(plan, FC_M_ENTERED, plan->n_stages - 1);
}

static enum fc_status fill_facts(struct fc_findings *out, const struct fc_promise_answer *every,
                                 struct fc_error *err)
{
    struct fc_arena *arena = out->of.study->arena;
    const int        n = out->answers.n;
    bool             made;
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
                                               .promise = promised ? out->of.promise[0] : NULL,
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
    const enum fc_status  status = fc_owners_find(&out->owners, &study, out->of.promise[0], &own);
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
    if (plan->n_promises < 2 || out->of.n_promises != plan->n_promises ||
        out->of.promise[0] != &plan->promise[0])
        return FC_OK;
    const enum fc_status status = fc_risk_figures(&counted, out->of.study, err);
    return status == FC_OK ? say_missed(out, counted, err) : status;
}

static enum fc_status find_table(struct fc_findings *out, struct fc_error *err)
{
    const char *why_not;
    return fc_table_figures_make(&out->facts[0].table, &why_not, out->of.study,
                                 &out->answers.result, &out->answers.answer[0], err);
}

/* ---- other plans, and the workbook's years ---- */

static enum fc_status compare(struct fc_findings *out, struct fc_error *err)
{
    const struct fc_report_request *of = &out->of;
    const char                     *why_not;
    if (of->n_plans < 2)
        return FC_OK;
    const enum fc_status status = fc_compare(&out->comparison, of->study, of->n_plans, of->plan,
                                             of->label, of->n_promises, of->promise, err);
    return status != FC_OK ? status
                           : fc_compare_figures_make(&out->facts[0].compare, &why_not,
                                                     &out->comparison, of->study->arena, err);
}

/* Of the whole plan: all that enters a stage, and the money. */
static int list_figures(struct fc_figure figure[], const struct fc_plan *plan)
{
    static const enum fc_measured money[] = {FC_M_COST, FC_M_BOOKINGS, FC_M_REVENUE,
                                             FC_M_BOOKINGS_LATER, FC_M_NET_GAIN};

    const struct fc_span whole = {0, plan->months - 1};
    int                  n = 0;
    for (int stage = -1; stage < plan->n_stages; stage++)
        figure[n++] = (struct fc_figure){fc_measure_of(plan, FC_M_ENTERED, stage), whole};
    for (size_t i = 0; i < sizeof money / sizeof *money; i++) {
        const int measure = fc_measure_of(plan, money[i], -1);
        if (measure >= 0)
            figure[n++] = (struct fc_figure){measure, whole};
    }
    return n;
}

static enum fc_status take_sample(struct fc_findings *out, struct fc_error *err)
{
    const struct fc_study *study = out->of.study;
    struct fc_figure      *figure =
        fc_arena_take(study->arena, (size_t)study->plan->n_stages + 6, sizeof *figure);
    if (!out->of.sample)
        return FC_OK;
    if (figure == NULL)
        return no_memory(err);
    out->sample.n_figures = list_figures(figure, study->plan);
    out->sample.figure = figure;
    const struct fc_columns_request request = {
        .plan = study->plan,
        .n_promises = out->of.n_promises,
        .promise = out->of.promise,
        .n_figures = out->sample.n_figures,
        .figure = figure,
        .seed = study->seed,
        .trials = study->trials < FC_REPORT_SAMPLE ? study->trials : FC_REPORT_SAMPLE,
        .threads = study->threads,
        .stop = study->stop};
    return fc_columns_run(&out->sample.columns, &request, study->arena, err);
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

    const struct fc_promise_answer *every_month = NULL;
    *out = (struct fc_findings){.of = *request, .measure = -1};
    enum fc_status status = answer_promises(out, &every_month, err);
    if (status == FC_OK)
        status = fill_facts(out, every_month, err);
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
