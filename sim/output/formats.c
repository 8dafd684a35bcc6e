#include "output/report.h"

#include <string.h>
#include <strings.h>

/* In the order in which they are named. */
static const struct fc_report_format formats[] = {
    {".pdf", false, fc_as_pdf},          {".html", false, fc_as_html},
    {".xlsx", true, fc_as_xlsx},         {".md", false, fc_as_markdown},
    {".json", false, fc_as_report_json},
};

const struct fc_report_format *fc_report_format_of(const char *file)
{
    const char *ending = strrchr(file, '.');
    for (size_t i = 0; ending != NULL && i < sizeof formats / sizeof *formats; i++)
        if (strcasecmp(ending, formats[i].ending) == 0)
            return &formats[i];
    return NULL;
}

const char *fc_report_endings(void)
{
    return ".pdf, .html, .xlsx, .md or .json";
}
