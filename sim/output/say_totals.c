#include "output/say_totals.h"

#include <math.h>

#include "base/text.h"
#include "output/words.h"

enum { MEAN, LOW, MIDDLE, HIGH, COLUMNS };

static const double quantile[COLUMNS] = {[LOW] = 0.05, [MIDDLE] = 0.5, [HIGH] = 0.95};

bool fc_has_net_gain(const struct fc_plan *plan)
{
    return plan->deal.exists && plan->deal.has_margin;
}

static double mean_of(const struct fc_result *result, enum fc_measured what)
{
    const int measure = fc_measure_of(result->plan, what, -1);
    return measure < 0 ? 0 : fc_result_mean(result, measure, result->plan->months);
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

/* ---- money ---- */

/* An amount with the plan's currency in front, with the digits that this many trials make sure. */
static struct fc_words amount(const struct fc_result *result, double value)
{
    const int                measure = fc_measure_of(result->plan, FC_M_NET_GAIN, -1);
    const int                total = result->plan->months;
    const struct fc_measure *money = &result->plan->measure[measure];
    const double error = fc_result_sd(result, measure, total) / sqrt((double)result->trials);
    const char  *currency = result->plan->currency;
    return fc_words_print("%s%s%s", currency, currency[0] == '\0' ? "" : " ",
                          fc_words_mean(money, value, error).text);
}

static struct fc_words after_margin(const struct fc_plan *plan)
{
    char margin[FC_NUMBER_TEXT];
    if (plan->deal.margin >= 1)
        return fc_words_print("%s", "");
    return fc_words_print(" after a margin of %s %%",
                          fc_print_short(margin, plan->deal.margin * 100, 4));
}

static void say_gain(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    const int             measure = fc_measure_of(plan, FC_M_NET_GAIN, -1);
    const double          gain = mean_of(result, FC_M_NET_GAIN);
    const double          cost = mean_of(result, FC_M_COST);
    const struct fc_cell *cell = fc_result_cell(result, measure, plan->months);
    const uint64_t        loses = cell->bins.n - fc_bins_at_least(&cell->bins, 0);
    const struct fc_words roi =
        cost > 0 ? fc_words_print(" (a return of %.0f %%)", round(gain / cost * 100) + 0.0)
                 : fc_words_print("%s", "");
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "The money first: on average the plan %s %s. It costs %s and brings %s%s%s.",
                  gain < 0 ? "loses" : "gains", amount(result, fabs(gain)).text,
                  amount(result, cost).text, amount(result, gain + cost).text,
                  after_margin(plan).text, roi.text);
    fc_answer_say(answer, FC_SAY_SENTENCE, "It loses money in %s.",
                  fc_words_years(fc_chance_of(loses, cell->bins.n)).text);
}

static const enum fc_measured money_rows[] = {FC_M_COST, FC_M_BOOKINGS, FC_M_BOOKINGS_LATER,
                                              FC_M_NET_GAIN, FC_M_ROI};
enum { MONEY_ROWS = sizeof money_rows / sizeof *money_rows };

static const char *money_name(enum fc_measured what, const struct fc_measure *measure)
{
    if (what == FC_M_BOOKINGS)
        return "bookings in the plan";
    if (what == FC_M_BOOKINGS_LATER)
        return "bookings later, from its leads";
    return measure->words;
}

static void add_money(struct fc_answer *answer, struct fc_table *table,
                      const struct fc_result *result)
{
    for (int i = 0; i < MONEY_ROWS; i++) {
        const int measure = fc_measure_of(result->plan, money_rows[i], -1);
        if (measure >= 0)
            add_row(answer, table, result, measure,
                    money_name(money_rows[i], &result->plan->measure[measure]));
    }
}

/* "Money, the whole plan, EUR" */
static struct fc_words titled(const char *what, const struct fc_plan *plan)
{
    return fc_words_print("%s%s%s", what, plan->currency[0] == '\0' ? "" : ", ", plan->currency);
}

void fc_say_money(struct fc_answer *answer, const struct fc_result *result)
{
    if (!fc_has_net_gain(result->plan))
        return;
    say_gain(answer, result);
    struct fc_table *table =
        begin(answer, MONEY_ROWS, titled("Money, the whole plan", result->plan).text);
    add_money(answer, table, result);
}

/* ---- everything ---- */

static void say_how_to_read(struct fc_answer *answer)
{
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "How to read it: in 5 of 100 possible years a figure is at or below its 5 %% "
                  "column, in 95 of 100 at or below its 95 %% column.");
}

void fc_say_totals(struct fc_answer *answer, const struct fc_result *result, bool with_money)
{
    const struct fc_plan *plan = result->plan;
    struct fc_table      *table = begin(answer, plan->n_measures, "The whole plan");
    for (int stage = -1; stage < plan->n_stages; stage++) {
        const int measure = fc_measure_of(plan, FC_M_ENTERED, stage);
        add_row(answer, table, result, measure, plan->measure[measure].words);
    }
    say_how_to_read(answer);
    if (!with_money || (!plan->deal.exists && !(mean_of(result, FC_M_COST) > 0)))
        return;
    struct fc_table *money =
        begin(answer, MONEY_ROWS + plan->n_stages, titled("Money, the whole plan", plan).text);
    add_money(answer, money, result);
    for (int stage = 0; stage < plan->n_stages && mean_of(result, FC_M_COST) > 0; stage++) {
        const int measure = fc_measure_of(plan, FC_M_COST_PER, stage);
        add_row(answer, money, result, measure, plan->measure[measure].words);
    }
}
