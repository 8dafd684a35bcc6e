/* The oracle's inquiries against closed forms: what money buys, tied months, a shared market. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "tests/slow_market.h"
#include "tests/slow_years.h"

/* ---- what money buys -------------------------------------------------------------------------- */

#define BURSTS                                                                                     \
    "[plan]\nstart = 2027-01\nmonths = 4\n[stage lead]\nrate = 50%\n"                              \
    "[channel web]\nspend = 1,000 | 0 | 800 | 0\ncost per inquiry = 10\ncarry over = 50%\n"

/* Works in January: half of 1,000. In March: half of 800 and an eighth of 1,000. */
static void money_works_later_and_is_paid_at_once(void **state)
{
    (void)state;
    static const double people[] = {50, 25, 52.5, 26.25}, spend[] = {1000, 0, 800, 0};
    struct slow_years   years;
    slow_years_run(&years, BURSTS, 10000, 1);
    for (int t = 0; t < 4; t++) {
        slow_poisson_is("inquiries", &years, FC_M_ENTERED, -1, t, people[t]);
        slow_near(slow_years_at(&years, 0, FC_M_SPEND, -1, t), spend[t]);
        slow_near(slow_years_at(&years, 0, FC_M_COST, -1, t), spend[t]);
    }
    slow_years_free(&years);
}

/* The minimum is held against what works in the month, not against what is paid in it. */
static void less_than_the_minimum_buys_nothing(void **state)
{
    (void)state;
    static const double people[] = {50, 0, 52.5, 0}, spend[] = {1000, 0, 800, 0};
    struct slow_years   years;
    slow_years_run(&years, BURSTS "minimum spend = 500 a month\n", 10000, 2);
    for (int t = 0; t < 4; t++) {
        slow_near(slow_years_at(&years, 0, FC_M_SPEND, -1, t), spend[t]);
        if (people[t] > 0)
            slow_poisson_is("inquiries", &years, FC_M_ENTERED, -1, t, people[t]);
        else
            for (size_t i = 0; i < years.n; i++)
                slow_near(slow_years_at(&years, i, FC_M_ENTERED, -1, t), 0);
    }
    slow_years_free(&years);
}

#define STEPS                                                                                      \
    "[plan]\nstart = 2027-01\nmonths = 4\n[stage lead]\nrate = 50%\n"                              \
    "[channel web]\nspend = 100 | 400 | 1,600 | 0\ncost per inquiry = 10\n"                        \
    "measured at = 400 a month\n"

/* 40 inquiries at the 400 it was measured at; the rest from 40 (s/400)^0.6, and from
   s^n / (500^n + s^n) over its value at 400. */
