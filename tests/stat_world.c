/* More of the real world against closed forms: curves, ties, memory, a market that ends, the open
   pipeline, contracts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>

#include "engine/response.h"
#include "tests/support.h"
#include "tests/years.h"

enum { MANY = 60000, SEED = 17 };

static double *numbers(size_t n)
{
    double *x = malloc(n * sizeof *x);
    assert_non_null(x);
    return x;
}

static void near(double got, double expected, double slack)
{
    if (!(fabs(got - expected) <= slack))
        fail_msg("%.12g is not %.12g", got, expected);
}

static double *column(const struct years *years, const char *measure, int t)
{
    double *x = numbers((size_t)years->n);
    years_column(years, measure, t, x);
    return x;
}

static double mean_of(const struct years *years, const char *measure, int t)
{
    double      *x = column(years, measure, t);
    const double mean = support_mean((size_t)years->n, x);
    free(x);
    return mean;
}

static double correlation(size_t n, const double x[], const double y[])
{
    const double a = support_mean(n, x), b = support_mean(n, y);
    double       sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (x[i] - a) * (y[i] - b);
    return sum / (double)(n - 1) / sqrt(support_variance(n, x) * support_variance(n, y));
}

#define PLAN(months) "[plan]\nstart = 2027-01\nmonths = " #months "\n"

/* ---- what a spend brings ------------------------------------------------------------------- */

static void expected_inquiries(const char *text, const char *what, const double expected[], int n)
{
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "world.ini", text);
    years_run(&years, plan.plan, SEED, 20000, FC_MERGED);
    for (int t = 0; t < n; t++) {
        double *x = column(&years, "inquiry", t);
        support_mean_is(what, 20000, x, expected[t], expected[t], 6);
        free(x);
    }
    years_free(&years);
    support_free(&plan);
}

/* Measured at 10,000 a month: a fifth more or less moves along the curve. */
static void test_response_curves(void **state)
{
    (void)state;
    const double power[] = {100, 100 * pow(2, 0.6), 0};
    expected_inquiries(PLAN(3) "[channel a]\nspend = 10k | 20k | 0\ncost per inquiry = 100\n"
                               "response = power 0.6\n[stage lead]\nrate = 10%\n",
                       "a power", power, 3);
    const double h10 = 1 / (1 + pow(3, 1.5)), h40 = pow(40.0 / 30, 1.5) / (1 + pow(40.0 / 30, 1.5));
    const double hill[] = {100, 100 * h40 / h10};
    expected_inquiries(PLAN(2) "[channel a]\nspend = 10k | 40k\ncost per inquiry = 100\n"
                               "response = saturating 30,000 1.5\n[stage lead]\nrate = 10%\n",
                       "a saturating channel", hill, 2);
    const double at[] = {50 * pow(2, 0.5)};
    expected_inquiries(PLAN(1) "[channel a]\nspend = 10k a month\ncost per inquiry = 100\n"
                               "measured at = 5,000 a month\nresponse = power 0.5\n"
                               "[stage lead]\nrate = 10%\n",
                       "measured at another spend", at, 1);
}

static void test_minimum_and_carry_over(void **state)
{
    (void)state;
    const double minimum[] = {0, 120};
    expected_inquiries(PLAN(2) "[channel a]\nspend = 9k | 12k\ncost per inquiry = 100\n"
                               "minimum spend = 10,000 a month\n[stage lead]\nrate = 10%\n",
                       "below the minimum", minimum, 2);
    const double carried[] = {60, 24, 9.6, 3.84};
    expected_inquiries(PLAN(4) "[channel a]\nspend = 10,000 in 2027-01\ncost per inquiry = 100\n"
                               "carry over = 0.4\n[stage lead]\nrate = 10%\n",
                       "carried over", carried, 4);
}

/* It works in 70 of 100 years; free inquiries come anyway. */
static void test_it_may_not_work(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "works.ini",
                      PLAN(2) "[channel a]\nspend = 10k a month\ncost per inquiry = 100\n"
                              "inquiries = 20 a month\nchance it works = 70%\n"
                              "[stage lead]\nrate = 10%\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    double *first = column(&years, "inquiry", 0), *second = column(&years, "inquiry", 1);
    support_mean_is("inquiries", MANY, first, 90, 0, 6);
    int dry = 0;
    for (int i = 0; i < MANY; i++) {
        dry += first[i] < 60;
        assert_true((first[i] < 60) == (second[i] < 60)); /* 120 and 20: far apart */
    }
    near((double)dry / MANY, 0.3, 6 * sqrt(0.21 / MANY));
    free(first);
    free(second);
    years_free(&years);
    support_free(&plan);
}

