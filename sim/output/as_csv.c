#include "output/as_csv.h"

#include <string.h>

#include "base/month.h"
#include "engine/ledger.h"
#include "output/plan_words.h"

static const double quantile[] = {0.05, 0.25, 0.5, 0.75, 0.95};
enum { QUANTILES = sizeof quantile / sizeof *quantile };

void fc_csv_cell(struct fc_text *out, const char *text)
{
    const char *formula = text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL ? "'" : "";
    if (strpbrk(text, ",\"\r\n") == NULL) {
        fc_text_add(out, "%s%s", formula, text);
        return;
    }
    fc_text_add(out, "\"%s", formula);
    for (; *text != '\0'; text++)
        fc_text_add(out, "%s%c", *text == '"' ? "\"" : "", *text);
    fc_text_add(out, "\"");
}

static void put_number(struct fc_text *out, bool known, double value)
{
    char number[FC_NUMBER_TEXT];
    fc_text_add(out, ",%s", known ? fc_print_exact(number, value) : "");
}

static void put_row(struct fc_text *out, const struct fc_result *result, const char *channel,
                    int measure, int t)
{
    char       text[8];
    const bool known = fc_result_cell(result, measure, t)->moments.n > 0;
    fc_text_add(out, "%s,",
                t == result->plan->months ? "total"
                                          : fc_month_print(text, result->plan->start + t));
    fc_csv_cell(out, result->plan->measure[measure].name);
    fc_text_add(out, ",");
    fc_csv_cell(out, channel);
    put_number(out, known, fc_result_mean(result, measure, t));
    put_number(out, known, fc_result_sd(result, measure, t));
    for (int q = 0; q < QUANTILES; q++)
        put_number(out, known, known ? fc_result_quantile(result, measure, t, quantile[q]) : 0);
    fc_text_add(out, "\n");
}

static void put_view(struct fc_text *out, const struct fc_result *result, int view)
{
    const struct fc_plan  *plan = result->plan;
    const struct fc_result seen = fc_result_view(result, view);
    for (int measure = 0; measure < plan->n_measures && !out->failed; measure++) {
        const struct fc_measure *m = &plan->measure[measure];
        if (view != 0 && !fc_measure_by_channel(m))
            continue;
        for (int t = fc_measure_total_only(m) ? plan->months : 0; t <= plan->months; t++)
            put_row(out, &seen, fc_words_view(plan, view), measure, t);
    }
}

void fc_as_csv(struct fc_text *out, const struct fc_result *result)
{
    fc_text_add(out, "month,measure,channel,mean,sd,p05,p25,p50,p75,p95\n");
    for (int view = 0; view < result->n_views; view++)
        if (view <= result->plan->n_channels || fc_view_is_used(result->plan, view))
            put_view(out, result, view);
}
