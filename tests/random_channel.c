/* What each channel spends, costs and brings. */
#include "tests/random_channel.h"

#include <assert.h>

#include "tests/random_times.h"

void random_note_input(struct random_sketch *s, struct random_input input)
{
    assert(s->n_inputs < RANDOM_MAX_INPUTS);
    s->input[s->n_inputs++] = input;
}

static void note_channel(struct random_sketch *s, int c, bool uncertain, const char *key)
{
    if (uncertain)
        random_note_input(s, (struct random_input){"channel", s->channel[c], NULL, key});
}

void random_shared_spend(struct random_sketch *s)
{
    s->shared_spend = true;
    s->shared_cost = random_between(&s->maker, 40, 200);
    s->shared_inquiries = random_between(&s->maker, 10, 60);
    random_heading(&s->maker, "channel", "*");
    random_key(&s->maker, "spend");
    random_schedule(&s->maker, s->shared_cost * s->shared_inquiries);
    random_end(&s->maker);
    random_key(&s->maker, "cost per inquiry");
    s->shared_uncertain = random_quantity(&s->maker, RANDOM_COST, s->shared_cost);
    random_end(&s->maker);
}

/* A line of money a month. */
static void write_amount(struct random_sketch *s, enum random_form form, const char *key,
                         double amount)
{
    random_used(&s->maker, form);
    random_key(&s->maker, key);
    random_number(&s->maker, RANDOM_VALUE, amount);
    fc_text_add(s->maker.out, " a month\n");
}

static void write_response(struct random_sketch *s, double spend)
{
    random_key(&s->maker, "response");
    switch (random_whole(&s->maker, 0, 3)) {
    case 0: fc_text_add(s->maker.out, "linear\n"); return;
    case 1:
        random_used(&s->maker, RANDOM_POWER);
        fc_text_add(s->maker.out, "power %.2f\n", random_between(&s->maker, 0.3, 1));
        break;
    case 2:
        random_used(&s->maker, RANDOM_SATURATING);
        fc_text_add(s->maker.out, "saturating ");
        random_number(&s->maker, RANDOM_VALUE, spend * random_between(&s->maker, 0.3, 3));
        random_end(&s->maker);
        break;
    default:
        random_used(&s->maker, RANDOM_STEEP);
        fc_text_add(s->maker.out, "saturating %.0f %.1f\n",
                    spend * random_between(&s->maker, 0.3, 2), random_between(&s->maker, 1.1, 3));
    }
    if (random_chance(&s->maker, 0.4))
        write_amount(s, RANDOM_MEASURED_AT, "measured at",
                     spend * random_between(&s->maker, 0.5, 1.5));
}

/* How a spend of about so much a month works. */
static void write_effect(struct random_sketch *s, double spend)
{
    if (random_chance(&s->maker, 0.35))
        write_response(s, spend);
    if (random_chance(&s->maker, 0.15))
        write_amount(s, RANDOM_MINIMUM_SPEND, "minimum spend",
                     spend * random_between(&s->maker, 0.2, 0.8));
    if (random_chance(&s->maker, 0.2)) {
        random_used(&s->maker, RANDOM_CARRY_OVER);
        fc_text_add(s->maker.out, "carry over = %d%%\n", random_whole(&s->maker, 5, 80));
    }
    if (random_chance(&s->maker, 0.15)) {
        random_used(&s->maker, RANDOM_CHANCE_IT_WORKS);
        fc_text_add(s->maker.out, "chance it works = 0.%d\n", random_whole(&s->maker, 50, 95));
    }
}

/* Spend and what an inquiry costs; returns the inquiries a month that come of it. */
static double write_spend(struct random_sketch *s, int c)
{
    const double cost = random_between(&s->maker, 40, 200);
    const double inquiries = random_between(&s->maker, 10, 60);
    if (s->shared_spend && random_chance(&s->maker, 0.7)) {
        const double spend = s->shared_cost * s->shared_inquiries;
        if (random_chance(&s->maker, 0.8)) {
            random_key(&s->maker, "spend");
            random_change(&s->maker, spend);
            random_end(&s->maker);
        }
        write_effect(s, spend);
        note_channel(s, c, s->shared_uncertain, "cost_per_inquiry");
        s->scale.spend += spend;
        return s->shared_inquiries;
    }
    random_key(&s->maker, "spend");
    random_schedule(&s->maker, cost * inquiries);
    random_end(&s->maker);
    random_key(&s->maker, random_chance(&s->maker, 0.5) ? "cost_per_inquiry" : "Cost per inquiry");
    note_channel(s, c, random_quantity(&s->maker, RANDOM_COST, cost), "cost_per_inquiry");
    random_end(&s->maker);
    write_effect(s, cost * inquiries);
    s->scale.spend += cost * inquiries;
    return inquiries;
}

static void write_luck(struct random_sketch *s)
{
    if (random_chance(&s->maker, 0.25)) {
        random_key(&s->maker, "season");
        for (int i = 0; i < 12; i++)
            fc_text_add(s->maker.out, "%s%.2f", i > 0 ? " | " : "",
                        random_between(&s->maker, 0.6, 1.4));
        random_end(&s->maker);
    }
    if (random_chance(&s->maker, 0.3))
        fc_text_add(s->maker.out, "growth = %d%%\n", random_whole(&s->maker, -5, 6));
    if (!random_chance(&s->maker, 0.5))
        return;
    const int noise = random_whole(&s->maker, 0, 60);
    fc_text_add(s->maker.out, "month to month = %d%%\n", noise);
    if (noise > 0 && random_chance(&s->maker, 0.4)) {
        random_used(&s->maker, RANDOM_PERSISTENCE);
        fc_text_add(s->maker.out, "persistence = %.2f\n", random_between(&s->maker, 0.1, 1));
    }
}

/* Spend, free inquiries or both; returns the inquiries a month that come of it. */
static double write_sources(struct random_sketch *s, int c)
{
    const bool spends = s->shared_spend || random_chance(&s->maker, 0.7);
    double     inquiries = spends ? write_spend(s, c) : 0;
    if (!spends || random_chance(&s->maker, 0.3)) {
        const double free = random_between(&s->maker, 5, 40);
        random_key(&s->maker, "inquiries");
        note_channel(s, c, random_flow(&s->maker, free), "inquiries");
        random_end(&s->maker);
        inquiries += free;
    }
    return inquiries;
}

void random_channel(struct random_sketch *s, int c)
{
    random_heading(&s->maker, "channel", s->channel[c]);
    if (!s->enabled[c] || random_chance(&s->maker, 0.1))
        random_line(&s->maker, "enabled", s->enabled[c] ? "yes" : "no");
    if (random_chance(&s->maker, 0.15))
        fc_text_add(s->maker.out, "id = luck-%d\n", c);
    random_owner(&s->maker);
    random_source(&s->maker);
    if (!s->enabled[c]) /* what else it said would have no effect, which is refused */
        return;

    s->scale.flow[0] += write_sources(s, c);
    write_luck(s);
    if (random_chance(&s->maker, 0.25)) {
        random_key(&s->maker, "fixed cost");
        random_schedule(&s->maker, random_between(&s->maker, 200, 6000));
        random_end(&s->maker);
    }
}
