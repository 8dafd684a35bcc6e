#include "read/ini_lines.h"

#include <assert.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>

#include "read/names.h"

/* inih takes white space, `;` and `#` for its own, cuts lines at 199 bytes and names at 49. So it
   is given short names of letters alone, and values in fenced pieces without blanks. The bytes
   that stand for something else cannot be in a line: they are control characters. */
enum { FOR_SPACE = 1, FOR_TAB = 2, FENCE = 3, MAX_NAME_GIVEN = 40, MAX_NAME = 100 };

/* Instead of a heading's index: keys have no home yet, or theirs was refused. */
enum { NO_HEADING = -1, BAD_HEADING = -2 };

struct reading {
    struct fc_lines     lines;
    struct fc_ini      *ini;
    struct fc_names     names;
    struct fc_problems *problems;
    int                 heading;
    struct fc_piece     given;  /* what inih was given last of a value */
    struct fc_piece     rest;   /* what it is still to be given */
    char               *values; /* room for the rest of all values */
};

/* ---- lines ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The line without indentation and comment. */
static struct fc_piece strip(struct fc_piece line)
{
    for (size_t i = 0; i < line.length; i++) {
        const char c = line.text[i];
        if ((c == ';' || c == '#') && (i == 0 || is_blank(line.text[i - 1])) &&
            (i == 0 || i + 1 == line.length || is_blank(line.text[i + 1])))
            line.length = i;
    }
    line = fc_piece_trim(line);
    if (line.length > 0 && (line.text[0] == ';' || line.text[0] == '#'))
        line.length = 0;
    return line;
}

static bool refuse(struct reading *r, const char *rule, struct fc_piece piece, const char *hint,
                   const char *words)
{
    return fc_error_at(r->problems, rule, piece.place, hint, "%s", words);
}

static bool check_length(struct reading *r, struct fc_piece name)
{
    return name.place.width <= MAX_NAME ||
           refuse(r, "name", name, NULL, "a name of more than 100 characters");
}

static bool check_heading(struct reading *r, struct fc_piece name)
{
    if (name.length == 0)
        return refuse(r, "line", name, "write the section's name between the brackets",
                      "an empty heading");
    for (size_t i = 0; i < name.length; i++) {
        const char c = name.text[i];
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
        if (!letter && !(c >= '0' && c <= '9') && strchr(" \t-_/*", c) == NULL)
            return refuse(r, "name", fc_piece_part(name, i, 1),
                          "names hold letters, digits, spaces, - and _",
                          "this cannot be in a heading");
    }
    return check_length(r, name);
}

/* Where the same name stood before, with a problem; NULL for a new one. */
static const struct fc_piece *find_first(struct reading *r, int room, const struct fc_piece *name)
{
    const struct fc_piece *first = fc_names_add(&r->names, room, name);
    char                   hint[80];
    if (first != NULL) {
        snprintf(hint, sizeof hint, "line %d has it already: take one out", first->place.line);
        fc_error_at(r->problems, "duplicate", name->place, hint, "this %s is given twice",
                    room == NO_HEADING ? "section" : "key");
    }
    return first;
}

static bool take_heading(struct reading *r, struct fc_piece line)
{
    struct fc_ini *ini = r->ini;
    const char    *end = memchr(line.text, ']', line.length);
    r->heading = BAD_HEADING;
    if (end == NULL)
        return refuse(r, "line", line, "close it with ]", "a heading without its end");
    const size_t length = (size_t)(end - line.text);
    if (length + 1 < line.length)
        return refuse(r, "line",
                      fc_piece_trim(fc_piece_part(line, length + 1, line.length - length - 1)),
                      "begin a new line", "text behind a heading");
    struct fc_piece *name = &ini->heading[ini->n_headings];
    *name = fc_piece_trim(fc_piece_part(line, 1, length - 1));
    if (!check_heading(r, *name))
        return false;
    const struct fc_piece *first = find_first(r, NO_HEADING, name);
    r->heading = (int)((first == NULL ? name : first) - ini->heading);
    ini->n_headings += first == NULL;
    return first == NULL;
}

static bool check_value(struct reading *r, struct fc_piece value)
{
    if (value.length == 0)
        return refuse(r, "value", value, "give a value, or take the line out",
                      "a key without a value");
    return value.length <= FC_INI_MAX_VALUE ||
           refuse(r, "value-length", value, NULL, "a value of more than 4,096 bytes");
}

static bool take_pair(struct reading *r, struct fc_piece line)
{
    const char *sign = memchr(line.text, '=', line.length);
    if (sign == NULL)
        return refuse(r, "line", line, "write [section], key = value, or # in front of a comment",
                      "this line cannot be understood");
    const size_t          at = (size_t)(sign - line.text);
    const struct fc_piece key = fc_piece_trim(fc_piece_part(line, 0, at));
    const struct fc_piece value = fc_piece_trim(fc_piece_part(line, at + 1, line.length - at - 1));
    if (key.length == 0)
        return refuse(r, "line", line, "write key = value", "a value without a key");
    if (r->heading == NO_HEADING) {
        r->heading = BAD_HEADING; /* the keys below have the same cause */
        return refuse(r, "line", key, "begin the file with [plan]",
                      "a key in front of any section");
    }
    if (!check_length(r, key) || !check_value(r, value) || r->heading == BAD_HEADING)
        return false;
    struct fc_ini_entry *entry = &r->ini->entry[r->ini->n_entries];
    *entry = (struct fc_ini_entry){r->ini->heading[r->heading], key, value, r->heading};
    if (find_first(r, r->heading, &entry->key) != NULL)
        return false;
    entry->value.text = r->values;
    entry->value.length = 0; /* until inih has handed it back */
    r->rest = value;
    r->ini->n_entries++;
    return true;
}

