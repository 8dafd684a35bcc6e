/* The months a promise leaves out: each has the chance of a promise of that month alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gsl/gsl_errno.h>

#include <stdio.h>
#include <string.h>

#include "model/sentence.h"
#include "questions/every_month.h"
#include "questions/promise.h"
#include "tests/support.h"

static struct support_plan loaded;
static struct fc_arena     arena;

static int load(void **state)
{
    (void)state;
    support_load(&loaded, FC_SOURCE_DIR "/scenarios/cut-20.ini");
    return 0;
}

static int unload(void **state)
{
    (void)state;
    support_free(&loaded);
    fc_arena_free(&arena);
    return 0;
}

static struct fc_promise understood(const char *sentence)
{
    struct fc_promise promise = {.confidence = 0.9};
    assert_true(fc_sentence_read(&promise, fc_piece_of("test", sentence), loaded.plan, false,
                                 &loaded.problems));
    return promise;
}

static void each_month_is_itself(void **state)
{
    (void)state;
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    const struct fc_promise  asked = understood("at least 150 leads in 7 of 9 months from April");
    const struct fc_promise *whole;
    struct fc_promise        single[12];
    const struct fc_promise *watched[14] = {&asked};
    assert_true(fc_every_month(&whole, &asked, loaded.plan, &arena));
    assert_non_null(whole);
    watched[1] = whole;
    for (int t = 0; t < 12; t++) {
        char sentence[96];
        snprintf(sentence, sizeof sentence, "150 leads every month from %s to %s", names[t],
                 names[t]);
        single[t] = understood(sentence);
        watched[2 + t] = &single[t];
    }
    struct fc_promise_answers answers;
    const struct fc_request   request = {
          .plan = loaded.plan, .n_promises = 14, .promise = watched, .seed = 42, .trials = 5000};
    assert_int_equal(fc_promises_answer(&answers, &request, &arena, NULL), FC_OK);
    assert_int_equal(answers.answer[1].n_periods, 12);
    for (int t = 0; t < 12; t++)
        assert_true(answers.answer[1].by_period[t].p == answers.answer[2 + t].chance.p);
    for (int t = 3; t < 12; t++)
        assert_true(answers.answer[1].by_period[t].p == answers.answer[0].by_period[t - 3].p);
    assert_true(answers.answer[1].by_period[0].p < 0.2);
    fc_promise_answers_free(&answers);
}

static void where_it_says_nothing_there_is_none(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "150 leads every month from January",
        "500 leads every quarter",
        "1m revenue in total",
        "150 leads a month from April, then 170 from July",
        "150 leads every month from April and 1m revenue in total",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const struct fc_promise  asked = understood(sentences[i]);
        const struct fc_promise *whole = &asked;
        assert_true(fc_every_month(&whole, &asked, loaded.plan, &arena));
        assert_null(whole);
    }
}

int main(void)
{
    gsl_set_error_handler_off();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_month_is_itself),
        cmocka_unit_test(where_it_says_nothing_there_is_none),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
