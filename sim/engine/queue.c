#include "engine/queue.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/levels.h"
#include "engine/crowd.h"
#include "engine/door.h"
#include "engine/lanes.h"
#include "engine/pool.h"
#include "engine/scratch.h"
#include "random/counts.h"
#include "random/hypergeometric.h"
#include "random/threefry.h"

/* Addresses at a team's door: who converts of those that joined in a step, and who of several
   streams is worked where not all are. Both are far behind those of delays. */
static const uint64_t CONVERTS = UINT64_C(1) << 52, CHOSEN = UINT64_C(1) << 53;
enum { AGES = 1024 };

/* What goes on at one door in one step. */
struct shift {
    struct fc_block        *block;
    const struct fc_layout *layout;
    const struct fc_crew   *crew;
    int                     row; /* of the team's ledgers */
    int                     step;
    int                     n; /* lanes */
};

/* The i-th of the streams that queue here. */
static const struct fc_stream *stream_at(const struct shift *at, int i)
{
    return &at->layout->stream[at->crew->stream[i]];
}

static int32_t *queued(const struct shift *at, const struct fc_stream *stream, int joined)
{
    return fc_lanes(at->block->scratch->queue, at->layout, stream->queue, joined);
}

static void join(const struct shift *at, int i)
{
    const struct fc_stream *stream = stream_at(at, i);
    const int32_t          *entered =
        fc_lanes(at->block->entered, at->layout, at->crew->stream[i], at->step);
    int32_t *queue = queued(at, stream, at->step);
    for (int lane = 0; lane < at->n; lane++)
        queue[lane] = entered[lane];
}

static void expire(const struct shift *at, const struct fc_stream *stream)
{
    const int joined = stream->door.patience == INT_MAX ? -1 : at->step - stream->door.patience;
    if (joined < 0)
        return;
    int32_t *queue = queued(at, stream, joined);
    int32_t *expired = fc_lanes(at->block->scratch->expired, at->layout, at->row, at->step);
    for (int lane = 0; lane < at->n; lane++) {
        expired[lane] += queue[lane];
        queue[lane] = 0;
    }
}

/* How many of a stream's items that joined in a step are among `take` of all `there`: all or none
   of them mostly, else at random. */
static void choose(const struct shift *at, const struct fc_stream *stream, int joined,
                   const int32_t here[], const int32_t there[], const int32_t take[],
                   int32_t chosen[])
{
    struct fc_crowd *some = &at->block->scratch->few;
    const uint64_t   address = CHOSEN + (uint64_t)at->step * AGES + (uint64_t)(at->step - joined);
    double           u[FC_BLOCK];
    int32_t          open[FC_BLOCK];
    if (!fc_lanes_choose(at->n, here, there, take, chosen, open))
        return;
    fc_crowd_few(some, at->block, open);
    fc_crowd_draw(some, at->block, stream->door.site, address, u, NULL);
    for (int i = 0; i < some->n; i++) {
        const int lane = some->lane[i];
        chosen[lane] = fc_hypergeometric(there[lane], here[lane], take[lane], u[i]);
    }
}

static int32_t *picked_of(const struct shift *at, const struct fc_stream *stream, int joined)
{
    return fc_lanes(at->block->scratch->picked, at->layout, stream->queue, joined);
}

/* One stream alone needs no choice. */
static void pick_alone(const struct shift *at, const struct fc_stream *stream, int joined)
{
    int32_t *restrict queue = queued(at, stream, joined);
    int32_t *restrict picked = picked_of(at, stream, joined);
    int32_t *restrict left = at->block->scratch->left;
    for (int lane = 0; lane < at->n; lane++) {
        const int32_t take = queue[lane] < left[lane] ? queue[lane] : left[lane];
        picked[lane] = take;
        queue[lane] -= take;
        left[lane] -= take;
    }
}

