/* Promises on one year whose numbers can be checked by eye. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "tests/slow_funnel.h"
#include "tests/slow_promise.h"
#include "tests/support.h"

/* By quarter 26, 32, 29, 36; in all 123; the least is August's 3. */
static const double leads[12] = {5, 12, 9, 14, 7, 11, 16, 3, 10, 13, 8, 15};

static void put(const struct fc_plan *plan, double value[], enum fc_measured what, int t, double x)
{
    const bool of_leads = what == FC_M_ENTERED || what == FC_M_COST_PER || what == FC_M_CAPACITY ||
                          what == FC_M_UTILISATION;
    const int stage = of_leads ? 0 : -1;
    value[slow_at(plan, fc_measure_of(plan, what, stage), t)] = x;
}

/* Of 40 inquiries a month the team gets to as many as become leads and five more, who waited ten
   days more in each month than in that before. */
static void fill_team(const struct fc_plan *plan, double value[], double august)
{
    double all = 0;
    for (int t = 0; t < 12; t++) {
        const double n = (t == 7 ? august : leads[t]) + 5;
        put(plan, value, FC_M_WORKED, t, n);
        put(plan, value, FC_M_WAITED, t, 10 * t);
        put(plan, value, FC_M_DAYS_WAITED, t, 10 * t / n);
        put(plan, value, FC_M_CAPACITY, t, 40);
        put(plan, value, FC_M_UTILISATION, t, n / 40);
        all += n;
    }
    put(plan, value, FC_M_DAYS_WAITED, 12, 660 / all);
    put(plan, value, FC_M_UTILISATION, 12, all / 480);
}

/* The leads above (August's as given), 100 spent each month, 10 a lead gained and 5,000 later. */
static void fill(const struct fc_plan *plan, double value[], double august)
{
    double all = 0, gains = 0;
    for (size_t i = 0; i < slow_size(plan); i++)
        value[i] = 0;
    for (int t = 0; t < 12; t++) {
        const double n = t == 7 ? august : leads[t];
        put(plan, value, FC_M_ENTERED, t, n);
        put(plan, value, FC_M_COST, t, 100);
        put(plan, value, FC_M_COST_PER, t, n > 0 ? 100 / n : nan(""));
        put(plan, value, FC_M_NET_GAIN, t, 10 * n);
        put(plan, value, FC_M_STILL_OPEN, t, 30 - t);
        all += n;
        gains += 10 * n;
    }
    put(plan, value, FC_M_ENTERED, 12, all);
    put(plan, value, FC_M_COST, 12, 1200);
    put(plan, value, FC_M_COST_PER, 12, 1200 / all);
    put(plan, value, FC_M_NET_GAIN, 12, gains + 5000);
    put(plan, value, FC_M_STILL_OPEN, 12, 19);
    fill_team(plan, value, august);
}

/* The statistic against the level says the same as counting does. */
static bool statistic_agrees(const struct fc_plan *plan, const double value[], bool kept)
{
    bool all = true;
    for (int i = 0; i < plan->promise[0].n_clauses; i++) {
        const struct fc_clause *clause = &plan->promise[0].clause[i];
        const double            level = clause->one_level ? clause->level[0] : 0;
        const double            found = slow_statistic(plan, clause, value);
        all = all && (clause->at_most ? found <= level + 1e-9 : found >= level - 1e-9);
    }
    return all == kept;
}

static void is_kept(const char *sentence, double august, bool kept)
{
    struct fc_text      text = {0};
    struct support_plan loaded = {0};
    fc_text_add(
        &text,
        "[plan]\nstart = 2027-01\nmonths = 12\n"
        "[channel web]\nspend = 100 a month\ncost per inquiry = 10\n"
        "[stage lead]\nrate = 50%%\nteam = sales\n"
        "[team sales]\nheads = 1\ncapacity = 40 a month\n[deal]\nvalue = 10\nmargin = 50%%\n"
        "[promise p]\npromise = %s\n",
        sentence);
    support_load_text(&loaded, "plan.ini", text.bytes);
    double *value = malloc(slow_size(loaded.plan) * sizeof *value);
    assert_non_null(value);
    fill(loaded.plan, value, august);
    const bool found = slow_kept(loaded.plan, &loaded.plan->promise[0], value);
    if (found != kept)
        fail_msg("%s: %s", sentence, found ? "kept" : "not kept");
    if (!statistic_agrees(loaded.plan, value, found))
        fail_msg("%s: the statistic says otherwise", sentence);
    free(value);
    support_free(&loaded);
    fc_text_free(&text);
}

/* Each pair is the last level that is kept and the first that is not. */
static void kept_up_to(const char *yes, const char *no)
{
    is_kept(yes, 3, true);
    is_kept(no, 3, false);
}

