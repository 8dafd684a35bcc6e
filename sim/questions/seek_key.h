/* What may be varied until a promise is kept: a key, what it is today, and how far it may go. */
#ifndef FC_QUESTIONS_SEEK_KEY_H
#define FC_QUESTIONS_SEEK_KEY_H

#include "questions/study.h"

/* How a key's values are told apart. */
enum fc_seek_kind {
    FC_SEEK_FACTOR, /* times what the plan says: spend of several channels, whatever is uncertain */
    FC_SEEK_ADDED,  /* so many more than the plan says: heads */
    FC_SEEK_VALUE   /* the value itself, in place of what the plan says */
};

struct fc_seek_key {
    const char       *name;  /* as `--set` takes it, left of the equals sign: "channel *.spend" */
    const char       *words; /* in a sentence: "all spend", "the rate of won" */
    int               row;   /* of fc_keys */
    enum fc_seek_kind kind;
    bool              whole;     /* only whole numbers */
    bool              uncertain; /* not one number but a range of them; `today` is the median */
    bool              monthly;   /* an amount that flows: so much a month, */
    bool              uneven;    /* not the same in all months: today is the mean month */
    double            today;     /* of all it speaks of together; NAN: they differ */
    double            low, high; /* the range, as kind says */
    double            grain;     /* values are said in steps of this (of at, or of the value) */
    const char       *currency;
};

/* Reads `channel search.spend`, or with a range `channel search.spend = 5k..60k`, `... = x 0.5..2`;
   NULL: all spend, in proportion. The range is a quarter to four times of today where none is
   said, within what the key may be. FC_BAD_INPUT with a problem (place "--vary") for what is no
   key, no number, or not in the plan. Lives in the study's arena. */
enum fc_status fc_seek_key_read(struct fc_seek_key *out, const struct fc_study *study,
                                const char *text, struct fc_problems *problems,
                                struct fc_error *err);

/* What stands for today's value: 1, 0 or the value. */
double fc_seek_key_now(const struct fc_seek_key *key);

/* The value at a place of the range, in the key's unit: 66,850 for x 0.891; NAN where it has none.
   Of an uncertain key the median. */
double fc_seek_key_value(const struct fc_seek_key *key, double at);

/* The nearest place from which on values are said, at or above `at` (or below it). */
double fc_seek_key_round(const struct fc_seek_key *key, double at, bool up);

/* The text for `--set`; NULL when memory is out. */
const char *fc_seek_key_set(const struct fc_seek_key *key, double at, struct fc_arena *arena);

#endif