/* Several share what the units left allow of all that joined. */
static void pick_shared(const struct shift *at, int joined)
{
    struct fc_scratch *s = at->block->scratch;
    int32_t            take[FC_BLOCK];
    memset(s->there, 0, sizeof s->there);
    for (int i = 0; i < at->crew->n_streams; i++)
        fc_lanes_add(at->n, s->there, queued(at, stream_at(at, i), joined));
    fc_lanes_least(at->n, s->there, s->left, take);
    fc_lanes_take(at->n, take, s->left);
    for (int i = 0; i < at->crew->n_streams; i++) {
        const struct fc_stream *stream = stream_at(at, i);
        int32_t *queue = queued(at, stream, joined), *picked = picked_of(at, stream, joined);
        choose(at, stream, joined, queue, s->there, take, picked);
        fc_lanes_take(at->n, queue, s->there);
        fc_lanes_take(at->n, picked, queue);
        fc_lanes_take(at->n, picked, take);
    }
}

/* Of those that joined in a step, as many as the team's units left allow leave the queue. Whether
   any lane has units left. */
static bool pick(const struct shift *at, int joined)
{
    if (at->crew->n_streams == 1)
        pick_alone(at, stream_at(at, 0), joined);
    else
        pick_shared(at, joined);
    return fc_any(at->block->scratch->left, at->n);
}

/* Who waits longest: no stream of the team has anybody from before. */
static int first_joined(const struct shift *at)
{
    int first = at->step;
    for (int i = 0; i < at->crew->n_streams; i++) {
        const struct fc_stream *stream = stream_at(at, i);
        int                    *own = &at->block->scratch->first[stream->queue];
        while (*own < at->step && !fc_any(queued(at, stream, *own), at->n))
            ++*own;
        first = *own < first ? *own : first;
    }
    return first;
}

/* Those steps from whose joiners somebody was picked. */
struct steps {
    int low, high;
};

static struct steps pick_all(const struct shift *at)
{
    const int32_t units = at->crew->units[at->step];
    const int     first = first_joined(at);
    for (int lane = 0; lane < at->n; lane++)
        at->block->scratch->left[lane] = units;
    if (units == 0)
        return (struct steps){at->step, at->step - 1};
    if (at->crew->newest_first) {
        int joined = at->step;
        while (pick(at, joined) && joined > first)
            joined--;
        return (struct steps){joined, at->step};
    }
    int joined = first;
    while (pick(at, joined) && joined < at->step)
        joined++;
    return (struct steps){first, joined};
}

/* Enters n worked items of one stream that joined in one step; they join `all`. */
FC_LEVELS static void count(const struct shift *at, const struct fc_stream *stream, int joined,
                            const int32_t n[], int32_t all[])
{
    struct fc_scratch *s = at->block->scratch;
    const double       days = stream->door.response + FC_DAYS_A_STEP * (at->step - joined);
    const int64_t      ticks = (int64_t)(100 * days + 0.5);
    int32_t           *worked = fc_lanes(s->worked, at->layout, at->row, at->step);
    int64_t           *waited = fc_waited(at->block, at->row, at->step);
    for (int lane = 0; lane < at->n; lane++) {
        worked[lane] += n[lane];
        waited[lane] += n[lane] * ticks;
        all[lane] += n[lane];
    }
}

/* Who of n items that joined in one step converts: into the scratch's movers, the others into
   lost_now. */
FC_LEVELS static void convert(const struct shift *at, const struct fc_stream *stream, int joined,
                              const int32_t n[], const double p[], int32_t converted[])
{
    struct fc_scratch *s = at->block->scratch;
    const int          age = at->step - joined;
    const double       days = stream->door.response + FC_DAYS_A_STEP * age;
    const double       keep = isinf(stream->door.shelf) ? 1 : exp2(-days / stream->door.shelf);
    const uint64_t     step = (uint64_t)(at->layout->plan->start * at->layout->slots + at->step);
    double             chance[FC_BLOCK];
    for (int lane = 0; lane < at->n; lane++)
        chance[lane] = p[lane] * keep;
    fc_draw_binomial(at->block, stream->door.site, CONVERTS + step * AGES + (uint64_t)age, n,
                     chance, s->part);
    for (int lane = 0; lane < at->n; lane++) {
        converted[lane] += s->part[lane];
        s->lost_now[lane] += n[lane] - s->part[lane];
    }
}

