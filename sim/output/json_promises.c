#include "output/json_promises.h"

#include <math.h>

#include "model/sentence.h"
#include "output/say_levers.h"
#include "output/words.h"

static json_t *level_of(const struct fc_measure *measure, double level)
{
    if (measure->unit == FC_UNIT_COUNT && level == floor(level))
        return json_integer((json_int_t)level);
    return fc_json_number(level);
}

static const char *period_name(enum fc_period period)
{
    static const char *const name[] = {"month", "quarter", "year", "plan"};
    return name[period];
}

static const char *clause_reading(enum fc_reading reading)
{
    static const char *const name[] = {"every", "average", "k_of_n", "total"};
    return name[reading];
}

/* A level that steps is a list, one a period. */
static json_t *clause_level(struct fc_json *json, const struct fc_measure *measure,
                            const struct fc_clause *clause)
{
    if (clause->one_level)
        return level_of(measure, clause->level[0]);
    json_t *list = json_array();
    for (int i = 0; i < clause->n_periods; i++)
        fc_json_push(json, list, level_of(measure, clause->level[i]));
    return list;
}

static void put_clause(struct fc_json *json, json_t *to, const struct fc_plan *plan,
                       const struct fc_clause *clause)
{
    const struct fc_measure *measure = &plan->measure[clause->measure];
    const bool               some = clause->reading == FC_K_OF_N;
    fc_json_put(json, to, "metric", json_string(measure->name));
    fc_json_put(json, to, clause->at_most ? "at_most" : "at_least",
                clause_level(json, measure, clause));
    fc_json_put(json, to, "period", json_string(period_name(clause->period)));
    fc_json_put(json, to, "reading", json_string(clause_reading(clause->reading)));
    fc_json_put(json, to, "k", some ? json_integer(clause->k) : json_null());
    fc_json_put(json, to, "n", some ? json_integer(clause->n_periods) : json_null());
    fc_json_put(json, to, "from", fc_json_month(plan->start + clause->from_t));
    fc_json_put(json, to, "to", fc_json_month(plan->start + clause->to_t));
}

static json_t *clause_text(const struct fc_plan *plan, const struct fc_clause *clause)
{
    struct fc_text text = {0};
    fc_clause_say(&text, clause, plan);
    json_t *said = text.failed ? NULL : json_string(text.bytes);
    fc_text_free(&text);
    return said;
}

static json_t *parts_of(struct fc_json *json, const struct fc_result *result,
                        const struct fc_promise_answer *answer)
{
    json_t *list = json_array();
    for (int i = 0; i < answer->promise->n_clauses; i++)
        fc_json_push(json, list, clause_text(result->plan, &answer->promise->clause[i]));
    return list;
}

static json_t *pair(struct fc_json *json, double low, double high)
{
    json_t *list = json_array();
    fc_json_push(json, list, fc_json_number(low));
    fc_json_push(json, list, fc_json_number(high));
    return list;
}

static json_t *levels(struct fc_json *json, const struct fc_measure *measure,
                      const struct fc_safe_level *safe)
{
    json_t *list = json_array();
    fc_json_push(json, list, level_of(measure, safe->low));
    fc_json_push(json, list, level_of(measure, safe->high));
    return list;
}

static json_t *safe_object(struct fc_json *json, const struct fc_measure *measure,
                           const struct fc_safe_level *safe)
{
    json_t *to = json_object();
    fc_json_put(json, to, "confidence", fc_json_number(safe->confidence));
    fc_json_put(json, to, "level", level_of(measure, safe->level));
    fc_json_put(json, to, "interval", levels(json, measure, safe));
    return to;
}

static json_t *safe_list(struct fc_json *json, const struct fc_plan *plan,
                         const struct fc_promise_answer *answer)
{
    json_t *list = json_array();
    for (int i = 0; i < answer->n_safe; i++)
        fc_json_push(json, list,
                     safe_object(json, &plan->measure[answer->promise->clause[0].measure],
                                 &answer->safe[i]));
    return list;
}

static json_t *reading_list(struct fc_json *json, const struct fc_promise_answer *answer)
{
    json_t *list = json_array();
    for (int i = 0; i < answer->n_readings; i++) {
        json_t *one = json_object();
        fc_json_put(json, one, "reading", json_string(answer->reading[i].name));
        fc_json_put(json, one, "probability", fc_json_number(answer->reading[i].chance.p));
        fc_json_push(json, list, one);
    }
    return list;
}

