/* The table of every scenario key: section, type, unit, range, default, one sentence of help.
   Reading, checking, `funnelcast keys` and `check --show` all read the same row. */
#ifndef FC_MODEL_KEYS_H
#define FC_MODEL_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/number.h"
#include "base/problem.h"

enum fc_section_kind {
    FC_S_PLAN,
    FC_S_CHANNEL,
    FC_S_STAGE,
    FC_S_ROUTE,
    FC_S_TEAM,
    FC_S_NURTURE,
    FC_S_DEAL,
    FC_S_CHANNEL_DEAL,
    FC_S_MARKET,
    FC_S_OPENING,     /* its keys are stages */
    FC_S_CORRELATION, /* its keys are pairs of inputs */
    FC_S_PROMISE,
    FC_S_KINDS
};

/* How a key's value is written. */
enum fc_type {
    FC_T_TEXT,
    FC_T_NAME,
    FC_T_FLAG,
    FC_T_MONTH,
    FC_T_WHOLE,
    FC_T_CURRENCY,
    FC_T_CHOICE, /* one of the words in `unit`, between bars; the field is an enum in their order */
    FC_T_NUMBER, /* certain: growth, month_to_month, confidence, margin */
    FC_T_AMOUNT, /* certain, the same every month: `20,000 a month` */
    FC_T_DAYS,   /* a certain length of time */
    FC_T_MONTHS, /* the same, in months where no unit is said */
    FC_T_PACE,   /* certain, so many a month whether that is said or not: `120` */
    FC_T_HEADS,  /* certain, by month, of people who are there and do not flow: `4` */
    FC_T_QUANTITY,
    FC_T_SCHEDULE, /* a certain flow */
    FC_T_FLOW,     /* an uncertain flow */
    FC_T_RESPONSE,
    FC_T_SEASON,
    FC_T_DELAY,
    FC_T_OPENING, /* items by month of entry; the key is a name */
    FC_T_TIE,     /* a correlation; the key is two names */
    FC_T_TEAM,    /* the name of one; the field is its index */
    FC_T_STAGE,   /* likewise */
    FC_T_SENTENCE,
    FC_T_FILE
};

struct fc_key {
    enum fc_section_kind section;
    const char          *name; /* words joined by `_` */
    enum fc_type         type;
    enum fc_dimension    dimension;
    double               low, high;
    bool                 divisor;
    const char          *unit;     /* in words, for `keys`: "money a month" */
    const char          *fallback; /* the default as one would write it, or words in brackets */
    const char          *help;     /* one sentence */
    size_t               offset;   /* of the field in its section's struct, or FC_NO_FIELD */
};

/* A key that is acted on while reading (based_on, after) and leaves nothing in the plan. */
#define FC_NO_FIELD ((size_t)-1)

/* All rows, section by section; [fc_key_count]. */
extern const struct fc_key fc_keys[];
extern const size_t        fc_key_count;

/* Whether the section's keys are names, all of them read by its one row. */
bool fc_section_has_names(enum fc_section_kind kind);

/* The row of a key in a kind of section (spaces, hyphens, underscores and case alike), or -1. */
int fc_key_find(enum fc_section_kind section, struct fc_piece name);

/* The row by its exact name, for code that asks where a key was set. */
int fc_key_row(enum fc_section_kind section, const char *name);

/* "[channel X]" and so on, as people write it. */
const char *fc_section_words(enum fc_section_kind kind);

/* The word of a list that is nearest to what was typed (edit distance at most a third of its
   length), or NULL. */
const char *fc_nearest(struct fc_piece typed, const char *const word[], size_t n);

#endif
