/* Everything a report tells, worked out before the first word is said. */
#ifndef FC_OUTPUT_FINDINGS_H
#define FC_OUTPUT_FINDINGS_H

#include "output/report.h"
#include "plots/facts.h"
#include "questions/drivers.h"
#include "questions/owners.h"
#include "questions/study.h"

/* What a report is to be about. */
struct fc_report_request {
    const struct fc_study       *study;      /* of the first plan; its arena holds the report */
    struct fc_promise_answers   *answers;    /* of that plan, as they are asked for: with all its
                                                measures, without levers. None: the report tells the
                                                forecast. The findings take the result over */
    bool                         integrate;  /* as the answers were, see fc_request */
    uint64_t                     why_trials; /* of drivers and owners: fewer are enough */
    int                          n_plans;    /* 1, or several: the first is the study's */
    const struct fc_plan *const *plan;       /* [n_plans] */
    const char *const           *label;      /* [n_plans] what they are called */
    bool                         sample;     /* the workbook's, see fc_report_format */
    const char                  *date;       /* YYYY-MM-DD; may be "" */
};

struct fc_findings {
    struct fc_report_request  of;
    struct fc_promise_answers answers; /* with levers; to be freed */
    struct fc_chart_facts    *facts;   /* [answers.n]; without promises one, of `measure` */
    int                       measure; /* whose months are drawn where nothing is promised */
    struct fc_drivers_answer  drivers; /* of the first promise, else of money or the last stage */
    bool                      has_owners;     /* nobody may own anything */
    struct fc_owners_answer   owners;         /* of the first promise */
    struct fc_comparison      comparison;     /* with several plans */
    struct fc_report_sample   sample;         /* where asked for */
    double                    standard_error; /* largest of all chances that are said */
};

/* Works everything out; the answers' result is freed when that fails. What a chart cannot show is
   left out of the facts. FC_INTERRUPTED when stopped: half a report is none. Else fails as
   fc_columns_run. */
enum fc_status fc_findings_make(struct fc_findings *out, const struct fc_report_request *request,
                                struct fc_error *err);
void           fc_findings_free(struct fc_findings *findings);

/* Makes the report of the findings, which must outlive it; the problems are the checks it names.
   FC_NO_MEMORY only. */
enum fc_status fc_report_make(struct fc_report *out, const struct fc_findings *findings,
                              const struct fc_problems *checks, struct fc_error *err);

#endif
