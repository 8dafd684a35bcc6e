#include "questions/spread.h"

#include <math.h>

double fc_spread_mean(size_t n, const double y[])
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += y[i];
    return sum / (double)n;
}

double fc_spread_variance(size_t n, const double y[])
{
    const double mean = fc_spread_mean(n, y);
    double       sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += (y[i] - mean) * (y[i] - mean);
    return sum / (double)n;
}

/* ---- one input ---- */

/* The number of edges below x. */
static int bin_of(double x, const double edge[FC_SPREAD_BINS - 1])
{
    int bin = 0;
    for (int half = FC_SPREAD_BINS / 2; half > 0; half /= 2)
        bin += x > edge[bin + half - 1] ? half : 0;
    return bin;
}

double fc_spread_first_order(size_t n, const double x[], const double edge[FC_SPREAD_BINS - 1],
                             const double y[])
{
    const double mean = fc_spread_mean(n, y);
    double       count[FC_SPREAD_BINS] = {0}, sum[FC_SPREAD_BINS] = {0};
    double       squares[FC_SPREAD_BINS] = {0}, total = 0, between = 0;
    for (size_t i = 0; i < n; i++) {
        const int    bin = bin_of(x[i], edge);
        const double off = y[i] - mean;
        count[bin] += 1;
        sum[bin] += off;
        squares[bin] += off * off;
        total += off * off;
    }
    for (int b = 0; b < FC_SPREAD_BINS; b++) {
        if (count[b] < 2)
            continue;
        const double within = (squares[b] - sum[b] * sum[b] / count[b]) / (count[b] - 1);
        between += sum[b] * sum[b] / count[b] - within * (1 - count[b] / (double)n);
    }
    return total > 0 ? fmin(1, fmax(0, between / total)) : 0;
}

/* ---- all inputs ---- */

double fc_spread_shared(size_t n, const double y[], const double again[])
{
    const double mean = fc_spread_mean(n, y), other = fc_spread_mean(n, again);
    double       both = 0, own = 0, others = 0;
    for (size_t i = 0; i < n; i++) {
        both += (y[i] - mean) * (again[i] - other);
        own += (y[i] - mean) * (y[i] - mean);
        others += (again[i] - other) * (again[i] - other);
    }
    return own > 0 && others > 0 ? fmin(1, fmax(0, both / sqrt(own * others))) : 0;
}
