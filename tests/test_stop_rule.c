/* A run that ends when its answers are good enough is the beginning of the longer one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "questions/promise.h"
#include "tests/support.h"

static const char CUT[] = FC_SOURCE_DIR "/scenarios/cut-20.ini";

static void run(struct fc_result *out, const struct fc_plan *plan, uint64_t trials, int threads,
                const struct fc_stop_rule *enough)
{
    struct fc_error          err = {0};
    const struct fc_promise *promise[2] = {&plan->promise[0], &plan->promise[1]};
    const struct fc_request  request = {.plan = plan,
                                        .n_promises = 2,
                                        .promise = promise,
                                        .seed = 42,
                                        .trials = trials,
                                        .enough = enough,
                                        .threads = threads};
    assert_int_equal(fc_forecast(out, &request, &err), FC_OK);
}

static double error_of(const struct fc_result *result, int promise)
{
    return fc_result_chance(result, promise).standard_error;
}

static void stops_when_good_enough(void **state)
{
    (void)state;
    struct support_plan       plan = {0};
    struct fc_result          early, again, whole;
    const struct fc_stop_rule rule = {.standard_error = 0.002};
    support_load(&plan, CUT);
    run(&early, plan.plan, 200000, 1, &rule);
    assert_true(early.trials < 200000);
    assert_false(early.partial);
    assert_true(error_of(&early, 0) <= 0.002 && error_of(&early, 1) <= 0.002);
    /* the same years as a run of just so many, however many threads share them */
    run(&again, plan.plan, 200000, 3, &rule);
    run(&whole, plan.plan, early.trials, 1, NULL);
    assert_int_equal(again.trials, early.trials);
    for (int p = 0; p < 2; p++) {
        assert_int_equal(again.promise[p].kept, early.promise[p].kept);
        assert_int_equal(whole.promise[p].kept, early.promise[p].kept);
    }
    fc_result_free(&early);
    fc_result_free(&again);
    fc_result_free(&whole);
    support_free(&plan);
}

static void finer_takes_more_and_the_cap_holds(void **state)
{
    (void)state;
    struct support_plan       plan = {0};
    struct fc_result          result;
    const struct fc_stop_rule fine = {.standard_error = 0.0012}, finest = {.standard_error = 1e-6};
    support_load(&plan, CUT);
    run(&result, plan.plan, 400000, 2, &fine);
    assert_true(error_of(&result, 0) <= 0.0012);
    assert_true(result.trials > 100000 && result.trials < 200000);
    fc_result_free(&result);
    run(&result, plan.plan, 70000, 2, &finest);
    assert_int_equal(result.trials, 70000);
    assert_false(result.partial);
    fc_result_free(&result);
    support_free(&plan);
}

/* A promise that does not count is not waited for; one that is to be decided is. */
static void waits_for_what_counts(void **state)
{
    (void)state;
    struct support_plan       plan = {0};
    struct fc_result          result;
    const bool                only_revenue[2] = {false, true};
    const struct fc_stop_rule revenue = {.standard_error = 0.0013, .counts = only_revenue};
    support_load(&plan, CUT);
    run(&result, plan.plan, 400000, 2, &revenue);
    assert_true(error_of(&result, 1) <= 0.0013 && error_of(&result, 0) > 0.0013);
    fc_result_free(&result);
    /* P(leads) is 0.724: against 0.7242 nothing is decided in 60,000 trials */
    const struct fc_stop_rule decided = {.standard_error = 0.01, .n_decided = 1};
    plan.plan->promise[0].confidence = 0.7242;
    run(&result, plan.plan, 60000, 2, &decided);
    assert_int_equal(result.trials, 60000);
    fc_result_free(&result);
    plan.plan->promise[0].confidence = 0.9;
    run(&result, plan.plan, 60000, 2, &decided);
    assert_true(result.trials < 60000);
    fc_result_free(&result);
    support_free(&plan);
}

/* ---- integrated chances ---- */

static void answer(struct fc_promise_answers *out, struct support_plan *plan, bool integrate)
{
    struct fc_error           err = {0};
    const struct fc_promise  *promise[2] = {&plan->plan->promise[0], &plan->plan->promise[1]};
    const struct fc_stop_rule rule = {.standard_error = 0.002, .n_decided = 2};
    const struct fc_request   request = {.plan = plan->plan,
                                         .n_promises = 2,
                                         .promise = promise,
                                         .seed = 42,
                                         .trials = 100000,
                                         .enough = &rule,
                                         .integrate = integrate,
                                         .threads = 2};
    assert_int_equal(fc_promises_answer(out, &request, &plan->arena, &err), FC_OK);
}

static void integrated_where_it_can_be(void **state)
{
    (void)state;
    static const double       level[] = {144, 133, 125};
    struct support_plan       plan = {0};
    struct fc_promise_answers answers;
    support_load(&plan, CUT);
    answer(&answers, &plan, true);
    const struct fc_promise_answer *leads = &answers.answer[0], *revenue = &answers.answer[1];
    assert_true(leads->closed_form);
    assert_false(revenue->closed_form); /* money is counted */
    assert_true(fabs(leads->chance.p - 0.724) < 0.0015);
    assert_true(leads->chance.standard_error <= 0.0005);
    assert_int_equal(leads->verdict, FC_VERDICT_NO); /* before levers are sought */
    assert_int_equal(leads->n_safe, 3);
    for (int i = 0; i < 3; i++)
        assert_true(leads->safe[i].level == level[i]);
    for (int i = 0; i < leads->n_periods; i++) {
        const struct fc_chance counted = fc_result_period_chance(&answers.result, 0, 0, i);
        assert_true(fabs(leads->by_period[i].p - counted.p) <
                    6 * hypot(counted.standard_error, leads->by_period[i].standard_error));
    }
    /* another confidence than was looked for is counted, and lies between */
    struct fc_safe_level between;
    assert_true(fc_result_safe(&answers.result, 0, 0.85, &between));
    assert_true(between.level < 144 && between.level > 133);
    fc_promise_answers_free(&answers);

    answer(&answers, &plan, false);
    assert_false(answers.answer[0].closed_form);
    assert_true(answers.answer[0].chance.p ==
                (double)answers.result.promise[0].kept / (double)answers.result.trials);
    fc_promise_answers_free(&answers);
    support_free(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_when_good_enough),
        cmocka_unit_test(finer_takes_more_and_the_cap_holds),
        cmocka_unit_test(waits_for_what_counts),
        cmocka_unit_test(integrated_where_it_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
