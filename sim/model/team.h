/* People who work items one by one, and the pool that keeps in contact with those not ready yet. */
#ifndef FC_MODEL_TEAM_H
#define FC_MODEL_TEAM_H

#include <stdbool.h>

#include "model/schedule.h"
#include "model/section.h"

enum fc_order { FC_OLDEST_FIRST, FC_NEWEST_FIRST };

/* A team stands at the door of one stage and works the items of the stage before. */
struct fc_team {
    struct fc_section  section;
    const char        *owner;
    struct fc_schedule heads;    /* people, by month; fractions are heads of that size */
    double             capacity; /* items a fully ramped head works in a month */
    double             ramp;     /* months until a new head is fully ramped; 0: at once */
    double             cost;     /* money a head and month, ramped or not */
    enum fc_order      order;
    int                stage; /* whose door it stands at; -1: of none */
};

/* Items that entered the stage `from` and do not move on may be kept in contact with. */
struct fc_nurture {
    struct fc_section  section; /* set only where there is a [nurture] */
    bool               exists;
    const char        *owner;
    int                from;       /* stage; never the last */
    struct fc_quantity share;      /* of them that goes to the pool */
    struct fc_quantity rate;       /* chance of each to return in a month */
    int                months;     /* how long one stays in the pool */
    int                returns_to; /* stage that it enters again, at most `from` */
    double             contacts;   /* a month; 1 */
    double             tires_at;   /* contacts a month beyond which no more return; INFINITY */
};

#endif
