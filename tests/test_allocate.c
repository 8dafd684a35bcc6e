/* Splits by whole units against all there are; limits as typed; what cannot be split. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "questions/allocate.h"
#include "questions/allocate_limits.h"
#include "questions/allocate_split.h"
#include "tests/support.h"

/* ---- splits ---- */

enum { MOST = 6 };

/* Every split of at most `units`, one after the other. */
static double best_of_all(int n, int units, const double *value, int row)
{
    if (n == 0)
        return 0;
    double best = -(double)INFINITY;
    for (int k = 0; k <= units; k++)
        best = fmax(best, value[k] + best_of_all(n - 1, units - k, value + row, row));
    return best;
}

/* A small generator of its own: the values need no good luck, only variety. */
static double next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(*state >> 11) * 0x1p-53;
}

/* Jumps, dead ends and forbidden amounts. */
static void splits_are_the_best_of_all(void **state)
{
    (void)state;
    uint64_t luck = 7;
    for (int round = 0; round < 200; round++) {
        struct fc_arena arena = {0};
        const int       n = 1 + round % 4, units = 1 + round % 9;
        double          value[MOST * 10];
        int             out[MOST];
        for (int i = 0; i < n * (units + 1); i++)
            value[i] = next(&luck) < 0.2 ? -(double)INFINITY : floor(20 * next(&luck));
        const double wanted = best_of_all(n, units, value, units + 1);
        const double found = fc_split_best(out, n, units, value, &arena);
        assert_true(found == wanted);
        int    sum = 0;
        double worth = 0;
        for (int i = 0; i < n && isfinite(wanted); i++) {
            sum += out[i];
            worth += value[i * (units + 1) + out[i]];
        }
        assert_true(!isfinite(wanted) || (sum <= units && worth == wanted));
        fc_arena_free(&arena);
    }
}

/* Money that buys nothing stays in the budget. */
static void equal_splits_spend_least(void **state)
{
    (void)state;
    struct fc_arena arena = {0};
    const double    value[] = {0, 5, 5, 5, 0, 0, 0, 0};
    int             out[2];
    assert_true(fc_split_best(out, 2, 3, value, &arena) == 5);
    assert_int_equal(out[0], 1);
    assert_int_equal(out[1], 0);
    fc_arena_free(&arena);
}

/* Six suppliers with fixed costs and minimum spends: each of the 64 sets that are on, its best split
   by equal marginals, against the recursion. */
static double best_of_set(unsigned set, const double least[MOST], double budget)
{
    double low = 0, high = budget, sum = 0;
    for (int i = 0; i < MOST; i++)
        sum += (set >> i & 1) != 0 ? least[i] : 0;
    if (sum > budget)
        return -(double)INFINITY;
    for (int step = 0; step < 100; step++) { /* all at one level, but for their minimum */
        const double level = (low + high) / 2;
        sum = 0;
        for (int i = 0; i < MOST; i++)
            sum += (set >> i & 1) != 0 ? fmax(least[i], level) : 0;
        *(sum < budget ? &low : &high) = level;
    }
    double worth = 0;
    for (int i = 0; i < MOST; i++)
        worth += (set >> i & 1) != 0 ? pow(fmax(least[i], low), 0.8) - 120 : 0;
    return worth;
}

static void six_suppliers_on_and_off(void **state)
{
    (void)state;
    enum { UNITS = 600 };
    static const double least[MOST] = {5000, 5000, 8000, 15000, 15000, 20000};
    static double       value[MOST * (UNITS + 1)];
    struct fc_arena     arena = {0};
    double              wanted = 0;
    unsigned            best = 0, found = 0;
    int                 out[MOST];
    for (unsigned set = 1; set < 1U << MOST; set++)
        if (best_of_set(set, least, 60000) > wanted) {
            wanted = best_of_set(set, least, 60000);
            best = set;
        }
    for (int i = 0; i < MOST; i++)
        for (int k = 1; k <= UNITS; k++)
            value[i * (UNITS + 1) + k] = (k * 100.0 >= least[i] ? pow(k * 100.0, 0.8) : 0) - 120;
    const double sum = fc_split_best(out, MOST, UNITS, value, &arena);
    for (int i = 0; i < MOST; i++)
        found |= out[i] > 0 ? 1U << i : 0;
    print_message("  sets: %x of all, %x found; worth %.2f, %.2f\n", best, found, wanted, sum);
    assert_int_equal(found, best);
    assert_true(sum <= wanted + 1e-6 && sum > wanted * (1 - 1e-5));
    fc_arena_free(&arena);
}

