#include "engine/door.h"

#include <assert.h>

#include "engine/lanes.h"
#include "engine/mixture.h"
#include "engine/scratch.h"
#include "random/counts.h"
#include "random/share_noise.h"
#include "random/threefry.h"

/* Two numbers share an address. Of a month: a decision and at most 255 lags. Of a step: as many
   lags as there are steps until the horizon, or months spread over four steps each from WITHIN on.
   The noise of a month's rate has addresses of its own, far behind. */
enum { OF_A_MONTH = 128, OF_A_STEP = 512, WITHIN = 256 };
static const uint64_t NOISE = UINT64_C(1) << 48;

uint64_t fc_door_address(const struct fc_layout *layout, int month, int quarter)
{
    return layout->slots == 1 ? (uint64_t)month * OF_A_MONTH
                              : ((uint64_t)month * FC_QUARTERS + (uint64_t)quarter) * OF_A_STEP;
}

const double *fc_door_chance(struct fc_block *block, const struct fc_door *door, int month)
{
    struct fc_scratch *s = block->scratch;
    const double      *rate =
        door->rate < 0 ? fc_mixture_chance(block, month) : fc_input_of(block, door->rate);
    const size_t n = (size_t)block->n;
    if (door->keep >= 1 && door->wobble == NULL)
        return rate;
    if (door->wobble != NULL) {
        fc_uniform_columns(block->seed, door->noise_site, block->first_trial,
                           NOISE + (uint64_t)month, n, s->even, s->odd);
        fc_share_noise_column(door->wobble, n, rate, s->even, s->chance);
        rate = s->chance;
    }
    for (size_t lane = 0; lane < n; lane++)
        s->chance[lane] = rate[lane] * door->keep;
    return s->chance;
}

static void send(struct fc_block *block, const struct fc_door *door, int step, const int32_t part[])
{
    fc_crowd_add(&block->scratch->crowd, part,
                 fc_lanes(block->entered, block->layout, door->next, step));
}

/* Uniforms of a number at an address. Two numbers share a draw: *drawn says whose uniforms stand in
   the scratch already, even ones first. */
static const double *draw(struct fc_block *block, const struct fc_door *door, uint64_t address,
                          int number, int *drawn)
{
    struct fc_scratch *s = block->scratch;
    if (number / 2 != *drawn)
        fc_crowd_draw(&s->crowd, block, door->site, address + (uint64_t)number / 2, s->even,
                      s->odd);
    *drawn = number / 2;
    return number % 2 == 0 ? s->even : s->odd;
}

/* A month's part of the movers, evenly over its steps from `step` on. */
static void spread(struct fc_block *block, const struct fc_door *door, int step, int lag,
                   uint64_t address, int32_t part[], int *drawn)
{
    struct fc_scratch *s = block->scratch;
    const size_t       n = (size_t)s->crowd.n;
    const int          slots = block->layout->slots;
    const int          end = (step / slots + 1) * slots;
    for (int number = WITHIN + FC_QUARTERS * lag; step + 1 < end; step++, number++) {
        fc_split_column(block->layout->even[end - step], n, part,
                        draw(block, door, address, number, drawn), s->step);
        fc_lanes_take(s->crowd.n, s->step, part);
        send(block, door, step, s->step);
    }
    send(block, door, step, part);
}

/* The step in which lag j of a step's movers begins to arrive. */
static int arrival_of(const struct fc_block *block, const struct fc_door *door, int step, int lag)
{
    const int slots = block->layout->slots;
    if (slots > 1)
        return door->in_months && lag > 0 ? (step / slots + lag) * slots : step + lag;
    return step + lag < door->latest ? step + lag : door->latest;
}

/* Lag j's part. */
static void arrive_after(struct fc_block *block, const struct fc_door *door, int step, int lag,
                         uint64_t address, int32_t part[], int *drawn)
{
    const int at = arrival_of(block, door, step, lag);
    if (!fc_any(part, block->scratch->crowd.n))
        return;
    if (door->in_months && block->layout->slots > 1)
        spread(block, door, at, lag, address, part, drawn);
    else
        send(block, door, at, part);
}

bool fc_door_matters(const struct fc_block *block, const struct fc_door *door, int step)
{
    return arrival_of(block, door, step, door->least) < block->layout->end * block->layout->slots;
}

/* Nearest first: each lag takes its share of what is left. Who arrives behind the end of what is
   run has been counted and is gone. */
void fc_door_delay(struct fc_block *block, const struct fc_door *door, int step, uint64_t address,
                   bool drawn)
{
    struct fc_scratch *s = block->scratch;
    const int          n = s->crowd.n;
    const int          end = block->layout->end * block->layout->slots;
    const bool         spreads = door->in_months && block->layout->slots > 1;
    const int          first = drawn ? 1 : 0;
    int                last_drawn = drawn ? 0 : -1;
    assert(door->n_lags < 2 * (spreads || block->layout->slots == 1 ? OF_A_MONTH : OF_A_STEP));
    for (int j = door->least; arrival_of(block, door, step, j) < end; j++) {
        if (j + 1 == door->n_lags || arrival_of(block, door, step, j) == door->latest) {
            arrive_after(block, door, step, j, address, s->movers, &last_drawn);
            return;
        }
        if (door->lag[j] <= 0)
            continue;
        fc_split_column(door->split[j], (size_t)n, s->movers,
                        draw(block, door, address, first + j, &last_drawn), s->part);
        if (s->crowd.all && !spreads) {
            fc_lanes_move(n, s->part, s->movers,
                          fc_lanes(block->entered, block->layout, door->next, step + j));
            continue;
        }
        fc_lanes_take(n, s->part, s->movers);
        arrive_after(block, door, step, j, address, s->part, &last_drawn);
        if (spreads && !fc_any(s->movers, n))
            return;
    }
}
