/* What decides the promise? Its chance when one input lands in its worst and in its best fifth. */
#ifndef FC_PLOTS_DRIVERS_H
#define FC_PLOTS_DRIVERS_H

#include "plots/axis.h"
#include "plots/chart.h"
#include "plots/note.h"

enum { FC_DRIVERS_SHOWN = 10 };

struct fc_driver {
    const char *input; /* "cost per inquiry of content" */
    const char *range; /* as the plan says it: "30 to 70"; NULL: not said */
    const char *owner; /* "marketing"; NULL: nobody's */
    double      worst; /* chance of the promise in the fifth that hurts most */
    double      best;  /* and in the one that helps most; not below worst */
    bool        clear; /* told apart from no effect */
};

struct fc_drivers_facts {
    size_t                  driver_count; /* any number, in any order; 0: nothing is uncertain */
    const struct fc_driver *driver;
    double                  not_knowing; /* share of the spread due to inputs not known, 0 to 1 */
    double                  chance;      /* and due to plain luck; not finite: not known */
    double                  standard_error; /* of the roughest chance of a fifth */
};

struct fc_drivers_bar {
    double      left, right, top, bottom;
    const char *owner;
    bool        covered; /* words stand where the line of today's chance would pass */
};

struct fc_drivers_plan {
    struct fc_axis        axis;     /* of 100 */
    double                today;    /* where the chance of the promise as it is stands */
    double                top, row; /* of the bars */
    size_t                bars;
    struct fc_drivers_bar bar[FC_DRIVERS_SHOWN];
    double                ground;                               /* the line of the axis */
    double                strip_left, strip_split, strip_right; /* equal when not known */
    double                strip_top, strip_bottom;
    struct fc_notes       notes;
};

bool        fc_drivers_told(const struct fc_chart_facts *facts);
const char *fc_drivers_unfit(const struct fc_chart_facts *facts);
void        fc_drivers_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                            const struct fc_chart_facts *facts);
void        fc_drivers_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                            const struct fc_chart_plan *plan);

/* What it says (plots/drivers_words.c). The facts are clean, drivers sorted, largest first. */
const char *fc_drivers_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_drivers_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_drivers_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
struct fc_chart_table fc_drivers_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

/* The sentence over the strip; only when its shares are known. */
const char *fc_drivers_strip(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

#endif
