/* Certain quantities, names of kinds, and what a relative change makes of a quantity. */
#include "model/quantity.h"

#include <math.h>

#include "model/quantity_check.h"

struct fc_quantity fc_quantity_certain(double value)
{
    return (struct fc_quantity){.kind = FC_CERTAIN,
                                .a = value,
                                .low = -(double)INFINITY,
                                .high = (double)INFINITY,
                                .scale = 1};
}

const char *fc_quantity_kind_words(enum fc_quantity_kind kind)
{
    static const char *const words[FC_QUANTITY_KINDS] = {
        [FC_CERTAIN] = "certain",       [FC_NORMAL] = "normal",
        [FC_LOGNORMAL] = "lognormal",   [FC_BETA] = "Beta",
        [FC_GAMMA] = "gamma",           [FC_UNIFORM] = "uniform",
        [FC_TRIANGULAR] = "triangular", [FC_PERT] = "PERT",
        [FC_METALOG] = "metalog",       [FC_DISCRETE] = "discrete",
        [FC_EMPIRICAL] = "from data"};
    return words[kind];
}

/* The Y nearest to the rule's end for which scale * Y + shift, as it rounds, is not beyond it. */
static double cut_at(const struct fc_quantity *q, double end, double inwards)
{
    double y = (end - q->shift) / q->scale;
    double step = fabs(y) * 0x1p-53 + 0x1p-1000;
    while ((q->scale * y + q->shift - end) * inwards < 0) {
        y += step * inwards;
        step *= 2;
    }
    return y;
}

/* Cut where the change took it out of range. */
static bool bring_back(struct fc_quantity *q, const struct fc_quantity_rule *rule,
                       struct fc_place place, struct fc_problems *problems)
{
    const bool low = fc_quantity_passes_low(q, rule);
    const bool high = fc_quantity_passes_high(q, rule);
    return (!low && !high) ||
           fc_quantity_cut(q, low ? cut_at(q, rule->low, 1) : q->low,
                           high ? cut_at(q, rule->high, -1) : q->high, place, problems);
}

bool fc_quantity_change(struct fc_quantity *quantity, struct fc_change change,
                        const struct fc_quantity_rule *rule, struct fc_piece piece,
                        struct fc_problems *problems)
{
    struct fc_quantity changed = *quantity;
    changed.scale *= change.scale;
    changed.shift = change.scale * changed.shift + change.shift;
    if (changed.kind == FC_CERTAIN || changed.scale <= 0) {
        const double       a = changed.kind == FC_CERTAIN ? changed.a : 0;
        const double       value = changed.scale * a + changed.shift;
        struct fc_quantity certain = fc_quantity_certain(value);
        if (!fc_value_check((struct fc_number){value, FC_PERCENT}, rule, piece.place, problems) ||
            !fc_quantity_check(&certain, rule, piece.place, problems))
            return false;
        *quantity = certain;
        return true;
    }
    if (!bring_back(&changed, rule, piece.place, problems) ||
        !fc_quantity_check(&changed, rule, piece.place, problems))
        return false;
    *quantity = changed;
    return true;
}
