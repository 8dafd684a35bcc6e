/* Names are few, so a list is searched from the front. */
#include "model/roll.h"

#include "model/keys.h"
#include "model/words.h"

int fc_roll_find(const struct fc_roll *roll, struct fc_piece name)
{
    for (int i = 0; i < roll->n; i++)
        if (fc_words_same(roll->name[i], name))
            return i;
    return -1;
}

void fc_names_hint(struct fc_text *hint, const char *const name[], size_t n, struct fc_piece typed)
{
    enum { LISTED = 12 };
    const char *nearest = fc_nearest(typed, name, n);
    if (nearest != NULL)
        fc_text_add(hint, "did you mean `%s`?", nearest);
    else if (n == 0)
        fc_text_add(hint, "there is none yet");
    for (size_t i = 0; nearest == NULL && i < n && i < LISTED; i++)
        fc_text_add(hint, "%s`%s`", i == 0 ? "there is: " : ", ", name[i]);
    if (nearest == NULL && n > LISTED)
        fc_text_add(hint, " and %zu more", n - LISTED);
}

void fc_roll_hint(struct fc_text *hint, const struct fc_roll *roll, struct fc_piece typed)
{
    struct fc_arena arena = {0};
    const char     *names[FC_MAX_CHANNELS] = {NULL};
    size_t          n = 0;
    for (int i = 0; i < roll->n; i++) {
        names[n] = fc_arena_copy(&arena, roll->name[i].text, roll->name[i].length);
        if (names[n] != NULL && !fc_words_same(roll->name[i], typed))
            n++;
    }
    fc_names_hint(hint, names, n, typed);
    fc_arena_free(&arena);
}
