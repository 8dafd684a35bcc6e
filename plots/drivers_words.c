/* What the bars of what decides say: which input matters most, and how much is plain luck. */
#include "plots/drivers.h"

#include <string.h>

#include "plots/words.h"

/* An input's name must leave room for the finding. */
static const double NAME_MOST = 420;

/* "51 to 92 of 100", or "<1 to >99 of 100". */
static const char *span(struct fc_ruler *ruler, const struct fc_chart_facts *facts,
                        const struct fc_driver *driver)
{
    const double error = facts->drivers->standard_error;
    return fc_ruler_print(ruler, "%s to %s of 100", fc_chance_figure(ruler, driver->worst, error),
                          fc_chance_figure(ruler, driver->best, error));
}

/* How many have a clear effect; they come first. */
static size_t clear_ones(const struct fc_drivers_facts *drivers)
{
    size_t count = 0;
    while (count < drivers->driver_count && drivers->driver[count].clear)
        count++;
    return count;
}

const char *fc_drivers_title(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const struct fc_drivers_facts *drivers = facts->drivers;
    if (clear_ones(drivers) == 0 && drivers->not_knowing > 0.5)
        return "No single input decides the promise: many small ones do together";
    if (clear_ones(drivers) == 0)
        return "No single input decides the promise: what differs is mostly plain luck";
    const struct fc_driver *first = &drivers->driver[0];
    const char             *input =
        fc_words_capital(ruler, fc_ruler_fit(ruler, FC_FONT_TITLE, first->input, NAME_MOST));
    if (100 * (first->best - first->worst) < 3)
        return fc_ruler_print(ruler, "No input moves the promise much; %s most, %s", first->input,
                              span(ruler, facts, first));
    return fc_ruler_print(ruler, "%s decides most: the promise is kept in %s possible %s", input,
                          span(ruler, facts, first), fc_futures_words(facts));
}

const char *fc_drivers_subtitle(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    return fc_ruler_print(
        ruler,
        "%s. Bars run from the chance in an input's worst fifth to that in its best, all else left "
        "to vary; coloured by owner.",
        fc_words_capital(ruler, facts->promise));
}

const char *fc_drivers_strip(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    const double share = facts->drivers->not_knowing;
    return fc_ruler_print(ruler,
                          "Of what makes possible %s differ, %s parts of 100 are inputs nobody "
                          "knows yet, %s plain luck.",
                          fc_futures_words(facts), fc_chance_short(ruler, share),
                          fc_chance_short(ruler, 1 - share));
}

const char *fc_drivers_description(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    static const size_t            MOST = 3;
    const struct fc_drivers_facts *drivers = facts->drivers;
    const size_t                   clear = clear_ones(drivers);
    const char                    *text =
        fc_ruler_print(ruler, "Bars of the chance to keep the promise, %s as planned.",
                       fc_chance_label(ruler, facts->probability, facts->standard_error));
    for (size_t i = 0; i < clear && i < MOST; i++)
        text = fc_ruler_print(ruler, "%s %s: %s.", text,
                              fc_words_capital(ruler, drivers->driver[i].input),
                              span(ruler, facts, &drivers->driver[i]));
    if (clear < drivers->driver_count)
        text = fc_ruler_print(ruler, "%s Without a clear effect: %zu of %zu inputs.", text,
                              drivers->driver_count - clear, drivers->driver_count);
    return text;
}

static const char *or_dash(const char *text)
{
    return text[0] == '\0' ? "-" : text;
}

struct fc_chart_table fc_drivers_table(struct fc_ruler *ruler, const struct fc_chart_facts *facts)
{
    static const char *const headings[] = {"Input", "Range", "Owner", "Worst fifth", "Best fifth"};
    const struct fc_drivers_facts *drivers = facts->drivers;
    const size_t                   size = drivers->driver_count == 0 ? 1 : drivers->driver_count;
    struct fc_chart_table          table = fc_table_make(ruler, 5, size);
    if (table.rows == 0)
        return table;
    memcpy(table.heading, headings, sizeof headings);
    for (size_t i = 0; i < 5; i++)
        table.cell[i] = i == 0 ? "none is uncertain" : "-";
    for (size_t i = 0; i < drivers->driver_count; i++) {
        const struct fc_driver *driver = &drivers->driver[i];
        const char            **cell = &table.cell[5 * i];
        cell[0] = driver->input;
        cell[1] = or_dash(driver->range);
        cell[2] = or_dash(driver->owner);
        cell[3] = fc_chance_figure(ruler, driver->worst, drivers->standard_error);
        cell[4] = fc_chance_figure(ruler, driver->best, drivers->standard_error);
    }
    return table;
}
