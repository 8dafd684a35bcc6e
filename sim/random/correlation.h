/* Correlation matrices: the factor that mixes independent scores, and the nearest valid matrix
   where the wanted one cannot be. */
#ifndef FC_RANDOM_CORRELATION_H
#define FC_RANDOM_CORRELATION_H

#include "base/arena.h"
#include "base/fail.h"

/* matrix[n * n], row by row: symmetric, ones on the diagonal, entries within -1..1. If no scores
   can have these correlations (an eigenvalue is below zero), it is replaced by the nearest matrix
   that they can have, in the sum of squared changes (Higham 2002, "Computing the nearest
   correlation matrix - a problem from finance"). *largest_change is that of the entry that changed
   most; 0 where all were kept.

   factor[n * n] becomes lower triangular with non-negative diagonal and matrix = factor factor^T
   (to 1e-7 where the matrix is singular, else to rounding), so the rows of factor times independent
   scores are scores with these correlations. Correlations of exactly 1 and -1 give equal and
   opposite scores. Scratch is taken from the arena; FC_NO_MEMORY when memory is out. */
enum fc_status fc_correlation_make(double *matrix, double *factor, int n, double *largest_change,
                                   struct fc_arena *arena, struct fc_error *err);

#endif
