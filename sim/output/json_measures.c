#include "output/json_measures.h"

#include "engine/ledger.h"
#include "output/plan_words.h"

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
    if (fc_measure_has_gaps(&result->plan->measure[measure]))
        fc_json_put(json, to, "undefined", json_integer((json_int_t)cell->undefined));
    return to;
}

static json_t *measure_object(struct fc_json *json, const struct fc_result *result, int measure)
{
    static const char *const unit[] = {
        [FC_UNIT_COUNT] = "count", [FC_UNIT_MONEY] = "money", [FC_UNIT_SHARE] = "share",
        [FC_UNIT_MONTH] = "month", [FC_UNIT_DAYS] = "days",
    };
    const struct fc_measure *m = &result->plan->measure[measure];
    json_t                  *months = json_array();
    for (int t = 0; t < result->plan->months && !fc_measure_total_only(m); t++)
        fc_json_push(json, months, cell_object(json, result, measure, t));
    json_t *to = json_object();
    fc_json_put(json, to, "unit", json_string(unit[m->unit]));
    fc_json_put(json, to, "by_month", months);
    fc_json_put(json, to, "total", cell_object(json, result, measure, result->plan->months));
    return to;
}

/* Of a channel only what is told by channel. */
static json_t *measures_of(struct fc_json *json, const struct fc_result *result, bool by_channel)
{
    json_t *to = json_object();
    for (int i = 0; i < result->plan->n_measures; i++)
        if (!by_channel || fc_measure_by_channel(&result->plan->measure[i]))
            fc_json_put(json, to, result->plan->measure[i].name, measure_object(json, result, i));
    return to;
}

json_t *fc_json_measures(struct fc_json *json, const struct fc_result *result)
{
    return measures_of(json, result, false);
}

json_t *fc_json_channels(struct fc_json *json, const struct fc_result *result)
{
    json_t *to = json_object();
    for (int view = 1; view < result->n_views; view++) {
        const struct fc_result seen = fc_result_view(result, view);
        if (view <= result->plan->n_channels || fc_view_is_used(result->plan, view))
            fc_json_put(json, to, fc_words_view(result->plan, view),
                        measures_of(json, &seen, true));
    }
    return to;
}

static json_t *chance_object(struct fc_json *json, struct fc_chance chance)
{
    json_t *interval = json_array();
    json_t *to = json_object();
    fc_json_push(json, interval, fc_json_number(chance.low));
    fc_json_push(json, interval, fc_json_number(chance.high));
    fc_json_put(json, to, "probability", fc_json_number(chance.p));
    fc_json_put(json, to, "standard_error", fc_json_number(chance.standard_error));
    fc_json_put(json, to, "interval", interval);
    return to;
}

json_t *fc_json_returns(struct fc_json *json, const struct fc_returns *returns)
{
    const struct fc_plan *plan = returns->view.plan;
    json_t               *to = json_object();
    fc_json_put(json, to, "channel", fc_json_words(plan->channel[returns->channel].section.name));
    fc_json_put(json, to, "covers_cost",
                returns->has_gain ? chance_object(json, returns->pays) : json_null());
    fc_json_put(json, to, "brings_none", chance_object(json, returns->none));
    fc_json_put(json, to, "measures", measures_of(json, &returns->view, true));
    return to;
}
