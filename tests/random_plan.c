/* Section by section; every optional key is there about half the time. */
#include "tests/random_plan.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "tests/random_promise.h"
#include "tests/random_times.h"

enum { MAX_CHANNELS = 4 };

static const char *const channel_names[] = {"search",    "Content",   "trade fair",     "out-bound",
                                            "partner_2", "Mail list", "Öffentlichkeit", "webinar"};
enum { CHANNEL_NAMES = sizeof channel_names / sizeof *channel_names };

static const struct {
    const char *name, *plural; /* NULL: the English one will do */
} stage_names[] = {
    {"qualified lead", NULL},  {"MQL", NULL},        {"opportunity", NULL},
    {"Gespräch", "Gespräche"}, {"site-visit", NULL}, {"proposal_sent", "proposals sent"},
    {"trial user", NULL},      {"Kunde", "Kunden"},  {"won", NULL},
};
enum { STAGE_NAMES = sizeof stage_names / sizeof *stage_names };

static const char *const owners[] = {"marketing", "sales", "team north", "Vertrieb Süd"};
static const char *const sources[] = {"CRM, January to June", "last year's figures; checked",
                                      "Messung #2 (intern)"};

/* What has been written so far and later sections refer to. */
struct sketch {
    struct random_maker maker;
    int                 n_channels;
    const char         *channel[MAX_CHANNELS];
    bool                enabled[MAX_CHANNELS];
    bool                shared_spend; /* a [channel *] gives spend and cost */
    double              shared_cost;
    double              shared_inquiries; /* bought with the shared spend, a month */
    struct random_scale scale;
};

static void heading(struct sketch *s, const char *kind, const char *name)
{
    fc_text_add(s->maker.out, "\n[%s%s%s]\n", kind, name[0] != '\0' ? " " : "", name);
}

static void key(struct sketch *s, const char *name)
{
    fc_text_add(s->maker.out, "%s = ", name);
}

static void end(struct sketch *s)
{
    fc_text_add(s->maker.out, "\n");
}

static void line(struct sketch *s, const char *name, const char *value)
{
    fc_text_add(s->maker.out, "%s = %s\n", name, value);
}

static bool chance(struct sketch *s, double p)
{
    return random_chance(&s->maker, p);
}

static int whole(struct sketch *s, int low, int high)
{
    return random_whole(&s->maker, low, high);
}

static double between(struct sketch *s, double low, double high)
{
    return random_between(&s->maker, low, high);
}

static void maybe_owner(struct sketch *s)
{
    if (chance(s, 0.3))
        line(s, "owner", owners[whole(s, 0, sizeof owners / sizeof *owners - 1)]);
}

static void maybe_source(struct sketch *s)
{
    if (chance(s, 0.2))
        line(s, "source", sources[whole(s, 0, sizeof sources / sizeof *sources - 1)]);
}

/* k different numbers below n, in random order. */
static void choose(struct sketch *s, int n, int k, int chosen[])
{
    int all[16];
    assert(n <= 16 && k <= n);
    for (int i = 0; i < n; i++)
        all[i] = i;
    for (int i = 0; i < k; i++) {
        const int j = whole(s, i, n - 1);
        chosen[i] = all[j];
        all[j] = all[i];
    }
}

/* ---- sections --------------------------------------------------------------------------------- */

static void write_plan(struct sketch *s, uint64_t seed)
{
    static const char *const currency[] = {"EUR", "USD", "GBP", "JPY", "CHF"};
    struct random_maker     *maker = &s->maker;
    maker->months = chance(s, 0.3) ? whole(s, 12, 18) : whole(s, 1, 18);
    /* A start in January as often as not, so that whole years and quarters occur. */
    maker->start = 2027 * 12 + (chance(s, 0.5) ? 0 : whole(s, 0, 23));
    maker->currency = chance(s, 0.7) ? currency[whole(s, 0, 4)] : "";

    fc_text_add(maker->out, "[plan]\n");
    if (chance(s, 0.8))
        fc_text_add(maker->out, "name = Random plan %llu\n", (unsigned long long)seed);
    key(s, "start");
    random_month(maker, 0);
    end(s);
    fc_text_add(maker->out, "months = %d\n", maker->months);
    if (maker->currency[0] != '\0')
        line(s, "currency", maker->currency);
    if (chance(s, 0.4))
        fc_text_add(maker->out, "confidence = %d%%\n", whole(s, 60, 99));
    if (chance(s, 0.2))
        line(s, "note", "made at random; \"quotes\", = signs and [brackets] are words");
    maybe_source(s);
}

