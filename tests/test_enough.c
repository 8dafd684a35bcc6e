/* Is so much enough: the halves of the years add up to the whole, and to what promises say alone. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/load.h"
#include "model/sentence.h"
#include "questions/enough.h"

enum { TRIALS = 20000 };

static const char PLAN[] =
    "[plan]\nstart = 2027-01\nmonths = 12\n"
    "[channel search]\nspend = 30,000 a month\ncost per inquiry = 70 to 110\n"
    "[stage lead]\nrate = 36 of 120\n[stage won]\nrate = 10%\n[deal]\nvalue = 1,000\n";

static void find(struct fc_enough *out, struct fc_arena *arena, const char *promise,
                 const char *goal)
{
    struct fc_problems problems = {.arena = arena};
    struct fc_error    err = {0};
    struct fc_plan    *plan;
    struct fc_promise *both = fc_arena_take(arena, 2, sizeof *both);
    assert_int_equal(
        fc_load_text(&plan, "plan.ini", PLAN, strlen(PLAN), NULL, arena, &problems, &err), FC_OK);
    assert_true(fc_sentence_read(&both[0], fc_piece_of("", promise), plan, false, &problems));
    assert_true(fc_sentence_read(&both[1], fc_piece_of("", goal), plan, false, &problems));
    const struct fc_study study = {.plan = plan, .seed = 42, .trials = TRIALS, .arena = arena};
    assert_int_equal(fc_enough_find(out, &study, &both[0], &both[1], &err), FC_OK);
}

static void test_the_halves_make_the_whole(void **state)
{
    (void)state;
    struct fc_arena  arena = {0};
    struct fc_enough enough;
    find(&enough, &arena, "1,200 leads in total", "120,000 revenue in total");
    const double kept = enough.reached.p;
    assert_int_equal(enough.trials, TRIALS);
    assert_true(kept > 0.1 && kept < 0.9);
    const double halves = kept * enough.if_kept.p + (1 - kept) * enough.if_missed.p;
    assert_true(fabs(enough.planned.p - halves) < 1e-12);
    assert_true(enough.if_kept.p - enough.if_missed.p > 0.2); /* money follows the leads */
    fc_arena_free(&arena);
}

/* A thousand each: so many wins are so much revenue, and never less. */
static void test_what_implies_the_goal_is_enough(void **state)
{
    (void)state;
    struct fc_arena  arena = {0};
    struct fc_enough enough;
    find(&enough, &arena, "120 wins in total", "120,000 revenue in total");
    assert_float_equal(enough.if_kept.p, 1, 0);
    assert_float_equal(enough.if_missed.p, 0, 0);
    assert_float_equal(enough.reached.p, enough.planned.p, 0);
    fc_arena_free(&arena);
}

static void test_an_empty_half_has_no_chance(void **state)
{
    (void)state;
    struct fc_arena  arena = {0};
    struct fc_enough enough;
    find(&enough, &arena, "1 lead in total", "120,000 revenue in total");
    assert_float_equal(enough.reached.p, 1, 0);
    assert_float_equal(enough.if_missed.standard_error, 1, 0);
    assert_float_equal(enough.if_kept.p, enough.planned.p, 0);
    find(&enough, &arena, "1,000,000 leads in total", "120,000 revenue in total");
    assert_float_equal(enough.if_kept.standard_error, 1, 0);
    assert_float_equal(enough.if_missed.p, enough.planned.p, 0);
    fc_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_halves_make_the_whole),
        cmocka_unit_test(test_what_implies_the_goal_is_enough),
        cmocka_unit_test(test_an_empty_half_has_no_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
