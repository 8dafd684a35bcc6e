/* What the deals of a month are worth: a value drawn for each, summed exactly. */
#include "engine/flow.h"

#include "engine/scratch.h"
#include "random/quantile.h"
#include "random/threefry.h"

/* Values the pairs that have gathered. Ticks are whole, so their order does not matter. */
static void value_pairs(struct fc_block *block, uint64_t site, int64_t booked[])
{
    struct fc_scratch              *s = block->scratch;
    const struct fc_quantile_table *deal = block->layout->deal;
    const size_t                    n = (size_t)s->n_pairs;
    fc_uniform_gather(block->seed, site, s->trial, s->index, n, s->value, s->other);
    fc_quantile_column(deal, n, s->value, s->value);
    fc_quantile_column(deal, n, s->other, s->other);
    for (size_t i = 0; i < n; i++) {
        const int64_t first = (int64_t)(s->value[i] + 0.5);
        const int64_t second = s->whole[i] ? (int64_t)(s->other[i] + 0.5) : 0;
        booked[s->lane[i]] += first + second;
    }
    s->n_pairs = 0;
}

/* Deal number d of a month stands at number (month << 32) + d of its address, so the same deal is
   worth the same in two plans. */
static void draw_values(struct fc_block *block, uint64_t site, const int32_t won[], int t,
                        int64_t booked[])
{
    struct fc_scratch *s = block->scratch;
    const uint64_t     month = (uint64_t)(block->layout->plan->start + t) << 31;
    for (int lane = 0; lane < block->n; lane++)
        for (int32_t d = 0; d < won[lane]; d += 2) {
            s->lane[s->n_pairs] = lane;
            s->whole[s->n_pairs] = d + 1 < won[lane];
            s->trial[s->n_pairs] = block->first_trial + (uint64_t)lane;
            s->index[s->n_pairs] = month + (uint64_t)d / 2;
            if (++s->n_pairs == FC_PAIRS)
                value_pairs(block, site, booked);
        }
    value_pairs(block, site, booked);
}

void fc_flow_deals(struct fc_block *block, int t)
{
    const struct fc_layout *layout = block->layout;
    int64_t                *booked = block->scratch->booked + (int64_t)t * FC_BLOCK;
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = &layout->stream[i];
        if (stream->next >= 0 || t > stream->last)
            continue;
        const int32_t *won = fc_lanes(block->entered, layout, i, t);
        if (layout->deal != NULL)
            draw_values(block, stream->site, won, t, booked);
        else
            for (int lane = 0; lane < block->n; lane++)
                booked[lane] += won[lane] * layout->deal_value;
    }
}
