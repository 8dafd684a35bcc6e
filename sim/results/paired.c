#include "results/paired.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "engine/trial.h"

/* Defined trials are gathered so many at a time. */
enum { PIECE = 256 };

void fc_paired_add(struct fc_paired_tally *tally, int64_t n, const int64_t first[],
                   const int64_t second[])
{
    for (int64_t done = 0; done < n; done += PIECE) {
        int64_t a[PIECE], b[PIECE], difference[PIECE], kept = 0;
        for (int64_t i = done; i < n && i < done + PIECE; i++) {
            if (first[i] == FC_UNDEFINED || second[i] == FC_UNDEFINED)
                continue;
            a[kept] = first[i];
            b[kept] = second[i];
            difference[kept] = second[i] - first[i];
            tally->more += difference[kept] > 0;
            tally->fewer += difference[kept] < 0;
            kept++;
        }
        fc_moments_add(&tally->of[0], kept, a);
        fc_moments_add(&tally->of[1], kept, b);
        fc_moments_add(&tally->difference, kept, difference);
    }
}

struct fc_difference fc_difference_of(const struct fc_paired_tally *tally, double ticks,
                                      double confidence)
{
    const uint64_t n = tally->difference.n;
    if (n < 2)
        return (struct fc_difference){.n = n};
    struct fc_difference out = {.n = n,
                                .mean = fc_moments_mean(&tally->difference) / ticks,
                                .sd = fc_moments_sd(&tally->difference) / ticks,
                                .more = (double)tally->more / (double)n,
                                .fewer = (double)tally->fewer / (double)n};
    for (int i = 0; i < 2; i++) {
        out.mean_of[i] = fc_moments_mean(&tally->of[i]) / ticks;
        out.sd_of[i] = fc_moments_sd(&tally->of[i]) / ticks;
    }
    const double times = gsl_cdf_tdist_Pinv((1 + confidence) / 2, (double)(n - 1));
    const double half = times * out.sd / sqrt((double)n);
    out.independent_sd = hypot(out.sd_of[0], out.sd_of[1]);
    out.low = out.mean - half;
    out.high = out.mean + half;
    out.told_apart = out.low > 0 || out.high < 0;
    return out;
}

struct fc_chance_difference fc_chance_difference_of(uint64_t only_first, uint64_t only_second,
                                                    uint64_t n, double confidence)
{
    const double size = (double)n + 2;
    const double first = (double)only_first + 0.5, second = (double)only_second + 0.5;
    const double centre = (second - first) / size;
    const double error = sqrt(first + second - size * centre * centre) / size;
    const double half = gsl_cdf_ugaussian_Pinv((1 + confidence) / 2) * error;

    struct fc_chance_difference out = {.low = fmax(centre - half, -1),
                                       .high = fmin(centre + half, 1)};
    if (n > 0)
        out.mean = ((double)only_second - (double)only_first) / (double)n;
    out.low = fmin(out.low, out.mean);
    out.high = fmax(out.high, out.mean);
    out.told_apart = out.low > 0 || out.high < 0;
    return out;
}
