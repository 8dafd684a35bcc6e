/* The oracle against closed forms: with fixed rates and Poisson arrivals every month's count of a
   stage is a Poisson number, and what depends on it can be worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "tests/random_plan.h"
#include "tests/slow_funnel.h"
#include "tests/support.h"

/* Standard errors: one false alarm in 1e10. */
static const double Z = 6.5;

/* Many years of one plan: year[trial * size + slow_at(...)]. */
struct years {
    struct support_plan loaded;
    size_t              n, size;
    double             *year;
    double             *column; /* [n] for one number of each year */
};

static void simulate(struct years *years, const char *text, size_t n, unsigned long seed)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    gsl_rng_set(rng, seed);
    *years = (struct years){.n = n};
    support_load_text(&years->loaded, "plan.ini", text);
    years->size = slow_size(years->loaded.plan);
    years->year = malloc(n * years->size * sizeof *years->year);
    years->column = malloc(n * sizeof *years->column);
    assert_non_null(years->year);
    assert_non_null(years->column);
    for (size_t trial = 0; trial < n; trial++)
        slow_year(years->loaded.plan, rng, years->year + trial * years->size);
    gsl_rng_free(rng);
}

static void release(struct years *years)
{
    support_free(&years->loaded);
    free(years->year);
    free(years->column);
}

/* One number of every year; t == the plan's months is the total. */
static double *pick(struct years *years, enum fc_measured what, int stage, int t)
{
    const struct fc_plan *plan = years->loaded.plan;
    const int             measure = fc_measure_of(plan, what, stage);
    assert_true(measure >= 0);
    for (size_t trial = 0; trial < years->n; trial++)
        years->column[trial] = years->year[trial * years->size + slow_at(plan, measure, t)];
    return years->column;
}

static double value_of(const struct years *years, size_t trial, enum fc_measured what, int stage,
                       int t)
{
    const struct fc_plan *plan = years->loaded.plan;
    return years->year[trial * years->size + slow_at(plan, fc_measure_of(plan, what, stage), t)];
}

static void is_poisson(const char *what, struct years *years, enum fc_measured measured, int stage,
                       int t, double mean)
{
    double      *x = pick(years, measured, stage, t);
    const double n = (double)years->n;
    support_mean_is(what, years->n, x, mean, mean, Z);
    /* Largest distance of the empirical distribution from Poisson's, at its steps. */
    const unsigned top = (unsigned)(mean + 12 * sqrt(mean) + 12);
    double         farthest = 0;
    for (unsigned k = 0; k <= top; k++) {
        size_t below = 0;
        for (size_t i = 0; i < years->n; i++)
            below += x[i] <= k;
        farthest = fmax(farthest, fabs((double)below / n - gsl_cdf_poisson_P(k, mean)));
    }
    if (farthest > sqrt(log(2 / 1e-10) / (2 * n)))
        fail_msg("%s in month %d: %.5f from Poisson(%g)", what, t, farthest, mean);
}

/* ---- counts ----------------------------------------------------------------------------------- */

static const char show[] = "[plan]\nstart = 2027-03\nmonths = 1\n"
                           "[channel show]\nspend = 30,000 a month\ncost per inquiry = 150\n"
                           "[stage lead]\nrate = 40%\n[stage opportunity]\nrate = 20%\n"
                           "[stage won]\nrate = 25%\n";