static void write_shared_spend(struct sketch *s)
{
    s->shared_spend = true;
    s->shared_cost = between(s, 40, 200);
    s->shared_inquiries = between(s, 10, 60);
    heading(s, "channel", "*");
    key(s, "spend");
    random_schedule(&s->maker, s->shared_cost * s->shared_inquiries);
    end(s);
    key(s, "cost per inquiry");
    random_quantity(&s->maker, RANDOM_COST, s->shared_cost);
    end(s);
}

/* Spend and what an inquiry costs; returns the inquiries a month that come of it. */
static double write_spend(struct sketch *s)
{
    const double cost = between(s, 40, 200);
    const double inquiries = between(s, 10, 60);
    if (s->shared_spend && chance(s, 0.7)) {
        if (chance(s, 0.8)) {
            key(s, "spend");
            random_change(&s->maker, s->shared_cost * s->shared_inquiries);
            end(s);
        }
        s->scale.spend += s->shared_cost * s->shared_inquiries;
        return s->shared_inquiries;
    }
    key(s, "spend");
    random_schedule(&s->maker, cost * inquiries);
    end(s);
    key(s, chance(s, 0.5) ? "cost_per_inquiry" : "Cost per inquiry");
    random_quantity(&s->maker, RANDOM_COST, cost);
    end(s);
    s->scale.spend += cost * inquiries;
    return inquiries;
}

static void write_luck(struct sketch *s)
{
    if (chance(s, 0.25)) {
        key(s, "season");
        for (int i = 0; i < 12; i++)
            fc_text_add(s->maker.out, "%s%.2f", i > 0 ? " | " : "", between(s, 0.6, 1.4));
        end(s);
    }
    if (chance(s, 0.3))
        fc_text_add(s->maker.out, "growth = %d%%\n", whole(s, -5, 6));
    if (chance(s, 0.5))
        fc_text_add(s->maker.out, "month to month = %d%%\n", whole(s, 0, 60));
}

static void write_channel(struct sketch *s, int c)
{
    heading(s, "channel", s->channel[c]);
    if (!s->enabled[c])
        line(s, "enabled", "no");
    else if (chance(s, 0.1))
        line(s, "enabled", "yes");
    if (chance(s, 0.15))
        fc_text_add(s->maker.out, "id = luck-%d\n", c);
    maybe_owner(s);

    double     inquiries = 0;
    const bool spends = s->shared_spend || chance(s, 0.7);
    if (spends)
        inquiries += write_spend(s);
    if (!spends || chance(s, 0.3)) {
        const double free = between(s, 5, 40);
        key(s, "inquiries");
        random_flow(&s->maker, free);
        end(s);
        inquiries += free;
    }
    if (s->enabled[c]) {
        write_luck(s);
        s->scale.flow[0] += inquiries;
    }
    if (chance(s, 0.25)) {
        key(s, "fixed cost");
        random_schedule(&s->maker, between(s, 200, 6000));
        end(s);
    }
    maybe_source(s);
}

static void write_rate(struct sketch *s, double rate)
{
    key(s, "rate");
    random_quantity(&s->maker, RANDOM_RATE, rate);
    end(s);
}

static void maybe_delay(struct sketch *s, double p)
{
    if (!chance(s, p))
        return;
    key(s, "delay");
    random_delay(&s->maker);
    end(s);
}

