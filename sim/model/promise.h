/* What is promised, as data: clauses, their windows and levels. */
#ifndef FC_MODEL_PROMISE_H
#define FC_MODEL_PROMISE_H

#include <stdbool.h>

#include "model/section.h"

enum fc_period { FC_MONTH, FC_QUARTER, FC_YEAR, FC_PLAN };
enum fc_reading { FC_EVERY, FC_AVERAGE, FC_K_OF_N, FC_TOTAL };

/* "150 from April, then 170 from July": the level of every period that begins at or after t. */
struct fc_step {
    int    t; /* month of the plan */
    double level;
};

/* One sentence without "and". `period[i]` covers months first..last (of the plan, both included);
   calendar quarters and years that lie only partly in the window are left out. */
struct fc_span {
    int first, last;
};

struct fc_clause {
    int                   measure; /* index into plan->measure */
    bool                  at_most;
    enum fc_period        period;
    enum fc_reading       reading;
    int                   k;      /* for FC_K_OF_N */
    int                   from_t; /* the window, months of the plan, both included */
    int                   to_t;
    bool                  said_from; /* the words named the window's start */
    int                   n_periods;
    const struct fc_span *span;      /* [n_periods] */
    const double         *level;     /* [n_periods] in the measure's unit (money, people, share) */
    bool                  one_level; /* the same in every period */
    int                   left_out;  /* months of the window in no whole period */
};

struct fc_promise {
    struct fc_section section;
    const char       *text;  /* the sentence as typed */
    const char       *owner; /* NULL: nobody's */
    double            confidence;
    int               n_clauses; /* more than one: all must hold */
    struct fc_clause *clause;
};

#endif
