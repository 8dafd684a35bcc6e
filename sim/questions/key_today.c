#include "questions/key_today.h"

#include <math.h>

#include "random/quantile.h"

/* Adds up the months of a plan. */
struct months {
    double mean, least, most;
};

static struct months months_of(const struct fc_schedule *schedule, const struct fc_plan *plan)
{
    struct months seen = {.least = (double)INFINITY};
    for (int t = 0; t < plan->months; t++) {
        const double value = fc_schedule_at(schedule, plan->start, t);
        seen.mean += value / plan->months;
        seen.least = fmin(seen.least, value);
        seen.most = fmax(seen.most, value);
    }
    return seen;
}

static void see_quantity(struct fc_key_today *out, const struct fc_quantity *quantity)
{
    out->uncertain = quantity->kind != FC_CERTAIN;
    out->value = fc_quantile(quantity, 0.5);
    out->most = fc_quantile(quantity, 0.95);
}

static void see_schedule(struct fc_key_today *out, const struct fc_schedule *schedule,
                         const struct fc_plan *plan)
{
    const struct months months = months_of(schedule, plan);
    out->uneven = months.most > months.least;
    out->value = months.mean;
    out->least = months.least;
}

static void see_flow(struct fc_key_today *out, const struct fc_flow *flow,
                     const struct fc_plan *plan)
{
    struct fc_key_today amount = {0};
    see_quantity(&amount, &flow->amount);
    see_schedule(out, &flow->when, plan);
    out->uncertain = amount.uncertain;
    out->value *= amount.value;
}

/* The field of one section. */
static struct fc_key_today one_field(const struct fc_key *key, const void *field,
                                     const struct fc_plan *plan)
{
    struct fc_key_today out = {.number = true};
    switch (key->type) {
    case FC_T_NUMBER:
    case FC_T_AMOUNT:
    case FC_T_DAYS:
    case FC_T_MONTHS:
    case FC_T_PACE: out.value = *(const double *)field; break;
    case FC_T_WHOLE: out.value = *(const int *)field; break;
    case FC_T_QUANTITY: see_quantity(&out, field); break;
    case FC_T_HEADS:
    case FC_T_SCHEDULE: see_schedule(&out, field, plan); break;
    case FC_T_FLOW: see_flow(&out, field, plan); break;
    case FC_T_DELAY:
        out.number = ((const struct fc_delay *)field)->kind == FC_DELAY_DAYS;
        see_quantity(&out, &((const struct fc_delay *)field)->days);
        break;
    default: out.number = false; break;
    }
    return out;
}

struct fc_key_today fc_key_today_of(const struct fc_named_key *named, const struct fc_plan *plan)
{
    const struct fc_key *key = &fc_keys[named->row];
    const bool           flows =
        key->type == FC_T_SCHEDULE || key->type == FC_T_FLOW || key->type == FC_T_HEADS;
    struct fc_key_today all = {.number = true, .value = (double)NAN, .least = (double)INFINITY};
    bool                first = true;
    for (int i = 0; i < named->n; i++) {
        const struct fc_key_today one = one_field(key, named->field[i].field, plan);
        all.number = all.number && one.number;
        if (!named->field[i].counts)
            continue;
        all.uncertain = all.uncertain || one.uncertain;
        all.uneven = all.uneven || one.uneven;
        all.most = fmax(all.most, one.most);
        all.least = fmin(all.least, one.least);
        if (first)
            all.value = one.value;
        else
            all.value = flows                    ? all.value + one.value
                        : one.value == all.value ? one.value
                                                 : (double)NAN;
        first = false;
    }
    return all;
}
