/* Quantities written as functions: `beta(36, 84)`, `lognormal(median 18,000, sigma 0.9)`. */
#include "model/quantity_forms.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/cutting.h"

enum { MOST_ARGUMENTS = 3 };

/* The values of a call: their pieces, and what stands before a number, such as `median`. */
struct call {
    const struct function           *function;
    const struct fc_quantity_reader *reader;
    struct fc_piece                  piece; /* the whole */
    struct fc_piece                  argument[MOST_ARGUMENTS];
};

struct function {
    const char *name;
    size_t      arguments;
    const char *example;
    bool (*make)(struct fc_quantity *out, struct call *call);
};

static bool refuse(const struct call *call, size_t i, const char *words)
{
    return fc_error_at(call->reader->problems, "quantity", call->argument[i].place, NULL, "%s",
                       words);
}

/* Takes the word off the argument, if it is there. */
static bool take_word(struct call *call, size_t i, const char *word)
{
    const size_t          length = strlen(word);
    const struct fc_piece piece = call->argument[i];
    if (piece.length <= length || strncasecmp(piece.text, word, length) != 0 ||
        (piece.text[length] != ' ' && piece.text[length] != '\t'))
        return false;
    call->argument[i] = fc_piece_trim(fc_piece_part(piece, length, piece.length - length));
    return true;
}

/* A number of the key's own dimension, anywhere or within its range; or a plain one. */
static bool number_at(double *out, const struct call *call, size_t i, enum fc_dimension dimension)
{
    struct fc_number number;
    if (!fc_number_read(&number, call->argument[i], dimension, call->reader->rule->currency,
                        call->reader->problems))
        return false;
    *out = number.value;
    return true;
}

static bool positive_at(double *out, const struct call *call, size_t i, enum fc_dimension dimension)
{
    double value;
    if (!number_at(&value, call, i, dimension))
        return false;
    if (!(value > 0))
        return refuse(call, i, "this must be above 0");
    *out = value;
    return true;
}

/* ---- one for each function ------------------------------------------------------------------- */

static bool make_beta(struct fc_quantity *out, struct call *call)
{
    double shape[2] = {0, 0};
    for (size_t i = 0; i < 2; i++) {
        if (!positive_at(&shape[i], call, i, FC_PLAIN))
            return false;
        if (shape[i] < 1e-3 || shape[i] > 1e12)
            return refuse(call, i, "a shape must lie between 0.001 and 1,000,000,000,000");
    }
    if (call->reader->rule->dimension != FC_SHARE && call->reader->rule->dimension != FC_PLAIN)
        return fc_error_at(call->reader->problems, "quantity", call->piece.place,
                           "write pert(10, 20, 50) or a range", "a Beta is a share, not an amount");
    *out = fc_form_make(FC_BETA, shape[0], shape[1], 0);
    return true;
}

static bool make_normal(struct fc_quantity *out, struct call *call)
{
    const enum fc_dimension dimension = call->reader->rule->dimension;
    double                  mean = 0, sd = 0;
    take_word(call, 0, "mean");
    take_word(call, 1, "sd");
    if (!number_at(&mean, call, 0, dimension) || !positive_at(&sd, call, 1, dimension))
        return false;
    *out = fc_form_make(FC_NORMAL, mean, sd, 0);
    return true;
}

/* A median or mean, and a sigma (standard deviation of the log) or a coefficient of variation. */
static bool make_lognormal(struct fc_quantity *out, struct call *call)
{
    const bool by_median = take_word(call, 0, "median");
    const bool by_mean = !by_median && take_word(call, 0, "mean");
    const bool by_sigma = take_word(call, 1, "sigma");
    const bool by_cv = !by_sigma && take_word(call, 1, "cv");
    double     centre = 0, spread = 0;
    if (!(by_median || by_mean) || !(by_sigma || by_cv))
        return fc_error_at(call->reader->problems, "quantity", call->piece.place,
                           "write lognormal(median 18,000, sigma 0.9) or "
                           "lognormal(mean 20k, cv 50%)",
                           "say what the two numbers of a lognormal are");
    if (!positive_at(&centre, call, 0, call->reader->rule->dimension) ||
        !positive_at(&spread, call, 1, FC_PLAIN))
        return false;
    if (spread > 10)
        return refuse(call, 1, "this must be at most 10");
    const double sigma = by_sigma ? spread : sqrt(log1p(spread * spread));
    *out = fc_form_make(FC_LOGNORMAL, log(centre) - (by_mean ? 0.5 * sigma * sigma : 0), sigma, 0);
    return true;
}

static bool make_gamma(struct fc_quantity *out, struct call *call)
{
    double mean = 0, cv = 0;
    take_word(call, 0, "mean");
    take_word(call, 1, "cv");
    if (!positive_at(&mean, call, 0, call->reader->rule->dimension) ||
        !positive_at(&cv, call, 1, FC_PLAIN))
        return false;
    if (cv > 10 || cv < 1e-5)
        return refuse(call, 1, "this must lie between 0.001% and 1000%");
    *out = fc_form_make(FC_GAMMA, 1 / (cv * cv), mean * cv * cv, 0);
    return true;
}

static bool make_uniform(struct fc_quantity *out, struct call *call)
{
    double low, high;
    if (!fc_form_value(&low, call->argument[0], call->reader) ||
        !fc_form_value(&high, call->argument[1], call->reader))
        return false;
    if (!(low < high))
        return refuse(call, 1, "the second number must be above the first");
    *out = fc_form_make(FC_UNIFORM, low, high, 0);
    return true;
}

