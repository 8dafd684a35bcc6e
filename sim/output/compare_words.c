#include "output/compare_words.h"

#include <math.h>
#include <string.h>

#include "model/sentence.h"
#include "output/plan_words.h"

/* ---- promises ---- */

void fc_say_promise_shortly(struct fc_text *out, const struct fc_promise *promise,
                            const struct fc_plan *plan)
{
    if (promise->text != NULL)
        fc_text_add(out, "\"%s\"", promise->text);
    else
        fc_promise_say(out, promise, plan);
}

/* "more than 98 of 100" as a place from which to go: without what the other end repeats. */
static struct fc_words without_unit(struct fc_words words)
{
    char *unit = strstr(words.text, " of 100");
    if (unit != NULL)
        *unit = '\0';
    return words;
}

struct fc_words fc_words_chance_change(const struct fc_compared_promise *promise)
{
    const struct fc_words from = fc_words_of(promise->chance[0]);
    const struct fc_words to = fc_words_of(promise->chance[1]);
    const bool            same = strcmp(from.text, to.text) == 0;
    if (!promise->difference.told_apart)
        return fc_words_print("stays %s%s", same ? "at " : "about where it is, at ", from.text);
    if (same)
        return fc_words_print("%s a little, at %s",
                              promise->difference.mean < 0 ? "falls" : "rises", to.text);
    return fc_words_print("%s from %s to %s", promise->difference.mean < 0 ? "falls" : "rises",
                          strstr(to.text, " of 100") == NULL ? from.text : without_unit(from).text,
                          to.text);
}

/* ---- names ---- */

struct fc_words fc_words_plan_letter(int plan)
{
    return plan < 26 ? fc_words_print("%c", 'A' + plan) : fc_words_print("plan %d", plan + 1);
}

struct fc_words fc_words_window(const struct fc_plan *plan, int from, int months)
{
    struct fc_text text = {0};
    fc_window_say(&text, plan, from, from + months - 1);
    const struct fc_words words = fc_words_print("%s", text.failed ? "" : text.bytes);
    fc_text_free(&text);
    return words;
}

/* ---- what it leads with ---- */

static bool is_people(const struct fc_measure *measure)
{
    return measure->what == FC_M_ENTERED;
}

struct fc_leading fc_leading_of(const struct fc_comparison *comparison,
                                const struct fc_compared   *with)
{
    const struct fc_plan *plan = comparison->plan;
    for (int p = 0; p < with->n_promises; p++)
        for (int c = 0; c < with->promise[p].promise->n_clauses; c++) {
            const struct fc_compared_window *window = &with->promise[p].window[c];
            if (with->promise[p].other == NULL ||
                !is_people(&plan->measure[window->clause->measure]))
                continue;
            const bool mean = window->clause->reading != FC_TOTAL;
            return (struct fc_leading){&plan->measure[window->clause->measure], &window->each,
                                       mean ? window->clause->period : FC_PLAN, 1, window->clause};
        }
    for (int stage = 0; stage >= -1; stage--) {
        const struct fc_compared_measure *measure =
            fc_compared_find(comparison, with, FC_M_ENTERED, stage);
        if (measure != NULL)
            return (struct fc_leading){&plan->measure[measure->of[0]], &measure->total, FC_MONTH,
                                       with->months, NULL};
    }
    return (struct fc_leading){0};
}

/* ---- what it brings ---- */

enum { MOST_GAINS = 3 };

struct gains {
    int             n[3]; /* of what it brings more of, of what it loses, of what is unclear */
    struct fc_words item[3][MOST_GAINS];
};
enum { MORE, LESS, UNCLEAR };

