/* The oracle's pool against closed forms: each item may be in it once a month, so months count
   Poisson numbers, whose means follow from the months before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/slow_years.h"

enum { MONTHS = 8, STAY = 3 };

#define PLAN                                                                                       \
    "[plan]\nstart = 2027-01\nmonths = 8\n[channel web]\ninquiries = 400 | 0 | 0 | 300 | 0 | 0 | " \
    "0 | 0\n"
#define TEAM(name) "[team " name "]\nheads = 1\ncapacity = 1,000,000 a month\n"

/* ---- month by month -------------------------------------------------------------------------- */

/* What is to be expected of a pool that takes a share of those who are lost and gives back a part
   of them each month, for so many months. */
struct pool {
    double lost_share; /* of those who enter the stage */
    double share, rate;
    double entered[MONTHS], returned[MONTHS], lost[MONTHS], in_pool[MONTHS];
};

/* Those who return enter in the same month what the pool is fed from. */
static void expect(struct pool *pool, const double arrive[MONTHS])
{
    double fed[MONTHS];
    for (int t = 0; t < MONTHS; t++) {
        pool->returned[t] = pool->in_pool[t] = 0;
        for (int age = 1; age <= STAY && age <= t; age++)
            pool->returned[t] += fed[t - age] * pool->rate * pow(1 - pool->rate, age - 1);
        pool->entered[t] = arrive[t] + pool->returned[t];
        fed[t] = pool->entered[t] * pool->lost_share * pool->share;
        pool->lost[t] = pool->entered[t] * pool->lost_share * (1 - pool->share);
        if (t >= STAY)
            pool->lost[t] += fed[t - STAY] * pow(1 - pool->rate, STAY);
        for (int age = 0; age < STAY && age <= t; age++)
            pool->in_pool[t] += fed[t - age] * pow(1 - pool->rate, age);
    }
}

static void poisson_is(const char *words, struct slow_years *years, enum fc_measured what,
                       int stage, const double mean[MONTHS])
{
    for (int t = 0; t < MONTHS; t++) {
        if (mean[t] > 0)
            slow_poisson_is(words, years, what, stage, t, mean[t]);
        for (size_t i = 0; i < years->n && !(mean[t] > 0); i++)
            slow_near(slow_years_at(years, i, what, stage, t), 0);
    }
}

static const double leads[MONTHS] = {200, 0, 0, 150, 0, 0, 0, 0};

#define STAGES "[stage lead]\nrate = 50%\n[stage won]\nrate = 20%\n"
#define NURTURE "[nurture]\nfrom = lead\nshare = 60%\nmonths = 3\n"

/* In months, and in quarters with a team that is never busy before or behind the pool. */
static void some_come_back(void **state)
{
    (void)state;
    static const char *const texts[] = {
        PLAN STAGES NURTURE "rate = 10%\n",
        PLAN STAGES NURTURE "rate = 20%\ncontacts = 4 a month\ntires at = 2 a month\n",
        PLAN
        "[stage lead]\nrate = 50%\nteam = early\n[stage won]\nrate = 20%\nteam = late\n" NURTURE
        "rate = 10%\ncontacts = 2 a month\ntires at = 3 a month\n" TEAM("early") TEAM("late"),
    };
    struct pool pool = {.lost_share = 0.8, .share = 0.6, .rate = 0.1};
    expect(&pool, leads);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct slow_years years;
        slow_years_run(&years, texts[i], 2500, 1 + i);
        poisson_is("leads", &years, FC_M_ENTERED, 0, pool.entered);
        poisson_is("returned", &years, FC_M_RETURNED, 0, pool.returned);
        poisson_is("lost", &years, FC_M_LOST, 0, pool.lost);
        poisson_is("in nurture", &years, FC_M_IN_NURTURE, 0, pool.in_pool);
        slow_poisson_is("won", &years, FC_M_ENTERED, 1, 1, 0.2 * pool.entered[1]);
        slow_poisson_is("at the end", &years, FC_M_IN_NURTURE, 0, 8, pool.in_pool[7]);
        slow_years_free(&years);
    }
}

/* Opportunities that come to nothing begin again as leads, 40% of whom become opportunities. */
static void they_may_begin_earlier(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN "[stage lead]\nrate = 50%\n[stage opportunity]\nrate = 40%\n"
                        "[stage won]\nrate = 25%\n"
                        "[nurture]\nfrom = opportunity\nreturns to = lead\nshare = 80%\n"
                        "rate = 30%\nmonths = 3\n",
                   2500, 4);
    struct pool pool = {.lost_share = 0.4 * 0.75, .share = 0.8, .rate = 0.3};
    double      opportunities[MONTHS], lost[MONTHS];
    expect(&pool, leads);
    for (int t = 0; t < MONTHS; t++) {
        opportunities[t] = 0.4 * pool.entered[t];
        lost[t] = 0.6 * pool.entered[t];
    }
    poisson_is("leads", &years, FC_M_ENTERED, 0, pool.entered);
    poisson_is("leads lost", &years, FC_M_LOST, 0, lost);
    poisson_is("opportunities", &years, FC_M_ENTERED, 1, opportunities);
    poisson_is("returned", &years, FC_M_RETURNED, 1, pool.returned);
    poisson_is("opportunities lost", &years, FC_M_LOST, 1, pool.lost);
    poisson_is("in nurture", &years, FC_M_IN_NURTURE, 1, pool.in_pool);
    slow_years_free(&years);
}

/* ---- what is uncertain ----------------------------------------------------------------------- */

