/* Differences as they are written: no more digits than their interval leaves. */
#include <math.h>

#include "base/text.h"
#include "output/compare_words.h"
#include "output/plan_words.h"

/* Sentences leave out what nobody remembers: whole people from so many on, money to so many
   digits. */
static const double WHOLE_FROM = 10;
enum { MONEY_DIGITS = 3, EXACT_DIGITS = 6 };

/* The last place worth showing, by the measure and by the half interval. */
static double place_of(const struct fc_measure *measure, double size, double half)
{
    double place = measure->unit == FC_UNIT_SHARE ? 0.001 : 0.1;
    if (measure->unit == FC_UNIT_MONEY)
        place = size >= 100 ? 1 : 0.01;
    if (half > 0)
        place = fmax(place, pow(10, floor(log10(half))));
    /* what is told apart must not read as nothing */
    return size > half && size < place ? pow(10, floor(log10(size))) : place;
}

/* A number to the last place given, its zeros too, so that a column reads well; shares in
   points. */
static struct fc_words to_place(const struct fc_measure *measure, double value, double place,
                                const char *sign)
{
    char         number[FC_NUMBER_TEXT];
    const double times = measure->unit == FC_UNIT_SHARE ? 100 : 1;
    const double rounded = round(value / place) * place * times;
    const double decimals = -floor(log10(place * times) + 1e-9);
    if (fabs(rounded) < 1000 && decimals > 0)
        return rounded == 0 ? fc_words_print("0")
                            : fc_words_print("%s%.*f", sign, (int)decimals, rounded);
    return fc_words_print("%s%s", sign, fc_print_short(number, rounded, 12));
}

static const char *unit_of(const struct fc_measure *measure)
{
    return measure->unit == FC_UNIT_SHARE ? " points" : "";
}

struct fc_words fc_words_difference(const struct fc_measure    *measure,
                                    const struct fc_difference *difference, int months)
{
    const double value = difference->mean / months;
    const double half = fc_difference_half(difference) / months;
    if (difference->sd == 0 && difference->mean == 0)
        return fc_words_print("%s", difference->n > 1 ? "none" : "");
    if (!difference->told_apart)
        return fc_words_print("unclear");
    return fc_words_print(
        "%s%s",
        to_place(measure, value, place_of(measure, fabs(value), half), value > 0 ? "+" : "").text,
        unit_of(measure));
}

struct fc_words fc_words_difference_error(const struct fc_measure    *measure,
                                          const struct fc_difference *difference)
{
    const double half = fc_difference_half(difference);
    if (!(half > 0))
        return fc_words_print("%s", "");
    const double place = place_of(measure, fabs(difference->mean), half);
    return to_place(measure, ceil(half / place - 1e-9) * place, place, "±");
}

struct fc_words fc_words_difference_size(const struct fc_measure    *measure,
                                         const struct fc_plan       *plan,
                                         const struct fc_difference *difference, int months)
{
    char         number[FC_NUMBER_TEXT];
    const double size = fabs(difference->mean) / months;
    const double half = fc_difference_half(difference) / months;
    double       place = place_of(measure, size, half);
    if (measure->unit == FC_UNIT_MONEY) {
        const int    digits = half > 0 ? MONEY_DIGITS : EXACT_DIGITS;
        const double coarse = size > 0 ? pow(10, floor(log10(size)) + 1 - digits) : 1;
        return fc_words_stated(plan, round(size / fmax(place, coarse)) * fmax(place, coarse));
    }
    if (measure->unit == FC_UNIT_SHARE)
        return fc_words_print("%s points", to_place(measure, size, place, "").text);
    if (size >= WHOLE_FROM)
        place = fmax(place, 1);
    return fc_words_print("%s", fc_print_short(number, round(size / place) * place, 12));
}

/* A digit more than of a mean that stands alone: else the two sides would not make their
   difference. */
struct fc_words fc_words_side(const struct fc_measure *measure, const struct fc_difference *of,
                              int side)
{
    if (of->n < 2)
        return fc_words_print("%s", "");
    const double error = 1.96 * of->sd_of[side] / sqrt((double)of->n);
    const double place = place_of(measure, fabs(of->mean_of[side]), error);
    const double least = fabs(of->mean_of[side]) >= 1000 ? 1 : place;
    return fc_words_print("%s%s", to_place(measure, of->mean_of[side], fmax(place, least), "").text,
                          measure->unit == FC_UNIT_SHARE ? " %" : "");
}
