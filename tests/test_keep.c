/* What is kept comes out the same, however much else is left out; what follows from other cells is
   what counting it would have given. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "engine/ledger.h"
#include "model/load.h"
#include "results/statistic.h"
#include "run/columns.h"
#include "run/forecast.h"
#include "tests/years.h"

enum { TRIALS = 3 * FC_BLOCK + 17 };

/* The last has months and totals of more leads than there are unit bins. */
static const struct {
    const char *name, *setting;
} PLANS[] = {{"reference", NULL},
             {"saas", NULL},
             {"heads", NULL},
             {"nurture", NULL},
             {"opening", NULL},
             {"big-deals", NULL},
             {"reference", "channel search.cost per inquiry = 0.1 to 0.4"}};
enum { N_PLANS = sizeof PLANS / sizeof *PLANS };

static struct fc_plan *load(int p, struct fc_arena *arena)
{
    char                     file[1024];
    struct fc_plan          *plan = NULL;
    struct fc_problems       problems = {.arena = arena};
    struct fc_error          err = {0};
    const struct fc_settings settings = {PLANS[p].setting != NULL, &PLANS[p].setting};
    snprintf(file, sizeof file, "%s/scenarios/%s.ini", FC_SOURCE_DIR, PLANS[p].name);
    assert_int_equal(fc_load(&plan, file, &settings, arena, &problems, &err), FC_OK);
    return plan;
}

static struct fc_result run(const struct fc_plan *plan)
{
    struct fc_result        result;
    struct fc_error         err = {0};
    const struct fc_request request = {.plan = plan, .seed = 5, .trials = TRIALS, .threads = 1};
    assert_int_equal(fc_forecast(&result, &request, &err), FC_OK);
    return result;
}

static void assert_same(const struct fc_cell *a, const struct fc_cell *b)
{
    assert_int_equal(a->undefined, b->undefined);
    assert_memory_equal(&a->moments, &b->moments, sizeof a->moments);
    assert_int_equal(a->bins.n, b->bins.n);
    for (int i = 1; i < 20 && a->bins.n > 0; i++)
        assert_int_equal(fc_bins_quantile(&a->bins, i / 20.0),
                         fc_bins_quantile(&b->bins, i / 20.0));
}

static struct fc_columns columns_of(const struct fc_plan *plan, int n,
                                    const struct fc_figure figure[], struct fc_arena *arena)
{
    struct fc_columns               columns;
    struct fc_error                 err = {0};
    const struct fc_columns_request request = {
        .plan = plan, .n_figures = n, .figure = figure, .seed = 5, .trials = TRIALS, .threads = 1};
    assert_int_equal(fc_columns_run(&columns, &request, arena, &err), FC_OK);
    return columns;
}

/* Each month and the total of every measure. */
static void one_measure_alone_is_what_it_is_among_all(void **state)
{
    (void)state;
    for (int p = 0; p < N_PLANS; p++) {
        struct fc_arena       arena = {0};
        const struct fc_plan *plan = load(p, &arena);
        const int             months = plan->months, n = plan->n_measures * (months + 1);
        struct fc_figure     *figure = fc_arena_take(&arena, (size_t)n, sizeof *figure);
        for (int i = 0; i < n; i++) {
            const int t = i % (months + 1);
            figure[i].measure = i / (months + 1);
            figure[i].span = t < months ? (struct fc_span){t, t} : (struct fc_span){0, months - 1};
        }
        const struct fc_columns all = columns_of(plan, n, figure, &arena);
        for (int m = 0; m < plan->n_measures; m++) {
            const int               first = m * (months + 1);
            const struct fc_columns alone = columns_of(plan, months + 1, figure + first, &arena);
            for (int t = 0; t <= months; t++)
                assert_memory_equal(alone.figure[t], all.figure[first + t],
                                    TRIALS * sizeof(int64_t));
        }
        fc_arena_free(&arena);
    }
}

/* Every cell, counted from the columns of a block that fills them all. */
static void cells_are_what_their_columns_say(void **state)
{
    (void)state;
    for (int p = 0; p < N_PLANS; p++) {
        struct fc_arena       arena = {0};
        const struct fc_plan *plan = load(p, &arena);
        struct fc_result      all = run(plan);
        struct years          years;
        years_run(&years, plan, 5, TRIALS, FC_MERGED);
        for (int m = 0; m < plan->n_measures; m++)
            for (int t = 0; t <= plan->months; t++) {
                struct fc_cell cell = {0};
                for (int64_t trial = 0; trial < TRIALS; trial++) {
                    const int64_t value = years_at(&years, trial, m, t);
                    cell.undefined += value == FC_UNDEFINED;
                    if (value == FC_UNDEFINED)
                        continue;
                    fc_moments_add(&cell.moments, 1, &value);
                    assert_true(fc_bins_add(&cell.bins, 1, &value));
                }
                assert_same(fc_result_cell(&all, m, t), &cell);
                fc_bins_free(&cell.bins);
            }
        years_free(&years);
        fc_result_free(&all);
        fc_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_measure_alone_is_what_it_is_among_all),
        cmocka_unit_test(cells_are_what_their_columns_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
