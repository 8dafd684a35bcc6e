/* How many whole months a delay takes: the share of movers for each lag. */
#ifndef FC_ENGINE_LAGS_H
#define FC_ENGINE_LAGS_H

#include "base/arena.h"
#include "model/schedule.h"

/* Days in a month: a year of 365.25 days in twelve. */
#define FC_DAYS_A_MONTH 30.4375

/* Shares of movers by lag, lag 0 first, making 1; *n of them, at most `most` (what lies beyond is
   in the last). A length of D days counts as if items entered uniformly within their month:
   P(lag = j) = E max(0, 1 - |D / 30.4375 - j|). `unit` is the days of one lag:
   FC_DAYS_A_MONTH, or a step's, which month shares do not heed. NULL when memory is out. */
double *fc_lags(const struct fc_delay *delay, double unit, int most, int *n,
                struct fc_arena *arena);

#endif
