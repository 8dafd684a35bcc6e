/* The oracle in quarter months against closed forms: a team that is never busy changes no month,
   and delays end where they should. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_rng.h>
#include <math.h>

#include "tests/slow_draw.h"
#include "tests/slow_years.h"

#define PLAN(months) "[plan]\nstart = 2027-01\nmonths = " #months "\n"
#define TEAM(name) "[team " name "]\nheads = 1\ncapacity = 1,000,000 a month\n"

/* Works nothing; who comes in a step is gone with the next, which tells the step. */
#define GONE "[team gone]\nheads = 0\ncapacity = 1 a month\n"

/* ---- with nothing to wait for ---------------------------------------------------------------- */

static const char busy[] =
    PLAN(6) "[channel web]\nspend = 1,000 | 800 | 1,200 | 600 | 1,000 | 900\n"
            "cost per inquiry = 10\n"
            "[stage lead]\nrate = 50%\ndelay = 60% | 30% | 10%\nteam = marketing\n"
            "[stage won]\nrate = 40%\ndelay = 20% | 50% | 30%\nteam = sales\n"
            "[deal]\nvalue = 100\n" TEAM("marketing") TEAM("sales");

/* Means: arrivals times rate, convolved with the month shares (numpy). */
static void month_shares_stay_what_they_are(void **state)
{
    (void)state;
    static const double inquiries[] = {100, 80, 120, 60, 100, 90};
    static const double leads[] = {30, 39, 53, 40, 45, 45};
    static const double won[] = {2.4, 9.12, 15.64, 18.48, 17.96, 17.4};
    struct slow_years   years;
    slow_years_run(&years, busy, 4000, 1);
    for (int t = 0; t < 6; t++) {
        slow_poisson_is("inquiries", &years, FC_M_ENTERED, -1, t, inquiries[t]);
        slow_poisson_is("inquiries worked", &years, FC_M_WORKED, -1, t, inquiries[t]);
        slow_poisson_is("inquiries lost", &years, FC_M_LOST, -1, t, inquiries[t] / 2);
        slow_poisson_is("leads", &years, FC_M_ENTERED, 0, t, leads[t]);
        slow_poisson_is("leads lost", &years, FC_M_LOST, 0, t, leads[t] * 0.6);
        slow_poisson_is("won", &years, FC_M_ENTERED, 1, t, won[t]);
    }
    slow_poisson_is("inquiries still open", &years, FC_M_STILL_OPEN, -1, 6, 45 * 0.4 + 50 * 0.1);
    slow_poisson_is("leads still open", &years, FC_M_STILL_OPEN, 0, 5, 0.4 * (45 * 0.8 + 45 * 0.3));
    const double *later = slow_years_pick(&years, FC_M_BOOKINGS_LATER, -1, 6);
    support_mean_is("bookings later", years.n, later, 2900, 290000, slow_z);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_WAITING, -1, 6), 0);
        slow_near(slow_years_at(&years, i, FC_M_WAITED, 0, 6), 0);
    }
    slow_years_free(&years);
}

/* One noise a month: the four steps of a month are tied by it. */
static void a_month_has_one_luck(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN(2) "[channel web]\nspend = 2,000 a month\ncost per inquiry = 50\n"
                           "month to month = 45%\n"
                           "[stage lead]\nrate = 50%\nteam = sales\n" TEAM("sales"),
                   10000, 2);
    const double one = 40 + 0.45 * 0.45 * 40 * 40;
    slow_spread_is("inquiries of a month", &years, FC_M_ENTERED, -1, 1, 40, one);
    slow_spread_is("inquiries", &years, FC_M_ENTERED, -1, 2, 80, 2 * one);
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, 20, 20 + 0.2025 * 400);
    slow_years_free(&years);
}

/* A market of 60: nobody is reached twice, whatever the step. */
static void a_full_market_is_full(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN(2) "[channel web]\ninquiries = 200 a month\n[market]\nsize = 60\n"
                           "[stage lead]\nrate = 50%\nteam = gone\nexpires = 1 day\n" GONE,
                   4000, 3);
    for (size_t i = 0; i < years.n; i++)
        slow_near(slow_years_at(&years, i, FC_M_ENTERED, -1, 0), 60);
    slow_spread_is("of three steps", &years, FC_M_EXPIRED, -1, 0, 45, 60 * 0.75 * 0.25);
    slow_years_free(&years);
}

/* ---- where delays end ------------------------------------------------------------------------ */

/* Days are 5.9138 steps, which are 5 or 6 from a uniform moment: from the first two steps of
   January always February, from the third with chance 1 - 0.9138, from the last never. */
static void days_become_steps(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        PLAN(3) "[channel web]\ninquiries = 240 in 2027-01\n"
                "[stage lead]\nrate = 50%\ndelay = 45 days\nteam = sales\n" TEAM("sales"),
        10000, 4);
    const double six = 45 / 7.609375 - 5;
    slow_poisson_is("January, still open", &years, FC_M_STILL_OPEN, -1, 0, 120);
    slow_poisson_is("February", &years, FC_M_ENTERED, 0, 1, 30 * (2 + 1 - six));
    slow_poisson_is("March", &years, FC_M_ENTERED, 0, 2, 30 * (1 + six));
    slow_years_free(&years);
}

#define WON_FOR(delay)                                                                             \
    PLAN(3)                                                                                        \
    "[channel web]\ninquiries = 400 in 2027-01\n[stage lead]\nrate = 100%\n" delay                 \
    "[stage won]\nrate = 50%\nteam = gone\nexpires = 5 days\n" GONE

