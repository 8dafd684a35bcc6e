/* The key behind the dot says whether a channel or a stage stands before it. */
#include "model/input.h"

#include <string.h>

#include "base/text.h"
#include "model/cutting.h"
#include "model/roll.h"
#include "model/words.h"

static const struct {
    enum fc_section_kind kind;
    const char          *key;
} drawn[] = {
    {FC_S_CHANNEL, "cost_per_inquiry"}, {FC_S_CHANNEL, "inquiries"}, {FC_S_STAGE, "rate"},
    {FC_S_DEAL, "value_uncertainty"},   {FC_S_NURTURE, "share"},
};
enum { N_DRAWN = sizeof drawn / sizeof *drawn };

static const char examples[] = "write search.cost_per_inquiry, search.inquiries, won.rate, "
                               "won / search.rate, deal.value_uncertainty or nurture.rate";

/* A name may itself begin with `channel`, so the whole is tried first. */
static struct fc_piece without(const char *word, struct fc_piece name)
{
    const size_t length = strlen(word);
    if (name.length <= length || strchr(" \t-_", name.text[length]) == NULL ||
        !fc_piece_is(fc_piece_part(name, 0, length), word))
        return name;
    return fc_piece_trim(fc_piece_part(name, length + 1, name.length - length - 1));
}

static int refuse_name(struct fc_piece name, const char *what, const char *rule,
                       const char *const known[], int n, struct fc_problems *problems)
{
    struct fc_text hint = {0};
    fc_names_hint(&hint, known, (size_t)n, name);
    fc_error_at(problems, rule, name.place, hint.bytes, "there is no %s `%.*s`", what,
                (int)name.length, name.text);
    fc_text_free(&hint);
    return -1;
}

static int find_channel(const struct fc_plan *plan, struct fc_piece name,
                        struct fc_problems *problems)
{
    const char *known[FC_MAX_CHANNELS];
    const int   whole = fc_plan_channel(plan, name);
    const int   found = whole >= 0 ? whole : fc_plan_channel(plan, name = without("channel", name));
    for (int i = 0; i < plan->n_channels; i++)
        known[i] = plan->channel[i].section.name;
    return found >= 0
               ? found
               : refuse_name(name, "channel", "unknown-channel", known, plan->n_channels, problems);
}

static int find_stage(const struct fc_plan *plan, struct fc_piece name,
                      struct fc_problems *problems)
{
    const char *known[FC_MAX_STAGES];
    const int   whole = fc_plan_stage(plan, name);
    const int   found = whole >= 0 ? whole : fc_plan_stage(plan, name = without("stage", name));
    for (int i = 0; i < plan->n_stages; i++)
        known[i] = plan->stage[i].section.name;
    return found >= 0
               ? found
               : refuse_name(name, "stage", "unknown-stage", known, plan->n_stages, problems);
}

static bool find_rate(struct fc_named_input *out, const struct fc_plan *plan, struct fc_piece thing,
                      struct fc_problems *problems)
{
    const char *slash = memchr(thing.text, '/', thing.length);
    if (slash == NULL) {
        out->stage = find_stage(plan, thing, problems);
        if (out->stage < 0)
            return false;
        out->section = &plan->stage[out->stage].section;
        out->quantity = &plan->stage[out->stage].rate;
        return true;
    }
    const size_t at = (size_t)(slash - thing.text);
    out->stage = find_stage(plan, fc_piece_trim(fc_piece_part(thing, 0, at)), problems);
    out->channel = find_channel(
        plan, fc_piece_trim(fc_piece_part(thing, at + 1, thing.length - at - 1)), problems);
    if (out->stage < 0 || out->channel < 0)
        return false;
    const struct fc_route *route = &plan->stage[out->stage].route[out->channel];
    out->row = fc_key_row(FC_S_ROUTE, "rate");
    out->section = &route->section;
    out->quantity = &route->rate;
    return true;
}

static bool find_of_channel(struct fc_named_input *out, const struct fc_plan *plan,
                            struct fc_piece thing, struct fc_problems *problems)
{
    out->channel = find_channel(plan, thing, problems);
    if (out->channel < 0)
        return false;
    const struct fc_channel *channel = &plan->channel[out->channel];
    const bool               cost = out->row == fc_key_row(FC_S_CHANNEL, "cost_per_inquiry");
    out->section = &channel->section;
    out->quantity = cost ? &channel->cost_per_inquiry : &channel->inquiries.amount;
    return true;
}

