/* What is read, layer on layer: the base file first, then each file on top, then each setting. */
#ifndef FC_MODEL_LAYERS_H
#define FC_MODEL_LAYERS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/problem.h"
#include "model/keys.h"
#include "model/load.h"
#include "read/ini_file.h"

struct fc_draft;

/* A [section] as it stands in a layer. The indices are those of the plan, -1 for none or all; they
   and the draft are filled by model/sections. */
struct fc_heading {
    enum fc_section_kind kind;
    struct fc_piece      piece; /* all of it */
    struct fc_piece      name;  /* of the channel, stage, team or promise; `*` for all of them */
    struct fc_piece      channel_name; /* behind a slash; `*` for all */
    bool                 usable; /* false: a problem was reported, its lines are passed over */
    bool                 wild;   /* speaks of every section that fits */
    int                  stage, channel, team, promise;
    struct fc_draft     *draft; /* the one section it speaks of; NULL when wild */
};

/* One `key = value`. */
struct fc_line {
    struct fc_heading *heading;
    struct fc_piece    key, value;
    int                row;   /* of fc_keys, -1 when there is no such key */
    int                meant; /* then the row of the nearest known one, or -1: it counts as given,
                                 so that its absence is not reported too */
};

struct fc_layer {
    const char *file;    /* as named by the user; "--set" for a setting */
    const char *folder;  /* where the files it names are looked for: "" or ending in a slash */
    bool        on_top;  /* changes what is there; false for the first file */
    bool        setting; /* may not add sections */
    size_t      n_headings;
    struct fc_heading *heading;
    size_t             n_lines;
    struct fc_line    *line;
};

struct fc_layers {
    size_t           n;
    struct fc_layer *layer;
};

/* The layers of a file with all its bases and of the settings. Headings are taken apart but not
   yet looked up. Reports unknown kinds of sections, names that cannot be, settings that cannot be
   understood, and unknown keys, each with the nearest known word. False when memory is out. */
bool fc_layers_make(struct fc_layers *out, const struct fc_ini *top,
                    const struct fc_settings *settings, struct fc_arena *arena,
                    struct fc_problems *problems);

#endif
