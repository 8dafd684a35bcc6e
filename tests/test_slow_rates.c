/* The oracle's chances to move on against closed forms: tied inputs, the luck of a month, slow
   answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "tests/slow_ties.h"
#include "tests/slow_years.h"

/* ---- inputs that move together ---------------------------------------------------------------- */

enum { DRAWS = 100000 };

static const struct fc_quantity share = {FC_UNIFORM,       .a = 0,           .b = 1,
                                         .low = -HUGE_VAL, .high = HUGE_VAL, .scale = 1};

/* Draws the ties of a plan of three quantities over and over: x[3][DRAWS]. */
static void draw_three(struct fc_quantity quantity[3], const double r[3], unsigned long seed,
                       double x[3][DRAWS])
{
    struct fc_tie  tie[3] = {{.quantity = {&quantity[0], &quantity[1]}, .r = r[0]},
                             {.quantity = {&quantity[1], &quantity[2]}, .r = r[1]},
                             {.quantity = {&quantity[2], &quantity[0]}, .r = r[2]}};
    struct fc_plan plan = {.n_ties = 3, .tie = tie};
    gsl_rng       *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    gsl_rng_set(rng, seed);
    for (int i = 0; i < DRAWS; i++) {
        struct slow_ties ties;
        slow_ties_draw(&ties, &plan, rng);
        assert_int_equal(ties.n, 3);
        for (int q = 0; q < 3; q++)
            x[q][i] = slow_input(&ties, &quantity[q]);
        slow_ties_free(&ties);
    }
    gsl_rng_free(rng);
}

static void covary(const char *words, const double x[], const double y[], double mean_x,
                   double mean_y, double covariance)
{
    static double product[DRAWS];
    for (int i = 0; i < DRAWS; i++)
        product[i] = (x[i] - mean_x) * (y[i] - mean_y);
    support_mean_is(words, DRAWS, product, covariance, 0, slow_z);
}

static double x[3][DRAWS];

/* Uniforms whose scores are correlated by r have covariance asin(r/2) / (2 pi); a uniform and a
   lognormal of median 1 and sigma s have e^(s^2/2) (Phi(r s / sqrt 2) - 1/2). */
static void ties_are_correlations_of_scores(void **state)
{
    (void)state;
    struct fc_quantity quantity[3] = {share, share, share};
    quantity[2].kind = FC_LOGNORMAL;
    quantity[2].b = 0.5;
    draw_three(quantity, (const double[]){0.6, -0.5, 0.1}, 1, x);
    const double large = exp(0.125);
    support_mean_is("first", DRAWS, x[0], 0.5, 1 / 12.0, slow_z);
    support_mean_is("second", DRAWS, x[1], 0.5, 1 / 12.0, slow_z);
    support_mean_is("third", DRAWS, x[2], large, 0, slow_z);
    covary("first", x[0], x[0], 0.5, 0.5, 1 / 12.0);
    covary("uniforms", x[0], x[1], 0.5, 0.5, asin(0.3) / (2 * M_PI));
    covary("second, third", x[1], x[2], 0.5, large,
           large * (gsl_cdf_ugaussian_P(-0.25 / M_SQRT2) - 0.5));
    covary("third, first", x[2], x[0], large, 0.5,
           large * (gsl_cdf_ugaussian_P(0.05 / M_SQRT2) - 0.5));
}

/* A matrix that is only just possible: all three are one. */
static void full_ties_make_one_of_all(void **state)
{
    (void)state;
    struct fc_quantity quantity[3] = {share, share, share};
    quantity[1].scale = 2;
    draw_three(quantity, (const double[]){1, -1, -1}, 2, x);
    for (int i = 0; i < DRAWS; i++) {
        assert_true(fabs(x[1][i] - 2 * x[0][i]) < 1e-6);
        assert_true(fabs(x[2][i] + x[0][i] - 1) < 1e-6);
    }
    support_mean_is("first", DRAWS, x[0], 0.5, 1 / 12.0, slow_z);
    covary("first", x[0], x[0], 0.5, 0.5, 1 / 12.0);
}

/* E[lognormal x uniform] from above, with sigma 1/2 and r = 0.8: half of it would be untied. */
static void a_year_draws_tied_inputs_once(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n"
                   "[channel a]\ninquiries = lognormal(median 20, sigma 0.5) a month\n"
                   "[stage lead]\nrate = uniform(0, 1)\n"
                   "[correlation]\nlead.rate ~ a.inquiries = 0.8\n",
                   20000, 3);
    support_mean_is("leads", years.n, slow_years_pick(&years, FC_M_ENTERED, 0, 2),
                    40 * exp(0.125) * gsl_cdf_ugaussian_P(0.4 / M_SQRT2), 0, slow_z);
    slow_years_free(&years);
}

