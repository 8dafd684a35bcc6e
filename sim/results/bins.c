#include "results/bins.h"

#include <assert.h>
#include <stdlib.h>

#include "base/levels.h"
#include "random/lane_math.h"
#include "results/bin_slot.h"

/* Values are counted so many at a time. */
enum { LANES = 256 };

enum { SMALL = 128, WAYS = 4 };

static uint32_t *page_for(struct fc_bins *bins, struct fc_bin_slot slot)
{
    uint32_t **page = &bins->page[slot.negative][slot.page];
    if (*page == NULL)
        *page = calloc(FC_BIN_PAGE, sizeof **page);
    return *page;
}

/* Widens the range of what was seen; `before` values were. */
static void see(struct fc_bins *bins, uint64_t before, int64_t least, int64_t most)
{
    if (before == 0 || least < bins->least)
        bins->least = least;
    if (before == 0 || most > bins->most)
        bins->most = most;
}

/* Most columns lie within the unit bins, and many hold one value only: a spend, a month in which
   nothing can be won yet. */
static bool count_alike(struct fc_bins *bins, uint64_t n, int64_t value)
{
    const struct fc_bin_slot slot = fc_bin_slot_of(value);
    uint32_t                *page = page_for(bins, slot);
    if (page != NULL)
        page[slot.at] += (uint32_t)n;
    return page != NULL;
}

/* Counts values whose places are known: at[i] is page * FC_BIN_PAGE + bin, of one sign. */
static bool add_places(struct fc_bins *bins, int negative, int64_t n, const uint32_t at[])
{
    uint32_t **page = bins->page[negative];
    for (int64_t i = 0; i < n; i++) {
        uint32_t *here = page[at[i] / FC_BIN_PAGE];
        if (here == NULL)
            here = page_for(bins, (struct fc_bin_slot){negative, (int)(at[i] / FC_BIN_PAGE), 0});
        if (here == NULL)
            return false;
        here[at[i] % FC_BIN_PAGE]++;
    }
    return true;
}

/* Places of values from 0 to 2^52. Beyond the unit bins the place is the top of the value's double:
   its exponent, and ten bits behind the point. */
FC_LEVELS static void places_of(int64_t n, const int64_t value[], uint32_t at[])
{
    const uint64_t two_52 = UINT64_C(0x4330000000000000); /* bits of 2^52; low bits count ones */
    const uint64_t first = (uint64_t)(1023 + FC_FIRST_OCTAVE) << FC_PAGE_BITS;
    for (int64_t i = 0; i < n; i++) { /* hot: places */
        const uint64_t bits = lane_to_bits(lane_from_bits((uint64_t)value[i] | two_52) - 0x1p52);
        const uint64_t wide = (bits >> (52 - FC_PAGE_BITS)) - first + FC_BIN_UNITS;
        const uint64_t unit = 0 - ((uint64_t)(value[i] - FC_BIN_UNITS) >> 63); /* no branch */
        at[i] = (uint32_t)(((uint64_t)value[i] & unit) | (wide & ~unit));
    }
}

/* Counts as a rule: values within one page of unit bins. */
static bool add_to_page(struct fc_bins *bins, int64_t n, const int64_t value[])
{
    uint32_t *page = page_for(bins, fc_bin_slot_of(value[0]));
    for (int64_t i = 0; i < n && page != NULL; i++)
        page[(uint64_t)value[i] % FC_BIN_PAGE]++;
    return page != NULL;
}

/* Values over several pages of unit bins. */
static bool add_to_pages(struct fc_bins *bins, int64_t n, const int64_t value[])
{
    for (int64_t i = 0; i < n; i++) {
        uint32_t *page = bins->page[0][value[i] / FC_BIN_PAGE];
        if (page == NULL)
            page = page_for(bins, fc_bin_slot_of(value[i]));
        if (page == NULL)
            return false;
        page[value[i] % FC_BIN_PAGE]++;
    }
    return true;
}

/* Few different values: in tables side by side, as one count waits for the one before it in the
   same place. */
FC_LEVELS static void add_small(uint32_t page[], int64_t n, const int64_t value[])
{
    uint32_t count[WAYS][SMALL] = {0};
    int64_t  i = 0;
    for (; i + WAYS <= n; i += WAYS)
        for (int way = 0; way < WAYS; way++)
            count[way][value[i + way]]++;
    for (; i < n; i++)
        count[0][value[i]]++;
    for (int at = 0; at < SMALL; at++)
        for (int way = 0; way < WAYS; way++)
            page[at] += count[way][at];
}

