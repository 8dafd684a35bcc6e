/* Spline coefficients along the rows, then along the columns. */
#include "random/surface.h"

#include <assert.h>
#include <math.h>

/* c[0..n + 1] of the spline through f[0..n - 1], n >= 4: c[i] + 4 c[i + 1] + c[i + 2] = 6 f[i].
   Not a knot: fourth differences of c vanish at both ends, which gives c next to the ends at once;
   what lies between is a tridiagonal system. `pivot` is scratch. All with this stride. */
static void fit_line(size_t n, size_t stride, const double *f, double *c, double pivot[])
{
#define F(i) f[(i)*stride]
#define C(i) c[((i) + 1) * stride]
    C(1) = F(1) - (F(0) - 2 * F(1) + F(2)) / 6;
    C(n - 2) = F(n - 2) - (F(n - 1) - 2 * F(n - 2) + F(n - 3)) / 6;
    for (size_t i = 2; i + 2 < n; i++) {
        pivot[i] = 1 / (4 - (i > 2 ? pivot[i - 1] : 0));
        C(i) = (6 * F(i) - C(i - 1) - (i + 3 == n ? C(n - 2) : 0)) * pivot[i];
    }
    for (size_t i = n - 3; i > 2; i--)
        C(i - 1) -= pivot[i - 1] * C(i);
    C(0) = 6 * F(1) - 4 * C(1) - C(2);
    c[0] = 6 * F(0) - 4 * C(0) - C(1);
    C(n - 1) = 6 * F(n - 2) - 4 * C(n - 2) - C(n - 3);
    C(n) = 6 * F(n - 1) - 4 * C(n - 1) - C(n - 2);
#undef F
#undef C
}

bool fc_surface_make(struct fc_surface *out, int32_t cells_x, double low_x, double high_x,
                     int32_t cells_y, double low_y, double high_y, const double value[],
                     struct fc_arena *arena)
{
    assert(cells_x >= 3 && cells_y >= 3);
    assert(low_x < high_x && low_y < high_y);
    *out = (struct fc_surface){.cells_x = cells_x,
                               .cells_y = cells_y,
                               .low_x = low_x,
                               .low_y = low_y,
                               .per_x = cells_x / (high_x - low_x),
                               .per_y = cells_y / (high_y - low_y),
                               .last_x = nextafter(cells_x, 0),
                               .last_y = nextafter(cells_y, 0)};
    const size_t nodes_x = (size_t)cells_x + 1;
    const size_t nodes_y = (size_t)cells_y + 1;
    const size_t width = nodes_x + 2;
    double      *along = fc_arena_take(arena, nodes_y * width, sizeof *along);
    double      *pivot = fc_arena_take(arena, nodes_x + nodes_y, sizeof *pivot);
    double      *c = fc_arena_take(arena, (nodes_y + 2) * width, sizeof *c);
    if (along == NULL || pivot == NULL || c == NULL)
        return false;
    for (size_t row = 0; row < nodes_y; row++)
        fit_line(nodes_x, 1, value + row * nodes_x, along + row * width, pivot);
    for (size_t column = 0; column < width; column++)
        fit_line(nodes_y, width, along + column, c + column, pivot);
    out->c = c;
    return true;
}
