#include "questions/named_key.h"

#include <string.h>

#include "base/text.h"
#include "model/headings.h"
#include "model/words.h"

/* ---- the sections of a kind ---- */

/* A section that may have the key, and whether the heading speaks of it. */
struct visit {
    const struct fc_plan  *plan;
    struct fc_heading      heading;
    const struct fc_key   *key;
    bool                   only_given;
    struct fc_named_field *out;
    int                    n;
};

static bool is_meant(struct fc_piece name, const char *known)
{
    return fc_piece_is(name, "*") || fc_words_are(name, known);
}

static void see(struct visit *visit, const struct fc_section *section, const void *object,
                bool counts)
{
    const int row = (int)(visit->key - fc_keys);
    if (section->set == NULL || (visit->only_given && section->set[row].line == 0))
        return;
    visit->out[visit->n++] =
        (struct fc_named_field){section, (const char *)object + visit->key->offset, counts};
}

static void see_channels(struct visit *visit)
{
    for (int i = 0; i < visit->plan->n_channels; i++) {
        const struct fc_channel *channel = &visit->plan->channel[i];
        if (is_meant(visit->heading.name, channel->section.key))
            see(visit, &channel->section, channel, channel->enabled);
    }
}

static void see_stages(struct visit *visit)
{
    for (int i = 0; i < visit->plan->n_stages; i++)
        if (is_meant(visit->heading.name, visit->plan->stage[i].section.key))
            see(visit, &visit->plan->stage[i].section, &visit->plan->stage[i], true);
}

static void see_routes(struct visit *visit)
{
    for (int i = 0; i < visit->plan->n_stages; i++)
        for (int c = 0; c < visit->plan->n_channels; c++) {
            const struct fc_route *route = &visit->plan->stage[i].route[c];
            if (is_meant(visit->heading.name, visit->plan->stage[i].section.key) &&
                is_meant(visit->heading.channel_name, visit->plan->channel[c].section.key))
                see(visit, &route->section, route, visit->plan->channel[c].enabled);
        }
}

static void see_teams(struct visit *visit)
{
    for (int i = 0; i < visit->plan->n_teams; i++)
        if (is_meant(visit->heading.name, visit->plan->team[i].section.key))
            see(visit, &visit->plan->team[i].section, &visit->plan->team[i], true);
}

static void see_channel_deals(struct visit *visit)
{
    for (int i = 0; i < visit->plan->n_channels; i++) {
        const struct fc_deal *deal = visit->plan->channel_deal[i];
        if (deal != NULL &&
            is_meant(visit->heading.channel_name, visit->plan->channel[i].section.key))
            see(visit, &deal->section, deal, visit->plan->channel[i].enabled);
    }
}

static void see_all(struct visit *visit)
{
    const struct fc_plan *plan = visit->plan;
    visit->n = 0;
    switch (visit->heading.kind) {
    case FC_S_CHANNEL: see_channels(visit); break;
    case FC_S_STAGE: see_stages(visit); break;
    case FC_S_ROUTE: see_routes(visit); break;
    case FC_S_TEAM: see_teams(visit); break;
    case FC_S_CHANNEL_DEAL: see_channel_deals(visit); break;
    case FC_S_DEAL: see(visit, &plan->deal.section, &plan->deal, true); break;
    case FC_S_NURTURE: see(visit, &plan->nurture.section, &plan->nurture, true); break;
    case FC_S_MARKET: see(visit, &plan->market.section, &plan->market, true); break;
    case FC_S_PLAN:
    case FC_S_OPENING:
    case FC_S_CORRELATION:
    case FC_S_PROMISE:
    case FC_S_KINDS: break;
    }
}

/* ---- names ---- */

enum { MOST_NAMES = FC_MAX_CHANNELS };

/* A name that the plan must have. */
static bool check_name(struct fc_piece name, const char *what, const char *const known[], size_t n,
                       struct fc_problems *problems)
{
    for (size_t i = 0; i < n; i++)
        if (is_meant(name, known[i]))
            return true;
    const char    *nearest = fc_nearest(name, known, n);
    struct fc_text hint = {0};
    if (nearest != NULL)
        fc_text_add(&hint, "did you mean `%s`?", nearest);
    for (size_t i = 0; nearest == NULL && i < n && i < 12; i++)
        fc_text_add(&hint, "%s%s", i == 0 ? "there are: " : ", ", known[i]);
    fc_error_at(problems, "unknown-key", name.place, hint.bytes, "there is no %s `%.*s`", what,
                (int)name.length, name.text);
    fc_text_free(&hint);
    return false;
}

