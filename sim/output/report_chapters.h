/* The chapters of a report, each a question a reader has. */
#ifndef FC_OUTPUT_REPORT_CHAPTERS_H
#define FC_OUTPUT_REPORT_CHAPTERS_H

#include "output/findings.h"

/* What a chapter says; the problems are those it names among the assumptions. */
struct fc_report_telling {
    struct fc_answer         *answer;
    const struct fc_findings *of;
    const struct fc_problems *checks;
};

/* All chapters in order; one in which nothing is to be said is left out. */
void fc_report_tell(const struct fc_report_telling *telling);

/* The last one: years, seed, date, errors, files and their checksums, version. */
void fc_report_tell_making(const struct fc_report_telling *telling);

#endif