static void more_money_brings_less_and_less(void **state)
{
    (void)state;
    static const struct {
        const char *words, *text;
        double      people[4];
    } cases[] = {
        {"power", STEPS "response = power 0.6\n", {17.411011265922482, 40, 91.89586839976279, 0}},
        {"hill",
         STEPS "response = saturating 500 2\n",
         {3.9423076923076925, 40, 93.38078291814946, 0}},
        {"hill, n = 1", STEPS "response = saturating 500\n", {15, 40, 68.57142857142857, 0}},
        /* of 50, 225, 912.5, 456.25 */
        {"carried over",
         STEPS "response = saturating 500 2\ncarry over = 50%\n",
         {1.0148514851485149, 17.26091476091476, 78.83136094674555, 46.5702532185182}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct slow_years years;
        slow_years_run(&years, cases[i].text, 10000, 3 + i);
        for (int t = 0; t < 4; t++)
            if (cases[i].people[t] > 0)
                slow_poisson_is(cases[i].words, &years, FC_M_ENTERED, -1, t, cases[i].people[t]);
        slow_years_free(&years);
    }
}

/* ---- the luck of the months ------------------------------------------------------------------- */

/* Exponential factors (a gamma with cv 1) whose scores are correlated by r have this covariance
   (quadrature, scipy): 0.660286 at r = 0.7, 0.443111 at 0.49. */
static void months_remember_the_month_before(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(
        &years,
        "[plan]\nstart = 2027-01\nmonths = 3\n"
        "[channel web]\nspend = 2,000 a month\ncost per inquiry = 50\nmonth to month = 100%\n"
        "persistence = 70%\n[stage lead]\nrate = 50%\n",
        100000, 11);
    static const int    next[] = {0, 1}, after_next[] = {0, 2}, last[] = {1, 2};
    static const double mean[] = {40, 40};
    for (int t = 0; t < 3; t++)
        slow_spread_is("inquiries", &years, FC_M_ENTERED, -1, t, 40, 40 + 1600);
    slow_covariance_is("next", &years, FC_M_ENTERED, -1, next, mean, 1600 * 0.660286);
    slow_covariance_is("last", &years, FC_M_ENTERED, -1, last, mean, 1600 * 0.660286);
    slow_covariance_is("after next", &years, FC_M_ENTERED, -1, after_next, mean, 1600 * 0.443111);
    slow_years_free(&years);
}

/* Given the market S, the mean is S (40 G + 60) with E[S^2] = 1.25 and E[G^2] = 1.09, over bought
   and free inquiries of both channels. The covariance of gamma factors with cv 1/2 whose scores are
   correlated by 0.6 is 0.146796 (quadrature, scipy). */
static void one_market_moves_all_channels(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n"
                   "[channel a]\nspend = 2,000 a month\ncost per inquiry = 50\n"
                   "month to month = 30%\n[channel b]\ninquiries = 60 a month\n"
                   "[market]\nswing = 50%\npersistence = 60%\n[stage lead]\nrate = 50%\n",
                   60000, 12);
    static const int    months[] = {0, 1};
    static const double mean[] = {100, 100};
    slow_spread_is("January", &years, FC_M_ENTERED, -1, 0, 100, 100 + 1.25 * 10144 - 10000);
    slow_spread_is("February", &years, FC_M_ENTERED, -1, 1, 100, 100 + 1.25 * 10144 - 10000);
    slow_covariance_is("both", &years, FC_M_ENTERED, -1, months, mean, 10000 * 0.146796);
    slow_years_free(&years);
}

/* A swing of 0.5% is nearly normal, so that its months covary by r = 0.8 times its variance; of
   100,000,000 inquiries, which nobody walks with, hardly any of it is Poisson's. */
static void small_swings_are_remembered_too(void **state)
{
    (void)state;
    enum { N = 20000 };
    static double       square[N], product[N];
    struct support_plan loaded = {0};
    gsl_rng            *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    gsl_rng_set(rng, 16);
    support_load_text(&loaded, "plan.ini",
                      "[plan]\nstart = 2027-01\nmonths = 2\n"
                      "[market]\nswing = 0.5%\npersistence = 80%\n"
                      "[channel web]\ninquiries = 100,000,000 a month\n[stage lead]\nrate = 1%\n");
    const struct slow_ties none = {.rng = rng};
    for (int i = 0; i < N; i++) {
        int people[2];
        slow_inquiries(loaded.plan, &none, rng, people);
        const double first = people[0] / 5e5 - 200, second = people[1] / 5e5 - 200;
        square[i] = second * second;
        product[i] = first * second;
    }
    support_mean_is("variance", N, square, 1 + 0.0004, 0, slow_z);
    support_mean_is("covariance", N, product, 0.8, 0, slow_z);
    gsl_rng_free(rng);
    support_free(&loaded);
}

/* ---- a market that runs dry ------------------------------------------------------------------- */

enum { MARKET = 90 };

/* The chance that so many have been reached: a month adds a Poisson number of mean 40 (1 - r/90),
   cut at 90 - r. */
static void reach(double chance[MARKET + 1])
{
    double next[MARKET + 1] = {0};
    for (unsigned r = 0; r <= MARKET; r++) {
        double above = 1;
        for (unsigned n = 0; r + n < MARKET; n++) {
            const double p = gsl_ran_poisson_pdf(n, 40 * (1 - r / (double)MARKET));
            next[r + n] += chance[r] * p;
            above -= p;
        }
        next[MARKET] += chance[r] * fmax(above, 0);
    }
    for (int r = 0; r <= MARKET; r++)
        chance[r] = next[r];
}

/* Inquiries are 3 of a for each of b whatever is taken back, as long as it is taken at random; the
   leads are a's. Free and bought inquiries empty the same market. */
