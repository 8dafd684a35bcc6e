#include "read/lines.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

static enum fc_status read_all(struct fc_text *all, const char *file, struct fc_error *err)
{
    char  block[64 * 1024];
    FILE *stream = fopen(file, "rb");
    if (stream == NULL)
        return fc_fail(err, FC_CANNOT_READ, "%s cannot be read: %s", file, strerror(errno));
    errno = 0;
    for (size_t n = 1; n > 0 && all->length <= FC_LINES_MAX_BYTES;) {
        n = fread(block, 1, sizeof block, stream);
        fc_text_add_bytes(all, block, n);
    }
    const int reason = ferror(stream) ? errno : 0;
    fclose(stream);
    if (reason != 0)
        return fc_fail(err, FC_CANNOT_READ, "%s cannot be read: %s", file, strerror(reason));
    if (all->failed)
        return fc_fail(err, FC_NO_MEMORY, "not enough memory to read %s", file);
    return FC_OK;
}

enum fc_status fc_lines_read(struct fc_lines *out, const char *file, struct fc_arena *arena,
                             struct fc_problems *problems, struct fc_error *err)
{
    struct fc_text all = {0};
    enum fc_status status = read_all(&all, file, err);
    if (status == FC_OK)
        status = fc_lines_of_text(out, file, all.bytes == NULL ? "" : all.bytes, all.length, arena,
                                  problems, err);
    fc_text_free(&all);
    return status;
}

enum fc_status fc_lines_of_text(struct fc_lines *out, const char *file, const char *text,
                                size_t length, struct fc_arena *arena, struct fc_problems *problems,
                                struct fc_error *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (length > FC_LINES_MAX_BYTES) {
        const struct fc_place place = {file, 0, 0, 1, ""};
        fc_error_at(problems, "file-size", place, NULL, "the file is larger than 16 MB");
        length = 0;
    }
    char *name = fc_arena_copy(arena, file, strlen(file));
    char *bytes = fc_arena_copy(arena, text, length);
    char *shown = fc_arena_copy(arena, text, length);
    if (name == NULL || bytes == NULL || shown == NULL)
        return fc_fail(err, FC_NO_MEMORY, "not enough memory to read %s", file);
    *out = (struct fc_lines){
        .file = name, .bytes = (unsigned char *)bytes, .n_bytes = length, .shown = shown};
    if (length >= 3 && memcmp(text, mark, 3) == 0)
        out->next = 3;
    return FC_OK;
}

/* The first byte from `at` that is a control character but a tab; C1 ones, C2 80 to C2 9F, too. */
static size_t find_control(const char *text, size_t at, size_t length)
{
    for (; at < length; at++) {
        const unsigned char c = (unsigned char)text[at];
        const unsigned char next = at + 1 < length ? (unsigned char)text[at + 1] : 0;
        if ((c < 0x20 && c != '\t') || c == 0x7F || (c == 0xC2 && next >= 0x80 && next < 0xA0))
            break;
    }
    return at;
}

/* A question mark for every byte that is no character to show. */
static void make_showable(char *text, size_t length)
{
    for (size_t i = find_control(text, 0, length); i < length;
         i = find_control(text, i + 1, length))
        text[i] = '?';
    for (size_t i = fc_utf8_broken_at(text, length); i < length;
         i += 1 + fc_utf8_broken_at(text + i + 1, length - i - 1))
        text[i] = '?';
}

/* Whether the line is fit to be read; if not, says so of its first bad byte. */
static bool check(struct fc_piece line, char *shown, struct fc_problems *problems)
{
    const size_t control = find_control(line.text, 0, line.length);
    const size_t broken = fc_utf8_broken_at(line.text, line.length);
    const size_t bad = control < broken ? control : broken;
    if (bad == line.length)
        return true;
    const unsigned        byte = (unsigned char)line.text[bad];
    const struct fc_place place = fc_piece_part(line, bad, 1).place;
    make_showable(shown, line.length);
    if (control < broken)
        return fc_error_at(problems, "bytes", place, "save the file as plain text in UTF-8",
                           "a control character (byte %02X)", byte);
    return fc_error_at(problems, "utf8", place, "save the file as UTF-8",
                       "this is not UTF-8 (byte %02X)", byte);
}

bool fc_lines_next(struct fc_lines *lines, struct fc_piece *line, struct fc_problems *problems)
{
    while (lines->next < lines->n_bytes) {
        char        *text = lines->shown + lines->next;
        const size_t left = lines->n_bytes - lines->next;
        const char  *end = memchr(text, '\n', left);
        size_t       length = end == NULL ? left : (size_t)(end - text);
        lines->next += end == NULL ? left : length + 1;
        if (length > 0 && text[length - 1] == '\r')
            length--;
        text[length] = '\0';
        *line = (struct fc_piece){text, length, {lines->file, ++lines->number, 1, 1, text}};
        line->place = fc_piece_part(*line, 0, length).place;
        if (check(*line, text, problems))
            return true;
    }
    return false;
}
