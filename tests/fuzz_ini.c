/* libFuzzer's way into the reader of scenario files: clang -fsanitize=fuzzer,address,undefined.
   Whatever the bytes are, the reader ends with pieces that lie within their lines, or with a
   problem that can be shown. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "read/ini_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(int holds)
{
    if (!holds)
        abort();
}

/* The place underlines something that is in its line, and the line can be printed. */
static void check_place(const struct fc_place *place)
{
    const size_t width = fc_utf8_count(place->text, strlen(place->text));
    demand(fc_utf8_broken_at(place->text, strlen(place->text)) == strlen(place->text));
    demand(place->width >= 1);
    if (place->line > 0)
        demand(place->column >= 1 && (size_t)place->column <= width + 1);
}

/* What a piece says stands in its line, at its column. */
static void check_piece(const struct fc_piece *piece)
{
    check_place(&piece->place);
    const char *at = piece->place.text;
    for (int column = 1; column < piece->place.column; column++)
        do
            at++;
        while (((unsigned char)*at & 0xC0) == 0x80);
    demand(piece->length > 0 && strlen(at) >= piece->length);
    demand(memcmp(at, piece->text, piece->length) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fc_arena    arena = {0};
    struct fc_problems problems = {.arena = &arena};
    struct fc_ini     *ini = NULL;
    demand(fc_ini_read_text(&ini, "no/such/folder/plan.ini", (const char *)data, size, "plan",
                            "based_on", &arena, &problems, NULL) == FC_OK);
    for (size_t i = 0; i < ini->n_headings; i++)
        check_piece(&ini->heading[i]);
    for (size_t i = 0; i < ini->n_entries; i++) {
        check_piece(&ini->entry[i].key);
        check_piece(&ini->entry[i].value);
        demand(ini->entry[i].section.text == ini->heading[ini->entry[i].heading].text);
    }
    for (size_t i = 0; i < problems.size; i++)
        check_place(&problems.item[i].place);
    fc_arena_free(&arena);
    return 0;
}