static void nobody_is_reached_twice(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 6\n"
                   "[channel a]\nspend = 3,000 a month\ncost per inquiry = 100\n"
                   "[channel b]\ninquiries = 10 a month\n"
                   "[market]\nsize = 90\n"
                   "[stage lead]\nrate = 100%\n[stage lead / b]\nrate = 0%\n",
                   40000, 13);
    double chance[MARKET + 1] = {1}, before = 0;
    double reached[40000] = {0};
    for (int t = 0; t < 6; t++) {
        double mean = 0, off = 0, below = 0;
        reach(chance);
        for (int r = 0; r <= MARKET; r++)
            mean += r * chance[r];
        const double *people = slow_years_pick(&years, FC_M_ENTERED, -1, t);
        size_t        n_below[MARKET + 1] = {0};
        for (size_t i = 0; i < years.n; i++) {
            reached[i] += people[i];
            assert_true(reached[i] <= MARKET);
            n_below[(int)reached[i]]++;
        }
        for (int r = 0; r < MARKET; r++) {
            n_below[r + 1] += n_below[r];
            below += chance[r];
            off = fmax(off, fabs((double)n_below[r] / (double)years.n - below));
        }
        assert_true(off < sqrt(log(2 / 1e-10) / (2 * (double)years.n)));
        support_mean_is("reached", years.n, reached, mean, 0, slow_z);
        support_mean_is("of channel a", years.n, slow_years_pick(&years, FC_M_ENTERED, 0, t),
                        0.75 * (mean - before), 0, slow_z);
        before = mean;
    }
    slow_years_free(&years);
}

/* A hundred inquire where there are ten: three in four of the ten are a's, as of all. */
static void the_surplus_is_sent_away_at_random(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n[market]\nsize = 10\n"
                   "[channel a]\ninquiries = 75 a month\n[channel b]\ninquiries = 25 a month\n"
                   "[stage lead]\nrate = 100%\n[stage lead / b]\nrate = 0%\n",
                   20000, 15);
    slow_spread_is("of channel a", &years, FC_M_ENTERED, 0, 0, 7.5, 10 * 0.75 * 0.25);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_ENTERED, -1, 0), 10);
        slow_near(slow_years_at(&years, i, FC_M_ENTERED, -1, 1), 0);
    }
    slow_years_free(&years);
}

/* ---- a channel that may not work -------------------------------------------------------------- */

/* Months of a bring 30 bought and 10 free, or only these; b's 20 come on their own luck: variances
   and covariances of months are (30^2 x 0.3 x 0.7) + (20^2 x 0.6 x 0.4). */
static void a_channel_works_all_year_or_never(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n"
                   "[channel a]\nspend = 3,000 a month\ncost per inquiry = 100\n"
                   "inquiries = 10 a month\nfixed cost = 70 a month\nchance it works = 30%\n"
                   "[channel b]\nspend = 400 a month\ncost per inquiry = 20\n"
                   "chance it works = 60%\n"
                   "[stage lead]\nrate = 100%\n[stage lead / b]\nrate = 0%\n",
                   40000, 14);
    static const int    months[] = {0, 1};
    static const double mean[] = {31, 31}, leads[] = {19, 19};
    slow_spread_is("inquiries", &years, FC_M_ENTERED, -1, 0, 31, 31 + 189 + 96);
    slow_covariance_is("inquiries", &years, FC_M_ENTERED, -1, months, mean, 189 + 96);
    slow_covariance_is("leads", &years, FC_M_ENTERED, 0, months, leads, 189);
    for (size_t i = 0; i < years.n; i++) {
        slow_near(slow_years_at(&years, i, FC_M_SPEND, -1, 2), 6800);
        slow_near(slow_years_at(&years, i, FC_M_COST, -1, 2), 6940);
    }
    slow_years_free(&years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_works_later_and_is_paid_at_once),
        cmocka_unit_test(less_than_the_minimum_buys_nothing),
        cmocka_unit_test(more_money_brings_less_and_less),
        cmocka_unit_test(months_remember_the_month_before),
        cmocka_unit_test(one_market_moves_all_channels),
        cmocka_unit_test(small_swings_are_remembered_too),
        cmocka_unit_test(nobody_is_reached_twice),
        cmocka_unit_test(the_surplus_is_sent_away_at_random),
        cmocka_unit_test(a_channel_works_all_year_or_never),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
