#include "questions/allocate_limits.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "model/cutting.h"
#include "model/keys.h"
#include "model/words.h"

static bool refuse(struct fc_piece piece, const char *hint, const char *text,
                   struct fc_problems *problems)
{
    return fc_error_at(problems, "limit", piece.place, hint, "%s", text);
}

/* ---- whose ---- */

static bool spends(const struct fc_plan *plan, const struct fc_channel *channel)
{
    for (int t = 0; t < plan->months && channel->enabled; t++)
        if (fc_schedule_at(&channel->spend, plan->start, t) > 0)
            return true;
    return false;
}

static bool refuse_channel(struct fc_piece name, const struct fc_plan *plan,
                           struct fc_problems *problems)
{
    const char    *known[FC_MAX_CHANNELS];
    struct fc_text hint = {0};
    size_t         n = 0;
    for (int c = 0; c < plan->n_channels; c++)
        if (spends(plan, &plan->channel[c]))
            known[n++] = plan->channel[c].section.name;
    const char *nearest = fc_nearest(name, known, n);
    if (nearest != NULL)
        fc_text_add(&hint, "did you mean `%s`?", nearest);
    for (size_t i = 0; nearest == NULL && i < n && i < 12; i++)
        fc_text_add(&hint, "%s%s", i == 0 ? "there are: " : ", ", known[i]);
    fc_error_at(problems, "limit", name.place, hint.bytes, "there is no channel `%.*s`",
                (int)name.length, name.text);
    fc_text_free(&hint);
    return false;
}

static int find_channel(struct fc_piece name, const struct fc_plan *plan,
                        struct fc_problems *problems)
{
    const int channel = fc_plan_channel(plan, name);
    if (channel < 0) {
        refuse_channel(name, plan, problems);
        return -1;
    }
    if (spends(plan, &plan->channel[channel]))
        return channel;
    fc_error_at(problems, "limit", name.place, NULL,
                "channel `%s` spends nothing: there is nothing to limit",
                plan->channel[channel].section.name);
    return -1;
}

/* ---- how much ---- */

static struct fc_piece without_month(struct fc_piece piece)
{
    struct fc_piece before;
    return fc_cut_end(piece, "a month", &before) ? before : piece;
}

static bool read_amount(double *out, struct fc_piece piece, const struct fc_plan *plan,
                        struct fc_problems *problems)
{
    struct fc_number number;
    if (!fc_number_read(&number, piece, FC_MONEY, plan->currency, problems))
        return false;
    if (number.value < 0)
        return refuse(piece, NULL, "a spend is not below 0", problems);
    *out = number.value;
    return true;
}

/* Either end may be left out. */
static bool read_range(struct fc_limit *out, struct fc_piece low, struct fc_piece high,
                       const struct fc_plan *plan, struct fc_problems *problems)
{
    struct fc_number first, last;
    if (low.length == 0 && high.length == 0)
        return refuse(low, "write 10k..40k, 10k.. or ..40k", "this range has no ends", problems);
    if (low.length == 0)
        return read_amount(&out->high, high, plan, problems);
    if (high.length == 0)
        return read_amount(&out->low, low, plan, problems);
    if (!fc_range_read(&first, &last, low, high, FC_MONEY, plan->currency, problems))
        return false;
    out->low = first.value;
    out->high = last.value;
    if (out->low < 0)
        return refuse(low, NULL, "a spend is not below 0", problems);
    return out->low <= out->high || refuse(low, NULL, "the range must rise", problems);
}

static bool read_limit(struct fc_limit *out, struct fc_piece value, const struct fc_plan *plan,
                       struct fc_problems *problems)
{
    struct fc_piece low, high;
    struct fc_limit limit = {FC_LIMIT_RANGE, 0, (double)INFINITY};
    bool            read = true;
    if (fc_piece_is(value, "pinned"))
        limit.kind = FC_LIMIT_PINNED;
    else if (fc_piece_is(value, "off"))
        limit.kind = FC_LIMIT_OFF;
    else if (fc_cut_sign(value, "..", &low, &high))
        read = read_range(&limit, low, without_month(high), plan, problems);
    else {
        read = read_amount(&limit.low, without_month(value), plan, problems);
        limit.high = limit.low;
    }
    if (read && limit.kind == FC_LIMIT_RANGE && limit.high == 0)
        limit.kind = FC_LIMIT_OFF;
    if (read)
        *out = limit;
    return read;
}

bool fc_limits_read(struct fc_limit out[], const struct fc_plan *plan, int n,
                    const char *const text[], struct fc_problems *problems)
{
    const size_t errors = problems->errors;
    for (int c = 0; c < plan->n_channels; c++)
        out[c] = (struct fc_limit){.kind = FC_LIMIT_NONE};
    for (int i = 0; i < n; i++) {
        const struct fc_piece piece = fc_piece_trim(fc_piece_of("--limit", text[i]));
        struct fc_piece       name, value;
        if (!fc_cut_sign(piece, "=", &name, &value)) {
            refuse(piece, "write 'search = 10k..40k', 'search = pinned' or 'search = off'",
                   "a limit is a channel, = and what it may spend", problems);
            continue;
        }
        const int channel = find_channel(name, plan, problems);
        if (channel >= 0 && out[channel].kind != FC_LIMIT_NONE)
            refuse(name, "write both ends in one: 10k..40k", "this channel is limited twice",
                   problems);
        else if (channel >= 0)
            read_limit(&out[channel], value, plan, problems);
    }
    return problems->errors == errors && !problems->no_memory;
}

bool fc_budget_read(double *out, const struct fc_plan *plan, const char *text,
                    struct fc_problems *problems)
{
    const struct fc_piece piece = fc_piece_trim(fc_piece_of("--budget", text));
    struct fc_piece       amount = without_month(piece), before;
    const bool            yearly = fc_cut_end(piece, "a year", &before);
    if (yearly)
        amount = before;
    if (!read_amount(out, amount, plan, problems))
        return false;
    *out /= yearly ? 12 : 1;
    return *out > 0 || refuse(amount, NULL, "a budget of nothing cannot be split", problems);
}
