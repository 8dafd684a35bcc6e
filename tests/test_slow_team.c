/* The oracle's teams against what can be worked out by hand: who can work how much, who waits, who
   is worked first, and what is left of the chance then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/slow_years.h"

static const double days_in_step = 7.609375;

/* Every year has these numbers, whatever the dice say. */
static void always(struct slow_years *years, enum fc_measured what, int stage, int n,
                   const double expected[])
{
    for (size_t i = 0; i < years->n; i++)
        for (int t = 0; t < n; t++)
            slow_near(slow_years_at(years, i, what, stage, t), expected[t]);
}

#define PLAN(months) "[plan]\nstart = 2027-01\nmonths = " #months "\n"

/* Nobody comes but a hundred who waited already; everybody converts. */
#define HUNDRED(months)                                                                            \
    PLAN(months)                                                                                   \
    "[channel web]\ninquiries = 0 a month\n[opening]\ninquiry = 100 in 2026-12\n"                  \
    "[stage won]\nrate = 100%\nteam = sales\n"

/* ---- what a team can do ----------------------------------------------------------------------- */

/* 40 a month each. Two of the three of February are new and do 1/16, 3/16, 5/16, 7/16 of it in the
   four steps, in March 9/16 and so on, then all; half of one leaves in April, another half is new in
   May; of July's one nothing is new, of August's two one. */
static void new_heads_learn_and_leave_first(void **state)
{
    (void)state;
    static const double capacity[] = {40, 60, 100, 100, 105, 115, 40, 50, 610};
    static const double worked[] = {40, 60, 0, 0, 0, 0, 0, 0, 100};
    static const double waiting[] = {60, 0, 0, 0, 0, 0, 0, 0, 0};
    struct slow_years   years;
    slow_years_run(&years,
                   HUNDRED(8) "[team sales]\nheads = 1 | 3 | 3 | 2.5 | 3 | 3 | 1 | 2\n"
                              "capacity = 40 a month\nramp = 2 months\n",
                   3, 1);
    always(&years, FC_M_CAPACITY, 0, 9, capacity);
    always(&years, FC_M_WORKED, -1, 9, worked);
    always(&years, FC_M_ENTERED, 0, 9, worked);
    always(&years, FC_M_WAITING, -1, 9, waiting);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_UTILISATION, 0, 1), 1);
        slow_near(slow_years_at(&years, i, FC_M_UTILISATION, 0, 2), 0);
        slow_near(slow_years_at(&years, i, FC_M_UTILISATION, 0, 8), 100 / 610.0);
    }
    slow_years_free(&years);
}

#define SOME(heads, items)                                                                         \
    HUNDRED(6) "[team sales]\nheads = " heads "\ncapacity = " items " a month\n"

/* An eighth of an item a step: one in eight steps. 35/24 a step, 5 5/6 a month: 5, 11, 17 in all.
   Three tenths and tenths of an item a step: their tenth makes the whole one. */
static void parts_of_a_unit_are_kept(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double      units[6];
    } cases[] = {
        {SOME("1", "0.5"), {0, 1, 0, 1, 0, 1}},
        {SOME("2.5", "2.333333333333"), {5, 6, 6, 6, 6, 6}},
        {SOME("0.3", "4"), {1, 1, 1, 1, 2, 1}},
        {SOME("0.1", "4"), {0, 0, 1, 0, 1, 0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slow_years years;
        slow_years_run(&years, cases[i].text, 2, 2);
        always(&years, FC_M_CAPACITY, 0, 6, cases[i].units);
        always(&years, FC_M_WORKED, -1, 6, cases[i].units);
        slow_years_free(&years);
    }
}

/* Whoever has nothing to do in a step does not do it later. */
static void idle_time_is_lost(void **state)
{
    (void)state;
    static const double none[] = {0, 0}, capacity[] = {8, 8};
    struct slow_years   years;
    slow_years_run(&years,
                   PLAN(2) "[channel web]\ninquiries = 0 | 400\n"
                           "[stage won]\nrate = 100%\nteam = sales\n"
                           "[team sales]\nheads = 2\ncapacity = 4 a month\n",
                   50, 3);
    always(&years, FC_M_CAPACITY, 0, 2, capacity);
    always(&years, FC_M_WORKED, -1, 1, none);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_WORKED, -1, 1), 8);
        assert_true(isnan(slow_years_at(&years, i, FC_M_DAYS_WAITED, -1, 0)));
    }
    slow_years_free(&years);
}

/* Each month's heads in whole hundredths, learned or not, at a door or not, within the plan. */
static void a_team_costs_what_its_heads_cost(void **state)
{
    (void)state;
    static const double cost[] = {90.33, 123.67, 73.67, 287.67};
    struct slow_years   years;
    slow_years_run(&years,
                   HUNDRED(3) "[team sales]\nheads = 2.5 | 3.5 | 2\ncapacity = 4 a month\n"
                              "cost = 33.3330 a month\nramp = 12 months\n"
                              "[team idle]\nheads = 7\ncapacity = 1 a month\ncost = 1 a month\n",
                   2, 4);
    always(&years, FC_M_COST, -1, 4, cost);
    slow_years_free(&years);
}

