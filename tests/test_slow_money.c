/* The oracle's money against closed forms: what deals are worth, when they are paid, what is left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "tests/slow_funnel.h"
#include "tests/slow_years.h"

/* 20 inquiries a month, of which 12 become deals in the same month. */
#define DEALS_OF_12                                                                                \
    "[plan]\nstart = 2027-01\nmonths = 3\n[channel web]\ninquiries = 20 a month\n"                 \
    "spend = 400 a month\ncost per inquiry = 1,000,000,000\nfixed cost = 50 a month\n"             \
    "[stage won]\nrate = 60%\n"

static double at(const struct slow_years *years, size_t trial, enum fc_measured what, int t)
{
    return slow_years_at(years, trial, what, -1, t);
}

/* ---- what a deal is worth --------------------------------------------------------------------- */

/* Compound Poisson: mean lambda E[v], variance lambda E[v^2]. */
static void large_deals_have_a_value_of_their_own(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   DEALS_OF_12 "[deal]\nvalue = 100\nlarge share = 10%\nlarge value = 5,000\n",
                   40000, 1);
    slow_spread_is("bookings", &years, FC_M_BOOKINGS, -1, 0, 12 * (0.9 * 100 + 0.1 * 5000),
                   12 * (0.9 * 1e4 + 0.1 * 25e6));
    for (size_t i = 0; i < years.n; i++) {
        const double won = slow_years_at(&years, i, FC_M_ENTERED, 0, 3);
        const double bookings = at(&years, i, FC_M_BOOKINGS, 3);
        const double largest = bookings > 100 * won ? 5000 : 100;
        slow_near(at(&years, i, FC_M_LARGEST_DEAL, 3), won > 0 ? largest / bookings : nan(""));
        slow_near(at(&years, i, FC_M_LARGEST_DEAL, 0), nan(""));
    }
    slow_years_free(&years);
}

/* A large deal within the plan leaves the measure undefined; one that is won later does not. */
static void a_year_may_do_without_large_deals(void **state)
{
    (void)state;
    struct support_plan loaded = {0};
    struct fc_measure   measure[] = {{.what = FC_M_BOOKINGS_NO_LARGE, .stage = -1},
                                     {.what = FC_M_BOOKINGS, .stage = -1},
                                     {.what = FC_M_BOOKINGS_LATER, .stage = -1}};
    double              value[3 * 4];
    int                 without = 0, large_later = 0;
    gsl_rng            *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    gsl_rng_set(rng, 11);
    support_load_text(&loaded, "plan.ini",
                      DEALS_OF_12 "delay = 90% | 0% | 0% | 10%\n"
                                  "[deal]\nvalue = 50\nlarge share = 3%\nlarge value = 9,000\n");
    loaded.plan->measure = measure;
    loaded.plan->n_measures = 3;
    for (int year = 0; year < 2000; year++) {
        slow_year(loaded.plan, rng, value);
        const bool large = value[1 * 4 + 3] >= 9000;
        slow_near(value[0 * 4 + 3], large ? nan("") : value[1 * 4 + 3]);
        slow_near(value[0 * 4 + 0], nan(""));
        without += !large;
        large_later += !large && value[2 * 4 + 3] >= 9000;
    }
    assert_true(without > 500 && without < 1500 && large_later > 20);
    gsl_rng_free(rng);
    support_free(&loaded);
}

/* Half of 99.999 or half as much again, the whole year; then the cap; then whole hundredths. */
static void the_cap_comes_last(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        DEALS_OF_12
        "[deal]\nvalue = 99.9990\ncap = 120.0040\nvalue uncertainty = 50% at 0.5 | 50% at 1.5\n",
        2000, 2);
    size_t low = 0;
    for (size_t i = 0; i < years.n; i++) {
        const double won = slow_years_at(&years, i, FC_M_ENTERED, 0, 3);
        const double bookings = at(&years, i, FC_M_BOOKINGS, 3);
        low += bookings < 100 * won;
        slow_near(bookings, (bookings < 100 * won ? 50 : 120) * won);
        slow_near(at(&years, i, FC_M_REVENUE, 3), bookings);
    }
    assert_true(fabs((double)low / (double)years.n - 0.5) < slow_z * 0.5 / sqrt((double)years.n));
    slow_years_free(&years);
}

