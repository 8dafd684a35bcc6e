/* Exact quantiles at the points that a table's cubics go through. */
#ifndef FC_RANDOM_QUANTILE_POINTS_H
#define FC_RANDOM_QUANTILE_POINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "random/bell_curve.h"
#include "random/quantile_table.h"

/* A cubic through both ends of its row, so that neighbours meet, and through the two points between
   that make its largest error smallest. */
enum { FC_ROW_POINTS = 3 };
extern const double FC_ROW_POINT[FC_ROW_POINTS];

/* Rows an octave, as a power of two. Few are enough for 1e-9 in the probability wherever the
   quantile is like a log, or like a power of p that is not extreme; many are for Beta and gamma
   shapes far below 1. */
enum { FC_FEW_BITS = 5, FC_MANY_BITS = 9 };

/* The smaller tail probability at a point of a row. */
double fc_tail_at(size_t row, unsigned bits, double point);

/* What cubics are made from. */
struct fc_curve_source {
    const struct fc_quantity *quantity;
    struct fc_window          window;
    bool                      has_curve; /* else the exact inverse is cheap enough */
    struct fc_bell_curve      curve;
};

void fc_curve_source_make(struct fc_curve_source *out, const struct fc_quantity *quantity);

/* x[i] = the quantile with p[i] below it (or above), p rising. */
void fc_curve_source_at(const struct fc_curve_source *source, size_t n, const double p[],
                        bool upper, double x[]);

#endif
