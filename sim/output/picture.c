#include "output/picture.h"

#include <string.h>
#include <strings.h>

#include "output/figures.h"
#include "plots/chart.h"
#include "plots/theme.h"

const char *fc_picture_type_at(int index, const char **question)
{
    const struct fc_chart *chart = index < 0 ? NULL : fc_chart_at((size_t)index);
    if (chart == NULL)
        return NULL;
    *question = chart->question;
    return chart->name;
}

bool fc_picture_type_known(const char *type)
{
    return fc_chart_named(type) != NULL;
}

/* The format of a file by its ending; false when it is none of them. */
static bool format_of(const char *file, enum fc_chart_format *format)
{
    static const struct {
        const char          *ending;
        enum fc_chart_format format;
    } known[] = {{".png", FC_CHART_PNG}, {".svg", FC_CHART_SVG}, {".pdf", FC_CHART_PDF}};

    const char *ending = strrchr(file, '.');
    for (size_t i = 0; ending != NULL && i < sizeof known / sizeof *known; i++)
        if (strcasecmp(ending, known[i].ending) == 0) {
            *format = known[i].format;
            return true;
        }
    return false;
}

bool fc_picture_ending_known(const char *file)
{
    enum fc_chart_format format;
    return format_of(file, &format);
}

enum fc_status fc_picture_write(const struct fc_picture *picture, const struct fc_result *result,
                                const struct fc_promise_answer *promise,
                                struct fc_picture_words *words, struct fc_arena *arena,
                                struct fc_error *err)
{
    struct fc_chart_facts  facts;
    struct fc_chart_words  said;
    struct fc_chart_look   look = {.theme =
                                     picture->theme == NULL ? NULL : fc_theme_named(picture->theme),
                                   .scale = picture->scale};
    const struct fc_chart *chart = fc_chart_named(picture->type);
    if (chart == NULL || !format_of(picture->file, &look.format))
        return fc_fail(err, FC_BAD_USAGE, "there is no such chart or format");
    if (!fc_figures_make(&facts, result, promise, picture->date, arena))
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the chart");
    const enum fc_status status =
        fc_chart_write(picture->file, &said, arena, chart, &facts, &look, err);
    if (status == FC_OK)
        *words = (struct fc_picture_words){said.title, said.description, said.warning};
    return status;
}

void fc_pictures_end(void)
{
    fc_charts_end();
}
