/* Chances of promises on counts without counting: the closed form at Sobol points. */
#ifndef FC_RUN_POINTS_H
#define FC_RUN_POINTS_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fail.h"
#include "engine/layout.h"
#include "model/plan.h"
#include "results/chance.h"

/* The inputs and month noises are spread evenly in so many independent ways; each way's mean is one
   estimate. In one way there are from FC_FEWEST_POINTS on to FC_MOST_POINTS points. */
enum { FC_WAYS = 32, FC_FEWEST_POINTS = 256, FC_MOST_POINTS = 16384 };

/* What is asked of one promise, which must fit (fc_closed_form_fits). Only promises of one clause
   can be asked for more than their chance. */
struct fc_points_ask {
    const struct fc_promise *promise;
    bool                     periods;  /* also period by period */
    int                      n_levels; /* also at these levels, as fc_result_chance_at means them */
    const double            *level;
};

struct fc_points_request {
    const struct fc_plan        *plan;
    const struct fc_layout      *layout; /* of that plan; NULL: to be made, which takes longer than
                                            most chances */
    int                          n;      /* at least 1 */
    const struct fc_points_ask  *ask;
    double                       standard_error; /* good enough for every chance; 0: 0.0005 */
    uint64_t                     seed;
    int                          threads; /* 0: all there are */
    const volatile sig_atomic_t *stop;    /* may be NULL */
};

/* Each chance is the mean over the ways, its interval Student's with 31 degrees of freedom at
   95 %, held within 0..1. */
struct fc_points_answer {
    struct fc_chance  chance;
    struct fc_chance *period; /* [n_periods] that period alone; NULL where not asked for */
    struct fc_chance *from;   /* [n_periods] that period and all later ones; NULL alike */
    struct fc_chance *level;  /* [n_levels] */
};

struct fc_points {
    struct fc_points_answer *answer; /* [n] */
    uint64_t                 points; /* of all ways together */
    int                      draws;  /* that a point stands for */
};

/* Takes more points until every chance is good enough, or there are the most. The same bytes for
   any number of threads; two plans with the same seed share their luck. Lives in the arena.
   FC_INTERRUPTED when stopped; FC_NO_MEMORY, FC_BAD_INPUT as fc_layout_make. */
enum fc_status fc_points_find(struct fc_points *out, const struct fc_points_request *request,
                              struct fc_arena *arena, struct fc_error *err);

/* mean[months]: the expected count of a stage (-1: inquiries) that fits, in every month of the
   plan; error[months] their standard errors. With FC_FEWEST_POINTS a way. */
enum fc_status fc_points_means(double mean[], double error[], const struct fc_plan *plan, int stage,
                               uint64_t seed, struct fc_error *err);

#endif
