/* What each channel brings by its spend, on average, where channels do not meet. */
#ifndef FC_QUESTIONS_ALLOCATE_CURVE_H
#define FC_QUESTIONS_ALLOCATE_CURVE_H

#include "questions/allocate_parts.h"

struct fc_curves {
    bool    known; /* what is sought is a sum over channels, and more of it is better */
    double *value; /* [n * (units + 1)] what the payer brings for so many units; of money less its
                      fixed cost, but not its spend: the budget is spent anyway */
    bool *closes;  /* [n] as the payer's, and where only money counts also what loses by being on */
};

/* For the promise's first clause (the chance itself is no sum, but its mean leads near), or for
   money. A channel's months come through the stages by mean rates and delays; their level is that
   of counted years, channel by channel. */
enum fc_status fc_curves_make(struct fc_curves *out, const struct fc_allocator *a, bool money);

#endif
