/* Levers of people and process: a better rate, a faster answer, one head more. */
#include <math.h>
#include <stdio.h>

#include "base/text.h"
#include "questions/lever_search.h"
#include "questions/lint_means.h"
#include "random/quantile.h"

/* No rate is hoped to become better by more than this, nor to leave so little room. */
static const double MOST_BETTER = 1.0 / 3, MOST_RATE = 0.95;

/* A team that works at least so much of what it can is worth another head; so many are tried. */
static const double BUSY = 0.9;
enum { MOST_HEADS = 3 };

/* ---- rates ---- */

/* One rate of the plan: of a stage, for one channel or (-1) all that have none of their own. */
struct rate {
    int    stage, channel;
    double share; /* of what counts for the promise, how much passes by it */
    double mean;
};

/* What passes by a rate; mean items that count, by channel. */
static void weigh(struct rate *rate, const struct fc_plan *plan, const double counts[], double all)
{
    const struct fc_stage *stage = &plan->stage[rate->stage];
    rate->share = 0;
    for (int c = 0; c < plan->n_channels; c++)
        if (rate->channel == c || (rate->channel < 0 && !stage->route[c].has_rate))
            rate->share += counts[c] / all;
    if (rate->channel < 0)
        rate->share += counts[plan->n_channels] / all;
    rate->mean =
        fc_quantity_mean(rate->channel < 0 ? &stage->rate : &stage->route[rate->channel].rate);
}

/* The rate by which most passes, the first of them. */
static struct rate most_used(const struct fc_lever_search *search, const double counts[])
{
    const struct fc_plan *plan = search->study->plan;
    struct rate           best = {.stage = -1};
    double                all = 0;
    for (int c = 0; c <= plan->n_channels; c++)
        all += counts[c];
    for (int s = 0; s <= fc_lever_stage(search) && all > 0; s++)
        for (int c = -1; c < plan->n_channels; c++) {
            struct rate rate = {.stage = s, .channel = c};
            if (c < 0 ? !plan->stage[s].has_rate
                      : !plan->stage[s].route[c].has_rate || !plan->channel[c].enabled)
                continue;
            weigh(&rate, plan, counts, all);
            if (rate.mean > 0 && rate.mean < MOST_RATE && rate.share > best.share + 1e-9)
                best = rate;
        }
    return best;
}

/* Mean items that count for the promise, by channel; the last those of none. */
static bool count_items(double out[], const struct fc_lever_search *search)
{
    const struct fc_plan   *plan = search->study->plan;
    const struct fc_clause *clause = &search->answer->promise->clause[0];
    struct fc_arena         arena = {0};
    struct fc_means         means;
    struct fc_mean_run      run;
    const bool              made =
        fc_means_make(&means, plan, &arena) && fc_mean_run(&run, &means, FC_MEAN_FREE, &arena);
    for (int c = 0; made && c <= plan->n_channels; c++) {
        out[c] = 0;
        for (int t = clause->from_t; t <= clause->to_t; t++)
            out[c] += fc_mean_entered_by(&run, fc_lever_stage(search), c, t);
    }
    fc_arena_free(&arena);
    return made;
}

/* Turned is the share by which the rate grows. */
static void write_rate(const struct fc_lever_dial *dial, double x, struct fc_lever_sets *out)
{
    const struct fc_plan *plan = dial->search->study->plan;
    const char           *stage = plan->stage[dial->stage].section.name;
    char                  factor[FC_NUMBER_TEXT];
    fc_print_short(factor, ceil((1 + x) * 1e4 - 1e-6) / 1e4, 12);
    out->n = 1;
    if (dial->channel < 0)
        snprintf(out->text[0], FC_LEVER_TEXT, "stage %s.rate = x %s", stage, factor);
    else
        snprintf(out->text[0], FC_LEVER_TEXT, "stage %s / %s.rate = x %s", stage,
                 plan->channel[dial->channel].section.name, factor);
}

/* Rates are said in whole percents, in tenths of one where they are below 5 %. */
static double step_of(double rate)
{
    return rate < 0.05 ? 0.001 : 0.01;
}

static double round_rate(void *context, double x)
{
    const struct fc_lever_dial *dial = context;
    const double                step = step_of(dial->base);
    return fmax(ceil(dial->base * (1 + x) / step - 1e-6) * step / dial->base - 1, 0);
}

static double most_better(double rate)
{
    const double most = fmin(rate * (1 + MOST_BETTER), MOST_RATE), step = step_of(rate);
    return fmax(floor(most / step + 1e-6) * step / rate - 1, 0);
}

