/* From what happened to what is measured: fills the measure columns of a block. */
#ifndef FC_ENGINE_LEDGER_H
#define FC_ENGINE_LEDGER_H

#include "engine/trial.h"

/* Fills a measure's columns of block->value from block->entered and the scratch ledgers once all
   months have run: of all (FC_ALL), or of one view of a layout by channel, where
   fc_measure_by_channel. Not what the layout does not keep. A ratio needs its parts first.
   `months` false: the total alone, of measures where it does not hang on the months. */
void fc_ledger_fill(struct fc_block *block, int measure, int view, bool months);

/* Whether a measure is told channel by channel. What is lost or still open is counted by stage. */
bool fc_measure_by_channel(const struct fc_measure *measure);

/* Another column that always holds the same as a measure's in month t (months: the total): single
   payments are billed when they are won, a stock's total is its last month. */
struct fc_column_of {
    int measure, t;
};
struct fc_column_of fc_ledger_same(const struct fc_layout *layout, int measure, int t);

/* over / under in ticks, rounded; FC_UNDEFINED where under is 0. `scale` is the ticks of 1. */
int64_t fc_ratio(int64_t over, int64_t under, double scale);

/* The two sums a ratio measure is made of, as measures; and the ticks by which over / under counts.
   Only for measures with `ratio`. */
struct fc_ratio_parts {
    int    over, under;
    double scale;
};
struct fc_ratio_parts fc_ratio_parts(const struct fc_plan *plan, int measure);

#endif
