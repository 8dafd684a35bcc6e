/* The best split where it is known, and never a worse one: closed forms, all sets, random plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "questions/allocate.h"
#include "questions/drivers.h"
#include "results/paired.h"
#include "tests/random_plan.h"
#include "tests/support.h"

/* In which two plans are compared; and random plans: sanitizers slow each of them down. */
#ifdef __SANITIZE_ADDRESS__
enum { YEARS = 2000, PLANS = 5 };
#else
enum { YEARS = 2000, PLANS = 20 };
#endif

static const struct fc_limit no_limit[FC_MAX_CHANNELS];

static struct fc_study study_of(struct support_plan *plan, uint64_t trials)
{
    return (struct fc_study){.plan = plan->plan,
                             .file = plan->plan->file,
                             .seed = 42,
                             .trials = trials,
                             .threads = 1,
                             .arena = &plan->arena};
}

static struct fc_allocation allocate(const struct fc_study *study, enum fc_allocate_for what)
{
    struct fc_error                  err = {0};
    struct fc_allocation             out;
    const struct fc_plan            *plan = study->plan;
    const struct fc_allocate_request request = {.study = study,
                                                .what = what,
                                                .promise =
                                                    plan->n_promises > 0 ? &plan->promise[0] : NULL,
                                                .limit = no_limit};
    const enum fc_status             status = fc_allocate(&out, &request, &err);
    if (status != FC_OK)
        fail_msg("%s: %s", plan->file, err.text);
    return out;
}

/* ---- equal marginals ---- */

/* 40,000 a month over two channels that bend: 0.12 (0.5 / 100) (x / 20,000)^-0.5 = 0.10 (0.7 / 80)
   (y / 20,000)^-0.3 where the next unit of money wins as many deals in either. */
static double equal_marginals(void)
{
    double low = 1, high = 39999;
    for (int i = 0; i < 200; i++) {
        const double x = (low + high) / 2;
        const double a = 0.12 * 0.005 * pow(x / 20000, -0.5);
        const double b = 0.10 * 0.00875 * pow((40000 - x) / 20000, -0.3);
        *(a > b ? &low : &high) = x;
    }
    return low;
}

static void two_bending_channels(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    support_load_text(&plan, "two.ini",
                      "[plan]\nname = Two\nstart = 2027-01\nmonths = 12\n"
                      "[channel a]\nspend = 20,000 a month\ncost per inquiry = 100\n"
                      "response = power 0.5\n"
                      "[channel b]\nspend = 20,000 a month\ncost per inquiry = 80\n"
                      "response = power 0.7\nmonth to month = 20%\n"
                      "[stage won]\nrate = 10%\n[stage won / a]\nrate = 12%\n"
                      "[deal]\nvalue = 5,000\nmargin = 50%\n");
    const struct fc_study      study = study_of(&plan, 10000);
    const struct fc_allocation out = allocate(&study, FC_FOR_GAIN);
    const double               wanted = equal_marginals();
    print_message("  a: %.0f by equal marginals, %.0f found\n", wanted, out.share[0].after);
    assert_true(out.better);
    assert_true(fabs(out.share[0].after - wanted) < 400);
    assert_true(fabs(out.share[0].after + out.share[1].after - 40000) < 1e-6);
    /* there the next 1,000 brings as much in either */
    assert_true(fabs(out.share[0].next - out.share[1].next) < 0.1 * fabs(out.share[0].next) + 500);
    support_free(&plan);
}

/* ---- on and off ---- */

/* Six suppliers alike but for their minimum, power 0.8: of all 64 sets, each split at one level but
   for the minima, the best. */
static unsigned best_set(double spend[6], double budget)
{
    static const double least[6] = {5000, 5000, 8000, 15000, 15000, 20000};
    double              most = 0;
    unsigned            best = 0;
    for (unsigned set = 1; set < 64; set++) {
        double low = 0, high = budget, sum, worth = 0, split[6];
        for (int step = 0; step < 100; step++) {
            sum = worth = 0;
            for (int i = 0; i < 6; i++) {
                split[i] = (set >> i & 1) != 0 ? fmax(least[i], (low + high) / 2) : 0;
                sum += split[i];
                worth += pow(split[i], 0.8);
            }
            *(sum < budget ? &low : &high) = (low + high) / 2;
        }
        if (sum < budget * (1 + 1e-9) && worth > most) {
            most = worth;
            best = set;
            memcpy(spend, split, sizeof split);
        }
    }
    return best;
}

