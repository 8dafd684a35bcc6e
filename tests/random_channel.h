/* Channels at random, and the sketch of the plan they stand in. */
#ifndef TESTS_RANDOM_CHANNEL_H
#define TESTS_RANDOM_CHANNEL_H

#include "tests/random_promise.h"
#include "tests/random_words.h"

enum { RANDOM_MAX_CHANNELS = 4 };

/* What has been written so far and later sections refer to. */
struct random_sketch {
    struct random_maker maker;
    int                 n_channels;
    const char         *channel[RANDOM_MAX_CHANNELS];
    bool                enabled[RANDOM_MAX_CHANNELS];
    bool                shared_spend; /* a [channel *] gives spend and cost */
    double              shared_cost;
    double              shared_inquiries; /* bought with the shared spend, a month */
    struct random_scale scale;
};

/* [channel *] with spend and cost per inquiry, which the named channels take or change. */
void random_shared_spend(struct random_sketch *s);

/* [channel X] of channel c. */
void random_channel(struct random_sketch *s, int c);

#endif
