/* What can each team sign? For every stage the level that is safe alone, and beside all others. */
#ifndef FC_QUESTIONS_AGREEMENT_H
#define FC_QUESTIONS_AGREEMENT_H

#include "questions/study.h"

/* A line of the agreement: a stage in every month of a window (in total, where not even one a month
   is safe), or revenue in total. */
struct fc_agreed {
    int            measure;
    const char    *owner;
    bool           every_month; /* false: in total over the window */
    struct fc_span window;      /* months of the plan: the promise's on that measure, else from the
                                   first month with four fifths of the best month's mean; in
                                   total: all months */
    double         alone;       /* safe level at the confidence, each line for itself */
    double         together;    /* such that all lines hold at once at the confidence */
};

struct fc_agreement {
    const struct fc_plan *plan;
    double                confidence;
    struct fc_chance      all_alone; /* that all lines hold at once at their `alone` levels */
    struct fc_chance      all;       /* and at their `together` levels: at least the confidence */
    uint64_t              trials;
    int                   n;
    struct fc_agreed     *line; /* [n] stages in chain order, then revenue where there are deals */
};

/* Levels are whole items; money in whole hundreds. `together` asks the same chance of every line,
   the least for which all hold. Everything in the study's arena; fails as fc_columns_run. */
enum fc_status fc_agreement_find(struct fc_agreement *out, const struct fc_study *study,
                                 struct fc_error *err);

#endif
