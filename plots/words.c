#include "plots/words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

int fc_chance_of_100(double probability)
{
    return (int)lround(100 * fmin(fmax(probability, 0), 1));
}

const char *fc_chance_short(struct fc_ruler *ruler, double probability)
{
    const int chance = fc_chance_of_100(probability);
    if (chance <= FC_CHANCE_LOW)
        return "<1";
    if (chance >= FC_CHANCE_HIGH)
        return ">99";
    return fc_ruler_print(ruler, "%d", chance);
}

static const char *about(struct fc_ruler *ruler, double probability)
{
    const int tenths = (int)lround(10 * probability);
    if (tenths <= 0)
        return "fewer than 1 in 10";
    if (tenths >= 10)
        return "more than 9 in 10";
    return fc_ruler_print(ruler, "about %d in 10", tenths);
}

const char *fc_chance_words(struct fc_ruler *ruler, double probability, double standard_error)
{
    const int chance = fc_chance_of_100(probability);
    if (standard_error > 0.005)
        return about(ruler, probability);
    if (chance <= FC_CHANCE_LOW)
        return "fewer than 1 of 100";
    if (chance >= FC_CHANCE_HIGH)
        return "more than 99 of 100";
    return fc_ruler_print(ruler, "%d of 100", chance);
}

const char *fc_chance_label(struct fc_ruler *ruler, double probability, double standard_error)
{
    if (standard_error > 0.005)
        return about(ruler, probability);
    return fc_ruler_print(ruler, "%s of 100", fc_chance_short(ruler, probability));
}

bool fc_chance_rough(double standard_error)
{
    return standard_error > 0.005;
}

const char *fc_chance_figure(struct fc_ruler *ruler, double probability, double standard_error)
{
    const int tenths = (int)lround(10 * probability);
    if (!fc_chance_rough(standard_error))
        return fc_chance_short(ruler, probability);
    if (tenths <= 0)
        return "<10";
    return tenths >= 10 ? ">90" : fc_ruler_print(ruler, "~%d", 10 * tenths);
}

const char *fc_chance_next(struct fc_ruler *ruler, double probability, double standard_error)
{
    return fc_chance_rough(standard_error) ? about(ruler, probability)
                                           : fc_chance_short(ruler, probability);
}

/* To that many digits, up or down. A level that is already round must not slip a digit through
   the division. */
static double round_to(double value, int digits, bool up)
{
    if (!(fabs(value) > 0))
        return 0;
    const double unit = pow(10, floor(log10(fabs(value))) - (double)digits + 1);
    return unit * (up ? ceil(value / unit - 1e-9) : floor(value / unit + 1e-9));
}

const char *fc_money_words(struct fc_ruler *ruler, const char *currency, double value, int digits)
{
    static const char *const signs[][2] = {{"EUR", "€"}, {"USD", "$"}, {"GBP", "£"}, {"JPY", "¥"}};
    char                     number[FC_NUMBER_TEXT];
    const char              *minus = value < 0 ? "-" : "";
    fc_print_scaled(number, fabs(value), digits);
    if (currency == NULL || currency[0] == '\0')
        return fc_ruler_print(ruler, "%s%s", minus, number);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strcmp(currency, signs[i][0]) == 0)
            return fc_ruler_print(ruler, "%s%s%s", minus, signs[i][1], number);
    return fc_ruler_print(ruler, "%s%s %s", minus, currency, number);
}

const char *fc_value_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts, double value)
{
    char number[FC_NUMBER_TEXT];
    switch (facts->unit) {
    case FC_CHART_MONEY: return fc_money_words(ruler, facts->currency, value, 3);
    case FC_CHART_SHARE:
        return fc_ruler_print(ruler, "%s%%",
                              fabs(value) < 1e4 ? fc_print_short(number, 100 * value, 3)
                                                : fc_print_scaled(number, 100 * value, 3));
    case FC_CHART_COUNT: break;
    }
    if (fabs(value) < 1e6)
        return fc_ruler_print(ruler, "%s", fc_print_whole(number, (int64_t)llround(value)));
    return fc_ruler_print(ruler, "%s", fc_print_scaled(number, value, 3));
}