/* ---- limits ---- */

static void load(struct support_plan *plan, const char *name)
{
    char path[SUPPORT_PATH];
    snprintf(path, sizeof path, FC_SOURCE_DIR "/scenarios/%s.ini", name);
    support_load(plan, path);
}

static void limits_as_typed(void **state)
{
    (void)state;
    static const char *const text[] = {"search = 10k..40k a month", " Content=..22,500",
                                       "events = pinned", "outbound = off"};
    struct support_plan      plan = {0};
    struct fc_limit          limit[4];
    load(&plan, "reference");
    assert_true(fc_limits_read(limit, plan.plan, 4, text, &plan.problems));
    assert_true(limit[0].kind == FC_LIMIT_RANGE && limit[0].low == 10000 && limit[0].high == 40000);
    assert_true(limit[1].kind == FC_LIMIT_RANGE && limit[1].low == 0 && limit[1].high == 22500);
    assert_int_equal(limit[2].kind, FC_LIMIT_PINNED);
    assert_int_equal(limit[3].kind, FC_LIMIT_OFF);
    static const char *const more[] = {"search = 20k", "events = 5k..", "content = 0"};
    assert_true(fc_limits_read(limit, plan.plan, 3, more, &plan.problems));
    assert_true(limit[0].low == 20000 && limit[0].high == 20000);
    assert_true(limit[2].low == 5000 && isinf(limit[2].high));
    assert_int_equal(limit[1].kind, FC_LIMIT_OFF);
    assert_int_equal(limit[3].kind, FC_LIMIT_NONE);
    support_free(&plan);
}

static void wrong_limits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int         column;
        const char *said;
    } row[] = {{"serch = 10k..40k", 1, "there is no channel `serch`"},
               {"search", 1, "a limit is a channel"},
               {"search = 40k..10k", 10, "the range must rise"},
               {"search = ..", 10, "no ends"},
               {"search = -5k..10k", 10, "not below 0"},
               {"search = many", 10, NULL},
               {"search = 10k..x", 15, NULL}};
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        struct support_plan plan = {0};
        struct fc_limit     limit[4];
        load(&plan, "reference");
        assert_false(fc_limits_read(limit, plan.plan, 1, &row[i].text, &plan.problems));
        const struct fc_problem *problem = &plan.problems.item[plan.problems.size - 1];
        assert_string_equal(problem->place.file, "--limit");
        assert_int_equal(problem->place.column, row[i].column);
        assert_true(row[i].said == NULL || strstr(problem->text, row[i].said) != NULL);
        support_free(&plan);
    }
    static const char *const twice[] = {"search = pinned", "search = off"};
    struct support_plan      plan = {0};
    struct fc_limit          limit[12];
    load(&plan, "reference");
    assert_false(fc_limits_read(limit, plan.plan, 2, twice, &plan.problems));
    support_free(&plan);
    static const char *const nothing[] = {"email = 10k.."};
    load(&plan, "marketplace");
    assert_false(fc_limits_read(limit, plan.plan, 1, nothing, &plan.problems));
    assert_non_null(strstr(plan.problems.item[0].text, "spends nothing"));
    support_free(&plan);
}

static void budgets_as_typed(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    double              budget = 0;
    load(&plan, "reference");
    assert_true(fc_budget_read(&budget, plan.plan, "70,000", &plan.problems) && budget == 70000);
    assert_true(fc_budget_read(&budget, plan.plan, "840k a year", &plan.problems));
    assert_true(budget == 70000);
    assert_false(fc_budget_read(&budget, plan.plan, "0", &plan.problems));
    assert_false(fc_budget_read(&budget, plan.plan, "-1k", &plan.problems));
    assert_false(fc_budget_read(&budget, plan.plan, "much", &plan.problems));
    support_free(&plan);
}

