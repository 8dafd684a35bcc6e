#include "engine/mixture.h"

#include <assert.h>
#include <string.h>

#include "base/levels.h"
#include "engine/scratch.h"
#include "random/counts.h"
#include "random/threefry.h"

/* Addresses of a step's counts: of the calendar's quarter months, or of whole months. */
static const uint64_t STEP = UINT64_C(1) << 44;

bool fc_mixture_has(const struct fc_layout *layout, const struct fc_source *source)
{
    return source->stream == layout->mixture.stream;
}

void fc_mixture_begin(struct fc_block *block)
{
    struct fc_scratch *s = block->scratch;
    memset(s->mixed_mean, 0, sizeof s->mixed_mean);
    memset(s->moving_mean, 0, sizeof s->moving_mean);
}

FC_LEVELS static void add(size_t n, const double mean[restrict], const double rate[restrict],
                          double mixed[restrict], double moving[restrict])
{
    for (size_t lane = 0; lane < n; lane++) { /* hot: mixture */
        mixed[lane] += mean[lane];
        moving[lane] += mean[lane] * rate[lane];
    }
}

void fc_mixture_add(struct fc_block *block, const struct fc_source *source, const double mean[])
{
    struct fc_scratch *s = block->scratch;
    add((size_t)block->n, mean, fc_input_of(block, source->rate), s->mixed_mean, s->moving_mean);
}

/* Those who stay, and who move after what their wait leaves of the chance. Rounding leaves no
   negative means. */
FC_LEVELS static void part(size_t n, double keep, double mixed[restrict], double moving[restrict])
{
    for (size_t lane = 0; lane < n; lane++) { /* hot: mixture's parts */
        moving[lane] *= keep;
        const double rest = mixed[lane] - moving[lane];
        mixed[lane] = rest > 0 ? rest : 0;
    }
}

/* Rounding must not make a chance of more than 1; where nothing is expected, nobody moves. */
FC_LEVELS static void divide(size_t n, const double part[restrict], const double whole[restrict],
                             double out[restrict])
{
    for (size_t lane = 0; lane < n; lane++) {
        const double least = whole[lane] > part[lane] ? whole[lane] : part[lane];
        out[lane] = part[lane] / (least > 0x1p-1000 ? least : 0x1p-1000);
    }
}

static double *chance_of(const struct fc_block *block, int t)
{
    return block->scratch->mixed_chance + (int64_t)t * FC_BLOCK;
}

static bool decides(const struct fc_layout *layout)
{
    return layout->stream[layout->mixture.stream].queue < 0;
}

static int32_t *movers_of(const struct fc_block *block, int step)
{
    return block->scratch->mixed_movers[step % block->layout->slots];
}

static void arrive_step(struct fc_block *block, int step)
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    const size_t            n = (size_t)block->n;
    const int               stream = layout->mixture.stream;
    const uint64_t          from = layout->slots > 1 ? STEP : 0;
    int32_t                *entered = fc_lanes(block->entered, layout, stream, step);
    fc_uniform_columns(block->seed, layout->mixture.site, block->first_trial,
                       from + (uint64_t)(layout->plan->start * layout->slots + step), n, s->even,
                       s->odd);
    if (!decides(layout)) {
        fc_poisson_column(n, s->mixed_mean, s->even, entered);
        return;
    }
    fc_poisson_column(n, s->moving_mean, s->even, movers_of(block, step));
    if (layout->staying)
        fc_poisson_column(n, s->mixed_mean, s->odd, entered);
    fc_lanes_add(block->n, entered, movers_of(block, step));
}

void fc_mixture_arrive(struct fc_block *block, int t)
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    const size_t            n = (size_t)block->n;
    const int               slots = layout->slots;
    if (decides(layout))
        part(n, layout->stream[layout->mixture.stream].door.keep, s->mixed_mean, s->moving_mean);
    else
        divide(n, s->moving_mean, s->mixed_mean, chance_of(block, t));
    for (int step = t * slots; step < (t + 1) * slots; step++)
        arrive_step(block, step);
}

const int32_t *fc_mixture_movers(const struct fc_block *block, int stream, int step)
{
    const struct fc_layout *layout = block->layout;
    return stream == layout->mixture.stream && decides(layout) ? movers_of(block, step) : NULL;
}

const double *fc_mixture_chance(const struct fc_block *block, int month)
{
    assert(block->layout->mixture.stream >= 0 && !decides(block->layout));
    return chance_of(block, month - block->layout->plan->start);
}
