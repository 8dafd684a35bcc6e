/* The shipped plans about money against closed forms: what a campaign is worth however it is paid,
   suppliers spread too thin, big deals, a trade show, an open pipeline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/load.h"
#include "questions/returns.h"
#include "run/forecast.h"
#include "tests/support.h"
#include "tests/years.h"

enum { MANY = 20000, SEED = 29 };

/* Six standard errors: by chance once in 5e8. */
static const double FAR = 6;

/* ---- plans, changed ---- */

struct changed {
    struct support_plan plan;
    struct years        years;
};

static void load(struct support_plan *out, const char *name, int n, const char *const change[])
{
    char                     file[SUPPORT_PATH];
    const struct fc_settings settings = {n, change};
    struct fc_error          err = {0};
    snprintf(file, sizeof file, "%s/scenarios/%s.ini", FC_SOURCE_DIR, name);
    *out = (struct support_plan){0};
    out->problems.arena = &out->arena;
    if (fc_load(&out->plan, file, &settings, &out->arena, &out->problems, &err) != FC_OK)
        fail_msg("%s: %s", name, out->problems.size > 0 ? out->problems.item[0].text : err.text);
}

/* Changes end with NULL. */
static void run(struct changed *out, const char *name, const char *const change[])
{
    int n = 0;
    while (change != NULL && change[n] != NULL)
        n++;
    load(&out->plan, name, n, change);
    years_run(&out->years, out->plan.plan, SEED, MANY, FC_MERGED);
}

static void done(struct changed *plan)
{
    years_free(&plan->years);
    support_free(&plan->plan);
}

static double *column(const struct changed *plan, const char *measure, int t)
{
    double *x = malloc(MANY * sizeof *x);
    assert_non_null(x);
    years_column(&plan->years, measure, t < 0 ? plan->plan.plan->months : t, x);
    return x;
}

static void mean_is(const struct changed *plan, const char *measure, int t, double mean, double z)
{
    double *x = column(plan, measure, t);
    support_mean_is(measure, MANY, x, mean, 0, z);
    free(x);
}

