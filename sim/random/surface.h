/* A smooth function of two arguments as a grid of cubic splines, for loops over lanes. */
#ifndef FC_RANDOM_SURFACE_H
#define FC_RANDOM_SURFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "random/lane_math.h"

/* Cells between evenly spaced nodes, at least 3 each way. c[cells_y + 3][cells_x + 3], row by row:
   coefficients of tensor cubic B-splines. */
struct fc_surface {
    int32_t       cells_x, cells_y;
    double        low_x, low_y;
    double        per_x, per_y;   /* cells for one unit of x and y */
    double        last_x, last_y; /* just below the number of cells */
    const double *c;
};

/* The spline through value[cells_y + 1][cells_x + 1], over low_x..high_x and low_y..high_y; its
   third derivative is continuous at the nodes next to the edges too ("not a knot"). False when
   memory is out. */
bool fc_surface_make(struct fc_surface *out, int32_t cells_x, double low_x, double high_x,
                     int32_t cells_y, double low_y, double high_y, const double value[],
                     struct fc_arena *arena);

/* Coefficients; where several surfaces of one grid lie one after the other, the distance of two. */
static inline int32_t surface_size(const struct fc_surface *s)
{
    return (s->cells_x + 3) * (s->cells_y + 3);
}

/* x held within low..high; without a branch, as lane_pick. */
static inline double lane_held(double x, double low, double high)
{
    const double raised = lane_pick(x - low, low, x);
    return lane_pick(high - raised, high, raised);
}

/* One row of the sum: four coefficients with their weights. Written c[at + 1], since compilers
   refuse to gather through a pointer to the row. */
static inline double surface_row(const double *c, int32_t at, const double w[4])
{
    return (c[at] * w[0] + c[at + 1] * w[1]) + (c[at + 2] * w[2] + c[at + 3] * w[3]);
}

/* The weights of the four splines that reach into a cell, at t of its width. */
static inline void surface_weights(double t, double w[4])
{
    const double rest = 1 - t;
    w[0] = rest * rest * rest * (1.0 / 6);
    w[1] = (t * 0.5 - 1) * t * t + 2.0 / 3;
    w[2] = (rest * 0.5 - 1) * rest * rest + 2.0 / 3;
    w[3] = t * t * t * (1.0 / 6);
}

/* The value at (x, y), held within the grid; of the surface `from` coefficients on. */
static inline double surface_at(const struct fc_surface *s, int32_t from, double x, double y)
{
    const double  across = lane_held((x - s->low_x) * s->per_x, 0, s->last_x);
    const double  up = lane_held((y - s->low_y) * s->per_y, 0, s->last_y);
    const int32_t column = (int32_t)across;
    const int32_t row = (int32_t)up;
    const int32_t width = s->cells_x + 3;
    const int32_t at = from + row * width + column;
    double        w[4], v[4];
    surface_weights(across - column, w);
    surface_weights(up - row, v);
    return (surface_row(s->c, at, w) * v[0] + surface_row(s->c, at + width, w) * v[1]) +
           (surface_row(s->c, at + 2 * width, w) * v[2] +
            surface_row(s->c, at + 3 * width, w) * v[3]);
}

#endif
