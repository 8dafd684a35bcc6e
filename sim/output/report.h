/* A report to forward: one tree of chapters from one run, which every format prints. */
#ifndef FC_OUTPUT_REPORT_H
#define FC_OUTPUT_REPORT_H

#include "base/text.h"
#include "output/answer.h"
#include "output/as_json.h"
#include "questions/compare.h"
#include "questions/promise.h"
#include "run/columns.h"

/* Trials of which a workbook shows every figure, so that its formulas can be checked. */
enum { FC_REPORT_SAMPLE = 2000 };

/* What the workbook recomputes, trial by trial: the first trials of the run, one column each. */
struct fc_report_sample {
    struct fc_columns       columns;   /* promises in the report's order, then these figures */
    int                     n_figures; /* of the whole plan */
    const struct fc_figure *figure;
};

struct fc_report {
    const char                      *title; /* "Can we keep it? Reference funnel" */
    const char                      *date;  /* YYYY-MM-DD; may be "" */
    const struct fc_plan            *plan;  /* the first one */
    struct fc_run_facts              run;
    double                           standard_error; /* largest of the chances said */
    const struct fc_promise_answers *promises;       /* of that plan, with its result */
    const struct fc_comparison      *comparison;     /* of several plans; else NULL */
    const struct fc_report_sample   *sample;         /* NULL: not made for this format */
    struct fc_json_parts             parts;          /* the same as --json prints */
    struct fc_answer                 answer;         /* chapters, verdicts, tables, charts, notes */
};

/* One format; the bytes are written to the file whole or not at all. */
struct fc_report_format {
    const char *ending; /* ".pdf" */
    bool        sample; /* wants the sample of trials */
    enum fc_status (*print)(struct fc_text *out, const struct fc_report *report,
                            struct fc_arena *arena, struct fc_error *err);
};

/* By the ending of a file's name; NULL when it is none of them. The endings in words, for hints. */
const struct fc_report_format *fc_report_format_of(const char *file);
const char                    *fc_report_endings(void);

/* Each format is a file of its own. Appends its bytes; FC_NO_MEMORY, FC_BAD_INPUT. */
enum fc_status fc_as_pdf(struct fc_text *out, const struct fc_report *report,
                         struct fc_arena *arena, struct fc_error *err);
enum fc_status fc_as_html(struct fc_text *out, const struct fc_report *report,
                          struct fc_arena *arena, struct fc_error *err);
enum fc_status fc_as_xlsx(struct fc_text *out, const struct fc_report *report,
                          struct fc_arena *arena, struct fc_error *err);
enum fc_status fc_as_markdown(struct fc_text *out, const struct fc_report *report,
                              struct fc_arena *arena, struct fc_error *err);
enum fc_status fc_as_report_json(struct fc_text *out, const struct fc_report *report,
                                 struct fc_arena *arena, struct fc_error *err);

#endif
