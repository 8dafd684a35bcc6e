#include "questions/allocate_split.h"

#include <math.h>

/* Most from the channels up to this one with at most u units; chosen[u]: its own units. */
static void add_channel(double most[], int chosen[], const double before[], const double value[],
                        int units)
{
    for (int u = 0; u <= units; u++) {
        most[u] = -(double)INFINITY;
        chosen[u] = 0;
        for (int k = 0; k <= u; k++)
            if (value[k] + before[u - k] > most[u]) {
                most[u] = value[k] + before[u - k];
                chosen[u] = k;
            }
    }
}

double fc_split_best(int out[], int n, int units, const double value[], struct fc_arena *arena)
{
    const size_t row = (size_t)units + 1;
    double      *most = fc_arena_take(arena, 2 * row, sizeof *most);
    int         *chosen = fc_arena_take(arena, (size_t)n * row + 1, sizeof *chosen);
    if (most == NULL || chosen == NULL)
        return (double)NAN;
    double *now = most, *before = most + row;
    for (int i = 0; i < n; i++) {
        double *swap = now;
        now = before;
        before = swap;
        add_channel(now, chosen + (size_t)i * row, before, value + (size_t)i * row, units);
    }
    int left = 0;
    for (int u = 1; u <= units; u++)
        if (now[u] > now[left])
            left = u;
    const double sum = now[left];
    for (int i = n - 1; i >= 0; i--) {
        out[i] = chosen[(size_t)i * row + (size_t)left];
        left -= out[i];
    }
    return sum;
}
