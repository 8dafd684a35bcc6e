/* Heads by the month they were hired in, each worth what they have learned by the step's middle. */
#include "tests/slow_team.h"

#include <assert.h>
#include <math.h>

#include "tests/slow_trial.h"

enum { QUARTERS = 4 };

static double heads_in(const struct fc_team *team, const struct fc_plan *plan, int t)
{
    return fc_schedule_at(&team->heads, plan->start, t);
}

void slow_crew_month(struct slow_crew *crew, const struct fc_plan *plan, int t)
{
    assert(t >= 0 && t < plan->months);
    const double now = heads_in(crew->team, plan, t);
    const double before = t > 0 ? heads_in(crew->team, plan, t - 1) : 0;
    crew->hired[t] = fmax(now - before, 0);
    double leaving = fmax(before - now, 0);
    for (int month = t; month >= 0; month--) {
        const double gone = fmin(crew->hired[month], leaving);
        crew->hired[month] -= gone;
        leaving -= gone;
    }
}

/* What a head hired in that month does, of what it will: those of the first month have been there
   long. */
static double ramp(const struct fc_team *team, int month, int step)
{
    const double age = (step + 0.5) / QUARTERS - month;
    return month == 0 || age >= team->ramp ? 1 : age / team->ramp;
}

int slow_crew_units(struct slow_crew *crew, int step)
{
    for (int month = 0; month < FC_MAX_MONTHS && month <= step / QUARTERS; month++)
        crew->credit +=
            crew->hired[month] * ramp(crew->team, month, step) * crew->team->capacity / QUARTERS;
    /* Ten times a tenth is one, whatever the last bits say. */
    const double units = floor(crew->credit + 1e-9);
    crew->credit -= units;
    return (int)units;
}

double slow_team_cost(const struct fc_team *team, const struct fc_plan *plan, int t)
{
    return slow_hundredths(heads_in(team, plan, t) * team->cost);
}
