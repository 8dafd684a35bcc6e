/* The scenario language spoken at random: what changes with time. */
#ifndef TESTS_RANDOM_TIMES_H
#define TESTS_RANDOM_TIMES_H

#include "tests/random_words.h"

/* Money a month around `centre`. */
void random_schedule(struct random_maker *maker, double centre);

/* An uncertain number of people a month around `centre`. Whether it is uncertain indeed. */
bool random_flow(struct random_maker *maker, double centre);

/* A relative change of money a month around `centre`. */
void random_change(struct random_maker *maker, double centre);

/* A delay of at most half a year but for tails. */
void random_delay(struct random_maker *maker);

/* A certain length of time, in days or weeks. */
void random_days(struct random_maker *maker, double low, double high);

#endif
