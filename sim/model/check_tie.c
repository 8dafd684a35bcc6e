/* Only what is uncertain can be wrong together. */
#include "model/check_tie.h"

#include <stdio.h>
#include <string.h>

#include "model/input.h"
#include "model/no_effect.h"

/* What to do about an input that its section does not give. */
static void hint_at(char hint[], size_t room, const struct fc_plan *plan,
                    const struct fc_named_input *input)
{
    const char *stage = input->stage < 0 ? "" : plan->stage[input->stage].section.name;
    switch (fc_keys[input->row].section) {
    case FC_S_ROUTE: snprintf(hint, room, "it is the stage's rate: write %s.rate", stage); break;
    case FC_S_STAGE: snprintf(hint, room, "name a channel's own: %s / X.rate", stage); break;
    case FC_S_DEAL: snprintf(hint, room, "add `value uncertainty = 0.8 to 1.25` to [deal]"); break;
    default: snprintf(hint, room, "take it out, or add the key"); break;
    }
}

static bool is_waiting(const struct fc_plan *plan, const struct fc_named_input *input)
{
    return input->channel >= 0 && !plan->channel[input->channel].enabled;
}

static void check_input(const struct fc_plan *plan, struct fc_piece typed,
                        struct fc_problems *problems)
{
    struct fc_named_input input;
    char                  hint[160];
    if (!fc_input_find(&input, plan, typed, problems))
        return;
    const struct fc_section *section = input.section;
    const struct fc_place    set =
        section->set == NULL ? (struct fc_place){0} : section->set[input.row];
    if (set.line == 0) {
        hint_at(hint, sizeof hint, plan, &input);
        fc_error_at(problems, "unknown-input", typed.place, hint,
                    "there is no `%s` of its own here", fc_keys[input.row].name);
    } else if (input.quantity->kind == FC_CERTAIN && problems->errors == 0) {
        const char *why = "this correlation has no effect: a fixed number is never wrong";
        if (fc_idle_unless_below(typed.place, set) == FC_IDLE)
            fc_error_at(problems, "no-effect", typed.place, "write a range, such as 70 to 110",
                        "%s", why);
        else
            fc_warning_at(problems, "no-effect", typed.place, "write a range, such as 70 to 110",
                          "%s", why);
    } else if (is_waiting(plan, &input)) {
        fc_warning_at(problems, "no-effect", typed.place, "turn the channel on, or take it out",
                      "this correlation has no effect: channel `%s` is turned off",
                      plan->channel[input.channel].section.name);
    }
}

void fc_tie_check(const struct fc_plan *plan, struct fc_problems *problems)
{
    for (int i = 0; i < plan->n_ties; i++)
        for (int k = 0; k < 2; k++)
            check_input(plan, plan->tie[i].typed[k], problems);
}
