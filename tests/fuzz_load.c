/* Any bytes at all become a plan or a refusal, never a crash: libFuzzer's way in to the loader.

   The first line, when it begins with `--set `, is taken as a setting on top of the rest. */
#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/load.h"
#include "model/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A plan that was accepted can be walked through and said. */
static void walk(const struct fc_plan *plan)
{
    struct fc_text said = {0};
    assert(plan->months >= 1 && plan->months <= FC_MAX_MONTHS);
    assert(plan->n_stages >= 1 && plan->n_stages <= FC_MAX_STAGES);
    assert(plan->n_channels >= 1 && plan->n_channels <= FC_MAX_CHANNELS);
    for (int c = 0; c < plan->n_channels; c++)
        for (int t = 0; t < plan->months; t++) {
            const double spend = fc_schedule_at(&plan->channel[c].spend, plan->start, t);
            assert(isfinite(spend) && spend >= 0);
        }
    for (int i = 0; i < plan->n_promises; i++) {
        assert(plan->promise[i].n_clauses >= 1);
        fc_promise_say(&said, &plan->promise[i], plan);
    }
    fc_text_free(&said);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fc_arena    arena = {0};
    struct fc_problems problems = {.arena = &arena};
    struct fc_error    err = {0};
    struct fc_plan    *plan = NULL;
    struct fc_settings settings = {0};
    const char        *text = (const char *)data;
    const char        *setting = NULL;
    const char        *line_end = memchr(text, '\n', size);
    if (line_end != NULL && size > 6 && memcmp(text, "--set ", 6) == 0) {
        setting = fc_arena_copy(&arena, text + 6, (size_t)(line_end - text) - 6);
        settings = (struct fc_settings){1, &setting};
        size -= (size_t)(line_end + 1 - text);
        text = line_end + 1;
    }
    const enum fc_status status =
        fc_load_text(&plan, "fuzz.ini", text, size, &settings, &arena, &problems, &err);
    assert((status == FC_OK) == (plan != NULL));
    assert((status == FC_BAD_INPUT) == (problems.errors > 0));
    if (plan != NULL)
        walk(plan);
    fc_arena_free(&arena);
    return 0;
}
