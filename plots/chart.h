/* What a chart is, what it is told, and the table of them all. */
#ifndef FC_PLOTS_CHART_H
#define FC_PLOTS_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/text.h"
#include "plots/canvas.h"
#include "plots/label.h"
#include "plots/theme.h"

enum fc_chart_unit { FC_CHART_COUNT, FC_CHART_MONEY, FC_CHART_SHARE };

/* How the promise is read: in every period, on average, in k of n periods, in total. */
enum fc_chart_reading { FC_CHART_EVERY, FC_CHART_AVERAGE, FC_CHART_SOME, FC_CHART_TOTAL };

enum fc_chart_verdict { FC_CHART_YES, FC_CHART_NOT_YET, FC_CHART_NO, FC_CHART_TOO_CLOSE };

/* A level that is kept with this chance. Not finite: there is none. */
struct fc_chart_safe {
    double confidence;
    double level;
};

/* One period of the plan, usually a month. */
struct fc_chart_period {
    const char *label;                   /* "Apr"; the first of a year may say "Jan 27" */
    bool        counts;                  /* the promise is asked of this period */
    double      level;                   /* promised in it; not finite: the level of the facts */
    double      p05, p25, p50, p75, p95; /* of the metric */
    double      chance;                  /* that it reaches the level; not finite: not known */
};

/* One of the sample years. */
struct fc_chart_year {
    bool          kept;
    const double *value; /* [period_count] */
};

/* One promise of several that are to be kept together. */
struct fc_chart_part {
    const char *promise; /* "150 qualified leads in every month" */
    double      probability;
};

enum { FC_CHART_SAFES = 4, FC_CHART_DOTS = 50, FC_CHART_YEARS = 20, FC_CHART_PERIODS = 120 };

/* Everything the charts are told: plain numbers and words, owned by the caller. Counts of 0 and
   NULL say "not known"; a chart that needs it then says so (fc_chart_unfit). */
struct fc_chart_facts {
    /* the promise */
    const char           *promise; /* as understood, without the confidence, no full stop */
    const char           *one;     /* "qualified lead"; for money as `many` */
    const char           *many;    /* "qualified leads", "revenue" */
    enum fc_chart_unit    unit;
    const char           *currency; /* "EUR" or NULL */
    double                level;
    bool                  at_most;
    enum fc_chart_reading reading;
    size_t                k, n;       /* in k of n periods (FC_CHART_SOME); n: periods that count */
    const char           *period;     /* "month", "quarter", "year" */
    const char           *window;     /* "April to December 2027" */
    double                confidence; /* asked for, such as 0.9 */

    /* the answer */
    enum fc_chart_verdict       verdict;
    double                      probability;
    double                      standard_error;
    double                      safe_level; /* at the confidence asked; not finite: none */
    size_t                      safe_count; /* for example at 80, 90, 95 */
    struct fc_chart_safe        safe[FC_CHART_SAFES];
    size_t                      part_count; /* 2 or more: a joint promise */
    const struct fc_chart_part *part;

    /* the promise curve: chance of keeping each level; levels rise */
    size_t        curve_count;
    const double *curve_level;
    const double *curve_chance;

    /* Quantiles (i + 1/2) / 50 of what decides the promise: the worst period (every; for at most
       the highest one), the k-th best (some), the average, the total. Rising. */
    size_t        worst_count; /* FC_CHART_DOTS or 0 */
    const double *worst;

    size_t                        period_count; /* of the whole plan, up to FC_CHART_PERIODS */
    const struct fc_chart_period *periods;
    size_t                        year_count; /* up to FC_CHART_YEARS */
    const struct fc_chart_year   *years;

    /* the footer */
    const char *futures; /* "years"; NULL: years for a plan of 12 months, else futures */
    double      trials;
    const char *plan_file;
    const char *seed;
    const char *date; /* may be NULL */
};

/* Rows of text beside the chart, for those who cannot see it. */
struct fc_chart_table {
    size_t       columns, rows;
    const char **heading; /* [columns] */
    const char **cell;    /* [rows * columns], row by row */
};

/* What the chart says in words. Lives in the arena given to fc_chart_draw. */
struct fc_chart_words {
    const char           *title;       /* the finding */
    const char           *description; /* type, range, the figures that matter */
    struct fc_chart_table table;
    const char           *warning; /* what will not look right, NULL when all is well */
};

enum fc_chart_format { FC_CHART_SVG, FC_CHART_PNG, FC_CHART_PDF };

struct fc_chart_look {
    enum fc_chart_format   format;
    const struct fc_theme *theme;  /* NULL: light. A PDF is for paper and always light */
    double                 scale;  /* pixels a unit, 1 to 4; 0: 2. PNG only */
    const char            *prefix; /* of the ids of an SVG; NULL: the chart's name */
};

/* The title block, the footer, and the room left between them. */
struct fc_frame {
    const char *title[3], *subtitle[3], *footer[2];
    size_t      titles, subtitles, footers;
    double      left, right, top, bottom; /* the room for marks and their labels */
};

/* A chart ready to be drawn. */
struct fc_chart_plan {
    struct fc_frame       frame;
    struct fc_chart_words words;
    const void *marks; /* what the chart's own draw reads, such as struct fc_promise_plan */
};

struct fc_chart {
    const char *name;
    const char *question;
    /* Why these facts cannot fill this chart, as a sentence; NULL when they can. */
    const char *(*unfit)(const struct fc_chart_facts *facts);
    void (*plan)(struct fc_chart_plan *out, struct fc_ruler *ruler,
                 const struct fc_chart_facts *facts);
    void (*draw)(struct fc_canvas *canvas, const struct fc_theme *theme,
                 const struct fc_chart_plan *plan);
};

/* The charts in the order of a report; NULL past the last. */
const struct fc_chart *fc_chart_at(size_t index);
const struct fc_chart *fc_chart_named(const char *name);

const char *fc_chart_unfit(const struct fc_chart *chart, const struct fc_chart_facts *facts);

/* Lays the chart out. FC_BAD_INPUT when the facts do not fit it or hold something that is no
   number; FC_NO_MEMORY. Strings of the facts are copied into the arena, cleaned. */
enum fc_status fc_chart_lay_out(struct fc_chart_plan *out, struct fc_ruler *ruler,
                                const struct fc_chart *chart, const struct fc_chart_facts *facts,
                                struct fc_error *err);

/* Draws the laid out chart with paper, title and footer. */
void fc_chart_paint(struct fc_canvas *canvas, const struct fc_theme *theme,
                    const struct fc_chart *chart, const struct fc_chart_plan *plan);

/* The whole way: appends the picture's bytes to `bytes` (write them with fc_file_write) and tells
   what it says in `words` (may be NULL). */
enum fc_status fc_chart_draw(struct fc_text *bytes, struct fc_chart_words *words,
                             struct fc_arena *arena, const struct fc_chart *chart,
                             const struct fc_chart_facts *facts, const struct fc_chart_look *look,
                             struct fc_error *err);

/* The same into a file, whole or not at all. */
enum fc_status fc_chart_write(const char *path, struct fc_chart_words *words,
                              struct fc_arena *arena, const struct fc_chart *chart,
                              const struct fc_chart_facts *facts, const struct fc_chart_look *look,
                              struct fc_error *err);

/* Gives back what the drawing libraries keep until exit, for leak checkers. Nothing may be drawn
   afterwards. */
void fc_charts_end(void);

#endif
