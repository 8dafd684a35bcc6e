#include "results/moments.h"

#include <math.h>

#include "base/levels.h"

static void add_square(struct fc_moments *moments, fc_uint128 low, uint64_t high)
{
    moments->squares_low += low;
    moments->squares_high += high + (moments->squares_low < low ? 1 : 0);
}

/* Sums over a column, its least value taken off: squares of numbers below 2^31, in two halves. */
struct sums {
    uint64_t values, low, high;
};

enum { LEAST_BITS = 40, SPREAD_BITS = 31 };

FC_LEVELS static struct sums sums_of(int64_t n, const int64_t value[], int64_t least)
{
    uint64_t values = 0, low = 0, high = 0;
    for (int64_t i = 0; i < n; i++) { /* hot: sums of squares */
        const uint64_t above = (uint32_t)(value[i] - least);
        const uint64_t square = above * above;
        values += above;
        low += (uint32_t)square;
        high += square >> 32;
    }
    return (struct sums){values, low, high};
}

/* Columns that spread little around any value: nearly all. v^2 = d^2 + 2 v0 d + v0^2 for
   v = v0 + d. */
static void add_near(struct fc_moments *moments, int64_t n, const int64_t value[], int64_t least)
{
    const struct sums sums = sums_of(n, value, least);
    const fc_int128   d = sums.values, v0 = least;
    const fc_int128   squares = ((fc_int128)sums.high << 32) + sums.low;
    moments->sum += d + n * v0;
    add_square(moments, (fc_uint128)(squares + 2 * v0 * d + n * v0 * v0), 0);
}

static void add_each(struct fc_moments *moments, int64_t n, const int64_t value[])
{
    for (int64_t i = 0; i < n; i++) {
        const fc_int128 v = value[i];
        moments->sum += v;
        add_square(moments, (fc_uint128)(v * v), 0);
    }
}

void fc_moments_add_within(struct fc_moments *moments, int64_t n, const int64_t value[],
                           struct fc_range range)
{
    const int64_t end = (int64_t)1 << LEAST_BITS, spread = (int64_t)1 << SPREAD_BITS;
    if (n == 0)
        return;
    if (moments->n == 0 || range.least < moments->least)
        moments->least = range.least;
    if (moments->n == 0 || range.most > moments->most)
        moments->most = range.most;
    moments->n += (uint64_t)n;
    if (range.least > -end && range.most < end && range.most - range.least < spread)
        add_near(moments, n, value, range.least);
    else
        add_each(moments, n, value);
}

void fc_moments_add(struct fc_moments *moments, int64_t n, const int64_t value[])
{
    if (n > 0)
        fc_moments_add_within(moments, n, value, fc_range_of(n, value));
}

void fc_moments_add_alike(struct fc_moments *moments, uint64_t times, int64_t value)
{
    if (times == 0)
        return;
    if (moments->n == 0 || value < moments->least)
        moments->least = value;
    if (moments->n == 0 || value > moments->most)
        moments->most = value;
    const fc_int128  v = value;
    const fc_uint128 square = (fc_uint128)(v * v);
    const fc_uint128 low =
        (fc_uint128)(uint64_t)square * times; /* in two halves: may be 190 bits */
    const fc_uint128 high = (square >> 64) * times;
    moments->n += times;
    moments->sum += v * times;
    add_square(moments, low, 0);
    add_square(moments, high << 64, (uint64_t)(high >> 64));
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

/* The sum of squared deviations, with m, the whole number nearest to the mean, and the rest
   r = sum - n m: squares - 2 m sum + n m^2 - r^2 / n. All but the last term is a whole number,
   taken exactly as squares - m (sum + r) in 192 bits. As |r| <= n / 2 the last term is at most half
   of it, so nothing cancels and double has digits enough (long double differs by machine). */
static double deviations(const struct fc_moments *moments)
{
    const fc_int128 n = moments->n;
    fc_int128       m = moments->sum / n;
    fc_int128       r = moments->sum - m * n;
    if (2 * r > n) {
        m++;
        r -= n;
    } else if (2 * r < -n) {
        m--;
        r += n;
    }
    const fc_int128  other = moments->sum + r; /* of the sign of m, or m is 0 */
    const uint64_t   a = (uint64_t)(m < 0 ? -m : m);
    const fc_uint128 b = (fc_uint128)(other < 0 ? -other : other);
    const fc_uint128 lower = (fc_uint128)a * (uint64_t)b;
    const fc_uint128 upper = a * (b >> 64) + (lower >> 64);
    const fc_uint128 low = upper << 64 | (uint64_t)lower;
    const uint64_t   borrow = moments->squares_low < low ? 1 : 0;
    const uint64_t   high = moments->squares_high - (uint64_t)(upper >> 64) - borrow;
    const double     around = ldexp((double)high, 128) + (double)(moments->squares_low - low);
    return around - (double)r * (double)r / (double)n;
}

double fc_moments_sd(const struct fc_moments *moments)
{
    if (moments->n < 2 || moments->least == moments->most)
        return 0;
    return sqrt(deviations(moments) / (double)(moments->n - 1));
}
