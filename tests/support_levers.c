#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "model/sentence.h"
#include "tests/support_levers.h"

void support_levers_ask(struct support_levers *out, const char *file, const char *sentence,
                        uint64_t trials, bool only_verdict)
{
    struct fc_error          err = {0};
    const struct fc_settings none = {0, NULL};
    *out = (struct support_levers){0};
    out->problems.arena = &out->arena;
    if (fc_load(&out->plan, file, &none, &out->arena, &out->problems, &err) != FC_OK)
        fail_msg("%s cannot be read", file);
    out->promise.confidence = 0.9;
    out->list[0] = &out->promise;
    if (!fc_sentence_read(&out->promise, fc_piece_of("test", sentence), out->plan, true,
                          &out->problems))
        fail_msg("not understood: %s", sentence);
    out->promise.confidence = 0.9;
    const struct fc_request request = {
        .plan = out->plan, .n_promises = 1, .promise = out->list, .seed = 42, .trials = trials};
    assert_int_equal(fc_promises_answer(&out->answers, &request, &out->arena, &err), FC_OK);
    out->study = (struct fc_study){
        .plan = out->plan, .file = file, .seed = 42, .trials = trials, .arena = &out->arena};
    const enum fc_status status = only_verdict
                                      ? fc_levers_verdicts(&out->answers, &out->study, &err)
                                      : fc_levers_answer(&out->answers, &out->study, &err);
    assert_int_equal(status, FC_OK);
    out->answer = &out->answers.answer[0];
    out->levers = out->answer->levers;
}

void support_levers_free(struct support_levers *asked)
{
    fc_promise_answers_free(&asked->answers);
    fc_arena_free(&asked->arena);
}

const struct fc_lever *support_lever(const struct support_levers *asked, enum fc_lever_kind kind)
{
    for (int i = 0; i < asked->levers->n; i++)
        if (asked->levers->lever[i].kind == kind)
            return &asked->levers->lever[i];
    return NULL;
}

struct fc_chance support_levers_count(const struct support_levers *asked, int n,
                                      const char *const set[], const struct fc_promise *instead,
                                      uint64_t seed, uint64_t trials)
{
    struct fc_arena          arena = {0};
    struct fc_problems       problems = {.arena = &arena};
    struct fc_error          err = {0};
    struct fc_plan          *plan;
    struct fc_columns        columns;
    const struct fc_plan    *own = asked->plan;
    const struct fc_settings settings = {n, set};
    if (fc_load(&plan, asked->study.file, &settings, &arena, &problems, &err) != FC_OK)
        fail_msg("refused: %s", n > 0 ? set[0] : "");
    const struct fc_promise *promise =
        fc_promise_on(plan, instead == NULL ? &asked->promise : instead, own, &arena);
    assert_non_null(promise);
    const struct fc_columns_request request = {
        .plan = plan, .n_promises = 1, .promise = &promise, .seed = seed, .trials = trials};
    assert_int_equal(fc_columns_run(&columns, &request, &arena, &err), FC_OK);
    const struct fc_chance chance = fc_chance_of(fc_columns_kept(&columns, 0), trials);
    fc_arena_free(&arena);
    return chance;
}