void fc_lever_rate(struct fc_lever_search *search)
{
    double         counts[FC_MAX_CHANNELS + 1];
    struct fc_root root;
    if (!count_items(counts, search)) {
        search->status =
            fc_fail(search->err, FC_NO_MEMORY, "There is not enough memory for levers.");
        return;
    }
    const struct rate    rate = most_used(search, counts);
    struct fc_lever_dial dial = {.search = search,
                                 .channel = rate.channel,
                                 .stage = rate.stage,
                                 .base = rate.mean,
                                 .high = most_better(rate.mean),
                                 .write = write_rate,
                                 .round_up = round_rate};
    const bool           found = rate.stage >= 0 && fc_lever_turn(&dial, &root);
    search->tried_rates = rate.stage >= 0;
    if (!found)
        return;
    struct fc_lever_sets sets = {0};
    struct fc_lever     *lever = fc_lever_add(search, FC_LEVER_RATE, root.chance);
    if (lever == NULL)
        return;
    write_rate(&dial, root.x, &sets);
    fc_lever_keep_sets(search, lever, &sets);
    lever->stage = rate.stage;
    lever->channel = rate.channel;
    lever->before = rate.mean;
    lever->after = rate.mean * (1 + root.x);
    lever->share = root.x;
}

/* ---- answering sooner ---- */

static bool try_days(struct fc_lever_search *search, int stage, double days,
                     struct fc_lever_sets *sets, struct fc_chance *out)
{
    sets->n = 1;
    snprintf(sets->text[0], FC_LEVER_TEXT, "stage %s.response_time = %g days",
             search->study->plan->stage[stage].section.name, days);
    return fc_lever_try_clearly(search, sets, out);
}

static void add_response(struct fc_lever_search *search, int stage, double days)
{
    struct fc_lever_sets sets = {0};
    struct fc_chance     chance;
    struct fc_lever     *lever;
    if (!try_days(search, stage, days, &sets, &chance) || !fc_lever_matters(search, chance) ||
        chance.p < search->answer->chance.p)
        return;
    lever = fc_lever_add(search, FC_LEVER_RESPONSE, chance);
    if (lever == NULL)
        return;
    fc_lever_keep_sets(search, lever, &sets);
    lever->stage = stage;
    lever->before = search->study->plan->stage[stage].pace.response_time;
    lever->after = days;
}

/* At once, or the most whole days that will do; a day more, which will not. */
static void answer_sooner(struct fc_lever_search *search, int stage)
{
    const double         now = search->study->plan->stage[stage].pace.response_time;
    struct fc_lever_sets sets = {0};
    struct fc_chance     chance;
    double               low = 0, high = ceil(now);
    if (!try_days(search, stage, 0, &sets, &chance))
        return;
    while (fc_lever_enough(search, chance) && high - low > 1) {
        const double     days = floor((low + high) / 2);
        struct fc_chance seen;
        const bool       enough =
            try_days(search, stage, days, &sets, &seen) && fc_lever_enough(search, seen);
        *(enough ? &low : &high) = days;
    }
    add_response(search, stage, low);
    if (fc_lever_enough(search, chance) && high < now)
        add_response(search, stage, high);
}

void fc_lever_response(struct fc_lever_search *search)
{
    const struct fc_plan *plan = search->study->plan;
    for (int s = 0; s <= fc_lever_stage(search); s++)
        if (plan->stage[s].pace.response_time > 0 && isfinite(plan->stage[s].pace.shelf_life))
            answer_sooner(search, s);
}

/* ---- heads ---- */

static bool is_busy(const struct fc_lever_search *search, const struct fc_team *team)
{
    const struct fc_plan *plan = search->study->plan;
    const int measure = team->stage < 0 ? -1 : fc_measure_of(plan, FC_M_UTILISATION, team->stage);
    for (int t = 0; measure >= 0 && t < plan->months; t++)
        if (fc_result_mean(search->result, measure, t) >= BUSY)
            return true;
    return false;
}

/* The fewest heads more that are enough; one, when not even the most are. */
static void hire(struct fc_lever_search *search, int team)
{
    const struct fc_plan *plan = search->study->plan;
    struct fc_lever_sets  sets[MOST_HEADS] = {0};
    struct fc_chance      chance[MOST_HEADS];
    int                   n = 0;
    for (; n < MOST_HEADS && (n == 0 || !fc_lever_enough(search, chance[n - 1])); n++) {
        sets[n].n = 1;
        snprintf(sets[n].text[0], FC_LEVER_TEXT, "team %s.heads = +%d",
                 plan->team[team].section.name, n + 1);
        if (!fc_lever_try_clearly(search, &sets[n], &chance[n]) ||
            !fc_lever_matters(search, chance[n]) || chance[n].p < search->answer->chance.p)
            break;
    }
    if (n == 0)
        return;
    const int        used = fc_lever_enough(search, chance[n - 1]) ? n - 1 : 0;
    struct fc_lever *lever = fc_lever_add(search, FC_LEVER_HEADS, chance[used]);
    if (lever == NULL)
        return;
    fc_lever_keep_sets(search, lever, &sets[used]);
    lever->team = team;
    lever->after = used + 1;
    lever->amount = lever->cost = (used + 1) * plan->team[team].cost;
    lever->cost_known = plan->team[team].cost > 0;
}

void fc_lever_heads(struct fc_lever_search *search)
{
    for (int i = 0; i < search->study->plan->n_teams; i++)
        if (is_busy(search, &search->study->plan->team[i]))
            hire(search, i);
}
