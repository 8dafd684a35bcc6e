/* How an answer was made: of which plan, with which luck, from how many possible years. */
#ifndef FC_OUTPUT_RUN_FACTS_H
#define FC_OUTPUT_RUN_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "results/result.h"

struct fc_run_facts {
    const struct fc_plan *plan;
    uint64_t              seed;
    uint64_t              trials; /* that were run */
    bool                  partial;
    bool                  closed_form; /* chances were integrated, not counted */
};

static inline struct fc_run_facts fc_run_facts_of(const struct fc_result *result)
{
    return (struct fc_run_facts){.plan = result->plan,
                                 .seed = result->seed,
                                 .trials = result->trials,
                                 .partial = result->partial};
}

#endif
