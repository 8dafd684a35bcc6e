/* What would make a promise safe: another promise, more money, better rates, more people. */
#ifndef FC_QUESTIONS_LEVERS_H
#define FC_QUESTIONS_LEVERS_H

#include "questions/promise.h"
#include "questions/study.h"

/* What each lever says is put into words by output/say_levers. */
enum fc_lever_kind {
    FC_LEVER_AVERAGE,  /* promise the level on average */
    FC_LEVER_LEVEL,    /* promise the level that is safe: `after` */
    FC_LEVER_LATER,    /* promise it from a later period on: `period` */
    FC_LEVER_SPREAD,   /* spend `amount` more, all channels alike: `share` of all spend */
    FC_LEVER_CHANNEL,  /* spend `amount` more on `channel`: `share` of its spend */
    FC_LEVER_LESS,     /* spend `amount` less, all channels alike: `share` of all spend */
    FC_LEVER_MOVE,     /* spend all of `channel`'s `amount` on `other` instead */
    FC_LEVER_HALF,     /* spend only half of what `channel` needs: `amount` */
    FC_LEVER_RATE,     /* the mean rate of `stage` (for `channel` only) from `before` to `after` */
    FC_LEVER_RESPONSE, /* answer what wants to enter `stage` in `after`, not `before` days */
    FC_LEVER_HEADS     /* `after` heads more in `team` */
};

struct fc_lever {
    enum fc_lever_kind kind;
    int                channel, other, stage, team, period; /* -1: none */
    double             before, after;
    double             amount; /* money a month, as one would say it */
    double             share;
    bool               even; /* of FC_LEVER_CHANNEL: the same amount in every month */

    const struct fc_promise *promise; /* made instead; NULL: the promise stays as it is */
    int                      n_sets;  /* what `--set` has to be given */
    const char *const       *set;
    struct fc_chance         chance;
    bool                     cost_known;
    double                   cost; /* money a month; below 0: saved */
    bool                     enough;
};

enum { FC_MOST_LEVERS = 12 };

struct fc_levers {
    bool            partial;                              /* stopped before all were found */
    bool            tried_money, tried_less, tried_rates; /* of the promise as it is */
    int             n;
    struct fc_lever lever[FC_MOST_LEVERS]; /* in the order in which they are to be shown */
};

/* Finds the levers of every promise that misses its confidence, and makes NO a NOT YET where one of
   them is enough that leaves the promise as it is. A promise's own figures stay what they are. The
   answers must be of the study's plan. Fails as fc_columns_run, but stopping is no failure. */
enum fc_status fc_levers_answer(struct fc_promise_answers *answers, const struct fc_study *study,
                                struct fc_error *err);

/* Only the verdicts: as fc_levers_answer would leave them, in less time. */
enum fc_status fc_levers_verdicts(struct fc_promise_answers *answers, const struct fc_study *study,
                                  struct fc_error *err);

#endif
