#include "read/ini_file.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "read/beside.h"
#include "read/ini_lines.h"
#include "read/lines.h"
#include "read/names.h"

_Static_assert((int)FC_INI_MAX_BYTES == (int)FC_LINES_MAX_BYTES, "one limit, said in two headers");

/* Which key names a base, and what is needed on the way. */
struct chain {
    const char         *base_section;
    const char         *base_key;
    struct fc_arena    *arena;
    struct fc_problems *problems;
    struct fc_error    *err;
};

/* The entry that names the base, or NULL. */
static const struct fc_ini_entry *find_base(const struct chain *chain, const struct fc_ini *ini)
{
    const struct fc_piece section = fc_piece_of("", chain->base_section);
    const struct fc_piece key = fc_piece_of("", chain->base_key);
    for (size_t i = 0; i < ini->n_entries; i++)
        if (fc_names_same(ini->entry[i].key, key, true) &&
            fc_names_same(ini->entry[i].section, section, true))
            return &ini->entry[i];
    return NULL;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat first;
    struct stat second;
    if (strcmp(a, b) == 0)
        return true;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/* Opens the file that an entry names; *opened stays false where a problem was added instead. */
static enum fc_status open_base(struct fc_lines *lines, bool *opened, const struct chain *chain,
                                const struct fc_ini *top, const struct fc_ini_entry *named)
{
    struct fc_problems   *problems = chain->problems;
    const struct fc_place place = named->value.place;
    struct fc_error       why = {0};
    const char *path = fc_beside(place.file, named->value, "base-path", chain->arena, problems);
    if (path == NULL)
        return problems->no_memory ? fc_fail(chain->err, FC_NO_MEMORY, "not enough memory") : FC_OK;
    int levels = 0;
    for (const struct fc_ini *ini = top; ini != NULL; ini = ini->base, levels++)
        if (is_same_file(ini->file, path)) {
            fc_error_at(problems, "base-cycle", place, "a base must not lead back to its scenario",
                        "%s is being read already", path);
            return FC_OK;
        }
    if (levels > FC_INI_MAX_BASES) {
        fc_error_at(problems, "base-path", place, NULL, "more than %d bases on top of one another",
                    FC_INI_MAX_BASES);
        return FC_OK;
    }
    const enum fc_status status = fc_lines_read(lines, path, chain->arena, problems, &why);
    if (status == FC_CANNOT_READ)
        fc_error_at(problems, "base-path", place, "it is looked for beside the file that names it",
                    "%s", why.text);
    *opened = status == FC_OK;
    return status == FC_NO_MEMORY ? fc_fail(chain->err, FC_NO_MEMORY, "%s", why.text) : FC_OK;
}

/* Reads the opened file and all it is based on. */
static enum fc_status read_chain(struct fc_ini **out, struct fc_lines lines,
                                 const struct chain *chain)
{
    struct fc_ini *top = NULL;
    struct fc_ini *last = NULL;
    enum fc_status status = FC_OK;
    bool           opened = true;
    while (status == FC_OK && opened) {
        struct fc_ini *ini = NULL;
        status = fc_ini_lines_read(&ini, &lines, chain->arena, chain->problems, chain->err);
        if (status != FC_OK)
            return status;
        if (top == NULL)
            top = ini;
        else
            last->base = ini;
        last = ini;
        const struct fc_ini_entry *named = find_base(chain, ini);
        opened = false;
        if (named != NULL)
            status = open_base(&lines, &opened, chain, top, named);
    }
    if (status == FC_OK)
        *out = top;
    return status;
}

enum fc_status fc_ini_read(struct fc_ini **out, const char *file, const char *base_section,
                           const char *base_key, struct fc_arena *arena,
                           struct fc_problems *problems, struct fc_error *err)
{
    const struct chain   chain = {base_section, base_key, arena, problems, err};
    struct fc_lines      lines;
    const enum fc_status status = fc_lines_read(&lines, file, arena, problems, err);
    return status == FC_OK ? read_chain(out, lines, &chain) : status;
}

enum fc_status fc_ini_read_text(struct fc_ini **out, const char *file, const char *text,
                                size_t length, const char *base_section, const char *base_key,
                                struct fc_arena *arena, struct fc_problems *problems,
                                struct fc_error *err)
{
    const struct chain   chain = {base_section, base_key, arena, problems, err};
    struct fc_lines      lines;
    const enum fc_status status =
        fc_lines_of_text(&lines, file, text, length, arena, problems, err);
    return status == FC_OK ? read_chain(out, lines, &chain) : status;
}
