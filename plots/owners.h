/* Who carries the risk? The missed years stacked: plain luck first, then what each owner adds. */
#ifndef FC_PLOTS_OWNERS_H
#define FC_PLOTS_OWNERS_H

#include "plots/axis.h"
#include "plots/chart.h"
#include "plots/note.h"

enum { FC_OWNERS_SHOWN = 6 };

struct fc_owner {
    const char *name;
    double      added; /* chance of missing that comes with this owner's figures not being known for
                          certain; below 0: a plan more cautious than what is expected */
};

/* floor + the sum of added is the chance of missing, 1 - probability of fc_chart_facts. */
struct fc_owners_facts {
    double                 floor; /* were every input just as expected: plain luck */
    size_t                 owner_count;
    const struct fc_owner *owner;
};

enum fc_owners_kind { FC_OWNERS_LUCK, FC_OWNERS_ADDED, FC_OWNERS_SUM };

struct fc_owners_step {
    enum fc_owners_kind kind;
    const char         *name;
    int                 points;      /* of 100; all but the sum's add up to the sum's */
    bool                less;        /* takes risk off: the bar runs to the left */
    double              left, right; /* of the bar */
    double              top, bottom;
    double              end; /* where the next one begins */
};

struct fc_owners_plan {
    struct fc_axis        axis;
    size_t                steps;
    struct fc_owners_step step[FC_OWNERS_SHOWN + 2];
    struct fc_notes       notes;
};

bool        fc_owners_told(const struct fc_chart_facts *facts);
const char *fc_owners_unfit(const struct fc_chart_facts *facts);
void        fc_owners_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts);
void        fc_owners_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                           const struct fc_chart_plan *plan);

/* What it says (plots/owners_words.c). The facts are clean, the steps have their points. */
const char *fc_owners_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                            const struct fc_owners_plan *plan);
const char *fc_owners_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                               const struct fc_owners_plan *plan);
const char *fc_owners_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                  const struct fc_owners_plan *plan);
struct fc_chart_table fc_owners_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                      const struct fc_owners_plan *plan);

/* "14 of 100", "adds 14 of 100", "takes 3 of 100 off", "adds less than 1 of 100". */
const char *fc_owners_amount(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                             const struct fc_owners_step *step);

#endif
