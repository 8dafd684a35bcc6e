#include "results/bins.h"

#include <assert.h>
#include <stdlib.h>

#include "base/levels.h"
#include "random/lane_math.h"

/* Values are counted so many at a time. */
enum { LANES = 256 };

enum { SMALL = 128, WAYS = 4 };

enum { PAGE_BITS = 10, UNIT_PAGES = 64, FIRST_OCTAVE = 16 };

struct slot {
    int negative, page, at;
};

/* Sizes below 65,536 have a bin each; above, the octave picks the page and the next ten bits the
   bin. */
static struct slot slot_of(int64_t value)
{
    const int      negative = value < 0;
    const uint64_t size = negative ? 0 - (uint64_t)value : (uint64_t)value;
    if (size < FC_BIN_UNITS)
        return (struct slot){negative, (int)(size >> PAGE_BITS), (int)(size % FC_BIN_PAGE)};
    const int octave = 63 - __builtin_clzll(size);
    return (struct slot){negative, UNIT_PAGES + octave - FIRST_OCTAVE,
                         (int)((size >> (octave - PAGE_BITS)) % FC_BIN_PAGE)};
}

/* How many whole numbers share the bin. */
static int64_t width_of(struct slot slot)
{
    return slot.page < UNIT_PAGES
               ? 1
               : (int64_t)1 << (slot.page - UNIT_PAGES + FIRST_OCTAVE - PAGE_BITS);
}

/* The end of a bin nearer to minus infinity. */
static int64_t lower_end(struct slot slot)
{
    if (slot.page < UNIT_PAGES) {
        const int64_t size = ((int64_t)slot.page << PAGE_BITS) + slot.at;
        return slot.negative ? -size : size;
    }
    const int      shift = slot.page - UNIT_PAGES + FIRST_OCTAVE - PAGE_BITS;
    const uint64_t low = (uint64_t)(FC_BIN_PAGE + slot.at) << shift;
    return slot.negative ? -(int64_t)low - width_of(slot) + 1 : (int64_t)low;
}

static uint32_t *page_for(struct fc_bins *bins, struct slot slot)
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
    const struct slot slot = slot_of(value);
    uint32_t         *page = page_for(bins, slot);
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
            here = page_for(bins, (struct slot){negative, (int)(at[i] / FC_BIN_PAGE), 0});
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
    const uint64_t first = (uint64_t)(1023 + FIRST_OCTAVE) << PAGE_BITS;
    for (int64_t i = 0; i < n; i++) { /* hot: places */
        const uint64_t bits = lane_to_bits(lane_from_bits((uint64_t)value[i] | two_52) - 0x1p52);
        const uint64_t wide = (bits >> (52 - PAGE_BITS)) - first + FC_BIN_UNITS;
        const uint64_t unit = 0 - ((uint64_t)(value[i] - FC_BIN_UNITS) >> 63); /* no branch */
        at[i] = (uint32_t)(((uint64_t)value[i] & unit) | (wide & ~unit));
    }
}

/* Counts as a rule: values within one page of unit bins. */
static bool add_to_page(struct fc_bins *bins, int64_t n, const int64_t value[])
{
    uint32_t *page = page_for(bins, slot_of(value[0]));
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
            page = page_for(bins, slot_of(value[i]));
        if (page == NULL)
            return false;
        page[value[i] % FC_BIN_PAGE]++;
    }
    return true;
}

/* Few different values: in tables side by side, as one count waits for the one before it in the same
   place. */
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
        uint32_t *page = page_for(bins, slot_of(0));
        if (page != NULL)
            add_small(page, n, value);
        return page != NULL;
    }
    return bits < FC_BIN_PAGE ? add_to_page(bins, n, value) : add_to_pages(bins, n, value);
}

