/* At random: the market, what is open at the start, and which inputs are wrong together. */
#ifndef TESTS_RANDOM_WORLD_H
#define TESTS_RANDOM_WORLD_H

#include "tests/random_channel.h"

/* Each is there in some plans; channels, stages and deals have been written. */
void random_market(struct random_sketch *s);
void random_openings(struct random_sketch *s);
void random_ties(struct random_sketch *s);

#endif
