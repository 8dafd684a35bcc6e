/* What a histogram says: order statistics, quantiles, how many lie above. */
#include <stddef.h>

#include "base/levels.h"
#include "results/bin_slot.h"

/* The pages in ascending order of value: first the negative ones, the largest in front. */
enum { SIDE = FC_BIN_PAGES, ALL = 2 * FC_BIN_PAGES };

static struct fc_bin_slot begin_of(int i)
{
    return i < SIDE ? (struct fc_bin_slot){1, SIDE - 1 - i, FC_BIN_PAGE - 1}
                    : (struct fc_bin_slot){0, i - SIDE, 0};
}

static const uint32_t *page_at(const struct fc_bins *bins, struct fc_bin_slot slot)
{
    return bins->page[slot.negative][slot.page];
}

FC_LEVELS static uint64_t sum_of(int first, int last, const uint32_t page[])
{
    uint64_t sum = 0;
    for (int at = first; at <= last; at++)
        sum += page[at];
    return sum;
}

/* Where the order statistic with this index falls, and how far into its bin. */
struct found {
    struct fc_bin_slot slot;
    uint64_t           rank; /* within the bin */
    uint64_t           count;
};

/* Within a page whose counts add up to more than `index`. */
static struct found find_within(const uint32_t page[], struct fc_bin_slot slot, uint64_t index)
{
    const int step = slot.negative ? -1 : 1;
    for (; index >= page[slot.at]; slot.at += step)
        index -= page[slot.at];
    return (struct found){slot, index, page[slot.at]};
}

static struct found find(const struct fc_bins *bins, uint64_t index)
{
    for (int i = 0; i < ALL; i++) {
        const struct fc_bin_slot slot = begin_of(i);
        const uint32_t          *page = page_at(bins, slot);
        const uint64_t           count = page == NULL ? 0 : sum_of(0, FC_BIN_PAGE - 1, page);
        if (index < count)
            return find_within(page, slot, index);
        index -= count;
    }
    return (struct found){.count = 1};
}

static int64_t within(const struct fc_bins *bins, int64_t value)
{
    return value < bins->least ? bins->least : value > bins->most ? bins->most : value;
}

int64_t fc_bins_order(const struct fc_bins *bins, uint64_t index)
{
    return within(bins, fc_bin_low(find(bins, index).slot));
}

int64_t fc_bins_order_high(const struct fc_bins *bins, uint64_t index)
{
    const struct fc_bin_slot slot = find(bins, index).slot;
    return within(bins, fc_bin_low(slot) + fc_bin_width(slot) - 1);
}

uint64_t fc_bins_at_least(const struct fc_bins *bins, int64_t value)
{
    const struct fc_bin_slot from = fc_bin_slot_of(value);
    const uint32_t          *page = page_at(bins, from);
    uint64_t                 count = 0;
    if (page != NULL)
        count = from.negative ? sum_of(0, from.at, page) : sum_of(from.at, FC_BIN_PAGE - 1, page);
    for (int i = (from.negative ? SIDE - 1 - from.page : SIDE + from.page) + 1; i < ALL; i++) {
        const uint32_t *more = page_at(bins, begin_of(i));
        count += more == NULL ? 0 : sum_of(0, FC_BIN_PAGE - 1, more);
    }
    return count;
}

int64_t fc_bins_quantile(const struct fc_bins *bins, double q)
{
    if (bins->n == 0)
        return 0;
    /* A share such as 0.1 of 100,000 is meant to be whole: rounding must not take one off. */
    const uint64_t     index = (uint64_t)(q * (double)bins->n * (1 + 1e-15) + 1e-9);
    const struct found found = find(bins, index < bins->n ? index : bins->n - 1);
    const double       along = ((double)found.rank + 0.5) / (double)found.count;
    return within(bins,
                  fc_bin_low(found.slot) + (int64_t)(along * (double)fc_bin_width(found.slot)));
}