/* ---- through inih ---- */

static char *write_name(char *to, struct fc_piece name)
{
    for (size_t i = 0; i < name.length && i < MAX_NAME_GIVEN; i++) {
        const char c = name.text[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        *to++ = plain ? c : '_';
    }
    return to;
}

/* As much of the value as there is room for. */
static char *write_value(struct reading *r, char *to, size_t room)
{
    r->given = r->rest;
    if (r->given.length > room)
        r->given.length = room;
    r->rest.text += r->given.length;
    r->rest.length -= r->given.length;
    *to++ = FENCE;
    for (size_t i = 0; i < r->given.length; i++) {
        const char c = r->given.text[i];
        *to++ = c == ' ' ? FOR_SPACE : c == '\t' ? FOR_TAB : c;
    }
    *to++ = FENCE;
    return to;
}

/* inih asks for its next line; it has `size` bytes for it. */
static char *give_line(char *line, int size, void *user)
{
    struct reading *r = user;
    struct fc_piece raw;
    char           *to = line;
    const size_t    room = (size_t)size - MAX_NAME_GIVEN - sizeof "= \n" - 2;
    bool            ready = r->rest.length > 0;
    if (ready) /* what follows blanks goes on with the value before */
        *to++ = ' ';
    while (!ready && fc_lines_next(&r->lines, &raw, r->problems)) {
        raw = strip(raw);
        if (raw.length == 0)
            continue;
        if (raw.text[0] != '[') {
            ready = take_pair(r, raw);
            if (ready)
                to = write_name(to, r->ini->entry[r->ini->n_entries - 1].key);
            if (ready)
                *to++ = '=';
        } else if (take_heading(r, raw)) {
            to = write_name(stpcpy(to, "["), r->ini->heading[r->heading]);
            memcpy(to, "]\n", 3);
            return line;
        }
    }
    if (!ready)
        return NULL;
    memcpy(write_value(r, to, room), "\n", 2);
    return line;
}

/* inih hands back a piece of the newest entry's value. */
static int take_value(void *user, const char *section, const char *name, const char *text)
{
    struct reading      *r = user;
    struct fc_ini_entry *entry = &r->ini->entry[r->ini->n_entries - 1];
    const size_t         length = strlen(text);
    (void)section, (void)name;
    if (length != r->given.length + 2 || text[0] != FENCE || text[length - 1] != FENCE)
        return 0;
    for (size_t i = 1; i + 1 < length; i++)
        *r->values++ = text[i] == FOR_SPACE ? ' ' : text[i] == FOR_TAB ? '\t' : text[i];
    entry->value.length += length - 2;
    assert(memcmp(r->values - r->given.length, r->given.text, r->given.length) == 0);
    return 1;
}

/* ---- the whole ---- */

/* Lines that hold the byte: no more entries or headings than that. */
static size_t count_lines_with(const struct fc_lines *lines, char byte)
{
    size_t      n = 0;
    const char *at = lines->shown;
    const char *end = at + lines->n_bytes;
    while (at < end && (at = memchr(at, byte, (size_t)(end - at))) != NULL) {
        n++;
        at = memchr(at, '\n', (size_t)(end - at));
        if (at == NULL)
            break;
    }
    return n;
}

static bool make_room(struct reading *r, struct fc_arena *arena)
{
    const size_t n_entries = count_lines_with(&r->lines, '=');
    const size_t n_headings = count_lines_with(&r->lines, '[');
    r->ini = fc_arena_take(arena, 1, sizeof *r->ini);
    r->values = fc_arena_take(arena, r->lines.n_bytes, 1);
    if (r->ini == NULL || r->values == NULL)
        return false;
    *r->ini = (struct fc_ini){.file = r->lines.file,
                              .heading = fc_arena_take(arena, n_headings, sizeof *r->ini->heading),
                              .entry = fc_arena_take(arena, n_entries, sizeof *r->ini->entry),
                              .bytes = r->lines.bytes,
                              .n_bytes = r->lines.n_bytes};
    return r->ini->heading != NULL && r->ini->entry != NULL &&
           fc_names_make(&r->names, n_entries + n_headings, true, arena);
}

enum fc_status fc_ini_lines_read(struct fc_ini **out, const struct fc_lines *lines,
                                 struct fc_arena *arena, struct fc_problems *problems,
                                 struct fc_error *err)
{
    struct reading r = {.lines = *lines, .problems = problems, .heading = NO_HEADING};
    if (!make_room(&r, arena))
        return fc_fail(err, FC_NO_MEMORY, "not enough memory to read %s", lines->file);
    if (ini_parse_stream(give_line, &r, take_value, &r) != 0)
        return fc_fail(err, FC_CANNOT_READ,
                       "%s cannot be read: the inih of this machine is not "
                       "built as Debian builds it",
                       lines->file);
    *out = r.ini;
    return FC_OK;
}
