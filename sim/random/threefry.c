/* Random bits as a pure function of an address: Threefry2x64-20, one block a lane. */
#include "random/threefry.h"

#include <string.h>

#include "base/levels.h"

/* Lanes a pass: small buffers that stay in the first-level cache. */
enum { LANES = 256 };

static inline uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

struct block {
    uint64_t word[2];
};

/* Salmon et al. 2011, section 4: add, rotate, exclusive-or; a key word after every fourth round.
   Kept in one piece so that a loop over lanes becomes vector code. */
static inline struct block encipher(uint64_t key_0, uint64_t key_1, uint64_t x, uint64_t y)
{
    const uint64_t key[3] = {key_0, key_1, UINT64_C(0x1bd11bdaa9fc1a22) ^ key_0 ^ key_1};

#define ROUND(bits) (x += y, y = rotate(y, bits) ^ x)
#define INJECT(turn) (x += key[(turn) % 3], y += key[((turn) + 1) % 3] + (turn))
    x += key[0], y += key[1];
    ROUND(16), ROUND(42), ROUND(12), ROUND(31), INJECT(1);
    ROUND(16), ROUND(32), ROUND(24), ROUND(21), INJECT(2);
    ROUND(16), ROUND(42), ROUND(12), ROUND(31), INJECT(3);
    ROUND(16), ROUND(32), ROUND(24), ROUND(21), INJECT(4);
    ROUND(16), ROUND(42), ROUND(12), ROUND(31), INJECT(5);
#undef ROUND
#undef INJECT
    return (struct block){{x, y}};
}

/* ((word >> 12) + 0.5) 2^-52 without rounding: the top 52 bits as the fraction of a number in
   [1, 2), less 1 - 2^-53. */
static inline double uniform(uint64_t word)
{
    const uint64_t bits = word >> 12 | UINT64_C(0x3ff0000000000000);
    double         one_to_two;
    memcpy(&one_to_two, &bits, sizeof one_to_two);
    return one_to_two - 0x1.fffffffffffffp-1;
}

void fc_threefry(const uint64_t key[2], const uint64_t counter[2], uint64_t out[2])
{
    const struct block block = encipher(key[0], key[1], counter[0], counter[1]);
    out[0] = block.word[0];
    out[1] = block.word[1];
}

FC_LEVELS void fc_uniform_columns(uint64_t seed, uint64_t site, uint64_t first_trial,
                                  uint64_t index, size_t n, double even[], double odd[])
{
    double unused[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        double *restrict first = even + start;
        double *restrict second = odd != NULL ? odd + start : unused;
        for (size_t lane = 0; lane < lanes; lane++) {
            const struct block block = encipher(seed, site, first_trial + start + lane, index);
            first[lane] = uniform(block.word[0]);
            second[lane] = uniform(block.word[1]);
        }
    }
}

FC_LEVELS void fc_uniform_gather(uint64_t seed, uint64_t site, const uint64_t trial[],
                                 const uint64_t index[], size_t n, double even[], double odd[])
{
    double unused[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        double *restrict first = even + start;
        double *restrict second = odd != NULL ? odd + start : unused;
        for (size_t lane = 0; lane < lanes; lane++) {
            const struct block block =
                encipher(seed, site, trial[start + lane], index[start + lane]);
            first[lane] = uniform(block.word[0]);
            second[lane] = uniform(block.word[1]);
        }
    }
}
