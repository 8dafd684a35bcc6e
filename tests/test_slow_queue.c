/* The oracle's queues against closed forms: who waits, who is worked first, who has waited too
   long, and what is left of the chance then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/slow_years.h"

static const double days_in_step = 7.609375;

#define PLAN(months) "[plan]\nstart = 2027-01\nmonths = " #months "\n"

/* ---- the queue ------------------------------------------------------------------------------- */

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
    slow_years_run(&years, OVERLOAD, 2000, 6);
    slow_always_is(&years, FC_M_WORKED, -1, 4, twenty);
    slow_always_is(&years, FC_M_CAPACITY, 0, 4, twenty);
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

/* ---- waiting too long ------------------------------------------------------------------------ */

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
        slow_years_run(&years, cases[i].text, 2500, 9 + i);
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
                   4000, 13);
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
        2500, 14);
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
                   PLAN(5) "[channel web]\ninquiries = 0 a month\n"
                           "[opening]\ninquiry = 100 in 2026-12\n"
                           "[stage won]\nrate = 100%\nteam = sales\nresponse time = 3 days\nshelf "
                           "life = 20 days\n"
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
