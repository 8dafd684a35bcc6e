#include "output/say_inputs.h"

#include <string.h>

#include "base/month.h"
#include "base/text.h"
#include "model/keys.h"
#include "model/sentence.h"
#include "output/say_value.h"
#include "output/words.h"

static bool is_input(enum fc_type type)
{
    switch (type) {
    case FC_T_WHOLE:
    case FC_T_CHOICE:
    case FC_T_NUMBER:
    case FC_T_AMOUNT:
    case FC_T_DAYS:
    case FC_T_MONTHS:
    case FC_T_PACE:
    case FC_T_HEADS:
    case FC_T_RESPONSE:
    case FC_T_QUANTITY:
    case FC_T_SCHEDULE:
    case FC_T_FLOW:
    case FC_T_SEASON:
    case FC_T_DELAY: return true;
    default: return false;
    }
}

static int inputs_of(enum fc_section_kind kind)
{
    int n = 0;
    for (size_t row = 0; row < fc_key_count; row++)
        n += fc_keys[row].section == kind && is_input(fc_keys[row].type);
    return n;
}

static void put_section(struct fc_answer *answer, struct fc_table *table,
                        const struct fc_plan *plan, enum fc_section_kind kind, const char *name,
                        const struct fc_section *section, const void *data)
{
    if (section->set == NULL)
        return;
    for (size_t row = 0; row < fc_key_count; row++) {
        const struct fc_key   *key = &fc_keys[row];
        const struct fc_place *place = &section->set[row];
        if (key->section != kind || place->line == 0 || !is_input(key->type) ||
            key->offset == FC_NO_FIELD)
            continue;
        fc_table_row(answer, table, fc_words_print("%s.%s", name, key->name).text);
        fc_say_value(answer, table, plan, key, (const char *)data + key->offset);
        fc_table_below(answer, table,
                       fc_words_print("%s: %s%s%s", fc_words_place(place).text,
                                      fc_words_typed(place).text,
                                      section->source == NULL ? "" : "; source: ",
                                      section->source == NULL ? "" : section->source)
                           .text);
    }
}

/* ---- the plan ---- */

static void put_stage(struct fc_answer *answer, struct fc_table *table, const struct fc_plan *plan,
                      const struct fc_stage *stage)
{
    put_section(answer, table, plan, FC_S_STAGE,
                fc_words_print("stage %s", stage->section.name).text, &stage->section, stage);
    for (int channel = 0; channel < plan->n_channels; channel++) {
        const struct fc_route *route = &stage->route[channel];
        if (route->section.name != NULL)
            put_section(answer, table, plan, FC_S_ROUTE,
                        fc_words_print("stage %s / %s", stage->section.name,
                                       plan->channel[channel].section.name)
                            .text,
                        &route->section, route);
    }
}

static void put_promises(struct fc_answer *answer, const struct fc_plan *plan)
{
    if (plan->n_promises == 0)
        return;
    struct fc_table *table = fc_answer_table(answer, 2, plan->n_promises, "Promises");
    table->words = true;
    fc_table_heading(answer, table, 1, "understood as");
    for (int i = 0; i < plan->n_promises; i++) {
        const struct fc_promise *promise = &plan->promise[i];
        struct fc_text           words = {0};
        fc_promise_say(&words, promise, plan);
        fc_text_add(&words, ", %s", fc_words_confidence(promise->confidence).text);
        fc_table_row(answer, table, fc_words_print("promise %s", promise->section.name).text);
        answer->no_memory = answer->no_memory || words.failed;
        fc_table_cell(answer, table, 1, words.failed ? "" : words.bytes);
        fc_text_free(&words);
        if (promise->section.set != NULL) {
            const struct fc_place *place =
                &promise->section.set[fc_key_row(FC_S_PROMISE, "promise")];
            fc_table_below(
                answer, table,
                fc_words_print("%s: %s", fc_words_place(place).text, fc_words_typed(place).text)
                    .text);
        }
    }
}

/* ---- what has names for keys ---- */

/* "338 in December 2026, 352 in November 2026": the months of one stage of one channel. */
static void say_months(struct fc_text *out, const struct fc_opening *opening, int n)
{
    for (int i = n - 1; i >= 0; i--) /* the newest first */
        fc_text_add(out, "%s%s in %s %d", i == n - 1 ? "" : ", ",
                    fc_words_whole((uint64_t)opening[i].count).text,
                    fc_month_name(opening[i].month), fc_year_of_month(opening[i].month));
}

