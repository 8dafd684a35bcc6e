#include "output/report.h"

enum fc_status fc_as_report_json(struct fc_text *out, const struct fc_report *report,
                                 struct fc_arena *arena, struct fc_error *err)
{
    (void)arena;
    fc_as_json(out, &report->parts);
    return out->failed
               ? fc_fail(err, FC_NO_MEMORY, "there is not enough memory to print the report")
               : FC_OK;
}