const char *fc_range_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts, double low,
                           double high)
{
    const char *from = fc_value_words(ruler, facts, low);
    const char *to = fc_value_words(ruler, facts, high);
    return strcmp(from, to) == 0 ? from : fc_ruler_print(ruler, "%s to %s", from, to);
}

const char *fc_level_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts, double level)
{
    if (facts->unit != FC_CHART_COUNT || fabs(level) >= 1e6)
        level = round_to(level, 3, facts->at_most);
    else
        level = facts->at_most ? ceil(level - 1e-9) : floor(level + 1e-9);
    return fc_value_words(ruler, facts, level);
}

const char *fc_promise_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                             double level)
{
    const char *number = fc_level_words(ruler, facts, level);
    const char *what = strcmp(number, "1") == 0 ? facts->one : facts->many;
    return fc_ruler_print(ruler, "%s%s %s", facts->at_most ? "at most " : "", number, what);
}

const char *fc_reading_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    if (facts->n == 1 && facts->reading != FC_CHART_TOTAL)
        return fc_ruler_print(ruler, "in %s", facts->window);
    switch (facts->reading) {
    case FC_CHART_AVERAGE: return fc_ruler_print(ruler, "a %s on average", facts->period);
    case FC_CHART_SOME:
        return fc_ruler_print(ruler, "in %zu of %zu %ss", facts->k, facts->n, facts->period);
    case FC_CHART_TOTAL: return "in total";
    case FC_CHART_EVERY: break;
    }
    return fc_ruler_print(ruler, "a %s", facts->period);
}

const char *fc_decider_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    if (facts->n == 1 && facts->reading != FC_CHART_TOTAL)
        return facts->window;
    switch (facts->reading) {
    case FC_CHART_AVERAGE: return fc_ruler_print(ruler, "the average %s", facts->period);
    case FC_CHART_SOME: return fc_ruler_print(ruler, "the deciding %s", facts->period);
    case FC_CHART_TOTAL: return "the total";
    case FC_CHART_EVERY: break;
    }
    return fc_ruler_print(ruler, "the %s %s", facts->at_most ? "highest" : "worst", facts->period);
}

const char *fc_futures_words(const struct fc_chart_facts *facts)
{
    if (facts->futures != NULL && facts->futures[0] != '\0')
        return facts->futures;
    return facts->period_count == 0 || facts->period_count == 12 ? "years" : "futures";
}

const char *fc_future_word(const struct fc_chart_facts *facts)
{
    return strcmp(fc_futures_words(facts), "years") == 0 ? "year" : "future";
}

const char *fc_number_word(struct fc_ruler *ruler, size_t number)
{
    static const char *const words[] = {"no",    "one",   "two",  "three", "four",   "five",  "six",
                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (number < sizeof words / sizeof words[0])
        return words[number];
    return fc_ruler_print(ruler, "%zu", number);
}

struct fc_chart_table fc_table_make(struct fc_ruler *ruler, size_t columns, size_t rows)
{
    struct fc_chart_table table = {.columns = columns, .rows = rows};
    table.heading = fc_ruler_take(ruler, columns, sizeof *table.heading);
    table.cell = fc_ruler_take(ruler, columns * rows, sizeof *table.cell);
    if (table.heading == NULL || table.cell == NULL)
        return (struct fc_chart_table){0};
    return table;
}

const char *fc_bound_words(const struct fc_chart_facts *facts)
{
    return facts->at_most ? "at most" : "at least";
}

const char *fc_words_capital(struct fc_ruler *ruler, const char *text)
{
    const unsigned char first = (unsigned char)text[0];
    if (!islower(first))
        return text;
    return fc_ruler_print(ruler, "%c%s", toupper(first), text + 1);
}

bool fc_keeps(const struct fc_chart_facts *facts, double value, double level)
{
    return facts->at_most ? value <= level : value >= level;
}

bool fc_levels_step(const struct fc_chart_facts *facts)
{
    for (size_t i = 0; i < facts->period_count; i++) {
        const double level = facts->periods[i].level;
        if (isfinite(level) && fabs(level - facts->level) > 0)
            return true;
    }
    return false;
}
