/* Layer on layer, line by line; sentences last, rules at the end. */
#include "model/load.h"

#include <string.h>

#include "base/sha256.h"
#include "base/text.h"
#include "model/check.h"
#include "model/idle.h"
#include "model/layers.h"
#include "model/opening.h"
#include "model/reading_order.h"
#include "model/sections.h"
#include "model/sentence.h"
#include "model/settle.h"
#include "model/tie.h"
#include "model/values.h"

struct loader {
    struct fc_plan     *plan;
    struct fc_layers    layers;
    struct fc_drafts    drafts;
    struct fc_sha256    sha;
    struct fc_schedule *base_spend; /* [n_channels] as it was before anything changed it */
    struct fc_problems *problems;
};

/* ---- lines ---------------------------------------------------------------------------------- */

static bool speaks_of(const struct fc_line *line, size_t layer, const struct fc_draft *draft)
{
    const struct fc_heading *heading = line->heading;
    if (!heading->wild)
        return heading->draft == draft;
    return heading->kind == draft->kind && draft->born <= layer &&
           (heading->stage < 0 || heading->stage == draft->stage) &&
           (heading->channel < 0 || heading->channel == draft->channel);
}

/* Some keys are what a section is, so they cannot be said of all at once, or only in a file. */
static bool check_line(struct loader *loader, const struct fc_layer *layer,
                       const struct fc_line *line)
{
    static const char *const own[] = {"id", "after", "plural", "team", "promise"};
    const struct fc_key     *key = &fc_keys[line->row];
    if (key->type == FC_T_FILE && layer->setting)
        return fc_error_at(loader->problems, "setting", line->key.place,
                           "name the file itself instead", "`%s` can only stand in a file",
                           key->name);
    for (size_t i = 0; i < sizeof own / sizeof *own && line->heading->wild; i++)
        if (strcmp(key->name, own[i]) == 0)
            return fc_error_at(loader->problems, "wildcard", line->key.place, NULL,
                               "`%s` cannot be the same for all", key->name);
    return true;
}

static bool read_into(struct loader *loader, const struct fc_layer *layer,
                      const struct fc_line *line, struct fc_draft *draft)
{
    const struct fc_value_reader reader = {loader->plan, layer->folder, &loader->sha,
                                           loader->problems};
    if (fc_keys[line->row].type == FC_T_SENTENCE)
        draft->sentence = line->value;
    draft->set[line->row] = line->value.place;
    return fc_value_read(&reader, draft, line->row, line->value);
}

/* A change needs something to act on. A section that is new here is more likely misspelt. The key
   counts as given from here on, so that its absence is not reported too. */
static void refuse_change(struct loader *loader, const struct fc_line *line)
{
    const struct fc_heading *heading = line->heading;
    const char              *key = fc_keys[line->row].name;
    struct fc_text           hint = {0};
    if (heading->kind == FC_S_CHANNEL && !heading->wild) {
        const char *names[FC_MAX_CHANNELS];
        size_t      n = 0;
        for (int i = 0; i < loader->plan->n_channels; i++)
            if (i != heading->channel)
                names[n++] = loader->plan->channel[i].section.name;
        const char *nearest = fc_nearest(heading->name, names, n);
        if (nearest != NULL)
            fc_text_add(&hint, "did you mean [channel %s]?", nearest);
    }
    if (hint.length == 0)
        fc_text_add(&hint, "give `%s` itself first", key);
    if (heading->draft != NULL)
        heading->draft->set[line->row] = line->value.place;
    fc_error_at(loader->problems, "nothing-to-change", line->value.place, hint.bytes,
                "`%s` was never given here: there is nothing to change yet", key);
    fc_text_free(&hint);
}

/* A line whose key is a name. */
static void read_named(struct loader *loader, const struct fc_line *line)
{
    if (line->heading->kind == FC_S_OPENING)
        fc_opening_read(loader->plan, line->heading->channel, line->key, line->value,
                        loader->problems);
    else
        fc_tie_read(loader->plan, line->key, line->value, loader->problems);
}

