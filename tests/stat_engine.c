/* The engine against closed forms: what must come out when the mathematics leaves no doubt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "tests/support.h"
#include "tests/years.h"

/* A 30,000 show at 150 an inquiry: 200 inquiries, 40 % x 20 % x 25 % of them are won at once. */
static const char SHOW[] = "[plan]\nstart = 2027-01\nmonths = 2\n"
                           "[channel show]\nspend = 30,000 in 2027-01\ncost per inquiry = 150\n"
                           "[stage lead]\nrate = 40%\n[stage opportunity]\nrate = 20%\n"
                           "[stage won]\nrate = 25%\n[deal]\nvalue = lognormal(mean 50k, cv 80%)\n";

enum { MANY = 60000, SEED = 5 };

static double *numbers(size_t n)
{
    double *x = malloc(n * sizeof *x);
    assert_non_null(x);
    return x;
}

/* Fails unless counts have the Poisson distribution of that mean (DKW, alpha 1e-9). */
static void assert_poisson(const double count[], int n, double mean)
{
    const double bound = sqrt(log(2 / 1e-9) / 2 / n);
    for (unsigned k = 0; k < 2 * mean + 30; k++) {
        int below = 0;
        for (int i = 0; i < n; i++)
            below += count[i] <= k;
        assert_true(fabs((double)below / n - gsl_cdf_poisson_P(k, mean)) < bound);
    }
}

static void test_fixed_rates_stay_poisson(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "show.ini", SHOW);
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    double *won = numbers(MANY);
    years_column(&years, "won", 0, won);
    assert_poisson(won, MANY, 4.0);
    years_column(&years, "lead", 0, won);
    assert_poisson(won, MANY, 80.0);
    years_column(&years, "inquiry", 1, won);
    support_mean_is("no spend, no inquiries", MANY, won, 0, 0, 6);
    free(won);
    years_free(&years);
    support_free(&plan);
}

/* Compound Poisson: mean n m, variance n m^2 (1 + cv^2). */
static void test_revenue_is_compound_poisson(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "show.ini", SHOW);
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    double      *revenue = numbers(MANY);
    const double variance = 4.0 * 50e3 * 50e3 * (1 + 0.8 * 0.8);
    years_column(&years, "revenue", plan.plan->months, revenue);
    support_mean_is("revenue", MANY, revenue, 200e3, variance, 6);
    assert_true(fabs(support_variance(MANY, revenue) / variance - 1) < 0.08);
    free(revenue);
    years_free(&years);
    support_free(&plan);
}

/* Without uncertain inputs every month's count of a stage is an independent Poisson, so a promise
   over several months is a product of tails. */
static void test_every_month_is_a_product_of_tails(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "steady.ini",
                      "[plan]\nstart = 2027-01\nmonths = 6\n"
                      "[channel ads]\nspend = 10,000 a month\ncost per inquiry = 100\n"
                      "[stage lead]\nrate = 30%\ndelay = 50% | 30% | 20%\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    const double mean[6] = {15, 24, 30, 30, 30, 30};
    double      *lead[6];
    double       expected = 1;
    for (int t = 0; t < 6; t++) {
        lead[t] = numbers(MANY);
        years_column(&years, "lead", t, lead[t]);
        assert_poisson(lead[t], MANY, mean[t]);
        expected *= t < 2 ? 1 : gsl_cdf_poisson_Q(24, mean[t]);
    }
    double kept = 0;
    for (int i = 0; i < MANY; i++)
        kept += lead[2][i] >= 25 && lead[3][i] >= 25 && lead[4][i] >= 25 && lead[5][i] >= 25;
    assert_true(fabs(kept / MANY - expected) < 6 * sqrt(expected * (1 - expected) / MANY));
    for (int t = 0; t < 6; t++)
        free(lead[t]);
    years_free(&years);
    support_free(&plan);
}

/* Means of the reference plan month by month: spend times E[1/cost] times the mean rates, spread
   over the delays. */
static void expected_means(double lead[12], double opportunity[12], double won[12])
{
    const double spend[] = {30e3, 15e3, 20e3, 10e3};
    const double low[] = {70, 30, 100, 90}, high[] = {110, 70, 220, 160};
    const double rate[] = {0.3, 0.2, 0.4, 0.2};
    const double wait[3][7] = {
        {0.6, 0.3, 0.1}, {0.3, 0.4, 0.2, 0.1}, {0, 0.1, 0.2, 0.25, 0.2, 0.15, 0.1}};
    double enter[4][12] = {{0}};
    for (int c = 0; c < 4; c++) {
        const double mu = (log(low[c]) + log(high[c])) / 2;
        const double sigma = (log(high[c]) - log(low[c])) / 2 / gsl_cdf_ugaussian_Pinv(0.95);
        for (int t = 0; t < 12; t++)
            enter[0][t] += spend[c] * exp(-mu + sigma * sigma / 2) * rate[c];
    }
    const double on[3] = {1, 0.2, 0.25};
    for (int s = 0; s < 3; s++)
        for (int t = 0; t < 12; t++)
            for (int j = 0; j < 7 && t + j < 12; j++)
                enter[s + 1][t + j] += enter[s][t] * on[s] * wait[s][j];
    for (int t = 0; t < 12; t++) {
        lead[t] = enter[1][t];
        opportunity[t] = enter[2][t];
        won[t] = enter[3][t];
    }
}

