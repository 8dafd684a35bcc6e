#include "engine/flow.h"

#include <assert.h>

#include "engine/arrivals.h"
#include "engine/scratch.h"
#include "random/counts.h"
#include "random/share_noise.h"
#include "random/threefry.h"

/* Draws at one door in one month: number 0 decides, number 1 + j splits off lag j, the last number
   is for the noise of the rate. Two numbers share an address; 128 addresses a month are room for
   more lags than a plan can have. */
enum { ADDRESSES_A_MONTH = 128, NOISE_ADDRESS = 127 };

static uint64_t address_of(int month)
{
    return (uint64_t)month * ADDRESSES_A_MONTH;
}

/* The chance to pass a door this month: the rate, what is left of it after the wait for an answer,
   and the month's own noise around that. */
static const double *chance(struct fc_block *block, const struct fc_door *door, int month)
{
    struct fc_scratch *s = block->scratch;
    const double      *rate = fc_input_of(block, door->rate);
    const size_t       n = (size_t)block->n;
    if (door->keep >= 1 && door->wobble == NULL)
        return rate;
    for (size_t lane = 0; lane < n; lane++)
        s->chance[lane] = rate[lane] * door->keep;
    if (door->wobble != NULL) {
        fc_uniform_columns(block->seed, door->site, block->first_trial,
                           address_of(month) + NOISE_ADDRESS, n, s->even, s->odd);
        fc_share_noise_column(door->wobble, n, s->chance, s->even, s->chance);
    }
    return s->chance;
}

/* Sends lag j's part of the movers on; those beyond the horizon have been counted and are gone. */
static void send(struct fc_block *block, const struct fc_door *door, int t, const int32_t part[])
{
    if (t >= block->layout->horizon)
        return;
    int32_t *arrived = fc_lanes(block->entered, block->layout, door->next, t);
    for (int lane = 0; lane < block->n; lane++)
        arrived[lane] += part[lane];
}

/* Splits the movers over the lags, nearest first: each lag takes its share of what is left. */
static void delay(struct fc_block *block, const struct fc_door *door, int t, uint64_t address)
{
    struct fc_scratch *s = block->scratch;
    const size_t       n = (size_t)block->n;
    for (int j = 0; j + 1 < door->n_lags; j++) {
        const int number = 1 + j;
        if (number % 2 == 0)
            fc_uniform_columns(block->seed, door->site, block->first_trial,
                               address + (uint64_t)number / 2, n, s->even, s->odd);
        fc_split_column(door->split[j], n, s->movers, number % 2 == 0 ? s->even : s->odd, s->part);
        for (size_t lane = 0; lane < n; lane++)
            s->movers[lane] -= s->part[lane];
        send(block, door, t + j, s->part);
    }
    send(block, door, t + door->n_lags - 1, s->movers);
}

/* Who of a cohort passes the door, each with this chance; counted in month t, decided in
   `month`. */
static void decide(struct fc_block *block, const struct fc_door *door, int stage, int t, int month,
                   const int32_t entered[], const double p[])
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    int32_t                *lost = fc_lanes(s->lost, layout, stage + 1, t);
    int32_t                *movers = fc_lanes(s->movers_of, layout, stage + 1, t);
    assert(door->n_lags < 2 * NOISE_ADDRESS);

    fc_uniform_columns(block->seed, door->site, block->first_trial, address_of(month),
                       (size_t)block->n, s->even, s->odd);
    fc_binomial_column((size_t)block->n, entered, p, s->even, s->movers);
    for (int lane = 0; lane < block->n; lane++) {
        assert(s->movers[lane] >= 0 && s->movers[lane] <= entered[lane]);
        lost[lane] += entered[lane] - s->movers[lane];
        movers[lane] += s->movers[lane];
    }
    delay(block, door, t, address_of(month));
}

/* Those who entered the stream in month t: who moves on, and when. */
static void move(struct fc_block *block, int i, int t)
{
    const struct fc_stream *stream = &block->layout->stream[i];
    const int               month = block->layout->plan->start + t;
    const double           *p = chance(block, &stream->door, month);
    decide(block, &stream->door, stream->stage, t, month,
           fc_lanes(block->entered, block->layout, i, t), p);
}

/* Those open since before the plan: of all that would move on a share F has, so each that is left
   does with p (1 - F) / (1 - p F). */
static void open(struct fc_block *block, const struct fc_cohort *cohort)
{
    struct fc_scratch *s = block->scratch;
    const double      *p = chance(block, &cohort->door, cohort->month);
    int32_t            count[FC_BLOCK];
    for (int lane = 0; lane < block->n; lane++) {
        const double left = 1 - cohort->passed;
        s->chance[lane] = left > 0 ? p[lane] * left / (1 - p[lane] * cohort->passed) : 0;
        count[lane] = cohort->count;
    }
    decide(block, &cohort->door, cohort->stage, 0, cohort->month, count, s->chance);
}

void fc_flow_month(struct fc_block *block, int t)
{
    const struct fc_layout *layout = block->layout;
    if (t < layout->months)
        fc_arrivals_month(block, t);
    for (int i = 0; i < layout->n_cohorts && t == 0; i++)
        open(block, &layout->cohort[i]);
    for (int i = 0; i < layout->n_streams; i++)
        if (layout->stream[i].door.next >= 0 && t <= layout->stream[i].last)
            move(block, i, t);
}
