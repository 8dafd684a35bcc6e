/* What each channel spends, costs and brings. */
#include "tests/random_channel.h"

#include "tests/random_times.h"

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
    random_quantity(&s->maker, RANDOM_COST, s->shared_cost);
    random_end(&s->maker);
}

/* Spend and what an inquiry costs; returns the inquiries a month that come of it. */
static double write_spend(struct random_sketch *s)
{
    const double cost = random_between(&s->maker, 40, 200);
    const double inquiries = random_between(&s->maker, 10, 60);
    if (s->shared_spend && random_chance(&s->maker, 0.7)) {
        if (random_chance(&s->maker, 0.8)) {
            random_key(&s->maker, "spend");
            random_change(&s->maker, s->shared_cost * s->shared_inquiries);
            random_end(&s->maker);
        }
        s->scale.spend += s->shared_cost * s->shared_inquiries;
        return s->shared_inquiries;
    }
    random_key(&s->maker, "spend");
    random_schedule(&s->maker, cost * inquiries);
    random_end(&s->maker);
    random_key(&s->maker, random_chance(&s->maker, 0.5) ? "cost_per_inquiry" : "Cost per inquiry");
    random_quantity(&s->maker, RANDOM_COST, cost);
    random_end(&s->maker);
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
    if (random_chance(&s->maker, 0.5))
        fc_text_add(s->maker.out, "month to month = %d%%\n", random_whole(&s->maker, 0, 60));
}

/* Spend, free inquiries or both; returns the inquiries a month that come of it. */
static double write_sources(struct random_sketch *s)
{
    const bool spends = s->shared_spend || random_chance(&s->maker, 0.7);
    double     inquiries = spends ? write_spend(s) : 0;
    if (!spends || random_chance(&s->maker, 0.3)) {
        const double free = random_between(&s->maker, 5, 40);
        random_key(&s->maker, "inquiries");
        random_flow(&s->maker, free);
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

    s->scale.flow[0] += write_sources(s);
    write_luck(s);
    if (random_chance(&s->maker, 0.25)) {
        random_key(&s->maker, "fixed cost");
        random_schedule(&s->maker, random_between(&s->maker, 200, 6000));
        random_end(&s->maker);
    }
}
