#include "output/say_totals.h"

#include <math.h>

#include "base/text.h"
#include "output/plan_words.h"
#include "output/say_deals.h"

enum { MEAN, LOW, MIDDLE, HIGH, COLUMNS };

static const double quantile[COLUMNS] = {[LOW] = 0.05, [MIDDLE] = 0.5, [HIGH] = 0.95};

bool fc_has_net_gain(const struct fc_plan *plan)
{
    return plan->deal.exists && plan->deal.has_margin;
}

static struct fc_table *begin(struct fc_answer *answer, int rows, const char *title)
{
    struct fc_table *table = fc_answer_table(answer, 1 + COLUMNS, rows, title);
    fc_table_heading(answer, table, 1 + MEAN, "mean");
    fc_table_heading(answer, table, 1 + LOW, "5 %");
    fc_table_heading(answer, table, 1 + MIDDLE, "50 %");
    fc_table_heading(answer, table, 1 + HIGH, "95 %");
    return table;
}

static void add_row(struct fc_answer *answer, struct fc_table *table,
                    const struct fc_result *result, int measure, const char *name)
{
    const int total = result->plan->months;
    fc_table_row(answer, table, name);
    if (fc_result_cell(result, measure, total)->moments.n == 0) {
        fc_table_cell(answer, table, 1 + MEAN, "none");
        return;
    }
    fc_table_cell(answer, table, 1 + MEAN, fc_words_cell_mean(result, measure, total).text);
    for (int i = LOW; i < COLUMNS; i++)
        fc_table_cell(answer, table, 1 + i,
                      fc_words_cell_quantile(result, measure, total, quantile[i]).text);
}

/* ---- what is gained ---- */

/* Channels may have margins of their own: then no single one is named for all. */
static struct fc_words after_margin(const struct fc_plan *plan, int channel)
{
    char         number[FC_NUMBER_TEXT];
    const double margin = fc_plan_deal(plan, channel)->margin;
    for (int i = 0; i < plan->n_channels && channel < 0; i++)
        if (plan->channel[i].enabled && fc_plan_deal(plan, i)->margin < margin)
            return fc_words_print(" after its margins");
        else if (plan->channel[i].enabled && fc_plan_deal(plan, i)->margin > margin)
            return fc_words_print(" after its margins");
    if (margin >= 1)
        return fc_words_print("%s", "");
    return fc_words_print(" after a margin of %s %%", fc_print_short(number, margin * 100, 4));
}

struct fc_words fc_words_gain(const struct fc_result *result, int channel)
{
    const int             measure = fc_measure_of(result->plan, FC_M_NET_GAIN, -1);
    const double          gain = fc_total_mean(result, FC_M_NET_GAIN);
    const int             spent = fc_measure_of(result->plan, FC_M_COST, -1);
    const double          cost = fc_total_mean(result, FC_M_COST);
    const int             roi_of = fc_measure_of(result->plan, FC_M_ROI, -1);
    const struct fc_words roi =
        cost > 0 ? fc_words_print(" (a return of %s)",
                                  fc_words_cell_mean(result, roi_of, result->plan->months).text)
                 : fc_words_print("%s", "");
    return fc_words_print("%s %s. It costs %s and brings %s%s%s", gain < 0 ? "loses" : "gains",
                          fc_words_amount(result, measure, fabs(gain)).text,
                          fc_words_amount(result, spent, cost).text,
                          fc_words_amount(result, measure, gain + cost).text,
                          after_margin(result->plan, channel).text, roi.text);
}

void fc_say_money(struct fc_answer *answer, const struct fc_result *result)
{
    if (!fc_has_net_gain(result->plan))
        return;
    const int             measure = fc_measure_of(result->plan, FC_M_NET_GAIN, -1);
    const struct fc_cell *cell = fc_result_cell(result, measure, result->plan->months);
    const uint64_t        loses = cell->bins.n - fc_bins_at_least(&cell->bins, 0);
    fc_answer_say(answer, FC_SAY_SENTENCE, "The money first: on average the plan %s.",
                  fc_words_gain(result, -1).text);
    fc_answer_say(answer, FC_SAY_SENTENCE, "It loses money in %s.",
                  fc_words_years(fc_chance_of(loses, cell->bins.n)).text);
    fc_say_payback(answer, result, "It");
    fc_say_ledger(answer, result, "Money, the whole plan", -1);
}

/* ---- tables ---- */

void fc_say_funnel(struct fc_answer *answer, const struct fc_result *result, const char *title)
{
    const struct fc_plan *plan = result->plan;
    struct fc_table      *table = begin(answer, plan->n_stages + 1, title);
    for (int stage = -1; stage < plan->n_stages; stage++) {
        const int measure = fc_measure_of(plan, FC_M_ENTERED, stage);
        add_row(answer, table, result, measure, plan->measure[measure].words);
    }
}

static const struct {
    enum fc_measured what;
    const char      *name; /* NULL: the measure's own words */
} money_rows[] = {
    {FC_M_COST, NULL},
    {FC_M_BOOKINGS, "bookings in the plan"},
    {FC_M_REVENUE, "of them billed in the plan"},
    {FC_M_BOOKINGS_LATER, "bookings later, from its leads"},
    {FC_M_NET_GAIN, NULL},
    {FC_M_ROI, NULL},
};
enum { MONEY_ROWS = sizeof money_rows / sizeof *money_rows };

void fc_say_ledger(struct fc_answer *answer, const struct fc_result *result, const char *title,
                   int channel)
{
    const struct fc_plan *plan = result->plan;
    struct fc_table      *table =
        begin(answer, MONEY_ROWS + plan->n_stages, fc_words_titled(title, plan).text);
    for (int i = 0; i < MONEY_ROWS; i++) {
        const int  measure = fc_measure_of(plan, money_rows[i].what, -1);
        const bool said = money_rows[i].what != FC_M_REVENUE || fc_has_monthly_bills(plan, channel);
        if (measure >= 0 && said)
            add_row(answer, table, result, measure,
                    money_rows[i].name == NULL ? plan->measure[measure].words : money_rows[i].name);
    }
    for (int stage = 0; stage < plan->n_stages && fc_total_mean(result, FC_M_COST) > 0; stage++) {
        const int measure = fc_measure_of(plan, FC_M_COST_PER, stage);
        add_row(answer, table, result, measure, plan->measure[measure].words);
    }
}

void fc_say_totals(struct fc_answer *answer, const struct fc_result *result, bool with_money)
{
    fc_say_funnel(answer, result, "The whole plan");
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "How to read it: in 5 of 100 possible years a figure is at or below its 5 %% "
                  "column, in 95 of 100 at or below its 95 %% column.");
    if (with_money && (result->plan->deal.exists || fc_total_mean(result, FC_M_COST) > 0))
        fc_say_ledger(answer, result, "Money, the whole plan", -1);
}

void fc_say_no_promise(struct fc_answer *answer, const struct fc_result *result)
{
    fc_answer_say(answer, FC_SAY_HEADING,
                  "This plan makes no promise yet, so there is none to test. Its whole:");
    fc_say_totals(answer, result, !fc_has_net_gain(result->plan));
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "To test one, ask: \"Can we promise N %s a month?\", or add a [promise] section.",
                  result->plan->stage[0].plural);
}
