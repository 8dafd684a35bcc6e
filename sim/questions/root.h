/* The least value at which a chance reaches what is wanted, found in few looks at it.

   A chance costs time to find and is never known exactly. On the scale of normal scores it bends
   little, so that lines drawn through two looks lead on quickly; first looks may be rough, only
   those that decide are fine. */
#ifndef FC_QUESTIONS_ROOT_H
#define FC_QUESTIONS_ROOT_H

#include "base/fail.h"
#include "results/chance.h"

struct fc_root_request {
    /* The chance at x, good to about this standard error: nearly rising in x, as it is when every
       look has the same luck. A status that is not FC_OK ends the search and is handed back. */
    enum fc_status (*look)(void *context, double x, double standard_error, struct fc_chance *out);
    /* x or a little more: the next value one would say. NULL: every value may be said. Only such
       values are looked at, and `high`. */
    double (*round_up)(void *context, double x);
    void                   *context;
    double                  low, high;
    const struct fc_chance *at_low;         /* where it is known; NULL: looked at */
    double                  wanted;         /* the chance to be reached, 0 < wanted < 1 */
    double                  standard_error; /* of the looks that decide */
    double margin;      /* reached: by so many standard errors of the look; 0 is usual */
    double good_enough; /* nearer than this in x is near enough; may be 0 */
};

enum fc_root_kind {
    FC_ROOT_FOUND,
    FC_ROOT_AT_LOW, /* reached at low already */
    FC_ROOT_BEYOND  /* not even reached at high */
};

struct fc_root_look {
    double           x;
    struct fc_chance chance;
};

enum { FC_ROOT_LOOKS = 24 };

struct fc_root {
    enum fc_root_kind kind;
    double            x;           /* the value; low, or high, where there is none between them */
    struct fc_chance  chance;      /* there, reached in a look that decides */
    double            least, most; /* what the error of that chance leaves open, 95 times of 100 */
    int               n;
    struct fc_root_look look[FC_ROOT_LOOKS]; /* in the order they were made, low and high first */
};

/* The least x in low .. high with a chance of at least `wanted`. */
enum fc_status fc_root_find(struct fc_root *out, const struct fc_root_request *request);

/* Whether there is one: the looks that fc_root_find begins with, and their answer. Where there is,
   x is `high`. */
enum fc_status fc_root_reached(struct fc_root *out, const struct fc_root_request *request);

#endif
