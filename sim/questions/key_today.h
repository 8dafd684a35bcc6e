/* What a key's fields say today, as one number. */
#ifndef FC_QUESTIONS_KEY_TODAY_H
#define FC_QUESTIONS_KEY_TODAY_H

#include "questions/named_key.h"

struct fc_key_today {
    bool   number;    /* the key is one that has a number */
    bool   uncertain; /* of at least one field the number is the median */
    bool   uneven;    /* not the same in all months: the mean month */
    double value;     /* flows of several sections added up; NAN: they differ, or none is known */
    double most;      /* the highest 95 % quantile of all fields */
    double least;     /* the lowest month of all: of heads, that many may go */
};

struct fc_key_today fc_key_today_of(const struct fc_named_key *key, const struct fc_plan *plan);

#endif
