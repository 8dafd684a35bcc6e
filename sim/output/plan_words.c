#include "output/plan_words.h"

#include <math.h>
#include <string.h>

#include "base/month.h"

static struct fc_words in_currency(const struct fc_plan *plan, struct fc_words number)
{
    const char *blank = plan->currency[0] == '\0' ? "" : " ";
    return fc_words_print("%s%s%s", plan->currency, blank, number.text);
}

struct fc_words fc_words_amount(const struct fc_result *result, int measure, double value)
{
    const uint64_t n = fc_result_cell(result, measure, result->plan->months)->moments.n;
    const double   sd = fc_result_sd(result, measure, result->plan->months);
    const double   error = n > 0 ? sd / sqrt((double)n) : 0;
    return in_currency(result->plan, fc_words_mean(&result->plan->measure[measure], value, error));
}

struct fc_words fc_words_amount_of_year(const struct fc_result *result, int measure, double value)
{
    return in_currency(result->plan, fc_words_value(&result->plan->measure[measure], value));
}

struct fc_words fc_words_stated(const struct fc_plan *plan, double value)
{
    char number[FC_NUMBER_TEXT];
    return in_currency(plan, fc_words_print("%s", fc_print_short(number, value, 6)));
}

struct fc_words fc_words_titled(const char *title, const struct fc_plan *plan)
{
    return fc_words_print("%s%s%s", title, plan->currency[0] == '\0' ? "" : ", ", plan->currency);
}

struct fc_words fc_words_month(const struct fc_plan *plan, int t)
{
    return fc_words_print("%s %d", fc_month_name(plan->start + t),
                          fc_year_of_month(plan->start + t));
}

const char *fc_words_view(const struct fc_plan *plan, int view)
{
    if (view == 0)
        return "all";
    if (view <= plan->n_channels)
        return plan->channel[view - 1].section.name;
    for (int i = 0; i < plan->n_channels; i++)
        if (strcmp(plan->channel[i].section.key, "opening") == 0)
            return "opening pipeline";
    return "opening";
}

bool fc_view_is_used(const struct fc_plan *plan, int view)
{
    if (view >= 1 && view <= plan->n_channels)
        return plan->channel[view - 1].enabled;
    bool opened = view == 0;
    for (int i = 0; i < plan->n_openings; i++)
        opened = opened || plan->opening[i].channel < 0;
    return opened;
}

double fc_total_mean(const struct fc_result *result, enum fc_measured what)
{
    const int measure = fc_measure_of(result->plan, what, -1);
    return measure < 0 ? 0 : fc_result_mean(result, measure, result->plan->months);
}

void fc_words_list(struct fc_text *out, int n, const char *const name[])
{
    for (int i = 0; i < n; i++)
        fc_text_add(out, "%s%s", i == 0 ? "" : i == n - 1 ? " and " : ", ", name[i]);
}
