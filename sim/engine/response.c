#include "engine/response.h"

#include <math.h>

static double hill(double spend, double half, double exponent)
{
    const double s = pow(spend / half, exponent);
    return s / (1 + s);
}

double fc_response_at(const struct fc_channel *channel, double spend)
{
    const struct fc_response *curve = &channel->response;
    const double              at = channel->measured_at;
    if (spend <= 0 || spend < channel->minimum_spend)
        return 0;
    if (curve->kind == FC_LINEAR || !(at > 0))
        return spend;
    if (curve->kind == FC_POWER)
        return at * pow(spend / at, curve->exponent);
    return at * hill(spend, curve->half, curve->exponent) / hill(at, curve->half, curve->exponent);
}

void fc_response_months(const struct fc_plan *plan, const struct fc_channel *channel, double out[])
{
    const double k = channel->carry_over;
    double       carried = 0; /* of earlier months' spend, what works now */
    for (int t = 0; t < plan->months; t++) {
        const double spread = (1 - k) * fc_schedule_at(&channel->spend, plan->start, t) + carried;
        out[t] = fc_response_at(channel, spread);
        carried = k * spread;
    }
}
