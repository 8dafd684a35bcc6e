#include "output/report_sample.h"

/* Of the whole plan: all that enters a stage, and the money. */
static int list_totals(struct fc_figure figure[], const struct fc_plan *plan)
{
    static const enum fc_measured money[] = {FC_M_BOOKINGS, FC_M_BOOKINGS_LATER, FC_M_REVENUE,
                                             FC_M_COST, FC_M_NET_GAIN};

    const struct fc_span whole = {0, plan->months - 1};
    int                  n = 0;
    for (int stage = -1; stage < plan->n_stages; stage++)
        figure[n++] = (struct fc_figure){fc_measure_of(plan, FC_M_ENTERED, stage), whole};
    for (size_t i = 0; i < sizeof money / sizeof *money; i++) {
        const int measure = fc_measure_of(plan, money[i], -1);
        if (measure >= 0)
            figure[n++] = (struct fc_figure){measure, whole};
    }
    return n;
}

static int list_months(struct fc_figure figure[], const struct fc_plan *plan, int measure)
{
    if (fc_measure_total_only(&plan->measure[measure]) || plan->months == 1)
        return 0;
    for (int t = 0; t < plan->months; t++)
        figure[t] = (struct fc_figure){measure, {t, t}};
    return plan->months;
}

enum fc_status fc_report_sample_make(struct fc_report_sample *out, const struct fc_study *study,
                                     int n_promises, const struct fc_promise *const promise[],
                                     struct fc_error *err)
{
    enum { MOST = FC_MAX_STAGES + 1 + 5 + FC_MAX_MONTHS };
    struct fc_figure *figure = fc_arena_take(study->arena, MOST, sizeof *figure);
    if (figure == NULL)
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the report");
    int n = list_totals(figure, study->plan);
    if (n_promises > 0)
        n += list_months(&figure[n], study->plan, promise[0]->clause[0].measure);
    *out = (struct fc_report_sample){.n_figures = n, .figure = figure};
    const struct fc_columns_request request = {
        .plan = study->plan,
        .n_promises = n_promises,
        .promise = promise,
        .n_figures = n,
        .figure = figure,
        .seed = study->seed,
        .trials = study->trials < FC_REPORT_SAMPLE ? study->trials : FC_REPORT_SAMPLE,
        .threads = study->threads,
        .stop = study->stop};
    return fc_columns_run(&out->columns, &request, study->arena, err);
}
