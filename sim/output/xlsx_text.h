/* Texts as a cell of a workbook may hold them, and figures read back from their words. */
#ifndef FC_OUTPUT_XLSX_TEXT_H
#define FC_OUTPUT_XLSX_TEXT_H

#include <stdbool.h>

#include "base/arena.h"

/* The text without what would make it a formula, a broken file or another text: begins with ' where
   it begins with = + - @ tab or CR; broken UTF-8, control characters but line ends and tabs, and
   what XML cannot hold become ?; what a reader would take for a character's number (_x0041_) stays
   as typed; cut at 32,000 bytes, since a cell holds 32,767 letters. NULL when memory is out. */
const char *fc_cell_text(struct fc_arena *arena, const char *text);

/* A figure as our tables print it ("1,240", "-3.5", "+15,000", "53 %") as the number it says, with
   the format that shows it so again; false for every other text ("72 of 100", "30 to 70"). */
struct fc_cell_figure {
    double value;
    char   number[40];
};
bool fc_cell_figure(struct fc_cell_figure *out, const char *text);

#endif
