/* Digital nets in base 2: a point is the exclusive or of the directions of its number's bits. */
#include "random/sobol.h"

#include <assert.h>
#include <string.h>

#include "base/levels.h"
#include "random/site.h"
#include "random/threefry.h"

/* Digits of a uniform, and of a point's place in its block. */
enum { FRACTION = 52, IN_BLOCK = 8 };

/* Words that randomise a coordinate come in pairs: one for each digit, one for the shift. */
enum { PAIRS = FC_SOBOL_DIGITS / 2 + 1 };

static int degree_of(unsigned polynomial)
{
    int degree = 0;
    while (polynomial >> (degree + 1) != 0)
        degree++;
    return degree;
}

/* m_1 .. m_16 by the recurrence of Bratley and Fox 1988, m_j < 2^j. */
static void find_numbers(int dimension, uint32_t m[FC_SOBOL_DIGITS])
{
    const uint16_t *initial = fc_sobol_initial;
    for (int d = 1; d < dimension; d++)
        initial += degree_of(fc_sobol_polynomial[d - 1]);
    const unsigned polynomial = dimension > 0 ? fc_sobol_polynomial[dimension - 1] : 1;
    const int      degree = degree_of(polynomial);
    for (int j = 0; j < FC_SOBOL_DIGITS; j++) {
        m[j] = j < degree ? initial[j] : 1;
        if (j < degree || dimension == 0)
            continue;
        m[j] = m[j - degree];
        for (int i = 1; i <= degree; i++)
            if ((polynomial >> (degree - i) & 1) != 0)
                m[j] ^= m[j - i] << i;
    }
}

struct fc_sobol_axis fc_sobol_axis_make(int dimension, uint64_t site, uint64_t index)
{
    struct fc_sobol_axis axis = {.site = fc_site_after(site, "points"),
                                 .index = index,
                                 .beyond = dimension >= FC_SOBOL_DIMENSIONS};
    uint32_t             m[FC_SOBOL_DIGITS];
    if (axis.beyond)
        return axis;
    find_numbers(dimension, m);
    for (int j = 0; j < FC_SOBOL_DIGITS; j++)
        axis.direction[j] = (uint16_t)(m[j] << (FC_SOBOL_DIGITS - 1 - j));
    return axis;
}

struct fc_sobol fc_sobol_plain(const struct fc_sobol_axis *axis)
{
    assert(!axis->beyond);
    struct fc_sobol sobol = {.axis = axis};
    for (int j = 0; j < FC_SOBOL_DIGITS; j++)
        sobol.direction[j] = (uint64_t)axis->direction[j] << (FRACTION - FC_SOBOL_DIGITS);
    return sobol;
}

/* The 52 random bits that a uniform was made of. */
static uint64_t word_of(double u)
{
    return (uint64_t)(u * 0x1p52);
}

struct fc_sobol fc_sobol_scramble(const struct fc_sobol_axis *axis, uint64_t seed,
                                  uint64_t randomisation)
{
    struct fc_sobol sobol = {.axis = axis, .seed = seed, .randomisation = randomisation};
    double          even[PAIRS], odd[PAIRS];
    uint64_t        column[FC_SOBOL_DIGITS];
    if (axis->beyond)
        return sobol;
    fc_uniform_columns(seed, axis->site, randomisation << 32, axis->index, PAIRS, even, odd);
    sobol.shift = word_of(even[PAIRS - 1]);
    /* What a digit does to itself and to those behind it. */
    for (int digit = 0; digit < FC_SOBOL_DIGITS; digit++) {
        const uint64_t own = UINT64_C(1) << (FRACTION - 1 - digit);
        const uint64_t word = word_of(digit % 2 == 0 ? even[digit / 2] : odd[digit / 2]);
        column[digit] = own | (word & (own - 1));
    }
    for (int j = 0; j < FC_SOBOL_DIGITS; j++)
        for (int digit = 0; digit <= j; digit++) {
            const uint64_t bit = axis->direction[j] >> (FC_SOBOL_DIGITS - 1 - digit) & 1;
            sobol.direction[j] ^= column[digit] & (0 - bit);
        }
    return sobol;
}

/* Bit by bit the block doubles; then the digits become the fraction of 1.xxx, less 1. */
FC_LEVELS static void fill_block(uint64_t origin, const uint64_t direction[IN_BLOCK],
                                 double u[FC_SOBOL_BLOCK])
{
    uint64_t point[FC_SOBOL_BLOCK];
    point[0] = origin | UINT64_C(0x3ff0000000000000);
    for (int bit = 0; bit < IN_BLOCK; bit++) {
        const int      half = 1 << bit;
        const uint64_t step = direction[bit];
        for (int i = 0; i < half; i++)
            point[half + i] = point[i] ^ step;
    }
    memcpy(u, point, sizeof point);
    for (int i = 0; i < FC_SOBOL_BLOCK; i++)
        u[i] = (u[i] - 1) + 0x1p-53;
}

void fc_sobol_column(const struct fc_sobol *sobol, uint64_t first, double u[FC_SOBOL_BLOCK])
{
    assert(first % FC_SOBOL_BLOCK == 0 && first >> FC_SOBOL_DIGITS == 0);
    const struct fc_sobol_axis *axis = sobol->axis;
    if (axis->beyond) {
        fc_uniform_columns(sobol->seed, axis->site, sobol->randomisation << 32 | first, axis->index,
                           FC_SOBOL_BLOCK, u, NULL);
        return;
    }
    uint64_t origin = sobol->shift;
    for (int bit = IN_BLOCK; bit < FC_SOBOL_DIGITS; bit++)
        origin ^= sobol->direction[bit] & (0 - (first >> bit & 1));
    fill_block(origin, sobol->direction, u);
}