static void put_openings(struct fc_answer *answer, const struct fc_plan *plan)
{
    if (plan->n_openings == 0)
        return;
    struct fc_table *table = fc_answer_table(answer, 2, plan->n_openings, "Open pipeline");
    table->words = true;
    fc_table_heading(answer, table, 1, "entered");
    for (int i = 0, n; i < plan->n_openings; i += n) {
        const struct fc_opening *first = &plan->opening[i];
        struct fc_text           words = {0};
        for (n = 1; i + n < plan->n_openings && first[n].channel == first->channel &&
                    first[n].stage == first->stage;)
            n++;
        say_months(&words, first, n);
        const int measure = fc_measure_of(plan, FC_M_ENTERED, first->stage);
        fc_table_row(
            answer, table,
            fc_words_print("%s%s%s",
                           first->channel < 0 ? "" : plan->channel[first->channel].section.name,
                           first->channel < 0 ? "" : ": ", plan->measure[measure].words)
                .text);
        answer->no_memory = answer->no_memory || words.failed;
        fc_table_cell(answer, table, 1, words.failed ? "" : words.bytes);
        fc_text_free(&words);
        fc_table_below(answer, table, fc_words_place(&first->place).text);
    }
}

static void put_ties(struct fc_answer *answer, const struct fc_plan *plan)
{
    if (plan->n_ties == 0)
        return;
    char             number[FC_NUMBER_TEXT];
    struct fc_table *table = fc_answer_table(answer, 2, plan->n_ties, "Inputs that move together");
    fc_table_heading(answer, table, 1, "correlation");
    for (int i = 0; i < plan->n_ties; i++) {
        const struct fc_tie *tie = &plan->tie[i];
        fc_table_row(answer, table, fc_words_print("%s ~ %s", tie->name[0], tie->name[1]).text);
        fc_table_cell(answer, table, 1, fc_print_short(number, tie->r, 3));
        fc_table_below(answer, table, fc_words_place(&tie->place).text);
    }
}

/* ---- all of it ---- */

static void put_sections(struct fc_answer *answer, struct fc_table *table,
                         const struct fc_plan *plan)
{
    for (int i = 0; i < plan->n_channels; i++)
        put_section(answer, table, plan, FC_S_CHANNEL,
                    fc_words_print("channel %s", plan->channel[i].section.name).text,
                    &plan->channel[i].section, &plan->channel[i]);
    for (int i = 0; i < plan->n_stages; i++)
        put_stage(answer, table, plan, &plan->stage[i]);
    for (int i = 0; i < plan->n_teams; i++)
        put_section(answer, table, plan, FC_S_TEAM,
                    fc_words_print("team %s", plan->team[i].section.name).text,
                    &plan->team[i].section, &plan->team[i]);
    put_section(answer, table, plan, FC_S_NURTURE, "nurture", &plan->nurture.section,
                &plan->nurture);
    put_section(answer, table, plan, FC_S_DEAL, "deal", &plan->deal.section, &plan->deal);
    for (int i = 0; i < plan->n_channels; i++)
        if (plan->channel_deal[i] != NULL)
            put_section(answer, table, plan, FC_S_CHANNEL_DEAL,
                        fc_words_print("deal / %s", plan->channel[i].section.name).text,
                        &plan->channel_deal[i]->section, plan->channel_deal[i]);
    put_section(answer, table, plan, FC_S_MARKET, "market", &plan->market.section, &plan->market);
}

void fc_say_inputs(struct fc_answer *answer, const struct fc_plan *plan)
{
    static const char *const heading[FC_VALUE_COLUMNS] = {[FC_VALUE_KIND] = "understood as",
                                                          [FC_VALUE_LOW] = "5 %",
                                                          [FC_VALUE_MEDIAN] = "median",
                                                          [FC_VALUE_MEAN] = "mean",
                                                          [FC_VALUE_HIGH] = "95 %"};

    const int rows =
        inputs_of(FC_S_DEAL) + inputs_of(FC_S_MARKET) + inputs_of(FC_S_NURTURE) +
        plan->n_teams * inputs_of(FC_S_TEAM) +
        plan->n_channels * (inputs_of(FC_S_CHANNEL) + inputs_of(FC_S_CHANNEL_DEAL)) +
        plan->n_stages * (inputs_of(FC_S_STAGE) + plan->n_channels * inputs_of(FC_S_ROUTE));
    struct fc_table *table = fc_answer_table(answer, FC_VALUE_COLUMNS, rows, "Inputs");
    for (int i = FC_VALUE_KIND; i < FC_VALUE_COLUMNS; i++)
        fc_table_heading(answer, table, i, heading[i]);
    put_sections(answer, table, plan);
    put_openings(answer, plan);
    put_ties(answer, plan);
    put_promises(answer, plan);
}

static struct fc_words counted(int n, const char *one, const char *many)
{
    return fc_words_print("%s %s", n == 0 ? "no" : fc_words_number(n).text, n == 1 ? one : many);
}

void fc_say_plan(struct fc_answer *answer, const struct fc_plan *plan)
{
    fc_answer_say(answer, FC_SAY_HEADING, "%s: %s from %s %d, %s, %s, %s.", plan->name,
                  counted(plan->months, "month", "months").text, fc_month_name(plan->start),
                  fc_year_of_month(plan->start),
                  counted(plan->n_channels, "channel", "channels").text,
                  counted(plan->n_stages, "stage", "stages").text,
                  counted(plan->n_promises, "promise", "promises").text);
}
