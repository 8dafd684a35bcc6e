/* The bands of the fan: one over each run of periods whose figures are known. */
#include "plots/months.h"

#include <math.h>

/* Half of the one bar that a single period is. */
static const double HALF_BAR = 60;

static bool is_known(const struct fc_chart_period *period)
{
    return isfinite(period->p50);
}

const struct fc_chart_period *fc_months_last(const struct fc_chart_facts *facts)
{
    for (size_t i = facts->period_count; i > 0; i--)
        if (is_known(&facts->periods[i - 1]))
            return &facts->periods[i - 1];
    return NULL;
}

const struct fc_chart_period *fc_months_told(const struct fc_chart_facts *facts)
{
    const struct fc_chart_period *last = fc_months_last(facts);
    const struct fc_chart_period *told = last;
    for (size_t i = 0; last->p95 <= last->p05 && i < facts->period_count; i++)
        if (facts->periods[i].p50 > told->p50)
            told = &facts->periods[i];
    return told;
}

double fc_months_half(const struct fc_months_plan *plan)
{
    return plan->size == 1 ? HALF_BAR : (plan->right - plan->left) / (double)(plan->size - 1) / 2;
}

/* One edge of a band: over the periods first..last, or as wide as a bar over one alone. */
static void trace(struct fc_point edge[], const struct fc_months_plan *plan,
                  const struct fc_chart_facts *facts, const double x[], size_t first, size_t last,
                  size_t quantile)
{
    const bool   alone = first == last;
    const double half = alone ? fc_months_half(plan) : 0;
    for (size_t i = first; i <= last + alone; i++) {
        const struct fc_chart_period *period = &facts->periods[alone ? first : i];
        const double value[] = {period->p05, period->p25, period->p75, period->p95};
        const double at = alone ? x[first] + (i == first ? -half : half) : x[i];
        edge[i - first] =
            (struct fc_point){plan->size == 1 ? at : fmax(plan->left, fmin(at, plan->right)),
                              fc_scale_at(&plan->upwards.scale, value[quantile])};
    }
}

static void add_band(struct fc_months_plan *plan, struct fc_ruler *ruler,
                     const struct fc_chart_facts *facts, const double x[], size_t first,
                     size_t last)
{
    struct fc_months_band *band = &plan->band[plan->bands];
    band->points = first == last ? 2 : last - first + 1;
    for (size_t i = 0; i < 4; i++) {
        band->edge[i] = fc_ruler_take(ruler, band->points, sizeof *band->edge[i]);
        if (band->edge[i] == NULL)
            return;
        trace(band->edge[i], plan, facts, x, first, last, i);
    }
    plan->edge = band->edge[0][band->points - 1].x;
    plan->bands++;
}

void fc_months_place_bands(struct fc_months_plan *plan, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts, const double x[])
{
    plan->band = fc_ruler_take(ruler, plan->size, sizeof *plan->band);
    size_t first = 0;
    for (size_t i = 0; plan->band != NULL && i < plan->size; i++) {
        if (!is_known(&facts->periods[i]))
            first = i + 1;
        else if (i + 1 == plan->size || !is_known(&facts->periods[i + 1]))
            add_band(plan, ruler, facts, x, first, i);
    }
}
