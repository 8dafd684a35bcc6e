/* Headings and keys are taken apart first; what they speak of is looked up later. */
#include "model/layers.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/headings.h"

/* ---- keys ----------------------------------------------------------------------------------- */

/* Where else the key is known, for the hint; NULL when nowhere. */
static const char *home_of(struct fc_piece key)
{
    for (int kind = 0; kind < FC_S_KINDS; kind++)
        if (fc_key_find((enum fc_section_kind)kind, key) >= 0)
            return fc_section_words((enum fc_section_kind)kind);
    return NULL;
}

static void hint_at_key(struct fc_text *hint, enum fc_section_kind kind, struct fc_piece key,
                        const char *nearest)
{
    if (nearest != NULL) {
        fc_text_add(hint, "did you mean `%s`?", nearest);
    } else if (home_of(key) != NULL) {
        fc_text_add(hint, "it belongs in %s", home_of(key));
    } else {
        const char *between = "known keys: ";
        for (size_t row = 0; row < fc_key_count; row++) {
            if (fc_keys[row].section != kind)
                continue;
            fc_text_add(hint, "%s%s", between, fc_keys[row].name);
            between = ", ";
        }
    }
}

/* The row of an unknown key that was probably meant, or -1; reports it either way. */
static int refuse_key(enum fc_section_kind kind, struct fc_piece key, struct fc_problems *problems)
{
    const char *words[64];
    size_t      n = 0;
    for (size_t row = 0; row < fc_key_count && n < sizeof words / sizeof *words; row++)
        if (fc_keys[row].section == kind)
            words[n++] = fc_keys[row].name;
    const char    *nearest = fc_nearest(key, words, n);
    struct fc_text hint = {0};
    hint_at_key(&hint, kind, key, nearest);
    fc_error_at(problems, "unknown-key", key.place, hint.bytes, "%s has no key `%.*s`",
                fc_section_words(kind), (int)key.length, key.text);
    fc_text_free(&hint);
    return nearest == NULL ? -1 : fc_key_row(kind, nearest);
}

/* ---- files and settings --------------------------------------------------------------------- */

static const char *folder_of(struct fc_arena *arena, const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash == NULL ? "" : fc_arena_copy(arena, file, (size_t)(slash - file) + 1);
}

static bool make_room(struct fc_layer *layer, struct fc_arena *arena)
{
    layer->heading = fc_arena_take(arena, layer->n_headings, sizeof *layer->heading);
    layer->line = fc_arena_take(arena, layer->n_lines, sizeof *layer->line);
    return layer->heading != NULL && layer->line != NULL && layer->folder != NULL;
}

static bool read_file(struct fc_layer *out, const struct fc_ini *ini, struct fc_arena *arena,
                      struct fc_problems *problems)
{
    *out = (struct fc_layer){.file = ini->file,
                             .folder = folder_of(arena, ini->file),
                             .on_top = ini->base != NULL,
                             .n_headings = ini->n_headings,
                             .n_lines = ini->n_entries};
    if (!make_room(out, arena))
        return false;
    for (size_t i = 0; i < out->n_headings; i++)
        out->heading[i] = fc_heading_read(ini->heading[i], problems);
    for (size_t i = 0; i < out->n_lines; i++) {
        const struct fc_ini_entry *entry = &ini->entry[i];
        struct fc_heading         *heading = &out->heading[entry->heading];
        out->line[i] = (struct fc_line){heading, entry->key, entry->value, -1, -1};
    }
    return true;
}

static const char setting_hint[] = "write --set 'channel search.spend = -20%'";

