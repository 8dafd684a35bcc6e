/* The quantile function of each quantity: exact and slow, or as a table built once. */
#ifndef FC_RANDOM_QUANTILE_H
#define FC_RANDOM_QUANTILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "model/quantity.h"

/* The u-quantile, 0 < u < 1, to about 1e-13 relative in the tail probability. Not for hot loops. */
double fc_quantile(const struct fc_quantity *quantity, double u);

/* The standard normal's, to full double precision (Wichura 1988, AS 241). */
double fc_normal_quantile(double u);

double fc_quantity_mean(const struct fc_quantity *quantity);
double fc_quantity_sd(const struct fc_quantity *quantity); /* INFINITY where it is infinite */

/* The quantile function for columns of uniforms. With p = min(u, 1 - u), the exponent and top
   mantissa bits of p pick a row, the rest of p is the argument of a cubic; right to 1e-9 in the
   probability, or to 1e-11 of the spread where the quantile is almost flat (shapes far below 1).
   Certain and stepped quantities are looked up. Immutable once made. */
struct fc_quantile_table;

/* Builds a table in the arena; NULL when memory is out. Costs about half a millisecond, under 2
   but for shapes far below 1 and very wide lognormals (up to 10). */
const struct fc_quantile_table *fc_quantile_table_make(const struct fc_quantity *quantity,
                                                       struct fc_arena          *arena);

/* x[i] = Q(u[i]). u is on the grid of random/threefry. x may be u. */
void fc_quantile_column(const struct fc_quantile_table *table, size_t n, const double u[],
                        double x[]);

#endif
