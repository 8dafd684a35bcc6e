/* Two names joined by `~`, and a number. */
#include "model/tie.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "model/input.h"
#include "model/quantity.h"

static const char form[] = "write search.cost_per_inquiry ~ outbound.cost_per_inquiry = 0.6";

static bool read_pair(struct fc_tie *out, const struct fc_plan *plan, struct fc_piece key,
                      struct fc_problems *problems)
{
    const char *sign = memchr(key.text, '~', key.length);
    if (sign == NULL)
        return fc_error_at(problems, "correlation", key.place, form,
                           "this names no two inputs joined by ~");
    const size_t at = (size_t)(sign - key.text);
    bool         good = true;
    out->place = key.place;
    out->typed[0] = fc_piece_trim(fc_piece_part(key, 0, at));
    out->typed[1] = fc_piece_trim(fc_piece_part(key, at + 1, key.length - at - 1));
    for (int i = 0; i < 2; i++) {
        struct fc_named_input input;
        if (!fc_input_find(&input, plan, out->typed[i], problems)) {
            good = false;
            continue;
        }
        out->quantity[i] = input.quantity;
        out->name[i] = fc_input_name(&input, plan->arena);
        problems->no_memory = problems->no_memory || out->name[i] == NULL;
    }
    if (good && out->quantity[0] == out->quantity[1])
        return fc_error_at(problems, "correlation", out->typed[1].place, "name another input",
                           "an input is always the same as itself");
    return good && !problems->no_memory;
}

static bool read_number(double *out, struct fc_piece value, struct fc_problems *problems)
{
    struct fc_number number;
    if (fc_change_is(value, FC_PLAIN))
        return fc_error_at(problems, "change", value.place, "write the correlation itself, as 0.6",
                           "a correlation cannot be changed by so much");
    if (!fc_number_read(&number, value, FC_PLAIN, "", problems))
        return false;
    if (number.value < -1 || number.value > 1)
        return fc_error_at(problems, "range", value.place,
                           "1 is wrong alike, 0 independently, -1 oppositely",
                           "a correlation must lie between -1 and 1");
    *out = number.value;
    return true;
}

static bool same_pair(const struct fc_tie *a, const struct fc_tie *b)
{
    return (a->quantity[0] == b->quantity[0] && a->quantity[1] == b->quantity[1]) ||
           (a->quantity[0] == b->quantity[1] && a->quantity[1] == b->quantity[0]);
}

/* Where the pair is to be kept: where it was, or behind the last. NULL with a problem. */
static struct fc_tie *find_room(struct fc_plan *plan, const struct fc_tie *tie,
                                struct fc_problems *problems)
{
    for (int i = 0; i < plan->n_ties; i++) {
        if (!same_pair(&plan->tie[i], tie))
            continue;
        if (strcmp(plan->tie[i].place.file, tie->place.file) != 0 ||
            strcmp(tie->place.file, "--set") == 0)
            return &plan->tie[i];
        fc_error_at(problems, "duplicate", tie->place, "take one of them out",
                    "these two inputs are given twice");
        return NULL;
    }
    if (plan->n_ties == FC_MAX_TIES) {
        fc_error_at(problems, "limit", tie->place, NULL,
                    "more than %d correlations; a plan has at most %d", FC_MAX_TIES, FC_MAX_TIES);
        return NULL;
    }
    if (plan->tie == NULL)
        plan->tie = fc_arena_take(plan->arena, FC_MAX_TIES, sizeof *plan->tie);
    problems->no_memory = problems->no_memory || plan->tie == NULL;
    return plan->tie == NULL ? NULL : &plan->tie[plan->n_ties++];
}

bool fc_tie_read(struct fc_plan *plan, struct fc_piece key, struct fc_piece value,
                 struct fc_problems *problems)
{
    struct fc_tie tie = {.r = 0};
    const bool    pair = read_pair(&tie, plan, key, problems);
    if (!read_number(&tie.r, value, problems) || !pair)
        return false;
    struct fc_tie *kept = find_room(plan, &tie, problems);
    if (kept == NULL)
        return false;
    *kept = tie;
    return true;
}

static int compare(const void *a, const void *b)
{
    const struct fc_tie *one = a;
    const struct fc_tie *other = b;
    const int            first = strcmp(one->name[0], other->name[0]);
    return first != 0 ? first : strcmp(one->name[1], other->name[1]);
}

void fc_ties_sort(struct fc_plan *plan)
{
    for (int i = 0; i < plan->n_ties; i++) {
        const struct fc_tie tie = plan->tie[i];
        if (strcmp(tie.name[0], tie.name[1]) <= 0)
            continue;
        for (int k = 0; k < 2; k++) {
            plan->tie[i].name[k] = tie.name[1 - k];
            plan->tie[i].typed[k] = tie.typed[1 - k];
            plan->tie[i].quantity[k] = tie.quantity[1 - k];
        }
    }
    if (plan->n_ties > 1)
        qsort(plan->tie, (size_t)plan->n_ties, sizeof *plan->tie, compare);
}