static void add_gain(struct gains *gains, const struct fc_measure *measure,
                     const struct fc_plan *plan, const struct fc_difference *difference, int months,
                     const char *name, const char *tail)
{
    const int kind = !difference->told_apart ? UNCLEAR : difference->mean > 0 ? MORE : LESS;
    const struct fc_words size = fc_words_difference_size(measure, plan, difference, months);
    struct fc_words      *item = &gains->item[kind][gains->n[kind]++];
    const bool            money = measure->unit == FC_UNIT_MONEY;
    if (kind == UNCLEAR)
        *item = fc_words_print("%s", name);
    else if (money)
        *item = fc_words_print("%s %s%s%s", size.text, kind == MORE ? "more " : "of ", name, tail);
    else
        *item = fc_words_print("%s %s%s%s", size.text, kind == MORE ? "more " : "",
                               strcmp(size.text, "1") == 0 ? measure->singular : name, tail);
}

/* " a month from April 2027 on", " in total". */
static struct fc_words a_period(const struct fc_leading *leading, const struct fc_plan *plan,
                                const struct fc_compared *with)
{
    const struct fc_clause *clause = leading->clause;
    const int               last = with->first[0] + with->months - 1;
    struct fc_words         each = fc_words_print("%s", " in total");
    if (leading->period != FC_PLAN)
        each = fc_words_print(" a %s", fc_words_period(leading->period, 1));
    if (clause == NULL || (clause->from_t <= with->first[0] && clause->to_t >= last))
        return each;
    if (clause->to_t >= last)
        return fc_words_print("%s from %s on", each.text,
                              fc_words_month(plan, clause->from_t).text);
    return fc_words_print(
        "%s (%s)", each.text,
        fc_words_window(plan, clause->from_t, clause->to_t - clause->from_t + 1).text);
}

static void add_money(struct gains *gains, const struct fc_comparison *comparison,
                      const struct fc_compared *with)
{
    const struct fc_plan *plan = comparison->plan;
    if (with->gain >= 0 && plan->deal.has_margin) {
        const struct fc_compared_measure *gain = &with->measure[with->gain];
        add_gain(gains, &plan->measure[gain->of[0]], plan, &gain->total, 1, "net gain", "");
    } else if (with->has_won) {
        const int bookings = fc_measure_of(plan, FC_M_BOOKINGS, -1);
        add_gain(gains, &plan->measure[bookings], plan, &with->won, 1, "bookings",
                 with->same_months ? " (later ones included)" : "");
    }
}

static struct gains gains_of(const struct fc_comparison *comparison, const struct fc_compared *with)
{
    const struct fc_plan   *plan = comparison->plan;
    const struct fc_leading leading = fc_leading_of(comparison, with);
    struct gains            gains = {0};
    if (leading.measure != NULL)
        add_gain(&gains, leading.measure, plan, leading.difference, (int)leading.months,
                 leading.measure->words, a_period(&leading, plan, with).text);
    const struct fc_compared_measure *last =
        fc_compared_find(comparison, with, FC_M_ENTERED, plan->n_stages - 1);
    if (last != NULL && &plan->measure[last->of[0]] != leading.measure)
        add_gain(&gains, &plan->measure[last->of[0]], plan, &last->total, 1,
                 plan->measure[last->of[0]].words, "");
    add_money(&gains, comparison, with);
    return gains;
}

static void say_list(struct fc_text *out, const struct gains *gains, int kind)
{
    const char *name[MOST_GAINS];
    for (int i = 0; i < gains->n[kind]; i++)
        name[i] = gains->item[kind][i].text;
    fc_words_list(out, gains->n[kind], name);
}

/* ---- what it costs ---- */

/* Whether each month costs so much more or less, so that it may be said of a month. */
static bool alike(const struct fc_compared *with)
{
    for (int t = 1; t < with->n_months; t++)
        if (fabs(with->month[t].of[FC_BY_COST].mean - with->month[0].of[FC_BY_COST].mean) > 0.005)
            return false;
    return with->n_months > 1 && with->has[FC_BY_COST];
}

enum cost { FREE, ALIKE, SAVES, COSTS };

