/* How much of one thing is needed so that a promise on money holds: from both in the same years. */
#ifndef FC_QUESTIONS_NEED_H
#define FC_QUESTIONS_NEED_H

#include "questions/study.h"

enum { FC_NEED_CURVE = 8 };

/* A level of the metric, and what it means for the money. */
struct fc_need_point {
    double           level;
    struct fc_chance reached;   /* that the level is kept, as the plan is */
    struct fc_chance if_kept;   /* of the money, in the years that keep the level */
    struct fc_chance if_missed; /* and in those that do not; error 1 where there are none */
};

struct fc_need {
    const struct fc_clause  *clause; /* the metric, its reading and window */
    const struct fc_promise *money;
    double                   confidence;
    struct fc_chance         as_planned; /* of the money */
    bool                     any;     /* the money is as sure as wanted, whatever the metric does */
    bool                     found;   /* a level makes it so: */
    struct fc_need_point     needed;  /* the least one */
    struct fc_need_point     highest; /* the highest level that enough years reach to judge by */
    struct fc_need_point     middle;  /* the level that is kept in half of the years */
    bool                 decides; /* keeping the middle level makes a difference worth its name */
    int                  n_curve; /* rising */
    struct fc_need_point curve[FC_NEED_CURVE];
    uint64_t             trials;
};

/* The least level L of the clause (its own levels do not count; it is no `at most`) such that in
   the years that keep at least L, the money is kept with this confidence. That is no promise that
   leads alone make it so: years with many leads are better in other ways too. Counts are whole.
   Runs the study's trials once. Fails as fc_columns_run. */
enum fc_status fc_need_find(struct fc_need *out, const struct fc_study *study,
                            const struct fc_clause *clause, const struct fc_promise *money,
                            double confidence, struct fc_error *err);

#endif