static void a_show_of_30000_wins_4_deals_or_none(void **state)
{
    (void)state;
    struct years years;
    simulate(&years, show, 20000, 1);
    is_poisson("inquiries", &years, FC_M_ENTERED, -1, 0, 200);
    is_poisson("leads", &years, FC_M_ENTERED, 0, 0, 80);
    is_poisson("opportunities", &years, FC_M_ENTERED, 1, 1, 16);
    is_poisson("deals", &years, FC_M_ENTERED, 2, 1, 4);
    is_poisson("leads lost", &years, FC_M_LOST, 0, 0, 64);
    const double *won = pick(&years, FC_M_ENTERED, 2, 0);
    size_t        none = 0;
    for (size_t i = 0; i < years.n; i++)
        none += won[i] == 0;
    const double chance = exp(-4);
    assert_true(fabs((double)none / (double)years.n - chance) <
                Z * sqrt(chance * (1 - chance) / (double)years.n));
    release(&years);
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
    struct years        years;
    simulate(&years, slow_stages, 10000, 2);
    for (int t = 0; t < 6; t++) {
        is_poisson("inquiries", &years, FC_M_ENTERED, -1, t, inquiries[t]);
        is_poisson("leads", &years, FC_M_ENTERED, 0, t, leads[t]);
        is_poisson("won", &years, FC_M_ENTERED, 1, t, won[t]);
        is_poisson("inquiries lost", &years, FC_M_LOST, -1, t, inquiries[t] / 2);
        is_poisson("leads lost", &years, FC_M_LOST, 0, t, leads[t] * 0.6);
    }
    /* Still open after June: 23 leads on their way; of those that came, 0.8 and 0.3 of 0.4. */
    is_poisson("inquiries still open", &years, FC_M_STILL_OPEN, -1, 6, 45 * 0.4 + 50 * 0.1);
    is_poisson("leads still open", &years, FC_M_STILL_OPEN, 0, 5, 0.4 * (45 * 0.8 + 45 * 0.3));
    is_poisson("leads still open in March", &years, FC_M_STILL_OPEN, 0, 2,
               0.4 * (53 * 0.8 + 39 * 0.3));
    const double *later = pick(&years, FC_M_BOOKINGS_LATER, -1, 6);
    support_mean_is("bookings later", years.n, later, 2900, 290000, Z);
    release(&years);
}

static void months_without_delay_are_one_chain(void **state)
{
    (void)state;
    struct years years;
    simulate(&years,
             "[plan]\nstart = 2027-11\nmonths = 3\n"
             "[channel a]\ninquiries = 40 a month\ngrowth = 50%\n"
             "season = 0.5 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 1 | 2 | 3\n"
             "[channel b]\nspend = 500 in 2027-12\ncost per inquiry = 20\n"
             "[channel off]\nenabled = no\nspend = 5,000 a month\ncost per inquiry = 20\n"
             "[stage lead]\nrate = 30%\n[stage lead / b]\nrate = 80%\n",
             10000, 3);
    is_poisson("November", &years, FC_M_ENTERED, -1, 0, 80);
    is_poisson("December", &years, FC_M_ENTERED, -1, 1, 180 + 25);
    is_poisson("January", &years, FC_M_ENTERED, -1, 2, 45);
    is_poisson("leads of December", &years, FC_M_ENTERED, 0, 1, 54 + 20);
    is_poisson("leads", &years, FC_M_ENTERED, 0, 3, 24 + 74 + 13.5);
    release(&years);
}

/* What a plan began is followed for 36 months after its end, and not one more. */
static void the_tail_is_36_months(void **state)
{
    (void)state;
    struct years years;
    simulate(&years,
             "[plan]\nstart = 2027-01\nmonths = 2\n"
             "[channel web]\ninquiries = 7 | 9\n"
             "[stage won]\nrate = 60%\ndelay = 37 months\n[deal]\nvalue = 1\n",
             20000, 4);
    is_poisson("later", &years, FC_M_BOOKINGS_LATER, -1, 2, 7 * 0.6);
    is_poisson("open", &years, FC_M_STILL_OPEN, -1, 2, 16 * 0.6);
    for (size_t trial = 0; trial < years.n; trial++)
        assert_true(value_of(&years, trial, FC_M_BOOKINGS, -1, 2) == 0);
    release(&years);
}

/* ---- spread ----------------------------------------------------------------------------------- */

/* The variance by its mean square distance from a known mean, tested by that distance's own
   error. */
