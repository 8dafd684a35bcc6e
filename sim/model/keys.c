/* Few rows: finding one is a walk. */
#include "model/keys.h"

#include <string.h>

#include "base/arena.h"
#include "model/words.h"

int fc_key_find(enum fc_section_kind section, struct fc_piece name)
{
    for (size_t row = 0; row < fc_key_count; row++)
        if (fc_keys[row].section == section && fc_words_are(name, fc_keys[row].name))
            return (int)row;
    return -1;
}

int fc_key_row(enum fc_section_kind section, const char *name)
{
    for (size_t row = 0; row < fc_key_count; row++)
        if (fc_keys[row].section == section && strcmp(fc_keys[row].name, name) == 0)
            return (int)row;
    return -1;
}

bool fc_section_has_names(enum fc_section_kind kind)
{
    return kind == FC_S_OPENING || kind == FC_S_CORRELATION;
}

const char *fc_section_words(enum fc_section_kind kind)
{
    static const char *const words[FC_S_KINDS] = {
        [FC_S_PLAN] = "[plan]",
        [FC_S_CHANNEL] = "[channel X]",
        [FC_S_STAGE] = "[stage S]",
        [FC_S_ROUTE] = "[stage S / X]",
        [FC_S_TEAM] = "[team N]",
        [FC_S_NURTURE] = "[nurture]",
        [FC_S_DEAL] = "[deal]",
        [FC_S_CHANNEL_DEAL] = "[deal / X]",
        [FC_S_MARKET] = "[market]",
        [FC_S_OPENING] = "[opening]",
        [FC_S_CORRELATION] = "[correlation]",
        [FC_S_PROMISE] = "[promise P]",
    };
    return words[kind];
}

/* ---- the nearest known word ---------------------------------------------------------------- */

/* Longer words are not typing errors of a known one. */
enum { MOST_TYPED = 100 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to insert, drop, change, or swap with their neighbour to get from a to b (restricted
   Damerau-Levenshtein). Both at most MOST_TYPED bytes. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t row[3][MOST_TYPED + 1] = {{0}};
    for (size_t j = 0; j <= b_length; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t       *now = row[i % 3];
        const size_t *last = row[(i - 1) % 3];
        const size_t *older = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            const bool equal = a[i - 1] == b[j - 1];
            now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (equal ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = least(now[j], older[j - 2] + 1);
        }
    }
    return row[a_length % 3][b_length];
}

const char *fc_nearest(struct fc_piece typed, const char *const word[], size_t n)
{
    struct fc_arena arena = {0};
    const char     *best = NULL;
    size_t          best_distance = MOST_TYPED;
    const char     *wanted = typed.length > MOST_TYPED ? NULL : fc_words_key(&arena, typed);
    for (size_t i = 0; wanted != NULL && i < n; i++) {
        const char  *known = fc_words_key(&arena, fc_piece_of("", word[i]));
        const size_t length = known == NULL ? MOST_TYPED + 1 : strlen(known);
        if (known == NULL || length > MOST_TYPED)
            continue;
        const size_t far = distance(wanted, strlen(wanted), known, length);
        if (far <= length / 3 && far < best_distance) {
            best = word[i];
            best_distance = far;
        }
    }
    fc_arena_free(&arena);
    return best;
}
