/* Random bits match the published vectors, depend on the address alone, and look random. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "random/site.h"
#include "random/threefry.h"

/* Random123's known answers for threefry2x64, 20 rounds. */
static void blocks_match_the_published_vectors(void **state)
{
    static const struct {
        uint64_t counter[2], key[2], out[2];
    } known[] = {
        {{0, 0}, {0, 0}, {UINT64_C(0xc2b6e3a8c2c69865), UINT64_C(0x6f81ed42f350084d)}},
        {{UINT64_MAX, UINT64_MAX},
         {UINT64_MAX, UINT64_MAX},
         {UINT64_C(0xe02cb7c4d95d277a), UINT64_C(0xd06633d0893b8b68)}},
        {{UINT64_C(0x243f6a8885a308d3), UINT64_C(0x13198a2e03707344)},
         {UINT64_C(0xa4093822299f31d0), UINT64_C(0x082efa98ec4e6c89)},
         {UINT64_C(0x263c7d30bb0f0af1), UINT64_C(0x56be8361d3311526)}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint64_t out[2];
        fc_threefry(known[i].key, known[i].counter, out);
        assert_int_equal(out[0], known[i].out[0]);
        assert_int_equal(out[1], known[i].out[1]);
    }
}

static double uniform(uint64_t word)
{
    return ldexp((double)(word >> 12), -52) + 0x1p-53;
}

/* Across the places where 32 or 63 bits of the trial run over, and where all 64 do. */
static void columns_are_blocks(void **state)
{
    static const uint64_t first[] = {0, UINT64_C(0xffffff80), UINT64_C(0x7fffffffffffff80),
                                     UINT64_C(0xffffffffffffff80)};
    static const size_t   size[] = {0, 1, 7, 255, 256, 257, 1000};
    (void)state;
    for (size_t i = 0; i < 4 * 7; i++) {
        const uint64_t key[2] = {2385 + i, fc_site("channel/search|noise")};
        const size_t   n = size[i % 7];
        double         even[1001], odd[1001], alone[1001];
        even[n] = odd[n] = alone[n] = -1;
        fc_uniform_columns(key[0], key[1], first[i / 7], i << 40, n, even, odd);
        fc_uniform_columns(key[0], key[1], first[i / 7], i << 40, n, alone, NULL);
        for (size_t lane = 0; lane < n; lane++) {
            uint64_t out[2];
            fc_threefry(key, (const uint64_t[2]){first[i / 7] + lane, i << 40}, out);
            assert_true(even[lane] == uniform(out[0]));
            assert_true(odd[lane] == uniform(out[1]));
            assert_true(alone[lane] == even[lane]);
        }
        assert_true(even[n] == -1 && odd[n] == -1 && alone[n] == -1);
    }
}

static void gathered_lanes_are_blocks(void **state)
{
    enum { N = 700 };
    uint64_t trial[N];
    double   even[N + 1], odd[N + 1], alone[N];
    (void)state;
    for (size_t i = 0; i < N; i++)
        trial[i] = i * i * UINT64_C(0x9e3779b97f4a7c15);
    even[N] = odd[N] = -1;
    fc_uniform_gather(1, 2, trial, 77, N, even, odd);
    fc_uniform_gather(1, 2, trial, 77, N, alone, NULL);
    for (size_t i = 0; i < N; i++) {
        uint64_t out[2];
        fc_threefry((const uint64_t[2]){1, 2}, (const uint64_t[2]){trial[i], 77}, out);
        assert_true(even[i] == uniform(out[0]) && odd[i] == uniform(out[1]));
        assert_true(alone[i] == even[i]);
    }
    assert_true(even[N] == -1 && odd[N] == -1);
}

enum { MANY = 200000 };

static double one[MANY], two[MANY], three[MANY], four[MANY];

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a;
    const double y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Dvoretzky, Kiefer and Wolfowitz: P(distance > t) < 2 exp(-2 n t^2), 1e-9 here. */
static void assert_uniform(double u[])
{
    const double limit = sqrt(log(2e9) / (2.0 * MANY));
    qsort(u, MANY, sizeof *u, by_value);
    assert_true(u[0] > 0 && u[MANY - 1] < 1);
    for (size_t i = 0; i < MANY; i++) {
        assert_true((double)(i + 1) / MANY - u[i] < limit);
        assert_true(u[i] - (double)i / MANY < limit);
    }
}

static void words_are_uniform(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 3; seed++) {
        fc_uniform_columns(seed, fc_site("deal|value"), 0, seed, MANY, one, two);
        assert_uniform(one);
        assert_uniform(two);
    }
}

/* u is (m + 1/2) 2^-52 with a whole m, and each of the 52 bits of m is set in half of the draws. */
static void every_bit_is_fair(void **state)
{
    int set[52] = {0};
    (void)state;
    fc_uniform_columns(11, fc_site("deal|value"), 0, 0, MANY, one, two);
    for (size_t i = 0; i < MANY; i++) {
        const double m = (one[i] - 0x1p-53) * 0x1p52;
        assert_true(m == floor(m) && (m + 0.5) * 0x1p-52 == one[i]);
        for (int bit = 0; bit < 52; bit++)
            set[bit] += (int)((uint64_t)m >> bit & 1);
    }
    for (int bit = 0; bit < 52; bit++)
        assert_true(fabs(set[bit] - MANY / 2.0) < 6 * sqrt(MANY) / 2);
}

/* Within 6 standard errors of none, for the numbers and for their squares about the middle. */
static void assert_unrelated(size_t n, const double x[], const double y[])
{
    double linear = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        const double a = x[i] - 0.5;
        const double b = y[i] - 0.5;
        linear += a * b * 12;
        squares += (a * a - 1.0 / 12) * (b * b - 1.0 / 12) * 180;
    }
    assert_true(fabs(linear) < 6 * sqrt((double)n));
    assert_true(fabs(squares) < 6 * sqrt((double)n));
}

static void neighbours_are_unrelated(void **state)
{
    const uint64_t site = fc_site("channel/1|noise");
    (void)state;
    fc_uniform_columns(5, site, 0, 0, MANY, one, two);
    assert_unrelated(MANY, one, two);
    for (size_t lag = 1; lag <= 8; lag++)
        assert_unrelated(MANY - lag, one, one + lag);

    fc_uniform_columns(5, site, 0, 1, MANY, three, four); /* the next index */
    assert_unrelated(MANY, one, three);
    assert_unrelated(MANY, two, three);
    fc_uniform_columns(5, fc_site("channel/2|noise"), 0, 0, MANY, three, four);
    assert_unrelated(MANY, one, three);
    assert_unrelated(MANY, one, four);
    fc_uniform_columns(5, site + 1, 0, 0, MANY, three, four); /* even for keys side by side */
    assert_unrelated(MANY, one, three);
    fc_uniform_columns(6, site, 0, 0, MANY, three, four); /* the next seed */
    assert_unrelated(MANY, one, three);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_match_the_published_vectors),
        cmocka_unit_test(columns_are_blocks),
        cmocka_unit_test(gathered_lanes_are_blocks),
        cmocka_unit_test(words_are_uniform),
        cmocka_unit_test(every_bit_is_fair),
        cmocka_unit_test(neighbours_are_unrelated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