/* ---- what moves together ------------------------------------------------------------------- */

/* Total leads of two channels: Poisson noise around s (1/C1 + 1/C2), whose covariance for lognormal
   costs is E E (exp(r s1 s2) - 1). */
static void test_correlated_costs(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "tied.ini",
                      PLAN(6) "[channel a]\nspend = 30k a month\ncost per inquiry = 70 to 140\n"
                              "[channel b]\nspend = 30k a month\ncost per inquiry = 60 to 160\n"
                              "[stage lead]\nrate = 30%\n"
                              "[correlation]\na.cost_per_inquiry ~ b.cost_per_inquiry = 0.8\n");
    years_run(&years, plan.plan, SEED, 200000, FC_MERGED);
    const double z = gsl_cdf_ugaussian_Pinv(0.95);
    const double s1 = log(140.0 / 70) / 2 / z, s2 = log(160.0 / 60) / 2 / z;
    const double scale = 6 * 30e3 * 0.3;
    const double e1 = scale * exp(-log(70.0 * 140) / 2 + s1 * s1 / 2);
    const double e2 = scale * exp(-log(60.0 * 160) / 2 + s2 * s2 / 2);
    const double variance = e1 + e2 + e1 * e1 * expm1(s1 * s1) + e2 * e2 * expm1(s2 * s2) +
                            2 * e1 * e2 * expm1(0.8 * s1 * s2);
    double *total = column(&years, "lead", 6);
    near(sqrt(support_variance(200000, total)) / sqrt(variance), 1, 0.01);
    support_mean_is("leads", 200000, total, e1 + e2, variance, 6);
    free(total);
    years_free(&years);
    support_free(&plan);
}

/* With 250,000 inquiries a month chance hardly blurs the noise: its scores are correlated as set, and
   its margin is the gamma. */
static void check_memory(const char *text, double cv, double r)
{
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "memory.ini", text);
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    double      *month[3];
    const double shape = 1 / (cv * cv), bound = sqrt(log(2 / 1e-9) / 2 / MANY);
    for (int t = 0; t < 3; t++) {
        month[t] = column(&years, "inquiry", t);
        double below[3] = {0}; /* at noise 0.7, 1 and 1.4 */
        for (int i = 0; i < MANY; i++) {
            const double noise = month[t][i] / 250e3;
            below[0] += noise <= 0.7;
            below[1] += noise <= 1;
            below[2] += noise <= 1.4;
            month[t][i] = gsl_cdf_ugaussian_Pinv(
                fmin(fmax(gsl_cdf_gamma_P(noise, shape, 1 / shape), 1e-12), 1 - 1e-12));
        }
        near(below[0] / MANY, gsl_cdf_gamma_P(0.7, shape, 1 / shape), bound);
        near(below[1] / MANY, gsl_cdf_gamma_P(1, shape, 1 / shape), bound);
        near(below[2] / MANY, gsl_cdf_gamma_P(1.4, shape, 1 / shape), bound);
    }
    near(correlation(MANY, month[0], month[1]), r, 0.01);
    near(correlation(MANY, month[1], month[2]), r, 0.01);
    near(correlation(MANY, month[0], month[2]), r * r, 0.015);
    for (int t = 0; t < 3; t++)
        free(month[t]);
    years_free(&years);
    support_free(&plan);
}

static void test_months_remember(void **state)
{
    (void)state;
    check_memory(PLAN(3) "[channel a]\ninquiries = 250,000 a month\nmonth to month = 30%\n"
                         "persistence = 0.6\n[stage lead]\nrate = 1%\n",
                 0.3, 0.6);
    check_memory(PLAN(3) "[channel a]\ninquiries = 150,000 a month\n"
                         "[channel b]\ninquiries = 100,000 a month\n"
                         "[market]\nswing = 25%\npersistence = 0.8\n[stage lead]\nrate = 1%\n",
                 0.25, 0.8);
}

/* ---- a market that ends -------------------------------------------------------------------- */

