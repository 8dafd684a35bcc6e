/* Values that are quantities or flow by month, read whole or changed. */
#include "model/intake.h"

#include "model/schedule.h"

/* Data files are part of what the plan was read from. */
static void hash_data(const struct fc_intake *r, const struct fc_quantity *quantity)
{
    if (quantity->kind == FC_EMPIRICAL && r->reader->sha != NULL)
        fc_sha256_add(r->reader->sha, quantity->x, quantity->n * sizeof *quantity->x);
}

bool fc_intake_quantity(const struct fc_intake *r)
{
    struct fc_quantity *field = r->field;
    struct fc_change    change;
    if (r->change)
        return fc_change_read(&change, r->value, &r->rule, r->problems) &&
               fc_quantity_change(field, change, &r->rule, r->value, r->problems);
    if (!fc_quantity_read(field, r->value, &r->rule, r->problems))
        return false;
    hash_data(r, field);
    return true;
}

static bool read_schedule(const struct fc_intake *r, bool flow)
{
    struct fc_change change;
    if (!r->change)
        return fc_schedule_read(r->field, r->value, flow, &r->rule, r->reader->plan->arena,
                                r->problems);
    if (!fc_change_read(&change, r->value, &r->rule, r->problems))
        return false;
    fc_schedule_change(r->field, change);
    return true;
}

bool fc_intake_schedule(const struct fc_intake *r)
{
    return read_schedule(r, true);
}

bool fc_intake_heads(const struct fc_intake *r)
{
    return read_schedule(r, false);
}

/* A certain flow is changed month by month. An uncertain one is changed in its draw, which is a
   month's amount but for amounts a year, where a twelfth of it flows. */
static bool change_flow(const struct fc_intake *r, struct fc_flow *flow, struct fc_change change)
{
    if (flow->amount.kind == FC_CERTAIN) {
        const double amount = flow->amount.a * flow->amount.scale + flow->amount.shift;
        flow->amount = fc_quantity_certain(1);
        fc_schedule_change(&flow->when, (struct fc_change){amount, 0});
        fc_schedule_change(&flow->when, change);
        return true;
    }
    if (flow->when.kind == FC_STEPS && flow->when.n == 1)
        change.shift /= flow->when.value[0] * flow->when.scale;
    return fc_quantity_change(&flow->amount, change, &r->rule, r->value, r->problems);
}

bool fc_intake_flow(const struct fc_intake *r)
{
    struct fc_flow  *field = r->field;
    struct fc_change change;
    if (r->change)
        return fc_change_read(&change, r->value, &r->rule, r->problems) &&
               change_flow(r, field, change);
    if (!fc_flow_read(field, r->value, &r->rule, r->reader->plan->arena, r->problems))
        return false;
    hash_data(r, &field->amount);
    return true;
}

bool fc_intake_delay(const struct fc_intake *r)
{
    struct fc_delay *field = r->field;
    if (!fc_delay_read(field, r->value, r->reader->folder, r->reader->plan->arena, r->problems))
        return false;
    if (field->kind == FC_DELAY_DAYS)
        hash_data(r, &field->days);
    return true;
}
