#include "plots/scale.h"

#include <math.h>

struct fc_scale fc_scale_make(double low, double high, double start, double end)
{
    /* Doubles this close together have no round numbers between them. */
    const double least = 1e-9 * fmax(fabs(low), fabs(high));
    if (!(high - low > least)) {
        const double room = fmax(0.1 * fabs(low), 1e-12);
        low -= room;
        high += room;
    }
    return (struct fc_scale){low, high, start, end};
}

double fc_scale_at(const struct fc_scale *scale, double value)
{
    const double share = (value - scale->low) / (scale->high - scale->low);
    return scale->start + share * (scale->end - scale->start);
}

double fc_scale_back(const struct fc_scale *scale, double position)
{
    const double share = (position - scale->start) / (scale->end - scale->start);
    return scale->low + share * (scale->high - scale->low);
}

/* Multiples of step from first to last, both inside with a hair of rounding. */
static struct fc_ticks ticks_of(const struct fc_scale *scale, double step)
{
    const double first = ceil(scale->low / step - 1e-9);
    const double last = floor(scale->high / step + 1e-9);
    const double size = fmax(last - first + 1, 0);
    return (struct fc_ticks){first * step, step, size > 1e6 ? 1000000 : (size_t)size};
}

struct fc_ticks fc_scale_ticks(const struct fc_scale *scale, size_t most, bool whole)
{
    static const double round[] = {1, 2, 5, 10};
    const double        span = scale->high - scale->low;
    const double        power = pow(10, floor(log10(span / (double)most)));
    for (double unit = power;; unit *= 10) {
        for (size_t i = 0; i < sizeof round / sizeof round[0]; i++) {
            const double step = unit * round[i];
            if (whole && step < 1)
                continue;
            const struct fc_ticks ticks = ticks_of(scale, step);
            if (ticks.size <= most)
                return ticks;
        }
    }
}

double fc_ticks_at(const struct fc_ticks *ticks, size_t index)
{
    /* From whole multiples, so that 0 is 0 and not 1e-17. */
    return (round(ticks->first / ticks->step) + (double)index) * ticks->step;
}

int fc_ticks_digits(const struct fc_ticks *ticks)
{
    const double last = ticks->size == 0 ? ticks->first : fc_ticks_at(ticks, ticks->size - 1);
    const double largest = fmax(fabs(ticks->first), fabs(last));
    if (!(largest > 0))
        return 1;
    const double digits = floor(log10(largest) + 1e-9) - floor(log10(ticks->step) + 1e-9) + 1;
    return (int)fmin(fmax(digits, 1), 15);
}