/* Reads one line into every section it speaks of. Of all channels, a change takes those that have
   the key; one bad value is said once. */
static void read_line(struct loader *loader, size_t layer, const struct fc_line *line)
{
    const bool change = fc_value_is_change(line->row, line->value);
    bool       found = false;
    bool       read = true;
    if (!check_line(loader, &loader->layers.layer[layer], line))
        return;
    for (size_t i = 0; i < loader->drafts.n && read; i++) {
        struct fc_draft *draft = &loader->drafts.draft[i];
        if (!speaks_of(line, layer, draft) || (change && draft->set[line->row].line == 0))
            continue;
        found = true;
        read = read_into(loader, &loader->layers.layer[layer], line, draft);
    }
    if (!found && change)
        refuse_change(loader, line);
    else if (!found)
        fc_error_at(loader->problems, "nothing-to-change", line->heading->piece.place, NULL,
                    "there is no %s yet that this could speak of",
                    fc_section_words(line->heading->kind));
}

/* A misspelt key counts as given. */
static void note_meant(struct loader *loader, size_t layer, const struct fc_line *line)
{
    for (size_t i = 0; i < loader->drafts.n && line->meant >= 0; i++)
        if (speaks_of(line, layer, &loader->drafts.draft[i]))
            loader->drafts.draft[i].set[line->meant] = line->value.place;
}

/* The lines of one layer that belong to [plan], or those that do not; of all sections of a kind
   first, then of single ones. */
static void read_layer(struct loader *loader, size_t index, bool plan, bool wild)
{
    const struct fc_layer *layer = &loader->layers.layer[index];
    for (size_t i = 0; i < layer->n_lines; i++) {
        const struct fc_line *line = &layer->line[i];
        if (!line->heading->usable || line->heading->wild != wild ||
            (line->heading->kind == FC_S_PLAN) != plan)
            continue;
        if (fc_section_has_names(line->heading->kind))
            read_named(loader, line);
        else if (line->row >= 0)
            read_line(loader, index, line);
        else
            note_meant(loader, index, line);
    }
}

/* The first that is said of a channel's spend is its base's; the rest are changes. */
static void note_base_spend(struct loader *loader)
{
    for (int i = 0; i < loader->plan->n_channels; i++)
        if (loader->base_spend[i].n == 0)
            loader->base_spend[i] = loader->plan->channel[i].spend;
}

static void read_all(struct loader *loader)
{
    const struct fc_value_reader defaults = {loader->plan, "", NULL, loader->problems};
    for (size_t i = 0; i < loader->drafts.n; i++)
        fc_value_defaults(&defaults, &loader->drafts.draft[i]);
    for (size_t layer = 0; layer < loader->layers.n; layer++)
        read_layer(loader, layer, true, false);
    for (size_t layer = 0; layer < loader->layers.n; layer++) {
        read_layer(loader, layer, false, true);
        read_layer(loader, layer, false, false);
        note_base_spend(loader);
    }
}

/* Sentences speak of months, stages and money: read when all else is known. */
static void read_sentences(struct loader *loader)
{
    const struct fc_plan *plan = loader->plan;
    if (plan->start <= 0 || plan->months <= 0 || plan->n_stages == 0)
        return;
    for (size_t i = 0; i < loader->drafts.n; i++) {
        const struct fc_draft *draft = &loader->drafts.draft[i];
        if (draft->kind == FC_S_PROMISE && draft->sentence.text != NULL)
            fc_sentence_read(draft->object, draft->sentence, plan, false, loader->problems);
    }
}

/* ---- the whole ------------------------------------------------------------------------------ */

/* The bytes of all files in reading order, then the settings. With one file and no settings it is
   what `sha256sum` says. */
