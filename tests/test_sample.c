/* The trials kept for charts are the ones the rule names, however the trials were shared out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "random/threefry.h"
#include "results/sample.h"

enum { MONTHS = 3, BLOCKS = 12, TRIALS = BLOCKS * 50 };

/* A word of luck for each number. */
static uint64_t luck(uint64_t number)
{
    const uint64_t key[2] = {11, 0}, counter[2] = {number, 0};
    uint64_t       word[2];
    fc_threefry(key, counter, word);
    return word[0];
}

static bool kept_in(uint64_t trial, double chance)
{
    return (double)(luck(trial) >> 11) / 9007199254740992.0 < chance;
}

/* Block b holds 50 trials; in trial i, month t, measure 1 is 10 i + t. */
static void see_block(struct fc_samples *samples, uint64_t b, double chance)
{
    static int64_t         value[2 * (MONTHS + 1) * FC_BLOCK];
    bool                   filled[2] = {true, true};
    const struct fc_layout layout = {.months = MONTHS, .kept = filled};
    const struct fc_block  block = {
         .layout = &layout, .first_trial = 50 * b, .n = 50, .value = value};
    bool kept[FC_BLOCK];
    for (int lane = 0; lane < block.n; lane++) {
        const uint64_t trial = block.first_trial + (uint64_t)lane;
        kept[lane] = kept_in(trial, chance);
        for (int t = 0; t < MONTHS; t++)
            value[(MONTHS + 1 + t) * FC_BLOCK + lane] = (int64_t)(10 * trial) + t;
    }
    fc_samples_see(samples, &block, 1, kept);
}

static uint64_t count_kept(double chance)
{
    uint64_t kept = 0;
    for (uint64_t trial = 0; trial < TRIALS; trial++)
        kept += kept_in(trial, chance);
    return kept;
}

/* The rule once more, plainly: the first so many of each kind. */
static int expected_trials(uint64_t out[FC_SAMPLES], double chance)
{
    const uint64_t kept = count_kept(chance);
    int            left[2];
    int            n = 0;
    left[1] = (int)floor(20.0 * (double)kept / TRIALS + 0.5);
    left[0] = FC_SAMPLES - left[1];
    for (uint64_t trial = 0; trial < TRIALS; trial++)
        if (left[kept_in(trial, chance)]-- > 0)
            out[n++] = trial;
    return n;
}

static void pick_is_right(const struct fc_samples *samples, double chance)
{
    const struct fc_sample *pick[FC_SAMPLES];
    uint64_t                expected[FC_SAMPLES];
    assert_int_equal(expected_trials(expected, chance), FC_SAMPLES);
    assert_int_equal(fc_samples_pick(samples, count_kept(chance), TRIALS, pick), FC_SAMPLES);
    for (int i = 0; i < FC_SAMPLES; i++) {
        assert_int_equal(pick[i]->trial, expected[i]);
        assert_int_equal(pick[i]->kept, kept_in(expected[i], chance));
        for (int t = 0; t < MONTHS; t++)
            assert_int_equal(pick[i]->value[t], 10 * expected[i] + (uint64_t)t);
    }
}

static void blocks_in_any_order_on_any_team(void **unused)
{
    static const double chances[] = {0, 0.004, 0.02, 0.3, 0.5, 0.724, 0.98, 0.999, 1};
    (void)unused;
    for (size_t c = 0; c < sizeof chances / sizeof *chances; c++)
        for (uint64_t order = 0; order < 20; order++) {
            struct fc_samples team[3];
            uint64_t          block[BLOCKS];
            for (int i = 0; i < 3; i++)
                assert_true(fc_samples_make(&team[i], MONTHS));
            for (uint64_t b = 0; b < BLOCKS; b++)
                block[b] = b;
            for (uint64_t b = BLOCKS - 1; b > 0; b--) {
                const uint64_t other = luck(1000000 + 100 * order + b) % (b + 1);
                const uint64_t moved = block[b];
                block[b] = block[other];
                block[other] = moved;
            }
            for (uint64_t b = 0; b < BLOCKS; b++)
                see_block(&team[luck(2000000 + 100 * order + b) % 3], block[b], chances[c]);
            fc_samples_merge(&team[2], &team[0]);
            fc_samples_merge(&team[1], &team[2]);
            pick_is_right(&team[1], chances[c]);
            for (int i = 0; i < 3; i++)
                fc_samples_free(&team[i]);
        }
}

/* Fewer trials than panels: all of them. */
static void few_trials_are_all_taken(void **unused)
{
    struct fc_samples       samples;
    const struct fc_sample *pick[FC_SAMPLES];
    (void)unused;
    assert_true(fc_samples_make(&samples, MONTHS));
    assert_int_equal(fc_samples_pick(&samples, 0, 0, pick), 0);
    static int64_t         value[2 * (MONTHS + 1) * FC_BLOCK];
    bool                   filled[2] = {true, true};
    const struct fc_layout layout = {.months = MONTHS, .kept = filled};
    const struct fc_block  block = {.layout = &layout, .n = 7, .value = value};
    const bool             kept[] = {true, false, true, true, false, true, true};
    fc_samples_see(&samples, &block, 1, kept);
    assert_int_equal(fc_samples_pick(&samples, 5, 7, pick), 7);
    for (uint64_t i = 0; i < 7; i++) {
        assert_int_equal(pick[i]->trial, i);
        assert_int_equal(pick[i]->kept, kept[i]);
    }
    fc_samples_free(&samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_in_any_order_on_any_team),
        cmocka_unit_test(few_trials_are_all_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
