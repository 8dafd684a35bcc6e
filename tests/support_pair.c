#include "tests/pair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "results/statistic.h"
#include "tests/slow_funnel.h"
#include "tests/slow_promise.h"
#include "tests/support.h"

/* Comparisons in one run: about 200 plans x 200 cells, so each may be wrong in 1e-11 of runs. */
static const double ALPHA = 1e-11;

void pair_run(struct pair *pair, const struct fc_plan *plan, int n, enum fc_apart apart)
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
    years_run(&pair->fast, plan, 99, n, apart);
}

void pair_free(struct pair *pair)
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

void pair_same_cells(const struct pair *pair, const char *what)
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
void pair_same_promises(const struct pair *pair)
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
