/* Which form a quantity is written in, and the forms of two numbers: ranges, counts, deviations. */
#include "model/quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/beta_fit.h"
#include "model/cutting.h"
#include "model/quantity_check.h"
#include "model/quantity_forms.h"

/* The normal's 95 % quantile: a range's ends are this many standard deviations from its middle. */
static const double SCORE = 1.6448536269514722;

struct fc_quantity fc_form_make(enum fc_quantity_kind kind, double a, double b, double c)
{
    struct fc_quantity quantity = fc_quantity_certain(a);
    quantity.kind = kind;
    quantity.b = b;
    quantity.c = c;
    return quantity;
}

bool fc_form_value(double *out, struct fc_piece piece, const struct fc_quantity_reader *reader)
{
    const struct fc_quantity_rule *rule = reader->rule;
    struct fc_number               number;
    if (!fc_number_read(&number, piece, rule->dimension, rule->currency, reader->problems) ||
        !fc_value_check(number, rule, fc_piece_trim(piece).place, reader->problems))
        return false;
    *out = number.value;
    return true;
}

/* ---- 70 to 110 ------------------------------------------------------------------------------- */

/* Two numbers in rising order, a unit on the last for both, within the range of the rule. */
static bool read_ends(double *low, double *high, struct fc_piece first, struct fc_piece last,
                      const struct fc_quantity_rule *rule, struct fc_problems *problems)
{
    struct fc_number from, to;
    if (!fc_range_read(&from, &to, first, last, rule->dimension, rule->currency, problems))
        return false;
    const bool from_fits = fc_value_check(from, rule, first.place, problems);
    const bool to_fits = fc_value_check(to, rule, last.place, problems);
    if (!from_fits || !to_fits)
        return false;
    char hint[160];
    if (from.value == to.value) {
        snprintf(hint, sizeof hint, "write %.*s", (int)fmin((double)last.length, 100), last.text);
        return fc_error_at(problems, "range", last.place, hint, "both ends are the same");
    }
    if (from.value > to.value) {
        char a[FC_VALUE_TEXT], b[FC_VALUE_TEXT];
        snprintf(hint, sizeof hint, "write %s to %s", fc_value_print(a, to.value, rule->dimension),
                 fc_value_print(b, from.value, rule->dimension));
        return fc_error_at(problems, "range-order", first.place, hint,
                           "a range goes from the lower number to the higher");
    }
    *low = from.value;
    *high = to.value;
    return true;
}

static bool share_range(struct fc_quantity *out, double low, double high, struct fc_piece first,
                        struct fc_piece last, struct fc_problems *problems)
{
    if (low <= 0 || high >= 1) {
        char a[FC_VALUE_TEXT], b[FC_VALUE_TEXT], c[FC_VALUE_TEXT], d[FC_VALUE_TEXT];
        char hint[6 * FC_VALUE_TEXT];
        snprintf(hint, sizeof hint, "write uniform(%s, %s) or %s to %s",
                 fc_value_print(a, low, FC_SHARE), fc_value_print(b, high, FC_SHARE),
                 low > 0 ? a : fc_value_print(c, fmin(0.01, high / 10), FC_SHARE),
                 high < 1 ? b : fc_value_print(d, fmax(0.99, 1 - (1 - low) / 10), FC_SHARE));
        return fc_error_at(problems, "range", low <= 0 ? first.place : last.place, hint,
                           "a range is 90%% sure, so a rate beyond its end must be possible");
    }
    double a, b;
    if (!fc_beta_fit(&a, &b, low, high))
        return fc_error_at(problems, "range", first.place, "write the ends further apart",
                           "this range is too narrow for a Beta distribution");
    *out = fc_form_make(FC_BETA, a, b, 0);
    return true;
}

static bool read_range(struct fc_quantity *out, struct fc_piece first, struct fc_piece last,
                       const struct fc_quantity_reader *reader)
{
    const struct fc_quantity_rule *rule = reader->rule;
    double                         low, high;
    if (!read_ends(&low, &high, first, last, rule, reader->problems))
        return false;
    if (rule->dimension == FC_SHARE && rule->low >= 0 && rule->high <= 1)
        return share_range(out, low, high, first, last, reader->problems);
    if (low > 0) {
        const double middle = 0.5 * (log(low) + log(high));
        *out = fc_form_make(FC_LOGNORMAL, middle, (log(high) - log(low)) / (2 * SCORE), 0);
        return true;
    }
    if (rule->low < 0) {
        *out = fc_form_make(FC_NORMAL, 0.5 * (low + high), (high - low) / (2 * SCORE), 0);
        return true;
    }
    char a[FC_VALUE_TEXT], b[FC_VALUE_TEXT], hint[4 * FC_VALUE_TEXT];
    fc_value_print(b, high, rule->dimension);
    snprintf(hint, sizeof hint, "write uniform(0, %s) or %s to %s", b,
             fc_value_print(a, high > 1 ? 1 : high / 10, rule->dimension), b);
    return fc_error_at(reader->problems, "range", first.place, hint,
                       "a range is 90%% sure, so an amount below its end must be possible");
}

/* ---- 36 of 120, 30% +/- 5% ------------------------------------------------------------------- */

