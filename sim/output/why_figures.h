/* What the charts of drivers, owners and risk are told. */
#ifndef FC_OUTPUT_WHY_FIGURES_H
#define FC_OUTPUT_WHY_FIGURES_H

#include "plots/drivers.h"
#include "plots/owners.h"
#include "plots/risk.h"
#include "questions/drivers.h"
#include "questions/owners.h"

/* Each lives in the arena; NULL when memory is out. Drivers are those of a promise. */
const struct fc_drivers_facts *fc_drivers_figures(const struct fc_drivers_answer *drivers,
                                                  struct fc_arena                *arena);
const struct fc_owners_facts  *fc_owners_figures(const struct fc_owners_answer *owners,
                                                 struct fc_arena               *arena);

/* Years by which of the plan's promises they miss, from one run of the study's trials. *out is NULL
   where the plan makes no promise. Fails as fc_columns_run. */
enum fc_status fc_risk_figures(const struct fc_risk_facts **out, const struct fc_study *study,
                               struct fc_error *err);

#endif
