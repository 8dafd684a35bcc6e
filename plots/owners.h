/* Who carries the risk? The missed years stacked: plain luck first, then what each owner adds. */
#ifndef FC_PLOTS_OWNERS_H
#define FC_PLOTS_OWNERS_H

#include "plots/axis.h"
#include "plots/chart.h"
#include "plots/note.h"

enum { FC_OWNERS_SHOWN = 6 };

struct fc_owner {
    const char *name;
    double      added; /* chance of missing the promise that comes with what this owner's inputs may
                          turn out to be; below 0: the plan is more cautious than what is expected */
};

/* floor + the sum of added is the chance of missing, 1 - probability of fc_chart_facts. */
struct fc_owners_facts {
    double                 floor; /* were every input just as expected: plain luck */
    size_t                 owner_count;
    const struct fc_owner *owner;
};

struct fc_owners_step {
    double      left, right; /* the bar; to the left of where it began when less than nothing */
    double      top, bottom;
    const char *owner; /* NULL: luck; "": the sum */
    bool        less;
    double      end; /* across: where the next one begins */
};

struct fc_owners_plan {
    struct fc_axis        axis;
    size_t                steps;
    struct fc_owners_step step[FC_OWNERS_SHOWN + 2];
    struct fc_notes       notes;
};

const char *fc_owners_unfit(const struct fc_chart_facts *facts);
void        fc_owners_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts);
void        fc_owners_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                           const struct fc_chart_plan *plan);

#endif