static double share_at(const double x[], double value)
{
    int n = 0;
    for (int i = 0; i < MANY; i++)
        n += x[i] == value;
    return (double)n / MANY;
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* ---- the campaign, paid once or month by month ---- */

#define MONTHLY "deal.value = 12.50", "deal.billing = monthly", "deal.term = 12"

/* 150 at once or 12.50 a month for twelve months: the same deals, booked at the same worth, billed
   later; 100 members of a campaign of 100,000 lose 85,000 either way. */
static void a_campaign_is_worth_the_same_however_it_is_paid(void **state)
{
    static const char *const monthly[] = {MONTHLY, NULL};
    static const double      members[12] = {[2] = 20, [3] = 40, [4] = 30, [5] = 10};
    struct changed           once, bills;
    (void)state;
    run(&once, "campaign", NULL);
    run(&bills, "campaign", monthly);
    double *x = column(&once, "bookings", -1), *y = column(&bills, "bookings", -1);
    double *early = column(&once, "revenue", -1), *late = column(&bills, "revenue", -1);
    for (int i = 0; i < MANY; i++) {
        assert_true(x[i] == y[i]);     /* year by year */
        assert_true(early[i] == x[i]); /* paid when won */
        assert_true(late[i] <= y[i]);
    }
    mean_is(&once, "net_gain", -1, -85000, 3);
    mean_is(&bills, "net_gain", -1, -85000, 3);
    for (int t = 0; t < 12; t++) {
        double billed = 0; /* whoever has become a member pays 12.50 */
        for (int won = 0; won <= t; won++)
            billed += 12.5 * members[won];
        mean_is(&bills, "revenue", t, billed, FAR);
    }
    free(x), free(y), free(early), free(late);
    done(&once);
    done(&bills);
}

/* With 3 of 100 leaving a month a contract of twelve bills is worth sum 0.97^j = 10.205 of them. */
static void members_that_leave_pay_less(void **state)
{
    static const char *const leave[] = {MONTHLY, "deal.churn = 3%", NULL};
    const double             bills = (1 - pow(0.97, 12)) / 0.03;
    struct changed           once, churn;
    (void)state;
    assert_true(fabs(bills - 10.205) < 0.001);
    run(&once, "campaign", NULL);
    run(&churn, "campaign", leave);
    double *x = column(&once, "bookings", -1), *y = column(&churn, "bookings", -1);
    for (int i = 0; i < MANY; i++)
        assert_true(fabs(y[i] - x[i] * bills / 12) <= 0.005 * x[i] / 150 + 0.01); /* cents a deal */
    mean_is(&churn, "net_gain", -1, 15000 * bills / 12 - 100000, FAR);
    /* month by month: 20 members pay in March, 0.97 of those and 40 more in April */
    mean_is(&churn, "revenue", 2, 12.5 * 20, FAR);
    mean_is(&churn, "revenue", 3, 12.5 * (20 * 0.97 + 40), FAR);
    mean_is(&churn, "revenue", 11,
            12.5 * (20 * pow(0.97, 9) + 40 * pow(0.97, 8) + 30 * pow(0.97, 7) + 10 * pow(0.97, 6)),
            FAR);
    free(x), free(y);
    done(&once);
    done(&churn);
}

/* ---- six suppliers or two ---- */

/* Three of the six are below their minimum. Of the two, each brings 3^0.8 times what 10,000 do. */
static void six_suppliers_bring_less_than_two(void **state)
{
    const double   sigma = log(110.0 / 70) / (2 * 1.6448536269514722);
    const double   bought = 12 * 10000 * exp(sigma * sigma / 2) / sqrt(70.0 * 110); /* 12 months */
    struct changed six, two;
    int            fewer = 0;
    (void)state;
    run(&six, "spread-thin", NULL);
    run(&two, "two-suppliers", NULL);
    mean_is(&six, "inquiry", -1, 3 * bought, FAR);
    mean_is(&two, "inquiry", -1, 2 * pow(3, 0.8) * bought, FAR);
    double *x = column(&six, "lead", -1), *y = column(&two, "lead", -1);
    for (int i = 0; i < MANY; i++)
        fewer += x[i] < y[i];
    assert_true(fewer > 0.9 * MANY);
    assert_true(support_z(MANY, x, MANY, y) < -100);
    mean_is(&six, "cost", -1, 12 * 6 * 11500, FAR);
    mean_is(&two, "cost", -1, 12 * 2 * 31500, FAR);
    free(x), free(y);
    done(&six);
    done(&two);
}

/* ---- big deals ---- */

/* With fixed rates deals are Poisson: 400 guests x 32.5 % x 20 % x 19 %, all within the plan. */
static void big_deals_are_told_apart_from_the_mean(void **state)
{
    static const char *const fixed[] = {"channel forum.cost_per_inquiry = 400",
                                        "stage meeting.rate = 32.5%", "stage proposal.rate = 20%",
                                        "stage won.rate = 19%", NULL};
    const double             deals = 400 * 0.325 * 0.20 * 0.19;
    const double             sigma = log(8.0 / 6) / (2 * 1.6448536269514722);
    const double             small = 0.92 * 500000 * exp(0.125);
    const double             large = 0.08 * 1e6 * sqrt(48.0) * exp(sigma * sigma / 2);
    struct changed           plan;
    (void)state;
    run(&plan, "big-deals", fixed);
    mean_is(&plan, "won", -1, deals, FAR);
    mean_is(&plan, "bookings", -1, deals * (small + large), FAR);
    double *without = column(&plan, "bookings_without_large_deal", -1);
    double *all = column(&plan, "bookings", -1);
    double  kept[MANY];
    size_t  n = 0;
    for (int i = 0; i < MANY; i++)
        if (without[i] >= 0) { /* undefined is far below */
            assert_true(without[i] == all[i]);
            kept[n++] = without[i];
        }
    const double none = exp(-0.08 * deals);
    assert_true(fabs((double)n / MANY - none) < FAR * sqrt(none * (1 - none) / MANY));
    support_mean_is("bookings without a large deal", n, kept, deals * small, 0, FAR);
    free(without), free(all);
    done(&plan);
}

/* As shipped: the middle year brings far less than the mean, which few years reach. */
static void the_middle_year_of_big_deals_is_far_below_the_mean(void **state)
{
    struct changed plan;
    int            above = 0;
    (void)state;
    run(&plan, "big-deals", NULL);
    double      *x = column(&plan, "bookings", -1);
    const double mean = support_mean(MANY, x);
    qsort(x, MANY, sizeof *x, by_value);
    for (int i = 0; i < MANY; i++)
        above += x[i] >= mean;
    assert_true(x[MANY / 2] < 0.7 * mean);
    assert_true(above < 0.4 * MANY);
    free(x);
    done(&plan);
}

/* ---- the trade show ---- */

/* 30,000 / 150 x 40 % x 20 % x 25 %: with fixed rates the deals are Poisson with mean 4. */
static void a_trade_show_brings_four_deals_or_none(void **state)
{
    static const char *const fixed[] = {
        "channel trade show.cost_per_inquiry = 150", "stage qualified lead.rate = 40%",
        "stage opportunity.rate = 20%", "stage won.rate = 25%", NULL};
    struct changed plan;
    (void)state;
    run(&plan, "trade-show", fixed);
    double *won = column(&plan, "won", -1), *later = column(&plan, "bookings_later", -1);
    support_mean_is("deals", MANY, won, 4, 4, FAR); /* the variance of a Poisson is its mean */
    const double none = exp(-4);
    assert_true(fabs(share_at(won, 0) - none) < FAR * sqrt(none * (1 - none) / MANY));
    qsort(won, MANY, sizeof *won, by_value);
    double worst = 0;
    for (unsigned k = 0, i = 0; k < 30; k++) {
        while (i < MANY && won[i] <= k)
            i++;
        worst = fmax(worst, fabs((double)i / MANY - gsl_cdf_poisson_P(k, 4)));
    }
    assert_true(worst < sqrt(log(2 / 1e-9) / (2.0 * MANY))); /* Dvoretzky-Kiefer-Wolfowitz */
    assert_true(share_at(later, 0) == 1); /* the plan lasts until the last deal */
    mean_is(&plan, "net_gain", -1, 0.4 * 4 * 18000 * exp(0.405) - 30000, FAR);
    free(won), free(later);
    done(&plan);
}

/* ---- what a channel returns ---- */

static struct fc_result forecast(const struct fc_plan *plan, bool by_channel)
{
    struct fc_result        result;
    struct fc_error         err = {0};
    const struct fc_request request = {
        .plan = plan, .by_channel = by_channel, .seed = SEED, .trials = MANY, .threads = 1};
    if (fc_forecast(&result, &request, &err) != FC_OK)
        fail_msg("%s", err.text);
    return result;
}

/* What the channels and the open pipeline bring is what the plan brings, to the cent. */
static void channels_add_up_to_the_plan(void **state)
{
    static const char *const added[] = {"inquiry", "qualified_lead", "opportunity",       "won",
                                        "spend",   "cost",           "bookings",          "cash",
                                        "revenue", "bookings_later", "bookings_less_cost"};
    struct support_plan      plan;
    (void)state;
    load(&plan, "opening", 0, NULL);
    struct fc_result result = forecast(plan.plan, true);
    assert_int_equal(result.n_views, plan.plan->n_channels + 2);
    for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
        const int m = years_measure(plan.plan, added[i]);
        for (int t = 0; t <= plan.plan->months; t++) {
            fc_int128 sum = 0;
            for (int view = 1; view < result.n_views; view++) {
                const struct fc_result seen = fc_result_view(&result, view);
                sum += fc_result_cell(&seen, m, t)->moments.sum;
            }
            assert_true(sum == fc_result_cell(&result, m, t)->moments.sum);
        }
    }
    fc_result_free(&result);
    support_free(&plan);
}