/* ---- contracts -------------------------------------------------------------------------------- */

/* Two bills of 33.34, whoever signs; those after March are not the plan's. */
static void a_contract_is_billed_for_its_term(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years, DEALS_OF_12 "[deal]\nvalue = 33.3370\nmargin = 50%\nbilling = monthly\nterm = 2\n",
        2000, 3);
    for (size_t i = 0; i < years.n; i++) {
        double before = 0, billed = 0, won_in_all = 0;
        for (int t = 0; t < 3; t++) {
            const double won = slow_years_at(&years, i, FC_M_ENTERED, 0, t);
            slow_near(at(&years, i, FC_M_BOOKINGS, t), 66.68 * won);
            slow_near(at(&years, i, FC_M_REVENUE, t), 33.34 * (won + before));
            slow_near(at(&years, i, FC_M_CASH, t), 33.34 * (won + before) - 450);
            slow_near(at(&years, i, FC_M_NET_GAIN, t), 33.34 * won - 450);
            billed += 33.34 * (won + before);
            won_in_all += won;
            before = won;
        }
        slow_near(at(&years, i, FC_M_REVENUE, 3), billed);
        slow_near(at(&years, i, FC_M_CASH, 3), billed - 1350);
        slow_near(at(&years, i, FC_M_NET_GAIN, 3), 33.34 * won_in_all - 1350);
        slow_near(at(&years, i, FC_M_BOOKINGS_LATER, 3), 0);
    }
    slow_years_free(&years);
}

/* Of 12 contracts 0.7 are there for the second bill, 0.49 for the third: the bills of one month are
   a Poisson number, and January's share with March's those who stay. Bookings are the sum of 10 x
   0.7^j over the term. */
static void customers_leave_before_a_bill(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   DEALS_OF_12 "[deal]\nvalue = 10\nbilling = monthly\nterm = 30\nchurn = 30%\n",
                   40000, 4);
    static const int    months[] = {0, 2};
    static const double mean[] = {120, 10 * 12 * (1 + 0.7 + 0.49)};
    slow_spread_is("January", &years, FC_M_REVENUE, -1, 0, 120, 1200);
    slow_spread_is("February", &years, FC_M_REVENUE, -1, 1, 204, 2040);
    slow_spread_is("March", &years, FC_M_REVENUE, -1, 2, mean[1], 10 * mean[1]);
    slow_covariance_is("March and January", &years, FC_M_REVENUE, -1, months, mean, 1200 * 0.49);
    for (size_t i = 0; i < years.n; i++) /* 10 (1 - 0.7^30) / 0.3 in hundredths */
        slow_near(at(&years, i, FC_M_BOOKINGS, 1),
                  33.33 * slow_years_at(&years, i, FC_M_ENTERED, 0, 1));
    slow_years_free(&years);
}

/* ---- whose deals ------------------------------------------------------------------------------ */

/* Web's deals are worth 100, a partner's 1,000 at another margin; the pipeline's 5 of no channel
   are worth 100, its 2 of the partner's 1,000. */
