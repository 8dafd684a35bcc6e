#include "engine/crowd.h"

#include <string.h>

#include "base/levels.h"
#include "engine/lanes.h"
#include "engine/scratch.h"
#include "random/counts.h"
#include "random/threefry.h"

void fc_crowd_all(struct fc_crowd *out, const struct fc_block *block)
{
    out->n = block->n;
    out->all = true;
}

FC_LEVELS static int count_them(int n, const int32_t count[])
{
    int some = 0;
    for (int lane = 0; lane < n; lane++)
        some += count[lane] != 0;
    return some;
}

/* Up to this part of the lanes it pays to put them together. */
static bool is_few(int some, int n)
{
    return 4 * some < 3 * n;
}

void fc_crowd_of(struct fc_crowd *out, const struct fc_block *block, const int32_t count[])
{
    if (is_few(count_them(block->n, count), block->n))
        fc_crowd_few(out, block, count);
    else
        fc_crowd_all(out, block);
}

void fc_crowd_few(struct fc_crowd *out, const struct fc_block *block, const int32_t count[])
{
    out->all = false;
    out->n = 0;
    for (int lane = 0; lane < block->n; lane++) {
        out->lane[out->n] = lane; /* written over unless it counts */
        out->n += count[lane] != 0;
    }
    for (int i = 0; i < out->n; i++)
        out->trial[i] = block->first_trial + (uint64_t)out->lane[i];
}

void fc_crowd_draw(const struct fc_crowd *crowd, const struct fc_block *block, uint64_t site,
                   uint64_t index, double even[], double odd[])
{
    if (crowd->all)
        fc_uniform_columns(block->seed, site, block->first_trial, index, (size_t)crowd->n, even,
                           odd);
    else
        fc_uniform_gather(block->seed, site, crowd->trial, index, (size_t)crowd->n, even, odd);
}

const int32_t *fc_crowd_counts(const struct fc_crowd *crowd, const int32_t count[], int32_t room[])
{
    for (int i = 0; i < crowd->n && !crowd->all; i++)
        room[i] = count[crowd->lane[i]];
    return crowd->all ? count : room;
}

const double *fc_crowd_values(const struct fc_crowd *crowd, const double value[], double room[])
{
    for (int i = 0; i < crowd->n && !crowd->all; i++)
        room[i] = value[crowd->lane[i]];
    return crowd->all ? value : room;
}

void fc_crowd_add(const struct fc_crowd *crowd, const int32_t part[], int32_t to[])
{
    if (crowd->all)
        fc_lanes_add(crowd->n, to, part);
    for (int i = 0; i < crowd->n && !crowd->all; i++)
        to[crowd->lane[i]] += part[i];
}

void fc_draw_binomial(struct fc_block *block, uint64_t site, uint64_t index, const int32_t trials[],
                      const double p[], int32_t count[])
{
    struct fc_scratch *s = block->scratch;
    struct fc_crowd   *few = &s->few;
    int32_t            some[FC_BLOCK], room[FC_BLOCK];
    double             chance[FC_BLOCK];
    fc_crowd_of(few, block, trials);
    if (!few->all)
        memset(count, 0, (size_t)block->n * sizeof *count);
    if (few->n == 0)
        return;
    fc_crowd_draw(few, block, site, index, s->even, NULL);
    fc_binomial_column((size_t)few->n, fc_crowd_counts(few, trials, room),
                       fc_crowd_values(few, p, chance), s->even, few->all ? count : some);
    for (int i = 0; i < few->n && !few->all; i++)
        count[few->lane[i]] = some[i];
}
