#include "output/json_allocate.h"

static const char *const objective[] = {
    [FC_FOR_PROMISE] = "promise", [FC_FOR_GAIN] = "gain", [FC_FOR_GAIN_IF_KEPT] = "gain_if_kept"};

static const char *const bound[] = {[FC_BOUND_NONE] = "none",
                                    [FC_BOUND_MIN] = "min",
                                    [FC_BOUND_MAX] = "max",
                                    [FC_BOUND_OFF] = "off",
                                    [FC_BOUND_PINNED] = "pinned"};

static json_t *pair(struct fc_json *json, double first, double second)
{
    json_t *list = json_array();
    fc_json_push(json, list, fc_json_number(first));
    fc_json_push(json, list, fc_json_number(second));
    return list;
}

static json_t *channel_object(struct fc_json *json, const struct fc_allocation *allocation,
                              const struct fc_share *share, double spend)
{
    json_t *to = json_object();
    fc_json_put(json, to, "channel",
                fc_json_words(allocation->plan->channel[share->channel].section.name));
    fc_json_put(json, to, "spend", fc_json_number(spend));
    return to;
}

static json_t *after_object(struct fc_json *json, const struct fc_allocation *allocation,
                            const struct fc_share *share)
{
    json_t *to = channel_object(json, allocation, share, share->after);
    fc_json_put(json, to, "next_1000", fc_json_number(share->next));
    fc_json_put(json, to, "next_1000_interval", pair(json, share->next_low, share->next_high));
    fc_json_put(json, to, "bound", fc_json_words(bound[share->bound]));
    fc_json_put(json, to, "beyond_measured", json_boolean(share->beyond));
    fc_json_put(json, to, "set", fc_json_words(share->set));
    return to;
}

static json_t *gain_object(struct fc_json *json, const struct fc_allocation *allocation)
{
    json_t *to = json_object();
    fc_json_put(json, to, "in", fc_json_words(allocation->in_chance ? "chance" : "money"));
    fc_json_put(json, to, "mean", fc_json_number(allocation->difference));
    fc_json_put(json, to, "interval", pair(json, allocation->low, allocation->high));
    return to;
}

json_t *fc_json_allocate(struct fc_json *json, const void *of)
{
    const struct fc_allocation *allocation = of;
    const struct fc_promise    *promise = allocation->promise;
    json_t                     *to = json_object(), *before = json_array(), *after = json_array();
    fc_json_put(json, to, "objective", fc_json_words(objective[allocation->what]));
    fc_json_put(json, to, "promise", fc_json_words(promise == NULL ? NULL : promise->text));
    fc_json_put(json, to, "budget", fc_json_number(allocation->budget));
    fc_json_put(json, to, "unspent", fc_json_number(allocation->unspent));
    for (int i = 0; i < allocation->n; i++) {
        const struct fc_share *share = &allocation->share[i];
        fc_json_push(json, before, channel_object(json, allocation, share, share->before));
        fc_json_push(json, after, after_object(json, allocation, share));
    }
    fc_json_put(json, to, "before", before);
    fc_json_put(json, to, "after", after);
    if (promise != NULL)
        fc_json_put(json, to, "probability",
                    pair(json, allocation->chance[0].p, allocation->chance[allocation->better].p));
    if (allocation->money >= 0)
        fc_json_put(json, to, allocation->plan->measure[allocation->money].name,
                    pair(json, allocation->gain[0], allocation->gain[allocation->better]));
    fc_json_put(json, to, "gain", gain_object(json, allocation));
    fc_json_put(json, to, "fresh_seed", json_integer((json_int_t)allocation->fresh_seed));
    fc_json_put(json, to, "verdict",
                fc_json_words(allocation->better ? "better" : "no_clear_winner"));
    return to;
}
