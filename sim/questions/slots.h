/* What a question may speak of: amounts, months, channels, people. */
#ifndef FC_QUESTIONS_SLOTS_H
#define FC_QUESTIONS_SLOTS_H

#include "questions/asking.h"
#include "questions/pattern.h"

/* The kinds, and what each is read by:
       @channel  one of the plan             fc_said_channel_read
       @target   one, or the whole budget    fc_said_channel_read
       @all      the whole budget            fc_said_channel_read
       @amount   "EUR 10,000 a month"        fc_said_amount_read (questions/said_amount)
       @month                                fc_said_month_read
       @stage                                fc_said_stage_read
       @heads    "two sales reps"            fc_said_heads_read (questions/said_heads)
       @fewer    "one marketer less"         the same
       @extra    "one more sales rep"        the same
       @promise  "150 leads a month"         fc_ask_which_promise
       @named    the name of a promise       the same
       @any      any words                   fc_asking_words

   Whether plain words from .. to - 1 may be a slot of this kind ("channel", `length` bytes). */
bool fc_slot_fits(const struct fc_asking *asking, const char *kind, size_t length, int from,
                  int to);

/* ---- channels ---- */

struct fc_said_channel {
    int             channel; /* -1: all of them */
    bool            another; /* "another show" */
    bool            article; /* "the show", "another show": spoken of as one thing */
    bool            has_amount;
    double          amount; /* that was said with it */
    struct fc_piece amount_piece;
};

/* False when the words are none. */
bool fc_said_channel_read(struct fc_said_channel *out, const struct fc_asking *asking, int from,
                          int to);

/* ---- months ---- */

/* The month of the plan, at or after `earliest`; false with a problem when it is not in it. */
bool fc_said_month_read(int *t, const struct fc_asking *asking, const struct fc_slot *slot,
                        int earliest);

/* ---- stages ---- */

/* The stage of that name, in singular or plural, or -1. */
int fc_said_stage_read(const struct fc_asking *asking, int from, int to);

#endif
