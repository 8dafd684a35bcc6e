/* Laws that hold for every plan, trial by trial, checked on 200 random ones with paired luck. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/load.h"
#include "run/forecast.h"
#include "tests/random_plan.h"
#include "tests/support.h"
#include "tests/years.h"

enum { TRIALS = 48, SEED = 77 };

static char folder[SUPPORT_PATH];

/* The random plan of that seed with changes on top; false when the changed plan is refused. */
static bool load_changed(struct support_plan *out, uint64_t seed, int n, const char *const change[])
{
    struct fc_text     text = {0};
    struct fc_error    err = {0};
    struct fc_settings settings = {n, change};
    char               file[SUPPORT_PATH + 16];
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    random_plan_text(&text, seed);
    *out = (struct support_plan){.problems = {.arena = &out->arena}};
    const enum fc_status status = fc_load_text(&out->plan, file, text.bytes, text.length, &settings,
                                               &out->arena, &out->problems, &err);
    fc_text_free(&text);
    if (status != FC_OK)
        support_free(out);
    return status == FC_OK;
}

static void load_plan(struct support_plan *out, uint64_t seed)
{
    assert_true(load_changed(out, seed, 0, NULL));
}

typedef void law(const struct years *before, const struct years *after);
typedef bool fits(const struct fc_plan *plan);

static bool any_plan(const struct fc_plan *plan)
{
    return plan != NULL;
}

/* Where people run out, or a team can do only so much, more here is less there. */
static bool endless(const struct fc_plan *plan)
{
    for (int stage = 0; stage < plan->n_stages; stage++)
        if (plan->stage[stage].team >= 0)
            return false;
    return isinf(plan->market.size);
}

/* Runs a law over all random plans it is meant for; each must be tried often enough to mean
   something. */
static void each_plan(law *holds, fits *meant, const char *change, int at_least,
                      enum fc_apart apart)
{
    int tried = 0;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed++) {
        struct support_plan before = {0}, after = {0};
        struct years        a, b;
        load_plan(&before, seed);
        if (meant(before.plan) && load_changed(&after, seed, 1, &change)) {
            years_run(&a, before.plan, SEED, TRIALS, apart);
            years_run(&b, after.plan, SEED, TRIALS, apart);
            holds(&a, &b);
            tried++;
            years_free(&a);
            years_free(&b);
            support_free(&after);
        }
        support_free(&before);
    }
    print_message("  tried on %d plans: %s\n", tried, change);
    assert_true(tried >= at_least);
}

/* Calls `cell` for every count that entered a stage, month by month. */
static void each_entry(const struct years *years, void (*cell)(int64_t before, int64_t after),
                       const struct years *other)
{
    const struct fc_plan *plan = years->layout->plan;
    for (int m = 0; m < plan->n_measures; m++)
        for (int t = 0; t < plan->months && plan->measure[m].what == FC_M_ENTERED; t++)
            for (int64_t i = 0; i < years->n; i++)
                cell(years_at(years, i, m, t), years_at(other, i, m, t));
}

static void not_less(int64_t before, int64_t after)
{
    assert_true(after >= before);
}

static void never_lowers(const struct years *before, const struct years *after)
{
    each_entry(before, not_less, after);
}

static void test_more_budget_never_lowers_a_count(void **state)
{
    (void)state;
    each_plan(never_lowers, endless, "channel *.spend = x 1.1", 80, FC_BY_RATE);
    each_plan(never_lowers, endless, "channel *.spend = x 1.1", 80, FC_BY_CHANNEL);
}

static void same(int64_t before, int64_t after)
{
    assert_int_equal(before, after);
}

static void prefix_stays(const struct years *before, const struct years *after)
{
    each_entry(before, same, after);
}

static void test_longer_horizon_leaves_the_prefix(void **state)
{
    (void)state;
    each_plan(prefix_stays, any_plan, "plan.months = 24", 50, FC_BY_RATE);
}

static void nothing(int64_t before, int64_t after)
{
    (void)before;
    assert_int_equal(after, 0);
}

static void nothing_downstream(const struct years *before, const struct years *after)
{
    for (int i = 0; i < after->layout->n_sources; i++)
        if (after->layout->source[i].free >= 0)
            return;
    each_entry(before, nothing, after);
}

static bool begins_empty(const struct fc_plan *plan)
{
    return plan->n_openings == 0;
}

static void test_no_spend_nothing_downstream(void **state)
{
    (void)state;
    each_plan(nothing_downstream, begins_empty, "channel *.spend = 0 a month", 80, FC_BY_RATE);
}

/* Items of a stage that were there before the plan. */
static int64_t opened(const struct fc_plan *plan, int stage)
{
    int64_t sum = 0;
    for (int i = 0; i < plan->n_openings; i++)
        if (plan->opening[i].stage == stage &&
            (plan->opening[i].channel < 0 || plan->channel[plan->opening[i].channel].enabled))
            sum += plan->opening[i].count;
    return sum;
}

