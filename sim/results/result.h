/* What is kept of all trials: measures month by month, and promises. Exact and mergeable. */
#ifndef FC_RESULTS_RESULT_H
#define FC_RESULTS_RESULT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fail.h"
#include "engine/trial.h"
#include "model/plan.h"
#include "results/cell.h"
#include "results/chance.h"
#include "results/safe_level.h"
#include "results/sample.h"

/* One clause of a promise over the trials. The statistic (model: "Promises") is in ticks; an
   average is kept as the sum over its periods, so that it stays whole. With stepped levels it is
   counted from the level. */
struct fc_clause_tally {
    const struct fc_clause *clause;
    uint64_t                kept;
    uint64_t                undefined;   /* ratio without a denominator: not kept */
    struct fc_bins          statistic;   /* of the defined trials */
    uint64_t               *period_kept; /* [n_periods] that period alone */
    uint64_t               *kept_from;   /* [n_periods] that period and all later ones */
};

struct fc_promise_tally {
    const struct fc_promise *promise;
    uint64_t                 kept;    /* all clauses */
    struct fc_clause_tally  *clause;  /* [n_clauses] */
    struct fc_samples        samples; /* of the first clause's measure */
    int                      n_known; /* safe levels that were integrated, not counted */
    struct fc_safe_level     known[FC_KNOWN_SAFE];
};

struct fc_follow;
struct fc_result {
    const struct fc_plan *plan;
    struct fc_follow     *follow; /* [n_measures * (months + 1)] */
    bool                 *kept;   /* [n_measures] whose cells are counted; the others are empty */
    int            *columns;      /* [n_measures] which are looked at: none, the total alone, all */
    bool            totals;       /* of those only totals; no sample years either */
    uint64_t        seed;
    uint64_t        trials;  /* that were run */
    uint64_t        wanted;  /* that were asked for */
    bool            partial; /* interrupted before all were run */
    int             n_views; /* 1; by channel: all, each channel, the opening pipeline */
    struct fc_cell *cell;    /* [n_views * n_measures * (months + 1)]; last month: total */
    int             n_promises;
    struct fc_promise_tally *promise;
};

/* An empty result for these promises; by channel if the layout is. The plan and the promises must
   outlive it. kept[n_measures]: whose cells to count, NULL: all. The layout must keep them too, but
   those that follow from others. */
enum fc_status fc_result_make(struct fc_result *out, const struct fc_layout *layout,
                              const bool kept[], int n_promises,
                              const struct fc_promise *const promise[], struct fc_error *err);
void           fc_result_free(struct fc_result *result);

/* Adds what a drawn block of a layout by channel measures in one view (not all), after
   fc_result_see. */
enum fc_status fc_result_see_view(struct fc_result *result, struct fc_block *block, int view,
                                  struct fc_error *err);

/* What one view of a result by channel measures, to be read like a result without promises: 1 + c
   for channel c, n_views - 1 for the opening pipeline. Lives as long as the result; not to be
   freed. */
struct fc_result fc_result_view(const struct fc_result *result, int view);

/* Adds a drawn block of trials. Its columns are filled measure by measure, and counted while they
   are near; those that nothing is counted of are not. FC_NO_MEMORY leaves the result unusable. */
enum fc_status fc_result_see(struct fc_result *result, struct fc_block *block,
                             struct fc_error *err);

/* Adds another result of the same shape, which is then good for nothing but freeing. */
void fc_result_merge(struct fc_result *into, struct fc_result *from);

/* Once all blocks are in: fills cells that follow from others (results/follow). */
enum fc_status fc_result_finish(struct fc_result *result, const struct fc_layout *layout,
                                struct fc_error *err);

/* The cell of a measure that is kept in month t of the plan; t == months: the total. */
bool                  fc_result_keeps(const struct fc_result *result, int measure);
const struct fc_cell *fc_result_cell(const struct fc_result *result, int measure, int t);

/* In the measure's unit (people, money, share). Quantiles are 0 when no trial is defined. */
double fc_result_mean(const struct fc_result *result, int measure, int t);
double fc_result_sd(const struct fc_result *result, int measure, int t);
double fc_result_quantile(const struct fc_result *result, int measure, int t, double q);

/* The chance that clause c of promise p is kept / the whole promise is kept. */
struct fc_chance fc_result_chance(const struct fc_result *result, int promise);
struct fc_chance fc_result_period_chance(const struct fc_result *result, int promise, int clause,
                                         int period);
struct fc_chance fc_result_chance_from(const struct fc_result *result, int promise, int clause,
                                       int period);

/* The chance that the statistic of a promise's only clause reaches `level` (in the measure's unit,
   with the clause's at_most): the promise curve. */
double fc_result_chance_at(const struct fc_result *result, int promise, double level);

/* The q-quantile of that statistic as a level in the measure's unit (a mean for averages). */
double fc_result_level(const struct fc_result *result, int promise, double q);

/* The largest whole level (money: hundredth) with a chance of at least q: for at_least the order
   statistic with index floor((1 - q) n), ascending; for at_most the smallest. low and high: a 95 %
   order-statistic interval. A level that is known better is said as known. Not for joint promises,
   stepped levels or partly undefined ratios: returns false. */
bool fc_result_safe(const struct fc_result *result, int promise, double q,
                    struct fc_safe_level *out);

#endif
