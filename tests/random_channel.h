/* Channels at random, and the sketch of the plan they stand in. */
#ifndef TESTS_RANDOM_CHANNEL_H
#define TESTS_RANDOM_CHANNEL_H

#include "tests/random_promise.h"
#include "tests/random_words.h"

enum { RANDOM_MAX_CHANNELS = 4, RANDOM_MAX_INPUTS = 40 };

/* An input that a correlation may name: "X.key", "S / X.key" or, in full, with its kind in front. */
struct random_input {
    const char *kind; /* "channel", "stage", or "" for the deal and nurture */
    const char *name;
    const char *channel; /* NULL: not of a channel's items alone */
    const char *key;
};

/* What has been written so far and later sections refer to. */
struct random_sketch {
    struct random_maker maker;
    int                 n_channels;
    const char         *channel[RANDOM_MAX_CHANNELS];
    bool                enabled[RANDOM_MAX_CHANNELS];
    bool                shared_spend; /* a [channel *] gives spend and cost */
    double              shared_cost;
    double              shared_inquiries;            /* bought with the shared spend, a month */
    bool                shared_uncertain;            /* its cost per inquiry */
    const char         *stage[RANDOM_MAX_STAGES];    /* as its section calls it */
    bool                has_rate[RANDOM_MAX_STAGES]; /* of its own */
    bool                monthly;                     /* [deal] bills monthly */
    int                 returns_to;                  /* where something is nurtured */
    int                 n_inputs;
    struct random_input input[RANDOM_MAX_INPUTS]; /* the uncertain ones */
    struct random_scale scale;
};

/* [channel *] with spend and cost per inquiry, which the named channels take or change. */
void random_shared_spend(struct random_sketch *s);

/* [channel X] of channel c. */
void random_channel(struct random_sketch *s, int c);

/* Notes an uncertain input, for correlations. */
void random_note_input(struct random_sketch *s, struct random_input input);

#endif
