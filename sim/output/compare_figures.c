#include "output/compare_figures.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "output/compare_words.h"
#include "output/plan_words.h"

enum { ROWS = 4, DIGITS = 3 };

/* The interval is said where it is wider than the drawing of the change shows. */
static const double WORTH_SAYING = 0.05;

struct maker {
    const struct fc_comparison *comparison;
    struct fc_arena            *arena;
    struct fc_compare_facts    *facts;
    struct fc_compare_row      *row;
    bool                        failed;
};

static const char *kept(struct maker *maker, struct fc_words words)
{
    const char *text = fc_arena_copy(maker->arena, words.text, strlen(words.text));
    maker->failed = maker->failed || text == NULL;
    return text;
}

/* "EUR 789k", "1,824". */
static struct fc_words amount(const struct fc_plan *plan, const struct fc_measure *measure,
                              double value)
{
    char number[FC_NUMBER_TEXT];
    if (measure->unit == FC_UNIT_MONEY)
        return fc_words_print("%s%s%s", plan->currency, plan->currency[0] == '\0' ? "" : " ",
                              fc_print_scaled(number, value, DIGITS));
    const double place = fabs(value) >= 10 ? 1 : 0.1;
    return fc_words_print("%s", fc_print_short(number, round(value / place) * place, 12));
}

static const char *interval(struct maker *maker, const struct fc_measure *measure, double low,
                            double high)
{
    const struct fc_plan none = {.currency = ""};
    if (high - low < WORTH_SAYING * fabs(low + high))
        return NULL;
    return kept(maker, fc_words_print("%s to %s", amount(&none, measure, low).text,
                                      amount(&none, measure, high).text));
}

/* One measure of one plan; the first plan's own stands in the difference to it of any other. */
static void fill_cell(struct maker *maker, struct fc_compare_cell *to, int plan,
                      const struct fc_measure *measure, const struct fc_difference *difference,
                      double share)
{
    const struct fc_plan *words = maker->comparison->plan;
    const int             side = plan > 0;
    to->value = difference->mean_of[side] / share;
    to->text = kept(maker, amount(words, measure, to->value));
    if (plan == 0)
        return;
    to->difference = difference->mean / share;
    to->low = difference->low / share;
    to->high = difference->high / share;
    to->told_apart = difference->told_apart;
    to->size = kept(maker, amount(words, measure, fabs(to->difference)));
    to->interval = interval(maker, measure, to->low, to->high);
}

/* What one row shows of each plan: where it stands in a comparison. */
enum shown { PEOPLE, MONEY, COST, WON };

static const struct fc_difference *shown_of(const struct fc_comparison *comparison,
                                            const struct fc_compared *with, enum shown shown,
                                            const struct fc_measure **measure, double *share,
                                            enum fc_period *period)
{
    const struct fc_plan             *plan = comparison->plan;
    const struct fc_leading           leading = fc_leading_of(comparison, with);
    const struct fc_compared_measure *found = NULL;
    *share = 1;
    *period = FC_PLAN;
    if (shown == PEOPLE) {
        *measure = leading.measure;
        *share = leading.months;
        *period = leading.period;
        return leading.measure == NULL ? NULL : leading.difference;
    }
    if (shown == WON)
        found = fc_compared_find(comparison, with, FC_M_ENTERED, plan->n_stages - 1);
    if (shown == COST)
        found = fc_compared_find(comparison, with, FC_M_COST, -1);
    if (shown == MONEY && plan->deal.has_margin && with->gain >= 0)
        found = &with->measure[with->gain];
    if (shown == MONEY && found == NULL && with->has_won) {
        *measure = &plan->measure[fc_measure_of(plan, FC_M_BOOKINGS, -1)];
        return &with->won;
    }
    if (found == NULL)
        return NULL;
    *measure = &plan->measure[found->of[0]];
    const bool again = shown == WON && *measure == leading.measure;
    const bool nothing = found->total.mean_of[0] == 0 && found->total.mean_of[1] == 0;
    return again || nothing ? NULL : &found->total;
}

static void add_row(struct maker *maker, enum shown shown)
{
    const struct fc_comparison *comparison = maker->comparison;
    struct fc_compare_row      *row = &maker->row[maker->facts->row_count];
    const struct fc_measure    *measure = NULL;
    enum fc_period              period = FC_PLAN;
    for (int i = 0; i < comparison->n; i++) {
        double                      share;
        const struct fc_difference *difference =
            shown_of(comparison, &comparison->with[i], shown, &measure, &share, &period);
        if (difference == NULL || difference->n < 2)
            return;
        if (i == 0)
            fill_cell(maker, &row->cell[0], 0, measure, difference, share);
        fill_cell(maker, &row->cell[i + 1], i + 1, measure, difference, share);
    }
    row->less_is_better = shown == COST;
    const bool later =
        shown == MONEY && measure->what == FC_M_BOOKINGS && comparison->with[0].same_months;
    row->label =
        kept(maker, period != FC_PLAN
                        ? fc_words_print("%s a %s", measure->words, fc_words_period(period, 1))
                        : fc_words_print("%s%s", measure->words, later ? ", with later ones" : ""));
    maker->facts->row_count++;
}

static void fill_plans(struct maker *maker)
{
    const struct fc_comparison *comparison = maker->comparison;
    struct fc_compare_facts    *to = maker->facts;
    to->plan_count = (size_t)comparison->n + 1;
    to->plan[0] = comparison->label;
    to->beats[0] = (double)NAN;
    for (int i = 0; i < comparison->n; i++) {
        const struct fc_compared *with = &comparison->with[i];
        to->plan[i + 1] = with->label;
        to->beats[i + 1] = with->gain >= 0 ? with->measure[with->gain].total.more : (double)NAN;
        if (with->gain >= 0)
            to->beats_by = comparison->plan->measure[with->measure[with->gain].of[0]].words;
        if (with->n_promises == 0)
            continue;
        to->chance[0] = with->promise[0].chance[0].p;
        to->chance[i + 1] = with->promise[0].chance[1].p;
        to->low[i + 1] = with->promise[0].difference.low;
        to->high[i + 1] = with->promise[0].difference.high;
    }
}

static const char *not_drawn(const struct fc_comparison *comparison)
{
    if (comparison->n >= FC_COMPARE_PLANS)
        return "six plans have room, no more";
    for (int i = 0; i < comparison->n; i++)
        if (comparison->with[i].n_promises > 0 && comparison->with[i].promise[0].other == NULL)
            return "the promise cannot be asked of every plan";
    return NULL;
}

enum fc_status fc_compare_figures_make(const struct fc_compare_facts **out, const char **why_not,
                                       const struct fc_comparison *comparison,
                                       struct fc_arena *arena, struct fc_error *err)
{
    struct maker maker = {.comparison = comparison, .arena = arena};
    *out = NULL;
    *why_not = not_drawn(comparison);
    if (*why_not != NULL)
        return FC_OK;
    maker.facts = fc_arena_take(arena, 1, sizeof *maker.facts);
    maker.row = fc_arena_take(arena, ROWS, sizeof *maker.row);
    if (maker.facts == NULL || maker.row == NULL)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory for the chart.");
    maker.facts->row = maker.row;
    fill_plans(&maker);
    for (int shown = PEOPLE; shown <= WON; shown++)
        add_row(&maker, (enum shown)shown);
    if (maker.failed)
        return fc_fail(err, FC_NO_MEMORY, "There is not enough memory for the chart.");
    *out = maker.facts;
    return FC_OK;
}
