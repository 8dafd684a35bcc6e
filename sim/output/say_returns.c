#include "output/say_returns.h"

#include <math.h>

#include "model/sentence.h"
#include "output/plan_words.h"
#include "output/say_deals.h"
#include "output/say_spend.h"
#include "output/say_totals.h"

static const struct fc_channel *channel_of(const struct fc_returns *returns)
{
    return &returns->view.plan->channel[returns->channel];
}

static void say_understood(struct fc_answer *answer, const struct fc_returns *returns)
{
    const struct fc_plan *plan = returns->view.plan;
    struct fc_text        window = {0};
    fc_window_say(&window, plan, 0, plan->months - 1);
    answer->no_memory = answer->no_memory || window.failed;
    if (!answer->no_memory)
        fc_answer_say(answer, FC_SAY_HEADING,
                      "Understood: what the channel %s costs and brings, from its inquiries to "
                      "%s, %s%s.",
                      channel_of(returns)->section.name,
                      plan->deal.exists ? "money" : plan->stage[plan->n_stages - 1].plural,
                      window.bytes,
                      plan->deal.exists ? ", and what it begins there and wins later" : "");
    fc_text_free(&window);
}

/* ---- the verdict ---- */

static void say_gain(struct fc_answer *answer, const struct fc_returns *returns)
{
    const struct fc_result *seen = &returns->view;
    const int               measure = fc_measure_of(seen->plan, FC_M_NET_GAIN, -1);
    const double            gain = fc_total_mean(seen, FC_M_NET_GAIN);
    const int               cost = fc_measure_of(seen->plan, FC_M_COST, -1);
    const double            money = fc_total_mean(seen, FC_M_COST);
    if (fc_has_net_gain(seen->plan))
        fc_answer_verdict(answer, fc_words_amount(seen, measure, gain).text, "On average it %s.",
                          fc_words_gain(seen, returns->channel).text);
    else
        fc_answer_verdict(
            answer, fc_words_amount(seen, measure, gain).text,
            "On average its bookings are %s %s than its cost of %s. The plan names no "
            "margin, so this is not yet a gain.",
            fc_words_amount(seen, measure, fabs(gain)).text, gain < 0 ? "less" : "more",
            fc_words_amount(seen, cost, money).text);
}

/* Without deals, or where nothing is spent. */
static void say_count(struct fc_answer *answer, const struct fc_returns *returns)
{
    const struct fc_result *seen = &returns->view;
    const struct fc_plan   *plan = seen->plan;
    const int               last = fc_measure_of(plan, FC_M_ENTERED, plan->n_stages - 1);
    const struct fc_words   mean = fc_words_cell_mean(seen, last, plan->months);
    const double            cost = fc_total_mean(seen, FC_M_COST);
    const int               money = fc_measure_of(plan, FC_M_COST, -1);
    fc_answer_verdict(answer, mean.text, "On average it brings %s %s in the plan and costs %s.",
                      mean.text, plan->measure[last].words,
                      cost > 0 ? fc_words_amount(seen, money, cost).text : "nothing");
}

static void say_odds(struct fc_answer *answer, const struct fc_returns *returns)
{
    const struct fc_result *seen = &returns->view;
    const struct fc_plan   *plan = seen->plan;
    const int               gain = fc_measure_of(plan, FC_M_NET_GAIN, -1);
    const int               last = fc_measure_of(plan, FC_M_ENTERED, plan->n_stages - 1);
    if (returns->has_gain)
        fc_answer_say(
            answer, FC_SAY_SENTENCE,
            "It covers its cost in %s. In 90 of 100 its %s lies between %s and %s.",
            fc_words_years(returns->pays).text, plan->measure[gain].words,
            fc_words_amount_of_year(seen, gain, fc_result_quantile(seen, gain, plan->months, 0.05))
                .text,
            fc_words_amount_of_year(seen, gain, fc_result_quantile(seen, gain, plan->months, 0.95))
                .text);
    fc_answer_say(answer, FC_SAY_SENTENCE, "In %s it brings not one %s%s.",
                  fc_words_of(returns->none).text, plan->measure[last].singular,
                  plan->deal.exists ? ", later ones included" : " in the plan");
}

/* ---- its place in the plan ---- */

/* "27 % of the plan's cost and 31 % of its bookings" */
static void say_share(struct fc_answer *answer, const struct fc_result *all,
                      const struct fc_returns *returns)
{
    const struct fc_result *seen = &returns->view;
    const double            cost = fc_total_mean(all, FC_M_COST);
    const double won = fc_total_mean(all, FC_M_BOOKINGS) + fc_total_mean(all, FC_M_BOOKINGS_LATER);
    const double own =
        fc_total_mean(seen, FC_M_BOOKINGS) + fc_total_mean(seen, FC_M_BOOKINGS_LATER);
    if (all->plan->n_channels > 1 && cost > 0 && won > 0)
        fc_answer_say(
            answer, FC_SAY_SENTENCE,
            "It takes %.0f %% of what the plan costs and brings %.0f %% of what it books.",
            round(fc_total_mean(seen, FC_M_COST) / cost * 100), round(own / won * 100));
}

/* What began before the plan is none of its spend's doing. */
static void say_opening(struct fc_answer *answer, const struct fc_returns *returns)
{
    const struct fc_plan *plan = returns->view.plan;
    long                  open = 0;
    for (int i = 0; i < plan->n_openings; i++)
        open += plan->opening[i].channel == returns->channel ? plan->opening[i].count : 0;
    if (open > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Included is what comes of its %s items that were open when the plan began.",
                      fc_words_whole((uint64_t)open).text);
}

void fc_say_returns(struct fc_answer *answer, const struct fc_result *all,
                    const struct fc_returns *returns)
{
    const struct fc_result *seen = &returns->view;
    const struct fc_plan   *plan = seen->plan;
    const bool              costs = fc_total_mean(seen, FC_M_COST) > 0;
    say_understood(answer, returns);
    if (!channel_of(returns)->enabled) {
        fc_answer_verdict(answer, "NOTHING", "%s is turned off in this plan (enabled = no).",
                          channel_of(returns)->section.name);
        return;
    }
    if (returns->has_gain)
        say_gain(answer, returns);
    else
        say_count(answer, returns);
    say_odds(answer, returns);
    fc_say_payback(answer, seen, "It");
    say_share(answer, all, returns);
    say_opening(answer, returns);
    fc_say_funnel(
        answer, seen,
        fc_words_print("From inquiries to %s", plan->stage[plan->n_stages - 1].plural).text);
    if (costs || plan->deal.exists)
        fc_say_ledger(answer, seen, "Its money", returns->channel);
    fc_say_large_deals(answer, seen, returns->channel);
    fc_say_bills(answer, seen, returns->channel);
    fc_say_spend(answer, plan, returns->channel);
}
