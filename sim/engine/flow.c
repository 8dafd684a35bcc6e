#include "engine/flow.h"

#include <assert.h>

#include "engine/scratch.h"
#include "random/counts.h"
#include "random/quantile.h"
#include "random/threefry.h"

/* Draws of one stream in one month: number 0 decides, number 1 + j splits off lag j. Two numbers
   share an address; 128 addresses a month are room for more lags than a plan can have. */
enum { ADDRESSES_A_MONTH = 128 };

static const double *input_of(const struct fc_block *block, int input)
{
    return block->input + (int64_t)input * FC_BLOCK;
}

/* Mean inquiries before noise. Every factor acts on bought and free ones alike. */
static void mean_inquiries(const struct fc_block *block, const struct fc_source *source, int t,
                           double mean[])
{
    for (int lane = 0; lane < block->n; lane++)
        mean[lane] = 0;
    if (source->free >= 0) {
        const double *free = input_of(block, source->free);
        for (int lane = 0; lane < block->n; lane++)
            mean[lane] += free[lane] * source->free_shape[t];
    }
    if (source->cost >= 0) {
        const double *cost = input_of(block, source->cost);
        for (int lane = 0; lane < block->n; lane++)
            mean[lane] += source->spend[t] / cost[lane];
    }
    for (int lane = 0; lane < block->n; lane++)
        mean[lane] *= source->shape[t];
}

static void arrive(struct fc_block *block, const struct fc_source *source, int t)
{
    struct fc_scratch *s = block->scratch;
    const uint64_t     month = (uint64_t)(block->layout->plan->start + t);
    const size_t       n = (size_t)block->n;
    mean_inquiries(block, source, t, s->mean);
    fc_uniform_columns(block->seed, source->site, block->first_trial, month, n, s->even, s->odd);
    if (source->noise != NULL) {
        fc_quantile_column(source->noise, n, s->even, s->even);
        for (size_t lane = 0; lane < n; lane++)
            s->mean[lane] *= s->even[lane];
    }
    fc_poisson_column(n, s->mean, s->odd,
                      fc_lanes(block->entered, block->layout, source->stream, t));
}

/* Sends lag j's part of the movers on; those beyond the horizon have been counted and are gone. */
static void send(struct fc_block *block, const struct fc_stream *stream, int t, int lag,
                 const int32_t part[])
{
    if (t + lag >= block->layout->horizon)
        return;
    int32_t *arrived = fc_lanes(block->entered, block->layout, stream->next, t + lag);
    for (int lane = 0; lane < block->n; lane++)
        arrived[lane] += part[lane];
}

/* Splits the movers over the lags, nearest first: each lag takes its share of what is left. */
static void delay(struct fc_block *block, const struct fc_stream *stream, int t, uint64_t address)
{
    struct fc_scratch *s = block->scratch;
    const size_t       n = (size_t)block->n;
    for (int j = 0; j + 1 < stream->n_lags; j++) {
        const int number = 1 + j;
        if (number % 2 == 0)
            fc_uniform_columns(block->seed, stream->site, block->first_trial,
                               address + (uint64_t)number / 2, n, s->even, s->odd);
        fc_split_column(stream->split[j], n, s->movers, number % 2 == 0 ? s->even : s->odd,
                        s->part);
        for (size_t lane = 0; lane < n; lane++)
            s->movers[lane] -= s->part[lane];
        send(block, stream, t, j, s->part);
    }
    send(block, stream, t, stream->n_lags - 1, s->movers);
}

/* Those who entered the stream in month t: who moves on, and when. */
static void move(struct fc_block *block, int stream_index, int t)
{
    const struct fc_layout *layout = block->layout;
    const struct fc_stream *stream = &layout->stream[stream_index];
    struct fc_scratch      *s = block->scratch;
    const uint64_t          month = (uint64_t)(layout->plan->start + t);
    const uint64_t          address = month * ADDRESSES_A_MONTH;
    const int32_t          *entered = fc_lanes(block->entered, layout, stream_index, t);
    int32_t                *lost = fc_lanes(s->lost, layout, stream->stage + 1, t);
    int32_t                *movers = fc_lanes(s->movers_of, layout, stream->stage + 1, t);
    assert(stream->n_lags <= 2 * ADDRESSES_A_MONTH);

    fc_uniform_columns(block->seed, stream->site, block->first_trial, address, (size_t)block->n,
                       s->even, s->odd);
    fc_binomial_column((size_t)block->n, entered, input_of(block, stream->rate), s->even,
                       s->movers);
    for (int lane = 0; lane < block->n; lane++) {
        assert(s->movers[lane] >= 0 && s->movers[lane] <= entered[lane]);
        lost[lane] += entered[lane] - s->movers[lane];
        movers[lane] += s->movers[lane];
    }
    delay(block, stream, t, address);
}

void fc_flow_month(struct fc_block *block, int t)
{
    const struct fc_layout *layout = block->layout;
    if (t < layout->months)
        for (int i = 0; i < layout->n_sources; i++)
            arrive(block, &layout->source[i], t);
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].next >= 0 && t <= layout->stream[i].last)
            move(block, i, t);
}
