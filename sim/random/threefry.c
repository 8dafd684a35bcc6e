/* Random bits as a pure function of an address: Threefry2x64-20, one block a lane. */
#include "random/threefry.h"

#include <string.h>

#include "base/levels.h"

/* Lanes a pass: small buffers that stay in the first-level cache. */
enum { LANES = 512 };

/* Lanes of the widest vector. */
enum { VECTOR = 8 };

#define EACH_WAY(what)                                                                             \
    FC_UNROLLED                                                                                    \
    for (int i = 0; i < WAYS; i++)                                                                 \
    what

static inline uint64_t rotate(uint64_t x, unsigned bits)
{
    return x << bits | x >> (64 - bits);
}

/* Rounds of one block wait for one another, so several are enciphered side by side: eight are
   nearly twice as fast as one, at every width of vector. */
enum { WAYS = 8 };

/* Salmon et al. 2011, section 4: add, rotate, exclusive-or; a key word after every fourth round.
   Of `ways` blocks under one key. Kept in one piece so that a loop over lanes becomes vector
   code. */
__attribute__((always_inline)) static inline void encipher(int ways, uint64_t key_0, uint64_t key_1,
                                                           uint64_t x[], uint64_t y[])
{
    const uint64_t key[3] = {key_0, key_1, UINT64_C(0x1bd11bdaa9fc1a22) ^ key_0 ^ key_1};

#define EACH(what)                                                                                 \
    FC_UNROLLED                                                                                    \
    for (int i = 0; i < ways; i++)                                                                 \
    what
#define ROUND(bits)                                                                                \
    EACH(x[i] += y[i]);                                                                            \
    EACH(y[i] = rotate(y[i], bits) ^ x[i])
#define ROUNDS(a, b, c, d)                                                                         \
    ROUND(a);                                                                                      \
    ROUND(b);                                                                                      \
    ROUND(c);                                                                                      \
    ROUND(d)
#define INJECT(turn) EACH((x[i] += key[(turn) % 3], y[i] += key[((turn) + 1) % 3] + (turn)))
    INJECT(0);
    ROUNDS(16, 42, 12, 31);
    INJECT(1);
    ROUNDS(16, 32, 24, 21);
    INJECT(2);
    ROUNDS(16, 42, 12, 31);
    INJECT(3);
    ROUNDS(16, 32, 24, 21);
    INJECT(4);
    ROUNDS(16, 42, 12, 31);
    INJECT(5);
#undef INJECT
#undef ROUNDS
#undef ROUND
#undef EACH
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
    out[0] = counter[0];
    out[1] = counter[1];
    encipher(1, key[0], key[1], &out[0], &out[1]);
}

/* Lanes are taken in WAYS stretches side by side, each a whole number of vectors long; where that
   is more than there are, the last ones overlap. 0: too few lanes for that. */
static inline size_t stretch_of(size_t lanes)
{
    const size_t stretch = (lanes + WAYS * VECTOR - 1) / (WAYS * VECTOR) * VECTOR;
    return lanes >= 2 * WAYS * VECTOR ? stretch : 0;
}

static inline size_t begin_of(size_t stretch, size_t lanes, int way)
{
    const size_t begin = (size_t)way * stretch;
    return begin + stretch < lanes ? begin : lanes - stretch;
}

FC_LEVELS static void fill(uint64_t seed, uint64_t site, uint64_t first_trial, uint64_t index,
                           size_t lanes, double even[restrict], double odd[restrict])
{
    const size_t stretch = stretch_of(lanes);
    uint64_t     begin[WAYS];
    for (int i = 0; i < WAYS; i++)
        begin[i] = begin_of(stretch, lanes, i);
    FC_LANES_APART
    for (size_t lane = 0; lane < stretch; lane++) { /* hot: uniforms */
        uint64_t x[WAYS], y[WAYS];
        EACH_WAY(x[i] = first_trial + begin[i] + lane);
        EACH_WAY(y[i] = index);
        encipher(WAYS, seed, site, x, y);
        EACH_WAY(even[begin[i] + lane] = uniform(x[i]));
        EACH_WAY(odd[begin[i] + lane] = uniform(y[i]));
    }
    for (size_t lane = 0; lane < lanes && stretch == 0; lane++) {
        uint64_t x = first_trial + lane, y = index;
        encipher(1, seed, site, &x, &y);
        even[lane] = uniform(x);
        odd[lane] = uniform(y);
    }
}

void fc_uniform_columns(uint64_t seed, uint64_t site, uint64_t first_trial, uint64_t index,
                        size_t n, double even[], double odd[])
{
    double unused[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        fill(seed, site, first_trial + start, index, lanes, even + start,
             odd != NULL ? odd + start : unused);
    }
}

FC_LEVELS static void gather(uint64_t seed, uint64_t site, const uint64_t trial[], uint64_t index,
                             size_t lanes, double even[restrict], double odd[restrict])
{
    const size_t stretch = stretch_of(lanes);
    uint64_t     begin[WAYS];
    for (int i = 0; i < WAYS; i++)
        begin[i] = begin_of(stretch, lanes, i);
    FC_LANES_APART
    for (size_t lane = 0; lane < stretch; lane++) { /* hot: gathered uniforms */
        uint64_t x[WAYS], y[WAYS];
        EACH_WAY(x[i] = trial[begin[i] + lane]);
        EACH_WAY(y[i] = index);
        encipher(WAYS, seed, site, x, y);
        EACH_WAY(even[begin[i] + lane] = uniform(x[i]));
        EACH_WAY(odd[begin[i] + lane] = uniform(y[i]));
    }
    for (size_t lane = 0; lane < lanes && stretch == 0; lane++) {
        uint64_t x = trial[lane], y = index;
        encipher(1, seed, site, &x, &y);
        even[lane] = uniform(x);
        odd[lane] = uniform(y);
    }
}

void fc_uniform_gather(uint64_t seed, uint64_t site, const uint64_t trial[], uint64_t index,
                       size_t n, double even[], double odd[])
{
    double unused[LANES];
    for (size_t start = 0; start < n; start += LANES) {
        const size_t lanes = n - start < LANES ? n - start : LANES;
        gather(seed, site, trial + start, index, lanes, even + start,
               odd != NULL ? odd + start : unused);
    }
}
