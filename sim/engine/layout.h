/* A plan compiled to flat arrays: inputs, streams, intensities, lags. */
#ifndef FC_ENGINE_LAYOUT_H
#define FC_ENGINE_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fail.h"
#include "model/plan.h"
#include "random/counts.h"
#include "random/quantile.h"

/* A quantity that is drawn once per trial. Certain ones are inputs too: a constant column. */
struct fc_input {
    const char                     *name; /* "channel search.cost_per_inquiry" */
    const char                     *owner;
    uint64_t                        site;
    const struct fc_quantity       *quantity;
    const struct fc_quantile_table *table;
};

/* Where inquiries come from. The mean in month t is
   (free * free_shape[t] + spend[t] / cost) * shape[t] * noise. */
struct fc_source {
    int                             channel;
    int                             stream;     /* that its inquiries enter */
    int                             cost;       /* input, or -1: nothing is bought */
    int                             free;       /* input, or -1: nothing is free */
    const double                   *spend;      /* [months] */
    const double                   *free_shape; /* [months] */
    const double                   *shape;      /* [months] season times growth */
    const struct fc_quantile_table *noise;      /* NULL: none */
    uint64_t                        site;
};

/* The items of one or several channels in one stage, as long as nothing downstream tells them
   apart. Stage -1 is the inquiries. A stream of the last stage has no `next`. */
struct fc_stream {
    int                           stage;
    int                           channel; /* whose items these are; -1: of several channels */
    int                           next;    /* stream that movers enter; -1 in the last stage */
    int                           rate;    /* input: chance to move on */
    int                           last;    /* last month (t) in which items can enter */
    uint64_t                      site;    /* of its decisions and delays; of its deals' values */
    int                           n_lags;  /* at least 1 */
    const double                 *lag;     /* [n_lags] share of movers that take so many months */
    const struct fc_split *const *split;   /* [n_lags - 1] lag j against later ones */
};

struct fc_layout {
    const struct fc_plan *plan;
    int                   months;  /* of the plan */
    int                   horizon; /* months until nothing moves any more, at most months + 36 */
    int                   n_inputs;
    struct fc_input      *input;
    int                  *rate; /* [n_stages * n_channels] input: chance to enter that stage */
    int                   n_sources;
    struct fc_source     *source;
    int                   n_streams; /* stage by stage: inquiries first */
    struct fc_stream     *stream;
    const struct fc_quantile_table *deal; /* value of a deal in ticks; NULL when it is certain */
    int64_t                         deal_value; /* ticks, when it is certain */
    bool                            has_deal;
    const int64_t                  *spend;  /* [months] of all channels, ticks */
    const int64_t                  *cost;   /* [months] with fixed costs, ticks */
    double                          margin; /* 1 without one */
};

/* Builds the layout in the arena. With by_channel true every channel keeps its own streams to the
   end; else channels are merged where nothing downstream tells them apart, which has the same
   distribution and is faster. Fails with FC_NO_MEMORY, or FC_BAD_INPUT when two addresses of draws
   collide. */
enum fc_status fc_layout_make(struct fc_layout **out, const struct fc_plan *plan, bool by_channel,
                              struct fc_arena *arena, struct fc_error *err);

#endif
