/* Promise sentences spoken at random. */
#ifndef TESTS_RANDOM_PROMISE_H
#define TESTS_RANDOM_PROMISE_H

#include "tests/random_words.h"

enum { RANDOM_MAX_STAGES = 3 };

/* What a sentence may speak of, and about how much of it there is. */
struct random_scale {
    int         n_stages;
    const char *stage[RANDOM_MAX_STAGES];    /* as a sentence calls it */
    const char *item[RANDOM_MAX_STAGES];     /* one of it */
    const char *team[RANDOM_MAX_STAGES];     /* at its door; NULL: none */
    int         nurtured;                    /* stage; -1: none */
    double      flow[RANDOM_MAX_STAGES + 1]; /* items a month: inquiries, then each stage */
    double      spend;                       /* a month */
    bool        has_deal, has_margin, has_large;
    double      value; /* of a deal */
};

/* One sentence, in one of ten with a second one behind `and`. Its level is near what the plan
   brings, so that it is neither always nor never kept. */
void random_promise(struct random_maker *maker, const struct random_scale *scale);

#endif