/* Where nothing spoils, all ages convert alike: in one draw. A mixture's go by when they came. */
static void work_stream(const struct shift *at, const struct fc_stream *stream, struct steps steps,
                        int32_t converted[])
{
    const struct fc_door *door = &stream->door;
    const int             slots = at->layout->slots, start = at->layout->plan->start;
    const bool            mixed = door->rate < 0, apart = mixed || !isinf(door->shelf);
    const double *p = mixed ? NULL : fc_door_chance(at->block, door, start + at->step / slots);
    int32_t       all[FC_BLOCK] = {0};
    memset(at->block->scratch->lost_now, 0, sizeof at->block->scratch->lost_now);
    for (int joined = steps.low; joined <= steps.high; joined++) {
        const int32_t *picked = picked_of(at, stream, joined);
        if (!fc_any(picked, at->n))
            continue;
        count(at, stream, joined, picked, all);
        if (mixed)
            p = fc_door_chance(at->block, door, start + joined / slots);
        if (apart)
            convert(at, stream, joined, picked, p, converted);
    }
    if (!apart && fc_any(all, at->n))
        convert(at, stream, at->step, all, p, converted);
}

/* Those of a stream who were worked pass on, or are lost. */
static void pass_on(const struct shift *at, const struct fc_stream *stream, struct steps steps)
{
    const struct fc_layout *layout = at->layout;
    struct fc_scratch      *s = at->block->scratch;
    const int               door = at->crew->stage + 1;
    const int               month = layout->plan->start + at->step / layout->slots;
    const uint64_t          address = fc_door_address(layout, month, at->step % layout->slots);
    int32_t                *movers = fc_lanes(s->movers_of, layout, door, at->step);
    int32_t                *lost = fc_lanes(s->lost, layout, door, at->step);
    int32_t                 converted[FC_BLOCK] = {0};
    work_stream(at, stream, steps, converted);
    if (stream->pool >= 0)
        fc_pool_take(at->block, stream->pool, at->step, s->lost_now);
    for (int lane = 0; lane < at->n; lane++) {
        lost[lane] += s->lost_now[lane];
        movers[lane] += converted[lane];
    }
    fc_crowd_of(&s->crowd, at->block, converted);
    if (s->crowd.n == 0)
        return;
    memcpy(s->movers, fc_crowd_counts(&s->crowd, converted, s->entering),
           (size_t)s->crowd.n * sizeof *s->movers);
    fc_door_delay(at->block, &stream->door, at->step, address, false);
}

/* The queue at the step's end: before it, less who left, and who joined. */
FC_LEVELS static void leave_waiting(const struct shift *at)
{
    struct fc_scratch *s = at->block->scratch;
    const int32_t     *expired = fc_lanes(s->expired, at->layout, at->row, at->step);
    const int32_t     *worked = fc_lanes(s->worked, at->layout, at->row, at->step);
    int32_t           *waiting = fc_lanes(s->waiting, at->layout, at->row, at->step);
    const int32_t     *before =
        at->step > 0 ? fc_lanes(s->waiting, at->layout, at->row, at->step - 1) : waiting;
    for (int lane = 0; lane < at->n; lane++)
        waiting[lane] = before[lane] - expired[lane] - worked[lane];
    for (int i = 0; i < at->crew->n_streams; i++) {
        const int32_t *entered =
            fc_lanes(at->block->entered, at->layout, at->crew->stream[i], at->step);
        for (int lane = 0; lane < at->n; lane++)
            waiting[lane] += entered[lane];
    }
    for (int lane = 0; lane < at->n; lane++)
        assert(waiting[lane] >= 0);
}

void fc_queue_step(struct fc_block *block, int crew, int step)
{
    const struct shift at = {.block = block,
                             .layout = block->layout,
                             .crew = &block->layout->crew[crew],
                             .row = crew,
                             .step = step,
                             .n = block->n};
    for (int i = 0; i < at.crew->n_streams; i++) {
        join(&at, i);
        expire(&at, stream_at(&at, i));
    }
    const struct steps steps = pick_all(&at);
    for (int i = 0; i < at.crew->n_streams; i++)
        pass_on(&at, stream_at(&at, i), steps);
    leave_waiting(&at);
}
