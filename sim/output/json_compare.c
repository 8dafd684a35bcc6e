#include "output/json_compare.h"

#include "output/words.h"

static json_t *pair(struct fc_json *json, double a, double b)
{
    json_t *list = json_array();
    fc_json_push(json, list, fc_json_number(a));
    fc_json_push(json, list, fc_json_number(b));
    return list;
}

/* null where no trial, or only one, is defined in both. */
static json_t *difference_object(struct fc_json *json, const char *of,
                                 const struct fc_difference *difference)
{
    if (difference->n < 2)
        return json_null();
    json_t *to = json_object();
    fc_json_put(json, to, "of", json_string(of));
    fc_json_put(json, to, "means", pair(json, difference->mean_of[0], difference->mean_of[1]));
    fc_json_put(json, to, "mean", fc_json_number(difference->mean));
    fc_json_put(json, to, "sd", fc_json_number(difference->sd));
    fc_json_put(json, to, "interval", pair(json, difference->low, difference->high));
    fc_json_put(json, to, "independent_sd", fc_json_number(difference->independent_sd));
    fc_json_put(json, to, "told_apart", json_boolean(difference->told_apart));
    return to;
}

static json_t *measure_list(struct fc_json *json, const struct fc_comparison *comparison,
                            const struct fc_compared *with)
{
    json_t *to = json_object();
    for (int i = 0; i < with->n_measures; i++) {
        const struct fc_compared_measure *measure = &with->measure[i];
        json_t                           *one = difference_object(json, "total", &measure->total);
        if (json_is_object(one))
            fc_json_put(json, one, "per_month",
                        measure->monthly ? fc_json_number(measure->total.mean / with->months)
                                         : json_null());
        fc_json_put(json, to, comparison->plan->measure[measure->of[0]].name, one);
    }
    return to;
}

static json_t *window_list(struct fc_json *json, const struct fc_comparison *comparison,
                           const struct fc_compared_promise *promise)
{
    const struct fc_plan *plan = comparison->plan;
    json_t               *list = json_array();
    for (int c = 0; c < promise->promise->n_clauses; c++) {
        const struct fc_compared_window *window = &promise->window[c];
        const struct fc_clause          *clause = window->clause;
        const char *of = window->periods > 1 || clause->reading != FC_TOTAL ? "average" : "total";
        json_t     *one = difference_object(json, of, &window->each);
        if (json_is_object(one)) {
            fc_json_put(json, one, "metric", json_string(plan->measure[clause->measure].name));
            fc_json_put(json, one, "period", json_string(fc_words_period(clause->period, 1)));
            fc_json_put(json, one, "from", fc_json_month(plan->start + clause->from_t));
            fc_json_put(json, one, "to", fc_json_month(plan->start + clause->to_t));
        }
        fc_json_push(json, list, one);
    }
    return list;
}

static json_t *promise_list(struct fc_json *json, const struct fc_comparison *comparison,
                            const struct fc_compared *with)
{
    json_t *list = json_array();
    for (int p = 0; p < with->n_promises; p++) {
        const struct fc_compared_promise *promise = &with->promise[p];
        const bool                        asked = promise->other != NULL;
        json_t                           *to = json_object();
        fc_json_put(json, to, "name", fc_json_words(promise->promise->section.name));
        fc_json_put(json, to, "text", fc_json_words(promise->promise->text));
        fc_json_put(json, to, "probability",
                    asked ? pair(json, promise->chance[0].p, promise->chance[1].p) : json_null());
        fc_json_put(json, to, "difference",
                    asked ? fc_json_number(promise->difference.mean) : json_null());
        fc_json_put(json, to, "interval",
                    asked ? pair(json, promise->difference.low, promise->difference.high)
                          : json_null());
        fc_json_put(json, to, "told_apart",
                    asked ? json_boolean(promise->difference.told_apart) : json_null());
        fc_json_put(json, to, "only",
                    asked ? pair(json, (double)promise->only[0] / (double)with->trials,
                                 (double)promise->only[1] / (double)with->trials)
                          : json_null());
        if (asked)
            fc_json_put(json, to, "window", window_list(json, comparison, promise));
        if (promise->differs != NULL)
            fc_json_put(json, to, "differs", fc_json_words(promise->differs->text));
        fc_json_push(json, list, to);
    }
    return list;
}

