#include "results/cell.h"

#include "base/levels.h"
#include "engine/trial.h"

int fc_defined_only(int n, const int64_t value[], int64_t out[])
{
    int kept = 0;
    for (int lane = 0; lane < n; lane++) {
        out[kept] = value[lane];
        kept += value[lane] != FC_UNDEFINED;
    }
    return kept;
}

/* Below a power of two exactly when all values are, and none is negative. */
FC_LEVELS static uint64_t all_bits(int n, const int64_t value[])
{
    uint64_t bits = 0;
    for (int lane = 0; lane < n; lane++) /* hot: bits */
        bits |= (uint64_t)value[lane];
    return bits;
}

void fc_cell_settle(struct fc_cell *cell)
{
    if (cell->settled)
        return;
    cell->settled = true;
    if (cell->bins.n == 0)
        return;
    struct fc_moments    *moments = &cell->moments;
    const struct fc_range range = fc_bins_unit_range(&cell->bins);
    *moments = (struct fc_moments){.least = range.least, .most = range.most};
    for (int64_t value = range.least; value <= range.most; value++) {
        const uint64_t times = fc_bins_count(&cell->bins, value);
        moments->n += times;
        moments->sum += (fc_int128)times * value;
        moments->squares_low += (fc_uint128)times * (uint64_t)(value * value);
    }
}

static bool see_defined(struct fc_cell *cell, int n, const int64_t value[])
{
    if (n == 0)
        return true;
    if (!cell->settled) {
        const uint64_t bits = all_bits(n, value);
        if (bits < FC_BIN_UNITS)
            return fc_bins_add_units(&cell->bins, n, value, bits);
        fc_cell_settle(cell);
    }
    const struct fc_range range = fc_range_of(n, value);
    fc_moments_add_within(&cell->moments, n, value, range);
    return fc_bins_add_within(&cell->bins, n, value, range);
}

bool fc_cell_see(struct fc_cell *cell, int n, const int64_t value[], bool gaps)
{
    int64_t defined[FC_BLOCK];
    if (!gaps)
        return see_defined(cell, n, value);
    const int n_defined = fc_defined_only(n, value, defined);
    cell->undefined += (uint64_t)(n - n_defined);
    return see_defined(cell, n_defined, defined);
}

void fc_cell_merge(struct fc_cell *into, struct fc_cell *from)
{
    fc_cell_settle(into);
    fc_cell_settle(from);
    fc_moments_merge(&into->moments, &from->moments);
    into->undefined += from->undefined;
    fc_bins_merge(&into->bins, &from->bins);
}

void fc_cell_free(struct fc_cell *cell)
{
    fc_bins_free(&cell->bins);
}