static void a_channels_deals_have_their_own_terms(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 1\n[channel web]\ninquiries = 3 a month\n"
                   "fixed cost = 90 a month\n[channel partner]\ninquiries = 2 a month\n"
                   "[stage lead]\nrate = 100%\n[stage won]\nrate = 100%\ndelay = 0% | 100%\n"
                   "[deal]\nvalue = 100\nmargin = 80%\n"
                   "[deal / partner]\nvalue = 1,000\nmargin = 20%\nbilling = monthly\nterm = 1\n"
                   "[opening]\nlead = 5 in 2026-12\n[opening / partner]\nlead = 2 in 2026-12\n",
                   20000, 5);
    slow_spread_is("partner's", &years, FC_M_BOOKINGS_LATER, -1, 1, 3 * 100 + 2 * 1000,
                   3 * 1e4 + 2 * 1e6);
    for (size_t i = 0; i < years.n; i++) {
        const double later = at(&years, i, FC_M_BOOKINGS_LATER, 1);
        const double leads = slow_years_at(&years, i, FC_M_ENTERED, 0, 1);
        const double partners = (later - 100 * leads) / 900; /* the others are web's */
        const double gain = 0.8 * 100 * (leads - partners) + 0.2 * 1000 * partners;
        slow_near(at(&years, i, FC_M_BOOKINGS, 1), 500 + 2000);
        slow_near(at(&years, i, FC_M_REVENUE, 1), 2500);
        slow_near(at(&years, i, FC_M_NET_GAIN, 0), 0.8 * 500 + 0.2 * 2000 - 90);
        slow_near(at(&years, i, FC_M_NET_GAIN, 1), 0.8 * 500 + 0.2 * 2000 - 90 + gain);
        slow_near(at(&years, i, FC_M_ROI, 1), at(&years, i, FC_M_NET_GAIN, 1) / 90);
        slow_near(at(&years, i, FC_M_LARGEST_DEAL, 1), 1000 / (2500 + later));
    }
    slow_years_free(&years);
}

/* ---- payback ---------------------------------------------------------------------------------- */

/* Contracts signed for certain in January, February and March (8, 2 and 4 leads that take three
   months) are worth 50 each to the plan. */
static void payback_is_for_good(void **state)
{
    (void)state;
    static const struct {
        const char *costs;
        double      month;
    } cases[] = {
        {"0 | 0 | 0 | 0", 1},        {"250 | 250 | 50 | 50", 1}, /* 150 0 150 100 */
        {"450 | 100 | 100 | 0", 3},                              /* -50 -50 50 50 */
        {"350 | 250 | 100 | 0", 3},  /* 50 -100 0 0: nothing is not below 0 */
        {"350 | 250 | 99 | 100", 0}, /* 50 -100 1 -99 */
        {"700 | 0 | 0 | 0", 3},      /* -300 -200 0 0 */
        {"700 | 1 | 0 | 0", 0},      /* -300 -201 -1 -1 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slow_years years;
        char              text[512] = "[plan]\nstart = 2027-01\nmonths = 4\n"
                                      "[channel web]\ninquiries = 0 a month\nfixed cost = ";
        strcat(text, cases[i].costs);
        strcat(text, "\n[stage lead]\nrate = 100%\n"
                     "[stage won]\nrate = 100%\ndelay = 0% | 0% | 0% | 100%\n"
                     "[deal]\nvalue = 100\nmargin = 50%\n"
                     "[opening]\nlead = 8 in 2026-10 | 2 in 2026-11 | 4 in 2026-12\n");
        slow_years_run(&years, text, 1, 6);
        slow_near(at(&years, 0, FC_M_PAYBACK, 4), cases[i].month > 0 ? cases[i].month : nan(""));
        slow_near(at(&years, 0, FC_M_PAYBACK, 0), nan(""));
        slow_near(at(&years, 0, FC_M_BOOKINGS, 4), 1400);
        slow_years_free(&years);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_deals_have_a_value_of_their_own),
        cmocka_unit_test(a_year_may_do_without_large_deals),
        cmocka_unit_test(the_cap_comes_last),
        cmocka_unit_test(a_contract_is_billed_for_its_term),
        cmocka_unit_test(customers_leave_before_a_bill),
        cmocka_unit_test(a_channels_deals_have_their_own_terms),
        cmocka_unit_test(payback_is_for_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
