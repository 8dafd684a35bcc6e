#include "output/as_json.h"

#include "output/json.h"
#include "output/json_promises.h"
#include "random/site.h"

/* ---- measures ---- */

static json_t *cell_object(struct fc_json *json, const struct fc_result *result, int measure, int t)
{
    static const struct {
        const char *name;
        double      q;
    } quantile[] = {{"p05", 0.05}, {"p25", 0.25}, {"p50", 0.5}, {"p75", 0.75}, {"p95", 0.95}};

    const struct fc_cell *cell = fc_result_cell(result, measure, t);
    const bool            known = cell->moments.n > 0;
    json_t               *to = json_object();
    if (t < result->plan->months)
        fc_json_put(json, to, "month", fc_json_month(result->plan->start + t));
    fc_json_put(json, to, "mean",
                known ? fc_json_number(fc_result_mean(result, measure, t)) : json_null());
    fc_json_put(json, to, "sd",
                known ? fc_json_number(fc_result_sd(result, measure, t)) : json_null());
    for (size_t i = 0; i < sizeof quantile / sizeof *quantile; i++)
        fc_json_put(json, to, quantile[i].name,
                    known ? fc_json_number(fc_result_quantile(result, measure, t, quantile[i].q))
                          : json_null());
    if (result->plan->measure[measure].ratio)
        fc_json_put(json, to, "undefined", json_integer((json_int_t)cell->undefined));
    return to;
}

static json_t *measure_object(struct fc_json *json, const struct fc_result *result, int measure)
{
    static const char *const unit[] = {"count", "money", "share", "month", "days"};
    const struct fc_measure *m = &result->plan->measure[measure];
    json_t                  *months = json_array();
    for (int t = 0; t < result->plan->months && m->what != FC_M_BOOKINGS_LATER; t++)
        fc_json_push(json, months, cell_object(json, result, measure, t));
    json_t *to = json_object();
    fc_json_put(json, to, "unit", json_string(unit[m->unit]));
    fc_json_put(json, to, "by_month", months);
    fc_json_put(json, to, "total", cell_object(json, result, measure, result->plan->months));
    return to;
}

static json_t *all_measures(struct fc_json *json, const struct fc_result *result)
{
    json_t *to = json_object();
    for (int i = 0; i < result->plan->n_measures; i++)
        fc_json_put(json, to, result->plan->measure[i].name, measure_object(json, result, i));
    return to;
}

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

static json_t *whole_object(struct fc_json *json, const struct fc_json_parts *parts)
{
    const struct fc_result *result = parts->result;
    json_t                 *to = json_object();
    fc_json_put(json, to, "schema", json_integer(1));
    fc_json_put(json, to, "program", json_string("funnelcast"));
    fc_json_put(json, to, "version", json_string(FC_VERSION));
    fc_json_put(json, to, "scheme", json_integer(FC_SITE_SCHEME));
    fc_json_put(json, to, "plan", plan_object(json, result->plan));
    fc_json_put(json, to, "seed", json_integer((json_int_t)result->seed));
    fc_json_put(json, to, "trials", json_integer((json_int_t)result->trials));
    fc_json_put(json, to, "method", json_string("counted"));
    fc_json_put(json, to, "partial", json_boolean(result->partial));
    if (parts->promises != NULL)
        fc_json_put(json, to, "promises", fc_json_promises(json, parts->promises, parts->how_many));
    if (parts->measures)
        fc_json_put(json, to, "measures", all_measures(json, result));
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
