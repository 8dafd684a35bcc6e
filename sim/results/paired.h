/* Two plans, trial by trial: a figure in each, and by how much it differs. */
#ifndef FC_RESULTS_PAIRED_H
#define FC_RESULTS_PAIRED_H

#include <stdbool.h>
#include <stdint.h>

#include "results/moments.h"

/* Exact sums over the trials in which the figure is defined in both plans. Begin with {0}. */
struct fc_paired_tally {
    struct fc_moments of[2];
    struct fc_moments difference;  /* second less first */
    uint64_t          more, fewer; /* trials in which the second is above, below the first */
};

/* Adds n trials, in ticks; FC_UNDEFINED in either leaves a trial out. */
void fc_paired_add(struct fc_paired_tally *tally, int64_t n, const int64_t first[],
                   const int64_t second[]);

/* How two plans differ in one figure, in its unit. */
struct fc_difference {
    uint64_t n; /* trials in which both are defined */
    double   mean_of[2], sd_of[2];
    double   mean;           /* of second less first */
    double   sd;             /* of the difference of one trial */
    double   low, high;      /* of the mean, at the confidence asked */
    double   independent_sd; /* what sd would be if the plans did not share their luck */
    double   more, fewer;    /* shares of the trials */
    bool     told_apart;     /* 0 lies outside the interval */
};

/* The interval is Student's. All is 0, and nothing told apart, with fewer than 2 trials. */
struct fc_difference fc_difference_of(const struct fc_paired_tally *tally, double ticks,
                                      double confidence);

/* Half its interval. */
static inline double fc_difference_half(const struct fc_difference *difference)
{
    return (difference->high - difference->low) / 2;
}

/* How two chances of the same trials differ. */
struct fc_chance_difference {
    double mean; /* second less first */
    double low, high;
    bool   told_apart;
};

/* Of n trials so many were kept by one plan only: McNemar's table. The interval is that of Agresti
   and Min 2005 (half a trial more in each cell), which is good where few or no trials differ. */
struct fc_chance_difference fc_chance_difference_of(uint64_t only_first, uint64_t only_second,
                                                    uint64_t n, double confidence);

#endif
