/* One measure in one month (or in total) over the trials. */
#ifndef FC_RESULTS_CELL_H
#define FC_RESULTS_CELL_H

#include "results/bins.h"
#include "results/moments.h"

/* In ticks. Begin with {0}. Sums, least and most follow from the bins as long as each value has a
   bin of its own: they are there once the cell is settled. */
struct fc_cell {
    struct fc_moments moments; /* of the trials in which it is defined */
    struct fc_bins    bins;
    uint64_t          undefined; /* trials in which the ratio has no denominator */
    bool              settled;   /* sums are added up as values come */
};

/* Counts the values of a block, at most FC_BLOCK; `gaps`: some may be FC_UNDEFINED. False when
   memory is out. */
bool fc_cell_see(struct fc_cell *cell, int n, const int64_t value[], bool gaps);

/* Adds up what the bins hold. Before anything but fc_cell_see looks at it. */
void fc_cell_settle(struct fc_cell *cell);

/* Adds another, which is then good for nothing but freeing. */
void fc_cell_merge(struct fc_cell *into, struct fc_cell *from);

void fc_cell_free(struct fc_cell *cell);

/* The defined values of a column, close together; returns how many. */
int fc_defined_only(int n, const int64_t value[], int64_t out[]);

#endif
