/* The chances of watched promises: integrated where that is possible and wanted, else counted. */
#ifndef FC_QUESTIONS_PROMISE_CHANCES_H
#define FC_QUESTIONS_PROMISE_CHANCES_H

#include "run/forecast.h"
#include "run/points.h"

struct fc_promise_chances {
    const struct fc_result         *result;
    const struct fc_points_answer **integrated; /* [result->n_promises] NULL: counted */
};

/* The confidences of which safe levels are told beside a promise's own. */
enum { FC_SAFE_LEVELS = 3 };
extern const double fc_safe_at[FC_SAFE_LEVELS]; /* 80, 90, 95 % */

/* For the promises of a result. With request->integrate those that fit the closed form
   (engine/closed_form) are integrated at the request's seed, the others' chances are the result's.
   Safe levels of whole counts, at those confidences and the promise's own, are integrated with them
   and left in the result. Everything in the arena. Fails as fc_points_find. */
enum fc_status fc_promise_chances_find(struct fc_promise_chances *out,
                                       const struct fc_request *request, struct fc_result *result,
                                       struct fc_arena *arena, struct fc_error *err);

/* Whether the request wants this promise's chances integrated, and they can be. */
bool fc_promise_integrates(const struct fc_request *request, const struct fc_promise *promise);

/* Of promise p; of its only clause's i-th period alone; of that period and all later ones. */
struct fc_chance fc_promise_chance(const struct fc_promise_chances *chances, int p);
struct fc_chance fc_promise_chance_period(const struct fc_promise_chances *chances, int p, int i);
struct fc_chance fc_promise_chance_from(const struct fc_promise_chances *chances, int p, int i);

/* Whether the chance of promise p is above q or below: counted ones as fc_chance_decide says,
   integrated ones when they are four standard errors away (31 degrees of freedom: wrong once in
   2,700 times). */
enum fc_decision fc_promise_chance_decide(const struct fc_promise_chances *chances, int p,
                                          double q);

#endif
