/* The oracle on many random plans, with a past, teams and a pool: nobody is lost or made on the
   way, nobody works more than there is time for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "tests/random_plan.h"
#include "tests/slow_funnel.h"
#include "tests/slow_years.h"
#include "tests/support.h"

/* ---- random plans ---------------------------------------------------------------------------- */

/* A past for a random plan: items of every stage, age and channel. */
static void open_pipeline(struct fc_plan *plan)
{
    enum { AGES = 3 };
    const size_t most = (size_t)plan->n_stages * (size_t)(plan->n_channels + 1) * AGES;
    plan->opening = fc_arena_take(plan->arena, most, sizeof *plan->opening);
    plan->n_openings = 0;
    assert_non_null(plan->opening);
    for (int next = 0; next < plan->n_stages; next++)
        for (int channel = plan->stage[next].has_rate ? -1 : 0; channel < plan->n_channels;
             channel++)
            for (int age = 1; age <= AGES; age++)
                plan->opening[plan->n_openings++] = (struct fc_opening){
                    .channel = channel, .stage = next - 1, .month = plan->start - age, .count = 5};
}

static double between(gsl_rng *rng, double low, double high)
{
    return low + (high - low) * gsl_rng_uniform(rng);
}

/* Heads that come and go, none in some months, parts of heads in others. */
static struct fc_schedule some_heads(const struct fc_plan *plan, gsl_rng *rng)
{
    double *heads = fc_arena_take(plan->arena, (size_t)plan->months, sizeof *heads);
    assert_non_null(heads);
    for (int t = 0; t < plan->months; t++)
        heads[t] = floor(between(rng, 0, 9)) / 2;
    return (struct fc_schedule){
        .kind = FC_LIST, .n = (size_t)plan->months, .value = heads, .scale = 1};
}

static void set_patience(struct fc_stage *stage, int n_channels, gsl_rng *rng)
{
    stage->pace.expires = between(rng, 0, 90);
    stage->pace.shelf_life = between(rng, 5, 90);
    for (int channel = 0; channel < n_channels; channel++)
        if (stage->route[channel].has_pace)
            stage->route[channel].pace.expires = between(rng, 0, 40);
}

/* A team at every other door, whatever the plan says. */
static void hire(struct fc_plan *plan, gsl_rng *rng)
{
    plan->team = fc_arena_take(plan->arena, (size_t)plan->n_stages, sizeof *plan->team);
    assert_non_null(plan->team);
    plan->n_teams = 0;
    for (int stage = 0; stage < plan->n_stages; stage++) {
        const bool here = gsl_rng_uniform(rng) < 0.6;
        plan->stage[stage].team = here ? plan->n_teams : -1;
        if (!here)
            continue;
        set_patience(&plan->stage[stage], plan->n_channels, rng);
        plan->team[plan->n_teams++] = (struct fc_team){
            .section = {.name = "crew", .key = "crew"},
            .heads = some_heads(plan, rng),
            .capacity = exp(between(rng, -1, 5)),
            .ramp = fmax(between(rng, -2, 6), 0),
            .cost = between(rng, 0, 100),
            .order = gsl_rng_uniform(rng) < 0.5 ? FC_OLDEST_FIRST : FC_NEWEST_FIRST,
            .stage = stage};
    }
}

static void keep_in_contact(struct fc_plan *plan, gsl_rng *rng)
{
    struct fc_nurture *nurture = &plan->nurture;
    if (plan->n_stages < 2)
        return;
    nurture->exists = true;
    nurture->from = (int)gsl_rng_uniform_int(rng, (unsigned long)plan->n_stages - 1);
    nurture->returns_to = (int)gsl_rng_uniform_int(rng, (unsigned long)nurture->from + 1);
    nurture->share = fc_quantity_certain(gsl_rng_uniform(rng));
    nurture->rate = fc_quantity_certain(gsl_rng_uniform(rng));
    nurture->months = 1 + (int)gsl_rng_uniform_int(rng, 12);
    nurture->contacts = between(rng, 1, 4);
    nurture->tires_at = between(rng, 1, 4);
}

/* ---- laws ------------------------------------------------------------------------------------ */

/* A number of a year; 0 where the plan has no such measure. */
static double at(const struct fc_plan *plan, const double value[], enum fc_measured what, int stage,
                 int t)
{
    const int measure = fc_measure_of(plan, what, stage);
    return measure >= 0 && t >= 0 ? value[slow_at(plan, measure, t)] : 0;
}

static double opened(const struct fc_plan *plan, int stage)
{
    double items = 0;
    for (int i = 0; i < plan->n_openings; i++)
        if (plan->opening[i].stage == stage &&
            (plan->opening[i].channel < 0 || plan->channel[plan->opening[i].channel].enabled))
            items += plan->opening[i].count;
    return items;
}

/* Those who entered the stage and whose way is not yet known, or not over, at the month's end. */
static double there(const struct fc_plan *plan, const double value[], int stage, int t)
{
    return at(plan, value, FC_M_STILL_OPEN, stage, t) + at(plan, value, FC_M_WAITING, stage, t) +
           at(plan, value, FC_M_IN_NURTURE, stage, t);
}

/* Those who left it in a month (or in all): into the next, where they are not the only ones to come
   when the pool returns there. */
static double gone(const struct fc_plan *plan, const double value[], int stage, int t)
{
    const struct fc_nurture *nurture = &plan->nurture;
    const bool               pool = nurture->exists && nurture->returns_to == stage + 1;
    return at(plan, value, FC_M_ENTERED, stage + 1, t) -
           (pool ? at(plan, value, FC_M_RETURNED, nurture->from, t) : 0) +
           at(plan, value, FC_M_LOST, stage, t) + at(plan, value, FC_M_EXPIRED, stage, t) +
           at(plan, value, FC_M_RETURNED, stage, t);
}

