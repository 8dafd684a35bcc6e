/* A promise on counts as bands: over these months, at least so many and at most so many. */
#ifndef FC_ENGINE_CLOSED_FORM_BANDS_H
#define FC_ENGINE_CLOSED_FORM_BANDS_H

#include <stdbool.h>
#include <stdint.h>

#include "model/plan.h"

/* The count over these months lies within least..most, both included. */
struct fc_band {
    struct fc_span span;
    int64_t        least; /* 0 or less: any */
    int64_t        most;  /* FC_BAND_ANY: any; less than least: never */
};

#define FC_BAND_ANY (INT64_C(1) << 52)

/* Kept when at least `needed` of the bands hold. No two share a month. */
struct fc_bands {
    int            stage;
    int            needed;
    int            n;
    struct fc_band band[FC_MAX_MONTHS];
};

/* False where a promise is not of that kind: on something else than entries, on several stages, on
   months that two clauses share in part, "k of n" with another clause. */
bool fc_bands_of(struct fc_bands *out, const struct fc_plan *plan,
                 const struct fc_promise *promise);

/* The same for a promise of one clause at another level, as results/result counts it: with stepped
   levels that much above each. */
void fc_bands_at(struct fc_bands *out, const struct fc_plan *plan, const struct fc_promise *promise,
                 double level);

/* Period i of a promise of one clause, alone. */
struct fc_band fc_band_of_period(const struct fc_clause *clause, int i);

#endif