/* ---- what cannot be split ---- */

static enum fc_status allocate(struct fc_allocation *out, struct support_plan *plan,
                               enum fc_allocate_for what, const char *limit, double budget,
                               struct fc_error *err)
{
    struct fc_limit limits[16];
    assert_true(fc_limits_read(limits, plan->plan, limit != NULL, &limit, &plan->problems));
    const struct fc_study            study = {.plan = plan->plan,
                                              .file = plan->plan->file,
                                              .seed = 42,
                                              .trials = 512,
                                              .threads = 1,
                                              .arena = &plan->arena};
    const struct fc_allocate_request request = {.study = &study,
                                                .what = what,
                                                .promise = &plan->plan->promise[0],
                                                .budget = budget,
                                                .limit = limits};
    return fc_allocate(out, &request, err);
}

static void nothing_to_split(void **state)
{
    (void)state;
    struct support_plan  plan = {0};
    struct fc_allocation out;
    struct fc_error      err = {0};
    load(&plan, "marketplace");
    assert_int_equal(allocate(&out, &plan, FC_FOR_PROMISE, NULL, 0, &err), FC_BAD_INPUT);
    assert_non_null(strstr(err.text, "no budget to split"));
    support_free(&plan);
    err = (struct fc_error){0};
    load(&plan, "spread-thin");
    assert_int_equal(allocate(&out, &plan, FC_FOR_GAIN, NULL, 0, &err), FC_BAD_INPUT);
    assert_non_null(strstr(err.text, "[deal]"));
    support_free(&plan);
    err = (struct fc_error){0};
    load(&plan, "reference");
    assert_int_equal(allocate(&out, &plan, FC_FOR_PROMISE, "search = 30k..", 20000, &err),
                     FC_BAD_INPUT);
    assert_non_null(strstr(err.text, "30,000"));
    support_free(&plan);
    err = (struct fc_error){0};
    load(&plan, "campaign");
    assert_int_equal(allocate(&out, &plan, FC_FOR_PROMISE, NULL, 0, &err), FC_OK);
    assert_true(out.fixed && out.n == 1 && !out.better && out.share[0].set == NULL);
    support_free(&plan);
}

/* No limit is passed, nothing is lost, and the bounds are named. */
static void limits_bind(void **state)
{
    (void)state;
    struct support_plan  plan = {0};
    struct fc_allocation out;
    struct fc_error      err = {0};
    load(&plan, "cut-20");
    assert_int_equal(allocate(&out, &plan, FC_FOR_GAIN, "content = ..17,500", 0, &err), FC_OK);
    assert_true(out.better && out.n == 4);
    double sum = 0;
    for (int i = 0; i < out.n; i++)
        sum += out.share[i].after;
    assert_true(fabs(sum - 60000) < 1e-6);
    assert_true(fabs(out.share[1].after - 17500) < 1e-6);
    assert_int_equal(out.share[1].bound, FC_BOUND_MAX);
    assert_true(out.share[1].next > 0 && out.share[1].limited && !out.share[1].beyond);
    support_free(&plan);
    load(&plan, "cut-20");
    assert_int_equal(allocate(&out, &plan, FC_FOR_PROMISE, "events = pinned", 0, &err), FC_OK);
    assert_true(out.share[2].after == 16000 && out.share[2].set == NULL);
    assert_int_equal(out.share[2].bound, FC_BOUND_PINNED);
    support_free(&plan);
    load(&plan, "cut-20");
    assert_int_equal(allocate(&out, &plan, FC_FOR_PROMISE, "outbound = off", 75000, &err), FC_OK);
    assert_true(out.moved && out.share[3].before == 0 && out.share[3].after == 0);
    assert_true(out.share[3].closed);
    assert_string_equal(out.share[3].set, "channel outbound.enabled = no");
    support_free(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_are_the_best_of_all),
        cmocka_unit_test(equal_splits_spend_least),
        cmocka_unit_test(six_suppliers_on_and_off),
        cmocka_unit_test(limits_as_typed),
        cmocka_unit_test(wrong_limits),
        cmocka_unit_test(budgets_as_typed),
        cmocka_unit_test(nothing_to_split),
        cmocka_unit_test(limits_bind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
