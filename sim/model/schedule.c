/* Schedules as they are used: made of parts, changed, and asked for a month. */
#include "model/schedule.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

#include "model/cutting.h"
#include "model/schedule_parts.h"

static double base_at(const struct fc_schedule *schedule, int month, int t)
{
    size_t i = 0;
    switch (schedule->kind) {
    case FC_LIST: return t >= 0 && (size_t)t < schedule->n ? schedule->value[t] : 0;
    case FC_STEPS:
        while (i < schedule->n && schedule->month[i] <= month)
            i++;
        return i == 0 ? 0 : schedule->value[i - 1];
    case FC_PULSES:
        for (i = 0; i < schedule->n; i++)
            if (schedule->month[i] == month)
                return schedule->value[i];
        return 0;
    }
    return 0;
}

double fc_schedule_at(const struct fc_schedule *schedule, int start, int t)
{
    const double base = schedule->n == 0 ? 0 : base_at(schedule, start + t, t);
    return fmax(schedule->scale * base + schedule->shift, 0);
}

void fc_schedule_change(struct fc_schedule *schedule, struct fc_change change)
{
    schedule->scale *= change.scale;
    schedule->shift = change.scale * schedule->shift + change.shift;
}

bool fc_schedule_always(struct fc_schedule *out, double value, struct fc_arena *arena,
                        struct fc_problems *problems)
{
    int    *month = fc_arena_take(arena, 1, sizeof *month);
    double *values = fc_arena_take(arena, 1, sizeof *values);
    if (month == NULL || values == NULL) {
        problems->no_memory = true;
        return false;
    }
    month[0] = INT_MIN;
    values[0] = value;
    *out = (struct fc_schedule){FC_STEPS, 1, month, values, 1, 0};
    return true;
}

static int compare_months(const void *a, const void *b)
{
    const int first = *(const int *)a;
    const int second = *(const int *)b;
    return (first > second) - (first < second);
}

bool fc_schedule_pulses(struct fc_schedule *out, struct fc_piece months, double value,
                        struct fc_arena *arena, struct fc_problems *problems)
{
    const size_t     n = fc_cut_list(months, NULL, 0);
    struct fc_piece *item = fc_arena_take(arena, n, sizeof *item);
    int             *month = fc_arena_take(arena, n, sizeof *month);
    double          *values = fc_arena_take(arena, n, sizeof *values);
    if (item == NULL || month == NULL || values == NULL) {
        problems->no_memory = true;
        return false;
    }
    fc_cut_list(months, item, n);
    for (size_t i = 0; i < n; i++) {
        if (!fc_month_read(&month[i], item[i], problems))
            return false;
        values[i] = value;
        for (size_t j = 0; j < i; j++)
            if (month[j] == month[i])
                return fc_error_at(problems, "schedule", item[i].place, NULL,
                                   "this month is named twice");
    }
    qsort(month, n, sizeof *month, compare_months);
    *out = (struct fc_schedule){FC_PULSES, n, month, values, 1, 0};
    return true;
}