static json_t *month_list(struct fc_json *json, const struct fc_comparison *comparison,
                          const struct fc_compared *with)
{
    static const char *const name[FC_MONTHLIES] = {"won", "bookings", "cost", "gain_so_far"};
    json_t                  *list = json_array();
    (void)comparison;
    for (int t = 0; t < with->n_months; t++) {
        json_t *one = json_object();
        fc_json_put(json, one, "month", fc_json_month(with->month[t].month));
        for (int which = 0; which < FC_MONTHLIES; which++)
            if (with->has[which])
                fc_json_put(json, one, name[which], fc_json_number(with->month[t].of[which].mean));
        fc_json_push(json, list, one);
    }
    return list;
}

static void put_payback(struct fc_json *json, json_t *to, const struct fc_compared *with)
{
    static const char *const name[] = {[FC_PAYBACK_NONE] = NULL,
                                       [FC_PAYBACK_UNCLEAR] = "unclear",
                                       [FC_PAYBACK_AT_ONCE] = "never_behind",
                                       [FC_PAYBACK_FROM] = "from",
                                       [FC_PAYBACK_NEVER] = "never"};
    fc_json_put(json, to, "payback", fc_json_words(name[with->payback]));
    fc_json_put(json, to, "payback_month",
                with->payback == FC_PAYBACK_FROM ? fc_json_month(with->month[with->paid_back].month)
                                                 : json_null());
}

json_t *fc_json_compared(struct fc_json *json, const struct fc_comparison *comparison,
                         const struct fc_compared *with)
{
    json_t *to = json_object(), *beats = json_object();
    json_t *labels = json_array(), *left_out = json_array();
    fc_json_put(json, to, "plan", fc_json_words(with->plan->file));
    fc_json_put(json, to, "against", fc_json_words(comparison->plan->file));
    fc_json_push(json, labels, fc_json_words(comparison->label));
    fc_json_push(json, labels, fc_json_words(with->label));
    fc_json_put(json, to, "labels", labels);
    fc_json_put(json, to, "from", fc_json_month(comparison->plan->start + with->first[0]));
    fc_json_put(json, to, "months", json_integer(with->months));
    fc_json_put(json, to, "confidence", fc_json_number(comparison->confidence));
    fc_json_put(json, to, "measures", measure_list(json, comparison, with));
    fc_json_put(json, to, "promises", promise_list(json, comparison, with));
    if (with->gain >= 0) {
        const struct fc_compared_measure *gain = &with->measure[with->gain];
        fc_json_put(json, beats, comparison->plan->measure[gain->of[0]].name,
                    fc_json_number(gain->total.more));
    }
    fc_json_put(json, to, "beats", beats);
    if (with->has_won)
        fc_json_put(json, to, "all_bookings", difference_object(json, "total", &with->won));
    fc_json_put(json, to, "by_month", month_list(json, comparison, with));
    put_payback(json, to, with);
    for (int i = 0; i < with->n_left_out; i++)
        fc_json_push(json, left_out, fc_json_words(with->left_out[i]));
    fc_json_put(json, to, "left_out", left_out);
    return to;
}

json_t *fc_json_compare(struct fc_json *json, const void *of)
{
    const struct fc_comparison *comparison = of;
    json_t                     *list = json_array();
    for (int i = 0; i < comparison->n; i++)
        fc_json_push(json, list, fc_json_compared(json, comparison, &comparison->with[i]));
    return list;
}
