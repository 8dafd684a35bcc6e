/* Is plan B better? Two to six plans on the same luck: a hundred years each, and what changes. */
#ifndef FC_PLOTS_COMPARE_H
#define FC_PLOTS_COMPARE_H

#include "plots/chart.h"
#include "plots/icons.h"
#include "plots/note.h"

enum { FC_COMPARE_PLANS = 6, FC_COMPARE_ROWS = 12, FC_COMPARE_PANELS = 3 };

/* One measure in one plan, and how far it is from the first plan's on the same luck. */
struct fc_compare_cell {
    double      value;
    double      difference; /* to the first plan; with its 95 % interval; 0 in the first itself */
    double      low, high;
    bool        told_apart; /* the interval leaves out 0 */
    const char *text;       /* the value: "1,824", "€75k" */
    const char *size; /* of the difference, without a sign: "49", "€15k"; may be NULL: first */
    const char *interval; /* "-52 to -46"; may be NULL: first */
};

struct fc_compare_row {
    const char            *label; /* as after a number: "qualified leads a month", "revenue" */
    bool                   less_is_better; /* a cost */
    struct fc_compare_cell cell[FC_COMPARE_PLANS];
};

/* The promise, if there is one, is that of fc_chart_facts; its figures there are the first plan's
   but for the chances here. */
struct fc_compare_facts {
    size_t                       plan_count;               /* 2 to 6 */
    const char                  *plan[FC_COMPARE_PLANS];   /* what people call them */
    double                       chance[FC_COMPARE_PLANS]; /* of the promise */
    double                       low[FC_COMPARE_PLANS];    /* 95 % interval of its difference */
    double                       high[FC_COMPARE_PLANS];   /*   to the first plan's chance */
    double                       beats[FC_COMPARE_PLANS];  /* chance to be ahead of the first; not
                                                               finite: not known */
    const char                  *beats_by;                 /* in what: "net gain" */
    size_t                       row_count;                /* 0 to 12, what matters most first */
    const struct fc_compare_row *row;
};

/* Two dots and the line between; the second with its interval. */
struct fc_compare_mark {
    struct fc_point from, to;
    double          low, high; /* ends of the interval, across */
    bool            told_apart;
};

struct fc_compare_plan {
    size_t                 arrays; /* 0 or 2 */
    struct fc_icons        icons[2];
    int                    kept[2];
    size_t                 shown; /* rows, or panels when there are more than two plans */
    size_t                 marks;
    struct fc_compare_mark mark[FC_COMPARE_PLANS * FC_COMPARE_PANELS];
    struct fc_notes        notes;
};

const char *fc_compare_unfit(const struct fc_chart_facts *facts);
void        fc_compare_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                            const struct fc_chart_facts *facts);
void        fc_compare_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                            const struct fc_chart_plan *plan);

/* What it says (plots/compare_words.c). The facts are clean. */
const char *fc_compare_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_compare_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_compare_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
struct fc_chart_table fc_compare_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

/* "+49 (+46 to +52)", "no clear difference"; "" for the first plan. */
const char *fc_compare_change(struct fc_ruler *ruler, const struct fc_compare_cell *cell);

#endif