static void test_reference_means_by_convolution(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    double              mean[3][12];
    const char *const   name[] = {"qualified_lead", "opportunity", "won"};
    support_load(&plan, FC_SOURCE_DIR "/scenarios/reference.ini");
    years_run(&years, plan.plan, SEED, 20000, FC_MERGED);
    expected_means(mean[0], mean[1], mean[2]);
    double *count = numbers(20000);
    for (int s = 0; s < 3; s++)
        for (int t = 0; t < 12; t++) {
            years_column(&years, name[s], t, count);
            support_mean_is(name[s], 20000, count, mean[s][t], 0, 6);
        }
    free(count);
    years_free(&years);
    support_free(&plan);
}

/* Month-to-month noise: the variance of one month's inquiries is m + m^2 cv^2, months independent. */
static void test_noise_has_its_variance(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "noise.ini",
                      "[plan]\nstart = 2027-11\nmonths = 3\n"
                      "[channel web]\ninquiries = 40 a month\nmonth to month = 35%\n"
                      "season = 2 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 0.5\ngrowth = 10%\n"
                      "[stage lead]\nrate = 100%\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    const double mean[3] = {40, 40 * 0.5 * 1.1, 40 * 2 * 1.21};
    double      *month[3];
    for (int t = 0; t < 3; t++) {
        const double variance = mean[t] + mean[t] * mean[t] * 0.35 * 0.35;
        month[t] = numbers(MANY);
        years_column(&years, "inquiry", t, month[t]);
        support_mean_is("inquiries", MANY, month[t], mean[t], variance, 6);
        assert_true(fabs(support_variance(MANY, month[t]) / variance - 1) < 0.05);
    }
    double product = 0;
    for (int i = 0; i < MANY; i++)
        product += (month[0][i] - mean[0]) * (month[2][i] - mean[2]);
    const double r = product / MANY / sqrt(support_variance(MANY, month[0])) /
                     sqrt(support_variance(MANY, month[2]));
    assert_true(fabs(r) < 6 / sqrt(MANY));
    for (int t = 0; t < 3; t++)
        free(month[t]);
    years_free(&years);
    support_free(&plan);
}

/* One uncertain rate holds for all months: total leads vary with it, E and Var by the law of total
   variance. */
static void test_inputs_are_drawn_once_a_trial(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(
        &plan, "once.ini",
        "[plan]\nstart = 2027-01\nmonths = 10\n[channel web]\ninquiries = 50 a month\n"
        "[stage lead]\nrate = beta(6, 14)\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    double      *total = numbers(MANY);
    const double variance = 500 * 0.3 + 500.0 * 500 * 0.3 * 0.7 / 21;
    years_column(&years, "lead", 10, total);
    support_mean_is("leads", MANY, total, 150, variance, 6);
    assert_true(fabs(support_variance(MANY, total) / variance - 1) < 0.05);
    free(total);
    years_free(&years);
    support_free(&plan);
}

/* Campaign arithmetic: net gain = margin x bookings - cost, later wins included. */
static void test_money_adds_up(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "money.ini",
                      "[plan]\nstart = 2027-01\nmonths = 3\n"
                      "[channel ads]\nspend = 5,000 a month\ncost per inquiry = 50\n"
                      "fixed cost = 1,000 in 2027-02\n"
                      "[stage won]\nrate = 30%\ndelay = 40% | 30% | 30%\n"
                      "[deal]\nvalue = 700\nmargin = 60%\n");
    years_run(&years, plan.plan, SEED, 500, FC_MERGED);
    const struct fc_plan *p = plan.plan;
    const int             bookings = years_measure(p, "bookings");
    const int             later = years_measure(p, "bookings_later");
    const int             gain = years_measure(p, "net_gain"), roi = years_measure(p, "roi");
    const int             cost = years_measure(p, "cost"), won = years_measure(p, "won");
    bool                  some_later = false;
    for (int64_t i = 0; i < 500; i++) {
        const double booked = (double)years_at(&years, i, bookings, 3);
        const double after = (double)years_at(&years, i, later, 3);
        some_later = some_later || after > 0;
        assert_int_equal(years_at(&years, i, cost, 3), 1600000);
        assert_int_equal(years_at(&years, i, bookings, 3), 70000 * years_at(&years, i, won, 3));
        const double net = 0.6 * (booked + after) - 1600000;
        assert_true(fabs((double)years_at(&years, i, gain, 3) - net) <= 0.5);
        assert_true(fabs((double)years_at(&years, i, roi, 3) - net / 1.6e6 * 1e6) <= 1);
        assert_int_equal(years_at(&years, i, gain, 1),
                         llround(0.6 * (double)years_at(&years, i, bookings, 1)) - 600000);
    }
    assert_true(some_later);
    years_free(&years);
    support_free(&plan);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixed_rates_stay_poisson),
        cmocka_unit_test(test_revenue_is_compound_poisson),
        cmocka_unit_test(test_every_month_is_a_product_of_tails),
        cmocka_unit_test(test_reference_means_by_convolution),
        cmocka_unit_test(test_noise_has_its_variance),
        cmocka_unit_test(test_inputs_are_drawn_once_a_trial),
        cmocka_unit_test(test_money_adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