static double mean_leads(const struct fc_study *study, int n, const char *const set[])
{
    struct fc_problems problems = {.arena = study->arena};
    struct fc_error    err = {0};
    struct fc_plan    *plan;
    struct fc_columns  columns;
    double             sum = 0;
    assert_int_equal(fc_study_variant(&plan, study, n, set, &problems, &err), FC_OK);
    const struct fc_figure          figure = {plan->promise[0].clause->measure, {2, 11}};
    const struct fc_columns_request request = {
        .plan = plan, .n_figures = 1, .figure = &figure, .seed = 77, .trials = 4000, .threads = 1};
    assert_int_equal(fc_columns_run(&columns, &request, study->arena, &err), FC_OK);
    for (uint64_t i = 0; i < columns.trials; i++)
        sum += (double)columns.figure[0][i];
    return sum / (double)columns.trials;
}

/* Keeps what is found as settings. */
static int sets_of(const struct fc_allocation *out, const char *set[])
{
    int n = 0;
    for (int i = 0; i < out->n; i++)
        if (out->share[i].set != NULL)
            set[n++] = out->share[i].set;
    return n;
}

static void six_suppliers(void **state)
{
    (void)state;
    static const char *const hard[] = {
        "promise leads.promise = 190 leads every month from 2027-03"};
    struct support_plan plan = {0};
    struct fc_error     err = {0};
    double              spend[6];
    unsigned            found = 0;
    const char         *set[8], *all[6];
    char                text[6][80];
    support_load(&plan, FC_SOURCE_DIR "/scenarios/spread-thin.ini");
    struct fc_study study = study_of(&plan, 4000);
    study.settings = (struct fc_settings){1, hard};
    struct fc_plan *made;
    study.plan = plan.plan;
    assert_int_equal(
        fc_load(&made, plan.plan->file, &study.settings, &plan.arena, &plan.problems, &err), FC_OK);
    study.plan = made;
    const struct fc_allocation out = allocate(&study, FC_FOR_PROMISE);
    const unsigned             best = best_set(spend, 60000);
    for (int i = 0; i < 6; i++) {
        found |= out.share[i].after > 0 ? 1U << i : 0;
        snprintf(text[i], sizeof text[i], "channel %s.spend = %.2f a month",
                 made->channel[i].section.name, spend[i]);
        all[i] = text[i];
    }
    const double wanted = mean_leads(&study, 6, all);
    const double got = mean_leads(&study, sets_of(&out, set), set);
    print_message("  sets: %x of all, %x found; %.1f and %.1f leads; %.3f to %.3f\n", best, found,
                  wanted, got, out.chance[0].p, out.chance[1].p);
    assert_true(out.better);
    assert_int_equal(found, best);
    assert_true(got > 0.99 * wanted);
    support_free(&plan);
}

/* ---- the settings make it so ---- */

/* The split as tried is the plan with its settings, year by year: the same money and, nearly, the
   same luck (a channel that is off leaves other items to be drawn together). */
static void settings_reproduce(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct fc_problems  problems = {0};
    struct fc_error     err = {0};
    struct fc_plan     *made;
    struct fc_columns   columns;
    const char         *set[8];
    double              money = 0;
    support_load(&plan, FC_SOURCE_DIR "/scenarios/cut-20.ini");
    problems.arena = &plan.arena;
    const struct fc_study      study = study_of(&plan, YEARS);
    const struct fc_allocation out = allocate(&study, FC_FOR_PROMISE);
    assert_true(out.better && out.chance[1].p > 0.85);
    assert_true(fabs(out.chance[1].p - out.chance[0].p - out.difference) < 1e-12);
    assert_int_equal(fc_study_variant(&made, &study, sets_of(&out, set), set, &problems, &err),
                     FC_OK);
    const struct fc_promise *promise = &made->promise[0];
    const struct fc_figure   figure = {out.money, {0, made->months - 1}};
    struct fc_layout        *layout; /* of the same luck as the search */
    assert_int_equal(fc_layout_make(&layout, made, FC_BY_RATE, study.arena, &err), FC_OK);
    const struct fc_columns_request request = {.plan = made,
                                               .layout = layout,
                                               .n_promises = 1,
                                               .promise = &promise,
                                               .n_figures = 1,
                                               .figure = &figure,
                                               .seed = out.fresh_seed,
                                               .trials = YEARS,
                                               .threads = 1};
    assert_int_equal(fc_columns_run(&columns, &request, study.arena, &err), FC_OK);
    for (int i = 0; i < YEARS; i++)
        money += (double)columns.figure[0][i] / 100 / YEARS;
    const double kept = (double)fc_columns_kept(&columns, 0) / YEARS;
    print_message("  %.4f found, %.4f with its settings; %.0f, %.0f\n", out.chance[1].p, kept,
                  out.gain[1], money);
    assert_true(fabs(kept - out.chance[1].p) < 0.004);
    assert_true(fabs(money - out.gain[1]) < 0.004 * fabs(money));
    support_free(&plan);
}

