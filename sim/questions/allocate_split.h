/* The best split of whole units over channels that do not know of each other. */
#ifndef FC_QUESTIONS_ALLOCATE_SPLIT_H
#define FC_QUESTIONS_ALLOCATE_SPLIT_H

#include "base/arena.h"

/* value[i * (units + 1) + k] is what channel i brings for k units, -INFINITY where it may not spend
   so many; any shape, jumps included. Fills out[n] with the split of at most so many units whose
   values add up to most, and returns their sum; among equals the least units. -INFINITY when no
   split is allowed, NAN when memory is out. Bellman's recursion over the channels. */
double fc_split_best(int out[], int n, int units, const double value[], struct fc_arena *arena);

#endif
