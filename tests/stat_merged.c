/* Channels drawn as one have the law of channels drawn apart: every cell, and how cells go together.
   The plain way is the slow twin. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/support.h"
#include "tests/years.h"

enum { TRIALS = 20000, SEED = 11 };

/* Some 20,000 comparisons a run: each goes wrong once in 1e11 runs. */
static const double ERRORS = 6.9;

/* Sums of one figure over the trials of a run. */
struct sums {
    double n, sum, squares;
};

static void add(struct sums *to, double x)
{
    to->n++;
    to->sum += x;
    to->squares += x * x;
}

static bool same_mean(const struct sums *a, const struct sums *b)
{
    const double mean_a = a->sum / a->n, mean_b = b->sum / b->n;
    const double var_a = a->squares / a->n - mean_a * mean_a;
    const double var_b = b->squares / b->n - mean_b * mean_b;
    const double error = sqrt((fmax(var_a, 0) + fmax(var_b, 0)) / a->n);
    return fabs(mean_a - mean_b) <= ERRORS * error + 1e-9 * fabs(mean_a);
}

/* A figure of a trial around where it usually is; FC_UNDEFINED counts as far off. */
static double figure(const struct years *years, int64_t trial, int m, int t, double centre)
{
    const int64_t ticks = years_at(years, trial, m, t);
    return (ticks == FC_UNDEFINED ? -1000 : (double)ticks) - centre;
}

static double centre_of(const struct years *years, int m, int t)
{
    double sum = 0;
    for (int64_t i = 0; i < years->n; i++)
        sum += figure(years, i, m, t, 0);
    return sum / (double)years->n;
}

/* The product of two figures, each around one centre for both runs: with means alike, how they go
   together; of one with itself, how far it spreads. */
static void same_together(const struct years *a, const struct years *b, const int m[2],
                          const int t[2])
{
    const struct years *const run[2] = {a, b};
    const double              centre[2] = {centre_of(a, m[0], t[0]), centre_of(a, m[1], t[1])};
    struct sums               mean[2] = {{0}}, product[2] = {{0}};
    for (int r = 0; r < 2; r++)
        for (int64_t i = 0; i < run[r]->n; i++) {
            const double x = figure(run[r], i, m[0], t[0], centre[0]);
            add(&mean[r], x);
            add(&product[r], x * figure(run[r], i, m[1], t[1], centre[1]));
        }
    const struct fc_plan *plan = a->layout->plan;
    if (!same_mean(&mean[0], &mean[1]) || !same_mean(&product[0], &product[1]))
        fail_msg("%s month %d with %s month %d: %g and %g, products %g and %g",
                 plan->measure[m[0]].name, t[0], plan->measure[m[1]].name, t[1],
                 mean[0].sum / mean[0].n, mean[1].sum / mean[1].n, product[0].sum / product[0].n,
                 product[1].sum / product[1].n);
}

/* Every cell by itself, and with the same measure a month later; every measure with every other, in
   total and in one month. */
static void same_law(const struct years *a, const struct years *b)
{
    const struct fc_plan *plan = a->layout->plan;
    const int             months = plan->months;
    for (int m = 0; m < plan->n_measures; m++)
        for (int t = 0; t <= months; t++) {
            same_together(a, b, (int[]){m, m}, (int[]){t, t});
            if (t + 1 < months)
                same_together(a, b, (int[]){m, m}, (int[]){t, t + 1});
        }
    for (int m = 0; m < plan->n_measures; m++)
        for (int other = 0; other < m; other++) {
            same_together(a, b, (int[]){m, other}, (int[]){months, months});
            same_together(a, b, (int[]){m, other}, (int[]){months / 2, months / 2});
        }
}

static void both_ways(struct support_plan *loaded)
{
    struct years merged, apart;
    years_run(&merged, loaded->plan, SEED, TRIALS, FC_MERGED);
    years_run(&apart, loaded->plan, SEED + 1, TRIALS, FC_BY_RATE);
    assert_true(merged.layout->mixture.stream >= 0);
    assert_true(apart.layout->mixture.stream < 0);
    assert_true(merged.layout->n_streams <= apart.layout->n_streams);
    same_law(&merged, &apart);
    years_free(&merged);
    years_free(&apart);
    support_free(loaded);
}

