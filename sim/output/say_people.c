#include "output/say_people.h"

#include <math.h>

#include "base/month.h"
#include "base/text.h"
#include "output/say_bottleneck.h"
#include "output/team_load.h"
#include "output/words.h"

enum { HEADS = 1, CAN_WORK, CAME, WORKED, BUSY, WAITING, DAYS, EXPIRED, COLUMNS };

static struct fc_words month_words(const struct fc_plan *plan, int t)
{
    if (t == plan->months)
        return fc_words_print("the whole plan");
    return fc_words_print("%s %d", fc_month_short(plan->start + t),
                          fc_year_of_month(plan->start + t));
}

static struct fc_words titled(const char *name)
{
    struct fc_words words = fc_words_print("%s", name);
    if (words.text[0] >= 'a' && words.text[0] <= 'z')
        words.text[0] = (char)(words.text[0] - 'a' + 'A');
    return words;
}

static struct fc_words number(double value)
{
    char text[FC_NUMBER_TEXT];
    return fc_words_print("%s", fc_print_short(text, value, 4));
}

/* ---- teams ---- */

static void put_cell(struct fc_answer *answer, struct fc_table *table,
                     const struct fc_team_load *load, int column, enum fc_measured what, int t)
{
    const int measure = fc_team_measure(load->result->plan, load->team, what);
    if (fc_result_cell(load->result, measure, t)->moments.n > 0)
        fc_table_cell(answer, table, column, fc_words_cell_mean(load->result, measure, t).text);
}

/* Said as well as who was worked is known: most of them were. */
static void put_came(struct fc_answer *answer, struct fc_table *table,
                     const struct fc_team_load *load, int t)
{
    const struct fc_plan *plan = load->result->plan;
    const int             worked = fc_team_measure(plan, load->team, FC_M_WORKED);
    const int             waiting = fc_team_measure(plan, load->team, FC_M_WAITING);
    const double          error =
        hypot(fc_result_sd(load->result, worked, t), fc_result_sd(load->result, waiting, t)) /
        sqrt((double)load->result->trials);
    double came = t < plan->months ? load->came[t] : 0;
    for (int i = 0; i < plan->months && t == plan->months; i++)
        came += load->came[i];
    fc_table_cell(answer, table, CAME, fc_words_mean(&plan->measure[worked], came, error).text);
}

static void put_month(struct fc_answer *answer, struct fc_table *table,
                      const struct fc_team_load *load, int t)
{
    const struct fc_plan *plan = load->result->plan;
    fc_table_row(answer, table, month_words(plan, t).text);
    if (t < plan->months)
        fc_table_cell(answer, table, HEADS,
                      number(fc_schedule_at(&load->team->heads, plan->start, t)).text);
    put_cell(answer, table, load, CAN_WORK, FC_M_CAPACITY, t);
    put_came(answer, table, load, t);
    put_cell(answer, table, load, WORKED, FC_M_WORKED, t);
    put_cell(answer, table, load, BUSY, FC_M_UTILISATION, t);
    put_cell(answer, table, load, WAITING, FC_M_WAITING, t);
    put_cell(answer, table, load, DAYS, FC_M_DAYS_WAITED, t);
    if (load->expires)
        put_cell(answer, table, load, EXPIRED, FC_M_EXPIRED, t);
}

static void put_team(struct fc_answer *answer, const struct fc_team_load *load)
{
    static const char *const heading[COLUMNS] = {"",     "heads",   "can work", "came",   "worked",
                                                 "busy", "waiting", "days",     "expired"};
    const struct fc_plan    *plan = load->result->plan;
    struct fc_table         *table =
        fc_answer_table(answer, load->expires ? COLUMNS : EXPIRED, plan->months + 1,
                        titled(load->team->section.name).text);
    for (int column = 1; column < (load->expires ? COLUMNS : EXPIRED); column++)
        fc_table_heading(answer, table, column, heading[column]);
    for (int t = 0; t <= plan->months; t++)
        put_month(answer, table, load, t);
}

/* Whether somebody is hired who is not yet ramped. */
static bool ramps(const struct fc_plan *plan, const struct fc_team *team)
{
    bool hired = false;
    for (int t = 1; t < plan->months; t++)
        hired = hired || fc_schedule_at(&team->heads, plan->start, t) >
                             fc_schedule_at(&team->heads, plan->start, t - 1);
    return hired && team->ramp > 0;
}

static void say_team(struct fc_answer *answer, const struct fc_team_load *load)
{
    const struct fc_plan *plan = load->result->plan;
    const struct fc_team *team = load->team;
    double                cost = 0;
    for (int t = 0; t < plan->months; t++)
        cost += fc_schedule_at(&team->heads, plan->start, t) * team->cost;
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "%s works %s, some of which become %s; waiting: at the month's end; days: that "
                  "those worked had waited.",
                  titled(team->section.name).text, load->items, load->outcome);
    if (ramps(plan, team))
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "A new head works more from month to month and is at full pace after %s "
                      "months.",
                      number(team->ramp).text);
    if (cost > 0)
        fc_answer_say(answer, FC_SAY_SENTENCE, "It costs %s%s%s in all, part of the plan's cost.",
                      plan->currency, plan->currency[0] == '\0' ? "" : " ",
                      fc_words_whole((uint64_t)(cost + 0.5)).text);
}

/* ---- the pool ---- */

static void say_nurture(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan    *plan = result->plan;
    const struct fc_nurture *nurture = &plan->nurture;
    const char *from = plan->measure[fc_measure_of(plan, FC_M_ENTERED, nurture->from)].words;
    const char *to = plan->measure[fc_measure_of(plan, FC_M_ENTERED, nurture->returns_to)].words;
    const int   returned = fc_measure_of(plan, FC_M_RETURNED, nurture->from);
    const int   pool = fc_measure_of(plan, FC_M_IN_NURTURE, nurture->from);
    struct fc_table *table = fc_answer_table(answer, 3, plan->months + 1, "Kept in contact with");
    fc_table_heading(answer, table, 1, "came back");
    fc_table_heading(answer, table, 2, "in the pool");
    for (int t = 0; t <= plan->months; t++) {
        fc_table_row(answer, table, month_words(plan, t).text);
        fc_table_cell(answer, table, 1, fc_words_cell_mean(result, returned, t).text);
        fc_table_cell(answer, table, 2, fc_words_cell_mean(result, pool, t).text);
    }
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "Of the %s that did not move on %s come back within the plan and are counted as "
                  "%s again; %s are in the pool at its end.",
                  from, fc_words_cell_mean(result, returned, plan->months).text, to,
                  fc_words_cell_mean(result, pool, plan->months).text);
    fc_answer_say(answer, FC_SAY_SENTENCE,
                  "What they win is part of the figures and cannot be told apart in them; to see "
                  "the plan without it: --set 'nurture.share = 0%%'.");
    if (nurture->contacts > nurture->tires_at)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "They are contacted %s times a month and bear %s: that tires them, and only "
                      "%.0f %% of those come back who would.",
                      number(nurture->contacts).text, number(nurture->tires_at).text,
                      100 * nurture->tires_at / nurture->contacts);
}

void fc_say_people(struct fc_answer *answer, const struct fc_result *result)
{
    const struct fc_plan *plan = result->plan;
    fc_say_bottleneck(answer, result);
    for (int i = 0; i < plan->n_teams; i++) {
        if (plan->team[i].stage < 0)
            continue;
        const struct fc_team_load load = fc_team_load_of(result, &plan->team[i]);
        put_team(answer, &load);
        say_team(answer, &load);
    }
    if (plan->nurture.exists)
        say_nurture(answer, result);
}
