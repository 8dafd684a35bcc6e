#include "questions/change_set.h"

#include <math.h>

#include "model/keys.h"
#include "model/settle.h"

/* ---- gathering ---- */

static bool make_room(struct fc_change_set *changes)
{
    if (changes->n < changes->room)
        return true;
    const int    room = changes->room == 0 ? 8 : 2 * changes->room;
    const char **set =
        fc_arena_take(changes->asking->plan->arena, (size_t)room, sizeof *changes->set);
    if (set == NULL)
        return false;
    for (int i = 0; i < changes->n; i++)
        set[i] = changes->set[i];
    changes->room = room;
    changes->set = set;
    return true;
}

void fc_change_set_add(struct fc_change_set *changes, const char *setting)
{
    changes->failed = changes->failed || setting == NULL || !make_room(changes);
    if (!changes->failed)
        changes->set[changes->n++] = setting;
}

enum fc_read_as fc_change_set_end(struct fc_asked *out, struct fc_change_set *changes,
                                  enum fc_question question)
{
    const struct fc_text *words = &changes->label;
    const char           *label =
        words->failed || words->length == 0
                      ? NULL
                      : fc_arena_copy(changes->asking->plan->arena, words->bytes, words->length);
    fc_text_free(&changes->label);
    if (changes->failed || label == NULL) {
        changes->asking->problems->no_memory = true;
        return FC_REFUSED;
    }
    out->question = question;
    out->change = (struct fc_asked_change){.n = changes->n, .set = changes->set, .label = label};
    return FC_READ;
}

/* ---- schedules ---- */

static void write_value(struct fc_text *out, double value)
{
    char number[FC_NUMBER_TEXT];
    fc_text_add(out, "%s", fc_print_short(number, round(value * 100) / 100, 15)); /* whole cents */
}

/* Whether it is one value in a few months and 0 in the others; how many those are. */
static int count_pulses(const struct fc_plan *plan, const double value[], double *height)
{
    int n = 0;
    *height = 0;
    for (int t = 0; t < plan->months; t++) {
        if (value[t] == 0)
            continue;
        if (n > 0 && value[t] != *height)
            return 0;
        *height = value[t];
        n++;
    }
    return n < plan->months ? n : 0;
}

static void write_pulses(struct fc_text *out, const struct fc_plan *plan, const double value[],
                         double height)
{
    char        month[8];
    const char *between = " in ";
    write_value(out, height);
    for (int t = 0; t < plan->months; t++) {
        if (value[t] == 0)
            continue;
        fc_text_add(out, "%s%s", between, fc_month_print(month, plan->start + t));
        between = " | ";
    }
}

void fc_schedule_write(struct fc_text *out, const struct fc_plan *plan, const double value[],
                       bool people)
{
    char   month[8];
    double height;
    if (!people && count_pulses(plan, value, &height) > 0) {
        write_pulses(out, plan, value, height);
        return;
    }
    write_value(out, value[0]);
    fc_text_add(out, "%s", people ? "" : " a month");
    for (int t = 1; t < plan->months; t++) {
        if (value[t] == value[t - 1])
            continue;
        fc_text_add(out, ", then ");
        write_value(out, value[t]);
        fc_text_add(out, " from %s", fc_month_print(month, plan->start + t));
    }
}

/* ---- off ---- */

static bool given(const struct fc_plan *plan, int channel, const char *key)
{
    for (int c = 0; c < plan->n_channels; c++)
        if ((channel < 0 || c == channel) &&
            fc_plan_given(&plan->channel[c].section, FC_S_CHANNEL, key))
            return true;
    return false;
}

/* A plan in which every channel is off is none, so the last one is left without money. */
void fc_change_set_off(struct fc_change_set *changes, int channel)
{
    static const char *const key[] = {"spend", "inquiries", "fixed_cost"};
    const struct fc_plan    *plan = changes->asking->plan;
    const char              *name = channel < 0 ? "*" : plan->channel[channel].section.name;
    bool                     others = false;
    for (int c = 0; c < plan->n_channels; c++)
        others = others || (channel >= 0 && c != channel && plan->channel[c].enabled);
    if (others)
        fc_change_set_add(changes, fc_arena_print(plan->arena, "channel %s.enabled = no", name));
    for (size_t i = 0; i < sizeof key / sizeof *key && !others; i++)
        if (given(plan, channel, key[i]))
            fc_change_set_add(changes,
                              fc_arena_print(plan->arena, "channel %s.%s = x 0", name, key[i]));
}
