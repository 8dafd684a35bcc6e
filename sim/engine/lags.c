#include "engine/lags.h"

#include <math.h>

#include "random/quantile.h"

/* Midpoints over the spread of a delay, in s with v = s^2 (3 - 2 s): they crowd towards both tails,
   where the quantile is steep. The error is below 1e-8, far below what any number of trials can
   show. */
enum { POINTS = 16384, PIECE = 256 };

/* Adds weight at d months: shared between the two whole months around it. */
static void add_weight(double share[], int most, double d, double weight)
{
    const double whole = floor(d);
    const double along = d - whole;
    const int    lag = whole < most - 1 ? (int)whole : most - 1;
    const int    next = lag + 1 < most ? lag + 1 : most - 1;
    share[lag] += weight * (1 - along);
    share[next] += weight * along;
}

static bool spread_days(double share[], int most, const struct fc_quantity *days, double unit,
                        struct fc_arena *arena)
{
    const struct fc_quantile_table *table = fc_quantile_table_make(days, arena);
    if (table == NULL)
        return false;
    double d[PIECE], weight[PIECE];
    for (int done = 0; done < POINTS; done += PIECE) {
        for (int i = 0; i < PIECE; i++) {
            const double along = (done + i + 0.5) / POINTS;
            d[i] = along * along * (3 - 2 * along);
            weight[i] = 6 * along * (1 - along) / (POINTS + 0.5 / POINTS);
        }
        fc_quantile_column(table, PIECE, d, d);
        for (int i = 0; i < PIECE; i++)
            add_weight(share, most, fmax(d[i], 0) / unit, weight[i]);
    }
    return true;
}

double *fc_lags(const struct fc_delay *delay, double unit, int most, int *n, struct fc_arena *arena)
{
    double *share = fc_arena_take(arena, (size_t)most, sizeof *share);
    if (share == NULL)
        return NULL;
    if (delay->kind == FC_DELAY_SHARES) {
        for (size_t i = 0; i < delay->n; i++)
            share[i < (size_t)most ? i : (size_t)most - 1] += delay->share[i];
    } else if (delay->days.kind == FC_CERTAIN) {
        add_weight(share, most, fc_quantile(&delay->days, 0.5) / unit, 1);
    } else if (!spread_days(share, most, &delay->days, unit, arena)) {
        return NULL;
    }

    *n = most;
    while (*n > 1 && share[*n - 1] <= 0)
        --*n;
    return share;
}
