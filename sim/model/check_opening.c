/* Items that are too old to move on were lost long ago, whatever the list says. */
#include "model/check_opening.h"

#include <limits.h>
#include <math.h>

#include "model/distribution.h"

static const double DAYS_A_MONTH = 30.4375;

/* Whether an item can still be on its way this many months after its month of entry. */
static bool can_take(const struct fc_delay *delay, int months)
{
    if (delay->kind == FC_DELAY_DAYS) /* it entered at the end of its month at the latest */
        return fc_quantity_greatest(&delay->days) / DAYS_A_MONTH + 1 > months;
    for (size_t lag = (size_t)months; lag < delay->n; lag++)
        if (delay->share[lag] > 0)
            return true;
    return false;
}

static void check_age(const struct fc_plan *plan, const struct fc_opening *opening,
                      struct fc_problems *problems)
{
    const struct fc_stage *next = &plan->stage[opening->stage + 1];
    const struct fc_route *route = opening->channel < 0 ? NULL : &next->route[opening->channel];
    const struct fc_delay *delay = route != NULL && route->has_delay ? &route->delay : &next->delay;
    if (next->team >= 0) /* they wait for it first, however old they are */
        return;
    if (opening->count > 0 && !can_take(delay, plan->start - opening->month))
        fc_warning_at(
            problems, "no-effect", opening->place, "check the month, or the stage's delay",
            "these items have no effect: none takes so long to reach `%s`", next->section.name);
}

void fc_opening_check(const struct fc_plan *plan, struct fc_problems *problems)
{
    double sum = 0;
    for (int i = 0; i < plan->n_openings; i++) {
        const struct fc_opening *opening = &plan->opening[i];
        if (sum <= INT_MAX && sum + opening->count > INT_MAX)
            fc_error_at(problems, "limit", opening->place, "look for a count that is too large",
                        "the opening pipeline has more than %d items", INT_MAX);
        sum += opening->count;
        if (problems->errors == 0)
            check_age(plan, opening, problems);
    }
}
