/* The parts of a compiled plan: inputs, sources, streams, the opening pipeline, deal terms. */
#ifndef FC_ENGINE_PARTS_H
#define FC_ENGINE_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/terms.h"
#include "model/quantity.h"
#include "random/counts.h"
#include "random/quantile.h"
#include "random/share_noise.h"

/* A quantity that is drawn once per trial. Certain ones are inputs too: a constant column. */
struct fc_input {
    const char                     *name; /* "channel search.cost_per_inquiry" */
    const char                     *owner;
    uint64_t                        site;
    const struct fc_quantity       *quantity;
    const struct fc_quantile_table *table;
};

/* A month's factor of mean 1 around what is expected. */
struct fc_noise {
    const struct fc_quantile_table *table;       /* NULL: none */
    double                          persistence; /* correlation of one month's score to the next */
    int                             score;       /* row of the block's scores, when it persists */
};

/* Where inquiries come from. The mean in month t is
   (free * free_shape[t] + bought[t] / cost * works) * shape[t] * noise * market * room. */
struct fc_source {
    int             channel;
    int             stream;     /* that its inquiries enter */
    bool            alone;      /* no other source's do */
    int             rate;       /* input: chance to enter the first stage */
    int             cost;       /* input, or -1: nothing is bought */
    int             free;       /* input, or -1: nothing is free */
    int             works;      /* input of 0 or 1, or -1: it always does */
    const double   *bought;     /* [months] the spend that would bring as much in a straight line */
    const double   *free_shape; /* [months] */
    const double   *shape;      /* [months] season times growth */
    struct fc_noise noise;
    uint64_t        site;
};

/* Who moves on, and when: what happens to a cohort at the door of the next stage. */
struct fc_door {
    int                          next;   /* stream that movers enter; -1 behind the last stage */
    int                          rate;   /* input: chance to move on; -1: the mixture's */
    double                       keep;   /* what that wait leaves of the chance; 1 before a team */
    const struct fc_share_noise *wobble; /* month-to-month noise of the rate; NULL: none */
    uint64_t                     site;
    uint64_t                     noise_site; /* of the month's noise: the channel's at this door */
    bool                         in_months;  /* lags count months, spread over their steps */
    int                          n_lags;     /* at least 1 */
    int                          least;      /* the first lag that anybody takes */
    const double *lag; /* [n_lags] share of movers that take so many months or steps */
    const struct fc_split *const *split;    /* [n_lags - 1] lag j against later ones */
    double                        response; /* days an item waits for an answer anyway */
    double                        shelf;    /* days in which the chance halves; INFINITY */
    int latest;   /* month in which all arrive who would later; INT_MAX: none */
    int patience; /* steps in a queue after which an item is gone; INT_MAX */
};

/* The items of one or several channels in one stage, as long as nothing downstream tells them
   apart. Stage -1 is the inquiries. */
struct fc_stream {
    int            stage;
    int            channel; /* whose items these are; FC_SEVERAL, FC_OPENED */
    int            last;    /* last month (t) in which items can enter */
    bool           late;    /* all that enter after the plan's end do so in the month after it */
    int32_t        opened;  /* were there before the plan and wait for the team: no entries */
    int            queue;   /* row of the block's queues before a team, or -1 */
    int            pool;    /* row of the block's pools, when its lost are nurtured, or -1 */
    struct fc_door door;
    const struct fc_terms *terms; /* in the last stage of a plan with deals, else NULL */
    int                    deals; /* row of the block's deal ledgers, or -1 */
};

enum { FC_SEVERAL = -1, FC_OPENED = -2 };

/* Inquiries of several channels drawn as one (engine/mixture). */
struct fc_mixture {
    int      stream; /* theirs; -1: there are none */
    uint64_t site;
};

/* Items that entered a stage before the plan and have not moved on yet. */
struct fc_cohort {
    int            stage;
    int            channel; /* FC_OPENED: of none */
    int            pool;    /* row of the block's pools, or -1 */
    int32_t        count;
    int            month;  /* calendar month of entry */
    double         passed; /* share of movers that would have moved on by now */
    struct fc_door door;   /* its lags count from the plan's first month */
};

#endif
