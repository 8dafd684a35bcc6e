/* The rules of lint, and what they are written with; for the files of questions/lint only. */
#ifndef FC_QUESTIONS_LINT_RULES_H
#define FC_QUESTIONS_LINT_RULES_H

#include "model/keys.h"
#include "questions/lint.h"
#include "questions/lint_means.h"

/* What a rule looks at. */
struct fc_lint {
    const struct fc_lint_request *asked;
    const struct fc_plan         *plan;
    const struct fc_result       *result; /* NULL: none */
    const struct fc_means        *means;
    const char                   *rule; /* the name of the rule that looks */
    struct fc_arena              *arena;
    struct fc_problems           *problems;
};

/* Adds a warning of the rule, once for each place. */
__attribute__((format(printf, 4, 5))) void fc_lint_say(const struct fc_lint *lint,
                                                       struct fc_place place, const char *hint,
                                                       const char *format, ...);

/* Whether that rule has already remarked on the place. */
bool fc_lint_said(const struct fc_lint *lint, const char *rule, struct fc_place place);

/* Where the key was given, or the heading of its section. */
struct fc_place fc_lint_place(const struct fc_section *section, enum fc_section_kind kind,
                              const char *key);

/* What stands at the place of a value, as typed. */
struct fc_piece fc_lint_typed(struct fc_place place);

/* Words by value, so that a sentence may be put together in place. */
struct fc_lint_words {
    char text[240];
};
__attribute__((format(printf, 1, 2))) struct fc_lint_words fc_lint_words(const char *format, ...);

/* "4,500", "38 %", "35%" as it may stand in a plan, "March 2027". */
struct fc_lint_words fc_lint_number(double value);
struct fc_lint_words fc_lint_percent(double share);
struct fc_lint_words fc_lint_share(double share);
struct fc_lint_words fc_lint_month(const struct fc_plan *plan, int t);

/* One channel that is on after the other: -1 begins, n_channels ends. */
int fc_lint_next_channel(const struct fc_plan *plan, int channel);

/* ---- the rules, by file ---- */

void fc_lint_changes_nothing(const struct fc_lint *lint); /* lint_overlay */

void fc_lint_too_early(const struct fc_lint *lint); /* lint_promises */
void fc_lint_out_of_reach(const struct fc_lint *lint);
void fc_lint_always_kept(const struct fc_lint *lint);
void fc_lint_confidence(const struct fc_lint *lint);

void fc_lint_short_of_hands(const struct fc_lint *lint); /* lint_teams */
void fc_lint_idle_team(const struct fc_lint *lint);

void fc_lint_brings_nothing(const struct fc_lint *lint); /* lint_channels */
void fc_lint_below_minimum(const struct fc_lint *lint);
void fc_lint_beyond_measured(const struct fc_lint *lint);
void fc_lint_independent(const struct fc_lint *lint);
void fc_lint_even_months(const struct fc_lint *lint);
void fc_lint_season(const struct fc_lint *lint);

void fc_lint_all_certain(const struct fc_lint *lint); /* lint_inputs */
void fc_lint_few_cases(const struct fc_lint *lint);
void fc_lint_touches_end(const struct fc_lint *lint);

void fc_lint_unusual_rates(const struct fc_lint *lint); /* lint_funnel */
void fc_lint_beyond_the_plan(const struct fc_lint *lint);
void fc_lint_one_large_deal(const struct fc_lint *lint);

#endif