/* All are lost; the pool takes none of a year's or all, and gives a fifth back or none. With n =
   100 the mean in nurture is 50 or 45, and 900 the variance over years of both. */
static void share_and_rate_are_drawn_once(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        "[plan]\nstart = 2027-01\nmonths = 2\n[channel web]\ninquiries = 100 in 2027-01\n"
        "[stage lead]\nrate = 100%\n[stage won]\nrate = 0%\n"
        "[nurture]\nfrom = lead\nshare = 50% at 0% | 50% at 100%\n"
        "rate = 50% at 0% | 50% at 20%\nmonths = 12\n",
        10000, 5);
    slow_spread_is("in nurture", &years, FC_M_IN_NURTURE, 0, 0, 50, 50 + 2500);
    slow_spread_is("returned", &years, FC_M_RETURNED, 0, 1, 5, 5 + 75);
    slow_years_free(&years);
}

/* ---- who is in it ---------------------------------------------------------------------------- */

/* Expired items are gone; those before the plan that will not move on may still be kept. */
static void expired_items_are_not_nurtured(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN "[stage lead]\nrate = 50%\n"
                        "[stage won]\nrate = 20%\nteam = sales\nexpires = 3 days\n"
                        "[team sales]\nheads = 0\ncapacity = 1 a month\n"
                        "[nurture]\nfrom = lead\nshare = 100%\nrate = 50%\nmonths = 6\n"
                        "[opening]\nlead = 30 in 2026-11\n",
                   2000, 6);
    for (size_t i = 0; i < years.n; i++)
        for (int t = 0; t < MONTHS; t++)
            slow_near(slow_years_at(&years, i, FC_M_IN_NURTURE, 0, t), 0);
    slow_spread_is("expired", &years, FC_M_EXPIRED, 0, 0, 30 + 150, 150);
    slow_years_free(&years);
}

/* Of 60 leads of December half would be won, half of these at once: 2/3 are not and enter the pool,
   half of those return in each month, and half of these are won then or later. */
static void the_open_pipeline_is_nurtured(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 3\n[channel web]\ninquiries = 0 a month\n"
                   "[stage lead]\nrate = 50%\n[stage won]\nrate = 50%\ndelay = 50% | 50%\n"
                   "[nurture]\nfrom = lead\nshare = 100%\nrate = 50%\nmonths = 1\n"
                   "[opening]\nlead = 60 in 2026-12\n",
                   10000, 7);
    slow_spread_is("in nurture", &years, FC_M_IN_NURTURE, 0, 0, 40, 60 * 2 / 9.0);
    slow_spread_is("returned", &years, FC_M_RETURNED, 0, 1, 20, 60 * 2 / 9.0);
    slow_spread_is("lost", &years, FC_M_LOST, 0, 1, 20, 60 * 2 / 9.0);
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 1, 20, 60 * 2 / 9.0);
    slow_spread_is("won", &years, FC_M_ENTERED, 1, 1, 5, 60 * 11 / 144.0);
    slow_years_free(&years);
}

/* January's 200 leads are lost in it and half of them return in February, in any step of it, when
   nobody works any more: a quarter of them is gone only in March. */
static void they_return_in_any_step(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        "[plan]\nstart = 2027-01\nmonths = 3\n[channel web]\ninquiries = 200 in 2027-01\n"
        "[stage lead]\nrate = 100%\n"
        "[stage demo]\nrate = 100%\nteam = sales\nexpires = 5 days\n"
        "[stage won]\nrate = 0%\n"
        "[team sales]\nheads = 1 | 0 | 0\ncapacity = 100,000 a month\n"
        "[nurture]\nfrom = demo\nreturns to = lead\nshare = 100%\nrate = 50%\nmonths = 1\n",
        10000, 8);
    slow_poisson_is("returned", &years, FC_M_RETURNED, 1, 1, 100);
    slow_poisson_is("leads", &years, FC_M_ENTERED, 0, 1, 100);
    slow_poisson_is("gone", &years, FC_M_EXPIRED, 0, 1, 75);
    slow_poisson_is("gone later", &years, FC_M_EXPIRED, 0, 2, 25);
    slow_poisson_is("lost", &years, FC_M_LOST, 1, 1, 100);
    slow_years_free(&years);
}

/* Who inquires in January returns in February or later, and is won then. */
static void they_return_after_the_plan_too(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        "[plan]\nstart = 2027-01\nmonths = 1\n[channel web]\ninquiries = 100 in 2027-01\n"
        "[stage lead]\nrate = 100%\n[stage won]\nrate = 40%\n[deal]\nvalue = 1\n"
        "[nurture]\nfrom = lead\nshare = 50%\nrate = 20%\nmonths = 2\n",
        20000, 9);
    /* Each pass but the first comes after the plan; 18 in 100 of those lost come back. */
    const double again = 0.6 * 0.5 * (1 - 0.8 * 0.8);
    slow_poisson_is("won later", &years, FC_M_BOOKINGS_LATER, -1, 1, 40 * again / (1 - again));
    slow_poisson_is("in nurture", &years, FC_M_IN_NURTURE, 0, 1, 30);
    slow_years_free(&years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(some_come_back),
        cmocka_unit_test(they_may_begin_earlier),
        cmocka_unit_test(share_and_rate_are_drawn_once),
        cmocka_unit_test(expired_items_are_not_nurtured),
        cmocka_unit_test(the_open_pipeline_is_nurtured),
        cmocka_unit_test(they_return_in_any_step),
        cmocka_unit_test(they_return_after_the_plan_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