/* ---- never worse ---- */

static struct fc_columns run(const struct fc_study *study, const struct fc_plan *plan, int money)
{
    struct fc_error                 err = {0};
    struct fc_columns               columns;
    const struct fc_promise        *promise = plan->n_promises > 0 ? &plan->promise[0] : NULL;
    const struct fc_figure          figure = {money, {0, plan->months - 1}};
    const struct fc_columns_request request = {.plan = plan,
                                               .n_promises = promise != NULL,
                                               .promise = &promise,
                                               .n_figures = money >= 0,
                                               .figure = &figure,
                                               .seed = 4711,
                                               .trials = YEARS,
                                               .threads = 1};
    assert_int_equal(fc_columns_run(&columns, &request, study->arena, &err), FC_OK);
    return columns;
}

static void assert_no_worse(const struct fc_study *study, const struct fc_allocation *out,
                            uint64_t seed)
{
    struct fc_problems     problems = {.arena = study->arena};
    struct fc_error        err = {0};
    struct fc_plan        *made;
    const char            *set[8];
    struct fc_paired_tally tally = {0};
    const enum fc_status   status =
        fc_study_variant(&made, study, sets_of(out, set), set, &problems, &err);
    if (status != FC_OK)
        fail_msg("seed %d: %s: %s", (int)seed, set[0], problems.item[0].text);
    const struct fc_columns before = run(study, study->plan, out->money);
    const struct fc_columns after = run(study, made, out->money);
    if (out->what == FC_FOR_GAIN) {
        fc_paired_add(&tally, YEARS, before.figure[0], after.figure[0]);
        const struct fc_difference money = fc_difference_of(&tally, 100, 1 - 1e-9);
        assert_true(money.high >= 0);
        return;
    }
    uint64_t only[2] = {0};
    for (int i = 0; i < YEARS; i++) {
        only[0] += before.kept[0][i] && !after.kept[0][i];
        only[1] += after.kept[0][i] && !before.kept[0][i];
    }
    assert_true(fc_chance_difference_of(only[0], only[1], YEARS, 1 - 1e-9).high >= 0);
}

static bool spends(const struct fc_plan *plan, const struct fc_channel *channel)
{
    for (int t = 0; t < plan->months && channel->enabled; t++)
        if (fc_schedule_at(&channel->spend, plan->start, t) > 0)
            return true;
    return false;
}

static void random_plans_get_no_worse(void **state)
{
    (void)state;
    struct fc_text text = {0};
    char           folder[SUPPORT_PATH], path[2 * SUPPORT_PATH];
    int            done = 0, better = 0, teams = 0; /* plans with teams run long: a few will do */
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    for (uint64_t seed = 1; done < PLANS; seed++) {
        struct support_plan plan = {0};
        int                 payers = 0;
        random_plan_text(&text, seed);
        support_write(folder, "plan.ini", text.bytes);
        snprintf(path, sizeof path, "%s/plan.ini", folder);
        support_load(&plan, path);
        for (int c = 0; c < plan.plan->n_channels; c++)
            payers += spends(plan.plan, &plan.plan->channel[c]);
        const bool promise = plan.plan->n_promises > 0;
        teams += plan.plan->n_teams > 0 && payers > 1;
        if (payers > 1 && (plan.plan->n_teams == 0 || teams < 2) &&
            (promise || fc_money_measure(plan.plan) >= 0)) {
            const struct fc_study      study = study_of(&plan, 256);
            const struct fc_allocation out =
                allocate(&study, promise && seed % 2 == 0           ? FC_FOR_PROMISE
                                 : fc_money_measure(plan.plan) >= 0 ? FC_FOR_GAIN
                                                                    : FC_FOR_PROMISE);
            if (out.better)
                assert_no_worse(&study, &out, seed);
            better += out.better;
            done++;
        }
        support_free(&plan);
    }
    print_message("  %d plans, %d with a better split\n", done, better);
    assert_true(better >= PLANS / 6);
    support_folder_remove(folder);
    fc_text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_bending_channels),
        cmocka_unit_test(six_suppliers),
        cmocka_unit_test(settings_reproduce),
        cmocka_unit_test(random_plans_get_no_worse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