static void test_a_finite_market_is_never_exceeded(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "market.ini",
                      PLAN(8) "[channel a]\ninquiries = 300 a month\nmonth to month = 40%\n"
                              "[channel b]\ninquiries = 150 a month\n[market]\nsize = 1,000\n"
                              "[stage lead]\nrate = 50%\n");
    years_run(&years, plan.plan, SEED, 20000, FC_BY_CHANNEL);
    double *first = column(&years, "inquiry", 0), *total = column(&years, "inquiry", 8);
    double *second = column(&years, "inquiry", 1);
    support_mean_is("the first month is free", 20000, first, 450, 0, 6);
    support_mean_is("then 45 % are taken", 20000, second, 450 * (1 - 0.45), 0, 6);
    free(second);
    for (int i = 0; i < 20000; i++)
        assert_true(total[i] <= 1000);
    /* Without noise the market left would shrink by half each month: 550 are left after the first. */
    assert_true(support_mean(20000, total) > 950);
    free(first);
    free(total);
    years_free(&years);
    support_free(&plan);
}

/* More come than there are: all 400 are reached in the first month, in the channels' proportion. */
static void test_the_surplus_goes_at_random(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "rush.ini",
                      PLAN(2) "[channel a]\ninquiries = 900 a month\n"
                              "[channel b]\ninquiries = 300 a month\n[market]\nsize = 400\n"
                              "[stage lead]\nrate = 50%\n[stage lead / b]\nrate = 100%\n");
    years_run(&years, plan.plan, SEED, 20000, FC_BY_CHANNEL);
    double *total = column(&years, "inquiry", 0), *lead = column(&years, "lead", 0);
    for (int i = 0; i < 20000; i++)
        assert_true(total[i] == 400);
    support_mean_is("a half of 300 and all of 100", 20000, lead, 250, 0, 6);
    near(mean_of(&years, "inquiry", 1), 0, 0);
    free(total);
    free(lead);
    years_free(&years);
    support_free(&plan);
}

/* ---- stages -------------------------------------------------------------------------------- */

/* Answered after six days, half of the interest gone in four: 2^-1.5 of the rate. */
static void test_late_answers(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "late.ini",
                      PLAN(1) "[channel a]\ninquiries = 300 a month\n[stage lead]\nrate = 60%\n"
                              "response time = 6 days\nshelf life = 4 days\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    double      *lead = column(&years, "lead", 0);
    const double mean = 300 * 0.6 * exp2(-1.5);
    support_mean_is("leads", MANY, lead, mean, mean, 6);
    free(lead);
    years_free(&years);
    support_free(&plan);
}

/* A month's rate is a Beta around the year's: the variance of N p is n p + n^2 sd^2; months are
   independent, channels too. */
static void test_rates_vary_by_month(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "wobble.ini",
                      PLAN(2) "[channel a]\ninquiries = 400 a month\n"
                              "[channel b]\ninquiries = 400 a month\n"
                              "[stage lead]\nrate = 30%\nrate month to month = 25%\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    const double sd = 0.25 * 0.3, variance = 2 * (400 * 0.3 + 400.0 * 400 * sd * sd);
    double      *one = column(&years, "lead", 0), *two = column(&years, "lead", 1);
    support_mean_is("leads", MANY, one, 240, variance, 6);
    near(support_variance(MANY, one) / variance, 1, 0.05);
    near(correlation(MANY, one, two), 0, 6 / sqrt(MANY));
    free(one);
    free(two);
    years_free(&years);
    support_free(&plan);
}

/* The open pipeline alone: 180 leads of December and 150 of November. Of all that move on (40 %),
   shares 20 | 30 | 30 | 20 % take 0..3 months. */
static void test_the_open_pipeline(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "opening.ini",
                      PLAN(6) "[channel a]\ninquiries = 0 a month\n"
                              "[stage lead]\nrate = 50%\n[stage opportunity]\nrate = 40%\n"
                              "delay = 20% | 30% | 30% | 20%\n[stage won]\nrate = 25%\n"
                              "delay = 50% | 50%\n"
                              "[opening]\nlead = 180 in 2026-12 | 150 in 2026-11\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    /* p (1 - F) / (1 - p F): December F = 0.2, November F = 0.5; then lag given. */
    const double december = 180 * 0.4 / (1 - 0.4 * 0.2), november = 150 * 0.4 / (1 - 0.4 * 0.5);
    const double enter[4] = {december * 0.3 + november * 0.3, december * 0.3 + november * 0.2,
                             december * 0.2, 0};
    for (int t = 0; t < 4; t++) {
        double *opportunity = column(&years, "opportunity", t), *won = column(&years, "won", t);
        support_mean_is("opportunities", MANY, opportunity, enter[t], 0, t < 3 ? 4 : 6);
        const double before = t > 0 ? enter[t - 1] : 0;
        support_mean_is("won", MANY, won, 0.25 * (0.5 * enter[t] + 0.5 * before), 0, 4);
        free(opportunity);
        free(won);
    }
    near(mean_of(&years, "lead", 6), 0, 0); /* they are not entries */
    years_free(&years);
    support_free(&plan);
}