static bool read_three(struct fc_quantity *out, enum fc_quantity_kind kind, const struct call *call)
{
    double low, mode, high;
    if (!fc_form_value(&low, call->argument[0], call->reader) ||
        !fc_form_value(&mode, call->argument[1], call->reader) ||
        !fc_form_value(&high, call->argument[2], call->reader))
        return false;
    if (!(low <= mode && mode <= high))
        return refuse(call, low <= mode ? 2 : 1, "the three numbers must rise: low, mode, high");
    if (!(low < high))
        return refuse(call, 2, "the last number must be above the first");
    *out = fc_form_make(kind, low, high, mode);
    return true;
}

static bool make_triangular(struct fc_quantity *out, struct call *call)
{
    return read_three(out, FC_TRIANGULAR, call);
}

static bool make_pert(struct fc_quantity *out, struct call *call)
{
    return read_three(out, FC_PERT, call);
}

static const struct function FUNCTION[] = {
    {"beta", 2, "beta(36, 84)", make_beta},
    {"normal", 2, "normal(1000, 400)", make_normal},
    {"lognormal", 2, "lognormal(median 18,000, sigma 0.9)", make_lognormal},
    {"gamma", 2, "gamma(mean 100, cv 50%)", make_gamma},
    {"uniform", 2, "uniform(10, 20)", make_uniform},
    {"triangular", 3, "triangular(10, 20, 50)", make_triangular},
    {"pert", 3, "pert(10, 20, 50)", make_pert},
};

/* ---- the call -------------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the comma at this place may separate thousands: a digit before, three behind. */
static bool may_group(struct fc_piece piece, size_t at)
{
    size_t digits = 0;
    while (at + 1 + digits < piece.length && is_digit(piece.text[at + 1 + digits]))
        digits++;
    return at > 0 && is_digit(piece.text[at - 1]) && digits == 3;
}

/* Cuts at commas with a space behind, and at those that cannot separate thousands. Returns how many
   arguments there are; *unclear is the first comma that was taken for thousands. */
static size_t cut_arguments(struct call *call, struct fc_piece inside, size_t *unclear)
{
    size_t n = 0, from = 0;
    *unclear = inside.length;
    for (size_t at = 0; at <= inside.length; at++) {
        if (at < inside.length && inside.text[at] != ',')
            continue;
        if (at < inside.length && may_group(inside, at)) {
            *unclear = *unclear == inside.length ? at : *unclear;
            continue;
        }
        if (n < MOST_ARGUMENTS)
            call->argument[n] = fc_piece_trim(fc_piece_part(inside, from, at - from));
        n++;
        from = at + 1;
    }
    return n;
}

/* The number around a comma, read both ways. */
static bool refuse_unclear(const struct call *call, struct fc_piece inside, size_t comma)
{
    size_t from = comma;
    while (from > 0 && is_digit(inside.text[from - 1]))
        from--;
    const char *digits = inside.text + from;
    const int   before = (int)(comma - from);
    char        hint[160];
    snprintf(hint, sizeof hint, "write %.*s, %.3s for two numbers, %.*s%.3s for one", before,
             digits, inside.text + comma + 1, before, digits, inside.text + comma + 1);
    return fc_error_at(call->reader->problems, "quantity",
                       fc_piece_part(inside, from, comma + 4 - from).place, hint,
                       "this comma can be read in two ways");
}

bool fc_form_is_function(struct fc_piece piece)
{
    size_t letters = 0;
    while (letters < piece.length && ((piece.text[letters] | 32) >= 'a') &&
           ((piece.text[letters] | 32) <= 'z'))
        letters++;
    return letters > 0 && letters < piece.length && piece.text[letters] == '(';
}

bool fc_form_function(struct fc_quantity *out, struct fc_piece piece,
                      const struct fc_quantity_reader *reader)
{
    const char     *open = memchr(piece.text, '(', piece.length);
    const size_t    length = (size_t)(open - piece.text);
    struct fc_piece name = fc_piece_part(piece, 0, length);
    struct call     call = {.reader = reader, .piece = piece};
    for (size_t i = 0; i < sizeof FUNCTION / sizeof *FUNCTION; i++)
        if (fc_piece_is(name, FUNCTION[i].name))
            call.function = &FUNCTION[i];
    if (call.function == NULL)
        return fc_error_at(reader->problems, "quantity", name.place,
                           "beta, normal, lognormal, gamma, uniform, triangular and pert are",
                           "`%.*s` is no distribution", (int)length, piece.text);
    if (piece.text[piece.length - 1] != ')')
        return fc_error_at(reader->problems, "quantity",
                           fc_piece_part(piece, piece.length - 1, 1).place, call.function->example,
                           "the closing parenthesis is missing, or something follows it");
    const struct fc_piece inside = fc_piece_part(piece, length + 1, piece.length - length - 2);
    size_t                unclear;
    const size_t          n = cut_arguments(&call, inside, &unclear);
    if (n < call.function->arguments && unclear < inside.length)
        return refuse_unclear(&call, inside, unclear);
    if (n != call.function->arguments) {
        char hint[100];
        snprintf(hint, sizeof hint, "write it as %s", call.function->example);
        return fc_error_at(reader->problems, "quantity", piece.place, hint,
                           "%s takes %zu numbers, with a comma and a space between them",
                           call.function->name, call.function->arguments);
    }
    return call.function->make(out, &call);
}
