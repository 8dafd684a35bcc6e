/* The least and the most of a column. */
#ifndef FC_RESULTS_RANGE_H
#define FC_RESULTS_RANGE_H

#include <stdint.h>

struct fc_range {
    int64_t least, most;
};

/* Of n >= 1 values. */
struct fc_range fc_range_of(int64_t n, const int64_t value[]);

#endif
