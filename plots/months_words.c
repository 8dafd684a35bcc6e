/* What the fan says: its finding, how to read it, its figures in a table. */
#include "plots/months.h"

#include <math.h>
#include <string.h>

#include "plots/words.h"

static bool asks_a_level(const struct fc_chart_facts *facts)
{
    return facts->reading != FC_CHART_TOTAL;
}

/* The period that counts with the least (sign 1) or greatest (-1) chance; NULL without chances. */
static const struct fc_chart_period *extreme(const struct fc_chart_facts *facts, double sign)
{
    const struct fc_chart_period *found = NULL;
    for (size_t i = 0; i < facts->period_count; i++) {
        const struct fc_chart_period *period = &facts->periods[i];
        if (period->counts && isfinite(period->chance) &&
            (found == NULL || sign * period->chance < sign * found->chance))
            found = period;
    }
    return asks_a_level(facts) ? found : NULL;
}

/* The period that is clearly weaker than the others; NULL where chances differ by luck alone. */
static const struct fc_chart_period *weakest_of(const struct fc_chart_facts *facts)
{
    for (size_t i = 0; i < facts->period_count; i++)
        if (facts->periods[i].weakest)
            return &facts->periods[i];
    return NULL;
}

/* "92 of 100", or "92 of 100 or better" when months differ. */
static const char *single_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const double least = extreme(facts, 1)->chance;
    const double most = extreme(facts, -1)->chance;
    return fc_ruler_print(ruler, "%s%s", fc_chance_label(ruler, least, facts->standard_error),
                          fc_chance_of_100(least) == fc_chance_of_100(most) ? "" : " or better");
}

/* "72", where "of 100" was just said; "about 7 in 10". */
static const char *joint_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    if (facts->standard_error > 0.005)
        return fc_chance_label(ruler, facts->probability, facts->standard_error);
    return fc_chance_short(ruler, facts->probability);
}

static const char *every_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_chart_period *weakest = weakest_of(facts);
    const char                   *joint = joint_words(ruler, facts);
    const char                   *count = fc_number_word(ruler, facts->n);
    const char                   *single = single_words(ruler, facts);
    if (extreme(facts, 1)->chance < facts->confidence && weakest != NULL)
        return fc_ruler_print(ruler, "%s is the weakest %s: %s alone, all %s together %s",
                              fc_words_capital(ruler, weakest->name), facts->period,
                              fc_chance_label(ruler, weakest->chance, facts->standard_error), count,
                              joint);
    if (extreme(facts, 1)->chance < facts->confidence)
        return fc_ruler_print(ruler, "Each %s alone keeps the promise in %s, all %s together in %s",
                              facts->period, single, count, joint);
    switch (facts->verdict) {
    case FC_CHART_YES:
        return fc_ruler_print(ruler, "Each %s alone is safe (%s), and so are all %s together (%s)",
                              facts->period, single, count, joint);
    case FC_CHART_TOO_CLOSE:
        return fc_ruler_print(
            ruler, "Each %s alone looks safe (%s), all %s together are too close to call (%s)",
            facts->period, single, count, joint);
    case FC_CHART_NOT_YET:
    case FC_CHART_NO: break;
    }
    return fc_ruler_print(ruler, "Each %s alone looks safe (%s), all %s together do not (%s)",
                          facts->period, single, count, joint);
}

/* "the weakest month alone (April) in 81 of 100", "each month alone in 92 of 100". */
static const char *alone_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_chart_period *weakest = weakest_of(facts);
    if (weakest == NULL)
        return fc_ruler_print(ruler, "each %s alone in %s", facts->period,
                              single_words(ruler, facts));
    return fc_ruler_print(ruler, "the weakest %s alone (%s) in %s", facts->period, weakest->name,
                          fc_chance_label(ruler, weakest->chance, facts->standard_error));
}

/* The period of the largest middle value, when it is clearly larger than the last one. */
static const struct fc_chart_period *peak_of(const struct fc_chart_facts *facts)
{
    const struct fc_chart_period *last = fc_months_last(facts);
    const struct fc_chart_period *peak = last;
    for (size_t i = 0; i < facts->period_count; i++)
        if (facts->periods[i].p50 > peak->p50)
            peak = &facts->periods[i];
    return peak->p25 > last->p75 ? peak : NULL;
}

/* "Half of the possible years see 214 to 270 qualified leads", "At least 90 of 100 possible years
   see €75k cost". */
static const char *see_words(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                             const struct fc_chart_period *period)
{
    const bool varies = strcmp(fc_value_words(ruler, facts, period->p05),
                               fc_value_words(ruler, facts, period->p95)) != 0;
    return fc_ruler_print(ruler, "%s possible %s see %s %s",
                          varies ? "half of the" : "at least 90 of 100", fc_futures_words(facts),
                          fc_range_words(ruler, facts, period->p25, period->p75), facts->many);
}