/* [stage S / X] for some channels, or for all when the stage has no rate of its own. */
static void write_routes(struct sketch *s, const char *stage, bool all, double rate)
{
    for (int c = 0; c < s->n_channels; c++) {
        if (!all && !(s->enabled[c] && chance(s, 0.2)))
            continue;
        fc_text_add(s->maker.out, "\n[stage %s / %s]\n", stage, s->channel[c]);
        const bool rates = all || chance(s, 0.7);
        if (rates)
            write_rate(s, rate * between(s, 0.7, 1.3));
        maybe_delay(s, rates ? 0.4 : 1);
        maybe_owner(s);
        maybe_source(s);
    }
}

static void write_stage(struct sketch *s, int stage, int which)
{
    const char  *name = stage_names[which].name;
    const char  *plural = stage_names[which].plural;
    const double rate = between(s, 0.15, 0.55);
    const bool   by_channel = chance(s, 0.15);
    if (plural == NULL && chance(s, 0.2) && strcmp(name, "MQL") == 0)
        plural = "MQLs";
    heading(s, "stage", name);
    if (plural != NULL)
        line(s, "plural", plural);
    maybe_owner(s);
    if (!by_channel)
        write_rate(s, rate);
    maybe_delay(s, 0.7);
    maybe_source(s);
    write_routes(s, name, by_channel, rate);
    s->scale.stage[stage] = plural != NULL ? plural : name;
    s->scale.flow[stage + 1] = s->scale.flow[stage] * rate;
}

static void write_deal(struct sketch *s)
{
    struct random_scale *scale = &s->scale;
    scale->has_deal = chance(s, 0.75);
    scale->has_margin = scale->has_deal && chance(s, 0.6);
    scale->value = between(s, 800, 30000);
    if (!scale->has_deal)
        return;
    heading(s, "deal", "");
    maybe_owner(s);
    key(s, "value");
    random_quantity(&s->maker, RANDOM_VALUE, scale->value);
    end(s);
    if (scale->has_margin)
        fc_text_add(s->maker.out, "margin = %d%%\n", whole(s, 20, 90));
    maybe_source(s);
}

static void write_promises(struct sketch *s)
{
    static const char *const names[] = {"Versprechen", "second one", "board_2027", "p-4"};
    const int                n = whole(s, 1, 4);
    for (int i = 0; i < n; i++) {
        heading(s, "promise", names[i]);
        key(s, "promise");
        random_promise(&s->maker, &s->scale);
        end(s);
        if (chance(s, 0.3))
            fc_text_add(s->maker.out, "confidence = 0.%d\n", whole(s, 60, 99));
        maybe_owner(s);
        maybe_source(s);
    }
}

/* ---- the whole -------------------------------------------------------------------------------- */

static void write(struct sketch *s, uint64_t seed)
{
    int chosen[STAGE_NAMES];
    write_plan(s, seed);
    if (chance(s, 0.25))
        write_shared_spend(s);
    s->n_channels = whole(s, 1, MAX_CHANNELS);
    choose(s, CHANNEL_NAMES, s->n_channels, chosen);
    for (int c = 0; c < s->n_channels; c++) {
        s->channel[c] = channel_names[chosen[c]];
        s->enabled[c] = c == 0 || chance(s, 0.85);
    }
    for (int c = 0; c < s->n_channels; c++)
        write_channel(s, c);
    s->scale.n_stages = whole(s, 1, RANDOM_MAX_STAGES);
    choose(s, STAGE_NAMES, s->scale.n_stages, chosen);
    for (int stage = 0; stage < s->scale.n_stages; stage++)
        write_stage(s, stage, chosen[stage]);
    write_deal(s);
    write_promises(s);
}

static void make(struct fc_text *out, int used[], uint64_t seed)
{
    struct sketch s = {.maker = {.out = out, .used = used}};
    s.maker.rng = gsl_rng_alloc(gsl_rng_mt19937);
    assert(s.maker.rng != NULL);
    gsl_rng_set(s.maker.rng, (unsigned long)seed + 1); /* GSL takes 0 for another seed */
    fc_text_clear(out);
    write(&s, seed);
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