static void hash_texts(struct loader *loader, const struct fc_ini *ini,
                       const struct fc_settings *settings)
{
    const struct fc_ini *chain[FC_INI_MAX_BASES + 1];
    size_t               n = 0;
    fc_sha256_begin(&loader->sha);
    for (; ini != NULL && n < sizeof chain / sizeof *chain; ini = ini->base)
        chain[n++] = ini;
    while (n-- > 0)
        fc_sha256_add(&loader->sha, chain[n]->bytes, chain[n]->n_bytes);
    for (int i = 0; settings != NULL && i < settings->n; i++) {
        fc_sha256_add(&loader->sha, "\n--set ", 7);
        fc_sha256_add(&loader->sha, settings->text[i], strlen(settings->text[i]));
    }
}

/* Whether so little could be read that all else would only complain of what is missing. */
static bool is_torso(const struct fc_ini *ini, const struct fc_layers *layers)
{
    const struct fc_layer *first = &layers->layer[0];
    const int              row = fc_key_row(FC_S_PLAN, "based_on");
    for (size_t i = 0; i < first->n_lines; i++)
        if (first->line[i].row == row)
            return true; /* the base it names was refused */
    return ini->base == NULL && ini->n_headings == 0;
}

static bool build(struct loader *loader, const struct fc_ini *ini,
                  const struct fc_settings *settings)
{
    struct fc_plan *plan = loader->plan;
    hash_texts(loader, ini, settings);
    if (!fc_layers_make(&loader->layers, ini, settings, plan->arena, loader->problems))
        return false;
    if (loader->problems->errors > 0 && is_torso(ini, &loader->layers))
        return !loader->problems->no_memory;
    if (!fc_sections_make(&loader->drafts, plan, &loader->layers, loader->problems))
        return false;
    loader->base_spend =
        fc_arena_take(plan->arena, (size_t)plan->n_channels, sizeof *loader->base_spend);
    if (loader->base_spend == NULL)
        return false;
    read_all(loader);
    if (loader->problems->no_memory || !fc_plan_settle(plan, loader->base_spend) ||
        !fc_measures_make(plan))
        return false;
    read_sentences(loader);
    fc_check(plan, loader->problems);
    fc_idle_check(plan, &loader->layers, loader->problems);
    fc_sha256_end(&loader->sha, plan->sha256);
    fc_problems_sort(&loader->layers, loader->problems);
    return !loader->problems->no_memory;
}

static enum fc_status load(struct fc_plan **out, const struct fc_ini *ini,
                           const struct fc_settings *settings, struct fc_arena *arena,
                           struct fc_problems *problems, struct fc_error *err)
{
    struct loader loader = {.problems = problems};
    loader.plan = fc_arena_take(arena, 1, sizeof *loader.plan);
    if (loader.plan == NULL)
        return fc_fail(err, FC_NO_MEMORY, "not enough memory for the plan");
    loader.plan->arena = arena;
    loader.plan->file = ini->file;
    if (!build(&loader, ini, settings))
        return fc_fail(err, FC_NO_MEMORY, "not enough memory for the plan");
    if (problems->errors > 0)
        return FC_BAD_INPUT;
    *out = loader.plan;
    return FC_OK;
}

enum fc_status fc_load(struct fc_plan **out, const char *file, const struct fc_settings *settings,
                       struct fc_arena *arena, struct fc_problems *problems, struct fc_error *err)
{
    struct fc_ini       *ini;
    const enum fc_status status = fc_ini_read(&ini, file, "plan", "based_on", arena, problems, err);
    return status == FC_OK ? load(out, ini, settings, arena, problems, err) : status;
}

enum fc_status fc_load_text(struct fc_plan **out, const char *file, const char *text, size_t length,
                            const struct fc_settings *settings, struct fc_arena *arena,
                            struct fc_problems *problems, struct fc_error *err)
{
    struct fc_ini       *ini;
    const enum fc_status status =
        fc_ini_read_text(&ini, file, text, length, "plan", "based_on", arena, problems, err);
    return status == FC_OK ? load(out, ini, settings, arena, problems, err) : status;
}