static void returns_count_what_pays_and_what_brings_nothing(void **state)
{
    struct support_plan plan;
    struct years        years;
    int                 none = 0, pays = 0;
    (void)state;
    load(&plan, "trade-show", 0, NULL);
    struct fc_result        result = forecast(plan.plan, true);
    const struct fc_returns returns = fc_returns_of(&result, 0);
    years_run(&years, plan.plan, SEED, MANY, FC_BY_CHANNEL);
    const int won = years_measure(plan.plan, "won"), gain = years_measure(plan.plan, "net_gain");
    for (int i = 0; i < MANY; i++) {
        none += years_at(&years, i, won, plan.plan->months) == 0;
        pays += years_at(&years, i, gain, plan.plan->months) >= 0;
    }
    assert_true(returns.has_gain);
    assert_true(returns.none.p == fc_chance_of((uint64_t)none, MANY).p);
    assert_true(returns.pays.p == fc_chance_of((uint64_t)pays, MANY).p);
    assert_true(returns.none.p > 0.02 &&
                returns.none.p < 0.1); /* more than e^-4: rates are counts */
    years_free(&years);
    fc_result_free(&result);
    support_free(&plan);
}

/* ---- the open pipeline ---- */

/* Nothing more is spent: no inquiry comes, and what is open is won all the same. An opportunity that
   is a months old and still open is won with p (1 - F) / (1 - p F), F the share of winners that
   take less than a months. */