/* A measure's total of one trial; 0 where the plan has none such. */
static int64_t total_of(const struct years *years, int64_t trial, enum fc_measured what, int stage)
{
    const struct fc_plan *plan = years->layout->plan;
    const int             measure = fc_measure_of(plan, what, stage);
    return measure < 0 ? 0 : years_at(years, trial, measure, plan->months);
}

/* Who moved on entered the next stage, but those that came back to it from the pool. */
static int64_t moved_on(const struct years *years, int64_t trial, int stage)
{
    const struct fc_nurture *nurture = &years->layout->plan->nurture;
    const int64_t            next = total_of(years, trial, FC_M_ENTERED, stage + 1);
    return nurture->exists && nurture->returns_to == stage + 1
               ? next - total_of(years, trial, FC_M_RETURNED, nurture->from)
               : next;
}

/* Entered + open before = moved on + lost + expired + returned + in nurture + waiting + still open,
   in every stage and trial. */
static void test_conservation(void **state)
{
    static const enum fc_measured gone[] = {FC_M_LOST,    FC_M_EXPIRED,    FC_M_RETURNED,
                                            FC_M_WAITING, FC_M_IN_NURTURE, FC_M_STILL_OPEN};
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed++) {
        struct support_plan loaded = {0};
        struct years        years;
        load_plan(&loaded, seed);
        const struct fc_plan *plan = loaded.plan;
        years_run(&years, plan, SEED, TRIALS, (enum fc_apart)(seed % 3));
        for (int stage = -1; stage + 1 < plan->n_stages; stage++)
            for (int64_t i = 0; i < years.n; i++) {
                int64_t left = moved_on(&years, i, stage);
                for (size_t k = 0; k < sizeof gone / sizeof *gone; k++)
                    left += total_of(&years, i, gone[k], stage);
                assert_int_equal(total_of(&years, i, FC_M_ENTERED, stage) + opened(plan, stage),
                                 left);
            }
        years_free(&years);
        support_free(&loaded);
    }
}

/* The streams of every other channel, bit for bit, when one is taken out. */
static void compare_channels(const struct years *with, const struct years *without)
{
    const struct fc_layout *a = with->layout, *b = without->layout;
    int                     compared = 0;
    for (int i = 0; i < b->n_streams; i++)
        for (int j = 0; j < a->n_streams; j++) {
            if (a->stream[j].stage != b->stream[i].stage ||
                a->stream[j].channel != b->stream[i].channel)
                continue;
            for (int t = 0; t < b->horizon && t < a->horizon; t++)
                assert_memory_equal(with->block->entered + ((int64_t)j * a->horizon + t) * FC_BLOCK,
                                    without->block->entered +
                                        ((int64_t)i * b->horizon + t) * FC_BLOCK,
                                    TRIALS * sizeof(int32_t));
            compared++;
        }
    assert_int_equal(compared, b->n_streams);
}

static void test_a_channel_changes_no_other(void **state)
{
    (void)state;
    int tried = 0;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed++) {
        struct support_plan with = {0}, without = {0};
        struct years        a, b;
        load_plan(&with, seed);
        char        change[128];
        const char *changes[] = {change};
        snprintf(change, sizeof change, "channel %s.enabled = no",
                 with.plan->channel[seed % (uint64_t)with.plan->n_channels].section.name);
        /* Tied inputs are drawn together, and in a market that ends channels share the people. */
        if (endless(with.plan) && with.plan->n_ties == 0 &&
            load_changed(&without, seed, 1, changes)) {
            years_run(&a, with.plan, SEED, TRIALS, FC_BY_CHANNEL);
            years_run(&b, without.plan, SEED, TRIALS, FC_BY_CHANNEL);
            compare_channels(&a, &b);
            tried++;
            years_free(&a);
            years_free(&b);
            support_free(&without);
        }
        support_free(&with);
    }
    print_message("  tried on %d plans\n", tried);
    assert_true(tried >= 40);
}

/* Plans whose amounts all stand in the keys that the test below changes. */
static bool plain_money(const struct fc_plan *plan)
{
    for (int c = 0; c < plan->n_channels; c++)
        if (plan->channel[c].response.kind != FC_LINEAR || plan->channel[c].minimum_spend > 0 ||
            (plan->channel_deal != NULL && plan->channel_deal[c] != NULL))
            return false;
    return plan->deal.large_share <= 0 && !plan->deal.has_cap;
}

/* What multiplies every amount of such a plan by 1,000; a key that nobody gave cannot be changed. */
static int money_changes(const struct fc_plan *plan, const char *change[4])
{
    int  n = 0;
    bool spends = false, fixed = false;
    for (int c = 0; c < plan->n_channels; c++) {
        spends = spends || plan->channel[c].spend.n > 0;
        fixed = fixed || plan->channel[c].fixed_cost.n > 0;
    }
    if (spends) {
        change[n++] = "channel *.spend = x 1000";
        change[n++] = "channel *.cost_per_inquiry = x 1000";
    }
    if (fixed)
        change[n++] = "channel *.fixed_cost = x 1000";
    if (plan->deal.exists)
        change[n++] = "deal.value = x 1000";
    return n;
}

