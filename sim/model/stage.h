/* Who reaches a stage, how soon, and at whose rate. */
#ifndef FC_MODEL_STAGE_H
#define FC_MODEL_STAGE_H

#include <stdbool.h>

#include "model/schedule.h"
#include "model/section.h"

/* How fast items are answered and how long they keep. */
struct fc_pace {
    double rate_month_to_month; /* sd of a month's rate over its mean; 0 */
    double response_time;       /* days until an item is worked; 0 */
    double shelf_life;          /* days in which the chance halves; INFINITY */
    double expires;             /* days an item waits for the team before it is gone; INFINITY */
};

/* A stage as the items of one channel see it; what is not set is the stage's own. */
struct fc_route {
    struct fc_section  section; /* name NULL where there is no [stage S / X] */
    bool               has_rate;
    bool               has_delay;
    bool               has_pace; /* one of the three below, or rate_month_to_month */
    const char        *owner;    /* NULL: the stage's */
    struct fc_quantity rate;
    double             plan_rate; /* that the owner signed; NAN: the rate's median */
    struct fc_delay    delay;
    struct fc_pace     pace; /* what is not set here is the stage's: settled */
};

struct fc_stage {
    struct fc_section  section;
    const char        *plural; /* "qualified leads" */
    const char        *owner;
    bool               has_rate;
    struct fc_quantity rate;
    double             plan_rate; /* of the stage's own rate; NAN: its median */
    struct fc_delay    delay;
    struct fc_pace     pace;
    int                team;  /* that works who wants to enter; -1: nobody has to */
    struct fc_route   *route; /* [n_channels] */
};

#endif
