/* Reading a result: means, quantiles, chances and safe levels in the units people use. */
#include "results/follow.h"
#include "results/result.h"

#include <assert.h>
#include <math.h>

#include "results/statistic.h"

static double ticks_of(const struct fc_result *result, int measure)
{
    return result->plan->measure[measure].ticks;
}

struct fc_result fc_result_view(const struct fc_result *result, int view)
{
    struct fc_result seen = *result;
    const size_t     cells = (size_t)result->plan->n_measures * ((size_t)result->plan->months + 1);
    seen.cell = result->cell + (size_t)view * cells;
    seen.n_views = 1;
    seen.n_promises = 0;
    return seen;
}

bool fc_result_keeps(const struct fc_result *result, int measure)
{
    return result->kept[measure];
}

const struct fc_cell *fc_result_cell(const struct fc_result *result, int measure, int t)
{
    assert(fc_result_keeps(result, measure));
    const int               cells = result->plan->months + 1;
    const struct fc_follow *follow = &result->follow[measure * cells + t];
    if (follow->how == FC_FOLLOWS_SAME)
        return &result->cell[follow->from.measure * cells + follow->from.t];
    return &result->cell[measure * cells + t];
}

double fc_result_mean(const struct fc_result *result, int measure, int t)
{
    return fc_moments_mean(&fc_result_cell(result, measure, t)->moments) /
           ticks_of(result, measure);
}

double fc_result_sd(const struct fc_result *result, int measure, int t)
{
    return fc_moments_sd(&fc_result_cell(result, measure, t)->moments) / ticks_of(result, measure);
}

double fc_result_quantile(const struct fc_result *result, int measure, int t, double q)
{
    return (double)fc_bins_quantile(&fc_result_cell(result, measure, t)->bins, q) /
           ticks_of(result, measure);
}

struct fc_chance fc_result_chance(const struct fc_result *result, int promise)
{
    return fc_chance_of(result->promise[promise].kept, result->trials);
}

struct fc_chance fc_result_period_chance(const struct fc_result *result, int promise, int clause,
                                         int period)
{
    return fc_chance_of(result->promise[promise].clause[clause].period_kept[period],
                        result->trials);
}

struct fc_chance fc_result_chance_from(const struct fc_result *result, int promise, int clause,
                                       int period)
{
    return fc_chance_of(result->promise[promise].clause[clause].kept_from[period], result->trials);
}

static double scale_of(const struct fc_result *result, const struct fc_clause *clause)
{
    return fc_statistic_scale(clause, ticks_of(result, clause->measure));
}

double fc_result_chance_at(const struct fc_result *result, int promise, double level)
{
    const struct fc_clause_tally *tally = &result->promise[promise].clause[0];
    const double                  at = level * scale_of(result, tally->clause);
    if (result->trials == 0)
        return 0;
    if (!tally->clause->at_most)
        return (double)fc_bins_at_least(&tally->statistic, (int64_t)ceil(at - 1e-6)) /
               (double)result->trials;
    const uint64_t above = fc_bins_at_least(&tally->statistic, (int64_t)floor(at + 1e-6) + 1);
    return (double)(tally->statistic.n - above) / (double)result->trials;
}

double fc_result_level(const struct fc_result *result, int promise, double q)
{
    const struct fc_clause_tally *tally = &result->promise[promise].clause[0];
    return (double)fc_bins_quantile(&tally->statistic, q) / scale_of(result, tally->clause);
}

/* The level that `wanted` of the trials keep: an order statistic of the statistic. */
static double level_kept_by(const struct fc_clause_tally *tally, double wanted, double scale)
{
    const uint64_t n = tally->statistic.n;
    double         kept = ceil(wanted - 1e-9);
    kept = kept < 1 ? 1 : kept > (double)n ? (double)n : kept;
    /* The end of the bin that is surely kept by so many. */
    const int64_t level = tally->clause->at_most
                              ? fc_bins_order_high(&tally->statistic, (uint64_t)kept - 1)
                              : fc_bins_order(&tally->statistic, n - (uint64_t)kept);
    return (double)level / scale;
}

/* Whole people, whole units of money; shares keep their digits. */
static double whole(double level, bool at_most, enum fc_measure_unit unit)
{
    if (unit == FC_UNIT_SHARE)
        return level;
    return at_most ? ceil(level - 1e-9) : floor(level + 1e-9);
}

bool fc_result_safe(const struct fc_result *result, int promise, double q,
                    struct fc_safe_level *out)
{
    const struct fc_promise_tally *tally = &result->promise[promise];
    const struct fc_clause_tally  *only = &tally->clause[0];
    if (tally->promise->n_clauses != 1 || !only->clause->one_level || only->undefined > 0 ||
        result->trials == 0)
        return false;
    for (int i = 0; i < tally->n_known; i++)
        if (tally->known[i].confidence == q) {
            *out = tally->known[i];
            return true;
        }
    const double               n = (double)result->trials;
    const double               scale = scale_of(result, only->clause);
    const double               spread = 1.959963984540054 * sqrt(n * q * (1 - q));
    const enum fc_measure_unit unit = result->plan->measure[only->clause->measure].unit;
    const bool                 at_most = only->clause->at_most;
    const double               easier = level_kept_by(only, q * n + spread, scale);
    const double               harder = level_kept_by(only, q * n - spread, scale);
    *out = (struct fc_safe_level){.confidence = q,
                                  .level = whole(level_kept_by(only, q * n, scale), at_most, unit),
                                  .low = whole(at_most ? harder : easier, at_most, unit),
                                  .high = whole(at_most ? easier : harder, at_most, unit)};
    return true;
}
