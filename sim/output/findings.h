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
    const struct fc_study          *study;      /* of the first plan; its arena holds the report */
    uint64_t                        why_trials; /* of drivers and owners: fewer are enough */
    bool                            integrate;  /* chances, see fc_request */
    int                             n_promises; /* may be 0: the report tells the forecast */
    const struct fc_promise *const *promise;
    int                             n_plans; /* 1, or several: the first is the study's */
    const struct fc_plan *const    *plan;    /* [n_plans] */
    const char *const              *label;   /* [n_plans] what they are called */
    bool                            sample;  /* the workbook's, see fc_report_format */
    const char                     *date;    /* YYYY-MM-DD; may be "" */
};

struct fc_findings {
    struct fc_report_request  of;
    struct fc_promise_answers answers; /* of of.promise, with levers; the result is to be freed */
    struct fc_chart_facts    *facts;   /* [n_promises]; without promises one, of `measure` */
    int                       measure; /* whose months are drawn where nothing is promised */
    struct fc_drivers_answer  drivers; /* of the first promise, else of the money or last stage */
    bool                      has_owners;
    struct fc_owners_answer   owners;         /* of the first promise; nobody may own anything */
    struct fc_comparison      comparison;     /* with several plans */
    struct fc_report_sample   sample;         /* where asked for */
    double                    standard_error; /* largest of all chances that are said */
};

/* Works everything out. What a chart cannot show is left out of the facts. FC_INTERRUPTED when
   stopped: half a report is none. Else fails as fc_promises_answer and fc_columns_run. */
enum fc_status fc_findings_make(struct fc_findings *out, const struct fc_report_request *request,
                                struct fc_error *err);
void           fc_findings_free(struct fc_findings *findings);

/* Makes the report of the findings, which must outlive it; the problems are the checks it names.
   FC_NO_MEMORY only. */
enum fc_status fc_report_make(struct fc_report *out, const struct fc_findings *findings,
                              const struct fc_problems *checks, struct fc_error *err);

#endif
