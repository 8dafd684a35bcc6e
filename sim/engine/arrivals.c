#include "engine/arrivals.h"

#include <math.h>

#include "base/levels.h"
#include "engine/lanes.h"
#include "engine/mixture.h"
#include "engine/scratch.h"
#include "random/counts.h"
#include "random/hypergeometric.h"
#include "random/persistence.h"
#include "random/quantile.h"
#include "random/threefry.h"

/* Addresses of a source: the calendar month for its noise and count; beyond them those of steps, of
   who is turned away where the market ends, and of two months' noise together. */
static const uint64_t STEP = UINT64_C(1) << 44, SURPLUS = UINT64_C(1) << 40,
                      PAIRED = UINT64_C(1) << 48;

/* Mean inquiries before any noise. Every later factor acts on bought and free ones alike. */
FC_LEVELS static void mean_inquiries(const struct fc_block *block, const struct fc_source *source,
                                     int t, double mean[])
{
    for (int lane = 0; lane < block->n; lane++)
        mean[lane] = 0;
    if (source->cost >= 0) {
        const double *cost = fc_input_of(block, source->cost);
        for (int lane = 0; lane < block->n; lane++)
            mean[lane] = source->bought[t] / cost[lane];
    }
    if (source->works >= 0) {
        const double *works = fc_input_of(block, source->works);
        for (int lane = 0; lane < block->n; lane++)
            mean[lane] *= works[lane];
    }
    if (source->free >= 0) {
        const double *free = fc_input_of(block, source->free);
        for (int lane = 0; lane < block->n; lane++)
            mean[lane] += free[lane] * source->free_shape[t];
    }
    for (int lane = 0; lane < block->n; lane++)
        mean[lane] *= source->shape[t];
}

FC_LEVELS static void scale(size_t n, const double factor[restrict], double mean[restrict])
{
    for (size_t lane = 0; lane < n; lane++)
        mean[lane] *= factor[lane];
}

/* The month's factor of a noise at its uniforms (used up), multiplied into the means. */
static void shake(struct fc_block *block, const struct fc_noise *noise, int t, double u[],
                  double mean[])
{
    const size_t n = (size_t)block->n;
    if (noise->table == NULL)
        return;
    if (noise->persistence > 0)
        fc_persist_column(n, noise->persistence, t == 0,
                          block->scratch->score + (int64_t)noise->score * FC_BLOCK, u);
    fc_quantile_column(noise->table, n, u, u);
    scale(n, u, mean);
}

/* What all channels share this month: the market's swing and the room that is left in it. */
static void market_factor(struct fc_block *block, int t)
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    s->shared = layout->market.table != NULL || !isinf(layout->market_size);
    for (int lane = 0; lane < block->n; lane++)
        s->factor[lane] = 1;
    if (layout->market.table != NULL) {
        fc_uniform_columns(block->seed, layout->market_site, block->first_trial,
                           (uint64_t)(layout->plan->start + t), (size_t)block->n, s->even, s->odd);
        shake(block, &layout->market, t, s->even, s->factor);
    }
    for (int lane = 0; lane < block->n && !isinf(layout->market_size); lane++)
        s->factor[lane] *= fmax(0, 1 - (double)s->reached[lane] / layout->market_size);
    for (int lane = 0; lane < block->n && layout->slots > 1; lane++)
        s->factor[lane] /= layout->slots;
}

/* The uniforms of a source's noise this month (to be used up). Alone its count takes the address's
   second one, into the scratch's odd; in a mixture that is the next month's noise. */
static double *noise_uniforms(struct fc_block *block, int i, int t)
{
    const struct fc_source *source = &block->layout->source[i];
    struct fc_scratch      *s = block->scratch;
    const uint64_t          month = (uint64_t)(block->layout->plan->start + t);
    const bool              paired = fc_mixture_has(block->layout, source);
    double                 *odd = paired ? s->next_noise + (int64_t)i * FC_BLOCK : s->odd;
    if (!paired || t == 0 || month % 2 == 0)
        fc_uniform_columns(block->seed, source->site, block->first_trial,
                           paired ? PAIRED + month / 2 : month, (size_t)block->n, s->even, odd);
    return paired && month % 2 != 0 ? odd : s->even;
}

