/* The engine against the oracle: the same model person by person, on random and shipped plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>

#include "results/statistic.h"
#include "tests/random_plan.h"
#include "tests/slow_funnel.h"
#include "tests/slow_promise.h"
#include "tests/support.h"
#include "tests/years.h"

/* Comparisons in one run: about 200 plans x 200 cells, so each may be wrong in 1e-11 of runs. */
static const double ALPHA = 1e-11;

#ifdef NDEBUG
enum { SMALL = 300, LARGE = 3000 };
#else
enum { SMALL = 60, LARGE = 400 }; /* sanitizers make the same code ten times slower */
#endif

static char folder[SUPPORT_PATH];

/* Both ways of running a plan: the same cells, trial by trial. */
struct pair {
    const struct fc_plan *plan;
    int                   n;
    double               *slow; /* [n][slow_size] */
    struct years          fast;
};

static void run_both(struct pair *pair, const struct fc_plan *plan, int n, bool by_channel)
{
    const size_t size = slow_size(plan);
    gsl_rng     *rng = gsl_rng_alloc(gsl_rng_mt19937);
    *pair = (struct pair){.plan = plan, .n = n};
    pair->slow = malloc((size_t)n * size * sizeof *pair->slow);
    assert_non_null(pair->slow);
    gsl_rng_set(rng, 2027);
    for (int i = 0; i < n; i++)
        slow_year(plan, rng, pair->slow + (size_t)i * size);
    gsl_rng_free(rng);
    years_run(&pair->fast, plan, 99, n, by_channel);
}

static void free_both(struct pair *pair)
{
    free(pair->slow);
    years_free(&pair->fast);
}

/* One cell over all trials; undefined ratios become a number beyond all others, so that how often
   they occur is compared too. */
static void columns(const struct pair *pair, int measure, int t, double slow[], double fast[])
{
    const struct fc_measure *m = &pair->plan->measure[measure];
    for (int i = 0; i < pair->n; i++) {
        const double x =
            pair->slow[(size_t)i * slow_size(pair->plan) + slow_at(pair->plan, measure, t)];
        const int64_t ticks = years_at(&pair->fast, i, measure, t);
        /* Halves are rounded away from zero, as the engine's ratios are, whatever their last digit. */
        slow[i] = isnan(x) ? 1e300 : round(x * m->ticks + copysign(1e-6, x));
        fast[i] = ticks == FC_UNDEFINED ? 1e300 : (double)ticks;
    }
}

static void compare_cells(const struct pair *pair, const char *what)
{
    double *slow = malloc((size_t)pair->n * sizeof *slow);
    double *fast = malloc((size_t)pair->n * sizeof *fast);
    assert_non_null(slow);
    assert_non_null(fast);
    for (int m = 0; m < pair->plan->n_measures; m++)
        for (int t = 0; t <= pair->plan->months; t++) {
            char name[128];
            snprintf(name, sizeof name, "%s: %s in month %d", what, pair->plan->measure[m].name, t);
            columns(pair, m, t, slow, fast);
            support_same_distribution(name, (size_t)pair->n, slow, (size_t)pair->n, fast, ALPHA);
        }
    free(slow);
    free(fast);
}

/* A promise's statistic from the engine's own years must be what the definition says of them. */
static void compare_promises(const struct pair *pair)
{
    const struct fc_plan  *plan = pair->plan;
    const struct fc_block *block = pair->fast.block;
    const int              first = pair->n - pair->fast.block->n;
    double                *year = malloc(slow_size(plan) * sizeof *year);
    assert_non_null(year);
    for (int p = 0; p < plan->n_promises; p++) {
        bool all[FC_BLOCK];
        for (int lane = 0; lane < block->n; lane++)
            all[lane] = true;
        for (int c = 0; c < plan->promise[p].n_clauses; c++) {
            const struct fc_clause *clause = &plan->promise[p].clause[c];
            int64_t                 period[FC_MAX_MONTHS * FC_BLOCK], statistic[FC_BLOCK];
            bool                    kept[FC_BLOCK];
            for (int i = 0; i < clause->n_periods; i++)
                fc_period_column(block, clause->measure, clause->span[i], period + i * FC_BLOCK);
            fc_clause_column(clause, plan->measure[clause->measure].ticks, block->n, period,
                             statistic, kept);
            for (int lane = 0; lane < block->n; lane++)
                all[lane] = all[lane] && kept[lane];
        }
        for (int lane = 0; lane < block->n; lane++) {
            for (int m = 0; m < plan->n_measures; m++)
                for (int t = 0; t <= plan->months; t++) {
                    const int64_t ticks = years_at(&pair->fast, first + lane, m, t);
                    year[slow_at(plan, m, t)] = ticks == FC_UNDEFINED
                                                    ? (double)NAN
                                                    : (double)ticks / plan->measure[m].ticks;
                }
            assert_int_equal(slow_kept(plan, &plan->promise[p], year), all[lane]);
        }
    }
    free(year);
}

static void compare_random(uint64_t seed, int n)
{
    struct support_plan loaded = {0};
    struct fc_text      text = {0};
    struct pair         pair;
    char                file[SUPPORT_PATH + 16], what[64];
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    snprintf(what, sizeof what, "random plan %d", (int)seed);
    random_plan_text(&text, seed);
    support_load_text(&loaded, file, text.bytes);
    run_both(&pair, loaded.plan, n, seed % 2 == 0);
    compare_cells(&pair, what);
    compare_promises(&pair);
    free_both(&pair);
    support_free(&loaded);
    fc_text_free(&text);
}

static void test_many_random_plans(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed++)
        compare_random(seed, SMALL);
}

static void test_some_random_plans_closely(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < RANDOM_PLANS; seed += 20)
        compare_random(seed, LARGE);
}

static void test_shipped_plans(void **state)
{
    (void)state;
    const char *const name[] = {"first",          "reference", "cut-20",
                                "without-events", "campaign",  "marketplace"};
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        struct support_plan loaded = {0};
        struct pair         pair;
        char                file[512];
        snprintf(file, sizeof file, "%s/scenarios/%s.ini", FC_SOURCE_DIR, name[i]);
        support_load(&loaded, file);
        run_both(&pair, loaded.plan, SMALL * 2, i % 2 == 1);
        compare_cells(&pair, name[i]);
        compare_promises(&pair);
        free_both(&pair);
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
        cmocka_unit_test(test_many_random_plans),
        cmocka_unit_test(test_some_random_plans_closely),
        cmocka_unit_test(test_shipped_plans),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
