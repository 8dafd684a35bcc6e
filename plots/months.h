/* The fan: how does the year look? Two bands and no middle line, which would be read as the
   forecast; each month's chance stands under the axis. */
#ifndef FC_PLOTS_MONTHS_H
#define FC_PLOTS_MONTHS_H

#include "plots/axis.h"
#include "plots/chart.h"

enum { FC_MONTHS_LABELS = 4 };

/* Room in which leader lines bend towards their labels. */
enum { FC_MONTHS_ELBOW = 16 };

/* One period's column: words under the axis, empty where there is no room for all. */
struct fc_months_column {
    double       x;
    const char  *label;
    const char  *chance;
    enum fc_tone tone;
    enum fc_font font;
};

/* The fan over neighbouring periods. */
struct fc_months_band {
    size_t           points;  /* 2 for a single period: it is drawn as wide as a bar */
    struct fc_point *edge[4]; /* [points] from left to right: 5, 25, 75 and 95 of 100 are below */
};

struct fc_months_plan {
    struct fc_axis           upwards;
    double                   left, right;
    double                   edge; /* where the bands end, on the right */
    size_t                   size; /* periods */
    struct fc_months_column *column;
    size_t                   bands;
    struct fc_months_band   *band;
    struct fc_point         *promise;  /* pairs of ends, a pair for each period that counts */
    size_t                   promises; /* pairs */
    size_t                   labels;
    struct fc_label          label[FC_MONTHS_LABELS];
    double                   labels_left;
    const char              *upwards_title, *chance_title; /* the latter "" without chances */
};

const char *fc_months_unfit(const struct fc_chart_facts *facts);
void        fc_months_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts);
void        fc_months_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                           const struct fc_chart_plan *plan);

/* The last period whose figures are known. */
const struct fc_chart_period *fc_months_last(const struct fc_chart_facts *facts);

/* Half the distance between two periods (plots/months_bands.c). */
double fc_months_half(const struct fc_months_plan *plan);

/* Fills band, bands and edge; x holds the periods' middles (plots/months_bands.c). */
void fc_months_place_bands(struct fc_months_plan *plan, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts, const double x[]);

/* The period whose figures stand beside the fan: the last one that is known, or the highest where
   in the last one nothing varies. */
const struct fc_chart_period *fc_months_told(const struct fc_chart_facts *facts);

/* Title and subtitle (plots/months_words.c). */
const char *fc_months_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_months_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_months_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
struct fc_chart_table fc_months_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

#endif