/* What is to be expected of a source this month, in each of its steps, into `mean`. */
static void expect(struct fc_block *block, int i, int t, double mean[])
{
    const struct fc_source *source = &block->layout->source[i];
    struct fc_scratch      *s = block->scratch;
    const size_t            n = (size_t)block->n;
    mean_inquiries(block, source, t, mean);
    if (source->noise.table != NULL || !fc_mixture_has(block->layout, source))
        shake(block, &source->noise, t, noise_uniforms(block, i, t), mean);
    if (s->shared || block->layout->slots > 1)
        scale(n, s->factor, mean);
}

/* The inquiries of one source alone: in a plan with teams evenly over the month's steps, each a
   Poisson count of its own. The calendar month, whose uniforms are given, then its steps, number
   the draws. */
static void arrive(struct fc_block *block, const struct fc_source *source, int t,
                   const double mean[], double u[])
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    const size_t            n = (size_t)block->n;
    const uint64_t          month = (uint64_t)(layout->plan->start + t);
    for (int q = 0; q < layout->slots; q++) {
        if (layout->slots > 1)
            fc_uniform_columns(block->seed, source->site, block->first_trial,
                               STEP + month * FC_QUARTERS + (uint64_t)q, n, u, NULL);
        int32_t *entered = fc_lanes(block->entered, layout, source->stream, t * layout->slots + q);
        fc_poisson_column(n, mean, u, source->alone ? entered : s->part);
        if (!source->alone)
            fc_lanes_add(block->n, entered, s->part);
    }
}

/* Where more came than are left to reach, the surplus is taken away at random, source by source and
   step by step: of all that came so many stay, and each one's part of them is hypergeometric. */
static void turn_away(struct fc_block *block, int lane, int t, int64_t came, int64_t stay)
{
    const struct fc_layout *layout = block->layout;
    const uint64_t          month = (uint64_t)(layout->plan->start + t);
    for (int i = 0; i < layout->n_sources; i++)
        for (int q = 0; q < layout->slots; q++) {
            int32_t *here =
                fc_lanes(block->entered, layout, layout->source[i].stream, t * layout->slots + q) +
                lane;
            double u;
            fc_uniform_columns(block->seed, layout->source[i].site,
                               block->first_trial + (uint64_t)lane,
                               SURPLUS + month * FC_QUARTERS + (uint64_t)q, 1, &u, NULL);
            const int32_t of_source = *here;
            *here = fc_hypergeometric((int32_t)came, of_source, (int32_t)stay, u);
            came -= of_source;
            stay -= *here;
        }
}

static int64_t came_in(const struct fc_block *block, int lane, int t)
{
    const struct fc_layout *layout = block->layout;
    int64_t                 came = 0;
    for (int i = 0; i < layout->n_sources; i++)
        for (int q = 0; q < layout->slots; q++)
            came += fc_lanes(block->entered, layout, layout->source[i].stream,
                             t * layout->slots + q)[lane];
    return came;
}

static void end_of_market(struct fc_block *block, int t)
{
    for (int lane = 0; lane < block->n; lane++) {
        const int64_t came = came_in(block, lane, t);
        const int64_t left = (int64_t)block->layout->market_size - block->scratch->reached[lane];
        if (came > left)
            turn_away(block, lane, t, came, left);
        block->scratch->reached[lane] += came < left ? came : left;
    }
}

void fc_arrivals_month(struct fc_block *block, int t)
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    market_factor(block, t);
    fc_mixture_begin(block);
    for (int i = 0; i < layout->n_sources; i++) {
        const struct fc_source *source = &layout->source[i];
        expect(block, i, t, s->mean);
        if (fc_mixture_has(layout, source))
            fc_mixture_add(block, source, s->mean);
        else
            arrive(block, source, t, s->mean, s->odd);
    }
    if (layout->mixture.stream >= 0)
        fc_mixture_arrive(block, t);
    if (!isinf(layout->market_size))
        end_of_market(block, t);
}
