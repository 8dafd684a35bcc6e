/* Given the inputs and the month noises, the chance that a promise on counts is kept is a product.

   Then every month's count of one stage is an independent Poisson (a marked Poisson process), and
   so is every sum over months that share none. This holds for one stage at a time, and not behind
   what ties items together: a team, a finite market, a pool, what was open before the plan, noise
   of a month's rates. */
#ifndef FC_ENGINE_CLOSED_FORM_H
#define FC_ENGINE_CLOSED_FORM_H

#include <stdbool.h>

#include "model/plan.h"

/* Whether the counts of a stage (-1: inquiries) are such Poissons in this plan. */
bool fc_closed_form_fits_stage(const struct fc_plan *plan, int stage);

/* Whether this promise's chance is such a product: on the entries of one stage that fits, every
   period, k of n, on average or in total; several clauses where each speaks of every period (or of
   a sum), on the same months or on others. */
bool fc_closed_form_fits(const struct fc_plan *plan, const struct fc_promise *promise);

#endif
