/* A result as comma separated values: one row per month and measure. */
#ifndef FC_OUTPUT_AS_CSV_H
#define FC_OUTPUT_AS_CSV_H

#include "base/text.h"
#include "results/result.h"

/* Appends a heading and the rows: month, measure, channel, mean, sd, p05, p25, p50, p75, p95. The
   plan's total stands as month "total", all channels as channel "all". A result by channel goes on
   with each channel, and "opening" for the open pipeline of none. Numbers read back exactly; what
   is never defined has empty cells. Lines end in LF. */
void fc_as_csv(struct fc_text *out, const struct fc_result *result);

/* One cell of text: quoted where it must be, and with a ' in front where a spreadsheet would take
   it for a formula (= + - @ tab CR). */
void fc_csv_cell(struct fc_text *out, const char *text);

#endif
