/* What one simulated year of the oracle is made of: its inputs, and a tally of what happened. */
#ifndef TESTS_SLOW_TRIAL_H
#define TESTS_SLOW_TRIAL_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>

#include "model/plan.h"
#include "tests/slow_ties.h"

/* Channels are numbered as in the plan; n_channels itself stands for items of no channel. Place 0
   is the inquiries, place s + 1 is stage s. Months are those of the plan from 0 on, the tail after
   the plan included. */
struct slow_trial {
    const struct fc_plan *plan;
    gsl_rng              *rng;
    int                   horizon; /* months + FC_TAIL_MONTHS */
    struct slow_ties      ties;    /* the inputs that move together, drawn */

    double *rate;   /* [n_stages * (n_channels + 1)]: this year's; NaN where there is none */
    double *chance; /* [n_stages * (n_channels + 1) * horizon]: NaN until it is first used */
    double  worth;  /* this year's factor on the value of deals */

    double *entered;  /* [(n_stages + 1) * horizon], place by place */
    double *lost;     /* the same */
    double *open;     /* the same: will move on, but not by the month's end */
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

/* An item of that channel enters a stage (-1: it inquires) in that month and walks on from there,
   until it is lost or won, or the tail ends. */
void slow_enter(struct slow_trial *trial, int channel, int stage, int month);

/* The chance of one month's items to reach a stage, drawn anew: this year's rate, the month's luck
   and what slow answers leave of it. */
double slow_chance(const struct slow_trial *trial, int stage, int channel);

/* How long they take. */
const struct fc_delay *slow_delay(const struct slow_trial *trial, int stage, int channel);

/* Items that will enter the next stage in month `to` are open in place `place` from `from` on. */
void slow_stay(struct slow_trial *trial, int place, int from, int to);

/* A deal is won: its value is drawn, booked and billed. */
void slow_win(struct slow_trial *trial, int channel, int month);

/* Whoever entered a stage before the plan and has not reached the next goes on, or is lost in the
   first month. */
void slow_open(struct slow_trial *trial);

/* All measures of the year: value[slow_size(plan)]. */
void slow_measure(const struct slow_trial *trial, double value[]);

#endif