/* ---- money --------------------------------------------------------------------------------- */

/* Ten deals a month in January, twelve bills of 100, 3 % end before each but the first. */
static void test_contracts_bill_and_end(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "contract.ini",
                      PLAN(8) "[channel a]\ninquiries = 10 in 2027-01\n[stage won]\nrate = 100%\n"
                              "[deal]\nvalue = 100\nbilling = monthly\nterm = 6\nchurn = 3%\n"
                              "margin = 50%\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    const double length = (1 - pow(0.97, 6)) / 0.03;
    near(mean_of(&years, "bookings", 0), 1000 * length, 43); /* six standard errors */
    for (int t = 0; t < 8; t++)
        near(mean_of(&years, "revenue", t), t < 6 ? 1000 * pow(0.97, t) : 0, 8);
    near(mean_of(&years, "net_gain", 8), 500 * length, 22);
    near(mean_of(&years, "cash", 8), 1000 * length, 43);
    years_free(&years);
    support_free(&plan);
}

/* Large deals, a factor for the whole year, and a cap on the value as written. */
static void test_large_deals_factor_and_cap(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "large.ini",
                      PLAN(1) "[channel a]\ninquiries = 20 a month\n[stage won]\nrate = 100%\n"
                              "[deal]\nvalue = 1,000\nlarge share = 5%\nlarge value = 90,000\n"
                              "cap = 80,000\nvalue uncertainty = 50% at 0.5 | 50% at 1.5\n");
    years_run(&years, plan.plan, SEED, MANY, FC_MERGED);
    /* Factor 0.5: 500 or 45,000; factor 1.5: 1,500 or 80,000 (capped). */
    const double low = 20 * (0.95 * 500 + 0.05 * 45000), high = 20 * (0.95 * 1500 + 0.05 * 80000);
    double      *bookings = column(&years, "bookings", 0);
    support_mean_is("bookings", MANY, bookings, (low + high) / 2, 0, 6);
    const int plain = years_measure(plan.plan, "bookings_without_large_deal");
    int       none = 0;
    for (int64_t i = 0; i < MANY; i++) {
        const int64_t ticks = years_at(&years, i, plain, 1);
        none += ticks != FC_UNDEFINED;
        if (ticks != FC_UNDEFINED)
            assert_true(ticks % 50000 == 0 &&
                        ticks == years_at(&years, i, years_measure(plan.plan, "bookings"), 0));
    }
    near((double)none / MANY, exp(-20 * 0.05), 6 * sqrt(0.25 / MANY));
    free(bookings);
    years_free(&years);
    support_free(&plan);
}

/* Costs 1,000 a month, 3 deals of 500 in February and March: the second month's gain is 500, the third's
   makes up the first's loss. */
static void test_payback_month(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    support_load_text(&plan, "payback.ini",
                      PLAN(3) "[channel a]\nspend = 1,000 in 2027-01\ncost per inquiry = 0.01\n"
                              "[stage won]\nrate = 100%\ndelay = 0% | 100%\n"
                              "[deal]\nvalue = 0.02\nmargin = 100%\n");
    years_run(&years, plan.plan, SEED, 2000, FC_MERGED);
    const int payback = years_measure(plan.plan, "payback_month");
    /* 100,000 deals of 0.02: 2,000 in the second month, surely. */
    for (int64_t i = 0; i < 2000; i++)
        assert_int_equal(years_at(&years, i, payback, 3), 2);
    years_free(&years);
    support_free(&plan);
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_response_curves),
        cmocka_unit_test(test_minimum_and_carry_over),
        cmocka_unit_test(test_it_may_not_work),
        cmocka_unit_test(test_correlated_costs),
        cmocka_unit_test(test_months_remember),
        cmocka_unit_test(test_a_finite_market_is_never_exceeded),
        cmocka_unit_test(test_the_surplus_goes_at_random),
        cmocka_unit_test(test_late_answers),
        cmocka_unit_test(test_rates_vary_by_month),
        cmocka_unit_test(test_the_open_pipeline),
        cmocka_unit_test(test_contracts_bill_and_end),
        cmocka_unit_test(test_large_deals_factor_and_cap),
        cmocka_unit_test(test_payback_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