static void take_nurture(struct fc_named_input *out, const struct fc_nurture *nurture,
                         const char *key)
{
    out->row = fc_key_row(FC_S_NURTURE, key);
    out->section = &nurture->section;
    out->quantity = strcmp(key, "share") == 0 ? &nurture->share : &nurture->rate;
}

/* `nurture.rate` may also be that of a stage so called, where there is no [nurture]. */
static bool is_of_nurture(const struct fc_plan *plan, struct fc_piece thing)
{
    return fc_words_are(thing, "nurture") &&
           (plan->nurture.exists || fc_plan_stage(plan, thing) < 0);
}

/* The row of what is drawn under that key, or -1 with a problem. */
static int find_key(struct fc_piece name, struct fc_piece key, struct fc_problems *problems)
{
    const char *known[N_DRAWN];
    for (int i = 0; i < N_DRAWN; i++) {
        known[i] = drawn[i].key;
        if (fc_words_are(key, drawn[i].key))
            return fc_key_row(drawn[i].kind, drawn[i].key);
    }
    const char    *nearest = fc_nearest(key, known, N_DRAWN);
    struct fc_text hint = {0};
    if (nearest != NULL)
        fc_text_add(&hint, "did you mean `%s`?", nearest);
    else
        fc_text_add(&hint, "%s", examples);
    fc_error_at(problems, "unknown-input", nearest != NULL ? key.place : name.place, hint.bytes,
                "`%.*s` is not drawn once for a whole possible year", (int)name.length, name.text);
    fc_text_free(&hint);
    return -1;
}

bool fc_input_find(struct fc_named_input *out, const struct fc_plan *plan, struct fc_piece name,
                   struct fc_problems *problems)
{
    const struct fc_piece whole = fc_piece_trim(name);
    const char           *dot = memchr(whole.text, '.', whole.length);
    if (dot == NULL)
        return fc_error_at(problems, "unknown-input", whole.place, examples,
                           "an input is named by its section, a dot and its key");
    const size_t          at = (size_t)(dot - whole.text);
    const struct fc_piece thing = fc_piece_trim(fc_piece_part(whole, 0, at));
    const struct fc_piece key = fc_piece_trim(fc_piece_part(whole, at + 1, whole.length - at - 1));
    *out =
        (struct fc_named_input){.row = find_key(whole, key, problems), .channel = -1, .stage = -1};
    if (out->row < 0)
        return false;
    if (fc_keys[out->row].section == FC_S_CHANNEL)
        return find_of_channel(out, plan, thing, problems);
    const bool share = fc_keys[out->row].section == FC_S_NURTURE;
    const bool rate = fc_keys[out->row].section == FC_S_STAGE;
    if ((share || rate) && is_of_nurture(plan, thing)) {
        take_nurture(out, &plan->nurture, share ? "share" : "rate");
        return true;
    }
    if (share)
        return fc_error_at(problems, "unknown-input", thing.place, "write nurture.share",
                           "only [nurture] has a share");
    if (rate)
        return find_rate(out, plan, thing, problems);
    if (!fc_words_are(thing, "deal"))
        return fc_error_at(problems, "unknown-input", thing.place, "write deal.value_uncertainty",
                           "only [deal] has a value_uncertainty");
    out->section = &plan->deal.section;
    out->quantity = &plan->deal.value_uncertainty;
    return true;
}

const char *fc_input_name(const struct fc_named_input *input, struct fc_arena *arena)
{
    const char *key = fc_keys[input->row].name;
    switch (fc_keys[input->row].section) {
    case FC_S_CHANNEL: return fc_arena_print(arena, "channel %s.%s", input->section->name, key);
    case FC_S_STAGE:
    case FC_S_ROUTE: return fc_arena_print(arena, "stage %s.%s", input->section->name, key);
    case FC_S_NURTURE: return fc_arena_print(arena, "nurture.%s", key);
    default: return fc_arena_print(arena, "deal.%s", key);
    }
}
