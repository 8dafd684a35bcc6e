/* The oracle against closed forms: with fixed rates and Poisson arrivals every month's count of a
   stage is a Poisson number, and what depends on it can be worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/slow_years.h"

/* ---- counts ---------------------------------------------------------------------------------- */

static const char show[] = "[plan]\nstart = 2027-03\nmonths = 1\n"
                           "[channel show]\nspend = 30,000 a month\ncost per inquiry = 150\n"
                           "[stage lead]\nrate = 40%\n[stage opportunity]\nrate = 20%\n"
                           "[stage won]\nrate = 25%\n";

static void a_show_of_30000_wins_4_deals_or_none(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years, show, 20000, 1);
    slow_poisson_is("inquiries", &years, FC_M_ENTERED, -1, 0, 200);
    slow_poisson_is("leads", &years, FC_M_ENTERED, 0, 0, 80);
    slow_poisson_is("opportunities", &years, FC_M_ENTERED, 1, 1, 16);
    slow_poisson_is("deals", &years, FC_M_ENTERED, 2, 1, 4);
    slow_poisson_is("leads lost", &years, FC_M_LOST, 0, 0, 64);
    const double *won = slow_years_pick(&years, FC_M_ENTERED, 2, 0);
    size_t        none = 0;
    for (size_t i = 0; i < years.n; i++)
        none += won[i] == 0;
    const double chance = exp(-4);
    assert_true(fabs((double)none / (double)years.n - chance) <
                slow_z * sqrt(chance * (1 - chance) / (double)years.n));
    slow_years_free(&years);
}

static const char slow_stages[] =
    "[plan]\nstart = 2027-01\nmonths = 6\n"
    "[channel web]\nspend = 1,000 | 800 | 1,200 | 600 | 1,000 | 900\ncost per inquiry = 10\n"
    "[stage lead]\nrate = 50%\ndelay = 60% | 30% | 10%\n"
    "[stage won]\nrate = 40%\ndelay = 20% | 50% | 30%\n[deal]\nvalue = 100\n";

/* Means: arrivals times rate, convolved with the month shares (numpy). */
static void means_are_convolutions(void **state)
{
    (void)state;
    static const double inquiries[] = {100, 80, 120, 60, 100, 90};
    static const double leads[] = {30, 39, 53, 40, 45, 45};
    static const double won[] = {2.4, 9.12, 15.64, 18.48, 17.96, 17.4};
    struct slow_years   years;
    slow_years_run(&years, slow_stages, 10000, 2);
    for (int t = 0; t < 6; t++) {
        slow_poisson_is("inquiries", &years, FC_M_ENTERED, -1, t, inquiries[t]);
        slow_poisson_is("leads", &years, FC_M_ENTERED, 0, t, leads[t]);
        slow_poisson_is("won", &years, FC_M_ENTERED, 1, t, won[t]);
        slow_poisson_is("inquiries lost", &years, FC_M_LOST, -1, t, inquiries[t] / 2);
        slow_poisson_is("leads lost", &years, FC_M_LOST, 0, t, leads[t] * 0.6);
    }
    /* Still open after June: 23 leads on their way; of those that came, 0.8 and 0.3 of 0.4. */
    slow_poisson_is("inquiries still open", &years, FC_M_STILL_OPEN, -1, 6, 45 * 0.4 + 50 * 0.1);
    slow_poisson_is("leads still open", &years, FC_M_STILL_OPEN, 0, 5, 0.4 * (45 * 0.8 + 45 * 0.3));
    slow_poisson_is("leads still open in March", &years, FC_M_STILL_OPEN, 0, 2,
                    0.4 * (53 * 0.8 + 39 * 0.3));
    const double *later = slow_years_pick(&years, FC_M_BOOKINGS_LATER, -1, 6);
    support_mean_is("bookings later", years.n, later, 2900, 290000, slow_z);
    slow_years_free(&years);
}

static void months_without_delay_are_one_chain(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-11\nmonths = 3\n"
                   "[channel a]\ninquiries = 40 a month\ngrowth = 50%\n"
                   "season = 0.5 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 2 | 3\n"
                   "[channel b]\nspend = 500 in 2027-12\ncost per inquiry = 20\n"
                   "[channel off]\nenabled = no\nspend = 5,000 a month\ncost per inquiry = 20\n"
                   "[stage lead]\nrate = 30%\n[stage lead / b]\nrate = 80%\n",
                   10000, 3);
    slow_poisson_is("November", &years, FC_M_ENTERED, -1, 0, 80);
    slow_poisson_is("December", &years, FC_M_ENTERED, -1, 1, 180 + 25);
    slow_poisson_is("January", &years, FC_M_ENTERED, -1, 2, 45);
    slow_poisson_is("leads of December", &years, FC_M_ENTERED, 0, 1, 54 + 20);
    slow_poisson_is("leads", &years, FC_M_ENTERED, 0, 3, 24 + 74 + 13.5);
    slow_years_free(&years);
}

/* What a plan began is followed for 36 months after its end, and not one more. */
static void the_tail_is_36_months(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n"
                   "[channel web]\ninquiries = 7 | 9\n"
                   "[stage won]\nrate = 60%\ndelay = 37 months\n[deal]\nvalue = 1\n",
                   20000, 4);
    slow_poisson_is("later", &years, FC_M_BOOKINGS_LATER, -1, 2, 7 * 0.6);
    slow_poisson_is("open", &years, FC_M_STILL_OPEN, -1, 2, 16 * 0.6);
    for (size_t trial = 0; trial < years.n; trial++)
        assert_true(slow_years_at(&years, trial, FC_M_BOOKINGS, -1, 2) == 0);
    slow_years_free(&years);
}

