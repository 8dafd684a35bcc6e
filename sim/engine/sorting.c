/* Counts are sorted digit by digit, as many digits as the largest has: mostly one. */
#include "engine/sorting.h"

#include <string.h>

enum { DIGIT_BITS = 8, DIGITS = 1 << DIGIT_BITS };

static int32_t digit(int32_t count, int shift)
{
    return (count >> shift) % DIGITS;
}

/* By one digit, downwards; lanes that are alike keep their order. */
static void sort_by(int shift, int32_t highest, int n, const struct fc_sorting *from,
                    struct fc_sorting *to)
{
    int32_t place[DIGITS + 1];
    memset(place, 0, ((size_t)highest + 2) * sizeof *place);
    for (int i = 0; i < n; i++)
        place[highest + 1 - digit(from->count[i], shift)]++;
    for (int32_t d = 1; d <= highest; d++)
        place[d] += place[d - 1];
    for (int i = 0; i < n; i++) {
        const int32_t at = place[highest - digit(from->count[i], shift)]++;
        to->lane[at] = from->lane[i];
        to->count[at] = from->count[i];
    }
}

void fc_sort_lanes(struct fc_sorting *out, int n, const int32_t count[])
{
    struct fc_sorting other;
    int32_t           most = 0;
    for (int i = 0; i < n; i++) {
        out->lane[i] = i;
        out->count[i] = count[i];
        most = count[i] > most ? count[i] : most;
    }
    for (int shift = 0; most >> shift > 0 && shift < 31; shift += DIGIT_BITS) {
        const int32_t highest = most >> shift < DIGITS ? most >> shift : DIGITS - 1;
        sort_by(shift, highest, n, out, &other);
        memcpy(out->lane, other.lane, (size_t)n * sizeof *out->lane);
        memcpy(out->count, other.count, (size_t)n * sizeof *out->count);
    }
}
