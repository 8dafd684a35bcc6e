/* Counts are sorted digit by digit, as many digits as the largest has: mostly one. */
#include "engine/sorting.h"

#include <string.h>

#include "base/levels.h"

enum { DIGIT_BITS = 8, DIGITS = 1 << DIGIT_BITS };

static int32_t digit(int32_t count, int shift)
{
    return (count >> shift) % DIGITS;
}

/* By one digit, downwards; lanes that are alike keep their order. lane == NULL: they stand in their
   own. */
static void sort_by(int shift, int32_t highest, int n, const int32_t lane[], const int32_t count[],
                    struct fc_sorting *to)
{
    int32_t place[DIGITS + 1];
    memset(place, 0, ((size_t)highest + 2) * sizeof *place);
    for (int i = 0; i < n; i++)
        place[highest + 1 - digit(count[i], shift)]++;
    for (int32_t d = 1; d <= highest; d++)
        place[d] += place[d - 1];
    for (int i = 0; i < n; i++) {
        const int32_t at = place[highest - digit(count[i], shift)]++;
        to->lane[at] = lane == NULL ? i : lane[i];
        to->count[at] = count[i];
    }
}

FC_LEVELS static int32_t most_of(int n, const int32_t count[])
{
    int32_t most = 0;
    for (int i = 0; i < n; i++)
        most = count[i] > most ? count[i] : most;
    return most;
}

void fc_sort_lanes(struct fc_sorting *out, int n, const int32_t count[])
{
    struct fc_sorting before;
    const int32_t     most = most_of(n, count);
    sort_by(0, most < DIGITS ? most : DIGITS - 1, n, NULL, count, out);
    for (int shift = DIGIT_BITS; shift < 31 && most >> shift > 0; shift += DIGIT_BITS) {
        memcpy(&before, out, sizeof before);
        sort_by(shift, most >> shift < DIGITS ? most >> shift : DIGITS - 1, n, before.lane,
                before.count, out);
    }
}
