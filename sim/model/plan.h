/* A plan: channels, stages, deals, promises. Plain structs and arrays, nothing to call.

   Everything lives in one arena. Months are calendar months since year 0 (January 2027 is 24324)
   where they are called `month`, and counted from the plan's first (0) where they are called t. */
#ifndef FC_MODEL_PLAN_H
#define FC_MODEL_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/problem.h"
#include "model/measures.h"
#include "model/promise.h"
#include "model/quantity.h"
#include "model/schedule.h"
#include "model/section.h"

enum {
    FC_MAX_MONTHS = 120,
    FC_MAX_CHANNELS = 200,
    FC_MAX_STAGES = 20,
    FC_MAX_PROMISES = 50,
    FC_MAX_NAME = 40,
    FC_TAIL_MONTHS = 36 /* how long a trial may run on past the plan, until delays end */
};

struct fc_channel {
    struct fc_section  section;
    bool               enabled;
    const char        *id; /* what its luck hangs on: its `id`, else its key */
    const char        *owner;
    struct fc_schedule spend;            /* money a month */
    struct fc_quantity cost_per_inquiry; /* money; only meaningful where spend was given */
    struct fc_flow     inquiries;        /* free ones; n == 0 in `when`: none */
    double             season[12];       /* January..December, used as written */
    double             growth;           /* a month */
    double             month_to_month;   /* coefficient of variation of the monthly noise */
    struct fc_schedule fixed_cost;       /* money a month */
};

/* A stage as the items of one channel see it; what is not set is the stage's own. */
struct fc_route {
    struct fc_section  section; /* name NULL where there is no [stage S / X] */
    bool               has_rate;
    bool               has_delay;
    const char        *owner; /* NULL: the stage's */
    struct fc_quantity rate;
    struct fc_delay    delay;
};

struct fc_stage {
    struct fc_section  section;
    const char        *plural; /* "qualified leads" */
    const char        *owner;
    bool               has_rate;
    struct fc_quantity rate;
    struct fc_delay    delay;
    struct fc_route   *route; /* [n_channels] */
};

struct fc_deal {
    struct fc_section  section; /* set only where there is a [deal] */
    bool               exists;
    const char        *owner;
    struct fc_quantity value; /* money, drawn per deal */
    bool               has_margin;
    double             margin; /* share of bookings that is left before marketing's cost */
};

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
    struct fc_deal     deal;
    int                n_promises;
    struct fc_promise *promise;
    int                n_measures;
    struct fc_measure *measure;
};

/* The channel or stage of that name (spaces, hyphens, underscores and case alike), or -1. */
int fc_plan_channel(const struct fc_plan *plan, struct fc_piece name);
int fc_plan_stage(const struct fc_plan *plan, struct fc_piece name);

#endif
