/* Deal terms, compiled: what a deal is worth, how it bills, how long it lasts. */
#ifndef FC_ENGINE_TERMS_H
#define FC_ENGINE_TERMS_H

#include <stdbool.h>
#include <stdint.h>

#include "random/quantile.h"

/* What the deals of a stream are worth. Amounts in ticks. */
struct fc_terms {
    const struct fc_quantile_table *value;       /* of one bill */
    const struct fc_quantile_table *large;       /* of a large one; NULL: none */
    double                          large_share; /* of deals */
    bool                            same;        /* all deals of a trial are alike */
    bool                            plain;       /* single payments as drawn, 0 to 2^51 ticks */
    int                             factor;      /* input that multiplies every value, or -1 */
    double                          cap;         /* INFINITY: none */
    int                             term;        /* bills of a contract, 1 for single payments */
    double                          churn;       /* chance to end before each bill but the first */
    double                          length;      /* bills to be expected of one contract */
    double                          margin;      /* 1 without one */
    uint64_t                        value_site, end_site;
};

#endif
