/* A split made better by moving money between two channels, on the same luck. */
#ifndef FC_QUESTIONS_ALLOCATE_POLISH_H
#define FC_QUESTIONS_ALLOCATE_POLISH_H

#include "questions/allocate_try.h"

/* Tries every start ([n_starts][a->n] amounts) and moves money in the best of them, in ever smaller
   parts of the budget, while that is better by more than the paired error. The best split is then
   in spend[a->n]. With `move` false the starts alone are compared. */
enum fc_status fc_polish(double spend[], const struct fc_allocator *a, int n_starts,
                         const double *const start[], bool move);

#endif
