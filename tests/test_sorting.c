/* Sorted lanes against the plain order: by count, the same lanes, ties as they were. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdbool.h>

#include "engine/sorting.h"
#include "random/threefry.h"

/* Counts below 2^bits, some of them alike. */
static void draw_counts(int32_t count[FC_BLOCK], uint64_t seed, int bits)
{
    for (uint64_t i = 0; i < FC_BLOCK; i++) {
        uint64_t word[2];
        fc_threefry((const uint64_t[2]){seed, 3}, (const uint64_t[2]){i, 0}, word);
        count[i] = bits == 0 ? 0 : (int32_t)(word[0] >> (64 - bits));
    }
}

static void most_come_first_and_nobody_is_lost(void **state)
{
    (void)state;
    for (int bits = 0; bits <= 31; bits++)
        for (int n = 1; n <= FC_BLOCK; n += 51) {
            int32_t           count[FC_BLOCK];
            bool              seen[FC_BLOCK] = {false};
            struct fc_sorting sorting;
            draw_counts(count, (uint64_t)bits, bits);
            fc_sort_lanes(&sorting, n, count);
            for (int i = 0; i < n; i++) {
                const int32_t lane = sorting.lane[i];
                assert_true(lane >= 0 && lane < n && !seen[lane]);
                seen[lane] = true;
                assert_int_equal(sorting.count[i], count[lane]);
                if (i > 0 && sorting.count[i] == sorting.count[i - 1])
                    assert_true(sorting.lane[i - 1] < lane);
                else if (i > 0)
                    assert_true(sorting.count[i] < sorting.count[i - 1]);
            }
        }
}

static void the_largest_counts_sort(void **state)
{
    (void)state;
    static const int32_t count[5] = {0, INT32_MAX, 255, INT32_MAX - 1, 256};
    static const int32_t order[5] = {1, 3, 4, 2, 0};
    struct fc_sorting    sorting;
    fc_sort_lanes(&sorting, 5, count);
    for (int i = 0; i < 5; i++)
        assert_int_equal(sorting.lane[i], order[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_come_first_and_nobody_is_lost),
        cmocka_unit_test(the_largest_counts_sort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
