/* Only the file that turns a channel off is asked what else it says of it. */
#include "model/idle.h"

#include <string.h>

/* Whether this file is the one that turned the channel off. */
static bool turns_off(const struct fc_layer *layer, const struct fc_channel *channel)
{
    const struct fc_place *place = &channel->section.set[fc_key_row(FC_S_CHANNEL, "enabled")];
    return !channel->enabled && !layer->setting && strcmp(place->file, layer->file) == 0;
}

static bool shapes_months(int row)
{
    static const char *const keys[] = {"season", "growth", "month_to_month", "persistence"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (row == fc_key_row(FC_S_CHANNEL, keys[i]))
            return true;
    return false;
}

static const char hint[] = "take it out, or turn the channel off in a file on top of this one";

static void check_lines(const struct fc_plan *plan, const struct fc_layer *layer,
                        struct fc_problems *problems)
{
    for (size_t i = 0; i < layer->n_lines; i++) {
        const struct fc_line    *line = &layer->line[i];
        const struct fc_heading *heading = line->heading;
        if (!heading->usable || heading->wild || heading->kind != FC_S_CHANNEL || line->row < 0)
            continue;
        const struct fc_channel *channel = &plan->channel[heading->channel];
        if (turns_off(layer, channel) && shapes_months(line->row))
            fc_error_at(problems, "no-effect", line->key.place, hint,
                        "`%s` has no effect: this file turns channel `%s` off",
                        fc_keys[line->row].name, channel->section.name);
    }
}

/* A [stage S / X] may wait, in a file on top, for its channel to be turned on again; what is open
   or paid there is said of the plan as it is. */
static bool is_idle(const struct fc_layers *layers, size_t layer, const struct fc_heading *heading,
                    const struct fc_channel *channel)
{
    const struct fc_place *place = &channel->section.set[fc_key_row(FC_S_CHANNEL, "enabled")];
    if (turns_off(&layers->layer[layer], channel))
        return true;
    if (channel->enabled || heading->kind == FC_S_ROUTE)
        return false;
    for (size_t i = 0; i < layer; i++)
        if (strcmp(place->file, layers->layer[i].file) == 0)
            return true;
    return false;
}

static void check_headings(const struct fc_plan *plan, const struct fc_layers *layers, size_t index,
                           struct fc_problems *problems)
{
    const struct fc_layer *layer = &layers->layer[index];
    for (size_t i = 0; i < layer->n_headings; i++) {
        const struct fc_heading *heading = &layer->heading[i];
        if (!heading->usable || heading->wild || heading->channel < 0 ||
            heading->kind == FC_S_CHANNEL)
            continue;
        const struct fc_channel *channel = &plan->channel[heading->channel];
        if (is_idle(layers, index, heading, channel))
            fc_warning_at(problems, "no-effect", heading->piece.place, hint,
                          "this section has no effect: channel `%s` is turned off",
                          channel->section.name);
    }
}

void fc_idle_check(const struct fc_plan *plan, const struct fc_layers *layers,
                   struct fc_problems *problems)
{
    for (size_t i = 0; i < layers->n; i++) {
        check_lines(plan, &layers->layer[i], problems);
        check_headings(plan, layers, i, problems);
    }
}
