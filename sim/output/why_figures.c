#include "output/why_figures.h"

#include <string.h>

#include "output/input_words.h"

/* ---- drivers ---- */

/* Charts have less room than tables: "search to qualified lead". */
static const char *shortly(const char *input)
{
    static const char rate[] = "rate of ";
    return strncmp(input, rate, sizeof rate - 1) == 0 ? input + sizeof rate - 1 : input;
}

static bool fill_driver(struct fc_driver *out, const struct fc_plan *plan,
                        const struct fc_input_effect *effect, struct fc_arena *arena)
{
    *out = (struct fc_driver){
        .input = fc_arena_print(arena, "%s", shortly(fc_words_input(plan, effect->name).text)),
        .range = fc_arena_print(
            arena, "%s", fc_words_input_range(plan, effect->name, effect->p05, effect->p95).text),
        .owner = effect->owner,
        .worst = effect->worst,
        .best = effect->best,
        .clear = effect->clear};
    return out->input != NULL && out->range != NULL;
}

const struct fc_drivers_facts *fc_drivers_figures(const struct fc_drivers_answer *drivers,
                                                  struct fc_arena                *arena)
{
    struct fc_drivers_facts *facts = fc_arena_take(arena, 1, sizeof *facts);
    struct fc_driver        *driver = fc_arena_take(arena, (size_t)drivers->n + 1, sizeof *driver);
    bool                     fine = facts != NULL && driver != NULL;
    for (int i = 0; i < drivers->n && fine; i++)
        fine = fill_driver(&driver[i], drivers->plan, &drivers->effect[i], arena);
    if (!fine)
        return NULL;
    *facts = (struct fc_drivers_facts){.driver_count = (size_t)drivers->n,
                                       .driver = driver,
                                       .not_knowing = drivers->not_knowing,
                                       .chance = 1 - drivers->not_knowing,
                                       .standard_error = drivers->fifth_error};
    return facts;
}

/* ---- owners ---- */

const struct fc_owners_facts *fc_owners_figures(const struct fc_owners_answer *owners,
                                                struct fc_arena               *arena)
{
    struct fc_owners_facts *facts = fc_arena_take(arena, 1, sizeof *facts);
    struct fc_owner        *owner = fc_arena_take(arena, (size_t)owners->n + 1, sizeof *owner);
    if (facts == NULL || owner == NULL)
        return NULL;
    for (int i = 0; i < owners->n; i++)
        owner[i] = (struct fc_owner){owners->owner[i].name, owners->owner[i].risk_added};
    *facts = (struct fc_owners_facts){
        .floor = owners->floor, .owner_count = (size_t)owners->n, .owner = owner};
    return facts;
}

/* ---- risk ---- */

/* The group of a trial, see plots/risk.h. */
static int group_of(const struct fc_columns *columns, int n, uint64_t trial)
{
    int missed = 0;
    for (int p = 0; p < n; p++)
        missed += !columns->kept[p][trial];
    if (n == 2 && missed == 1)
        return columns->kept[0][trial] ? 2 : 1;
    if (n == 2)
        return missed == 2 ? 3 : 0;
    return missed < 2 ? missed : 2;
}

static const struct fc_risk_facts *count_groups(const struct fc_plan    *plan,
                                                const struct fc_columns *columns,
                                                struct fc_arena         *arena)
{
    const int             n = plan->n_promises;
    struct fc_risk_facts *facts = fc_arena_take(arena, 1, sizeof *facts);
    const char          **name = fc_arena_take(arena, (size_t)n, sizeof *name);
    double               *missed = fc_arena_take(arena, (size_t)n, sizeof *missed);
    uint64_t              count[FC_RISK_GROUPS] = {0};
    if (facts == NULL || name == NULL || missed == NULL)
        return NULL;
    for (int p = 0; p < n; p++) {
        const double kept = (double)fc_columns_kept(columns, p) / (double)columns->trials;
        name[p] = plan->promise[p].section.name;
        missed[p] = 1 - kept;
    }
    for (uint64_t trial = 0; trial < columns->trials; trial++)
        count[group_of(columns, n, trial)]++;
    *facts = (struct fc_risk_facts){.promise_count = (size_t)n, .promise = name, .missed = missed};
    for (int g = 0; g < FC_RISK_GROUPS; g++)
        facts->share[g] = (double)count[g] / (double)columns->trials;
    return facts;
}

enum fc_status fc_risk_figures(const struct fc_risk_facts **out, const struct fc_study *study,
                               struct fc_error *err)
{
    const struct fc_plan     *plan = study->plan;
    struct fc_arena           own = {0};
    struct fc_columns         columns;
    const struct fc_promise **promise =
        fc_arena_take(study->arena, (size_t)plan->n_promises + 1, sizeof *promise);
    *out = NULL;
    for (int p = 0; promise != NULL && p < plan->n_promises; p++)
        promise[p] = &plan->promise[p];
    if (plan->n_promises == 0)
        return FC_OK;
    const struct fc_columns_request request = {
        .plan = plan,
        .n_promises = plan->n_promises,
        .promise = promise,
        .seed = study->seed,
        .trials = study->trials < FC_MOST_COLUMN_TRIALS ? study->trials : FC_MOST_COLUMN_TRIALS,
        .threads = study->threads,
        .stop = study->stop};
    enum fc_status status =
        promise == NULL ? FC_NO_MEMORY : fc_columns_run(&columns, &request, &own, err);
    if (status == FC_OK)
        *out = count_groups(plan, &columns, study->arena);
    fc_arena_free(&own);
    if (status == FC_NO_MEMORY || (status == FC_OK && *out == NULL))
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory for the chart.");
    return status;
}
