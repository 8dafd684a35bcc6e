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

bool fc_picture_shows_measures(const char *type)
{
    return strcmp(type, "months") == 0;
}

enum fc_status fc_easel_make(struct fc_easel *out, const struct fc_picture_of *of,
                             struct fc_arena *arena, struct fc_error *err)
{
    const struct fc_figures_of promise = {.result = of->result,
                                          .promise = of->promise,
                                          .every_month = of->every_month,
                                          .date = of->date};
    *out = (struct fc_easel){.no_table = of->no_table, .no_compare = of->no_compare};
    const bool made = (of->promise == NULL || fc_figures_make(&out->promise, &promise, arena)) &&
                      (of->measure < 0 || fc_figures_of_measure(&out->months, of->result,
                                                                of->measure, of->date, arena));
    out->promise.table = of->table;
    out->promise.compare = of->compare;
    out->promise.drivers = of->drivers;
    out->promise.owners = of->owners;
    out->promise.risk = of->risk;
    if (of->measure < 0)
        out->months = out->promise;
    return made ? FC_OK : fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the chart");
}

static const struct fc_chart_facts *facts_for(const struct fc_easel *easel, const char *type)
{
    return fc_picture_shows_measures(type) ? &easel->months : &easel->promise;
}

bool fc_picture_told(const struct fc_easel *easel, const char *type)
{
    return fc_chart_told(fc_chart_named(type), facts_for(easel, type));
}

/* Why its figures could not be made. */
static const char *not_made(const struct fc_easel *easel, const char *type)
{
    return strcmp(type, "table") == 0     ? easel->no_table
           : strcmp(type, "compare") == 0 ? easel->no_compare
                                          : NULL;
}

const char *fc_picture_unfit(const struct fc_easel *easel, const char *type)
{
    const char *why_not = not_made(easel, type);
    return why_not != NULL ? why_not : fc_chart_unfit(fc_chart_named(type), facts_for(easel, type));
}

enum fc_status fc_picture_write(const struct fc_easel *easel, const struct fc_picture *picture,
                                struct fc_picture_words *words, struct fc_arena *arena,
                                struct fc_error *err)
{
    struct fc_chart_words  said;
    struct fc_chart_look   look = {.theme =
                                     picture->theme == NULL ? NULL : fc_theme_named(picture->theme),
                                   .scale = picture->scale};
    const struct fc_chart *chart = fc_chart_named(picture->type);
    if (chart == NULL || !format_of(picture->file, &look.format))
        return fc_fail(err, FC_BAD_USAGE, "there is no such chart or format");
    if (not_made(easel, picture->type) != NULL)
        return fc_fail(err, FC_BAD_INPUT, "the chart '%s' cannot be drawn: %s", picture->type,
                       not_made(easel, picture->type));
    const enum fc_status status = fc_chart_write(picture->file, &said, arena, chart,
                                                 facts_for(easel, picture->type), &look, err);
    if (status == FC_OK)
        *words = (struct fc_picture_words){said.title, said.description, said.warning};
    return status;
}

void fc_pictures_end(void)
{
    fc_charts_end();
}
