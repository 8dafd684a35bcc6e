#include "output/words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/month.h"
#include "base/text.h"

/* Whole points are said only where the arithmetic is this good. */
static const double FINE = 0.005;

/* A tenth is said beside the hundredths only where it is this near, and at the ends not at all: 5
   of 100 is not about 1 in 10. */
enum { NEAR_A_TENTH = 3, FEWEST = 8 };

struct fc_words fc_words_print(const char *format, ...)
{
    struct fc_words words;
    va_list         args;
    va_start(args, format);
    vsnprintf(words.text, sizeof words.text, format, args);
    va_end(args);
    return words;
}

/* ---- chances ---- */

/* Parts of 10 or 100 as a person counts them, and whether it is beyond what may be said. */
struct count {
    int of;
    int whole;  /* 1 .. of - 1 */
    int beyond; /* -1: less than one, 1: more than all but one */
};

static struct count count_chance(struct fc_chance chance)
{
    struct count count = {.of = chance.standard_error > FINE ? 10 : 100};
    count.whole = (int)lround(chance.p * count.of);
    count.beyond = count.whole <= 0 ? -1 : count.whole >= count.of ? 1 : 0;
    if (count.beyond < 0)
        count.whole = 1;
    if (count.beyond > 0)
        count.whole = count.of - 1;
    return count;
}

struct fc_words fc_words_chance(struct fc_chance chance)
{
    const struct count count = count_chance(chance);
    const char        *sign = count.beyond < 0 ? "<" : count.beyond > 0 ? ">" : "";
    if (count.of == 100)
        return fc_words_print("%s%d of 100", sign, count.whole);
    return fc_words_print("%s%d in 10", count.beyond == 0 ? "about " : sign, count.whole);
}

struct fc_words fc_words_of(struct fc_chance chance)
{
    const struct count count = count_chance(chance);
    const char        *beyond = count.beyond < 0 ? "fewer than " : "more than ";
    if (count.of == 10)
        return fc_words_print("%s%d in 10", count.beyond == 0 ? "about " : beyond, count.whole);
    return fc_words_print("%s%d of 100", count.beyond == 0 ? "" : beyond, count.whole);
}

struct fc_words fc_words_years(struct fc_chance chance)
{
    const struct count count = count_chance(chance);
    if (count.of == 10 || count.beyond != 0)
        return fc_words_print("%s possible years", fc_words_of(chance).text);
    const int tenth = (count.whole + 5) / 10;
    const int off = abs(count.whole - 10 * tenth);
    if (off == 0 || off > NEAR_A_TENTH || count.whole < FEWEST || count.whole > 100 - FEWEST)
        return fc_words_print("%d of 100 possible years", count.whole);
    return fc_words_print("%d of 100 possible years (about %d in 10)", count.whole, tenth);
}

struct fc_words fc_words_years_against(struct fc_chance chance, double confidence, bool less)
{
    const struct count count = count_chance(chance);
    const double       wanted = confidence * count.of;
    const bool         contradicts = less ? count.whole >= wanted && count.beyond <= 0
                                          : count.whole < wanted && count.beyond == 0;
    if (count.of == 100 && contradicts && fabs(count.whole - wanted) < 1)
        return fc_words_print("just %s %s possible years", less ? "under" : "over",
                              fc_words_confidence(confidence).text);
    return fc_words_years(chance);
}

struct fc_words fc_words_confidence(double confidence)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s of 100", fc_print_short(number, confidence * 100, 6));
}

struct fc_words fc_words_error(double standard_error)
{
    const double points = ceil(1.96 * standard_error * 100);
    return fc_words_print("±%d in 100", points > 1 ? (int)points : 1);
}

/* ---- levels and values ---- */

/* Rounded towards what is easier to keep, to so many significant digits. */
static double round_to(double level, int digits, bool up)
{
    if (level == 0)
        return 0;
    const double place = floor(log10(fabs(level))) + 1 - digits;
    const double unit = pow(10, fmax(place, 0));
    const double steps = level / unit;
    /* a level that stands on a step up to the last bits of its arithmetic stays there */
    const double nearest = round(steps);
    if (fabs(steps - nearest) < 1e-9 * fmax(1, fabs(steps)))
        return nearest * unit;
    return (up ? ceil(steps) : floor(steps)) * unit;
}

struct fc_words fc_words_level(const struct fc_measure *measure, double level, bool at_most)
{
    char number[FC_NUMBER_TEXT];
    if (measure->unit == FC_UNIT_SHARE)
        return fc_words_print("%s %%",
                              fc_print_short(number, round_to(level * 1000, 15, at_most) / 10, 6));
    const int digits = measure->unit == FC_UNIT_MONEY ? 4 : 15;
    return fc_words_print("%s", fc_print_whole(number, (int64_t)round_to(level, digits, at_most)));
}

/* Money and shares in the unit people say them in, with so many significant digits. */
static struct fc_words in_unit(const struct fc_measure *measure, double value, int digits)
{
    char number[FC_NUMBER_TEXT];
    if (measure->unit == FC_UNIT_SHARE)
        return fc_words_print("%s %%", fc_print_short(number, value * 100, digits));
    return fc_words_print("%s", fc_print_short(number, value, digits));
}

/* The last place worth saying: tenths of people and percents, hundredths of small money; of what is
   large, whole ones. */
