/* The oracle's open pipeline against closed forms: who still moves on, and when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/slow_years.h"

/* Entered + opening = moved on + lost + still open, in every year. */
static void nobody_vanishes(const struct slow_years *years)
{
    const struct fc_plan *plan = years->plan;
    for (int stage = -1; stage < plan->n_stages - 1; stage++) {
        double opening = 0;
        for (int i = 0; i < plan->n_openings; i++)
            if (plan->opening[i].stage == stage &&
                (plan->opening[i].channel < 0 || plan->channel[plan->opening[i].channel].enabled))
                opening += plan->opening[i].count;
        for (size_t i = 0; i < years->n; i++)
            slow_near(slow_years_at(years, i, FC_M_ENTERED, stage, plan->months) + opening,
                      slow_years_at(years, i, FC_M_ENTERED, stage + 1, plan->months) +
                          slow_years_at(years, i, FC_M_LOST, stage, plan->months) +
                          slow_years_at(years, i, FC_M_STILL_OPEN, stage, plan->months));
    }
}

/* ---- months ----------------------------------------------------------------------------------- */

/* Half become leads, 60% of those at once and 30% a month later. Of December's, who were not leads
   in December, 0.5 x 0.4 / (1 - 0.3) = 2/7 become leads, three quarters of them in January; of
   November's 0.05 / 0.55 = 1/11, in January; of August's none. */
static void who_has_not_moved_on_is_less_likely_to(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 1\n[channel web]\ninquiries = 0 a month\n"
                   "[stage lead]\nrate = 50%\ndelay = 60% | 30% | 10%\n"
                   "[stage won]\nrate = 100%\n[deal]\nvalue = 10\n"
                   "[opening]\ninquiry = 40 in 2026-12 | 30 in 2026-11 | 20 in 2026-08\n",
                   40000, 1);
    const double now = 3 / 14.0, later = 1 / 14.0, old = 1 / 11.0;
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, 40 * now + 30 * old,
                   40 * now * (1 - now) + 30 * old * (1 - old));
    slow_spread_is("lost", &years, FC_M_LOST, -1, 0, 40 * 5 / 7.0 + 30 * (1 - old) + 20,
                   40 * 10 / 49.0 + 30 * old * (1 - old));
    slow_spread_is("still open", &years, FC_M_STILL_OPEN, -1, 1, 40 * later,
                   40 * later * (1 - later));
    slow_spread_is("later", &years, FC_M_BOOKINGS_LATER, -1, 1, 400 * later,
                   4000 * later * (1 - later));
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_ENTERED, -1, 1), 0);
        slow_near(slow_years_at(&years, i, FC_M_BOOKINGS, -1, 1),
                  10 * slow_years_at(&years, i, FC_M_ENTERED, 0, 1));
    }
    nobody_vanishes(&years);
    slow_years_free(&years);
}

/* 45 days from a uniform moment are 1 month (with chance 0.5216) or 2. November's inquiries that
   are no leads yet take 2, December's 1 or 2. */
static void days_count_from_a_moment_of_the_month(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 3\n[channel web]\ninquiries = 0 a month\n"
                   "[stage lead]\nrate = 40%\ndelay = 45 days\n"
                   "[opening]\ninquiry = 60 in 2026-11 | 50 in 2026-12\n",
                   40000, 2);
    const double one = 2 - 45 / 30.4375;
    const double november = 0.4 * (1 - one) / (1 - 0.4 * one);
    const double january = 0.4 * one, february = 0.4 * (1 - one);
    slow_spread_is("January", &years, FC_M_ENTERED, 0, 0, 60 * november + 50 * january,
                   60 * november * (1 - november) + 50 * january * (1 - january));
    slow_spread_is("February", &years, FC_M_ENTERED, 0, 1, 50 * february,
                   50 * february * (1 - february));
    nobody_vanishes(&years);
    slow_years_free(&years);
}

/* ---- whose keys ------------------------------------------------------------------------------- */

/* b's leads have b's chance and delay, and so have what becomes of them; others the stage's own. A channel
   that is turned off brings nothing. */
static void a_channels_leads_keep_its_keys(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 4\n[channel a]\ninquiries = 0 a month\n"
                   "[channel b]\ninquiries = 0 a month\n"
                   "[channel off]\nenabled = no\ninquiries = 0 a month\n"
                   "[stage lead]\nrate = 50%\n[stage opportunity]\nrate = 20%\ndelay = 0% | 100%\n"
                   "[stage opportunity / b]\nrate = 80%\ndelay = 0% | 0% | 100%\n"
                   "[stage won]\nrate = 30%\ndelay = 0% | 0% | 0% | 100%\n"
                   "[stage won / b]\nrate = 60%\ndelay = 0% | 100%\n"
                   "[opening / b]\nlead = 40 in 2026-12\n[opening / off]\nlead = 70 in 2026-12\n"
                   "[opening]\nlead = 30 in 2026-12\nopportunity = 20 in 2026-10\n",
                   40000, 3);
    slow_spread_is("others", &years, FC_M_ENTERED, 1, 0, 6, 30 * 0.2 * 0.8);
    slow_spread_is("b's", &years, FC_M_ENTERED, 1, 1, 32, 40 * 0.8 * 0.2);
    slow_spread_is("old", &years, FC_M_ENTERED, 2, 0, 6, 20 * 0.3 * 0.7);
    slow_spread_is("won of b's", &years, FC_M_ENTERED, 2, 2, 19.2, 40 * 0.48 * 0.52);
    slow_spread_is("won of others", &years, FC_M_ENTERED, 2, 3, 1.8, 30 * 0.06 * 0.94);
    nobody_vanishes(&years);
    slow_years_free(&years);
}

