/* What ties items together, stage by stage. */
#include "engine/closed_form.h"

#include <math.h>

#include "engine/closed_form_bands.h"

static bool has_team(const struct fc_plan *plan)
{
    for (int s = 0; s < plan->n_stages; s++)
        if (plan->stage[s].team >= 0)
            return true;
    return false;
}

/* Whether something that was open before the plan can come to this stage. */
static bool is_opened(const struct fc_plan *plan, int stage)
{
    for (int i = 0; i < plan->n_openings; i++) {
        const struct fc_opening *opening = &plan->opening[i];
        if (opening->stage < stage && opening->count > 0 &&
            (opening->channel < 0 || plan->channel[opening->channel].enabled))
            return true;
    }
    return false;
}

/* Whether rates up to this stage vary by month. */
static bool rates_vary(const struct fc_plan *plan, int stage)
{
    for (int s = 0; s <= stage; s++)
        for (int c = 0; c < plan->n_channels; c++) {
            const struct fc_route *route = &plan->stage[s].route[c];
            const struct fc_pace  *pace = route->has_pace ? &route->pace : &plan->stage[s].pace;
            if (plan->channel[c].enabled && pace->rate_month_to_month > 0)
                return true;
        }
    return false;
}

bool fc_closed_form_fits_stage(const struct fc_plan *plan, int stage)
{
    return !has_team(plan) && isinf(plan->market.size) &&
           !(plan->nurture.exists && plan->nurture.returns_to <= stage) &&
           !is_opened(plan, stage) && !rates_vary(plan, stage);
}

bool fc_closed_form_fits(const struct fc_plan *plan, const struct fc_promise *promise)
{
    struct fc_bands bands;
    return fc_bands_of(&bands, plan, promise) && fc_closed_form_fits_stage(plan, bands.stage);
}
