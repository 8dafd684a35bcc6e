/* What the charts are told: plain numbers and words. */
#ifndef FC_PLOTS_FACTS_H
#define FC_PLOTS_FACTS_H

#include <stdbool.h>
#include <stddef.h>

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
    const char *label;                   /* under the axis: "Apr", "Jan 28" */
    const char *name;                    /* in sentences: "April 2027"; NULL: the label */
    bool        counts;                  /* the promise is asked of this period */
    bool        begins;                  /* a year: its label is kept where not all have room */
    bool        weakest;                 /* clearly weaker than the others: worth its name */
    double      level;                   /* promised in it; not finite: the level of the facts */
    double      p05, p25, p50, p75, p95; /* of the metric; all or none finite: none is not known */
    double      chance;                  /* that it reaches the level; not finite: not known */
};

/* One of the sample years. */
struct fc_chart_year {
    bool          kept;
    const double *value; /* [period_count]; not a number: nothing to divide by */
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
    /* the promise; without one the months alone can be drawn */
    const char        *promise; /* as understood, without the confidence, no full stop, or NULL */
    const char        *one;     /* "qualified lead"; for money as `many` */
    const char        *many;    /* "qualified leads", "revenue" */
    enum fc_chart_unit unit;
    const char        *currency; /* "EUR" or NULL */
    double             level;
    bool               at_most;
    enum fc_chart_reading reading;
    size_t                k, n;       /* in k of n periods (FC_CHART_SOME); n: periods that count */
    const char           *period;     /* what one of `periods` is: "month", "quarter", "year" */
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

    /* what is told to one chart only, in the header of that name; NULL: nothing */
    const struct fc_drivers_facts *drivers;
    const struct fc_table_facts   *table;
    const struct fc_risk_facts    *risk;
    const struct fc_owners_facts  *owners;
    const struct fc_compare_facts *compare;

    /* the footer */
    const char *futures; /* "years"; NULL: years for a plan of 12 months, else futures */
    double      trials;
    const char *plan_file;
    const char *seed;
    const char *date; /* may be NULL */
};

#endif
