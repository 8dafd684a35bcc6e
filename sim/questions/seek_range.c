#include "questions/seek_range.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/cutting.h"

/* Without a range: from a quarter of today's value to four times. */
static const double LESS = 0.25, MORE = 4;

/* Of a time that is 0 today: two months and a year. */
static const double FAR_DAYS = 60, FAR_MONTHS = 12;

/* Values are said about this finely within their range, or within what is spent. */
static const double STEPS = 2000, STEPS_OF_TODAY = 1000;

/* 1, 2 or 5 times a power of ten, at most x. */
static double round_step(double x)
{
    const double ten = pow(10, floor(log10(x)));
    const double parts = x / ten * (1 + 1e-9);
    return ten * (parts >= 5 ? 5 : parts >= 2 ? 2 : 1);
}

static void set_grain(struct fc_seek_key *key)
{
    if (key->whole)
        key->grain = 1;
    else if (key->kind == FC_SEEK_FACTOR && !key->uncertain && key->today > 0)
        key->grain = round_step(key->today / STEPS_OF_TODAY);
    else
        key->grain = round_step((key->high - key->low) / STEPS);
}

/* ---- the default ---- */

/* Whole heads, some of whom may go. */
static void default_heads(struct fc_seek_key *key, const struct fc_key_today *today)
{
    const double most = isfinite(key->today) ? ceil((MORE - 1) * key->today) : 0;
    key->low = -floor((1 - LESS) * today->least);
    key->high = fmax(most, 4);
}

static void default_value(struct fc_seek_key *key)
{
    const struct fc_key *row = &fc_keys[key->row];
    double               most = MORE * key->today, least = LESS * key->today;
    if (key->today == 0)
        most = row->dimension == FC_SHARE  ? 1
               : row->dimension == FC_DAYS ? FAR_DAYS
               : row->type == FC_T_MONTHS  ? FAR_MONTHS
                                           : 0;
    if (key->today < 0) {
        most = -key->today;
        least = MORE * key->today;
    }
    if (row->dimension == FC_SHARE && key->today > 0)
        most = fmin(most, fmax(1, key->today));
    const double highest = row->type == FC_T_DELAY ? (double)INFINITY : row->high;
    key->low = fmax(least, row->low);
    key->high = fmin(most, highest);
    if (key->whole) {
        key->low = ceil(key->low);
        key->high = floor(key->high);
    }
}

/* A share of which the likely values would pass 100 % is stopped there. */
static void default_factor(struct fc_seek_key *key, const struct fc_key_today *today)
{
    const struct fc_key *row = &fc_keys[key->row];
    const double         most = today->uncertain ? today->most : today->value;
    key->low = LESS;
    key->high = MORE;
    if (row->dimension == FC_SHARE && most > 0)
        key->high = fmax(fmin(MORE, row->high / most), 1);
}

/* ---- as said ---- */

static const struct {
    const char *words;
    double      times; /* in days; 0: no length of time */
} units[] = {{"a month", 0}, {"per month", 0}, {"days", 1},         {"day", 1},
             {"weeks", 7},   {"week", 7},      {"months", 30.4375}, {"month", 30.4375}};

/* Takes the unit off the end; what to multiply with, 1 where nothing is said. */
static double cut_unit(struct fc_piece *piece, const struct fc_key *row)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        struct fc_piece before;
        if (!fc_cut_end(*piece, units[i].words, &before))
            continue;
        *piece = before;
        if (units[i].times == 0)
            return 1;
        return row->type == FC_T_MONTHS ? units[i].times / 30.4375 : units[i].times;
    }
    return 1;
}

/* `x 0.5` at either end makes both factors. */
static bool cut_times(struct fc_piece *piece)
{
    if (piece->length < 2 || (piece->text[0] | 32) != 'x')
        return false;
    *piece = fc_piece_trim(fc_piece_part(*piece, 1, piece->length - 1));
    return true;
}

static bool refuse(struct fc_piece range, const char *hint, const char *text,
                   struct fc_problems *problems)
{
    return fc_error_at(problems, "range", range.place, hint, "%s", text);
}

