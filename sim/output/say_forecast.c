#include "output/say_forecast.h"

#include "base/month.h"
#include "output/plan_words.h"
#include "output/say_deals.h"
#include "output/say_people.h"

static const double quantile[] = {0.05, 0.25, 0.5, 0.75, 0.95};
enum { QUANTILES = sizeof quantile / sizeof *quantile };

static struct fc_words month_name(const struct fc_plan *plan, int t)
{
    if (t == plan->months)
        return fc_words_print("the whole plan");
    return fc_words_print("%s %d", fc_month_short(plan->start + t),
                          fc_year_of_month(plan->start + t));
}

/* "Qualified leads", "Revenue, EUR" */
static struct fc_words title_of(const struct fc_measure *measure, const struct fc_plan *plan)
{
    struct fc_words words = fc_words_measure(measure, plan);
    if (words.text[0] >= 'a' && words.text[0] <= 'z')
        words.text[0] = (char)(words.text[0] - 'a' + 'A');
    return words;
}

static void say_measure(struct fc_answer *answer, const struct fc_result *result, int measure)
{
    const struct fc_plan    *plan = result->plan;
    const struct fc_measure *m = &plan->measure[measure];
    struct fc_table         *table =
        fc_answer_table(answer, 2 + QUANTILES, plan->months + 1, title_of(m, plan).text);
    fc_table_heading(answer, table, 1, "mean");
    for (int q = 0; q < QUANTILES; q++)
        fc_table_heading(answer, table, 2 + q, fc_words_print("%g %%", quantile[q] * 100).text);
    for (int t = 0; t <= plan->months; t++) {
        fc_table_row(answer, table, month_name(plan, t).text);
        if (fc_result_cell(result, measure, t)->moments.n == 0)
            continue;
        fc_table_cell(answer, table, 1, fc_words_cell_mean(result, measure, t).text);
        for (int q = 0; q < QUANTILES; q++)
            fc_table_cell(answer, table, 2 + q,
                          fc_words_cell_quantile(result, measure, t, quantile[q]).text);
    }
}

/* Spend and cost are certain: one column each, or one where there is nothing but spend. */
static void say_costs(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    const int             spend = fc_measure_of(plan, FC_M_SPEND, -1);
    const int             cost = fc_measure_of(plan, FC_M_COST, -1);
    const double          total = fc_result_mean(result, cost, plan->months);
    const bool            fixed = fc_result_mean(result, spend, plan->months) < total;
    if (!(total > 0))
        return;
    const char      *comma = plan->currency[0] == '\0' ? "" : ", ";
    struct fc_table *table =
        fc_answer_table(answer, fixed ? 3 : 2, plan->months + 1,
                        fc_words_print("Money out%s%s", comma, plan->currency).text);
    fc_table_heading(answer, table, 1, "spend");
    if (fixed)
        fc_table_heading(answer, table, 2,
                         plan->n_teams > 0 ? "with teams and fixed costs" : "with fixed costs");
    for (int t = 0; t <= plan->months; t++) {
        fc_table_row(answer, table, month_name(plan, t).text);
        fc_table_cell(answer, table, 1, fc_words_cell_mean(result, spend, t).text);
        if (fixed)
            fc_table_cell(answer, table, 2, fc_words_cell_mean(result, cost, t).text);
    }
}

void fc_say_months(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    fc_say_people(answer, result);
    for (int stage = -1; stage < plan->n_stages; stage++)
        say_measure(answer, result, fc_measure_of(plan, FC_M_ENTERED, stage));
    const int bookings = fc_measure_of(plan, FC_M_BOOKINGS, -1);
    const int revenue = fc_measure_of(plan, FC_M_REVENUE, -1);
    const int cash = fc_measure_of(plan, FC_M_CASH, -1);
    if (fc_has_monthly_bills(plan, -1)) /* else both are the same */
        say_measure(answer, result, bookings);
    if (revenue >= 0)
        say_measure(answer, result, revenue);
    say_costs(answer, result);
    if (cash >= 0 && fc_total_mean(result, FC_M_COST) > 0)
        say_measure(answer, result, cash);
    const int gain = fc_measure_of(plan, FC_M_NET_GAIN, -1);
    if (gain >= 0 && plan->n_teams > 0) /* what a hire costs before it brings anything */
        say_measure(answer, result, gain);
}
