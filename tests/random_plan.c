/* Section by section; every optional key is there about half the time. */
#include "tests/random_plan.h"

#include <assert.h>

#include "tests/random_channel.h"
#include "tests/random_deal.h"
#include "tests/random_promise.h"
#include "tests/random_team.h"
#include "tests/random_times.h"
#include "tests/random_world.h"

static const char *const channel_names[] = {"search",    "Content",   "trade fair",     "out-bound",
                                            "partner_2", "Mail list", "Öffentlichkeit", "webinar"};
enum { CHANNEL_NAMES = sizeof channel_names / sizeof *channel_names };

static const struct {
    const char *name, *many; /* as a sentence calls it */
    bool        says_plural; /* English would not make `many` of the name */
} stage_names[] = {
    {"qualified lead", "qualified leads", false},
    {"MQL", "MQLs", false},
    {"opportunity", "opportunities", false},
    {"Gespräch", "Gespräche", true},
    {"site-visit", "site-visits", false},
    {"proposal_sent", "proposals sent", true},
    {"trial user", "trial users", false},
    {"Kunde", "Kunden", true},
    {"won", "won", false},
};
enum { STAGE_NAMES = sizeof stage_names / sizeof *stage_names };

/* k different numbers below n, in random order. */
static void choose(struct random_sketch *s, int n, int k, int chosen[])
{
    int all[16];
    assert(n <= 16 && k <= n);
    for (int i = 0; i < n; i++)
        all[i] = i;
    for (int i = 0; i < k; i++) {
        const int j = random_whole(&s->maker, i, n - 1);
        chosen[i] = all[j];
        all[j] = all[i];
    }
}

/* ---- sections --------------------------------------------------------------------------------- */

static void write_plan(struct random_sketch *s, uint64_t seed)
{
    static const char *const currency[] = {"EUR", "USD", "GBP", "JPY", "CHF"};
    struct random_maker     *maker = &s->maker;
    maker->months = random_chance(&s->maker, 0.3) ? random_whole(&s->maker, 12, 18)
                                                  : random_whole(&s->maker, 1, 18);
    /* A start in January as often as not, so that whole years and quarters occur. */
    maker->start = 2027 * 12 + (random_chance(&s->maker, 0.5) ? 0 : random_whole(&s->maker, 0, 23));
    maker->currency = random_chance(&s->maker, 0.7) ? currency[random_whole(&s->maker, 0, 4)] : "";

    fc_text_add(maker->out, "[plan]\n");
    if (random_chance(&s->maker, 0.8))
        fc_text_add(maker->out, "name = Random plan %llu\n", (unsigned long long)seed);
    random_key(&s->maker, "start");
    random_month(maker, 0);
    random_end(&s->maker);
    fc_text_add(maker->out, "months = %d\n", maker->months);
    if (maker->currency[0] != '\0')
        random_line(&s->maker, "currency", maker->currency);
    if (random_chance(&s->maker, 0.4))
        fc_text_add(maker->out, "confidence = %d%%\n", random_whole(&s->maker, 60, 99));
    if (random_chance(&s->maker, 0.2))
        random_line(&s->maker, "note",
                    "made at random; \"quotes\", = signs and [brackets] are words");
    random_source(&s->maker);
}

/* The rate of a stage; of one channel's items where that is named. */
static void write_rate(struct random_sketch *s, double rate, const char *stage, const char *channel)
{
    random_key(&s->maker, "rate");
    if (random_quantity(&s->maker, RANDOM_RATE, rate))
        random_note_input(s, (struct random_input){"stage", stage, channel, "rate"});
    random_end(&s->maker);
    if (random_chance(&s->maker, 0.2))
        fc_text_add(s->maker.out, "plan rate = %d%%\n", random_whole(&s->maker, 1, 99));
}

static void maybe_rate_noise(struct random_sketch *s, double p)
{
    if (!random_chance(&s->maker, p))
        return;
    random_used(&s->maker, RANDOM_RATE_NOISE);
    fc_text_add(s->maker.out, "rate month to month = %d%%\n", random_whole(&s->maker, 3, 80));
}

/* Both, or one where the stage has both or a team. */
static void maybe_decay(struct random_sketch *s, double p, bool stage_has, bool *has)
{
    *has = random_chance(&s->maker, p);
    if (!*has)
        return;
    random_used(&s->maker, RANDOM_DECAY);
    const int which = stage_has ? random_whole(&s->maker, 0, 2) : 2;
    if (which != 1) {
        random_key(&s->maker, "response time");
        random_days(&s->maker, 1, 10);
        random_end(&s->maker);
    }
    if (which != 0) {
        random_key(&s->maker, "shelf life");
        random_days(&s->maker, 3, 60);
        random_end(&s->maker);
    }
}

static void maybe_delay(struct random_sketch *s, double p)
{
    if (!random_chance(&s->maker, p))
        return;
    random_key(&s->maker, "delay");
    random_delay(&s->maker);
    random_end(&s->maker);
}

