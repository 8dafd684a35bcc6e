/* Any bytes at all become a plan or a refusal, never a crash: libFuzzer's way in to the loader.

   The first line, when it begins with `--set `, is taken as a setting on top of the rest. */
#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/distribution.h"
#include "model/load.h"
#include "model/sentence.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk_channel(const struct fc_channel *channel)
{
    assert(isnan(channel->measured_at) || channel->measured_at > 0);
    assert(channel->minimum_spend >= 0 && isfinite(channel->minimum_spend));
    assert(channel->carry_over >= 0 && channel->carry_over < 1);
    assert(channel->persistence >= 0 && channel->persistence <= 1);
    assert(channel->chance_it_works >= 0 && channel->chance_it_works <= 1);
    assert(channel->response.exponent > 0 && channel->response.exponent <= 20);
    assert((channel->response.half > 0) == (channel->response.kind == FC_SATURATING));
}

static void walk_teams(const struct fc_plan *plan)
{
    for (int t = 0; t < plan->n_teams; t++) {
        const struct fc_team *team = &plan->team[t];
        assert(team->stage >= -1 && team->stage < plan->n_stages);
        assert(team->stage < 0 || plan->stage[team->stage].team == t);
        assert(team->stage < 0 || (team->capacity > 0 && team->owner != NULL));
        assert(team->ramp >= 0 && team->ramp <= FC_MAX_MONTHS && team->cost >= 0);
        for (int m = 0; m < plan->months; m++) {
            const double heads = fc_schedule_at(&team->heads, plan->start, m);
            assert(heads >= 0 && (team->stage < 0 || heads * team->capacity < 2147483648.0));
        }
    }
    for (int s = 0; s < plan->n_stages; s++) {
        const struct fc_stage *stage = &plan->stage[s];
        assert(stage->team >= -1 && stage->team < plan->n_teams);
        assert(stage->team < 0 || plan->team[stage->team].stage == s);
        for (int c = 0; c < plan->n_channels; c++)
            assert(stage->route[c].pace.expires >= 0);
    }
}

static void walk_nurture(const struct fc_plan *plan)
{
    const struct fc_nurture *nurture = &plan->nurture;
    if (!nurture->exists)
        return;
    assert(nurture->from >= 0 && nurture->from < plan->n_stages - 1);
    assert(nurture->returns_to >= 0 && nurture->returns_to <= nurture->from);
    assert(nurture->months >= 1 && nurture->months <= 60);
    assert(nurture->contacts > 0 && nurture->tires_at > 0);
    assert(fc_quantity_least(&nurture->share) >= 0 && fc_quantity_least(&nurture->rate) >= 0);
}

static void walk_deal(const struct fc_deal *deal)
{
    assert(deal->large_share >= 0 && deal->large_share <= 1);
    assert(deal->large_share <= 0 || deal->large_value.scale > 0);
    assert(!deal->has_cap || deal->cap > 0);
    assert(deal->billing == FC_ONCE || (deal->term >= 1 && deal->term <= 600));
    assert(deal->churn >= 0 && deal->churn < 1);
    assert(fc_quantity_least(&deal->value_uncertainty) >= 0);
}

/* What came with the plan, and what is wrong together. */
static void walk_start(const struct fc_plan *plan)
{
    assert(plan->market.size >= 0.5 && plan->market.swing >= 0);
    for (int i = 0; i < plan->n_openings; i++) {
        const struct fc_opening *opening = &plan->opening[i];
        assert(opening->stage >= -1 && opening->stage < plan->n_stages - 1);
        assert(opening->channel >= -1 && opening->channel < plan->n_channels);
        assert(opening->month < plan->start && opening->month >= plan->start - FC_MAX_AGE);
        assert(opening->count >= 0);
    }
    for (int i = 0; i < plan->n_ties; i++) {
        assert(plan->tie[i].quantity[0] != plan->tie[i].quantity[1]);
        assert(plan->tie[i].quantity[0]->scale > 0 && plan->tie[i].quantity[1]->scale > 0);
        assert(fabs(plan->tie[i].r) <= 1);
    }
}

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
    for (int c = 0; c < plan->n_channels; c++)
        walk_channel(&plan->channel[c]);
    for (int c = -1; c < plan->n_channels && plan->deal.exists; c++)
        walk_deal(fc_plan_deal(plan, c));
    walk_teams(plan);
    walk_nurture(plan);
    walk_start(plan);
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