/* One rate for all: given p they move on with q = 0.4 p / (1 - 0.6 p), and over Beta(2, 3) q has
   mean 0.234970 and variance 0.0249480 (quadrature, scipy). */
static void the_rate_is_the_years(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 1\n[channel web]\ninquiries = 0 a month\n"
                   "[stage lead]\nrate = beta(2, 3)\ndelay = 60% | 40%\n"
                   "[opening]\ninquiry = 100 in 2026-12\n",
                   40000, 4);
    const double mean = 0.23497019135, variance = 0.0249479886455;
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, 100 * mean,
                   100 * mean * (1 - mean) + 100 * 99 * variance);
    slow_years_free(&years);
}

/* The decision on December's inquiries fell in December, with that month's luck, web's with its own:
   p is 1/2 (the decay) of 60% +- 18 points, and 0.5 p / (1 - 0.5 p) of them become leads, with mean
   0.179744 and variance 0.00383720 (quadrature, scipy). The leads they become share January's luck:
   of n with chance 0.3 +- 0.12, var = E[n] 0.3 0.7 + E[n (n-1)] 0.12^2 + 0.09 var n. */
static void who_came_together_shares_the_luck(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        "[plan]\nstart = 2027-01\nmonths = 1\n[channel web]\ninquiries = 0 a month\n"
        "[stage lead]\nrate = 60%\ndelay = 50% | 50%\n"
        "rate month to month = 30%\nresponse time = 5 days\nshelf life = 5 days\n"
        "[stage won]\nrate = 30%\nrate month to month = 40%\n"
        "[opening]\ninquiry = 100 in 2026-12\n[opening / web]\ninquiry = 60 in 2026-12\n",
        40000, 5);
    static const double items[] = {100, 60};
    double              leads = 0, spread = 0, won = 0;
    for (int i = 0; i < 2; i++) {
        const double n = items[i], q = 0.17974385334, luck = 0.00383720281042;
        const double mean = n * q;
        const double variance = n * q * (1 - q) + n * (n - 1) * luck;
        leads += mean;
        spread += variance;
        won += 0.21 * mean + 0.0144 * (variance + mean * mean - mean) + 0.09 * variance;
    }
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, leads, spread);
    slow_spread_is("won", &years, FC_M_ENTERED, 1, 0, 0.3 * leads, won);
    slow_years_free(&years);
}

/* November's are leads in January, December's in February: of other months, so not tied. */
static void who_came_in_other_months_does_not(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n[channel web]\ninquiries = 0 a month\n"
                   "[stage lead]\nrate = 30%\nrate month to month = 40%\ndelay = 0% | 0% | 100%\n"
                   "[opening]\ninquiry = 80 in 2026-12 | 50 in 2026-11\n",
                   40000, 6);
    static const int    months[] = {0, 1};
    static const double mean[] = {15, 24};
    slow_spread_is("January", &years, FC_M_ENTERED, 0, 0, 15, 10.5 + 50 * 49 * 0.0144);
    slow_spread_is("February", &years, FC_M_ENTERED, 0, 1, 24, 16.8 + 80 * 79 * 0.0144);
    slow_covariance_is("both", &years, FC_M_ENTERED, 0, months, mean, 0);
    slow_years_free(&years);
}

/* ---- certainty -------------------------------------------------------------------------------- */

/* Everyone moves on, but after two months at the latest: August's items are a contradiction, and
   are taken for lost. */
static void who_should_have_moved_on_long_ago_is_lost(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 3\n[channel web]\ninquiries = 4 a month\n"
                   "[stage lead]\nrate = 100%\ndelay = 0% | 50% | 50%\n"
                   "[opening]\ninquiry = 40 in 2026-12 | 30 in 2026-11 | 20 in 2026-08\n",
                   3, 7);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_LOST, -1, 0), 20);
        slow_near(slow_years_at(&years, i, FC_M_LOST, -1, 3), 20);
    }
    nobody_vanishes(&years);
    slow_years_free(&years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_has_not_moved_on_is_less_likely_to),
        cmocka_unit_test(days_count_from_a_moment_of_the_month),
        cmocka_unit_test(a_channels_leads_keep_its_keys),
        cmocka_unit_test(the_rate_is_the_years),
        cmocka_unit_test(who_came_together_shares_the_luck),
        cmocka_unit_test(who_came_in_other_months_does_not),
        cmocka_unit_test(who_should_have_moved_on_long_ago_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
