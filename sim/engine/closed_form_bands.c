/* Every reading is some bands of which all, or k, must hold; clauses on the same months meet. */
#include "engine/closed_form_bands.h"

#include <assert.h>
#include <math.h>

/* A level of 0.2 of something must not fail by its last binary digit; as results/statistic. */
static const double SLACK = 1e-6;

static int64_t whole(double count)
{
    return (int64_t)fmax(fmin(count, (double)FC_BAND_ANY), -(double)FC_BAND_ANY);
}

static struct fc_band band_of(struct fc_span span, bool at_most, double level)
{
    struct fc_band band = {.span = span, .least = 0, .most = FC_BAND_ANY};
    if (at_most)
        band.most = whole(floor(level + SLACK));
    else
        band.least = whole(ceil(level - SLACK));
    return band;
}

struct fc_band fc_band_of_period(const struct fc_clause *clause, int i)
{
    return band_of(clause->span[i], clause->at_most, clause->level[i]);
}

/* The level of a period. Stepped ones are compared as whole numbers, see results/statistic. */
static double level_of(const struct fc_clause *clause, int i, double level)
{
    return clause->one_level ? level : round(clause->level[i]) + level;
}

/* Several clauses may speak of the same months; what they share in part is no product. */
static bool add(struct fc_bands *out, struct fc_band band)
{
    for (int i = 0; i < out->n; i++) {
        struct fc_band *other = &out->band[i];
        if (band.span.first > other->span.last || band.span.last < other->span.first)
            continue;
        if (band.span.first != other->span.first || band.span.last != other->span.last)
            return false;
        other->least = band.least > other->least ? band.least : other->least;
        other->most = band.most < other->most ? band.most : other->most;
        return true;
    }
    out->band[out->n++] = band;
    return true;
}

static bool is_sum(const struct fc_clause *clause)
{
    return clause->reading == FC_AVERAGE || clause->reading == FC_TOTAL;
}

/* The sum over all periods, one band: their months follow one another. */
static bool add_sum(struct fc_bands *out, const struct fc_clause *clause, double level)
{
    const int n = clause->n_periods;
    double    sum = level * (clause->reading == FC_AVERAGE ? n : 1);
    for (int i = 0; i < n && !clause->one_level; i++)
        sum += round(clause->level[i]);
    for (int i = 1; i < n; i++)
        if (clause->span[i].first != clause->span[i - 1].last + 1)
            return false;
    const struct fc_span all = {clause->span[0].first, clause->span[n - 1].last};
    return add(out, band_of(all, clause->at_most, sum));
}

static bool add_clause(struct fc_bands *out, const struct fc_clause *clause, double level)
{
    if (is_sum(clause))
        return add_sum(out, clause, level);
    for (int i = 0; i < clause->n_periods; i++)
        if (!add(out, band_of(clause->span[i], clause->at_most, level_of(clause, i, level))))
            return false;
    return true;
}

static bool is_some(const struct fc_clause *clause)
{
    return clause->reading == FC_K_OF_N && clause->k < clause->n_periods;
}

static double own_level(const struct fc_clause *clause)
{
    return clause->one_level ? clause->level[0] : 0;
}

bool fc_bands_of(struct fc_bands *out, const struct fc_plan *plan, const struct fc_promise *promise)
{
    out->n = 0;
    out->stage = plan->measure[promise->clause[0].measure].stage;
    for (int c = 0; c < promise->n_clauses; c++) {
        const struct fc_clause  *clause = &promise->clause[c];
        const struct fc_measure *measure = &plan->measure[clause->measure];
        if (measure->what != FC_M_ENTERED || measure->stage != out->stage ||
            (is_some(clause) && promise->n_clauses > 1) ||
            !add_clause(out, clause, own_level(clause)))
            return false;
    }
    out->needed = is_some(promise->clause) ? promise->clause[0].k : out->n;
    return true;
}

void fc_bands_at(struct fc_bands *out, const struct fc_plan *plan, const struct fc_promise *promise,
                 double level)
{
    const struct fc_clause *clause = promise->clause;
    assert(promise->n_clauses == 1);
    out->n = 0;
    out->stage = plan->measure[clause->measure].stage;
    add_clause(out, clause, level);
    out->needed = is_some(clause) ? clause->k : out->n;
}