static void an_open_pipeline_is_won_without_spend(void **state)
{
    static const char *const stop[] = {"channel *.spend = 0 a month", "stage won.rate = 25%", NULL};
    static const double      open[] = {46, 51, 48, 44, 49, 47}; /* of December, November, ... */
    static const double      later[] = {1, 0.9, 0.7, 0.45, 0.25, 0.1};
    struct changed           plan, only;
    double                   won = 0;
    static const char *const nothing[] = {"channel *.spend = 0 a month", "stage won.rate = 25%",
                                          "stage opportunity.rate = 0%", NULL};
    (void)state;
    for (int i = 0; i < 6; i++)
        won += open[i] * 0.25 * later[i] / (1 - 0.25 * (1 - later[i]));
    run(&only, "opening", nothing);
    mean_is(&only, "inquiry", -1, 0, FAR);
    mean_is(&only, "won", -1, won, FAR);
    run(&plan, "opening", stop);
    double *x = column(&plan, "won", -1), *y = column(&only, "won", -1);
    assert_true(support_z(MANY, x, MANY, y) > FAR); /* open leads are won too */
    free(x), free(y);
    done(&plan);
    done(&only);
}

/* Ten and about half a cent: every deal is worth 10.00 or 10.01, each as often. */
static void deals_are_rounded_to_the_nearest_cent(void **state)
{
    (void)state;
    struct support_plan plan = {0};
    struct years        years;
    double              cents = 0, deals = 0;
    support_load_text(&plan, "cents.ini",
                      "[plan]\nstart = 2027-01\nmonths = 2\n[channel a]\n"
                      "inquiries = 40 a month\n[stage won]\nrate = 50%\n"
                      "[deal]\nvalue = uniform(10.0040, 10.0060)\n");
    years_run(&years, plan.plan, SEED, 4000, FC_MERGED);
    const int won = years_measure(plan.plan, "won"),
              bookings = years_measure(plan.plan, "bookings");
    for (int64_t i = 0; i < years.n; i++) {
        const int64_t n = years_at(&years, i, won, 2), ticks = years_at(&years, i, bookings, 2);
        assert_true(ticks >= 1000 * n && ticks <= 1001 * n);
        cents += (double)(ticks - 1000 * n);
        deals += (double)n;
    }
    assert_true(fabs(cents / deals - 0.5) < 6.1 * 0.5 / sqrt(deals));
    years_free(&years);
    support_free(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_campaign_is_worth_the_same_however_it_is_paid),
        cmocka_unit_test(members_that_leave_pay_less),
        cmocka_unit_test(six_suppliers_bring_less_than_two),
        cmocka_unit_test(big_deals_are_told_apart_from_the_mean),
        cmocka_unit_test(the_middle_year_of_big_deals_is_far_below_the_mean),
        cmocka_unit_test(a_trade_show_brings_four_deals_or_none),
        cmocka_unit_test(deals_are_rounded_to_the_nearest_cent),
        cmocka_unit_test(channels_add_up_to_the_plan),
        cmocka_unit_test(returns_count_what_pays_and_what_brings_nothing),
        cmocka_unit_test(an_open_pipeline_is_won_without_spend),
    };
    gsl_set_error_handler_off();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
