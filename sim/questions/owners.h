/* Who carries the risk? What each owner's not knowing adds to the chance that a promise is missed.

   The players are the owners; chance is the floor. v(S) is the chance of a miss when the inputs of
   the owners in S are as uncertain as they are and those of all others turn out as signed: at
   `plan_rate`, else at their median. Risk added is the Shapley value
   phi_o = sum over S without o of |S|! (m - |S| - 1)! / m! (v(S + o) - v(S)),
   so that the floor and all risks added make P(miss) exactly (Shapley 1953). */
#ifndef FC_QUESTIONS_OWNERS_H
#define FC_QUESTIONS_OWNERS_H

#include "questions/study.h"

/* 2^8 runs. */
enum { FC_MOST_OWNERS = 8 };

struct fc_owner_risk {
    const char *name;
    int         n_inputs;       /* that are not certain */
    double      risk_added;     /* below 0: the owner signed less than is to be expected */
    double      avoidable;      /* P(miss) less P(miss | this owner's inputs as signed) */
    double      responsibility; /* share of the missed trials that would have been kept had this
                                   owner's inputs been as signed, all else as it was; 0 if none */
    double      standard_error; /* of avoidable */
};

struct fc_owners_answer {
    const struct fc_plan    *plan;
    const struct fc_promise *promise;
    struct fc_chance         kept;
    double                   miss;  /* P(miss) */
    double                   floor; /* P(miss | every input as signed) */
    uint64_t                 trials;
    int                      n;
    struct fc_owner_risk    *owner; /* [n] in the order of their first input */
};

/* All owners of the plan, those without uncertain inputs too, with 0. FC_BAD_INPUT when more than
   FC_MOST_OWNERS own uncertain inputs. Everything in the study's arena; else fails as
   fc_columns_run. */
enum fc_status fc_owners_find(struct fc_owners_answer *out, const struct fc_study *study,
                              const struct fc_promise *promise, struct fc_error *err);

/* What was signed for an input: its stage's plan_rate, else the median. */
double fc_signed_value(const struct fc_plan *plan, const struct fc_drawn_input *input);

#endif
