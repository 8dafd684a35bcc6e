/* What is drawn for some lanes only is what drawing for all gives them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "engine/crowd.h"
#include "engine/scratch.h"
#include "model/load.h"
#include "random/counts.h"
#include "random/threefry.h"

enum { LANES = FC_BLOCK - 5, SEED = 9, FIRST = 1000, SITE = 77, NUMBER = 3 };

static struct fc_block *make_block(struct fc_arena *arena)
{
    static const char        text[] = "[plan]\nstart = 2027-01\nmonths = 2\n[channel a]\n"
                                      "inquiries = 10 a month\n[stage lead]\nrate = 30%\n";
    const struct fc_settings none = {0};
    struct fc_problems       problems = {.arena = arena};
    struct fc_error          err = {0};
    struct fc_plan          *plan;
    struct fc_layout        *layout;
    assert_int_equal(
        fc_load_text(&plan, "crowd.ini", text, sizeof text - 1, &none, arena, &problems, &err),
        FC_OK);
    assert_int_equal(fc_layout_make(&layout, plan, FC_MERGED, arena, &err), FC_OK);
    struct fc_block *block = fc_block_make(layout, arena);
    assert_non_null(block);
    block->seed = SEED;
    block->first_trial = FIRST;
    block->n = LANES;
    return block;
}

/* Counts that are 0 but in one of `every` lanes, and chances that differ. */
static void fill(int every, int32_t count[FC_BLOCK], double p[FC_BLOCK])
{
    for (int lane = 0; lane < FC_BLOCK; lane++) {
        count[lane] = lane % every == 0 ? 1 + lane % 60 : 0;
        p[lane] = (lane + 1) / (FC_BLOCK + 1.0);
    }
}

static void few_draw_what_all_would(void **state)
{
    (void)state;
    struct fc_arena  arena = {0};
    struct fc_block *block = make_block(&arena);
    for (int every = 1; every <= 2 * FC_BLOCK; every += 1 + every / 2) {
        int32_t trials[FC_BLOCK], some[FC_BLOCK], all[FC_BLOCK];
        double  p[FC_BLOCK], u[FC_BLOCK];
        fill(every, trials, p);
        fc_uniform_columns(SEED, SITE, FIRST, NUMBER, LANES, u, NULL);
        fc_binomial_column(LANES, trials, p, u, all);
        fc_draw_binomial(block, SITE, NUMBER, trials, p, some);
        for (int lane = 0; lane < LANES; lane++)
            assert_int_equal(some[lane], all[lane]);
    }
    fc_arena_free(&arena);
}

static void a_crowd_is_who_is_there(void **state)
{
    (void)state;
    struct fc_arena  arena = {0};
    struct fc_block *block = make_block(&arena);
    for (int every = 1; every <= 2 * FC_BLOCK; every += 1 + every / 2) {
        struct fc_crowd crowd;
        int32_t         count[FC_BLOCK], room[FC_BLOCK], sum[FC_BLOCK] = {0};
        double          p[FC_BLOCK], likely[FC_BLOCK];
        int64_t         n = 0;
        fill(every, count, p);
        fc_crowd_of(&crowd, block, count);
        assert_true(crowd.all == (every == 1));
        const int32_t *picked = fc_crowd_counts(&crowd, count, room);
        const double  *chance = fc_crowd_values(&crowd, p, likely);
        for (int i = 0; i < crowd.n; i++) {
            const int lane = crowd.all ? i : crowd.lane[i];
            assert_true(picked[i] == count[lane] && chance[i] == p[lane]);
            n += picked[i];
        }
        fc_crowd_add(&crowd, picked, sum);
        for (int lane = 0; lane < LANES; lane++) {
            assert_int_equal(sum[lane], count[lane]);
            n -= count[lane];
        }
        assert_int_equal(n, 0);
    }
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(few_draw_what_all_would),
        cmocka_unit_test(a_crowd_is_who_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