/* Hired in February, one who will do one item a step learns for 24 steps, and does half of it then:
   12 items and 124 after that until the tail ends, the first in March. */
static void work_goes_on_after_the_plan(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN(2) "[channel web]\ninquiries = 0 a month\n"
                           "[opening]\ninquiry = 1,000 in 2026-12\n"
                           "[stage won]\nrate = 100%\nteam = sales\n[deal]\nvalue = 1\n"
                           "[team sales]\nheads = 0 | 1\ncapacity = 4 a month\nramp = 6 months\n",
                   2, 5);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_ENTERED, 0, 2), 0);
        slow_near(slow_years_at(&years, i, FC_M_BOOKINGS_LATER, -1, 2), 136);
        slow_near(slow_years_at(&years, i, FC_M_WAITING, -1, 2), 1000);
    }
    slow_years_free(&years);
}

/* ---- the queue -------------------------------------------------------------------------------- */

/* Fifty come in a step and five can be worked: the team is never idle. */
#define OVERLOAD                                                                                   \
    PLAN(3)                                                                                        \
    "[channel web]\ninquiries = 200 a month\n"                                                     \
    "[stage lead]\nrate = 30%\nteam = sales\n[team sales]\nheads = 2\ncapacity = 10 a month\n"

static void too_many_wait(void **state)
{
    (void)state;
    static const double twenty[] = {20, 20, 20, 60};
    struct slow_years   years;
    slow_years_run(&years, OVERLOAD, 4000, 6);
    always(&years, FC_M_WORKED, -1, 4, twenty);
    always(&years, FC_M_CAPACITY, 0, 4, twenty);
    for (int t = 0; t < 3; t++) {
        slow_spread_is("leads", &years, FC_M_ENTERED, 0, t, 6, 4.2);
        slow_spread_is("lost", &years, FC_M_LOST, -1, t, 14, 4.2);
        slow_spread_is("waiting", &years, FC_M_WAITING, -1, t, 180 * (t + 1), 200 * (t + 1));
    }
    slow_years_free(&years);
}

/* Sixty wait when fifty a step begin to join: the oldest are the sixty for twelve steps, the newest
   those of the step. */
static void the_oldest_or_the_newest_are_worked(void **state)
{
    (void)state;
    static const char *const order[] = {
        OVERLOAD "order = oldest first\n[opening]\ninquiry = 60 in 2026-11\n",
        OVERLOAD "order = newest first\n[opening]\ninquiry = 60 in 2026-11\n"};
    for (int newest = 0; newest < 2; newest++) {
        struct slow_years years;
        slow_years_run(&years, order[newest], 200, 7);
        for (size_t i = 0; i < years.n; i++)
            for (int t = 0; t < 3; t++) {
                double waited = 0;
                for (int step = 4 * t; step < 4 * t + 4 && !newest; step++)
                    waited += 5 * round(100 * days_in_step * step) / 100;
                slow_near(slow_years_at(&years, i, FC_M_WAITED, -1, t), waited);
                slow_near(slow_years_at(&years, i, FC_M_DAYS_WAITED, -1, t), waited / 20);
            }
        slow_years_free(&years);
    }
}

/* Of thirty of a and ten of b that wait together eight are worked: a's are hypergeometric. */
static void who_came_together_is_worked_at_random(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        PLAN(1) "[channel a]\ninquiries = 0 a month\n[channel b]\ninquiries = 0 a month\n"
                "[stage lead]\nrate = 100%\nteam = sales\n[stage lead / b]\nrate = 0%\n"
                "[team sales]\nheads = 1\ncapacity = 8 a month\n"
                "[opening / a]\ninquiry = 30 in 2026-12\n"
                "[opening / b]\ninquiry = 10 in 2026-10\n",
        20000, 8);
    slow_spread_is("of a", &years, FC_M_ENTERED, 0, 0, 6, 8 * 0.75 * 0.25 * 32 / 39);
    slow_years_free(&years);
}

/* ---- waiting too long ------------------------------------------------------------------------- */

#define NOBODY                                                                                     \
    PLAN(3)                                                                                        \
    "[channel web]\ninquiries = 200 | 200 | 0\n"                                                   \
    "[team sales]\nheads = 0\ncapacity = 10 a month\n[stage lead]\nrate = 30%\nteam = sales\n"

/* A queue age above 10 days is 15.2 or more: who comes in the first two steps of a month is gone in
   it. An age of 15.21875 days is not above itself; no age at all is above 0 days. */
