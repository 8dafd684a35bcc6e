/* What one simulated year of the oracle is made of: its inputs, who is where, and a tally of what
   happened. */
#ifndef TESTS_SLOW_TRIAL_H
#define TESTS_SLOW_TRIAL_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>

#include "model/plan.h"
#include "tests/slow_crowd.h"
#include "tests/slow_team.h"
#include "tests/slow_ties.h"

/* Channels are numbered as in the plan; n_channels itself stands for items of no channel. Stage -1
   is the inquiries. Months are those of the plan from 0 on, the tail after the plan included.
   A step is a month; in a plan with a team, a quarter of one. */
struct slow_trial {
    const struct fc_plan *plan;
    gsl_rng              *rng;
    int                   horizon;   /* months + FC_TAIL_MONTHS */
    int                   per_month; /* steps */
    struct slow_ties      ties;      /* the inputs that move together, drawn */

    double *rate;    /* [n_stages * (n_channels + 1)]: this year's; NaN where there is none */
    double *rate_in; /* [n_stages * (n_channels + 1) * horizon]: NaN until it is first used */
    double  worth;   /* this year's factor on the value of deals */
    double  nurture_share, nurture_rate; /* this year's */

    struct slow_crowd *coming; /* [(n_stages + 1) * horizon * per_month], stage by stage from -1:
                                  who enters it in that step */
    struct slow_crew  *crew;   /* [n_stages] at the stage's door; no team: nobody there */

    double *tally;    /* [FC_M_SPEND * (n_stages + 1) * horizon], see slow_tally */
    double *bookings; /* [(n_channels + 1) * horizon] money of deals won, by whose [deal] holds; the
                          last row is the plan's own */
    bool    has_large; /* a large deal was won within the plan */
    double *billed;    /* [horizon] money */
    double *spend;     /* [horizon] */
    double *cost;      /* [horizon] */
    double  largest;   /* bookings of the largest deal */
};

/* Money is paid in whole hundredths. */
double slow_hundredths(double money);

/* ---- time and count -------------------------------------------------------------------------- */

/* The month of a step, and a step of a month, any with the same chance. */
int slow_month(const struct slow_trial *trial, int step);
int slow_step_in(const struct slow_trial *trial, int month);

/* What is counted of a stage (of a team: of the stage whose door it stands at) in a month. */
double *slow_tally(const struct slow_trial *trial, enum fc_measured what, int stage, int month);

/* ---- chances --------------------------------------------------------------------------------- */

/* The year's rates. */
void slow_draw_rates(struct slow_trial *trial);

/* A month's rate into a stage, drawn anew: this year's with the month's luck; and the one that all
   items of a channel share that are decided on in that month. */
double slow_month_rate(const struct slow_trial *trial, int stage, int channel);
double slow_rate_in(struct slow_trial *trial, int stage, int channel, int month);

/* What so many days of waiting leave of a chance. */
double slow_decay(const struct fc_pace *pace, double days);

/* How fast a channel's items are answered at a stage's door, and how long they take then. */
const struct fc_pace  *slow_pace(const struct slow_trial *trial, int stage, int channel);
const struct fc_delay *slow_delay(const struct slow_trial *trial, int stage, int channel);

/* ---- the walk -------------------------------------------------------------------------------- */

/* An item will enter a stage (-1: inquire) in that step, which is not over; or never, when the
   tail ends before. */
void slow_send(struct slow_trial *trial, struct slow_item item, int stage, int step);

/* Items that entered `stage` and will enter the next in month `to` are open from `from` on. */
void slow_stay(struct slow_trial *trial, int stage, int from, int to);

/* Whether an item that waited so many days enters the stage it wants to, and when. */
void slow_decide(struct slow_trial *trial, struct slow_item item, int stage, int step, double days);

/* An item that entered `stage` will not move on: lost, or nurtured. */
void slow_lose(struct slow_trial *trial, struct slow_item item, int stage, int month);

/* A step at a team's door: these come, some go, some are worked. */
void slow_queue_step(struct slow_trial *trial, int stage, int step, struct slow_crowd *come);

/* All that happens in a step; steps in order. */
void slow_step(struct slow_trial *trial, int step);

/* A deal is won: its value is drawn, booked and billed. */
void slow_win(struct slow_trial *trial, int channel, int month);

/* Whoever entered a stage before the plan and has not reached the next waits for its team; where
   there is none, goes on, or will not move on in the first month. */
void slow_open(struct slow_trial *trial);

/* All measures of the year: value[slow_size(plan)]. */
void slow_measure(const struct slow_trial *trial, double value[]);

#endif
