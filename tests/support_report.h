/* A report of plans, as the program makes it. */
#ifndef TESTS_SUPPORT_REPORT_H
#define TESTS_SUPPORT_REPORT_H

#include "output/findings.h"

/* A report with the memory it lives in. */
struct support_report {
    struct fc_arena              arena;
    struct fc_problems           problems;
    struct fc_plan              *plan;
    const struct fc_promise    **promise;
    struct fc_study              study;
    struct fc_findings           findings;
    struct fc_report             report;
    const volatile sig_atomic_t *stop; /* of support_report_try */
};

enum { SUPPORT_MOST_PLANS = 4 };

/* Makes the report of these plans, the first with all its promises, on 2027-01-05, with the
   workbook's sample. A failure fails the test. */
void support_report_make(struct support_report *out, uint64_t trials, int n,
                         const char *const file[]);

/* The same, but a failure of the run is returned. `stop` of *out is used as it is. */
enum fc_status support_report_try(struct support_report *out, uint64_t trials, int n,
                                  const char *const file[]);
void           support_report_free(struct support_report *report);

/* The n-th thing said of a kind, counted from 0; NULL when there are fewer. */
const struct fc_said *support_report_said(const struct support_report *report,
                                          enum fc_said_kind kind, int n);

/* The paths that fit a shell's pattern, in order, NULL at the end, in the arena. */
const char *const *support_files(const char *pattern, struct fc_arena *arena);

#endif
