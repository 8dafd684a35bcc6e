#include "output/report.h"

#include "output/findings.h"
#include "output/json_compare.h"
#include "output/report_chapters.h"
#include "output/say_drivers.h"
#include "output/say_owners.h"
#include "output/say_run.h"
#include "output/words.h"

/* ---- how it was made ---- */

static void say_why_trials(struct fc_answer *answer, const struct fc_findings *of)
{
    if (of->drivers.trials != of->answers.result.trials)
        fc_answer_say(answer, FC_SAY_NOTE,
                      "What decides it%s: worked out from %s of such years, so that a figure there "
                      "may differ by one in a hundred.",
                      of->has_owners ? " and who carries the risk" : "",
                      fc_words_whole(of->drivers.trials).text);
}

static void say_files(struct fc_answer *answer, const struct fc_report_request *of)
{
    const struct fc_settings *settings = &of->study->settings;
    for (int i = 0; i < of->n_plans; i++)
        fc_answer_say(answer, FC_SAY_NOTE, "%s: file %s, checksum (SHA-256) %s.", of->plan[i]->name,
                      of->plan[i]->file, of->plan[i]->sha256);
    for (int i = 0; i < settings->n; i++)
        fc_answer_say(answer, FC_SAY_NOTE, "Changed on top of %s: %s.",
                      of->n_plans == 1 ? "it" : "each", settings->text[i]);
}

void fc_report_tell_making(const struct fc_report_telling *telling)
{
    const struct fc_findings *of = telling->of;
    const struct fc_run_facts run = fc_run_facts_of(&of->answers.result);
    fc_say_run(telling->answer, &run, of->standard_error, of->of.date);
    fc_say_means_error(telling->answer, &of->answers.result);
    say_why_trials(telling->answer, of);
    say_files(telling->answer, &of->of);
    fc_answer_say(telling->answer, FC_SAY_NOTE,
                  "Made by funnelcast %s. The same files, seed and version give the same figures.",
                  FC_VERSION);
}

/* ---- the report ---- */

static const char *title_of(const struct fc_findings *findings, struct fc_arena *arena)
{
    const struct fc_report_request *of = &findings->of;
    const char                     *title = fc_arena_print(
                            arena, "%s %s",
        findings->answers.n > 0 ? "Can we keep it?" : "Forecast:", of->plan[0]->name);
    for (int i = 1; i < of->n_plans && title != NULL; i++)
        title =
            fc_arena_print(arena, "%s%s%s", title, i == 1 ? " against " : ", ", of->plan[i]->name);
    return title;
}

/* The parts of other questions behind promises and measures. */
static const struct fc_json_more *list_parts(const struct fc_findings *of, int *n,
                                             struct fc_arena *arena)
{
    struct fc_json_more *more = fc_arena_take(arena, 3, sizeof *more);
    *n = 0;
    if (more == NULL)
        return NULL;
    if (of->of.n_plans > 1)
        more[(*n)++] = (struct fc_json_more){"compare", fc_json_compare, &of->comparison};
    more[(*n)++] = (struct fc_json_more){"drivers", fc_json_drivers, &of->drivers};
    if (of->has_owners)
        more[(*n)++] = (struct fc_json_more){"owners", fc_json_owners, &of->owners};
    return more;
}

enum fc_status fc_report_make(struct fc_report *out, const struct fc_findings *findings,
                              const struct fc_problems *checks, struct fc_error *err)
{
    const struct fc_report_request *of = &findings->of;
    struct fc_arena                *arena = of->study->arena;
    int                             n_more;
    const struct fc_json_more      *more = list_parts(findings, &n_more, arena);
    *out = (struct fc_report){
        .title = title_of(findings, arena),
        .date = of->date,
        .plan = of->study->plan,
        .run = fc_run_facts_of(&findings->answers.result),
        .standard_error = findings->standard_error,
        .promises = &findings->answers,
        .comparison = of->n_plans > 1 ? &findings->comparison : NULL,
        .sample = of->sample ? &findings->sample : NULL,
        .parts = {.result = &findings->answers.result,
                  .promises = &findings->answers,
                  .measures = true,
                  .n_more = n_more,
                  .more = more,
                  .checks = checks},
        .answer = {.arena = arena},
    };
    if (out->title == NULL || more == NULL)
        return fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the report");
    fc_report_tell(
        &(struct fc_report_telling){.answer = &out->answer, .of = findings, .checks = checks});
    return out->answer.no_memory
               ? fc_fail(err, FC_NO_MEMORY, "there is not enough memory for the report")
               : FC_OK;
}
