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

void fc_roll_hint(struct fc_text *hint, const struct fc_roll *roll, struct fc_piece typed)
{
    enum { LISTED = 12 };
    struct fc_arena arena = {0};
    const char     *names[FC_MAX_CHANNELS] = {NULL};
    size_t          n = 0;
    for (int i = 0; i < roll->n; i++) {
        names[n] = fc_arena_copy(&arena, roll->name[i].text, roll->name[i].length);
        if (names[n] != NULL && !fc_words_same(roll->name[i], typed))
            n++;
    }
    const char *nearest = fc_nearest(typed, names, n);
    if (nearest != NULL)
        fc_text_add(hint, "did you mean `%s`?", nearest);
    else if (n == 0)
        fc_text_add(hint, "there is none yet");
    for (size_t i = 0; nearest == NULL && i < n && i < LISTED; i++)
        fc_text_add(hint, "%s`%s`", i == 0 ? "there is: " : ", ", names[i]);
    if (nearest == NULL && n > LISTED)
        fc_text_add(hint, " and %zu more", n - LISTED);
    fc_arena_free(&arena);
}