/* ---- the luck of a month ---------------------------------------------------------------------- */

/* 30% +- 12 points, anew for each month of decision and each channel: leads decided on together
   covary, leads of other months and of the other channel do not. */
static void each_month_has_its_own_rate(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 3\n"
                   "[channel a]\ninquiries = 60 | 60 | 0\n[channel b]\ninquiries = 40 | 40 | 0\n"
                   "[stage lead]\nrate = 30%\ndelay = 50% | 50%\n"
                   "rate month to month = 40%\n",
                   40000, 4);
    static const int    first[] = {0, 1}, ends[] = {0, 2};
    static const double mean[] = {15, 30}, mean_of_ends[] = {15, 15};
    const double        month = 0.0144 * (60 * 60 + 40 * 40);
    slow_spread_is("all", &years, FC_M_ENTERED, 0, 3, 60, 60 + 2 * month);
    slow_spread_is("January", &years, FC_M_ENTERED, 0, 0, 15, 15 + month / 4);
    slow_spread_is("February", &years, FC_M_ENTERED, 0, 1, 30, 30 + month / 2);
    slow_covariance_is("of January", &years, FC_M_ENTERED, 0, first, mean, month / 4);
    slow_covariance_is("of none", &years, FC_M_ENTERED, 0, ends, mean_of_ends, 0);
    slow_years_free(&years);
}

/* Leads of February came in January and in February, and share February's rate to opportunities. */
static void the_month_of_decision_counts(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 3\n[channel a]\ninquiries = 60 | 60 | 0\n"
                   "[stage lead]\nrate = 100%\ndelay = 50% | 50%\n"
                   "[stage opportunity]\nrate = 30%\nrate month to month = 40%\n",
                   40000, 5);
    slow_spread_is("February", &years, FC_M_ENTERED, 1, 1, 18, 18 + 0.0144 * 3600);
    slow_years_free(&years);
}

/* No share of mean p has more than sqrt(p (1-p)); 1 and 0 have none. */
static void the_luck_of_a_month_has_its_limit(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 1\n[channel a]\ninquiries = 50 a month\n"
                   "[channel b]\ninquiries = 10 a month\n[channel c]\ninquiries = 10 a month\n"
                   "[stage lead]\nrate = 30%\nrate month to month = 300%\n"
                   "[stage lead / b]\nrate = 100%\n[stage lead / c]\nrate = 0%\n",
                   40000, 6);
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, 25, 25 + 2500 * 0.9801 * 0.21);
    slow_years_free(&years);
}

/* ---- slow answers ----------------------------------------------------------------------------- */

/* Half of a half-life costs 1 - sqrt 1/2 of the leads, two cost three quarters; without a shelf
   life none, and no lead comes later. The decay also scales the luck of the month. */
static void who_waits_for_an_answer_is_lost(void **state)
{
    (void)state;
    struct slow_years years;
    slow_years_run(&years,
                   "[plan]\nstart = 2027-01\nmonths = 2\n[channel a]\ninquiries = 100 | 0\n"
                   "[channel b]\ninquiries = 40 | 0\n[channel c]\ninquiries = 10 | 0\n"
                   "[stage lead]\nrate = 40%\nrate month to month = 50%\n"
                   "response time = 3 days\nshelf life = 6 days\n"
                   "[stage lead / b]\nresponse time = 12 days\n"
                   "[stage lead / c]\nrate month to month = 0%\nresponse time = 0 days\n",
                   40000, 7);
    const double a = 40 * M_SQRT1_2, b = 4, c = 4;
    slow_spread_is("leads", &years, FC_M_ENTERED, 0, 0, a + b + c,
                   a + b + c + 0.25 * (a * a + b * b));
    support_mean_is("lost", years.n, slow_years_pick(&years, FC_M_LOST, -1, 0), 150 - a - b - c, 0,
                    slow_z);
    slow_years_free(&years);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_are_correlations_of_scores),
        cmocka_unit_test(full_ties_make_one_of_all),
        cmocka_unit_test(a_year_draws_tied_inputs_once),
        cmocka_unit_test(each_month_has_its_own_rate),
        cmocka_unit_test(the_month_of_decision_counts),
        cmocka_unit_test(the_luck_of_a_month_has_its_limit),
        cmocka_unit_test(who_waits_for_an_answer_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
