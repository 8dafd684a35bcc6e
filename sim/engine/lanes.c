#include "engine/lanes.h"

#include "base/levels.h"

FC_LEVELS bool fc_lanes_any(int n, const int32_t count[])
{
    int32_t bits = 0;
    for (int lane = 0; lane < n; lane++)
        bits |= count[lane];
    return bits != 0;
}

FC_LEVELS void fc_lanes_add(int n, int32_t to[restrict], const int32_t part[restrict])
{
    for (int lane = 0; lane < n; lane++) /* hot: add */
        to[lane] += part[lane];
}

FC_LEVELS void fc_lanes_take(int n, const int32_t part[restrict], int32_t from[restrict])
{
    for (int lane = 0; lane < n; lane++) /* hot: take */
        from[lane] -= part[lane];
}

FC_LEVELS void fc_lanes_least(int n, const int32_t a[restrict], const int32_t b[restrict],
                              int32_t out[restrict])
{
    for (int lane = 0; lane < n; lane++)
        out[lane] = a[lane] < b[lane] ? a[lane] : b[lane];
}

FC_LEVELS bool fc_lanes_choose(int n, const int32_t here[restrict], const int32_t there[restrict],
                               const int32_t take[restrict], int32_t chosen[restrict],
                               int32_t open[restrict])
{
    int32_t any = 0;
    for (int lane = 0; lane < n; lane++) {
        const int32_t most = take[lane] < here[lane] ? take[lane] : here[lane];
        const int32_t others = there[lane] - here[lane], untaken = there[lane] - take[lane];
        chosen[lane] = most;
        open[lane] = (most > 0) & (others > 0) & (untaken > 0);
        any |= open[lane];
    }
    return any != 0;
}

FC_LEVELS void fc_lanes_move(int n, const int32_t part[restrict], int32_t from[restrict],
                             int32_t to[restrict])
{
    for (int lane = 0; lane < n; lane++) { /* hot: move */
        from[lane] -= part[lane];
        to[lane] += part[lane];
    }
}

FC_LEVELS void fc_lanes_leave(int n, const int32_t entered[restrict], const int32_t moved[restrict],
                              int32_t movers[restrict], int32_t lost[restrict])
{
    for (int lane = 0; lane < n; lane++) { /* hot: leave */
        movers[lane] += moved[lane];
        lost[lane] += entered[lane] - moved[lane];
    }
}

FC_LEVELS void fc_lanes_stay(int n, const int32_t entered[restrict], const int32_t moved[restrict],
                             int32_t stayed[restrict])
{
    for (int lane = 0; lane < n; lane++)
        stayed[lane] = entered[lane] - moved[lane];
}

FC_LEVELS void fc_lanes_count(int n, int64_t to[restrict], const int32_t part[restrict])
{
    for (int lane = 0; lane < n; lane++) /* hot: count */
        to[lane] += part[lane];
}

FC_LEVELS void fc_lanes_sum(int n, int64_t to[restrict], const int64_t part[restrict])
{
    for (int lane = 0; lane < n; lane++) /* hot: sum */
        to[lane] += part[lane];
}
