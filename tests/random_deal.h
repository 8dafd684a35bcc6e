/* Deals at random: the plan's, and those of channels. */
#ifndef TESTS_RANDOM_DEAL_H
#define TESTS_RANDOM_DEAL_H

#include "tests/random_channel.h"

/* [deal], in three of four plans, and [deal / X] of some channels. */
void random_deals(struct random_sketch *s);

#endif
