#include "output/team_load.h"

/* Of those who come, this share at least must be too many: less is how queues sway by chance. */
static const double TOO_MANY = 0.01;

int fc_team_measure(const struct fc_plan *plan, const struct fc_team *team, enum fc_measured what)
{
    const bool own = what == FC_M_CAPACITY || what == FC_M_UTILISATION;
    return fc_measure_of(plan, what, own ? team->stage : team->stage - 1);
}

static double mean_of(const struct fc_team_load *load, enum fc_measured what, int t)
{
    return fc_result_mean(load->result, fc_team_measure(load->result->plan, load->team, what), t);
}

static void read_months(struct fc_team_load *load)
{
    for (int t = 0; t < load->result->plan->months; t++) {
        load->capacity[t] = mean_of(load, FC_M_CAPACITY, t);
        load->worked[t] = mean_of(load, FC_M_WORKED, t);
        load->expired[t] = mean_of(load, FC_M_EXPIRED, t);
        load->waiting[t] = mean_of(load, FC_M_WAITING, t);
        load->came[t] = load->worked[t] + load->expired[t] + load->waiting[t] -
                        (t > 0 ? load->waiting[t - 1] : 0);
    }
}

static bool is_busy(const struct fc_team_load *load, int t)
{
    return load->capacity[t] > 0 && load->worked[t] >= FC_FULLY_BUSY * load->capacity[t];
}

static void read_later(struct fc_team_load *load)
{
    const int months = load->result->plan->months;
    const int third = months / 3 > 3 ? months / 3 : 3;
    load->later = months > third ? months - third : 0;
    const double n = months - load->later;
    for (int t = load->later; t < months; t++) {
        load->late_capacity += load->capacity[t] / n;
        load->late_came += load->came[t] / n;
        load->late_worked += load->worked[t] / n;
        load->late_expired += load->expired[t] / n;
    }
    load->late_more = load->late_came - load->late_worked - load->late_expired;
    load->bottleneck = load->late_worked >= FC_FULLY_BUSY * load->late_capacity &&
                       load->late_came - load->late_worked > TOO_MANY * load->late_came;
    load->since = load->later;
    while (load->since > 0 && is_busy(load, load->since - 1))
        load->since--;
}

static void find_busy_run(struct fc_team_load *load)
{
    for (int from = 0; from < load->result->plan->months; from++) {
        int to = from;
        while (to < load->result->plan->months && is_busy(load, to))
            to++;
        if (to - from > load->busy_to - load->busy_from) {
            load->busy_from = from;
            load->busy_to = to;
        }
    }
}

static bool has_expired(const struct fc_team_load *load)
{
    bool any = false;
    for (int t = 0; t < load->result->plan->months; t++)
        any = any || load->expired[t] > 0;
    return any;
}

struct fc_team_load fc_team_load_of(const struct fc_result *result, const struct fc_team *team)
{
    const struct fc_plan *plan = result->plan;
    struct fc_team_load   load = {
          .result = result,
          .team = team,
          .items = plan->measure[fc_measure_of(plan, FC_M_ENTERED, team->stage - 1)].words,
          .outcome = plan->measure[fc_measure_of(plan, FC_M_ENTERED, team->stage)].words};
    read_months(&load);
    read_later(&load);
    find_busy_run(&load);
    load.expires = has_expired(&load);
    return load;
}
