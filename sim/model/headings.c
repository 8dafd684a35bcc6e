/* A heading is a word for the kind of section, and the names behind it. */
#include "model/headings.h"

#include <stdio.h>
#include <string.h>

#include "model/words.h"

static const struct kind {
    const char          *word;
    enum fc_section_kind kind;
    enum fc_section_kind of_channel; /* with ` / X` behind it; FC_S_KINDS: cannot have that */
    bool                 named;
    bool                 wild;    /* may speak of all channels */
    const char          *what;    /* for the messages about its name */
    const char          *example; /* when the name is missing */
    const char          *route;   /* when the channel's name is missing */
} kinds[] = {
    {"plan", FC_S_PLAN, FC_S_KINDS, false, false, "the plan", "[plan]", ""},
    {"channel", FC_S_CHANNEL, FC_S_KINDS, true, true, "a channel", "[channel search]", ""},
    {"stage", FC_S_STAGE, FC_S_ROUTE, true, true, "a stage", "[stage qualified lead]",
     "[stage qualified lead / search]"},
    {"team", FC_S_TEAM, FC_S_KINDS, true, true, "a team", "[team sales]", ""},
    {"nurture", FC_S_NURTURE, FC_S_KINDS, false, false, "the nurture pool", "[nurture]", ""},
    {"deal", FC_S_DEAL, FC_S_CHANNEL_DEAL, false, true, "the deal", "[deal]", "[deal / search]"},
    {"market", FC_S_MARKET, FC_S_KINDS, false, false, "the market", "[market]", ""},
    {"opening", FC_S_OPENING, FC_S_OPENING, false, false, "the opening pipeline", "[opening]",
     "[opening / search]"},
    {"correlation", FC_S_CORRELATION, FC_S_KINDS, false, false, "a correlation", "[correlation]",
     ""},
    {"promise", FC_S_PROMISE, FC_S_KINDS, true, true, "a promise", "[promise leads]", ""},
};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static size_t first_word(struct fc_piece piece)
{
    size_t length = 0;
    while (length < piece.length && strchr(" \t-_/", piece.text[length]) == NULL)
        length++;
    return length;
}

static const struct kind *find_kind(struct fc_piece word, struct fc_problems *problems)
{
    const char *words[N_KINDS];
    for (size_t i = 0; i < N_KINDS; i++) {
        words[i] = kinds[i].word;
        if (fc_piece_is(word, kinds[i].word))
            return &kinds[i];
    }
    char        hint[200];
    const char *nearest = fc_nearest(word, words, N_KINDS);
    if (nearest != NULL)
        snprintf(hint, sizeof hint, "did you mean [%s]?", nearest);
    else
        snprintf(hint, sizeof hint,
                 "known: [plan] [channel X] [stage S] [stage S / X] [team N] [nurture] [deal] "
                 "[deal / X] [market] [opening] [opening / X] [correlation] [promise P]");
    fc_error_at(problems, "unknown-section", word.place, hint, "there is no section `%.*s`",
                (int)word.length, word.text);
    return NULL;
}

/* What stands between the brackets, without the joiners a name may have at its ends. */
static struct fc_piece strip(struct fc_piece piece)
{
    size_t from = 0;
    size_t to = piece.length;
    while (from < to && strchr(" \t-_", piece.text[from]) != NULL)
        from++;
    while (to > from && strchr(" \t-_", piece.text[to - 1]) != NULL)
        to--;
    return fc_piece_part(piece, from, to - from);
}

/* A name, or `*` for all; *wild becomes true for that. */
static bool read_name(struct fc_piece name, const struct kind *kind, bool *wild,
                      struct fc_piece heading, struct fc_problems *problems)
{
    if (fc_piece_is(name, "*")) {
        *wild = true;
        return true;
    }
    if (name.length == 0) {
        char hint[60];
        snprintf(hint, sizeof hint, "write %s", kind->example);
        return fc_error_at(problems, "name", heading.place, hint, "%s needs a name", kind->what);
    }
    return fc_words_check_name(name, kind->what, problems);
}

/* `qualified lead / search`, or `/ search` behind a word that takes no name. */
static bool read_route(struct fc_heading *heading, struct fc_piece names, size_t slash,
                       const struct kind *kind, struct fc_problems *problems)
{
    const struct kind channel = {.what = "a channel", .example = kind->route};
    const size_t      behind = slash + 1;
    bool              good = true;
    heading->kind = kind->of_channel;
    heading->name = strip(fc_piece_part(names, 0, slash));
    heading->channel_name = strip(fc_piece_part(names, behind, names.length - behind));
    if (kind->named)
        good = read_name(heading->name, kind, &heading->wild, heading->piece, problems);
    else if (heading->name.length > 0)
        good = fc_error_at(problems, "name", heading->name.place, NULL,
                           "[%s / X] takes only the name of a channel", kind->word);
    if (!kind->wild && fc_piece_is(heading->channel_name, "*"))
        return fc_error_at(problems, "wildcard", heading->channel_name.place, NULL,
                           "%s cannot be the same for all channels", kind->what);
    return read_name(heading->channel_name, &channel, &heading->wild, heading->piece, problems) &&
           good;
}

struct fc_heading fc_heading_read(struct fc_piece piece, struct fc_problems *problems)
{
    struct fc_heading heading = {
        .piece = piece, .stage = -1, .channel = -1, .team = -1, .promise = -1};
    const size_t       length = first_word(piece);
    const struct kind *kind = find_kind(fc_piece_part(piece, 0, length), problems);
    if (kind == NULL)
        return heading;

    const struct fc_piece rest = strip(fc_piece_part(piece, length, piece.length - length));
    const bool            routes = kind->of_channel != FC_S_KINDS;
    const char           *slash = routes ? memchr(rest.text, '/', rest.length) : NULL;
    heading.kind = kind->kind;
    heading.name = rest;
    if (slash != NULL)
        heading.usable = read_route(&heading, rest, (size_t)(slash - rest.text), kind, problems);
    else if (kind->named)
        heading.usable = read_name(rest, kind, &heading.wild, piece, problems);
    else if (rest.length > 0)
        fc_error_at(problems, "name", rest.place, NULL, "[%s] takes no name", kind->word);
    else
        heading.usable = true;
    return heading;
}
