#include "output/split_words.h"

#include <math.h>

#include "output/plan_words.h"

/* A difference of chances is paired, so that a tenth of a point can be told. */
struct fc_words fc_split_points(double chance)
{
    const double value = round(1000 * chance) / 10;
    return fabs(value) >= 10 ? fc_words_print("%.0f of 100", value)
                             : fc_words_print("%.1f of 100", value);
}

struct fc_words fc_split_money(const struct fc_allocation *allocation, double value)
{
    const struct fc_measure *measure = &allocation->plan->measure[allocation->money];
    const char              *currency = allocation->plan->currency;
    return fc_words_print("%s%s%s", currency, currency[0] == '\0' ? "" : " ",
                          fc_words_value(measure, value).text);
}

const char *fc_split_money_words(const struct fc_allocation *allocation)
{
    return allocation->plan->measure[allocation->money].words;
}

const char *fc_split_name_of(const struct fc_allocation *allocation, int i)
{
    return allocation->plan->channel[allocation->share[i].channel].section.name;
}

struct fc_words fc_split_a_month(const struct fc_allocation *allocation, double spend)
{
    return fc_words_print("%s a month", fc_words_stated(allocation->plan, round(spend)).text);
}
