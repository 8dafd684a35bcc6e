/* A list has a value for each month; steps and single months lie within the plan. */
#include "model/check_schedule.h"

#include <limits.h>

#include "base/number.h"

static void check_months(const struct fc_plan *plan, const struct fc_schedule *schedule,
                         const char *key, struct fc_place place, struct fc_problems *problems)
{
    char first[8];
    char last[8];
    char month[8];
    for (size_t i = 0; i < schedule->n; i++) {
        const int t = schedule->month[i] == INT_MIN ? 0 : schedule->month[i] - plan->start;
        if (t < 0 || t >= plan->months)
            fc_warning_at(
                problems, "outside", place, NULL, "`%s` names %s, but the plan covers %s to %s",
                key, fc_month_print(month, schedule->month[i]), fc_month_print(first, plan->start),
                fc_month_print(last, plan->start + plan->months - 1));
    }
}

void fc_schedule_check(const struct fc_plan *plan, const struct fc_schedule *schedule,
                       const char *key, struct fc_place place, struct fc_problems *problems)
{
    if (plan->start <= 0 || plan->months <= 0 || schedule->n == 0)
        return;
    if (schedule->kind != FC_LIST)
        check_months(plan, schedule, key, place, problems);
    else if (schedule->n != (size_t)plan->months)
        fc_error_at(
            problems, "list-length", place, "give one value for each month, or say `a month`",
            "`%s` lists %zu values, but the plan has %d months", key, schedule->n, plan->months);
}
