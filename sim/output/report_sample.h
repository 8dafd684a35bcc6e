/* The first trials of a run, figure by figure, so that a workbook can count for itself. */
#ifndef FC_OUTPUT_REPORT_SAMPLE_H
#define FC_OUTPUT_REPORT_SAMPLE_H

#include "output/report.h"
#include "questions/study.h"

/* Runs FC_REPORT_SAMPLE of the study's trials (all where there are fewer) with its seed: the
   promises' statistics, then the whole plan's inquiries, stages and money, then what the first
   promise is about, month by month, where it has months. All in the study's arena. Fails as
   fc_columns_run. */
enum fc_status fc_report_sample_make(struct fc_report_sample *out, const struct fc_study *study,
                                     int n_promises, const struct fc_promise *const promise[],
                                     struct fc_error *err);

#endif
