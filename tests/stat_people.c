/* Teams, shelf life and nurture against what can be worked out without simulating. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/support.h"
#include "tests/years.h"

#ifdef NDEBUG
enum { MANY = 60000 };
#else
enum { MANY = 6000 };
#endif

enum { SEED = 23, MONTHS = 12 };

#define PLAN "[plan]\nstart = 2027-01\nmonths = 12\n"

/* One plan's years, for as long as they are looked at. */
struct run {
    struct support_plan plan;
    struct years        years;
};

static void start(struct run *run, const char *text, uint64_t seed)
{
    *run = (struct run){0};
    support_load_text(&run->plan, "people.ini", text);
    years_run(&run->years, run->plan.plan, seed, MANY, FC_MERGED);
}

static void stop(struct run *run)
{
    years_free(&run->years);
    support_free(&run->plan);
}

/* A measure in every year; to be freed. */
static double *column(const struct run *run, const char *measure, int t)
{
    double *x = malloc(MANY * sizeof *x);
    assert_non_null(x);
    years_column(&run->years, measure, t, x);
    return x;
}

static double mean_of(const struct run *run, const char *measure, int t)
{
    double      *x = column(run, measure, t);
    const double mean = support_mean(MANY, x);
    free(x);
    return mean;
}

/* How much more there is in the same years of another plan, in standard errors of that. */
static double paired_z(const struct run *more, const struct run *less, const char *measure, int t)
{
    double *x = column(more, measure, t), *y = column(less, measure, t);
    for (int i = 0; i < MANY; i++)
        x[i] -= y[i];
    const double mean = support_mean(MANY, x), variance = support_variance(MANY, x);
    free(x);
    free(y);
    return variance > 0 ? mean / sqrt(variance / MANY)
           : mean == 0  ? 0
                        : copysign((double)INFINITY, mean);
}

/* ---- more leads than can be worked -------------------------------------------------------------- */

/* The team is a third over its capacity, so it works all it can whatever comes on top. */
static void test_more_inquiries_do_not_win_more(void **state)
{
    (void)state;
#define RUSH(inquiries)                                                                            \
    PLAN "[channel a]\ninquiries = " inquiries " a month\nmonth to month = 10%\n"                  \
         "[stage lead]\nrate = 50%\n[stage won]\nrate = 25%\nteam = sales\nexpires = 45 days\n"    \
         "delay = 50% | 50%\n[team sales]\nheads = 3\ncapacity = 50\n"
    struct run less, more;
    start(&less, RUSH("400"), SEED);
    start(&more, RUSH("480"), SEED);
    const int last = MONTHS - 1; /* the first months still work off what a team has time for */
    print_message("  won in the last month %.3f and %.3f, expired %.1f and %.1f\n",
                  mean_of(&less, "won", last), mean_of(&more, "won", last),
                  mean_of(&less, "lead_expired", MONTHS), mean_of(&more, "lead_expired", MONTHS));
    assert_true(paired_z(&more, &less, "lead", MONTHS) > 100);
    for (int t = 3; t < MONTHS; t++)
        assert_true(fabs(paired_z(&more, &less, "won", t)) < 6);
    assert_true(fabs(paired_z(&more, &less, "lead_worked", last)) < 6);
    assert_true(paired_z(&more, &less, "lead_waiting", last) > 20);
    assert_true(paired_z(&more, &less, "lead_expired", MONTHS) > 20);
    stop(&less);
    stop(&more);
}

/* ---- late answers ------------------------------------------------------------------------------- */

static void test_three_days_later(void **state)
{
    (void)state;
#define KEEPS(days)                                                                                \
    PLAN "[channel a]\ninquiries = 200 a month\n[stage lead]\nrate = 50%\n"                        \
         "[stage won]\nrate = 40%\nteam = sales\nresponse time = " days "\nshelf life = 8 days\n"  \
         "[team sales]\nheads = 10\ncapacity = 10,000\n"
    struct run   now, late;
    const double left = exp2(-3.0 / 8);
    start(&now, KEEPS("0 days"), SEED);
    start(&late, KEEPS("3 days"), SEED);
    double *x = column(&late, "won", MONTHS), *y = column(&now, "won", MONTHS);
    for (int i = 0; i < MANY; i++)
        x[i] -= left * y[i]; /* the ratio of the means is `left` where this is 0 on average */
    support_mean_is("won three days later, less what must be left", MANY, x, 0, 0, 6);
    print_message("  three days later %.4f of the deals, should be %.4f\n",
                  mean_of(&late, "won", MONTHS) / mean_of(&now, "won", MONTHS), left);
    support_mean_is("won the same day", MANY, y, 12 * 200 * 0.5 * 0.4, 12 * 200 * 0.5 * 0.4, 6);
    assert_true(fabs(mean_of(&late, "lead_days_waited", MONTHS) - 3) < 1e-9);
    free(x);
    free(y);
    stop(&now);
    stop(&late);
}

/* ---- nurture ------------------------------------------------------------------------------------ */

/* Poisson many of them are lost in a month and pooled; each returns in the m-th month after with
   chance r (1 - r)^(m-1), m up to 6. Of those who return (counted as leads again) as many are
   pooled again. pooled[t] = lambda q s + back[t] q s with q the share not moving on. */
static void expected_returns(double leads, double lost, double share, double rate, double back[])
{
    double pooled[MONTHS];
    for (int t = 0; t < MONTHS; t++) {
        back[t] = 0;
        for (int m = 1; m <= 6 && m <= t; m++)
            back[t] += pooled[t - m] * rate * pow(1 - rate, m - 1);
        pooled[t] = (leads + back[t]) * lost * share;
    }
}

