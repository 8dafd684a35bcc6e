#include "read/beside.h"

#include <string.h>

/* Whether one of the path's components is `..`. */
static bool climbs(struct fc_piece path)
{
    size_t from = 0;
    for (size_t i = 0; i <= path.length; i++)
        if (i == path.length || path.text[i] == '/') {
            if (i - from == 2 && path.text[from] == '.' && path.text[from + 1] == '.')
                return true;
            from = i + 1;
        }
    return false;
}

const char *fc_beside(const char *file, struct fc_piece named, const char *rule,
                      struct fc_arena *arena, struct fc_problems *problems)
{
    const char *hint = "name a file in the same folder or below, such as base.ini";
    if (named.length > 0 && named.text[0] == '/') {
        fc_error_at(problems, rule, named.place, hint, "an absolute path");
        return NULL;
    }
    if (climbs(named)) {
        fc_error_at(problems, rule, named.place, hint, "this path leaves the folder");
        return NULL;
    }
    const char  *slash = strrchr(file, '/');
    const size_t folder = slash == NULL ? 0 : (size_t)(slash - file) + 1;
    char        *path = fc_arena_take(arena, folder + named.length + 1, 1);
    if (path == NULL) {
        problems->no_memory = true;
        return NULL;
    }
    memcpy(path, file, folder);
    memcpy(path + folder, named.text, named.length);
    return path;
}
