/* Where is the risk? A hundred possible years by which of the promises they miss. */
#ifndef FC_PLOTS_RISK_H
#define FC_PLOTS_RISK_H

#include "plots/chart.h"
#include "plots/icons.h"
#include "plots/note.h"

enum { FC_RISK_GROUPS = 4 };

/* What `share` means:
     one promise:     kept, missed
     two promises:    both kept, only the first missed, only the second missed, both missed
     three and more:  all kept, one missed, more than one missed */
struct fc_risk_facts {
    size_t             promise_count;
    const char *const *promise;               /* [promise_count] short names: "leads", "revenue" */
    const double      *missed;                /* [promise_count] chance that each is missed */
    double             share[FC_RISK_GROUPS]; /* of all years; sum to 1 */
};

struct fc_risk_group {
    enum fc_icon    icon;
    int             count; /* of the hundred */
    const char     *label;
    struct fc_point sample; /* an icon beside its label */
};

struct fc_risk_plan {
    struct fc_icons      icons;
    size_t               groups;
    struct fc_risk_group group[FC_RISK_GROUPS];
    struct fc_notes      notes;
};

bool        fc_risk_told(const struct fc_chart_facts *facts);
const char *fc_risk_unfit(const struct fc_chart_facts *facts);
void        fc_risk_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                         const struct fc_chart_facts *facts);
void        fc_risk_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                         const struct fc_chart_plan *plan);

/* What it says (plots/risk_words.c). The facts are clean. */
const char *fc_risk_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_risk_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_risk_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                const struct fc_risk_plan *plan);
struct fc_chart_table fc_risk_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                    const struct fc_risk_plan *plan);

/* 2 to 4. */
size_t fc_risk_groups(const struct fc_risk_facts *risk);

/* "65 of 100": as many as there are icons. */
const char *fc_risk_figure(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                           const struct fc_risk_plan *plan, size_t group);

#endif