/* Month by month, and over the plan. */
static void nobody_vanishes(const struct fc_plan *plan, const double value[], int stage)
{
    for (int t = 0; t < plan->months; t++) {
        const double before = t > 0 ? there(plan, value, stage, t - 1) : opened(plan, stage);
        slow_near(before + at(plan, value, FC_M_ENTERED, stage, t),
                  gone(plan, value, stage, t) + there(plan, value, stage, t));
    }
    slow_near(opened(plan, stage) + at(plan, value, FC_M_ENTERED, stage, plan->months),
              gone(plan, value, stage, plan->months) + there(plan, value, stage, plan->months));
}

static void nobody_works_too_much(const struct fc_plan *plan, const double value[], int stage)
{
    for (int t = 0; t <= plan->months; t++) {
        const double worked = at(plan, value, FC_M_WORKED, stage - 1, t);
        const double capacity = at(plan, value, FC_M_CAPACITY, stage, t);
        const double waited = at(plan, value, FC_M_WAITED, stage - 1, t);
        assert_true(worked <= capacity);
        slow_near(at(plan, value, FC_M_UTILISATION, stage, t),
                  capacity > 0 ? worked / capacity : nan(""));
        slow_near(at(plan, value, FC_M_DAYS_WAITED, stage - 1, t),
                  worked > 0 ? waited / worked : nan(""));
    }
}

/* Totals that are no sum of months: what comes later counts, and with deals of several margins it
   cannot be told here by how much. */
static bool is_no_sum(const struct fc_plan *plan, const struct fc_measure *measure)
{
    bool one_margin = true;
    for (int channel = 0; channel < plan->n_channels; channel++)
        one_margin = one_margin && plan->channel_deal[channel] == NULL;
    return fc_measure_has_gaps(measure) || measure->what == FC_M_BOOKINGS_LATER ||
           (measure->what == FC_M_NET_GAIN && !one_margin);
}

static void totals_are_sums(const struct fc_plan *plan, const double value[])
{
    for (int m = 0; m < plan->n_measures; m++) {
        const struct fc_measure *measure = &plan->measure[m];
        double                   sum = 0;
        for (int t = 0; t < plan->months; t++)
            sum += value[slow_at(plan, m, t)];
        if (measure->stock)
            sum = value[slow_at(plan, m, plan->months - 1)];
        if (measure->what == FC_M_NET_GAIN)
            sum += (plan->deal.has_margin ? plan->deal.margin : 1) *
                   at(plan, value, FC_M_BOOKINGS_LATER, -1, plan->months);
        if (!is_no_sum(plan, measure))
            slow_near(value[slow_at(plan, m, plan->months)], sum);
    }
}

/* What happened in all the years, so that no law holds for want of a case. */
struct seen {
    double people, worked, expired, waiting, returned, in_nurture;
};

static void see(struct seen *seen, const struct fc_plan *plan, const double value[])
{
    const int T = plan->months;
    seen->people += at(plan, value, FC_M_ENTERED, -1, T);
    for (int stage = -1; stage < plan->n_stages; stage++) {
        seen->worked += at(plan, value, FC_M_WORKED, stage, T);
        seen->expired += at(plan, value, FC_M_EXPIRED, stage, T);
        seen->waiting += at(plan, value, FC_M_WAITING, stage, T);
        seen->returned += at(plan, value, FC_M_RETURNED, stage, T);
        seen->in_nurture += at(plan, value, FC_M_IN_NURTURE, stage, T);
    }
}

static void check_years(const struct fc_plan *plan, gsl_rng *rng, struct seen *seen)
{
    double *value = malloc(slow_size(plan) * sizeof *value);
    assert_non_null(value);
    for (int trial = 0; trial < 5; trial++) {
        slow_year(plan, rng, value);
        for (int stage = -1; stage < plan->n_stages - 1; stage++)
            nobody_vanishes(plan, value, stage);
        for (int stage = 0; stage < plan->n_stages; stage++)
            if (plan->stage[stage].team >= 0)
                nobody_works_too_much(plan, value, stage);
        totals_are_sums(plan, value);
        see(seen, plan, value);
    }
    free(value);
}

/* ---- put to the test ------------------------------------------------------------------------- */

/* A third of the plans as they are written, a third with more of a past, a third with other teams
   and another pool. */
static void change(struct fc_plan *plan, uint64_t seed, gsl_rng *rng)
{
    if (seed % 3 >= 1)
        open_pipeline(plan);
    if (seed % 3 < 2)
        return;
    hire(plan, rng);
    keep_in_contact(plan, rng);
    assert_true(fc_measures_make(plan));
}

static void nobody_is_lost_or_made_on_the_way(void **state)
{
    (void)state;
    struct fc_text text = {0};
    struct seen    seen = {0};
    char           folder[SUPPORT_PATH];
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    char file[SUPPORT_PATH + 16];
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    for (uint64_t seed = 0; seed < 300; seed++) {
        struct support_plan loaded = {0};
        random_plan_text(&text, seed);
        support_load_text(&loaded, file, text.bytes);
        change(loaded.plan, seed, rng);
        check_years(loaded.plan, rng, &seen);
        support_free(&loaded);
    }
    gsl_rng_free(rng);
    fc_text_free(&text);
    support_folder_remove(folder);
    assert_true(seen.returned > 5000 && seen.in_nurture > 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_lost_or_made_on_the_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
