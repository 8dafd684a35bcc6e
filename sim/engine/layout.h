/* A plan compiled to flat arrays: inputs, streams, intensities, lags. */
#ifndef FC_ENGINE_LAYOUT_H
#define FC_ENGINE_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fail.h"
#include "engine/parts.h"
#include "engine/team_parts.h"
#include "model/plan.h"

/* Quarter-months in a month, and one more than the most steps that anything is spread over. */
enum { FC_QUARTERS = 4, FC_MOST_STEPS = 5 };

/* How far channels are kept apart. */
enum fc_apart {
    FC_MERGED,     /* as little as answers about all of them allow: the fastest */
    FC_BY_RATE,    /* as long as they fare differently, so that two plans share their luck channel
                      by channel */
    FC_BY_CHANNEL, /* to the end: each can be told alone */
};

struct fc_layout {
    const struct fc_plan *plan;
    enum fc_apart         apart;
    int                   months;  /* of the plan */
    int                   slots;   /* steps a month: 1, or 4 in a plan with a team */
    int                   horizon; /* months until nothing moves any more, at most months + 36 */
    bool                  cut;     /* something would still move then */
    bool                 *kept;    /* [n_measures] whose columns are filled */
    bool                  totals;  /* of what is kept, months are not counted */
    int                   end;     /* months that are run: as many of the horizon as they need */
    bool                  values;  /* what deals are worth is needed */
    bool                  leaving; /* so is who is lost or still open */
    bool                  staying; /* so are inquiries, those too that do not move on */
    int                   n_inputs;
    struct fc_input      *input;
    int                  *rate; /* [n_stages * n_channels] input: chance to enter that stage; -1 */
    int                  *stage_rate; /* [n_stages] the stage's own, or -1 where nothing uses it */
    int                   n_tied;     /* inputs whose scores move together */
    int                  *tied;       /* [n_tied] inputs */
    const double         *factor;     /* [n_tied * n_tied] lower triangular */
    double                tie_change; /* largest change that made their correlations valid */
    int                   n_sources;
    struct fc_source     *source;
    struct fc_mixture     mixture;
    struct fc_noise       market; /* shared by all sources */
    uint64_t              market_site;
    double                market_size; /* people; INFINITY */
    int                   n_scores;    /* noises that persist */
    int                   n_streams;   /* stage by stage: inquiries first */
    struct fc_stream     *stream;
    int                   n_cohorts;
    struct fc_cohort     *cohort;
    struct fc_terms      *terms; /* [n_channels + 1] each channel's, then all others'; or NULL */
    int                   deal_factor; /* input that multiplies every deal's value, or -1 */
    int                   n_deal_rows; /* streams that end in deals */
    int                   n_crews;
    struct fc_crew       *crew;
    int                   n_queues; /* streams before a team */
    struct fc_pooling     pooling;
    const struct fc_split
                  *even[FC_MOST_STEPS]; /* even[k]: 1 of k steps against the others, k >= 2 */
    int            n_views;             /* 1; by channel: all, each channel, the opening pipeline */
    const int64_t *spend;               /* [n_views * months] ticks */
    const int64_t *cost;                /* [n_views * months] with fixed costs, ticks */
};

/* Days in a step of a plan with a team: a quarter of a month. */
#define FC_DAYS_A_STEP 7.609375

/* The views of what is measured: all; by channel 1 + c for channel c, and last the opening
   pipeline. Whether a stream is seen in a view. */
enum { FC_ALL = 0 };
bool fc_stream_in_view(const struct fc_layout *layout, const struct fc_stream *stream, int view);

/* Builds the layout in the arena. Channels that are kept less apart have the same distribution of
   every total, from fewer draws. Fails with FC_NO_MEMORY, or FC_BAD_INPUT when two addresses of
   draws collide. */
enum fc_status fc_layout_make(struct fc_layout **out, const struct fc_plan *plan,
                              enum fc_apart apart, struct fc_arena *arena, struct fc_error *err);

/* Of a new layout all measures are kept. Keeps only these, and the sums that ratios among them are
   made of; what the others alone need is then not run. What is kept comes out the same. */
void fc_layout_keep(struct fc_layout *layout, const bool measure[]);

#endif