/* Leads are gone one step after they came: those of a month's last step with the next month.
   Without a delay they came when they inquired; with half of them in the month of the inquiry, in
   any step that was left of it: the last one for (1/4 + 1/3 + 1/2 + 1) / 4 = 25/48. */
static void the_steps_of_a_month(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double      gone[3];
    } cases[] = {
        {WON_FOR(""), {300, 100, 0}},
        {WON_FOR("delay = 0\n"), {300, 100, 0}},
        {WON_FOR("delay = 0 days\n"), {300, 100, 0}},
        {WON_FOR("delay = 50% | 50%\n"), {200 * 23 / 48.0, 200 * 25 / 48.0 + 150, 50}},
        {WON_FOR("delay = 0% | 100%\n"), {0, 300, 100}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slow_years years;
        slow_years_run(&years, cases[i].text, 4000, 5 + i);
        for (int t = 0; t < 3; t++)
            if (cases[i].gone[t] > 0)
                slow_poisson_is("gone", &years, FC_M_EXPIRED, 0, t, cases[i].gone[t]);
        slow_years_free(&years);
    }
}

/* A length from any step, uniform in it, and a share from a step of its month. */
static void arrivals_are_near_their_lag(void **state)
{
    (void)state;
    static const double   shares[] = {0.25, 0.75};
    const struct fc_delay day = {.kind = FC_DELAY_DAYS, .days = fc_quantity_certain(10)};
    const struct fc_delay month = {.kind = FC_DELAY_SHARES, .n = 2, .share = shares};
    enum { DRAWS = 40000 };
    double   late = 0, at[8] = {0};
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    for (int i = 0; i < DRAWS; i++) {
        const int step = slow_arrival(&day, 6, 4, rng);
        assert_true(step == 7 || step == 8);
        late += step == 8;
        const int share = slow_arrival(&month, 10, 4, rng);
        assert_true(share >= 10 && share < 16);
        at[share - 8]++;
        const int later = slow_arrival(&month, 3, 1, rng);
        assert_true(later == 3 || later == 4);
    }
    gsl_rng_free(rng);
    const double bound = slow_z * sqrt(0.25 / DRAWS);
    assert_true(fabs(late / DRAWS - (10 / 7.609375 - 1)) < bound);
    for (int q = 2; q < 8; q++)
        assert_true(fabs(at[q] / DRAWS - (q < 4 ? 0.125 : 0.1875)) < bound);
}

/* ---- what waited before the plan ------------------------------------------------------------- */

/* As without a team: of December's inquiries 3/14 become leads in January, of November's 1/11; in
   any step of it, so that a quarter of them is gone only in February. */
static void the_open_pipeline_moves_on_by_month(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN(2) "[channel web]\ninquiries = 0 a month\n"
                           "[stage lead]\nrate = 50%\ndelay = 60% | 30% | 10%\n"
                           "[stage won]\nrate = 100%\nteam = gone\nexpires = 1 day\n" GONE
                           "[opening]\ninquiry = 40 in 2026-12 | 30 in 2026-11\n",
                   20000, 9);
    const double now = 3 / 14.0, later = 1 / 14.0, old = 1 / 11.0;
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, 40 * now + 30 * old,
                   40 * now * (1 - now) + 30 * old * (1 - old));
    slow_spread_is("gone", &years, FC_M_EXPIRED, 0, 0, 0.75 * (40 * now + 30 * old),
                   30 * now * (1 - 0.75 * now) + 22.5 * old * (1 - 0.75 * old));
    slow_spread_is("still open", &years, FC_M_STILL_OPEN, -1, 0, 40 * later,
                   40 * later * (1 - later));
    slow_spread_is("lost", &years, FC_M_LOST, -1, 0, 40 * 5 / 7.0 + 30 * (1 - old),
                   40 * 10 / 49.0 + 30 * old * (1 - old));
    slow_years_free(&years);
}

/* With a team ahead nothing has been decided on: half of the 40 and of the 30, 7 in each step, are
   leads, a month after they were worked. They are no entries. */
static void who_waited_for_the_team_starts_anew(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   PLAN(4) "[channel web]\ninquiries = 0 a month\n"
                           "[stage lead]\nrate = 50%\ndelay = 0% | 100%\nteam = sales\n"
                           "[team sales]\nheads = 7\ncapacity = 4 a month\n"
                           "[opening]\ninquiry = 40 in 2026-12 | 30 in 2026-08\n",
                   10000, 10);
    static const double leads[] = {0, 14, 14, 7}, waiting[] = {42, 14, 0, 0};
    for (int t = 0; t < 4; t++) {
        if (leads[t] > 0)
            slow_spread_is("leads", &years, FC_M_ENTERED, 0, t, leads[t], leads[t] / 2);
        for (size_t i = 0; i < years.n; i++) {
            slow_near(slow_years_at(&years, i, FC_M_ENTERED, -1, t), 0);
            slow_near(slow_years_at(&years, i, FC_M_WAITING, -1, t), waiting[t]);
        }
    }
    slow_years_free(&years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(month_shares_stay_what_they_are),
        cmocka_unit_test(a_month_has_one_luck),
        cmocka_unit_test(a_full_market_is_full),
        cmocka_unit_test(days_become_steps),
        cmocka_unit_test(the_steps_of_a_month),
        cmocka_unit_test(arrivals_are_near_their_lag),
        cmocka_unit_test(the_open_pipeline_moves_on_by_month),
        cmocka_unit_test(who_waited_for_the_team_starts_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
