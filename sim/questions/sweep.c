#include "questions/sweep.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "model/keys.h"

static const char HINT[] = "write --sweep 'channel search.spend = 10k..60k step 5k'";

/* What was typed, taken apart. */
struct typed {
    struct fc_piece  key, low, high, step, tail;
    bool             times;   /* "x 0.5..2" */
    bool             signed_; /* "-20%..+20%" */
    struct fc_number from, to, by;
};

static bool refuse(struct fc_piece piece, struct fc_problems *problems, const char *what)
{
    return fc_error_at(problems, "sweep", piece.place, HINT, "%s", what);
}

/* ---- taking apart ---- */

/* The byte at which the word begins that stands between blanks; the length where there is none. */
static size_t find_word(struct fc_piece piece, const char *word)
{
    const size_t length = strlen(word);
    for (size_t i = 1; i + length < piece.length; i++)
        if (strncmp(piece.text + i, word, length) == 0 && piece.text[i - 1] == ' ' &&
            piece.text[i + length] == ' ')
            return i;
    return piece.length;
}

static size_t find_dots(struct fc_piece piece)
{
    for (size_t i = 0; i + 1 < piece.length; i++)
        if (piece.text[i] == '.' && piece.text[i + 1] == '.')
            return i;
    return piece.length;
}

static struct fc_piece part(struct fc_piece piece, size_t from, size_t to)
{
    return fc_piece_trim(fc_piece_part(piece, from, to - from));
}

static bool take_apart(struct typed *out, struct fc_piece piece, struct fc_problems *problems)
{
    const char *equals = memchr(piece.text, '=', piece.length);
    if (equals == NULL)
        return refuse(piece, problems, "a sweep is a key and its values");
    const size_t at = (size_t)(equals - piece.text);
    out->key = part(piece, 0, at);
    struct fc_piece values = part(piece, at + 1, piece.length);
    if (values.length > 1 && values.text[0] == 'x' && values.text[1] == ' ') {
        out->times = true;
        values = part(values, 2, values.length);
    }
    const size_t dots = find_dots(values), step = find_word(values, "step");
    if (out->key.length == 0 || dots == values.length || step == values.length || step < dots)
        return refuse(piece, problems, "a sweep goes from a value to another one in steps");
    out->low = part(values, 0, dots);
    out->high = part(values, dots + 2, step);
    const struct fc_piece rest = part(values, step + 4, values.length);
    size_t                end = 0;
    while (end < rest.length && rest.text[end] != ' ')
        end++;
    out->step = part(rest, 0, end);
    out->tail = part(rest, end, rest.length);
    out->signed_ = out->low.length > 0 && (*out->low.text == '-' || *out->low.text == '+');
    return true;
}

static bool read_numbers(struct typed *typed, struct fc_problems *problems)
{
    if (!fc_range_read(&typed->from, &typed->to, typed->low, typed->high, FC_PLAIN, "", problems) ||
        !fc_number_read(&typed->by, typed->step, FC_PLAIN, "", problems))
        return false;
    const bool percent = typed->to.unit == FC_PERCENT;
    if ((typed->from.unit == FC_PERCENT) != percent || (typed->by.unit == FC_PERCENT) != percent)
        return refuse(typed->low, problems, "all three are percentages, or none is");
    if (!(typed->by.value > 0))
        return refuse(typed->step, problems, "the step must be above 0");
    if (!(typed->to.value >= typed->from.value))
        return refuse(typed->high, problems, "the last value is below the first");
    return true;
}

/* ---- the values ---- */

/* Whether the key is an amount that flows, of which one says how often. */
static bool flows(struct fc_piece key)
{
    size_t dot = key.length;
    for (size_t i = 0; i < key.length; i++)
        if (key.text[i] == '.')
            dot = i;
    if (dot == key.length)
        return false;
    const struct fc_piece name = part(key, dot + 1, key.length);
    for (int kind = 0; kind < FC_S_KINDS; kind++) {
        const int row = fc_section_has_names((enum fc_section_kind)kind)
                            ? -1
                            : fc_key_find((enum fc_section_kind)kind, name);
        if (row >= 0)
            return fc_keys[row].type == FC_T_SCHEDULE || fc_keys[row].type == FC_T_FLOW ||
                   fc_keys[row].type == FC_T_AMOUNT;
    }
    return false;
}

/* Digits enough for any value one types, and few enough to hide the last bits of adding steps. */
enum { DIGITS = 12 };

static bool make_value(struct fc_sweep *out, const struct typed *typed, int i,
                       struct fc_arena *arena)
{
    char         text[FC_NUMBER_TEXT], scaled[FC_NUMBER_TEXT];
    const bool   percent = typed->to.unit == FC_PERCENT;
    const bool   relative = typed->signed_ || typed->times;
    const double value = typed->from.value + i * typed->by.value;
    fc_print_short(text, percent ? value * 100 : value, DIGITS);
    fc_print_scaled(scaled, value, DIGITS);
    const char *sign = typed->times ? "x " : typed->signed_ && text[0] != '-' ? "+" : "";
    const char *tail = typed->tail.length == 0 && !relative && flows(typed->key) ? " a month" : "";
    out->label[i] = percent ? fc_arena_print(arena, "%s%s%%", sign, text)
                            : fc_arena_print(arena, "%s%s", sign, scaled);
    out->set[i] = fc_arena_print(arena, "%s = %s%s%s%s%s%.*s", out->key, sign, text,
                                 percent ? "%" : "", tail, typed->tail.length > 0 ? " " : "",
                                 (int)typed->tail.length, typed->tail.text);
    return out->label[i] != NULL && out->set[i] != NULL;
}

bool fc_sweep_read(struct fc_sweep *out, struct fc_piece piece, struct fc_arena *arena,
                   struct fc_problems *problems)
{
    struct typed typed = {0};
    if (!take_apart(&typed, piece, problems) || !read_numbers(&typed, problems))
        return false;
    const double steps = floor((typed.to.value - typed.from.value) / typed.by.value + 1e-9);
    if (steps >= FC_MOST_SWEPT)
        return refuse(typed.step, problems, "these are more than 100 values");
    struct fc_sweep made = {.n = (int)steps + 1,
                            .key = fc_arena_copy(arena, typed.key.text, typed.key.length)};
    made.set = fc_arena_take(arena, (size_t)made.n, sizeof *made.set);
    made.label = fc_arena_take(arena, (size_t)made.n, sizeof *made.label);
    bool fine = made.key != NULL && made.set != NULL && made.label != NULL;
    for (int i = 0; i < made.n && fine; i++)
        fine = make_value(&made, &typed, i, arena);
    if (!fine) {
        problems->no_memory = true;
        return false;
    }
    *out = made;
    return true;
}