/* Currency times 1000 scales money and nothing else. */
static void test_currency_scales_money_only(void **state)
{
    (void)state;
    int tried = 0;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed++) {
        struct support_plan before = {0}, after = {0};
        struct years        a, b;
        const char         *change[4];
        load_plan(&before, seed);
        const int n = money_changes(before.plan, change);
        if (plain_money(before.plan) && load_changed(&after, seed, n, change)) {
            years_run(&a, before.plan, SEED, TRIALS, FC_BY_RATE);
            years_run(&b, after.plan, SEED, TRIALS, FC_BY_RATE);
            each_entry(&a, same, &b);
            const int revenue = fc_measure_of(before.plan, FC_M_REVENUE, -1);
            for (int64_t i = 0; i < TRIALS && revenue >= 0; i++) {
                const double money = (double)years_at(&a, i, revenue, before.plan->months);
                const double scaled = (double)years_at(&b, i, revenue, after.plan->months);
                assert_true(fabs(scaled - 1000 * money) <= 1e-6 * scaled + 500.0 * 400);
            }
            tried++;
            years_free(&a);
            years_free(&b);
            support_free(&after);
        }
        support_free(&before);
    }
    print_message("  tried on %d plans\n", tried);
    assert_true(tried >= 20);
}

/* Runs a plan's promises and compares what two teams kept. */
static void compare_teams(const struct fc_plan *plan, uint64_t trials)
{
    const struct fc_promise *promise[FC_MAX_PROMISES];
    for (int i = 0; i < plan->n_promises; i++)
        promise[i] = &plan->promise[i];
    struct fc_error   err = {0};
    struct fc_request request = {.plan = plan,
                                 .n_promises = plan->n_promises,
                                 .promise = promise,
                                 .seed = SEED,
                                 .trials = trials,
                                 .threads = 1};
    struct fc_result  one, many;
    assert_int_equal(fc_forecast(&one, &request, &err), FC_OK);
    request.threads = 3;
    assert_int_equal(fc_forecast(&many, &request, &err), FC_OK);
    assert_int_equal(one.trials, trials);
    for (int m = 0; m < plan->n_measures; m++)
        for (int t = 0; t <= plan->months; t++) {
            assert_memory_equal(&fc_result_cell(&one, m, t)->moments,
                                &fc_result_cell(&many, m, t)->moments, sizeof(struct fc_moments));
            for (double q = 0.01; q < 1; q += 0.14)
                assert_true(fc_result_quantile(&one, m, t, q) ==
                            fc_result_quantile(&many, m, t, q));
        }
    for (int p = 0; p < plan->n_promises; p++) {
        assert_int_equal(one.promise[p].kept, many.promise[p].kept);
        assert_true(fc_result_level(&one, p, 0.3) == fc_result_level(&many, p, 0.3));
    }
    fc_result_free(&one);
    fc_result_free(&many);
}

static void test_any_number_of_threads_gives_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed += 10) {
        struct support_plan loaded = {0};
        load_plan(&loaded, seed);
        compare_teams(loaded.plan, 1300);
        support_free(&loaded);
    }
}

/* The chance falls as the promise rises, and meets the counted chance at the promise itself. */
static void test_chance_falls_as_the_level_rises(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed += 3) {
        struct support_plan loaded = {0};
        load_plan(&loaded, seed);
        for (int p = 0; p < loaded.plan->n_promises; p++) {
            const struct fc_promise *promise = &loaded.plan->promise[p];
            const struct fc_clause  *clause = &promise->clause[0];
            struct fc_error          err = {0};
            struct fc_result         result;
            struct fc_request        request = {.plan = loaded.plan,
                                                .n_promises = 1,
                                                .promise = &promise,
                                                .seed = SEED,
                                                .trials = 500,
                                                .threads = 1};
            if (promise->n_clauses != 1 || !clause->one_level)
                continue;
            assert_int_equal(fc_forecast(&result, &request, &err), FC_OK);
            double before = clause->at_most ? 0 : 1;
            for (double q = 0; q <= 1; q += 0.05) {
                const double level = fc_result_level(&result, 0, q);
                const double chance = fc_result_chance_at(&result, 0, level);
                assert_true(clause->at_most ? chance >= before - 1e-12 : chance <= before + 1e-12);
                before = chance;
            }
            fc_result_free(&result);
        }
        support_free(&loaded);
    }
}

static int make_folder(void **state)
{
    (void)state;
    gsl_set_error_handler_off();
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    support_folder_remove(folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conservation),
        cmocka_unit_test(test_more_budget_never_lowers_a_count),
        cmocka_unit_test(test_a_channel_changes_no_other),
        cmocka_unit_test(test_longer_horizon_leaves_the_prefix),
        cmocka_unit_test(test_no_spend_nothing_downstream),
        cmocka_unit_test(test_currency_scales_money_only),
        cmocka_unit_test(test_any_number_of_threads_gives_the_same),
        cmocka_unit_test(test_chance_falls_as_the_level_rises),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