/* `channel search.spend = -20%`: a section, a dot, a key, an equals sign and a value. */
static bool split_setting(struct fc_piece piece, struct fc_piece *section, struct fc_line *line,
                          struct fc_problems *problems)
{
    const char  *equals = memchr(piece.text, '=', piece.length);
    const size_t left = equals == NULL ? 0 : (size_t)(equals - piece.text);
    const char  *dot = memchr(piece.text, '.', left);
    if (equals == NULL || dot == NULL)
        return fc_error_at(problems, "setting", piece.place, setting_hint,
                           equals == NULL ? "a setting needs `=`"
                                          : "a setting needs `SECTION.KEY` in front of the `=`");
    const size_t at = (size_t)(dot - piece.text);
    *section = fc_piece_trim(fc_piece_part(piece, 0, at));
    line->key = fc_piece_trim(fc_piece_part(piece, at + 1, left - at - 1));
    line->value = fc_piece_trim(fc_piece_part(piece, left + 1, piece.length - left - 1));
    if (section->length == 0 || line->key.length == 0 || line->value.length == 0)
        return fc_error_at(problems, "setting", piece.place, setting_hint,
                           "something is missing in this setting");
    if (line->value.length > FC_INI_MAX_VALUE)
        return fc_error_at(problems, "value-length", line->value.place, NULL,
                           "a value of more than %d bytes", FC_INI_MAX_VALUE);
    return true;
}

static bool read_setting(struct fc_layer *out, const char *text, const char *folder,
                         struct fc_arena *arena, struct fc_problems *problems)
{
    *out = (struct fc_layer){.file = "--set",
                             .folder = folder,
                             .on_top = true,
                             .setting = true,
                             .n_headings = 1,
                             .n_lines = 1};
    char *copy = fc_arena_copy(arena, text, strlen(text));
    if (copy == NULL || !make_room(out, arena))
        return false;
    const struct fc_piece piece = fc_piece_of(out->file, copy);
    struct fc_piece       section;
    const size_t          broken = fc_utf8_broken_at(piece.text, piece.length);
    if (broken < piece.length)
        fc_error_at(problems, "utf8", fc_piece_part(piece, broken, 1).place, NULL,
                    "this setting is not whole UTF-8");
    else if (split_setting(piece, &section, out->line, problems))
        out->heading[0] = fc_heading_read(section, problems);
    out->line[0].heading = &out->heading[0];
    out->line[0].row = out->line[0].meant = -1;
    return true;
}

/* Where keys are names, the section's one row reads them all. */
static int find_row(const struct fc_line *line)
{
    for (size_t row = 0; fc_section_has_names(line->heading->kind) && row < fc_key_count; row++)
        if (fc_keys[row].section == line->heading->kind)
            return (int)row;
    return fc_key_find(line->heading->kind, line->key);
}

/* Each line's row, once its heading is known. */
static void find_rows(struct fc_layer *layer, struct fc_problems *problems)
{
    for (size_t i = 0; i < layer->n_lines; i++) {
        struct fc_line *line = &layer->line[i];
        if (!line->heading->usable)
            continue;
        line->row = find_row(line);
        line->meant = line->row < 0 ? refuse_key(line->heading->kind, line->key, problems) : -1;
    }
}

bool fc_layers_make(struct fc_layers *out, const struct fc_ini *top,
                    const struct fc_settings *settings, struct fc_arena *arena,
                    struct fc_problems *problems)
{
    size_t files = 0;
    for (const struct fc_ini *ini = top; ini != NULL; ini = ini->base)
        files++;
    const size_t n_settings = settings == NULL ? 0 : (size_t)settings->n;
    *out = (struct fc_layers){files + n_settings,
                              fc_arena_take(arena, files + n_settings, sizeof *out->layer)};
    if (out->layer == NULL)
        return false;

    size_t at = files;
    for (const struct fc_ini *ini = top; ini != NULL; ini = ini->base)
        if (!read_file(&out->layer[--at], ini, arena, problems))
            return false;
    for (size_t i = 0; i < n_settings; i++)
        if (!read_setting(&out->layer[files + i], settings->text[i], out->layer[files - 1].folder,
                          arena, problems))
            return false;
    for (size_t i = 0; i < out->n; i++)
        find_rows(&out->layer[i], problems);
    return true;
}