static double finest(const struct fc_measure *measure, double value)
{
    if (measure->unit == FC_UNIT_SHARE)
        return fabs(value) >= 1 ? 0.01 : 0.001;
    if (fabs(value) >= 1000)
        return 1;
    return measure->unit == FC_UNIT_MONEY ? 0.01 : 0.1;
}

/* Rounded to a multiple of the place; 12 digits hide the last bits of that arithmetic. */
static struct fc_words rounded(const struct fc_measure *measure, double value, double place)
{
    return in_unit(measure, round(value / place) * place, 12);
}

struct fc_words fc_words_value(const struct fc_measure *measure, double value)
{
    if (measure->unit == FC_UNIT_MONEY)
        return in_unit(measure, value, 3);
    return rounded(measure, value, finest(measure, value));
}

struct fc_words fc_words_mean(const struct fc_measure *measure, double mean, double standard_error)
{
    double place = finest(measure, mean);
    if (standard_error > 0)
        place = fmax(place, pow(10, ceil(log10(1.96 * standard_error))));
    return rounded(measure, mean, place);
}

struct fc_words fc_words_cell_mean(const struct fc_result *result, int measure, int t)
{
    const uint64_t n = fc_result_cell(result, measure, t)->moments.n;
    const double   error = n > 0 ? fc_result_sd(result, measure, t) / sqrt((double)n) : 0;
    return fc_words_mean(&result->plan->measure[measure], fc_result_mean(result, measure, t),
                         error);
}

struct fc_words fc_words_cell_quantile(const struct fc_result *result, int measure, int t, double q)
{
    if (!(fc_result_sd(result, measure, t) > 0))
        return fc_words_cell_mean(result, measure, t);
    return fc_words_value(&result->plan->measure[measure],
                          fc_result_quantile(result, measure, t, q));
}

struct fc_words fc_words_measure(const struct fc_measure *measure, const struct fc_plan *plan)
{
    if (measure->unit == FC_UNIT_MONEY && plan->currency[0] != '\0')
        return fc_words_print("%s, %s", measure->words, plan->currency);
    return fc_words_print("%s", measure->words);
}

/* ---- counting words, periods ---- */

struct fc_words fc_words_number(int n)
{
    static const char *const word[] = {"none",  "one",   "two",  "three", "four",   "five",  "six",
                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (n >= 0 && n <= 12)
        return fc_words_print("%s", word[n]);
    return fc_words_print("%d", n);
}

struct fc_words fc_words_ordinal(int n)
{
    const bool teen = n % 100 >= 11 && n % 100 <= 13;
    return fc_words_print("%d%s", n,
                          !teen && n % 10 == 1   ? "st"
                          : !teen && n % 10 == 2 ? "nd"
                          : !teen && n % 10 == 3 ? "rd"
                                                 : "th");
}

struct fc_words fc_words_whole(uint64_t n)
{
    char number[FC_NUMBER_TEXT];
    return fc_words_print("%s", fc_print_whole(number, (int64_t)n));
}

const char *fc_words_period(enum fc_period period, int n)
{
    switch (period) {
    case FC_MONTH: return n == 1 ? "month" : "months";
    case FC_QUARTER: return n == 1 ? "quarter" : "quarters";
    case FC_YEAR: return n == 1 ? "year" : "years";
    case FC_PLAN: break;
    }
    return "total";
}

struct fc_words fc_words_reading(const struct fc_clause *clause)
{
    switch (clause->reading) {
    case FC_EVERY: return fc_words_print("every %s", fc_words_period(clause->period, 1));
    case FC_AVERAGE: return fc_words_print("on average");
    case FC_K_OF_N:
        return fc_words_print("%d of %d %s", clause->k, clause->n_periods,
                              fc_words_period(clause->period, clause->n_periods));
    case FC_TOTAL: break;
    }
    return fc_words_print("in total");
}

struct fc_words fc_words_span(const struct fc_plan *plan, const struct fc_clause *clause, int i)
{
    static const char *const nth[] = {"first", "second", "third", "fourth"};

    const int  month = plan->start + clause->span[i].first;
    const int  year = fc_year_of_month(month);
    const bool one_year =
        fc_year_of_month(plan->start) == fc_year_of_month(plan->start + plan->months - 1);
    switch (clause->period) {
    case FC_MONTH:
        return one_year ? fc_words_print("%s", fc_month_name(month))
                        : fc_words_print("%s %d", fc_month_name(month), year);
    case FC_QUARTER:
        return fc_words_print("the %s quarter of %d", nth[fc_month_of_year(month) / 3], year);
    case FC_YEAR: return fc_words_print("%d", year);
    case FC_PLAN: break;
    }
    return fc_words_print("the whole");
}

struct fc_words fc_words_span_code(const struct fc_plan *plan, const struct fc_clause *clause,
                                   int i)
{
    char      text[8];
    const int month = plan->start + clause->span[i].first;
    switch (clause->period) {
    case FC_MONTH: return fc_words_print("%s", fc_month_print(text, month));
    case FC_QUARTER:
        return fc_words_print("%d-Q%d", fc_year_of_month(month), fc_month_of_year(month) / 3 + 1);
    case FC_YEAR: return fc_words_print("%d", fc_year_of_month(month));
    case FC_PLAN: break;
    }
    return fc_words_print("total");
}
