/* How much of a spread is there because something is not known. Pure arithmetic on columns. */
#ifndef FC_QUESTIONS_SPREAD_H
#define FC_QUESTIONS_SPREAD_H

#include <stdbool.h>
#include <stddef.h>

/* Equal-probability bins of an input, between the 31 edges of which its values are told apart. */
enum { FC_SPREAD_BINS = 32 };

/* First-order index of x for y: the share of y's variance that knowing x would remove on average,
   Var E[y|x] / Var y, from the means of y in the bins of x; what the means owe to luck is taken off
   (the scatter within each bin, over its size). edge[31] rises; equal ones leave bins empty.
   Between 0 and 1; 0 where y does not vary. */
double fc_spread_first_order(size_t n, const double x[], const double edge[FC_SPREAD_BINS - 1],
                             const double y[]);

/* The share of the variance of y that comes from the inputs, all together: the correlation of two
   runs that share them and nothing else. 0 where nothing varies. */
double fc_spread_shared(size_t n, const double y[], const double again[]);

/* What it is worth to know x before choosing (EVPPI): E max_d E[y_d | x] - max_d E y_d, in the
   units of y, for choices y[n_choices][n] on the same luck. E[y_d - y_0 | x] is a cubic spline
   through x, fitted by least squares; for an x of few values, their means. 0 where no choice would
   change, and where memory is out *failed. (Strong, Oakley, Brennan 2014.) */
double fc_spread_worth(size_t n, const double x[], int n_choices, const double *const y[],
                       bool *failed);

double fc_spread_mean(size_t n, const double y[]);
double fc_spread_variance(size_t n, const double y[]);

#endif