/* In the key's own unit, or factors. */
static bool read_ends(double end[2], bool *factors, const struct fc_seek_key *key,
                      struct fc_piece range, struct fc_problems *problems)
{
    const struct fc_key *row = &fc_keys[key->row];
    struct fc_piece      first, last;
    struct fc_number     low, high;
    if (!fc_cut_sign(range, "..", &first, &last))
        return refuse(range, "write 5k..60k, or x 0.5..2", "a range needs `..` between its ends",
                      problems);
    *factors = cut_times(&first);
    cut_times(&last);
    const double unit = cut_unit(&last, row);
    cut_unit(&first, row);
    if (!fc_range_read(&low, &high, first, last, *factors ? FC_PLAIN : row->dimension,
                       key->currency, problems))
        return false;
    end[0] = low.value * unit;
    end[1] = high.value * unit;
    return end[0] < end[1] || refuse(range, NULL, "the range must rise", problems);
}

static bool check_limits(const struct fc_seek_key *key, const double end[2], struct fc_piece range,
                         struct fc_problems *problems)
{
    const struct fc_key *row = &fc_keys[key->row];
    char                 low[FC_NUMBER_TEXT], high[FC_NUMBER_TEXT];
    const bool           open = row->type == FC_T_DELAY;
    const double         percent = row->dimension == FC_SHARE ? 100 : 1;
    if (end[0] >= row->low && (open || end[1] <= row->high))
        return true;
    return fc_error_at(problems, "range", range.place, NULL, "`%s` must lie between %s%s and %s%s",
                       row->name, fc_print_short(low, row->low * percent, 6),
                       percent > 1 ? "%" : "", fc_print_short(high, row->high * percent, 6),
                       percent > 1 ? "%" : "");
}

static bool take_factors(struct fc_seek_key *key, const double end[2], struct fc_piece range,
                         struct fc_problems *problems)
{
    if (end[0] <= 0)
        return refuse(range, "begin at x 0.1", "a factor must be above 0", problems);
    if (key->kind == FC_SEEK_FACTOR) {
        key->low = end[0];
        key->high = end[1];
        return true;
    }
    const double value[2] = {end[0] * key->today, end[1] * key->today};
    if (!isfinite(key->today) || key->today == 0)
        return refuse(range, NULL, "a factor needs a value that is not 0", problems);
    const double away = key->kind == FC_SEEK_ADDED ? key->today : 0;
    key->low = fmin(value[0], value[1]) - away;
    key->high = fmax(value[0], value[1]) - away;
    return check_limits(key, (double[2]){key->low + away, key->high + away}, range, problems);
}

static bool take_values(struct fc_seek_key *key, const double end[2], struct fc_piece range,
                        struct fc_problems *problems)
{
    const double now = key->kind == FC_SEEK_FACTOR ? key->today : 1;
    const double away = key->kind == FC_SEEK_ADDED ? key->today : 0;
    if (!check_limits(key, end, range, problems))
        return false;
    if (!isfinite(now) || !(now > 0) || isnan(away))
        return refuse(range, "write factors: x 0.5..2",
                      "these differ today, so there is no one value to vary", problems);
    key->low = (end[0] - away) / now;
    key->high = (end[1] - away) / now;
    return key->kind != FC_SEEK_FACTOR || key->low > 0 ||
           refuse(range, "begin a little above it", "what is scaled cannot become 0", problems);
}

static bool read_range(struct fc_seek_key *key, struct fc_piece range, struct fc_problems *problems)
{
    double end[2];
    bool   factors = false;
    if (!read_ends(end, &factors, key, range, problems) ||
        !(factors ? take_factors : take_values)(key, end, range, problems))
        return false;
    if (key->whole) {
        key->low = ceil(key->low - 1e-9);
        key->high = floor(key->high + 1e-9);
    }
    return key->low < key->high || refuse(range, NULL, "no two values lie in this range", problems);
}

bool fc_seek_range_read(struct fc_seek_key *key, const struct fc_key_today *today,
                        struct fc_piece range, struct fc_piece name, struct fc_problems *problems)
{
    if (range.length > 0) {
        if (!read_range(key, range, problems))
            return false;
    } else {
        if (key->kind == FC_SEEK_ADDED)
            default_heads(key, today);
        else if (key->kind == FC_SEEK_VALUE)
            default_value(key);
        else
            default_factor(key, today);
        if (!(key->low < key->high))
            return fc_error_at(problems, "range", name.place,
                               "say how far it may go, such as: KEY = 0..10k",
                               "this is 0 today, so there is no range to look in");
    }
    set_grain(key);
    return true;
}
