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
    const char *interval; /* "-52 to -46"; NULL: not worth saying */
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

/* Two dots and the line between; the second with the interval of the difference. */
struct fc_compare_mark {
    struct fc_point from, to;
    double          low, high; /* ends of the interval, across */
    bool            told_apart;
};

struct fc_compare_plan {
    size_t                 arrays; /* 0 or 2 */
    struct fc_icons        icons[2];
    int                    kept[2];
    size_t                 shown; /* rows; with more than two plans panels, side by side */
    size_t                 marks;
    struct fc_compare_mark mark[FC_COMPARE_PLANS * FC_COMPARE_PANELS];
    struct fc_notes        notes;
};

bool        fc_compare_told(const struct fc_chart_facts *facts);
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

/* "+49 (46 to 52)", "no clear difference". Not of the first plan. */
const char *fc_compare_change(struct fc_ruler *ruler, const struct fc_compare_cell *cell);

/* The same, without the interval where that has no room. */
const char *fc_compare_change_within(struct fc_ruler *ruler, const struct fc_compare_cell *cell,
                                     enum fc_font font, double width);

/* The 95 % interval of the difference in chance: "-27 to -25 of 100". */
const char *fc_compare_points(struct fc_ruler *ruler, const struct fc_compare_facts *compare,
                              size_t plan);

/* "B is ahead of A on net gain in 3 of 100 possible years."; "" when that is not known. */
const char *fc_compare_odds(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

/* The two ways to lay it out: two plans, and more (plots/compare_many.c). */
void fc_compare_place_many(struct fc_compare_plan *plan, struct fc_ruler *ruler,
                           const struct fc_chart_facts *facts, const struct fc_frame *frame);

/* "A", "B": by which a plan is called beside its marks. */
const char *fc_compare_letter(size_t plan);

#endif