/* ---- spread ---------------------------------------------------------------------------------- */

/* A Poisson number whose mean is Gamma with mean m and coefficient of variation v: m + (v m)^2;
   months are independent. */
static void noise_is_drawn_for_each_month(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        "[plan]\nstart = 2027-01\nmonths = 2\n"
        "[channel web]\nspend = 2,000 a month\ncost per inquiry = 50\nmonth to month = 45%\n"
        "[stage lead]\nrate = 50%\n",
        20000, 5);
    const double one = 40 + 0.45 * 0.45 * 40 * 40;
    slow_spread_is("inquiries of a month", &years, FC_M_ENTERED, -1, 1, 40, one);
    slow_spread_is("inquiries", &years, FC_M_ENTERED, -1, 2, 80, 2 * one);
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, 20, 20 + 0.2025 * 400);
    slow_years_free(&years);
}

/* A rate is one draw for all months and for all channels without their own: Beta(2, 6) has mean
   1/4 and variance 1/48. */
static void a_rate_is_drawn_once_for_all(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n"
                   "[channel a]\ninquiries = 20 a month\n[channel b]\ninquiries = 30 a month\n"
                   "[channel c]\ninquiries = 40 a month\n"
                   "[stage lead]\nrate = beta(2, 6)\n[stage lead / c]\nrate = beta(2, 6)\n",
                   20000, 6);
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 2, 45, 45 + (100 * 100 + 80 * 80) / 48.0);
    slow_years_free(&years);
}

/* An amount is one draw for all months: uniform(20, 60) has variance 400/3; 1/cost for a cost that
   is 40 or 80 by halves has mean 3/160 and variance (1/160)^2. */
static void amounts_and_costs_are_drawn_once(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 3\n"
                   "[channel a]\ninquiries = uniform(20, 60) a month\n"
                   "spend = 1,600 a month\ncost per inquiry = 50% at 40 | 50% at 80\n"
                   "[stage lead]\nrate = 10%\n",
                   20000, 7);
    slow_spread_is("inquiries", &years, FC_M_ENTERED, -1, 3, 120 + 90,
                   210 + 9 * 400 / 3.0 + 9 * 100);
    slow_years_free(&years);
}

/* Compound Poisson: mean lambda E[v], variance lambda E[v^2]; lognormal(median m, sigma s) has
   E[v^k] = m^k exp(k^2 s^2 / 2). */
static void each_deal_has_its_own_value(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 1\n[channel a]\ninquiries = 20 a month\n"
                   "[stage won]\nrate = 50%\n[deal]\nvalue = lognormal(median 1,000, sigma 0.4)\n",
                   20000, 8);
    slow_spread_is("revenue", &years, FC_M_REVENUE, -1, 1, 1e4 * exp(0.08), 1e7 * exp(0.32));
    slow_years_free(&years);
}

/* ---- money ----------------------------------------------------------------------------------- */

/* One channel buys in one month only, another only costs: 700 + 40 each month of three. */
static void money_adds_up_in_every_year(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        "[plan]\nstart = 2027-01\nmonths = 3\n"
        "[channel a]\nspend = 700 in 2027-01\ncost per inquiry = 350\n"
        "[channel b]\ninquiries = 1 a month\nfixed cost = 40 a month\n"
        "[channel off]\nenabled = no\nfixed cost = 1,000 a month\ninquiries = 100 a month\n"
        "[stage won]\nrate = 50%\ndelay = 50% | 30% | 20%\n"
        "[deal]\nvalue = 250\nmargin = 60%\n",
        2000, 9);
    static const double spend[] = {700, 0, 0, 700}, cost[] = {740, 40, 40, 820};
    for (size_t trial = 0; trial < years.n; trial++)
        for (int t = 0; t <= 3; t++) {
            const double won = slow_years_at(&years, trial, FC_M_ENTERED, 0, t);
            const double later = slow_years_at(&years, trial, FC_M_BOOKINGS_LATER, -1, t);
            const double gain = 0.6 * (250 * won + later) - cost[t];
            if (t < 3)
                slow_near(later, 0);
            slow_near(slow_years_at(&years, trial, FC_M_SPEND, -1, t), spend[t]);
            slow_near(slow_years_at(&years, trial, FC_M_COST, -1, t), cost[t]);
            slow_near(slow_years_at(&years, trial, FC_M_BOOKINGS, -1, t), 250 * won);
            slow_near(slow_years_at(&years, trial, FC_M_REVENUE, -1, t), 250 * won);
            slow_near(slow_years_at(&years, trial, FC_M_NET_GAIN, -1, t), gain);
            slow_near(slow_years_at(&years, trial, FC_M_ROI, -1, t), gain / cost[t]);
            slow_near(slow_years_at(&years, trial, FC_M_COST_PER, 0, t),
                      won > 0 ? cost[t] / won : nan(""));
        }
    slow_years_free(&years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_show_of_30000_wins_4_deals_or_none),
        cmocka_unit_test(means_are_convolutions),
        cmocka_unit_test(months_without_delay_are_one_chain),
        cmocka_unit_test(the_tail_is_36_months),
        cmocka_unit_test(noise_is_drawn_for_each_month),
        cmocka_unit_test(a_rate_is_drawn_once_for_all),
        cmocka_unit_test(amounts_and_costs_are_drawn_once),
        cmocka_unit_test(each_deal_has_its_own_value),
        cmocka_unit_test(money_adds_up_in_every_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
