/* Each key is there about a third of the time; those that need each other come together. */
#include "tests/random_deal.h"

#include <math.h>

static void write_quantity(struct random_sketch *s, const char *key, double centre)
{
    random_key(&s->maker, key);
    random_quantity(&s->maker, RANDOM_VALUE, centre);
    random_end(&s->maker);
}

static void write_large(struct random_sketch *s)
{
    random_used(&s->maker, RANDOM_LARGE_DEALS);
    s->scale.has_large = true;
    fc_text_add(s->maker.out, "large share = %d%%\n", random_whole(&s->maker, 1, 15));
    write_quantity(s, "large value", s->scale.value * random_between(&s->maker, 4, 10));
}

static void write_cap(struct random_sketch *s)
{
    random_used(&s->maker, RANDOM_CAP);
    random_key(&s->maker, "cap");
    random_number(&s->maker, RANDOM_VALUE, s->scale.value * random_between(&s->maker, 1, 3));
    random_end(&s->maker);
}

/* A contract; returns about how many bills it pays. */
static double write_contract(struct random_sketch *s)
{
    const int term = random_whole(&s->maker, 2, 36);
    random_used(&s->maker, RANDOM_MONTHLY_BILLING);
    fc_text_add(s->maker.out, "billing = monthly\nterm = %d\n", term);
    if (random_chance(&s->maker, 0.4))
        return term;
    const int churn = random_whole(&s->maker, 1, 12);
    random_used(&s->maker, RANDOM_CHURN);
    fc_text_add(s->maker.out, "churn = %d%%\n", churn);
    return (1 - pow(1 - 0.01 * churn, term)) / (0.01 * churn);
}

static void write_margin(struct random_sketch *s)
{
    fc_text_add(s->maker.out, "margin = %d%%\n", random_whole(&s->maker, 20, 90));
}

static void write_deal(struct random_sketch *s)
{
    struct random_scale *scale = &s->scale;
    random_heading(&s->maker, "deal", "");
    random_owner(&s->maker);
    if (random_chance(&s->maker, 0.3)) {
        scale->value /= write_contract(s);
        s->monthly = true;
    } else if (random_chance(&s->maker, 0.2)) {
        random_line(&s->maker, "billing", "once");
    }
    write_quantity(s, "value", scale->value);
    if (random_chance(&s->maker, 0.3))
        write_large(s);
    if (random_chance(&s->maker, 0.25))
        write_cap(s);
    if (random_chance(&s->maker, 0.45)) {
        random_used(&s->maker, RANDOM_VALUE_UNCERTAINTY);
        random_key(&s->maker, "value uncertainty");
        if (random_quantity(&s->maker, RANDOM_FACTOR, 1))
            random_note_input(s, (struct random_input){"", "deal", NULL, "value_uncertainty"});
        random_end(&s->maker);
    }
    if (scale->has_margin)
        write_margin(s);
    random_source(&s->maker);
}

/* The first channel keeps to [deal], all of which would have no effect otherwise. */
static void write_channel_deal(struct random_sketch *s, const char *channel)
{
    random_used(&s->maker, RANDOM_CHANNEL_DEAL);
    fc_text_add(s->maker.out, "\n[deal / %s]\n", channel);
    random_owner(&s->maker);
    if (random_chance(&s->maker, 0.6))
        write_quantity(s, "value", s->scale.value * random_between(&s->maker, 0.5, 2));
    if (random_chance(&s->maker, 0.25))
        write_large(s);
    if (random_chance(&s->maker, 0.25))
        write_cap(s);
    if (s->monthly && random_chance(&s->maker, 0.3))
        random_line(&s->maker, "billing", "once");
    else if (random_chance(&s->maker, 0.35))
        write_contract(s);
    if (s->scale.has_margin && random_chance(&s->maker, 0.3))
        write_margin(s);
    random_source(&s->maker);
}

void random_deals(struct random_sketch *s)
{
    struct random_scale *scale = &s->scale;
    scale->has_deal = random_chance(&s->maker, 0.75);
    scale->has_margin = scale->has_deal && random_chance(&s->maker, 0.6);
    scale->value = random_between(&s->maker, 800, 30000);
    if (!scale->has_deal)
        return;
    const double value = scale->value;
    write_deal(s);
    for (int c = 1; c < s->n_channels; c++)
        if (s->enabled[c] && random_chance(&s->maker, 0.45))
            write_channel_deal(s, s->channel[c]);
    scale->value = value;
}