#define POOL(contacts)                                                                             \
    PLAN "[channel a]\ninquiries = 400 a month\n[stage lead]\nrate = 50%\n[stage won]\n"           \
         "rate = 20%\n[nurture]\nfrom = lead\nshare = 60%\nrate = 10%\nmonths = 6\n"               \
         "contacts = " contacts "\ntires at = 2 a month\n"

static void returns_are(const struct run *run, double rate)
{
    double expected[MONTHS];
    expected_returns(200, 0.8, 0.6, rate, expected);
    for (int t = 0; t < MONTHS; t++) {
        double *x = column(run, "lead_returned", t);
        if (t == 0)
            assert_true(support_mean(MANY, x) == 0);
        else
            support_mean_is("came back", MANY, x, expected[t], 0, 6);
        free(x);
    }
}

static void test_more_contacts_bring_nobody_back(void **state)
{
    (void)state;
    struct run bearable, often, twice;
    start(&bearable, POOL("1.9"), SEED);
    start(&often, POOL("3 a month"), SEED);
    start(&twice, POOL("6 a month"), SEED);
    returns_are(&bearable, 0.1);
    returns_are(&often, 0.1 * 2 / 3);
    returns_are(&twice, 0.1 / 3);
    print_message("  came back: %.1f, %.1f contacted too often, %.1f twice as often\n",
                  mean_of(&bearable, "lead_returned", MONTHS),
                  mean_of(&often, "lead_returned", MONTHS),
                  mean_of(&twice, "lead_returned", MONTHS));
    assert_true(paired_z(&twice, &often, "lead_returned", MONTHS) < 0);
    assert_true(paired_z(&often, &bearable, "lead_returned", MONTHS) < 0);
    stop(&bearable);
    stop(&often);
    stop(&twice);
}

/* ---- a team that is never short of hands -------------------------------------------------------- */

#define DOORS(first, second, teams)                                                                \
    PLAN "[channel a]\ninquiries = 60 a month\nmonth to month = 20%\n[channel b]\n"                \
         "inquiries = 15 to 30 a month\n[stage lead]\nrate = 40% to 60%\ndelay = 60% | 30% | "     \
         "10%\n" first "[stage lead / b]\nrate = 70%\n[stage opportunity]\nrate = 50%\n"           \
         "delay = 20% | 0% | 80%\n" second                                                         \
         "[stage won]\nrate = 30%\ndelay = 30% | 40% | 30%\n" teams

/* Delays are month shares: they are exact in steps of a quarter month as well. Both samples have
   their own seed; each of the 36 comparisons is wrong once in 1e10. */
static void test_endless_capacity_is_no_team(void **state)
{
    (void)state;
    static const char *const stages[] = {"lead", "opportunity", "won"};
    struct run               none, endless;
    start(&none, DOORS("", "", ""), SEED);
    start(&endless,
          DOORS("team = early\n", "team = late\n",
                "[team early]\nheads = 1\ncapacity = 1,000,000\n"
                "[team late]\nheads = 1\ncapacity = 1,000,000\n"),
          SEED + 1);
    for (size_t stage = 0; stage < sizeof stages / sizeof *stages; stage++)
        for (int t = 0; t < MONTHS; t++) {
            char    what[80];
            double *x = column(&none, stages[stage], t), *y = column(&endless, stages[stage], t);
            snprintf(what, sizeof what, "%s in month %d", stages[stage], t + 1);
            support_same_distribution(what, MANY, x, MANY, y, 1e-10);
            free(x);
            free(y);
        }
    assert_true(mean_of(&endless, "inquiry_waiting", MONTHS) == 0);
    stop(&none);
    stop(&endless);
}

/* ---- ramp --------------------------------------------------------------------------------------- */

/* Two work 12 a month each. The third is hired in month 3 and ramps over 5 months: at the middles of
   its first month's quarters it is 1/8, 3/8, 5/8, 7/8 of a month old, on average 0.5, so it works
   12 x 0.5 / 5 = 1.2 there, 3.6, 6, 8.4, 10.8 in the next months, then 12: 25.2, 27.6, 30, 32.4,
   34.8, 36. Whole units: what is offered until a month's end, rounded down. */
static void test_ramp_by_hand(void **state)
{
    (void)state;
    static const double offered[MONTHS] = {24, 24, 25.2, 27.6, 30, 32.4, 34.8, 36, 36, 36, 36, 36};
    struct run          run;
    double              sum = 0, before = 0;
    start(&run,
          PLAN "[channel a]\ninquiries = 5 a month\n[stage lead]\nrate = 50%\nteam = sales\n"
               "[stage won]\nrate = 50%\n"
               "[team sales]\nheads = 2, then 3 from 2027-03\ncapacity = 12\nramp = 5 months\n",
          SEED);
    for (int t = 0; t < MONTHS; t++) {
        double *x = column(&run, "sales_capacity", t);
        sum += offered[t];
        const double expected = floor(sum + 1e-9) - before;
        before += expected;
        for (int i = 0; i < MANY; i++)
            if (x[i] != expected)
                fail_msg("month %d: capacity %g, should be %g", t + 1, x[i], expected);
        free(x);
    }
    stop(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_more_inquiries_do_not_win_more),
        cmocka_unit_test(test_three_days_later),
        cmocka_unit_test(test_more_contacts_bring_nobody_back),
        cmocka_unit_test(test_endless_capacity_is_no_team),
        cmocka_unit_test(test_ramp_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
