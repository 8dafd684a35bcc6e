#include "results/moments.h"

#include <math.h>

static void add_square(struct fc_moments *moments, fc_uint128 low, uint64_t high)
{
    moments->squares_low += low;
    moments->squares_high += high + (moments->squares_low < low ? 1 : 0);
}

void fc_moments_add(struct fc_moments *moments, int64_t n, const int64_t value[])
{
    if (n > 0 && moments->n == 0)
        moments->least = moments->most = value[0];
    moments->n += (uint64_t)n;
    for (int64_t i = 0; i < n; i++) {
        const fc_int128 v = value[i];
        moments->sum += v;
        add_square(moments, (fc_uint128)(v * v), 0);
        if (value[i] < moments->least)
            moments->least = value[i];
        if (value[i] > moments->most)
            moments->most = value[i];
    }
}

void fc_moments_merge(struct fc_moments *into, const struct fc_moments *from)
{
    if (from->n == 0)
        return;
    if (into->n == 0 || from->least < into->least)
        into->least = from->least;
    if (into->n == 0 || from->most > into->most)
        into->most = from->most;
    into->n += from->n;
    into->sum += from->sum;
    add_square(into, from->squares_low, from->squares_high);
}

double fc_moments_mean(const struct fc_moments *moments)
{
    return moments->n == 0 ? 0 : (double)moments->sum / (double)moments->n;
}

/* The sum of squared deviations is squares - sum^2 / n. In long double the difference keeps its
   digits unless the spread is under a 1e-9th of the mean; then least and most tell it is none. */
double fc_moments_sd(const struct fc_moments *moments)
{
    if (moments->n < 2 || moments->least == moments->most)
        return 0;
    const long double n = (long double)moments->n;
    const long double sum = (long double)moments->sum;
    const long double squares =
        (long double)moments->squares_low + ldexpl((long double)moments->squares_high, 128);
    const long double deviations = squares - sum * (sum / n);
    return deviations <= 0 ? 0 : (double)sqrtl(deviations / (n - 1));
}
