#include "output/say_levers.h"

#include <math.h>
#include <string.h>

#include "output/plan_words.h"

/* ---- one lever ---- */

static struct fc_words level_words(const struct fc_plan *plan, const struct fc_clause *clause,
                                   double level)
{
    const struct fc_measure *measure = &plan->measure[clause->measure];
    const struct fc_words    words = fc_words_level(measure, level, clause->at_most);
    const bool               money = measure->unit == FC_UNIT_MONEY && plan->currency[0] != '\0';
    return fc_words_print("%s%s%s%s", clause->at_most ? "at most " : "",
                          money ? plan->currency : "", money ? " " : "", words.text);
}

/* The promise's own reading, as it ends a sentence: "in every month", "in total". */
static struct fc_words reading_words(const struct fc_clause *clause)
{
    const struct fc_words words = fc_words_reading(clause);
    const bool            in = clause->reading == FC_EVERY || clause->reading == FC_K_OF_N;
    return fc_words_print("%s%s", in ? "in " : "", words.text);
}

static struct fc_words another_promise(const struct fc_plan           *plan,
                                       const struct fc_promise_answer *promise,
                                       const struct fc_lever          *lever)
{
    const struct fc_clause *clause = &promise->promise->clause[0];
    const struct fc_words   level = level_words(plan, clause, lever->after);
    if (lever->kind == FC_LEVER_LEVEL)
        return fc_words_print("promise %s %s", level.text, reading_words(clause).text);
    if (lever->kind == FC_LEVER_LATER)
        return fc_words_print("promise it from %s on, not from %s",
                              fc_words_span(plan, clause, lever->period).text,
                              fc_words_span(plan, clause, 0).text);
    if (clause->one_level)
        return fc_words_print("promise an average of %s, not %s", level.text,
                              fc_words_reading(clause).text);
    return fc_words_print("promise it on average, not %s", fc_words_reading(clause).text);
}

/* "11 %", "0.6 %" */
static struct fc_words percent(double share, int digits)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s %%", fc_print_short(number, share * 100, digits));
}

/* "13 % more", "twice as much" */
static struct fc_words more_words(double share)
{
    if (fabs(share - 1) < 0.005)
        return fc_words_print("twice as much");
    return fc_words_print("%s more", percent(share, 3).text);
}

/* What it comes to over the plan, where it does not flow every month. */
static struct fc_words in_all(const struct fc_plan *plan, double amount)
{
    return fc_words_stated(plan, round(amount * plan->months / 10) * 10);
}

static struct fc_words money_words(const struct fc_plan *plan, const struct fc_lever *lever)
{
    const struct fc_words amount = fc_words_stated(plan, round(lever->amount));
    const char *channel = lever->channel < 0 ? "" : plan->channel[lever->channel].section.name;
    switch (lever->kind) {
    case FC_LEVER_LESS:
        return fc_words_print("spend %s less, on everything alike", percent(lever->share, 2).text);
    case FC_LEVER_MOVE:
        return fc_words_print("move all %s from %s to %s", amount.text, channel,
                              plan->channel[lever->other].section.name);
    case FC_LEVER_HALF: return fc_words_print("only %s a month more for %s", amount.text, channel);
    case FC_LEVER_SPREAD:
        if (lever->share < 0.9995)
            return fc_words_print("add %s a month, spread as now (+%s)", amount.text,
                                  percent(lever->share, 2).text);
        return fc_words_print("spend twice as much on everything (%s a month more)", amount.text);
    default: break;
    }
    if (!lever->even)
        return fc_words_print("spend %s on %s (%s in all)", more_words(lever->share).text, channel,
                              in_all(plan, lever->amount).text);
    return fc_words_print("add %s a month to %s", amount.text, channel);
}

/* "if 30 % of inquiries from search became qualified leads, not 26 %" */
static struct fc_words rate_words(const struct fc_plan *plan, const struct fc_lever *lever)
{
    const int   from = fc_measure_of(plan, FC_M_ENTERED, lever->stage - 1);
    const int   to = fc_measure_of(plan, FC_M_ENTERED, lever->stage);
    const bool  one = lever->channel >= 0;
    const char *channel = one ? plan->channel[lever->channel].section.name : "";
    return fc_words_print("if %s of %s%s%s became %s, not %s", percent(lever->after, 3).text,
                          plan->measure[from].words, one ? " from " : "", channel,
                          plan->measure[to].words, percent(lever->before, 3).text);
}

static struct fc_words days_words(double days)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s day%s", fc_print_short(number, days, 3), days == 1 ? "" : "s");
}

