#include "output/as_json.h"

#include "output/json.h"
#include "output/json_measures.h"
#include "output/json_promises.h"
#include "random/site.h"

/* ---- the object ---- */

static json_t *check_list(struct fc_json *json, const struct fc_problems *problems)
{
    json_t *list = json_array();
    for (size_t i = 0; i < problems->size; i++) {
        const struct fc_problem *problem = &problems->item[i];
        struct fc_text           where = {0};
        fc_text_add(&where, "%s", problem->place.file == NULL ? "" : problem->place.file);
        if (problem->place.line > 0)
            fc_text_add(&where, ":%d", problem->place.line);
        json_t *one = json_object();
        fc_json_put(json, one, "level",
                    json_string(problem->level == FC_ERROR ? "error" : "warning"));
        fc_json_put(json, one, "where", where.failed ? NULL : json_string(where.bytes));
        fc_json_put(json, one, "rule", fc_json_words(problem->rule));
        fc_json_put(json, one, "text", fc_json_words(problem->text));
        fc_json_put(json, one, "hint", fc_json_words(problem->hint));
        fc_json_push(json, list, one);
        fc_text_free(&where);
    }
    return list;
}

static json_t *plan_object(struct fc_json *json, const struct fc_plan *plan)
{
    json_t *to = json_object();
    fc_json_put(json, to, "file", fc_json_words(plan->file));
    fc_json_put(json, to, "name", fc_json_words(plan->name));
    fc_json_put(json, to, "sha256", fc_json_words(plan->sha256));
    return to;
}

/* The method of the whole answer: counted, as soon as one chance of it is. */
static bool all_closed_form(const struct fc_json_parts *parts)
{
    if (parts->promises == NULL || parts->promises->n == 0)
        return parts->result == NULL && parts->run.closed_form;
    bool all = !parts->measures && parts->how_many == NULL && parts->returns == NULL;
    for (int i = 0; i < parts->promises->n && all; i++)
        all = parts->promises->answer[i].closed_form;
    return all;
}

static json_t *whole_object(struct fc_json *json, const struct fc_json_parts *parts)
{
    const struct fc_result   *result = parts->result;
    const struct fc_run_facts run = result == NULL ? parts->run : fc_run_facts_of(result);
    json_t                   *to = json_object();
    fc_json_put(json, to, "schema", json_integer(1));
    fc_json_put(json, to, "program", json_string("funnelcast"));
    fc_json_put(json, to, "version", json_string(FC_VERSION));
    fc_json_put(json, to, "scheme", json_integer(FC_SITE_SCHEME));
    fc_json_put(json, to, "plan", plan_object(json, run.plan));
    fc_json_put(json, to, "seed", json_integer((json_int_t)run.seed));
    fc_json_put(json, to, "trials", json_integer((json_int_t)run.trials));
    fc_json_put(json, to, "method",
                json_string(all_closed_form(parts) ? "closed_form" : "counted"));
    fc_json_put(json, to, "partial", json_boolean(run.partial));
    if (parts->promises != NULL)
        fc_json_put(json, to, "promises", fc_json_promises(json, parts->promises, parts->how_many));
    if (parts->returns != NULL)
        fc_json_put(json, to, "returns", fc_json_returns(json, parts->returns));
    if (parts->measures)
        fc_json_put(json, to, "measures", fc_json_measures(json, result));
    if (parts->measures && result->n_views > 1)
        fc_json_put(json, to, "channels", fc_json_channels(json, result));
    for (int i = 0; i < parts->n_more; i++)
        fc_json_put(json, to, parts->more[i].name, parts->more[i].make(json, parts->more[i].of));
    if (parts->checks != NULL)
        fc_json_put(json, to, "checks", check_list(json, parts->checks));
    return to;
}

void fc_as_json(struct fc_text *out, const struct fc_json_parts *parts)
{
    struct fc_json json = {0};
    json_t        *object = whole_object(&json, parts);
    fc_json_print(out, &json, object);
}
