/* The table of what is measured: name, unit, how to print. */
#ifndef FC_MODEL_MEASURES_H
#define FC_MODEL_MEASURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/problem.h"

/* What the engine puts into a measure. One row of the table each. */
enum fc_measured {
    FC_M_ENTERED,     /* of each stage, and of inquiries (stage -1): items that entered it */
    FC_M_LOST,        /* of a stage: entered it and will not move on */
    FC_M_STILL_OPEN,  /* of a stage: will move on, but have not by the month's end (a stock) */
    FC_M_WAITING,     /* of a stage: wait for the next stage's team at the month's end (a stock) */
    FC_M_EXPIRED,     /* of a stage: gone before that team got to them */
    FC_M_WORKED,      /* of a stage: worked by it, moved on or not */
    FC_M_WAITED,      /* of a stage: days that those waited, added up */
    FC_M_DAYS_WAITED, /* of a stage: days that one of them waited (a ratio) */
    FC_M_RETURNED,    /* of the stage nurtured: came back from the pool */
    FC_M_IN_NURTURE,  /* of it: in the pool at the month's end (a stock) */
    FC_M_CAPACITY,    /* of a team: items that it could have worked */
    FC_M_UTILISATION, /* of a team: worked of those (a ratio) */
    FC_M_SPEND,
    FC_M_COST,
    FC_M_BOOKINGS,
    FC_M_BOOKINGS_LATER, /* won after the plan from what the plan began; only in the total */
    FC_M_REVENUE,
    FC_M_CASH,     /* bills less costs */
    FC_M_NET_GAIN, /* or bookings_less_cost, without a margin */
    FC_M_ROI,
    FC_M_COST_PER,     /* of a stage: cost per entry (a ratio) */
    FC_M_LARGEST_DEAL, /* the largest deal's share of all bookings, later ones included (a ratio of
                          the whole plan only: its months are undefined) */
    FC_M_BOOKINGS_NO_LARGE, /* bookings of the plan where no large deal came in it; only in the
                               total; undefined where one came */
    FC_M_PAYBACK, /* month of the plan, counted from 1, from which on the net gain so far is never
                     below 0 again within the plan; only in the total; undefined where it never
                     is */
    FC_M_ROWS
};

enum fc_measure_unit { FC_UNIT_COUNT, FC_UNIT_MONEY, FC_UNIT_SHARE, FC_UNIT_MONTH, FC_UNIT_DAYS };

/* Inside, every measure is a whole number of ticks, so that sums are exact: one item, a hundredth
   of the currency, a millionth of a share. */
struct fc_measure {
    enum fc_measured what;
    int stage; /* index of the stage (of a team: of its door); -1: inquiries, or none */
    enum fc_measure_unit unit;
    bool                 stock;    /* the total is the state at the end, not the sum */
    bool                 ratio;    /* of two sums; undefined where the second is 0 */
    double               ticks;    /* ticks in one unit: 1, 100 or 1e6 */
    const char          *name;     /* "qualified_lead", "cost_per_won" */
    const char          *words;    /* "qualified leads", "cost per won deal" */
    const char          *singular; /* "qualified lead" */
};

/* Whether there are trials or months of which it says nothing. */
static inline bool fc_measure_has_gaps(const struct fc_measure *measure)
{
    return measure->ratio || measure->what == FC_M_LARGEST_DEAL ||
           measure->what == FC_M_BOOKINGS_NO_LARGE || measure->what == FC_M_PAYBACK;
}

/* Whether it is said of the whole plan only, and its months say nothing. */
static inline bool fc_measure_total_only(const struct fc_measure *measure)
{
    return measure->what == FC_M_LARGEST_DEAL || measure->what == FC_M_BOOKINGS_NO_LARGE ||
           measure->what == FC_M_PAYBACK || measure->what == FC_M_BOOKINGS_LATER;
}

struct fc_plan;

/* Fills plan->measure from the stages and the deal; the plan's arena holds it. False when memory is
   out. Order: inquiry, the stages, per stage what becomes of its items, teams, money. */
bool fc_measures_make(struct fc_plan *plan);

/* The measure a person means: its name, its words in singular or plural, case and joiners alike,
   "wins" and "deals" for a stage called won, or the last word of the one stage that ends so
   ("leads" for qualified leads; also in "cost per lead"); or -1. */
int fc_measure_find(const struct fc_plan *plan, struct fc_piece words);

/* The measures these words may mean when there is more than one ("leads" where two stages end in
   lead): at most `room` indices into found. Returns how many there are. */
int fc_measure_candidates(const struct fc_plan *plan, struct fc_piece words, int found[], int room);

/* Whether the words are a measure's name or words whatever the stages are called ("revenue"). */
bool fc_measure_fixed(struct fc_piece words);

/* Whether they are, or what people also call it, so that no stage and no channel may have that
   name. */
bool fc_measure_reserved(struct fc_piece words);

/* The English plural of a name's last word; the arena holds it. NULL when memory is out. */
const char *fc_plural(struct fc_arena *arena, const char *singular);

/* The measure the engine fills with `what` of that stage, or -1. */
int fc_measure_of(const struct fc_plan *plan, enum fc_measured what, int stage);

#endif
