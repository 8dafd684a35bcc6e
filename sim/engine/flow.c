#include "engine/flow.h"

#include <assert.h>
#include <string.h>

#include "engine/arrivals.h"
#include "engine/door.h"
#include "engine/lanes.h"
#include "engine/mixture.h"
#include "engine/pool.h"
#include "engine/queue.h"
#include "engine/scratch.h"
#include "random/counts.h"
#include "random/threefry.h"

/* What a crowd of those who entered leaves behind: who will move on, and who is lost. */
static void leave(struct fc_block *block, const int32_t entered[], int32_t movers[], int32_t lost[],
                  bool nurtured)
{
    struct fc_scratch     *s = block->scratch;
    const struct fc_crowd *crowd = &s->crowd;
    if (!nurtured && !block->layout->leaving)
        return;
    if (crowd->all && !nurtured) {
        fc_lanes_leave(block->n, entered, s->movers, movers, lost);
        return;
    }
    int32_t lost_now[FC_BLOCK] = {0};
    fc_lanes_stay(crowd->n, entered, s->movers, lost_now);
    fc_crowd_add(crowd, s->movers, movers);
    memset(s->lost_now, 0, sizeof s->lost_now);
    fc_crowd_add(crowd, lost_now, nurtured ? s->lost_now : lost);
}

/* Who of a cohort passes the door, each with this chance, or so many as are known to; counted in a
   step of the plan. */
static void decide(struct fc_block *block, const struct fc_door *door, int stage, int pool,
                   int step, uint64_t address, const int32_t entered[], const double p[],
                   const int32_t known[])
{
    const struct fc_layout *layout = block->layout;
    struct fc_scratch      *s = block->scratch;
    int32_t                *lost = fc_lanes(s->lost, layout, stage + 1, step);
    if (layout->slots > 1)
        fc_crowd_of(&s->crowd, block, entered);
    else
        fc_crowd_all(&s->crowd, block);
    const int32_t *entering = fc_crowd_counts(&s->crowd, entered, s->entering);
    if (known != NULL) {
        memcpy(s->movers, fc_crowd_counts(&s->crowd, known, s->part),
               (size_t)s->crowd.n * sizeof *s->movers);
    } else {
        fc_crowd_draw(&s->crowd, block, door->site, address, s->even, s->odd);
        fc_binomial_column((size_t)s->crowd.n, entering, fc_crowd_values(&s->crowd, p, s->likely),
                           s->even, s->movers);
    }
    for (int i = 0; i < s->crowd.n; i++)
        assert(s->movers[i] >= 0 && s->movers[i] <= entering[i]);
    leave(block, entering, fc_lanes(s->movers_of, layout, stage + 1, step), lost, pool >= 0);
    fc_door_delay(block, door, step, address, known == NULL);
    if (pool >= 0) {
        fc_pool_take(block, pool, step, s->lost_now);
        fc_lanes_add(block->n, lost, s->lost_now);
    }
}

/* Those who entered the stream in this step: who moves on, and when. */
static void move(struct fc_block *block, int i, int step)
{
    const struct fc_layout *layout = block->layout;
    const struct fc_stream *stream = &layout->stream[i];
    const int               month = layout->plan->start + step / layout->slots;
    const int32_t          *entered = fc_lanes(block->entered, layout, i, step);
    if (layout->slots > 1 && !fc_any(entered, block->n))
        return;
    if (!layout->leaving && stream->pool < 0 && !fc_door_matters(block, &stream->door, step))
        return;
    const int32_t *known = fc_mixture_movers(block, i, step);
    const double  *p = known != NULL ? NULL : fc_door_chance(block, &stream->door, month);
    decide(block, &stream->door, stream->stage, stream->pool, step,
           fc_door_address(layout, month, step % layout->slots), entered, p, known);
}

/* Those open since before the plan: of all that would move on a share F has, so each that is left
   does with p (1 - F) / (1 - p F). */
static void open(struct fc_block *block, const struct fc_cohort *cohort)
{
    struct fc_scratch *s = block->scratch;
    const double      *p = fc_door_chance(block, &cohort->door, cohort->month);
    int32_t            count[FC_BLOCK];
    for (int lane = 0; lane < block->n; lane++) {
        const double left = 1 - cohort->passed;
        s->chance[lane] = left > 0 ? p[lane] * left / (1 - p[lane] * cohort->passed) : 0;
        count[lane] = cohort->count;
    }
    decide(block, &cohort->door, cohort->stage, cohort->pool, 0,
           fc_door_address(block->layout, cohort->month, 0), count, s->chance, NULL);
}

/* In chain order: what is decided at once, then what the stage's team gets to. */
static void run_stage(struct fc_block *block, int stage, int step)
{
    const struct fc_layout *layout = block->layout;
    const int               month = step / layout->slots;
    for (int i = 0; i < layout->n_cohorts && step == 0; i++)
        if (layout->cohort[i].stage == stage)
            open(block, &layout->cohort[i]);
    for (int i = 0; i < layout->n_streams; i++) {
        const struct fc_stream *stream = &layout->stream[i];
        if (stream->stage == stage && stream->queue < 0 && month <= stream->last)
            move(block, i, step);
    }
    for (int i = 0; i < layout->n_crews; i++)
        if (layout->crew[i].stage == stage)
            fc_queue_step(block, i, step);
}

void fc_flow_step(struct fc_block *block, int step)
{
    const struct fc_layout *layout = block->layout;
    const int               month = step / layout->slots;
    if (step % layout->slots == 0 && layout->pooling.exists)
        fc_pool_month(block, month);
    if (layout->pooling.exists)
        fc_pool_return(block, step);
    if (step % layout->slots == 0 && month < layout->months)
        fc_arrivals_month(block, month);
    for (int stage = -1; stage + 1 < layout->plan->n_stages; stage++)
        run_stage(block, stage, step);
    if ((step + 1) % layout->slots == 0 && layout->pooling.exists)
        fc_pool_end(block, month);
}
