/* A plan: channels, stages, deals, promises. Plain structs and arrays, nothing to call.

   Everything lives in one arena. Months are calendar months since year 0 (January 2027 is 24324)
   where they are called `month`, and counted from the plan's first (0) where they are called t. */
#ifndef FC_MODEL_PLAN_H
#define FC_MODEL_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/problem.h"
#include "model/channel.h"
#include "model/deal.h"
#include "model/measures.h"
#include "model/promise.h"
#include "model/quantity.h"
#include "model/schedule.h"
#include "model/section.h"
#include "model/stage.h"
#include "model/team.h"

enum {
    FC_MAX_MONTHS = 120,
    FC_MAX_CHANNELS = 200,
    FC_MAX_STAGES = 20,
    FC_MAX_PROMISES = 50,
    FC_MAX_TIES = 200,
    FC_MAX_TEAMS = 20,
    FC_MAX_NAME = 40,
    FC_MAX_AGE = 60,    /* months before the plan from which items may still be open */
    FC_TAIL_MONTHS = 36 /* how long a trial may run on past the plan, until delays end */
};

/* One factor shared by all channels, and how many people there are to reach. */
struct fc_market {
    struct fc_section section;
    double            size;        /* people; INFINITY: without bound */
    double            swing;       /* coefficient of variation of the month's factor */
    double            persistence; /* 0..1 */
};

/* Items that entered a stage before the plan and have not reached the next. */
struct fc_opening {
    struct fc_place place;
    int             channel; /* -1: of none */
    int             stage;   /* -1: inquiries; never the last stage */
    int             month;   /* calendar month of entry, before the plan's start */
    int             count;
};

/* Two inputs that move together: the correlation of their normal scores. */
struct fc_tie {
    struct fc_place           place;       /* of the pair */
    struct fc_piece           typed[2];    /* each name where it stands */
    const char               *name[2];     /* in full: "channel search.cost_per_inquiry" */
    const struct fc_quantity *quantity[2]; /* the plan's own */
    double                    r;           /* -1..1 */
};

struct fc_table_store;

struct fc_plan {
    struct fc_arena  *arena;
    const char       *file;       /* as the user named it */
    char              sha256[65]; /* of all files read, in reading order, and the changes on top */
    struct fc_section section;    /* [plan] */
    const char       *name;
    int               start;    /* calendar month of t = 0 */
    int               months;   /* 1..FC_MAX_MONTHS */
    const char       *currency; /* a code such as "EUR", or "" */
    double            confidence;
    const char       *note;

    int                n_channels;
    struct fc_channel *channel;
    int                n_stages; /* at least 1; in chain order */
    struct fc_stage   *stage;
    int                n_teams;
    struct fc_team    *team;
    struct fc_nurture  nurture;
    struct fc_deal     deal;
    struct fc_deal   **channel_deal; /* [n_channels] its [deal / X], or NULL: the plan's */
    struct fc_market   market;
    int                n_openings;
    struct fc_opening *opening;
    int                n_ties;
    struct fc_tie     *tie;
    int                n_promises;
    struct fc_promise *promise;
    int                n_measures;
    struct fc_measure *measure;

    /* Tables made for this plan, for all that are run like it to share (random/table_store); NULL:
       none are kept. Set by who loads several. */
    struct fc_table_store *tables;
};

/* The deal that channel's items close, [deal] or its own; -1 for items of no channel. */
const struct fc_deal *fc_plan_deal(const struct fc_plan *plan, int channel);

/* The channel, stage or team of that name (spaces, hyphens, underscores and case alike), or -1. */
int fc_plan_channel(const struct fc_plan *plan, struct fc_piece name);
int fc_plan_stage(const struct fc_plan *plan, struct fc_piece name);
int fc_plan_team(const struct fc_plan *plan, struct fc_piece name);

#endif
