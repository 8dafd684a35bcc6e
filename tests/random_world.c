/* What surrounds the channels and the stages. */
#include "tests/random_world.h"

#include <math.h>
#include <string.h>

void random_market(struct random_sketch *s)
{
    const bool finite = random_chance(&s->maker, 0.2);
    const bool swings = random_chance(&s->maker, 0.25);
    if (!finite && !swings)
        return;
    random_heading(&s->maker, "market", "");
    if (finite) {
        const double all = s->scale.flow[0] * s->maker.months;
        random_used(&s->maker, RANDOM_MARKET_SIZE);
        random_key(&s->maker, "size");
        random_number(&s->maker, RANDOM_PEOPLE, fmax(all * random_between(&s->maker, 0.6, 6), 5));
        random_end(&s->maker);
    }
    if (swings) {
        random_used(&s->maker, RANDOM_MARKET_SWING);
        fc_text_add(s->maker.out, "swing = %d%%\n", random_whole(&s->maker, 3, 50));
    }
    if (swings && random_chance(&s->maker, 0.5)) {
        random_used(&s->maker, RANDOM_MARKET_PERSISTENCE);
        fc_text_add(s->maker.out, "persistence = 0.%d\n", random_whole(&s->maker, 10, 99));
    }
    random_source(&s->maker);
}

/* ---- what is open at the start ---------------------------------------------------------------- */

static void write_opening(struct random_sketch *s, const char *stage)
{
    int age = random_chance(&s->maker, 0.8) ? 1 : random_whole(&s->maker, 2, 3);
    random_key(&s->maker, stage);
    for (bool more = true; more; age += random_whole(&s->maker, 1, 2)) {
        fc_text_add(s->maker.out, "%d in ", random_whole(&s->maker, 1, 60));
        random_month(&s->maker, -age);
        more = age < 5 && random_chance(&s->maker, 0.4);
        if (more) {
            random_used(&s->maker, RANDOM_OPENING_LIST);
            fc_text_add(s->maker.out, " | ");
        }
    }
    random_end(&s->maker);
}

/* Whether items of no channel find a rate at every stage behind this one, or behind the one they go
   back to when they are nurtured. */
static bool can_go_on(const struct random_sketch *s, int stage)
{
    if (stage <= s->scale.nurtured && s->returns_to < stage)
        stage = s->returns_to;
    for (int next = stage + 1; next < s->scale.n_stages; next++)
        if (!s->has_rate[next])
            return false;
    return true;
}

/* Some of the stages but the last, and inquiries; an empty section says nothing and does no harm. */
static void write_stages(struct random_sketch *s, bool of_channel)
{
    for (int stage = -1; stage < s->scale.n_stages - 1; stage++) {
        if (!random_chance(&s->maker, 0.6) || !(of_channel || can_go_on(s, stage)))
            continue;
        random_used(&s->maker, of_channel ? RANDOM_OPENING_CHANNEL : RANDOM_OPENING_PLAIN);
        if (stage < 0)
            random_used(&s->maker, RANDOM_OPENING_INQUIRY);
        write_opening(s, stage < 0 ? "inquiry" : s->stage[stage]);
    }
}

void random_openings(struct random_sketch *s)
{
    if (random_chance(&s->maker, 0.25)) {
        random_heading(&s->maker, "opening", "");
        write_stages(s, false);
    }
    for (int c = 0; c < s->n_channels; c++)
        if (s->enabled[c] && random_chance(&s->maker, 0.12)) {
            fc_text_add(s->maker.out, "\n[opening / %s]\n", s->channel[c]);
            write_stages(s, true);
        }
}

/* ---- correlations ----------------------------------------------------------------------------- */

static void write_input(struct random_sketch *s, const struct random_input *input)
{
    if (input->kind[0] == '\0')
        random_used(&s->maker,
                    strcmp(input->name, "deal") == 0 ? RANDOM_TIE_VALUE : RANDOM_TIE_NURTURE);
    if (input->channel != NULL)
        random_used(&s->maker, RANDOM_TIE_ROUTE);
    if (input->kind[0] != '\0' && random_chance(&s->maker, 0.4)) {
        random_used(&s->maker, RANDOM_TIE_LONG);
        fc_text_add(s->maker.out, "%s ", input->kind);
    }
    fc_text_add(s->maker.out, "%s%s%s.%s", input->name, input->channel == NULL ? "" : " / ",
                input->channel == NULL ? "" : input->channel, input->key);
}

/* Every pair with the same chance, so that no matrix is often impossible and some are. */
void random_ties(struct random_sketch *s)
{
    if (s->n_inputs < 2 || !random_chance(&s->maker, 0.35))
        return;
    const double each = fmin(4.0 / (s->n_inputs * (s->n_inputs - 1)), 1);
    random_heading(&s->maker, "correlation", "");
    for (int i = 0; i < s->n_inputs; i++)
        for (int j = 0; j < i; j++) {
            if (!random_chance(&s->maker, each))
                continue;
            const bool turned = random_chance(&s->maker, 0.5);
            random_used(&s->maker, RANDOM_TIE);
            write_input(s, &s->input[turned ? i : j]);
            fc_text_add(s->maker.out, " ~ ");
            write_input(s, &s->input[turned ? j : i]);
            fc_text_add(s->maker.out, " = %.2f\n", random_between(&s->maker, -0.9, 0.95));
        }
}
