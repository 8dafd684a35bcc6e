#include "output/as_csv.h"

#include <string.h>

#include "base/month.h"

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

static void put_row(struct fc_text *out, const struct fc_result *result, int measure, int t)
{
    char       text[8];
    const bool known = fc_result_cell(result, measure, t)->moments.n > 0;
    fc_text_add(out, "%s,",
                t == result->plan->months ? "total"
                                          : fc_month_print(text, result->plan->start + t));
    fc_csv_cell(out, result->plan->measure[measure].name);
    fc_text_add(out, ",all");
    put_number(out, known, fc_result_mean(result, measure, t));
    put_number(out, known, fc_result_sd(result, measure, t));
    for (int q = 0; q < QUANTILES; q++)
        put_number(out, known, known ? fc_result_quantile(result, measure, t, quantile[q]) : 0);
    fc_text_add(out, "\n");
}

void fc_as_csv(struct fc_text *out, const struct fc_result *result)
{
    fc_text_add(out, "month,measure,channel,mean,sd,p05,p25,p50,p75,p95\n");
    for (int measure = 0; measure < result->plan->n_measures && !out->failed; measure++) {
        /* what is won later belongs to no month of the plan */
        const bool later = result->plan->measure[measure].what == FC_M_BOOKINGS_LATER;
        for (int t = later ? result->plan->months : 0; t <= result->plan->months; t++)
            put_row(out, result, measure, t);
    }
}