/* The finding where no single period is asked for anything. */
static const char *plain_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_chart_period *last = fc_months_last(facts);
    const struct fc_chart_period *peak = peak_of(facts);
    if (peak != NULL)
        return fc_ruler_print(ruler, "%s is the highest: %s", fc_words_capital(ruler, peak->name),
                              see_words(ruler, facts, peak));
    return fc_ruler_print(ruler, "%s in %s", fc_words_capital(ruler, see_words(ruler, facts, last)),
                          last->name);
}

const char *fc_months_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const char *joint = fc_chance_label(ruler, facts->probability, facts->standard_error);
    if (extreme(facts, 1) == NULL || facts->part_count > 1)
        return plain_title(ruler, facts);
    if (facts->n == 1)
        return fc_ruler_print(ruler, "%s keeps the promise in %s possible %s", facts->window, joint,
                              fc_futures_words(facts));
    switch (facts->reading) {
    case FC_CHART_AVERAGE:
        return fc_ruler_print(ruler, "The average holds in %s, %s", joint,
                              alone_words(ruler, facts));
    case FC_CHART_SOME:
        return fc_ruler_print(ruler, "%zu of %zu %ss hold in %s, %s", facts->k, facts->n,
                              facts->period, joint, alone_words(ruler, facts));
    case FC_CHART_EVERY:
    case FC_CHART_TOTAL: break;
    }
    return every_title(ruler, facts);
}

/* Where some periods are not known: why. */
static const char *left_out(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    for (size_t i = 0; i < facts->period_count; i++)
        if (!isfinite(facts->periods[i].p50))
            return fc_ruler_print(ruler,
                                  " Left out: %ss in which there is often nothing to divide by.",
                                  facts->period);
    return "";
}

const char *fc_months_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    return fc_ruler_print(
        ruler,
        "%s in each %s. The inner band holds the middle 50 of 100 possible %s, the whole fan 90; "
        "the figures beside it are those of %s.%s",
        fc_words_capital(ruler, facts->many), facts->period, fc_futures_words(facts),
        fc_months_told(facts)->name, left_out(ruler, facts));
}

/* What there is to say of single periods. */
static const char *single_sentence(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_chart_period *weakest = weakest_of(facts);
    if (extreme(facts, 1) == NULL)
        return "";
    if (weakest == NULL)
        return fc_ruler_print(ruler, " Each single %s that counts keeps the promise in %s.",
                              facts->period, single_words(ruler, facts));
    return fc_ruler_print(ruler, " The weakest single %s is %s: it keeps the promise in %s.",
                          facts->period, weakest->name,
                          fc_chance_words(ruler, weakest->chance, facts->standard_error));
}

const char *fc_months_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_chart_period *told = fc_months_told(facts);
    const char                   *text =
        fc_ruler_print(ruler, "Fan chart of %s from %s to %s.", facts->many, facts->periods[0].name,
                       facts->periods[facts->period_count - 1].name);
    text =
        fc_ruler_print(ruler, "%s In %s, 90 of 100 possible %s lie between %s and %s,", text,
                       told->name, fc_futures_words(facts), fc_value_words(ruler, facts, told->p05),
                       fc_value_words(ruler, facts, told->p95));
    return fc_ruler_print(ruler, "%s the middle 50 between %s and %s.%s", text,
                          fc_value_words(ruler, facts, told->p25),
                          fc_value_words(ruler, facts, told->p75), single_sentence(ruler, facts));
}

static void fill_row(const char **cell, size_t columns, struct fc_ruler *ruler,
                     const struct fc_chart_facts *facts, const struct fc_chart_period *period)
{
    const double value[] = {period->p05, period->p25, period->p50, period->p75, period->p95};
    cell[0] = period->label;
    for (size_t i = 0; i < 5; i++)
        cell[i + 1] = isfinite(value[i]) ? fc_value_words(ruler, facts, value[i]) : "";
    if (columns == 7)
        cell[6] = isfinite(period->chance) ? fc_chance_short(ruler, period->chance) : "";
}

struct fc_chart_table fc_months_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    static const char *const headings[] = {"5 of 100 below", "25 of 100 below",
                                           "middle",         "25 of 100 above",
                                           "5 of 100 above", "keeps it, of 100"};
    const size_t             columns = asks_a_level(facts) ? 7 : 6;
    struct fc_chart_table    table = fc_table_make(ruler, columns, facts->period_count);
    if (table.rows == 0)
        return table;
    table.heading[0] = fc_words_capital(ruler, facts->period);
    for (size_t i = 1; i < columns; i++)
        table.heading[i] = headings[i - 1];
    for (size_t i = 0; i < table.rows; i++)
        fill_row(&table.cell[i * columns], columns, ruler, facts, &facts->periods[i]);
    return table;
}