static bool check_channel(struct fc_piece name, const struct fc_plan *plan,
                          struct fc_problems *problems)
{
    const char *known[MOST_NAMES];
    for (int i = 0; i < plan->n_channels; i++)
        known[i] = plan->channel[i].section.name;
    return check_name(name, "channel", known, (size_t)plan->n_channels, problems);
}

static bool check_names(const struct fc_heading *heading, const struct fc_plan *plan,
                        struct fc_problems *problems)
{
    const char *known[MOST_NAMES];
    const bool  by_channel = heading->kind == FC_S_ROUTE || heading->kind == FC_S_CHANNEL_DEAL;
    if (by_channel && !check_channel(heading->channel_name, plan, problems))
        return false;
    if (heading->kind == FC_S_CHANNEL)
        return check_channel(heading->name, plan, problems);
    if (heading->kind == FC_S_STAGE || heading->kind == FC_S_ROUTE) {
        for (int i = 0; i < plan->n_stages; i++)
            known[i] = plan->stage[i].section.name;
        return check_name(heading->name, "stage", known, (size_t)plan->n_stages, problems);
    }
    for (int i = 0; i < plan->n_teams; i++)
        known[i] = plan->team[i].section.name;
    return heading->kind != FC_S_TEAM ||
           check_name(heading->name, "team", known, (size_t)plan->n_teams, problems);
}

static bool refuse_key(enum fc_section_kind kind, struct fc_piece key, struct fc_problems *problems)
{
    const char    *known[64];
    size_t         n = 0;
    struct fc_text hint = {0};
    for (size_t row = 0; row < fc_key_count && n < sizeof known / sizeof *known; row++)
        if (fc_keys[row].section == kind)
            known[n++] = fc_keys[row].name;
    const char *nearest = fc_nearest(key, known, n);
    if (nearest != NULL)
        fc_text_add(&hint, "did you mean `%s`?", nearest);
    else
        fc_text_add(&hint, "funnelcast keys lists them");
    fc_error_at(problems, "unknown-key", key.place, hint.bytes, "%s has no key `%.*s`",
                fc_section_words(kind), (int)key.length, key.text);
    fc_text_free(&hint);
    return false;
}

/* The section in front of the last dot and the key behind it. */
static bool take_apart(struct fc_named_key *out, struct fc_piece name, struct fc_problems *problems)
{
    const char *dot = memrchr(name.text, '.', name.length);
    if (dot == NULL)
        return fc_error_at(problems, "unknown-key", name.place,
                           "such as 'channel search.spend' or 'team sales.heads'",
                           "a key is a section, a dot and a word");
    const size_t          at = (size_t)(dot - name.text);
    const struct fc_piece key = fc_piece_trim(fc_piece_part(name, at + 1, name.length - at - 1));
    out->heading = fc_heading_read(fc_piece_trim(fc_piece_part(name, 0, at)), problems);
    if (!out->heading.usable)
        return false;
    out->row = fc_key_find(out->heading.kind, key);
    return out->row >= 0 || refuse_key(out->heading.kind, key, problems);
}

bool fc_named_key_find(struct fc_named_key *out, const struct fc_plan *plan, struct fc_piece name,
                       struct fc_arena *arena, struct fc_problems *problems)
{
    const int room = (plan->n_stages + 1) * (plan->n_channels + 1) + plan->n_teams;
    if (!take_apart(out, name, problems) || !check_names(&out->heading, plan, problems))
        return false;
    struct fc_named_field *field = fc_arena_take(arena, (size_t)room, sizeof *field);
    if (field == NULL) {
        problems->no_memory = true;
        return false;
    }
    struct visit visit = {.plan = plan,
                          .heading = out->heading,
                          .key = &fc_keys[out->row],
                          .only_given = true,
                          .out = field};
    if (visit.key->offset != FC_NO_FIELD)
        see_all(&visit);
    out->given = visit.n > 0;
    visit.only_given = false;
    if (!out->given && visit.key->offset != FC_NO_FIELD)
        see_all(&visit);
    out->n = visit.n;
    out->field = field;
    return true;
}