static void who_waits_too_long_is_gone(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double      in_month, waiting;
    } cases[] = {{NOBODY "expires = 10 days\n", 100, 100},
                 {NOBODY "expires = 15.21875 days\n", 50, 150},
                 {NOBODY "expires = 0 days\n", 150, 50}};
    for (size_t i = 0; i < 3; i++) {
        struct slow_years years;
        slow_years_run(&years, cases[i].text, 4000, 9 + i);
        slow_poisson_is("expired", &years, FC_M_EXPIRED, -1, 0, cases[i].in_month);
        slow_poisson_is("expired later", &years, FC_M_EXPIRED, -1, 1, 200);
        slow_poisson_is("expired last", &years, FC_M_EXPIRED, -1, 2, cases[i].waiting);
        slow_poisson_is("waiting", &years, FC_M_WAITING, -1, 0, cases[i].waiting);
        slow_poisson_is("expired in all", &years, FC_M_EXPIRED, -1, 3, 400);
        slow_years_free(&years);
    }
}

/* A channel's items have its patience: a's stay, b's are gone after one step. */
static void each_channel_has_its_patience(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN(1) "[channel a]\ninquiries = 100 a month\n"
                           "[channel b]\ninquiries = 80 a month\n"
                           "[stage lead]\nrate = 30%\nteam = sales\n"
                           "[stage lead / b]\nexpires = 5 days\n"
                           "[team sales]\nheads = 0\ncapacity = 10 a month\n",
                   8000, 13);
    slow_poisson_is("expired", &years, FC_M_EXPIRED, -1, 0, 60);
    slow_poisson_is("waiting", &years, FC_M_WAITING, -1, 0, 120);
    slow_years_free(&years);
}

/* The chance halves in 5 days, and so many pass until the answer. */
static void who_is_worked_at_once_has_waited_for_the_answer(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        PLAN(2) "[channel web]\ninquiries = 100 a month\n"
                "[stage won]\nrate = 60%\nteam = sales\nresponse time = 5 days\n"
                "shelf life = 5 days\n[team sales]\nheads = 1\ncapacity = 1,000,000 a month\n",
        4000, 14);
    slow_poisson_is("won", &years, FC_M_ENTERED, 0, 1, 30);
    slow_poisson_is("lost", &years, FC_M_LOST, -1, 1, 70);
    for (size_t i = 0; i < years.n; i++)
        slow_near(slow_years_at(&years, i, FC_M_DAYS_WAITED, -1, 2), 5);
    slow_years_free(&years);
}

/* A hundred, five a step: those of step k have waited 3 + 7.6 k days. */
static void the_chance_falls_in_the_queue(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   HUNDRED(5) "response time = 3 days\nshelf life = 20 days\n"
                              "[team sales]\nheads = 5\ncapacity = 4 a month\n",
                   10000, 15);
    for (int t = 0; t < 5; t++) {
        double mean = 0, variance = 0, waited = 0;
        for (int step = 4 * t; step < 4 * t + 4; step++) {
            const double p = pow(2, -(3 + days_in_step * step) / 20);
            mean += 5 * p;
            variance += 5 * p * (1 - p);
            waited += 5 * (3 + round(100 * days_in_step * step) / 100);
        }
        slow_spread_is("won", &years, FC_M_ENTERED, 0, t, mean, variance);
        slow_near(slow_years_at(&years, 0, FC_M_WAITED, -1, t), waited);
    }
    slow_years_free(&years);
}

/* 30% +- 12 points, anew for each month in which items are worked: those of one month covary,
   those of two do not, whenever they came. */
static void the_month_of_work_has_its_luck(void **state)
{
    (void)state;
    static const int    months[] = {0, 1};
    static const double mean[] = {12, 12};
    struct slow_years   years;
    slow_years_run(&years,
                   PLAN(2) "[channel web]\ninquiries = 0 a month\n"
                           "[opening / web]\ninquiry = 50 in 2026-12 | 30 in 2026-11\n"
                           "[stage lead]\nrate = 30%\nrate month to month = 40%\nteam = sales\n"
                           "[team sales]\nheads = 4\ncapacity = 10 a month\n",
                   10000, 16);
    for (int t = 0; t < 2; t++)
        slow_spread_is("leads", &years, FC_M_ENTERED, 0, t, 12, 8.4 + 40 * 39 * 0.0144);
    slow_covariance_is("both", &years, FC_M_ENTERED, 0, months, mean, 0);
    slow_years_free(&years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_heads_learn_and_leave_first),
        cmocka_unit_test(parts_of_a_unit_are_kept),
        cmocka_unit_test(idle_time_is_lost),
        cmocka_unit_test(a_team_costs_what_its_heads_cost),
        cmocka_unit_test(work_goes_on_after_the_plan),
        cmocka_unit_test(too_many_wait),
        cmocka_unit_test(the_oldest_or_the_newest_are_worked),
        cmocka_unit_test(who_came_together_is_worked_at_random),
        cmocka_unit_test(who_waits_too_long_is_gone),
        cmocka_unit_test(each_channel_has_its_patience),
        cmocka_unit_test(who_is_worked_at_once_has_waited_for_the_answer),
        cmocka_unit_test(the_chance_falls_in_the_queue),
        cmocka_unit_test(the_month_of_work_has_its_luck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
