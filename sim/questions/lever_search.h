/* What the makers of levers work with; for the files of questions/levers only. */
#ifndef FC_QUESTIONS_LEVER_SEARCH_H
#define FC_QUESTIONS_LEVER_SEARCH_H

#include "questions/levers.h"
#include "questions/root.h"

enum { FC_LEVER_SETS = 2, FC_LEVER_TEXT = 200 };

/* What is set, as texts. */
struct fc_lever_sets {
    int  n;
    char text[FC_LEVER_SETS][FC_LEVER_TEXT];
};

/* What a channel brings to the promise, on average. */
struct fc_yield {
    double spend; /* money a month, mean over the plan; 0: nothing to change */
    bool   even;  /* some in every month, so that an amount can be added */
    double now;   /* what counts for the promise */
    double more;  /* the same with more money */
};

/* What is known of the plan's money; found once a promise. */
struct fc_lever_money {
    double           spend;  /* a month, all channels */
    int              paid;   /* how many channels cost money */
    double           needed; /* more, spread as now; `spend` itself when that is not enough */
    int              best;   /* the channel that helps most with `needed` more, or -1 */
    int              worst;  /* that brings least for its money, or -1 */
    struct fc_yield *yield;  /* [n_channels] */
};

struct fc_lever_search {
    const struct fc_study          *study;
    const struct fc_result         *result;
    const struct fc_promise_answer *answer;
    struct fc_lever_money           money;
    bool                            only_whether; /* nobody asks how much: the first is enough */
    bool             reached; /* a lever is enough that leaves the promise as it is */
    bool             tried_money, tried_less, tried_rates; /* of the promise as it is */
    enum fc_status   status; /* the first failure: nothing works any more then */
    struct fc_error *err;
    struct fc_arena *arena; /* for what lasts */
    int              n;
    struct fc_lever  lever[2 * FC_MOST_LEVERS];
};

/* A lever with nothing said yet, or NULL when there is no room. */
struct fc_lever *fc_lever_add(struct fc_lever_search *search, enum fc_lever_kind kind,
                              struct fc_chance chance);

/* Keeps the texts with the lever. */
void fc_lever_keep_sets(struct fc_lever_search *search, struct fc_lever *lever,
                        const struct fc_lever_sets *sets);

/* The chance of the promise with these settings on top. False when the plan cannot be so, or the
   search has failed. */
bool fc_lever_try(struct fc_lever_search *search, const struct fc_lever_sets *sets,
                  double standard_error, struct fc_chance *out);

/* The same, finely where that is needed to tell whether it is enough. */
bool fc_lever_try_clearly(struct fc_lever_search *search, const struct fc_lever_sets *sets,
                          struct fc_chance *out);

/* Whether a chance is enough; whether it differs from the promise's own by more than errors do. */
bool fc_lever_enough(const struct fc_lever_search *search, struct fc_chance chance);
bool fc_lever_matters(const struct fc_lever_search *search, struct fc_chance chance);

/* Something that can be turned up from 0 to `high`. */
struct fc_lever_dial {
    struct fc_lever_search *search;
    int                     channel, stage;
    double                  base; /* what it is now */
    double                  high;
    void (*write)(const struct fc_lever_dial *dial, double x, struct fc_lever_sets *out);
    double (*round_up)(void *dial, double x);
};

/* The least turn that is enough (of `only_whether`, the most). False when the most is not, when the
   plan cannot be so, or the search has failed; *out then says what was seen, if any (n > 0). */
bool fc_lever_turn(struct fc_lever_dial *dial, struct fc_root *out);

/* An amount of money as one would say it: rounded up to 50, or to 3 significant digits. */
double fc_lever_round(double amount);

/* The settings that change a channel's, or all channels', spend (channel -1). */
void fc_lever_set_spend(const struct fc_lever_search *search, int channel, double more,
                        struct fc_lever_sets *out);

/* The stage whose items count for the promise: of money the last; -1: inquiries. */
int fc_lever_stage(const struct fc_lever_search *search);

/* Looks at the plan's money, once; and which channels help most and least, `needed` being known. */
void fc_lever_count_money(struct fc_lever_search *search);
void fc_lever_pick_channels(struct fc_lever_search *search);

/* ---- the makers, by file: each adds the levers it finds ---- */

void fc_lever_average(struct fc_lever_search *search); /* levers_free */
void fc_lever_level(struct fc_lever_search *search);
void fc_lever_later(struct fc_lever_search *search);

void fc_lever_spread(struct fc_lever_search *search); /* levers_money */
void fc_lever_channel(struct fc_lever_search *search);
void fc_lever_less(struct fc_lever_search *search);
void fc_lever_move(struct fc_lever_search *search);
void fc_lever_half(struct fc_lever_search *search);

void fc_lever_rate(struct fc_lever_search *search); /* levers_people */
void fc_lever_response(struct fc_lever_search *search);
void fc_lever_heads(struct fc_lever_search *search);

#endif
