/* Words compare by a form they share; names are checked character by character. */
#include "model/words.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "model/plan.h"
#include "read/names.h"

/* Not tolower and isalnum: those change with the locale. */
static int lower(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static bool joins(char c)
{
    return c == ' ' || c == '\t' || c == '-' || c == '_';
}

bool fc_words_same(struct fc_piece a, struct fc_piece b)
{
    return fc_names_same(a, b, true);
}

bool fc_words_are(struct fc_piece piece, const char *word)
{
    return fc_names_same(piece, (struct fc_piece){.text = word, .length = strlen(word)}, true);
}

char *fc_words_key(struct fc_arena *arena, struct fc_piece piece)
{
    char  *key = fc_arena_take(arena, piece.length + 1, 1);
    size_t length = 0;
    bool   joined = false;
    for (size_t at = 0; key != NULL && at < piece.length; at++) {
        if (joins(piece.text[at])) {
            joined = length > 0;
            continue;
        }
        if (joined)
            key[length++] = '_';
        joined = false;
        key[length++] = (char)lower((unsigned char)piece.text[at]);
    }
    return key;
}

/* The code point at *at, which moves past it; the text is known to be whole UTF-8. */
static uint32_t next_point(struct fc_piece piece, size_t *at)
{
    const unsigned char first = (unsigned char)piece.text[(*at)++];
    uint32_t            point = first < 0x80   ? first
                                : first < 0xe0 ? first & 0x1fU
                                : first < 0xf0 ? first & 0x0fU
                                               : first & 0x07U;
    while (*at < piece.length && ((unsigned char)piece.text[*at] & 0xc0) == 0x80)
        point = point << 6 | ((unsigned char)piece.text[(*at)++] & 0x3fU);
    return point;
}

/* Blocks of Unicode that hold no letters: signs, spaces, arrows, private use, emoji. Coarse on
   purpose: a name must print and be told apart, not be spelled well. */
static const struct {
    uint32_t first, last;
} no_letters[] = {
    {0x80, 0xa9},       {0xab, 0xb4},          {0xb6, 0xb9},     {0xbb, 0xbf},     {0xd7, 0xd7},
    {0xf7, 0xf7},       {0x2000, 0x2bff},      {0x3000, 0x3004}, {0x3008, 0x3020}, {0xd800, 0xf8ff},
    {0xfe00, 0xfe2f},   {0xfe50, 0xfe6f},      {0xfeff, 0xff0f}, {0xff1a, 0xff20}, {0xffe0, 0xffff},
    {0x1f000, 0x1ffff}, {0xe0000, UINT32_MAX},
};

static bool is_letter(uint32_t point)
{
    if (point < 0x80) {
        const int c = lower((unsigned char)point);
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    for (size_t i = 0; i < sizeof no_letters / sizeof *no_letters; i++)
        if (point >= no_letters[i].first && point <= no_letters[i].last)
            return false;
    return true;
}

static bool check_characters(struct fc_piece piece, const char *what, struct fc_problems *problems)
{
    bool letters = false;
    for (size_t at = 0; at < piece.length;) {
        const size_t   began = at;
        const uint32_t point = next_point(piece, &at);
        if (is_letter(point))
            letters = true;
        else if (point != ' ' && point != '-' && point != '_')
            return fc_error_at(problems, "name", fc_piece_part(piece, began, at - began).place,
                               "use letters, digits, spaces, - and _",
                               "the name of %s cannot contain `%.*s`", what, (int)(at - began),
                               piece.text + began);
    }
    return letters ||
           fc_error_at(problems, "name", piece.place, "use letters, digits, spaces, - and _",
                       "the name of %s needs a letter or a digit", what);
}

bool fc_words_check_name(struct fc_piece piece, const char *what, struct fc_problems *problems)
{
    const size_t broken = fc_utf8_broken_at(piece.text, piece.length);
    if (broken < piece.length)
        return fc_error_at(problems, "name", fc_piece_part(piece, broken, 1).place,
                           "save the file as UTF-8", "the name of %s is not whole UTF-8", what);
    const size_t length = fc_utf8_count(piece.text, piece.length);
    if (length > FC_MAX_NAME)
        return fc_error_at(problems, "name", piece.place, "shorten it",
                           "the name of %s has %zu characters; at most %d are allowed", what,
                           length, FC_MAX_NAME);
    return check_characters(piece, what, problems);
}