/* "saves 15,000 a month against A"; nothing where neither plan costs anything. */
static enum cost say_cost(struct fc_text *out, const struct fc_comparison *comparison,
                          const struct fc_compared *with)
{
    const struct fc_compared_measure *cost = fc_compared_find(comparison, with, FC_M_COST, -1);
    if (cost == NULL || (cost->total.mean_of[0] == 0 && cost->total.mean_of[1] == 0))
        return FREE;
    const int             months = alike(with) ? with->months : 1;
    const struct fc_words size = fc_words_difference_size(&comparison->plan->measure[cost->of[0]],
                                                          comparison->plan, &cost->total, months);
    const char           *time = months > 1 ? " a month" : " in total";
    if (!cost->total.told_apart)
        fc_text_add(out, " costs as much as %s", comparison->label);
    else if (cost->total.mean < 0)
        fc_text_add(out, " saves %s%s against %s", size.text, time, comparison->label);
    else
        fc_text_add(out, " costs %s more%s than %s", size.text, time, comparison->label);
    return !cost->total.told_apart ? ALIKE : cost->total.mean < 0 ? SAVES : COSTS;
}

/* ---- the sentence ---- */

static void say_gains(struct fc_text *out, const struct fc_comparison *comparison,
                      const struct gains *gains, enum cost cost)
{
    const bool told = gains->n[MORE] + gains->n[LESS] > 0;
    if (gains->n[MORE] > 0) {
        fc_text_add(out, "%s brings ", cost == FREE ? "" : " and");
        say_list(out, gains, MORE);
    }
    if (gains->n[LESS] > 0) {
        const bool but = gains->n[MORE] > 0 || cost == SAVES;
        fc_text_add(out, "%s loses ", but ? ", but" : cost == FREE ? "" : " and");
        say_list(out, gains, LESS);
    }
    if (cost == FREE && told)
        fc_text_add(out, " against %s", comparison->label);
    if (gains->n[UNCLEAR] == 0)
        return;
    if (told || cost != FREE)
        fc_text_add(out, "; in ");
    else
        fc_text_add(out, " cannot be told apart from %s in ", comparison->label);
    say_list(out, gains, UNCLEAR);
    if (told || cost != FREE)
        fc_text_add(out, " the two cannot be told apart");
}

/* Nothing differs in any of what is said first. */
static bool nothing_told(const struct fc_comparison *comparison, const struct fc_compared *with,
                         const struct gains *gains)
{
    const struct fc_compared_measure *cost = fc_compared_find(comparison, with, FC_M_COST, -1);
    bool told = gains->n[MORE] + gains->n[LESS] > 0 || (cost != NULL && cost->total.told_apart);
    for (int p = 0; p < with->n_promises; p++)
        told = told || (with->promise[p].other != NULL && with->promise[p].difference.told_apart);
    return !told;
}

/* The first promises; all stand in the table. */
static void say_promises(struct fc_text *out, const struct fc_comparison *comparison,
                         const struct fc_compared *with)
{
    enum { SAID = 2 };
    int said = 0;
    for (int p = 0; p < with->n_promises && said < SAID; p++) {
        if (with->promise[p].other == NULL)
            continue;
        fc_text_add(out, said++ == 0 ? "; the promise " : ", and ");
        fc_say_promise_shortly(out, with->promise[p].promise, comparison->plan);
        fc_text_add(out, " %s", fc_words_chance_change(&with->promise[p]).text);
    }
}

void fc_compared_say(struct fc_text *out, const struct fc_comparison *comparison,
                     const struct fc_compared *with)
{
    const struct gains gains = gains_of(comparison, with);
    if (nothing_told(comparison, with, &gains)) {
        fc_text_add(out,
                    "%s and %s cannot be told apart, neither in what they cost nor in what "
                    "they bring",
                    comparison->label, with->label);
        say_promises(out, comparison, with);
        fc_text_add(out, ".");
        return;
    }
    fc_text_add(out, "%s", with->label);
    const enum cost cost = say_cost(out, comparison, with);
    say_gains(out, comparison, &gains, cost);
    say_promises(out, comparison, with);
    fc_text_add(out, ".");
}