static void spread_is(const char *what, size_t n, double x[], double mean, double variance)
{
    support_mean_is(what, n, x, mean, variance, Z);
    for (size_t i = 0; i < n; i++)
        x[i] = (x[i] - mean) * (x[i] - mean);
    support_mean_is(what, n, x, variance, 0, Z);
}

/* A Poisson number whose mean is Gamma with mean m and coefficient of variation v: m + (v m)^2;
   months are independent. */
static void noise_is_drawn_for_each_month(void **state)
{
    (void)state;
    struct years years;
    simulate(&years,
             "[plan]\nstart = 2027-01\nmonths = 2\n"
             "[channel web]\nspend = 2,000 a month\ncost per inquiry = 50\nmonth to month = 45%\n"
             "[stage lead]\nrate = 50%\n",
             20000, 5);
    const double one = 40 + 0.45 * 0.45 * 40 * 40;
    spread_is("inquiries of a month", years.n, pick(&years, FC_M_ENTERED, -1, 1), 40, one);
    spread_is("inquiries", years.n, pick(&years, FC_M_ENTERED, -1, 2), 80, 2 * one);
    spread_is("leads", years.n, pick(&years, FC_M_ENTERED, 0, 0), 20, 20 + 0.2025 * 400);
    release(&years);
}

/* A rate is one draw for all months and for all channels without their own: Beta(2, 6) has mean
   1/4 and variance 1/48. */
static void a_rate_is_drawn_once_for_all(void **state)
{
    (void)state;
    struct years years;
    simulate(&years,
             "[plan]\nstart = 2027-01\nmonths = 2\n"
             "[channel a]\ninquiries = 20 a month\n[channel b]\ninquiries = 30 a month\n"
             "[channel c]\ninquiries = 40 a month\n"
             "[stage lead]\nrate = beta(2, 6)\n[stage lead / c]\nrate = beta(2, 6)\n",
             20000, 6);
    spread_is("leads", years.n, pick(&years, FC_M_ENTERED, 0, 2), 45,
              45 + (100 * 100 + 80 * 80) / 48.0);
    release(&years);
}

/* An amount is one draw for all months: uniform(20, 60) has variance 400/3; 1/cost for a cost that
   is 40 or 80 by halves has mean 3/160 and variance (1/160)^2. */
static void amounts_and_costs_are_drawn_once(void **state)
{
    (void)state;
    struct years years;
    simulate(&years,
             "[plan]\nstart = 2027-01\nmonths = 3\n"
             "[channel a]\ninquiries = uniform(20, 60) a month\n"
             "spend = 1,600 a month\ncost per inquiry = 50% at 40 | 50% at 80\n"
             "[stage lead]\nrate = 10%\n",
             20000, 7);
    spread_is("inquiries", years.n, pick(&years, FC_M_ENTERED, -1, 3), 120 + 90,
              210 + 9 * 400 / 3.0 + 9 * 100);
    release(&years);
}

/* Compound Poisson: mean lambda E[v], variance lambda E[v^2]; lognormal(median m, sigma s) has
   E[v^k] = m^k exp(k^2 s^2 / 2). */
static void each_deal_has_its_own_value(void **state)
{
    (void)state;
    struct years years;
    simulate(&years,
             "[plan]\nstart = 2027-01\nmonths = 1\n[channel a]\ninquiries = 20 a month\n"
             "[stage won]\nrate = 50%\n[deal]\nvalue = lognormal(median 1,000, sigma 0.4)\n",
             20000, 8);
    spread_is("revenue", years.n, pick(&years, FC_M_REVENUE, -1, 1), 1e4 * exp(0.08),
              1e7 * exp(0.32));
    release(&years);
}

/* ---- money ------------------------------------------------------------------------------------ */

static void near(double x, double y)
{
    if (!(fabs(x - y) <= 1e-9 * (1 + fabs(y))) && !(isnan(x) && isnan(y)))
        fail_msg("%.12g is not %.12g", x, y);
}