static void of_plan(const char *file)
{
    struct support_plan loaded = {0};
    char                path[512];
    snprintf(path, sizeof path, "%s/%s", FC_SOURCE_DIR, file);
    support_load(&loaded, path);
    both_ways(&loaded);
}

static void test_rates_that_differ(void **state)
{
    (void)state;
    of_plan("scenarios/reference.ini");
}

/* Inquiries wait for a team, some go cold, some come back. */
static void test_a_team_that_works_inquiries(void **state)
{
    (void)state;
    of_plan("tests/bench/queues.ini");
}

/* Teams behind the first stage: quarter months, decided by arrival. */
static void test_teams_further_on(void **state)
{
    (void)state;
    of_plan("scenarios/heads.ini");
}

/* What the wait for an answer leaves, a market that swings, noise that lasts, and free inquiries. */
static void test_what_all_share(void **state)
{
    (void)state;
    struct support_plan loaded = {0};
    support_load_text(&loaded, "shared.ini",
                      "[plan]\nstart = 2027-02\nmonths = 5\n[market]\nswing = 20%\n"
                      "[channel a]\nspend = 4,000 a month\ncost per inquiry = 30 to 60\n"
                      "month to month = 30%\npersistence = 60%\n"
                      "[channel b]\ninquiries = 20 to 60 a month\n"
                      "[channel c]\nspend = 1,000 a month\ncost per inquiry = 100\n"
                      "month to month = 40%\n"
                      "[stage lead]\nshelf life = 10 days\nresponse time = 8 days\n"
                      "delay = 20% | 50% | 30%\n"
                      "[stage lead / a]\nrate = 30% to 60%\n[stage lead / b]\nrate = 90%\n"
                      "[stage lead / c]\nrate = 10% to 20%\n"
                      "[stage won]\nrate = 20% to 40%\ndelay = 10 to 120 days\n"
                      "[deal]\nvalue = 1,000 to 9,000\n");
    both_ways(&loaded);
}

/* Who waits came while other channels were at work than now. */
static void test_channels_that_take_turns(void **state)
{
    (void)state;
    struct support_plan loaded = {0};
    support_load_text(&loaded, "turns.ini",
                      "[plan]\nstart = 2027-02\nmonths = 5\n"
                      "[channel a]\ninquiries = 200 a month, then 10 from 2027-04\n"
                      "[channel b]\ninquiries = 10 a month, then 200 from 2027-04\n"
                      "[team desk]\nheads = 1\ncapacity = 180\n"
                      "[stage lead]\nteam = desk\n[stage lead / a]\nrate = 15%\n"
                      "[stage lead / b]\nrate = 80%\n");
    both_ways(&loaded);
}

/* Nothing is uncertain but the counts: whatever is not independent shows. */
static void test_counts_alone(void **state)
{
    (void)state;
    struct support_plan loaded = {0};
    support_load_text(&loaded, "counts.ini",
                      "[plan]\nstart = 2027-02\nmonths = 4\n"
                      "[channel a]\ninquiries = 200 a month\n[channel b]\ninquiries = 90 a month\n"
                      "[stage lead]\ndelay = 40% | 60%\n[stage lead / a]\nrate = 30%\n"
                      "[stage lead / b]\nrate = 60%\n[stage won]\nrate = 20%\ndelay = 50% | 50%\n"
                      "[deal]\nvalue = 1,000\n");
    both_ways(&loaded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rates_that_differ),
        cmocka_unit_test(test_a_team_that_works_inquiries),
        cmocka_unit_test(test_teams_further_on),
        cmocka_unit_test(test_what_all_share),
        cmocka_unit_test(test_channels_that_take_turns),
        cmocka_unit_test(test_counts_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