struct fc_range fc_bins_unit_range(struct fc_bins *bins)
{
    int64_t least = 0, most = FC_BIN_UNITS - 1;
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
        const struct slot slot = slot_of(value[i]);
        uint32_t         *page = page_for(bins, slot);
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
    const uint32_t *page = bins->page[0][value >> PAGE_BITS];
    return page == NULL ? 0 : page[value % FC_BIN_PAGE];
}

bool fc_bins_merge(struct fc_bins *into, const struct fc_bins *from)
{
    for (int negative = 0; negative <= 1; negative++)
        for (int page = 0; page < FC_BIN_PAGES; page++) {
            const uint32_t *add = from->page[negative][page];
            if (add == NULL)
                continue;
            uint32_t *to = page_for(into, (struct slot){negative, page, 0});
            if (to == NULL)
                return false;
            for (int i = 0; i < FC_BIN_PAGE; i++)
                to[i] += add[i];
        }
    if (from->n > 0)
        see(into, into->n, from->least, from->most);
    into->n += from->n;
    return true;
}

void fc_bins_free(struct fc_bins *bins)
{
    for (int negative = 0; negative <= 1; negative++)
        for (int page = 0; page < FC_BIN_PAGES; page++)
            free(bins->page[negative][page]);
    *bins = (struct fc_bins){0};
}

/* The i-th bin in ascending order of value. */
static struct slot ascending(int i)
{
    const int side = FC_BIN_PAGES * FC_BIN_PAGE;
    if (i < side)
        return (struct slot){1, (side - 1 - i) / FC_BIN_PAGE, (side - 1 - i) % FC_BIN_PAGE};
    return (struct slot){0, (i - side) / FC_BIN_PAGE, (i - side) % FC_BIN_PAGE};
}

static uint64_t count_at(const struct fc_bins *bins, struct slot slot)
{
    const uint32_t *page = bins->page[slot.negative][slot.page];
    return page == NULL ? 0 : page[slot.at];
}

/* Where the order statistic with this index falls, and how far into its bin. */
struct found {
    struct slot slot;
    uint64_t    rank; /* within the bin */
    uint64_t    count;
};

static struct found find(const struct fc_bins *bins, uint64_t index)
{
    uint64_t below = 0;
    for (int i = 0; i < 2 * FC_BIN_PAGES * FC_BIN_PAGE; i++) {
        const struct slot slot = ascending(i);
        if (bins->page[slot.negative][slot.page] == NULL) {
            i += slot.negative ? slot.at : FC_BIN_PAGE - 1 - slot.at; /* skip the empty page */
            continue;
        }
        const uint64_t count = count_at(bins, slot);
        if (below + count > index)
            return (struct found){slot, index - below, count};
        below += count;
    }
    return (struct found){.count = 1};
}

static int64_t within(const struct fc_bins *bins, int64_t value)
{
    return value < bins->least ? bins->least : value > bins->most ? bins->most : value;
}

int64_t fc_bins_order(const struct fc_bins *bins, uint64_t index)
{
    return within(bins, lower_end(find(bins, index).slot));
}

int64_t fc_bins_order_high(const struct fc_bins *bins, uint64_t index)
{
    const struct slot slot = find(bins, index).slot;
    return within(bins, lower_end(slot) + width_of(slot) - 1);
}

uint64_t fc_bins_at_least(const struct fc_bins *bins, int64_t value)
{
    const struct slot from = slot_of(value);
    const int         side = FC_BIN_PAGES * FC_BIN_PAGE;
    const int         at = from.page * FC_BIN_PAGE + from.at;
    uint64_t          count = 0;
    for (int i = from.negative ? side - 1 - at : side + at; i < 2 * side; i++) {
        const struct slot slot = ascending(i);
        if (bins->page[slot.negative][slot.page] == NULL)
            i += slot.negative ? slot.at : FC_BIN_PAGE - 1 - slot.at;
        else
            count += count_at(bins, slot);
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
    return within(bins, lower_end(found.slot) + (int64_t)(along * (double)width_of(found.slot)));
}