bool fc_bins_add_units(struct fc_bins *bins, int64_t n, const int64_t value[], uint64_t bits)
{
    assert(bits < FC_BIN_UNITS);
    bins->n += (uint64_t)n;
    if (bits == 0)
        return count_alike(bins, (uint64_t)n, 0);
    if (bits < SMALL) {
        uint32_t *page = page_for(bins, fc_bin_slot_of(0));
        if (page != NULL)
            add_small(page, n, value);
        return page != NULL;
    }
    return bits < FC_BIN_PAGE ? add_to_page(bins, n, value) : add_to_pages(bins, n, value);
}

struct fc_range fc_bins_unit_range(struct fc_bins *bins)
{
    uint32_t *const *page = bins->page[0];
    int64_t          first = 0, last = FC_UNIT_PAGES - 1;
    while (first < last && page[first] == NULL)
        first++;
    while (last > first && page[last] == NULL)
        last--;
    int64_t least = first * FC_BIN_PAGE, most = (last + 1) * FC_BIN_PAGE - 1;
    while (least < most && fc_bins_count(bins, least) == 0)
        least++;
    while (most > least && fc_bins_count(bins, most) == 0)
        most--;
    bins->least = least;
    bins->most = most;
    return (struct fc_range){least, most};
}

/* Values of both signs, or very large ones. */
static bool add_each(struct fc_bins *bins, int64_t n, const int64_t value[])
{
    for (int64_t i = 0; i < n; i++) {
        const struct fc_bin_slot slot = fc_bin_slot_of(value[i]);
        uint32_t                *page = page_for(bins, slot);
        if (page == NULL)
            return false;
        page[slot.at]++;
    }
    return true;
}

/* Money and counts: values of one sign. */
static bool add_one_sign(struct fc_bins *bins, int64_t n, const int64_t value[], bool negative)
{
    int64_t  size[LANES];
    uint32_t at[LANES];
    bool     fine = true;
    for (int64_t done = 0; done < n && fine; done += LANES) {
        const int64_t lanes = n - done < LANES ? n - done : LANES;
        for (int64_t i = 0; i < lanes; i++)
            size[i] = negative ? -value[done + i] : value[done + i];
        places_of(lanes, size, at);
        fine = add_places(bins, negative, lanes, at);
    }
    return fine;
}

bool fc_bins_add_within(struct fc_bins *bins, int64_t n, const int64_t value[],
                        struct fc_range range)
{
    const int64_t end = (int64_t)1 << 52;
    if (n == 0)
        return true;
    see(bins, bins->n, range.least, range.most);
    bins->n += (uint64_t)n;
    if (range.least == range.most)
        return count_alike(bins, (uint64_t)n, value[0]);
    if (range.least >= 0 && range.most < FC_BIN_UNITS &&
        range.least / FC_BIN_PAGE == range.most / FC_BIN_PAGE)
        return add_to_page(bins, n, value);
    if (range.least > -end && range.most < end && (range.least >= 0 || range.most < 0))
        return add_one_sign(bins, n, value, range.most < 0);
    return add_each(bins, n, value);
}

bool fc_bins_add(struct fc_bins *bins, int64_t n, const int64_t value[])
{
    return n == 0 || fc_bins_add_within(bins, n, value, fc_range_of(n, value));
}

bool fc_bins_add_alike(struct fc_bins *bins, uint64_t times, int64_t value)
{
    if (times == 0)
        return true;
    see(bins, bins->n, value, value);
    bins->n += times;
    return count_alike(bins, times, value);
}

uint64_t fc_bins_count(const struct fc_bins *bins, int64_t value)
{
    assert(value >= 0 && value < FC_BIN_UNITS);
    const uint32_t *page = bins->page[0][value >> FC_PAGE_BITS];
    return page == NULL ? 0 : page[value % FC_BIN_PAGE];
}

static void merge_page(uint32_t **into, uint32_t **from)
{
    if (*into == NULL) {
        *into = *from;
        *from = NULL;
        return;
    }
    for (int i = 0; i < FC_BIN_PAGE && *from != NULL; i++)
        (*into)[i] += (*from)[i];
}

void fc_bins_merge(struct fc_bins *into, struct fc_bins *from)
{
    for (int negative = 0; negative <= 1; negative++)
        for (int page = 0; page < FC_BIN_PAGES; page++)
            merge_page(&into->page[negative][page], &from->page[negative][page]);
    if (from->n > 0)
        see(into, into->n, from->least, from->most);
    into->n += from->n;
}

void fc_bins_free(struct fc_bins *bins)
{
    for (int negative = 0; negative <= 1; negative++)
        for (int page = 0; page < FC_BIN_PAGES; page++)
            free(bins->page[negative][page]);
    *bins = (struct fc_bins){0};
}
