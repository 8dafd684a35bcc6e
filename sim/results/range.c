#include "results/range.h"

#include "base/levels.h"

FC_LEVELS struct fc_range fc_range_of(int64_t n, const int64_t value[])
{
    int64_t least = value[0], most = value[0];
    for (int64_t i = 1; i < n; i++) { /* hot: range */
        least = value[i] < least ? value[i] : least;
        most = value[i] > most ? value[i] : most;
    }
    return (struct fc_range){least, most};
}
