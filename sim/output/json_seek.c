#include "output/json_seek.h"

#include <math.h>

#include "model/sentence.h"

static json_t *promise_text(const struct fc_plan *plan, const struct fc_promise *promise)
{
    struct fc_text text = {0};
    fc_promise_say(&text, promise, plan);
    json_t *said = text.failed ? NULL : json_string(text.bytes);
    fc_text_free(&text);
    return said;
}

/* The value, or the factor where there is no one value. */
static double place(const struct fc_seek_key *key, double at)
{
    const double value = fc_seek_key_value(key, at);
    return isfinite(value) ? value : at;
}

static double factor(const struct fc_seek_key *key, double at)
{
    if (key->kind == FC_SEEK_FACTOR)
        return at;
    return key->today != 0 ? fc_seek_key_value(key, at) / key->today : (double)NAN;
}

static json_t *pair(struct fc_json *json, double first, double second)
{
    json_t *list = json_array();
    fc_json_push(json, list, fc_json_number(first));
    fc_json_push(json, list, fc_json_number(second));
    return list;
}

static json_t *curve(struct fc_json *json, const struct fc_sought *sought)
{
    json_t *list = json_array();
    for (int i = 0; i < sought->n_curve; i++)
        fc_json_push(
            json, list,
            pair(json, place(&sought->key, sought->curve[i].at), sought->curve[i].chance.p));
    return list;
}

static void put_found(struct fc_json *json, json_t *to, const struct fc_sought *sought)
{
    const struct fc_seek_key *key = &sought->key;
    const bool                found = sought->found;
    fc_json_put(json, to, "factor", found ? fc_json_number(factor(key, sought->at)) : json_null());
    fc_json_put(json, to, "value",
                found ? fc_json_number(fc_seek_key_value(key, sought->at)) : json_null());
    fc_json_put(json, to, "interval",
                found ? pair(json, place(key, sought->low), place(key, sought->high))
                      : json_null());
    fc_json_put(json, to, "set", found ? fc_json_words(sought->set) : json_null());
    fc_json_put(json, to, "probability", found ? fc_json_number(sought->chance.p) : json_null());
    fc_json_put(json, to, "standard_error",
                found ? fc_json_number(sought->chance.standard_error) : json_null());
    fc_json_put(json, to, "fresh_probability",
                sought->confirmed ? fc_json_number(sought->fresh.p) : json_null());
}

json_t *fc_json_seek(struct fc_json *json, const void *of)
{
    const struct fc_json_sought *part = of;
    const struct fc_sought      *sought = part->sought;
    const struct fc_seek_key    *key = &sought->key;
    json_t                      *to = json_object();
    fc_json_put(json, to, "key", fc_json_words(key->name));
    fc_json_put(json, to, "promise", promise_text(part->plan, sought->promise));
    fc_json_put(json, to, "confidence", fc_json_number(sought->promise->confidence));
    fc_json_put(json, to, "range", pair(json, place(key, key->low), place(key, key->high)));
    fc_json_put(json, to, "today", fc_json_number(key->today));
    fc_json_put(json, to, "probability_today", fc_json_number(sought->today.p));
    fc_json_put(json, to, "found", json_boolean(sought->found));
    fc_json_put(json, to, "whole_range", json_boolean(sought->whole_range));
    fc_json_put(json, to, "several", json_boolean(sought->several));
    put_found(json, to, sought);
    fc_json_put(json, to, "best_reachable", fc_json_number(sought->best.p));
    fc_json_put(json, to, "best_at", fc_json_number(place(key, sought->best_at)));
    fc_json_put(json, to, "curve", curve(json, sought));
    return to;
}