/* [stage S / X] for some channels, or for all when the stage has no rate of its own. The first
   channel keeps what else the stage says, which would have no effect otherwise. */
static void write_routes(struct random_sketch *s, int index, bool all, double rate, bool decays)
{
    const char *stage = s->stage[index];
    for (int c = 0; c < s->n_channels; c++) {
        if (!s->enabled[c] || !(all || random_chance(&s->maker, 0.2)))
            continue;
        fc_text_add(s->maker.out, "\n[stage %s / %s]\n", stage, s->channel[c]);
        const bool rates = all || (c > 0 && random_chance(&s->maker, 0.7));
        bool       decays_here;
        if (rates)
            write_rate(s, rate * random_between(&s->maker, 0.7, 1.1), stage, s->channel[c]);
        maybe_delay(s, rates ? 0.4 : 1);
        if (c > 0) {
            maybe_rate_noise(s, 0.3);
            maybe_decay(s, 0.35, decays || s->scale.team[index] != NULL, &decays_here);
            random_route_expires(s, index);
        }
        random_owner(&s->maker);
        random_source(&s->maker);
    }
}

static void write_stage(struct random_sketch *s, int stage, int which)
{
    const char  *name = stage_names[which].name;
    const double rate = random_between(&s->maker, 0.15, 0.55);
    const bool   by_channel = random_chance(&s->maker, 0.15);
    bool         decays;
    random_heading(&s->maker, "stage", name);
    if (stage_names[which].says_plural)
        random_line(&s->maker, "plural", stage_names[which].many);
    random_owner(&s->maker);
    if (!by_channel)
        write_rate(s, rate, name, NULL);
    maybe_delay(s, 0.7);
    maybe_rate_noise(s, 0.2);
    random_door(s, stage);
    maybe_decay(s, s->scale.team[stage] != NULL ? 0.4 : 0.2, s->scale.team[stage] != NULL, &decays);
    random_source(&s->maker);
    s->stage[stage] = name;
    s->has_rate[stage] = !by_channel;
    s->scale.item[stage] = name;
    write_routes(s, stage, by_channel, rate, decays);
    s->scale.stage[stage] = random_chance(&s->maker, 0.8) ? stage_names[which].many : name;
    s->scale.flow[stage + 1] = s->scale.flow[stage] * rate;
}

static void write_promises(struct random_sketch *s)
{
    static const char *const names[] = {"Versprechen", "second one", "board_2027", "p-4"};
    const int                n = random_whole(&s->maker, 1, 4);
    for (int i = 0; i < n; i++) {
        random_heading(&s->maker, "promise", names[i]);
        random_key(&s->maker, "promise");
        random_promise(&s->maker, &s->scale);
        random_end(&s->maker);
        if (random_chance(&s->maker, 0.3))
            fc_text_add(s->maker.out, "confidence = 0.%d\n", random_whole(&s->maker, 60, 99));
        random_owner(&s->maker);
        random_source(&s->maker);
    }
}

/* ---- the whole -------------------------------------------------------------------------------- */

static void compose(struct random_sketch *s, uint64_t seed)
{
    int chosen[STAGE_NAMES];
    write_plan(s, seed);
    if (random_chance(&s->maker, 0.35))
        random_shared_spend(s);
    s->n_channels = random_whole(&s->maker, 1, RANDOM_MAX_CHANNELS);
    choose(s, CHANNEL_NAMES, s->n_channels, chosen);
    for (int c = 0; c < s->n_channels; c++) {
        s->channel[c] = channel_names[chosen[c]];
        s->enabled[c] = c == 0 || random_chance(&s->maker, 0.85);
    }
    for (int c = 0; c < s->n_channels; c++)
        random_channel(s, c);
    s->scale.n_stages = random_whole(&s->maker, 1, RANDOM_MAX_STAGES);
    choose(s, STAGE_NAMES, s->scale.n_stages, chosen);
    random_choose_teams(s);
    for (int stage = 0; stage < s->scale.n_stages; stage++)
        write_stage(s, stage, chosen[stage]);
    random_teams(s);
    random_nurture(s);
    random_deals(s);
    random_market(s);
    random_openings(s);
    random_ties(s);
    write_promises(s);
}

static void make(struct fc_text *out, int used[], uint64_t seed)
{
    struct random_sketch s = {.maker = {.out = out, .used = used}};
    s.maker.rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert(s.maker.rng != NULL);
    gsl_rng_set(s.maker.rng, (unsigned long)seed + 1); /* GSL takes 0 for another seed */
    fc_text_clear(out);
    compose(&s, seed);
    gsl_rng_free(s.maker.rng);
}

void random_plan_text(struct fc_text *out, uint64_t seed)
{
    make(out, NULL, seed);
}

void random_plan_forms(int used[RANDOM_N_FORMS], uint64_t seed)
{
    struct fc_text text = {0};
    make(&text, used, seed);
    fc_text_free(&text);
}

bool random_plan_has(uint64_t seed, enum random_form form)
{
    int used[RANDOM_N_FORMS] = {0};
    random_plan_forms(used, seed);
    return used[form] > 0;
}