/* One channel buys in one month only, another only costs: 700 + 40 each month of three. */
static void money_adds_up_in_every_year(void **state)
{
    (void)state;
    struct years years;
    simulate(&years,
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
            const double won = value_of(&years, trial, FC_M_ENTERED, 0, t);
            const double later = value_of(&years, trial, FC_M_BOOKINGS_LATER, -1, t);
            const double gain = 0.6 * (250 * won + later) - cost[t];
            if (t < 3)
                near(later, 0);
            near(value_of(&years, trial, FC_M_SPEND, -1, t), spend[t]);
            near(value_of(&years, trial, FC_M_COST, -1, t), cost[t]);
            near(value_of(&years, trial, FC_M_BOOKINGS, -1, t), 250 * won);
            near(value_of(&years, trial, FC_M_REVENUE, -1, t), 250 * won);
            near(value_of(&years, trial, FC_M_NET_GAIN, -1, t), gain);
            near(value_of(&years, trial, FC_M_ROI, -1, t), gain / cost[t]);
            near(value_of(&years, trial, FC_M_COST_PER, 0, t), won > 0 ? cost[t] / won : nan(""));
        }
    release(&years);
}

/* ---- laws on random plans --------------------------------------------------------------------- */

static double total(const struct fc_plan *plan, const double value[], enum fc_measured what,
                    int stage)
{
    return value[slow_at(plan, fc_measure_of(plan, what, stage), plan->months)];
}

/* Whoever entered a stage has moved on, is lost, or is still open; totals are sums of months. */
static void check_laws(const struct fc_plan *plan, const double value[])
{
    for (int stage = -1; stage < plan->n_stages - 1; stage++)
        near(total(plan, value, FC_M_ENTERED, stage),
             total(plan, value, FC_M_ENTERED, stage + 1) + total(plan, value, FC_M_LOST, stage) +
                 total(plan, value, FC_M_STILL_OPEN, stage));
    for (int m = 0; m < plan->n_measures; m++) {
        const struct fc_measure *measure = &plan->measure[m];
        double                   sum = 0;
        for (int t = 0; t < plan->months; t++)
            sum += value[slow_at(plan, m, t)];
        if (measure->stock)
            sum = value[slow_at(plan, m, plan->months - 1)];
        if (measure->what == FC_M_NET_GAIN)
            sum += (plan->deal.has_margin ? plan->deal.margin : 1) *
                   total(plan, value, FC_M_BOOKINGS_LATER, -1);
        if (!measure->ratio && measure->what != FC_M_BOOKINGS_LATER)
            near(value[slow_at(plan, m, plan->months)], sum);
    }
}

static void nobody_is_lost_or_made_on_the_way(void **state)
{
    (void)state;
    struct fc_text text = {0};
    double         people = 0;
    char           folder[SUPPORT_PATH];
    support_folder_make(folder);
    support_write(folder, "random.csv", random_data);
    char file[SUPPORT_PATH + 16];
    snprintf(file, sizeof file, "%s/plan.ini", folder);
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert_non_null(rng);
    for (uint64_t seed = 0; seed < 100; seed++) {
        struct support_plan loaded = {0};
        random_plan_text(&text, seed);
        support_load_text(&loaded, file, text.bytes);
        double *value = malloc(slow_size(loaded.plan) * sizeof *value);
        assert_non_null(value);
        for (int trial = 0; trial < 5; trial++) {
            slow_year(loaded.plan, rng, value);
            check_laws(loaded.plan, value);
            people += total(loaded.plan, value, FC_M_ENTERED, -1);
        }
        free(value);
        support_free(&loaded);
    }
    gsl_rng_free(rng);
    fc_text_free(&text);
    support_folder_remove(folder);
    assert_true(people > 100000); /* the laws were put to a real test */
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
        cmocka_unit_test(nobody_is_lost_or_made_on_the_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
