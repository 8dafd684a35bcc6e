/* The chance that a Poisson count reaches a level, for columns of means. */
#ifndef FC_ENGINE_CLOSED_FORM_TAIL_H
#define FC_ENGINE_CLOSED_FORM_TAIL_H

#include <stddef.h>
#include <stdint.h>

enum { FC_TAIL_ROWS = 160, FC_TAIL_TERMS = 6 };

/* P(X >= level | mean) as a piecewise polynomial in the square root of the mean, in which its rise
   is equally wide at every level. 8 kB. */
struct fc_tail {
    double low, rows_a_unit; /* of the root */
    double c[FC_TAIL_ROWS * FC_TAIL_TERMS];
};

/* For levels below 2^53; below 1 it is 1. Takes some 10 us. */
void fc_tail_make(struct fc_tail *out, int64_t level);

/* p[i] = P(X >= level) for the mean mean[i] >= 0, within 1e-9; never falls by more than 1e-12 when
   the mean rises. p may be mean. */
void fc_tail_column(const struct fc_tail *tail, size_t n, const double mean[], double p[]);

#endif
