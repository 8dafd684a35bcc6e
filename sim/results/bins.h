/* A histogram of whole numbers that merges exactly: unit bins below 65,536, then log-linear with
   1,024 bins an octave; signed. */
#ifndef FC_RESULTS_BINS_H
#define FC_RESULTS_BINS_H

#include <stdbool.h>
#include <stdint.h>

#include "results/range.h"

/* 64 pages of unit bins, then a page an octave up to 2^63; the same again for negatives. */
enum { FC_BIN_PAGE = 1024, FC_BIN_PAGES = 64 + 47, FC_BIN_UNITS = 65536 };

/* Begin with {0}. Pages are taken as values fall into them: a cell that hardly varies is small. */
struct fc_bins {
    uint64_t  n;
    int64_t   least, most;           /* of the values; meaningless while n == 0 */
    uint32_t *page[2][FC_BIN_PAGES]; /* [negative or not][page]; NULL: nothing there */
};

/* Counts n values; false when memory is out: the bins are then good for nothing but freeing. */
bool fc_bins_add(struct fc_bins *bins, int64_t n, const int64_t value[]);

/* The same where the least and the most of them are known already. */
bool fc_bins_add_within(struct fc_bins *bins, int64_t n, const int64_t value[],
                        struct fc_range range);

/* The same for values below FC_BIN_UNITS, none negative; `bits` is all of them or-ed together.
   Least and most wait for fc_bins_unit_range, as long as no other values are counted. */
bool fc_bins_add_units(struct fc_bins *bins, int64_t n, const int64_t value[], uint64_t bits);
struct fc_range fc_bins_unit_range(struct fc_bins *bins);

/* Counts one value `times` times. */
bool fc_bins_add_alike(struct fc_bins *bins, uint64_t times, int64_t value);

/* How many values were this one; 0 <= value < FC_BIN_UNITS. */
uint64_t fc_bins_count(const struct fc_bins *bins, int64_t value);

/* Adds the counts of another, whose pages may change hands: it is then good for nothing but
   freeing. */
void fc_bins_merge(struct fc_bins *into, struct fc_bins *from);
void fc_bins_free(struct fc_bins *bins);

/* The order statistic with this 0-based index, ascending: exact below 65,536, else the lower or the
   upper end of its bin (at most 0.1 % off), never beyond what was seen. index < n. */
int64_t fc_bins_order(const struct fc_bins *bins, uint64_t index);
int64_t fc_bins_order_high(const struct fc_bins *bins, uint64_t index);

/* How many values are at least `value`; exact where `value` is below 65,536 in size or a bin's
   lower end. */
uint64_t fc_bins_at_least(const struct fc_bins *bins, int64_t value);

/* The q-quantile, 0 <= q <= 1: the order statistic with index floor(q n), at most n - 1; within a
   wide bin its place is taken by its rank. */
int64_t fc_bins_quantile(const struct fc_bins *bins, double q);

#endif
