#include "results/follow.h"

struct fc_follow fc_follow_of(const struct fc_layout *layout, int measure, int t)
{
    const struct fc_column_of same = fc_ledger_same(layout, measure, t);
    if (same.measure != measure || same.t != t)
        return (struct fc_follow){FC_FOLLOWS_SAME, same};
    if (layout->plan->measure[measure].what == FC_M_COST_PER)
        return (struct fc_follow){FC_FOLLOWS_COUNT,
                                  {fc_ratio_parts(layout->plan, measure).under, t}};
    return (struct fc_follow){FC_FOLLOWS_NOT, same};
}

int64_t fc_follow_cost(const struct fc_layout *layout, int view, int t)
{
    const int64_t *cost = layout->cost + (int64_t)view * layout->months;
    int64_t        sum = 0;
    for (int month = 0; month < layout->months; month++)
        sum += t == month || t == layout->months ? cost[month] : 0;
    return sum;
}

static bool add(struct fc_cell *cell, int64_t cost, int64_t count, uint64_t times)
{
    const int64_t each = fc_ratio(cost, count, 1); /* a cost is in ticks already */
    if (each == FC_UNDEFINED) {
        cell->undefined += times;
        return true;
    }
    fc_moments_add_alike(&cell->moments, times, each);
    return fc_bins_add_alike(&cell->bins, times, each);
}

bool fc_follow_see_rest(struct fc_cell *cell, const struct fc_cell *from, int64_t cost, int n,
                        const int64_t count[])
{
    bool fine = true;
    for (int lane = 0; from->bins.most >= FC_BIN_UNITS && lane < n && fine; lane++)
        if (count[lane] >= FC_BIN_UNITS)
            fine = add(cell, cost, count[lane], 1);
    return fine;
}

bool fc_follow_fill(struct fc_cell *cell, const struct fc_cell *from, int64_t cost)
{
    bool fine = true;
    for (int64_t count = 0; count < FC_BIN_UNITS && count <= from->bins.most && fine; count++) {
        const uint64_t times = fc_bins_count(&from->bins, count);
        fine = times == 0 || add(cell, cost, count, times);
    }
    return fine;
}
