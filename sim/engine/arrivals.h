/* Inquiries of one month: what is bought and what comes by itself, noise, the market, its end. */
#ifndef FC_ENGINE_ARRIVALS_H
#define FC_ENGINE_ARRIVALS_H

#include "engine/trial.h"

/* Lets the inquiries of month t enter their streams. Months must run in order from 0. */
void fc_arrivals_month(struct fc_block *block, int t);

#endif