static void put_periods(struct fc_json *json, json_t *to, const struct fc_plan *plan,
                        const struct fc_promise_answer *answer)
{
    const struct fc_clause *clause = &answer->promise->clause[0];
    json_t                 *list = json_array();
    for (int i = 0; i < answer->n_periods; i++) {
        json_t *one = json_object();
        fc_json_put(json, one, "period", json_string(fc_words_span_code(plan, clause, i).text));
        fc_json_put(json, one, "probability", fc_json_number(answer->by_period[i].p));
        fc_json_push(json, list, one);
    }
    fc_json_put(json, to, "by_period", list);
    fc_json_put(json, to, "weakest_period",
                answer->stands_out
                    ? json_string(fc_words_span_code(plan, clause, answer->weakest).text)
                    : json_null());
}

static json_t *promise_text(const struct fc_plan *plan, const struct fc_promise *promise)
{
    struct fc_text text = {0};
    fc_promise_say(&text, promise, plan);
    json_t *said = text.failed ? NULL : json_string(text.bytes);
    fc_text_free(&text);
    return said;
}

static json_t *lever_list(struct fc_json *json, const struct fc_plan *plan,
                          const struct fc_promise_answer *answer)
{
    json_t *list = json_array();
    for (int i = 0; i < answer->levers->n; i++) {
        const struct fc_lever *lever = &answer->levers->lever[i];
        json_t                *one = json_object(), *set = json_array();
        for (int s = 0; s < lever->n_sets; s++)
            fc_json_push(json, set, fc_json_words(lever->set[s]));
        fc_json_put(json, one, "text", json_string(fc_words_lever(plan, answer, lever).text));
        fc_json_put(json, one, "set", set);
        fc_json_put(json, one, "promise",
                    lever->promise == NULL ? json_null() : promise_text(plan, lever->promise));
        fc_json_put(json, one, "probability", fc_json_number(lever->chance.p));
        fc_json_put(json, one, "cost_a_month",
                    lever->cost_known ? fc_json_number(lever->cost) : json_null());
        fc_json_put(json, one, "enough", json_boolean(lever->enough));
        fc_json_push(json, list, one);
    }
    return list;
}

static json_t *promise_object(struct fc_json *json, const struct fc_result *result,
                              const struct fc_promise_answer *answer,
                              const struct fc_safe_level     *found)
{
    const struct fc_promise *promise = answer->promise;
    json_t                  *to = json_object();
    fc_json_put(json, to, "name", fc_json_words(promise->section.name));
    fc_json_put(json, to, "text", fc_json_words(promise->text));
    if (promise->n_clauses == 1)
        put_clause(json, to, result->plan, &promise->clause[0]);
    else
        fc_json_put(json, to, "all", parts_of(json, result, answer));
    fc_json_put(json, to, "confidence", fc_json_number(promise->confidence));
    fc_json_put(json, to, "owner", fc_json_words(promise->owner));
    fc_json_put(json, to, "probability", fc_json_number(answer->chance.p));
    fc_json_put(json, to, "method", json_string(answer->closed_form ? "closed_form" : "counted"));
    fc_json_put(json, to, "standard_error", fc_json_number(answer->chance.standard_error));
    fc_json_put(json, to, "interval", pair(json, answer->chance.low, answer->chance.high));
    /* a level that was looked for is kept by construction: to decide it again would be circular */
    fc_json_put(json, to, "verdict",
                found != NULL ? json_null() : json_string(fc_verdict_name(answer->verdict)));
    if (found != NULL)
        fc_json_put(json, to, "how_many",
                    safe_object(json, &result->plan->measure[promise->clause[0].measure], found));
    fc_json_put(json, to, "safe", safe_list(json, result->plan, answer));
    fc_json_put(json, to, "readings", reading_list(json, answer));
    put_periods(json, to, result->plan, answer);
    if (answer->levers != NULL)
        fc_json_put(json, to, "levers", lever_list(json, result->plan, answer));
    return to;
}

json_t *fc_json_promises(struct fc_json *json, const struct fc_promise_answers *promises,
                         const struct fc_safe_level *found)
{
    json_t *list = json_array();
    for (int i = 0; i < promises->n; i++)
        fc_json_push(json, list,
                     promise_object(json, &promises->result, &promises->answer[i], found));
    return list;
}