static void every_period_must_be_good(void **state)
{
    (void)state;
    kept_up_to("3 leads every month", "4 leads every month");
    kept_up_to("7 leads every month from 2027-02 to 2027-07",
               "7 leads every month from 2027-01 to 2027-07");
    kept_up_to("26 leads every quarter", "27 leads every quarter");
    kept_up_to("29 leads every quarter from 2027-03", "30 leads every quarter from 2027-03");
    kept_up_to("123 leads every year", "124 leads every year");
    kept_up_to("at most 16 leads every month", "at most 15 leads every month");
}

static void averages_are_over_the_periods(void **state)
{
    (void)state;
    kept_up_to("10 leads a month on average", "11 leads a month on average");
    kept_up_to("30 leads a quarter on average", "31 leads a quarter on average");
    kept_up_to("at most 11 leads a month on average from 2027-04",
               "at most 10 leads a month on average from 2027-04");
}

static void k_of_n_counts_the_good_ones(void **state)
{
    (void)state;
    kept_up_to("10 leads in 7 of 12 months", "10 leads in 8 of 12 months");
    kept_up_to("32 leads in 2 of 4 quarters", "33 leads in 2 of 4 quarters");
    kept_up_to("at most 9 leads in 5 of 12 months", "at most 9 leads in 6 of 12 months");
}

static void totals_add_up(void **state)
{
    (void)state;
    kept_up_to("123 leads in total", "124 leads in total");
    kept_up_to("97 leads from 2027-04", "98 leads from 2027-04");
    kept_up_to("at most 123 leads", "at most 122 leads");
    kept_up_to("6,230 net gain in total", "6,231 net gain in total");
    kept_up_to("1,180 net gain in total from 2027-02", "1,181 net gain in total from 2027-02");
}

static void levels_may_step(void **state)
{
    (void)state;
    kept_up_to("3 leads every month, then 8 from 2027-09",
               "3 leads every month, then 9 from 2027-09");
    kept_up_to("9 leads a month on average, then 11 from 2027-07",
               "10 leads a month on average, then 11 from 2027-07");
    kept_up_to("5 leads in 11 of 12 months, then 8 from 2027-09",
               "5 leads in 12 of 12 months, then 8 from 2027-09");
}

static void all_clauses_must_hold(void **state)
{
    (void)state;
    kept_up_to("3 leads every month and 123 leads in total",
               "3 leads every month and 124 leads in total");
    kept_up_to("123 leads in total and 3 leads every month",
               "123 leads in total and 4 leads every month");
}

/* 100 / 3 = 33.3 in August, 300 / 26 = 11.5 in the first quarter, 1,200 / 123 = 9.8 in all. */
static void ratios_are_of_sums(void **state)
{
    (void)state;
    kept_up_to("at most 34 cost per lead every month", "at most 33 cost per lead every month");
    kept_up_to("at most 12 cost per lead every quarter", "at most 11 cost per lead every quarter");
    kept_up_to("at most 10 cost per lead in total", "at most 9 cost per lead in total");
}

/* In the last quarter 51 of 120 were worked, who waited 300 days, from February to December 173 of
   440 and 660 days. */
static void a_teams_ratios_are_of_sums(void **state)
{
    (void)state;
    kept_up_to("at most 42.5% utilisation of sales every quarter",
               "at most 42.4% utilisation of sales every quarter");
    kept_up_to("at most 39.4% utilisation of sales in total from 2027-02",
               "at most 39.3% utilisation of sales in total from 2027-02");
    kept_up_to("at most 5.9 days an inquiry waited every quarter",
               "at most 5.8 days an inquiry waited every quarter");
    kept_up_to("at most 3.9 days an inquiry waited in total from 2027-02",
               "at most 3.8 days an inquiry waited in total from 2027-02");
}

static void what_is_undefined_is_not_kept(void **state)
{
    (void)state;
    is_kept("at most 1,000 cost per lead every month", 3, true);
    is_kept("at most 1,000 cost per lead every month", 0, false);
    is_kept("at least 1 cost per lead a month on average", 0, false);
    is_kept("at most 1,000 cost per lead in 2 of 12 months", 0, false);
    is_kept("at most 10 cost per lead in total", 0, true);
}

/* Still open falls from 30 to 19: a quarter is as its last month. */
static void stocks_are_taken_at_the_end(void **state)
{
    (void)state;
    kept_up_to("at most 30 inquiries still open every month",
               "at most 29 inquiries still open every month");
    kept_up_to("at most 28 inquiries still open every quarter",
               "at most 27 inquiries still open every quarter");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_period_must_be_good),
        cmocka_unit_test(averages_are_over_the_periods),
        cmocka_unit_test(k_of_n_counts_the_good_ones),
        cmocka_unit_test(totals_add_up),
        cmocka_unit_test(levels_may_step),
        cmocka_unit_test(all_clauses_must_hold),
        cmocka_unit_test(ratios_are_of_sums),
        cmocka_unit_test(a_teams_ratios_are_of_sums),
        cmocka_unit_test(what_is_undefined_is_not_kept),
        cmocka_unit_test(stocks_are_taken_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
