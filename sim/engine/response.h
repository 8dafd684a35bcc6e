/* What a spend brings, on a channel's own curve. */
#ifndef FC_ENGINE_RESPONSE_H
#define FC_ENGINE_RESPONSE_H

#include "model/plan.h"

/* out[months]: the spend that would bring as much at the cost per inquiry as measured. Spend is
   first spread over this and later months with weights (1 - k) k^j (k: carry_over), then nothing is
   bought below the minimum, then the curve: straight, a power (s_ref (s / s_ref)^e), or saturating
   (Hill: s_ref h(s) / h(s_ref) with h(s) = s^n / (half^n + s^n)); s_ref is measured_at. */
void fc_response_months(const struct fc_plan *plan, const struct fc_channel *channel, double out[]);

/* The same for one month's spend, already spread. */
double fc_response_at(const struct fc_channel *channel, double spend);

#endif
