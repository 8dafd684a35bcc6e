#include "engine/mixture.h"

#include <string.h>

#include "base/levels.h"
#include "engine/scratch.h"

bool fc_mixture_has(const struct fc_layout *layout, const struct fc_source *source)
{
    return source->stream == layout->mixture.stream;
}

/* Months are kept apart only where a team works inquiries of earlier ones. */
static double *chance_of(const struct fc_block *block, int t)
{
    return block->scratch->mixed_chance + (block->layout->slots > 1 ? (int64_t)t * FC_BLOCK : 0);
}

void fc_mixture_begin(struct fc_block *block)
{
    struct fc_scratch *s = block->scratch;
    memset(s->mixed_mean, 0, sizeof s->mixed_mean);
    memset(s->moving_mean, 0, sizeof s->moving_mean);
}

FC_LEVELS static void add(size_t n, const double part[restrict], double to[restrict])
{
    for (size_t lane = 0; lane < n; lane++)
        to[lane] += part[lane];
}

FC_LEVELS static void add_moving(size_t n, const double mean[restrict], const double rate[restrict],
                                 double to[restrict])
{
    for (size_t lane = 0; lane < n; lane++)
        to[lane] += mean[lane] * rate[lane];
}

/* Rounding must not make a chance of more than 1; where nothing is expected, nobody moves. */
FC_LEVELS static void divide(size_t n, const double part[restrict], const double whole[restrict],
                             double out[restrict])
{
    for (size_t lane = 0; lane < n; lane++) { /* hot: mixture */
        const double least = whole[lane] > part[lane] ? whole[lane] : part[lane];
        out[lane] = part[lane] / (least > 0x1p-1000 ? least : 0x1p-1000);
    }
}

void fc_mixture_add(struct fc_block *block, const struct fc_source *source, const double mean[])
{
    struct fc_scratch *s = block->scratch;
    const size_t       n = (size_t)block->n;
    add(n, mean, s->mixed_mean);
    if (block->layout->mixture.rates_differ)
        add_moving(n, mean, fc_input_of(block, source->rate), s->moving_mean);
}

const double *fc_mixture_mean(struct fc_block *block, int t)
{
    struct fc_scratch *s = block->scratch;
    if (block->layout->mixture.rates_differ)
        divide((size_t)block->n, s->moving_mean, s->mixed_mean, chance_of(block, t));
    return s->mixed_mean;
}

const double *fc_mixture_chance(const struct fc_block *block, int month)
{
    return chance_of(block, month - block->layout->plan->start);
}
