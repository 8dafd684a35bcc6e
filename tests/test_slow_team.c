/* The oracle's teams against what can be worked out by hand: who can work how much, and what that
   costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "tests/slow_years.h"

#define PLAN(months) "[plan]\nstart = 2027-01\nmonths = " #months "\n"

/* Nobody comes but a hundred who waited already; everybody converts. */
#define HUNDRED(months)                                                                            \
    PLAN(months)                                                                                   \
    "[channel web]\ninquiries = 0 a month\n[opening]\ninquiry = 100 in 2026-12\n"                  \
    "[stage won]\nrate = 100%\nteam = sales\n"

/* ---- what a team can do ---------------------------------------------------------------------- */

/* 40 a month each. Two of the three of February are new and do 1/16, 3/16, 5/16, 7/16 of it in the
   four steps, in March 9/16 and so on, then all; half of one leaves in April, another half is new
   in May and leaves first in June, before it has learned; of August's two one is new. */
static void new_heads_learn_and_leave_first(void **state)
{
    (void)state;
    static const double capacity[] = {40, 60, 100, 100, 105, 80, 40, 50, 575};
    static const double worked[] = {40, 60, 0, 0, 0, 0, 0, 0, 100};
    static const double waiting[] = {60, 0, 0, 0, 0, 0, 0, 0, 0};
    struct slow_years   years;
    slow_years_run(&years,
                   HUNDRED(8) "[team sales]\nheads = 1 | 3 | 3 | 2.5 | 3 | 2 | 1 | 2\n"
                              "capacity = 40 a month\nramp = 2 months\n",
                   3, 1);
    slow_always_is(&years, FC_M_CAPACITY, 0, 9, capacity);
    slow_always_is(&years, FC_M_WORKED, -1, 9, worked);
    slow_always_is(&years, FC_M_ENTERED, 0, 9, worked);
    slow_always_is(&years, FC_M_WAITING, -1, 9, waiting);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_UTILISATION, 0, 1), 1);
        slow_near(slow_years_at(&years, i, FC_M_UTILISATION, 0, 2), 0);
        slow_near(slow_years_at(&years, i, FC_M_UTILISATION, 0, 8), 100 / 575.0);
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
        slow_always_is(&years, FC_M_CAPACITY, 0, 6, cases[i].units);
        slow_always_is(&years, FC_M_WORKED, -1, 6, cases[i].units);
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
    slow_always_is(&years, FC_M_CAPACITY, 0, 2, capacity);
    slow_always_is(&years, FC_M_WORKED, -1, 1, none);
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
    slow_always_is(&years, FC_M_COST, -1, 4, cost);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_heads_learn_and_leave_first),
        cmocka_unit_test(parts_of_a_unit_are_kept),
        cmocka_unit_test(idle_time_is_lost),
        cmocka_unit_test(a_team_costs_what_its_heads_cost),
        cmocka_unit_test(work_goes_on_after_the_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
