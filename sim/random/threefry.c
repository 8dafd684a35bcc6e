/* Random bits as a pure function of an address: Threefry2x64-20, one block a lane. */
#include "random/threefry.h"

#include <string.h>

#include "base/levels.h"

/* Lanes a pass: small buffers that stay in the first-level cache. */
enum { LANES = 256 };

/* No lane reads what another writes; where one is written twice, it is the same. */
#ifdef __clang__
#define LANES_ARE_APART _Pragma("clang loop vectorize(assume_safety)")
#else
#define LANES_ARE_APART _Pragma("GCC ivdep")
#endif

static inline uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

/* Two blocks under one key. */
struct blocks {
    uint64_t x[2], y[2];
};

/* Salmon et al. 2011, section 4: add, rotate, exclusive-or; a key word after every fourth round.
   Each round waits for the one before, so two blocks are enciphered side by side; kept in one piece
   so that a loop over lanes becomes vector code. */
static inline struct blocks encipher(uint64_t key_0, uint64_t key_1, struct blocks b)
{
    const uint64_t key[3] = {key_0, key_1, UINT64_C(0x1bd11bdaa9fc1a22) ^ key_0 ^ key_1};

#define ROUND(bits)                                                                                \
    (b.x[0] += b.y[0], b.x[1] += b.y[1], b.y[0] = rotate(b.y[0], bits) ^ b.x[0],                   \
     b.y[1] = rotate(b.y[1], bits) ^ b.x[1])
#define INJECT(turn)                                                                               \
    (b.x[0] += key[(turn) % 3], b.x[1] += key[(turn) % 3],                                         \
     b.y[0] += key[((turn) + 1) % 3] + (turn), b.y[1] += key[((turn) + 1) % 3] + (turn))
    INJECT(0);
    ROUND(16), ROUND(42), ROUND(12), ROUND(31), INJECT(1);
    ROUND(16), ROUND(32), ROUND(24), ROUND(21), INJECT(2);
    ROUND(16), ROUND(42), ROUND(12), ROUND(31), INJECT(3);
    ROUND(16), ROUND(32), ROUND(24), ROUND(21), INJECT(4);
    ROUND(16), ROUND(42), ROUND(12), ROUND(31), INJECT(5);
#undef ROUND
#undef INJECT
    return b;
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
    const struct blocks both =
        encipher(key[0], key[1], (struct blocks){{counter[0], 0}, {counter[1], 0}});
    out[0] = both.x[0];
    out[1] = both.y[0];
}

/* Lanes in two halves side by side; of an odd number the middle one is in both. */
FC_LEVELS void fc_uniform_columns(uint64_t seed, uint64_t site, uint64_t first_trial,
                                  uint64_t index, size_t n, double even[], double odd[])
{
    double unused[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        const size_t half = (lanes + 1) / 2, other = lanes - half;
        double *restrict first = even + start;
        double *restrict second = odd != NULL ? odd + start : unused;
        const uint64_t trial = first_trial + start;
        LANES_ARE_APART
        for (size_t lane = 0; lane < half; lane++) { /* hot: uniforms */
            const struct blocks both = encipher(
                seed, site,
                (struct blocks){{trial + lane, trial + other + lane}, {index, index}});
            first[lane] = uniform(both.x[0]);
            second[lane] = uniform(both.y[0]);
            first[other + lane] = uniform(both.x[1]);
            second[other + lane] = uniform(both.y[1]);
        }
    }
}

FC_LEVELS void fc_uniform_gather(uint64_t seed, uint64_t site, const uint64_t trial[],
                                 const uint64_t index[], size_t n, double even[], double odd[])
{
    double unused[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        const size_t half = (lanes + 1) / 2, other = lanes - half;
        double *restrict first = even + start;
        double *restrict second = odd != NULL ? odd + start : unused;
        const uint64_t *t = trial + start, *i = index + start;
        LANES_ARE_APART
        for (size_t lane = 0; lane < half; lane++) { /* hot: gathered uniforms */
            const struct blocks both =
                encipher(seed, site,
                         (struct blocks){{t[lane], t[other + lane]}, {i[lane], i[other + lane]}});
            first[lane] = uniform(both.x[0]);
            second[lane] = uniform(both.y[0]);
            first[other + lane] = uniform(both.x[1]);
            second[other + lane] = uniform(both.y[1]);
        }
    }
}
