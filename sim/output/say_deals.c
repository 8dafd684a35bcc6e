#include "output/say_deals.h"

#include <math.h>

#include "output/plan_words.h"

/* ---- payback ---- */

static struct fc_chance share_of(uint64_t n, const struct fc_result *result)
{
    return fc_chance_of(n, result->trials);
}

void fc_say_payback(struct fc_answer *answer, const struct fc_result *result, const char *who)
{
    const struct fc_plan *plan = result->plan;
    const int             measure = fc_measure_of(plan, FC_M_PAYBACK, -1);
    if (measure < 0 || !(fc_total_mean(result, FC_M_COST) > 0))
        return;
    const struct fc_cell  *cell = fc_result_cell(result, measure, plan->months);
    const struct fc_chance never = share_of(cell->undefined, result);
    const uint64_t         middle = result->trials / 2; /* years that never pay back come last */
    if (cell->moments.n <= middle) {
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%s does not pay back within the plan in %s, counting deals when they are "
                      "won.",
                      who, fc_words_years(never).text);
        return;
    }
    const int month = (int)fc_bins_order(&cell->bins, middle);
    fc_answer_say(
        answer, FC_SAY_SENTENCE,
        "%s has paid back by %s (month %d of %d) in the middle year, and never within the "
        "plan in %s, counting deals when they are won.",
        who, fc_words_month(plan, month - 1).text, month, plan->months, fc_words_of(never).text);
}

/* ---- large deals ---- */

static void say_without(struct fc_answer *answer, const struct fc_result *result, int bookings)
{
    const struct fc_plan  *plan = result->plan;
    const int              measure = fc_measure_of(plan, FC_M_BOOKINGS_NO_LARGE, -1);
    const struct fc_cell  *cell = fc_result_cell(result, measure, plan->months);
    const struct fc_chance none = share_of(cell->moments.n, result);
    const double           mean = fc_result_mean(result, bookings, plan->months);
    const struct fc_words  all = fc_words_amount(result, bookings, mean);
    if (cell->moments.n == 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Large deals: in every year that was tried at least one comes; bookings in "
                      "the plan are %s on average.",
                      all.text);
    else
        fc_answer_say(
            answer, FC_SAY_SENTENCE,
            "Large deals: in %s none comes in the plan, and its bookings are then %s on average. "
            "The mean of all years is %s.",
            fc_words_years(none).text,
            fc_words_amount(result, measure, fc_result_mean(result, measure, plan->months)).text,
            all.text);
}

void fc_say_large_deals(struct fc_answer *answer, const struct fc_result *result, int channel)
{
    const struct fc_plan *plan = result->plan;
    const int             months = plan->months;
    const int             bookings = fc_measure_of(plan, FC_M_BOOKINGS, -1);
    const int             largest = fc_measure_of(plan, FC_M_LARGEST_DEAL, -1);
    if (fc_measure_of(plan, FC_M_BOOKINGS_NO_LARGE, -1) < 0 ||
        (channel >= 0 && !(fc_plan_deal(plan, channel)->large_share > 0)))
        return;
    say_without(answer, result, bookings);
    const double          middle = fc_result_quantile(result, bookings, months, 0.5);
    const struct fc_cell *cell = fc_result_cell(result, bookings, months);
    const double          mean = fc_result_mean(result, bookings, months);
    const uint64_t        above =
        fc_bins_at_least(&cell->bins, (int64_t)(mean * plan->measure[bookings].ticks));
    fc_answer_say(
        answer, FC_SAY_SENTENCE, "The middle year brings %s; the mean is reached in %s%s.",
        fc_words_amount_of_year(result, bookings, middle).text,
        fc_words_of(share_of(above, result)).text, 2 * above < result->trials ? " only" : "");
    if (fc_result_cell(result, largest, months)->moments.n > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "In the middle year the largest deal alone is %.0f %% of all bookings, later "
                      "ones included.",
                      round(fc_result_quantile(result, largest, months, 0.5) * 100));
}

/* ---- monthly bills ---- */

bool fc_has_monthly_bills(const struct fc_plan *plan, int channel)
{
    bool monthly = false;
    for (int i = 0; i < plan->n_channels && plan->deal.exists; i++) {
        const struct fc_deal *deal = fc_plan_deal(plan, i);
        monthly = monthly || (plan->channel[i].enabled && (channel < 0 || channel == i) &&
                              deal->billing == FC_MONTHLY && deal->term > 1);
    }
    return monthly;
}

/* The first month from which on more comes in than goes out, on average; 0 when that is so from the
   start, the plan's months when it never is. */
static int first_month_above(const struct fc_result *result, int cash)
{
    int first = result->plan->months;
    while (first > 0 && fc_result_mean(result, cash, first - 1) >= 0)
        first--;
    return first;
}

static void say_cash(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    const int             cash = fc_measure_of(plan, FC_M_CASH, -1);
    const double          total = fc_total_mean(result, FC_M_CASH);
    const int             first = first_month_above(result, cash);
    const char           *left = total < 0 ? "more goes out than comes in" : "more comes in";
    if (first == 0)
        return;
    if (first == plan->months)
        fc_answer_say(
            answer, FC_SAY_SENTENCE,
            "Cash, bills less what is spent: on average more goes out than comes in up to "
            "the plan's last month; over the whole plan %s, by %s.",
            left, fc_words_amount(result, cash, fabs(total)).text);
    else
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Cash, bills less what is spent: on average more comes in than goes out from "
                      "%s on; over the whole plan %s, by %s.",
                      fc_words_month(plan, first).text, left,
                      fc_words_amount(result, cash, fabs(total)).text);
}

void fc_say_bills(struct fc_answer *answer, const struct fc_result *result, int channel)
{
    const struct fc_plan *plan = result->plan;
    if (!fc_has_monthly_bills(plan, channel))
        return;
    const int bookings = fc_measure_of(plan, FC_M_BOOKINGS, -1);
    const int revenue = fc_measure_of(plan, FC_M_REVENUE, -1);
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "Deals pay month by month: of the %s won in the plan, %s is billed within it "
                  "(revenue); the rest comes after its end.",
                  fc_words_amount(result, bookings, fc_total_mean(result, FC_M_BOOKINGS)).text,
                  fc_words_amount(result, revenue, fc_total_mean(result, FC_M_REVENUE)).text);
    if (fc_total_mean(result, FC_M_COST) > 0)
        say_cash(answer, result);
}
