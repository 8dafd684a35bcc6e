/* What does more budget buy? The chance of each promise at each budget, in cells. */
#ifndef FC_PLOTS_TABLE_H
#define FC_PLOTS_TABLE_H

#include "plots/chart.h"
#include "plots/note.h"

enum { FC_TABLE_LEVELS = 9, FC_TABLE_BUDGETS = 9 };

/* Between cells. */
enum { FC_TABLE_GAP = 4 };

struct fc_table_facts {
    size_t        level_count; /* 2 to 9; rising */
    const double *level;
    size_t        budget_count;   /* 2 to 9; rising */
    const double *budget;         /* money of all that is spent, each `every` */
    const double *chance;         /* [level_count * budget_count] level by level, in fc_chart_facts'
                                   reading of the promise */
    double        standard_error; /* of the roughest chance */
    size_t        today;          /* the budget of the plan as it is */
    const char   *every;          /* what a budget is for: "a month"; NULL: "in total" */
    double        needed; /* least budget at which the level asked for is safe; not finite: none
                                     that was looked at */
};

struct fc_table_cell {
    struct fc_point corner; /* upper left */
    double          chance;
    bool            safe; /* at or above the confidence asked: bold, outlined */
    const char     *text;
};

struct fc_table_plan {
    size_t               levels, budgets;
    struct fc_table_cell cell[FC_TABLE_LEVELS * FC_TABLE_BUDGETS]; /* highest level first */
    double               width, height;                            /* of a cell with its gap */
    size_t               today;                                    /* the column marked */
    size_t               asked;  /* the row marked, from the top; `levels`: none */
    struct fc_point      corner; /* upper left of all cells */
    struct fc_notes      notes;
};

bool        fc_table_told(const struct fc_chart_facts *facts);
const char *fc_table_unfit(const struct fc_chart_facts *facts);
void        fc_table_plan(struct fc_chart_plan *out, struct fc_ruler *ruler,
                          const struct fc_chart_facts *facts);
void        fc_table_draw(struct fc_canvas *canvas, const struct fc_theme *theme,
                          const struct fc_chart_plan *plan);

/* What it says (plots/table_words.c). The facts are clean. */
const char *fc_table_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_table_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
const char *fc_table_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts);
struct fc_chart_table fc_table_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts);

/* "€75k a month"; `every` may be left out. */
const char *fc_table_budget(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                            double budget, bool every);

#endif
