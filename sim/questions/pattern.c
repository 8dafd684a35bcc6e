#include "questions/pattern.h"

#include <string.h>

#include "questions/phrase_lists.h"
#include "questions/slots.h"

/* The bytes of the part at the front of a pattern. */
static size_t part_length(const char *pattern)
{
    return strcspn(pattern, " ");
}

static const char *next_part(const char *pattern)
{
    pattern += part_length(pattern);
    return pattern + (*pattern == ' ');
}

static bool covers(const struct fc_asking *asking, const char *pattern, int at,
                   struct fc_match *match);

/* One of several phrases between bars, then the rest. */
static bool covers_phrases(const struct fc_asking *asking, const char *phrases, size_t length,
                           const char *rest, int at, struct fc_match *match)
{
    for (size_t from = 0; from <= length;) {
        const char  *bar = memchr(phrases + from, '|', length - from);
        const size_t to = bar == NULL ? length : (size_t)(bar - phrases);
        const int    end = fc_spoken_match_part(&asking->plain, at, phrases + from, to - from);
        if (end >= 0 && covers(asking, rest, end, match))
            return true;
        from = to + 1;
    }
    return false;
}

static bool covers_slot(const struct fc_asking *asking, const char *kind, size_t length,
                        const char *rest, int at, struct fc_match *match)
{
    const int n = match->n;
    for (int end = at + 1; end <= asking->plain.n && n < FC_MAX_SLOTS; end++) {
        match->slot[n] = (struct fc_slot){kind, at, end};
        match->n = n + 1;
        if (fc_slot_fits(asking, kind, length, at, end) && covers(asking, rest, end, match))
            return true;
    }
    match->n = n;
    return false;
}

static bool covers(const struct fc_asking *asking, const char *pattern, int at,
                   struct fc_match *match)
{
    const size_t length = part_length(pattern);
    const char  *rest = next_part(pattern);
    switch (*pattern) {
    case '\0': return at == asking->plain.n;
    case ']': return covers(asking, rest, at, match);
    case '[':
        return covers(asking, rest, at, match) ||
               covers(asking, next_part(strchr(pattern, ']')), at, match);
    case '@': return covers_slot(asking, pattern + 1, length - 1, rest, at, match);
    case '$': {
        const char *list = fc_phrase_list(pattern + 1, length - 1);
        return covers_phrases(asking, list, strlen(list), rest, at, match);
    }
    default: return covers_phrases(asking, pattern, length, rest, at, match);
    }
}

const struct fc_pattern *fc_pattern_find(struct fc_match *out, const struct fc_asking *asking,
                                         const struct fc_pattern table[], int n)
{
    for (int i = 0; i < n; i++) {
        out->n = 0;
        if (covers(asking, table[i].words, 0, out))
            return &table[i];
    }
    return NULL;
}

const struct fc_slot *fc_match_slot(const struct fc_match *match, const char *kind, int nth)
{
    const size_t length = strlen(kind);
    for (int i = 0; i < match->n; i++)
        if (strncmp(match->slot[i].kind, kind, length) == 0 &&
            strchr(" ", match->slot[i].kind[length]) != NULL && nth-- == 0)
            return &match->slot[i];
    return NULL;
}
