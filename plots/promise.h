/* The promise curve: what can I safely promise? After Fernandes et al., "Uncertainty Displays Using
   Quantile Dotplots or CDFs Improve Transit Decision-Making", CHI 2018. */
#ifndef FC_PLOTS_PROMISE_H
#define FC_PLOTS_PROMISE_H

#include "plots/axis.h"
#include "plots/chart.h"

/* Levels marked on the curve: the safe ones and the one asked for. */
enum { FC_PROMISE_MARKS = FC_CHART_SAFES + 2 };

/* Room in which leader lines bend towards their labels. */
enum { FC_PROMISE_ELBOW = 18 };

struct fc_promise_mark {
    double          level, chance;
    const char     *label;
    enum fc_tone    tone;
    bool            ring;   /* missed too often */
    bool            strong; /* asked for, or safe at the confidence asked */
    bool            beyond; /* too far out for the axis: stands at its edge */
    struct fc_point at;
};

struct fc_promise_plan {
    struct fc_axis         across, upwards;
    struct fc_point       *curve;
    size_t                 curve_count;
    size_t                 marks;
    struct fc_promise_mark mark[FC_PROMISE_MARKS];
    struct fc_label        label[FC_PROMISE_MARKS]; /* in the order of marks until dodged */
    double                 column;                  /* where labels begin */
    double                 safe_left, safe_right;   /* equal when nothing is safe */
    struct fc_point        zone;                    /* middle of the words in the safe zone */
    const char            *zone_label, *across_title, *upwards_title;
};

const char *fc_promise_unfit(const struct fc_chart_facts *facts);
void        fc_promise_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                            const struct fc_chart_facts *facts);
void        fc_promise_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                            const struct fc_chart_plan *plan);

/* What it says (plots/promise_words.c). */
const char *fc_promise_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_promise_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_promise_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                   const struct fc_promise_plan *plan);
struct fc_chart_table fc_promise_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                                       const struct fc_promise_plan *plan);

/* Whether there is a level that may be promised at all. */
bool fc_promise_has_safe(const struct fc_chart_facts *facts);

/* The chance of keeping a level: straight lines between the known ones, flat beyond them. */
double fc_promise_chance_at(const struct fc_chart_facts *facts, double level);

#endif
