#include "results/moments.h"

#include <math.h>

#include "results/range.h"

static void add_square(struct fc_moments *moments, fc_uint128 low, uint64_t high)
{
    moments->squares_low += low;
    moments->squares_high += high + (moments->squares_low < low ? 1 : 0);
}

/* Squares of values this small add up within 64 bits, 2^10 of them at a time. */
static const int64_t SMALL = (int64_t)1 << 26;
enum { PIECE = 1 << 10 };

static void add_small(struct fc_moments *moments, int64_t n, const int64_t value[])
{
    for (int64_t done = 0; done < n; done += PIECE) {
        int64_t sum = 0, squares = 0;
        for (int64_t i = done; i < n && i < done + PIECE; i++) {
            sum += value[i];
            squares += value[i] * value[i];
        }
        moments->sum += sum;
        add_square(moments, (fc_uint128)squares, 0);
    }
}

static void add_large(struct fc_moments *moments, int64_t n, const int64_t value[])
{
    for (int64_t i = 0; i < n; i++) {
        const fc_int128 v = value[i];
        moments->sum += v;
        add_square(moments, (fc_uint128)(v * v), 0);
    }
}

void fc_moments_add(struct fc_moments *moments, int64_t n, const int64_t value[])
{
    if (n == 0)
        return;
    const struct fc_range range = fc_range_of(n, value);
    if (moments->n == 0 || range.least < moments->least)
        moments->least = range.least;
    if (moments->n == 0 || range.most > moments->most)
        moments->most = range.most;
    moments->n += (uint64_t)n;
    if (range.least > -SMALL && range.most < SMALL)
        add_small(moments, n, value);
    else
        add_large(moments, n, value);
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

/* The sum of squared deviations is squares - sum^2 / n. Where that is below 2^120 it is taken
   exactly, around the whole number m nearest to the mean: squares - 2 m sum + n m^2 modulo 2^128,
   less n (mean - m)^2. Otherwise long double has digits enough. */
static long double deviations(const struct fc_moments *moments)
{
    const long double n = (long double)moments->n;
    const long double sum = (long double)moments->sum;
    const long double squares =
        (long double)moments->squares_low + ldexpl((long double)moments->squares_high, 128);
    const long double rough = squares - sum * (sum / n);
    if (rough > ldexpl(1, 120) || squares > ldexpl(1, 180))
        return rough;

    const fc_int128  centre = moments->sum / (fc_int128)moments->n;
    const fc_uint128 m = (fc_uint128)centre;
    const fc_uint128 around =
        moments->squares_low - 2 * m * (fc_uint128)moments->sum + (fc_uint128)moments->n * m * m;
    const long double off = (long double)(moments->sum - centre * (fc_int128)moments->n) / n;
    return (long double)around - n * off * off;
}

double fc_moments_sd(const struct fc_moments *moments)
{
    if (moments->n < 2 || moments->least == moments->most)
        return 0;
    const long double sum = deviations(moments);
    return sum <= 0 ? 0 : (double)sqrtl(sum / (long double)(moments->n - 1));
}