static bool read_counts(struct fc_quantity *out, struct fc_piece first, struct fc_piece last,
                        const struct fc_quantity_reader *reader)
{
    enum { MOST = 1000000000 };
    long successes, trials;
    if (reader->rule->dimension != FC_SHARE)
        return fc_error_at(reader->problems, "quantity", first.place, "write a number or a range",
                           "only a rate can be counted as some of many");
    const bool has_first = fc_whole_read(&successes, first, 0, MOST, reader->problems);
    const bool has_last = fc_whole_read(&trials, last, 1, MOST, reader->problems);
    if (!has_first || !has_last)
        return false;
    char hint[80];
    snprintf(hint, sizeof hint, "write %ld of %ld", trials, successes);
    if (successes > trials)
        return fc_error_at(reader->problems, "quantity", first.place, hint,
                           "there cannot be more successes than cases");
    /* Jeffreys' prior. */
    *out = fc_form_make(FC_BETA, (double)successes + 0.5, (double)(trials - successes) + 0.5, 0);
    return true;
}

bool fc_form_mean_sd(struct fc_quantity *out, double mean, double sd, struct fc_place place,
                     const struct fc_quantity_reader *reader)
{
    if (reader->rule->dimension == FC_SHARE && reader->rule->low >= 0) {
        const double most = sqrt(fmax(mean * (1 - mean), 0));
        char         text[FC_VALUE_TEXT], hint[FC_VALUE_TEXT + 40];
        snprintf(hint, sizeof hint, "write less than %s", fc_value_print(text, most, FC_SHARE));
        if (!(sd < most))
            return fc_error_at(reader->problems, "quantity", place,
                               mean > 0 && mean < 1 ? hint : "write a mean between 0% and 100%",
                               "no rate can vary this much around this mean");
        const double weight = mean * (1 - mean) / (sd * sd) - 1;
        *out = fc_form_make(FC_BETA, mean * weight, (1 - mean) * weight, 0);
        return true;
    }
    if (mean > 0) {
        const double variance = log1p(sd / mean * (sd / mean));
        *out = fc_form_make(FC_LOGNORMAL, log(mean) - 0.5 * variance, sqrt(variance), 0);
        return true;
    }
    if (reader->rule->low >= 0)
        return fc_error_at(reader->problems, "quantity", place, "write a mean above 0",
                           "an amount around 0 or below cannot vary and stay positive");
    *out = fc_form_make(FC_NORMAL, mean, sd, 0);
    return true;
}

static bool read_deviation(struct fc_quantity *out, struct fc_piece first, struct fc_piece last,
                           const struct fc_quantity_reader *reader)
{
    const struct fc_quantity_rule *rule = reader->rule;
    struct fc_number               mean, sd;
    if (!fc_range_read(&mean, &sd, first, last, rule->dimension, rule->currency,
                       reader->problems) ||
        !fc_value_check(mean, rule, first.place, reader->problems))
        return false;
    if (!(sd.value > 0))
        return fc_error_at(reader->problems, "quantity", last.place, NULL,
                           "the standard deviation must be above 0");
    return fc_form_mean_sd(out, mean.value, sd.value, last.place, reader);
}

/* ---- all forms ------------------------------------------------------------------------------- */

static bool read_whole_form(struct fc_quantity *out, struct fc_piece piece,
                            const struct fc_quantity_reader *reader)
{
    struct fc_piece first, last;
    if (fc_form_is_data(piece))
        return fc_form_data(out, piece, reader);
    if (fc_form_is_function(piece))
        return fc_form_function(out, piece, reader);
    if (fc_form_is_metalog(piece))
        return fc_form_metalog(out, piece, reader);
    if (fc_form_is_discrete(piece))
        return fc_form_discrete(out, piece, reader);
    if (memchr(piece.text, '|', piece.length) != NULL)
        return fc_error_at(reader->problems, "quantity", piece.place,
                           "write p10 70 | p50 85 | p90 110, or 70% at 100 | 30% at 400",
                           "a list of plain numbers is no quantity");
    if (fc_cut_sign(piece, "+/-", &first, &last) || fc_cut_sign(piece, "±", &first, &last))
        return read_deviation(out, first, last, reader);
    if (fc_cut_word(piece, "to", &first, &last))
        return read_range(out, first, last, reader);
    if (fc_cut_word(piece, "of", &first, &last))
        return read_counts(out, first, last, reader);
    double value;
    if (!fc_form_value(&value, piece, reader))
        return false;
    *out = fc_quantity_certain(value);
    return true;
}

/* The cut may reach further than the rule; what it leaves is checked. */
static bool read_cut(struct fc_quantity *quantity, struct fc_piece piece,
                     const struct fc_quantity_reader *reader)
{
    struct fc_piece         first, last;
    struct fc_quantity_rule anywhere = *reader->rule;
    double                  low, high;
    anywhere.low = -(double)INFINITY;
    if (anywhere.dimension != FC_SHARE)
        anywhere.high = (double)INFINITY;
    if (!fc_cut_word(piece, "to", &first, &last))
        return fc_error_at(reader->problems, "quantity", piece.place, "write within 0 to 40%",
                           "a cut needs two ends");
    return read_ends(&low, &high, first, last, &anywhere, reader->problems) &&
           fc_quantity_cut(quantity, low, high, piece.place, reader->problems);
}

bool fc_quantity_read(struct fc_quantity *out, struct fc_piece piece,
                      const struct fc_quantity_rule *rule, struct fc_problems *problems)
{
    const struct fc_quantity_reader reader = {rule, problems};
    struct fc_piece                 whole = fc_piece_trim(piece);
    struct fc_piece                 form = whole, cut;
    struct fc_quantity              quantity;
    const bool                      has_cut = fc_cut_last_word(whole, "within", &form, &cut);
    if (!read_whole_form(&quantity, form, &reader) ||
        (has_cut && !read_cut(&quantity, cut, &reader)) ||
        !fc_quantity_check(&quantity, rule, whole.place, problems))
        return false;
    *out = quantity;
    return true;
}