static struct fc_words people_words(const struct fc_plan *plan, const struct fc_lever *lever)
{
    if (lever->kind == FC_LEVER_HEADS)
        return fc_words_print(
            "%s more in %s from the start",
            lever->after == 1
                ? "one head"
                : fc_words_print("%s heads", fc_words_number((int)lever->after).text).text,
            plan->team[lever->team].section.name);
    const char *items = plan->measure[fc_measure_of(plan, FC_M_ENTERED, lever->stage - 1)].words;
    if (lever->after <= 0)
        return fc_words_print("answer %s at once, not after %s", items,
                              days_words(lever->before).text);
    return fc_words_print("answer %s after %s, not after %s", items, days_words(lever->after).text,
                          days_words(lever->before).text);
}

struct fc_words fc_words_lever(const struct fc_plan *plan, const struct fc_promise_answer *promise,
                               const struct fc_lever *lever)
{
    switch (lever->kind) {
    case FC_LEVER_AVERAGE:
    case FC_LEVER_LEVEL:
    case FC_LEVER_LATER: return another_promise(plan, promise, lever);
    case FC_LEVER_SPREAD:
    case FC_LEVER_CHANNEL:
    case FC_LEVER_LESS:
    case FC_LEVER_MOVE:
    case FC_LEVER_HALF: return money_words(plan, lever);
    case FC_LEVER_RATE: return rate_words(plan, lever);
    case FC_LEVER_RESPONSE:
    case FC_LEVER_HEADS: break;
    }
    return people_words(plan, lever);
}

/* ---- all of them ---- */

/* What it costs where its own words do not say it, and whether it is enough. */
static struct fc_words remark(const struct fc_plan *plan, const struct fc_lever *lever)
{
    const struct fc_words cost = fc_words_stated(plan, fabs(lever->cost));
    if (!lever->enough)
        return fc_words_print("not enough");
    if (!lever->cost_known)
        return fc_words_print("%s", "");
    if (lever->cost == 0)
        return fc_words_print("no cost");
    if (lever->cost < 0)
        return fc_words_print("saves %s a month", cost.text);
    return lever->kind == FC_LEVER_HEADS ? fc_words_print("%s a month", cost.text)
                                         : fc_words_print("%s", "");
}

/* NO: nothing that was tried makes this very promise safe. */
static void say_nothing_else(struct fc_answer *answer, const struct fc_levers *levers)
{
    const char *spend = levers->tried_less ? "half or twice the spend" : "twice the spend";
    const char *rate = "a rate a third better";
    const bool  money = levers->tried_money || levers->tried_less;
    if (money && levers->tried_rates)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "As it stands, the promise is made safe neither by %s nor by %s.", spend,
                      rate);
    else if (money || levers->tried_rates)
        fc_answer_say(answer, FC_SAY_SENTENCE, "As it stands, the promise is not made safe by %s.",
                      money ? spend : rate);
    else if (levers->n == 0)
        fc_answer_say(answer, FC_SAY_SENTENCE, "Nothing in this plan would make it safe.");
}

/* A chance that is not enough never reads as if it were. */
static struct fc_words chance_words(const struct fc_promise_answer *promise,
                                    const struct fc_lever          *lever)
{
    const double          wanted = promise->promise->confidence;
    const struct fc_words asked = fc_words_confidence(wanted);
    const bool            fine = strstr(fc_words_chance(lever->chance).text, "of 100") != NULL;
    if (fine && !lever->enough && round(lever->chance.p * 100) >= wanted * 100)
        return fc_words_print("just under %s", asked.text);
    if (fine && lever->enough && round(lever->chance.p * 100) < wanted * 100)
        return fc_words_print("just over %s", asked.text);
    return fc_words_chance(lever->chance);
}

void fc_say_levers(struct fc_answer *answer, const struct fc_plan *plan,
                   const struct fc_promise_answer *promise)
{
    const struct fc_levers *levers = promise->levers;
    if (levers == NULL || promise->verdict == FC_VERDICT_YES)
        return;
    if (levers->n > 0) {
        struct fc_table *table = fc_answer_table(answer, 3, levers->n, "What would make it safe");
        fc_table_heading(answer, table, 1, "holds in");
        table->words = true;
        for (int i = 0; i < levers->n; i++) {
            const struct fc_lever *lever = &levers->lever[i];
            fc_table_row(answer, table, fc_words_lever(plan, promise, lever).text);
            fc_table_cell(answer, table, 1, chance_words(promise, lever).text);
            fc_table_cell(answer, table, 2, remark(plan, lever).text);
        }
    }
    if (levers->partial)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "Stopped before all that might make it safe was tried.");
    else if (promise->verdict == FC_VERDICT_NO)
        say_nothing_else(answer, levers);
}
