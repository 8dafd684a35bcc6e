/* One row a rule; each looks at the plan and says what it finds. */
#include "questions/lint.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/month.h"
#include "base/text.h"
#include "base/utf8.h"
#include "model/no_effect.h"
#include "questions/lint_rules.h"

/* The most important first: what the answer does not say at all, then what makes it too sure, then
   what only looks odd. */
static const struct {
    const char *name;
    void (*look)(const struct fc_lint *lint);
    bool asks_result;
} rule[] = {
    {"changes-nothing", fc_lint_changes_nothing, false},
    {"too-early", fc_lint_too_early, false},
    {"out-of-reach", fc_lint_out_of_reach, true},
    {"short-of-hands", fc_lint_short_of_hands, false},
    {"brings-nothing", fc_lint_brings_nothing, false},
    {"below-minimum", fc_lint_below_minimum, false},
    {"unusual-rates", fc_lint_unusual_rates, false},
    {"beyond-measured", fc_lint_beyond_measured, false},
    {"all-certain", fc_lint_all_certain, false},
    {"one-large-deal", fc_lint_one_large_deal, true},
    {"few-cases", fc_lint_few_cases, false},
    {"touches-end", fc_lint_touches_end, false},
    {"independent", fc_lint_independent, false},
    {"even-months", fc_lint_even_months, false},
    {"season", fc_lint_season, false},
    {"beyond-the-plan", fc_lint_beyond_the_plan, false},
    {"idle-team", fc_lint_idle_team, false},
    {"always-kept", fc_lint_always_kept, true},
    {"confidence", fc_lint_confidence, false},
};

const int fc_lint_count = sizeof rule / sizeof *rule;

const char *fc_lint_rule(int i)
{
    return rule[i].name;
}

void fc_lint(const struct fc_lint_request *request, struct fc_problems *problems)
{
    struct fc_arena arena = {0};
    struct fc_means means;
    struct fc_lint  lint = {.asked = request,
                            .plan = request->plan,
                            .result = request->result,
                            .means = &means,
                            .arena = &arena,
                            .problems = problems};
    if (!fc_means_make(&means, request->plan, &arena))
        problems->no_memory = true;
    for (int i = 0; i < fc_lint_count && !problems->no_memory; i++) {
        lint.rule = rule[i].name;
        if (!rule[i].asks_result || request->result != NULL)
            rule[i].look(&lint);
    }
    fc_arena_free(&arena);
}

/* ---- what rules are written with ------------------------------------------------------------- */

bool fc_lint_said(const struct fc_lint *lint, const char *name, struct fc_place place)
{
    for (size_t i = 0; i < lint->problems->size; i++)
        if (strcmp(lint->problems->item[i].rule, name) == 0 &&
            fc_place_same(lint->problems->item[i].place, place))
            return true;
    return false;
}

void fc_lint_say(const struct fc_lint *lint, struct fc_place place, const char *hint,
                 const char *format, ...)
{
    char    text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (!fc_lint_said(lint, lint->rule, place))
        fc_warning_at(lint->problems, lint->rule, place, hint, "%s", text);
}

struct fc_place fc_lint_place(const struct fc_section *section, enum fc_section_kind kind,
                              const char *key)
{
    if (section->set == NULL)
        return section->place;
    const struct fc_place place = section->set[fc_key_row(kind, key)];
    return place.line > 0 ? place : section->place;
}

struct fc_piece fc_lint_typed(struct fc_place place)
{
    const char  *text = place.text == NULL ? "" : place.text;
    const size_t length = strlen(text);
    size_t       from = 0;
    while (from < length && fc_utf8_count(text, from + 1) < (size_t)place.column)
        from++;
    size_t to = from;
    while (to < length && fc_utf8_count(text + from, to + 1 - from) <= (size_t)place.width)
        to++;
    return (struct fc_piece){text + from, to - from, place};
}

struct fc_lint_words fc_lint_words(const char *format, ...)
{
    struct fc_lint_words words;
    va_list              args;
    va_start(args, format);
    vsnprintf(words.text, sizeof words.text, format, args);
    va_end(args);
    return words;
}

struct fc_lint_words fc_lint_number(double value)
{
    char text[FC_NUMBER_TEXT];
    return fc_lint_words("%s", fc_print_short(text, value, 3));
}

struct fc_lint_words fc_lint_percent(double share)
{
    char text[FC_NUMBER_TEXT];
    return fc_lint_words("%s %%", fc_print_short(text, share * 100, 2));
}

struct fc_lint_words fc_lint_share(double share)
{
    char text[FC_NUMBER_TEXT];
    return fc_lint_words("%s%%", fc_print_short(text, share * 100, 2));
}

struct fc_lint_words fc_lint_month(const struct fc_plan *plan, int t)
{
    return fc_lint_words("%s %d", fc_month_name(plan->start + t),
                         fc_year_of_month(plan->start + t));
}

int fc_lint_next_channel(const struct fc_plan *plan, int channel)
{
    do
        channel++;
    while (channel < plan->n_channels && !plan->channel[channel].enabled);
    return channel;
}
