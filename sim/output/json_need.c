#include "output/json_need.h"

#include "model/sentence.h"

static json_t *chance(struct fc_chance chance)
{
    return chance.standard_error < 1 ? fc_json_number(chance.p) : json_null();
}

static json_t *point_object(struct fc_json *json, const struct fc_need_point *point)
{
    json_t *to = json_object();
    fc_json_put(json, to, "level", fc_json_number(point->level));
    fc_json_put(json, to, "reached", chance(point->reached));
    fc_json_put(json, to, "if_kept", chance(point->if_kept));
    fc_json_put(json, to, "if_missed", chance(point->if_missed));
    return to;
}

json_t *fc_json_need(struct fc_json *json, const void *of)
{
    const struct fc_json_needed *part = of;
    const struct fc_need        *need = part->need;
    static const char *const     reading[] = {"every", "average", "k_of_n", "total"};
    struct fc_text               money = {0};
    json_t                      *to = json_object(), *curve = json_array();
    fc_promise_say(&money, need->money, part->plan);
    fc_json_put(json, to, "metric", json_string(part->plan->measure[need->clause->measure].name));
    fc_json_put(json, to, "reading", json_string(reading[need->clause->reading]));
    fc_json_put(json, to, "from", fc_json_month(part->plan->start + need->clause->from_t));
    fc_json_put(json, to, "to", fc_json_month(part->plan->start + need->clause->to_t));
    fc_json_put(json, to, "promise", money.failed ? NULL : json_string(money.bytes));
    fc_json_put(json, to, "confidence", fc_json_number(need->confidence));
    fc_json_put(json, to, "probability", fc_json_number(need->as_planned.p));
    fc_json_put(json, to, "found", json_boolean(need->found));
    fc_json_put(json, to, "any", json_boolean(need->any));
    fc_json_put(json, to, "decides", json_boolean(need->decides));
    fc_json_put(json, to, "needed", need->found ? point_object(json, &need->needed) : json_null());
    fc_json_put(json, to, "highest", point_object(json, &need->highest));
    for (int i = 0; i < need->n_curve; i++)
        fc_json_push(json, curve, point_object(json, &need->curve[i]));
    fc_json_put(json, to, "curve", curve);
    fc_text_free(&money);
    return to;
}
