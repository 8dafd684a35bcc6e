/* What a split of the budget may be, as typed: `search = 10k..40k`, `events = pinned`. */
#ifndef FC_QUESTIONS_ALLOCATE_LIMITS_H
#define FC_QUESTIONS_ALLOCATE_LIMITS_H

#include "questions/allocate.h"

/* Fills out[n_channels] from texts such as `search = 10k..40k`, `search = ..40k`, `search = 10k..`,
   `search = 20k` (that and nothing else), `events = pinned`, `outbound = off`; money a month on
   average, `a month` may be said. False with a problem (place "--limit") for an unknown channel,
   one that spends nothing, one that is limited twice, and a range that does not rise. */
bool fc_limits_read(struct fc_limit out[], const struct fc_plan *plan, int n,
                    const char *const text[], struct fc_problems *problems);

/* `70,000`, `EUR 70k a month`, `840k a year`: money a month, above 0. */
bool fc_budget_read(double *out, const struct fc_plan *plan, const char *text,
                    struct fc_problems *problems);

#endif
