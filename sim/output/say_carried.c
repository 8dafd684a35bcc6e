#include "output/say_carried.h"

#include <math.h>

#include "base/text.h"
#include "output/input_words.h"

/* Owners are told apart in whole points of 100. */
static const double POINT = 0.01;

/* A risk that misses hardly a year needs no one to carry it. */
static const double HARDLY = 0.005;

static int largest_owner(const struct fc_owners_answer *owners)
{
    int most = -1;
    for (int i = 0; i < owners->n; i++)
        if (owners->owner[i].risk_added >= POINT &&
            (most < 0 || owners->owner[i].risk_added > owners->owner[most].risk_added))
            most = i;
    return most;
}

/* "marketing 14 of 100, sales 2": all but the least. */
static void put_owners(struct fc_text *out, const struct fc_owners_answer *owners)
{
    for (int i = 0; i < owners->n; i++) {
        const struct fc_owner_risk *owner = &owners->owner[i];
        if (owner->risk_added >= POINT)
            fc_text_add(out, "%s%s %.0f", out->length > 0 ? ", " : "", owner->name,
                        100 * owner->risk_added);
        if (owner->risk_added <= -POINT)
            fc_text_add(out, "%s%s %.0f less (a cautious plan)", out->length > 0 ? ", " : "",
                        owner->name, -100 * owner->risk_added);
    }
    if (owners->floor >= HARDLY)
        fc_text_add(out, "%schance %.0f", out->length > 0 ? ", " : "", 100 * owners->floor);
}

static void say_largest(struct fc_answer *answer, const struct fc_carried *carried, int i)
{
    const struct fc_drivers_answer *drivers = &carried->of[i].drivers;
    if (drivers->n == 0 || !drivers->effect[0].clear)
        return;
    const struct fc_input_effect *effect = &drivers->effect[0];
    const double                  error = drivers->fifth_error;
    fc_answer_say(
        answer, FC_SAY_SENTENCE, "  Largest: %s (kept in %s to %s).",
        fc_words_input_said(drivers->plan, effect->name).text,
        fc_words_chance((struct fc_chance){effect->worst, error, effect->worst, effect->worst})
            .text,
        fc_words_chance((struct fc_chance){effect->best, error, effect->best, effect->best}).text);
}

/* "leads, " where several promises are told apart. */
static struct fc_words named(const struct fc_carried *carried, int i)
{
    const struct fc_promise *promise = carried->of[i].promise->promise;
    const bool               name = carried->n > 1 && promise->section.name != NULL;
    return fc_words_print("%s%s", name ? promise->section.name : "", name ? ", " : "");
}

static void say_one(struct fc_answer *answer, const struct fc_carried *carried, int i)
{
    const struct fc_owners_answer *owners = &carried->of[i].owners;
    const struct fc_words          name = named(carried, i);
    struct fc_text                 words = {0};
    put_owners(&words, owners);
    answer->no_memory = answer->no_memory || words.failed;
    if (owners->miss < HARDLY)
        fc_answer_say(answer, FC_SAY_SENTENCE,
                      "%smissed in less than 1 of 100: hardly any risk to carry.", name.text);
    else if (words.failed || words.length == 0)
        fc_answer_say(answer, FC_SAY_SENTENCE, "%smissed in %.0f of 100: no owner stands out.",
                      name.text, 100 * owners->miss);
    else
        fc_answer_say(answer, FC_SAY_SENTENCE, "%smissed in %.0f of 100: %s.", name.text,
                      100 * owners->miss, words.bytes);
    fc_text_free(&words);
    if (largest_owner(owners) >= 0)
        say_largest(answer, carried, i);
}

void fc_say_carried(struct fc_answer *answer, const struct fc_carried *carried)
{
    if (carried->n == 0)
        return;
    fc_answer_say(answer, FC_SAY_HEADING, "Who carries the risk");
    for (int i = 0; i < carried->n; i++)
        say_one(answer, carried, i);
}
