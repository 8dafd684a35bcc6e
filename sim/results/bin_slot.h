/* Where a value stands in a histogram; for the files of results/bins only. */
#ifndef FC_RESULTS_BIN_SLOT_H
#define FC_RESULTS_BIN_SLOT_H

#include "results/bins.h"

enum { FC_PAGE_BITS = 10, FC_UNIT_PAGES = 64, FC_FIRST_OCTAVE = 16 };

struct fc_bin_slot {
    int negative, page, at;
};

/* Sizes below 65,536 have a bin each; above, the octave picks the page and the next ten bits the
   bin. */
static inline struct fc_bin_slot fc_bin_slot_of(int64_t value)
{
    const int      negative = value < 0;
    const uint64_t size = negative ? 0 - (uint64_t)value : (uint64_t)value;
    if (size < FC_BIN_UNITS)
        return (struct fc_bin_slot){negative, (int)(size >> FC_PAGE_BITS),
                                    (int)(size % FC_BIN_PAGE)};
    const int octave = 63 - __builtin_clzll(size);
    return (struct fc_bin_slot){negative, FC_UNIT_PAGES + octave - FC_FIRST_OCTAVE,
                                (int)((size >> (octave - FC_PAGE_BITS)) % FC_BIN_PAGE)};
}

/* How many whole numbers share the bin. */
static inline int64_t fc_bin_width(struct fc_bin_slot slot)
{
    return slot.page < FC_UNIT_PAGES
               ? 1
               : (int64_t)1 << (slot.page - FC_UNIT_PAGES + FC_FIRST_OCTAVE - FC_PAGE_BITS);
}

/* The end of a bin nearer to minus infinity. */
static inline int64_t fc_bin_low(struct fc_bin_slot slot)
{
    if (slot.page < FC_UNIT_PAGES) {
        const int64_t size = ((int64_t)slot.page << FC_PAGE_BITS) + slot.at;
        return slot.negative ? -size : size;
    }
    const int      shift = slot.page - FC_UNIT_PAGES + FC_FIRST_OCTAVE - FC_PAGE_BITS;
    const uint64_t low = (uint64_t)(FC_BIN_PAGE + slot.at) << shift;
    return slot.negative ? -(int64_t)low - fc_bin_width(slot) + 1 : (int64_t)low;
}

#endif
