/* The months and the sample years of a chart, from a result. */
#ifndef FC_OUTPUT_MONTH_FIGURES_H
#define FC_OUTPUT_MONTH_FIGURES_H

#include "output/figures.h"

/* Fills periods and period_count with the plan's months of a measure; with of->promise (may be
   NULL) each month's level and chance. None for what has no months (bookings later). A ratio's
   month with hardly ever anything to divide by has no quantiles. False when memory is out. */
bool fc_months_fill(struct fc_chart_facts *out, const struct fc_figures_of *of, int measure,
                    struct fc_arena *arena);

/* Fills years and year_count with the months of single trials, kept and missed in proportion. */
bool fc_years_fill(struct fc_chart_facts *out, const struct fc_figures_of *of,
                   struct fc_arena *arena);

#endif
