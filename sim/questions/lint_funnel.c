/* The funnel as a whole: rates that multiply to nothing or too much, deals that come too late to be
   seen, and money that hangs on one of them. */
#include "questions/lint_rules.h"

#include <math.h>
#include <string.h>

#include "model/settle.h"

/* Where the last stage's rate, or delay, was first given for a channel that is on. */
static struct fc_place place_in_stage(const struct fc_plan *plan, int s, const char *key)
{
    const struct fc_stage *stage = &plan->stage[s];
    if (fc_plan_given(&stage->section, FC_S_STAGE, key))
        return fc_lint_place(&stage->section, FC_S_STAGE, key);
    for (int c = fc_lint_next_channel(plan, -1); c < plan->n_channels;
         c = fc_lint_next_channel(plan, c))
        if (fc_plan_given(&stage->route[c].section, FC_S_ROUTE, key))
            return fc_lint_place(&stage->route[c].section, FC_S_ROUTE, key);
    return stage->section.place;
}

/* ---- rates ---- */

/* Whether what reaches the last stage pays. */
static bool ends_in_deals(const struct fc_plan *plan)
{
    static const char *const words[] = {"won", "deal", "sale", "customer"};
    const char              *key = plan->stage[plan->n_stages - 1].section.key;
    const char              *join = strrchr(key, '_');
    const char              *last = join == NULL ? key : join + 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(last, words[i]) == 0)
            return true;
    return plan->deal.exists;
}

/* Of all inquiries of the plan, the share that the mean rates make a deal of; NAN without any. */
static double share_won(const struct fc_plan *plan, const struct fc_means *means)
{
    const int columns = plan->n_channels + 1;
    double    inquiries = 0, won = 0;
    for (int c = 0; c < plan->n_channels; c++) {
        double product = 1, came = 0;
        for (int s = 0; s < plan->n_stages; s++)
            product *= means->door[s * columns + c].rate;
        for (int t = 0; t < plan->months; t++)
            came += means->inquiries[c * plan->months + t];
        inquiries += came;
        won += came * product;
    }
    return won / inquiries;
}

void fc_lint_unusual_rates(const struct fc_lint *lint)
{
    const double          least = 0.001, most = 0.1;
    const struct fc_plan *plan = lint->plan;
    const int             last = plan->n_stages - 1;
    const double          share = share_won(plan, lint->means);
    if (isnan(share) || !ends_in_deals(plan) || (share >= least && share <= most))
        return;
    fc_lint_say(lint, place_in_stage(plan, last, "rate"),
                share < least
                    ? "write each rate as a share of the stage before it, not of all inquiries, or "
                      "count further back"
                    : "write a rate below 100 % for raw inquiries in the first stage, or check "
                      "that each rate counts all of the stage before it",
                "of 1,000 inquiries the rates make %s %s; most funnels make 1 to 100",
                fc_lint_number(1000 * share).text, plan->stage[last].section.name);
}

/* ---- beyond the plan ---- */

/* Of those who enter the stage before the last in the plan and will reach the last: how many do so
   after the plan's end. */
static double share_beyond(const struct fc_plan *plan, const struct fc_means *means,
                           const struct fc_mean_run *run)
{
    const int s = plan->n_stages - 1;
    double    within = 0, beyond = 0;
    for (int c = 0; c < plan->n_channels; c++) {
        const struct fc_mean_door *door = &means->door[s * (plan->n_channels + 1) + c];
        for (int t = 0; t < plan->months; t++) {
            const double movers = fc_mean_entered_by(run, s - 1, c, t) * door->rate;
            for (int lag = 0; lag < door->n_lags; lag++)
                *(t + lag < plan->months ? &within : &beyond) += movers * door->lag[lag];
        }
    }
    return within + beyond > 0 ? beyond / (within + beyond) : 0;
}

void fc_lint_beyond_the_plan(const struct fc_lint *lint)
{
    const double          most = 1.0 / 3;
    const struct fc_plan *plan = lint->plan;
    struct fc_mean_run    run;
    if (!fc_mean_run(&run, lint->means, FC_MEAN_FREE, lint->arena)) {
        lint->problems->no_memory = true;
        return;
    }
    const double share = share_beyond(plan, lint->means, &run);
    const int    last = plan->n_stages - 1;
    if (share <= most)
        return;
    fc_lint_say(lint, place_in_stage(plan, last, "delay"),
                fc_lint_words("write `months = %d`, or %s",
                              (int)fmin(ceil(1.5 * plan->months), FC_MAX_MONTHS),
                              plan->deal.exists ? "judge the plan by bookings with later ones, not "
                                                  "by what falls into it"
                                                : "judge the plan by the stage before")
                    .text,
                "%s of the %s that the plan's %s become lie beyond its end",
                fc_lint_percent(share).text, plan->stage[last].plural,
                last == 0 ? "inquiries" : plan->stage[last - 1].plural);
}

/* ---- one large deal ---- */

void fc_lint_one_large_deal(const struct fc_lint *lint)
{
    const struct fc_plan *plan = lint->plan;
    const int             measure = fc_measure_of(plan, FC_M_LARGEST_DEAL, -1);
    if (measure < 0 || !fc_result_keeps(lint->result, measure) ||
        fc_result_cell(lint->result, measure, plan->months)->moments.n == 0)
        return;
    const double share = fc_result_mean(lint->result, measure, plan->months);
    if (share <= 0.5)
        return;
    const struct fc_section *section = &plan->deal.section;
    fc_lint_say(
        lint,
        fc_lint_place(section, FC_S_DEAL,
                      fc_plan_given(section, FC_S_DEAL, "large_value") ? "large_value" : "value"),
        "write a `cap` to see what the plan brings without such luck, or promise deals "
        "rather than money",
        "on average one single deal makes %s of all bookings: the mean is no year that "
        "ever happens",
        fc_lint_percent(share).text);
}
